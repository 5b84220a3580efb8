"""Konseling kinerja (Lampiran p. 85-88): the order of the law, and nobody else who ever learns of it."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from pegawai import mandat
from pegawai.alur import kewenangan
from pegawai.models import Jejak, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import konseling as alur
from skp_app.models import Konseling
from tests import pembuat
from tests import pembuat_pembinaan as buat

pytestmark = pytest.mark.django_db
ORANG = ("bupati", "tono", "budi", "rina", "sari", "joko", "dewi", "admin", "kepala_bkd")


@pytest.fixture
def skp(pemeran):
    buat.jadikan_pimpinan_kepegawaian(pemeran.kepala_bkd)
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


def pembaca(k, pemeran):
    """Who finds this matter in any list, count or address."""
    return {o for o in ORANG if Konseling.objects.visible_to(getattr(pemeran, o)).filter(pk=k.pk).exists()}


def bagian(k, pemeran):
    """{part: its readers}"""
    hasil = {}
    for nama in ORANG:
        for satu in alur.terbaca(k, getattr(pemeran, nama)):
            hasil.setdefault(str(satu), set()).add(nama)
    return hasil


def test_penilai_menyampaikan_dahulu_kepada_pegawai(skp, pemeran):
    k = buat.sampaikan(skp)
    assert (k.status, k.pegawai, k.penilai) == ("disampaikan", pemeran.sari, pemeran.budi)
    assert pembaca(k, pemeran) == {"budi", "sari"}
    assert buat.sampaikan(skp, "Kata lain.") == k  # the open one, not a second


@pytest.mark.parametrize("siapa", ["tono", "rina", "sari", "admin", "kepala_bkd"])
def test_hanya_penilai_yang_menyampaikan(skp, pemeran, siapa):
    with pytest.raises(BukanHak):
        alur.sampaikan(skp, oleh=getattr(pemeran, siapa), disampaikan=localdate(), penyampaian="Apa saja.")


def test_tanggal_penyampaian_tidak_di_masa_depan(skp, pemeran):
    with pytest.raises(IsianKeliru) as tolak:
        alur.sampaikan(skp, oleh=pemeran.budi, disampaikan=localdate() + timedelta(days=1), penyampaian="Besok.")
    assert list(tolak.value.kesalahan) == ["disampaikan"]


def test_umpan_balik_orang_lain_bukan_bukti(skp, pemeran):
    asing = buat.beri_umpan_balik(pembuat.buat_skp_ditetapkan(pemeran.joko))
    with pytest.raises(IsianKeliru):
        alur.sampaikan(skp, oleh=pemeran.budi, disampaikan=localdate(), penyampaian="Apa saja.", bukti=[asing])


def test_perilaku_membaik_ditutup_tanpa_laporan(skp, pemeran):
    k = alur.tutup(buat.sampaikan(skp), oleh=pemeran.budi, alasan="Sudah membagikan data.")
    assert (k.status, k.kepada) == ("membaik", None)
    with pytest.raises(KeadaanMenolak):
        buat.isi_laporan(k)


def test_laporan_tanpa_bukti_ditolak(skp, pemeran):
    k = buat.isi_laporan(buat.sampaikan(skp))
    alur.pilih_bukti(k, [], oleh=pemeran.budi)
    with pytest.raises(IsianKeliru, match="Bukti pemberian umpan balik belum dipilih"):
        alur.laporkan(k, oleh=pemeran.budi, kepada=pemeran.kepala_bkd, sidik_dilihat=alur.sidik_laporan(k))


def test_laporan_hanya_kepada_pimpinan_unit_kepegawaian(skp, pemeran):
    k = buat.sampaikan(skp)
    with pytest.raises(IsianKeliru) as tolak:
        buat.laporkan(k, pemeran.admin)  # the BKD is not enough
    assert list(tolak.value.kesalahan) == ["kepada"]


def test_laporan_atas_isi_lama_ditolak(skp, pemeran):
    k = buat.isi_laporan(buat.sampaikan(skp))
    lama = alur.sidik_laporan(k)
    buat.isi_laporan(k, uraian="Lain.")
    with pytest.raises(VersiBasi):
        alur.laporkan(k, oleh=pemeran.budi, kepada=pemeran.kepala_bkd, sidik_dilihat=lama)


def test_laporan_terbaca_penilai_dan_pimpinan_yang_dituju(skp, pemeran):
    k = buat.laporkan(buat.sampaikan(skp), pemeran.kepala_bkd)
    assert pembaca(k, pemeran) == {"budi", "sari", "kepala_bkd"}
    assert bagian(k, pemeran) == {"penyampaian": {"budi", "sari"}, "laporan": {"budi", "kepala_bkd"}}
    assert k.formulir.get().salinan["bukti"][0]["isi"] == "Bagikan data sebelum rapat."


def test_pimpinan_kepegawaian_lain_tidak_membaca_sampai_yang_dituju_berhenti(skp, pemeran):
    buat.jadikan_pimpinan_kepegawaian(pemeran.bupati)
    k = buat.laporkan(buat.sampaikan(skp), pemeran.kepala_bkd)
    assert "bupati" not in pembaca(k, pemeran)
    kewenangan.cabut(pemeran.kepala_bkd, mandat.KEPEGAWAIAN, None, oleh=pemeran.admin)
    assert pembaca(k, pemeran) == {"budi", "sari", "bupati"}


def test_superuser_dan_bkd_tidak_membaca(skp, pemeran):
    k = buat.laporkan(buat.sampaikan(skp), pemeran.kepala_bkd)
    pemeran.admin.pengguna.is_superuser = True
    pemeran.admin.pengguna.save()
    assert pembaca(k, pemeran) == {"budi", "sari", "kepala_bkd"}


def test_kewenangan_tidak_diberikan_kepada_diri_sendiri(skp, pemeran):
    with pytest.raises(KeadaanMenolak):
        kewenangan.beri(pemeran.admin, mandat.KEPEGAWAIAN, None, oleh=pemeran.admin)
    kewenangan.beri(pemeran.bupati, mandat.KEPEGAWAIAN, None, oleh=pemeran.admin)
    assert Pemberitahuan.objects.filter(penerima=pemeran.kepala_bkd, judul__contains="ditunjuk").count() == 1


@pytest.mark.parametrize(
    ("kapasitas", "konselor", "penerima"),
    [
        ("independen", "joko", {"kepala_bkd"}),
        ("penilai", "budi", {"tono"}),
        ("fungsi", "rina", {"budi", "tono"}),
    ],
)
def test_rekaman_terbaca_menurut_kapasitas_konselor(skp, pemeran, kapasitas, konselor, penerima):
    k = buat.tetapkan(buat.laporkan(buat.sampaikan(skp), pemeran.kepala_bkd), getattr(pemeran, konselor), kapasitas)
    assert bagian(k, pemeran)["rekaman"] == {konselor}
    assert bagian(k, pemeran)["masalah"] == {"sari"}
    assert "tono" not in pembaca(k, pemeran)
    k = buat.rekam(k)
    assert bagian(k, pemeran)["rekaman"] == {konselor, "sari"} | penerima
    assert bagian(k, pemeran)["laporan"] == {"budi", "kepala_bkd"}
    assert pembaca(k, pemeran) == {"budi", "sari", "kepala_bkd", konselor} | penerima


@pytest.mark.parametrize(
    ("kapasitas", "konselor"),
    [
        ("independen", "sari"), ("independen", "budi"), ("independen", "tono"), ("independen", "kepala_bkd"),
        ("penilai", "rina"), ("fungsi", "budi"), ("lain", "joko"),
    ],
)  # fmt: skip
def test_konselor_yang_tidak_bebas_ditolak(skp, pemeran, kapasitas, konselor):
    k = buat.laporkan(buat.sampaikan(skp), pemeran.kepala_bkd)
    with pytest.raises(IsianKeliru):
        buat.tetapkan(k, getattr(pemeran, konselor), kapasitas)


def test_penetapan_oleh_pimpinan_kepegawaian_saja(skp, pemeran):
    k = buat.laporkan(buat.sampaikan(skp), pemeran.kepala_bkd)
    isi = {"kapasitas": "independen", "konselor": pemeran.joko, "dasar": "SK", "waktu": now(), "tempat": "Ruang"}
    for siapa in (pemeran.budi, pemeran.admin, pemeran.tono):
        with pytest.raises(BukanHak):
            alur.tetapkan(k, oleh=siapa, **isi)


def test_konselor_yang_diganti_tidak_membaca_lagi(skp, pemeran):
    k = buat.tetapkan(buat.laporkan(buat.sampaikan(skp), pemeran.kepala_bkd), pemeran.joko)
    k = buat.tetapkan(k, pemeran.rina)
    assert pembaca(k, pemeran) == {"budi", "sari", "kepala_bkd", "rina"}


def test_tidak_dilanjutkan_dengan_alasan(skp, pemeran):
    k = buat.laporkan(buat.sampaikan(skp), pemeran.kepala_bkd)
    with pytest.raises(IsianKeliru):
        alur.hentikan(k, oleh=pemeran.kepala_bkd, alasan=" ")
    assert alur.hentikan(k, oleh=pemeran.kepala_bkd, alasan="Cukup dengan dialog.").status == "tidak_dilanjutkan"


@pytest.mark.parametrize(
    ("kapasitas", "konselor", "pemutus", "bukan"),
    [
        ("independen", "joko", "kepala_bkd", "tono"),
        ("fungsi", "rina", "tono", "budi"),
        ("penilai", "budi", "tono", "budi"),
    ],
)
def test_tindak_lanjut_ditentukan_penerima_rekaman(skp, pemeran, kapasitas, konselor, pemutus, bukan):
    k = buat.laporkan(buat.sampaikan(skp), pemeran.kepala_bkd)
    k = buat.rekam(buat.tetapkan(k, getattr(pemeran, konselor), kapasitas))
    with pytest.raises(BukanHak):
        alur.tentukan(k, oleh=getattr(pemeran, bukan), putusan="Ditinjau lagi.")
    k = alur.tentukan(k, oleh=getattr(pemeran, pemutus), putusan="Ditinjau lagi.")
    assert (k.status, k.putusan_oleh) == ("ditindaklanjuti", getattr(pemeran, pemutus))


def test_pemberitahuan_dan_jejak_tidak_menyebut_konseling(skp, pemeran):
    k = buat.rekam(buat.tetapkan(buat.laporkan(buat.sampaikan(skp), pemeran.kepala_bkd), pemeran.joko))
    kabar = Pemberitahuan.objects.filter(tautan__contains="perihal")
    assert kabar.count() >= 5
    for satu in kabar:
        assert "onseling" not in f"{satu.judul} {satu.isi} {satu.tautan} {satu.kunci}"
        assert pemeran.sari.nama not in f"{satu.judul} {satu.isi}"
    assert {s.penerima.nama for s in kabar} == {
        *(getattr(pemeran, o).nama for o in ("sari", "kepala_bkd", "joko")),
    }
    jejak = Jejak.objects.filter(objek_jenis="konseling", objek_id=k.pk)
    assert [j.kata_kerja for j in jejak] == ["sampaikan", "laporkan", "tetapkan", "rekam"]
    assert [j.data for j in jejak] == [{}] * 4


def test_nama_baris_tidak_menyebut_siapa_siapa(skp):
    k = buat.sampaikan(skp)
    assert str(k) == k.kode
