"""Writing, mending and sharing an observation note, and making it feedback (Lampiran p. 69 B)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from pegawai.akses import untuk_pegawai
from pegawai.penolakan import BukanHak, KeadaanMenolak
from pegawai.views.langkah import jalankan, status
from skp_app.alur import catatan_pemantauan as alur
from skp_app.alur.isi import baris_rhk
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.forms.pemantauan import CatatanForm
from skp_app.models import CatatanPemantauan, Iki, Rhk
from skp_app.models.pemantauan import CaraAmati, Sifat
from skp_app.views.ambil_pemantauan import dipantau
from skp_app.views.pemantauan_orang import menu


def _pimpinan(saya, tahun, kode):
    pantauan = dipantau(saya, tahun, kode)
    if not pantauan.pimpinan:
        raise BukanHak(alur.BUKAN_PIMPINAN)
    return pantauan


def _catatan(pantauan, pk):
    """A note this person may read; only its writer goes on."""
    semua = CatatanPemantauan.objects.visible_to(pantauan.saya).select_related("skp", "rhk", "iki")
    catatan = get_object_or_404(semua, pk=pk, skp__rangkaian=pantauan.skp.rangkaian)
    if catatan.oleh_id != pantauan.saya.pk:
        raise BukanHak(alur.BUKAN_PENULIS)
    return catatan


@untuk_pegawai("GET", "POST")
def tulis(request, tahun, kode):
    pantauan = _pimpinan(request.saya, tahun, kode)
    awal = {"tanggal": localdate(), "sifat": Sifat.INSIDENTIL.value, "cara": CaraAmati.DOKUMENTASI.value}
    return _isian(request, pantauan, awal, lambda isi: alur.tulis(pantauan.skp, oleh=request.saya, **isi), None)


@untuk_pegawai("GET", "POST")
def ubah(request, tahun, kode, pk):
    pantauan = dipantau(request.saya, tahun, kode)
    catatan = _catatan(pantauan, pk)
    if not alur.dapat_diubah(catatan):
        raise KeadaanMenolak("Catatan ini tidak dapat diubah lagi. Tulis catatan baru sebagai koreksinya.")
    return _isian(request, pantauan, _awal(catatan), lambda isi: alur.ubah(catatan, oleh=request.saya, **isi), catatan)


def _awal(catatan):
    sasaran = f"iki-{catatan.iki_id}" if catatan.iki_id else f"rhk-{catatan.rhk_id}" if catatan.rhk_id else ""
    bidang = ("tanggal", "sifat", "cara", "isi", "tindak_lanjut")
    return {b: getattr(catatan, b) for b in bidang} | {"sasaran": sasaran or catatan.perilaku}


def _isian(request, pantauan, awal, langkah, catatan):
    data = request.POST if request.method == "POST" else None
    wajib = not pantauan.penilai
    formulir = CatatanForm(data, initial=awal, sasaran=_sasaran(pantauan), wajib=wajib)
    if formulir.is_valid():
        beres, _ = jalankan(formulir, langkah, _isi(formulir.cleaned_data))
        if beres:
            messages.success(request, _kabar(formulir.cleaned_data))
            return redirect("skp_app:pemantauan_orang", *pantauan.alamat)
    konteks = {
        "pantauan": pantauan,
        "skp": pantauan.skp,
        "formulir": formulir,
        "catatan": catatan,
        "menu": menu(pantauan),
    }
    return render(request, "skp_app/pemantauan_catatan.html", konteks, status=status(formulir))


def _kabar(isi):
    return "Catatan dibagikan kepada pegawai." if isi["bagikan"] else "Catatan tersimpan. Hanya Anda yang membacanya."


def _sasaran(pantauan):
    """RHK with their IKI, then the seven values; who only assigned an RHK chooses among his own."""
    milik = [r for r in baris_rhk(pantauan.skp) if pantauan.penilai or r.pk in pantauan.rhk]
    pilihan = [
        (f"RHK {r.nomor}. {r.teks}"[:90], [
            (f"rhk-{r.pk}", f"RHK {r.nomor} seluruhnya"),
            *[(f"iki-{i.pk}", f"{i.teks}, target {i.target}"[:140]) for i in r.iki.all()],
        ])
        for r in milik
    ]  # fmt: skip
    perilaku = [("Perilaku kerja", [(n.value, n.cetak) for n in NilaiPerilaku])] if pantauan.penilai else []
    return [*pilihan, *perilaku]


def _isi(bersih):
    """The cleaned form as the step wants it; what it names was among the choices."""
    isi = dict(bersih)
    jenis, _, pk = isi.pop("sasaran").partition("-")
    model = {"rhk": Rhk, "iki": Iki}.get(jenis)
    sasaran = model.objects.get(pk=pk) if model else None
    return isi | {"sasaran": sasaran, "perilaku": "" if model else jenis}


def _verba(langkah, kalimat):
    """A POST on a note of one's own, back to the person."""

    @untuk_pegawai("POST")
    def view(request, tahun, kode, pk):
        pantauan = dipantau(request.saya, tahun, kode)
        langkah(_catatan(pantauan, pk), oleh=request.saya)
        messages.success(request, kalimat)
        return redirect("skp_app:pemantauan_orang", *pantauan.alamat)

    return view


bagikan = _verba(alur.bagikan, "Catatan dibagikan. Pegawai dan atasan penilai dapat membacanya.")
selesai = _verba(alur.selesaikan, "Tindak lanjut dicatat selesai.")


@untuk_pegawai
def jadi_umpan_balik(request, tahun, kode, pk):
    """To the form of feedback, filled in from the note."""
    pantauan = dipantau(request.saya, tahun, kode)
    catatan = _catatan(pantauan, pk)
    if catatan.umpan_balik_id:
        raise KeadaanMenolak("Catatan ini sudah menjadi umpan balik.")
    return redirect(f"{reverse('skp_app:beri_umpan_balik', args=[pantauan.skp.kode])}?catatan={catatan.pk}")
