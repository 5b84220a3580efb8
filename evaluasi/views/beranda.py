"""Tugas saya: what to do now, by when, and where the year stands."""

from django.shortcuts import render
from django.utils.timezone import localdate

from evaluasi.views import alamat, konteks, tugas
from evaluasi.views import meja as meja_kerja
from pegawai.akses import untuk_pegawai


@untuk_pegawai
def beranda(request):
    bingkai = konteks.Kerangka(request, request.saya)
    meja = meja_kerja.susun(request.saya, localdate(), bingkai.fakta["menanda"])
    kelompok = tugas.kelompokkan(meja)
    punya_saya = [t for k in kelompok if k.kunci != "lain" for t in k.tugas]
    isi = {
        "kerangka": bingkai,
        "hari": meja.hari,
        "meja": meja,
        "kelompok": kelompok,
        "utama": punya_saya[0] if punya_saya else None,
        "skp": skp_terkini(meja),
        "linimasa": linimasa(meja),
        "lencana": {"beranda": len(punya_saya)},
    }
    return render(request, "evaluasi/beranda.html", isi)


def skp_terkini(meja):
    """The SKP of the running year, with one mark per evaluation period: lengkap, sebagian, kosong, nanti."""
    skp = next((s for s in meja.skp if s.mulai <= meja.hari <= s.selesai), meja.skp[0] if meja.skp else None)
    if skp:
        periodik = [p for p in meja.periode if p.periode_id == skp.periode_id and not p.tahunan]
        skp.alamat = alamat.skp(skp)
        urut = sorted(periodik, key=lambda p: p.mulai) if skp.berlaku else []
        skp.strip = [(_singkat(p), p, _isi(meja, p)) for p in urut]
    return skp


def _singkat(periode):
    """'TRIWULAN I' -> 'I', 'BULAN MARET' -> 'M'"""
    jenis, _, nama = periode.label_cetak.partition(" ")
    return nama if jenis == "TRIWULAN" else nama[:1]


def _isi(meja, periode):
    jumlah = sum(s.jumlah_iki for s in meja.skp_pada(periode))
    if jumlah and periode.terisi >= jumlah:
        return "penuh"
    if periode.terisi:
        return "sebagian"
    return "kosong" if periode.mulai <= meja.hari else "nanti"


def linimasa(meja):
    """The steps of the running year: (name, note, beres | kini | '')."""
    if meja.kini is None:
        return []
    tahun = meja.kini.periode
    setahun = sorted((p for p in meja.periode if p.periode_id == tahun.pk), key=lambda p: p.jendela_selesai)
    rencana = {"nama": "Perencanaan", "batas": tahun.tenggat_penetapan, "kelas": ""}
    if tahun.tenggat_penetapan < meja.hari:
        rencana["kelas"] = "beres"
    return [rencana, *(_tahap(meja, p) for p in setahun)]


def _tahap(meja, periode):
    if periode == meja.kini:
        sebutan = "sedang dinilai" if periode.jendela_mulai <= meja.hari else "berjalan"
        return {"nama": f"{periode.nama}: {sebutan}", "batas": periode.jendela_selesai, "kelas": "kini"}
    lewat = periode.jendela_selesai < meja.hari
    return {"nama": periode.nama, "batas": periode.jendela_selesai, "kelas": "beres" if lewat else ""}
