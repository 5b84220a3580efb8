"""Helpers of the signature tests: a foreign authority, .p12 files, a scan, a service that behaves like BSrE."""

import datetime as dt
import email
import io
import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import segno
from asn1crypto import keys, pem, x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509 import (
    CertificateBuilder,
    ExtendedKeyUsage,
    Name,
    NameAttribute,
    load_pem_x509_certificate,
    random_serial_number,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now
from PIL import Image
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from skp_app.penyedia import sertifikat
from tests.pdf_uji import kertas

FRASA = "kuda laut menari 9"
NIK = "3374010101850001"
HARI = dt.timedelta(days=1)


class Otoritas:
    """A root that is not ours, and people it vouches for."""

    def __init__(self, nama="BSrE Uji"):
        self.pem, self.der = sertifikat.buat_otoritas(nama, 1, now())

    def orang(self, nama, kini=None, lama=365 * HARI):
        return sertifikat.terbitkan(self.pem, self.der, nama, "Instansi lain", kini or now(), lama)

    def p12(self, nama, frasa=FRASA, **lain):
        milik, der = self.orang(nama, **lain)
        isi = serialize_key_and_certificates(
            nama.encode(), load_der_private_key(der, None), load_pem_x509_certificate(milik.encode()),
            [load_pem_x509_certificate(self.pem.encode())], BestAvailableEncryption(frasa.encode()),
        )  # fmt: skip
        return isi

    def penanda(self, nama, **lain):
        milik, der = self.orang(nama, **lain)
        toko = SimpleCertificateStore()
        toko.register(_x509(self.pem))
        return signers.SimpleSigner(
            signing_cert=_x509(milik), signing_key=keys.PrivateKeyInfo.load(der), cert_registry=toko
        )

    def penanda_waktu(self, nama):
        """The same for a time stamp authority, whose certificate may stamp and nothing else."""
        induk, kunci = load_pem_x509_certificate(self.pem.encode()), rsa.generate_private_key(65537, 2048)
        bangun = CertificateBuilder().subject_name(Name([NameAttribute(NameOID.COMMON_NAME, nama)]))
        bangun = bangun.issuer_name(induk.subject).public_key(kunci.public_key()).serial_number(random_serial_number())
        bangun = bangun.not_valid_before(now() - HARI).not_valid_after(now() + HARI)
        guna = ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        milik = bangun.add_extension(guna, critical=True).sign(load_der_private_key(self.der, None), SHA256())
        der = kunci.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        return signers.SimpleSigner(
            signing_cert=_x509(milik.public_bytes(Encoding.PEM).decode()),
            signing_key=keys.PrivateKeyInfo.load(der),
            cert_registry=SimpleCertificateStore(),
        )


def _x509(teks):
    return x509.Certificate.load(pem.unarmor(teks.encode())[2])


def bubuhi(isi, penanda, medan="Lain", **lain):
    """One more signature by anybody, in a field of its own."""
    tulis = IncrementalPdfFileWriter(io.BytesIO(isi))
    fields.append_signature_field(tulis, fields.SigFieldSpec(medan, on_page=0, box=(40, 40, 200, 80)))
    keluar = io.BytesIO()
    lain.setdefault("md_algorithm", "sha256")
    keterangan = signers.PdfSignatureMetadata(field_name=medan, **lain)
    signers.PdfSigner(keterangan, penanda).sign_pdf(tulis, output=keluar)
    return keluar.getvalue()


def p12(otoritas, nama, **lain):
    return SimpleUploadedFile("sertifikat.p12", otoritas.p12(nama, **lain))


def pindaian(kode, nama="pindai.png", sampah=""):
    """A picture of a page that bears the QR of this document; without a code, a white one."""
    gambar = Image.new("L", (850, 1300), 255)
    if kode:
        qr = io.BytesIO()
        segno.make(f"http://localhost:8000/cek/{kode}/", error="m", micro=False).save(qr, kind="png", scale=4)
        gambar.paste(Image.open(qr).convert("L"), (600, 1050))
    gambar.putpixel((0, 0), len(sampah))
    keluar = io.BytesIO()
    gambar.save(keluar, "PNG")
    return SimpleUploadedFile(nama, keluar.getvalue())


# BSrE ---------------------------------------------------------------------------------------------
class Tiruan(ThreadingHTTPServer):
    """Answers like the e-sign client service. `sikap` says how: baik, diam, pdf_rusak, pdf_lain, kosong, galat."""

    daemon_threads = True

    def __init__(self, otoritas):
        super().__init__(("127.0.0.1", 0), _Layanan)
        self.otoritas, self.sikap, self.diterima = otoritas, "baik", []
        self.lepas = threading.Event()

    @property
    def alamat(self):
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Layanan(BaseHTTPRequestHandler):
    def do_POST(self):
        isian = _multipart(self)
        self.server.diterima.append(isian | {"auth": self.headers.get("Authorization"), "jalur": self.path})
        if self.server.sikap == "diam":
            self.server.lepas.wait(20)
            return
        status, jenis, badan = self._jawab(isian)
        self.send_response(status)
        self.send_header("Content-Type", jenis)
        self.send_header("id_dokumen", "1")
        self.send_header("Content-Length", str(len(badan)))
        self.end_headers()
        self.wfile.write(badan)

    def _jawab(self, isian):
        sikap = self.server.sikap
        galat = {
            "kedaluwarsa": (400, {"status_code": 2011, "error": "Sertifikat user telah expired"}),
            "galat": (500, {}),
            "kosong": (400, {"status_code": 9999, "error": "Kuota habis"}),
        }
        if isian["passphrase"] != FRASA:
            galat[sikap] = (400, {"status_code": 2031, "error": "Proses signing gagal : Passphrase anda salah"})
        elif isian["nik"] != NIK:
            galat[sikap] = (404, {"status_code": 1006, "message": "User tidak terdaftar: NIK tidak ditemukan"})
        if sikap in galat:
            return galat[sikap][0], "application/json", json.dumps(galat[sikap][1]).encode()
        asal = kertas("pegawai", judul="Dokumen lain") if sikap == "pdf_lain" else isian["file"]
        badan = bubuhi(asal, self.server.otoritas.penanda("Pegawai BSrE"), f"bsre-{len(asal)}")
        return 200, "application/pdf", badan[:-900] if sikap == "pdf_rusak" else badan

    def log_message(self, *_):
        pass


def _multipart(minta):
    badan = minta.rfile.read(int(minta.headers["Content-Length"]))
    kepala = f"Content-Type: {minta.headers['Content-Type']}\r\n\r\n".encode()
    isi = {}
    for bagian in email.message_from_bytes(kepala + badan).get_payload():
        nama = bagian.get_param("name", header="content-disposition")
        nilai = bagian.get_payload(decode=True)
        isi[nama] = nilai if nama == "file" else nilai.decode()
    return isi


@contextmanager
def tiruan_bsre(otoritas):
    layanan = Tiruan(otoritas)
    utas = threading.Thread(target=layanan.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    utas.start()
    try:
        yield layanan
    finally:
        layanan.lepas.set()
        layanan.shutdown()
        layanan.server_close()
