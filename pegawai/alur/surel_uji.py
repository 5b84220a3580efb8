"""A test mail that goes the way of all mail: through the outbox and the worker, to whoever asks for it."""

from django.utils.timezone import now

from pegawai.alur.hak import wajib_bkd
from pegawai.models import Pegawai, Pemberitahuan
from pegawai.penolakan import KeadaanMenolak

AWALAN = "surel-uji-"


def kirim(*, oleh: Pegawai) -> None:
    """One test mail a minute at most. Raises BukanHak, KeadaanMenolak without an address."""
    wajib_bkd(oleh)
    if not oleh.surel:
        raise KeadaanMenolak("Alamat surel Anda belum diisi pada data pegawai.")
    kunci = f"{AWALAN}{now():%Y%m%d%H%M}"
    Pemberitahuan.kirim(oleh, kunci, "Surel uji dari Aplikasi SKP", isi="Bila pesan ini sampai, pengiriman berjalan.")


def terakhir(pegawai: Pegawai) -> Pemberitahuan | None:
    """The last test mail of this person: it left when `dikirim_pada` is set."""
    return Pemberitahuan.objects.filter(penerima=pegawai, kunci__startswith=AWALAN).order_by("-id").first()
