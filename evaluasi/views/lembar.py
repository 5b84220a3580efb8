"""The sheet on which a penilai sees everything that one person planned, did and was told in a period."""

from collections import defaultdict

from django.db.models import Q
from django.utils.timezone import localdate

from evaluasi.alur import hitung, pertimbangan, versi
from evaluasi.alur.pengganti import pena
from evaluasi.alur.penilaian import saran_untuk
from evaluasi.alur.salinan import realisasi_periode, umpan_balik_periode
from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.status import TERTETAPKAN
from evaluasi.models import Evaluasi
from skp_app.alur import rencana_aksi
from skp_app.alur.bimbingan import banyak_terlaksana
from skp_app.alur.isi import baris_rhk
from skp_app.alur.pengambilalihan import catatan_evaluasi
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.models.dokumentasi import JenisRealisasi
from skp_app.models.umpan_balik import Nada
from skp_app.views.survei_hasil import untuk_penilaian

WARNA_NADA = {Nada.POSITIF: "hijau", Nada.NETRAL: "netral", Nada.TIDAK_POSITIF: "kuning"}


def evaluasi_dari(skp, periode, saya):
    """The evaluation as stored, or an unsaved one to fill in.

    What the penilai had rated is a start for his atasan (Lampiran p. 115 A.8), never for anybody else.
    """
    ada = versi.milik(skp, periode)
    if ada and (ada.penilai_id == saya.pk or ada.tertetapkan or pena(skp, periode, localdate()).pegawai == saya):
        ada.versi_lama = ada.skp_id != skp.pk and not ada.tertetapkan
        ada.skp, ada.periode_evaluasi = skp, periode
        return ada
    return Evaluasi(skp=skp, periode_evaluasi=periode, penilai=saya, unit_capaian=skp.unit_penilai, versi=0)


def fakta(skp, periode, evaluasi):
    """Plan, realisasi, evidence and feedback as the template draws them."""
    umpan_balik = umpan_balik_periode(skp, periode)
    realisasi = realisasi_periode(skp, periode)
    daftar = baris_rhk(skp)
    aksi = defaultdict(list)
    for a in rencana_aksi.semua(skp, periode):
        aksi[a.garis_rhk].append(a)
    kartu = [_kartu(rhk, periode, realisasi, umpan_balik) | {"aksi": aksi[rhk.garis]} for rhk in daftar]
    diambil = catatan_evaluasi(skp, periode)
    for k in kartu:
        k["diambil_alih"] = diambil.get(k["rhk"].garis)
    kini = {i.garis for r in daftar for i in r.iki.all()}
    return {
        "kartu": kartu,
        "jumlah_iki": sum(len(k["baris"]) for k in kartu),
        "jumlah_terisi": len({b["iki"].pk for k in kartu for b in k["baris"] if b["realisasi"]}),
        "dicabut": _dicabut(kini, realisasi, umpan_balik) + _rhk_dicabut({r.garis for r in daftar}, umpan_balik),
        **_perilaku(skp, umpan_balik),
        "lalu": sebelumnya(evaluasi),
        "saran": saran_untuk(evaluasi),
        "bimbingan": banyak_terlaksana(skp),
        "survei": untuk_penilaian(skp, periode),  # beside the rating, never in `saran`
        **_pertimbangan(skp, periode, daftar),
    }


def _pertimbangan(skp, periode, daftar):
    """What others said to the penilai, whom he asked, and whom he may still ask."""
    semua = list(pertimbangan.milik(skp, periode))
    nomor = {r.garis: r.nomor for r in daftar}
    for p in semua:
        p.kata = [(nomor.get(n.rhk.garis), n.rhk.teks, n.get_nilai_display()) for n in p.rhk.all()]
    sudah = {p.pemberi_id for p in semua}
    lain = [c for pk, c in pertimbangan.calon(skp, periode).items() if pk not in sudah]
    return {"pertimbangan": semua, "calon_pertimbangan": lain}


def _kartu(rhk, periode, realisasi, umpan_balik):
    iki = list(rhk.iki.all())
    milik = {i.garis for i in iki}
    baris = [
        {"iki": i, "realisasi": r, "sementara": _sementara(r, periode)} for i in iki for r in [realisasi.get(i.garis)]
    ]
    return {
        "rhk": rhk,
        "baris": baris,
        "bukti": [p for r in baris if r["realisasi"] for p in r["realisasi"].pakai_bukti.all()],
        "umpan_balik": [_berwarna(u) for u in umpan_balik if _tentang(u, rhk, milik)],
    }


def _sementara(realisasi, periode):
    """'Progres Triwulan III 2026' where the yearly sheet wants realisasi akhir (Lampiran p. 100) and has none."""
    if not periode.tahunan or realisasi is None or realisasi.jenis == JenisRealisasi.AKHIR:
        return ""
    return f"Progres {realisasi.periode_evaluasi.nama}"


def _tentang(u, rhk, garis_iki):
    return u.rhk.garis == rhk.garis if u.rhk else bool(u.iki) and u.iki.garis in garis_iki


def _dicabut(kini, realisasi, umpan_balik):
    """IKI that this version no longer has, with what was done and said on them under an earlier one."""
    lama = {garis: {"iki": r.iki, "realisasi": r, "umpan_balik": []} for garis, r in realisasi.items()}
    for u in umpan_balik:
        if u.iki:
            lama.setdefault(u.iki.garis, {"iki": u.iki, "realisasi": None, "umpan_balik": []})
            lama[u.iki.garis]["umpan_balik"].append(_berwarna(u))
    return [isi for garis, isi in lama.items() if garis not in kini]


def _rhk_dicabut(kini, umpan_balik):
    """The same for what was said on a whole RHK."""
    lama = {}
    for u in umpan_balik:
        if u.rhk and u.rhk.garis not in kini:
            lama.setdefault(u.rhk.garis, {"iki": u.rhk, "realisasi": None, "umpan_balik": []})
            lama[u.rhk.garis]["umpan_balik"].append(_berwarna(u))
    return list(lama.values())


def _berwarna(umpan_balik):
    umpan_balik.warna = WARNA_NADA[Nada(umpan_balik.nada)]
    return umpan_balik


def _perilaku(skp, umpan_balik):
    """The seven values with what was said and expected; those without either are only counted."""
    kata, harapan = defaultdict(list), defaultdict(list)
    for u in umpan_balik:
        kata[u.perilaku].append(_berwarna(u))
    for e in skp.ekspektasi.all():
        harapan[e.nilai].append(e.teks)
    semua = [{"nama": n.cetak, "umpan_balik": kata[n], "ekspektasi": harapan[n]} for n in NilaiPerilaku]
    terisi = [n for n in semua if n["umpan_balik"] or n["ekspektasi"]]
    return {
        "perilaku": terisi,
        "perilaku_kosong": len(semua) - len(terisi),
        "jumlah_perilaku": sum(len(n["umpan_balik"]) for n in semua),
    }


def sebutan_capaian(unit, periode):
    """'Baik', or '' while nobody has recorded it."""
    berlaku = hitung.yang_berlaku(unit, periode)
    if not berlaku.predikat:
        return ""
    return f"{Capaian(berlaku.predikat).cetak}{' (tahun sebelumnya)' if berlaku.tahun_lalu else ''}"


def sebelumnya(evaluasi):
    """Results of the other periods of the year; shown beside, never averaged (Pasal 1 angka 8).

    His own, and those that were set on the SKP which this one carries on (Lampiran p. 91 A.13).
    """
    milik = Q(penilai=evaluasi.penilai)
    if evaluasi.skp.melanjutkan_id:
        milik |= Q(skp__mulai__lt=evaluasi.skp.mulai, status__in=TERTETAPKAN)
    setahun = Evaluasi.objects.filter(
        milik,
        skp__pegawai=evaluasi.skp.pegawai_id,
        periode_evaluasi__periode=evaluasi.skp.periode_id,
    )
    lain = setahun.exclude(periode_evaluasi=evaluasi.periode_evaluasi, skp=evaluasi.skp).exclude(predikat="")
    return list(lain.select_related("periode_evaluasi", "penilai").order_by("periode_evaluasi__selesai", "skp__mulai"))
