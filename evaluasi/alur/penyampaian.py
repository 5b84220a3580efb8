"""Handing the Dokumen Evaluasi over and taking it back (Lampiran p. 114 A.5-A.6)."""

from django.utils.timezone import localdate, now

from evaluasi.alur.penilaian import hari_kerja, libur
from evaluasi.alur.transisi import transition
from evaluasi.aturan.status import Status
from evaluasi.aturan.tenggat import pengembalian
from evaluasi.models import Evaluasi
from pegawai.models import Pegawai, Pemberitahuan
from skp_app.models import Dokumen, PenandaTangan

DISERAHKAN = frozenset({"D.1.1", "D.1.2"})  # a D.1.3 comes after the receipt: it answers a keberatan


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


def setelah_tanda_tangan(dokumen: Dokumen, penanda: PenandaTangan, oleh: Pegawai) -> None:
    """A signature on a Dokumen Evaluasi is the step that the paper stands for (Lampiran p. 114 A.5-A.6).

    Signed by who evaluated, it lies before the pegawai from that moment; signed by the pegawai, it was received.
    """
    if dokumen.kode_format not in DISERAHKAN:
        return
    evaluasi = Evaluasi.objects.get(skp=dokumen.skp, periode_evaluasi=dokumen.periode_evaluasi)
    if penanda.peran != "pegawai" and evaluasi.status == Status.DITETAPKAN:
        sampaikan(evaluasi, oleh=oleh)
    elif penanda.peran == "pegawai" and evaluasi.status == Status.DISAMPAIKAN:
        terima(evaluasi, oleh=oleh)
