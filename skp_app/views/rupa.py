"""The three faces of one SKP page: the owner edits, the penilai examines, everybody else reads."""

from django.shortcuts import render

from skp_app.alur import isi_matriks, rekomendasi
from skp_app.alur.intervensi import punya_bawahan, tautan
from skp_app.alur.isi import baris_rhk, isi_skp, sidik
from skp_app.alur.peran import peran_bertindak
from skp_app.aturan.hasil_kerja import Keluarga
from skp_app.aturan.status import DAPAT_DIBERI_EKSPEKTASI, Status, langkah_tersedia
from skp_app.forms import BukaForm, CatatanForm, EkspektasiForm, PendekatanForm
from skp_app.views import frasa
from skp_app.views.dialog_samping import samping
from skp_app.views.lembar import Lembar, isi_terbaca, kolom, perilaku
from skp_app.views.riwayat import catatan_reviu, riwayat
from skp_app.views.rupa_skp import pelengkap
from skp_app.views.tenggat import keterangan
from skp_app.views.ubahan import ubahan


def tampilkan(request, skp, **lain):
    """The page that fits status and role."""
    peran = peran_halaman(skp, request.saya)
    if peran & {"pemilik", "penyusun"} and skp.dapat_disusun:
        return sunting(request, skp, **lain)
    if "penilai" in peran and skp.status in DAPAT_DIBERI_EKSPEKTASI:
        return periksa(request, skp, **lain)
    return baca(request, skp)


def peran_halaman(skp, saya):
    """The roles that decide what a page offers; for owner and penilai the facts of the row say enough."""
    peran = skp.peran(saya)
    cukup = "pemilik" in peran or ("penilai" in peran and not skp.disusun_penilai)
    return peran if cukup else peran_bertindak(skp, saya)


def sunting(request, skp, *, kiriman=None, alasan=None):
    """The editor; with `kiriman` and `alasan` what was typed is shown again beside the reason."""
    buka = BukaForm(request.GET)
    lembar = Lembar(skp, kiriman, buka.cleaned_data["buka"] if buka.is_valid() else None)
    dialog = samping(skp, request.saya, lembar.rhk)
    if dialog:
        dialog.tandai_isian(lembar)
    beda = ubahan(skp, lembar.isi, lembar.rhk)
    if beda:
        beda.tandai(lembar)
    lalu = riwayat(skp, request.saya)
    konteks = {
        "skp": skp,
        "dialog": dialog,
        "lembar": lembar,
        "ubahan": beda,
        "alasan": alasan,
        "kiriman": kiriman,
        "perbaikan": perbaikan(kiriman, alasan, lembar),
        "pendekatan": PendekatanForm(initial={"pendekatan": skp.pendekatan}),
        "riwayat": lalu,
        "reviu": catatan_reviu(skp, lalu),
        "peran": skp.peran(request.saya),
        "menu": menu_penyusun(skp, request.saya),
        "bagi_rancangan": bagi_rancangan(skp),
        "peran_matriks": isi_matriks.menunggu(skp),
        "pelengkap": pelengkap(skp),
        "rekomendasi": rekomendasi.terakhir(skp),
        "tanggapi": True,
        "frasa_lampiran": frasa.lampiran(request),
        **keterangan(skp),
    }
    return render(request, "skp_app/sunting.html", konteks, status=alasan.status if alasan else 200)


def menu_penyusun(skp, saya):
    """Where in the menu the editor stands: one's own SKP, that of the team, or that of a leader one helps."""
    peran = skp.peran(saya)
    if "pemilik" in peran:
        return ""
    return "skp_app:tim" if "penilai" in peran else "skp_app:pendamping"


def bagi_rancangan(skp):
    """May the draft be shared, because it is a first version that others plan after?"""
    return skp.status in DAPAT_DIBERI_EKSPEKTASI and not skp.menggantikan_id and punya_bawahan(skp)


def tautan_berubah(skp, baris):
    """[(RHK, link)] of a set SKP whose superior says something else by now; in a draft the editor asks instead."""
    semua = tautan(skp) if skp.berlaku else {}
    return [(r, semua[r.pk]) for r in baris if r.pk in semua and semua[r.pk].perlu]


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
    tawaran = frasa.ekspektasi(request)
    konteks |= {
        "kurang": lembar.kurang,
        "saran": lembar.saran,
        "ekspektasi": [(p, ekspektasi[p["kunci"]], tawaran[p["kunci"]]) for p in konteks["perilaku"]],
        "catatan": catatan or CatatanForm(),
        "alasan": alasan,
        "formulir": catatan,
    }
    return render(request, "skp_app/periksa.html", konteks, status=alasan.status if alasan else 200)


def _terbaca(request, skp, lembar=None):
    baris = lembar.rhk if lembar else baris_rhk(skp)
    dialog = samping(skp, request.saya, baris)
    isi = skp.salinan or (lembar.isi if lembar else isi_skp(skp, baris))
    peran, lalu = peran_halaman(skp, request.saya), riwayat(skp, request.saya)
    if dialog and not skp.salinan:
        dialog.tandai(isi)
    return {
        "skp": skp,
        "dialog": dialog,
        "isi": isi,
        "kelompok": isi_terbaca(isi),
        "kolom": kolom(isi),
        "jpt": skp.keluarga == Keluarga.JPT,
        "ubahan": ubahan(skp, isi, baris),
        **versi_lain(skp, peran),
        "perilaku": perilaku(isi["ekspektasi"]),
        "langkah": langkah_tersedia(skp.status, peran),
        "peran": peran,
        "menu": "" if skp.pegawai_id == request.saya.pk else "skp_app:tim",
        "riwayat": lalu,
        "reviu": catatan_reviu(skp, lalu),
        "bagi_rancangan": "pemilik" in peran and bagi_rancangan(skp),
        "tautan_berubah": tautan_berubah(skp, baris) if "pemilik" in peran else [],
        "pelengkap": pelengkap(skp),
        "rekomendasi": rekomendasi.terakhir(skp),
        **keterangan(skp),
    }


def versi_lain(skp, peran):
    """The version in force, seen from one it replaced; the open change, seen by those who may know of it."""
    if skp.status == Status.DIGANTIKAN:
        return {"versi_terkini": skp.terkini}
    if skp.status == Status.PENYESUAIAN_DIAJUKAN or (skp.berlaku and peran & {"pemilik", "penyusun"}):
        return {"pengubah": skp.pengubah}
    return {}


def ringkasan(skp):
    """What penetapan is about, in numbers, with the hash that binds the decision to this content."""
    isi = isi_skp(skp)
    return {
        "sidik": sidik(isi),
        "rekomendasi": rekomendasi.terakhir(skp),
        "utama": sum(r["jenis"] == "utama" for r in isi["rhk"]),
        "tambahan": sum(r["jenis"] == "tambahan" for r in isi["rhk"]),
        "iki": sum(len(r["iki"]) for r in isi["rhk"]),
        "ekspektasi": sum(len(b) for b in isi["ekspektasi"].values()),
        "lampiran": sum(len(b) for b in isi["lampiran"].values()),
    }
