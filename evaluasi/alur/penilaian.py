"""Rating one person in one period, and setting the result (Pasal 24-25; Lampiran p. 97-103)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate, now

from evaluasi.alur import hitung, kesepakatan, pengganti, rekomendasi, studi
from evaluasi.alur import versi as versi_skp
from evaluasi.alur.salinan import realisasi_periode, susun, umpan_balik_periode
from evaluasi.alur.transisi import terkunci, transition
from evaluasi.aturan.kuadran import Rating
from evaluasi.aturan.saran import Saran, Tanda, sarankan
from evaluasi.aturan.status import DAPAT_DINILAI
from evaluasi.aturan.tenggat import penyerahan
from evaluasi.models import Evaluasi, TandaRhk
from pegawai.models import HariLibur, Ketentuan, Pegawai
from pegawai.penolakan import IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur.isi import sidik
from skp_app.alur.peristiwa import masih_dinilai
from skp_app.alur.transisi import terkunci as skp_terkunci
from skp_app.aturan.status import BERLAKU
from skp_app.aturan.status import Status as StatusSkp
from skp_app.models import PenutupanPeriode, PeriodeEvaluasi, Skp
from skp_app.models.dokumentasi import JenisRealisasi

BIDANG = ("rating_hasil", "rating_perilaku", "catatan", "alasan_menyimpang")
SKP_BERUBAH = "SKP pegawai ini berubah sejak dinilai. Periksa lagi penilaian Anda, lalu simpan."
STUDI_BERUBAH = "Hasil tugas belajar pegawai ini berubah sejak dinilai. Periksa lagi penilaian Anda, lalu simpan."
ALASAN_KOSONG = "Rating hasil kerja berbeda dari saran. Tulis alasannya pada lembar penilaian."


@transaction.atomic
def nilai(
    skp: Skp,
    periode: PeriodeEvaluasi,
    *,
    oleh: Pegawai,
    rating_hasil: str,
    rating_perilaku: str,
    catatan: str = "",
    alasan_menyimpang: str = "",
    tanda: Mapping[int, str] | None = None,
    versi: int = 0,
) -> Evaluasi:
    """Save both ratings; the predikat follows from the quadrant and is never given.

    `versi` is 0 for a first rating. `tanda` marks RHK by their id; None leaves the marks as they are. Raises
    VersiBasi when the form is older than the row.
    """
    evaluasi = _buka(skp, periode, oleh)
    isian = {
        "rating_hasil": Rating(rating_hasil),
        "rating_perilaku": Rating(rating_perilaku),
        "catatan": catatan.strip(),
        "alasan_menyimpang": alasan_menyimpang.strip(),
    }
    gagal = studi.gagal(skp, periode) is not None
    if _sama(evaluasi, isian, tanda) and evaluasi.tugas_belajar_gagal == gagal:
        return evaluasi
    with transition(evaluasi, "nilai", oleh=oleh, **{k: str(v) for k, v in isian.items()}) as evaluasi:
        _versi_cocok(evaluasi, versi, isian)
        for bidang, isi in isian.items():
            setattr(evaluasi, bidang, isi)
        evaluasi.tugas_belajar_gagal = gagal
        evaluasi.predikat = studi.predikat_sah(rating_hasil, rating_perilaku, studi_gagal=gagal)
        evaluasi.versi += 1
        evaluasi.dinilai_pada = now()
        if tanda is not None:
            _simpan_tanda(evaluasi, tanda)
        _sarankan(evaluasi)
        hitung.pesan(evaluasi.unit_capaian, periode, oleh)
    return evaluasi


def _buka(skp: Skp, periode: PeriodeEvaluasi, oleh: Pegawai) -> Evaluasi:
    skp = skp_terkunci(skp)
    milik = pengganti.pastikan(skp, periode, oleh, localdate())
    if skp.status not in BERLAKU and not masih_dinilai(skp, periode):
        raise KeadaanMenolak("Pegawai ini belum punya SKP yang ditetapkan.")
    if (dipakai := kesepakatan.milik(skp, periode)) and dipakai.disetujui_pada:
        raise KeadaanMenolak(f"Disepakati memakai hasil {dipakai.evaluasi.periode_evaluasi.nama} untuk periode ini.")
    if not skp.mencakup(periode):
        raise KeadaanMenolak(f"{periode.nama} berada di luar masa SKP ini.")
    if not skp.dinilai_dalam(periode):
        raise KeadaanMenolak("Evaluasi tahunan pegawai ini dilakukan pada SKP terakhirnya tahun itu.")
    if localdate() < periode.mulai:
        raise KeadaanMenolak(f"{periode.nama} belum dimulai.")
    if ada := versi_skp.milik(skp, periode):
        versi_skp.lanjutkan(ada, skp, oleh)
        ada = terkunci(ada.pk)
        pengganti.serahkan(ada, milik)
        return ada
    return terkunci(_mulai(skp, periode, milik).pk)


def _mulai(skp: Skp, periode: PeriodeEvaluasi, milik: pengganti.Pena) -> Evaluasi:
    unit = pengganti.unit_capaian(skp, milik)
    capaian = hitung.yang_berlaku(unit, periode)
    return Evaluasi.objects.create(
        skp=skp,
        periode_evaluasi=periode,
        penilai=milik.pegawai,
        pemegang=milik.sebagai,
        penunjukan=milik.penunjukan,
        unit_capaian=unit,
        capaian=capaian.predikat,
        capaian_tahun_lalu=capaian.tahun_lalu,
        versi=0,
    )


def _sama(evaluasi: Evaluasi, isian: Mapping[str, Any], tanda: Mapping[int, str] | None) -> bool:
    """A second click of the same form: nothing to do."""
    return all(getattr(evaluasi, b) == n for b, n in isian.items()) and (
        tanda is None or dict(evaluasi.tanda.values_list("rhk_id", "nilai")) == dict(tanda)
    )


def _versi_cocok(evaluasi: Evaluasi, versi: int, isian: Mapping[str, Any]) -> None:
    if evaluasi.versi != versi:
        berisi = [b for b in BIDANG if isian[b] or getattr(evaluasi, b)]
        tersimpan = {b: _terbaca(getattr(evaluasi, b)) for b in berisi} | {"versi": evaluasi.versi}
        dikirim = {b: _terbaca(isian[b]) for b in berisi}
        raise VersiBasi("Penilaian ini baru saja disimpan dari tempat lain.", tersimpan=tersimpan, dikirim=dikirim)


def _terbaca(isi: str) -> str:
    """A rating in the regulation's words; other text as it is."""
    return Rating(isi).cetak if isi in list(Rating) else isi


def _simpan_tanda(evaluasi: Evaluasi, tanda: Mapping[int, str]) -> None:
    milik = set(evaluasi.skp.rhk.values_list("pk", flat=True))
    if set(tanda) - milik:
        raise IsianKeliru("Ada tanda untuk RHK yang bukan bagian dari SKP ini.")
    evaluasi.tanda.all().delete()
    TandaRhk.objects.bulk_create([TandaRhk(evaluasi=evaluasi, rhk_id=r, nilai=Rating(n)) for r, n in tanda.items()])


def _sarankan(evaluasi: Evaluasi) -> None:
    """Keep what the criteria suggest beside what the penilai decided."""
    saran = saran_untuk(evaluasi)
    evaluasi.saran_hasil = saran.rating if saran else ""
    evaluasi.saran_alasan = f"{'; '.join(saran.alasan)}."[:500] if saran else ""


def saran_untuk(evaluasi: Evaluasi, tanda: Mapping[int, str] | None = None) -> Saran | None:
    """The suggestion for this evaluation: a head follows his unit's capaian, everybody else the marks.

    `tanda` are marks by RHK id that are not saved yet; None reads the saved ones.
    """
    skp, periode = evaluasi.skp, evaluasi.periode_evaluasi
    if skp.memimpin_unit and Ketentuan.objects.nilai("capaian_kepala_jadi_saran", localdate()):
        return hitung.saran_kepala(skp.unit, hitung.yang_berlaku(skp.unit, periode).predikat)
    if tanda is None and evaluasi._state.adding:  # an evaluation that is only drawn, not yet saved
        return None
    nada = [u.nada for u in umpan_balik_periode(skp, periode) if not u.perilaku]
    return sarankan(_tanda(evaluasi, tanda), nada, tahunan=periode.tahunan, tanpa_akhir=_tanpa_akhir(skp, periode))


def _tanda(evaluasi: Evaluasi, tanda: Mapping[int, str] | None) -> list[Tanda]:
    if tanda is None:
        return [Tanda(j == "utama", n) for j, n in evaluasi.tanda.values_list("rhk__jenis", "nilai")]
    jenis = dict(evaluasi.skp.rhk.values_list("pk", "jenis"))
    return [Tanda(jenis[rhk] == "utama", nilai) for rhk, nilai in tanda.items() if rhk in jenis]


def _tanpa_akhir(skp: Skp, periode: PeriodeEvaluasi) -> int:
    """RHK of which some indicator has no realisasi akhir; only the yearly rating asks for it (Lampiran p. 100)."""
    if not periode.tahunan:
        return 0
    akhir = {garis for garis, r in realisasi_periode(skp, periode).items() if r.jenis == JenisRealisasi.AKHIR}
    iki = skp.rhk.values_list("pk", "iki__garis")
    return len({rhk for rhk, garis in iki if garis not in akhir})


@transaction.atomic
def tetapkan(evaluasi: Evaluasi, *, oleh: Pegawai, versi: int) -> Evaluasi:
    """The signature of who holds the pen: content and identities are frozen, the documentation is closed.

    `versi` is the version on his screen. The atasan of a late penilai also signs what that one had rated (Lampiran
    p. 115 A.8). Raises KeadaanMenolak while the capaian of the unit is unknown, IsianKeliru without catatan or
    rekomendasi (p. 114, 3), or without a reason for a rating hasil kerja that differs from the suggested one.
    """
    _ambil_pena(evaluasi, oleh)
    with transition(evaluasi, "tetapkan", oleh=oleh) as evaluasi:
        if evaluasi.versi != versi:
            raise VersiBasi("Penilaian berubah setelah Anda membukanya. Periksa lagi sebelum menetapkan.")
        if evaluasi.skp.status == StatusSkp.DIGANTIKAN:
            raise VersiBasi(SKP_BERUBAH)
        _siap_ditetapkan(evaluasi)
        hari = localdate()
        evaluasi.ditetapkan_pada = now()
        evaluasi.nomor_dokumen = f"EK-{evaluasi.periode_evaluasi.kode.upper()}-{evaluasi.kode[:12].upper()}"
        evaluasi.batas_penyerahan = penyerahan(hari, hari_kerja(evaluasi, "penyerahan", hari), libur())
        evaluasi.salinan = susun(evaluasi, hari)
        evaluasi.sidik = sidik(evaluasi.salinan)
        PenutupanPeriode.objects.create(skp=evaluasi.skp, periode_evaluasi=evaluasi.periode_evaluasi)
        rekomendasi.tulis(evaluasi, evaluasi.catatan)
        hitung.pesan(evaluasi.unit_capaian, evaluasi.periode_evaluasi, oleh)
    return evaluasi


def _ambil_pena(evaluasi: Evaluasi, oleh: Pegawai) -> None:
    """Nothing for who is neither the holder nor one who was: the step itself refuses him."""
    kini = Evaluasi.objects.select_related("skp", "periode_evaluasi").get(pk=evaluasi.pk)
    if kini.status not in DAPAT_DINILAI:
        return
    skp = skp_terkunci(kini.skp)
    if "penilai" in kini.peran(oleh) or pengganti.pena(skp, kini.periode_evaluasi, localdate()).pegawai.pk == oleh.pk:
        pengganti.serahkan(terkunci(kini.pk), pengganti.pastikan(skp, kini.periode_evaluasi, oleh, localdate()))


def hari_kerja(evaluasi: Evaluasi, apa: str, hari: date) -> int:
    """Days of a term of the Dokumen Evaluasi; D.1.2 has its own, shorter ones (p. 116 A.9-A.10)."""
    return Ketentuan.objects.nilai(f"{apa}_atasan_hari_kerja" if evaluasi.oleh_atasan else f"{apa}_hari_kerja", hari)


def _siap_ditetapkan(evaluasi: Evaluasi) -> None:
    capaian = hitung.yang_berlaku(evaluasi.unit_capaian, evaluasi.periode_evaluasi, kunci=True)
    evaluasi.capaian, evaluasi.capaian_tahun_lalu = capaian.predikat, capaian.tahun_lalu
    if not evaluasi.capaian:
        raise KeadaanMenolak(f"Capaian kinerja {evaluasi.unit_capaian.nama} belum direkam oleh BKD.")
    if not evaluasi.catatan:
        kalimat = "Catatan atau rekomendasi belum diisi; dokumen evaluasi memerlukannya."
        raise IsianKeliru(kalimat, {"catatan": kalimat})
    if evaluasi.tugas_belajar_gagal != (studi.gagal(evaluasi.skp, evaluasi.periode_evaluasi) is not None):
        raise VersiBasi(STUDI_BERUBAH)
    _sarankan(evaluasi)
    if not evaluasi.menyimpang:
        evaluasi.alasan_menyimpang = ""
    elif not evaluasi.alasan_menyimpang:
        raise IsianKeliru(ALASAN_KOSONG, {"alasan_menyimpang": ALASAN_KOSONG})


def libur() -> frozenset:
    return frozenset(HariLibur.objects.values_list("tanggal", flat=True))
