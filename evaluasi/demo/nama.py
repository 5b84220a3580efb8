"""Fictional names from several regions; given and family names are drawn apart, so nobody in particular is meant."""

from random import Random

# daerah: (men, women, family names or second names)
DAERAH = {
    "jawa": (
        "Bambang Agus Eko Slamet Wahyu Dwi Bayu Hendra Teguh Joko Arif Purwanto Widodo Sigit Yudi Galih",
        "Sri Endang Retno Wulan Dyah Ratih Indah Tri Kartika Ambar Nurul Tuti Lestari Puji Ayu Murni",
        "Santoso Wijayanto Nugroho Prasetyo Utomo Saputro Hartono Setyawan Susilo Rahardjo Kusuma Subagyo Winarno",
    ),
    "sunda": (
        "Asep Dadang Ujang Cecep Deden Iwan Yayan Aang Encep Tatang Dede Rukmana",
        "Euis Neneng Iis Lilis Nining Teti Enok Yeni Ai Imas Rina Cucu",
        "Suherman Sutisna Permana Hidayat Gunawan Kurniawan Supriatna Sobandi Mulyana Rohendi Setiadi Komarudin",
    ),
    "batak": (
        "Parlindungan Togar Poltak Maruli Jonathan Sahat Hotman Rudolf Binsar Tumpal",
        "Tiurma Rotua Lamria Duma Masta Hotmaida Roslin Meriati Debora Rosinta",
        "Simanjuntak Sitorus Nainggolan Hutapea Siregar Harahap Lubis Panjaitan Situmorang Tampubolon Ginting Purba",
    ),
    "minang": (
        "Zulkifli Afrizal Yusrizal Hendri Syafril Rizal Masrul Irwandi Fauzan Dasril",
        "Yusnidar Fitriani Mardiana Nelvi Rahmawati Elvira Desmawati Suryani Gusni Yulia",
        "Chaniago Tanjung Sikumbang Piliang Koto Jambak Guci Pisang Bodi Caniago",
    ),
    "bugis": (
        "Andi Baso Muhammad Syamsul Arifuddin Jamaluddin Hasanuddin Firman Irfan Takdir",
        "Besse Hasnah Nurhayati Rosmini Darmawati Hartati Kasmawati Indo Hamsina Sitti",
        "Mappangara Daeng Tahir Rahman Patunru Makkasau Palaguna Bakri Tenri Paturusi",
    ),
    "bali": (
        "Wayan Made Nyoman Ketut Gede Komang Putu Kadek",
        "Luh Niluh Wayan Made Ketut Komang Putu Kadek",
        "Suardana Artawan Sudiarta Widiantara Parwata Suastika Mahendra Adnyana Wirawan Astawa",
    ),
    "timur": (
        "Yohanis Marthen Frans Agustinus Yakob Petrus Simon Benyamin Elias Markus",
        "Maria Yuliana Agustina Marselina Yosefina Martha Paulina Selvi Yosina Adriana",
        "Wenda Rumbiak Tabuni Latuconsina Pattiasina Manuhutu Nalle Ndolu Kambu Wanggai Tubulau Lewerissa",
    ),
    "banjar": (
        "Akhmad Syarifuddin Rusli Khairul Mursidi Hairani Fahrul Abdul Muhidin Taufik",
        "Noor Siti Mariatul Rusdiana Halimah Norhasanah Fauziah Jumiati Rabiatul Mahrita",
        "Noor Hamidi Effendi Syahrani Asmuni Ardiansyah Maulana Anwar Zainuddin Hasan",
    ),
}
BOBOT = {"jawa": 30, "sunda": 26, "batak": 8, "minang": 8, "bugis": 8, "bali": 6, "timur": 8, "banjar": 6}
_TERPISAH = {d: tuple(tuple(kata.split()) for kata in isi) for d, isi in DAERAH.items()}
_DAERAH, _BOBOT = list(BOBOT), list(BOBOT.values())


def orang(acak: Random) -> tuple[str, bool]:
    """A name of two or three words, and whether it is a woman's."""
    pria, wanita, keluarga = _TERPISAH[acak.choices(_DAERAH, _BOBOT)[0]]
    perempuan = acak.random() < 0.54
    depan = wanita if perempuan else pria
    kata = [acak.choice(depan)]
    if acak.random() < 0.35 and (tengah := acak.choice(depan)) not in kata:
        kata.append(tengah)
    if (belakang := acak.choice(keluarga)) not in kata:
        kata.append(belakang)
    return " ".join(kata) if len(kata) > 1 else f"{kata[0]} {keluarga[0]}", perempuan


TEMPAT = (
    "Sukamaju", "Mekarjaya", "Cibeureum", "Sukasari", "Mekarwangi", "Ciputih", "Kaliwetan", "Banjarsari",
    "Sindangsari", "Margahayu", "Wanasari", "Tanjungsari", "Karangmulya", "Sukatani", "Cikahuripan", "Pasirjaya",
    "Girimulya", "Mandalasari", "Lebakwangi", "Purwasari", "Kertajaya", "Sumberejo", "Tirtomulyo", "Bojongsari",
    "Cempaka", "Wargamulya", "Sidomukti", "Rawasari", "Panyingkiran", "Cilimus",
)  # fmt: skip


def tempat(n: int) -> str:
    """The name of the n-th village or district; further rounds get a direction, then a number."""
    putaran, letak = divmod(n, len(TEMPAT))
    arah = ("", " Utara", " Selatan", " Timur", " Barat")
    return TEMPAT[letak] + (arah[putaran] if putaran < len(arah) else f" {putaran}")
