"""Prints of an evaluation: Hasil Evaluasi (C.1.x) and Dokumen Evaluasi (D.1.x)."""

from collections.abc import Callable
from typing import Any

from evaluasi import dokumen as format_evaluasi
from evaluasi.alur.keberatan import salinan as salinan_keberatan
from evaluasi.alur.salinan import susun
from evaluasi.aturan.keberatan import Keputusan
from evaluasi.dokumen_kalibrasi import konteks_kalibrasi
from evaluasi.models import Evaluasi, Kalibrasi, Keberatan
from pegawai.models import Pegawai
from pegawai.penolakan import KeadaanMenolak
from skp_app.alur.pencetakan import Lembar, arsipkan, arsipkan_lembar, isi_terbaru, kertas, pembuat
from skp_app.aturan.format import POTRET
from skp_app.dokumen.cetak import lembar, pdf
from skp_app.models import Dokumen

MENGUATKAN = "F-PUTUSAN"  # the decision that upholds a result: the Lampiran has no code for it


def cetak_hasil(evaluasi: Evaluasi) -> bytes:
    """PDF of C.1.1, C.1.2 or C.1.3: the stored one when set, else a fresh draft with a watermark."""
    return _cetak(evaluasi, format_evaluasi.konteks_evaluasi)


def cetak_dokumen(evaluasi: Evaluasi) -> bytes:
    """PDF of the Dokumen Evaluasi, D.1.1."""
    return _cetak(evaluasi, format_evaluasi.konteks_dokumen)


def cetak_ajuan(keberatan: Keberatan) -> bytes:
    """PDF of the sheet with which the pegawai objects."""
    konteks = format_evaluasi.konteks_ajuan(salinan_keberatan(keberatan))
    return lembar("dokumen/keberatan_ajuan.html", konteks, kertas=kertas(), arah=POTRET)


def cetak_putusan(keberatan: Keberatan) -> bytes:
    """PDF of the decision: D.1.3 when it changed the result, a sheet of our own when it confirmed it."""
    salinan = keberatan.salinan
    if salinan is None:
        raise KeadaanMenolak("Keberatan ini belum diputus.")
    if keberatan.keputusan == Keputusan.MENGUBAH:
        konteks = format_evaluasi.konteks_keberatan(salinan)
        evaluasi = keberatan.evaluasi
        buat = pembuat("D.1.3", konteks)
        periode, orang = evaluasi.periode_evaluasi, _orang(evaluasi, keberatan.pemutus)
        return isi_terbaru(arsipkan(evaluasi.skp, "D.1.3", keberatan.sidik, buat, periode, milik=salinan, orang=orang))
    return isi_terbaru(_arsipkan_putusan(keberatan, salinan))


def _arsipkan_putusan(keberatan: Keberatan, salinan: dict[str, Any]) -> Dokumen:
    konteks = format_evaluasi.konteks_putusan(salinan)
    evaluasi = keberatan.evaluasi

    def buat(url: str | None) -> bytes:
        return lembar("dokumen/keberatan_putusan.html", konteks | {"url_cek": url}, kertas=kertas(), arah=POTRET)

    periode, orang = evaluasi.periode_evaluasi, _orang(evaluasi, keberatan.pemutus)
    return arsipkan(evaluasi.skp, MENGUATKAN, keberatan.sidik, buat, periode, milik=salinan, orang=orang)


def cetak_kalibrasi(kalibrasi: Kalibrasi) -> bytes:
    """PDF of the Berita Acara Kalibrasi: the stored one, with the signature of who led it when it is there."""
    return isi_terbaru(arsip_kalibrasi(kalibrasi))


def arsip_kalibrasi(kalibrasi: Kalibrasi) -> Dokumen:
    """The stored minutes; rendered now when nobody has asked for them yet. Those who were present sign on paper."""
    isi = kalibrasi.salinan
    konteks = konteks_kalibrasi(isi, kalibrasi.sidik)
    pokok = {
        "judul": "BERITA ACARA KALIBRASI", "nomor": kalibrasi.nomor, "nama": isi["unit"], "instansi": isi["instansi"],
        "masa": isi["periode"], "tempat": isi["tempat"], "tanggal": isi["tanggal"],
    }  # fmt: skip
    penanda = (kalibrasi.oleh, isi["peserta"][0]["nama"])
    milik = Lembar(f"kalibrasi-{kalibrasi.pk}", "F-BERITA-ACARA", kalibrasi.sidik, pokok, None, penanda)

    def buat(url: str | None) -> bytes:
        lengkap = konteks | {"url_cek": url}
        return lembar("dokumen/berita_acara_kalibrasi.html", lengkap, kertas=kertas(), arah=POTRET)

    return arsipkan_lembar(milik, buat)


def arsip_hasil(evaluasi: Evaluasi) -> Dokumen:
    """The stored Hasil Evaluasi of a set evaluation; rendered now when nobody has asked for it yet."""
    return _arsip(evaluasi, evaluasi.salinan or {}, format_evaluasi.konteks_evaluasi)


def arsip_dokumen(evaluasi: Evaluasi) -> Dokumen:
    """The same of its Dokumen Evaluasi."""
    return _arsip(evaluasi, evaluasi.salinan or {}, format_evaluasi.konteks_dokumen)


def _cetak(evaluasi: Evaluasi, konteks_dari: Callable[[dict], dict]) -> bytes:
    if evaluasi.salinan is None:
        konteks = konteks_dari(susun(evaluasi, None))
        return pdf(konteks["kode"], konteks, kertas=kertas())
    return isi_terbaru(_arsip(evaluasi, evaluasi.salinan, konteks_dari))


def _arsip(evaluasi: Evaluasi, beku: dict[str, Any], konteks_dari: Callable[[dict], dict]) -> Dokumen:
    konteks = konteks_dari(beku)
    kode = konteks["kode"]
    return arsipkan(
        evaluasi.skp, kode, evaluasi.sidik, pembuat(kode, konteks), evaluasi.periode_evaluasi,
        milik=beku, orang=_orang(evaluasi, evaluasi.duduk_atasan and evaluasi.duduk_atasan.pegawai),
    )  # fmt: skip


def _orang(evaluasi: Evaluasi, di_atas: Pegawai | None) -> dict[str, Pegawai]:
    """Who signs by role: the penilai of this evaluation, and who stands above or decides."""
    penilai = evaluasi.penilai
    return {"pegawai": evaluasi.skp.pegawai, "penilai": penilai, "atasan_penilai": di_atas or penilai}
