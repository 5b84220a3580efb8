"""Pemantauan in numbers per unit, for the pengelola and the BKD: from numbers to named people, never to content."""

from collections import defaultdict

from django.contrib import messages
from django.db.models import F, Func, IntegerField, Max, Sum, Value
from django.db.models.functions import Cast
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from pegawai import halaman, mandat, unduh
from pegawai.akses import untuk_pengelola
from pegawai.models import Pegawai, UnitKerja
from skp_app.alur import rekap_pemantauan as alur
from skp_app.forms.pemantauan import SaringUnitForm
from skp_app.models import PeriodeEvaluasi, RekapPemantauan
from skp_app.views.kelola import MEMBACA, periode_terbuka

MENU = "skp_app:pemantauan_awal"
BATAS = (95, 80, 50, 20)  # five steps of the heat map; the figure is always printed (ux: 3.11)


def _unit(saya, kode):
    return get_object_or_404(mandat.unit_terjangkau(saya.pengguna, MEMBACA), kode=kode)


@untuk_pengelola(MEMBACA)
def awal(request, tahun):
    """To the one unit of the mandate; with several the highest of them come as a list."""
    periode = periode_terbuka(tahun)
    semua = mandat.unit_terjangkau(request.saya.pengguna, MEMBACA)
    puncak = []
    for unit in semua.order_by("jalur"):
        if not any(unit.jalur.startswith(p.jalur) for p in puncak):
            puncak.append(unit)
    if len(puncak) == 1:
        return redirect("skp_app:pemantauan_unit", tahun, puncak[0].kode)
    return render(request, "skp_app/pemantauan_mandat.html", {"periode": periode, "puncak": puncak, "menu": MENU})


@untuk_pengelola(MEMBACA, "POST")
def hitung(request, tahun):
    alur.pesan(periode_terbuka(tahun), oleh=request.saya)
    messages.success(request, "Hitung ulang dipesan. Angka berganti dalam beberapa saat; muat ulang halaman ini.")
    return redirect("skp_app:pemantauan_awal", tahun)


@untuk_pengelola(MEMBACA)
def unit(request, tahun, kode):
    periode, unit = periode_terbuka(tahun), _unit(request.saya, kode)
    setahun = [p for p in PeriodeEvaluasi.objects.filter(periode=periode).order_by("selesai", "-mulai")]
    angka = _angka(unit, periode)
    anak = list(UnitKerja.objects.filter(induk=unit, pk__in=angka).order_by("nama"))
    semua = [(a, False) for a in anak] + ([(unit, True)] if unit.pk in angka else [])
    atas = mandat.unit_terjangkau(request.saya.pengguna, MEMBACA).filter(pk=unit.induk_id).first()
    konteks = {
        "periode": periode,
        "unit": unit,
        "atas": atas,
        "setahun": setahun,
        "baris": [_baris(u, sendiri, angka[u.pk], setahun) for u, sendiri in semua],
        "jumlah": _jumlah(angka, setahun),
        "menu": MENU,
        "pada": _rekap(unit, periode).aggregate(t=Max("dihitung_pada"))["t"],
    }
    return render(request, "skp_app/pemantauan_unit.html", konteks)


def _rekap(unit, periode):
    return RekapPemantauan.objects.filter(unit__jalur__startswith=unit.jalur, periode_evaluasi__periode=periode)


def _angka(unit, periode):
    """{child of the unit, or the unit itself: {period: counts with all below}} in one statement."""
    tingkat = len(unit.id_leluhur)
    bagian = Func(F("unit__jalur"), Value("."), Value(tingkat + 1), function="split_part")
    kunci = Func(bagian, Value(""), function="NULLIF")
    semua = _rekap(unit, periode).annotate(anak=Cast(kunci, IntegerField())).order_by()
    hasil = defaultdict(dict)
    for b in semua.values("anak", "periode_evaluasi").annotate(**{n: Sum(n) for n in alur.HITUNGAN}):
        hasil[b["anak"] or unit.pk][b["periode_evaluasi"]] = b
    return dict(hasil)


def _baris(unit, sendiri, angka, setahun):
    return {
        "unit": unit,
        "sendiri": sendiri,
        "sel": [_sel(angka.get(p.pk), p) for p in setahun],
        "orang": _orang(angka),
    }


def _orang(angka):
    return max((b["orang"] for b in angka.values()), default=0)


def _sel(b, periode):
    if not b or not b["orang"]:
        return {"periode": periode, "persen": None}
    persen = 100 * b["lengkap"] // b["orang"]
    tingkat = next((4 - n for n, batas in enumerate(BATAS) if persen >= batas), 0)
    return {"periode": periode, "persen": persen, "tingkat": tingkat, **b}


def _jumlah(angka, setahun):
    """The totals of the unit per period, each with what is missing."""
    per_periode = defaultdict(lambda: dict.fromkeys(alur.HITUNGAN, 0))
    for milik in angka.values():
        for pk, b in milik.items():
            for nama in alur.HITUNGAN:
                per_periode[pk][nama] += b[nama]
    return [
        {"periode": p, **j, "tanpa_umpan_balik": j["orang"] - j["diberi_umpan_balik"],
         "tanpa_kesimpulan": j["orang"] - j["disimpulkan"], "belum_lengkap": j["orang"] - j["lengkap"]}
        for p in setahun
        if (j := per_periode.get(p.pk))
    ]  # fmt: skip


@untuk_pengelola(MEMBACA)
def pegawai(request, tahun, kode):
    """The people behind a number, with what is there and what is missing; nobody's words."""
    periode, unit, saring = periode_terbuka(tahun), _unit(request.saya, kode), SaringUnitForm.baca(request)
    setahun = list(PeriodeEvaluasi.objects.filter(periode=periode).order_by("selesai", "-mulai"))
    dipilih = _dipilih(setahun, saring["periode"])
    orang = tersaring(alur.orang(dipilih).filter(unit__jalur__startswith=unit.jalur), saring)
    orang = orang.select_related("pegawai", "penempatan__jabatan", "unit").order_by("pegawai__nama", "pk")
    if unduhan := unduh.jawab(request, f"pemantauan-{dipilih.kode}", _kolom(request), orang):
        return unduhan
    konteks = {
        "periode": periode,
        "unit": unit,
        "setahun": setahun,
        "dipilih": dipilih,
        "pilihan": saring,
        "saring": SaringUnitForm(initial=saring),
        "tersaring": bool(saring["keadaan"] or saring["q"]),
        "halaman": halaman.ambil(request, orang, 50),
        "menu": MENU,
        "alamat_unit": reverse("skp_app:pemantauan_unit", args=[tahun, unit.kode]),
    }
    return render(request, "skp_app/pemantauan_pegawai.html", konteks)


def _kolom(request):
    nip = unduh.tulis_nip(request)
    return [
        ("Nama", lambda s: s.pegawai.nama_lengkap),
        ("NIP", lambda s: nip(s.pegawai)),
        ("Jabatan", lambda s: s.penempatan.nama_jabatan),
        ("Unit kerja", lambda s: s.unit.nama),
        ("Realisasi", lambda s: "Terisi" if s.lengkap else "Belum diisi" if s.kosong else "Sebagian"),
        ("Umpan balik", lambda s: s.diberi_umpan_balik),
        ("Kesimpulan", lambda s: s.disimpulkan),
    ]


def _dipilih(setahun, kode):
    if not kode:
        return setahun[0]
    periode = next((p for p in setahun if p.kode == kode), None)
    if periode is None:
        raise Http404
    return periode


def tersaring(orang, saring):
    syarat = {
        "": {}, "kosong": {"kosong": True}, "belum-lengkap": {"lengkap": False},
        "tanpa-umpan-balik": {"diberi_umpan_balik": False}, "tanpa-kesimpulan": {"disimpulkan": False},
    }  # fmt: skip
    orang = orang.filter(**syarat[saring["keadaan"]])
    if saring["q"]:
        orang = orang.filter(pegawai__in=Pegawai.objects.dengan_nama(saring["q"]))
    return orang
