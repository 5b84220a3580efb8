"""Signing a stored document: in the order of its Format, one file upon the other, the last one locks it."""

import hashlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate, now

from pegawai import laju
from pegawai.alur.hak import wajib_bkd
from pegawai.alur.isian import wajib
from pegawai.models import Jejak, Ketentuan, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app import keaslian, pemeriksa_ttd
from skp_app.alur.pencetakan import isi_berkas
from skp_app.aturan.keaslian import Putusan, putuskan
from skp_app.aturan.retensi import Retensi, retensi
from skp_app.aturan.tanda_tangan import Keadaan, alasan, keadaan
from skp_app.models import Dokumen, PenandaTangan, PenarikanDokumen, TandaTangan
from skp_app.models.tanda_tangan import Penyedia
from skp_app.penyedia import PenyediaDiam, Permintaan, Rahasia, Sesi, cari

CEPAT = {Penyedia.LOKAL, Penyedia.PKCS12}  # made by ourselves: what came out needs no capped process
LABEL = {
    Penyedia.LOKAL: "Sertifikat lokal, tidak tersertifikasi",
    Penyedia.PKCS12: "Sertifikat milik penanda tangan",
    Penyedia.BSRE: "Sertifikat elektronik BSrE",
    Penyedia.BASAH: "",
}
BUKAN_GILIRAN = "Belum giliran Anda menandatangani dokumen ini, atau Anda sudah menandatanganinya."
BERUBAH = "Dokumen ini baru saja ditandatangani dari tempat lain. Muat ulang halaman."
RUSAK = "Penyedia mengembalikan berkas yang tidak sah. Dokumen tetap menunggu; coba lagi nanti."
PERCOBAAN, DETIK = 60, 900  # openings of one person: a passphrase cannot be guessed, a day's work can be done
SERING = "Terlalu banyak percobaan menandatangani."
# What a higher room does once a signature stands, in the same transaction: (document, signer, person).
SETELAH: list[Callable[[Dokumen, PenandaTangan, Pegawai], None]] = []


class Tahap(NamedTuple):
    """How a document stands: its signers in order, each with his signature or None, and whose turn it is."""

    penanda: list[PenandaTangan]
    giliran: PenandaTangan | None
    keadaan: Keadaan
    terakhir: TandaTangan | None  # the newest file with electronic signatures


def tahap(dokumen: Dokumen) -> Tahap:
    penanda = keaslian.penanda(dokumen)
    tanda = [t for p in penanda if (t := getattr(p, "tanda", None))]
    ditarik = PenarikanDokumen.objects.filter(dokumen=dokumen).exists()
    kini = keadaan(len(penanda), len(tanda), digantikan=bool(dokumen.pengganti), ditarik=ditarik)
    buka = kini in {Keadaan.BELUM, Keadaan.SEBAGIAN}
    giliran = next((p for p in penanda if not hasattr(p, "tanda")), None) if buka else None
    return Tahap(penanda, giliran, kini, next((t for t in reversed(tanda) if t.elektronik), None))


def menunggu(pegawai: Pegawai) -> QuerySet[PenandaTangan]:
    """What waits for the signature of this person, the oldest first."""
    milik = PenandaTangan.objects.giliran().filter(pegawai=pegawai)
    return milik.select_related("dokumen__skp__pegawai", "dokumen__pemilik", "dokumen__periode_evaluasi").order_by(
        "dokumen__dibuat_pada"
    )


def penyedia_tersedia() -> list[Penyedia]:
    """The providers that the instansi offers, in its order; a name that nobody here knows is ignored."""
    return [Penyedia(p) for p in setelan()["penyedia"] if p in list(Penyedia)]


def ada_bsre() -> bool:
    """Does this installation know a service of BSrE?"""
    return bool(settings.BSRE_ALAMAT)


def setelan() -> dict:
    """Ketentuan `tanda_tangan`: providers, days that a key is valid, how many are signed at once."""
    return Ketentuan.objects.nilai("tanda_tangan", localdate())


def masa_simpan(dokumen: Dokumen) -> Retensi:
    """How long it must be kept by the JRA of the instansi, and whether a legal hold keeps it longer."""
    nilai = Ketentuan.objects.semua(localdate())
    return retensi(
        dokumen.kode_format, dokumen.tahun, nilai["retensi_dokumen"], dokumen.kode, nilai["penahanan_dokumen"]
    )


def tandatangani(dokumen: Dokumen, *, oleh: Pegawai, penyedia: str, rahasia: Rahasia) -> TandaTangan:
    """One signature on one document. What the provider refuses leaves the document waiting.

    Raises BukanHak when this person does not sign it, KeadaanMenolak when it is not his turn or it was withdrawn or
    replaced, TidakDitandatangani for a wrong passphrase or file, PenyediaDiam when the provider does not answer.
    """
    jenis = pilih(penyedia)
    pastikan_giliran(dokumen, oleh)
    return tandatangani_dengan(buka(jenis, oleh, rahasia), jenis, dokumen, oleh)


def pastikan_giliran(dokumen: Dokumen, oleh: Pegawai) -> None:
    """Raises BukanHak or KeadaanMenolak unless it is this person's turn."""
    _giliran(tahap(dokumen), oleh)


def pilih(penyedia: str) -> Penyedia:
    """The provider of this name, when the instansi offers it."""
    if penyedia not in penyedia_tersedia():
        raise IsianKeliru("Cara tanda tangan ini tidak tersedia.", {"penyedia": "Cara ini tidak tersedia."})
    return Penyedia(penyedia)


def buka(jenis: Penyedia, oleh: Pegawai, rahasia: Rahasia) -> Sesi:
    """Open the key, file or account of this person once; wrong guesses are counted."""
    laju.hitung("tanda-tangan", oleh.pk, PERCOBAAN, DETIK, SERING)
    return cari(jenis).buka(oleh, rahasia)


def tandatangani_dengan(sesi: Sesi, jenis: Penyedia, dokumen: Dokumen, oleh: Pegawai) -> TandaTangan:
    """The same with what was opened already, for several documents in one go."""
    kini = tahap(dokumen)
    penanda = _giliran(kini, oleh)
    permintaan = _permintaan(dokumen, kini, penanda, jenis)
    hasil = sesi.tandatangani(permintaan)
    fakta = _fakta(jenis, kini, permintaan, hasil)
    return _simpan(dokumen, penanda, jenis, permintaan, hasil, fakta, oleh)


def _giliran(kini: Tahap, oleh: Pegawai) -> PenandaTangan:
    if oleh.pk not in {p.pegawai_id for p in kini.penanda}:
        raise BukanHak("Dokumen ini tidak memuat tanda tangan Anda.")
    if kini.keadaan in {Keadaan.DIGANTIKAN, Keadaan.DITARIK}:
        raise KeadaanMenolak(f"Dokumen ini sudah {kini.keadaan.cetak.lower()}.")
    if kini.giliran is None or kini.giliran.pegawai_id != oleh.pk:
        raise KeadaanMenolak(BUKAN_GILIRAN)
    return kini.giliran


def _permintaan(dokumen: Dokumen, kini: Tahap, penanda: PenandaTangan, jenis: Penyedia) -> Permintaan:
    return Permintaan(
        isi=isi_berkas(kini.terakhir or dokumen),
        peran=penanda.peran,
        urutan=tuple(p.peran for p in kini.penanda),
        terakhir=penanda.pk == kini.penanda[-1].pk,
        nama=penanda.nama,
        alasan=alasan(dokumen.kode_format, penanda.peran),
        tempat=dokumen.pokok.get("tempat", ""),
        pada=now(),
        kode=dokumen.kode,
        label=LABEL[jenis],
    )


def _fakta(jenis: Penyedia, kini: Tahap, permintaan: Permintaan, hasil: bytes) -> dict:
    """What the new signature says of itself, once the file has proved genuine; {} for a scan."""
    if jenis == Penyedia.BASAH:
        return {}
    if not hasil.startswith(permintaan.isi) or len(hasil) == len(permintaan.isi):
        raise PenyediaDiam(RUSAK)
    sebelum = [p.tanda for p in kini.penanda if hasattr(p, "tanda") and p.tanda.elektronik]
    pada = [t.pada.isoformat() for t in sebelum] + [permintaan.pada.isoformat()]
    tanda = _periksa(jenis, hasil, pada)
    putusan = putuskan(tanda, terdaftar=True)
    if putusan == Putusan.TIDAK_DIKENAL:
        kalimat = "Sertifikat ini tidak diterbitkan oleh penerbit yang dikenal aplikasi. Hubungi BKD."
        raise IsianKeliru(kalimat, {"berkas": kalimat})
    if putusan != Putusan.ASLI or len(tanda) != len(sebelum) + 1:
        raise PenyediaDiam(RUSAK)
    return tanda[-1]


def _periksa(jenis: Penyedia, hasil: bytes, pada: Sequence[str]) -> list[dict]:
    if jenis in CEPAT:
        return pemeriksa_ttd.periksa(hasil, keaslian.akar(), pada) or []
    try:
        return keaslian.dalam_kurungan(hasil, keaslian.akar(), list(pada)) or []
    except keaslian.TidakTerperiksa:
        raise PenyediaDiam(RUSAK) from None


def _simpan(
    dokumen: Dokumen, penanda: PenandaTangan, jenis: Penyedia, permintaan: Permintaan, hasil: bytes, fakta: dict,
    oleh: Pegawai,
) -> TandaTangan:  # fmt: skip
    """Under the lock of the document it is asked again whose turn it is; the loser of a race leaves no file."""
    sha256 = hashlib.sha256(hasil).hexdigest()
    tanda = TandaTangan(
        penanda=penanda, penyedia=jenis, alasan=permintaan.alasan, tempat=permintaan.tempat, pada=permintaan.pada,
        atas=hashlib.sha256(permintaan.isi).hexdigest(), sha256=sha256, ukuran=len(hasil),
        subjek=fakta.get("nama", "")[:200], penerbit=fakta.get("penerbit", "")[:200],
        sidik_sertifikat=fakta.get("sidik", ""), berstempel=fakta.get("berstempel", False),
    )  # fmt: skip
    akhiran = "pdf" if hasil[:5] == b"%PDF-" else "png" if hasil[:4] == b"\x89PNG" else "jpg"
    tanda.berkas.save(f"dokumen/{sha256[:2]}/{sha256[:32]}.{akhiran}", ContentFile(hasil), save=False)
    try:
        with transaction.atomic():
            kunci = Dokumen.objects.select_for_update(no_key=True, of=("self",))
            terkunci = kunci.select_related("skp__pegawai", "pemilik").get(pk=dokumen.pk)
            kini = tahap(terkunci)
            giliran = _giliran(kini, oleh)
            if giliran.pk != penanda.pk:
                raise KeadaanMenolak(BERUBAH)
            tanda.save()
            _kabarkan(terkunci, kini, penanda)
            Jejak.catat(
                terkunci, "tandatangani", oleh=oleh, sebagai=penanda.peran, ke=str(tahap(terkunci).keadaan),
                penyedia=str(jenis), sha256=sha256, atas=tanda.atas,
            )  # fmt: skip
            for lanjutkan in SETELAH:
                lanjutkan(terkunci, penanda, oleh)
    except (IntegrityError, KeadaanMenolak, BukanHak) as galat:
        tanda.berkas.delete(save=False)
        if isinstance(galat, IntegrityError):
            raise KeadaanMenolak(BERUBAH) from None
        raise
    return tanda


def _kabarkan(dokumen: Dokumen, kini: Tahap, penanda: PenandaTangan) -> None:
    """The next signer learns that it is his turn; when nobody is left, its owner that the paper is complete."""
    if sisa := [p for p in kini.penanda if p.urutan > penanda.urutan]:
        _kabarkan_giliran(sisa[0])
        return
    if dokumen.orang is None:  # the paper of a unit: who signed it knows
        return
    judul = dokumen.pokok.get("judul", dokumen.kode_format).capitalize()
    kunci, tautan = f"ttd-{dokumen.pk}-lengkap", f"/tanda-tangan/{dokumen.kode}/"
    Pemberitahuan.kirim(dokumen.orang, kunci, f"{judul} lengkap ditandatangani", tautan=tautan)


def kabarkan_pertama(semua: QuerySet[Dokumen]) -> None:
    """Whoever signs first learns that these documents wait for him; each is announced once."""
    for penanda in PenandaTangan.objects.giliran().filter(dokumen__in=semua, urutan=1).select_related("dokumen"):
        _kabarkan_giliran(penanda)


def _kabarkan_giliran(penanda: PenandaTangan) -> None:
    dokumen = penanda.dokumen
    judul = dokumen.pokok.get("judul", dokumen.kode_format).capitalize()
    kunci = f"ttd-{dokumen.pk}-{penanda.urutan}"
    tautan = f"/tanda-tangan/{dokumen.kode}/"
    Pemberitahuan.kirim(penanda.pegawai, kunci, f"{judul} menunggu tanda tangan Anda", tautan=tautan)


def tarik(dokumen: Dokumen, *, oleh: Pegawai, alasan: str) -> PenarikanDokumen:
    """The BKD withdraws a document with a reason that everybody reads who checks it. Its files stay; once only."""
    wajib_bkd(oleh, "Dokumen hanya dapat ditarik oleh BKD.")
    return tarik_karena(dokumen, oleh=oleh, sebagai="bkd", alasan=wajib(alasan, 500, "alasan"))


def tarik_karena(dokumen: Dokumen, *, oleh: Pegawai, sebagai: str, alasan: str) -> PenarikanDokumen:
    """The same by a step that took back what the paper says; that step has asked who may."""
    with transaction.atomic():
        terkunci = Dokumen.objects.select_for_update(no_key=True).get(pk=dokumen.pk)
        if ada := PenarikanDokumen.objects.filter(dokumen=terkunci).first():
            return ada
        penarikan = PenarikanDokumen.objects.create(dokumen=terkunci, alasan=alasan, oleh=oleh)
        for penanda in keaslian.penanda(terkunci):
            Pemberitahuan.kirim(
                penanda.pegawai, f"ttd-{terkunci.pk}-ditarik", "Satu dokumen yang Anda tandatangani ditarik",
                isi=alasan, tautan=f"/tanda-tangan/{terkunci.kode}/",
            )  # fmt: skip
        Jejak.catat(terkunci, "tarik_dokumen", oleh=oleh, sebagai=sebagai, ke="ditarik", alasan=alasan)
    return penarikan
