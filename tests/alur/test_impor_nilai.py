"""Results from files: capaian organisasi of a period, and yearly predikat from before the application was used."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db.models import F

from evaluasi.alur import capaian, capaian_usulan, penilaian, penyampaian, tindak_lanjut
from evaluasi.alur.talenta import Laporan, berturut, syarat
from evaluasi.models import CapaianOrganisasi, PredikatTerdahulu, UsulanCapaian
from pegawai.alur.impor import batal, daftar, jalan, langkah, periksa
from pegawai.models import BarisImpor, Impor, Jejak, Pekerjaan, Pemberitahuan, SumberData
from pegawai.penolakan import IsianKeliru
from skp_app.models import Periode
from tests import pembuat
from tests.alur.test_impor import BERSIH, bkd, isi, masukkan  # noqa: F401
from tests.cuplikan import semua_tabel
from tests.halaman.kueri import kueri

pytestmark = pytest.mark.django_db
JAKARTA = ZoneInfo("Asia/Jakarta")
HARI = datetime(2026, 5, 4, 9, tzinfo=JAKARTA)
UNIT = {0: "BIDANG E-GOVERNMENT", 1: "BIDANG STATISTIK", 2: "BADAN KEPEGAWAIAN DAERAH"}
# What the way of an import itself leaves, and the orders that follow from it.
CATATAN = {m._meta.db_table for m in (Impor, BarisImpor, Jejak, Pekerjaan)}
KEPALA_CAPAIAN = "UNOR ID;UNIT KERJA;PREDIKAT;DASAR;TANGGAL;DITETAPKAN OLEH"
KEPALA_PREDIKAT = "NIP;NAMA;JABATAN;TAHUN;RATING HASIL KERJA;RATING PERILAKU KERJA;PREDIKAT"
SEL = {
    "Sangat Baik": "Diatas Ekspektasi;Diatas Ekspektasi;Sangat Baik",
    "Baik": "Sesuai Ekspektasi;Sesuai Ekspektasi;Baik",
    "Butuh Perbaikan": "Dibawah Ekspektasi;Sesuai Ekspektasi;Butuh Perbaikan",
}  # fmt: skip


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(HARI, tick=True):
        yield


def petakan(nama, berkas, oleh):
    impor = langkah.unggah(nama, berkas, oleh=oleh)
    tanya = daftar.lingkup(impor)
    impor = langkah.petakan(impor, impor.pemetaan, oleh=oleh, lingkup=tanya.usulan if tanya else "")
    periksa.jalankan(impor.pekerjaan, lambda *n: None)
    impor.refresh_from_db()
    assert (impor.status, impor.galat) == ("diperiksa", "")
    return impor


def jalankan(impor, oleh):
    impor = langkah.jalankan(impor, oleh=oleh)
    jalan.jalankan(impor.pekerjaan, lambda *n: None)
    impor.refresh_from_db()
    return impor


def batalkan(impor, oleh):
    impor = langkah.batalkan(impor, oleh=oleh)
    batal.jalankan(impor.pekerjaan, lambda *n: None)
    impor.refresh_from_db()
    return impor


def tersimpan():
    return {nama: isi for nama, isi in semua_tabel().items() if nama not in CATATAN}


def nasib(impor):
    return [(b.nomor, b.tindakan, b.keadaan, b.alasan) for b in impor.baris.order_by("nomor")]


# a whole kabupaten -------------------------------------------------------------------------------
@pytest.fixture
def kabupaten(bkd):  # noqa: F811
    pembuat.buat_periode(2025)
    pembuat.buat_periode(2026)
    for nama in BERSIH[:8]:
        masukkan(f"{nama}.xlsx", bkd)


@pytest.mark.lambat
def test_kumpulan_bersih_masuk_sekali_dan_ditarik_kembali_seutuhnya(bkd, kabupaten):  # noqa: F811
    sebelum = tersimpan()
    banyak = {"capaian_organisasi_2025": 93, "capaian_2026_tw1": 90, "predikat_2024_2025": 693}
    impor = [jalankan(petakan(f"{nama}.xlsx", isi(f"{nama}.xlsx"), bkd), bkd) for nama in banyak]
    assert [i.angka["hasil"] for i in impor] == [{"baru": n} for n in banyak.values()]
    assert [i.lingkup for i in impor] == ["2025-akhir", "2026-tw1", ""]
    sekda = PredikatTerdahulu.objects.filter(pegawai__nip="197202132000021009").order_by("tahun")
    assert list(sekda.values_list("tahun", "rating_hasil", "rating_perilaku", "predikat", "jabatan")) == [
        (2024, "di_atas", "di_atas", "sangat_baik", "Sekretaris Daerah"),
        (2025, "sesuai", "sesuai", "baik", "Sekretaris Daerah"),
    ]
    setda = CapaianOrganisasi.objects.filter(unit__nama="Sekretariat Daerah").order_by("tanggal")
    assert list(setda.values_list("periode_evaluasi__kode", "predikat", "tanggal", "ditetapkan_oleh")) == [
        ("2025-akhir", "butuh_perbaikan", date(2026, 1, 20), "Bupati Sukamaju"),
        ("2026-tw1", "butuh_perbaikan", date(2026, 4, 7), "Bupati Sukamaju"),
    ]
    sesudah, jejak = tersimpan(), Jejak.objects.exclude(objek_jenis="impor").count()
    lagi = [jalankan(petakan(f"{nama}.xlsx", isi(f"{nama}.xlsx"), bkd), bkd) for nama in banyak]
    assert [i.angka["hasil"] for i in lagi] == [{"sama": n} for n in banyak.values()]
    assert (tersimpan(), Jejak.objects.exclude(objek_jenis="impor").count()) == (sesudah, jejak)
    assert [batalkan(i, bkd).angka["tertahan"] for i in reversed(impor)] == [0, 0, 0]
    assert tersimpan() == sebelum


# capaian -----------------------------------------------------------------------------------------
@pytest.fixture
def unit(pemeran, organisasi):
    """Three units with ids of SIASN, and the first triwulan of 2026."""
    pembuat.buat_periode(2026)
    for n, satu in enumerate((organisasi.egov, organisasi.statistik, organisasi.bkd)):
        satu.kode_unor = f"8ae482{n}"
        satu.save()
    return organisasi


def berkas_capaian(*baris, hari="14-04-2026"):
    isi_ = [f"8ae482{n};{UNIT.get(n, '')};{kata};BA Nomor {n + 1};{hari};Bupati" for n, kata in baris]
    return "\n".join([KEPALA_CAPAIAN, *isi_]).encode()


def periksa_capaian(oleh, *baris, **lain):
    return petakan("capaian_2026_tw1.csv", berkas_capaian(*baris, **lain), oleh)


def angka():
    return list(CapaianOrganisasi.objects.order_by("unit__kode_unor").values_list("unit__kode_unor", "predikat"))


def test_setiap_unit_dihitung_ulang_seperti_bila_direkam_satu_per_satu(unit, pemeran):
    jalankan(periksa_capaian(pemeran.admin, (0, "Baik"), (1, "Istimewa")), pemeran.admin)
    assert angka() == [("8ae4820", "baik"), ("8ae4821", "istimewa")]
    pesanan = Pekerjaan.objects.filter(tugas="evaluasi.hitung_predikat")
    assert sorted(pesanan.values_list("masukan__unit", flat=True)) == sorted([unit.egov.pk, unit.statistik.pk])


def test_capaian_yang_dipakai_perlu_orang_kedua(unit, pemeran):
    tw1 = pembuat.triwulan(1)
    pembuat.buat_evaluasi_ditetapkan(pembuat.buat_skp_ditetapkan(pemeran.sari), tw1, pemeran.admin)
    ada = CapaianOrganisasi.objects.get()
    tanggal = f"{ada.tanggal:%d-%m-%Y}"
    impor = periksa_capaian(pemeran.admin, (0, "Istimewa"), (1, "Baik"), hari=tanggal)
    langkah.pilih(impor, None, "ya", oleh=pemeran.admin, kode="konflik")
    kalimat = (
        "Capaian BIDANG E-GOVERNMENT sudah Baik dan dipakai 1 evaluasi yang ditetapkan. Ajukan perubahannya di Capaian "
        "organisasi, Triwulan I 2026; orang kedua menyetujuinya."
    )
    jalankan(impor, pemeran.admin)
    assert nasib(impor) == [(2, "tolak", "dilewati", kalimat), (3, "baru", "diterapkan", "")]
    assert angka() == [("8ae4820", "baik"), ("8ae4821", "baik")]


def test_yang_dipakai_sesudah_diperiksa_tidak_ikut_dijalankan(unit, pemeran):
    lama = jalankan(periksa_capaian(pemeran.admin, (0, "Baik")), pemeran.admin)
    baru = periksa_capaian(pemeran.admin, (0, "Kurang"))
    assert nasib(baru) == [(2, "berubah", "menunggu", "")]
    _tetapkan(pemeran)
    jalankan(baru, pemeran.admin)
    assert (angka(), baru.baris.get().keadaan) == ([("8ae4820", "baik")], "dilewati")
    assert batalkan(lama, pemeran.admin).angka["tertahan"] == 1
    assert (angka(), lama.baris.get().alasan) == (
        [("8ae4820", "baik")],
        "Capaian BIDANG E-GOVERNMENT sudah dipakai 1 evaluasi yang ditetapkan, jadi tidak ditarik kembali.",
    )


def _tetapkan(pemeran):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    tw1 = pembuat.triwulan(1)
    pembuat.belum_terlambat(type(tw1).objects.filter(pk=tw1.pk))
    evaluasi = pembuat.nilai(skp, pembuat.triwulan(1))
    return penilaian.tetapkan(evaluasi, oleh=skp.penilai, versi=evaluasi.versi)


def test_yang_direkam_di_sini_bertahan_sampai_dipilih_orang(unit, pemeran):
    tw1 = pembuat.triwulan(1)
    capaian.catat(
        unit.egov, tw1, oleh=pemeran.admin, predikat="kurang", dasar="BA Nomor 1", ditetapkan_oleh="Bupati",
        tanggal=date(2026, 4, 14),
    )  # fmt: skip
    impor = periksa_capaian(pemeran.admin, (0, "Baik"))
    assert impor.baris.get().konflik == {"predikat": ["kurang", "baik"]}
    jalankan(impor, pemeran.admin)
    assert angka() == [("8ae4820", "kurang")]
    lagi = periksa_capaian(pemeran.admin, (0, "Baik"))
    langkah.pilih(lagi, None, "ya", oleh=pemeran.admin, kode="konflik")
    jalankan(lagi, pemeran.admin)
    assert angka() == [("8ae4820", "baik")]
    batalkan(lagi, pemeran.admin)
    assert angka() == [("8ae4820", "kurang")]


def test_usulan_yang_menunggu_ditutup_dan_dibuka_kembali_bersama_capaiannya(unit, pemeran):
    tw1 = pembuat.triwulan(1)
    usulan = capaian_usulan.mulai(unit.statistik, tw1, oleh=pemeran.rina)
    UsulanCapaian.objects.filter(pk=usulan.pk).update(
        status="dikirim", predikat="istimewa", alasan="Semua tercapai.", pengirim=pemeran.rina, dikirim_pada=HARI
    )
    impor = jalankan(periksa_capaian(pemeran.admin, (1, "Baik")), pemeran.admin)
    assert UsulanCapaian.objects.get().status == "ditetapkan"
    Pekerjaan.objects.all().delete()
    batalkan(impor, pemeran.admin)
    assert (UsulanCapaian.objects.get().status, angka()) == ("dikirim", [])
    pesanan = Pekerjaan.objects.get(tugas="evaluasi.hitung_predikat")
    assert pesanan.masukan["unit"] == unit.statistik.pk


def test_penetap_di_aplikasi_dikabari_bila_impor_menimpa(unit, pemeran):
    jalankan(periksa_capaian(pemeran.admin, (0, "Baik")), pemeran.admin)
    CapaianOrganisasi.objects.update(penetap=pemeran.tono)
    impor = jalankan(periksa_capaian(pemeran.admin, (0, "Kurang")), pemeran.admin)
    assert CapaianOrganisasi.objects.get().penetap is None
    assert Pemberitahuan.objects.get(penerima=pemeran.tono, kunci__startswith="capaian-").judul == (
        "Capaian BIDANG E-GOVERNMENT Triwulan I 2026 yang Anda tetapkan diubah BKD menjadi Kurang"
    )
    batalkan(impor, pemeran.admin)
    assert CapaianOrganisasi.objects.get().penetap == pemeran.tono


def test_unit_yang_tidak_ada_di_berkas_baru_hanya_ditandai(unit, pemeran):
    jalankan(periksa_capaian(pemeran.admin, (0, "Baik"), (1, "Baik")), pemeran.admin)
    lain = jalankan(periksa_capaian(pemeran.admin, (1, "Baik"), (2, "Baik")), pemeran.admin)
    assert [(b.tindakan, b.sebutan) for b in lain.baris.order_by("-tindakan")] == [
        ("sama", "BIDANG STATISTIK"), ("hilang", "BIDANG E-GOVERNMENT"), ("baru", "BADAN KEPEGAWAIAN DAERAH"),
    ]  # fmt: skip
    assert len(angka()) == 3
    assert SumberData.objects.get(kunci="2026-tw1 8ae4820").hilang_pada == date(2026, 5, 4)


def test_yang_tidak_dapat_direkam_berkata_mengapa(unit, pemeran):
    unit.bkd.selesai = date(2025, 12, 31)
    unit.bkd.save()
    impor = periksa_capaian(pemeran.admin, (0, "Bagus"), (2, "Baik"))
    assert [b.alasan for b in impor.baris.order_by("nomor")] == [
        "PREDIKAT 'Bagus' tidak dikenal (istimewa, baik, butuh perbaikan, kurang, sangat kurang).",
        "Unit ini tidak ada pada Triwulan I 2026.",
    ]
    impor = periksa_capaian(pemeran.admin, (0, "Baik"), hari="14-12-2025")
    assert impor.baris.get().alasan == "Tanggal penetapan mendahului Triwulan I 2026."
    impor = periksa_capaian(pemeran.admin, (0, "Baik"), hari="14-06-2026")
    assert impor.baris.get().alasan == "Tanggal penetapan belum lewat. Tulis tanggal keputusan yang sudah ada."


def test_periode_harus_dipilih_dan_yang_terkunci_tidak_ditawarkan(unit, pemeran):
    impor = langkah.unggah("capaian.csv", berkas_capaian((0, "Baik")), oleh=pemeran.admin)
    tanya = daftar.lingkup(impor)
    assert (tanya.usulan, [k for k, _ in tanya.pilihan]) == ("", ["2026-akhir", "2026-tw2", "2026-tw1"])
    for jawaban in ("", "2027-tw1"):
        with pytest.raises(IsianKeliru, match=r"Periode belum dipilih\."):
            langkah.petakan(impor, impor.pemetaan, oleh=pemeran.admin, lingkup=jawaban)
    Periode.objects.update(dikunci_pada=HARI, dikunci_oleh=pemeran.admin, dasar_kunci="BA 3")
    assert list(daftar.lingkup(impor).pilihan) == []


def test_tahun_yang_dikunci_kemudian_tidak_ditarik_kembali(unit, pemeran):
    impor = jalankan(periksa_capaian(pemeran.admin, (0, "Baik")), pemeran.admin)
    Periode.objects.update(dikunci_pada=HARI, dikunci_oleh=pemeran.admin, dasar_kunci="BA 3")
    assert batalkan(impor, pemeran.admin).angka["tertahan"] == 1
    assert impor.baris.get().alasan == "Tahun 2026 sudah dikunci; tidak ada yang dapat diubah lagi."


def test_banyaknya_kueri_tidak_tumbuh_dengan_baris(unit, pemeran):
    hitungan = []
    for awal, banyak in ((1000, 30), (2000, 200)):
        for n in range(banyak):
            pembuat.buat_unit(f"LOKET {awal + n}", unit.egov, kode_unor=f"8ae482{awal + n}")
        impor = periksa_capaian(pemeran.admin, *((awal + n, "Baik") for n in range(banyak)))
        Pekerjaan.objects.exclude(pk=impor.pekerjaan_id).delete()
        impor = langkah.jalankan(impor, oleh=pemeran.admin)
        with kueri() as jalan_:
            jalan.satu_potong(impor.pk)
        jalan.satu_potong(impor.pk)
        impor = langkah.batalkan(Impor.objects.get(pk=impor.pk), oleh=pemeran.admin)
        with kueri() as batal_:
            batal.satu_potong(impor.pk)
        batal.satu_potong(impor.pk)
        hitungan.append((len(jalan_), len(batal_)))
    assert hitungan[0] == hitungan[1]


# predikat ----------------------------------------------------------------------------------------
def berkas_predikat(*baris):
    isi_ = [f"{o.nip};{o.nama};Analis;{tahun};{SEL[kata]}" for o, tahun, kata in baris]
    return "\n".join([KEPALA_PREDIKAT, *isi_]).encode()


def periksa_predikat(oleh, *baris, nama="predikat_lama.csv"):
    return petakan(nama, berkas_predikat(*baris), oleh)


def impor_predikat(oleh, *baris, **lain):
    return jalankan(periksa_predikat(oleh, *baris, **lain), oleh)


def predikat():
    return list(PredikatTerdahulu.objects.order_by("pegawai__nama", "tahun").values_list("tahun", "predikat"))


def test_berkas_yang_mengoreksi_mengubah_dan_dapat_ditarik(pemeran):
    impor_predikat(pemeran.admin, (pemeran.sari, 2024, "Baik"), (pemeran.sari, 2025, "Baik"))
    koreksi = periksa_predikat(pemeran.admin, (pemeran.sari, 2025, "Sangat Baik"), nama="koreksi.csv")
    assert koreksi.baris.get().perubahan == {"sel": ["sesuai sesuai baik", "di_atas di_atas sangat_baik"]}
    jalankan(koreksi, pemeran.admin)
    assert predikat() == [(2024, "baik"), (2025, "sangat_baik")]
    assert [p.sumber for p in PredikatTerdahulu.objects.order_by("tahun")] == [
        "dari impor predikat_lama.csv", "dari impor koreksi.csv",
    ]  # fmt: skip
    batalkan(koreksi, pemeran.admin)
    assert predikat() == [(2024, "baik"), (2025, "baik")]
    assert {p.sumber for p in PredikatTerdahulu.objects.all()} == {"dari impor predikat_lama.csv"}


def test_yang_diubah_sesudahnya_tidak_ditarik(pemeran):
    impor = impor_predikat(pemeran.admin, (pemeran.sari, 2025, "Baik"), (pemeran.joko, 2025, "Baik"))
    impor_predikat(pemeran.admin, (pemeran.sari, 2025, "Sangat Baik"), nama="koreksi.csv")
    assert batalkan(impor, pemeran.admin).angka["tertahan"] == 1
    assert predikat() == [(2025, "sangat_baik")]


def test_yang_diperbaiki_di_sini_menjadi_konflik(pemeran):
    impor_predikat(pemeran.admin, (pemeran.sari, 2025, "Baik"))
    PredikatTerdahulu.objects.update(rating_perilaku="di_atas")
    lain = periksa_predikat(pemeran.admin, (pemeran.sari, 2025, "Sangat Baik"), nama="lain.csv")
    baris = lain.baris.get()
    assert (baris.tindakan, list(baris.konflik)) == ("sama", ["sel"])
    jalankan(lain, pemeran.admin)
    assert predikat() == [(2025, "baik")]


def evaluasi_tahunan(pemeran, tahun=2025, **lain):
    with time_machine.travel(datetime(tahun + 1, 1, 19, 9, tzinfo=JAKARTA), tick=False):
        pembuat.buat_periode(tahun)
        skp = pembuat.buat_skp_ditetapkan(pemeran.sari, tahun=tahun)
        return pembuat.buat_evaluasi_ditetapkan(skp, pembuat.akhir_tahun(tahun), pemeran.admin, **lain)


def test_tahun_yang_dievaluasi_di_sini_ditolak(pemeran):
    evaluasi_tahunan(pemeran)
    impor = impor_predikat(pemeran.admin, (pemeran.sari, 2025, "Sangat Baik"), (pemeran.joko, 2025, "Baik"))
    assert nasib(impor) == [
        (2, "tolak", "dilewati", "Tahun 2025 orang ini dievaluasi di aplikasi; hasil di sini yang berlaku."),
        (3, "baru", "diterapkan", ""),
    ]


def test_hasil_yang_ditetapkan_kemudian_mengalahkan_impor(pemeran):
    impor_predikat(pemeran.admin, (pemeran.sari, 2025, "Sangat Baik"), (pemeran.sari, 2024, "Baik"))
    evaluasi_tahunan(pemeran, hasil="di_bawah")
    assert [p.tahun for p in PredikatTerdahulu.objects.dipakai()] == [2024]


def test_orang_yang_tidak_tercatat_dan_tahun_berjalan_ditolak(pemeran):
    impor = periksa_predikat(pemeran.admin, (pemeran.sari, 2026, "Baik"))
    assert impor.baris.get().alasan == "Tahun '2026' tidak wajar (2022 sampai 2025)."


def test_siapa_yang_membacanya(pemeran):
    pembuat.buat_skp_ditetapkan(pemeran.sari)
    impor_predikat(pemeran.admin, (pemeran.sari, 2025, "Baik"))
    terlihat = {n for n, o in vars(pemeran).items() if PredikatTerdahulu.objects.visible_to(o).exists()}
    assert terlihat == {"sari", "budi", "tono", "dewi", "admin"}


@pytest.mark.parametrize(
    ("impor", "di_sini", "harapan"),
    [
        ([("Sangat Baik", 2024), ("Sangat Baik", 2025)], None, (1, 1)),
        ([("Sangat Baik", 2024), ("Baik", 2025)], None, (0, 1)),
        ([("Sangat Baik", 2024)], "di_atas", (1, 1)),
        ([("Butuh Perbaikan", 2024)], "di_atas", (0, 0)),
        ([("Sangat Baik", 2024), ("Sangat Baik", 2025)], "sesuai", (0, 1)),  # what was set here stands above
        ([("Sangat Baik", 2023), ("Sangat Baik", 2025)], None, (0, 0)),
    ],
)
def test_predikat_berturut_turut_memakai_tahun_yang_diimpor(pemeran, impor, di_sini, harapan):
    impor_predikat(pemeran.admin, *((pemeran.sari, tahun, kata) for kata, tahun in impor))
    if di_sini:
        evaluasi_tahunan(pemeran, hasil=di_sini, perilaku="di_atas")
    assert tuple(berturut(2025, syarat(lap, date(2026, 5, 4)), None).count() for lap in Laporan) == harapan


def test_calon_tindak_lanjut_menyebut_tahun_sebelumnya(pemeran):
    impor_predikat(pemeran.admin, (pemeran.sari, 2024, "Butuh Perbaikan"))
    tetap = evaluasi_tahunan(pemeran, hasil="di_bawah")
    with time_machine.travel(datetime(2026, 1, 20, 9, tzinfo=JAKARTA), tick=False):
        penyampaian.sampaikan(tetap, oleh=tetap.penilai)
    calon = tindak_lanjut.calon(2025, date(2026, 5, 4))
    assert list(calon.values_list("akhir", "lalu", "lalu_impor")) == [
        ("butuh_perbaikan", "butuh_perbaikan", "predikat_lama.csv")
    ]


def test_predikat_banyaknya_kueri_tidak_tumbuh_dengan_baris(pemeran):
    hitungan = []
    for banyak in (5, 100):
        orang = [pembuat.buat_pegawai(f"Orang {banyak} {n}", masuk=False) for n in range(banyak)]
        impor = periksa_predikat(pemeran.admin, *((o, 2025, "Baik") for o in orang))
        impor = langkah.jalankan(impor, oleh=pemeran.admin)
        with kueri() as jalan_:
            jalan.satu_potong(impor.pk)
        jalan.satu_potong(impor.pk)
        assert impor.baris.filter(keadaan="diterapkan").count() == banyak
        hitungan.append(len(jalan_))
    assert hitungan[0] == hitungan[1]
    assert not PredikatTerdahulu.objects.exclude(impor__diunggah_oleh=F("impor__dijalankan_oleh")).exists()
