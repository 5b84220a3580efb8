"""The examples of the regulation, entered by the command and printed: every cell as transcribed."""

import pytest
from django.core.management import call_command
from django.utils.text import slugify

from evaluasi.contoh_permen.berkas import HASIL, RENCANA, baca, lembar
from evaluasi.contoh_permen.tokoh import DAERAH, SEMUA
from evaluasi.models import Evaluasi
from pegawai.models import Jejak, UnitKerja
from skp_app.aturan.format import SEMUA as SEMUA_FORMAT
from skp_app.aturan.format import format_evaluasi, format_umpan_balik
from skp_app.models import Dokumen, Skp, UmpanBalik
from tests.perjalanan.sel_contoh import sel, tersisa

pytestmark = pytest.mark.django_db
NAMA_BERKAS = [
    "A.1.1-kepala-dinas-kesehatan.pdf",
    "A.1.1-kepala-puskesmas.pdf",
    "A.1.2-direktur-ii.pdf",
    "A.1.2-direktur-jenderal-iii.pdf",
    "A.1.3-direktur-ii.pdf",
    "A.1.3-direktur-jenderal-iii.pdf",
    "A.1.3-kepala-dinas-kesehatan.pdf",
    "A.1.4-direktur-ii.pdf",
    "A.1.4-kepala-puskesmas.pdf",
    "A.1.5-direktur-ii.pdf",
    "A.1.6-jabatan-fungsional-bidan-penyelia-tugas-belajar.pdf",
    "A.1.6-jabatan-fungsional-bidan-penyelia.pdf",
    "A.1.7-jabatan-fungsional-teknis-tata-bangunan-dan-perumahan-muda.pdf",
    "A.1.7-kepala-subdirektorat-ii.pdf",
    "A.1.8-direktur-ii.pdf",
    "A.1.8-direktur-jenderal-iii.pdf",
    "A.1.8-jabatan-fungsional-bidan-penyelia-tugas-belajar.pdf",
    "A.1.8-jabatan-fungsional-bidan-penyelia.pdf",
    "A.1.8-jabatan-fungsional-teknis-tata-bangunan-dan-perumahan-muda.pdf",
    "A.1.8-kepala-dinas-kesehatan.pdf",
    "A.1.8-kepala-puskesmas.pdf",
    "A.1.8-kepala-subdirektorat-ii.pdf",
    "B.1.2-direktur-ii.pdf",
    "B.1.2-direktur-jenderal-iii.pdf",
    "B.1.2-jabatan-fungsional-bidan-penyelia-tugas-belajar.pdf",
    "B.1.2-jabatan-fungsional-bidan-penyelia.pdf",
    "B.1.2-jabatan-fungsional-teknis-tata-bangunan-dan-perumahan-muda.pdf",
    "B.1.2-kepala-dinas-kesehatan.pdf",
    "B.1.2-kepala-puskesmas.pdf",
    "B.1.2-kepala-subdirektorat-ii.pdf",
    "B.1.3-jabatan-fungsional-bidan-penyelia-tugas-belajar.pdf",
    "B.1.3-jabatan-fungsional-bidan-penyelia.pdf",
    "B.1.3-kepala-dinas-kesehatan.pdf",
    "B.1.3-kepala-puskesmas.pdf",
    "B.1.4-direktur-ii.pdf",
    "B.1.4-direktur-jenderal-iii.pdf",
    "B.1.5-jabatan-fungsional-teknis-tata-bangunan-dan-perumahan-muda.pdf",
    "B.1.5-kepala-subdirektorat-ii.pdf",
    "C.1.1-jabatan-fungsional-bidan-penyelia-tugas-belajar.pdf",
    "C.1.1-jabatan-fungsional-bidan-penyelia.pdf",
    "C.1.1-kepala-dinas-kesehatan.pdf",
    "C.1.1-kepala-puskesmas.pdf",
    "C.1.2-direktur-ii.pdf",
    "C.1.2-direktur-jenderal-iii.pdf",
    "C.1.3-jabatan-fungsional-teknis-tata-bangunan-dan-perumahan-muda.pdf",
    "C.1.3-kepala-subdirektorat-ii.pdf",
    "D.1.1-direktur-ii.pdf",
    "D.1.1-direktur-jenderal-iii.pdf",
    "D.1.1-jabatan-fungsional-bidan-penyelia-tugas-belajar.pdf",
    "D.1.1-jabatan-fungsional-bidan-penyelia.pdf",
    "D.1.1-jabatan-fungsional-teknis-tata-bangunan-dan-perumahan-muda.pdf",
    "D.1.1-kepala-dinas-kesehatan.pdf",
    "D.1.1-kepala-puskesmas.pdf",
    "D.1.1-kepala-subdirektorat-ii.pdf",
    # Of these the regulation prints no example.
    *(f"{kode}-kepala-subdirektorat-ii.pdf"
      for kode in ("B.1.1", "B.1.6", "B.1.7", "B.1.8", "B.1.9", "B.1.10", "D.1.2", "D.1.3")),
]  # fmt: skip
FORMAT_SKP = {
    ("jpt", "kualitatif"): "A.1.1",
    ("jpt", "kuantitatif"): "A.1.2",
    ("ja_jf", "kualitatif"): "A.1.6",
    ("ja_jf", "kuantitatif"): "A.1.7",
}
DINILAI = [kunci for contoh in SEMUA for kunci in contoh.dinilai]
BERLAMPIRAN = ["kepala-subdirektorat-ii", "bidan-penyelia"]
MANUAL = [m for contoh in SEMUA for m in lembar(contoh.lampiran, "manual")]
WORKBLOCK = [w for contoh in SEMUA for w in lembar(contoh.lampiran, "workblock")]


@pytest.fixture(scope="module")
def cetakan(django_db_setup, django_db_blocker, tmp_path_factory):
    """The command, run once for all tests of this file; its rows are rolled back at the end."""
    from django.db import transaction

    folder = tmp_path_factory.mktemp("cetak")
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("contoh_permen", cetak=folder)
        isi = {b.name: b.read_bytes() for b in folder.iterdir()}
        yield isi
        transaction.set_rollback(True)


def berkas(cetakan, kode, kunci):
    (nama,) = [f"{t.jabatan} {contoh.akhiran}" for contoh in SEMUA for t in contoh.tokoh if t.kunci == kunci]
    return cetakan[f"{kode}-{slugify(nama)}.pdf"]


def akar(nama):
    return UnitKerja.objects.get(nama=nama, induk=None).jalur


def teks_di(isi):
    return [teks for bagian in isi for teks in (bagian if isinstance(bagian, list) else [bagian])]


def test_setiap_dokumen_bernama_kode_format_dan_jabatan(cetakan):
    assert sorted(cetakan) == sorted(NAMA_BERKAS)
    assert {nama.partition("-")[0] for nama in cetakan} == set(SEMUA_FORMAT)


@pytest.mark.parametrize("kunci", DINILAI)
def test_skp_tercetak_memuat_setiap_sel_rencana(cetakan, kunci):
    rencana = baca(RENCANA, kunci)
    kode = FORMAT_SKP[rencana["keluarga"], rencana["pendekatan"]]
    potongan = [*rencana["pegawai"].values(), *rencana["penilai"].values()]
    for rhk in rencana["rhk"]:
        potongan += [rhk["teks"], *rhk.get("intervensi", {}).values()]
        potongan += [f"(penugasan dari {dari})" for dari in [rhk.get("penugasan_dari")] if dari]
        potongan += [teks for iki in rhk["iki"] for teks in (iki["teks"], iki.get("target", ""))]
    potongan += [butir for daftar in rencana["ekspektasi_khusus"].values() for butir in daftar]
    assert tersisa(berkas(cetakan, kode, kunci), potongan) == []


@pytest.mark.parametrize("kunci", DINILAI)
def test_rekaman_dan_hasil_evaluasi_memuat_setiap_realisasi_dan_umpan_balik(cetakan, kunci):
    rencana, potongan = baca(RENCANA, kunci), list(sel(kunci, baca(HASIL, kunci)))
    jenis = rencana["keluarga"], rencana["pendekatan"]
    assert tersisa(berkas(cetakan, format_umpan_balik(*jenis), kunci), potongan) == []
    capaian = "CAPAIAN KINERJA ORGANISASI BAIK"
    assert tersisa(berkas(cetakan, format_evaluasi(*jenis), kunci), [*potongan, capaian]) == []


@pytest.mark.parametrize("kunci", DINILAI)
def test_pendokumentasian_memuat_setiap_realisasi(cetakan, kunci):
    realisasi = [i.get("realisasi", "") for r in baca(HASIL, kunci)["rhk"] for i in r["iki"]]
    assert tersisa(berkas(cetakan, "B.1.2", kunci), realisasi) == []


@pytest.mark.parametrize("kunci", BERLAMPIRAN)
def test_lampiran_memuat_ketiga_bagian(cetakan, kunci):
    lampiran = baca(RENCANA, kunci)["lampiran"]
    potongan = [butir for daftar in lampiran.values() for butir in daftar]
    assert tersisa(berkas(cetakan, "A.1.8", kunci), potongan) == []


@pytest.mark.parametrize("satu", MANUAL, ids=lambda m: m["skp"])
def test_manual_indikator_memuat_setiap_sel(cetakan, satu):
    # RHK and indicator are those of the SKP; the sheets of the regulation reword them (p. 131 and 138, 167 and 173).
    rhk = baca(RENCANA, satu["skp"])["rhk"][satu["rhk"] - 1]
    iki = rhk["iki"][0]
    sel = [satu[k] for k in ("tujuan", "definisi", "formula", "satuan", "sumber_data")]
    silang = {"kendali_rendah": "(X) Output kendali rendah", "outcome": "(X) Outcome"}[satu["kendali"]]
    potongan = [rhk["teks"], iki["teks"], iki.get("target", ""), silang, "(X) Tahunan", *teks_di(sel)]
    assert tersisa(berkas(cetakan, "A.1.3", satu["skp"]), potongan) == []


@pytest.mark.parametrize("satu", WORKBLOCK, ids=lambda w: w["skp"])
def test_workblock_memuat_setiap_sel(cetakan, satu):
    sel = [nilai for kunci, nilai in satu.items() if kunci not in {"skp", "rhk", "hlm"}]
    assert tersisa(berkas(cetakan, "A.1.4", satu["skp"]), teks_di(sel)) == []


def test_setiap_orang_contoh_daerah_direncanakan_dan_dinilai(cetakan):
    skp = Skp.objects.filter(pegawai__nip__in=[t.nip for t in DAERAH.tokoh])
    assert list(skp.order_by("pk").values_list("penempatan__jabatan__nama", "keluarga", "pendekatan", "status")) == [
        ("KEPALA DINAS KESEHATAN", "jpt", "kualitatif", "ditetapkan"),
        ("KEPALA PUSKESMAS", "jpt", "kualitatif", "ditetapkan"),
        ("JABATAN FUNGSIONAL BIDAN PENYELIA", "ja_jf", "kualitatif", "ditetapkan"),
    ]
    assert Evaluasi.objects.filter(skp__in=skp).count() == 3


def test_yang_bernama_memberi_sendiri_yang_tidak_dicatat_pimpinan(cetakan):
    dicatat = UmpanBalik.objects.filter(jalur="dicatat").values_list("sebutan", flat=True)
    assert set(dicatat) == {"Pegawai", "Satpam", "Pasien", "Stakeholder terkait", "Rekan kerja setingkat"}
    tautan = UmpanBalik.objects.filter(jalur="tautan").values_list("sebutan", flat=True)
    assert set(tautan) == {
        "Stakeholder terkait (instansi pemerintah lain)",
        "Stakeholder terkait (Hendra Saputra)",
        "Pasien (Sumiati)",
        "Rekan perkuliahan (Galih Pratama)",
        "Dosen (Ningsih Rahayu)",
        "Dekan fakultas (Bambang Sutrisno)",
    }


def test_predikat_mengikuti_kuadran_juga_ketika_contoh_mencetak_lain(cetakan):
    semua = Evaluasi.objects.filter(skp__unit__jalur__startswith=akar("PEMERINTAH DAERAH Y"))
    assert [(e.rating_hasil, e.rating_perilaku, e.predikat) for e in semua] == [
        ("di_bawah", "sesuai", "butuh_perbaikan")  # p. 238-239
    ]
    lain = Evaluasi.objects.exclude(pk__in=semua)
    assert dict(lain.values_list("skp__penempatan__jabatan__nama", "predikat")) == {
        "DIREKTUR JENDERAL III": "baik",
        "DIREKTUR II": "baik",
        "KEPALA SUBDIREKTORAT II": "kurang",  # p. 208 leaves "butuh perbaikan" standing, the table of p. 99 does not
        "JABATAN FUNGSIONAL TEKNIS TATA BANGUNAN DAN PERUMAHAN MUDA": "baik",
        "KEPALA DINAS KESEHATAN": "baik",
        "KEPALA PUSKESMAS": "baik",
        "JABATAN FUNGSIONAL BIDAN PENYELIA": "baik",
    }


def test_tugas_belajar_ada_dalam_skp_yang_sama_dengan_dua_bintang(cetakan):
    """E47: RHK 4** and 5** among the utama, the tambahan becomes 6, and a footnote says what the stars are."""
    isi = berkas(cetakan, "A.1.6", "bidan-tugas-belajar")
    kaki = "** Ekspektasi Pejabat Penilai Kinerja untuk Pegawai yang melaksanakan tugas belajar"
    assert tersisa(isi, ["4**Hasil evaluasi akademik", "5**Kuliah jarak jauh", "6Ibu hamil dan ibu", kaki]) == []
    skp = Skp.objects.get(pegawai__nip="198704182010012012")
    assert (skp.nomor_versi, [r.jenis for r in skp.rhk.all()]) == (1, ["utama"] * 5 + ["tambahan"])


def test_contoh_melalui_langkah_yang_sama_dengan_orang(cetakan):
    skp = Skp.objects.get(penempatan__jabatan__nama="DIREKTUR II")
    langkah = Jejak.objects.filter(objek_jenis="skp", objek_id=skp.pk).exclude(kata_kerja__endswith="realisasi")
    urutan = [k for k in langkah.values_list("kata_kerja", flat=True) if k in {"buat", "ajukan", "tetapkan"}]
    assert urutan == ["buat", "ajukan", "tetapkan"]
    assert set(Evaluasi.objects.values_list("status", flat=True)) == {"diterima"}


def test_menjalankan_lagi_tidak_mengubah_apa_pun(cetakan, tmp_path):
    sebelum = (Jejak.objects.count(), Dokumen.objects.count())
    call_command("contoh_permen", cetak=tmp_path)
    assert (Jejak.objects.count(), Dokumen.objects.count()) == sebelum
    assert {b.name: b.read_bytes() for b in tmp_path.iterdir()} == cetakan
