"""What an SKP still lacks before `ajukan`, and what deserves a second look (Lampiran p. 27-29, 49-54, 60-61)."""

import re
from collections.abc import Collection
from typing import NamedTuple

from pegawai.aturan.kepegawaian import JenisJabatan
from skp_app.aturan.hasil_kerja import JenisLampiran, JenisRhk, Keluarga, Kendali, Pendekatan, Perspektif
from skp_app.aturan.lampiran import saran_lampiran

# Anak Lampiran 1 p. 120-122: an RHK names a result, not the activity or the category it belongs to.
KATA_KEGIATAN = (
    "menyusun", "melaksanakan", "melakukan", "mengikuti", "membantu", "memberikan", "membuat", "mengelola",
    "mengembangkan", "menjawab", "melatih", "menulis", "menata", "asistensi", "pendampingan",
)  # fmt: skip
KATA_KATEGORI = (
    "pengawasan", "sosialisasi", "monitoring", "koordinasi", "pembinaan", "supervisi", "fasilitasi", "hubungan",
)  # fmt: skip
# p. 51 number 7: absolute words leave no tolerance.
KATA_MUTLAK = re.compile(r"\b(semua|selalu|tidak pernah|setiap)\b", re.IGNORECASE)
BANYAK_RHK = 10
# An example of the catalogue whose number is still to be thought of.
TITIK_TITIK = re.compile(r"…|\.{3}")
# Lampiran p. 28 number 7, p. 44 b-c: what the results of these should at least be.
_SEDANG = frozenset(Kendali) - {Kendali.KENDALI_TINGGI}
KENDALI_DISARANKAN = {
    JenisJabatan.ADMINISTRATOR: _SEDANG,
    JenisJabatan.PENGAWAS: _SEDANG,
    JenisJabatan.PELAKSANA: frozenset(Kendali),
}
KENDALI_JPT = frozenset({Kendali.OUTCOME, Kendali.OUTCOME_ANTARA, Kendali.KENDALI_RENDAH})


class Temuan(NamedTuple):
    """One sentence for the list on the page, and the part of the page it leads to."""

    kalimat: str
    jangkar: str


def kekurangan(isi: dict, wajib_utama: Collection[int] = ()) -> list[Temuan]:
    """Everything that must be mended before `ajukan`. `isi` is the canonical content of `isi_skp`.

    `wajib_utama` are the numbers of RHK from a Plt., a Plh. or a JF in a structural post: always utama (p. 50 d).
    """
    temuan = []
    rhk = isi["rhk"]
    if not any(r["jenis"] == JenisRhk.UTAMA for r in rhk):
        temuan.append(Temuan("Belum ada rencana hasil kerja utama.", "hasil"))
    for r in rhk:
        temuan += _kekurangan_rhk(r, isi)
    temuan += [
        Temuan(
            f"RHK {r['nomor']} berasal dari jabatan Plt., Plh., atau struktural, jadi harus utama.", f"rhk-{r['nomor']}"
        )
        for r in rhk
        if r["nomor"] in wajib_utama and r["jenis"] != JenisRhk.UTAMA
    ]
    if isi["keluarga"] == Keluarga.JPT and rhk and not _perspektif(isi) >= {Perspektif.ANGGARAN}:
        temuan.append(Temuan("Belum ada indikator dengan perspektif Anggaran.", "hasil"))
    return temuan


def _kekurangan_rhk(rhk: dict, isi: dict) -> list[Temuan]:
    jangkar, nama = f"rhk-{rhk['nomor']}", f"RHK {rhk['nomor']}"
    temuan = []
    if not rhk["teks"].strip():
        temuan.append(Temuan(f"{nama} belum ditulis.", jangkar))
    if not rhk["iki"]:
        temuan.append(Temuan(f"{nama} belum punya indikator atau ukuran keberhasilan.", jangkar))
    for urut, iki in enumerate(rhk["iki"], start=1):
        temuan += [Temuan(f"{k} {nama}, indikator {urut}, belum diisi.", jangkar) for k in _kosong(iki, isi)]
    return temuan


def _kosong(iki: dict, isi: dict) -> list[str]:
    kurang = []
    if not iki["teks"].strip():
        kurang.append("Teks")
    kuantitatif = isi["pendekatan"] == Pendekatan.KUANTITATIF
    if kuantitatif and not iki["target"].strip():
        kurang.append("Target")
    if TITIK_TITIK.search(iki["target"]):
        kurang.append("Bagian “…” pada target")
    if isi["keluarga"] == Keluarga.JPT and not iki["perspektif"]:
        kurang.append("Perspektif")
    if isi["keluarga"] == Keluarga.JA_JF and kuantitatif and not iki["aspek"]:
        kurang.append("Aspek")
    return kurang


def _perspektif(isi: dict) -> set[str]:
    return {i["perspektif"] for r in isi["rhk"] for i in r["iki"]}


def saran(isi: dict) -> list[Temuan]:
    """Hints that never block: wording, coverage of the four perspektif, absolute targets, missing links."""
    temuan = [t for r in isi["rhk"] for t in _saran_rhk(r, isi)]
    if isi["keluarga"] == Keluarga.JPT:
        kurang = [p.cetak for p in Perspektif if p not in _perspektif(isi)]
        if isi["rhk"] and kurang:
            temuan.append(Temuan(f"Perspektif yang belum ada: {', '.join(kurang)}.", "hasil"))
    if len(isi["rhk"]) > BANYAK_RHK:
        temuan.append(Temuan(f"Ada {len(isi['rhk'])} RHK; pertimbangkan untuk menggabungkan.", "hasil"))
    # The Lampiran belongs to every SKP (p. 61 e), but no rule makes it a condition of `ajukan`.
    kosong = [jenis.cetak.lower() for jenis in JenisLampiran if not isi["lampiran"].get(jenis)]
    if kosong:
        temuan.append(Temuan(f"Lampiran SKP belum memuat {', '.join(kosong)}.", "lampiran"))
    return temuan + [Temuan(kalimat, "lampiran") for kalimat in saran_lampiran(isi["lampiran"])]


def saran_kendali(kendali: dict[int, str], keluarga: str, jenis_jabatan: str) -> list[Temuan]:
    """RHK whose named level of control lies below what the jabatan should answer for; {number: kendali}."""
    jpt = keluarga == Keluarga.JPT
    cukup = KENDALI_JPT if jpt else KENDALI_DISARANKAN.get(JenisJabatan(jenis_jabatan), frozenset(Kendali))
    paling = Kendali.KENDALI_RENDAH if jpt else Kendali.KENDALI_SEDANG
    siapa = "pimpinan tinggi" if jpt else JenisJabatan(jenis_jabatan).cetak.lower()
    return [
        Temuan(f"RHK {n}: hasil kerja {siapa} sebaiknya paling kurang {paling.cetak.lower()}.", f"rhk-{n}")
        for n, nilai in kendali.items()
        if nilai and nilai not in cukup
    ]


def saran_teks(teks: str) -> str:
    """What to say of the first word of an RHK, without its number; '' when nothing is to be said."""
    awal = teks.split(maxsplit=1)[0].strip(",./") if teks.strip() else ""
    if awal.lower() in KATA_KEGIATAN:
        return f"dimulai dengan “{awal}”. Tulis hasilnya, bukan kegiatannya."
    return "masih berupa kategori. Tulis hasil yang dicapai." if awal.lower() in KATA_KATEGORI else ""


def _saran_rhk(rhk: dict, isi: dict) -> list[Temuan]:
    jangkar, nama = f"rhk-{rhk['nomor']}", f"RHK {rhk['nomor']}"
    temuan = [Temuan(f"{nama} {kalimat}", jangkar)] if (kalimat := saran_teks(rhk["teks"])) else []
    if isi["keluarga"] == Keluarga.JA_JF:
        if not rhk["intervensi"] and not rhk["penugasan_dari"]:
            temuan.append(Temuan(f"{nama} belum dihubungkan dengan RHK pimpinan.", jangkar))
        if any(KATA_MUTLAK.search(f"{i['teks']} {i['target']}") for i in rhk["iki"]):
            temuan.append(Temuan(f"Target {nama} bersifat mutlak; beri ruang toleransi bila memungkinkan.", jangkar))
    return temuan
