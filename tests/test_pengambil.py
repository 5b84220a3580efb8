"""The one way out: which links are looked at, to where the connection really goes, and what is concluded."""

import datetime
import http.server
import ipaddress
import socket
import ssl
import threading
import time

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from skp_app import pengambil
from skp_app.pengambil import Pengambil, alamat_umum

SITUS = ["drive.google.com", "*.go.id"]
HALAMAN = {
    "/baik": (200, {}, b"Laporan"),
    "/akses": (200, {}, b"<h1>You need access</h1> Request access, or switch account"),
    "/masuk": (200, {}, b'<form><input type="password" name="sandi"></form>'),
    "/401": (401, {}, b""),
    "/403": (403, {}, b""),
    "/404": (404, {}, b""),
    "/410": (410, {}, b""),
    "/500": (500, {}, b""),
    "/429": (429, {}, b""),
    "/ke-baik": (302, {"Location": "/baik"}, b""),
    "/ke-situs-lain-terdaftar": (302, {"Location": "https://data.sukamaju.go.id/baik"}, b""),
    "/ke-masuk": (302, {"Location": "https://accounts.google.com/ServiceLogin?x"}, b""),
    "/ke-luar": (302, {"Location": "https://jahat.example/"}, b""),
    "/ke-http": (302, {"Location": "http://drive.google.com/baik"}, b""),
    "/ke-metadata": (302, {"Location": "https://169.254.169.254/latest/meta-data/"}, b""),
    "/ke-lokal": (301, {"Location": "https://[::1]/"}, b""),
    "/ke-berkas": (302, {"Location": "file:///etc/passwd"}, b""),
    "/ke-port": (302, {"Location": "https://drive.google.com:6379/"}, b""),
    "/putar": (302, {"Location": "/putar"}, b""),
    "/kuki": (200, {"Set-Cookie": "a=b"}, b"Laporan"),
}


class Penjawab(http.server.BaseHTTPRequestHandler):
    diminta: list = []

    def do_GET(self):
        self.diminta.append((self.headers["Host"], self.path, dict(self.headers)))
        if self.path == "/lambat":
            for _ in range(40):
                try:
                    self.wfile.write(b"H")
                    self.wfile.flush()
                except OSError:
                    return
                time.sleep(0.1)
            return
        if self.path == "/besar":
            status, kepala, badan = 200, {}, b"x" * 5_000_000
        else:
            status, kepala, badan = HALAMAN[self.path.partition("?")[0]]
        try:
            self.send_response(status)
            for nama, isi in kepala.items():
                self.send_header(nama, isi)
            self.send_header("Content-Length", str(len(badan)))
            self.end_headers()
            self.wfile.write(badan)
        except OSError:
            pass

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def kunci(tmp_path_factory):
    """A certificate for our two hosts."""
    rahasia = ec.generate_private_key(ec.SECP256R1())
    nama = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "uji")])
    kini = datetime.datetime.now(datetime.UTC)
    sertifikat = (
        x509.CertificateBuilder().subject_name(nama).issuer_name(nama).public_key(rahasia.public_key())
        .serial_number(1).not_valid_before(kini - datetime.timedelta(days=400))
        .not_valid_after(kini + datetime.timedelta(days=4000))
        .add_extension(x509.SubjectAlternativeName(
            [x509.DNSName("drive.google.com"), x509.DNSName("data.sukamaju.go.id")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(rahasia, hashes.SHA256())
    )  # fmt: skip
    berkas = tmp_path_factory.mktemp("tls") / "uji.pem"
    pem = serialization.Encoding.PEM
    berkas.write_bytes(
        rahasia.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + sertifikat.public_bytes(pem)
    )
    return berkas


@pytest.fixture(scope="module")
def server(kunci):
    layanan = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Penjawab)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(kunci)
    layanan.socket = tls.wrap_socket(layanan.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=layanan.serve_forever, daemon=True).start()
    yield layanan.server_address[1]
    layanan.shutdown()


@pytest.fixture
def terhubung():
    return []


@pytest.fixture
def buat(server, kunci, terhubung):
    """Pengambil whose public internet is one address, where the test's own server stands."""
    Penjawab.diminta.clear()

    def susun(alamat=("203.0.113.9",), *, umum=lambda a: a == "203.0.113.9", percaya=True, detik=5):
        def sambung(tujuan):
            terhubung.append(tujuan)
            return socket.create_connection(("127.0.0.1", server), timeout=5)

        tls = ssl.create_default_context(cafile=kunci if percaya else None)
        return Pengambil(SITUS, selesaikan=lambda _: list(alamat), sambung=sambung, umum=umum, tls=tls, detik=detik)

    return susun


# what is concluded -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("jalan", "putusan"),
    [
        ("/baik", pengambil.TERBUKA),
        ("/baik?a=1", pengambil.TERBUKA),
        ("/ke-baik", pengambil.TERBUKA),
        ("/ke-situs-lain-terdaftar", pengambil.TERBUKA),
        ("/besar", pengambil.TERBUKA),
        ("/akses", pengambil.MEMINTA_IZIN),
        ("/masuk", pengambil.MEMINTA_IZIN),
        ("/401", pengambil.MEMINTA_IZIN),
        ("/403", pengambil.MEMINTA_IZIN),
        ("/ke-masuk", pengambil.MEMINTA_IZIN),
        ("/404", pengambil.TIDAK_ADA),
        ("/410", pengambil.TIDAK_ADA),
        ("/500", pengambil.DIAM),
        ("/429", pengambil.DIAM),
        ("/putar", pengambil.BERPUTAR),
    ],
)
def test_putusan_menurut_jawaban_situs(buat, jalan, putusan):
    assert buat().periksa(f"https://drive.google.com{jalan}") == putusan


@pytest.mark.parametrize("jalan", ["/ke-luar", "/ke-http", "/ke-metadata", "/ke-lokal", "/ke-berkas", "/ke-port"])
def test_pengalihan_keluar_daftar_tidak_diikuti(buat, terhubung, jalan):
    assert buat().periksa(f"https://drive.google.com{jalan}") == pengambil.DIALIHKAN
    assert (len(terhubung), len(Penjawab.diminta)) == (1, 1)


@pytest.mark.parametrize(
    "tautan",
    [
        "http://drive.google.com/baik",
        "https://jahat.example/baik",
        "https://drive.google.com.jahat.example/",
        "https://jahatdrive.google.com/",
        "https://drive.google.com@jahat.example/",
        "https://sari:sandi@drive.google.com/baik",
        "https://drive.google.com:8443/",
        "https://go.id/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://2130706433/",
        "file:///etc/passwd",
        "https://",
    ],
)
def test_yang_tidak_terdaftar_tidak_dihubungi(buat, terhubung, tautan):
    assert buat().periksa(tautan).kesehatan == "belum"
    assert terhubung == []


def test_bintang_mengizinkan_semua_di_bawahnya(buat):
    assert buat().periksa("https://data.sukamaju.go.id/baik") == pengambil.TERBUKA
    assert Penjawab.diminta[0][0] == "data.sukamaju.go.id"


# where the connection goes -----------------------------------------------------------------------
TERTUTUP = [
    "127.0.0.1", "10.0.0.5", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.100.100.200", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:8.8.8.8", "2002:7f00:1::", "64:ff9b::7f00:1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("alamat", TERTUTUP)
def test_alamat_dalam_jaringan_tertutup_tidak_dihubungi(buat, terhubung, alamat):
    assert buat([alamat], umum=alamat_umum).periksa("https://drive.google.com/baik") == pengambil.TERTUTUP
    assert terhubung == []


@pytest.mark.parametrize("alamat", ["8.8.8.8", "142.250.1.1", "2404:6800:4003::200e"])
def test_alamat_umum_boleh_dihubungi(alamat):
    assert alamat_umum(alamat)
    assert ipaddress.ip_address(alamat).is_global


def test_satu_alamat_tertutup_di_antara_yang_umum_menolak_semua(buat, terhubung):
    alamat = ["8.8.8.8", "10.0.0.5"]
    assert buat(alamat, umum=alamat_umum).periksa("https://drive.google.com/baik") == pengambil.TERTUTUP
    assert terhubung == []


def test_yang_dihubungi_adalah_alamat_yang_diperiksa(buat, terhubung):
    """The name is resolved once: an answer that changes between check and connection has no effect."""
    jawaban = iter([["203.0.113.9"], ["127.0.0.1"]])
    p = buat()
    p.selesaikan = lambda _: next(jawaban)
    assert p.periksa("https://drive.google.com/baik") == pengambil.TERBUKA
    assert terhubung == ["203.0.113.9"]
    assert next(jawaban) == ["127.0.0.1"]


def test_pengalihan_ke_nama_yang_menunjuk_ke_dalam_ditolak(buat, terhubung):
    p = buat()
    p.selesaikan = lambda host: ["203.0.113.9"] if host == "drive.google.com" else ["10.0.0.5"]
    assert p.periksa("https://drive.google.com/ke-situs-lain-terdaftar") == pengambil.TERTUTUP
    assert terhubung == ["203.0.113.9"]


# what is sent, and how long ----------------------------------------------------------------------
def test_tanpa_kuki_dan_tanpa_asal(buat):
    p = buat()
    for _ in range(2):
        p.periksa("https://drive.google.com/kuki")
    kepala = {nama.lower() for *_, semua in Penjawab.diminta for nama in semua}
    assert kepala == {"host", "accept-encoding", "user-agent", "accept"}


def test_situs_yang_menetes_diputus_pada_waktunya(buat):
    mulai = time.monotonic()
    assert buat(detik=0.5).periksa("https://drive.google.com/lambat") == pengambil.DIAM
    assert time.monotonic() - mulai < 3


def test_sertifikat_yang_tidak_dipercaya(buat):
    assert buat(percaya=False).periksa("https://drive.google.com/baik") == pengambil.SERTIFIKAT
    assert Penjawab.diminta == []


@pytest.mark.parametrize(("nomor", "putusan"), [(socket.EAI_NONAME, "rusak"), (socket.EAI_AGAIN, "belum")])
def test_nama_yang_tidak_ada_dan_nama_yang_sedang_tidak_terjawab(buat, nomor, putusan):
    p = buat()

    def gagal(_):
        raise socket.gaierror(nomor, "uji")

    p.selesaikan = gagal
    assert p.periksa("https://drive.google.com/baik").kesehatan == putusan


def test_situs_mati(buat):
    p = buat()

    def mati(_):
        raise ConnectionRefusedError

    p.sambung = mati
    assert p.periksa("https://drive.google.com/baik") == pengambil.DIAM
