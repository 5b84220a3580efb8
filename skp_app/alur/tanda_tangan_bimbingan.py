"""Signatures of a bimbingan: an event on the SHA-256 of what stood on the screen; then the copy is frozen."""

from typing import Any

from django.db import transaction
from django.utils.timezone import localdate, now

from pegawai.models import Jejak, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur.bimbingan import alamat, berformat, langkah, peran, tandai_terlaksana, terkunci
from skp_app.alur.isi import sidik
from skp_app.alur.isi_pembinaan import isi, kekurangan, salinan_bimbingan
from skp_app.aturan.pembinaan import TERLAKSANA, Penyesuaian, Status
from skp_app.dokumen.bagian import tanggal_panjang
from skp_app.models import Bimbingan, FormulirBimbingan, TandaTanganBimbingan

BERUBAH = "Isinya berubah setelah Anda membukanya. Periksa lagi sebelum menandatangani."
# Who signs the forms that follow a bimbingan (Lampiran p. 83 g, 84 h).
PENANDA_TANGAN = {"B.1.8": "pegawai", "B.1.9": "pembimbing"}


def sidik_isi(bimbingan: Bimbingan, kode: str) -> str:
    """The hash that a signature is bound to."""
    return sidik(isi(bimbingan, kode))


def tanda_tangani(bimbingan: Bimbingan, *, oleh: Pegawai, sidik_dilihat: str) -> Bimbingan:
    """Pegawai or pembimbing signs B.1.6 or B.1.7; with the second signature the bimbingan took place.

    Raises IsianKeliru while something is missing, VersiBasi when the content is another one by now, KeadaanMenolak
    for one's own second signature.
    """
    nama = "lengkapi" if bimbingan.status == Status.MENUNGGU_TTD else "tanda_tangani"
    with langkah(bimbingan, nama, oleh=oleh) as b:
        kode, sebagai = berformat(b), _peran_ttd(b, oleh)
        _periksa(b, kode, sidik_dilihat)
        if b.tanda_tangan.berlaku().filter(kode_format=kode, peran=sebagai).exists():
            raise KeadaanMenolak("Anda sudah menandatangani. Tanda tangan pihak lain ditunggu.")
        _bubuhkan(b, kode, sebagai, oleh, sidik_dilihat)
        if nama == "lengkapi":
            _bekukan(b, kode, sidik_dilihat)
            tandai_terlaksana(b, oleh)
        else:
            _minta_tanda_tangan(b, oleh)
    return b


def _peran_ttd(b: Bimbingan, oleh: Pegawai) -> str:
    return "pegawai" if oleh.pk == b.pegawai_id else "pembimbing"


def _periksa(b: Bimbingan, kode: str, sidik_dilihat: str) -> None:
    pastikan_lengkap(sidik_isi(b, kode), sidik_dilihat, kekurangan(b, kode))


def pastikan_lengkap(sidik_kini: str, sidik_dilihat: str, kurang: list[str]) -> None:
    """Raises VersiBasi when another content was seen than stands there now, IsianKeliru while something is missing."""
    if sidik_kini != sidik_dilihat:
        raise VersiBasi(BERUBAH)
    if kurang:
        raise IsianKeliru(" ".join(kurang))


def _bubuhkan(b: Bimbingan, kode: str, sebagai: str, oleh: Pegawai, sidik_dilihat: str) -> None:
    TandaTanganBimbingan.objects.create(bimbingan=b, kode_format=kode, peran=sebagai, oleh=oleh, sidik=sidik_dilihat)


def _bekukan(b: Bimbingan, kode: str, sidik_dilihat: str) -> None:
    salinan = salinan_bimbingan(b, kode, localdate())
    FormulirBimbingan.objects.create(bimbingan=b, kode_format=kode, salinan=salinan, sidik=sidik_dilihat)


def _minta_tanda_tangan(b: Bimbingan, oleh: Pegawai) -> None:
    lain = b.pembimbing if oleh.pk == b.pegawai_id else b.pegawai
    judul = f"{oleh.nama_lengkap} menandatangani, tanda tangan Anda ditunggu"
    nomor = b.tanda_tangan.count()
    Pemberitahuan.kirim(lain, f"bimbingan-{b.pk}-ttd-{nomor}", judul, tautan=alamat(b))


def buka_lagi(bimbingan: Bimbingan, *, oleh: Pegawai) -> Bimbingan:
    """Either of the two wants to change something: the first signature lapses and the sheet opens again."""
    with langkah(bimbingan, "buka_lagi", oleh=oleh) as b:
        gugur = b.tanda_tangan.berlaku().filter(kode_format=berformat(b))
        for satu in gugur.exclude(oleh=oleh):
            judul = f"{oleh.nama_lengkap} membuka lagi isian bimbingan, tanda tangan Anda gugur"
            Pemberitahuan.kirim(satu.oleh, f"ttd-bimbingan-{satu.pk}-gugur", judul, tautan=alamat(b))
        gugur.update(ditarik_pada=now())
    return b


@transaction.atomic
def tanda_tangani_sesudah(bimbingan: Bimbingan, kode: str, *, oleh: Pegawai, sidik_dilihat: str) -> Bimbingan:
    """The pegawai signs B.1.8, the pembimbing B.1.9; then they reach their readers. Signed twice is signed once."""
    b, sebagai = terkunci(bimbingan), PENANDA_TANGAN[kode]
    if sebagai not in peran(b, oleh):
        siapa = "pegawai yang dibimbing" if sebagai == "pegawai" else "pembimbing"
        raise BukanHak(f"Formulir ini ditandatangani oleh {siapa}.")
    if b.tanda_tangan.filter(kode_format=kode).exists():
        return b
    if b.status not in TERLAKSANA:
        raise KeadaanMenolak("Formulir ini terbuka setelah bimbingan selesai dilaksanakan.")
    _periksa(b, kode, sidik_dilihat)
    _bubuhkan(b, kode, sebagai, oleh, sidik_dilihat)
    _bekukan(b, kode, sidik_dilihat)
    _serahkan(b, kode)
    Jejak.catat(b, "tanda_tangani_sesudah", oleh=oleh, sebagai=sebagai, format=kode, sidik=sidik_dilihat)
    return b


def _serahkan(b: Bimbingan, kode: str) -> None:
    """B.1.8 to the superior of the Pimpinan (p. 83 g.1), B.1.9 to the penilai (p. 85 i)."""
    kunci = f"bimbingan-{b.pk}-{kode}"
    if kode == "B.1.8" and b.atasan_penilai:
        judul = f"Umpan balik {b.pegawai.nama_lengkap} atas bimbingan kinerjanya"
        Pemberitahuan.kirim(b.atasan_penilai, kunci, judul, tautan=alamat(b))
    if kode == "B.1.9":
        judul = f"Evaluasi kompetensi {b.pegawai.nama_lengkap} ditandatangani"
        for orang in {b.penilai, b.pegawai} - {b.pembimbing}:
            Pemberitahuan.kirim(orang, kunci, judul, tautan=alamat(b))


def perlu_perubahan(bimbingan: Bimbingan) -> list[Any]:
    """The signed steps that ask for another measure or target: then the SKP is changed (p. 80 footnote)."""
    if bimbingan.status not in TERLAKSANA:
        return []
    return list(bimbingan.langkah_coaching.filter(penyesuaian=Penyesuaian.YA))


def alasan_perubahan(bimbingan: Bimbingan) -> str:
    """The reason that stands in the proposal of the change, to be edited by the pegawai."""
    indikator = "; ".join(baris.indikator for baris in perlu_perubahan(bimbingan))
    terlaksana = bimbingan.terlaksana_pada
    hari = tanggal_panjang(localdate(terlaksana).isoformat() if terlaksana else None)
    return f"Penyesuaian ukuran keberhasilan dan target yang disepakati dalam coaching {hari}: {indikator}"[:500]
