"""The spread of predikat in a unit as bars beside the guide; what is drawn also stands in a table."""

from collections import defaultdict

from django.db.models import BigIntegerField, Q
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from evaluasi.alur import hitung
from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.distribusi import PEMBULATAN, bandingkan
from evaluasi.aturan.kuadran import Predikat
from evaluasi.models import PenjelasanBendera, SebaranUnit
from pegawai import mandat
from pegawai.models import Ketentuan, Pekerjaan
from pegawai.models.pekerjaan import StatusPekerjaan
from skp_app.models import Skp

LEBAR, TINGGI = 440, 150  # of the drawing, in SVG units; bars grow upwards from the base line
JARAK, BATANG = 88, 56
RUANG_ATAS = 24  # for the figure above the highest bar


def milik(saya, periode):
    """SebaranUnit of the units whose people this penilai assesses, ready to be drawn."""
    unit = Skp.objects.filter(penilai=saya, periode=periode.periode_id).order_by().values("unit_penilai")
    semua = SebaranUnit.objects.filter(unit__in=unit, periode_evaluasi=periode).select_related("unit")
    return lengkap(list(semua))


def lengkap(semua):
    """Ready to be drawn, each flag with what was said about it; the explanations of all of them in one query."""
    berbeda = [s for s in semua if any(not b["sesuai"] for b in s.bendera)]
    kata = defaultdict(list)
    if berbeda:
        milik = Q(*[Q(unit=s.unit_id, periode_evaluasi=s.periode_evaluasi_id) for s in berbeda], _connector=Q.OR)
        for p in PenjelasanBendera.objects.filter(milik).select_related("oleh"):
            kata[p.unit_id, p.periode_evaluasi_id, p.capaian, p.kunci].append(p)
    dipakai = {s.pk: s.masukan.get("ketentuan", {}).get("pola_distribusi") for s in semua if s.bendera}
    sumber = Ketentuan.objects.in_bulk(set(dipakai.values()))  # where the guide stands, and since when it counts
    for s in semua:
        s.sumber = sumber.get(dipakai.get(s.pk))
        milik_unit = (s.unit_id, s.periode_evaluasi_id, s.capaian)
        s.butir = [b | {"penjelasan": kata[*milik_unit, b.get("kunci")]} for b in s.bendera]
    return [gambar(s) for s in semua]


def seluruhnya_dihitung(periode):
    """The open job that recomputes the whole instansi, if there is one."""
    buka = Pekerjaan.objects.filter(tugas=hitung.TUGAS, status__in=[StatusPekerjaan.ANTRE, StatusPekerjaan.JALAN])
    return buka.filter(masukan__periode=periode.pk, masukan__unit=None).first()


def sedang_dihitung(saya, periode):
    """The open job that recomputes one of these units; `terbuka` says whether the person may look at it."""
    unit = Skp.objects.filter(penilai=saya, periode=periode.periode_id).order_by().values("unit_penilai")
    buka = Pekerjaan.objects.filter(
        tugas=hitung.TUGAS,
        status__in=[StatusPekerjaan.ANTRE, StatusPekerjaan.JALAN],
        masukan__periode=periode.pk,
    )
    buka = buka.annotate(unit=Cast(KeyTextTransform("unit", "masukan"), BigIntegerField()))
    pekerjaan = buka.filter(Q(unit__in=unit) | Q(unit=None)).first()
    if pekerjaan:
        pekerjaan.boleh_dibuka = pekerjaan.peminta_id == saya.pk or saya.pengguna.has_perm(mandat.INSTANSI)
    return pekerjaan


def gambar(sebaran):
    """The row with `batang`, `total` and a sentence that says what the bars show."""
    jumlah = {str(p): sebaran.jumlah.get(p, 0) for p in Predikat}
    sebaran.total = sum(jumlah.values())
    sebaran.batang = _batang(jumlah, _garis_panduan(sebaran, jumlah), sebaran.total)
    isi = ", ".join(f"{Predikat(p).cetak} {n}" for p, n in jumlah.items())
    sebaran.kalimat = f"{isi}; {sebaran.belum_dinilai} belum dinilai."
    sebaran.sebutan_capaian = Capaian(sebaran.capaian).cetak if sebaran.capaian else ""
    return sebaran


def _garis_panduan(sebaran, jumlah):
    """predikat -> (head count of the guide, its words), for the rules that bound a single predikat."""
    kata = {"maks": "paling banyak", "min": "paling sedikit"}
    aturan = [a for a in sebaran.masukan.get("aturan", []) if a["jenis"] in kata and len(a["predikat"]) == 1]
    if not sebaran.bendera:
        return {}
    return {
        a["predikat"][0]: (banding.diharapkan, f"{kata[a['jenis']]} {a['persen']} %")
        for a in aturan
        for banding in bandingkan([a], jumlah, sebaran.masukan.get("pembulatan", PEMBULATAN))
    }


def _batang(jumlah, panduan, total):
    """Bars on the axis of the printed curves: Sangat Kurang on the left (Lampiran p. 94-96)."""
    puncak = max([*jumlah.values(), *(n for n, _ in panduan.values()), 1])
    skala = (TINGGI - RUANG_ATAS) / puncak
    return [
        _satu(urut, predikat, jumlah[predikat], panduan.get(predikat), skala)
        | {"persen": round(100 * jumlah[predikat] / total) if total else 0}
        for urut, predikat in enumerate(reversed(Predikat))
    ]


def _satu(urut, predikat, jumlah, panduan, skala):
    x = urut * JARAK + (JARAK - BATANG) // 2
    y = TINGGI - jumlah * skala
    batang = {
        "predikat": predikat,
        "nama": predikat.cetak.replace("/", "/ ").split(" ", 1),
        "jumlah": jumlah,
        "x": x,
        "tengah": x + BATANG // 2,
        "y": f"{y:.1f}",
        "y_angka": f"{y - 6:.1f}",
        "tinggi": f"{jumlah * skala:.1f}",
    }
    if panduan:
        batas, batang["kata_panduan"] = panduan
        batang |= {"y_panduan": f"{TINGGI - batas * skala:.1f}", "batas": batas}
    return batang
