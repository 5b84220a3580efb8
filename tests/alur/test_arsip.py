"""Arsip pribadi, and the documents that are made by themselves after something was set"""

import hashlib
import io
import json
import zipfile

import pytest

from evaluasi.alur import arsip, terbitkan_hasil
from pegawai.alur import pekerjaan as buku
from pegawai.models import Pekerjaan, Pemberitahuan
from pegawai.penolakan import KeadaanMenolak
from skp_app.alur import kunci, pencetakan, terbitkan_dokumen
from skp_app.alur import tanda_tangan as alur
from skp_app.models import Dokumen
from skp_app.penyedia import Rahasia
from tests import pembuat
from tests.cuplikan import ditolak
from tests.pdf_uji import kertas
from tests.tanda_tangan_uji import FRASA


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


def kerjakan(pekerjaan, langkah):
    buku.kerjakan(pekerjaan.pk, langkah)
    return Pekerjaan.objects.get(pk=pekerjaan.pk)


def test_zip_memuat_setiap_berkas_dan_data_sendiri(sebagai, skp, pemeran):
    sari = pemeran.sari
    sebagai(pemeran.budi).get(f"/skp/{skp.kode}/")
    dokumen = pencetakan.arsipkan(skp, "A.1.7", skp.sidik_ditetapkan, lambda _: kertas("pegawai", "penilai"))
    lain = pembuat.buat_skp_ditetapkan(pemeran.joko)
    pencetakan.arsipkan(lain, "A.1.7", lain.sidik_ditetapkan, lambda _: kertas("pegawai", judul="Joko"))
    kunci.buat(sari, oleh=sari, frasa=FRASA)
    tanda = alur.tandatangani(dokumen, oleh=sari, penyedia="lokal", rahasia=Rahasia(frasa=FRASA))
    pekerjaan = arsip.pesan(sari)
    with ditolak(KeadaanMenolak, "Arsip ini belum selesai dibuat."):
        arsip.buka(pekerjaan)
    pekerjaan = kerjakan(pekerjaan, arsip.jalankan)
    isi = b"".join(sebagai(sari).get(pekerjaan.hasil["tautan"]).streaming_content)
    assert sebagai(pemeran.budi).get(pekerjaan.hasil["tautan"]).status_code == 404
    with zipfile.ZipFile(io.BytesIO(isi)) as buka:
        data = json.loads(buka.read("data.json"))
        sidik = {n: hashlib.sha256(buka.read(n)).hexdigest() for n in buka.namelist() if n != "data.json"}
    nama = f"dokumen/A.1.7-{dokumen.kode}"
    assert sidik == {f"{nama}-0.pdf": dokumen.sha256, f"{nama}-1.pdf": tanda.sha256}
    assert {b["nama"]: b["sha256"] for d in data["dokumen"] for b in d["berkas"]} == sidik
    assert (data["pegawai"]["nip"], [s["kode"] for s in data["skp"]]) == (sari.nip, [skp.kode])
    assert [(b["jenis"], b["sebagai"]) for b in data["siapa_melihat"]] == [("skp", "penilai")]
    assert ("Budi Santoso" in json.dumps(data), "Joko" in json.dumps(data)) == (False, False)


def test_dokumen_terbit_sendiri_sekali_dan_menunggu(skp, pemeran, monkeypatch):
    monkeypatch.setattr(pencetakan, "pdf", lambda kode, *_, **__: kertas("pegawai", "penilai", judul=kode))
    from evaluasi.alur import pencetakan as cetak_evaluasi

    monkeypatch.setattr(cetak_evaluasi, "pdf", lambda kode, *_, **__: kertas("pegawai", "penilai", judul=kode))
    kerjakan(terbitkan_dokumen.pesan(), terbitkan_dokumen.jalankan)
    assert (terbitkan_dokumen.pesan(), Dokumen.objects.get().kode_format) == (None, "A.1.7")
    assert [p.dokumen.kode_format for p in alur.menunggu(pemeran.sari)] == ["A.1.7"]
    pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    for _ in range(2):
        if pekerjaan := terbitkan_hasil.pesan():
            kerjakan(pekerjaan, terbitkan_hasil.jalankan)
    assert [p.dokumen.kode_format for p in alur.menunggu(pemeran.budi)] == ["C.1.3", "D.1.1"]
    kabar = Pemberitahuan.objects.filter(kunci__startswith="ttd-").order_by("pk")
    assert [(k.penerima.nama, k.judul) for k in kabar] == [
        ("Sari Utami", "Sasaran kinerja pegawai menunggu tanda tangan Anda"),
        ("Budi Santoso", "Hasil evaluasi kinerja pegawai menunggu tanda tangan Anda"),
        ("Budi Santoso", "Dokumen evaluasi kinerja pegawai menunggu tanda tangan Anda"),
    ]
