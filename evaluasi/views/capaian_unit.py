"""The capaian of one unit in one period: proposal, advice, what was set, and a change that needs a second person."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from evaluasi.alur import capaian_cetak, capaian_masukan, capaian_penetapan, capaian_peran, capaian_perubahan
from evaluasi.alur import capaian_usulan as alur_usulan
from evaluasi.alur.capaian import periksa_bkd, terpakai
from evaluasi.aturan.usulan_capaian import LANGKAH, LANGKAH_PERUBAHAN, Masukan, Status
from evaluasi.forms_capaian import CatatanForm, MasukanForm, PerubahanForm, TetapkanForm, UsulanForm
from evaluasi.models import CapaianOrganisasi, MasukanCapaian, PerubahanCapaian
from evaluasi.views import periode as kalender
from pegawai.akses import untuk_pegawai
from pegawai.aturan.langkah import tersedia
from pegawai.models import UnitKerja
from pegawai.pastikan import perlu_pastikan
from pegawai.penolakan import BukanHak, KeadaanMenolak
from pegawai.views.langkah import jalankan, status
from skp_app.views.unduhan import kirim_pdf

PENASIHAT = {str(m) for m in Masukan}


class Meja:
    """One unit in one period, with the roles that this person has there. Strangers get 404."""

    def __init__(self, request, periode, unit):
        self.periode, _ = kalender.ambil(periode)
        self.unit = get_object_or_404(UnitKerja.objects.select_related("induk"), kode=unit)
        self.peran = capaian_peran.peran(self.unit, request.saya)
        if not self.peran:
            raise Http404
        self.saya = request.saya
        milik = {"unit": self.unit, "periode_evaluasi": self.periode}
        self.capaian = CapaianOrganisasi.objects.filter(**milik).select_related("direkam_oleh", "penetap").first()
        self.usulan = alur_usulan.tampak(self.unit, self.periode, self.peran)
        self.masukan = {m.jenis: m for m in MasukanCapaian.objects.filter(**milik).select_related("oleh")}

    def wajib(self, *peran):
        """Raises BukanHak for those who only read here."""
        if not self.peran & set(peran):
            raise BukanHak("Tindakan ini bukan bagian Anda dalam capaian unit ini.")

    @property
    def alamat(self):
        return self.periode.kode, self.unit.kode

    @property
    def langkah(self):
        """What may be done with the proposal now; nothing once the capaian is set."""
        if self.usulan is None or self.capaian:
            return []
        return tersedia(LANGKAH, self.usulan.status, self.peran)

    @property
    def menetapkan(self):
        """May he set it here, or correct what he set himself?"""
        return "penetap" in self.peran and (self.capaian is None or self.capaian.penetap_id is not None)

    @property
    def masukan_terbaca(self):
        """Advice is for who sets, for the BKD and for those who advise; the unit reads it once all is decided."""
        boleh = self.capaian or self.peran & {"bkd", "penetap", *PENASIHAT}
        return list(self.masukan.values()) if boleh else []


@untuk_pegawai
def rinci(request, periode, unit):
    return tampilkan(request, Meja(request, periode, unit))


def tampilkan(request, meja, **formulir):
    """The page; a form that was refused is shown again in its place."""
    bkd = "bkd" in meja.peran
    konteks = {
        "meja": meja,
        "unit": meja.unit,
        "periode": meja.periode,
        "capaian": meja.capaian,
        "usulan": meja.usulan,
        "indikator": meja.usulan.indikator.all() if meja.usulan else [],
        "atas": capaian_peran.penetap(meja.unit).first(),
        "terpakai": terpakai(meja.periode, [meja.unit.pk]).get(meja.unit.pk, 0),
        "perubahan": _perubahan(meja) if bkd and meja.capaian else [],
        "form_usulan": formulir.get("usulan") or _form_usulan(meja),
        "form_masukan": _form_masukan(meja, formulir.get("masukan"), formulir.get("jenis")),
        "form_kembali": formulir.get("kembali") or CatatanForm(),
        "form_tolak": formulir.get("tolak") or CatatanForm(prefix="tolak"),
        "menu": "evaluasi:capaian" if bkd or "pembaca" in meja.peran else "evaluasi:usulan_capaian",
    }
    salah = [f for nama, f in formulir.items() if nama != "jenis"]
    return render(request, "evaluasi/capaian/unit.html", konteks, status=status(*salah))


def _perubahan(meja):
    semua = meja.capaian.perubahan.select_related("peminta", "pemutus")
    return [(p, tersedia(LANGKAH_PERUBAHAN, p.status, p.peran(meja.saya))) for p in semua]


def _form_usulan(meja, data=None):
    if not ("pengusul" in meja.peran and meja.usulan and meja.usulan.status == Status.DRAF and not meja.capaian):
        return None
    awal = {b: getattr(meja.usulan, b) for b in ("predikat", "alasan", "nilai_pk", "nilai_ekspektasi", "versi")}
    return UsulanForm(data, initial=awal, periode=meja.periode, indikator=meja.usulan.indikator.all())


def _form_masukan(meja, dikirim, jenis):
    """[(kind, form)] of those he writes for, while the capaian is not set."""
    if meja.capaian:
        return []
    return [(m, dikirim if m == jenis else _masukan(meja, m)) for m in Masukan if str(m) in meja.peran]


def _masukan(meja, jenis, data=None):
    ada = meja.masukan.get(str(jenis))
    awal = {b: getattr(ada, b) for b in ("predikat", "isi", "versi")} if ada else {"versi": 0}
    return MasukanForm(data, initial=awal, auto_id=f"{jenis}_%s")


def _kembali(meja):
    return redirect("evaluasi:capaian_unit", *meja.alamat)


# The proposal ------------------------------------------------------------------------------------
@untuk_pegawai("POST")
def mulai(request, periode, unit):
    meja = Meja(request, periode, unit)
    alur_usulan.mulai(meja.unit, meja.periode, oleh=request.saya)
    return _kembali(meja)


@untuk_pegawai("POST")
def simpan(request, periode, unit):
    return _tulis(request, periode, unit, alur_usulan.simpan, "Draf usulan disimpan.")


@untuk_pegawai("POST")
def kirim(request, periode, unit):
    return _tulis(request, periode, unit, alur_usulan.kirim, "Usulan dikirim.")


def _tulis(request, periode, unit, langkah, kabar):
    meja = Meja(request, periode, unit)
    meja.wajib("pengusul")
    usulan = _usulan(meja)
    formulir = UsulanForm(request.POST, periode=meja.periode, indikator=usulan.indikator.all())
    if formulir.is_valid():
        jadi, _ = jalankan(formulir, langkah, usulan, oleh=request.saya, **formulir.langkah())
        if jadi:
            messages.success(request, kabar)
            return _kembali(meja)
    return tampilkan(request, meja, usulan=formulir)


def _usulan(meja):
    if meja.usulan is None:
        raise KeadaanMenolak("Unit ini belum mulai menulis usulan, atau usulannya belum dikirim.")
    return meja.usulan


@untuk_pegawai("POST")
def tarik(request, periode, unit):
    meja = Meja(request, periode, unit)
    meja.wajib("pengusul")
    alur_usulan.tarik(_usulan(meja), oleh=request.saya)
    messages.info(request, "Usulan ditarik kembali menjadi draf.")
    return _kembali(meja)


@untuk_pegawai("POST")
def kembalikan(request, periode, unit):
    meja = Meja(request, periode, unit)
    meja.wajib("penetap")
    usulan = _usulan(meja)
    formulir = CatatanForm(request.POST)
    if formulir.is_valid():
        jadi, _ = jalankan(formulir, alur_usulan.kembalikan, usulan, oleh=request.saya, **formulir.cleaned_data)
        if jadi:
            messages.success(request, "Usulan dikembalikan kepada unit.")
            return _kembali(meja)
    return tampilkan(request, meja, kembali=formulir)


# Advice ------------------------------------------------------------------------------------------
@untuk_pegawai("POST")
def masukan(request, periode, unit, jenis):
    meja = Meja(request, periode, unit)
    if jenis not in PENASIHAT:
        raise Http404
    meja.wajib(jenis)
    formulir = _masukan(meja, jenis, request.POST)
    if formulir.is_valid():
        langkah = capaian_masukan.tulis
        isi = formulir.langkah()
        jadi, _ = jalankan(formulir, langkah, meja.unit, meja.periode, jenis, oleh=request.saya, **isi)
        if jadi:
            messages.success(request, f"Masukan {Masukan(jenis).cetak.lower()} disimpan.")
            return _kembali(meja)
    return tampilkan(request, meja, masukan=formulir, jenis=jenis)


# Setting it --------------------------------------------------------------------------------------
@untuk_pegawai("GET", "POST")
def tetapkan(request, periode, unit):
    meja = Meja(request, periode, unit)
    if "penetap" not in meja.peran:
        raise BukanHak("Capaian ditetapkan oleh pimpinan organisasi setingkat di atasnya.")
    if not meja.menetapkan:
        raise KeadaanMenolak("Capaian ini sudah direkam BKD menurut keputusan tertulis. Perbaikannya lewat BKD.")
    return _tetapkan(request, meja) if request.method == "POST" else _halaman_tetapkan(request, meja)


@perlu_pastikan
def _tetapkan(request, meja):
    formulir = TetapkanForm(request.POST, periode=meja.periode)
    if formulir.is_valid():
        langkah, isi = capaian_penetapan.tetapkan, formulir.langkah()
        jadi, hasil = jalankan(formulir, langkah, meja.unit, meja.periode, oleh=request.saya, **isi)
        if jadi:
            kata = hasil.get_predikat_display()
            messages.success(request, f"Capaian {meja.unit.nama} ditetapkan: {kata}, nomor {hasil.nomor}.")
            return _kembali(meja)
    return _halaman_tetapkan(request, meja, formulir)


def _halaman_tetapkan(request, meja, formulir=None):
    konteks = {
        "meja": meja,
        "unit": meja.unit,
        "periode": meja.periode,
        "usulan": meja.usulan,
        "indikator": meja.usulan.indikator.all() if meja.usulan else [],
        "formulir": formulir or TetapkanForm(initial=_awal(meja), periode=meja.periode),
        "menu": "evaluasi:usulan_capaian",
    }
    return render(request, "evaluasi/capaian/tetapkan.html", konteks, status=status(formulir))


def _awal(meja):
    """What he set before, else what the unit proposes."""
    asal = meja.capaian or meja.usulan
    awal = {b: getattr(asal, b) for b in ("predikat", "nilai_pk", "nilai_ekspektasi")} if asal else {}
    if meja.capaian:
        awal |= {b: getattr(meja.capaian, b) for b in ("dasar", "nomor", "alasan", "versi")}
    return {"versi": 0} | awal | {"versi_usulan": meja.usulan.versi if meja.usulan else 0}


@untuk_pegawai
def penetapan_pdf(request, periode, unit):
    meja = Meja(request, periode, unit)
    meja.wajib("bkd", "penetap", "pengusul", "pembaca")
    nama = f"penetapan-capaian-{meja.periode.kode}-{meja.unit.kode[:8]}"
    return kirim_pdf(lambda: capaian_cetak.penetapan(meja.unit, meja.periode), nama)


# A change that needs a second person -------------------------------------------------------------
@untuk_pegawai("GET", "POST")
def perubahan(request, periode, unit):
    meja = Meja(request, periode, unit)
    periksa_bkd(request.saya)
    if meja.capaian is None:
        raise KeadaanMenolak("Capaian unit ini belum direkam, jadi belum ada yang dapat diubah.")
    formulir = PerubahanForm(request.POST if request.method == "POST" else None, periode=meja.periode)
    if request.method == "POST" and formulir.is_valid():
        langkah, isi = capaian_perubahan.ajukan, formulir.cleaned_data
        jadi, _ = jalankan(formulir, langkah, meja.unit, meja.periode, oleh=request.saya, **isi)
        if jadi:
            messages.success(request, "Perubahan diajukan. Capaian berubah setelah pengelola lain menyetujuinya.")
            return _kembali(meja)
    jumlah = terpakai(meja.periode, [meja.unit.pk]).get(meja.unit.pk, 0)
    konteks = {"meja": meja, "unit": meja.unit, "periode": meja.periode, "capaian": meja.capaian, "terpakai": jumlah,
               "formulir": formulir, "menu": "evaluasi:capaian"}  # fmt: skip
    return render(request, "evaluasi/capaian/perubahan.html", konteks, status=status(formulir))


def _permintaan(meja, kode):
    periksa_bkd(meja.saya)
    milik = PerubahanCapaian.objects.filter(capaian__unit=meja.unit, capaian__periode_evaluasi=meja.periode)
    return get_object_or_404(milik.select_related("capaian__unit", "capaian__periode_evaluasi__periode"), kode=kode)


@untuk_pegawai("POST")
def setujui(request, periode, unit, kode):
    meja = Meja(request, periode, unit)
    return _setujui(request, meja, _permintaan(meja, kode))


@perlu_pastikan
def _setujui(request, meja, permintaan):
    hasil = capaian_perubahan.setujui(permintaan, oleh=request.saya)
    kata = hasil.get_predikat_display()
    messages.success(request, f"Capaian {meja.unit.nama} menjadi {kata}. Evaluasi yang sudah ditetapkan tidak berubah.")
    return _kembali(meja)


@untuk_pegawai("POST")
def tolak(request, periode, unit, kode):
    meja = Meja(request, periode, unit)
    permintaan = _permintaan(meja, kode)
    formulir = CatatanForm(request.POST, prefix="tolak")
    if formulir.is_valid():
        jadi, _ = jalankan(formulir, capaian_perubahan.tolak, permintaan, oleh=request.saya, **formulir.cleaned_data)
        if jadi:
            messages.info(request, "Permintaan perubahan ditolak. Capaian tetap seperti semula.")
            return _kembali(meja)
    return tampilkan(request, meja, tolak=formulir)


@untuk_pegawai("POST")
def cabut(request, periode, unit, kode):
    meja = Meja(request, periode, unit)
    capaian_perubahan.cabut(_permintaan(meja, kode), oleh=request.saya)
    messages.info(request, "Permintaan perubahan dicabut.")
    return _kembali(meja)
