"""The three faces of one SKP page: the owner edits, the penilai examines, everybody else reads."""

from django.shortcuts import render

from skp_app.alur.isi import baris_rhk, isi_skp, sidik
from skp_app.aturan.status import DAPAT_DIBERI_EKSPEKTASI, langkah_tersedia
from skp_app.forms import BukaForm, CatatanForm, EkspektasiForm, PendekatanForm
from skp_app.views.dialog_samping import samping
from skp_app.views.lembar import Lembar, isi_terbaca, kolom, perilaku
from skp_app.views.riwayat import riwayat


def tampilkan(request, skp, **lain):
    """The page that fits status and role."""
    peran = skp.peran(request.saya)
    if "pemilik" in peran and skp.dapat_disusun:
        return sunting(request, skp, **lain)
    if "penilai" in peran and skp.status in DAPAT_DIBERI_EKSPEKTASI:
        return periksa(request, skp, **lain)
    return baca(request, skp)


def sunting(request, skp, *, kiriman=None, alasan=None):
    """The editor; with `kiriman` and `alasan` what was typed is shown again beside the reason."""
    buka = BukaForm(request.GET)
    lembar = Lembar(skp, kiriman, buka.cleaned_data["buka"] if buka.is_valid() else None)
    dialog = samping(skp, request.saya, lembar.rhk)
    dialog.tandai_isian(lembar)
    konteks = {
        "skp": skp,
        "dialog": dialog,
        "lembar": lembar,
        "alasan": alasan,
        "kiriman": kiriman,
        "perbaikan": perbaikan(kiriman, alasan, lembar),
        "pendekatan": PendekatanForm(initial={"pendekatan": skp.pendekatan}),
        "riwayat": riwayat(skp, request.saya),
    }
    return render(request, "skp_app/sunting.html", konteks, status=alasan.status if alasan else 200)


def perbaikan(kiriman, alasan, lembar):
    """[(where on the page, sentence)] of what has to be mended: typed fields, or what `ajukan` still misses."""
    if alasan is None:
        return []
    if kiriman.salah:
        return [(f"id_{nama}", kalimat) for nama, kalimat in kiriman.salah.items()]
    return [(t.jangkar, t.kalimat) for t in lembar.kurang] if getattr(alasan, "kesalahan", None) else []


def baca(request, skp):
    return render(request, "skp_app/baca.html", _terbaca(request, skp))


def periksa(request, skp, *, ekspektasi=None, catatan=None, alasan=None):
    """Review: what the penilai expects beyond the guide, his note, and the two decisions."""
    lembar = Lembar(skp)
    konteks = _terbaca(request, skp, lembar)
    ekspektasi = ekspektasi or EkspektasiForm(initial=konteks["isi"]["ekspektasi"])
    konteks |= {
        "kurang": lembar.kurang,
        "saran": lembar.saran,
        "ekspektasi": [(p, ekspektasi[p["kunci"]]) for p in konteks["perilaku"]],
        "catatan": catatan or CatatanForm(),
        "alasan": alasan,
        "formulir": catatan,
    }
    return render(request, "skp_app/periksa.html", konteks, status=alasan.status if alasan else 200)


def _terbaca(request, skp, lembar=None):
    baris = lembar.rhk if lembar else baris_rhk(skp)
    dialog = samping(skp, request.saya, baris)
    isi = skp.salinan or (lembar.isi if lembar else isi_skp(skp, baris))
    if dialog and not skp.salinan:
        dialog.tandai(isi)
    return {
        "skp": skp,
        "dialog": dialog,
        "isi": isi,
        "kelompok": isi_terbaca(isi),
        "kolom": kolom(isi),
        "perilaku": perilaku(isi["ekspektasi"]),
        "langkah": langkah_tersedia(skp.status, skp.peran(request.saya)),
        "peran": skp.peran(request.saya),
        "menu": "" if skp.pegawai_id == request.saya.pk else "skp_app:tim",
        "riwayat": riwayat(skp, request.saya),
    }


def ringkasan(skp):
    """What penetapan is about, in numbers, with the hash that binds the decision to this content."""
    isi = isi_skp(skp)
    return {
        "sidik": sidik(isi),
        "utama": sum(r["jenis"] == "utama" for r in isi["rhk"]),
        "tambahan": sum(r["jenis"] == "tambahan" for r in isi["rhk"]),
        "iki": sum(len(r["iki"]) for r in isi["rhk"]),
        "ekspektasi": sum(len(b) for b in isi["ekspektasi"].values()),
        "lampiran": sum(len(b) for b in isi["lampiran"].values()),
    }
