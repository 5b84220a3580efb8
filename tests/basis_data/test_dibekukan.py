"""What was decided stays: the database refuses to change it, whoever asks."""

import json
from uuid import uuid4

import pytest
from django.utils.timezone import now

from evaluasi.alur import penyampaian
from pegawai.models import Jejak
from skp_app.alur import bukti, pencetakan, pendokumentasian, penyusunan, umpan_balik
from skp_app.models import BuktiDukung, Realisasi
from tests import pembuat
from tests.basis_data.langsung import DITERIMA, coba, hapus, salin, ubah

JEJAK = "{} pada pegawai_jejak ditolak: isinya hanya boleh bertambah"
SKP = "SKP sudah ditetapkan: perubahan memerlukan versi baru"
EVALUASI = "Evaluasi sudah ditetapkan: perbaikan memerlukan dokumen baru"
REALISASI = "Evaluasi periode ini sudah ditetapkan: realisasi tidak dapat diubah"


def isi_terkunci(status):
    return f"SKP berstatus {status}: isinya tidak dapat diubah"


def hanya_bertambah(objek, tindakan):
    return f"{tindakan} pada {objek._meta.db_table} ditolak: isinya hanya boleh bertambah"


@pytest.fixture
def draf(pemeran, periode):
    skp = pembuat.buat_skp(pemeran.sari)
    penyusunan.simpan_lampiran(skp, oleh=pemeran.sari, dukungan=["Anggaran"])
    penyusunan.simpan_ekspektasi(skp, oleh=pemeran.budi, ekspektasi={"loyal": ["Rajin"]})
    return skp


@pytest.fixture
def skp(draf):
    return pembuat.tetapkan(draf)


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


@pytest.fixture
def evaluasi(skp, tw1, pemeran):
    iki = skp.rhk.first().iki.get()
    for triwulan in (tw1, pembuat.triwulan(2)):
        realisasi = pendokumentasian.catat_realisasi(iki, triwulan, oleh=pemeran.sari, teks="9 layanan")
        bukti.tambah(realisasi, oleh=pemeran.sari, judul="Laporan", tautan="https://contoh.go.id/a")
    return pembuat.buat_evaluasi_ditetapkan(skp, tw1, pemeran.admin)


# the trail ---------------------------------------------------------------------------------------
def test_jejak_tidak_dapat_diubah_dihapus_atau_dikosongkan(draf):
    jejak = Jejak.objects.get(kata_kerja="buat")
    assert ubah(jejak, ke="ditetapkan") == JEJAK.format("UPDATE")
    assert hapus(jejak) == JEJAK.format("DELETE")
    assert coba("DELETE FROM pegawai_jejak") == JEJAK.format("DELETE")
    assert coba("TRUNCATE pegawai_jejak") == JEJAK.format("TRUNCATE")


def test_rantai_jejak_tidak_dapat_bercabang(draf):
    jejak = Jejak.objects.get(kata_kerja="buat")
    baru = {"nomor": 99, "sidik": "a" * 64, "sidik_sebelum": "b" * 64}
    assert salin(jejak, **baru) == DITERIMA
    assert salin(jejak, **baru | {"nomor": jejak.nomor}) == "pegawai_jejak_nomor_key"
    assert salin(jejak, **baru | {"sidik": jejak.sidik}) == "pegawai_jejak_sidik_key"
    assert salin(jejak, **baru | {"sidik_sebelum": jejak.sidik_sebelum}) == "pegawai_jejak_sidik_sebelum_key"


# the content of an SKP ---------------------------------------------------------------------------
def isi(skp):
    """{what is tried: the answer of the database} for every row below the SKP."""
    rhk = skp.rhk.first()
    baris = {"rhk": rhk, "iki": rhk.iki.get(), "lampiran": skp.lampiran.get(), "ekspektasi": skp.ekspektasi.get()}
    jawaban = {f"ubah {nama}": ubah(b, teks="Lain") for nama, b in baris.items()}
    jawaban |= {f"hapus {nama}": hapus(b) for nama, b in baris.items() if nama != "rhk"}
    lain = {"rhk": {"garis": str(uuid4())}}
    return jawaban | {f"tambah {n}": salin(b, urutan=90, **lain.get(n, {})) for n, b in baris.items()}


def test_isi_draf_terbuka(draf):
    assert set(isi(draf).values()) == {DITERIMA}


def test_isi_yang_diajukan_terkunci_kecuali_ekspektasi(draf):
    jawaban = isi(pembuat.ajukan(draf))
    assert {n: j for n, j in jawaban.items() if "ekspektasi" not in n} == {
        n: isi_terkunci("diajukan") for n in jawaban if "ekspektasi" not in n
    }
    assert {j for n, j in jawaban.items() if "ekspektasi" in n} == {DITERIMA}


def test_isi_yang_ditetapkan_terkunci_seluruhnya(skp):
    assert set(isi(skp).values()) == {isi_terkunci("ditetapkan")}
    assert hapus(skp.rhk.first()) != DITERIMA


def test_baris_tidak_dapat_dipindah_ke_atau_dari_skp_yang_ditetapkan(skp, pemeran):
    lain = pembuat.buat_skp(pemeran.joko)
    milik, asing = skp.rhk.first(), lain.rhk.first()
    assert ubah(milik, skp_id=lain.pk) == isi_terkunci("ditetapkan")
    assert ubah(asing, skp_id=skp.pk) == isi_terkunci("ditetapkan")
    assert ubah(milik.iki.get(), rhk_id=asing.pk) == isi_terkunci("ditetapkan")
    assert ubah(asing.iki.get(), rhk_id=milik.pk) == isi_terkunci("ditetapkan")


# the SKP itself ----------------------------------------------------------------------------------
def test_skp_yang_ditetapkan_beku(skp, pemeran, organisasi, periode):
    pembuat.buat_periode(periode.tahun - 1)
    tahun_lalu = type(periode).objects.get(tahun=periode.tahun - 1)
    lain = {
        "kode": "a" * 16,
        "pegawai_id": pemeran.joko.pk,
        "penilai_id": pemeran.rina.pk,
        "periode_id": tahun_lalu.pk,
        "penempatan_id": pemeran.joko.penempatan.get().pk,
        "unit_id": organisasi.statistik.pk,
        "unit_penilai_id": organisasi.statistik.pk,
        "penempatan_penilai_id": pemeran.rina.penempatan.get().pk,
        "memimpin_unit": True,
        "mulai": skp.mulai.replace(month=2),
        "keluarga": "jpt",
        "pendekatan": "kualitatif",
        "salinan": json.dumps({"pegawai": {"nama": "Orang lain"}}),
        "sidik_diajukan": "b" * 64,
        "sidik_ditetapkan": "b" * 64,
        "nomor_dokumen": "SKP-LAIN",
        "ditetapkan_pada": now(),
    }
    assert {k: ubah(skp, **{k: nilai}) for k, nilai in lain.items()} == dict.fromkeys(lain, SKP)


@pytest.mark.parametrize("status", ["draf", "diajukan", "dikembalikan", "direviu"])
def test_skp_yang_ditetapkan_tidak_kembali_menjadi_rancangan(skp, status):
    assert ubah(skp, status=status) == SKP


def test_skp_yang_ditetapkan_masih_dapat_digantikan_ditutup_atau_dibatalkan(skp):
    akhir = ("penyesuaian_diajukan", "digantikan", "beralih", "ditutup", "dibatalkan")
    assert {ubah(skp, status=s) for s in akhir} == {DITERIMA}


def test_skp_hanya_dapat_dihapus_selagi_draf(skp, pemeran):
    assert hapus(skp) == "SKP berstatus ditetapkan tidak dapat dihapus"
    assert hapus(pembuat.ajukan(pembuat.buat_skp(pemeran.rina))) == "SKP berstatus diajukan tidak dapat dihapus"
    assert hapus(pembuat.buat_skp(pemeran.joko, lengkap=False)) == DITERIMA


# the evaluation ----------------------------------------------------------------------------------
def test_evaluasi_yang_ditetapkan_beku(evaluasi, pemeran, organisasi, tw1):
    skp_lain = pembuat.buat_skp_ditetapkan(pemeran.joko)
    lain = {
        "kode": "a" * 16,
        "skp_id": skp_lain.pk,
        "periode_evaluasi_id": pembuat.triwulan(2).pk,
        "penilai_id": pemeran.rina.pk,
        "unit_capaian_id": organisasi.statistik.pk,
        "catatan": "Lain",
        "capaian": "istimewa",
        "capaian_tahun_lalu": True,
        "salinan": json.dumps({"predikat": "sangat_baik"}),
        "sidik": "b" * 64,
        "nomor_dokumen": "EK-LAIN",
        "ditetapkan_pada": now(),
        "status": "dinilai",
    }
    assert {k: ubah(evaluasi, **{k: nilai}) for k, nilai in lain.items()} == dict.fromkeys(lain, EVALUASI)
    assert ubah(evaluasi, status="terbuka") == EVALUASI
    naik = {"rating_hasil": "di_atas", "rating_perilaku": "di_atas", "predikat": "sangat_baik"}
    assert ubah(evaluasi, **naik) == EVALUASI
    assert hapus(evaluasi) == EVALUASI


def test_penyampaian_tetap_dapat_dicatat_dan_yang_terbuka_dapat_dinilai(evaluasi, skp, pemeran):
    assert penyampaian.sampaikan(evaluasi, oleh=pemeran.budi).status == "disampaikan"
    terbuka = pembuat.nilai(skp, pembuat.triwulan(2))
    assert ubah(terbuka, rating_hasil="di_atas", rating_perilaku="di_atas", predikat="sangat_baik") == DITERIMA
    assert hapus(terbuka) == DITERIMA


# realisasi, evidence, feedback, closing ----------------------------------------------------------
def test_realisasi_dan_bukti_periode_yang_tertutup_beku(evaluasi, tw1):
    terkunci = Realisasi.objects.get(periode_evaluasi=tw1)
    bukti, pakai = terkunci.bukti.get(), terkunci.pakai_bukti.get()
    assert ubah(terkunci, teks="99 layanan") == REALISASI
    assert salin(terkunci, teks="99 layanan") == REALISASI
    assert ubah(bukti, judul="Lain") == REALISASI
    assert ubah(bukti, dihapus_pada=now()) == REALISASI
    assert ubah(bukti, kesehatan="rusak", gagal_sejak=now()) == DITERIMA
    assert hapus(bukti) == REALISASI
    assert ubah(pakai, dilihat_oleh_id=bukti.pemilik_id, dilihat_pada=now()) == REALISASI
    assert hapus(pakai) == REALISASI
    assert salin(pakai, bukti_id=salinan_bukti(bukti).pk) == REALISASI
    assert coba("DELETE FROM skp_app_realisasi WHERE id = %s", terkunci.pk) == REALISASI


def test_realisasi_dan_bukti_tidak_dapat_dipindah_ke_atau_dari_periode_yang_tertutup(evaluasi, tw1, skp):
    tertutup = Realisasi.objects.get(periode_evaluasi=tw1)
    terbuka = Realisasi.objects.exclude(pk=tertutup.pk).get()
    tw3 = pembuat.triwulan(3)
    assert ubah(tertutup, periode_evaluasi_id=tw3.pk) == REALISASI
    assert ubah(terbuka, iki_id=skp.rhk.last().iki.get().pk, periode_evaluasi_id=tw1.pk) == REALISASI
    terbuka.pakai_bukti.update(bukti=salinan_bukti(tertutup.bukti.get()))
    assert ubah(tertutup.pakai_bukti.get(), realisasi_id=terbuka.pk) == REALISASI
    assert ubah(terbuka.pakai_bukti.get(), realisasi_id=tertutup.pk) == REALISASI


def test_periode_berikutnya_terbuka(evaluasi, tw1):
    terbuka = Realisasi.objects.exclude(periode_evaluasi=tw1).get()
    assert ubah(terbuka, teks="99 layanan") == DITERIMA
    sendiri = salinan_bukti(terbuka.bukti.get())
    terbuka.pakai_bukti.update(bukti=sendiri)
    assert ubah(sendiri, judul="Lain") == DITERIMA
    assert ubah(sendiri, dihapus_pada=now()) == "Bukti dukung masih dipakai: tidak dapat dibuang"
    assert hapus(terbuka.pakai_bukti.get()) == DITERIMA


def salinan_bukti(bukti):
    """Another item of the same owner, not used for anything."""
    return BuktiDukung.objects.create(pemilik=bukti.pemilik, jenis="unit", judul="Lain lagi", lokasi="Lemari")


ISI_BUKTI = "Isi bukti dukung tidak dapat diubah: isi lain adalah bukti baru"


def test_isi_bukti_ditulis_sekali(pemeran):
    bukti = BuktiDukung.objects.create(
        pemilik=pemeran.sari, jenis="berkas", judul="Foto", nama_asli="a.jpg", tipe="jpeg", ukuran=9, tempat="ab/cd",
        sidik="a" * 64, sidik_asli="b" * 64,
    )  # fmt: skip
    beda = {
        "pemilik_id": pemeran.budi.pk, "kode": "lain", "lokasi": "x", "nama_asli": "b.jpg", "tipe": "pdf", "ukuran": 1,
        "sidik": "c" * 64, "sidik_asli": "c" * 64, "tempat": "ef/gh", "dibuat_pada": now(),
    }  # fmt: skip
    assert {k: ubah(bukti, **{k: v}) for k, v in beda.items()} == dict.fromkeys(beda, ISI_BUKTI)
    assert ubah(bukti, tempat="") == ISI_BUKTI
    assert ubah(bukti, judul="Lain", keterangan="Lain", kesehatan="bisa", miniatur="x") == DITERIMA
    assert ubah(bukti, dihapus_pada=now()) == DITERIMA
    BuktiDukung.objects.filter(pk=bukti.pk).update(dihapus_pada=now())
    assert ubah(bukti, dihapus_pada=None) == ISI_BUKTI
    assert ubah(bukti, tempat="") == DITERIMA


def test_yang_terkirim_dan_tersimpan_tidak_dapat_diubah_atau_dihapus(evaluasi, skp, pemeran):
    baris = [
        umpan_balik.beri(skp, pembuat.triwulan(2), oleh=pemeran.budi, isi="Baik.", nada="positif", perilaku="loyal"),
        skp.versi_isi.first(),
        skp.penutupan.get(),
        pencetakan.arsipkan(skp, "A.1.7", skp.sidik_ditetapkan, lambda _: b"%PDF"),
    ]
    perubahan = [{"isi": "Buruk."}, {"sidik": "c" * 64}, {"ditutup_pada": now()}, {"sha256": "c" * 64}]
    for satu, isi in zip(baris, perubahan, strict=True):
        assert ubah(satu, **isi) == hanya_bertambah(satu, "UPDATE")
        assert hapus(satu) == hanya_bertambah(satu, "DELETE")
