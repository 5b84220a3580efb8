"""Take shared contributions of matrices over into the own SKP: the filled cell becomes an RHK (Lampiran p. 47 a.5)."""

from collections.abc import Collection, Iterable
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import IsianKeliru
from skp_app.alur.isi_dari import Hasil
from skp_app.alur.matriks import baris_berlaku, jabatan_pemimpin
from skp_app.alur.penyusunan import RHK_TERBANYAK, buka, simpan_rhk, tambah_rhk
from skp_app.aturan.hasil_kerja import Keluarga
from skp_app.aturan.rencana import kunci
from skp_app.aturan.status import BERLAKU, TIDAK_DIHITUNG
from skp_app.models import Iki, Matriks, PeranHasil, Rhk, Skp, StatusPenugasan


class Tawaran(NamedTuple):
    """One contribution offered to the owner of an SKP, with the leader's row it will lean on."""

    peran: PeranHasil
    matriks: Matriks
    jabatan: str  # of the leader
    rhk: Rhk | None
    iki: Iki | None
    dipakai: Rhk | None  # the RHK of this SKP that it became

    @property
    def lintas(self) -> bool:
        return self.peran.sel.baris.lintas_unit

    @property
    def penugasan(self):  # type: ignore[no-untyped-def]
        return self.peran.sel.baris.penugasan

    @property
    def ditolak(self) -> bool:
        return bool(self.penugasan and self.penugasan.status == StatusPenugasan.DITOLAK)

    @property
    def dapat_diambil(self) -> bool:
        return self.dipakai is None and not self.ditolak


def peran_terbagi(pegawai: Pegawai | int, periode: int) -> QuerySet[PeranHasil]:
    """Everything shared with this person in that year, of all matrices."""
    return PeranHasil.objects.filter(
        sel__baris__pegawai=pegawai, sel__kolom__matriks__periode=periode, dibagikan_pada__isnull=False
    )


def tawaran(skp: Skp) -> list[Tawaran]:
    """What was shared with the owner of this SKP, the unused first, matrix by matrix; a fixed number of queries."""
    semua = peran_terbagi(skp.pegawai_id, skp.periode_id).select_related(
        "rhk", "sel__kolom__matriks__pemilik", "sel__kolom__matriks__unit", "sel__kolom__matriks__tim",
        "sel__kolom__matriks__periode", "sel__baris__penugasan__penilai",
    )  # fmt: skip
    daftar = list(semua.order_by("sel__kolom__matriks", "sel__kolom__urutan", "urutan"))
    kolom = [p.sel.kolom for p in daftar]
    rhk = baris_berlaku(skp.periode_id, {k.garis_rhk for k in kolom if k.garis_rhk}, Rhk)
    iki = baris_berlaku(skp.periode_id, {k.garis_iki for k in kolom if k.garis_iki}, Iki)
    jabatan = _jabatan(daftar)
    milik = {r.garis: r for r in skp.rhk.all()}
    hasil = [_tawaran(p, rhk, iki, jabatan, milik) for p in daftar]
    return sorted(hasil, key=lambda t: t.dipakai is not None)


def _jabatan(daftar: Iterable[PeranHasil]) -> dict[int, str]:
    """{matrix: jabatan of its leader}"""
    matriks = {p.sel.kolom.matriks_id: p.sel.kolom.matriks for p in daftar}
    skp: dict[tuple[int, int], Skp] = {}
    pemilik = {m.pemilik_id for m in matriks.values()}
    semua = Skp.objects.filter(pegawai__in=pemilik).exclude(status__in=TIDAK_DIHITUNG)
    for s in semua.select_related("penempatan__jabatan").order_by("mulai"):
        if (s.pegawai_id, s.periode_id) not in skp or s.status in BERLAKU:
            skp[s.pegawai_id, s.periode_id] = s
    return {pk: jabatan_pemimpin(m, skp.get((m.pemilik_id, m.periode_id))) for pk, m in matriks.items()}


def _tawaran(
    peran: PeranHasil,
    rhk: dict[UUID, Rhk | Iki],
    iki: dict[UUID, Rhk | Iki],
    jabatan: dict[int, str],
    milik: dict[UUID, Rhk],
) -> Tawaran:
    kolom = peran.sel.kolom
    atas = rhk.get(kolom.garis_rhk) if kolom.garis_rhk else None
    ukuran = iki.get(kolom.garis_iki) if kolom.garis_iki else None
    dipakai = milik.get(peran.rhk.garis) if peran.rhk else None
    atas = atas if isinstance(atas, Rhk) else None
    # The footnote of Format A.1.7 wants the IKI beside the RHK only where the leader is a JPT or unit mandiri.
    dengan_iki = isinstance(ukuran, Iki) and atas and ukuran.rhk_id == atas.pk and atas.skp.keluarga == Keluarga.JPT
    pakai_iki = ukuran if dengan_iki and isinstance(ukuran, Iki) else None
    return Tawaran(peran, kolom.matriks, jabatan[kolom.matriks_id], atas, pakai_iki, dipakai)


@transaction.atomic
def ambil(skp: Skp, *, oleh: Pegawai, rhk: Collection[int]) -> Hasil:
    """The chosen contributions as RHK with their intervensi linked. `rhk` holds keys of PeranHasil.

    One that is used already is passed over; one whose words stand in the SKP already is tied to that RHK.
    """
    skp = buka(skp, oleh)
    ada = {t.peran.pk: t for t in tawaran(skp)}
    if set(rhk) - ada.keys():
        raise IsianKeliru("Peran yang dipilih tidak ada lagi. Muat ulang halaman, lalu pilih lagi.")
    if any(ada[pk].ditolak and not ada[pk].dipakai for pk in rhk):
        raise IsianKeliru("Penugasan untuk peran itu tidak disetujui penilai Anda.")
    dipilih = [t for pk, t in ada.items() if pk in rhk and t.dipakai is None]
    if skp.rhk.count() + len(dipilih) > RHK_TERBANYAK:
        raise IsianKeliru(f"Satu SKP memuat paling banyak {RHK_TERBANYAK} RHK. Pilih lebih sedikit.")
    lama = {kunci(r.teks): r for r in skp.rhk.all()}
    baru = [r for t in dipilih if (r := _satu(skp, oleh, t, lama))]
    if dipilih:
        Jejak.catat(skp, "isi_dari", oleh=oleh, sebagai="pemilik", sumber="matriks", rhk=len(baru))
    return Hasil(baru, len(rhk) - len(baru), 0)


def _satu(skp: Skp, oleh: Pegawai, t: Tawaran, lama: dict[str, Rhk]) -> Rhk | None:
    """The new RHK, or None when its words were there already. Its peran is tied to it either way."""
    sama = lama.get(kunci(t.peran.teks))
    rhk = sama or tambah_rhk(
        skp,
        oleh=oleh,
        jenis=t.peran.jenis,
        teks=t.peran.teks,
        penugasan_dari=t.jabatan[:200] if t.lintas else "",
        intervensi_rhk=t.rhk,
        intervensi_iki=t.iki,
    )
    lama[kunci(t.peran.teks)] = rhk
    if sama and t.rhk and sama.intervensi is None:
        simpan_rhk(sama, oleh=oleh, versi=sama.versi, intervensi_rhk=t.rhk, intervensi_iki=t.iki)
    if sama is None and t.penugasan:
        Rhk.objects.filter(pk=rhk.pk).update(penugasan=t.penugasan)
    PeranHasil.objects.filter(pk=t.peran.pk).update(rhk=rhk)
    return None if sama else rhk


def menunggu(skp: Skp) -> int:
    """How many contributions wait to be taken over: the number on the button of the editor. One query."""
    ditolak = {"sel__baris__penugasan__status": StatusPenugasan.DITOLAK}
    semua = peran_terbagi(skp.pegawai_id, skp.periode_id).exclude(**ditolak)
    return semua.exclude(rhk__garis__in=skp.rhk.order_by().values("garis")).count()
