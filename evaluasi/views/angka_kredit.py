"""Angka kredit: one's own, that of the people one assesses, and what the BKD records beside it."""

from fractions import Fraction

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from evaluasi.alur import angka_kredit as alur
from evaluasi.alur import cetak_ak
from evaluasi.aturan.angka_kredit import cetak, cetak_koefisien, cetak_persen
from evaluasi.forms_ak import AlasanForm, SaldoForm
from evaluasi.models import Evaluasi, JenisSaldo, KonversiAk, PenetapanAk, SaldoAk
from pegawai import halaman, mandat, pembacaan, unduh
from pegawai.akses import untuk_pegawai
from pegawai.models import Pegawai, Penempatan
from pegawai.models.pembacaan import JenisBaca
from pegawai.pastikan import perlu_pastikan
from pegawai.penolakan import BukanHak, IsianKeliru
from pegawai.views.langkah import jalankan, status
from skp_app.models import Skp
from skp_app.views.unduhan import kirim_pdf

PER_HALAMAN = 25
KOLOM = [
    ("Nama", lambda s: s.pegawai.nama_lengkap),
    ("Pangkat", lambda s: s.pegawai.pangkat),
    ("Jabatan", lambda s: s.penempatan.nama_jabatan),
    ("Ada predikat untuk dikonversi", lambda s: s.siap),
]


@untuk_pegawai
def saya(request):
    return _tampilkan(request, request.saya)


@untuk_pegawai
def tim(request):
    """People in a jabatan fungsional whom he assesses today, with what can be converted."""
    siap = _siap(request.saya).filter(skp__rangkaian=OuterRef("rangkaian"))
    semua = Skp.objects.filter(penilai=request.saya, penempatan__jabatan__jenis__in=alur.FUNGSIONAL).berlaku()
    lengkap = semua.select_related("pegawai", "penempatan__jabatan")
    daftar = lengkap.annotate(siap=Exists(siap)).order_by("-siap", "pegawai__nama", "pk")
    if unduhan := unduh.jawab(request, "angka-kredit-bawahan", KOLOM, daftar):
        return unduhan
    return render(request, "evaluasi/ak/tim.html", {"halaman": halaman.ambil(request, daftar, PER_HALAMAN)})


def _siap(penilai):
    """Evaluations he handed over and from which nothing was converted yet."""
    diubah = KonversiAk.objects.filter(evaluasi=OuterRef("pk")).berlaku()
    return Evaluasi.objects.filter(~Exists(diubah), penilai=penilai, status__in=alur.DAPAT_DIKONVERSI)


@untuk_pegawai
def rinci(request, kode):
    return _tampilkan(request, _terlihat(request.saya, kode))


def _terlihat(saya, kode):
    """Himself, somebody he assesses, somebody in a unit of his mandate, anybody for the BKD; 404 for the rest."""
    pegawai = get_object_or_404(Pegawai, kode=kode)
    pengguna = saya.pengguna
    duduk = Penempatan.objects.filter(pegawai=pegawai, selesai=None, unit__in=mandat.unit_terjangkau(pengguna))
    if pegawai == saya or alur.dinilai_oleh(pegawai, saya) or pengguna.has_perm(mandat.INSTANSI) or duduk.exists():
        pembacaan.tandai(saya, pegawai.pk, JenisBaca.HASIL)
        return pegawai
    raise Http404


def _tampilkan(request, pegawai, *, saldo=None):
    hari = localdate()
    kini, tabel = alur.neraca(pegawai, hari), alur.acuan(hari)
    menilai = alur.dinilai_oleh(pegawai, request.saya)
    bkd = request.user.has_perm(mandat.INSTANSI)
    konteks = {
        "pegawai": pegawai,
        "milik": pegawai == request.saya,
        "menilai": menilai,
        "bkd": bkd,
        "neraca": kini and ringkas(kini, tabel),
        "konversi": [_baris(k) for k in _konversi(pegawai)],
        "siap": _dapat_dikonversi(pegawai, request.saya, tabel) if menilai else [],
        "penetapan": PenetapanAk.objects.filter(pegawai=pegawai).select_related("oleh"),
        "saldo": SaldoAk.objects.filter(pegawai=pegawai).berlaku(),
        "formulir": (saldo or SaldoForm(jenjang=tabel.jenjang)) if bkd else None,
        "menu": "evaluasi:angka_kredit" if pegawai == request.saya else "evaluasi:tim",
    }
    return render(request, "evaluasi/ak/rinci.html", konteks, status=status(saldo))


def _konversi(pegawai):
    return KonversiAk.objects.filter(pegawai=pegawai).select_related("evaluasi__periode_evaluasi").order_by("-mulai")


def _baris(k):
    return {
        "k": k,
        "periode": k.evaluasi.periode_evaluasi.nama,
        "persen": cetak_persen(k.persen, k.bulan),
        "koefisien": cetak_koefisien(Fraction(k.koefisien)),
        "nilai": cetak(k.nilai),
    }


def ringkas(neraca, tabel):
    """The sum, what it is made of, and how far the two needs are: a bar each."""
    simpulan = neraca.simpulan
    butuh = tabel.kebutuhan.get(neraca.golongan)
    nama = {j.value: j.cetak for j in JenisSaldo} | {"konversi": "AK Konversi"}
    return {
        "jenjang": neraca.jenjang,
        "golongan": neraca.golongan,
        "jumlah": cetak(sum(neraca.baris.values())),
        "baris": [(nama[b], cetak(n)) for b, n in neraca.baris.items() if n],
        "menuju": [
            _menuju(kata, simpulan.jumlah, perlu, selisih)
            for kata, perlu, selisih in (
                ("kenaikan pangkat", butuh.pangkat, simpulan.pangkat),
                ("kenaikan jenjang", butuh.jenjang, simpulan.jenjang),
            )
            if perlu is not None
        ]
        if simpulan
        else [],
    }


def _menuju(kata, jumlah, perlu, selisih):
    return {
        "kata": kata,
        "perlu": cetak(perlu),
        "persen": min(100, int(100 * jumlah / perlu)),
        "cukup": selisih >= 0,
        "selisih": cetak(abs(selisih)),
    }


def _dapat_dikonversi(pegawai, penilai, tabel):
    """[(evaluation, its months, or why none is left)] of evaluations this penilai set."""
    milik = _siap(penilai).filter(skp__pegawai=pegawai).select_related("skp__pegawai", "periode_evaluasi")
    semua = [(e, alur.bagian_evaluasi(e, tabel)) for e in milik.order_by("periode_evaluasi__selesai")]
    return [
        {"evaluasi": e, "bulan": sum(b.bulan for b in bagian), "sebab": "" if bagian else alur.sebab_kosong(e, tabel)}
        for e, bagian in semua
    ]


@untuk_pegawai("POST")
def konversi(request, kode, evaluasi):
    pegawai = _dinilai(request.saya, kode)
    milik = Evaluasi.objects.visible_to(request.saya).filter(skp__pegawai=pegawai)
    return _konversikan(request, pegawai, get_object_or_404(milik, kode=evaluasi))


def _dinilai(saya, kode):
    """Somebody he may see and assesses; asked before the password, so that a stranger learns nothing."""
    pegawai = _terlihat(saya, kode)
    if not alur.dinilai_oleh(pegawai, saya):
        raise BukanHak(alur.HANYA_PENILAI)
    return pegawai


@perlu_pastikan
def _konversikan(request, pegawai, evaluasi):
    hasil = alur.konversi(evaluasi, oleh=request.saya)
    jumlah = cetak(sum(k.nilai for k in hasil))
    messages.success(request, f"{jumlah} angka kredit dicatat untuk {pegawai.nama_lengkap}.")
    return redirect("evaluasi:ak_rinci", pegawai.kode)


@untuk_pegawai("POST")
def tetapkan(request, kode):
    return _tetapkan(request, _dinilai(request.saya, kode))


@perlu_pastikan
def _tetapkan(request, pegawai):
    pak = alur.tetapkan(pegawai, oleh=request.saya)
    messages.success(request, f"Penetapan angka kredit {pak.nomor} dibuat.")
    return redirect("evaluasi:ak_rinci", pegawai.kode)


@untuk_pegawai("POST")
def batal_konversi(request, kode):
    baris = get_object_or_404(KonversiAk.objects.visible_to(request.saya), kode=kode)
    alur.batalkan_konversi(baris, oleh=request.saya, alasan=_alasan(request))
    messages.info(request, "Konversi dibatalkan; bulannya dapat dikonversi lagi.")
    return redirect("evaluasi:ak_rinci", baris.pegawai.kode)


@untuk_pegawai("POST")
def batal_penetapan(request, kode):
    baris = get_object_or_404(PenetapanAk.objects.visible_to(request.saya), kode=kode)
    alur.batalkan_penetapan(baris, oleh=request.saya, alasan=_alasan(request))
    messages.info(request, "Penetapan angka kredit dibatalkan.")
    return redirect("evaluasi:ak_rinci", baris.pegawai.kode)


def _alasan(request):
    formulir = AlasanForm(request.POST)
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    return formulir.cleaned_data["alasan"]


@untuk_pegawai("POST")
def saldo(request, kode):
    pegawai = _terlihat(request.saya, kode)
    if not request.user.has_perm(mandat.INSTANSI):
        raise BukanHak("Saldo angka kredit direkam oleh BKD.")
    formulir = SaldoForm(request.POST, jenjang=alur.acuan(localdate()).jenjang)
    if formulir.is_valid():
        jadi, _ = jalankan(formulir, alur.catat_saldo, pegawai, oleh=request.saya, **formulir.cleaned_data)
        if jadi:
            messages.success(request, "Saldo angka kredit direkam.")
            return redirect("evaluasi:ak_rinci", kode)
    return _tampilkan(request, pegawai, saldo=formulir)


@untuk_pegawai("POST")
def cabut_saldo(request, kode, pk):
    pegawai = _terlihat(request.saya, kode)
    baris = get_object_or_404(SaldoAk.objects.visible_to(request.saya), pegawai=pegawai, pk=pk)
    alur.cabut_saldo(baris, oleh=request.saya)
    messages.info(request, "Saldo angka kredit dicabut.")
    return redirect("evaluasi:ak_rinci", kode)


@untuk_pegawai
def konversi_pdf(request, kode):
    baris = get_object_or_404(KonversiAk.objects.visible_to(request.saya), kode=kode)
    return kirim_pdf(lambda: cetak_ak.konversi(baris), f"konversi-angka-kredit-{baris.kode[:8]}")


@untuk_pegawai
def penetapan_pdf(request, kode):
    baris = get_object_or_404(PenetapanAk.objects.visible_to(request.saya), kode=kode)
    return kirim_pdf(lambda: cetak_ak.penetapan(baris), f"penetapan-angka-kredit-{baris.kode[:8]}")


@untuk_pegawai
def akumulasi_pdf(request, kode):
    pegawai = _terlihat(request.saya, kode)
    kini = alur.neraca(pegawai, localdate())
    return kirim_pdf(lambda: cetak_ak.akumulasi(pegawai, kini.jenjang if kini else ""), "akumulasi-angka-kredit")
