"""Pantauan: the heat map of units and stages, from every number to the people behind it."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from evaluasi.alur import tahap as alur
from evaluasi.aturan.status import TERTETAPKAN
from evaluasi.aturan.tahap import KOLOM, persen, tingkat
from evaluasi.forms_pantauan import SaringOrang, SaringPantauan
from evaluasi.views import periode as kalender
from evaluasi.views.sebaran_unit import teratas
from pegawai import halaman, mandat, unduh
from pegawai.akses import untuk_pegawai
from pegawai.models import Pegawai, Penempatan, UnitKerja
from skp_app.pohon import unit_dipantau

MENU = "evaluasi:pantauan_kini"
PER_ORANG = 50


@untuk_pegawai
def kini(request):
    return redirect("evaluasi:pantauan", periode=kalender.kode_kini())


@untuk_pegawai
def puncak(request, periode):
    """To the one unit at the top; with several the highest of them come as rows. 404 for who answers for none."""
    periode, setahun = kalender.ambil(periode)
    terlihat = unit_dipantau(request.saya)
    pangkal = list(terlihat.filter(pk__in=teratas(request.saya, terlihat)).order_by("nama", "pk"))
    if not pangkal:
        raise Http404
    if len(pangkal) == 1:
        return redirect("evaluasi:pantauan_unit", periode=periode.kode, unit=pangkal[0].kode)
    return _papan(request, periode, setahun, None, pangkal)


@untuk_pegawai
def unit(request, periode, unit):
    periode, setahun = kalender.ambil(periode)
    ini = dipantau(request, unit)
    return _papan(request, periode, setahun, ini, list(anak(ini, periode)))


@untuk_pegawai("POST")
def hitung(request, periode):
    """Bring the rows of the year up to date now rather than in some minutes."""
    periode, _ = kalender.ambil(periode)
    if not unit_dipantau(request.saya).exists():
        raise Http404
    alur.pesan(periode.periode.tahun, oleh=request.saya)
    messages.success(request, "Hitung ulang dipesan. Angka berganti dalam beberapa saat; muat ulang halaman ini.")
    return redirect("evaluasi:pantauan", periode=periode.kode)


def dipantau(request, kode):
    """The unit with this code, when this person watches over it."""
    return get_object_or_404(unit_dipantau(request.saya), kode=kode)


def anak(unit, periode):
    """The units right below that exist in the period."""
    ada = UnitKerja.objects.filter(induk=unit).exclude(selesai__lt=periode.mulai).exclude(mulai__gt=periode.selesai)
    return ada.order_by("nama", "pk")


def memimpin_instansi(request):
    return request.user.has_perm(mandat.INSTANSI)


def kolom_terlihat(request):
    return [k for k in KOLOM if not k.bkd or memimpin_instansi(request)]


def _papan(request, periode, setahun, ini, daftar):
    saring = SaringPantauan.baca(request)
    kolom = kolom_terlihat(request)
    angka, daftar = _angka(periode, ini, daftar, saring)
    lewat = alur.lewat_tenggat(periode, localdate())
    gulungan = alur.gulung(angka)
    semua = [baris(u, gulungan[u.jalur], kolom) for u in daftar]
    if saring["urut"]:
        tahap = "ditetapkan" if lewat == "hasil-belum" else "skp_ditetapkan"
        semua.sort(key=lambda b: persen(b["angka"][tahap], b["angka"]["wajib"]) if b["angka"]["wajib"] else 101)
    langsung = ini and ini.jalur in angka and not saring["q"] and baris(ini, angka[ini.jalur], kolom)
    terunduh = [langsung, *semua] if langsung else semua
    if unduhan := unduh.jawab(request, f"pantauan-{periode.kode}", _kolom_unduh(kolom, ini), terunduh):
        return unduhan
    konteks = {
        "periode": periode,
        "setahun": setahun,
        "unit": ini,
        "atas": ini and unit_dipantau(request.saya).filter(pk=ini.induk_id).first(),
        "seluruh": ini and baris(ini, gulungan[ini.jalur], kolom),
        "langsung": langsung,
        "halaman": halaman.ambil(request, semua),
        "kolom": kolom,
        "kelompok": _kelompok(kolom),
        "saring": SaringPantauan(initial=saring),
        "tersaring": any(saring.values()),
        "ekor": f"&{urlencode({'jenis': saring['jenis']})}" if saring["jenis"] else "",
        "pada": alur.terhitung(periode),
        "lewat": lewat,
        "mengelola": ini and mandat.mengelola(request.user, ini.pk),
        "menu": MENU,
    }
    return render(request, "evaluasi/pantauan/papan.html", konteks)


def _angka(periode, ini, daftar, saring):
    """({path: counts}, the units that are rows): all below `ini`, or below each of the highest units."""
    pangkal = [ini] if ini else daftar
    angka = {}
    for u in pangkal:
        angka |= alur.per_unit(alur.cabang(u, periode, saring["jenis"]))
    if saring["q"]:
        cabang = UnitKerja.objects.di_bawah([u.jalur for u in pangkal])
        daftar = list(cabang.filter(nama__icontains=saring["q"]).order_by("jalur"))
    return angka, daftar


def baris(unit, angka, kolom):
    wajib = angka["wajib"]
    return {"unit": unit, "angka": angka, "sel": [sel(k, angka[k.kunci], wajib) for k in kolom]}


def sel(kolom, jumlah, wajib):
    bagian = persen(jumlah, wajib)
    return {
        "kolom": kolom,
        "jumlah": jumlah,
        "persen": bagian,
        "tingkat": tingkat(bagian, kolom.arah) if wajib else None,
    }


def _kelompok(kolom):
    """[(heading, how many columns)] for the upper row of the table."""
    urut = list(dict.fromkeys(k.kelompok for k in kolom))
    return [(nama, sum(k.kelompok == nama for k in kolom)) for nama in urut]


def _kolom_unduh(kolom, ini):
    def nama(b):
        return f"{b['unit'].nama} (langsung)" if b["unit"] == ini else b["unit"].nama

    isi = [("Unit", nama), ("Pegawai wajib SKP", lambda b: b["angka"]["wajib"])]
    for k in kolom:
        isi.append((f"{k.kelompok}: {k.judul}", lambda b, k=k: b["angka"][k.kunci]))
        isi.append((f"{k.kelompok}: {k.judul} (%)", lambda b, k=k: persen(b["angka"][k.kunci], b["angka"]["wajib"])))
    return isi


@untuk_pegawai
def pegawai(request, periode, unit):
    """The people behind a number: what is there and what is missing, nobody's words and nobody's predikat."""
    periode, setahun = kalender.ambil(periode)
    ini, bkd = dipantau(request, unit), memimpin_instansi(request)
    saring = SaringOrang.baca(request, bkd=bkd)
    semua = orang(ini, periode, saring)
    if unduhan := unduh.jawab(request, f"pegawai-{periode.kode}", _kolom_orang(request, bkd), semua):
        return unduhan
    konteks = {
        "periode": periode,
        "setahun": setahun,
        "unit": ini,
        "halaman": halaman.ambil(request, semua, PER_ORANG),
        "saring": SaringOrang(initial=saring, bkd=bkd),
        "tersaring": any(saring.values()),
        "pada": alur.terhitung(periode),
        "alamat_unit": reverse("evaluasi:pantauan_unit", args=[periode.kode, ini.kode]),
        "tertetapkan": TERTETAPKAN,
        "bkd": bkd,
        "menu": MENU,
    }
    return render(request, "evaluasi/pantauan/pegawai.html", konteks)


def orang(unit, periode, saring):
    semua = alur.cabang(unit, periode, saring["jenis"]).filter(alur.SYARAT[saring["tahap"]])
    if saring["langsung"]:
        semua = semua.filter(unit=unit)
    if saring["q"]:
        semua = semua.filter(pegawai__in=Pegawai.objects.dengan_nama(saring["q"]))
    hari = min(max(localdate(), periode.mulai), periode.selesai)
    duduk = Penempatan.objects.pada(hari).filter(jenis="definitif").select_related("jabatan")
    return (
        semua.select_related("pegawai", "unit")
        .prefetch_related(Prefetch("pegawai__penempatan", duduk, to_attr="duduk"))
        .order_by("pegawai__nama", "pk")
    )


def jabatan(tahap):
    return next((p.nama_jabatan for p in tahap.pegawai.duduk), "")


def _kolom_orang(request, bkd):
    nip = unduh.tulis_nip(request)
    kolom = [
        ("Nama", lambda t: t.pegawai.nama_lengkap),
        ("NIP", lambda t: nip(t.pegawai)),
        ("Jenis pegawai", lambda t: t.pegawai.get_jenis_display()),
        ("Jabatan", jabatan),
        ("Unit kerja", lambda t: t.unit.nama),
        ("SKP", lambda t: t.get_skp_display()),
        ("Realisasi lengkap", lambda t: t.realisasi),
        ("Diberi umpan balik", lambda t: t.umpan_balik),
        ("Hasil evaluasi", hasil),
        ("Dilaporkan", lambda t: t.dilaporkan),
    ]
    return [*kolom, ("Keberatan diproses", lambda t: t.keberatan)] if bkd else kolom


def hasil(tahap):
    """Whether somebody was rated is his penilai's to know until it is set."""
    return tahap.get_evaluasi_display() if tahap.evaluasi in TERTETAPKAN else "Belum ditetapkan"
