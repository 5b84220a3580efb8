"""Leaning on a draft (sementara), and what becomes of a link when the superior's words change.

`Rhk.salinan_*` are the words the owner saw when he linked or last confirmed; the row in force with the same `garis` may
say something else by now. He answers with *Pakai yang baru* or *Biarkan*; nothing is ever taken over unasked.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import BooleanField, Case, CharField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate, now

from pegawai import atasan
from pegawai.aturan.kepegawaian import JenisPegawai
from pegawai.aturan.pilihan import Istilah
from pegawai.models import Jejak, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur.pengingat import ingatkan
from skp_app.alur.penyusunan import buka
from skp_app.alur.pimpinan import terbuka
from skp_app.alur.strategi import mengetuai_tim
from skp_app.alur.transisi import terkunci
from skp_app.aturan.banding import Sel, kata
from skp_app.aturan.status import BERLAKU, DAPAT_DIBERI_EKSPEKTASI
from skp_app.models import BarisMatriks, Iki, Rhk, Skp


class Keadaan(Istilah):
    TETAP = "tetap", "Tetap"
    TERHENTI = "terhenti", "Rancangan tidak lagi dibagikan"
    BERUBAH = "berubah", "RHK pimpinan berubah"
    HILANG = "hilang", "RHK pimpinan tidak ada lagi"


PERLU = (Keadaan.BERUBAH, Keadaan.HILANG)  # the owner is asked


class Tautan(NamedTuple):
    """One link as it stands. `menjadi_*` are the words in force, empty when the row is gone."""

    rhk: int
    keadaan: str
    sementara: bool
    kini: int | None
    kini_iki: int | None
    semula_rhk: str
    semula_iki: str
    menjadi_rhk: str
    menjadi_iki: str

    @property
    def perlu(self) -> bool:
        return self.keadaan in PERLU

    @property
    def beda(self) -> list[tuple[str, Sel]]:
        """(what, both texts in pieces) of what is not the same."""
        pasangan = (
            ("RHK pimpinan", self.semula_rhk, self.menjadi_rhk),
            ("Indikatornya", self.semula_iki, self.menjadi_iki),
        )
        return [(nama, kata(semula, menjadi)) for nama, semula, menjadi in pasangan if semula != menjadi]

    @property
    def sidik(self) -> str:
        """What the person had on his screen when he answered."""
        return hashlib.sha256(f"{self.kini}\n{self.menjadi_rhk}\n{self.menjadi_iki}".encode()).hexdigest()


def dengan_keadaan(semua: QuerySet[Rhk]) -> QuerySet[Rhk]:
    """Each RHK with the row in force behind its link (`kini`), its words and the `keadaan`, all in one statement."""
    atas = "intervensi_rhk__skp"
    berlaku = Rhk.objects.filter(
        garis=OuterRef("intervensi_rhk__garis"), skp__unit=OuterRef(f"{atas}__unit"), skp__status__in=BERLAKU
    )
    rancangan = Q(**{f"{atas}__status__in": DAPAT_DIBERI_EKSPEKTASI})
    terbagi = rancangan & Q(**{f"{atas}__rancangan_dibagikan_pada__isnull": False})
    semua = semua.annotate(
        kini=Coalesce(
            Subquery(berlaku.order_by("-skp__mulai").values("pk")[:1]), Case(When(terbagi, then=F("intervensi_rhk")))
        ),
        sementara=Case(When(terbagi, then=True), default=False, output_field=BooleanField()),
    )
    iki = Iki.objects.filter(rhk=OuterRef("kini"), garis=OuterRef("intervensi_iki__garis"))
    semua = semua.annotate(
        kini_teks=Coalesce(Subquery(Rhk.objects.filter(pk=OuterRef("kini")).values("teks")[:1]), Value("")),
        kini_iki=Subquery(iki.values("pk")[:1]),
        kini_iki_teks=Coalesce(Subquery(iki.values("teks")[:1]), Value("")),
    )
    terputus = Q(intervensi_rhk__isnull=True)
    return semua.annotate(
        keadaan=Case(
            When(terputus & Q(salinan_rhk=""), then=Value(Keadaan.TETAP.value)),
            When(terputus, then=Value(Keadaan.HILANG.value)),
            When(Q(kini__isnull=True) & rancangan, then=Value(Keadaan.TERHENTI.value)),
            When(kini__isnull=True, then=Value(Keadaan.HILANG.value)),
            When(~Q(kini_teks=F("salinan_rhk")), then=Value(Keadaan.BERUBAH.value)),
            When(~Q(kini_iki_teks=F("salinan_iki")), then=Value(Keadaan.BERUBAH.value)),
            default=Value(Keadaan.TETAP.value),
            output_field=CharField(),
        )
    )


def perlu_dikonfirmasi(semua: QuerySet[Rhk]) -> QuerySet[Rhk]:
    """Those whose owner has to look at the link again."""
    return dengan_keadaan(semua).filter(Q(("keadaan__in", [k.value for k in PERLU])))


def tautan(skp: Skp) -> dict[int, Tautan]:
    """The links of an SKP by the key of its RHK, in one statement."""
    kolom = (
        "pk",
        "keadaan",
        "sementara",
        "kini",
        "kini_iki",
        "salinan_rhk",
        "salinan_iki",
        "kini_teks",
        "kini_iki_teks",
    )
    terisi = dengan_keadaan(Rhk.objects.filter(skp=skp).exclude(salinan_rhk="").order_by())
    return {baris[0]: Tautan(*baris) for baris in terisi.values_list(*kolom)}


@transaction.atomic
def konfirmasi(rhk: Rhk, *, oleh: Pegawai, dilihat: str, pakai: bool) -> Rhk:
    """Answer a link whose words changed: take the words in force, or keep what was written.

    Kept words become the owner's own, so the form prints what it printed; the link stays with the row in force, or
    ends when there is none. `dilihat` is the hash of the words on his screen. A second click changes nothing. Raises
    VersiBasi when the superior changed the words again, KeadaanMenolak when there is nothing to take.
    """
    skp = buka(rhk.skp, oleh)
    kini = tautan(skp).get(rhk.pk)
    baris = skp.rhk.filter(pk=rhk.pk).first()
    if baris is None:
        raise KeadaanMenolak("RHK ini sudah dihapus dari tempat lain.")
    if kini is None or not kini.perlu:
        return baris
    if kini.sidik != dilihat:
        raise VersiBasi("RHK pimpinan berubah lagi sejak halaman ini dibuka. Baca perbedaannya sekali lagi.")
    if pakai and kini.kini is None:
        raise KeadaanMenolak("RHK pimpinan itu tidak ada lagi, jadi tidak ada yang dapat dipakai.")
    _tulis_jawaban(baris, kini, pakai)
    Skp.objects.filter(pk=skp.pk).update(versi=F("versi") + 1)
    Jejak.catat(skp, "konfirmasi_intervensi", oleh=oleh, sebagai="pemilik", rhk=baris.pk, pakai=pakai)
    return baris


def _tulis_jawaban(rhk: Rhk, kini: Tautan, pakai: bool) -> None:
    sendiri = (rhk.intervensi_teks or kini.semula_rhk, rhk.intervensi_teks_iki or kini.semula_iki)
    rhk.intervensi_teks, rhk.intervensi_teks_iki = ("", "") if pakai else sendiri
    rhk.intervensi_rhk_id, rhk.intervensi_iki_id = kini.kini, kini.kini_iki
    rhk.salinan_rhk, rhk.salinan_iki = kini.menjadi_rhk, kini.menjadi_iki
    rhk.versi += 1
    rhk.save(
        update_fields=["intervensi_teks", "intervensi_teks_iki", "intervensi_rhk", "intervensi_iki", "salinan_rhk",
                       "salinan_iki", "versi"]
    )  # fmt: skip


@transaction.atomic
def ingatkan_pimpinan(skp: Skp, *, oleh: Pegawai) -> datetime:
    """The owner waits for the RHK of his penilai: one reminder in 24 hours; returns when it went out."""
    skp = buka(skp, oleh)
    if terbuka().filter(pegawai=skp.penilai_id, periode=skp.periode_id).exists():
        raise KeadaanMenolak("RHK pimpinan sudah dapat dipilih, jadi tidak ada yang perlu diingatkan.")
    if skp.penilai.jenis == JenisPegawai.NON_ASN:
        raise KeadaanMenolak("Pejabat negara tidak menyusun SKP. Tulis sasaran organisasi dengan kata sendiri.")
    judul = f"{skp.pegawai.nama_lengkap} menunggu RHK Anda untuk SKP {skp.mulai.year}"
    isi = "Bagikan rancangan SKP Anda, atau tetapkan, agar bawahan dapat menghubungkan rencananya."
    return ingatkan(skp.penilai, f"ingat-rhk-{skp.kode}-", judul, isi=isi, tautan=f"/skp/{skp.mulai.year}/")


# Sharing a draft ---------------------------------------------------------------------------------
def punya_bawahan(skp: Skp) -> bool:
    """Does anybody plan after this person: people he assesses, or members of a tim he leads?"""
    return skp.memimpin_unit or mengetuai_tim(skp)


@transaction.atomic
def bagikan_rancangan(skp: Skp, *, oleh: Pegawai) -> Skp:
    """Let subordinates lean on the draft: they are told once, however often it is shared and withdrawn."""
    skp = _rancangan_milik(skp, oleh)
    if skp.rancangan_dibagikan_pada:
        return skp
    if not punya_bawahan(skp):
        raise KeadaanMenolak("Rancangan dibagikan kepada bawahan atau anggota tim. Anda belum memimpin unit atau tim.")
    if not skp.rhk.exclude(teks="").exists():
        raise IsianKeliru("Tulis paling sedikit satu RHK sebelum membagikan rancangan.")
    _tandai(skp, oleh, "bagikan_rancangan", now())
    for orang in _penyusun_di_bawah(skp):
        Pemberitahuan.kirim(
            orang,
            f"skp-{skp.pk}-rancangan",
            f"{skp.pegawai.nama_lengkap} membagikan rancangan SKP {skp.mulai.year}",
            isi="RHK-nya sudah dapat dihubungkan dengan RHK Anda. Tautannya bersifat sementara sampai SKP ditetapkan.",
            tautan=f"/skp/{skp.mulai.year}/",
        )
    return skp


@transaction.atomic
def akhiri_rancangan(skp: Skp, *, oleh: Pegawai) -> Skp:
    """Nobody new can lean on the draft; links keep the words they copied and are marked."""
    skp = _rancangan_milik(skp, oleh)
    if skp.rancangan_dibagikan_pada:
        _tandai(skp, oleh, "akhiri_rancangan", None)
    return skp


def _rancangan_milik(skp: Skp, oleh: Pegawai) -> Skp:
    skp = terkunci(skp)
    if skp.pegawai_id != oleh.pk:
        raise BukanHak("Rancangan hanya dapat dibagikan oleh pemilik SKP.")
    if skp.status not in DAPAT_DIBERI_EKSPEKTASI or skp.menggantikan_id:
        raise KeadaanMenolak(f"SKP berstatus “{skp.get_status_display()}”, bukan rancangan lagi.")
    return skp


def _tandai(skp: Skp, oleh: Pegawai, apa: str, saat: object) -> None:
    Skp.objects.filter(pk=skp.pk).update(rancangan_dibagikan_pada=saat)
    skp.refresh_from_db(fields=["rancangan_dibagikan_pada"])
    Jejak.catat(skp, apa, oleh=oleh, sebagai="pemilik")


def _penyusun_di_bawah(skp: Skp) -> Iterable[Pegawai]:
    hari = min(max(localdate(), skp.mulai), skp.selesai)
    langsung = atasan.bawahan(skp.pegawai, hari).values("pegawai")
    anggota = BarisMatriks.objects.filter(
        matriks__tim__periode=skp.periode_id, matriks__tim__ketua=skp.pegawai_id, pegawai__isnull=False,
        matriks__dibagikan_pada__isnull=False,
    ).values("pegawai")  # fmt: skip
    return Pegawai.objects.filter(Q(pk__in=langsung) | Q(pk__in=anggota)).exclude(pk=skp.pegawai_id)
