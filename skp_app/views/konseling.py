"""Konseling kinerja: closed matters, each page only for those whom the law names (Lampiran p. 85-88).

Addresses, titles of messages and traces say *perihal*; the word itself stands only on the pages behind them.
"""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from pegawai import halaman, pembacaan
from pegawai.akses import untuk_pegawai
from pegawai.models.pembacaan import JenisBaca
from pegawai.pastikan import perlu_pastikan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from pegawai.views.langkah import jalankan, status
from skp_app.alur import cetak_pembinaan
from skp_app.alur import konseling as alur
from skp_app.alur.isi_pembinaan import isi_laporan, isi_rekaman, kekurangan_laporan, kekurangan_rekaman
from skp_app.aturan.pembinaan import (
    LANGKAH_KONSELING,
    WARNA_KONSELING,
    BagianKonseling,
    StatusKonseling,
    kapasitas_tersedia,
    status_terlihat,
)
from skp_app.forms.pembinaan import (
    AlasanTutupForm,
    BuktiForm,
    KonselorForm,
    LaporanForm,
    LaporForm,
    PutusanTindakLanjutForm,
    RekamanForm,
    SampaikanForm,
    TandaTanganForm,
)
from skp_app.models import Konseling, UmpanBalik
from skp_app.views.ambil import skp_dinilai
from skp_app.views.kiriman_baris import KirimanBaris
from skp_app.views.rupa_bimbingan import nilai_terbaca
from skp_app.views.unduhan import kirim_pdf

PIHAK = (*alur.PIHAK, "laporan", "skp__periode", "putusan_oleh")
BUKTI_TAMPIL = 50
# Who wrote a part leaves no trace by reading it.
PENULIS = {
    BagianKonseling.PENYAMPAIAN: "penilai",
    BagianKonseling.LAPORAN: "penilai",
    BagianKonseling.JADWAL: "kepegawaian",
    BagianKonseling.REKAMAN: "konselor",
    BagianKonseling.PUTUSAN: "pemutus",
}


@untuk_pegawai
def daftar(request):
    """The matters that he may read; whom none concerns sees an empty page like everybody else."""
    lembar = halaman.ambil(request, Konseling.objects.visible_to(request.saya).select_related("pegawai"))
    baris = [(k, _cip({"pegawai"} if k.pegawai_id == request.saya.pk else set(), k)) for k in lembar]
    return render(request, "skp_app/perihal.html", {"halaman": lembar, "baris": baris})


def _cip(peran, k):
    """(words, colour) of the chip, as much as these roles may know."""
    terlihat = status_terlihat(peran, k.status)
    return terlihat.cetak, WARNA_KONSELING[terlihat]


@untuk_pegawai("GET", "POST")
def mulai(request, kode):
    """Record that the pegawai was told."""
    skp = skp_dinilai(request.saya, kode)
    if skp.penilai_id != request.saya.pk:
        raise BukanHak("Ini hanya dapat dilakukan oleh pejabat penilai kinerja.")
    formulir = SampaikanForm(request.POST if request.method == "POST" else None)
    pilihan = alur.umpan_balik(skp)[:BUKTI_TAMPIL]
    bukti = BuktiForm(request.POST, pilihan=pilihan) if request.method == "POST" else None
    if bukti and formulir.is_valid() and bukti.is_valid():
        dipilih = UmpanBalik.objects.filter(pk__in=bukti.cleaned_data["bukti"])
        isi = formulir.cleaned_data | {"bukti": dipilih}
        beres, k = jalankan(formulir, alur.sampaikan, skp, oleh=request.saya, **isi)
        if beres:
            messages.success(request, "Penyampaian tercatat.")
            return redirect("skp_app:perihal", k.kode)
    dicentang = {int(b) for b in request.POST.getlist("bukti") if b.isdecimal() and len(b) < 19}
    konteks = {"skp": skp, "formulir": formulir, "pilihan": pilihan, "dicentang": dicentang}
    return render(request, "skp_app/perihal_mulai.html", konteks, status=status(formulir, bukti))


# One matter -----------------------------------------------------------------------------------------------


def milik(saya, kode):
    satu = get_object_or_404(Konseling.objects.visible_to(saya).select_related(*PIHAK), kode=kode)
    pembacaan.tandai(saya, satu.pegawai_id, JenisBaca.PEMBINAAN, satu.skp.peran(saya))
    return satu


def wajib(k, saya, nama):
    """403 for who may read of this matter but has no such verb."""
    if LANGKAH_KONSELING[nama].pelaku not in alur.peran(k, saya):
        raise BukanHak(f"Ini hanya dapat dilakukan oleh {alur.SEBUTAN_PELAKU[LANGKAH_KONSELING[nama].pelaku]}.")


def _pada_waktunya(k, nama):
    """409 before a password is asked for in vain."""
    if k.status not in LANGKAH_KONSELING[nama].dari:
        raise KeadaanMenolak(f"Perihal ini berstatus “{k.get_status_display()}”.")


@untuk_pegawai
def perihal(request, kode):
    return tampilkan(request, milik(request.saya, kode))


def tampilkan(request, k, *, alasan=None, **formulir):
    peran = alur.peran(k, request.saya)
    terbaca = alur.terbaca(k, request.saya)
    konteks = {
        "k": k, "peran": peran, "terbaca": terbaca, "alasan": alasan, "cip": _cip(peran, k),
        "langkah": [n for n, s in LANGKAH_KONSELING.items() if s.pelaku in peran and k.status in s.dari],
        "bukti": k.bukti.order_by("dikirim_pada", "pk") if BagianKonseling.LAPORAN in terbaca else [],
        "rekaman": getattr(k, "rekaman", None) if BagianKonseling.REKAMAN in terbaca else None,
        "f_tutup": AlasanTutupForm(auto_id="tutup_%s"),
        "f_tentukan": PutusanTindakLanjutForm(auto_id="tentukan_%s"),
        "formulir": next(iter(formulir.values()), None),
        **formulir,
    }  # fmt: skip
    if request.method == "GET":  # a form shown again tells him nothing that he has not opened before
        _catat_dibaca(k, peran, terbaca, request.saya)
    kode_status = alasan.status if alasan else status(*formulir.values())
    return render(request, "skp_app/perihal_satu.html", konteks, status=kode_status)


def _catat_dibaca(k, peran, bagian, saya):
    if asing := [b for b in bagian if PENULIS.get(b) not in peran]:
        alur.dilihat(k, asing, oleh=saya)


def ke(k):
    return redirect("skp_app:perihal", k.kode)


def _dengan_alasan(request, kode, nama, langkah, kalimat):
    k, formulir = milik(request.saya, kode), AlasanTutupForm(request.POST, auto_id="tutup_%s")
    wajib(k, request.saya, nama)
    if formulir.is_valid():
        beres, _ = jalankan(formulir, langkah, k, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            messages.success(request, kalimat)
            return ke(k)
    return tampilkan(request, k, f_tutup=formulir)


@untuk_pegawai("POST")
def tutup(request, kode):
    return _dengan_alasan(request, kode, "tutup", alur.tutup, "Ditutup: tidak ada yang dilaporkan.")


@untuk_pegawai("POST")
def hentikan(request, kode):
    return _dengan_alasan(request, kode, "hentikan", alur.hentikan, "Tidak dilanjutkan. Penilai mendapat kabar.")


# B.1.10 ---------------------------------------------------------------------------------------------------


def _laporan_milik(saya, kode):
    k = milik(saya, kode)
    if "penilai" not in alur.peran(k, saya):
        raise BukanHak("Laporan ini diisi oleh pejabat penilai kinerja.")
    return k


@untuk_pegawai("GET", "POST")
def laporan(request, kode):
    """The sheet of B.1.10. POST saves it, whole or as an autosave."""
    k = _laporan_milik(request.saya, kode)
    if request.method != "POST":
        return _halaman_laporan(request, k)

    def langkah(**baris):
        return alur.simpan_laporan(k, oleh=request.saya, perilaku=baris.get("perilaku", {}))

    return _simpan(request, k, {"perilaku": LaporanForm}, langkah, _halaman_laporan, "skp_app:laporan_perihal")


def _simpan(request, k, bentuk, langkah, halaman_lembar, alamat):
    kiriman = KirimanBaris(request.POST, bentuk)
    if request.htmx:
        return kiriman.jawab_otomatis(request, langkah)
    try:
        kiriman.simpan(langkah)
    except (IsianKeliru, VersiBasi) as alasan:
        return halaman_lembar(request, milik(request.saya, k.kode), kiriman=kiriman, alasan=alasan)
    messages.success(request, "Isian tersimpan.")
    return redirect(alamat, k.kode)


def _lembar(jenis, objek, kelas, kiriman, bisa):
    """What every sheet of one row shows: its form while it is open, its words, its collisions."""
    nama = f"{jenis}-{objek.pk}"
    bidang = [b for b in kelas.base_fields if b != "versi"]
    tahan = kiriman and kiriman.tertahan(nama)
    form = (tahan or kelas(prefix=nama, initial={b: getattr(objek, b) for b in (*bidang, "versi")})) if bisa else None
    return {
        "form": form,
        "baca": [(kelas.base_fields[b].label, nilai_terbaca(objek, b)) for b in bidang],
        "bentrok": kiriman.banding({nama: "Isian ini"}) if kiriman else [],
        "kiriman": kiriman,
        "perbaikan": [(f"id_{n}", kalimat) for n, kalimat in (kiriman.salah.items() if kiriman else ())],
    }


def _halaman_laporan(request, k, *, kiriman=None, alasan=None, lapor=None):
    bisa = k.status == StatusKonseling.DISAMPAIKAN
    isi = isi_laporan(k)
    pilihan = alur.umpan_balik(k.skp)[:BUKTI_TAMPIL] if bisa else []
    konteks = {
        "k": k, "alasan": alasan, "menulis": bisa, "pilihan": pilihan,
        "dipilih": set(k.bukti.values_list("pk", flat=True)),
        "kurang": kekurangan_laporan(isi),
        "f_lapor": lapor or LaporForm(pejabat=alur.pejabat(k), initial={"sidik": alur.sidik_laporan(k)}),
        "formulir": lapor,
        **_lembar("perilaku", k.laporan, LaporanForm, kiriman, bisa),
    }  # fmt: skip
    kode_status = alasan.status if alasan else status(lapor)
    return render(request, "skp_app/perihal_laporan.html", konteks, status=kode_status)


@untuk_pegawai("POST")
def bukti(request, kode):
    k = _laporan_milik(request.saya, kode)
    formulir = BuktiForm(request.POST, pilihan=alur.umpan_balik(k.skp)[:BUKTI_TAMPIL])
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    alur.pilih_bukti(k, UmpanBalik.objects.filter(pk__in=formulir.cleaned_data["bukti"]), oleh=request.saya)
    messages.success(request, "Bukti umpan balik tersimpan.")
    return redirect("skp_app:laporan_perihal", k.kode)


@untuk_pegawai("POST")
def laporkan(request, kode):
    k = _laporan_milik(request.saya, kode)
    _pada_waktunya(k, "laporkan")
    return _laporkan(request, k)


@perlu_pastikan
def _laporkan(request, k):
    formulir = LaporForm(request.POST, pejabat=alur.pejabat(k))
    if formulir.is_valid():
        isi = formulir.cleaned_data
        beres, _ = jalankan(formulir, alur.laporkan, k, oleh=request.saya, kepada=isi["kepada"],
                            sidik_dilihat=isi["sidik"])  # fmt: skip
        if beres:
            messages.success(request, "Laporan ditandatangani dan diserahkan.")
            return ke(k)
    return _halaman_laporan(request, k, lapor=formulir)


# Konselor, time and place ---------------------------------------------------------------------------------


@untuk_pegawai("GET", "POST")
def tetapkan(request, kode):
    k = milik(request.saya, kode)
    wajib(k, request.saya, "tetapkan")
    _pada_waktunya(k, "tetapkan")
    kirim = request.method == "POST" and "cari" not in request.POST
    lain = {"kapasitas": kapasitas_tersedia(k.atasan_penilai_id is not None)}
    if request.method == "POST":
        formulir = KonselorForm(request.POST, **lain) if kirim else KonselorForm(initial=request.POST.dict(), **lain)
    else:
        formulir = KonselorForm(initial=_penetapan_kini(k), **lain)
    if kirim and formulir.is_valid():
        beres, _ = jalankan(formulir, alur.tetapkan, k, oleh=request.saya, **formulir.langkah())
        if beres:
            messages.success(request, "Konselor, waktu, dan tempat ditetapkan. Keduanya mendapat kabar.")
            return ke(k)
    return render(request, "skp_app/perihal_tetapkan.html", {"k": k, "formulir": formulir}, status=status(formulir))


def _penetapan_kini(k):
    if k.konselor is None:
        return {}
    isi = {"kapasitas": k.kapasitas, "konselor": k.konselor.kode, "dasar": k.dasar, "tempat": k.tempat}
    return isi | {"arahan": k.arahan, "hari": k.waktu.date(), "jam": k.waktu.time()}


# The record -----------------------------------------------------------------------------------------------


def _rekaman_milik(saya, kode):
    k = milik(saya, kode)
    if BagianKonseling.REKAMAN not in alur.terbaca(k, saya):
        raise Http404
    return k


@untuk_pegawai("GET", "POST")
def rekaman(request, kode):
    """The record, to fill by the konselor or to read. POST saves it, whole or as an autosave."""
    k = _rekaman_milik(request.saya, kode)
    if request.method != "POST":
        return _halaman_rekaman(request, k)
    wajib(k, request.saya, "rekam")

    def langkah(**baris):
        return alur.simpan_rekaman(k, oleh=request.saya, rekaman=baris.get("rekaman", {}))

    return _simpan(request, k, {"rekaman": RekamanForm}, langkah, _halaman_rekaman, "skp_app:rekaman_perihal")


def _halaman_rekaman(request, k, *, kiriman=None, alasan=None):
    peran = alur.peran(k, request.saya)
    bisa = "konselor" in peran and k.status == StatusKonseling.DITETAPKAN
    konteks = {
        "k": k, "alasan": alasan, "menulis": bisa,
        "kurang": kekurangan_rekaman(isi_rekaman(k)) if bisa else [],
        "sidik": alur.sidik_rekaman(k) if bisa else "",
        "tanda": k.tanda_tangan.filter(kode_format="F-KONSELING").select_related("oleh").first(),
        **_lembar("rekaman", k.rekaman, RekamanForm, kiriman, bisa),
    }  # fmt: skip
    _catat_dibaca(k, peran, [BagianKonseling.REKAMAN], request.saya)
    return render(request, "skp_app/perihal_rekaman.html", konteks, status=alasan.status if alasan else 200)


@untuk_pegawai("POST")
def tanda_tangani(request, kode):
    k = _rekaman_milik(request.saya, kode)
    wajib(k, request.saya, "rekam")
    _pada_waktunya(k, "rekam")
    return _tanda_tangani(request, k)


@perlu_pastikan
def _tanda_tangani(request, k):
    formulir = TandaTanganForm(request.POST)
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    try:
        alur.rekam(k, oleh=request.saya, sidik_dilihat=formulir.cleaned_data["sidik"])
    except IsianKeliru as alasan:
        return _halaman_rekaman(request, k, alasan=alasan)
    messages.success(request, "Rekaman ditandatangani dan diserahkan kepada penerimanya.")
    return ke(k)


@untuk_pegawai("POST")
def tentukan(request, kode):
    k = milik(request.saya, kode)
    wajib(k, request.saya, "tentukan")
    _pada_waktunya(k, "tentukan")
    return _tentukan(request, k)


@perlu_pastikan
def _tentukan(request, k):
    formulir = PutusanTindakLanjutForm(request.POST, auto_id="tentukan_%s")
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur.tentukan, k, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            messages.success(request, "Tindak lanjut ditentukan.")
            return ke(k)
    return tampilkan(request, k, f_tentukan=formulir)


# PDF ------------------------------------------------------------------------------------------------------


@untuk_pegawai
def laporan_pdf(request, kode):
    return _pdf(request, milik(request.saya, kode), "B.1.10", BagianKonseling.LAPORAN)


@untuk_pegawai
def rekaman_pdf(request, kode):
    return _pdf(request, milik(request.saya, kode), "F-KONSELING", BagianKonseling.REKAMAN)


def _pdf(request, k, kode, bagian):
    """The name of the file tells nothing."""
    if bagian not in alur.terbaca(k, request.saya):
        raise Http404
    _catat_dibaca(k, alur.peran(k, request.saya), [bagian], request.saya)
    return kirim_pdf(lambda: cetak_pembinaan.cetak_konseling(k, kode), f"perihal-{k.kode[:8]}")
