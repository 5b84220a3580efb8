"""The documents of a team or a unit as one ZIP: complete, once each, by the rights of the moment, after a death too."""

import hashlib
import io
import zipfile
from datetime import timedelta

import pytest
from django.utils.timezone import now

from evaluasi.alur import cetak_massal, keberatan, penyampaian, rekap_unit
from evaluasi.alur import pencetakan as cetak_evaluasi
from evaluasi.models import Evaluasi
from pegawai import mandat
from pegawai.alur import kewenangan
from pegawai.alur import pekerjaan as buku
from pegawai.models import Jejak, Pekerjaan
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.alur import bukti, paket, pencetakan, pendokumentasian
from skp_app.dokumen.cetak import TerlaluPanjang
from skp_app.models import Dokumen, Skp
from tests import pembuat
from tests.dokumen.bacaan import rapat, teks_pdf
from tests.halaman.bantu import teks
from tests.halaman.kueri import kueri

SEMUA = ["skp", "lampiran", "hasil", "dokumen"]
ALAMAT = "/cetak/2026-tw1/"


@pytest.fixture
def tercetak(monkeypatch):
    """Rendering replaced by a word, because here it counts how often it happens."""
    daftar = []

    def pdf(kode, konteks, kertas):
        daftar.append((kode, konteks["pegawai"]["nama"]))
        return f"%PDF {kode} {konteks['pegawai']['nama']}".encode()

    for modul in (pencetakan, cetak_evaluasi):
        monkeypatch.setattr(modul, "pdf", pdf)
    return daftar


@pytest.fixture
def tim(pemeran, periode):
    """Sari with an evaluation, Joko without; Rina leads next door and has an SKP of her own."""
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    pembuat.buat_skp_ditetapkan(pemeran.joko)
    pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    return pembuat.buat_skp_ditetapkan(pemeran.rina)


def pesan(oleh, unit=None, jenis=SEMUA):
    return cetak_massal.pesan(pembuat.triwulan(1), unit, oleh=oleh, jenis=jenis, keperluan="Arsip triwulan")


def isi_zip(pekerjaan, oleh):
    pekerjaan.refresh_from_db()
    return zipfile.ZipFile(io.BytesIO(cetak_massal.buka(pekerjaan, oleh=oleh).read()))


def test_satu_tim_menjadi_zip_dengan_indeks(pemeran, tim, tercetak):
    pekerjaan = pesan(pemeran.budi)
    buku.kerjakan(pekerjaan.pk, cetak_massal.jalankan)
    arsip = isi_zip(pekerjaan, pemeran.budi)
    assert arsip.namelist() == [
        *("0001-joko-prasetyo/A.1.7.pdf", "0001-joko-prasetyo/A.1.8.pdf"),
        *("0002-sari-utami/A.1.7.pdf", "0002-sari-utami/A.1.8.pdf"),
        *("0002-sari-utami/C.1.3-2026-tw1.pdf", "0002-sari-utami/D.1.1-2026-tw1.pdf", "indeks.html", "indeks.csv"),
    ]
    baris = arsip.read("indeks.csv").decode("utf-8-sig").split("\r\n")
    assert (len(baris), baris[0].split(";")[0], baris[1].split(";")[1]) == (8, "No.", "Joko Prasetyo")
    for d in Dokumen.objects.all():
        assert d.kode in arsip.read("indeks.html").decode()
    sidik = [b.split(";")[10] for b in baris[1:7]]
    assert [hashlib.sha256(arsip.read(n)).hexdigest() for n in arsip.namelist()[:6]] == sidik
    assert (pekerjaan.hasil["dokumen"], pekerjaan.hasil["tidak_tercetak"], len(tercetak)) == (6, 0, 6)
    assert "Arsip triwulan" in arsip.read("indeks.html").decode()
    kata = ["pesan_cetak_massal", "unduh_cetak_massal"]
    assert list(Jejak.objects.filter(kata_kerja__in=kata).values_list("kata_kerja", flat=True)) == kata


def test_pekerja_yang_mati_di_tengah_tidak_menghilangkan_atau_menggandakan(pemeran, tim, tercetak):
    pekerjaan = pesan(pemeran.budi)

    def mati(selesai, jumlah):
        if selesai == 1:
            raise SystemExit

    with pytest.raises(SystemExit):
        buku.kerjakan(pekerjaan.pk, lambda p, _: cetak_massal.jalankan(p, mati))
    assert (len(tercetak), Dokumen.objects.count()) == (2, 2)
    Pekerjaan.objects.update(sewa_sampai=now() - timedelta(seconds=1))  # two minutes later
    buku.kerjakan(pekerjaan.pk, cetak_massal.jalankan)
    nama = isi_zip(pekerjaan, pemeran.budi).namelist()
    assert (len(nama), len(set(nama)), len(tercetak), len(set(tercetak)), pekerjaan.percobaan) == (8, 8, 6, 6, 2)


def test_hanya_yang_boleh_dibaca_saat_dijalankan(pemeran, organisasi, tim, tercetak):
    with pytest.raises(BukanHak):
        pesan(pemeran.rina, organisasi.dinas)
    with pytest.raises(KeadaanMenolak, match="Belum ada SKP yang ditetapkan"):
        pesan(pemeran.joko)
    pekerjaan, kosong = pesan(pemeran.dewi, organisasi.dinas), pesan(pemeran.dewi, organisasi.dinas, ["skp"])
    buku.kerjakan(pekerjaan.pk, cetak_massal.jalankan)
    assert len(isi_zip(pekerjaan, pemeran.dewi).namelist()) == 10
    kewenangan.cabut(pemeran.dewi, mandat.KELOLA, organisasi.dinas, oleh=pemeran.admin)
    buku.kerjakan(kosong.pk, cetak_massal.jalankan)
    kosong.refresh_from_db()
    assert kosong.hasil["dokumen"] == 0
    for satu in (pekerjaan, kosong):
        with pytest.raises(BukanHak, match="tidak lagi mengelola"):
            isi_zip(satu, pemeran.dewi)


def test_yang_terlalu_panjang_disebut_di_indeks(pemeran, tim, monkeypatch):
    def pdf(*_, **__):
        raise TerlaluPanjang("Dokumen lebih dari 40 halaman.")

    monkeypatch.setattr(pencetakan, "pdf", pdf)
    pekerjaan = pesan(pemeran.budi, jenis=["skp"])
    buku.kerjakan(pekerjaan.pk, cetak_massal.jalankan)
    arsip = isi_zip(pekerjaan, pemeran.budi)
    assert arsip.namelist() == ["indeks.html", "indeks.csv"]
    assert arsip.read("indeks.csv").decode().count("Dokumen lebih dari 40 halaman.") == 2
    assert (pekerjaan.hasil["dokumen"], pekerjaan.hasil["tidak_tercetak"]) == (0, 2)


# the pages ----------------------------------------------------------------------------------------
def test_memesan_dengan_kata_sandi_dan_mengunduh_sendiri(sebagai, pemeran, tim, tercetak):
    isian = {"sasaran": "tim", "jenis": ["lampiran"], "keperluan": "Arsip"}
    assert sebagai(pemeran.budi).post(ALAMAT, isian).url.startswith("/akun/pastikan/")
    assert Pekerjaan.objects.filter(tugas=cetak_massal.TUGAS).count() == 0
    budi = sebagai(pemeran.budi, sandi_segar=True)
    alamat = budi.post(ALAMAT, isian).url
    pekerjaan = Pekerjaan.objects.get(tugas=cetak_massal.TUGAS)
    assert alamat == f"/proses/{pekerjaan.kode}/"
    unduh = f"/cetak/paket/{pekerjaan.kode}/"
    assert budi.get(unduh).status_code == 409
    buku.kerjakan(pekerjaan.pk, cetak_massal.jalankan)
    jawaban = budi.get(unduh)
    assert jawaban["Content-Disposition"].startswith('attachment; filename="dokumen-2026-tw1.zip"')
    assert zipfile.ZipFile(io.BytesIO(b"".join(jawaban.streaming_content))).testzip() is None
    assert [sebagai(o).get(unduh).status_code for o in (pemeran.sari, pemeran.admin)] == [404, 403]
    assert "Cetak dokumen tim sendiri" in teks(budi.get(ALAMAT))
    Pekerjaan.objects.update(berakhir_pada=now() - timedelta(days=8))
    assert (budi.get(unduh).status_code, paket.bersihkan(), paket.bersihkan()) == (409, 1, 0)


@pytest.mark.parametrize("buruk", [{"jenis": []}, {"keperluan": ""}, {"sasaran": "x"}, {"jenis": ["semua"]}])
def test_isian_buruk_422(sebagai, pemeran, tim, buruk):
    isian = {"sasaran": "tim", "jenis": ["skp"], "keperluan": "Arsip", **buruk}
    assert sebagai(pemeran.budi, sandi_segar=True).post(ALAMAT, isian).status_code == 422
    assert Pekerjaan.objects.filter(tugas=cetak_massal.TUGAS).count() == 0


def test_unit_yang_tidak_dikelola_bukan_pilihan(sebagai, pemeran, organisasi, tim):
    isian = {"sasaran": organisasi.bkd.kode, "jenis": ["skp"], "keperluan": "Arsip"}
    dewi = sebagai(pemeran.dewi, sandi_segar=True)
    assert dewi.post(ALAMAT, isian).status_code == 422
    assert "BIDANG STATISTIK" in teks(dewi.get(ALAMAT, {"q": "statistik"}))
    assert "BIDANG STATISTIK" not in teks(dewi.get(ALAMAT, {"q": "government"}))


def test_banyaknya_kueri_halaman_tetap(sebagai, pemeran, organisasi, periode):
    dewi = sebagai(pemeran.dewi)
    dewi.get(ALAMAT)
    with kueri() as sedikit:
        dewi.get(ALAMAT)
    for n in range(12):
        pembuat.buat_unit(f"SEKSI {n}", organisasi.egov)
    with kueri() as banyak:
        dewi.get(ALAMAT)
    assert len(banyak) == len(sedikit)


# rekap per unit, list of evidence -------------------------------------------------------------------
def test_rekap_memuat_setiap_orang_dan_sebarannya(pemeran, organisasi, tim):
    isi = rekap_unit.isi(organisasi.dinas, pembuat.triwulan(1), oleh=pemeran.dewi)
    baris = [(b["orang"]["nama"], b["predikat"], b["keterangan"]) for b in isi["baris"]]
    assert baris == [
        ("Joko Prasetyo", "–", "Belum dinilai"),
        ("Sari Utami, S.Kom.", "BAIK", ""),
        ("Rina Kartikasari", "–", "Belum dinilai"),
    ]
    assert [(s["nama"], s["jumlah"], s["persen"]) for s in isi["sebaran"] if s["jumlah"]] == [("BAIK", 1, "100,0")]
    assert (isi["belum"], isi["ttd"][0]["nama"]) == (2, "Tono Subroto")


def test_keberatan_menahan_hasil_di_rekap(pemeran, organisasi, tim):
    evaluasi = Evaluasi.objects.get()
    evaluasi = penyampaian.sampaikan(evaluasi, oleh=pemeran.budi)
    evaluasi = penyampaian.terima(evaluasi, oleh=pemeran.sari)
    keberatan.ajukan(
        evaluasi,
        oleh=pemeran.sari,
        bagian=["hasil_kerja"],
        alasan="Target triwulan ini tercapai seluruhnya, dan laporannya sudah diterima pada akhir Maret.",
    )
    isi = rekap_unit.isi(organisasi.dinas, pembuat.triwulan(1), oleh=pemeran.dewi)
    assert [b["keterangan"] for b in isi["baris"]].count("Keberatan sedang diproses") == 1
    assert sum(s["jumlah"] for s in isi["sebaran"]) == 0


def test_rekap_dan_daftar_bukti_menjadi_pdf(sebagai, pemeran, organisasi, tim):
    iki = Skp.objects.get(pegawai=pemeran.joko).rhk.first().iki.get()
    realisasi = pendokumentasian.catat_realisasi(iki, pembuat.triwulan(1), oleh=pemeran.joko, teks="9 layanan")
    bukti.tambah(realisasi, oleh=pemeran.joko, judul="Berita acara serah terima", lokasi="Lemari arsip")
    rekap = sebagai(pemeran.dewi).get(f"/cetak/2026-tw1/rekap/{organisasi.dinas.kode}.pdf")
    kata = rapat(teks_pdf(rekap.content))
    harap = ("REKAPITULASI HASIL EVALUASI", "Sari Utami", "Belum dinilai", "KEPALA DINAS KOMUNIKASI")
    assert [h for h in harap if rapat(h) not in kata] == []
    daftar = sebagai(pemeran.budi).get(f"/skp/{iki.rhk.skp.kode}/daftar-bukti/2026-tw1.pdf")
    kata = rapat(teks_pdf(daftar.content))
    harap = ("DAFTAR BUKTI DUKUNG", "Berita acara serah terima", "Ada di unit: Lemari arsip", iki.teks, "TRIWULAN I")
    assert [h for h in harap if rapat(h) not in kata] == []
