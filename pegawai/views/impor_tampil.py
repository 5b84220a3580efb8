"""Rows of an import as people read them."""

from datetime import date
from typing import NamedTuple

from pegawai.alur.impor import daftar
from pegawai.aturan.kepegawaian import AlasanBebasSkp, JenisJabatan, JenisPegawai, JenisPenempatan
from pegawai.models import BarisImpor, UnitKerja
from pegawai.models.impor import KeadaanBaris, StatusImpor, Tindakan
from pegawai.templatetags.tampilan import tanggal

WARNA = {"baru": "hijau", "berubah": "biru", "sama": "netral", "hilang": "kuning", "tolak": "merah"}
ISTILAH = {
    "jenis": {**dict(JenisPegawai.pilihan()), **dict(JenisPenempatan.pilihan())},
    "jenis_jabatan": dict(JenisJabatan.pilihan()),
    "bebas": dict(AlasanBebasSkp.pilihan()),
}
UNIT = ("unit", "induk")
CONTOH_KODE = 200  # rows looked at for the kinds of proposals that wait


# Where a job that was given up is asked for again.
TERUSKAN = {StatusImpor.BERJALAN: "pegawai:impor_jalankan", StatusImpor.MEMBATALKAN: "pegawai:impor_batalkan"}


def teruskan(impor):
    """The address that lets a job go on, '' while it is open or where there is none."""
    terbuka = impor.pekerjaan is not None and impor.pekerjaan.terbuka
    return "" if terbuka else TERUSKAN.get(impor.status, "")


class Ubahan(NamedTuple):
    bidang: str
    lama: str
    baru: str


def lingkup(impor):
    """What the file was said to be about, in words; '' for a kind that asks nothing."""
    tanya = daftar.lingkup(impor) if impor.lingkup else None
    return dict(tanya.pilihan).get(impor.lingkup, impor.lingkup) if tanya else ""


class Kata(NamedTuple):
    """How fields, units and stored words are said."""

    bidang: dict[str, str]
    unit: dict[str, str]
    istilah: dict[str, dict[str, str]]


class Tampilan(NamedTuple):
    baris: BarisImpor
    warna: str
    cip: str
    ubahan: list[Ubahan]
    konflik: list[Ubahan]
    kalimat: list[tuple[str, str, str]]  # column, sentence, level


def baris(impor, halaman):
    """What one page of rows shows; names of units are looked up once."""
    semua = list(halaman)
    kode = {k for b in semua for d in (b.perubahan, b.konflik) for n in UNIT for k in d.get(n, ()) if k}
    unit = dict(BarisImpor.objects.filter(impor=impor, kunci__in=kode).values_list("kunci", "sebutan")) if kode else {}
    unit |= dict(UnitKerja.objects.filter(kode_unor__in=kode).values_list("kode_unor", "nama")) if kode else {}
    jenis = daftar.penerap(impor)
    kata = Kata(jenis.bidang, unit, ISTILAH | getattr(jenis, "istilah", {}))
    return [_satu(b, kata, getattr(jenis, "rinci_baru", False)) for b in semua]


def _satu(b, kata, rinci_baru):
    ubahan = _ubahan(b.perubahan, kata) if rinci_baru or b.tindakan != Tindakan.BARU else []
    kalimat = [(c["kolom"], c["kalimat"], c["tingkat"]) for c in b.catatan]
    if b.alasan and b.alasan not in {" ".join(k for _, k, _ in kalimat), *(k for _, k, _ in kalimat)}:
        kalimat.append(("", b.alasan, "tolak" if b.tindakan == Tindakan.TOLAK else "peringatan"))
    return Tampilan(b, WARNA[b.tindakan], _cip(b), ubahan, _ubahan(b.konflik, kata), kalimat)


def _cip(b):
    if b.tindakan == Tindakan.TOLAK or b.keadaan in {KeadaanBaris.MENUNGGU, KeadaanBaris.DITERAPKAN}:
        return b.get_tindakan_display()
    return f"{b.get_tindakan_display()}, {b.get_keadaan_display().lower()}"


def _ubahan(isi, kata):
    """In the order in which the kind names its fields; the database keeps none."""
    urut = [n for n in kata.bidang if n in isi] + [n for n in isi if n not in kata.bidang]
    return [Ubahan(kata.bidang.get(n, n), *(_cetak(n, nilai, kata) for nilai in isi[n])) for n in urut]


def _cetak(bidang, nilai, kata):
    if not nilai:
        return "kosong"
    if bidang in UNIT:
        return kata.unit.get(nilai, nilai)
    if bidang in kata.istilah:
        return kata.istilah[bidang].get(nilai, nilai)
    if len(nilai) == 10 and nilai[4] == nilai[7] == "-":
        return tanggal(date.fromisoformat(nilai), "sedang")
    return nilai


def sebab(b):
    """Why this row is in the sheet of those that did not go in."""
    kalimat = [
        f"{c['kolom']}: {c['kalimat']}" if c["kolom"] else c["kalimat"] for c in b.catatan if c["tingkat"] != "terima"
    ]
    if b.alasan and not any(c["kalimat"] in b.alasan for c in b.catatan):
        kalimat.append(b.alasan)
    return " ".join(kalimat) or b.alasan


def kolom_berkas(impor):
    """[(header of the file, canonical column)] of what may be given back."""
    disimpan = {k.kode for k in daftar.penerap(impor).jenis.kolom if k.simpan != "terlarang"}
    return [(j, impor.pemetaan[j]) for j in impor.kepala["judul"] if impor.pemetaan.get(j) in disimpan]


def tidak_disimpan(impor):
    """Headers whose content is never kept."""
    terlarang = {k.kode for k in daftar.penerap(impor).jenis.kolom if k.simpan == "terlarang"}
    return [j for j in impor.kepala["judul"] if impor.pemetaan.get(j) in terlarang]


def kode_pilihan(impor):
    """The kinds of proposals that wait, each with one of its sentences."""
    hasil = {}
    for catatan in impor.baris.filter(menunggu_pilihan=True).values_list("catatan", flat=True)[:CONTOH_KODE]:
        for c in catatan:
            if c["perlu_klik"]:
                hasil.setdefault(c["kode"], c["kalimat"])
    return sorted(hasil.items())
