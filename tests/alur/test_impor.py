"""The sample sets of a kabupaten through the real steps: in, the same again, taken back, and in once more."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from pegawai.alur import organisasi
from pegawai.alur.impor import batal, jalan, langkah, periksa
from pegawai.models import (
    BarisImpor,
    BebasSkp,
    HariLibur,
    Impor,
    Jabatan,
    Jejak,
    Pegawai,
    Pekerjaan,
    Penempatan,
    RefJabatan,
    SumberData,
    UnitKerja,
)
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from tests import pembuat

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
CONTOH = Path(__file__).parents[1] / "contoh_impor"
BERSIH = [
    "hierarki_unor", "ref_unor", "referensi_jabatan_struktural", "referensi_jabatan_fungsional",
    "referensi_jabatan_pelaksana", "pegawai_pns", "pegawai_pppk", "pegawai_pppk_paruh_waktu", "pejabat_non_asn",
    "plt_plh", "mutasi_2026", "hari_libur_2026",
]  # fmt: skip
TABEL = (UnitKerja, Pegawai, Penempatan, Jabatan, RefJabatan, SumberData, BebasSkp, HariLibur)


@pytest.fixture
def bkd(db):
    """An officer of the BKD without unit or placement, so that the files meet an empty organisation."""
    HariLibur.objects.all().delete()
    orang = pembuat.buat_pegawai("Ayu Puspita")
    pembuat.jadikan_bkd(orang)
    return orang


def isi(nama, kumpulan="bersih"):
    return (CONTOH / kumpulan / nama).read_bytes()


def periksa_berkas(nama, bkd, kumpulan="bersih", jenis=""):
    impor = langkah.unggah(nama, isi(nama, kumpulan), oleh=bkd, jenis=jenis)
    impor = langkah.petakan(impor, impor.pemetaan, oleh=bkd)
    periksa.jalankan(impor.pekerjaan, lambda *n: None)
    impor.refresh_from_db()
    assert (impor.status, impor.galat) == ("diperiksa", "")
    return impor


def jalankan(impor, bkd):
    impor = langkah.jalankan(impor, oleh=bkd)
    jalan.jalankan(impor.pekerjaan, lambda *n: None)
    impor.refresh_from_db()
    assert impor.status == "selesai"
    return impor


def masukkan(nama, bkd, kumpulan="bersih", jenis=""):
    impor = periksa_berkas(nama, bkd, kumpulan, jenis)
    langkah.pilih(impor, None, "ya", oleh=bkd)
    impor.refresh_from_db()
    return jalankan(impor, bkd)


def batalkan(impor, bkd):
    impor = langkah.batalkan(impor, oleh=bkd)
    batal.jalankan(impor.pekerjaan, lambda *n: None)
    impor.refresh_from_db()
    return impor


def potret():
    """Every row of every table an import writes. `versi` counts edits, so it goes on growing."""
    return {
        tabel.__name__: [{k: v for k, v in b.items() if k != "versi"} for b in tabel.objects.order_by("pk").values()]
        for tabel in TABEL
    }


def isi_bermakna():
    """The same without keys: what people would compare."""
    tempat = Penempatan.objects.order_by("pegawai__nip", "pegawai__nama", "mulai", "unit__kode_unor")
    kolom = (
        "pegawai__nip",
        "pegawai__nama",
        "unit__kode_unor",
        "jabatan__nama",
        "jenis",
        "memimpin",
        "mulai",
        "selesai",
    )
    return {
        "unit": sorted(UnitKerja.objects.values_list("kode_unor", "nama", "mandiri", "selesai"), key=str),
        "induk": sorted(UnitKerja.objects.values_list("kode_unor", "induk__kode_unor"), key=str),
        "orang": sorted(
            Pegawai.objects.values_list("nip", "nama", "gelar_belakang", "jenis", "golongan", "surel", "id_siasn"),
            key=str,
        ),
        "tempat": list(tempat.values_list(*kolom)),
        "jabatan": sorted(Jabatan.objects.values_list("nama", "jenis")),
        "acuan": sorted(RefJabatan.objects.values_list("kode", "nama", "jenjang", "bup", "eselon"), key=str),
        "bebas": sorted(BebasSkp.objects.values_list("pegawai__nip", "alasan", "mulai", "selesai"), key=str),
        "sumber": sorted(SumberData.objects.values_list("asal", "kunci", "kolom", "bidang"), key=str),
    }


def bermasalah(impor):
    baris = impor.baris.filter(putusan__in=["peringatan", "tolak"]) | impor.baris.filter(keadaan="dilewati")
    return [(b.nomor, b.putusan, b.tindakan, b.alasan, [c["kode"] for c in b.catatan]) for b in baris]


@pytest.fixture
def hari_acuan(time_machine):
    """The day the sample sets speak of."""
    time_machine.move_to(datetime(2026, 1, 5, 9, tzinfo=UTC), tick=True)


@pytest.fixture
def kabupaten(bkd, hari_acuan):
    """The clean set, in its order."""
    return {nama: masukkan(f"{nama}.xlsx", bkd) for nama in BERSIH}


def test_kumpulan_bersih_masuk_seluruhnya_dan_kedua_kali_tidak_mengubah_apa_pun(bkd, kabupaten):
    assert {nama: bermasalah(impor) for nama, impor in kabupaten.items()} == {nama: [] for nama in BERSIH}
    harapan = json.loads(isi("harapan.json"))["ringkasan"]
    banyak = {
        j: Pegawai.objects.filter(jenis=j).exclude(id_siasn=None).count()
        for j in ("pns", "cpns", "pppk", "pppk_paruh_waktu")
    }
    assert banyak == {j: harapan[j] for j in banyak}
    assert UnitKerja.objects.count() == harapan["unit"]
    sebelum, jejak = potret(), Jejak.objects.exclude(objek_jenis="impor").count()
    angka = {nama: masukkan(f"{nama}.xlsx", bkd).angka["hasil"] for nama in BERSIH}
    assert {nama: set(a) for nama, a in angka.items()} == {nama: {"sama"} for nama in BERSIH}
    assert potret() == sebelum
    assert Jejak.objects.exclude(objek_jenis="impor").count() == jejak


def test_berkas_unggahan_dihapus_setelah_dijalankan(bkd, hari_acuan, django_capture_on_commit_callbacks):
    impor = periksa_berkas("hierarki_unor.xlsx", bkd)
    nama = impor.berkas
    assert default_storage.exists(nama)
    with django_capture_on_commit_callbacks(execute=True):
        jalankan(impor, bkd)
    assert (default_storage.exists(nama), Impor.objects.get(pk=impor.pk).berkas) == (False, "")


KOTOR = [
    "pegawai_pns_kotor.xlsx", "pegawai_pppk_kotor.csv", "pegawai_paruh_waktu_kotor.xls", "rumus_dan_suntikan.xlsx",
    "plt_plh_kotor.xlsx",
]  # fmt: skip


def putusan_harapan(berkas):
    """{row: verdict} as the sample set says, and the other verdicts that are fine too."""
    harapan = json.loads(isi("harapan.json", "kotor"))
    juga = {}
    for butir in harapan["butir"]:
        if butir["berkas"] == berkas and butir["baris"]:
            juga.setdefault(butir["baris"], set()).update(butir.get("juga_boleh", []))
    return {nomor: {putusan} | juga.get(nomor, set()) for nomor, putusan, _ in harapan["baris"][berkas]}


@pytest.fixture
def acuan(bkd, hari_acuan):
    for nama in ("referensi_jabatan_struktural", "referensi_jabatan_fungsional", "referensi_jabatan_pelaksana"):
        masukkan(f"{nama}.xlsx", bkd)


def test_kumpulan_kotor_masuk_ditarik_kembali_dan_masuk_lagi(bkd, acuan):
    awal = potret()
    urutan = [masukkan("hierarki_unor_kotor.xlsx", bkd, "kotor"), masukkan("ref_unor.xlsx", bkd)]
    urutan += [masukkan(nama, bkd, "kotor") for nama in KOTOR]
    for impor in urutan:
        if (CONTOH / "kotor" / impor.nama_berkas).exists():
            harapan = putusan_harapan(impor.nama_berkas)
            meleset = {
                b.nomor: b.putusan
                for b in impor.baris.exclude(nomor=None)
                if b.putusan not in harapan.get(b.nomor, set())
            }
            assert meleset == {}, impor.nama_berkas
    sesudah = isi_bermakna()
    angka = [i.angka["hasil"] for i in urutan]
    for impor in reversed(urutan):
        assert batalkan(impor, bkd).angka["tertahan"] == 0
    assert potret() == awal
    for impor in urutan:
        lagi = langkah.siapkan_lagi(impor, oleh=bkd)
        periksa.jalankan(lagi.pekerjaan, lambda *n: None)
        jalankan(lagi, bkd)
    assert [i.angka["hasil"] for i in Impor.objects.filter(pk__in=[i.pk for i in urutan]).order_by("pk")] == angka
    assert isi_bermakna() == sesudah


@pytest.mark.parametrize("nama", ["maju", "mundur"])
def test_tiga_unduhan_dari_hari_yang_berbeda(bkd, acuan, nama, time_machine):
    time_machine.move_to(datetime(2026, 4, 1, 9, tzinfo=UTC), tick=True)
    masukkan("hierarki_unor.xlsx", bkd)
    skenario = next(s for s in json.loads(isi("harapan.json", "kotor"))["skenario"] if s["nama"] == nama)
    for berkas in skenario["urutan"]:
        masukkan(berkas, bkd, "kotor")
    kolom = {k["NIP BARU"]: k for k in SumberData.objects.filter(asal="pegawai").values_list("kolom", flat=True)}
    harap, ada = {}, {}
    for h in skenario["hasil"]:
        if h["kolom"]:
            harap[h["nip"], h["kolom"]] = {h["nilai_akhir"], *h.get("nilai_boleh", [])}
            ada[h["nip"], h["kolom"]] = kolom[h["nip"]][h["kolom"]]
    assert {k: n for k, n in ada.items() if n not in harap[k]} == {}
    hilang = set(SumberData.objects.exclude(hilang_pada=None).values_list("kunci", flat=True))
    assert hilang == {h["nip"] for h in skenario["hasil"] if h["kode"] == "HILANG"}
    assert Pegawai.objects.filter(nip__in=hilang).count() == len(hilang)


def test_pindah_unit_mengakhiri_penempatan_lama_pada_tmt(bkd, acuan, time_machine):
    time_machine.move_to(datetime(2026, 4, 1, 9, tzinfo=UTC), tick=True)
    for berkas, kumpulan in (
        ("hierarki_unor.xlsx", "bersih"), ("unduhan_2026-01-05_pns.xlsx", "kotor"),
        ("unduhan_2026-03-31_pns.xlsx", "kotor"),
    ):  # fmt: skip
        masukkan(berkas, bkd, kumpulan)
    tempat = Penempatan.objects.filter(pegawai__nip="198210062009122004").order_by("mulai")
    assert list(tempat.values_list("unit__kode_unor", "selesai")) == [
        ("8ae4099288228503f80f08e42dd90e6a", date(2026, 3, 1)),
        ("8ae4b46c96bfe44fdaac059484921c6c", None),
    ]


@pytest.fixture
def pns(bkd, acuan):
    masukkan("hierarki_unor.xlsx", bkd)
    masukkan("ref_unor.xlsx", bkd)
    return masukkan("pegawai_pns.xlsx", bkd)


def test_perbaikan_di_aplikasi_bertahan_dan_konflik_dipilih_orang(bkd, pns):
    sekda = Pegawai.objects.get(nip="197202132000021009")
    organisasi.ubah_pegawai(
        sekda, oleh=bkd, versi=sekda.versi, nama="Bambang Atmoko Sulistyo", surel="bambang@contoh.example"
    )
    lagi = periksa_berkas("pegawai_pns.xlsx", bkd)
    assert (lagi.angka["sama"], lagi.angka["konflik"]) == (248, 0)
    SumberData.objects.filter(objek_id=sekda.pk, asal="pegawai").update(bidang=ubah_sumber(sekda, nama="Bambang"))
    beda = periksa_berkas_baru("pegawai_pns.xlsx", bkd)
    baris = beda.baris.get(kunci=sekda.nip)
    assert (baris.tindakan, baris.konflik) == ("sama", {"nama": ["Bambang Atmoko Sulistyo", "Bambang Atmoko"]})
    jalankan(beda, bkd)
    sekda.refresh_from_db()
    assert sekda.nama == "Bambang Atmoko Sulistyo"
    pilih = periksa_berkas_baru("pegawai_pns.xlsx", bkd)
    assert langkah.pilih(pilih, None, "ya", oleh=bkd, kode="konflik") == 1
    jalankan(pilih, bkd)
    sekda.refresh_from_db()
    assert (sekda.nama, sekda.surel) == ("Bambang Atmoko", "bambang@contoh.example")


def ubah_sumber(orang, **isi_lama):
    return {**SumberData.objects.get(asal="pegawai", objek_id=orang.pk).bidang, **isi_lama}


def periksa_berkas_baru(nama, bkd):
    """As if the same content came again after the open one was thrown away."""
    for impor in Impor.objects.filter(status="diperiksa"):
        langkah.buang(impor, oleh=bkd)
    return periksa_berkas(nama, bkd)


def test_baris_yang_dipakai_atau_berubah_tidak_ditarik_kembali(bkd, pns, periode):
    kadis, lain = Pegawai.objects.filter(jenis="pns", pengguna=None).order_by("pk")[:2]
    organisasi.ubah_pegawai(lain, oleh=bkd, versi=lain.versi, golongan="IV/a")
    BebasSkp.objects.create(pegawai=kadis, alasan="cltn", mulai=date(2026, 2, 1), dicatat_oleh=bkd)
    batal_ = batalkan(pns, bkd)
    tertahan = dict(batal_.baris.filter(keadaan="tertahan").values_list("kunci", "alasan"))
    assert (batal_.status, batal_.angka["tertahan"]) == ("dibatalkan", 2)
    assert tertahan == {
        kadis.nip: f"Pegawai {kadis} sudah menjadi dasar tidak wajib SKP, jadi tidak dapat ditarik kembali.",
        lain.nip: f"Pegawai {lain} sudah diubah sejak impor ini, jadi perubahan itu dipertahankan.",
    }
    assert Pegawai.objects.exclude(pk=bkd.pk).count() == 2


def test_data_pribadi_tidak_tersimpan_di_mana_pun(bkd, pns):
    """NIK, alamat, agama and NPWP of the first row, looked for in everything an import writes."""
    dicari = ("9901151302720058", "Jalan Rekaan Nomor 77", "00.556.489.0-999.000", "Islam", "0000974719816")
    tersimpan = json.dumps(
        [potret(), list(BarisImpor.objects.values()), list(Impor.objects.values()), list(Jejak.objects.values())],
        default=str,
    )
    assert "Bambang Atmoko" in tersimpan
    assert [kata for kata in dicari if kata in tersimpan] == []


def test_hanya_bkd(bkd):
    bukan = pembuat.buat_pegawai("Sari Utami")
    with pytest.raises(BukanHak):
        langkah.unggah("hierarki_unor.xlsx", isi("hierarki_unor.xlsx"), oleh=bukan)


def test_klik_ganda_dan_keadaan_yang_menolak(bkd):
    unggahan = [langkah.unggah("hierarki_unor.xlsx", isi("hierarki_unor.xlsx"), oleh=bkd) for _ in range(2)]
    assert unggahan[0].pk == unggahan[1].pk
    impor = periksa_berkas("hierarki_unor.xlsx", bkd)
    pekerjaan = [langkah.jalankan(impor, oleh=bkd).pekerjaan_id for _ in range(2)]
    assert pekerjaan[0] == pekerjaan[1]
    with pytest.raises(KeadaanMenolak):
        langkah.petakan(impor, impor.pemetaan, oleh=bkd)
    lain = periksa_berkas("referensi_jabatan_pelaksana.xlsx", bkd)
    with pytest.raises(KeadaanMenolak, match="sedang berjalan"):
        langkah.jalankan(lain, oleh=bkd)
    jalan.jalankan(Pekerjaan.objects.get(pk=pekerjaan[0]), lambda *n: None)
    assert UnitKerja.objects.count() == 103
    with pytest.raises(KeadaanMenolak):
        langkah.buang(impor, oleh=bkd)


@pytest.mark.parametrize(
    ("nama", "kata"),
    [
        ("bukan_excel.xlsx", "PDF"), ("pegawai_terkunci.xlsx", "sandi"), ("hanya_kepala.xlsx", "tidak ada baris data"),
        ("pegawai_html.xls", "HTML"), ("isi_di_sudut_XFD1048576.xlsx", "XFD1048576"),
    ],
)  # fmt: skip
def test_berkas_yang_ditolak_berkata_mengapa(bkd, nama, kata):
    with pytest.raises(IsianKeliru, match=kata):
        langkah.unggah(nama, isi(nama, "kotor"), oleh=bkd)
    assert not Impor.objects.exists()


def test_dua_kolom_yang_sama_artinya_harus_dipilih(bkd):
    impor = langkah.unggah("kolom_nip_dua.xlsx", isi("kolom_nip_dua.xlsx", "kotor"), oleh=bkd)
    with pytest.raises(IsianKeliru, match="pilih satu"):
        langkah.petakan(impor, impor.pemetaan, oleh=bkd)
    pemetaan = {j: k if j != "NIP" else None for j, k in impor.pemetaan.items()}
    assert langkah.petakan(impor, pemetaan, oleh=bkd).status == "dipetakan"


def test_unggahan_yang_ditinggalkan_dihapus_setelah_seminggu(bkd, hari_acuan, time_machine):
    langkah.unggah("hierarki_unor.xlsx", isi("hierarki_unor.xlsx"), oleh=bkd)
    time_machine.shift(timedelta(days=6))
    langkah.buang_yang_ditinggalkan()
    assert Impor.objects.count() == 1
    time_machine.shift(timedelta(days=2))
    langkah.buang_yang_ditinggalkan()
    assert not Impor.objects.exists()
