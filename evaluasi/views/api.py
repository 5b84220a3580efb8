"""The read API of version 1: organisation, SKP that were set, results that are final. No session opens it.

A client shows its token in `Authorization: Bearer`. What it may read is its scope and the branch of its unit; drafts,
keberatan and umpan balik are in no answer. Every answer is counted in `AksesApi`.
"""

from datetime import date
from typing import Annotated, Any

from django.core import signing
from django.db.models import Prefetch
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.timezone import localdate
from ninja import Field, NinjaAPI, Path, Query, Schema
from ninja.errors import ValidationError

from evaluasi.alur import hasil_akhir, klien_api
from evaluasi.aturan.status import Status
from evaluasi.models import Lingkup
from pegawai import laju
from pegawai.akses import dengan_token
from pegawai.models import Pegawai, Penempatan, UnitKerja
from pegawai.penolakan import TerlaluSering
from skp_app.aturan.status import BERLAKU, PERNAH_DITETAPKAN
from skp_app.models import Skp

PER_MENIT = 300
BATAS, BATAS_TERBESAR = 100, 500
GARAM = "api-kursor"
FINAL = (Status.DISAMPAIKAN, Status.DITERIMA)
KETERANGAN = """Data kinerja pegawai untuk dibaca sistem lain milik instansi.

Setiap permintaan membawa Authorization: Bearer <token>. Token dibuat dan dicabut oleh BKD, mempunyai lingkup, masa
berlaku, dan, bila dibatasi, satu cabang unit. Yang terbaca hanya SKP yang sudah ditetapkan dan hasil evaluasi yang
final; draf, keberatan, dan umpan balik tidak pernah ada di sini. Paling banyak 300 permintaan semenit; sesudah itu
jawabannya 429 dengan Retry-After (detik). Daftar dibaca per halaman: kirim kembali kursor dari jawaban sebelumnya
sampai nilainya null."""

api = NinjaAPI(
    title="API baca Aplikasi SKP", version="1.0.0", description=KETERANGAN, openapi_url=None, docs_url=None,
    urls_namespace="api-v1",
)  # fmt: skip


# Answers ------------------------------------------------------------------------------------------
class Galat(Schema):
    pesan: str = Field(description="Kalimat yang menjelaskan penolakan")


class Ringkas(Schema):
    kode: str = Field(description="Kode tetap dalam aplikasi ini")
    nama: str


class Orang(Ringkas):
    id_siasn: str | None = Field(description="PNS ID pada SIASN, bila sudah diisi")


class Unit(Ringkas):
    id_unor: str | None = Field(description="ID unor pada SIASN, bila sudah diisi")
    induk: str | None = Field(description="Kode unit induk, null untuk puncak")
    mandiri: bool
    mulai: date | None
    selesai: date | None


class PegawaiKini(Orang):
    nip: str | None
    jenis: str
    golongan: str
    jabatan: str | None = Field(description="Jabatan yang diduduki hari ini")
    unit: Ringkas | None


class SkpRingkas(Schema):
    kode: str
    tahun: int
    versi: int
    status: str
    mulai: date
    selesai: date
    ditetapkan: date
    nomor_dokumen: str | None
    pegawai: Orang
    penilai: Orang
    unit: Ringkas


class SkpLengkap(SkpRingkas):
    pendekatan: str
    rhk: list[dict[str, Any]] = Field(description="RHK dan IKI sebagaimana ditetapkan")
    ekspektasi: dict[str, list[str]] = Field(description="Ekspektasi khusus per nilai BerAKHLAK")


class Hasil(Schema):
    kode: str
    periode: str
    tahun: int
    skp: str = Field(description="Kode SKP yang dievaluasi")
    pegawai: Orang
    penilai: Orang
    unit: Ringkas
    rating_hasil_kerja: str
    rating_perilaku_kerja: str
    predikat: str
    ditetapkan: date


class HalamanUnit(Schema):
    isi: list[Unit]
    kursor: str | None


class HalamanPegawai(Schema):
    isi: list[PegawaiKini]
    kursor: str | None


class HalamanSkp(Schema):
    isi: list[SkpRingkas]
    kursor: str | None


class HalamanHasil(Schema):
    isi: list[Hasil]
    kursor: str | None


class Halaman(Schema):
    kursor: str = Field("", max_length=200, description="Dari jawaban sebelumnya; kosong: dari awal")
    batas: int = Field(BATAS, ge=1, le=BATAS_TERBESAR, description="Banyaknya baris sekali jawab")


Tahun = Annotated[int, Query(ge=2000, le=2999, description="Tahun kinerja")]
SatuPeriode = Annotated[str, Query(max_length=12, description="Satu periode evaluasi, misalnya 2026-akhir")]
KodeSatu = Annotated[str, Path(description="Kode dari daftar")]
TOLAK = {401: Galat, 403: Galat, 422: Galat, 429: Galat}


# The door -----------------------------------------------------------------------------------------
def penjaga(request):
    """None when the token is in force and has the scope of this address; else the refusal."""
    jenis, _, token = request.headers.get("Authorization", "").partition(" ")
    klien = klien_api.kenali(token.strip()) if jenis.lower() == "bearer" else None
    if klien is None:
        return tolak(401, "Token tidak ada, keliru, kedaluwarsa, atau sudah dicabut.", **{"WWW-Authenticate": "Bearer"})
    try:
        laju.hitung("api", klien.pk, PER_MENIT, 60, "Permintaan terlalu sering.")
    except TerlaluSering as sering:
        return tolak(429, sering.kalimat, **{"Retry-After": str(sering.detik)})
    if LINGKUP[request.resolver_match.url_name] not in klien.lingkup:
        return tolak(403, "Token ini tidak mempunyai lingkup untuk alamat ini.")
    request.klien = klien
    return None


def tolak(status, pesan, **kepala):
    return JsonResponse({"pesan": pesan}, status=status, headers=kepala)


@api.exception_handler(Http404)
def _tidak_ada(request, _):
    return tolak(404, "Tidak ditemukan, atau di luar cabang unit token ini.")


@api.exception_handler(ValidationError)
def _keliru(request, galat):
    bidang = sorted({str(e["loc"][-1]) for e in galat.errors})
    return tolak(422, f"Parameter belum benar: {', '.join(bidang)}.")


def _cabang(request, daftar, jalur):
    unit = request.klien.unit
    return daftar.filter(**{f"{jalur}__startswith": unit.jalur}) if unit else daftar


def _sehalaman(request, halaman, daftar, bentuk):
    """One page by key, so that rows that come in between shift nothing."""
    sesudah = 0
    if halaman.kursor:
        try:
            sesudah = signing.loads(halaman.kursor, salt=GARAM)
        except signing.BadSignature:
            raise ValidationError([{"loc": ("query", "kursor")}]) from None
    isi = list(daftar.filter(pk__gt=sesudah).order_by("pk")[: halaman.batas + 1])
    lanjut = len(isi) > halaman.batas
    isi = isi[: halaman.batas]
    klien_api.catat(request.klien, request.resolver_match.url_name, len(isi))
    return {"isi": [bentuk(b) for b in isi], "kursor": signing.dumps(isi[-1].pk, salt=GARAM) if lanjut else None}


def _satu(request, daftar, kode, bentuk):
    baris = get_object_or_404(daftar, kode=kode)
    klien_api.catat(request.klien, request.resolver_match.url_name, 1, kode)
    return bentuk(baris)


# Organisation -------------------------------------------------------------------------------------
@api.get("organisasi/unit/", response={200: HalamanUnit, **TOLAK}, url_name="api_unit", tags=["Organisasi"],
         summary="Unit kerja", operation_id="daftar_unit")  # fmt: skip
def daftar_unit(request, halaman: Query[Halaman]):
    """Semua unit dalam cabang token, termasuk yang sudah berakhir."""
    semua = _cabang(request, UnitKerja.objects.select_related("induk"), "jalur")
    return _sehalaman(request, halaman, semua, _unit)


@api.get("organisasi/pegawai/", response={200: HalamanPegawai, **TOLAK}, url_name="api_pegawai", tags=["Organisasi"],
         summary="Pegawai", operation_id="daftar_pegawai")  # fmt: skip
def daftar_pegawai(request, halaman: Query[Halaman]):
    """Pegawai yang menduduki jabatan hari ini dalam cabang token, dengan jabatan dan unitnya."""
    kini = Penempatan.objects.pada(localdate()).select_related("jabatan", "unit").order_by("jenis", "pk")
    duduk = _cabang(request, kini, "unit__jalur")
    semua = Pegawai.objects.filter(pk__in=duduk.order_by().values("pegawai"))
    return _sehalaman(request, halaman, semua.prefetch_related(Prefetch("penempatan", duduk, "kini")), _pegawai)


# SKP ----------------------------------------------------------------------------------------------
def _skp_terbaca(request):
    semua = Skp.objects.filter(status__in=PERNAH_DITETAPKAN, salinan__isnull=False)
    return _cabang(request, semua, "unit__jalur").select_related("pegawai", "penilai", "unit", "periode")


@api.get("skp/", response={200: HalamanSkp, **TOLAK}, url_name="api_skp", tags=["SKP"],
         summary="SKP yang ditetapkan", operation_id="daftar_skp")  # fmt: skip
def daftar_skp(request, halaman: Query[Halaman], tahun: Tahun):
    """Versi terakhir dari setiap SKP yang sudah ditetapkan dalam satu tahun."""
    semua = _skp_terbaca(request).filter(periode__tahun=tahun).defer("salinan")
    return _sehalaman(request, halaman, semua, _skp)


@api.get("skp/{slug:kode}/", response={200: SkpLengkap, 404: Galat, **TOLAK}, url_name="api_satu_skp", tags=["SKP"],
         summary="Isi satu SKP", operation_id="satu_skp")  # fmt: skip
def satu_skp(request, kode: KodeSatu):
    """RHK, IKI, dan ekspektasi khusus sebagaimana tertulis saat ditetapkan."""
    return _satu(request, _skp_terbaca(request), kode, _skp_lengkap)


# Results ------------------------------------------------------------------------------------------
def _hasil_terbaca(request):
    semua = hasil_akhir.semua().filter(status__in=FINAL, ditahan=False).defer("salinan")
    terkait = ("skp__pegawai", "skp__unit", "penilai", "periode_evaluasi__periode")
    return _cabang(request, semua, "skp__unit__jalur").select_related(*terkait).defer("salinan", "skp__salinan")


@api.get("evaluasi/", response={200: HalamanHasil, **TOLAK}, url_name="api_evaluasi", tags=["Evaluasi"],
         summary="Hasil evaluasi final", operation_id="daftar_evaluasi")  # fmt: skip
def daftar_evaluasi(request, halaman: Query[Halaman], tahun: Tahun, periode: SatuPeriode = ""):
    """Satu hasil per pegawai dan periode. Periode dapat disaring."""
    semua = _hasil_terbaca(request).filter(periode_evaluasi__periode__tahun=tahun)
    if periode:
        semua = semua.filter(periode_evaluasi__kode=periode)
    return _sehalaman(request, halaman, semua, _hasil)


@api.get("evaluasi/{slug:kode}/", response={200: Hasil, 404: Galat, **TOLAK}, url_name="api_satu_evaluasi",
         tags=["Evaluasi"], summary="Satu hasil evaluasi", operation_id="satu_evaluasi")  # fmt: skip
def satu_evaluasi(request, kode: KodeSatu):
    """Hasil yang final menurut kodenya."""
    return _satu(request, _hasil_terbaca(request), kode, _hasil)


# Shapes -------------------------------------------------------------------------------------------
def _ringkas(b):
    return {"kode": b.kode, "nama": b.nama}


def _orang(o):
    return {"kode": o.kode, "nama": o.nama_lengkap, "id_siasn": o.id_siasn}


def _unit(u):
    return _ringkas(u) | {
        "id_unor": u.kode_unor, "induk": u.induk and u.induk.kode, "mandiri": u.mandiri, "mulai": u.mulai,
        "selesai": u.selesai,
    }  # fmt: skip


def _pegawai(o):
    duduk = next(iter(o.kini), None)
    return _orang(o) | {
        "nip": o.nip, "jenis": o.jenis, "golongan": o.golongan, "jabatan": duduk and duduk.nama_jabatan,
        "unit": duduk and _ringkas(duduk.unit),
    }  # fmt: skip


def _skp(s):
    return {
        "kode": s.kode, "tahun": s.periode.tahun, "versi": s.nomor_versi,
        "status": "berlaku" if s.status in BERLAKU else s.status, "mulai": s.mulai, "selesai": s.selesai,
        "ditetapkan": localdate(s.ditetapkan_pada), "nomor_dokumen": s.nomor_dokumen, "pegawai": _orang(s.pegawai),
        "penilai": _orang(s.penilai), "unit": _ringkas(s.unit),
    }  # fmt: skip


def _skp_lengkap(s):
    isi = s.salinan
    return _skp(s) | {"pendekatan": s.pendekatan, "rhk": isi["rhk"], "ekspektasi": isi["ekspektasi"]}


def _hasil(e):
    periode = e.periode_evaluasi
    return {
        "kode": e.kode, "periode": periode.kode, "tahun": periode.periode.tahun, "skp": e.skp.kode,
        "pegawai": _orang(e.skp.pegawai), "penilai": _orang(e.penilai), "unit": _ringkas(e.skp.unit),
        "rating_hasil_kerja": e.putusan_hasil or e.rating_hasil,
        "rating_perilaku_kerja": e.putusan_perilaku or e.rating_perilaku, "predikat": e.akhir,
        "ditetapkan": localdate(e.ditetapkan_pada),
    }  # fmt: skip


# Addresses ----------------------------------------------------------------------------------------
LINGKUP = {
    "api_unit": Lingkup.ORGANISASI, "api_pegawai": Lingkup.ORGANISASI, "api_skp": Lingkup.SKP,
    "api_satu_skp": Lingkup.SKP, "api_evaluasi": Lingkup.EVALUASI, "api_satu_evaluasi": Lingkup.EVALUASI,
}  # fmt: skip


def alamat(awalan):
    """The addresses of the API, each behind the door; an operation without a scope has no address."""
    semua = [pola for pola in api.urls[0] if pola.name in LINGKUP]
    return [path(f"{awalan}{pola.pattern}", _terjaga(pola.callback), name=pola.name) for pola in semua]


def _terjaga(view):
    def lewat(request, *args, **kwargs):
        return view(request, *args, **kwargs)

    return dengan_token(penjaga)(lewat)
