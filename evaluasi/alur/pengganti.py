"""Who holds the pen of an evaluation (Lampiran p. 89-90 A.2-A.6 and A.11, p. 115-116 A.8).

The penilai of the SKP, or who acts in his place; when the window of the period is over without a result, the atasan
of whoever should have evaluated. The pen passes by date alone; the row follows at the next step of its new holder.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from evaluasi.aturan.status import DAPAT_DINILAI, TERTETAPKAN, Pemegang
from evaluasi.models import Evaluasi
from pegawai.models import Jejak, Pegawai, Penempatan, UnitKerja
from pegawai.penolakan import BukanHak
from pegawai.templatetags.tampilan import tanggal
from skp_app.aturan.status import BERLAKU
from skp_app.models import PenggantiPenilai, PeriodeEvaluasi, SebabPengganti, Skp
from skp_app.models.pengganti import diperpanjang


class Pena(NamedTuple):
    """The holder, as what, and by which appointment."""

    penempatan: Penempatan
    sebagai: Pemegang
    penunjukan: PenggantiPenilai | None = None

    @property
    def pegawai(self) -> Pegawai:
        return self.penempatan.pegawai


TERKAIT = ("pelaksana", "penempatan__pegawai", "penempatan__unit", "penempatan_atasan__pegawai")


def pena(skp: Skp, periode: PeriodeEvaluasi, hari: date) -> Pena:
    """Who may evaluate this SKP in the period on that day."""
    penunjukan = PenggantiPenilai.objects.pada(hari).filter(pegawai=skp.pegawai_id).select_related(*TERKAIT).first()
    if penunjukan:
        biasa, di_atas = Pena(penunjukan.penempatan, Pemegang.PENGGANTI, penunjukan), penunjukan.penempatan_atasan
    else:
        biasa, di_atas = Pena(skp.penempatan_penilai, Pemegang.PENILAI), skp.penempatan_atasan
    pihak = {"dari": biasa.penempatan.pegawai_id, "ke": di_atas and di_atas.pegawai_id, "pegawai": skp.pegawai_id}
    if di_atas and naik(periode, hari, penunjukan, **pihak) and not diperpanjang_untuk([skp.pk], periode, hari):
        return Pena(di_atas, Pemegang.ATASAN_PENILAI, penunjukan)
    return biasa


def naik(
    periode: PeriodeEvaluasi,
    hari: date,
    penunjukan: PenggantiPenilai | None,
    *,
    dari: int,
    ke: int | None,
    pegawai: int,
) -> bool:
    """Has the pen passed from one person to the one above him?

    Who has nobody above him, or only the pegawai himself, keeps it after the window.
    """
    return ke not in (None, dari, pegawai) and terlambat(periode, hari, penunjukan)


def terlambat(periode: PeriodeEvaluasi, hari: date, penunjukan: PenggantiPenilai | None) -> bool:
    """Is the window over? An atasan who steps in for somebody permanently unable acts within no window (p. 89 A.2)."""
    berjenjang = penunjukan is not None and penunjukan.sebab == SebabPengganti.BERHALANGAN
    return hari > periode.jendela_selesai and not berjenjang


def dipegang(pegawai: Pegawai, periode: PeriodeEvaluasi, hari: date) -> Q:
    """The same of many: SKP whose pen has passed to this person, as a condition on Skp."""
    aktif = PenggantiPenilai.objects.pada(hari).filter(pegawai=OuterRef("pegawai"))
    sendiri = aktif.filter(pelaksana=pegawai)
    if hari <= periode.jendela_selesai:
        return Q(Exists(sendiri))
    lebih = Q(Exists(diperpanjang(Value(periode.pk), sejak=hari)))
    bertahan = Q(sebab=SebabPengganti.BERHALANGAN) | Q(penempatan_atasan=None)
    lewat = aktif.filter(penempatan_atasan__pegawai=pegawai).exclude(sebab=SebabPengganti.BERHALANGAN)
    naik = ~Exists(aktif) & Q(atasan_penilai=pegawai) & ~Q(penilai=pegawai)
    return Q(Exists(sendiri.filter(bertahan))) | lebih & Q(Exists(sendiri)) | ~lebih & (Q(Exists(lewat)) | naik)


def diperpanjang_untuk(skp: Iterable[int], periode: PeriodeEvaluasi, hari: date) -> set[int]:
    """Those of these SKP whose window lasts until that day by an extension; nothing is asked inside the window."""
    if hari <= periode.jendela_selesai:
        return set()
    lebih = Skp.objects.filter(Exists(diperpanjang(Value(periode.pk), sejak=hari)), pk__in=list(skp))
    return set(lebih.values_list("pk", flat=True))


def daftar(pegawai: Pegawai, periode: PeriodeEvaluasi, hari: date) -> QuerySet[Skp]:
    """What passed to this person in the period, by name: still to be set, or set by him."""
    olehnya = Evaluasi.objects.filter(
        skp__rangkaian=OuterRef("rangkaian"), periode_evaluasi=periode, penilai=pegawai, status__in=TERTETAPKAN
    ).exclude(pemegang=Pemegang.PENILAI)  # fmt: skip
    tetap = Evaluasi.objects.filter(
        skp__rangkaian=OuterRef("rangkaian"), periode_evaluasi=periode, status__in=TERTETAPKAN
    )
    semua = Skp.objects.filter(
        status__in=BERLAKU, periode=periode.periode_id, mulai__lte=periode.selesai, selesai__gte=periode.mulai
    )
    if periode.tahunan:
        semua = semua.terakhir_setahun()
    belum = dipegang(pegawai, periode, hari) & ~Exists(tetap)
    return semua.filter(Q(Exists(olehnya)) | belum).order_by("pegawai__nama", "pk")


def unit_capaian(skp: Skp, pena: Pena) -> UnitKerja:
    """The unit whose capaian counts: of the penilai (p. 94 g); of a Plt. that to which he reports."""
    if pena.penunjukan and pena.penunjukan.sebab == SebabPengganti.PLT:
        return pena.penunjukan.penempatan.unit
    return skp.unit_penilai


def pastikan(skp: Skp, periode: PeriodeEvaluasi, oleh: Pegawai, hari: date) -> Pena:
    """The pen in this hand. Raises BukanHak, to the penilai who lost it with the name of who has it now."""
    milik = pena(skp, periode, hari)
    if milik.pegawai.pk == oleh.pk:
        return milik
    if oleh.pk not in (skp.penilai_id, milik.penunjukan and milik.penunjukan.pelaksana_id):
        raise BukanHak("Penilaian hanya dapat dilakukan oleh pejabat penilai kinerja pegawai ini.")
    nama = milik.pegawai.nama_lengkap
    if milik.sebagai is Pemegang.ATASAN_PENILAI:
        selesai = tanggal(periode.jendela_selesai)
        raise BukanHak(f"Masa evaluasi berakhir {selesai}; evaluasi dilakukan atasan pejabat penilai, {nama}.")
    raise BukanHak(f"Evaluasi pegawai ini dilakukan {nama}: {milik.penunjukan.get_sebab_display()}.")  # type: ignore[union-attr]


def serahkan(evaluasi: Evaluasi, milik: Pena) -> None:
    """The unset row follows its pen; ratings given so far stay as a start. The caller holds the row."""
    baru = (milik.pegawai.pk, milik.sebagai, milik.penunjukan and milik.penunjukan.pk)
    if (evaluasi.penilai_id, evaluasi.pemegang, evaluasi.penunjukan_id) == baru or (
        evaluasi.status not in DAPAT_DINILAI
    ):
        return
    dari = evaluasi.penilai_id
    evaluasi.penilai, evaluasi.pemegang, evaluasi.penunjukan = milik.pegawai, milik.sebagai, milik.penunjukan
    evaluasi.unit_capaian = unit_capaian(evaluasi.skp, milik)
    evaluasi.save(update_fields=["penilai", "pemegang", "penunjukan", "unit_capaian"])
    Jejak.catat(evaluasi, "beralih_pena", oleh=milik.pegawai, sebagai=str(milik.sebagai), penilai_lama=dari)
