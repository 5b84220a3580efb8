"""Handing the Dokumen Evaluasi over and taking it back (Lampiran p. 114 A.5-A.6)."""

from django.utils.timezone import localdate, now

from evaluasi.alur.penilaian import hari_kerja, libur
from evaluasi.alur.transisi import transition
from evaluasi.aturan.tenggat import pengembalian
from evaluasi.models import Evaluasi
from pegawai.models import Pegawai, Pemberitahuan


def sampaikan(evaluasi: Evaluasi, *, oleh: Pegawai) -> Evaluasi:
    """The penilai hands the signed document over; from here the pegawai's term to return it runs."""
    with transition(evaluasi, "sampaikan", oleh=oleh) as evaluasi:
        hari = localdate()
        evaluasi.disampaikan_pada = now()
        evaluasi.batas_pengembalian = pengembalian(hari, hari_kerja(evaluasi, "pengembalian", hari), libur())
        Pemberitahuan.kirim(
            evaluasi.skp.pegawai,
            f"evaluasi-{evaluasi.pk}-sampaikan",
            f"Hasil evaluasi {evaluasi.periode_evaluasi.nama} dapat dibaca",
            tautan=f"/evaluasi/{evaluasi.kode}/",
        )
    return evaluasi


def terima(evaluasi: Evaluasi, *, oleh: Pegawai) -> Evaluasi:
    """The pegawai signs for receipt; it is no consent, and keberatan stays possible."""
    with transition(evaluasi, "terima", oleh=oleh) as evaluasi:
        evaluasi.diterima_pada = now()
        Pemberitahuan.kirim(
            evaluasi.penilai,
            f"evaluasi-{evaluasi.pk}-terima",
            f"{evaluasi.skp.pegawai.nama_lengkap} menerima dokumen evaluasi {evaluasi.periode_evaluasi.nama}",
            tautan=f"/evaluasi/{evaluasi.kode}/",
        )
    return evaluasi
