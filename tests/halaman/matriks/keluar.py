"""Rows of the permission matrix: the read API, which no session opens, its clients, and addresses that are told."""

from datetime import timedelta

from django.utils.timezone import localdate, now

from evaluasi.alur import klien_api, webhook
from evaluasi.models import KirimanWebhook
from tests.halaman.matriks.dasar import LIHAT, Baris, verba

ADMIN = frozenset({"admin"})
RAHASIA = {"KENARI-KLIEN-API": ADMIN, "KENARI-WEBHOOK": ADMIN}


def siapkan(d):
    admin = d.orang.admin
    d.klien_api, _ = klien_api.buat(
        oleh=admin, nama="KENARI-KLIEN-API", keperluan="Uji", lingkup=["skp:baca"], unit=None,
        berlaku_sampai=localdate() + timedelta(days=9),
    )  # fmt: skip
    d.webhook, _ = webhook.daftarkan(
        oleh=admin, nama="KENARI-WEBHOOK", url="https://contoh.go.id/x", peristiwa=["skp.ditetapkan"]
    )
    d.kiriman_webhook = KirimanWebhook.objects.create(
        alamat=d.webhook, kunci="kenari", peristiwa="skp.ditetapkan", isi={"objek": {"kode": "x"}}, berikutnya=now()
    )


def baris(d):
    klien, alamat = (d.klien_api.kode,), (d.webhook.kode,)
    skp, hasil = (d.skp["sari"].kode,), (d.tetap.kode,)
    return [
        verba("evaluasi:salin_skp", skp, "sari", {"sari"}, None, get=200),
        Baris("evaluasi:salin_evaluasi", hasil, LIHAT["evaluasi_tetap"], pembaca=frozenset({"budi"})),
        Baris("evaluasi:klien_api", (), ADMIN),
        # The password comes in between.
        Baris("evaluasi:buat_klien_api", (), ADMIN, None, 302),
        Baris("evaluasi:satu_klien_api", klien, ADMIN),
        Baris("evaluasi:cabut_klien_api", klien, ADMIN, None, 302),
        Baris("evaluasi:webhook", (), ADMIN),
        Baris("evaluasi:daftarkan_webhook", (), ADMIN, None, 302),
        Baris("evaluasi:satu_webhook", alamat, ADMIN),
        Baris("evaluasi:cabut_webhook", alamat, ADMIN, None, 302),
        Baris("evaluasi:hidupkan_webhook", alamat, ADMIN, None, 302),
        Baris("evaluasi:kirim_ulang_webhook", (*alamat, d.kiriman_webhook.pk), ADMIN, None, 302),
        Baris("evaluasi:dokumentasi_api", umum=True),
        Baris("evaluasi:openapi", umum=True),
        # Whoever is logged in is nobody here.
        Baris("evaluasi:api_unit", umum=True, get=401),
        Baris("evaluasi:api_pegawai", umum=True, get=401),
        Baris("evaluasi:api_skp", umum=True, get=401),
        Baris("evaluasi:api_satu_skp", skp, umum=True, get=401),
        Baris("evaluasi:api_evaluasi", umum=True, get=401),
        Baris("evaluasi:api_satu_evaluasi", hasil, umum=True, get=401),
    ]
