"""The ministry example of the regulation, entered by the command and printed: every cell as transcribed."""

import re

import pytest
from django.core.management import call_command

from evaluasi import contoh_permen
from evaluasi.models import Evaluasi
from pegawai.models import Jejak
from skp_app.models import Dokumen, Skp
from tests.dokumen.bacaan import rapat, teks_pdf

pytestmark = pytest.mark.django_db
NAMA_BERKAS = [
    "A.1.2-direktur-ii.pdf",
    "A.1.2-direktur-jenderal-iii.pdf",
    "A.1.7-jabatan-fungsional-teknis-tata-bangunan-dan-perumahan-muda.pdf",
    "A.1.7-kepala-subdirektorat-ii.pdf",
    "A.1.8-direktur-ii.pdf",
    "A.1.8-direktur-jenderal-iii.pdf",
    "A.1.8-jabatan-fungsional-teknis-tata-bangunan-dan-perumahan-muda.pdf",
    "A.1.8-kepala-subdirektorat-ii.pdf",
    "C.1.2-direktur-ii.pdf",
    "C.1.2-direktur-jenderal-iii.pdf",
    "C.1.3-jabatan-fungsional-teknis-tata-bangunan-dan-perumahan-muda.pdf",
    "C.1.3-kepala-subdirektorat-ii.pdf",
    "D.1.1-direktur-ii.pdf",
    "D.1.1-direktur-jenderal-iii.pdf",
    "D.1.1-jabatan-fungsional-teknis-tata-bangunan-dan-perumahan-muda.pdf",
    "D.1.1-kepala-subdirektorat-ii.pdf",
]


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


def tersisa(berkas, potongan):
    """The pieces of text that the PDF does not contain, white space aside."""
    isi = rapat(teks_pdf(berkas))
    return [p for p in potongan if rapat(p) not in isi]


def berkas(cetakan, kode, kunci):
    ekor = {"jf-teknis-tata-bangunan": "jabatan-fungsional-teknis"}.get(kunci, kunci)
    (nama,) = [n for n in cetakan if re.fullmatch(rf"{re.escape(kode)}-{ekor}.*\.pdf", n) and _tepat(n, kunci)]
    return cetakan[nama]


def _tepat(nama, kunci):
    return "jenderal" in nama if kunci == "direktur-jenderal-iii" else "jenderal" not in nama


def test_setiap_dokumen_bernama_kode_format_dan_jabatan(cetakan):
    assert sorted(cetakan) == NAMA_BERKAS


@pytest.mark.parametrize("kunci", contoh_permen.DINILAI)
def test_skp_tercetak_memuat_setiap_sel_rencana(cetakan, kunci):
    rencana = contoh_permen.baca(contoh_permen.RENCANA, kunci)
    potongan = [rencana["pegawai"]["jabatan"], rencana["pegawai"]["unit"], rencana["penilai"]["jabatan"]]
    potongan += [rencana["penilai"]["unit"]]
    for rhk in rencana["rhk"]:
        potongan += [rhk["teks"], *rhk.get("intervensi", {}).values()]
        if rencana["keluarga"] == "jpt":
            potongan.append(f"(penugasan dari {rhk['penugasan_dari']})")
        potongan += [teks for iki in rhk["iki"] for teks in (iki["teks"], iki["target"])]
    potongan += [butir for daftar in rencana["ekspektasi_khusus"].values() for butir in daftar]
    kode = "A.1.2" if rencana["keluarga"] == "jpt" else "A.1.7"
    assert tersisa(berkas(cetakan, kode, kunci), potongan) == []


@pytest.mark.parametrize("kunci", contoh_permen.DINILAI)
def test_hasil_evaluasi_memuat_setiap_realisasi_dan_umpan_balik(cetakan, kunci):
    hasil = contoh_permen.baca(contoh_permen.HASIL, kunci)
    iki = [i for rhk in hasil["rhk"] for i in rhk["iki"]]
    suara = [s for i in [*iki, *hasil["perilaku"]] for s in i["umpan_balik"]]
    potongan = [f"{i['realisasi']} berdasarkan {i['sumber_data']}" for i in iki]
    potongan += [f"{s['pemberi']}: {s['isi']}" for s in suara]
    potongan.append("CAPAIAN KINERJA ORGANISASI BAIK")
    kode = "C.1.2" if kunci.startswith("direktur") else "C.1.3"
    assert tersisa(berkas(cetakan, kode, kunci), potongan) == []


def test_lampiran_kasubdit_memuat_ketiga_bagian(cetakan):
    lampiran = contoh_permen.baca(contoh_permen.RENCANA, "kepala-subdirektorat-ii")["lampiran"]
    potongan = [butir for daftar in lampiran.values() for butir in daftar]
    assert tersisa(berkas(cetakan, "A.1.8", "kepala-subdirektorat-ii"), potongan) == []


def test_predikat_mengikuti_kuadran_juga_ketika_contoh_mencetak_lain(cetakan):
    hasil = dict(Evaluasi.objects.values_list("skp__penempatan__jabatan__nama", "predikat"))
    assert hasil == {
        "DIREKTUR JENDERAL III": "baik",
        "DIREKTUR II": "baik",
        "KEPALA SUBDIREKTORAT II": "kurang",  # p. 208 leaves "butuh perbaikan" standing, the table of p. 99 does not
        "JABATAN FUNGSIONAL TEKNIS TATA BANGUNAN DAN PERUMAHAN MUDA": "baik",
    }


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
