"""The cells of a matrix: written with a version each, and shared with the people of their rows (Lampiran p. 47)."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from django.db import transaction
from django.utils.timezone import now

from pegawai.models import Jejak, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak
from skp_app.alur.matriks import buka, kabarkan_hapus, skp_pemimpin
from skp_app.aturan.matriks import Keliru, Peran, baca_sel, pasangkan, tulis_sel
from skp_app.aturan.status import BELUM_DITETAPKAN
from skp_app.models import BarisMatriks, Matriks, PeranHasil, SelMatriks, Skp
from skp_app.models.rhk import PANJANG_TEKS

Letak = tuple[int, int]  # row, column
Kiriman = Mapping[Letak, tuple[int | None, str]]  # {where: (version it was typed upon, text)}; None: whatever is there


class Bentrok(NamedTuple):
    """A cell that somebody saved in between, with both texts."""

    versi: int
    tersimpan: str
    dikirim: str


class Simpanan(NamedTuple):
    versi: dict[Letak, int]  # of the cells as they are now, written or not
    bentrok: dict[Letak, Bentrok]
    ditahan: dict[Letak, list[str]]  # contributions that an SKP uses and that would go without a note
    keliru: dict[Letak, str]

    @property
    def utuh(self) -> bool:
        return not (self.bentrok or self.ditahan or self.keliru)


@transaction.atomic
def simpan_sel(matriks: Matriks, *, oleh: Pegawai, kiriman: Kiriman, catatan: str = "") -> Simpanan:
    """Save cells of a form, of an autosave or of a pasted block; the number of statements does not grow with them.

    What is stale, too long or would drop a used contribution without a note is reported, the others are written.
    """
    matriks = buka(matriks, oleh)
    hasil = Simpanan({}, {}, {}, {})
    penulis = _Penulis(matriks, kiriman, catatan, hasil)
    for letak, (versi, teks) in kiriman.items():
        try:
            penulis.terima(letak, versi, teks)
        except Keliru as keliru:
            hasil.keliru[letak] = str(keliru)
    penulis.tutup()
    return hasil


class _Penulis:
    """Gathers what changes, writes it table by table."""

    def __init__(self, matriks: Matriks, kiriman: Kiriman, catatan: str, hasil: Simpanan) -> None:
        self.matriks, self.catatan, self.hasil = matriks, catatan, hasil
        di_baris, di_kolom = {b for b, _ in kiriman}, {k for _, k in kiriman}
        self.baris = {b.pk: b for b in matriks.baris.filter(pk__in=di_baris).select_related("pegawai")}
        self.kolom = set(matriks.kolom.filter(pk__in=di_kolom).values_list("pk", flat=True))
        semua = SelMatriks.objects.filter(baris__in=self.baris, kolom__in=self.kolom).prefetch_related("peran")
        self.sel = {(s.baris_id, s.kolom_id): s for s in semua}
        self.sel_baru: list[SelMatriks] = []
        self.sel_naik: list[SelMatriks] = []
        self.baru: list[PeranHasil] = []
        self.ubah: list[PeranHasil] = []
        self.hapus: list[tuple[BarisMatriks, PeranHasil]] = []

    def terima(self, letak: Letak, versi: int | None, teks: str) -> None:
        if letak[0] not in self.baris or letak[1] not in self.kolom:
            raise Keliru("Baris atau kolom ini sudah tidak ada. Muat ulang halaman.")
        sel = self.sel.get(letak)
        lama = list(sel.peran.all()) if sel else []
        isi, kini = baca_sel(teks, PANJANG_TEKS), [Peran(p.teks, p.jenis) for p in lama]
        ada = sel.versi if sel else 0
        if isi == kini:
            self.hasil.versi[letak] = ada
        elif versi is not None and versi != ada:
            self.hasil.bentrok[letak] = Bentrok(ada, tulis_sel(kini), teks)
        else:
            self._tulis(letak, sel, lama, isi)

    def _tulis(self, letak: Letak, sel: SelMatriks | None, lama: list[PeranHasil], isi: list[Peran]) -> None:
        pasangan = pasangkan([p.teks for p in lama], [p.teks for p in isi])
        pergi = [lama[n] for n, b in pasangan if n is not None and b is None]
        if not self.catatan and (terpakai := [p.teks for p in pergi if p.rhk_id]):
            self.hasil.ditahan[letak] = terpakai
            return
        self.hapus += [(self.baris[letak[0]], p) for p in pergi]
        sel = self._naikkan(letak, sel)
        for lama_ke, baru_ke in pasangan:
            if baru_ke is not None:
                self._satu(sel, None if lama_ke is None else lama[lama_ke], isi[baru_ke], baru_ke + 1)
        self.hasil.versi[letak] = sel.versi

    def _naikkan(self, letak: Letak, sel: SelMatriks | None) -> SelMatriks:
        if sel is None:
            sel = SelMatriks(baris_id=letak[0], kolom_id=letak[1])
            self.sel_baru.append(sel)
        else:
            sel.versi += 1
            self.sel_naik.append(sel)
        return sel

    def _satu(self, sel: SelMatriks, lama: PeranHasil | None, isi: Peran, urutan: int) -> None:
        if lama is None:
            self.baru.append(PeranHasil(sel=sel, urutan=urutan, **isi._asdict()))
        elif (lama.teks, lama.jenis, lama.urutan) != (*isi, urutan):
            lama.teks, lama.jenis, lama.urutan = isi.teks, isi.jenis, urutan
            self.ubah.append(lama)

    def tutup(self) -> None:
        if self.hapus:
            PeranHasil.objects.filter(pk__in=[p.pk for _, p in self.hapus]).delete()
        if self.sel_baru:
            SelMatriks.objects.bulk_create(self.sel_baru)
        if self.sel_naik:
            SelMatriks.objects.bulk_update(self.sel_naik, ["versi"])
        if self.ubah:
            PeranHasil.objects.bulk_update(self.ubah, ["teks", "jenis", "urutan"])
        if self.baru:
            PeranHasil.objects.bulk_create(self.baru)
        for baris, peran in self.hapus:
            if peran.rhk_id and baris.pegawai:
                kabarkan_hapus(baris.pegawai, self.matriks, str(peran.pk), f"peran “{peran.teks[:60]}”", self.catatan)


# Sharing ------------------------------------------------------------------------------------------
@transaction.atomic
def bagikan(matriks: Matriks, *, oleh: Pegawai) -> int:
    """Offer every contribution that was not shared yet to its person; returns how many.

    Only people with new ones hear of it. The leader's draft is shared with it, so that they may lean on his rows.
    """
    matriks = buka(matriks, oleh)
    if matriks.pemilik_id != oleh.pk:
        raise BukanHak("Peran dibagikan oleh pimpinan sendiri; pendamping menyiapkannya.")
    peran = PeranHasil.objects.filter(sel__baris__matriks=matriks, dibagikan_pada=None)
    baru = list(peran.exclude(sel__baris__pegawai=None).select_related("sel__baris__pegawai").order_by("pk"))
    if not baru:
        return 0
    saat = now()
    PeranHasil.objects.filter(pk__in=[p.pk for p in baru]).update(dibagikan_pada=saat)
    if matriks.dibagikan_pada is None:
        Matriks.objects.filter(pk=matriks.pk).update(dibagikan_pada=saat)
    _bagikan_rancangan(matriks, oleh)
    _kabarkan(matriks, baru)
    Jejak.catat(matriks, "bagikan", oleh=oleh, sebagai="pemilik", peran=len(baru))
    return len(baru)


def _bagikan_rancangan(matriks: Matriks, oleh: Pegawai) -> None:
    skp = skp_pemimpin(matriks.pemilik_id, matriks.periode_id)
    if skp is None or skp.status not in BELUM_DITETAPKAN or skp.rancangan_dibagikan_pada:
        return
    Skp.objects.filter(pk=skp.pk).update(rancangan_dibagikan_pada=now())
    Jejak.catat(skp, "bagikan_rancangan", oleh=oleh, sebagai="pemilik", matriks=matriks.pk)


def _kabarkan(matriks: Matriks, baru: Collection[PeranHasil]) -> None:
    milik: dict[int, list[PeranHasil]] = {}
    for peran in baru:
        milik.setdefault(peran.sel.baris_id, []).append(peran)
    for semua in milik.values():
        penerima = semua[0].sel.baris.pegawai
        Pemberitahuan.kirim(
            penerima,
            f"matriks-{matriks.pk}-bagi-{semua[-1].pk}",
            f"{len(semua)} peran hasil {matriks.periode.tahun} untuk Anda dari {matriks.pemilik.nama_lengkap}",
            isi="; ".join(p.teks for p in semua),
            tautan=f"/skp/{matriks.periode.tahun}/",
        )
