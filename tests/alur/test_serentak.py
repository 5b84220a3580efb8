"""Eight people, or eight clicks, at one door in the same moment: one gets through, and nothing is lost silently."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.files.storage import default_storage
from django.utils.timezone import localdate, now

from evaluasi.alur import capaian, hitung, penilaian, penyampaian
from evaluasi.models import CapaianOrganisasi, Evaluasi, SebaranUnit, TandaRhk
from pegawai.alur import pekerjaan as buku
from pegawai.alur.pemberitahuan import kirim_antrean
from pegawai.models import Jejak, Pegawai, Pekerjaan, Pemberitahuan
from pegawai.models.jejak import GENESIS
from pegawai.penolakan import KeadaanMenolak, VersiBasi
from skp_app.alur import bukti as gudang
from skp_app.alur import isi_dari, pencetakan, pendokumentasian, penyusunan, perencanaan, perubahan, umpan_balik
from skp_app.alur.isi import isi_skp, sidik
from skp_app.models import BuktiDukung, Dokumen, PakaiBukti, Realisasi, Rhk, Skp, UmpanBalik, VersiSkp
from tests import pembuat
from tests.serentak import bersamaan, di_tengah, ditolak, menang, serentak

pytestmark = pytest.mark.usefixtures("basis_nyata")


@pytest.fixture
def sari(pemeran, periode):
    return pemeran.sari


@pytest.fixture
def draf(sari):
    return pembuat.buat_skp(sari)


@pytest.fixture
def diajukan(draf):
    return pembuat.ajukan(draf)


@pytest.fixture
def skp(draf):
    return pembuat.tetapkan(draf)


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


@pytest.fixture(autouse=True)
def rantai_utuh():
    """Whatever happened at once, the chain of traces has no gap and no fork."""
    yield
    sebelum = GENESIS
    for nomor, jejak in enumerate(Jejak.objects.order_by("nomor"), start=1):
        assert (jejak.nomor, jejak.sidik_sebelum, jejak.sidik) == (nomor, sebelum, jejak.hitung_sidik())
        sebelum = jejak.sidik


def jejak(kata_kerja):
    return Jejak.objects.filter(kata_kerja=kata_kerja).count()


def segar(objek):
    """The object as another browser would have loaded it."""
    return type(objek).objects.get(pk=objek.pk)


# one door, the same click ------------------------------------------------------------------------
def test_delapan_kali_buat_menghasilkan_satu_draf(sari, periode):
    hasil = serentak(lambda _: perencanaan.buat(segar(sari), periode, oleh=segar(sari)))
    assert ({s.pk for s in hasil}, jejak("buat")) == ({Skp.objects.get().pk}, 1)


def test_dua_rentang_yang_bertumpuk_hanya_satu_yang_jadi(sari, periode):
    hasil = serentak(lambda i: perencanaan.buat(sari, periode, oleh=sari, mulai=date(periode.tahun, 1 + i, 1)))
    assert ditolak(hasil) == [KeadaanMenolak] * 7
    assert (Skp.objects.count(), jejak("buat")) == (1, 1)


def test_delapan_kali_ajukan_satu_yang_berhasil(draf, sari):
    hasil = serentak(lambda _: perencanaan.ajukan(segar(draf), oleh=sari))
    assert (len(menang(hasil)), ditolak(hasil)) == (1, [KeadaanMenolak] * 7)
    assert (jejak("ajukan"), Pemberitahuan.objects.count(), VersiSkp.objects.count()) == (1, 1, 1)


def test_delapan_kali_tetapkan_satu_yang_berhasil(diajukan, pemeran):
    dilihat = sidik(isi_skp(diajukan))
    hasil = serentak(lambda _: perencanaan.tetapkan(segar(diajukan), oleh=pemeran.budi, sidik_dilihat=dilihat))
    assert (len(menang(hasil)), ditolak(hasil)) == (1, [KeadaanMenolak] * 7)
    assert (jejak("tetapkan"), Pemberitahuan.objects.filter(penerima=pemeran.sari).count()) == (1, 1)


def test_tetapkan_lawan_kembalikan_lawan_tarik_satu_yang_berhasil(diajukan, pemeran):
    dilihat = sidik(isi_skp(diajukan))
    langkah = {
        "tetapkan": lambda: perencanaan.tetapkan(segar(diajukan), oleh=pemeran.budi, sidik_dilihat=dilihat),
        "kembalikan": lambda: perencanaan.kembalikan(segar(diajukan), oleh=pemeran.budi, catatan="Perbaiki."),
        "tarik": lambda: perencanaan.tarik(segar(diajukan), oleh=pemeran.sari),
    }
    hasil = bersamaan(*langkah.values(), *langkah.values())
    assert (len(menang(hasil)), ditolak(hasil)) == (1, [KeadaanMenolak] * 5)
    keadaan = {"ditetapkan": "tetapkan", "dikembalikan": "kembalikan", "draf": "tarik"}[segar(diajukan).status]
    assert {nama: jejak(nama) for nama in langkah} == {nama: int(nama == keadaan) for nama in langkah}


def test_delapan_penilaian_pertama_yang_sama_adalah_satu(skp, tw1):
    hasil = serentak(lambda _: pembuat.nilai(segar(skp), tw1))
    assert ({e.pk for e in hasil}, jejak("nilai")) == ({Evaluasi.objects.get().pk}, 1)
    assert Evaluasi.objects.get().versi == 1


def test_delapan_penilaian_berbeda_satu_tersimpan_dan_lainnya_diberi_tahu(skp, tw1):
    hasil = serentak(lambda i: pembuat.nilai(segar(skp), tw1, catatan=f"Catatan {i}"))
    assert ditolak(hasil) == [VersiBasi] * 7
    assert (Evaluasi.objects.get().catatan, jejak("nilai")) == (menang(hasil)[0].catatan, 1)


@pytest.mark.parametrize("nama", ["tetapkan", "sampaikan", "terima"])
def test_delapan_kali_langkah_evaluasi_satu_yang_berhasil(skp, tw1, pemeran, nama):
    pembuat.catat_capaian(skp.unit_penilai, tw1, pemeran.admin)
    evaluasi = pembuat.nilai(skp, tw1)
    langkah = {
        "tetapkan": lambda: penilaian.tetapkan(segar(evaluasi), oleh=pemeran.budi, versi=1),
        "sampaikan": lambda: penyampaian.sampaikan(segar(evaluasi), oleh=pemeran.budi),
        "terima": lambda: penyampaian.terima(segar(evaluasi), oleh=pemeran.sari),
    }
    for awal in list(langkah)[: list(langkah).index(nama)]:
        langkah[awal]()
    sudah = jejak(nama)
    hasil = serentak(lambda _: langkah[nama]())
    assert (len(menang(hasil)), ditolak(hasil), jejak(nama) - sudah) == (1, [KeadaanMenolak] * 7, 1)
    pesan = Pemberitahuan.objects.filter(kunci__startswith=f"evaluasi-{evaluasi.pk}-").count()
    assert pesan == {"tetapkan": 0, "sampaikan": 1, "terima": 2}[nama]


def test_delapan_rekaman_capaian_yang_sama_adalah_satu(organisasi, tw1, pemeran):
    hasil = serentak(lambda _: pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin))
    assert ({c.pk for c in hasil}, jejak("catat_capaian")) == ({CapaianOrganisasi.objects.get().pk}, 1)
    assert Pekerjaan.objects.count() == 1


def test_rekaman_capaian_yang_berbeda_satu_tersimpan_dan_lainnya_diberi_tahu(organisasi, tw1, pemeran):
    pilihan = ["istimewa", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"]
    hasil = serentak(lambda i: pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, pilihan[i]), n=5)
    assert ditolak(hasil) == [VersiBasi] * 4
    assert (CapaianOrganisasi.objects.get().predikat, jejak("catat_capaian")) == (menang(hasil)[0].predikat, 1)


def test_delapan_kali_umpan_balik_terkirim_sekali(skp, tw1, pemeran):
    kirim = {"oleh": pemeran.budi, "isi": "Sudah baik.", "nada": "positif", "perilaku": "loyal"}
    serentak(lambda _: umpan_balik.beri(segar(skp), tw1, **kirim))
    assert (UmpanBalik.objects.count(), jejak("beri_umpan_balik")) == (1, 1)
    assert Pemberitahuan.objects.filter(judul="Anda menerima umpan balik").count() == 1


def test_realisasi_pertama_yang_berbeda_satu_tersimpan_dan_lainnya_diberi_tahu(skp, tw1, sari):
    iki = skp.rhk.first().iki.get()
    hasil = serentak(lambda i: pendokumentasian.catat_realisasi(iki, tw1, oleh=sari, teks=f"{i} layanan"))
    assert ditolak(hasil) == [VersiBasi] * 7
    assert (Realisasi.objects.get().teks, jejak("catat_realisasi")) == (menang(hasil)[0].teks, 1)


def test_bukti_ditambah_sekali_dan_dilepas_sekali(skp, tw1, sari):
    realisasi = pendokumentasian.catat_realisasi(skp.rhk.first().iki.get(), tw1, oleh=sari, teks="9 layanan")
    serentak(lambda _: gudang.tambah(realisasi, oleh=sari, judul="Laporan", lokasi="Lemari"))
    bukti = BuktiDukung.objects.get()
    kembar = [segar(bukti) for _ in range(8)]
    serentak(lambda i: gudang.lepas(kembar[i], realisasi, oleh=sari))
    assert (BuktiDukung.objects.count(), PakaiBukti.objects.count()) == (1, 0)
    assert (jejak("tambah_bukti"), jejak("pakai_bukti"), jejak("lepas_bukti")) == (1, 1, 1)


def test_dokumen_disimpan_sekali_dengan_satu_berkas(skp):
    folder = "dokumen"
    hasil = serentak(lambda i: pencetakan.arsipkan(skp, "A.1.7", skp.sidik_ditetapkan, lambda _: b"%PDF-1.7 sama"))
    dokumen = Dokumen.objects.get()
    assert {d.pk for d in hasil} == {dokumen.pk}
    semua = [b for sub in default_storage.listdir(folder)[0] for b in default_storage.listdir(f"{folder}/{sub}")[1]]
    assert [b for b in semua if b.startswith(skp.kode)] == [dokumen.berkas.name.rsplit("/", 1)[1]]


# edits of one draft ------------------------------------------------------------------------------
def test_dua_bidang_dari_satu_baris_tidak_saling_menimpa(draf, sari):
    """Two tabs change different fields of one row: the second is told, and both texts are there to choose from."""
    rhk = draf.rhk.first()
    hasil = bersamaan(
        lambda: penyusunan.simpan_rhk(segar(rhk), oleh=sari, versi=1, teks="Dari tab pertama"),
        lambda: penyusunan.simpan_rhk(segar(rhk), oleh=sari, versi=1, penugasan_dari="Kepala Dinas"),
    )
    assert ditolak(hasil) == [VersiBasi]
    kini = segar(rhk)
    tersimpan = {"teks": kini.teks} if isinstance(hasil[1], VersiBasi) else {"penugasan_dari": kini.penugasan_dari}
    assert tersimpan in ({"teks": "Dari tab pertama"}, {"penugasan_dari": "Kepala Dinas"})
    assert kini.versi == 2


def test_simpan_otomatis_delapan_tab_pada_satu_baris(draf, sari):
    rhk = draf.rhk.first()
    hasil = serentak(
        lambda i: penyusunan.simpan_isi(draf.kode, oleh=sari, rhk={rhk.pk: (1, {"teks": f"Tab {i}"})}, iki={})
    )
    assert sum(bool(h.versi) for h in hasil) == 1
    assert sum(len(h.bentrok) for h in hasil) == 7
    pemenang = next(i for i, h in enumerate(hasil) if h.versi)
    assert segar(rhk).teks == f"Tab {pemenang}"


def test_baris_yang_berbeda_tersimpan_semuanya(draf, sari):
    sebelum = draf.rhk.count(), segar(draf).versi
    serentak(lambda i: penyusunan.tambah_rhk(segar(draf), oleh=sari, teks=f"RHK {i}"))
    urutan = list(draf.rhk.values_list("urutan", flat=True))
    assert urutan == list(range(1, sebelum[0] + 9))
    assert segar(draf).versi == sebelum[1] + 8


def test_pindah_serentak_tidak_menggandakan_urutan(draf, sari):
    for n in range(4):
        penyusunan.tambah_rhk(draf, oleh=sari, teks=f"RHK {n}")
    rhk = list(draf.rhk.all())
    serentak(lambda i: penyusunan.pindah_rhk(segar(rhk[i % 6]), oleh=sari, arah="naik" if i % 2 else "turun"))
    assert sorted(draf.rhk.values_list("urutan", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_ekspektasi_yang_datang_selagi_ditetapkan_ditolak(diajukan, pemeran):
    dilihat = sidik(isi_skp(diajukan))
    hasil = di_tengah(
        lambda: perencanaan.tetapkan(segar(diajukan), oleh=pemeran.budi, sidik_dilihat=dilihat),
        "skp_app_versiskp",
        lambda: penyusunan.simpan_ekspektasi(segar(diajukan), oleh=pemeran.budi, ekspektasi={"loyal": ["Rajin"]}),
    )
    assert ditolak(hasil) == [KeadaanMenolak]
    assert (segar(diajukan).sidik_ditetapkan, diajukan.ekspektasi.count()) == (dilihat, 0)


# two different doors -----------------------------------------------------------------------------
def test_tempelan_yang_dikirim_delapan_kali_masuk_sekali(draf, sari):
    hasil = serentak(lambda i: isi_dari.tempel(draf, oleh=sari, teks="Satu\tx\t1\nDua\ty\t2"))
    assert sorted(len(h.rhk) for h in hasil) == [0] * 7 + [2]
    assert draf.rhk.filter(teks__in=["Satu", "Dua"]).count() == 2
    assert Jejak.objects.filter(kata_kerja="isi_dari").count() == 1


def test_penetapan_lawan_koreksi_capaian_selalu_sejalan(skp, tw1, pemeran, organisasi):
    """While the penilai signs, having read the figure, the BKD cannot change it under his pen."""
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "baik")
    evaluasi = pembuat.nilai(skp, tw1)
    hasil = di_tengah(
        lambda: penilaian.tetapkan(segar(evaluasi), oleh=pemeran.budi, versi=1),
        "skp_app_penutupanperiode",
        lambda: catat_lagi(organisasi.egov, tw1, pemeran.admin, "kurang"),
    )
    assert ditolak(hasil) == [KeadaanMenolak]
    assert (segar(evaluasi).capaian, CapaianOrganisasi.objects.get().predikat) == ("baik", "baik")


def catat_lagi(unit, periode, admin, predikat):
    """A correction of the first record."""
    return capaian.catat(
        unit, periode, oleh=admin, predikat=predikat, dasar="LKj nomor 2", ditetapkan_oleh="Bupati",
        tanggal=localdate(), versi=1,
    )  # fmt: skip


def test_realisasi_yang_datang_selagi_evaluasi_ditetapkan_ditolak(skp, tw1, pemeran):
    """What the set evaluation does not show was not accepted either."""
    pembuat.catat_capaian(skp.unit_penilai, tw1, pemeran.admin)
    evaluasi = pembuat.nilai(skp, tw1)
    iki = skp.rhk.first().iki.get()
    hasil = di_tengah(
        lambda: penilaian.tetapkan(segar(evaluasi), oleh=pemeran.budi, versi=1),
        "skp_app_penutupanperiode",
        lambda: pendokumentasian.catat_realisasi(iki, tw1, oleh=pemeran.sari, teks="9 layanan"),
    )
    assert (ditolak(hasil), Realisasi.objects.count()) == ([KeadaanMenolak], 0)


def test_suntingan_yang_datang_selagi_diajukan_ditolak(draf, sari):
    """The hash that was signed is the hash of what is stored."""
    rhk = draf.rhk.first()
    hasil = di_tengah(
        lambda: perencanaan.ajukan(segar(draf), oleh=sari),
        "skp_app_versiskp",
        lambda: penyusunan.simpan_rhk(segar(rhk), oleh=sari, versi=1, teks="Dari tab lain"),
    )
    assert ditolak(hasil) == [KeadaanMenolak]
    assert segar(draf).sidik_diajukan == sidik(isi_skp(segar(draf)))


def test_penilaian_tim_hitung_ulang_dan_capaian_tidak_saling_mengunci(pemeran, organisasi, tw1):
    """First ratings of eight people, recounts and a correction at once: everybody gets through."""
    tim = [pembuat.buat_pegawai(f"Pegawai {n}", masuk=False) for n in range(8)]
    for p in tim:
        pembuat.tempatkan(p, organisasi.egov, "PENGELOLA DATA")
    skp = [pembuat.buat_skp_ditetapkan(p, rhk=1) for p in tim]
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin)
    pekerjaan = Pekerjaan.objects.get()

    def nilai_lalu_tetapkan(s):
        evaluasi = pembuat.nilai(segar(s), tw1)
        return penilaian.tetapkan(evaluasi, oleh=pemeran.budi, versi=1)

    hasil = bersamaan(
        *[lambda s=s: nilai_lalu_tetapkan(s) for s in skp],
        lambda: [hitung.hitung_unit(organisasi.egov.pk, tw1) for _ in range(5)],
        lambda: buku.kerjakan(pekerjaan.pk, hitung.jalankan),
        lambda: catat_lagi(organisasi.egov, tw1, pemeran.admin, "baik"),
    )
    assert ditolak(hasil) == []
    assert Evaluasi.objects.filter(status="ditetapkan").count() == 8
    for p in Pekerjaan.objects.filter(status="antre"):
        buku.kerjakan(p.pk, hitung.jalankan)
    assert SebaranUnit.objects.get(unit=organisasi.egov).jumlah["baik"] == 8


def test_tanda_dua_penilaian_tidak_bercampur(skp, tw1):
    rhk = list(skp.rhk.values_list("pk", flat=True))
    hasil = bersamaan(
        lambda: pembuat.nilai(segar(skp), tw1, tanda={rhk[0]: "di_atas"}),
        lambda: pembuat.nilai(segar(skp), tw1, tanda={rhk[1]: "di_bawah"}),
    )
    assert (ditolak(hasil), TandaRhk.objects.count()) == ([VersiBasi], 1)


# the ledger and the outbox -----------------------------------------------------------------------
def test_delapan_pesanan_adalah_satu_pekerjaan(pemeran):
    hasil = serentak(lambda _: buku.pesan("evaluasi.hitung_predikat", "unit-1", "Hitung", pemeran.budi, unit=1))
    assert {p.pk for p in hasil} == {Pekerjaan.objects.get().pk}


def test_delapan_pekerja_satu_yang_mendapat_pekerjaan(pemeran):
    pekerjaan = buku.pesan("evaluasi.hitung_predikat", "unit-1", "Hitung", pemeran.budi, unit=1)
    assert [p.percobaan for p in serentak(lambda _: buku.ambil(pekerjaan.pk)) if p] == [1]
    Pekerjaan.objects.update(sewa_sampai=now() - timedelta(seconds=1))
    assert [p.percobaan for p in serentak(lambda _: buku.ambil(pekerjaan.pk)) if p] == [2]


def test_pesanan_selagi_pekerjaan_berakhir_tidak_hilang(pemeran):
    """Whoever orders while a job ends gets either one more round of it or a new job; never an ended one."""
    pekerjaan = buku.pesan("evaluasi.hitung_predikat", "unit-1", "Hitung", pemeran.budi, unit=1)
    for _ in range(5):
        milikku = buku.ambil(pekerjaan.pk)
        bersamaan(
            lambda milikku=milikku: buku.akhiri(milikku, {}),
            *[lambda: buku.pesan("evaluasi.hitung_predikat", "unit-1", "Hitung", pemeran.budi, unit=1)] * 3,
        )
        pekerjaan = Pekerjaan.objects.get(status="antre")


def test_empat_pengirim_mengirim_setiap_pesan_sekali(pemeran):
    Pegawai.objects.filter(pk=pemeran.sari.pk).update(surel="sari@contoh.go.id")
    for n in range(20):
        Pemberitahuan.kirim(pemeran.sari, f"kunci-{n}", f"Pesan {n}")
    assert sum(serentak(lambda _: kirim_antrean(), n=4)) == 20
    assert len({p.body for p in mail.outbox}) == len(mail.outbox) == 20


def test_delapan_penulis_jejak_menyambung_satu_rantai(pemeran):
    serentak(lambda i: [Jejak.catat(pemeran.sari, "coba", oleh=pemeran.budi, ke=f"{i}-{n}") for n in range(10)])
    assert (Jejak.objects.count(), Jejak.objects.values("sidik_sebelum").distinct().count()) == (80, 80)


def test_rhk_yang_dihapus_selagi_disunting_ditolak_dengan_kalimat(draf, sari):
    rhk = draf.rhk.first()
    hasil = bersamaan(
        lambda: penyusunan.hapus_rhk(segar(rhk), oleh=sari),
        *[lambda: penyusunan.simpan_rhk(rhk, oleh=sari, versi=1, teks="Lain")] * 3,
    )
    assert set(ditolak(hasil)) <= {KeadaanMenolak}
    assert not Rhk.objects.filter(pk=rhk.pk).exists()


# a new version against the old one ---------------------------------------------------------------
@pytest.fixture
def perubahan_diajukan(skp, sari):
    draf = perubahan.buka(skp, oleh=sari, alasan="Penugasan baru")
    penyusunan.simpan_iki(draf.rhk.first().iki.get(), oleh=sari, versi=1, target="99 layanan")
    return pembuat.ajukan(segar(draf))


def test_delapan_kali_membuka_perubahan_satu_rancangan(skp, sari):
    hasil = serentak(lambda _: perubahan.buka(segar(skp), oleh=segar(sari), alasan="Penugasan baru"))
    assert ({s.pk for s in hasil}, jejak("buka_perubahan")) == ({Skp.objects.get(menggantikan=skp).pk}, 1)


def test_delapan_kali_menetapkan_versi_baru_satu_yang_berhasil(skp, perubahan_diajukan, pemeran):
    dilihat = sidik(isi_skp(perubahan_diajukan))
    hasil = serentak(
        lambda _: perencanaan.tetapkan(segar(perubahan_diajukan), oleh=pemeran.budi, sidik_dilihat=dilihat)
    )
    assert (len(menang(hasil)), ditolak(hasil), jejak("gantikan")) == (1, [KeadaanMenolak] * 7, 1)
    assert (segar(skp).status, segar(perubahan_diajukan).status) == ("digantikan", "ditetapkan")


def test_realisasi_yang_datang_selagi_versi_baru_ditetapkan_ditolak(skp, perubahan_diajukan, pemeran, periode):
    """It would lie on the replaced version, where nobody carries it over any more."""
    tw2, dilihat = pembuat.triwulan(2), sidik(isi_skp(perubahan_diajukan))
    iki = skp.rhk.first().iki.get()
    hasil = di_tengah(
        lambda: perencanaan.tetapkan(segar(perubahan_diajukan), oleh=pemeran.budi, sidik_dilihat=dilihat),
        "skp_app_versiskp",
        lambda: pendokumentasian.catat_realisasi(segar(iki), tw2, oleh=pemeran.sari, teks="9 layanan"),
    )
    assert (ditolak(hasil), Realisasi.objects.count()) == ([KeadaanMenolak], 0)


def test_realisasi_yang_lebih_dulu_ikut_ke_versi_baru(skp, perubahan_diajukan, pemeran, periode):
    tw2, dilihat = pembuat.triwulan(2), sidik(isi_skp(perubahan_diajukan))
    iki = skp.rhk.first().iki.get()
    hasil = di_tengah(
        lambda: pendokumentasian.catat_realisasi(segar(iki), tw2, oleh=pemeran.sari, teks="9 layanan"),
        "skp_app_realisasi",
        lambda: perencanaan.tetapkan(segar(perubahan_diajukan), oleh=pemeran.budi, sidik_dilihat=dilihat),
    )
    assert ditolak(hasil) == []
    assert Realisasi.objects.filter(iki__rhk__skp=perubahan_diajukan).count() == 1


def test_evaluasi_yang_ditetapkan_lawan_versi_baru_selalu_sejalan(skp, perubahan_diajukan, pemeran, tw1):
    """Either the period closes on the old version, or the penilai is told that the SKP changed."""
    pembuat.catat_capaian(skp.unit_penilai, tw1, pemeran.admin)
    evaluasi, dilihat = pembuat.nilai(skp, tw1), sidik(isi_skp(perubahan_diajukan))
    hasil = bersamaan(
        lambda: penilaian.tetapkan(segar(evaluasi), oleh=pemeran.budi, versi=1),
        lambda: perencanaan.tetapkan(segar(perubahan_diajukan), oleh=pemeran.budi, sidik_dilihat=dilihat),
    )
    assert ditolak(hasil) in ([], [VersiBasi])
    assert segar(perubahan_diajukan).status == "ditetapkan"
    assert segar(evaluasi).status == ("dinilai" if ditolak(hasil) else "ditetapkan")
