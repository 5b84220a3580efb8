"""Other systems are told of events: from the trail, signed, over a real connection, with patience, and not for ever."""

import hashlib
import hmac
import http.server
import json
import ssl
import threading
from datetime import timedelta

import pytest
from django.utils.timezone import now

from evaluasi.alur import penyampaian, webhook
from evaluasi.aturan import webhook as aturan
from evaluasi.models import AlamatWebhook, KirimanWebhook
from pegawai import rahasia as laci
from pegawai.alur import kunci_ulang
from pegawai.alur import pekerjaan as buku
from pegawai.models import Pekerjaan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from tests import pembuat
from tests.halaman.bantu import teks
from tests.halaman.kueri import kueri
from tests.test_pengambil import kunci  # noqa: F401

HOST = "data.sukamaju.go.id"
URL = f"https://{HOST}/terima"
SEMUA = [p.value for p in aturan.Peristiwa]


class Penerima(http.server.BaseHTTPRequestHandler):
    masuk: list = []
    status = 204

    def do_POST(self):
        badan = self.rfile.read(int(self.headers["Content-Length"]))
        self.masuk.append((self.path, dict(self.headers), badan))
        self.send_response(type(self).status)
        self.send_header("Location", "https://jahat.example/")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def penerima(kunci, settings):  # noqa: F811
    """A server in the own network that answers over TLS; what it was sent."""
    Penerima.masuk, Penerima.status = [], 204
    layanan = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Penerima)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(kunci)
    layanan.socket = tls.wrap_socket(layanan.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=layanan.serve_forever, daemon=True).start()
    settings.WEBHOOK_DALAM = {HOST: f"127.0.0.1:{layanan.server_address[1]}"}
    settings.WEBHOOK_CA = str(kunci)
    yield Penerima
    layanan.shutdown()


@pytest.fixture
def alamat(pemeran, periode):
    return webhook.daftarkan(oleh=pemeran.admin, nama="SIMPEG", url=URL, peristiwa=SEMUA)


def kirim():
    """One round: read the trail, deliver what is due."""
    webhook.jadwalkan()
    for pekerjaan in Pekerjaan.objects.filter(tugas=webhook.TUGAS, status="antre"):
        buku.kerjakan(pekerjaan.pk, webhook.jalankan)


def tetapkan(pemeran):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari, rhk=1)
    return skp, pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)


def test_peristiwa_sampai_bertanda_tangan_dan_tanpa_data_pribadi(alamat, penerima, pemeran):
    _, rahasia = alamat
    skp, evaluasi = tetapkan(pemeran)
    penyampaian.sampaikan(evaluasi, oleh=pemeran.budi)
    kirim()
    isi = [json.loads(badan) for _, _, badan in penerima.masuk]
    assert [(i["peristiwa"], i["objek"]) for i in isi] == [
        ("skp.ditetapkan", {"jenis": "skp", "kode": skp.kode}),
        ("evaluasi.ditetapkan", {"jenis": "evaluasi", "kode": evaluasi.kode}),
    ]
    jalan, kepala, badan = penerima.masuk[0]
    waktu, sidik = (bagian.partition("=")[2] for bagian in kepala["X-SKP-Tanda-Tangan"].split(","))
    assert hmac.new(rahasia.encode(), f"{waktu}.".encode() + badan, hashlib.sha256).hexdigest() == sidik
    assert (jalan, kepala["X-SKP-Kiriman"], kepala["Host"]) == ("/terima", isi[0]["id"], HOST)
    for kata in (pemeran.sari.nama, pemeran.sari.nip, "baik"):
        assert kata.encode() not in b"".join(b for _, _, b in penerima.masuk)
    assert {k.status for k in KirimanWebhook.objects.all()} == {"terkirim"}


def test_setiap_peristiwa_diceritakan_satu_kali(alamat, penerima, pemeran):
    tetapkan(pemeran)
    for _ in range(3):
        kirim()
    assert (len(penerima.masuk), KirimanWebhook.objects.count()) == (2, 2)


def test_hanya_peristiwa_yang_dipilih_dan_sejak_didaftarkan(penerima, pemeran, periode):
    tetapkan(pemeran)
    webhook.daftarkan(oleh=pemeran.admin, nama="SIMPEG", url=URL, peristiwa=["evaluasi.ditetapkan"])
    kirim()
    assert penerima.masuk == []
    pembuat.buat_evaluasi_ditetapkan(pemeran.sari.skp.get(), pembuat.triwulan(2), pemeran.admin)
    pembuat.buat_skp_ditetapkan(pemeran.joko, rhk=1)
    kirim()
    assert [json.loads(b)["peristiwa"] for _, _, b in penerima.masuk] == ["evaluasi.ditetapkan"]


def test_yang_gagal_dicoba_lagi_dengan_jeda_dan_kunci_yang_sama(alamat, penerima, pemeran):
    penerima.status = 500
    pembuat.buat_skp_ditetapkan(pemeran.sari, rhk=1)
    kirim()
    kirim()
    kiriman = KirimanWebhook.objects.get()
    assert (kiriman.status, kiriman.percobaan, kiriman.galat) == ("antre", 1, "Dijawab 500.")
    assert kiriman.berikutnya > now() + timedelta(seconds=50)
    penerima.status = 200
    KirimanWebhook.objects.update(berikutnya=now())
    kirim()
    kiriman.refresh_from_db()
    assert (kiriman.status, kiriman.percobaan, len(penerima.masuk)) == ("terkirim", 2, 2)
    assert len({kepala["X-SKP-Kiriman"] for _, kepala, _ in penerima.masuk}) == 1


def test_alihan_tidak_diikuti(alamat, penerima, pemeran):
    penerima.status = 302
    pembuat.buat_skp_ditetapkan(pemeran.sari, rhk=1)
    kirim()
    assert KirimanWebhook.objects.get().galat == "Dijawab 302."


def test_menyerah_sesudah_semua_percobaan_lalu_dikirim_ulang(alamat, penerima, pemeran, sebagai):
    penerima.status = 500
    pembuat.buat_skp_ditetapkan(pemeran.sari, rhk=1)
    for _ in range(len(aturan.JEDA) + 1):
        kirim()
        KirimanWebhook.objects.update(berikutnya=now())
    kiriman = KirimanWebhook.objects.get()
    assert (kiriman.status, kiriman.percobaan) == ("gagal", 7)
    penerima.status = 204
    bkd = sebagai(pemeran.admin)
    rinci = f"/ekspor/webhook/{alamat[0].kode}/"
    assert "Gagal Dijawab 500." in teks(bkd.get(rinci, {"status": "gagal"}))
    for _ in range(2):
        bkd.post(f"{rinci}{kiriman.pk}/kirim-ulang/")
    kirim()
    kiriman.refresh_from_db()
    assert (kiriman.status, kiriman.percobaan) == ("terkirim", 1)


def test_sesudah_terlalu_banyak_gagal_dihentikan_dan_bkd_diberi_tahu(alamat, penerima, pemeran, monkeypatch, sebagai):
    monkeypatch.setattr(aturan, "BERUNTUN_TERBANYAK", 2)
    penerima.status = 503
    tetapkan(pemeran)
    kirim()
    satu = AlamatWebhook.objects.get()
    assert (satu.gagal_beruntun, satu.aktif) == (2, False)
    assert pemeran.admin.pemberitahuan.get(kunci__startswith="webhook-").judul == "Pengiriman ke SIMPEG dihentikan"
    pembuat.buat_skp_ditetapkan(pemeran.joko, rhk=1)
    KirimanWebhook.objects.update(berikutnya=now())
    kirim()
    assert len(penerima.masuk) == 2
    with pytest.raises(KeadaanMenolak, match="tidak aktif"):
        webhook.kirim_ulang(KirimanWebhook.objects.first(), oleh=pemeran.admin)
    penerima.status = 204
    bkd = sebagai(pemeran.admin)
    assert "2 kiriman berturut-turut gagal" in teks(bkd.get(f"/ekspor/webhook/{satu.kode}/"))
    bkd.post(f"/ekspor/webhook/{satu.kode}/hidupkan/")
    kirim()
    assert [k.status for k in KirimanWebhook.objects.all()] == ["terkirim"] * 3


@pytest.mark.parametrize("host", ["localhost.localdomain", "intra.sukamaju.go.id"])
def test_jaringan_tertutup_yang_tidak_disebut_tidak_dikunjungi(host):
    pengambil = webhook.pengambil(host)
    pengambil.selesaikan = lambda _: ["127.0.0.1"]
    pengambil.sambung = lambda _: pytest.fail("connected")
    assert pengambil.kirim(f"https://{host}/x", b"{}", {}) == (
        0, "Alamat situs ini berada di jaringan tertutup, jadi tidak diperiksa.",
    )  # fmt: skip


@pytest.mark.parametrize(
    "url",
    [
        "http://contoh.go.id/", "https://127.0.0.1/", "https://[::1]/", "https://localhost/", "https://a:b@contoh.go.id/",
        "https://contoh.go.id:6379/", "ftp://contoh.go.id/", "contoh.go.id", "https://", "https://contoh.go.id:abc/",
    ],
)  # fmt: skip
def test_alamat_yang_tidak_aman_ditolak(pemeran, url):
    with pytest.raises(IsianKeliru, match="harus diawali https"):
        webhook.daftarkan(oleh=pemeran.admin, nama="X", url=url, peristiwa=SEMUA)


def test_hanya_bkd_dan_satu_kali_per_alamat(pemeran, alamat):
    with pytest.raises(BukanHak):
        webhook.daftarkan(oleh=pemeran.dewi, nama="X", url="https://lain.go.id/", peristiwa=SEMUA)
    with pytest.raises(IsianKeliru, match="sudah terdaftar"):
        webhook.daftarkan(oleh=pemeran.admin, nama="X", url=URL, peristiwa=SEMUA)
    webhook.cabut(alamat[0], oleh=pemeran.admin)
    webhook.daftarkan(oleh=pemeran.admin, nama="X", url=URL, peristiwa=SEMUA)


def test_rahasia_tampil_sekali_dan_tersimpan_tersandi(sebagai, pemeran):
    bkd = sebagai(pemeran.admin, sandi_segar=True)
    isian = {"nama": "SIMPEG", "url": URL, "peristiwa": SEMUA}
    assert sebagai(pemeran.admin).post("/ekspor/webhook/daftarkan/", isian).url.startswith("/akun/pastikan/")
    jawab = bkd.post("/ekspor/webhook/daftarkan/", isian)
    rahasia, satu = jawab.context["rahasia"], AlamatWebhook.objects.get()
    assert (rahasia in jawab.content.decode(), rahasia in satu.rahasia) == (True, False)
    for jalan in ("/ekspor/webhook/", f"/ekspor/webhook/{satu.kode}/"):
        halaman = bkd.get(jalan)
        assert (rahasia in halaman.content.decode(), "SIMPEG" in teks(halaman)) == (False, True)
    assert bkd.post("/ekspor/webhook/daftarkan/", isian | {"url": "http://x.go.id"}).status_code == 422
    bkd.post(f"/ekspor/webhook/{satu.kode}/cabut/")
    assert AlamatWebhook.objects.get().dicabut_pada is not None


def test_banyaknya_kueri_halaman_kiriman_tetap(sebagai, pemeran, alamat):
    bkd, rinci = sebagai(pemeran.admin), f"/ekspor/webhook/{alamat[0].kode}/"

    def tambah(n):
        isi = {"isi": {"objek": {"kode": "x"}}, "berikutnya": now()}
        KirimanWebhook.objects.create(alamat=alamat[0], kunci=f"k-{n}", peristiwa="skp.ditetapkan", **isi)

    tambah(0)
    bkd.get(rinci)
    with kueri() as sedikit:
        bkd.get(rinci)
    for n in range(1, 6):
        tambah(n)
    with kueri() as banyak:
        bkd.get(rinci)
    assert len(banyak) == len(sedikit)


def test_ganti_kunci_situs_tidak_menghilangkan_rahasia_webhook(alamat, penerima, pemeran, settings):
    satu, rahasia = alamat
    lama, settings.SECRET_KEY = settings.SECRET_KEY, "kunci-baru-yang-cukup-panjang-9876543210"
    settings.SECRET_KEY_FALLBACKS = [lama]
    assert kunci_ulang.jalankan() == [("Aplikasi autentikator", 0, 0), ("Webhook", 1, 0)]
    settings.SECRET_KEY_FALLBACKS = []
    assert laci.buka(webhook.TUJUAN, AlamatWebhook.objects.get(pk=satu.pk).rahasia) == rahasia.encode()
    tetapkan(pemeran)
    kirim()
    _, kepala, badan = penerima.masuk[0]
    waktu, sidik = (bagian.partition("=")[2] for bagian in kepala["X-SKP-Tanda-Tangan"].split(","))
    assert hmac.new(rahasia.encode(), f"{waktu}.".encode() + badan, hashlib.sha256).hexdigest() == sidik


def test_rahasia_yang_tak_terbuka_disebut_bukan_dihapus(alamat, settings):
    satu, _ = alamat
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "kunci-baru-yang-cukup-panjang-9876543210", []
    assert kunci_ulang.jalankan() == [("Aplikasi autentikator", 0, 0), ("Webhook", 0, 1)]
    assert AlamatWebhook.objects.get(pk=satu.pk).rahasia == satu.rahasia
