"""Hold every stored result against its stored inputs; nothing is written."""

from collections.abc import Iterator

from django.db.models import Q

from evaluasi.alur import hitung
from evaluasi.aturan import distribusi
from evaluasi.aturan.kuadran import sel_studi_gagal, semua_sel
from evaluasi.models import Evaluasi, SebaranUnit
from pegawai.models import Ketentuan
from skp_app.models import PeriodeEvaluasi

SEKALI = 250


def periksa() -> Iterator[str]:
    """One line per row that does not follow from what is stored with it."""
    pola = {k.pk: k for k in Ketentuan.objects.filter(kunci__in=hitung.PANDUAN)}
    semua = SebaranUnit.objects.select_related("unit", "periode_evaluasi").order_by("pk")
    for s in semua.iterator(chunk_size=SEKALI):
        if salah := _keliru(s, pola):
            yield f"{s.periode_evaluasi.kode} {s.unit.nama}: {salah}"
    for sisi in ("rating", "putusan"):
        for evaluasi in Evaluasi.objects.filter(_bukan_sel(sisi)).order_by("pk").values_list("kode", flat=True):
            yield f"evaluasi {evaluasi}: predikat bukan sel kuadran"


def _keliru(s: SebaranUnit, pola: dict[int, Ketentuan]) -> str:
    """Which part of this row does not follow from its inputs, or ''."""
    if not isinstance(s.masukan.get("ketentuan"), dict):
        return "dihitung sebelum masukannya disimpan"
    hasil = distribusi.hasil(s.masukan)
    bendera = [b._asdict() for b in hasil.bendera]
    if (hasil.jumlah, hasil.belum_dinilai) != (s.jumlah, s.belum_dinilai):
        return "jumlah tidak sama dengan masukannya"
    if bendera != s.bendera:
        return "bendera tidak sama dengan masukannya"
    for kunci, pk in s.masukan["ketentuan"].items():
        baris = pola.get(pk)
        if baris is None or baris.kunci != kunci:
            return f"ketentuan {kunci} yang dipakai tidak ada lagi"
        if kunci == "pola_distribusi" and baris.nilai.get(s.capaian, []) != s.masukan["aturan"]:
            return "aturannya bukan aturan ketentuan yang disebut"
    return ""


def _bukan_sel(sisi: str) -> Q:
    """A predikat that is not the cell where its two ratings meet, e.g. after somebody wrote past the constraints."""
    hasil, perilaku = f"{sisi}_hasil", f"{sisi}_perilaku"
    nilai = "predikat" if sisi == "rating" else "putusan_predikat"
    tabel = [(sel, False) for sel in semua_sel()] + [(sel, True) for sel in sel_studi_gagal()]
    cocok = [
        Q(**{hasil: h, perilaku: p, nilai: predikat, "tugas_belajar_gagal": gagal}) for (h, p, predikat), gagal in tabel
    ]
    return ~Q(*cocok, _connector=Q.OR) & ~Q(**{nilai: ""})


def basi(periode: PeriodeEvaluasi) -> Iterator[str]:
    """Units whose stored spread is not what the tables say now: their recomputation is still to come."""
    unit = hitung.daftar_unit(None, periode)
    for awal in range(0, len(unit), SEKALI):
        bagian = unit[awal : awal + SEKALI]
        tersimpan = dict(
            SebaranUnit.objects.filter(periode_evaluasi=periode, unit__in=bagian).values_list("unit", "masukan")
        )
        for u, masukan in hitung.masukan_kini(bagian, periode):
            if tersimpan.get(u.pk) != masukan:
                yield f"{periode.kode} {u.nama}: menunggu hitung ulang"
