"""Penetapan of many: what deserves a look stands first, each SKP is set with the hash that was on the page."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render

from pegawai.akses import untuk_pegawai
from pegawai.models import Pekerjaan
from pegawai.pastikan import perlu_pastikan
from pegawai.penolakan import IsianKeliru
from skp_app.alur import penetapan_massal as alur
from skp_app.alur import perjanjian
from skp_app.alur.isi import isi_banyak, sidik, wajib_utama
from skp_app.aturan.dialog import StatusUsulan
from skp_app.aturan.hasil_kerja import JenisRhk
from skp_app.aturan.kelengkapan import kekurangan, saran
from skp_app.aturan.status import BELUM_DITETAPKAN, MENUNGGU
from skp_app.forms.pengelola import PilihSkpForm, SaringPilihForm
from skp_app.models import CatatanReviu, Skp, UjarDialog
from skp_app.views.kelola import periode_terbuka
from skp_app.views.tim import skp_bawahan

MENU = "skp_app:tim"


class Baris(NamedTuple):
    skp: Skp
    sidik: str
    isi: dict
    pengecualian: list[str]

    @property
    def utama(self):
        return sum(r["jenis"] == JenisRhk.UTAMA for r in self.isi["rhk"])

    @property
    def tambahan(self):
        return len(self.isi["rhk"]) - self.utama


@untuk_pegawai("GET", "POST")
def pilih(request, tahun):
    periode = periode_terbuka(tahun)
    if request.method == "POST":
        return _putuskan(request, periode)
    return _tanyakan(request, periode)


def _tanyakan(request, periode, formulir=None, alasan=None):
    """The ticked SKP, all that wait when none is ticked; exceptions first, and those unticked."""
    milik = skp_bawahan(request.saya, periode)
    dicentang = SaringPilihForm.baca(request, boleh=milik.values_list("kode", flat=True))["pilih"]
    menunggu = milik.filter(status__in=MENUNGGU)
    daftar = susun(menunggu.filter(kode__in=dicentang) if dicentang else menunggu)
    konteks = {
        "periode": periode,
        "perlu_dilihat": [b for b in daftar if b.pengecualian],
        "lancar": [b for b in daftar if not b.pengecualian],
        "terpilih": formulir.data.getlist("pilih") if formulir else None,
        "langsung": alur.LANGSUNG,
        "formulir": formulir,
        "alasan": alasan,
        "menu": MENU,
    }
    return render(request, "skp_app/tetapkan_banyak.html", konteks, status=alasan.status if alasan else 200)


@perlu_pastikan
def _putuskan(request, periode):
    boleh = skp_bawahan(request.saya, periode).values_list("kode", flat=True)
    formulir = PilihSkpForm(request.POST, boleh=boleh)
    if not formulir.is_valid():
        return _tanyakan(request, periode, formulir, IsianKeliru("Belum ada yang ditetapkan."))
    pekerjaan = alur.pesan(periode, oleh=request.saya, sidik=formulir.sidik())
    return redirect("skp_app:hasil_penetapan", periode.tahun, pekerjaan.kode)


@untuk_pegawai
def hasil(request, tahun, kode):
    """Which were set, which not and why; while the worker is at it, how far he is."""
    milik = Pekerjaan.objects.filter(tugas=alur.TUGAS, peminta=request.saya, masukan__tahun=tahun)
    pekerjaan = get_object_or_404(milik.select_related("peminta"), kode=kode)
    rincian = pekerjaan.hasil.get("rincian", {})
    skp = {s.kode: s for s in Skp.objects.filter(kode__in=pekerjaan.masukan["sidik"]).select_related("pegawai")}
    konteks = {
        "pekerjaan": pekerjaan,
        "tahun": tahun,
        "ditetapkan": [skp[k] for k, alasan in rincian.items() if k in skp and not alasan],
        "tidak": [(skp[k], alasan) for k, alasan in rincian.items() if k in skp and alasan],
        "menu": MENU,
    }
    return render(request, "skp_app/hasil_penetapan.html", konteks)


def susun(menunggu):
    """Rows in a fixed number of queries, however many SKP."""
    lengkap = menunggu.select_related("pegawai", "penempatan__jabatan").order_by("pegawai__nama", "pk")
    daftar = list(lengkap[: alur.TERBANYAK])
    isi = isi_banyak(daftar)
    usulan = _hitung(UjarDialog.objects.filter(skp__in=daftar, status=StatusUsulan.MENUNGGU))
    reviu = _hitung(CatatanReviu.objects.filter(skp__in=daftar))
    janji = perjanjian.temuan_banyak((s, s.rhk.all()) for s in daftar)
    return [
        Baris(s, sidik(isi[s.pk]), isi[s.pk], _pengecualian(s, isi[s.pk], janji[s.pk], usulan, reviu)) for s in daftar
    ]


def _hitung(baris):
    return Counter(dict(baris.order_by().values_list("skp").annotate(n=Count("pk"))))


def _pengecualian(skp, isi, janji, usulan, reviu):
    """Sentences on what the penilai should see before he sets this one."""
    kurang = (*kekurangan(isi, wajib_utama(skp.rhk.all())), *janji.kekurangan)
    kata = [t.kalimat for t in (*kurang, *saran(isi), *janji.saran)]
    if usulan[skp.pk]:
        kata.append(f"{usulan[skp.pk]} usulan Anda pada dialog belum dijawab.")
    if reviu[skp.pk]:
        kata.append(f"Ada {reviu[skp.pk]} catatan reviu pengelola kinerja.")
    return kata + [k for r in skp.rhk.all() for k in _pengecualian_rhk(r)]


def _pengecualian_rhk(rhk):
    di_atas = rhk.intervensi_rhk
    if di_atas and di_atas.skp.status in BELUM_DITETAPKAN:
        yield f"RHK {rhk.nomor} bersandar pada rancangan yang belum ditetapkan (sementara)."
    elif di_atas and not rhk.intervensi_teks and di_atas.teks != rhk.salinan_rhk:
        yield f"RHK pimpinan yang didukung RHK {rhk.nomor} sudah berubah."
