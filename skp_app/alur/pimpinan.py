"""The RHK of leaders that a person's RHK may support (Lampiran p. 44-47, 57; footnote of Format A.1.7).

Planning needs to see what a leader promised, also across units (p. 45-46), so this is a door of its own beside
`Skp.objects.visible_to`, and a narrow one: only RHK and IKI, only of an SKP that is in force or whose owner shared his
draft, only of the own superiors, of leaders who gave the person a role, and (by search) of people who lead a unit or a
tim kerja. Nothing else of those SKP leaves this module's callers; a draft that was not shared never appears.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from pegawai.models import Pegawai
from skp_app.aturan.hasil_kerja import Keluarga
from skp_app.aturan.status import BERLAKU, DAPAT_DIBERI_EKSPEKTASI, TIDAK_DIHITUNG
from skp_app.models import Iki, Matriks, Rhk, Skp, TimKerja

TEMUAN_TERBANYAK = 10  # SKP that a search adds
CARI_TERPENDEK = 3  # letters


class Pilihan(NamedTuple):
    """One row that may be chosen: an RHK, for a JPT together with one of its IKI."""

    nilai: str  # rhk-12, iki-34
    nomor: int
    rhk: Rhk
    iki: Iki | None
    pendukung: int  # other people whose RHK support it


class Pimpinan(NamedTuple):
    skp: Skp
    hubungan: str  # "pejabat penilai Anda", "ketua tim Layanan", ""
    pilihan: list[Pilihan]

    @property
    def sementara(self) -> bool:
        return self.skp.status not in BERLAKU


def terbuka() -> QuerySet[Skp]:
    """SKP that others may lean on: in force, or a first version whose owner shared the draft."""
    rancangan = Q(status__in=DAPAT_DIBERI_EKSPEKTASI, rancangan_dibagikan_pada__isnull=False, menggantikan__isnull=True)
    return Skp.objects.filter(Q(status__in=BERLAKU) | rancangan)


def calon(skp: Skp, cari: str = "", terpilih: str = "") -> list[Pimpinan]:
    """Who may be supported, nearest superior first; with `cari` only rows that match, and leaders elsewhere too.

    `terpilih` ("rhk-12", "iki-34") is a row that shall be among them wherever it stands: linked now, or just chosen.
    """
    pemberi = _pemberi_peran(skp)
    ditemukan = _dekat(skp, pemberi)
    if len(cari) >= CARI_TERPENDEK:
        ditemukan |= Q(pk__in=_temuan(skp, cari))
    if terpilih:
        jenis, _, pk = terpilih.partition("-")
        ditemukan |= _memimpin(skp) & (Q(rhk=int(pk)) if jenis == "rhk" else Q(rhk__iki=int(pk)))
    semua = terbuka().filter(ditemukan, periode=skp.periode_id).exclude(pegawai=skp.pegawai_id).distinct()
    semua = semua.select_related("pegawai", "penempatan__jabatan", "unit").prefetch_related("rhk__iki")
    urut = sorted(semua, key=lambda s: (_jauh(skp, s, pemberi), -len(s.unit.jalur), s.pk))
    dukungan = _dukungan(skp, urut)
    hasil = [Pimpinan(s, _hubungan(skp, s, pemberi), list(_pilihan(s, dukungan))) for s in urut]
    return _tersaring(hasil, cari, terpilih) if cari else hasil


def menunggu(skp: Skp, semua: list[Pimpinan]) -> Pegawai | None:
    """The penilai, while he has no SKP that may be leaned on."""
    return None if any(p.skp.pegawai_id == skp.penilai_id for p in semua) else skp.penilai


def _pemberi_peran(skp: Skp) -> dict[int, str]:
    """Leaders who gave this person a role in the year: {pegawai: what they are to him}."""
    terbagi = Matriks.objects.filter(
        periode=skp.periode_id, baris__pegawai=skp.pegawai_id, baris__sel__peran__dibagikan_pada__isnull=False
    )
    orang = dict.fromkeys(terbagi.values_list("pemilik", flat=True), "memberi Anda peran dalam matriks")
    tim = TimKerja.objects.filter(
        periode=skp.periode_id, matriks__baris__pegawai=skp.pegawai_id, matriks__dibagikan_pada__isnull=False
    )
    return orang | {ketua: f"ketua tim {nama}" for ketua, nama in tim.values_list("ketua", "nama")}


def _dekat(skp: Skp, pemberi: dict[int, str]) -> Q:
    """The penilai, who stands above him, the heads of the units above, and who gave a role."""
    pihak = [p for p in (skp.penilai_id, skp.atasan_penilai_id) if p]
    return Q(pegawai__in=[*pihak, *pemberi]) | Q(memimpin_unit=True, unit__in=skp.unit.id_leluhur)


def _memimpin(skp: Skp) -> Q:
    return Q(memimpin_unit=True) | Q(pegawai__in=TimKerja.objects.filter(periode=skp.periode_id).values("ketua"))


def _temuan(skp: Skp, cari: str) -> list[int]:
    """A few SKP of leaders anywhere in which every word occurs: name, jabatan, or one of the RHK."""
    hasil = terbuka().filter(_memimpin(skp), periode=skp.periode_id).exclude(pegawai=skp.pegawai_id)
    for kata in cari.split():
        berkata = Rhk.objects.filter(teks__icontains=kata, skp__periode=skp.periode_id).values("skp")
        orang = Q(pegawai__nama__icontains=kata) | Q(penempatan__jabatan__nama__icontains=kata)
        hasil = hasil.filter(orang | Q(unit__nama__icontains=kata) | Q(pk__in=berkata))
    return list(hasil.order_by("unit__jalur", "pk").values_list("pk", flat=True)[:TEMUAN_TERBANYAK])


def _jauh(skp: Skp, milik: Skp, pemberi: dict[int, str]) -> int:
    if milik.pegawai_id == skp.penilai_id:
        return 0
    if milik.unit_id in skp.unit.id_leluhur or milik.pegawai_id == skp.atasan_penilai_id:
        return 1
    return 2 if milik.pegawai_id in pemberi else 3


def _hubungan(skp: Skp, milik: Skp, pemberi: dict[int, str]) -> str:
    return "pejabat penilai Anda" if milik.pegawai_id == skp.penilai_id else pemberi.get(milik.pegawai_id, "")


def _dukungan(skp: Skp, semua: list[Skp]) -> dict[tuple[str, object], int]:
    """How many other people support each row: {("rhk" or "iki", garis): people}."""
    garis = {r.garis for s in semua for r in s.rhk.all()}
    lain = Rhk.objects.filter(intervensi_rhk__garis__in=garis).exclude(skp__pegawai=skp.pegawai_id)
    lain = lain.exclude(skp__status__in=TIDAK_DIHITUNG).order_by()
    baris = lain.values_list("intervensi_rhk__garis", "intervensi_iki__garis")
    hasil: dict[tuple[str, object], int] = {}
    for rhk, iki, orang in baris.annotate(n=Count("skp__pegawai", distinct=True)):
        hasil["rhk", rhk] = hasil.get(("rhk", rhk), 0) + orang
        if iki:
            hasil["iki", iki] = orang
    return hasil


def _pilihan(skp: Skp, dukungan: dict[tuple[str, object], int]) -> Iterator[Pilihan]:
    for nomor, rhk in enumerate(skp.rhk.all(), start=1):
        daftar_iki = list(rhk.iki.all()) if skp.keluarga == Keluarga.JPT else []
        for iki in daftar_iki:
            yield Pilihan(f"iki-{iki.pk}", nomor, rhk, iki, dukungan.get(("iki", iki.garis), 0))
        if not daftar_iki:
            yield Pilihan(f"rhk-{rhk.pk}", nomor, rhk, None, dukungan.get(("rhk", rhk.garis), 0))


def _tersaring(semua: list[Pimpinan], cari: str, terpilih: str) -> list[Pimpinan]:
    """Rows in which every word stands, or all rows of a leader whose name or jabatan has them; the linked one stays."""
    kata = cari.casefold().split()
    hasil = []
    for p in semua:
        orang = f"{p.skp.pegawai.nama} {p.skp.penempatan.nama_jabatan} {p.skp.unit.nama} {p.hubungan}".casefold()
        cocok = [
            b
            for b in p.pilihan
            if b.nilai == terpilih or _memuat(kata, f"{orang} {b.rhk.teks} {b.iki.teks if b.iki else ''}")
        ]
        if cocok:
            hasil.append(p._replace(pilihan=cocok))
    return hasil


def _memuat(kata: list[str], teks: str) -> bool:
    return all(k in teks.casefold() for k in kata)
