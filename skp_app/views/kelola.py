"""SKP in the units of a pengelola kinerja: what is not set yet, and taking one back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime

from pegawai import halaman, mandat, unduh
from pegawai.akses import untuk_pengelola
from pegawai.models import Pegawai
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import pembatalan
from skp_app.alur.peran import tenggat_banyak
from skp_app.aturan.status import LANGKAH
from skp_app.forms.pengelola import BatalForm, CariForm
from skp_app.models import Periode, Skp
from skp_app.views.tenggat import DITUNGGU

MEMBACA = (mandat.KELOLA, mandat.AWASI)


def dikelola(saya, izin=(mandat.KELOLA,)):
    """SKP of others in the units of his mandates, of everybody for the BKD. Drafts too: to know of, not to read."""
    semua = Skp.objects.exclude(pegawai=saya)
    if saya.pengguna.has_perm(mandat.INSTANSI):
        return semua
    return semua.filter(unit__in=mandat.unit_di_bawah_mandat(saya.pengguna, izin))


def kolom_skp(request):
    """What lists of SKP say of them in a file: who, where, how far; never the content."""
    nip = unduh.tulis_nip(request)
    return [
        ("Nama", lambda s: s.pegawai.nama_lengkap),
        ("NIP", lambda s: nip(s.pegawai)),
        ("Unit kerja", lambda s: s.unit.nama),
        ("Pejabat penilai", lambda s: s.penilai.nama_lengkap),
        ("Tahun", lambda s: s.periode.tahun),
        ("Status", lambda s: s.get_status_display()),
        ("Diajukan", lambda s: s.diajukan_pada and localtime(s.diajukan_pada)),
    ]


def periode_terbuka(tahun):
    return get_object_or_404(Periode, tahun=tahun, dibuka_pada__isnull=False)


@untuk_pengelola(mandat.KELOLA)
def belum(request, tahun):
    """Who still has no SKP in force: existence and status of what there is, never the content of a draft."""
    periode, saring = periode_terbuka(tahun), CariForm.baca(request)
    skp = (
        dikelola(request.saya)
        .filter(periode=periode, status__in=DITUNGGU)
        .select_related("pegawai", "penilai", "unit", "periode")
    )
    if saring["q"]:
        skp = skp.filter(pegawai__in=Pegawai.objects.dengan_nama(saring["q"]))
    skp = skp.order_by("pegawai__nama", "pk")
    if unduhan := unduh.jawab(request, f"skp-belum-ditetapkan-{tahun}", kolom_skp(request), skp):
        return unduhan
    daftar = halaman.ambil(request, skp)
    tenggat = tenggat_banyak(daftar.object_list)
    konteks = {
        "periode": periode,
        "halaman": daftar,
        "baris": [(s, tenggat[s.pk]) for s in daftar],
        "saring": CariForm(initial=saring),
        "tersaring": bool(saring["q"]),
        "menu": "skp_app:tahun_kinerja",
    }
    return render(request, "skp_app/belum_ditetapkan.html", konteks)


@untuk_pengelola(MEMBACA, "GET", "POST")
def batalkan(request, kode):
    """Wants no look into the content, so that a draft stays its owner's."""
    skp = _skp(request.saya, kode)
    if skp.status not in LANGKAH["batalkan"].dari:
        raise KeadaanMenolak(f"SKP ini sudah berstatus “{skp.get_status_display()}”.")
    formulir, alasan = BatalForm(request.POST if request.method == "POST" else None), None
    if request.method == "POST":
        try:
            return _batalkan(request, skp, formulir)
        except IsianKeliru as ditolak:
            alasan = ditolak
    konteks = {"skp": skp, "formulir": formulir, "alasan": alasan, "menu": "skp_app:tahun_kinerja"}
    return render(request, "skp_app/batalkan.html", konteks, status=alasan.status if alasan else 200)


def _skp(saya, kode):
    semua = Skp.objects.select_related("pegawai", "penilai", "unit", "periode", "penempatan__jabatan")
    if skp := semua.filter(pk__in=dikelola(saya).values("pk"), kode=kode).first():
        return skp
    if Skp.objects.visible_to(saya).filter(kode=kode).exists():
        raise BukanHak("SKP dibatalkan oleh pengelola kinerja unit atau BKD.")
    raise Http404


def _batalkan(request, skp, formulir):
    if not formulir.is_valid():
        raise IsianKeliru("SKP belum dibatalkan.")
    pembatalan.batalkan(skp, oleh=request.saya, alasan=formulir.cleaned_data["alasan"])
    messages.success(request, f"SKP {skp.mulai.year} {skp.pegawai.nama_lengkap} dibatalkan. Ia dapat menyusun lagi.")
    return redirect(reverse("skp_app:belum_ditetapkan", args=[skp.periode.tahun]))
