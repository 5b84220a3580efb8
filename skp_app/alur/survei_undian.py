"""The draw of the respondents for the whole instansi: set-based, in portions, resumable (see aturan/survei.py).

Each person is drawn by his own piece of the seed, so it does not matter where an interrupted draw goes on.
"""

from typing import Any, NamedTuple

from django.db import transaction
from django.utils.timezone import localdate

from pegawai.alur import pekerjaan as buku
from pegawai.models import Pegawai, Pekerjaan
from skp_app.alur import survei as alur
from skp_app.aturan.survei import Kelompok, Orang, Peta, Status, cukup, kosong, tingkat, undi
from skp_app.models import (
    BarisMatriks,
    HitunganSurvei,
    KotakKomentar,
    SasaranSurvei,
    Skp,
    Survei,
    TimKerja,
    UndanganSurvei,
)

SEPOTONG = 500
KOLOM = (
    "pk", "pegawai", "pegawai__kode", "unit", "penilai", "unit_penilai", "atasan_penilai", "penempatan__jabatan__jenis",
)  # fmt: skip


class Dinilai(NamedTuple):
    orang: Orang
    kode: str
    skp: int


def jalankan(pekerjaan: Pekerjaan, kemajuan: buku.Kemajuan) -> dict[str, Any]:
    """The body of the job. A survey that is no longer being drawn is left as it is."""
    survei = Survei.objects.select_related("periode_evaluasi").get(pk=pekerjaan.masukan["survei"])
    if survei.status == Status.DIUNDI:
        _undi(survei, kemajuan)
    sasaran = SasaranSurvei.objects.filter(survei=survei)
    return {
        "pegawai": sasaran.filter(terlalu_sedikit=False).count(),
        "terlalu_sedikit": sasaran.filter(terlalu_sedikit=True).count(),
        "undangan": UndanganSurvei.objects.filter(survei=survei).count(),
        "tautan": alur.alamat_kelola(survei),
    }


def _undi(survei: Survei, kemajuan: buku.Kemajuan) -> None:
    semua, unit = _orang(survei)
    aktif = Pegawai.objects.filter(pengguna__is_active=True).order_by()
    peta = Peta((d.orang for d in semua), aktif.values_list("pk", flat=True))
    sudah = set(SasaranSurvei.objects.filter(survei=survei).values_list("pegawai", flat=True))
    belum = [d for d in semua if d.orang.pk not in sudah]
    for awal in range(0, len(belum), SEPOTONG):
        kemajuan(len(sudah) + awal, len(semua))
        with transaction.atomic():
            _simpan(survei, peta, unit, belum[awal : awal + SEPOTONG])
    kemajuan(len(semua), len(semua))
    undangan = UndanganSurvei.objects.filter(survei=survei).order_by("penjawab")
    penjawab = list(undangan.values_list("penjawab", flat=True).distinct())
    alur.mulai(survei, penjawab, pegawai=len(semua), responden=len(penjawab))


def _orang(survei: Survei) -> tuple[list[Dinilai], dict[int, int]]:
    """(everybody with an SKP in force that day, {respondent: his unit}). Two statements, whatever the size."""
    periode = survei.periode_evaluasi
    hari = min(max(localdate(), periode.mulai), periode.selesai)
    skp = Skp.objects.berlaku().filter(periode=periode.periode_id, mulai__lte=hari, selesai__gte=hari)
    tim = _tim(periode.periode_id)
    semua: list[Dinilai] = []
    unit: dict[int, int] = {}
    for pk, pegawai, kode, id_unit, penilai, unit_penilai, atasan, jenis in skp.order_by("pegawai").values_list(*KOLOM):
        milik = frozenset(tim.get(pegawai, ()))
        semua.append(Dinilai(Orang(pegawai, id_unit, tingkat(jenis), penilai, atasan, milik), kode, pk))
        unit.setdefault(penilai, unit_penilai)
    return semua, unit | {d.orang.pk: d.orang.unit for d in semua}


def _tim(periode: int) -> dict[int, set[int]]:
    """{pegawai: his tim kerja} from the matrices that were shared."""
    anggota = BarisMatriks.objects.filter(
        matriks__tim__periode=periode, matriks__dibagikan_pada__isnull=False, pegawai__isnull=False
    ).values_list("pegawai", "matriks__tim")
    ketua = TimKerja.objects.filter(periode=periode, matriks__dibagikan_pada__isnull=False).values_list("ketua", "pk")
    hasil: dict[int, set[int]] = {}
    for pegawai, tim in [*anggota.order_by(), *ketua.order_by()]:
        hasil.setdefault(pegawai, set()).add(tim)
    return hasil


def _simpan(survei: Survei, peta: Peta, unit: dict[int, int], sepotong: list[Dinilai]) -> None:
    """Rows of one portion: five statements."""
    Survei.objects.select_for_update(no_key=True).get(pk=survei.pk)  # a second worker waits, then finds them drawn
    terundi = {d.orang.pk: undi(peta.calon(d.orang), survei.terbanyak, survei.bibit, d.kode) for d in sepotong}
    ada = set(SasaranSurvei.objects.filter(survei=survei, pegawai__in=terundi).values_list("pegawai", flat=True))
    baru = SasaranSurvei.objects.bulk_create(
        SasaranSurvei(
            survei=survei, pegawai_id=d.orang.pk, skp_id=d.skp, penilai_id=d.orang.penilai,
            atasan_penilai_id=d.orang.atasan, terlalu_sedikit=not cukup(terundi[d.orang.pk], survei.minimum),
        )
        for d in sepotong if d.orang.pk not in ada
    )  # fmt: skip
    dijawab = [(s, terundi[s.pegawai_id]) for s in baru if not s.terlalu_sedikit]
    UndanganSurvei.objects.bulk_create(
        UndanganSurvei(survei=survei, sasaran=s, penjawab_id=pk, unit_id=unit[pk], kelompok=kelompok)
        for s, per_kelompok in dijawab for kelompok, orang in per_kelompok.items() for pk in orang
    )  # fmt: skip
    HitunganSurvei.objects.bulk_create(
        HitunganSurvei(sasaran=s, kelompok=kelompok, hitungan=kosong())
        for s, per_kelompok in dijawab for kelompok in Kelompok if per_kelompok[kelompok]
    )  # fmt: skip
    KotakKomentar.objects.bulk_create(KotakKomentar(sasaran=s) for s, _ in dijawab)
