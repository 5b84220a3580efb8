"""What the page of one bimbingan shows to this person: which parts, which fields, which buttons."""

from typing import NamedTuple

from skp_app.alur import bimbingan as alur
from skp_app.alur import lembar_bimbingan as lembar
from skp_app.alur import tanda_tangan_bimbingan as ttd
from skp_app.alur.isi import baris_rhk
from skp_app.alur.isi_pembinaan import kekurangan
from skp_app.aturan.pembinaan import (
    DAPAT_DITAMBAH,
    TERBUKA,
    TERISI,
    TERLAKSANA,
    Kelompok,
    Lembar,
    Metode,
    Status,
    bidang_ditulis,
    langkah_bimbingan,
    lembar_terbaca,
)
from skp_app.forms.pembinaan import LEMBAR

# Kinds of rows on the sheet of the session, and which free texts belong to it.
BARIS_METODE = {Metode.COACHING: ("coaching", "langkah"), Metode.MENTORING: ("mentoring", "sesi")}
PELATIHAN = ("tujuan", "penyelenggara", "mulai", "selesai", "hasil", "bukti")
PERTEMUAN = ("waktu", "tempat", "materi", "rencana_aksi", "target_waktu")  # forms of mentoring belong to mentoring
TEKS_METODE = {Metode.COACHING: ("peluang",), Metode.MENTORING: ("tujuan",)}
JUDUL = {
    "coaching": "Tujuan dan fakta", "langkah": "Langkah ke depan", "mentoring": "Rencana mentoring",
    "sesi": "Jurnal", "jawaban": "Kriteria", "kompetensi": "Kompetensi",
}  # fmt: skip
SEBUTAN_BARIS = {"coaching": "Indikator", "langkah": "Langkah", "mentoring": "Rencana", "sesi": "Pertemuan"}


class Baris(NamedTuple):
    """One row of a sheet: its stored words, its form when he fills it, and what collided."""

    jenis: str
    objek: object
    sebutan: str
    form: object
    baca: list
    bentrok: list
    dapat_dihapus: bool

    @property
    def nama(self):
        return f"{self.jenis}-{self.objek.pk}"


class Bagian(NamedTuple):
    jenis: str
    judul: str
    baris: list
    menulis: bool
    dapat_ditambah: bool


def bagian(b, jenis, milik, kiriman=None, bidang=None):
    """All rows of one kind as he sees them."""
    menulis = lembar.dapat_ditulis(b, jenis, milik)
    semua = lembar.MODEL[jenis].objects.filter(bimbingan=b)
    ditulis = bidang_ditulis(jenis, milik) if menulis else ()
    baris = [_baris(jenis, objek, n, ditulis, kiriman, bidang) for n, objek in enumerate(semua, start=1)]
    return Bagian(jenis, JUDUL.get(jenis, ""), baris, menulis, menulis and jenis in DAPAT_DITAMBAH)


def _baris(jenis, objek, n, ditulis, kiriman, bidang):
    nama, kelas = f"{jenis}-{objek.pk}", LEMBAR[jenis]
    tampil = [f for f in (bidang or kelas.base_fields) if f != "versi"]
    # The competences of the Format keep their names; only the technical ones are named by hand.
    if jenis == "kompetensi" and objek.kelompok != Kelompok.TEKNIS:
        tampil.remove("nama")
    sebutan = _sebutan(jenis, objek, n)
    form = None
    if ditulis:
        form = (kiriman and kiriman.tertahan(nama)) or kelas(
            prefix=nama, initial={f: getattr(objek, f) for f in (*tampil, "versi")}
        )
        form = _hanya(form, [f for f in tampil if f in ditulis])
    baca = [
        (kelas.base_fields[f].label, nilai_terbaca(objek, f)) for f in tampil if form is None or f not in form.fields
    ]
    tambahan = jenis in DAPAT_DITAMBAH and (jenis != "kompetensi" or objek.kelompok == Kelompok.TEKNIS)
    bentrok = kiriman.banding({nama: sebutan}) if kiriman else []
    return Baris(jenis, objek, sebutan, form, baca, bentrok, bool(ditulis) and tambahan)


def _hanya(form, bidang):
    for nama in [n for n in form.fields if n not in (*bidang, "versi")]:
        del form.fields[nama]
    return form


def _sebutan(jenis, objek, n):
    if jenis in {"kompetensi"}:
        return objek.nama or "Kompetensi teknis"
    return f"{SEBUTAN_BARIS.get(jenis, 'Isian')} {n}"


def nilai_terbaca(objek, bidang):
    """The stored value as a page says it: the words of a choice, else the text."""
    tampil = getattr(objek, f"get_{bidang}_display", None)
    return tampil() if tampil else getattr(objek, bidang)


def rupa(b, saya, kiriman=None):
    """Everything the template asks for."""
    milik = alur.peran(b, saya)
    tanda = list(b.tanda_tangan.berlaku().select_related("oleh"))
    terbaca = lembar_terbaca(milik, b.status, {t.kode_format for t in tanda})
    metode = Metode(b.metode)
    konteks = {
        "b": b, "peran": milik, "terbaca": terbaca, "kode": alur.berformat(b), "terlaksana": b.status in TERLAKSANA,
        "langkah": langkah_bimbingan(b.status, milik, b.metode), "kiriman": kiriman, "terbuka": b.status in TERBUKA,
        "tanda_tangan": [t for t in tanda if t.kode_format == alur.berformat(b)],
        "bertanda": {t.kode_format: t for t in tanda},
        "boleh_jadwal": bool(milik & {"pihak", "penilai"}) and b.status in TERBUKA,
        "boleh_tindak": bool(milik & {"pihak", "penilai", "pemutus"}) and (
            b.status in TERLAKSANA | TERBUKA and b.status != Status.DIUSULKAN),
    }  # fmt: skip
    if Lembar.SESI in terbaca:
        konteks |= _sesi(b, milik, metode, kiriman)
        konteks["tindak_lanjut"] = b.tindak_lanjut.select_related("penanggung")
    return konteks


def _sesi(b, milik, metode, kiriman):
    teks = bagian(b, "umum", milik, kiriman, TEKS_METODE.get(metode, PELATIHAN))
    lain = None if metode == Metode.MENTORING else PERTEMUAN
    semua = [
        bagian(b, jenis, milik, kiriman, lain if jenis == "sesi" else None)
        for jenis in BARIS_METODE.get(metode, ("sesi",))
    ]
    menulis = teks.menulis or any(s.menulis for s in semua)
    kode = alur.berformat(b)
    isi = {
        "teks": teks, "bagian": semua, "menulis": menulis,
        "perbaikan": [(f"id_{n}", k) for n, k in (kiriman.salah.items() if kiriman else ())],
        "perubahan": ttd.perlu_perubahan(b) if "pegawai" in milik else [],
    }  # fmt: skip
    if isi["perubahan"]:
        isi["alasan_perubahan"] = ttd.alasan_perubahan(b)
        isi["skp_kini"] = b.skp.terkini
    if menulis:
        isi["pilihan_iki"] = [(r, list(r.iki.all())) for r in baris_rhk(b.skp)] if b.metode == Metode.COACHING else []
    if kode and "pihak" in milik and b.status in TERISI | {Status.MENUNGGU_TTD}:
        isi |= {"sidik": ttd.sidik_isi(b, kode), "kurang": kekurangan(b, kode)}
        isi["sudah_saya"] = any(t.kode_format == kode and t.peran in milik for t in b.tanda_tangan.berlaku())
    return isi
