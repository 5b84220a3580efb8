"""The same evidence on local disk and in an S3-compatible store: what is kept, read, made small, packed and removed."""

import io
import zipfile
from datetime import timedelta

import boto3
import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now
from moto.server import ThreadedMotoServer
from PIL import Image

from pegawai.alur import pekerjaan as buku
from skp_app import berkas_bukti
from skp_app.alur import bukti as alur
from skp_app.alur import paket, paket_bukti, pendokumentasian, rawat_bukti
from skp_app.alur.unggah_bukti import unggah
from skp_app.config import settings as setelan
from tests import pembuat
from tests.berkas_uji import gambar, pdf

PDF = pdf()
LINGKUNGAN_S3 = {"BUKTI_S3_EMBER": "bukti", "BUKTI_S3_WILAYAH": "us-east-1", "BUKTI_S3_KUNCI": "kunci",
                 "BUKTI_S3_RAHASIA": "rahasia"}  # fmt: skip


@pytest.fixture(scope="module")
def server_s3():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    alamat = f"http://{host}:{port}"
    boto3.client(
        "s3", endpoint_url=alamat, region_name="us-east-1", aws_access_key_id="kunci", aws_secret_access_key="rahasia"
    ).create_bucket(Bucket="bukti")
    yield alamat
    server.stop()


@pytest.fixture(params=["lokal", "s3"])
def gudang(request, settings, monkeypatch, tmp_path):
    """The storage as the settings make it from the environment."""
    monkeypatch.setattr(setelan, "GUDANG", tmp_path)
    if request.param == "s3":
        alamat = request.getfixturevalue("server_s3")
        for nama, nilai in (LINGKUNGAN_S3 | {"BUKTI_S3_ALAMAT": alamat}).items():
            monkeypatch.setenv(nama, nilai)
    settings.STORAGES = {**settings.STORAGES, "bukti": setelan.gudang_bukti()}
    return storages["bukti"]


@pytest.fixture
def skp(gudang, pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


def kirim(skp, nama, isi):
    bukti = unggah(SimpleUploadedFile(nama, isi), oleh=skp.pegawai)
    realisasi = pendokumentasian.catat_realisasi(
        skp.rhk.first().iki.get(), pembuat.triwulan(1), oleh=skp.pegawai, teks="1"
    )
    alur.pakai(bukti, realisasi, oleh=skp.pegawai)
    return bukti


def test_berkas_tersimpan_terbaca_sebagian_dan_utuh(gudang, skp, sebagai):
    bukti = kirim(skp, "a.pdf", PDF)
    with gudang.open(bukti.tempat) as berkas:
        assert berkas_bukti.sidik_berkas(berkas) == bukti.sidik
    klien, alamat = sebagai(skp.penilai), f"/bukti/{bukti.kode}/"
    assert b"".join(klien.get(alamat).streaming_content) == PDF
    sebagian = klien.get(alamat, headers={"Range": "bytes=10-19"})
    assert (sebagian.status_code, b"".join(sebagian.streaming_content)) == (206, PDF[10:20])


def test_miniatur_lalu_terhapus_bersama_isinya(gudang, skp):
    bukti = unggah(SimpleUploadedFile("a.jpg", gambar(sisi=(640, 480))), oleh=skp.pegawai)
    rawat_bukti.periksa_satu(bukti.pk)
    bukti.refresh_from_db()
    with gudang.open(bukti.miniatur) as berkas:
        assert Image.open(berkas).size == (320, 240)
    alur.buang(bukti, oleh=skp.pegawai)
    assert rawat_bukti.hapus_isi(bukti)
    assert [gudang.exists(n) for n in (bukti.tempat, bukti.miniatur)] == [False, False]


def test_paket_diulang_setelah_pekerjanya_mati(gudang, skp, sebagai):
    kirim(skp, "a.pdf", PDF)
    pekerjaan = paket_bukti.pesan(skp, pembuat.triwulan(1), oleh=skp.pegawai)
    gudang.save(paket.tempat(pekerjaan), io.BytesIO(b"setengah"))
    assert buku.ambil(pekerjaan.pk) is not None  # claimed by a worker that then fell silent
    type(pekerjaan).objects.filter(pk=pekerjaan.pk).update(sewa_sampai=now() - timedelta(seconds=1))
    buku.kerjakan(pekerjaan.pk, paket_bukti.jalankan)
    pekerjaan.refresh_from_db()
    assert (pekerjaan.status, pekerjaan.percobaan) == ("selesai", 2)
    badan = b"".join(sebagai(skp.pegawai).get(pekerjaan.hasil["tautan"]).streaming_content)
    assert zipfile.ZipFile(io.BytesIO(badan)).read("berkas/001-a.pdf") == PDF
