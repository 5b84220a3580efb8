"""Who may give feedback to whom, read from the placements and the SKP of that day."""

from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from pegawai.models import Pegawai, Penempatan
from skp_app.aturan.umpan_balik import Dasar, Fakta, Hubungan, Letak, hubungan
from skp_app.models import Iki, PermintaanUmpanBalik, Rhk, Skp, StatusPenugasan, TimKerja

MENUGASKAN = Dasar(Hubungan.PIMPINAN, "Pimpinan yang memberi penugasan")


class Izin(NamedTuple):
    """What one person may give feedback on: `umum` is his relation apart from single RHK."""

    penerima: Skp
    umum: Dasar | None
    diminta: Dasar  # the relation when he was asked
    seluruhnya: bool  # penilai and atasan penilai read the whole SKP

    def pada_rhk(self, rhk: Rhk, pemberi: Pegawai) -> Dasar | None:
        """His relation for one RHK: who does not read the SKP knows only what he assigned or leans on himself."""
        if self.seluruhnya:
            return self.umum
        if rhk.penugasan and rhk.penugasan.pemberi_id == pemberi.pk:
            return MENUGASKAN if rhk.penugasan.status == StatusPenugasan.DISETUJUI else None
        if self.umum and self.umum.hubungan is Hubungan.BAWAHAN and diintervensi(rhk, pemberi).exists():
            return self.umum
        return None


def izin(skp: Skp, pemberi: Pegawai) -> Izin:
    """The rights of one person on one SKP. Four queries at most."""
    hari = localdate()
    [lengkap] = berfakta(Skp.objects.filter(pk=skp.pk), pemberi, hari)
    return _izin(lengkap, letak(pemberi, hari), pemberi)


def izin_banyak(daftar: QuerySet[Skp], pemberi: Pegawai) -> list[Izin]:
    """The same for one page of SKP, in two queries."""
    hari = localdate()
    kedudukan = letak(pemberi, hari)
    return [_izin(skp, kedudukan, pemberi) for skp in daftar]


def _izin(skp: Skp, kedudukan: tuple[Letak, ...], pemberi: Pegawai) -> Izin:
    peran = skp.peran(pemberi)
    f = Fakta(
        kedudukan,
        _letak(skp.penempatan),
        penilai="penilai" in peran,
        atasan_penilai="atasan_penilai" in peran,
        dinilai_penerima=skp.f_dinilai,  # type: ignore[attr-defined]
        tim=skp.f_tim or "",  # type: ignore[attr-defined]
    )
    sendiri = skp.pegawai_id == pemberi.pk
    umum = None if sendiri else hubungan(f)
    diminta = umum or Dasar(Hubungan.PIHAK_LAIN, "Diminta pegawai; bekerja di unit lain")
    return Izin(skp, umum, diminta, bool(peran & {"penilai", "atasan_penilai"}))


def letak(pegawai: Pegawai, hari: date) -> tuple[Letak, ...]:
    """Where he sits that day, acting posts included."""
    kini = Penempatan.objects.pada(hari).filter(pegawai=pegawai).select_related("unit")
    return tuple(_letak(p) for p in kini)


def _letak(p: Penempatan) -> Letak:
    return Letak(p.unit_id, p.unit.nama, tuple(p.unit.id_leluhur), p.memimpin)


def berfakta(daftar: QuerySet[Skp], pemberi: Pegawai, hari: date) -> QuerySet[Skp]:
    """Each SKP with what the record says about its owner and the giver."""
    milik = Skp.objects.berlaku().filter(pegawai=pemberi, mulai__lte=hari, selesai__gte=hari)
    ditugaskan = Rhk.objects.filter(
        skp=OuterRef("pk"), penugasan__pemberi=pemberi, penugasan__status=StatusPenugasan.DISETUJUI
    )
    return daftar.select_related(
        "pegawai", "penilai", "atasan_penilai", "periode", "penempatan__unit", "penempatan__jabatan"
    ).annotate(
        f_dinilai=Exists(milik.filter(penilai=OuterRef("pegawai"))),
        f_tim=Subquery(_tim_bersama(pemberi).values("nama")[:1]),
        f_menugaskan=Exists(ditugaskan),
    )


def _anggota(pegawai: object) -> Q:
    return Q(ketua=pegawai) | Q(matriks__baris__pegawai=pegawai, matriks__dibagikan_pada__isnull=False)


def _tim_bersama(pemberi: Pegawai) -> QuerySet[TimKerja]:
    """Tim kerja of the year of the (outer) SKP that have both; a matrix that is not shared yet tells nothing."""
    bersama = TimKerja.objects.filter(_anggota(pemberi), periode=OuterRef("periode"))
    di_tim = TimKerja.objects.filter(_anggota(OuterRef(OuterRef("pegawai"))), pk=OuterRef("pk"))
    return bersama.filter(Exists(di_tim)).order_by("nama")


def calon_penerima(pemberi: Pegawai) -> QuerySet[Skp]:
    """SKP in force today to whose owners he may give feedback of his own accord."""
    hari = localdate()
    kini = Skp.objects.berlaku().filter(mulai__lte=hari, selesai__gte=hari).exclude(pegawai=pemberi)
    lengkap = berfakta(kini, pemberi, hari)
    pihak = Q(penilai=pemberi) | Q(atasan_penilai=pemberi)
    menurut_letak = [_menurut_letak(p) for p in letak(pemberi, hari)]
    syarat = pihak | Q(f_menugaskan=True) | Q(f_dinilai=True) | Q(f_tim__isnull=False)
    return lengkap.filter(Q(*menurut_letak, syarat, _connector=Q.OR)).order_by("pegawai__nama", "pk")


def _menurut_letak(p: Letak) -> Q:
    """The leaders above, and who stands on the same level."""
    di_atas = p.leluhur[:-1] if p.memimpin else p.leluhur
    pemimpin = Q(penempatan__unit__in=di_atas, penempatan__memimpin=True)
    if not p.memimpin:
        return pemimpin | Q(penempatan__unit=p.unit, penempatan__memimpin=False)
    induk = p.leluhur[-2] if len(p.leluhur) > 1 else None
    return pemimpin | Q(penempatan__unit__induk=induk, penempatan__memimpin=True, penempatan__unit__induk__isnull=False)


def diintervensi(rhk: Rhk, pemberi: Pegawai) -> QuerySet[Rhk]:
    """RHK of the giver's own SKP in force that lean on this one: its words he knows from his own sheet."""
    return Rhk.objects.filter(skp__in=Skp.objects.berlaku().filter(pegawai=pemberi), intervensi_rhk__garis=rhk.garis)


def rhk_dikenal(skp: Skp, pemberi: Pegawai) -> QuerySet[Rhk]:
    """RHK of this SKP that a giver outside it may choose: those he assigned, and those his own SKP leans on."""
    milik = Rhk.objects.filter(skp__in=Skp.objects.berlaku().filter(pegawai=pemberi), intervensi_rhk__isnull=False)
    ditugaskan = Q(penugasan__pemberi=pemberi, penugasan__status=StatusPenugasan.DISETUJUI)
    return Rhk.objects.filter(ditugaskan | Q(garis__in=milik.values("intervensi_rhk__garis")), skp=skp).select_related(
        "penugasan"
    )


def rhk_dari(rhk: Rhk | None, iki: Iki | None) -> Rhk | None:
    """The RHK that the feedback touches."""
    return rhk or (iki.rhk if iki else None)


def tentang_sama(permintaan: PermintaanUmpanBalik, rhk: Rhk | None, iki: Iki | None, perilaku: str) -> bool:
    """Is it the thing that was asked about?"""
    diminta = (permintaan.rhk_id, permintaan.iki_id, permintaan.perilaku)
    return diminta == (rhk and rhk.pk, iki and iki.pk, perilaku)
