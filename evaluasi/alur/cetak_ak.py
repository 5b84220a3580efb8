"""Prints of angka kredit, from what was frozen with the row: stored once, signed by the penilai who set it.

A conversion or a PAK that was taken back is printed with that mark across the page; this print is not kept.
"""

from typing import Any

from django.utils.text import slugify
from django.utils.timezone import localdate

from evaluasi import dokumen_ak
from evaluasi.models import KonversiAk, PenetapanAk
from pegawai.models import Ketentuan, Pegawai
from pegawai.penolakan import KeadaanMenolak
from skp_app.alur.isi import sidik
from skp_app.alur.pencetakan import Lembar, arsipkan_lembar, isi_terbaru, kertas
from skp_app.aturan.format import POTRET
from skp_app.dokumen.cetak import lembar
from skp_app.models import Dokumen


def konversi(baris: KonversiAk) -> bytes:
    if baris.dibatalkan_pada:
        return _cetak(dokumen_ak.KONVERSI, dokumen_ak.konteks_konversi(baris, _desimal()))
    return isi_terbaru(arsip_konversi(baris))


def penetapan(baris: PenetapanAk) -> bytes:
    if baris.dibatalkan_pada:
        return _cetak(dokumen_ak.PENETAPAN, dokumen_ak.konteks_penetapan(baris, _desimal()))
    return isi_terbaru(arsip_penetapan(baris))


def akumulasi(pegawai: Pegawai, jenjang: str) -> bytes:
    """Every conversion in force in this jenjang; the head is that of the newest. KeadaanMenolak when there is none."""
    semua = list(KonversiAk.objects.filter(pegawai=pegawai, jenjang=jenjang).berlaku().select_related("oleh"))
    if not semua:
        raise KeadaanMenolak("Belum ada konversi angka kredit pada jenjang ini.")
    terakhir = semua[-1]
    konteks = dokumen_ak.konteks_akumulasi(terakhir.salinan, semua, _desimal())
    perihal = f"akumulasi-{pegawai.pk}-{slugify(jenjang)}"
    return isi_terbaru(_arsip(perihal, "F-AKUMULASI", dokumen_ak.AKUMULASI, konteks, terakhir))


def arsip_konversi(baris: KonversiAk) -> Dokumen:
    konteks = dokumen_ak.konteks_konversi(baris, _desimal())
    return _arsip(f"konversi-{baris.pk}", "F-KONVERSI", dokumen_ak.KONVERSI, konteks, baris)


def arsip_penetapan(baris: PenetapanAk) -> Dokumen:
    konteks = dokumen_ak.konteks_penetapan(baris, _desimal())
    return _arsip(f"pak-{baris.pk}", "F-PAK", dokumen_ak.PENETAPAN, konteks, baris)


def _arsip(perihal: str, kode: str, template: str, konteks: dict[str, Any], baris: KonversiAk | PenetapanAk) -> Dokumen:
    salinan = baris.salinan
    pokok = {
        "judul": konteks["judul"][0], "nomor": salinan["nomor"], "nama": salinan["pegawai"]["nama"],
        "instansi": salinan["instansi"], "masa": konteks["masa"], "tempat": salinan["tempat"],
        "tanggal": salinan["tanggal"],
    }  # fmt: skip
    penanda = (baris.oleh, salinan["penilai"]["nama"])
    milik = Lembar(perihal, kode, sidik(konteks), pokok, baris.pegawai, penanda)
    return arsipkan_lembar(milik, lambda url: _cetak(template, konteks | {"url_cek": url}))


def _desimal() -> int:
    return Ketentuan.objects.nilai("ak_desimal_cetak", localdate())


def _cetak(template: str, konteks: dict) -> bytes:
    return lembar(template, konteks, kertas=kertas(), arah=POTRET)
