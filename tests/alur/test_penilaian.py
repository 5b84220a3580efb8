"""nilai, tetapkan, sampaikan, terima: the penilai decides, the quadrant answers, the set result stays."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from evaluasi.alur import penilaian, penyampaian
from evaluasi.aturan.kuadran import predikat, semua_sel
from evaluasi.models import Evaluasi
from pegawai.models import Jejak, Pegawai, Pekerjaan, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import umpan_balik
from skp_app.alur.isi import sidik
from skp_app.models import PeriodeDokumentasi, PeriodeEvaluasi
from tests import pembuat
from tests.cuplikan import ditolak, tanpa_perubahan

BASI = "Penilaian ini baru saja disimpan dari tempat lain."


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


@pytest.fixture
def dinilai(skp, tw1, pemeran):
    pembuat.catat_capaian(skp.unit_penilai, tw1, pemeran.admin)
    return pembuat.nilai(skp, tw1)


@pytest.fixture
def ditetapkan(dinilai, pemeran):
    return penilaian.tetapkan(dinilai, oleh=pemeran.budi, versi=dinilai.versi)


def langkah():
    return list(
        Jejak.objects.filter(objek_jenis="evaluasi").values_list("kata_kerja", "oleh__nama", "sebagai", "dari", "ke")
    )


# nilai -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("hasil", "perilaku", "sel"), semua_sel())
def test_predikat_mengikuti_kedua_rating(skp, tw1, hasil, perilaku, sel):
    evaluasi = pembuat.nilai(skp, tw1, hasil, perilaku)
    assert (evaluasi.predikat, evaluasi.status, evaluasi.versi) == (sel, "dinilai", 1)


def test_penilaian_meninggalkan_satu_jejak_dan_memesan_satu_hitung_ulang(skp, tw1, organisasi):
    evaluasi = pembuat.nilai(skp, tw1)
    assert (evaluasi.unit_capaian, evaluasi.dinilai_pada is not None) == (organisasi.egov, True)
    assert langkah() == [("nilai", "Budi Santoso", "penilai", "terbuka", "dinilai")]
    assert list(Pekerjaan.objects.values_list("tugas", "kunci")) == [
        ("evaluasi.hitung_predikat", f"unit-{organisasi.egov.pk}-{tw1.kode}")
    ]


@pytest.mark.parametrize("siapa", ["sari", "tono", "rina", "joko", "dewi", "admin", "bupati"])
def test_hanya_penilai_yang_menilai(skp, tw1, pemeran, siapa):
    with ditolak(BukanHak, "Penilaian hanya dapat dilakukan oleh pejabat penilai kinerja pegawai ini."):
        penilaian.nilai(skp, tw1, oleh=getattr(pemeran, siapa), rating_hasil="di_atas", rating_perilaku="di_atas")


@pytest.mark.parametrize("sampai", [lambda s: s, pembuat.ajukan], ids=["draf", "diajukan"])
def test_tanpa_skp_yang_ditetapkan_tidak_ada_penilaian(pemeran, tw1, sampai):
    skp = sampai(pembuat.buat_skp(pemeran.joko))
    with ditolak(KeadaanMenolak, "Pegawai ini belum punya SKP yang ditetapkan."):
        pembuat.nilai(skp, tw1)


def test_periode_tahun_lain_ditolak(skp, periode):
    pembuat.buat_periode(periode.tahun - 1)
    lalu = pembuat.triwulan(4, periode.tahun - 1)
    with ditolak(KeadaanMenolak, f"{lalu.nama} berada di luar masa SKP ini."):
        pembuat.nilai(skp, lalu)


def test_periode_sebelum_skp_mulai_ditolak(pemeran, periode, tw1):
    skp = pembuat.buat_skp_ditetapkan(pemeran.joko, mulai=date(periode.tahun, 7, 1))
    with ditolak(KeadaanMenolak, f"{tw1.nama} berada di luar masa SKP ini."):
        pembuat.nilai(skp, tw1)


def test_periode_yang_belum_mulai_ditolak(skp, tw1):
    besok = localdate() + timedelta(days=1)
    lain = PeriodeEvaluasi.objects.filter(jenis="periodik").exclude(pk=tw1.pk)
    PeriodeDokumentasi.objects.filter(periode_evaluasi__in=lain).delete()
    lain.delete()
    PeriodeEvaluasi.objects.filter(pk=tw1.pk).update(mulai=besok, selesai=besok)
    tw1.refresh_from_db()
    with ditolak(KeadaanMenolak, f"{tw1.nama} belum dimulai."):
        pembuat.nilai(skp, tw1)


def test_penilaian_yang_sama_dua_kali_tidak_mengubah_apa_apa(skp, tw1):
    pertama = pembuat.nilai(skp, tw1)
    with tanpa_perubahan():
        assert pembuat.nilai(skp, tw1) == pertama


def test_perubahan_menaikkan_versi(skp, tw1):
    pembuat.nilai(skp, tw1)
    evaluasi = pembuat.nilai(skp, tw1, "di_bawah", "di_bawah", versi=1)
    assert (evaluasi.predikat, evaluasi.versi) == ("sangat_kurang", 2)
    assert [j[3:] for j in langkah()] == [("terbuka", "dinilai"), ("dinilai", "dinilai")]


@pytest.mark.parametrize("versi", [0, 2, 99])
def test_penilaian_dengan_versi_lama_ditolak_dan_keduanya_disandingkan(skp, tw1, versi):
    pembuat.nilai(skp, tw1)
    with ditolak(VersiBasi, BASI) as penolakan:
        pembuat.nilai(skp, tw1, "di_atas", "sesuai", catatan="Lain", versi=versi)
    assert penolakan.value.tersimpan == {
        "rating_hasil": "Sesuai ekspektasi",
        "rating_perilaku": "Sesuai ekspektasi",
        "catatan": "Pertahankan mutu layanan.",
        "versi": 1,
    }
    assert penolakan.value.dikirim == {
        "rating_hasil": "Di atas ekspektasi",
        "rating_perilaku": "Sesuai ekspektasi",
        "catatan": "Lain",
    }


# marks and suggestion ----------------------------------------------------------------------------
def tanda(skp, *nilai):
    return dict(zip(skp.rhk.values_list("pk", flat=True), nilai, strict=True))


def test_tanda_per_rhk_menghasilkan_saran_dan_tidak_mengubah_rating(skp, tw1):
    evaluasi = pembuat.nilai(skp, tw1, tanda=tanda(skp, "di_bawah", "di_bawah"))
    assert (evaluasi.saran_hasil, evaluasi.rating_hasil, evaluasi.predikat) == ("di_bawah", "sesuai", "baik")
    assert evaluasi.saran_alasan == (
        "0 dari 2 hasil kerja di atas ekspektasi, 2 di bawah; 2 dari 2 hasil kerja utama di bawah ekspektasi."
    )


def test_umpan_balik_pada_indikator_ikut_menentukan_saran(skp, tw1, pemeran):
    iki = skp.rhk.first().iki.get()
    umpan_balik.beri(skp, tw1, oleh=pemeran.budi, isi="Belum.", nada="tidak_positif", iki=iki)
    umpan_balik.beri(skp, pembuat.triwulan(2), oleh=pemeran.budi, isi="Bagus.", nada="positif", iki=iki)
    umpan_balik.beri(skp, tw1, oleh=pemeran.budi, isi="Ramah.", nada="positif", perilaku="loyal")
    evaluasi = pembuat.nilai(skp, tw1, tanda=tanda(skp, "di_atas", "di_atas"))
    assert evaluasi.saran_hasil == "di_bawah"  # feedback of this period, on results only


def test_tanda_tetap_ada_bila_tidak_dikirim_dan_hilang_bila_dikosongkan(skp, tw1):
    evaluasi = pembuat.nilai(skp, tw1, tanda=tanda(skp, "di_atas", "sesuai"))
    evaluasi = pembuat.nilai(skp, tw1, catatan="Lain", versi=1)
    assert (evaluasi.tanda.count(), evaluasi.saran_hasil) == (2, "sesuai")
    evaluasi = pembuat.nilai(skp, tw1, catatan="Lain", tanda={}, versi=2)
    assert (evaluasi.tanda.count(), evaluasi.saran_hasil, evaluasi.versi) == (0, "", 3)


def test_tanda_pada_rhk_orang_lain_ditolak(skp, tw1, pemeran):
    asing = pembuat.buat_skp_ditetapkan(pemeran.joko).rhk.first()
    with ditolak(IsianKeliru, "Ada tanda untuk RHK yang bukan bagian dari SKP ini."):
        pembuat.nilai(skp, tw1, tanda={asing.pk: "di_atas"})


# tetapkan ----------------------------------------------------------------------------------------
def test_hasil_ditetapkan_dengan_salinan_sidik_nomor_dan_batas(ditetapkan, tw1):
    assert (ditetapkan.status, ditetapkan.sidik) == ("ditetapkan", sidik(ditetapkan.salinan))
    assert ditetapkan.nomor_dokumen == f"EK-{tw1.kode.upper()}-{ditetapkan.kode[:12].upper()}"
    assert (ditetapkan.salinan["predikat"], ditetapkan.salinan["capaian"]) == ("baik", "baik")
    assert ditetapkan.batas_penyerahan > localdate()
    assert langkah()[1:] == [("tetapkan", "Budi Santoso", "penilai", "dinilai", "ditetapkan")]
    assert ditetapkan.skp.penutupan.get().periode_evaluasi == tw1


@pytest.mark.parametrize("siapa", ["sari", "tono", "rina", "joko", "dewi", "admin"])
def test_hanya_penilai_yang_menetapkan(dinilai, pemeran, siapa):
    with ditolak(BukanHak, "Tetapkan hanya dapat dilakukan oleh pejabat penilai kinerja."):
        penilaian.tetapkan(dinilai, oleh=getattr(pemeran, siapa), versi=1)


def test_tanpa_capaian_unit_penilai_tidak_dapat_ditetapkan(skp, tw1, pemeran, organisasi):
    pembuat.catat_capaian(organisasi.dinas, tw1, pemeran.admin)  # not the unit that Budi leads
    evaluasi = pembuat.nilai(skp, tw1)
    with ditolak(KeadaanMenolak, "Capaian kinerja BIDANG E-GOVERNMENT belum direkam oleh BKD."):
        penilaian.tetapkan(evaluasi, oleh=pemeran.budi, versi=1)


def test_tanpa_catatan_tidak_dapat_ditetapkan(skp, tw1, pemeran):
    pembuat.catat_capaian(skp.unit_penilai, tw1, pemeran.admin)
    evaluasi = pembuat.nilai(skp, tw1, catatan="  ")
    with ditolak(IsianKeliru, "Catatan atau rekomendasi belum diisi; dokumen evaluasi memerlukannya."):
        penilaian.tetapkan(evaluasi, oleh=pemeran.budi, versi=1)


def test_menetapkan_versi_yang_tidak_dilihat_ditolak(dinilai, skp, tw1, pemeran):
    pembuat.nilai(skp, tw1, "di_atas", versi=1)
    with ditolak(VersiBasi, "Penilaian berubah setelah Anda membukanya. Periksa lagi sebelum menetapkan."):
        penilaian.tetapkan(dinilai, oleh=pemeran.budi, versi=1)


def test_menetapkan_dua_kali_ditolak(ditetapkan, pemeran):
    with ditolak(KeadaanMenolak, "Evaluasi ini sudah berstatus “Ditetapkan”."):
        penilaian.tetapkan(ditetapkan, oleh=pemeran.budi, versi=1)


def test_yang_belum_dinilai_tidak_dapat_ditetapkan(skp, tw1, pemeran):
    kosong = Evaluasi.objects.create(
        skp=skp, periode_evaluasi=tw1, penilai=pemeran.budi, unit_capaian=skp.unit_penilai, versi=0
    )
    with ditolak(KeadaanMenolak, "Evaluasi ini sudah berstatus “Siap dinilai”."):
        penilaian.tetapkan(kosong, oleh=pemeran.budi, versi=0)


def test_rating_tidak_dapat_diubah_setelah_ditetapkan(ditetapkan, skp, tw1):
    with ditolak(KeadaanMenolak, "Evaluasi ini sudah berstatus “Ditetapkan”."):
        pembuat.nilai(skp, tw1, "di_atas", versi=1)


def test_salinan_evaluasi_tidak_ikut_berubah(skp, tw1, pemeran):
    iki = skp.rhk.first().iki.get()
    pembuat.isi_realisasi(skp, tw1)
    umpan_balik.beri(skp, tw1, oleh=pemeran.budi, isi="Sesuai harapan.", nada="positif", iki=iki)
    umpan_balik.beri(skp, tw1, oleh=pemeran.budi, isi="Ramah.", nada="positif", perilaku="loyal")
    salinan = pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin).salinan
    assert salinan["hasil"]["1"] == [
        {"realisasi": ["9 layanan berdasarkan laporan layanan"], "umpan_balik": ["Pimpinan: Sesuai harapan."]}
    ]
    assert salinan["perilaku"] == {"loyal": ["Pimpinan: Ramah."]}
    assert salinan["skp"] == skp.salinan
    Pegawai.objects.filter(pk=pemeran.sari.pk).update(nama="Sari Wijaya")
    assert Evaluasi.objects.get().salinan == salinan


def test_evaluasi_tahunan_memakai_realisasi_akhir_dan_seluruh_umpan_balik(skp, pemeran):
    akhir = pembuat.akhir_tahun()
    iki = skp.rhk.first().iki.get()
    for n in (1, 2):
        umpan_balik.beri(skp, pembuat.triwulan(n), oleh=pemeran.budi, isi=f"Ke-{n}.", nada="positif", iki=iki)
        pembuat.isi_realisasi(skp, pembuat.triwulan(n))
    salinan = pembuat.buat_evaluasi_ditetapkan(skp, akhir, pemeran.admin).salinan
    assert salinan["hasil"]["1"] == [
        {
            "realisasi": ["9 layanan berdasarkan laporan layanan"],
            "umpan_balik": ["Pimpinan: Ke-1.", "Pimpinan: Ke-2."],
        }
    ]


# sampaikan, terima -------------------------------------------------------------------------------
def test_disampaikan_dengan_satu_jejak_dan_satu_pesan(ditetapkan, tw1, pemeran):
    evaluasi = penyampaian.sampaikan(ditetapkan, oleh=pemeran.budi)
    assert evaluasi.status == "disampaikan"
    assert evaluasi.batas_pengembalian == evaluasi.batas_penyerahan  # both 14 hari kerja, counted from today
    assert langkah()[2:] == [("sampaikan", "Budi Santoso", "penilai", "ditetapkan", "disampaikan")]
    pesan = Pemberitahuan.objects.filter(kunci=f"evaluasi-{evaluasi.pk}-sampaikan")
    assert [(p.penerima, p.judul) for p in pesan] == [(pemeran.sari, f"Hasil evaluasi {tw1.nama} dapat dibaca")]


def test_diterima_dengan_satu_jejak_dan_satu_pesan(ditetapkan, tw1, pemeran):
    evaluasi = penyampaian.terima(penyampaian.sampaikan(ditetapkan, oleh=pemeran.budi), oleh=pemeran.sari)
    assert evaluasi.status == "diterima"
    assert langkah()[3:] == [("terima", "Sari Utami", "pegawai", "disampaikan", "diterima")]
    pesan = Pemberitahuan.objects.filter(kunci=f"evaluasi-{evaluasi.pk}-terima")
    assert [(p.penerima, p.judul) for p in pesan] == [
        (pemeran.budi, f"Sari Utami, S.Kom. menerima dokumen evaluasi {tw1.nama}")
    ]


@pytest.mark.parametrize("siapa", ["sari", "tono", "rina", "admin"])
def test_hanya_penilai_yang_menyampaikan(ditetapkan, pemeran, siapa):
    with ditolak(BukanHak, "Sampaikan hanya dapat dilakukan oleh pejabat penilai kinerja."):
        penyampaian.sampaikan(ditetapkan, oleh=getattr(pemeran, siapa))


@pytest.mark.parametrize("siapa", ["budi", "tono", "rina", "admin"])
def test_hanya_pegawai_yang_menerima(ditetapkan, pemeran, siapa):
    evaluasi = penyampaian.sampaikan(ditetapkan, oleh=pemeran.budi)
    with ditolak(BukanHak, "Terima hanya dapat dilakukan oleh pegawai yang dinilai."):
        penyampaian.terima(evaluasi, oleh=getattr(pemeran, siapa))


def test_pegawai_tidak_menandatangani_sebelum_penilai(dinilai, ditetapkan, pemeran):
    with ditolak(KeadaanMenolak, "Evaluasi ini sudah berstatus “Ditetapkan”."):
        penyampaian.terima(ditetapkan, oleh=pemeran.sari)


def test_belum_ditetapkan_belum_dapat_disampaikan(dinilai, pemeran):
    with ditolak(KeadaanMenolak, "Evaluasi ini sudah berstatus “Dinilai, belum ditetapkan”."):
        penyampaian.sampaikan(dinilai, oleh=pemeran.budi)


def test_menyampaikan_dan_menerima_dua_kali_ditolak(ditetapkan, pemeran):
    evaluasi = penyampaian.sampaikan(ditetapkan, oleh=pemeran.budi)
    with ditolak(KeadaanMenolak, "Evaluasi ini sudah berstatus “Disampaikan”."):
        penyampaian.sampaikan(evaluasi, oleh=pemeran.budi)
    penyampaian.terima(evaluasi, oleh=pemeran.sari)
    with ditolak(KeadaanMenolak, "Evaluasi ini sudah berstatus “Diterima pegawai”."):
        penyampaian.terima(evaluasi, oleh=pemeran.sari)


# the head of the unit ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("capaian", "perilaku", "hasil"),
    [
        ("istimewa", "sesuai", "di_atas"),
        ("baik", "di_atas", "sesuai"),
        ("kurang", "sesuai", "di_bawah"),
        ("istimewa", "di_bawah", "di_atas"),
    ],
)
def test_kepala_unit_disarankan_menurut_capaian_unitnya(pemeran, periode, organisasi, tw1, capaian, perilaku, hasil):
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, capaian)
    skp = pembuat.buat_skp_ditetapkan(pemeran.budi)
    evaluasi = pembuat.nilai(skp, tw1, "sesuai", perilaku, tanda=tanda(skp, "di_atas", "di_atas"))
    assert (evaluasi.saran_hasil, evaluasi.rating_hasil) == (hasil, "sesuai")
    assert evaluasi.predikat == predikat("sesuai", perilaku)


def test_tanpa_pengaturan_kepala_unit_disarankan_dari_tanda(pemeran, periode, organisasi, tw1):
    from pegawai.models import Ketentuan

    Ketentuan.objects.create(kunci="capaian_kepala_jadi_saran", nilai=False, mulai=localdate(), sumber="Keputusan")
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "sangat_kurang")
    skp = pembuat.buat_skp_ditetapkan(pemeran.budi)
    assert pembuat.nilai(skp, tw1, tanda=tanda(skp, "di_atas", "di_atas")).saran_hasil == "di_atas"
