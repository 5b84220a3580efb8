"""Clients of the read API: who has a token and what he read, a new one, one withdrawn. And what the API offers."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render

from evaluasi.alur import klien_api as alur
from evaluasi.forms_api import KlienForm
from evaluasi.models import KlienApi
from evaluasi.views.api import LINGKUP, PER_MENIT, api
from pegawai import halaman, mandat
from pegawai.akses import terbuka, untuk_pengelola
from pegawai.models import UnitKerja
from pegawai.pastikan import perlu_pastikan
from pegawai.views.langkah import jalankan

AWALAN = "/api/v1/"


@untuk_pengelola(mandat.INSTANSI)
def daftar(request):
    semua = KlienApi.objects.select_related("unit", "dibuat_oleh")
    konteks = {"halaman": halaman.ambil(request, semua), "formulir": _formulir(request)}
    return render(request, "evaluasi/api/daftar.html", konteks)


@untuk_pengelola(mandat.INSTANSI, "POST")
def buat(request):
    """The button *Cari* of the unit only looks it up; a token needs the password."""
    return _daftar_lagi(request, _formulir(request)) if "cari" in request.POST else _buat(request)


def _formulir(request):
    lain = {"terbaca": UnitKerja.objects.all()}
    if request.method == "POST" and "cari" not in request.POST:
        return KlienForm(request.POST, **lain)
    awal = {**request.POST.dict(), "lingkup": request.POST.getlist("lingkup")} if request.POST else {}
    return KlienForm(initial=awal, **lain)


@perlu_pastikan
def _buat(request):
    """The token is on this page and nowhere else: whoever loses it asks for another one."""
    formulir = _formulir(request)
    if formulir.is_valid():
        isi = {b: formulir.cleaned_data[b] for b in ("nama", "keperluan", "lingkup", "unit", "berlaku_sampai")}
        beres, hasil = jalankan(formulir, alur.buat, oleh=request.saya, **isi)
        if beres:
            klien, token = hasil
            return render(request, "evaluasi/api/token.html", {"menu": "evaluasi:klien_api", "klien": klien,
                                                               "token": token})  # fmt: skip
    return _daftar_lagi(request, formulir)


def _daftar_lagi(request, formulir):
    konteks = {"halaman": halaman.ambil(request, KlienApi.objects.select_related("unit", "dibuat_oleh"))}
    return render(
        request, "evaluasi/api/daftar.html", konteks | {"formulir": formulir}, status=422 if formulir.errors else 200
    )


@untuk_pengelola(mandat.INSTANSI)
def klien(request, kode):
    klien = _ambil(kode)
    konteks = {"menu": "evaluasi:klien_api", "klien": klien, "halaman": halaman.ambil(request, klien.akses.all(), 50)}
    return render(request, "evaluasi/api/klien.html", konteks)


@untuk_pengelola(mandat.INSTANSI, "POST")
@perlu_pastikan
def cabut(request, kode):
    alur.cabut(_ambil(kode), oleh=request.saya)
    messages.success(request, "Token dicabut. Mulai sekarang ia tidak membuka apa pun.")
    return redirect("evaluasi:satu_klien_api", kode)


def _ambil(kode):
    terkait = ("unit", "dibuat_oleh", "dicabut_oleh")
    return get_object_or_404(KlienApi.objects.select_related(*terkait), kode=kode)


# What the API offers; no data, so anybody may read it ---------------------------------------------
def skema():
    semua = api.get_openapi_schema(path_prefix=AWALAN)
    pintu = {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}}
    return {**semua, "components": semua["components"] | pintu, "security": [{"token": []}]}


@terbuka
def openapi(request):
    return JsonResponse(skema(), json_dumps_params={"ensure_ascii": False})


@terbuka
def dokumentasi(request):
    isi = skema()
    operasi = [_operasi(jalan, metode["get"], isi) for jalan, metode in isi["paths"].items()]
    konteks = {"operasi": operasi, "keterangan": isi["info"]["description"].split("\n\n"), "per_menit": PER_MENIT}
    return render(request, "evaluasi/api/dokumentasi.html", konteks)


def _operasi(jalan, o, isi):
    jawab = o["responses"][200]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    return {
        "jalan": jalan,
        "kunci": o["operationId"],
        "nama": o["summary"],
        "kelompok": o["tags"][0],
        "keterangan": o.get("description", ""),
        "lingkup": LINGKUP[URUTAN[o["operationId"]]].value,
        "parameter": [{**p, "jenis": p["schema"].get("type", "string")} for p in o.get("parameters", [])],
        "bidang": _bidang(jawab, isi["components"]["schemas"]),
    }


URUTAN = {o.operation_id: pola.url_name for _, r in api._routers for pola in r.path_operations.values()
          for o in pola.operations}  # fmt: skip


def _bidang(nama, semua):
    """Fields of the rows of an answer: name, kind, what it means."""
    sifat = semua[nama]["properties"]
    if "isi" in sifat:
        sifat = semua[sifat["isi"]["items"]["$ref"].rpartition("/")[2]]["properties"]
    return [(b, _jenis(s), s.get("description", "")) for b, s in sifat.items()]


def _jenis(s):
    if "$ref" in s:
        return "objek"
    if "anyOf" in s:
        return " atau ".join(_jenis(b) for b in s["anyOf"])
    sebutan = {"string": "teks", "integer": "angka", "boolean": "ya/tidak", "array": "daftar", "object": "objek",
               "null": "null"}  # fmt: skip
    return "tanggal" if s.get("format") == "date" else sebutan[s["type"]]
