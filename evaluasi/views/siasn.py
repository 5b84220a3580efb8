"""The package for SIASN: what is missing, in one list; order it, fetch it, bring the answer back. For the BKD."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from evaluasi.alur import balasan_siasn, paket_siasn
from evaluasi.alur import siasn as alur
from evaluasi.alur.siasn import TIDAK_MENAHAN, Kekurangan
from evaluasi.forms_siasn import BATAS_BALASAN, BalasanForm, PesanPaketForm, SaringKiriman, SaringSiasn
from evaluasi.models import PaketSiasn
from evaluasi.views import periode as kalender
from evaluasi.views import tahun_hasil
from pegawai import berkas_lembar, halaman, mandat
from pegawai.akses import untuk_pengelola
from pegawai.models import UnitKerja
from pegawai.pastikan import perlu_pastikan
from pegawai.penolakan import IsianKeliru
from skp_app.alur.paket import BERLAKU, kedaluwarsa
from skp_app.views.bukti_berkas import kirim_paket

UNIT_TERBANYAK = 20
BEDA_TAMPIL = 100


@untuk_pengelola(mandat.INSTANSI)
def kini(request):
    return redirect("evaluasi:siasn", f"{tahun_hasil.dipilih(None, tahun_hasil.semua())}-akhir")


@untuk_pengelola(mandat.INSTANSI, "GET", "POST")
def siasn(request, periode):
    """The pre-check; POST orders the package of what was looked at."""
    periode, setahun = kalender.ambil(periode)
    if request.method == "POST":
        return _pesan(request, periode, setahun)
    return _tampilkan(request, periode, setahun, PesanPaketForm())


@perlu_pastikan
def _pesan(request, periode, setahun):
    formulir, unit = PesanPaketForm(request.POST), _unit(request)
    if not formulir.is_valid():
        return _tampilkan(request, periode, setahun, formulir)
    isi = formulir.cleaned_data
    pekerjaan = paket_siasn.pesan(periode, unit, oleh=request.saya, keperluan=isi["keperluan"], semua=isi["semua"])
    return redirect("pegawai:pekerjaan", pekerjaan.kode)


def _unit(request):
    """The branch that was chosen, None for everybody. Raises Http404."""
    kode = SaringSiasn.baca(request)["unit"]
    return get_object_or_404(UnitKerja, kode=kode) if kode else None


def _tampilkan(request, periode, setahun, formulir):
    saring, unit = SaringSiasn.baca(request), _unit(request)
    ringkasan = alur.ringkasan(periode, unit)
    konteks = {
        "periode": periode,
        "setahun": setahun,
        "tahun_lain": [t for t, _ in tahun_hasil.semua() if t != periode.periode.tahun][:5],
        "unit": unit,
        "saring": SaringSiasn(initial=saring),
        "unit_ditemukan": _cari(saring["q"]),
        "ringkasan": ringkasan,
        "kurang": [(k, n, k in TIDAK_MENAHAN) for k, n in ringkasan.kurang],
        "dipilih": Kekurangan(saring["kurang"]) if saring["kurang"] else None,
        "formulir": formulir,
        "paket": _paket(periode),
        "hari": BERLAKU.days,
    }
    if dipilih := konteks["dipilih"]:
        isi = halaman.ambil(request, alur.kurang(dipilih, periode, unit))
        konteks |= {"halaman": isi, "baris": [_baris(dipilih, sumber, periode) for sumber in isi]}
    return render(request, "evaluasi/siasn/periksa.html", konteks, status=422 if formulir.errors else 200)


def _cari(kata):
    semua = UnitKerja.objects.filter(selesai__isnull=True, nama__icontains=kata) if kata else UnitKerja.objects.none()
    return semua.order_by("jalur")[:UNIT_TERBANYAK]


def _paket(periode):
    semua = PaketSiasn.objects.filter(periode_evaluasi=periode).select_related("unit", "oleh", "pekerjaan")
    return [(p, kedaluwarsa(p.pekerjaan)) for p in semua[:10]]


def _baris(kekurangan, sumber, periode):
    """One person in the list: who mends it, and where."""
    skp = getattr(sumber, "skp", sumber)  # a result hangs on its SKP; an SKP or a placement is its own
    pembenah, tautan = _pembenah(kekurangan, sumber, skp, periode)
    return {"pegawai": skp.pegawai, "unit": skp.unit, "pembenah": pembenah, "tautan": tautan}


def _pembenah(kekurangan, sumber, skp, periode):
    if kekurangan == Kekurangan.TANPA_SKP:
        return "Pegawai dan penilainya", reverse("pegawai:orang", args=[skp.pegawai.kode])
    if kekurangan == Kekurangan.TANPA_ID:
        return "BKD, data pegawai", reverse("pegawai:ubah_orang", args=[skp.pegawai.kode])
    if kekurangan == Kekurangan.TANPA_UNOR:
        return "BKD, data unit", reverse("pegawai:ubah_unit", args=[skp.unit.kode])
    penilai = sumber.penilai
    if kekurangan == Kekurangan.GOLONGAN_PENILAI:
        return f"BKD, data {penilai.nama_lengkap}", reverse("pegawai:ubah_orang", args=[penilai.kode])
    if kekurangan == Kekurangan.BELUM_DINILAI:
        return f"Penilai: {penilai.nama_lengkap}", reverse("skp_app:detail", args=[skp.kode])
    if kekurangan == Kekurangan.KEBERATAN:
        return "Atasan penilai memutus", reverse("evaluasi:rincian", args=[sumber.kode])
    if kekurangan == Kekurangan.TUGAS_BELAJAR:
        return "BKD, langsung di SIASN", reverse("evaluasi:rincian", args=[sumber.kode])
    return f"Penilai: {penilai.nama_lengkap}", reverse("evaluasi:rincian", args=[sumber.kode])


# A package ---------------------------------------------------------------------------------------
@untuk_pengelola(mandat.INSTANSI)
def paket(request, kode):
    return _lihat(request, _ambil(kode), BalasanForm(), None)


@untuk_pengelola(mandat.INSTANSI)
def unduh(request, kode):
    paket = _ambil(kode)
    isi = paket_siasn.buka(paket, oleh=request.saya)
    return kirim_paket(request, isi, f"siasn-{paket.periode_evaluasi.kode}-{paket.kode}.zip")


@untuk_pengelola(mandat.INSTANSI, "POST")
def balasan(request, kode):
    paket = _ambil(kode)
    formulir = BalasanForm(request.POST, request.FILES)
    if not formulir.is_valid():
        return _lihat(request, paket, formulir, None, 422)
    try:
        tabel = berkas_lembar.baca_unggahan(formulir.cleaned_data["berkas"], BATAS_BALASAN)
        hasil = balasan_siasn.terima(paket, tabel, oleh=request.saya)
    except IsianKeliru as keliru:
        formulir.add_error("berkas", keliru.kalimat)
        return _lihat(request, paket, formulir, None, 422)
    if hasil.beda or not hasil.berstatus:
        return _lihat(request, paket, BalasanForm(), hasil)
    if hasil.ulang:
        messages.info(request, "Berkas ini sudah pernah dibaca. Tidak ada yang berubah.")
    else:
        messages.success(request, f"{hasil.diterima} baris diterima, {hasil.ditolak} ditolak.")
    return redirect("evaluasi:paket_siasn", paket.kode)


def _ambil(kode):
    terkait = ("periode_evaluasi__periode", "unit", "oleh", "pekerjaan")
    return get_object_or_404(PaketSiasn.objects.select_related(*terkait), kode=kode)


def _lihat(request, paket, formulir, hasil, status=200):
    saring = SaringKiriman.baca(request)
    semua = paket.kiriman.select_related("evaluasi__skp__pegawai", "evaluasi__skp__unit").defer(
        "evaluasi__salinan", "evaluasi__skp__salinan"
    )
    if saring["status"]:
        semua = semua.filter(status=saring["status"])
    konteks = {
        "menu": "evaluasi:siasn_kini",
        "paket": paket,
        "halaman": halaman.ambil(request, semua.order_by("nomor")),
        "saring": SaringKiriman(initial=saring),
        "habis": kedaluwarsa(paket.pekerjaan),
        "balasan": paket.balasan.select_related("oleh")[:10],
        "formulir": formulir,
        "hasil": hasil,
        "beda": hasil.beda[:BEDA_TAMPIL] if hasil else [],
    }
    return render(request, "evaluasi/siasn/paket.html", konteks, status=status)
