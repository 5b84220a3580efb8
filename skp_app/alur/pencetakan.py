"""Prints of an SKP. What was set is rendered once, stored with its hash and served as stored; drafts are not kept."""

import hashlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localdate

from pegawai.models import Ketentuan, Pegawai
from pegawai.penolakan import KeadaanMenolak
from skp_app.alur import penerbitan
from skp_app.alur.isi import baris_rhk, isi_skp, salinan, sidik
from skp_app.dokumen import pendokumentasian as dokumentasi
from skp_app.dokumen import rencana
from skp_app.dokumen import skp as format_skp
from skp_app.dokumen.cetak import pdf
from skp_app.models import (
    Dokumen,
    Iki,
    PeriodeEvaluasi,
    Realisasi,
    RencanaAksi,
    Skp,
    TandaTangan,
    VersiSkp,
    Workblock,
)
from skp_app.models.tanda_tangan import Penyedia


def kertas() -> str:
    """The paper of the instansi, 'F4' or 'A4'."""
    return Ketentuan.objects.nilai("kertas", localdate())


class Tersimpan(NamedTuple):
    """A stored document as others need it: its bytes, their SHA-256, its public code, where anybody may check it."""

    isi: bytes
    sha256: str
    kode: str
    url_cek: str | None


def tersimpan(dokumen: Dokumen) -> Tersimpan:
    """The stored bytes with what identifies them; never rendered again."""
    return Tersimpan(isi_berkas(dokumen), dokumen.sha256, dokumen.kode, url_cek(dokumen.kode))


def url_cek(kode: str) -> str | None:
    """The public page of the document with this code; None where the site has no such page or no address."""
    try:
        return f"{settings.ALAMAT_SITUS}{reverse('cek', args=[kode])}" if settings.ALAMAT_SITUS else None
    except NoReverseMatch:
        return None


def arsipkan(
    skp: Skp,
    kode_format: str,
    sidik_isi: str,
    buat: Callable[[str | None], bytes],
    periode: PeriodeEvaluasi | None = None,
    *,
    milik: Mapping[str, Any] | None = None,
    orang: Mapping[str, Pegawai] | None = None,
) -> Dokumen:
    """The stored document of this Format; `buat(url_cek)` renders it when nobody has done so yet.

    `milik` is the frozen copy it was made from and `orang` who holds the roles on it, where these are not the SKP's
    own: an evaluation may have had another penilai. Its signers are noted with it, in the order of the Format.
    Two requests at once render twice and store once: the loser's file is removed.
    """
    kunci = {"skp": skp, "kode_format": kode_format, "periode_evaluasi": periode, "versi": 1}
    if ada := Dokumen.objects.filter(**kunci).first():
        return ada
    dokumen = Dokumen(**kunci, sidik_isi=sidik_isi)
    isi_salinan = skp.salinan or salinan(skp, {}, None)
    penetap = ((milik or {}).get("penandatangan") or {}).get("peran", "penilai")
    dokumen.pokok = penerbitan.pokok(kode_format, isi_salinan, milik)
    daftarkan = partial(penerbitan.daftarkan, dokumen, isi_salinan, orang or penerbitan.pihak(skp), penetap)
    return dokumen if _simpan(dokumen, skp.kode, buat, daftarkan) else Dokumen.objects.get(**kunci)


def _simpan(dokumen: Dokumen, awalan: str, buat: Callable[[str | None], bytes], daftarkan: Callable[[], None]) -> bool:
    """Render, store and note the signers; False, with the file removed, when another request was first."""
    isi = buat(url_cek(dokumen.kode))
    dokumen.sha256, dokumen.ukuran = sha256, _ = hashlib.sha256(isi).hexdigest(), len(isi)
    dokumen.berkas.save(f"dokumen/{sha256[:2]}/{awalan}-{sha256[:16]}.pdf", ContentFile(isi), save=False)
    try:
        with transaction.atomic():
            dokumen.save()
            daftarkan()
    except IntegrityError:
        dokumen.berkas.delete(save=False)
        return False
    return True


class Lembar(NamedTuple):
    """A paper beside the Formats of an SKP: what it is about, the content that identifies it, who signs it."""

    perihal: str
    kode_format: str
    sidik_isi: str
    pokok: dict[str, str]
    pemilik: Pegawai | None
    penanda: tuple[Pegawai, str] | None  # the one signer with his name as printed; None: he is not known here


def arsipkan_lembar(lembar: Lembar, buat: Callable[[str | None], bytes]) -> Dokumen:
    """The stored paper with this content. Another content is stored beside it as the next version."""
    milik = Dokumen.objects.filter(perihal=lembar.perihal).order_by("versi")
    terakhir = milik.last()
    if terakhir and terakhir.sidik_isi == lembar.sidik_isi:
        return terakhir
    dokumen = Dokumen(
        perihal=lembar.perihal, kode_format=lembar.kode_format, versi=terakhir.versi + 1 if terakhir else 1,
        sidik_isi=lembar.sidik_isi, pokok=lembar.pokok, pemilik=lembar.pemilik,
    )  # fmt: skip
    daftarkan = partial(penerbitan.daftarkan_lembar, dokumen, lembar.penanda)
    return dokumen if _simpan(dokumen, lembar.perihal, buat, daftarkan) else arsipkan_lembar(lembar, buat)


def cetak_skp(skp: Skp) -> bytes:
    """PDF of the SKP Format that applies: the stored one when set, else a fresh draft with a watermark."""
    return _cetak(skp, format_skp.konteks)


def cetak_versi(versi: VersiSkp) -> bytes:
    """PDF of a kept content: the document of the day it was set, else the content as submitted, with a watermark."""
    if versi.sidik == versi.skp.sidik_ditetapkan and versi.peristiwa == "tetapkan":
        return cetak_skp(versi.skp)
    konteks = format_skp.konteks(salinan(versi.skp, versi.isi, None))
    return pdf(konteks["kode"], konteks, kertas=kertas())


def cetak_lampiran(skp: Skp) -> bytes:
    """PDF of the Lampiran SKP, Format A.1.8."""
    return _cetak(skp, format_skp.konteks_lampiran)


def dokumen_skp(skp: Skp) -> Dokumen:
    """The stored document of the SKP Format of a set SKP; rendered now when nobody has asked for it yet."""
    return _arsip(skp, skp.salinan or {}, format_skp.konteks)


def dokumen_lampiran(skp: Skp) -> Dokumen:
    """The same of its Lampiran, Format A.1.8."""
    return _arsip(skp, skp.salinan or {}, format_skp.konteks_lampiran)


def _cetak(skp: Skp, susun: Callable[[dict], dict]) -> bytes:
    if skp.salinan is None:
        konteks = susun(salinan(skp, isi_skp(skp), None))
        return pdf(konteks["kode"], konteks, kertas=kertas())
    return isi_terbaru(_arsip(skp, skp.salinan, susun))


def _arsip(skp: Skp, beku: dict, susun: Callable[[dict], dict]) -> Dokumen:
    konteks = susun(beku)
    kode = konteks["kode"]
    return arsipkan(skp, kode, sidik(beku), pembuat(kode, konteks))


def pembuat(kode: str, konteks: dict[str, Any]) -> Callable[[str | None], bytes]:
    """What `arsipkan` calls to have this Format drawn, once it knows where the document will be checked."""

    def buat(url: str | None) -> bytes:
        return pdf(kode, konteks | {"url_cek": url}, kertas=kertas())

    return buat


def cetak_manual(skp: Skp) -> bytes:
    """PDF of the manual indikator, Format A.1.3: one sheet per IKI that has one. KeadaanMenolak when none has."""
    semua = Iki.objects.filter(rhk__skp=skp, manual__isnull=False).select_related("rhk", "manual")
    daftar = list(semua.order_by("-rhk__jenis", "rhk__urutan", "urutan"))
    if not daftar:
        raise KeadaanMenolak("Belum ada manual indikator pada SKP ini.")
    return pdf("A.1.3", rencana.konteks_manual(_kepala(skp), daftar), kertas=kertas())


def cetak_workblock(workblock: Workblock) -> bytes:
    """PDF of one workblock, Format A.1.4."""
    return pdf("A.1.4", rencana.konteks_workblock(_kepala(workblock.skp), workblock), kertas=kertas())


def cetak_rencana_aksi(skp: Skp, periode: PeriodeEvaluasi | None) -> bytes:
    """PDF of Format B.1.1 for one evaluation period, or for the year when it is None."""
    isi = dokumentasi.konteks_rencana_aksi(_kepala(skp), baris_rhk(skp), _rencana_aksi(skp, periode), periode)
    return pdf("B.1.1", isi, kertas=kertas())


def cetak_pendokumentasian(skp: Skp, periode: PeriodeEvaluasi | None) -> bytes:
    """PDF of Format B.1.2, the same; what was documented under earlier versions of the SKP counts."""
    semua = Realisasi.objects.filter(
        iki__rhk__skp__rangkaian=skp.rangkaian, iki__rhk__skp__nomor_versi__lte=skp.nomor_versi
    )
    semua = semua.filter(periode_evaluasi=periode) if periode else semua
    urut = ("periode_evaluasi__selesai", "periode_evaluasi__jenis", "iki__urutan", "iki__rhk__skp__nomor_versi")
    lengkap = semua.select_related("iki", "periode_evaluasi").prefetch_related("pakai_bukti__bukti").order_by(*urut)
    realisasi = list({(r.iki.garis, r.periode_evaluasi_id): r for r in lengkap}.values())
    aksi = _rencana_aksi(skp, periode)
    isi = dokumentasi.konteks_pendokumentasian(_kepala(skp), baris_rhk(skp), aksi, realisasi, periode)
    return pdf("B.1.2", isi, kertas=kertas())


def _rencana_aksi(skp: Skp, periode: PeriodeEvaluasi | None) -> list[RencanaAksi]:
    semua = RencanaAksi.objects.filter(rangkaian=skp.rangkaian).select_related("periode_evaluasi")
    semua = semua.filter(periode_evaluasi=periode) if periode else semua
    return list(semua.order_by("periode_evaluasi__selesai", "urutan", "id"))


def _kepala(skp: Skp) -> dict:
    """Whose sheet it is. These sheets are never stored: they may change after the SKP was set."""
    return skp.salinan or salinan(skp, {}, None)


def isi_berkas(milik: Dokumen | TandaTangan) -> bytes:
    """The bytes as they were stored: of the print, or of the file that a signature made."""
    with milik.berkas.open("rb") as berkas:
        return berkas.read()


def isi_terbaru(dokumen: Dokumen) -> bytes:
    """The file as its readers get it: with the electronic signatures so far, else as it was printed."""
    semua = TandaTangan.objects.filter(penanda__dokumen=dokumen).exclude(penyedia=Penyedia.BASAH)
    return isi_berkas(semua.order_by("-penanda__urutan").first() or dokumen)
