"""Manual indikator kinerja: which IKI have theirs, and the page of one with all fields of Format A.1.3."""

from django.contrib import messages
from django.shortcuts import redirect, render

from pegawai.akses import untuk_pegawai
from pegawai.penolakan import IsianKeliru, VersiBasi
from skp_app.alur import manual as langkah
from skp_app.aturan.hasil_kerja import Pendekatan
from skp_app.forms.rencana import ManualForm
from skp_app.views.ambil import iki_milik, skp_terbaca
from skp_app.views.kiriman_baris import KirimanBaris
from skp_app.views.rupa_skp import jejak_skp


@untuk_pegawai
def daftar(request, kode):
    skp = skp_terbaca(request.saya, kode)
    langkah.pastikan_bermanual(skp)
    semua = langkah.daftar(skp)
    konteks = {"skp": skp, "daftar": semua, "lengkap": sum(not m.kurang for m in semua),
               "ada_manual": any(m.manual for m in semua),
               "menulis": langkah.boleh_menulis(skp, request.saya), **jejak_skp(request, skp)}  # fmt: skip
    return render(request, "skp_app/manual_daftar.html", konteks)


@untuk_pegawai("GET", "POST")
def manual(request, kode, pk):
    """One manual, to write or to read. POST saves it, whole or as an autosave."""
    skp = skp_terbaca(request.saya, kode)
    langkah.pastikan_bermanual(skp)
    iki = iki_milik(skp, pk)
    if request.method != "POST":
        return _halaman(request, skp, iki)
    _pastikan_menulis(request, skp)
    kiriman = KirimanBaris(request.POST, {"manual": ManualForm})
    if request.htmx:
        return kiriman.jawab_otomatis(request, _penyimpan(request, skp))
    return _simpan(request, skp, iki, kiriman)


def _pastikan_menulis(request, skp):
    langkah.pastikan_boleh(skp, request.saya, "Manual indikator")


def _penyimpan(request, skp):
    return lambda **baris: langkah.simpan(skp, oleh=request.saya, manual=baris.get("manual", {}))


def _simpan(request, skp, iki, kiriman):
    try:
        kiriman.simpan(_penyimpan(request, skp))
    except (IsianKeliru, VersiBasi) as alasan:
        return _halaman(request, skp, iki, kiriman=kiriman, alasan=alasan)
    messages.success(request, "Manual tersimpan.")
    return redirect("skp_app:manual", skp.kode, iki.pk)


def _halaman(request, skp, iki, *, kiriman=None, alasan=None):
    semua = langkah.daftar(skp)
    ini = next(m for m in semua if m.iki.pk == iki.pk)
    letak = semua.index(ini)
    formulir = (kiriman and kiriman.tertahan(f"manual-{iki.pk}")) or ManualForm(
        prefix=f"manual-{iki.pk}", initial=_awal(ini)
    )
    menulis = langkah.boleh_menulis(skp, request.saya)
    konteks = {
        "skp": skp, "ini": ini, "formulir": formulir, "kiriman": kiriman, "alasan": alasan, "menulis": menulis,
        "kualitatif": skp.pendekatan == Pendekatan.KUALITATIF,
        "bawaan": langkah.bawaan(iki) if menulis and not ini.manual else {},
        "banding": kiriman.banding({f"manual-{iki.pk}": "Manual ini"}) if kiriman else [],
        "perbaikan": [(f"id_{n}", k) for n, k in (kiriman.salah.items() if kiriman else ())],
        "isi": _terbaca(ini.manual), "sebelum": semua[letak - 1] if letak else None,
        "sesudah": semua[letak + 1] if letak + 1 < len(semua) else None, **jejak_skp(request, skp),
    }  # fmt: skip
    return render(request, "skp_app/manual.html", konteks, status=alasan.status if alasan else 200)


def _awal(ini):
    """What is written, else what the PK says of the indicator."""
    if ini.manual is None:
        return langkah.bawaan(ini.iki) | {"versi": 1}
    return {b: getattr(ini.manual, b) for b in (*ManualForm.BIDANG, "versi")}


def _terbaca(manual):
    """[(label, printed words)] for those who only read."""
    if manual is None:
        return []
    cetak = {"kendali": manual.get_kendali_display(), "periode_pelaporan": manual.get_periode_pelaporan_display()}
    label = {n: f.label for n, f in ManualForm.base_fields.items()}
    return [(label[b], cetak.get(b, getattr(manual, b))) for b in ManualForm.BIDANG]
