"""Who still evaluates an SKP that ended by a staff event (Lampiran p. 91-92 A.13-A.14)."""

from collections.abc import Iterable
from datetime import date

from pegawai.models import Ketentuan
from skp_app.aturan.peristiwa import Lebar, Rentang, penilai_lama_menilai
from skp_app.aturan.status import Status
from skp_app.models import PeriodeEvaluasi, Peristiwa, Skp

BERAKHIR = frozenset({Status.BERALIH, Status.DITUTUP})


def masih_dinilai(skp: Skp, periode: PeriodeEvaluasi) -> bool:
    """The SKP ended, and yet its penilai evaluates it in this period."""
    return skp.pk in yang_masih_dinilai([skp], periode)


def yang_masih_dinilai(daftar: Iterable[Skp], periode: PeriodeEvaluasi) -> set[int]:
    """Keys of those SKP; two queries for all, none when none has ended."""
    berakhir = {s.pk: s for s in daftar if s.status in BERAKHIR}
    if not berakhir:
        return set()
    masa = Rentang(periode.mulai, periode.selesai, periode.tahunan)
    terjadi = list(Peristiwa.objects.filter(skp_lama__in=berakhir).values_list("skp_lama", "jenis", "tmt"))
    lebar = lebar_jendela({tmt for *_, tmt in terjadi})
    return {p for p, jenis, tmt in terjadi if penilai_lama_menilai(jenis, tmt, masa, berakhir[p].mulai, lebar[tmt])}


def lebar_jendela(hari: Iterable[date]) -> dict[date, Lebar]:
    """{TMT: the window of a leaving penilai under the policy of that day}, in one query, none for no day."""
    hari = list(hari)
    if not hari:
        return {}
    semua = Ketentuan.objects.filter(kunci="jendela_penilai_pindah").order_by("mulai").values_list("mulai", "nilai")
    riwayat = [(mulai, Lebar(**nilai)) for mulai, nilai in semua]
    return {h: [lebar for mulai, lebar in riwayat if mulai <= h][-1] for h in hari}
