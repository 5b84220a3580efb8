"""Dialog kinerja of pegawai and pejabat penilai on an SKP (Pasal 7(3)-(4)): said once, applied by its owner."""

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate, now

from pegawai.aturan.teks import titik
from pegawai.models import Jejak, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import penyusunan
from skp_app.alur.isi import baris_rhk
from skp_app.alur.peran import penetapan_terlambat, peran_pihak, sebagai
from skp_app.alur.transisi import terkunci
from skp_app.aturan.dialog import DAPAT_DIUSULI, TERBUKA, Bidang, StatusUsulan, nasib
from skp_app.aturan.status import Status
from skp_app.models import Iki, KesepakatanDialog, Rhk, Skp, UjarDialog
from skp_app.models.dialog import PANJANG_UJAR
from skp_app.models.rhk import PANJANG_TARGET, PANJANG_TEKS

SEBUTAN = {"pemilik": "Pegawai", "penilai": "Pimpinan"}
BUKAN_PIHAK = "Dialog kinerja ditulis oleh pegawai dan pejabat penilai kinerja."
TAHUN_KE_BELAKANG = 1  # a dialog may begin with the drafting of the unit's perjanjian kinerja (Pasal 7(4))


@transaction.atomic
def ujarkan(
    skp: Skp,
    *,
    oleh: Pegawai,
    isi: str = "",
    sasaran: Rhk | Iki | None = None,
    bidang: str = "",
    menjadi: str = "",
) -> UjarDialog:
    """Say something on the SKP or one row of it; with `bidang` and `menjadi` the penilai proposes another text.

    The same words on the same thing, on one day and one version of the SKP, are one utterance.
    """
    skp, peran = _buka(skp, oleh)
    rhk, iki, sebutan = _sasaran(skp, sasaran)
    isi, usul = isi.strip(), {}
    if bidang:
        usul = _usulan(skp, peran, iki or rhk, bidang, menjadi)
    if len(isi) > PANJANG_UJAR or not (isi or usul):
        raise IsianKeliru(f"Tulis pesan, paling panjang {PANJANG_UJAR} huruf.")
    kata = {"oleh": oleh, "isi": isi, "rhk": rhk, "iki": iki, "bidang": bidang, "menjadi": usul.get("menjadi", "")}
    ujar, baru = UjarDialog.objects.get_or_create(
        skp=skp, **kata, versi_skp=skp.versi, dikirim_pada__date=localdate(), defaults={"sebutan": sebutan, **usul}
    )
    if baru:
        judul = f"{SEBUTAN[peran]} {'mengusulkan perubahan' if usul else 'menulis'} pada dialog SKP {skp.mulai.year}"
        _kabarkan(skp, "ujarkan", oleh, peran, f"dialog-{ujar.pk}", judul, ujar=ujar.pk)
    return ujar


@transaction.atomic
def terapkan(ujar: UjarDialog, *, oleh: Pegawai) -> UjarDialog:
    """Write the proposed text into its row. When the row says something else by now, the proposal is usang instead."""
    _pastikan_pemilik(ujar.skp, oleh)
    skp = penyusunan.buka(ujar.skp, oleh)
    ujar = _usulan_kini(ujar)
    if ujar.status == StatusUsulan.DITERAPKAN:
        return ujar
    _pastikan_menunggu(ujar)
    hasil = nasib(ujar.semula, ujar.menjadi, ujar.kini)
    if hasil is StatusUsulan.DITERAPKAN:
        _tulis(ujar, oleh)
    return _putuskan(skp, ujar, hasil, oleh)


def _tulis(ujar: UjarDialog, oleh: Pegawai) -> None:
    """Through the ordinary edit of the row, so that its version and the state of the SKP are checked."""
    isian = {ujar.bidang: ujar.menjadi}
    if ujar.iki:
        penyusunan.simpan_iki(ujar.iki, oleh=oleh, versi=ujar.iki.versi, **isian)
    elif ujar.rhk:
        penyusunan.simpan_rhk(ujar.rhk, oleh=oleh, versi=ujar.rhk.versi, **isian)


@transaction.atomic
def tolak(ujar: UjarDialog, *, oleh: Pegawai, alasan: str = "") -> UjarDialog:
    """Leave the row as it is; the reason, when there is one, is said in the dialog."""
    skp = terkunci(ujar.skp)
    _pastikan_pemilik(skp, oleh)
    ujar = _usulan_kini(ujar)
    if ujar.status == StatusUsulan.DITOLAK:
        return ujar
    _pastikan_menunggu(ujar)
    if skp.status not in TERBUKA | {Status.DRAF}:
        raise KeadaanMenolak(f"SKP berstatus “{skp.get_status_display()}”, dialognya sudah selesai.")
    if alasan.strip():
        tempat = {"rhk": ujar.rhk, "iki": ujar.iki, "sebutan": ujar.sebutan, "versi_skp": skp.versi}
        UjarDialog.objects.create(skp=skp, oleh=oleh, isi=alasan.strip(), **tempat)
    return _putuskan(skp, ujar, StatusUsulan.DITOLAK, oleh)


@transaction.atomic
def catat_kesepakatan(
    skp: Skp, *, oleh: Pegawai, tanggal: date, agenda: str, kesepakatan: str, berikutnya: date | None = None
) -> KesepakatanDialog:
    """Record a dialog that took place; who records it confirms it. The same record twice is one."""
    skp, peran = _buka(skp, oleh)
    _periksa_tanggal(tanggal, berikutnya)
    isi = {"tanggal": tanggal, "agenda": agenda.strip(), "kesepakatan": kesepakatan.strip()}
    if not (isi["agenda"] and isi["kesepakatan"]):
        raise IsianKeliru("Agenda dan kesepakatan belum ditulis.")
    catatan, baru = KesepakatanDialog.objects.get_or_create(
        skp=skp, dicatat_oleh=oleh, tanggal_berikutnya=berikutnya, **isi, defaults={_kolom(peran): now()}
    )
    if baru:
        judul = f"{oleh.nama_lengkap} mencatat dialog kinerja, konfirmasi Anda ditunggu"
        _kabarkan(skp, "catat_dialog", oleh, peran, f"kesepakatan-{catatan.pk}", judul, kesepakatan=catatan.pk)
    return catatan


@transaction.atomic
def konfirmasi(catatan: KesepakatanDialog, *, oleh: Pegawai) -> KesepakatanDialog:
    """The other side says that the dialog took place as recorded."""
    skp, peran = _buka(catatan.skp, oleh)
    catatan = KesepakatanDialog.objects.get(pk=catatan.pk)
    kolom = _kolom(peran)
    if getattr(catatan, kolom) is None:
        setattr(catatan, kolom, now())
        catatan.save(update_fields=[kolom])
        judul = titik(f"Dialog kinerja dikonfirmasi {oleh.nama_lengkap}")
        kunci = f"kesepakatan-{catatan.pk}-{peran}"
        _kabarkan(skp, "konfirmasi_dialog", oleh, peran, kunci, judul, kesepakatan=catatan.pk)
    return catatan


def _pastikan_pemilik(skp: Skp, oleh: Pegawai) -> None:
    """Who drafts for the owner takes no part in the dialog."""
    if "pemilik" not in skp.peran(oleh):
        raise BukanHak("Usulan dijawab oleh pegawai yang menyusun SKP.")


def _buka(skp: Skp, oleh: Pegawai) -> tuple[Skp, str]:
    """The SKP, locked, and the side on which this person speaks."""
    skp = terkunci(skp)
    peran = next((p for p in SEBUTAN if p in peran_pihak(skp, oleh)), None)
    if peran is None:
        raise BukanHak(BUKAN_PIHAK)
    if skp.status == Status.DRAF:
        raise KeadaanMenolak("Dialog kinerja terbuka setelah SKP diajukan. Draf hanya terbaca oleh Anda.")
    if skp.status not in TERBUKA:
        raise KeadaanMenolak(f"SKP berstatus “{skp.get_status_display()}”, dialognya sudah selesai.")
    return skp, peran


def _sasaran(skp: Skp, sasaran: Rhk | Iki | None) -> tuple[Rhk | None, Iki | None, str]:
    """The row as it is now, and its place on the form in words."""
    if sasaran is None:
        return None, None, ""
    for rhk in baris_rhk(skp):
        if sasaran == rhk:
            return rhk, None, f"RHK {rhk.nomor}"  # type: ignore[attr-defined]
        for n, iki in enumerate(rhk.iki.all(), start=1):
            if sasaran == iki:
                return None, iki, f"RHK {rhk.nomor}, indikator {n}"  # type: ignore[attr-defined]
    raise IsianKeliru("Baris tersebut bukan bagian dari SKP ini.")


def _usulan(skp: Skp, peran: str, baris: Rhk | Iki | None, bidang: str, menjadi: str) -> dict[str, str]:
    if peran != "penilai":
        raise BukanHak("Usulan perubahan ditulis pejabat penilai. Pegawai mengubah SKP-nya sendiri.")
    if skp.status not in DAPAT_DIUSULI:
        raise KeadaanMenolak(f"SKP berstatus “{skp.get_status_display()}”, isinya tidak dapat diusulkan berubah lagi.")
    if baris is None or bidang not in list(Bidang) or (bidang == Bidang.TARGET and isinstance(baris, Rhk)):
        raise IsianKeliru("Pilih teks RHK, indikator, atau target yang diusulkan berubah.")
    menjadi = " ".join(menjadi.split("\n")).strip() if isinstance(baris, Rhk) else menjadi.strip()
    terpanjang = PANJANG_TARGET if bidang == Bidang.TARGET else PANJANG_TEKS
    if not menjadi or len(menjadi) > terpanjang:
        raise IsianKeliru(f"Tulis usulan teksnya, paling panjang {terpanjang} huruf.")
    semula = getattr(baris, bidang)
    if menjadi == semula:
        raise IsianKeliru("Usulan sama dengan yang sudah tertulis.")
    return {"semula": semula, "menjadi": menjadi, "status": StatusUsulan.MENUNGGU}


def _usulan_kini(ujar: UjarDialog) -> UjarDialog:
    """The proposal and its row as they are stored now; the caller holds the SKP."""
    return UjarDialog.objects.select_related("oleh", "rhk__skp", "iki__rhk__skp").get(pk=ujar.pk)


def _pastikan_menunggu(ujar: UjarDialog) -> None:
    if not ujar.bidang:
        raise KeadaanMenolak("Pesan ini tidak memuat usulan perubahan.")
    if not ujar.menunggu:
        raise KeadaanMenolak(f"Usulan ini sudah dijawab: {ujar.get_status_display().lower()}.")


def _putuskan(skp: Skp, ujar: UjarDialog, hasil: StatusUsulan, oleh: Pegawai) -> UjarDialog:
    ujar.status, ujar.diputus_pada, ujar.diputus_oleh = hasil, now(), oleh
    ujar.save(update_fields=["status", "diputus_pada", "diputus_oleh"])
    judul = f"Usulan Anda pada {ujar.sebutan}: {hasil.cetak.lower()}"
    _kabarkan(skp, "jawab_usulan", oleh, "pemilik", f"dialog-{ujar.pk}-{hasil}", judul, ujar=ujar.pk, hasil=str(hasil))
    return ujar


def _periksa_tanggal(tanggal: date, berikutnya: date | None) -> None:
    if not localdate().year - TAHUN_KE_BELAKANG <= tanggal.year or tanggal > localdate():
        kalimat = "Tanggal dialog tidak boleh lewat dari hari ini, paling awal Januari tahun lalu."
        raise IsianKeliru(kalimat, {"tanggal": kalimat})
    if berikutnya and not tanggal < berikutnya <= tanggal.replace(day=1, year=tanggal.year + 2):
        kalimat = "Dialog berikutnya sesudah dialog ini, paling lama dua tahun lagi."
        raise IsianKeliru(kalimat, {"berikutnya": kalimat})


def _kolom(peran: str) -> str:
    return "konfirmasi_pegawai_pada" if peran == "pemilik" else "konfirmasi_penilai_pada"


def _kabarkan(skp: Skp, kata_kerja: str, oleh: Pegawai, peran: str, kunci: str, judul: str, **data: object) -> None:
    """One trace, and one message to the other side; a penilai cannot follow a link to a draft."""
    Jejak.catat(skp, kata_kerja, oleh=oleh, sebagai=sebagai(skp, oleh, peran), **data)
    tautan = "" if skp.status == Status.DRAF else f"/skp/{skp.kode}/dialog/"
    for penerima in _lawan_bicara(skp) if peran == "pemilik" else [skp.pegawai]:
        Pemberitahuan.kirim(penerima, kunci, judul, tautan=tautan)


def _lawan_bicara(skp: Skp) -> list[Pegawai]:
    """The penilai, and who stands above him once he is late with the penetapan (Lampiran p. 65 C.5)."""
    di_atas = [skp.atasan_penilai] if skp.atasan_penilai and penetapan_terlambat(skp) else []
    return [skp.penilai, *di_atas]
