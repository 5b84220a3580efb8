"""The spread along the unit tree: one's own unit with its flags, what lies below, and the button of the BKD."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from evaluasi.alur import hitung, panduan
from evaluasi.aturan.kuadran import Predikat
from evaluasi.cakupan import cakupan, tersembunyi
from evaluasi.forms_sebaran import JelaskanForm
from evaluasi.models import SebaranUnit
from evaluasi.views import periode as kalender
from evaluasi.views import sebaran as gambar
from pegawai import halaman, mandat, unduh
from pegawai.akses import untuk_pegawai
from pegawai.models import Ketentuan, UnitKerja
from pegawai.penolakan import IsianKeliru
from skp_app.models import Skp
from skp_app.pohon import unit_dipantau

KOLOM = [
    ("Unit", lambda b: b[0].nama),
    ("Dinilai", lambda b: b[1].dinilai),
    ("Belum dinilai", lambda b: b[1].belum_dinilai),
    *((p.cetak, lambda b, p=p: dict(b[1].jumlah)[p]) for p in Predikat),
    ("Di unit kecil, tidak dirinci", lambda b: b[1].tersembunyi),
    ("Berbeda dari panduan", lambda b: b[1].berbeda),
    ("Dijelaskan", lambda b: b[1].dijelaskan),
]


class Cabang:
    """The rows of the table as a list that can be counted and sliced: units with the sums of their branches."""

    def __init__(self, daftar, periode, terkecil):
        self.daftar, self.periode, self.terkecil = daftar, periode, terkecil

    def __len__(self):
        return self.daftar.count()

    def __getitem__(self, potong):
        unit = list(self.daftar[potong])
        jumlah = cakupan([u.jalur for u in unit], self.periode, self.terkecil)
        return [(u, jumlah[u.jalur]) for u in unit]


@untuk_pegawai
def kini(request):
    return redirect("evaluasi:sebaran", periode=kalender.kode_kini())


@untuk_pegawai
def puncak(request, periode):
    """The highest units that this person may look at. 404 for who answers for none."""
    periode, setahun = kalender.ambil(periode)
    terlihat = unit_terlihat(request.saya, periode)
    pangkal = teratas(request.saya, terlihat)
    if not pangkal:
        raise Http404
    return tampilkan(request, periode, setahun, None, terlihat.filter(pk__in=pangkal))


@untuk_pegawai
def unit(request, periode, unit):
    periode, setahun = kalender.ambil(periode)
    ini = get_object_or_404(unit_terlihat(request.saya, periode), kode=unit)
    return tampilkan(request, periode, setahun, ini, anak(ini))


@untuk_pegawai("POST")
def jelaskan(request, periode, unit):
    """Why the unit differs from the guide in one point."""
    periode, setahun = kalender.ambil(periode)
    ini = get_object_or_404(unit_terlihat(request.saya, periode), kode=unit)
    panduan.wajib_menjelaskan(request.saya, ini, periode)
    form = JelaskanForm(request.POST)
    if form.is_valid():
        panduan.jelaskan(ini, periode, oleh=request.saya, **form.cleaned_data)
        messages.success(request, "Penjelasan disimpan dan tampil di samping panduannya.")
        return redirect("evaluasi:sebaran_unit", periode=periode.kode, unit=ini.kode)
    if "isi" not in form.errors:  # a flag that no screen of ours offers
        raise IsianKeliru(form.keluhan)
    return tampilkan(request, periode, setahun, ini, anak(ini), keliru=form)


@untuk_pegawai("POST")
def hitung_semua(request, periode):
    """The whole instansi anew; the page of the job shows how far it is."""
    periode, _ = kalender.ambil(periode)
    pekerjaan = hitung.pesan_semua(periode, oleh=request.saya)
    return redirect("pegawai:pekerjaan", kode=pekerjaan.kode)


def unit_terlihat(saya, periode):
    """Units one leads or holds a mandate over, with everything below, and those whose people one assesses."""
    dinilai = Skp.objects.filter(penilai=saya, periode=periode.periode_id).order_by().values("unit_penilai")
    return UnitKerja.objects.filter(Q(pk__in=unit_dipantau(saya).order_by().values("pk")) | Q(pk__in=dinilai))


def teratas(saya, terlihat):
    """Keys of those that have none of the others above them."""
    if saya.pengguna.has_perm(mandat.INSTANSI):
        return list(terlihat.filter(induk=None).values_list("pk", flat=True))
    jalur = dict(terlihat.order_by("jalur").values_list("jalur", "pk"))
    return [pk for j, pk in jalur.items() if not any(a in jalur for a in _di_atas(j))]


def _di_atas(jalur):
    bagian = jalur.rstrip(".").split(".")
    return [".".join(bagian[:n]) + "." for n in range(1, len(bagian))]


def anak(ini):
    return UnitKerja.objects.filter(induk=ini)


def tampilkan(request, periode, setahun, ini, daftar, *, keliru=None):
    terkecil = Ketentuan.objects.nilai("unit_terkecil_panduan", localdate())
    daftar = daftar.order_by("nama", "pk")
    if unduhan := unduh.jawab(request, f"sebaran-{periode.kode}", KOLOM, Cabang(daftar, periode, terkecil)):
        return unduhan
    baris = halaman.ambil(request, daftar)
    cabang = cakupan([u.jalur for u in [*baris, *([ini] if ini else [])]], periode, terkecil)
    konteks = {
        "periode": periode,
        "setahun": setahun,
        "unit": ini,
        "seluruh": cabang[ini.jalur] if ini else None,
        "halaman": baris,
        "baris": [(u, cabang[u.jalur]) for u in baris],
        "terkecil": terkecil,
        "bkd": request.user.has_perm(mandat.INSTANSI),
        "pekerjaan": gambar.seluruhnya_dihitung(periode),
        "jelas": keliru or JelaskanForm(auto_id=False),
        **(_milik_unit(request.saya, ini, periode, terkecil) if ini else {}),
    }
    return render(request, "evaluasi/sebaran.html", konteks, status=422 if keliru else 200)


def _milik_unit(saya, ini, periode, terkecil):
    """The unit's own spread: drawn, unless it is so small that it would tell what one person was rated."""
    menjelaskan = panduan.boleh_menjelaskan(saya, ini, periode)
    ada = SebaranUnit.objects.filter(unit=ini, periode_evaluasi=periode).select_related("unit").first()
    if ada is None:
        return {}
    if tersembunyi(ada, terkecil) and not menjelaskan:
        return {"disembunyikan": True, "belum_dinilai": ada.belum_dinilai}
    return {"s": gambar.lengkap([ada])[0], "menjelaskan": menjelaskan}
