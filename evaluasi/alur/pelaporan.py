"""Reporting a Dokumen Evaluasi with SKP and Hasil Evaluasi to the PyB (Lampiran p. 114-119).

The bundle is made of the stored documents, byte for byte as they were set, in the order D, A, C.
"""

import hashlib
from datetime import date
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.timezone import localdate, now

from evaluasi.alur import pencetakan
from evaluasi.alur.penilaian import libur
from evaluasi.aturan import pelaporan as aturan
from evaluasi.aturan.keberatan import Keputusan
from evaluasi.aturan.tenggat import pelaporan as batas_pelaporan
from evaluasi.models import Evaluasi, Keberatan, Pelaporan
from pegawai.models import Jejak, Ketentuan, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur.pencetakan import cetak_skp
from skp_app.alur.transisi import terkunci as skp_terkunci
from skp_app.dokumen.bundel import gabung
from skp_app.models import PeriodeEvaluasi

ALASAN_TERPANJANG = 500
TERKAIT = ("skp__pegawai", "penilai", "periode_evaluasi__periode", "penunjukan")


class Keadaan(NamedTuple):
    """Where a result stands on its way upward. `sebab` says why it cannot be reported yet, '' when it can."""

    sebab: str
    bentuk: aturan.Bentuk
    pelapor: Pegawai
    batas: date
    lewat: bool
    tertahan: bool  # a keberatan is open: it waits, or goes with a reason
    tanpa_tanda_tangan: bool
    laporan: Pelaporan | None  # of this form


def keadaan(evaluasi: Evaluasi, hari: date) -> Keadaan:
    putusan = evaluasi.keberatan.filter(keputusan=Keputusan.MENGUBAH).select_related("pemutus").first()
    bentuk = aturan.bentuk(oleh_atasan=evaluasi.oleh_atasan, diubah=putusan is not None)
    ada = evaluasi.pelaporan.filter(bentuk=bentuk).select_related("oleh").first()
    batas = batas_laporan(evaluasi.periode_evaluasi)
    status, dikembalikan = evaluasi.status, evaluasi.batas_pengembalian
    return Keadaan(
        sebab="" if putusan else aturan.sebab_belum(status, dikembalikan, hari),
        bentuk=bentuk,
        pelapor=putusan.pemutus if putusan else evaluasi.penilai,
        batas=batas,
        lewat=ada is None and hari > batas,
        tertahan=Evaluasi.objects.tertahan().filter(pk=evaluasi.pk).exists(),
        tanpa_tanda_tangan=aturan.tanpa_tanda_tangan(status, dikembalikan, hari),
        laporan=ada,
    )


def batas_laporan(periode: PeriodeEvaluasi) -> date:
    """As written down with the period; reckoned for one that was opened before terms were kept."""
    if periode.batas_laporan:
        return periode.batas_laporan
    hari = Ketentuan.objects.nilai("pelaporan_hari_kerja", periode.jendela_selesai)
    return batas_pelaporan(periode.jendela_selesai, hari, libur())


def laporkan(evaluasi: Evaluasi, *, oleh: Pegawai, alasan: str = "") -> Pelaporan:
    """Report it once in its form; a second click finds the first report.

    Raises BukanHak, KeadaanMenolak while it is not returned or a part is missing, IsianKeliru without a reason while
    a keberatan is open (what was reported before its decision is followed by D.1.3).
    """
    alasan = alasan.strip()
    evaluasi = Evaluasi.objects.select_related(*TERKAIT).get(pk=evaluasi.pk)
    kini = _periksa(evaluasi, oleh, alasan)
    if kini.laporan:
        return kini.laporan
    isi = bundel(evaluasi)  # drawn before anything is held
    return _simpan(evaluasi, kini.bentuk, isi, oleh, alasan)


def _periksa(evaluasi: Evaluasi, oleh: Pegawai, alasan: str) -> Keadaan:
    kini = keadaan(evaluasi, localdate())
    if oleh.pk != kini.pelapor.pk:
        raise BukanHak(f"Dokumen evaluasi ini dilaporkan oleh {kini.pelapor.nama_lengkap}.")
    if kini.laporan:
        return kini
    if kini.sebab:
        raise KeadaanMenolak(kini.sebab)
    if len(alasan) > ALASAN_TERPANJANG or (kini.tertahan and not alasan):
        kalimat = (
            f"Keberatan belum diputus. Tulis alasan melaporkannya sekarang, paling banyak {ALASAN_TERPANJANG} huruf."
        )
        raise IsianKeliru(kalimat, {"alasan": kalimat})
    return kini


def _simpan(evaluasi: Evaluasi, bentuk: aturan.Bentuk, isi: bytes, oleh: Pegawai, alasan: str) -> Pelaporan:
    sha256 = hashlib.sha256(isi).hexdigest()
    with transaction.atomic():
        skp_terkunci(evaluasi.skp)
        terkait = Evaluasi.objects.select_related(*TERKAIT).select_for_update(of=("self",))
        evaluasi = terkait.get(pk=evaluasi.pk)
        kini = _periksa(evaluasi, oleh, alasan)
        if kini.laporan:
            return kini.laporan
        if kini.bentuk != bentuk:
            raise KeadaanMenolak("Keberatan baru saja diputus. Muat ulang halaman, lalu laporkan lagi.")
        baru = Pelaporan(
            evaluasi=evaluasi, bentuk=bentuk, oleh=oleh, pada=now(), batas=kini.batas, sha256=sha256, ukuran=len(isi),
            tanpa_tanda_tangan=kini.tanpa_tanda_tangan, alasan=alasan if kini.tertahan else "",
        )  # fmt: skip
        baru.berkas.save(f"laporan/{sha256[:2]}/{baru.kode}.pdf", ContentFile(isi), save=False)
        baru.save()
        sebagai = "atasan_penilai" if bentuk != aturan.Bentuk.PENILAI else "penilai"
        Jejak.catat(evaluasi, "laporkan", oleh=oleh, sebagai=sebagai, bentuk=str(bentuk), sidik=sha256)
        Pemberitahuan.kirim(
            evaluasi.skp.pegawai,
            f"evaluasi-{evaluasi.pk}-laporan-{bentuk}",
            f"Dokumen evaluasi {evaluasi.periode_evaluasi.nama} Anda dilaporkan",
            tautan=f"/evaluasi/{evaluasi.kode}/",
        )
    return baru


def bundel(evaluasi: Evaluasi) -> bytes:
    """D, A and C in one PDF. Raises KeadaanMenolak with the names of the parts that are missing."""
    bagian = _bagian(evaluasi)
    if hilang := aturan.kurang(bagian):
        raise KeadaanMenolak(f"Laporan belum lengkap: {' dan '.join(hilang)} belum ada.")
    return gabung((nama, bagian[kunci]) for kunci, nama in aturan.BAGIAN.items())


def _bagian(evaluasi: Evaluasi) -> dict[str, bytes]:
    """The parts that exist, as stored."""
    bagian = {}
    if evaluasi.salinan:
        bagian["D"], bagian["C"] = _dokumen(evaluasi), pencetakan.cetak_hasil(evaluasi)
    if evaluasi.skp.salinan:
        bagian["A"] = cetak_skp(evaluasi.skp)
    return bagian


def _dokumen(evaluasi: Evaluasi) -> bytes:
    putusan = Keberatan.objects.filter(evaluasi=evaluasi, keputusan=Keputusan.MENGUBAH).first()
    return pencetakan.cetak_putusan(putusan) if putusan else pencetakan.cetak_dokumen(evaluasi)
