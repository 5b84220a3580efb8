"""/organisasi/pegawai/: the people, one person with all that is recorded, and his data."""

from django.contrib import messages
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from pegawai import atasan, halaman, mandat, pembacaan, terbaca, unduh
from pegawai.akses import untuk_pengelola
from pegawai.alur import faktor
from pegawai.alur import organisasi as alur
from pegawai.alur.kewenangan import SEBUTAN
from pegawai.forms.faktor import PulihFaktorForm
from pegawai.forms.organisasi import (
    BebasForm,
    HariTerakhirForm,
    NamaMasukForm,
    PegawaiForm,
    SaringPegawai,
    UbahPegawaiForm,
)
from pegawai.models import BebasSkp, Penempatan, UnitKerja, UnitKerjaUserObjectPermission
from pegawai.models.pembacaan import JenisBaca
from pegawai.models.usulan_ketentuan import StatusUsulan
from pegawai.views.langkah import jalankan, status
from pegawai.views.unit import menulis, wajib_menulis

PER_HALAMAN = 50
UNIT_TERBANYAK = 300  # in the filter; deeper units are reached from their own page


def satu(request, kode):
    return get_object_or_404(terbaca.orang(request.saya).select_related("pengguna"), kode=kode)


@untuk_pengelola(terbaca.PEMBACA)
def daftar(request):
    unit = unit_saring(request)
    saring = SaringPegawai.baca(request, unit=unit)
    kini = Penempatan.objects.pada(localdate()).select_related("jabatan", "unit").order_by("jenis", "id")
    orang = tersaring(terbaca.orang(request.saya), saring).order_by("nama", "pk")
    orang = orang.prefetch_related(Prefetch("penempatan", kini, to_attr="kini")).annotate(
        bebas=Exists(BebasSkp.objects.pada(localdate()).filter(pegawai=OuterRef("pk")))
    )
    if unduhan := unduh.jawab(request, "pegawai", _kolom(request), orang):
        return unduhan
    konteks = {
        "halaman": halaman.ambil(request, orang, PER_HALAMAN),
        "saring": SaringPegawai(initial=saring, unit=unit),
        "tersaring": any(saring.values()),
        "menulis": menulis(request),
    }
    return render(request, "pegawai/orang_daftar.html", konteks)


def _kolom(request):
    return [
        ("Nama", lambda o: o.nama_lengkap),
        ("NIP", unduh.tulis_nip(request)),
        ("Jenis", lambda o: o.get_jenis_display()),
        ("Golongan", lambda o: o.golongan),
        ("Jabatan", lambda o: "; ".join(p.nama_jabatan for p in o.kini)),
        ("Unit kerja", lambda o: "; ".join(p.unit.nama for p in o.kini)),
        ("Tidak wajib SKP", lambda o: o.bebas),
        ("Punya akun", lambda o: o.pengguna_id is not None),
    ]


def unit_saring(request):
    """Choices of the filter: the first two levels that may be read, and the unit that the address names."""
    puncak = terbaca.puncak(request.saya).order_by().values("pk")
    diminta = request.GET.get("unit", "")[:16]
    pilih = Q(pk__in=puncak) | Q(induk__in=puncak) | Q(kode=diminta)
    return list(terbaca.unit(request.saya).filter(pilih).values_list("kode", "nama")[:UNIT_TERBANYAK])


def tersaring(orang, saring):
    hari = localdate()
    kini = Penempatan.objects.pada(hari).order_by()
    if saring["q"]:
        orang = orang.dengan_nama(saring["q"])
    if saring["jenis"]:
        orang = orang.filter(jenis=saring["jenis"])
    if saring["unit"]:
        jalur = UnitKerja.objects.filter(kode=saring["unit"]).values_list("jalur", flat=True)
        orang = orang.filter(
            pk__in=kini.filter(unit__in=UnitKerja.objects.di_bawah(list(jalur)).order_by()).values("pegawai")
        )
    keadaan = {
        "": Q(),
        "tanpa_penempatan": ~Exists(kini.filter(pegawai=OuterRef("pk"))),
        "tanpa_akun": Q(pengguna=None),
        "bebas": Exists(BebasSkp.objects.pada(hari).filter(pegawai=OuterRef("pk"))),
    }
    return orang.filter(keadaan[saring["keadaan"]])


@untuk_pengelola(terbaca.PEMBACA)
def orang(request, kode):
    orang = satu(request, kode)
    pembacaan.tandai(request.saya, orang.pk, JenisBaca.DATA)
    return tampilkan(request, orang)


def tampilkan(request, orang, **formulir):
    """The person's page; `formulir` are refused forms by name, each with the row it belongs to as `untuk`."""
    hari = localdate()
    penempatan = list(
        orang.penempatan.select_related("jabatan", "unit", "penilai_ditunjuk__pegawai").order_by("-mulai")
    )
    kini = next((p for p in penempatan if p.jenis == "definitif" and p.duduk.berlaku(hari)), None)
    konteks = {
        "orang": orang,
        "penempatan": penempatan,
        "hari": hari,
        "kini": kini,
        "susunan": atasan.tentukan(kini, hari) if kini else None,
        "bebas": list(orang.bebas_skp.select_related("dicatat_oleh").order_by("-mulai")),
        "menulis": menulis(request),
        "formulir_bebas": BebasForm(),
        "formulir_akhir": HariTerakhirForm(auto_id=False),
        "formulir_masuk": NamaMasukForm(),
        **faktor_kedua(request, orang),
        **kewenangan(orang),
        **formulir,
    }
    return render(request, "pegawai/orang.html", konteks, status=status(*formulir.values()))


def faktor_kedua(request, orang):
    """For those who write: what the account has, and the proposal to take it away that waits."""
    if not menulis(request) or orang.pengguna is None:
        return {}
    usulan = orang.pemulihan_faktor.filter(status=StatusUsulan.MENUNGGU).select_related("diusulkan_oleh").first()
    return {
        "faktor": faktor.punya(orang.pengguna),
        "usulan_faktor": usulan,
        "formulir_faktor": PulihFaktorForm(),
        "sso_terhubung": orang.pengguna.identitas_luar.exists(),
    }


def kewenangan(orang):
    """Mandates of this person: [(code, words, unit, row with its days)], and whether he is the BKD."""
    izin = UnitKerjaUserObjectPermission.objects.filter(user=orang.pengguna_id or 0)
    baris = izin.select_related("permission", "content_object").order_by("content_object__jalur", "permission")
    daftar = [(f"pegawai.{b.permission.codename}", b) for b in baris]
    return {
        "mandat": [(kode, SEBUTAN[kode], b.content_object, b) for kode, b in daftar if kode in SEBUTAN],
        "bkd": orang.pengguna is not None and orang.pengguna.has_perm(mandat.INSTANSI),
        "pimpinan_kepegawaian": _memimpin_kepegawaian(orang.pengguna),
    }


def _memimpin_kepegawaian(pengguna):
    """Asked of the rights that are loaded already; being a superuser does not count."""
    return pengguna is not None and not pengguna.is_superuser and pengguna.has_perm(mandat.KEPEGAWAIAN)


@untuk_pengelola(terbaca.PEMBACA, "GET", "POST")
def tambah(request):
    wajib_menulis(request)
    formulir = PegawaiForm(request.POST if request.method == "POST" else None)
    if formulir.is_valid():
        beres, baru = jalankan(formulir, alur.tambah_pegawai, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            messages.success(request, f"{baru.nama_lengkap} ditambahkan. Lanjutkan dengan penempatannya.")
            return ke_halaman(request, baru)
    konteks = {"formulir": formulir, "judul": "Tambah pegawai"}
    return render(request, "pegawai/orang_isian.html", konteks, status=status(formulir))


@untuk_pengelola(terbaca.PEMBACA, "GET", "POST")
def ubah(request, kode):
    orang = satu(request, kode)
    wajib_menulis(request)
    awal = {b: getattr(orang, b) for b in (*alur.ISI_ORANG, "versi")}
    formulir = UbahPegawaiForm(request.POST if request.method == "POST" else None, initial=awal)
    if formulir.is_valid():
        beres, baru = jalankan(formulir, alur.ubah_pegawai, orang, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            messages.success(request, "Data pegawai disimpan.")
            return ke_halaman(request, baru)
    konteks = {"formulir": formulir, "orang": orang, "judul": f"Ubah data {orang.nama}"}
    return render(request, "pegawai/orang_isian.html", konteks, status=status(formulir))


def ke_halaman(request, orang):
    for kalimat in alur.peringatan_nip(orang):
        messages.warning(request, f"Periksa NIP: {kalimat} Data tetap disimpan.")
    return redirect("pegawai:orang", orang.kode)
