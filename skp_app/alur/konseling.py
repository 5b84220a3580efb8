"""Konseling kinerja, individual and confidential (Lampiran p. 85-88): each step by the one whom the law names.

Nothing here names a person, a subject or the word konseling where somebody else could read it: messages say only
that something closed waits, traces carry the code.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate, now

from pegawai import mandat
from pegawai.models import Jejak, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur.baris import Kiriman, Simpanan, kosong, tulis
from skp_app.alur.bimbingan import wajib
from skp_app.alur.isi import sidik
from skp_app.alur.isi_pembinaan import (
    LAPORAN,
    REKAMAN,
    isi_laporan,
    isi_rekaman,
    kekurangan_laporan,
    kekurangan_rekaman,
    salinan_laporan,
    salinan_rekaman,
)
from skp_app.alur.tanda_tangan_bimbingan import pastikan_lengkap
from skp_app.alur.transisi import terkunci as skp_terkunci
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.pembinaan import (
    KONSELING_SELESAI,
    LANGKAH_KONSELING,
    PENERIMA,
    BagianKonseling,
    Kapasitas,
    StatusKonseling,
    kapasitas_tersedia,
    konseling_terbaca,
    pemutus,
)
from skp_app.aturan.status import BERLAKU
from skp_app.models import (
    FormulirKonseling,
    Konseling,
    LaporanPerilaku,
    RekamanKonseling,
    Skp,
    TandaTanganKonseling,
    UmpanBalik,
)

PIHAK = ("pegawai", "penilai", "atasan_penilai", "kepada", "konselor", "skp__unit")
SEBUTAN_PELAKU = {
    "penilai": "pejabat penilai kinerja",
    "kepegawaian": "pimpinan unit kepegawaian yang menerima laporan",
    "konselor": "konselor yang ditetapkan",
    "pemutus": "penerima rekaman",
}
PANJANG = 2000
PENDEK = 200
PALING_LAMA = timedelta(days=366)
JUDUL = "Ada pesan tertutup untuk Anda"
BERSAMA = "Hanya Anda dan yang disebut pada halamannya yang dapat membacanya."


def peran(k: Konseling, orang: Pegawai) -> set[str]:
    """The roles this person holds, from the facts of the row; nobody else has any."""
    pemegang = {
        "pegawai": k.pegawai_id, "penilai": k.penilai_id, "atasan_penilai": k.atasan_penilai_id,
        "konselor": k.konselor_id,
    }  # fmt: skip
    milik = {nama for nama, pk in pemegang.items() if pk == orang.pk}
    if not milik & {"pegawai", "penilai"} and Konseling.objects.dialamatkan(orang).filter(pk=k.pk).exists():
        milik.add("kepegawaian")
    if k.kapasitas and milik & pemutus(k.kapasitas):
        milik.add("pemutus")
    return milik


def terbaca(k: Konseling, orang: Pegawai) -> set[BagianKonseling]:
    """The parts of this konseling that he may read now."""
    return konseling_terbaca(peran(k, orang), k.status, k.kapasitas)


def alamat(k: Konseling) -> str:
    return f"/pembinaan/perihal/{k.kode}/"


def terkunci(k: Konseling) -> Konseling:
    """The newest row, held until the transaction ends."""
    return Konseling.objects.select_related(*PIHAK).select_for_update(of=("self",)).get(pk=k.pk)


def dilihat(k: Konseling, bagian: Iterable[str], *, oleh: Pegawai) -> None:
    """Leave a trace that somebody else than its writer read it: which parts, not what they say."""
    Jejak.catat(k, "dilihat", oleh=oleh, bagian=sorted(bagian))


def _kabari(k: Konseling, orang: Pegawai | None, kunci: str) -> None:
    if orang is not None:
        Pemberitahuan.kirim(orang, f"perihal-{k.pk}-{kunci}-{orang.pk}", JUDUL, BERSAMA, alamat(k))


@contextmanager
def langkah(k: Konseling, nama: str, *, oleh: Pegawai) -> Iterator[Konseling]:
    """Lock, check who and when, let the caller set what is special, save, leave one trace without content."""
    satu = LANGKAH_KONSELING[nama]
    with transaction.atomic():
        k = terkunci(k)
        if satu.pelaku not in peran(k, oleh):
            raise BukanHak(f"Ini hanya dapat dilakukan oleh {SEBUTAN_PELAKU[satu.pelaku]}.")
        if k.status not in satu.dari:
            raise KeadaanMenolak(f"Perihal ini berstatus “{k.get_status_display()}”.")
        dari, k.status = k.status, satu.ke
        yield k
        k.save()
        Jejak.catat(k, nama, oleh=oleh, sebagai=satu.pelaku, dari=dari, ke=str(k.status))


# (a) The penilai tells the pegawai (p. 86 (c)) ------------------------------------------------------------


@transaction.atomic
def sampaikan(
    skp: Skp, *, oleh: Pegawai, disampaikan: date, penyampaian: str, bukti: Iterable[UmpanBalik] = ()
) -> Konseling:
    """Record that the pegawai was told of the behaviour; before that nothing can be reported. Open once per SKP."""
    skp = skp_terkunci(skp)
    if "penilai" not in skp.peran(oleh):
        raise BukanHak("Ini hanya dapat dilakukan oleh pejabat penilai kinerja.")
    if skp.status not in BERLAKU:
        raise KeadaanMenolak("Permasalahan perilaku kerja disampaikan atas SKP yang berlaku.")
    _periksa_hari(disampaikan)
    penyampaian = wajib(penyampaian, "penyampaian", "Yang disampaikan", PANJANG)
    buka = Konseling.objects.filter(skp=skp, penilai=oleh).exclude(status__in=KONSELING_SELESAI)
    if ada := buka.first():
        return ada
    k: Konseling = Konseling.objects.create(
        skp=skp, pegawai=skp.pegawai, penilai=oleh, atasan_penilai=skp.atasan_penilai, disampaikan=disampaikan,
        penyampaian=penyampaian,
    )  # fmt: skip
    LaporanPerilaku.objects.create(konseling=k, ekspektasi=_ekspektasi(skp))
    k.bukti.set(_bukti_sah(skp, bukti))
    _kabari(k, k.pegawai, "sampai")
    Jejak.catat(k, "sampaikan", oleh=oleh, sebagai="penilai", ke=k.status)
    return k


def _periksa_hari(hari: date) -> None:
    if not localdate() - PALING_LAMA <= hari <= localdate():
        kalimat = "Tanggal penyampaian tidak boleh lewat dari hari ini, paling lama setahun yang lalu."
        raise IsianKeliru(kalimat, {"disampaikan": kalimat})


def _ekspektasi(skp: Skp) -> str:
    """The ekspektasi khusus of the SKP answer the first question of B.1.10 already."""
    semua = skp.ekspektasi.order_by("pk")
    return "\n".join(f"{NilaiPerilaku(e.nilai).cetak}: {e.teks}" for e in semua)[:PANJANG]


def umpan_balik(skp: Skp) -> QuerySet[UmpanBalik]:
    """The feedback that may serve as evidence: of this SKP in all its versions, newest first."""
    semua = UmpanBalik.objects.berlaku().filter(skp__rangkaian=skp.rangkaian)
    return semua.order_by("-dikirim_pada", "-pk")


def _bukti_sah(skp: Skp, bukti: Iterable[UmpanBalik]) -> list[UmpanBalik]:
    dipilih = {b.pk for b in bukti}
    sah = list(umpan_balik(skp).filter(pk__in=dipilih))
    if len(sah) != len(dipilih):
        raise IsianKeliru("Bukti dipilih dari umpan balik pada SKP pegawai ini.")
    return sah


@transaction.atomic
def pilih_bukti(k: Konseling, bukti: Iterable[UmpanBalik], *, oleh: Pegawai) -> Konseling:
    """Which feedback is attached to the report (p. 86 (d)); until it is signed."""
    k = _ditulis(k, "penilai", StatusKonseling.DISAMPAIKAN, oleh)
    k.bukti.set(_bukti_sah(k.skp, bukti))
    return k


def _ditulis(k: Konseling, pelaku: str, status: StatusKonseling, oleh: Pegawai) -> Konseling:
    k = terkunci(k)
    if pelaku not in peran(k, oleh):
        raise BukanHak(f"Bagian ini hanya dapat diisi oleh {SEBUTAN_PELAKU[pelaku]}.")
    if k.status != status:
        raise KeadaanMenolak("Bagian ini sudah ditandatangani, jadi tidak dapat diubah.")
    return k


def tutup(k: Konseling, *, oleh: Pegawai, alasan: str) -> Konseling:
    """The behaviour changed: nothing is reported."""
    with langkah(k, "tutup", oleh=oleh) as k:
        k.alasan = wajib(alasan, "alasan", "Catatan", 1000)
        _kabari(k, k.pegawai, "tutup")
    return k


# (b) B.1.10 to the head of the personnel unit (p. 86 (d)) -------------------------------------------------


@transaction.atomic
def simpan_laporan(k: Konseling, *, oleh: Pegawai, perilaku: Kiriman) -> Simpanan:
    k, hasil = _ditulis(k, "penilai", StatusKonseling.DISAMPAIKAN, oleh), kosong()
    tulis("perilaku", {k.laporan.pk: k.laporan}, perilaku, hasil, boleh=LAPORAN)
    return hasil


def pejabat(k: Konseling) -> QuerySet[Pegawai]:
    """To whom it can be addressed: who leads the personnel unit, but nobody reports to himself or on himself."""
    return mandat.pimpinan_kepegawaian().exclude(pk__in=[k.pegawai_id, k.penilai_id]).order_by("nama", "pk")


def sidik_laporan(k: Konseling) -> str:
    return sidik(isi_laporan(k))


def laporkan(k: Konseling, *, oleh: Pegawai, kepada: Pegawai, sidik_dilihat: str) -> Konseling:
    """Sign B.1.10 and hand it over, with its evidence. Raises IsianKeliru while something is missing, VersiBasi."""
    with langkah(k, "laporkan", oleh=oleh) as k:
        isi = isi_laporan(k)
        pastikan_lengkap(sidik(isi), sidik_dilihat, kekurangan_laporan(isi))
        if not pejabat(k).filter(pk=kepada.pk).exists():
            raise IsianKeliru("Pilih pimpinan unit kepegawaian.", {"kepada": "Pilih pimpinan unit kepegawaian."})
        k.kepada, k.dilaporkan_pada = kepada, now()
        _tanda_tangani(k, "B.1.10", "penilai", oleh, sidik_dilihat, salinan_laporan(k, localdate()))
        _kabari(k, kepada, "lapor")
    return k


def _tanda_tangani(
    k: Konseling, kode: str, sebagai: str, oleh: Pegawai, hash_isi: str, salinan: dict[str, Any]
) -> None:
    apa = {"konseling": k, "kode_format": kode, "sidik": hash_isi}
    TandaTanganKonseling.objects.create(**apa, peran=sebagai, oleh=oleh)
    FormulirKonseling.objects.create(**apa, salinan=salinan)


# (c) List, choice, konselor, time and place (p. 87 2).(a)-(b)) --------------------------------------------


@transaction.atomic
def tetapkan(
    k: Konseling,
    *,
    oleh: Pegawai,
    kapasitas: str,
    konselor: Pegawai,
    dasar: str,
    waktu: datetime,
    tempat: str,
    arahan: str = "",
) -> Konseling:
    """Choose the pegawai for konseling, appoint who counsels and say when and where; again until it is recorded."""
    with langkah(k, "tetapkan", oleh=oleh) as k:
        _periksa_konselor(k, kapasitas, konselor)
        lama, k.konselor, k.kapasitas = k.konselor, konselor, kapasitas
        k.dasar = wajib(dasar, "dasar", "Dasar penunjukan", PENDEK)
        k.tempat = wajib(tempat, "tempat", "Tempat", PENDEK)
        k.waktu, k.arahan = waktu, arahan.strip()[:PANJANG]
        _kabari_jadwal(k, lama)
    # After the step, because the record opens only in its new state.
    RekamanKonseling.objects.get_or_create(konseling=k, defaults={"tanggal": localdate(waktu), "tempat": k.tempat})
    return k


def _periksa_konselor(k: Konseling, kapasitas: str, konselor: Pegawai) -> None:
    if kapasitas not in kapasitas_tersedia(k.atasan_penilai_id is not None):
        kalimat = "Tanpa atasan penilai hanya konselor independen yang dapat ditetapkan."
        raise IsianKeliru(kalimat, {"kapasitas": kalimat})
    if (kapasitas == Kapasitas.PENILAI) != (konselor.pk == k.penilai_id):
        kalimat = "Pejabat penilai pegawai ini hanya dapat menjadi konselor sebagai penilai yang terlatih."
        raise IsianKeliru(kalimat, {"konselor": kalimat})
    # Nobody counsels himself, nor reports to himself.
    if konselor.pk in {k.pegawai_id, k.atasan_penilai_id, k.kepada_id} or konselor.pengguna is None:
        kalimat = "Konselor adalah orang lain yang punya akun: bukan pegawai, atasan penilai, atau penerima laporan."
        raise IsianKeliru(kalimat, {"konselor": kalimat})


def _kabari_jadwal(k: Konseling, lama: Pegawai | None) -> None:
    kunci = f"jadwal-{k.waktu:%Y%m%d%H%M}-{k.konselor_id}"
    for orang in (k.pegawai, k.konselor):
        _kabari(k, orang, kunci)
    if lama and lama != k.konselor:
        Pemberitahuan.kirim(lama, f"perihal-{k.pk}-lepas-{kunci}", "Sebuah penugasan tertutup tidak lagi pada Anda")


def hentikan(k: Konseling, *, oleh: Pegawai, alasan: str) -> Konseling:
    """The pegawai is not chosen for konseling; the penilai is told that it ends here."""
    with langkah(k, "hentikan", oleh=oleh) as k:
        k.alasan = wajib(alasan, "alasan", "Alasan", 1000)
        _kabari(k, k.penilai, "henti")
    return k


# (d) The record of the konselor (p. 87 (c)) ---------------------------------------------------------------


@transaction.atomic
def simpan_rekaman(k: Konseling, *, oleh: Pegawai, rekaman: Kiriman) -> Simpanan:
    k, hasil = _ditulis(k, "konselor", StatusKonseling.DITETAPKAN, oleh), kosong()
    tulis("rekaman", {k.rekaman.pk: k.rekaman}, rekaman, hasil, boleh=REKAMAN)
    return hasil


def sidik_rekaman(k: Konseling) -> str:
    return sidik(isi_rekaman(k))


def rekam(k: Konseling, *, oleh: Pegawai, sidik_dilihat: str) -> Konseling:
    """Sign the record; it reaches the pegawai and the recipients of this capacity (p. 87 d)."""
    with langkah(k, "rekam", oleh=oleh) as k:
        isi = isi_rekaman(k)
        pastikan_lengkap(sidik(isi), sidik_dilihat, kekurangan_rekaman(isi))
        k.direkam_pada = now()
        _tanda_tangani(k, "F-KONSELING", "konselor", oleh, sidik_dilihat, salinan_rekaman(k, localdate()))
        for orang in (k.pegawai, *penerima(k)):
            _kabari(k, orang, "rekam")
    return k


def penerima(k: Konseling) -> list[Pegawai]:
    """To whom the record of this capacity goes (p. 87-88 d)."""
    orang = {"penilai": k.penilai, "atasan_penilai": k.atasan_penilai, "kepegawaian": k.kepada}
    return [o for nama, o in orang.items() if o is not None and nama in PENERIMA[Kapasitas(k.kapasitas)]]


# (e) Follow-up (p. 88 e) ----------------------------------------------------------------------------------


def tentukan(k: Konseling, *, oleh: Pegawai, putusan: str) -> Konseling:
    with langkah(k, "tentukan", oleh=oleh) as k:
        k.putusan = wajib(putusan, "putusan", "Tindak lanjut", PANJANG)
        k.putusan_oleh, k.putusan_pada = oleh, now()
        k.putusan_sebagai = next(p for p in ("atasan_penilai", "kepegawaian") if p in peran(k, oleh))
        for orang in {k.pegawai, *penerima(k)} - {oleh}:
            _kabari(k, orang, "putus")
    return k
