"""Rating one person in one period, and setting the rating."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from evaluasi.alur import kesepakatan, pengganti, penilaian, studi, versi
from evaluasi.aturan import kriteria
from evaluasi.aturan.kuadran import HASIL_STUDI_GAGAL
from evaluasi.forms import NilaiForm, TetapkanForm
from evaluasi.views import alamat, lembar
from evaluasi.views import periode as kalender
from evaluasi.views.tim import dapat_dinilai
from pegawai import pembacaan
from pegawai.akses import untuk_pegawai
from pegawai.models.pembacaan import JenisBaca
from pegawai.pastikan import perlu_pastikan
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.alur.peristiwa import masih_dinilai
from skp_app.aturan.status import Status as StatusSkp
from skp_app.models import Skp
from skp_app.models.skp import RAHASIA

PIHAK = (
    "pegawai", "periode", "unit_penilai", "unit", "penempatan__jabatan", "penempatan_penilai__pegawai",
    "penempatan_atasan__pegawai",
)  # fmt: skip


@untuk_pegawai("GET", "POST")
def nilai(request, periode, kode):
    periode, _ = kalender.ambil(periode)
    skp = skp_dinilai(request.saya, periode, kode)
    evaluasi = lembar.evaluasi_dari(skp, periode, request.saya)
    if request.method == "GET" and evaluasi.tertetapkan:
        return redirect("evaluasi:rincian", kode=evaluasi.kode)
    if not evaluasi.tertetapkan:
        pengganti.pastikan(skp, periode, request.saya, localdate())
    form = formulir(request, evaluasi)
    if request.method == "POST" and form.is_valid():
        return simpan(request, skp, periode, form)
    isi = lembar.fakta(skp, periode, evaluasi)
    konteks = isi | pindah(request.saya, skp, periode) | rupa(form, isi["kartu"], evaluasi)
    konteks |= hasil_lama(skp, periode, evaluasi)
    return render(request, "evaluasi/nilai.html", konteks, status=422 if form.is_bound else 200)


def skp_dinilai(saya, periode, kode):
    """The SKP for its penilai, or for who holds his pen. Raises Http404, BukanHak, or KeadaanMenolak."""
    daftar = Skp.objects.select_related(*PIHAK).filter(kode=kode, periode=periode.periode_id)
    skp = daftar.filter(penilai=saya).exclude(RAHASIA).first() or _beralih(saya, periode, daftar)
    if skp and skp.status == StatusSkp.DIGANTIKAN:  # the address of a version that was replaced since
        skp = daftar.model.objects.select_related(*PIHAK).get(pk=skp.terkini.pk)
    if skp is None:
        get_object_or_404(daftar.visible_to(saya))
        raise BukanHak("Penilaian hanya dapat dilakukan oleh pejabat penilai kinerja pegawai ini.")
    if not skp.berlaku and not masih_dinilai(skp, periode):
        raise KeadaanMenolak("Pegawai ini belum punya SKP yang ditetapkan.")
    pembacaan.tandai(saya, skp.pegawai_id, JenisBaca.HASIL, skp.peran(saya))
    return skp


def _beralih(saya, periode, daftar):
    """The SKP whose pen has passed to this person, or None."""
    skp = daftar.exclude(RAHASIA).visible_to(saya).first()
    boleh = skp and (pengganti.pena(skp, periode, localdate()).pegawai == saya or _olehnya(saya, skp, periode))
    return skp if boleh else None


def _olehnya(saya, skp, periode):
    ada = versi.milik(skp, periode)
    return bool(ada) and ada.penilai_id == saya.pk and ada.tertetapkan


def daftar_beralih(saya, periode):
    return pengganti.daftar(saya, periode, localdate())


def hasil_lama(skp, periode, evaluasi):
    """After a mutasi: the earlier result that may stand for this period, and what became of the proposal."""
    usulan = kesepakatan.milik(skp, periode) if skp.melanjutkan_id else None
    boleh = skp.berlaku and not evaluasi.predikat and not usulan
    return {"usulan_hasil": usulan, "dapat_dipakai": kesepakatan.dapat_dipakai(skp, periode) if boleh else None}


def formulir(request, evaluasi):
    rhk = evaluasi.skp.rhk.values_list("pk", flat=True)
    if request.method == "POST":
        return NilaiForm(request.POST, rhk=rhk)
    tersimpan = {b: getattr(evaluasi, b) for b in (*penilaian.BIDANG, "versi")}
    if evaluasi.pk:
        pk = dict(evaluasi.skp.rhk.values_list("garis", "pk")) if evaluasi.versi_lama else None
        tersimpan |= {
            f"tanda-{pk.get(garis) if pk else id_rhk}": isi
            for id_rhk, garis, isi in evaluasi.tanda.values_list("rhk_id", "rhk__garis", "nilai")
        }
    return NilaiForm(initial=tersimpan, rhk=rhk)


@untuk_pegawai("POST")
def saran(request, periode, kode):
    """What the criteria suggest for the marks on the screen; saves nothing, and without htmx there is nothing to do."""
    periode, _ = kalender.ambil(periode)
    skp = skp_dinilai(request.saya, periode, kode)
    evaluasi = lembar.evaluasi_dari(skp, periode, request.saya)
    if evaluasi.tertetapkan or not request.htmx:
        return redirect("evaluasi:nilai", periode.kode, skp.kode)
    form = formulir(request, evaluasi)
    form.is_valid()  # what else is on the form may still be empty
    konteks = {"saran": penilaian.saran_untuk(evaluasi, form.tanda())}
    return render(request, "evaluasi/_saran.html", konteks)


def simpan(request, skp, periode, form):
    evaluasi = penilaian.nilai(skp, periode, oleh=request.saya, **form.langkah())
    kalimat = f"Penilaian {skp.pegawai.nama_lengkap} disimpan: {evaluasi.get_predikat_display()}."
    messages.success(request, kalimat)
    berikut = pindah(request.saya, skp, periode)["berikutnya"]
    if request.POST.get("lanjut") != "1":
        return redirect("evaluasi:nilai", periode.kode, skp.kode)
    daftar = "evaluasi:tim_periode" if skp.penilai_id == request.saya.pk else "evaluasi:beralih"
    tujuan = ("evaluasi:nilai", periode.kode, berikut) if berikut else (daftar, periode.kode)
    return redirect(*tujuan)


def pindah(saya, skp, periode):
    """The neighbours in the list of names, and where this person stands in it."""
    milik = dapat_dinilai(saya, periode) if skp.penilai_id == saya.pk else daftar_beralih(saya, periode)
    daftar = list(milik.values_list("kode", flat=True))
    letak = daftar.index(skp.kode) if skp.kode in daftar else len(daftar)
    return {
        "sebelumnya": daftar[letak - 1] if letak else None,
        "berikutnya": daftar[letak + 1] if letak + 1 < len(daftar) else None,
        "ke": letak + 1,
        "dari": len(daftar),
    }


def rupa(form, kartu, evaluasi):
    """The radios with their words, and what the page must say about the state."""
    for satu in kartu:
        satu["tanda"] = {"nama": f"tanda-{satu['rhk'].pk}", "pilihan": pilihan(form[f"tanda-{satu['rhk'].pk}"])}
    periode = evaluasi.periode_evaluasi
    studi_gagal = studi.gagal(evaluasi.skp, periode)
    return {
        "form": form,
        "studi_gagal": studi_gagal and studi.kalimat(studi_gagal, periode),
        "studi_berubah": bool(evaluasi.predikat) and evaluasi.tugas_belajar_gagal != bool(studi_gagal),
        "evaluasi": evaluasi,
        "skp": evaluasi.skp,
        "periode": periode,
        "kelompok_rating": [
            (form["rating_hasil"], pilihan(form["rating_hasil"], kriteria.HASIL, studi_gagal)),
            (form["rating_perilaku"], pilihan(form["rating_perilaku"], kriteria.PERILAKU)),
        ],
        "belum_mulai": periode.mulai > localdate(),
        "capaian": lembar.sebutan_capaian(evaluasi.unit_capaian, periode),
        "alamat_umpan_balik": alamat.beri_umpan_balik(evaluasi.skp),
    }


def pilihan(bidang, arti=None, studi_gagal=None):
    """An unfinished study leaves one rating hasil kerja."""
    terpilih = HASIL_STUDI_GAGAL if studi_gagal else bidang.value()
    return [
        {"nilai": str(r), "teks": teks, "terpilih": terpilih == r, "arti": (arti or {}).get(r, ""),
         "mati": bool(studi_gagal) and terpilih != r}
        for r, teks in kriteria.PENDEK.items()
    ]  # fmt: skip


@untuk_pegawai("GET", "POST")
def tetapkan(request, periode, kode):
    """A page that repeats what is about to be decided; its POST carries the version of that content."""
    periode, _ = kalender.ambil(periode)
    skp = skp_dinilai(request.saya, periode, kode)
    evaluasi = lembar.evaluasi_dari(skp, periode, request.saya)
    if not evaluasi.tertetapkan:
        pengganti.pastikan(skp, periode, request.saya, localdate())
    if evaluasi.pk is None:
        raise KeadaanMenolak(f"{skp.pegawai.nama_lengkap} belum dinilai, jadi belum ada yang ditetapkan.")
    return _putuskan(request, evaluasi) if request.method == "POST" else _tanyakan(request, evaluasi)


def _tanyakan(request, evaluasi):
    if evaluasi.tertetapkan:
        return redirect("evaluasi:rincian", evaluasi.kode)
    capaian = lembar.sebutan_capaian(evaluasi.unit_capaian, evaluasi.periode_evaluasi)
    konteks = {
        "evaluasi": evaluasi,
        "skp": evaluasi.skp,
        "periode": evaluasi.periode_evaluasi,
        "capaian": capaian,
        "halangan": halangan(evaluasi, capaian),
    }
    return render(request, "evaluasi/tetapkan.html", konteks)


def halangan(evaluasi, capaian):
    """What still forbids the step, as a sentence; the step itself checks again."""
    if evaluasi.versi_lama:
        return penilaian.SKP_BERUBAH
    if not evaluasi.predikat:
        return "Kedua rating belum diberikan."
    if evaluasi.tugas_belajar_gagal != bool(studi.gagal(evaluasi.skp, evaluasi.periode_evaluasi)):
        return penilaian.STUDI_BERUBAH
    if not capaian:
        return f"Capaian kinerja {evaluasi.unit_capaian.nama} belum direkam BKD, jadi belum dapat ditetapkan."
    if not evaluasi.catatan:
        return "Catatan dan rekomendasi belum diisi; Dokumen Evaluasi memerlukannya."
    saran = penilaian.saran_untuk(evaluasi)
    menyimpang = saran and not evaluasi.tugas_belajar_gagal and saran.rating != evaluasi.rating_hasil
    return penilaian.ALASAN_KOSONG if menyimpang and not evaluasi.alasan_menyimpang else ""


@perlu_pastikan
def _putuskan(request, evaluasi):
    versi = TetapkanForm.baca(request)
    evaluasi = penilaian.tetapkan(evaluasi, oleh=request.saya, versi=versi)
    messages.success(request, f"Penilaian {evaluasi.skp.pegawai.nama_lengkap} ditetapkan.")
    return redirect("evaluasi:rincian", evaluasi.kode)
