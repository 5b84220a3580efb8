"""Results that were set: read, handed over, received, printed."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from evaluasi import bagan
from evaluasi.alur import pelaporan, pencetakan, penyampaian
from evaluasi.alur.angka_kredit import penempatan_jf
from evaluasi.alur.keberatan import keadaan
from evaluasi.aturan import penjelasan
from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.keberatan import TERBUKA
from evaluasi.aturan.kuadran import Predikat
from evaluasi.aturan.status import TERTETAPKAN, Status, langkah_tersedia
from evaluasi.models import Evaluasi, PredikatTerdahulu, TindakLanjut
from evaluasi.views.kesepakatan import disepakati
from pegawai import pembacaan
from pegawai.akses import untuk_pegawai
from pegawai.aturan.teks import titik
from pegawai.models.pembacaan import JenisBaca
from pegawai.penolakan import IsianKeliru
from pegawai.templatetags.tampilan import tanggal
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.hasil_kerja import JenisRhk
from skp_app.dokumen.cetak import TerlaluPanjang

TITIK_TREN = 12  # results in the picture
PIHAK = ("skp__pegawai", "penilai", "periode_evaluasi__periode", "unit_capaian")


@untuk_pegawai
def hasil(request):
    milik = Evaluasi.objects.filter(skp__pegawai=request.saya, status__in=TERTETAPKAN)
    daftar = milik.select_related("periode_evaluasi__periode", "penilai").order_by(
        "-periode_evaluasi__periode__tahun", "periode_evaluasi__selesai", "-periode_evaluasi__mulai"
    )
    terdahulu = PredikatTerdahulu.objects.dipakai().filter(pegawai=request.saya).select_related("impor")
    konteks = {
        "daftar": daftar,
        "terdahulu": terdahulu,
        "tren": tren(daftar, terdahulu),
        "kesepakatan": disepakati(request.saya),
        "fungsional": bool(penempatan_jf(request.saya)),
    }
    return render(request, "evaluasi/hasil.html", konteks)


def tren(daftar, terdahulu=()):
    """The latest results in the order of the calendar, as picture and rows; None while there is nothing to compare."""
    urut = sorted([*map(_titik, daftar), *map(_titik_terdahulu, terdahulu)], key=lambda t: t[0])[-TITIK_TREN:]
    if len(urut) < 2:
        return None
    titik = [t for _, t in urut]
    baris, lalu = [], {False: "", True: ""}  # a yearly result is compared with the yearly one before it
    for t in titik:
        baris.append((t.sebutan, Predikat(t.predikat).cetak, penjelasan.arah(lalu[t.tahunan], t.predikat)))
        lalu[t.tahunan] = t.predikat
    return {"gambar": bagan.tren(titik, id="tren"), "baris": baris}


def _titik(e):
    periode = e.periode_evaluasi
    return (periode.selesai, periode.tahunan, e.pk), bagan.Titik(periode.nama, e.predikat_akhir, periode.tahunan)


def _titik_terdahulu(p):
    return (date(p.tahun, 12, 31), True, 0), bagan.Titik(f"Akhir tahun {p.tahun}", p.predikat, True, impor=True)


@untuk_pegawai
def rincian(request, kode):
    evaluasi = ambil(request.saya, kode)
    if not evaluasi.tertetapkan:
        return redirect("evaluasi:nilai", evaluasi.periode_evaluasi.kode, evaluasi.skp.kode)
    peran = evaluasi.peran(request.saya)
    kini = keadaan(evaluasi, localdate()) if "pegawai" in peran else None
    kasus = evaluasi.keberatan.visible_to(request.saya).order_by("-pk").first()
    konteks = {
        "evaluasi": evaluasi,
        "alasan": _alasan(evaluasi),
        "pertimbangan_hukum": penjelasan.PERTIMBANGAN,
        "tindakan": tindakan(evaluasi, kini, kasus) if kini else [],
        "sendiri": "pegawai" in peran,
        "dinilai_saya": "penilai" in peran,
        "langkah": langkah_tersedia(evaluasi.status, peran),
        "linimasa": linimasa(evaluasi),
        "keberatan": kasus,
        "kini": kini,
        "tindak_lanjut": TindakLanjut.objects.visible_to(request.saya).filter(evaluasi=evaluasi).first(),
        "laporan": pelaporan.keadaan(evaluasi, localdate()),
        **terbaca(evaluasi.salinan),
    }
    return render(request, "evaluasi/rincian.html", konteks)


def _alasan(evaluasi):
    """Of the ratings that count: those of a decision on a keberatan, else of the penilai."""
    return penjelasan.alasan(
        evaluasi.putusan_hasil or evaluasi.rating_hasil,
        evaluasi.putusan_perilaku or evaluasi.rating_perilaku,
        evaluasi.predikat_akhir,
        tahunan=evaluasi.periode_evaluasi.tahunan,
        studi_gagal=evaluasi.tugas_belajar_gagal,
    )


def tindakan(evaluasi, kini, kasus):
    """What the pegawai can do now and until when: [{apa, batas, lewat}]; without a day what is over or final."""
    hari = localdate()
    if evaluasi.status == Status.DITETAPKAN:
        daftar = [("Dokumen evaluasi diserahkan kepada Anda oleh pejabat penilai.", evaluasi.batas_penyerahan)]
    elif evaluasi.status == Status.DISAMPAIKAN:
        kalimat = "Baca dokumen evaluasi, lalu tanda tangani penerimaannya. Tanda tangan bukan persetujuan."
        daftar = [(kalimat, evaluasi.batas_pengembalian)]
    else:
        daftar = [("Dokumen evaluasi sudah Anda terima.", None)]
    if kasus is not None and kasus.status in TERBUKA:
        daftar.append(("Keberatan Anda diputus oleh atasan pejabat penilai.", kasus.batas_putusan))
    elif kini.sebab:
        daftar.append((kini.sebab, None))
    elif kini.terlambat:
        daftar.append((f"Masa keberatan berakhir {tanggal(kini.batas)}; sesudahnya perlu alasan dan izin BKD.", None))
    else:
        daftar.append(
            ("Bila hasil ini menurut Anda keliru, ajukan keberatan kepada atasan pejabat penilai.", kini.batas)
        )
    return [{"apa": apa, "batas": batas, "lewat": bool(batas and batas < hari)} for apa, batas in daftar]


@untuk_pegawai("POST")
def sampaikan(request, kode):
    evaluasi = penyampaian.sampaikan(ambil(request.saya, kode), oleh=request.saya)
    messages.success(request, titik(f"Dokumen evaluasi disampaikan kepada {evaluasi.skp.pegawai.nama_lengkap}"))
    return redirect("evaluasi:rincian", kode)


@untuk_pegawai("POST")
def terima(request, kode):
    penyampaian.terima(ambil(request.saya, kode), oleh=request.saya)
    messages.success(request, "Penerimaan dokumen evaluasi dicatat.")
    return redirect("evaluasi:rincian", kode)


@untuk_pegawai
def hasil_pdf(request, kode):
    return _pdf(ambil(request.saya, kode), pencetakan.cetak_hasil, "hasil-evaluasi")


@untuk_pegawai
def dokumen_pdf(request, kode):
    return _pdf(ambil(request.saya, kode), pencetakan.cetak_dokumen, "dokumen-evaluasi")


def ambil(saya, kode):
    evaluasi = get_object_or_404(Evaluasi.objects.visible_to(saya).select_related(*PIHAK), kode=kode)
    pembacaan.tandai(saya, evaluasi.skp.pegawai_id, JenisBaca.HASIL, evaluasi.peran(saya))
    return evaluasi


def _pdf(evaluasi, cetak, nama):
    try:
        isi = cetak(evaluasi)
    except TerlaluPanjang as galat:
        raise IsianKeliru(str(galat)) from galat
    berkas = f"{nama}-{evaluasi.periode_evaluasi.kode}-{evaluasi.kode}.pdf"
    kepala = {"Content-Disposition": f'inline; filename="{berkas}"'}
    return HttpResponse(isi, content_type="application/pdf", headers=kepala)


def terbaca(salinan):
    """The frozen copy as the page shows it."""
    isi = salinan["skp"]
    return {
        "pegawai": isi["pegawai"],
        "penilai": isi["penilai"],
        "capaian": Capaian(salinan["capaian"]).cetak,
        "capaian_catatan": salinan["capaian_catatan"],
        "kartu": [_kartu(rhk, salinan) for rhk in isi["rhk"]],
        "perilaku": [(n.cetak, salinan["perilaku"][n]) for n in NilaiPerilaku if n in salinan["perilaku"]],
    }


def _kartu(rhk, salinan):
    nomor = str(rhk["nomor"])
    kosong = {"realisasi": [], "umpan_balik": []}
    hasil = salinan["hasil"].get(nomor, [])
    hasil = hasil + [kosong] * (len(rhk["iki"]) - len(hasil))
    return {
        "nomor": rhk["nomor"],
        "teks": rhk["teks"],
        "diambil_alih": nomor in salinan.get("diambil_alih", {}),
        "jenis": JenisRhk(rhk["jenis"]).cetak,
        "baris": [{"iki": iki, "realisasi": h["realisasi"]} for iki, h in zip(rhk["iki"], hasil, strict=False)],
        "umpan_balik": [u for h in hasil for u in h["umpan_balik"]],
    }


def linimasa(evaluasi):
    """Set, handed over, returned: what happened, and by when the rest is due."""
    tahap = [
        ("Ditetapkan pejabat penilai kinerja", evaluasi.ditetapkan_pada, None),
        ("Disampaikan kepada pegawai", evaluasi.disampaikan_pada, evaluasi.batas_penyerahan),
        ("Diterima pegawai", evaluasi.diterima_pada, evaluasi.batas_pengembalian),
    ]
    kini = next((nama for nama, pada, _ in tahap if pada is None), None)
    return [
        {"nama": nama, "pada": pada, "batas": batas, "kelas": "beres" if pada else "kini" if nama == kini else "",
         "lewat": bool(batas and not pada and batas < localdate())}
        for nama, pada, batas in tahap
    ]  # fmt: skip
