"""Keberatan: the form of the pegawai, the case that its parties share, and the decision of the atasan penilai."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from evaluasi.alur import keberatan as alur
from evaluasi.alur import pencetakan
from evaluasi.aturan.keberatan import LANGKAH, TERBUKA, belum_didengar
from evaluasi.forms_keberatan import (
    AjukanForm,
    CatatanForm,
    KeteranganForm,
    LampirkanForm,
    PembantuForm,
    PutusForm,
    SaringKeberatan,
)
from evaluasi.models import Keberatan
from evaluasi.views.hasil import ambil as evaluasi_terbaca
from pegawai import halaman, pembacaan, unduh
from pegawai.akses import untuk_pegawai
from pegawai.aturan.langkah import tersedia
from pegawai.aturan.teks import titik
from pegawai.models import Pegawai
from pegawai.models.pembacaan import JenisBaca
from pegawai.pastikan import perlu_pastikan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from pegawai.views.langkah import jalankan, status
from skp_app.models import BuktiDukung, JenisBukti
from skp_app.views.bukti_berkas import dari_sini, sajikan
from skp_app.views.unduhan import kirim_pdf

GUDANG_TAMPIL = 40
TERKAIT = ("evaluasi__skp__pegawai", "evaluasi__penilai", "evaluasi__periode_evaluasi", "pemutus", "diizinkan_oleh")
KOLOM = [
    ("Pegawai", lambda k: k.evaluasi.skp.pegawai.nama_lengkap),
    ("Pejabat penilai", lambda k: k.evaluasi.penilai.nama_lengkap),
    ("Pemutus", lambda k: k.pemutus.nama_lengkap),
    ("Periode", lambda k: k.evaluasi.periode_evaluasi.nama),
    ("Tentang", lambda k: "; ".join(k.daftar_bagian)),
    ("Keadaan", lambda k: k.get_status_display()),
    ("Batas putusan", lambda k: k.batas_putusan),
    ("Keputusan", lambda k: k.get_keputusan_display()),
]


@untuk_pegawai
def daftar(request):
    """Cases of which he is a party or helper; for the BKD all of them."""
    saring = SaringKeberatan.baca(request)
    semua = Keberatan.objects.visible_to(request.saya).select_related(*TERKAIT)
    if saring["keadaan"] == "terbuka":
        semua = semua.terbuka()
    elif saring["keadaan"]:
        semua = semua.filter(status=saring["keadaan"])
    semua = semua.order_by("batas_putusan", "-dibuat_pada", "pk")
    if unduhan := unduh.jawab(request, "keberatan", KOLOM, semua):
        return unduhan
    konteks = {
        "halaman": halaman.ambil(request, semua),
        "saring": SaringKeberatan(initial=saring),
        "hari": localdate(),
    }
    return render(request, "evaluasi/keberatan/daftar.html", konteks)


@untuk_pegawai("GET", "POST")
def ajukan(request, kode):
    evaluasi = evaluasi_terbaca(request.saya, kode)
    if evaluasi.skp.pegawai_id != request.saya.pk:
        raise BukanHak("Keberatan hanya diajukan oleh pegawai yang dinilai.")
    if ada := evaluasi.keberatan.filter(status__in=TERBUKA).first():
        return redirect("evaluasi:keberatan", ada.kode)
    kini = alur.keadaan(evaluasi, localdate())
    if kini.sebab:
        raise KeadaanMenolak(kini.sebab)
    formulir = AjukanForm(request.POST or None, terlambat=kini.terlambat, gudang=_gudang(request.saya))
    if request.method == "POST" and formulir.is_valid():
        jadi, baru = jalankan(formulir, alur.ajukan, evaluasi, oleh=request.saya, **formulir.cleaned_data)
        if jadi:
            messages.success(request, titik(f"Keberatan diajukan kepada {baru.pemutus.nama_lengkap}"))
            return redirect("evaluasi:keberatan", baru.kode)
    konteks = {"evaluasi": evaluasi, "kini": kini, "formulir": formulir, "menu": "evaluasi:hasil"}
    return render(request, "evaluasi/keberatan/ajukan.html", konteks, status=status(formulir))


def _gudang(saya, *, kecuali=()):
    """The newest items of his gudang, for a form."""
    milik = BuktiDukung.objects.filter(pemilik=saya, dihapus_pada=None).exclude(pk__in=kecuali)
    return list(milik.order_by("-dibuat_pada", "-pk")[:GUDANG_TAMPIL])


@untuk_pegawai
def rinci(request, kode):
    return tampilkan(request, ambil(request.saya, kode))


def ambil(saya, kode):
    keberatan = get_object_or_404(Keberatan.objects.visible_to(saya).select_related(*TERKAIT), kode=kode)
    evaluasi = keberatan.evaluasi
    pembacaan.tandai(saya, evaluasi.skp.pegawai_id, JenisBaca.KEBERATAN, evaluasi.skp.peran(saya))
    return keberatan


def tampilkan(request, keberatan, **formulir):
    """The page of a case; a form that was refused is shown again in its place."""
    peran = keberatan.peran(request.saya)
    membantu = alur.membantu(keberatan, request.saya)
    langkah = tersedia(LANGKAH, keberatan.status, peran | ({"pihak"} if membantu else set()))
    keterangan = list(keberatan.keterangan.select_related("oleh"))
    bukti = list(keberatan.bukti.select_related("bukti"))
    gudang = _gudang(request.saya, kecuali=[b.bukti_id for b in bukti]) if "lampirkan" in langkah else []
    konteks = {
        "keberatan": keberatan,
        "evaluasi": keberatan.evaluasi,
        "bukti": bukti,
        "form_bukti": formulir.get("bukti") or (LampirkanForm(gudang=gudang) if gudang else None),
        "peran": peran,
        "langkah": langkah,
        "keterangan": keterangan,
        "belum": belum_didengar({k.pihak for k in keterangan}),
        "lewat": keberatan.terbuka and keberatan.batas_putusan and keberatan.batas_putusan < localdate(),
        "form_kata": formulir.get("kata") or KeteranganForm(sendiri=bool(peran & {"pegawai", "penilai"})),
        "form_izin": formulir.get("izin") or CatatanForm(),
        "form_bantu": formulir.get("bantu") or PembantuForm(),
        "pembantu": alur.pembantu_pemeriksa(keberatan) if "pemutus" in peran else [],
        "menu": "evaluasi:hasil" if "pegawai" in peran else "evaluasi:daftar_keberatan",
    }
    return render(request, "evaluasi/keberatan/rinci.html", konteks, status=status(*formulir.values()))


@untuk_pegawai("POST")
def terangkan(request, kode):
    keberatan = ambil(request.saya, kode)
    sendiri = bool(keberatan.peran(request.saya) & {"pegawai", "penilai"})
    formulir = KeteranganForm(request.POST, sendiri=sendiri)
    if formulir.is_valid():
        jadi, _ = jalankan(formulir, alur.terangkan, keberatan, oleh=request.saya, **formulir.cleaned_data)
        if jadi:
            messages.success(request, "Keterangan dicatat; tidak dapat diubah lagi.")
            return redirect("evaluasi:keberatan", kode)
    return tampilkan(request, keberatan, kata=formulir)


@untuk_pegawai("POST")
def lampirkan(request, kode):
    keberatan = ambil(request.saya, kode)
    if "sisi" not in keberatan.peran(request.saya):
        raise BukanHak("Bukti dilampirkan oleh pegawai dan pejabat penilai.")
    formulir = LampirkanForm(request.POST, gudang=_gudang(request.saya))
    if formulir.is_valid():
        jadi, _ = jalankan(formulir, alur.lampirkan, keberatan, oleh=request.saya, **formulir.cleaned_data)
        if jadi:
            messages.success(request, "Bukti dilampirkan pada berkas keberatan.")
            return redirect("evaluasi:keberatan", kode)
    return tampilkan(request, keberatan, bukti=formulir)


@untuk_pegawai
def bukti(request, kode, bukti):
    """A file of the case, for whoever may read the case; where else it is used opens nothing here."""
    dari_sini(request)
    milik = ambil(request.saya, kode).bukti.select_related("bukti").filter(bukti__jenis=JenisBukti.BERKAS)
    return sajikan(request, get_object_or_404(milik, bukti__kode=bukti).bukti)


@untuk_pegawai("POST")
def izinkan(request, kode):
    return _izin(request, kode, alur.izinkan, "Keberatan diterima dan diteruskan kepada atasan pejabat penilai.")


@untuk_pegawai("POST")
def tolak(request, kode):
    return _izin(request, kode, alur.tolak, "Keberatan tidak diterima karena lewat waktu.")


def _izin(request, kode, langkah, kabar):
    keberatan = ambil(request.saya, kode)
    formulir = CatatanForm(request.POST)
    if formulir.is_valid():
        jadi, _ = jalankan(formulir, langkah, keberatan, oleh=request.saya, **formulir.cleaned_data)
        if jadi:
            messages.success(request, kabar)
            return redirect("evaluasi:keberatan", kode)
    return tampilkan(request, keberatan, izin=formulir)


@untuk_pegawai("POST")
def cabut(request, kode):
    alur.cabut(ambil(request.saya, kode), oleh=request.saya)
    messages.info(request, "Keberatan dicabut. Hasil evaluasi tetap seperti semula.")
    return redirect("evaluasi:keberatan", kode)


@untuk_pegawai("POST")
def tunjuk(request, kode):
    keberatan = ambil(request.saya, kode)
    formulir = PembantuForm(request.POST)
    if formulir.is_valid():
        orang = Pegawai.objects.filter(nip="".join(formulir.cleaned_data["nip"].split())).first()
        if orang is None:
            formulir.add_error("nip", "Tidak ada pegawai dengan NIP itu. Periksa 18 angkanya.")
        else:
            jadi, _ = jalankan(formulir, alur.tunjuk, keberatan, orang, oleh=request.saya)
            if jadi:
                messages.success(request, titik(f"Berkas keberatan terbuka bagi {orang.nama_lengkap}"))
                return redirect("evaluasi:keberatan", kode)
    return tampilkan(request, keberatan, bantu=formulir)


@untuk_pegawai("POST")
def lepas(request, kode, orang):
    keberatan = ambil(request.saya, kode)
    pembantu = next((p for p in alur.pembantu_pemeriksa(keberatan) if p.kode == orang), None)
    if pembantu is None:
        raise IsianKeliru("Orang itu bukan pembantu pemeriksa keberatan ini.")
    alur.lepas(keberatan, pembantu, oleh=request.saya)
    messages.info(request, titik(f"Berkas keberatan tertutup lagi bagi {pembantu.nama_lengkap}"))
    return redirect("evaluasi:keberatan", kode)


@untuk_pegawai("GET", "POST")
def putuskan(request, kode):
    keberatan = ambil(request.saya, kode)
    if "pemutus" not in keberatan.peran(request.saya):
        raise BukanHak("Keberatan diputus oleh atasan pejabat penilai kinerja.")
    if "putuskan" not in tersedia(LANGKAH, keberatan.status, {"pemutus"}):
        raise KeadaanMenolak(f"Keberatan ini sudah berstatus “{keberatan.get_status_display()}”.")
    if request.method == "POST":
        return _putuskan(request, keberatan)
    return _halaman_putusan(request, keberatan, PutusForm())


@perlu_pastikan
def _putuskan(request, keberatan):
    formulir = PutusForm(request.POST)
    if formulir.is_valid():
        jadi, hasil = jalankan(formulir, alur.putuskan, keberatan, oleh=request.saya, **formulir.cleaned_data)
        if jadi:
            messages.success(request, f"Keberatan diputus dengan nomor {hasil.nomor}. Keputusan ini final.")
            return redirect("evaluasi:keberatan", keberatan.kode)
    return _halaman_putusan(request, keberatan, formulir)


def _halaman_putusan(request, keberatan, formulir):
    keterangan = list(keberatan.keterangan.select_related("oleh"))
    konteks = {
        "keberatan": keberatan,
        "evaluasi": keberatan.evaluasi,
        "keterangan": keterangan,
        "bukti": list(keberatan.bukti.select_related("bukti")),
        "belum": belum_didengar({k.pihak for k in keterangan}),
        "formulir": formulir,
        "menu": "evaluasi:daftar_keberatan",
    }
    return render(request, "evaluasi/keberatan/putuskan.html", konteks, status=status(formulir))


@untuk_pegawai
def ajuan_pdf(request, kode):
    keberatan = ambil(request.saya, kode)
    return kirim_pdf(lambda: pencetakan.cetak_ajuan(keberatan), f"keberatan-{keberatan.kode[:8]}")


@untuk_pegawai
def putusan_pdf(request, kode):
    keberatan = ambil(request.saya, kode)
    return kirim_pdf(lambda: pencetakan.cetak_putusan(keberatan), f"putusan-keberatan-{keberatan.kode[:8]}")
