"""From predikat to angka kredit: who, when, which months; nothing is counted twice."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import localdate

from evaluasi.alur import angka_kredit, penyampaian
from evaluasi.models import KonversiAk, PenetapanAk
from pegawai.models import Jejak, Penempatan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from tests import pembuat

pytestmark = pytest.mark.django_db


@pytest.fixture
def jf(pemeran):
    """Sari holds 'PRANATA KOMPUTER AHLI MUDA' in III/c since 2020."""
    duduk = pemeran.sari.penempatan.get()
    duduk.jabatan.jenis = "jf_keahlian"
    duduk.jabatan.nama, duduk.jabatan.jenjang = "PRANATA KOMPUTER AHLI MUDA", ""
    duduk.jabatan.save()
    return pemeran.sari


@pytest.fixture
def evaluasi(jf, pemeran, periode):
    """Triwulan I of Sari, handed over: Baik."""
    skp = pembuat.buat_skp_ditetapkan(jf)
    tetap = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    return penyampaian.sampaikan(tetap, oleh=pemeran.budi)


def setahun(evaluasi, admin):
    tahunan = pembuat.buat_evaluasi_ditetapkan(evaluasi.skp, pembuat.akhir_tahun(), admin)
    return penyampaian.sampaikan(tahunan, oleh=evaluasi.penilai)


def test_triwulan_menjadi_tiga_perdua_belas(evaluasi, pemeran):
    (k,) = angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    assert (k.nilai, k.bulan, k.persen, k.koefisien) == (Fraction("6.25"), 3, 100, 25)
    assert (k.jenjang, k.mulai.month, k.selesai.month) == ("Ahli Muda", 1, 3)
    assert k.salinan["penilai"]["nama"] == pemeran.budi.nama_lengkap
    assert Jejak.objects.get(kata_kerja="konversi_ak").data == {"nilai": "6,2500", "bulan": 3}
    judul = "Predikat Triwulan I 2026 Anda dikonversi menjadi 6,25 angka kredit".replace("2026", str(k.mulai.year))
    assert evaluasi.skp.pegawai.pemberitahuan.get(kunci=f"konversi-ak-{k.pk}").judul == judul


def test_klik_kedua_menemukan_konversi_pertama(evaluasi, pemeran):
    pertama = angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    assert angka_kredit.konversi(evaluasi, oleh=pemeran.budi) == pertama
    assert KonversiAk.objects.count() == 1


def test_tahunan_hanya_menghitung_bulan_yang_tersisa(evaluasi, pemeran):
    angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    (k,) = angka_kredit.konversi(setahun(evaluasi, pemeran.admin), oleh=pemeran.budi)
    assert (k.mulai.month, k.selesai.month, k.bulan, k.nilai) == (4, 12, 9, Fraction("18.75"))


def test_tahunan_yang_seluruhnya_terpakai_ditolak(evaluasi, pemeran):
    tahunan = setahun(evaluasi, pemeran.admin)
    angka_kredit.konversi(tahunan, oleh=pemeran.budi)
    with pytest.raises(KeadaanMenolak, match="satu bulan dihitung satu kali"):
        angka_kredit.konversi(evaluasi, oleh=pemeran.budi)


def test_kenaikan_jenjang_membagi_tahun(evaluasi, jf, pemeran):
    tahun = localdate().year
    muda = jf.penempatan.get()
    Penempatan.objects.filter(pk=muda.pk).update(selesai=date(tahun, 6, 30))
    pembuat.tempatkan(jf, muda.unit, "PRANATA KOMPUTER AHLI MADYA", "jf_keahlian", mulai=date(tahun, 7, 1))
    hasil = angka_kredit.konversi(setahun(evaluasi, pemeran.admin), oleh=pemeran.budi)
    assert [(k.jenjang, k.bulan, k.nilai) for k in hasil] == [
        ("Ahli Muda", 6, Fraction("12.5")),
        ("Ahli Madya", 6, Fraction("18.75")),
    ]


def test_hanya_penilai_yang_mengonversi(evaluasi, pemeran):
    for orang in (pemeran.sari, pemeran.rina, pemeran.admin):
        with pytest.raises(BukanHak):
            angka_kredit.konversi(evaluasi, oleh=orang)
    assert KonversiAk.objects.count() == 0


def test_predikat_yang_belum_disampaikan_tidak_dikonversi(jf, pemeran, periode):
    tetap = pembuat.buat_evaluasi_ditetapkan(pembuat.buat_skp_ditetapkan(jf), pembuat.triwulan(1), pemeran.admin)
    with pytest.raises(KeadaanMenolak, match="disampaikan"):
        angka_kredit.konversi(tetap, oleh=pemeran.budi)


def test_pelaksana_tidak_punya_angka_kredit(evaluasi, jf, pemeran):
    jf.penempatan.get().jabatan.__class__.objects.filter(penempatan__pegawai=jf).update(jenis="pelaksana")
    with pytest.raises(KeadaanMenolak, match="hanya untuk pejabat fungsional"):
        angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    assert angka_kredit.neraca(jf, localdate()) is None


def test_neraca_menjumlah_saldo_dan_konversi_jenjang_ini_saja(evaluasi, jf, pemeran):
    angka_kredit.konversi(setahun(evaluasi, pemeran.admin), oleh=pemeran.budi)
    isi = {"oleh": pemeran.admin, "tanggal": date(2023, 1, 1), "dasar": "PAK integrasi"}
    angka_kredit.catat_saldo(jf, jenis="lama", nilai=Decimal("62.5"), jenjang="Ahli Muda", **isi)
    angka_kredit.catat_saldo(jf, jenis="lama", nilai=Decimal("100"), jenjang="Ahli Pertama", **isi)
    n = angka_kredit.neraca(jf, date(localdate().year, 12, 31))
    assert (n.baris["lama"], n.baris["konversi"], n.simpulan.jumlah) == (Fraction("62.5"), 25, Fraction("87.5"))
    assert (n.simpulan.pangkat, n.simpulan.jenjang) == (Fraction("-12.5"), Fraction("-112.5"))  # E21


def test_saldo_hanya_direkam_bkd_dan_sekali(jf, pemeran, periode):
    isi = {"jenis": "dasar", "nilai": Decimal(50), "jenjang": "Ahli Muda", "tanggal": date(2023, 1, 1), "dasar": "SK"}
    with pytest.raises(BukanHak):
        angka_kredit.catat_saldo(jf, oleh=pemeran.budi, **isi)
    pertama = angka_kredit.catat_saldo(jf, oleh=pemeran.admin, **isi)
    assert angka_kredit.catat_saldo(jf, oleh=pemeran.admin, **isi) == pertama
    with pytest.raises(KeadaanMenolak, match="sudah direkam"):
        angka_kredit.catat_saldo(jf, oleh=pemeran.admin, **isi | {"nilai": Decimal(60)})
    angka_kredit.cabut_saldo(pertama, oleh=pemeran.admin)
    assert angka_kredit.neraca(jf, localdate()).baris["dasar"] == 0


def test_penetapan_membekukan_jumlah_dan_tidak_diulang(evaluasi, jf, pemeran):
    angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    pak = angka_kredit.tetapkan(jf, oleh=pemeran.budi)
    assert (pak.salinan["lama"]["konversi"], pak.salinan["jumlah"]["konversi"]) == ("0", "25/4")
    with pytest.raises(KeadaanMenolak, match="Belum ada konversi baru"):
        angka_kredit.tetapkan(jf, oleh=pemeran.budi)
    assert PenetapanAk.objects.count() == 1


def test_penetapan_berikut_memisahkan_lama_dan_baru(evaluasi, jf, pemeran):
    angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    angka_kredit.tetapkan(jf, oleh=pemeran.budi)
    tw2 = pembuat.buat_evaluasi_ditetapkan(evaluasi.skp, pembuat.triwulan(2), pemeran.admin)
    angka_kredit.konversi(penyampaian.sampaikan(tw2, oleh=pemeran.budi), oleh=pemeran.budi)
    kedua = angka_kredit.tetapkan(jf, oleh=pemeran.budi)
    assert (kedua.salinan["lama"]["konversi"], kedua.salinan["jumlah"]["konversi"]) == ("25/4", "25/2")
    assert (kedua.mulai.month, kedua.selesai.month) == (4, 6)


def test_konversi_dalam_penetapan_tidak_dapat_dibatalkan(evaluasi, jf, pemeran):
    (k,) = angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    pak = angka_kredit.tetapkan(jf, oleh=pemeran.budi)
    with pytest.raises(KeadaanMenolak, match="batalkan penetapannya dulu"):
        angka_kredit.batalkan_konversi(k, oleh=pemeran.budi, alasan="Keliru")
    angka_kredit.batalkan_penetapan(pak, oleh=pemeran.budi, alasan="Keliru bulan")
    angka_kredit.batalkan_konversi(k, oleh=pemeran.budi, alasan="Keliru bulan")
    (lagi,) = angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    assert lagi.pk != k.pk


def test_pembatalan_perlu_alasan_dan_penilai(evaluasi, pemeran):
    (k,) = angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    with pytest.raises(IsianKeliru):
        angka_kredit.batalkan_konversi(k, oleh=pemeran.budi, alasan="  ")
    with pytest.raises(BukanHak):
        angka_kredit.batalkan_konversi(k, oleh=pemeran.rina, alasan="Keliru")


def test_yang_terlihat_hanya_milik_sendiri_bawahan_mandat_dan_bkd(evaluasi, jf, pemeran):
    (k,) = angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    terlihat = {n for n in ("sari", "joko", "budi", "rina", "tono", "dewi", "admin")
                if KonversiAk.objects.visible_to(getattr(pemeran, n)).filter(pk=k.pk).exists()}  # fmt: skip
    assert terlihat == {"sari", "budi", "dewi", "admin"}


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE evaluasi_konversiak SET persen = 150, pembilang = 75, penyebut = 8",
        "UPDATE evaluasi_konversiak SET salinan = '{}'",
        "DELETE FROM evaluasi_konversiak",
        "UPDATE evaluasi_konversiak SET dibatalkan_pada = now()",  # without a reason
        "INSERT INTO evaluasi_konversiak (kode, jenjang, mulai, selesai, bulan, predikat, persen, koefisien, pembilang,"
        " penyebut, nomor, salinan, ditetapkan_pada, alasan_batal, evaluasi_id, oleh_id, pegawai_id) SELECT 'lain',"
        " jenjang, mulai, selesai, bulan, predikat, persen, koefisien, pembilang, penyebut, 'AK-LAIN', salinan,"
        " ditetapkan_pada, '', evaluasi_id, oleh_id, pegawai_id FROM evaluasi_konversiak",
    ],
)
def test_basis_data_menolak_pengubahan(evaluasi, pemeran, sql):
    angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(sql)


def test_basis_data_menghitung_ulang_rumusnya(evaluasi, pemeran):
    (k,) = angka_kredit.konversi(evaluasi, oleh=pemeran.budi)
    k.pk, k.kode, k.nomor, k.mulai, k.selesai = None, "lain", "AK-LAIN", date(2030, 1, 1), date(2030, 3, 31)
    k.pembilang += 1
    with pytest.raises(IntegrityError, match="konversi_ak_menurut_rumus"), transaction.atomic():
        k.save(force_insert=True)
