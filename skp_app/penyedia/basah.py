"""Signed with ink on paper: the scan is uploaded, examined like any file, and compared by the QR that is printed."""

from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.utils.timezone import localdate

from pegawai.models import Ketentuan, Pegawai
from skp_app import berkas_bukti
from skp_app.aturan.bukti import Batas, BerkasDitolak
from skp_app.penyedia import Permintaan, Rahasia, keliru
from skp_app.proses_terkurung import jalankan

TIPE = frozenset({"pdf", "jpeg", "png"})
TUNGGU_DETIK = 30
DOKUMEN_LAIN = "Pindaian ini memuat QR dokumen lain. Pilih pindaian dokumen yang ini."
TANPA_QR = "QR pada pindaian tidak terbaca. Pindai lebih jelas, atau ketik kode yang tercetak di kaki halaman."
KODE_LAIN = "Kode yang diketik bukan kode dokumen ini."


class SesiBasah:
    def __init__(self, berkas: UploadedFile, kode: str) -> None:
        self.berkas, self.kode = berkas, kode

    def tandatangani(self, permintaan: Permintaan) -> bytes:
        """The scan, as it is kept: pictures written anew without metadata. TidakDitandatangani with a sentence."""
        batas = Batas.dari(Ketentuan.objects.nilai("bukti_berkas", localdate()))._replace(tipe=TIPE)
        with berkas_bukti.ruang_kerja() as folder:
            try:
                hasil = berkas_bukti.periksa(self.berkas, batas, Path(folder))
            except BerkasDitolak as tolak:
                raise keliru("berkas", str(tolak)) from None
            self._cocokkan(baca_qr(hasil.tipe.kunci, hasil.jalan), permintaan.kode)
            return hasil.jalan.read_bytes()

    def _cocokkan(self, terbaca: list[str], kode: str) -> None:
        """The QR decides; only where none can be read the code typed from the paper does."""
        kode_terbaca = {t.rstrip("/").rpartition("/")[2] for t in terbaca if "/cek/" in t}
        if kode in kode_terbaca:
            return
        if kode_terbaca:
            raise keliru("berkas", DOKUMEN_LAIN)
        if not self.kode:
            raise keliru("berkas", TANPA_QR)
        if self.kode != kode:
            raise keliru("kode", KODE_LAIN)


def buka(pegawai: Pegawai, rahasia: Rahasia) -> SesiBasah:
    if rahasia.berkas is None:
        raise keliru("berkas", "Pilih pindaiannya dulu.")
    return SesiBasah(rahasia.berkas, rahasia.kode)


def baca_qr(tipe: str, berkas: Path) -> list[str]:
    """The texts of all QR codes, read in a capped process; [] for what is too heavy."""
    return jalankan("skp_app.pembaca_qr", tipe, str(berkas), folder=berkas.parent, detik=TUNGGU_DETIK) or []
