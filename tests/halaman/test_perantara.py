"""What happens to every request: bad text, headers, and the line in the log"""

import io
import json
import logging
import os
import re
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import get_resolver

from pegawai.checks import rute_dan_pola
from pegawai.models import Pekerjaan, Pemberitahuan
from tests.halaman.bantu import judul, teks
from tests.pembuat import SANDI

WAJIB = {
    "Content-Security-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy",
    "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options", "X-Kode-Permintaan",
}  # fmt: skip


# Bad text ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "alamat",
    ["/proses/a%00b/", "/pemberitahuan/?hal=%00", "/pemberitahuan/?%00=1", "/masuk/?next=/%00", "/%00", "/akun/%00/"],
)
def test_nul_dalam_alamat(sebagai, pemeran, alamat):
    jawaban = sebagai(pemeran.sari).get(alamat)
    assert (jawaban.status_code, judul(jawaban)) == (400, "Permintaan tidak terbaca")


def test_nul_dalam_isian(client, db):
    for isian in ({"masuk": "a\x00b", "sandi": "x"}, {"masuk\x00": "a"}):
        assert client.post("/masuk/", isian).status_code == 400


def test_nul_dalam_kuki_dan_kepala(client, db):
    assert client.get("/masuk/", headers={"User-Agent": "a\x00b"}).status_code == 400
    client.cookies["sesi"] = "abcdefgh\x00"
    assert client.get("/masuk/").status_code == 400


def test_setengah_huruf_dalam_isian(client, db):
    isi = b'--x\r\nContent-Disposition: form-data; name="masuk"\r\n\r\n+2AA-\r\n--x--\r\n'
    jawaban = client.generic("POST", "/masuk/", isi, content_type="multipart/form-data; boundary=x; charset=utf-7")
    assert jawaban.status_code == 400


@pytest.mark.parametrize(
    ("jenis", "isi"),
    [
        ("multipart/form-data", b"tanpa batas"),
        ("multipart/form-data; boundary=" + "x" * 10_000, b"--x"),
        ("multipart/form-data; boundary=x", b"--x\r\nrusak"),
        ("application/x-www-form-urlencoded; charset=hex", b"masuk=61"),
        ("application/x-www-form-urlencoded; charset=rot13", b"masuk=61"),
        ("application/x-www-form-urlencoded; charset=tidakada", b"masuk=61"),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(1001))),
        ("application/json", b'{"a": NaN}'),
        ("", b"masuk=1"),
        ("teks", b"\xff\xfe"),
    ],
)
def test_kiriman_aneh_tidak_merusak(client, db, jenis, isi):
    jawaban = client.generic("POST", "/masuk/", isi, content_type=jenis)
    assert jawaban.status_code in {400, 422}


def test_sandi_huruf_aneh_dalam_kueri(client, db):
    assert client.generic("GET", "/masuk/?next=/a", content_type="text/plain; charset=hex").status_code in {200, 400}


@pytest.mark.parametrize(
    "hal", ["0", "-1", "1000000000", "9" * 5000, "abc", "1.5", "1e3", "NaN", "0x10", "%F0%9F%98%80", "٣x"]
)
def test_nomor_halaman_aneh(sebagai, pemeran, hal):
    jawaban = sebagai(pemeran.sari).get(f"/pemberitahuan/?hal={hal}")
    assert jawaban.status_code == 400
    assert "Nomor halaman" in teks(jawaban)


@pytest.mark.parametrize(
    "alamat", ["/proses/../../etc/passwd", "/proses/%2e%2e/", "/proses/a;b=c/", "/" + "a" * 20_000]
)
def test_alamat_aneh_tidak_ada(sebagai, pemeran, alamat):
    assert sebagai(pemeran.sari).get(alamat).status_code in {301, 404}


@pytest.mark.parametrize("alamat", ["/pemberitahuan/99999999999999999999999999/buka/", "/proses/x/"])
def test_id_asing_tidak_ada(sebagai, pemeran, alamat):
    klien = sebagai(pemeran.sari)
    assert klien.get(alamat).status_code in {404, 405}
    assert klien.post(alamat).status_code in {404, 405}


# Headers -----------------------------------------------------------------------------------------
def semua_alamat(pemeran):
    """Every address of the site, filled with things that exist."""
    isian = {"tahun": 2026, "pk": Pemberitahuan.objects.create(penerima=pemeran.sari, kunci="x", judul="x").pk}
    isian["kode"] = Pekerjaan.objects.create(tugas="x", kunci="x", judul="x", peminta=pemeran.sari).kode
    rute = [rute for rute, _ in rute_dan_pola(get_resolver().url_patterns)]
    return ["/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda m: str(isian.get(m[1], "2026-tw1")), r) for r in rute]


def test_kepala_pada_setiap_jawaban(sebagai, pemeran):
    alamat_situs = semua_alamat(pemeran)
    for klien in (Client(), sebagai(pemeran.sari), sebagai(pemeran.admin)):
        for alamat in alamat_situs:
            for metode in ("get", "post"):
                jawaban = getattr(klien, metode)(alamat)
                assert jawaban.status_code < 500, alamat
                assert set(jawaban.headers) >= WAJIB, alamat
                assert "no-store" in jawaban["Cache-Control"], alamat


def test_csp_ketat(client, db):
    csp = dict(
        bagian.strip().partition(" ")[::2] for bagian in client.get("/aktivasi/")["Content-Security-Policy"].split(";")
    )
    assert csp == {
        "default-src": "'none'", "script-src": "'strict-dynamic'", "style-src": "'self'", "img-src": "'self' data:",
        "font-src": "'self'", "connect-src": "'self'", "form-action": "'self'", "frame-ancestors": "'none'",
        "base-uri": "'none'", "object-src": "'none'",
    }  # fmt: skip


def test_skrip_memakai_nonce_yang_berganti(sebagai, pemeran):
    klien = sebagai(pemeran.sari)
    nonce = []
    for _ in range(2):
        jawaban = klien.get("/akun/")
        skrip = re.findall(r"<script([^>]*)>", jawaban.content.decode())
        tertulis = {re.search(r'nonce="([^"]+)"', s)[1] for s in skrip}
        assert len(skrip) == 2
        assert tertulis == {re.search(r"'nonce-([^']+)'", jawaban["Content-Security-Policy"])[1]}
        nonce += tertulis
    assert nonce[0] != nonce[1]


def test_tidak_ada_gaya_atau_skrip_di_dalam_templat():
    from django.conf import settings

    folder = settings.AKAR / "templates"
    layar = [b for b in folder.rglob("*.html") if "dokumen" not in b.relative_to(folder).parts]
    assert len(layar) > 10
    terlarang = re.compile(
        r"""\sstyle=|<style|\son\w+=|javascript:|<script(?![^>]*\ssrc=)|hx-on|\|safe\b|autoescape off"""
    )
    assert [b.name for b in layar if terlarang.search(b.read_text())] == []


def test_kuki_tertutup_bagi_skrip(client, db, pemeran):
    jawaban = client.post("/masuk/", {"masuk": pemeran.sari.nip, "sandi": SANDI})
    for kuki in jawaban.cookies.values():
        assert (kuki["httponly"], kuki["samesite"], kuki["path"]) == (True, "Lax", "/")


def test_kuki_produksi_terikat_pada_situs():
    """Asked of the production settings themselves, in a process of their own."""
    nama = ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "DEBUG"]
    kode = f"from skp_app.config import settings as s; print(*(getattr(s, n) for n in {nama}))"
    hasil = subprocess.run(
        [sys.executable, "-c", kode], env=os.environ | {"HTTPS": "1"}, capture_output=True, text=True
    )
    assert hasil.stdout.split() == ["__Host-sesi", "__Host-csrf", "True", "False"]


# The log -----------------------------------------------------------------------------------------
@pytest.fixture
def catatan():
    """What would stand in the log file."""
    keluaran = io.StringIO()
    pegangan = next(h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler)
    lama = pegangan.setStream(keluaran)
    yield keluaran
    pegangan.setStream(lama)


def test_catatan_berbaris_json_dengan_kode_dan_nomor_akun(sebagai, pemeran, catatan):
    jawaban = sebagai(pemeran.sari).get("/pemberitahuan/?hal=1")
    (baris,) = map(json.loads, catatan.getvalue().splitlines())
    assert {k: v for k, v in baris.items() if k not in {"ms", "pada"}} == {
        "event": "permintaan", "level": "info", "logger": "permintaan", "metode": "GET", "rute": "pemberitahuan/",
        "status": 200, "permintaan": jawaban["X-Kode-Permintaan"], "akun": pemeran.sari.pengguna_id,
    }  # fmt: skip
    assert baris["pada"].endswith("Z")


@pytest.mark.urls("tests.halaman.alamat_uji")
def test_catatan_tidak_memuat_isi(sebagai, pemeran, catatan, settings):
    settings.AXES_ENABLED = True
    sari, umpan = pemeran.sari, "burung-kenari-7788"
    klien = sebagai(sari)
    klien.raise_request_exception = False
    klien.get(f"/pemberitahuan/?cari={umpan}&nip={sari.nip}")
    klien.get(f"/{umpan}/{sari.nip}/")
    klien.post("/uji/gagal/rusak/", {"teks": umpan, "nama": sari.nama}, headers={"User-Agent": umpan})
    klien.post("/uji/gagal/sibuk/", {"teks": umpan})
    klien.get("/masuk/", headers={"Host": f"{umpan}.example"})
    for _ in range(6):
        Client().post("/masuk/", {"masuk": sari.nip, "sandi": umpan})
    tertulis = catatan.getvalue()
    assert "permintaan" in tertulis
    assert "RuntimeError" in tertulis
    for rahasia in (umpan, sari.nip, sari.nama, "Utami", SANDI):
        assert rahasia not in tertulis
    assert all(isinstance(json.loads(baris), dict) for baris in tertulis.splitlines())


def test_catatan_menyamarkan_yang_dikutip_basis_data(catatan, pemeran):
    from django.db import IntegrityError, transaction

    from pegawai.models import Pegawai

    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        Pegawai.objects.create(nama="Kembar", nip=pemeran.sari.nip, jenis="pns")
    logging.getLogger("uji").error("gagal menyimpan %r", pemeran.sari.nip, exc_info=galat.value)
    (baris,) = map(json.loads, catatan.getvalue().splitlines())
    assert baris["galat"] == "IntegrityError"
    assert pemeran.sari.nip not in catatan.getvalue()


def test_masuk_dan_sandi_keliru_tercatat_pada_aliran_keamanan(client, pemeran, catatan):
    client.post("/masuk/", {"masuk": pemeran.sari.nip, "sandi": "bukan-itu"})
    client.post("/masuk/", {"masuk": pemeran.sari.nip, "sandi": SANDI})
    client.post("/keluar/")
    baris = [json.loads(b) for b in catatan.getvalue().splitlines()]
    assert [b["event"] for b in baris if b["logger"] == "keamanan"] == ["sandi_keliru", "masuk", "keluar"]
