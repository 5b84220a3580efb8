"""Giving feedback: whom one may give it to, and the form, which says first who will read it and under what name."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from pegawai import halaman, teks_instansi
from pegawai.akses import untuk_pegawai
from pegawai.aturan.teks import titik
from pegawai.penolakan import BukanHak
from pegawai.views.langkah import jalankan, status
from skp_app.alur import bukti as alur_bukti
from skp_app.alur import catatan_pemantauan, jadwal_umpan, mutu_umpan, umpan_balik
from skp_app.alur import hubungan as alur_hubungan
from skp_app.alur.isi import baris_rhk
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.mutu_umpan import petunjuk
from skp_app.aturan.status import BERLAKU
from skp_app.aturan.umpan_balik import Bentuk, Cara
from skp_app.forms.umpan_balik import AlamatBeriForm, CariPenerimaForm, UmpanBalikForm, UmpanPenilaiForm
from skp_app.models import BuktiDukung, CatatanPemantauan, PeriodeEvaluasi, PermintaanUmpanBalik, Skp, UmpanBalik
from skp_app.views.ambil import PIHAK, skp_terbaca
from skp_app.views.umpan_balik import TERKAIT, ambil_periode

BUKTI_TAMPIL = 6
BANTU = {"periksa", "pembuka"}
PEMBUKA = "pembuka_umpan"  # where the BKD keeps the openings of a sentence
ANTAR = " / "  # between the labels that the form announces


@untuk_pegawai
def pilih(request):
    """People to whom one may give feedback, by name."""
    cari = CariPenerimaForm.baca(request)["cari"]
    calon = alur_hubungan.calon_penerima(request.saya)
    if cari:
        calon = calon.filter(pegawai__nama__icontains=cari)
    daftar = halaman.ambil(request, calon)
    konteks = {
        "halaman": daftar,
        "orang": alur_hubungan.izin_banyak(daftar.object_list, request.saya),
        "saring": CariPenerimaForm(request.GET),
        "cari": cari,
        "diminta": PermintaanUmpanBalik.objects.terbuka(localdate()).filter(kepada=request.saya).count(),
    }
    return render(request, "skp_app/umpan_pilih.html", konteks)


class Meja:
    """One giver at one SKP: what he may write about, and how he will be printed."""

    def __init__(self, saya, kode, kode_permintaan):
        self.saya = saya
        self.skp = Skp.objects.select_related(*PIHAK).filter(kode=kode).first()
        if self.skp is None:
            raise Http404
        self.permintaan = self._permintaan(kode_permintaan)
        self.izin = alur_hubungan.izin(self.skp, saya)
        self.ditugaskan = []
        self.pilihan, self.kelompok = self._sasaran()
        if not self.pilihan:
            skp_terbaca(saya, kode)
            raise BukanHak(umpan_balik.BUKAN_PEMBERI)
        self.penilai = self.skp.penilai_id == saya.pk

    def _permintaan(self, kode):
        semua = PermintaanUmpanBalik.objects.select_related("rhk", "iki__rhk", "periode_evaluasi")
        return get_object_or_404(semua, kode=kode, kepada=self.saya, skp=self.skp) if kode else None

    def _sasaran(self):
        """({key: what it is}, choices of the field): a stranger to the SKP sees only the words he was asked about."""
        if p := self.permintaan:
            kunci = f"rhk-{p.rhk_id}" if p.rhk else f"iki-{p.iki_id}" if p.iki else p.perilaku
            return {kunci: {"rhk": p.rhk, "iki": p.iki, "perilaku": p.perilaku}}, [(kunci, p.tentang[:140])]
        if self.izin.seluruhnya:
            return self._semua()
        if self.skp.status not in BERLAKU:
            return {}, []
        dikenal = [r for r in alur_hubungan.rhk_dikenal(self.skp, self.saya) if self.izin.pada_rhk(r, self.saya)]
        self.ditugaskan = [r for r in dikenal if r.penugasan and r.penugasan.pemberi_id == self.saya.pk]
        hasil = {f"rhk-{r.pk}": {"rhk": r} for r in dikenal}
        grup = [("Hasil kerja", [(f"rhk-{r.pk}", r.teks[:140]) for r in dikenal])] if dikenal else []
        return (self._perilaku(hasil, grup)) if self.izin.umum else (hasil, grup)

    def _semua(self):
        hasil, grup = {}, []
        for r in baris_rhk(self.skp):
            hasil[f"rhk-{r.pk}"] = {"rhk": r}
            hasil |= {f"iki-{i.pk}": {"iki": i} for i in r.iki.all()}
            iki = [(f"iki-{i.pk}", f"{i.teks} — target {i.target}"[:140]) for i in r.iki.all()]
            grup.append((f"RHK {r.nomor}. {r.teks}"[:90], [(f"rhk-{r.pk}", f"Seluruh RHK {r.nomor}"), *iki]))
        return self._perilaku(hasil, grup)

    def _perilaku(self, hasil, grup):
        hasil |= {n.value: {"perilaku": n.value} for n in NilaiPerilaku}
        return hasil, [*grup, ("Perilaku kerja", [(n.value, n.cetak) for n in NilaiPerilaku])]

    def sebutan(self):
        """[(how he will be printed, the RHK for which it is so)], as the form announces it."""
        dasar = self.izin.diminta if self.permintaan else self.izin.umum
        umum = [(umpan_balik.sebutan_pemberi(self.skp, self.saya, dasar), None)] if dasar else []
        tugas = umpan_balik.sebutan_pemberi(self.skp, self.saya, alur_hubungan.MENUGASKAN) if self.ditugaskan else ""
        return umum + [(tugas, r) for r in self.ditugaskan]

    def formulir(self, *args, **kwargs):
        kelas = UmpanPenilaiForm if self.penilai and not self.permintaan else UmpanBalikForm
        return kelas(*args, sasaran=self.kelompok, bukti=self.bukti(), **kwargs)

    def bukti(self):
        milik = BuktiDukung.objects.filter(pemilik=self.saya, dihapus_pada=None).order_by("-pk")
        return list(milik.values_list("kode", "judul")[:BUKTI_TAMPIL])

    def awal(self, periode):
        """What the empty form starts with: a scheduled time for the penilai is berkala."""
        dipilih = self.permintaan.periode_evaluasi if self.permintaan else periode or periode_kini(self.skp)
        berkala = self.penilai and jadwal_umpan.sedang_ditagih(self.skp)
        return {
            "periode": dipilih and umpan_balik.periode_untuk(self.skp, dipilih).kode,
            "sasaran": next(iter(self.pilihan)) if self.permintaan else "",
            "bentuk": Bentuk.BERKALA if berkala else Bentuk.INSIDENTIL,
            "cara": Cara.TIDAK_LANGSUNG,
            "diumumkan": ANTAR.join(s for s, _ in self.sebutan()),
            "permintaan": self.permintaan.kode if self.permintaan else "",
        }


def periode_kini(skp):
    semua = PeriodeEvaluasi.objects.filter(periode=skp.periode_id)
    return semua.filter(jenis="periodik", mulai__lte=localdate()).order_by("-mulai").first() or semua.first()


@untuk_pegawai("GET", "POST")
def beri(request, kode):
    alamat = AlamatBeriForm.baca(request)
    meja = Meja(request.saya, kode, request.POST.get("permintaan", "")[:16] or alamat["permintaan"])
    catatan = _catatan(meja, alamat["catatan"])
    if request.method != "POST":
        awal = meja.awal(ambil_periode(meja.skp, alamat["periode"])) | _dari_catatan(catatan)
        return _tampilkan(request, meja, meja.formulir(initial=awal))
    if BANTU & request.POST.keys():
        return _bantu(request, meja)
    formulir = meja.formulir(request.POST)
    if formulir.is_valid():
        beres, kiriman = jalankan(formulir, _kirim, request.saya, meja, formulir, catatan)
        if beres:
            return _terkirim(request, meja, kiriman)
    return _tampilkan(request, meja, formulir)


def _catatan(meja, pk):
    """His own note on this SKP, which becomes the feedback; None when the form was opened without one."""
    if not pk:
        return None
    milik = CatatanPemantauan.objects.filter(oleh=meja.saya, skp__rangkaian=meja.skp.rangkaian)
    return get_object_or_404(milik, pk=pk)


def _dari_catatan(catatan):
    if catatan is None:
        return {}
    baris = f"iki-{catatan.iki_id}" if catatan.iki_id else f"rhk-{catatan.rhk_id}" if catatan.rhk_id else ""
    return {"isi": catatan.isi, "sasaran": baris or catatan.perilaku, "bentuk": catatan.sifat}


@transaction.atomic
def _kirim(saya, meja, formulir, catatan):
    kiriman = _beri(saya, meja, formulir)
    if catatan:
        catatan_pemantauan.tautkan(catatan, kiriman, oleh=saya)
    return kiriman


def _beri(saya, meja, formulir):
    isi = formulir.cleaned_data
    bukti = list(BuktiDukung.objects.filter(pemilik=saya, kode__in=isi["bukti"]))
    if isi["tautan"]:
        bukti.append(alur_bukti.tambah_tautan(oleh=saya, judul=isi["tautan"][:200], tautan=isi["tautan"]))
    return umpan_balik.beri(
        meja.skp,
        ambil_periode(meja.skp, isi["periode"]),
        oleh=saya,
        **{nama: isi[nama] for nama in ("isi", "nada", "saran", "bentuk", "cara")},
        **meja.pilihan[isi["sasaran"]],
        dari=formulir.sebutan(),
        permintaan=meja.permintaan,
        diumumkan=[] if formulir.sebutan() else [s for s in isi["diumumkan"].split(ANTAR) if s],
        bukti=list({b.pk: b for b in bukti}.values()),
    )


def _terkirim(request, meja, kiriman):
    messages.success(request, titik(f"Umpan balik terkirim ke {meja.skp.pegawai.nama_lengkap}"))
    if banyak := mutu_umpan.serupa(kiriman.isi, pemberi=request.saya, untuk=meja.skp):
        messages.info(request, f"Kalimat ini dipakai untuk {banyak + 1} orang. Lain kali tambahkan satu hal yang khas.")
    if meja.penilai:
        return redirect(f"{reverse('skp_app:umpan_balik')}?skp={meja.skp.kode}&periode={kiriman.periode_evaluasi.kode}")
    return redirect("skp_app:umpan_diberi")


def _bantu(request, meja):
    """Hints on the text, or an opening put behind it; nothing is sent and nothing is judged."""
    data = request.POST.copy()
    for pembuka in teks_instansi.frasa(request, PEMBUKA):
        if str(pembuka.awal) == data.get("pembuka"):
            data["isi"] = f"{data.get('isi', '').rstrip()} {pembuka.isi}".strip()
    isi = data.get("isi", "")[:2000]
    serupa = mutu_umpan.serupa(isi, pemberi=request.saya, untuk=meja.skp)
    daftar = petunjuk(isi, berbukti=bool(data.get("bukti") or data.get("tautan")), serupa=serupa)
    if request.headers.get("HX-Request"):
        return render(request, "skp_app/_umpan_mutu.html", {"petunjuk": daftar})
    awal = {nama: data.getlist(nama) if nama == "bukti" else data.get(nama) for nama in data}
    return _tampilkan(request, meja, meja.formulir(initial=awal), petunjuk=daftar)


def _tampilkan(request, meja, formulir, **lain):
    milik = UmpanBalik.objects.filter(skp__rangkaian=meja.skp.rangkaian, pemberi=request.saya)
    konteks = {
        "skp": meja.skp,
        "permintaan": meja.permintaan,
        "formulir": formulir,
        "sebutan": meja.sebutan(),
        "dasar": meja.izin.diminta if meja.permintaan else meja.izin.umum,
        "penilai": meja.penilai,
        "nama_saya": request.saya.nama_lengkap,
        "pembuka": teks_instansi.frasa(request, PEMBUKA),
        "periode": PeriodeEvaluasi.objects.filter(
            kode=str(formulir["periode"].value() or "")[:12], periode=meja.skp.periode_id
        ).first(),
        "diberikan": milik.select_related(*TERKAIT).order_by("-dikirim_pada", "-pk")[:10],
        "menu": "skp_app:tim" if meja.penilai else "skp_app:umpan_balik",
        **lain,
    }
    return render(request, "skp_app/umpan_balik_beri.html", konteks, status=status(formulir))
