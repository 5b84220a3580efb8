"""Beside the pages: an order left behind by a killed process, the commands, the stamp of a time stamp authority"""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from asn1crypto import tsp
from django.core.management import CommandError, call_command
from pyhanko.sign.timestamps import DummyTimeStamper

from pegawai.alur import pekerjaan as buku
from pegawai.models import Pekerjaan
from skp_app.alur import kunci, pencetakan, tanda_tangan_massal
from skp_app.alur import tanda_tangan as alur
from skp_app.models import OtoritasLokal, TandaTangan
from skp_app.penyedia import PenyediaDiam, Rahasia
from skp_app.tasks import tandatangani_banyak
from tests import pembuat
from tests.cuplikan import ditolak
from tests.pdf_uji import kertas
from tests.tanda_tangan_uji import FRASA, Otoritas


@pytest.fixture
def dokumen(pemeran, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    kunci.buat(pemeran.sari, oleh=pemeran.sari, frasa=FRASA)
    return [
        pencetakan.arsipkan(skp, kode, skp.sidik_ditetapkan, lambda _, k=kode: kertas("pegawai", "penilai", judul=k))
        for kode in ("A.1.7", "A.1.8")
    ]


def tandatangani(dokumen, oleh):
    return alur.tandatangani(dokumen, oleh=oleh, penyedia="lokal", rahasia=Rahasia(frasa=FRASA))


def test_pekerja_mengakhiri_pesanan_yang_ditinggalkan(dokumen, pemeran):
    """The process that knew the passphrase was killed after one of two."""
    kode = sorted(d.kode for d in dokumen)
    pesanan = buku.pesan(tanda_tangan_massal.TUGAS, "x", "Tanda tangan", pemeran.sari, dokumen=kode, penyedia="lokal")
    tandatangani(dokumen[0], pemeran.sari)
    tandatangani_banyak(pesanan.pk)
    hasil = Pekerjaan.objects.get(pk=pesanan.pk).hasil
    assert (hasil["ditandatangani"], hasil["rincian"][dokumen[1].kode]) == (1, tanda_tangan_massal.TERPUTUS)
    ulang = tanda_tangan_massal.pesan(dokumen, oleh=pemeran.sari, penyedia="lokal", rahasia=Rahasia(frasa=FRASA))
    assert (ulang.hasil["ditandatangani"], TandaTangan.objects.count()) == (2, 2)


def test_yang_belum_sempat_menunggu(dokumen, pemeran, monkeypatch):
    monkeypatch.setattr(tanda_tangan_massal, "WAKTU", -1)
    isi = {"oleh": pemeran.sari, "penyedia": "lokal", "rahasia": Rahasia(frasa=FRASA)}
    hasil = tanda_tangan_massal.pesan(dokumen, **isi).hasil
    assert (hasil["belum"], set(hasil["rincian"].values())) == (2, {tanda_tangan_massal.WAKTU_HABIS})


def test_periksa_dokumen_menjawab_seperti_halamannya(dokumen, pemeran, tmp_path, capsys):
    tanda = tandatangani(dokumen[0], pemeran.sari)
    berkas = tmp_path / "a.pdf"
    berkas.write_bytes(pencetakan.isi_berkas(tanda))
    call_command("periksa_dokumen", str(berkas))
    kata = capsys.readouterr().out
    assert (kata.startswith("Dokumen asli."), "Sari Utami" in kata, "Terdaftar: A.1.7" in kata) == (True, True, True)
    berkas.write_bytes(pencetakan.isi_berkas(tanda) + b" ")
    with pytest.raises(SystemExit) as keluar:
        call_command("periksa_dokumen", str(berkas))
    assert (keluar.value.code, capsys.readouterr().out[:30]) == (1, "Diubah setelah ditandatangani.")
    with pytest.raises(CommandError, match=r"^Berkas tidak terbaca"):
        call_command("periksa_dokumen", str(tmp_path / "tidak-ada"))


def test_otoritas_mencetak_akarnya(dokumen, capsys):
    call_command("otoritas")
    satu = capsys.readouterr().out
    call_command("otoritas", "--baru")
    dua = capsys.readouterr().out
    assert (satu.count("BEGIN CERTIFICATE"), dua.count("BEGIN CERTIFICATE")) == (1, 2)
    assert (dua.startswith(satu.strip()), OtoritasLokal.objects.count()) == (True, 2)


# time stamps --------------------------------------------------------------------------------------
class _Tsa(BaseHTTPRequestHandler):
    def do_POST(self):
        minta = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
        badan = self.server.pencap.request_tsa_response(minta).dump() if self.server.pencap else b"maaf"
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply" if self.server.pencap else "text/plain")
        self.send_header("Content-Length", str(len(badan)))
        self.end_headers()
        self.wfile.write(badan)

    def log_message(self, *_):
        pass


@pytest.fixture
def tsa(settings):
    layanan = HTTPServer(("127.0.0.1", 0), _Tsa)
    layanan.pencap = None
    settings.TSA_ALAMAT, settings.TSA_DETIK = f"http://127.0.0.1:{layanan.server_address[1]}", 2
    threading.Thread(target=layanan.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield layanan
    layanan.shutdown()
    layanan.server_close()


def test_stempel_waktu_dari_otoritasnya(dokumen, pemeran, tsa, settings, tmp_path):
    with ditolak(PenyediaDiam, "Otoritas stempel waktu tidak menjawab. Dokumen tetap menunggu; coba lagi nanti."):
        tandatangani(dokumen[0], pemeran.sari)
    waktu = Otoritas("TSA Uji")
    penanda = waktu.penanda_waktu("TSA")
    (tmp_path / "tsa.pem").write_text(waktu.pem)
    settings.AKAR_TEPERCAYA_DIR = str(tmp_path)
    tsa.pencap = DummyTimeStamper(penanda.signing_cert, penanda.signing_key, penanda.cert_registry)
    assert tandatangani(dokumen[0], pemeran.sari).berstempel is True
