"""How single cells of an import are read: NIP, dates, golongan, names, posts, the small columns."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pegawai.aturan.impor import golongan, identitas, ihwal, nama, rujukan, tanggal
from pegawai.aturan.impor.dasar import Acuan, Jabatan, Sel, Unit, buka, jenis_sel, kemas
from pegawai.aturan.impor.jabatan import PetaJabatan, hampir_sama, jenjang_dari_nama
from pegawai.aturan.impor.kepala import bukan_data
from pegawai.aturan.impor.nilai import teks_bebas
from pegawai.aturan.impor.teks import judulkan, kosong, rapi
from pegawai.aturan.impor.unit import PetaUnit
from tests.impor_uji import tabel

NIP = "198503152010012007"


def kode(terbaca):
    return [c.kode for c in terbaca.catatan]


@pytest.mark.parametrize(
    ("sel", "nilai", "disebut"),
    [
        (NIP, NIP, []),
        ("19850315 201001 2 007", NIP, ["NIP_TANDA"]),
        ("'198503152010012007", NIP, ["NIP_TANDA"]),
        ("’19850315-201001-2-007", NIP, ["NIP_TANDA"]),
        ("19850315\u00a0201001\u200b2007", NIP, ["NIP_TANDA"]),
        ("１９８５０３１５２０１００１２００７", NIP, ["NIP_TANDA"]),
        ('="198503152010012007"', NIP, ["NIP_PELINDUNG_EXCEL"]),
        ("NIP. 19850315 201001 2 007", NIP, ["NIP_AWALAN"]),
        ("NI PPPK 198503152010012007", NIP, ["NIP_AWALAN"]),
        (Sel(NIP, "rumus"), NIP, ["RUMUS_BERNILAI"]),
        ("1.98E+17", None, ["NIP_ILMIAH"]),
        ("1,98501E+17", None, ["NIP_ILMIAH"]),
        (Sel("1.98503152010012E+17", "angka"), None, ["NIP_ANGKA"]),
        (Sel("198503152010012007", "angka"), None, ["NIP_ANGKA"]),
        ("l98503152010012007", None, ["NIP_HURUF"]),
        ("130000001", None, ["NIP_LAMA"]),
        ("1985031520100120", None, ["NIP_PANJANG"]),
        ("1985031520100120070", None, ["NIP_PANJANG"]),
        ("198513152010012007", None, ["NIP_TANGGAL"]),
        ("198502302010012007", None, ["NIP_TANGGAL"]),
        ("198503152010013007", None, ["NIP_KELAMIN"]),
        ("-", None, ["NIP_KOSONG"]),
        ("", None, ["NIP_KOSONG"]),
        (Sel("#N/A", "galat"), None, ["SEL_GALAT"]),
        (Sel('=REPT("1",18)', "rumus_kosong"), None, ["RUMUS_TANPA_NILAI"]),
    ],
)
def test_nip_dibaca_atau_ditolak_dengan_sebab(sel, nilai, disebut):
    terbaca = identitas.baca("NIP BARU", sel)
    assert (terbaca.nilai, kode(terbaca)) == (nilai, disebut)
    assert terbaca.ditolak == (nilai is None)


def test_nip_yang_rusak_menyebut_cara_memperbaikinya():
    assert identitas.baca("NIP BARU", "1.98E+17").catatan[0].kalimat == (
        "NIP berbentuk 1.98E+17: digit aslinya sudah hilang. Ubah kolom NIP menjadi Teks lalu tempel ulang dari "
        "sumbernya."
    )
    huruf = identitas.baca("NIP BARU", "19850315201001200O").catatan[0]
    assert (huruf.usulan, huruf.kalimat) == (
        "198503152010012000", "NIP memuat huruf O; mungkin maksudnya angka nol.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("nip", "jenis", "disebut"),
    [
        (NIP, "pns", []),
        ("198503152010212007", "pppk", []),
        ("198503152010212007", "pns", ["NIP_POLA_PPPK"]),
        (NIP, "pppk", ["NIP_POLA_PNS"]),
        ("198503152010012000", "pns", ["NIP_SERI_000"]),
        ("200503152010012007", "pns", ["NIP_TMT_MUDA"]),
    ],
)
def test_nip_sah_yang_janggal_diberi_tanda(nip, jenis, disebut):
    assert kode(identitas.janggal("NIP BARU", nip, jenis, True)) == disebut


@pytest.mark.parametrize(
    ("sel", "hari", "disebut"),
    [
        ("01-02-2024", "2024-02-01", ""),
        ("1-2-2024", "2024-02-01", "TANGGAL_GAYA"),
        ("01/02/2024", "2024-02-01", "TANGGAL_GAYA"),
        ("01.02.2024", "2024-02-01", "TANGGAL_GAYA"),
        ("01 02 2024", "2024-02-01", "TANGGAL_GAYA"),
        ("2024-02-01", "2024-02-01", "TANGGAL_GAYA"),
        ("2024/02/01", "2024-02-01", "TANGGAL_GAYA"),
        ("20240201", "2024-02-01", "TANGGAL_GAYA"),
        ("2024-02-01 07:30:00", "2024-02-01", "TANGGAL_GAYA"),
        ("1 Februari 2024", "2024-02-01", "TANGGAL_GAYA"),
        ("1 Pebruari 2024", "2024-02-01", "TANGGAL_GAYA"),
        ("1 Nopember 2024", "2024-11-01", "TANGGAL_GAYA"),
        ("01-AGS-2024", "2024-08-01", "TANGGAL_GAYA"),
        ("1 Agt. 2024", "2024-08-01", "TANGGAL_GAYA"),
        ("Kamis, 1 Februari 2024", "2024-02-01", "TANGGAL_GAYA"),
        ("Feb 1, 2024", "2024-02-01", "TANGGAL_GAYA"),
        ("1/2/24", "2024-02-01", "TANGGAL_TAHUN_2"),
        ("1/2/85", "1985-02-01", "TANGGAL_TAHUN_2"),
        ("1-Feb-24", "2024-02-01", "TANGGAL_TAHUN_2"),
        ("02/29/2024", "2024-02-29", "TANGGAL_BULAN_DULU"),
        ("2024-01-31T17:00:00.000Z", "2024-02-01", "TANGGAL_UTC"),
        ("45323", "2024-02-01", "TANGGAL_SERIAL_TEKS"),
        (Sel("45323", "angka"), "2024-02-01", "TANGGAL_SERIAL"),
        (Sel("45323", "rumus"), "2024-02-01", "RUMUS_BERNILAI"),
        (Sel("2024-02-01", "tanggal"), "2024-02-01", "TANGGAL_SEL"),
        ("-", None, "TANGGAL_KOSONG"),
        ("00-00-0000", None, "TANGGAL_KOSONG"),
        ("0000-00-00 00:00:00", None, "TANGGAL_KOSONG"),
        ("NULL", None, "TANGGAL_KOSONG"),
        ("", None, ""),
        ("31-02-2024", None, "TANGGAL_MUSTAHIL"),
        ("01-10-20240", None, "TANGGAL_MUSTAHIL"),
        ("menyusul", None, "TANGGAL_BUKAN_TANGGAL"),
        ("1 Bulan 2024", None, "TANGGAL_BUKAN_TANGGAL"),
        ("99999", None, "TANGGAL_BUKAN_TANGGAL"),
        (Sel("#VALUE!", "galat"), None, "SEL_GALAT"),
        (Sel("=DATE(1)", "rumus_kosong"), None, "RUMUS_TANPA_NILAI"),
    ],
)
def test_tanggal_dibaca_menurut_gayanya(sel, hari, disebut):
    terbaca = tanggal.baca(sel)
    assert (terbaca.hari and terbaca.hari.isoformat(), terbaca.kode) == (hari, disebut)


def test_tanggal_di_dalam_judul_ditemukan():
    assert tanggal.cari_tanggal("Tanggal unduh: 05-01-2026 07:12") == date(2026, 1, 5)
    assert tanggal.cari_tanggal("KEADAAN 5 JANUARI 2026") == date(2026, 1, 5)
    assert tanggal.cari_tanggal("DAFTAR PEGAWAI") is None


@pytest.mark.parametrize(
    ("sel", "jenis", "nilai", "disebut"),
    [
        ("III/d", "pns", "III/d", []),
        ("III/D", "pns", "III/d", ["GOLONGAN_EJAAN"]),
        ("3/d", "pns", "III/d", ["GOLONGAN_EJAAN"]),
        ("3d", "pns", "III/d", ["GOLONGAN_EJAAN"]),
        ("IIId", "pns", "III/d", ["GOLONGAN_EJAAN"]),
        ("III d", "pns", "III/d", ["GOLONGAN_EJAAN"]),
        ("III.d", "pns", "III/d", ["GOLONGAN_EJAAN"]),
        ("Gol. III/d", "pns", "III/d", ["GOLONGAN_EJAAN"]),
        ("Penata Tingkat I (III/d)", "pns", "III/d", ["GOLONGAN_EJAAN"]),
        ("Penata Tk. I, III/d", "pns", "III/d", ["GOLONGAN_EJAAN"]),
        ("Penata Tk. I", "pns", "III/d", ["GOLONGAN_PANGKAT"]),
        ("34", "pns", "III/d", ["GOLONGAN_KODE"]),
        ("45", "pns", "IV/e", ["GOLONGAN_KODE"]),
        ("III/e", "pns", None, ["GOLONGAN_TAK_ADA"]),
        ("IX", "pns", None, ["GOLONGAN_SALAH_JENIS"]),
        ("apa saja", "pns", None, ["GOLONGAN_TAK_ADA"]),
        ("IX", "pppk", "IX", []),
        ("9", "pppk", "IX", ["GOLONGAN_EJAAN"]),
        ("Golongan IX", "pppk", "IX", ["GOLONGAN_EJAAN"]),
        ("XVIII", "pppk", None, ["GOLONGAN_TAK_ADA"]),
        ("V/a", "pppk", None, ["GOLONGAN_TAK_ADA"]),
        ("III/a", "pppk", None, ["GOLONGAN_SALAH_JENIS"]),
        ("-", "pppk_paruh_waktu", None, ["GOLONGAN_KOSONG_PARUH_WAKTU"]),
        ("-", "pns", None, ["GOLONGAN_KOSONG"]),
        ("", "pns", None, []),
        (Sel("#REF!", "galat"), "pns", None, ["SEL_GALAT"]),
    ],
)
def test_golongan_dikenali_dalam_segala_ejaannya(sel, jenis, nilai, disebut):
    terbaca = golongan.baca("GOL AKHIR NAMA", sel, jenis)
    assert (terbaca.nilai, kode(terbaca)) == (nilai, disebut)


@pytest.mark.parametrize(
    ("sel", "nilai", "depan", "belakang", "disebut"),
    [
        ("Yosua Sitompul", "Yosua Sitompul", None, None, []),
        ("Yosua Sitompul, S.T.", "Yosua Sitompul", None, "S.T.", ["GELAR_DI_NAMA"]),
        ("SALMIAH HUSNUL,A.Md.Kep.", "Salmiah Husnul", None, "A.Md.Kep.", ["GELAR_DI_NAMA"]),
        ("Prof. Dr. Budi Santoso, S.H., M.H.", "Budi Santoso", "Prof. Dr.", "S.H., M.H.", ["GELAR_DI_NAMA"]),
        ("apt. Siti Aminah, S.Farm.", "Siti Aminah", "apt.", "S.Farm.", ["GELAR_DI_NAMA"]),
        ("Wati, S.Kep., Ners", "Wati", None, "S.Kep., Ners", ["GELAR_DI_NAMA"]),
        ("Abd. Mappangara", "Abd. Mappangara", None, None, []),
        ("Muh. Daeng Mattiro", "Muh. Daeng Mattiro", None, None, []),
        ("St. Aminah", "St. Aminah", None, None, []),
        ("Nurul 'Ain Az-Zahra", "Nurul 'Ain Az-Zahra", None, None, []),
        ("Sitorus, Budi", "Sitorus, Budi", None, None, []),
        ("Wida\r\nHasanah", "Wida Hasanah", None, None, ["NAMA_SPASI"]),
        ("Ba\u200bmbang", "Bambang", None, None, ["NAMA_SPASI"]),
        ("SRI WULANDARI", "Sri Wulandari", None, None, ["NAMA_KAPITAL"]),
        ("NUR'AINI", "Nur'aini", None, None, ["NAMA_KAPITAL"]),
        ("sri wulandari", "Sri Wulandari", None, None, ["NAMA_KAPITAL"]),
        (Sel("Budi", "rumus"), "Budi", None, None, ["RUMUS_BERNILAI"]),
        ("", None, None, None, ["NAMA_KOSONG"]),
        (Sel("12345", "angka"), None, None, None, ["NAMA_BUKAN_TEKS"]),
        ("=1+1", None, None, None, ["NAMA_BUKAN_TEKS"]),
        ("=A1&B1", None, None, None, ["NAMA_TAK_WAJAR"]),
        ("＝A1", None, None, None, ["NAMA_TAK_WAJAR"]),
        ("<b>Budi</b>", None, None, None, ["NAMA_TAK_WAJAR"]),
        ("Bu\u202edi", None, None, None, ["KARAKTER_KENDALI"]),
        ("A" * 151, None, None, None, ["NAMA_PANJANG"]),
    ],
)
def test_nama_dan_gelar_dipisahkan_tanpa_mengubah_nama(sel, nilai, depan, belakang, disebut):
    tiga = nama.baca(("NAMA", "GELAR DEPAN", "GELAR BELAKANG"), (sel, "", ""))
    assert (tiga.nama.nilai, tiga.depan.nilai, tiga.belakang.nilai) == (nilai, depan, belakang)
    assert kode(tiga.nama) == disebut


def test_gelar_yang_sudah_di_kolomnya_tidak_digandakan():
    tiga = nama.baca(("NAMA", "GELAR DEPAN", "GELAR BELAKANG"), ("Rahayu Astuti, S.Ak.", None, "S.Ak."))
    assert (tiga.nama.nilai, tiga.belakang.nilai, kode(tiga.nama)) == ("Rahayu Astuti", "S.Ak.", ["GELAR_GANDA"])
    assert tiga.depan.ada is False


@pytest.mark.parametrize(
    ("sel", "nilai", "disebut"),
    [
        ("S.H.", "S.H.", []),
        ("-", None, ["GELAR_KOSONG"]),
        ("0", None, ["GELAR_KOSONG"]),
        ("=1+1", None, ["GELAR_TAK_WAJAR"]),
    ],
)
def test_gelar(sel, nilai, disebut):
    terbaca = nama.baca_gelar("GELAR DEPAN", sel)
    assert (terbaca.nilai, kode(terbaca)) == (nilai, disebut)


@pytest.mark.parametrize(
    ("sel", "nilai", "disebut"),
    [
        ("F", "P", []), ("P", "P", ["KELAMIN_KODE"]), ("2", "P", ["KELAMIN_KODE"]), ("Wanita", "P", ["KELAMIN_KODE"]),
        ("Perempuan", "P", ["KELAMIN_KODE"]), ("Laki - laki", "L", ["KELAMIN_BEDA_NIP"]),
        ("M", "L", ["KELAMIN_BEDA_NIP"]),
        ("X", None, ["KELAMIN_TAK_DIKENAL"]), ("", None, []),
    ],
)  # fmt: skip
def test_jenis_kelamin_dibandingkan_dengan_nip(sel, nilai, disebut):
    terbaca = ihwal.kelamin("JENIS KELAMIN", sel, NIP)
    assert (terbaca.nilai, kode(terbaca)) == (nilai, disebut)


@pytest.mark.parametrize(
    ("sel", "nilai", "disebut"),
    [
        ("Aktif", "Aktif", []), ("AKTIF", "Aktif", ["STATUS_EJAAN"]), ("CLTN", "CLTN", ["TIDAK_WAJIB_SKP_CLTN"]),
        ("Masa Persiapan Pensiun", "Masa Persiapan Pensiun", ["TIDAK_WAJIB_SKP_MPP"]),
        ("Pemberhentian Sementara", "Pemberhentian Sementara", ["TIDAK_WAJIB_SKP_DIBERHENTIKAN_SEMENTARA"]),
        ("Pensiun BUP", "Pensiun BUP", ["NONAKTIF_PENSIUN"]),
        ("Meninggal Dunia", "Meninggal Dunia", ["NONAKTIF_MENINGGAL"]),
        ("Pindah Instansi", "Pindah Instansi", ["NONAKTIF_PINDAH"]),
        ("Mengundurkan diri", "Mengundurkan diri", ["NONAKTIF_BERHENTI"]),
        ("Lain-lain", None, ["STATUS_TAK_DIKENAL"]), ("Aktif' OR '1'='1", None, ["STATUS_TAK_DIKENAL"]),
    ],
)  # fmt: skip
def test_kedudukan_hukum(sel, nilai, disebut):
    terbaca = ihwal.kedudukan("KEDUDUKAN HUKUM NAMA", sel)
    assert (terbaca.nilai, kode(terbaca)) == (nilai, disebut)


@pytest.mark.parametrize(
    ("sel", "nilai", "disebut"),
    [
        ("a.b@contoh.example", "a.b@contoh.example", []), (" a@contoh.example ", "a@contoh.example", ["EMAIL_SPASI"]),
        ("belum punya", None, ["EMAIL_TAK_WAJAR"]), ("a@contoh", None, ["EMAIL_TAK_WAJAR"]),
        ("=a@contoh.example", None, ["EMAIL_TAK_WAJAR"]), ("+1+1", None, ["EMAIL_TAK_WAJAR"]),
        ("-", None, ["EMAIL_KOSONG"]),
    ],
)  # fmt: skip
def test_surel(sel, nilai, disebut):
    terbaca = ihwal.surel("EMAIL", sel)
    assert (terbaca.nilai, kode(terbaca)) == (nilai, disebut)


@pytest.mark.parametrize(
    ("sel", "nilai", "disebut"),
    [
        ("081200000001", "081200000001", []), ("+62 812-0000-0001", "081200000001", ["HP_BENTUK"]),
        ("6281200000001", "081200000001", ["HP_BENTUK"]), (Sel("81200000001", "angka"), "081200000001", ["HP_BENTUK"]),
        ("tidak ada", None, ["HP_TAK_WAJAR"]), ("123", None, ["HP_TAK_WAJAR"]), ("", None, []),
    ],
)  # fmt: skip
def test_nomor_hp(sel, nilai, disebut):
    terbaca = ihwal.hp("NOMOR HP", sel)
    assert (terbaca.nilai, kode(terbaca)) == (nilai, disebut)


@pytest.mark.parametrize(
    ("jenis", "status", "hasil"),
    [
        ("PNS Daerah Kabupaten/Kota", "P", "pns"), ("PNS Daerah Kabupaten/Kota", "C", "cpns"), ("", "CPNS", "cpns"),
        ("PPPK Daerah", "", "pppk"), ("PPPK Paruh Waktu Daerah", "PPPK", "pppk_paruh_waktu"), ("", "", None),
    ],
)  # fmt: skip
def test_jenis_pegawai_dari_dua_kolom(jenis, status, hasil):
    assert ihwal.jenis_pegawai(jenis, status) == hasil


@pytest.mark.parametrize(
    ("sel", "sebutan", "nilai", "disebut"),
    [
        ("MU", "Perawat Ahli Muda", "MU", []), ("AM", "Perawat Ahli Muda", "MU", []), ("", "Perawat Mahir", "MH", []),
        ("AM", "Guru Ahli Utama", "UT", ["JENJANG_BEDA_NAMA"]),
        ("MH/Lanjutan", "Perawat Mahir", "MH", ["JENJANG_TAK_DIKENAL"]),
        ("", "Pranata", None, ["JENJANG_KOSONG"]), ("PT", "Pranata", "PT", []),
    ],
)  # fmt: skip
def test_jenjang_disimpulkan_dari_nama(sel, sebutan, nilai, disebut):
    terbaca = rujukan.jenjang(sel, sebutan)
    assert (terbaca.nilai, kode(terbaca)) == (nilai, disebut)


def test_batas_usia_pensiun_berupa_angka_yang_wajar():
    assert [(t.nilai, kode(t)) for t in map(rujukan.bup, ("60", "60 tahun", "0", "", "-"))] == [
        ("60", []), ("60", ["BUP_TEKS"]), (None, ["BUP_TAK_WAJAR"]), (None, []), (None, []),
    ]  # fmt: skip


def test_nama_jabatan_dicocokkan_dan_yang_mirip_hanya_diusulkan():
    daftar = ("Guru Ahli Muda", "Perawat Terampil", "Petugas Keamanan", "Analis SDM Aparatur Ahli Muda")
    acuan = Acuan(date(2026, 1, 5), jabatan={n: Jabatan(n, n, "fungsional") for n in daftar})
    peta = PetaJabatan(acuan)
    assert peta.persis("guru ahli muda", None).nama == "Guru Ahli Muda"
    assert peta.persis("Guru Muda", None) is None
    usulan = {"Guru Muda": None, "SATPAM": None, "Perawat Pelaksana": None, "Analis SDM Aparatur": "III/d"}
    assert [peta.mirip(nama_jabatan, gol).nama for nama_jabatan, gol in usulan.items()] == [
        "Guru Ahli Muda", "Petugas Keamanan", "Perawat Terampil", "Analis SDM Aparatur Ahli Muda",
    ]  # fmt: skip
    assert peta.mirip("Juru Masak Istana", None) is None
    assert jenjang_dari_nama("Perawat Ahli Madya") == "MA"
    assert hampir_sama("Analis Sumber Daya Manusia Aparatur Ahli Muda", "Analis SDM Aparatur Ahli Muda")
    assert not hampir_sama("Perawat Ahli Muda", "Perawat Ahli Madya")


def test_unit_dicari_dari_nama_perangkat_daerah_dan_singkatan():
    unit = [
        Unit("r", "Pemerintah Kabupaten"), Unit("k", "Dinas Kesehatan", "r"), Unit("p", "Dinas Pendidikan", "r"),
        Unit("ks", "Sekretariat", "k"), Unit("ps", "Sekretariat", "p"), Unit("x", "Bidang Lama", "p", aktif=False),
    ]  # fmt: skip
    peta = PetaUnit(Acuan(date(2026, 1, 5), unit={u.id: u for u in unit}))
    assert peta.bernama("SEKRETARIAT") == ["ks", "ps"]
    assert peta.bernama("Sekretariat", "Dinas Kesehatan") == ["ks"]
    assert peta.bernama("Bidang Lama") == []
    assert (peta.usulan("Dinkes"), peta.usulan("Dinas Keshatan"), peta.usulan("Sekretariatt")) == ("k", "k", None)
    assert list(peta.leluhur("ks")) == ["ks", "k", "r"]


def test_teks_dirapikan_dan_yang_mirip_rumus_disebut():
    assert rapi(" a\u00a0\u200bb\r\n c\t") == "a b c"
    assert [kosong(t) for t in ("-", "", "NULL", "0", "a")] == [True, True, True, True, False]
    assert judulkan("BIDANG SDM DAN UMUM UPTD SD NEGERI 1") == "Bidang SDM dan Umum UPTD SD Negeri 1"
    assert kode(teks_bebas("LOKASI", "\t=1+1")) == ["TEKS_MIRIP_RUMUS"]
    assert kode(teks_bebas("LOKASI", "Sukamaju")) == []


def test_sel_bertahan_dalam_json():
    sel = Sel("12", "angka")
    assert (kemas(sel), kemas("12")) == (["12", "angka"], "12")
    assert (buka(kemas(sel)), jenis_sel(buka(kemas(sel))), jenis_sel(buka("12"))) == ("12", "angka", "teks")


def test_nomor_kolom_judul_dan_kaki_bukan_data():
    isi = tabel("pegawai", "kotor/pegawai_pns_kotor.xlsx")
    bukan = [n for n, sel in isi.baris if bukan_data((n, sel), isi, (1, 2))]
    assert bukan == [7, 8, 45, 47, 50, 74, 75, 157, 208, 229, 248, 262, 277, 279, 280, 283]


JENIS_SEL = st.sampled_from(["teks", "angka", "tanggal", "logis", "galat", "rumus", "rumus_kosong"])
SEL = st.builds(lambda teks, jenis: teks if jenis == "teks" else Sel(teks, jenis), st.text(max_size=60), JENIS_SEL)
ANGKA = st.text(alphabet="0123456789.,-/: eE+IVXivxabcdl'\"=()", max_size=25)


@given(SEL | ANGKA)
def test_isi_sel_apa_pun_tidak_pernah_menggagalkan_pembacaan(sel):
    identitas.baca("NIP BARU", sel)
    identitas.baca_id("UNOR ID", sel)
    tanggal.baca(sel)
    tanggal.cari_tanggal(sel)
    for jenis in ("pns", "pppk", None):
        golongan.baca("GOL AKHIR NAMA", sel, jenis)
    nama.baca(("NAMA", "GELAR DEPAN", "GELAR BELAKANG"), (sel, sel, sel))
    ihwal.kelamin("JENIS KELAMIN", sel, NIP)
    ihwal.kedudukan("KEDUDUKAN HUKUM NAMA", sel)
    ihwal.surel("EMAIL", sel)
    ihwal.hp("NOMOR HP", sel)
    rujukan.jenjang(sel, sel)
    rujukan.bup(sel)
    teks_bebas("LOKASI", sel)


@given(SEL)
def test_nilai_yang_dibaca_selalu_baku(sel):
    nip = identitas.baca("NIP BARU", sel).nilai
    assert nip is None or (len(nip) == 18 and nip.isascii() and nip.isdigit())
    surel = ihwal.surel("EMAIL", sel).nilai
    assert surel is None or surel[0] not in "=+-@"
    assert golongan.baca("GOL AKHIR NAMA", sel, "pns").nilai in {None, *golongan.PANGKAT}
