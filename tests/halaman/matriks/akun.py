"""Rows of the permission matrix: the own account, its second factor, and what the BKD does about a lost one."""

import time

from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.webauthn import Aaguid, AttestedCredentialData

from pegawai.alur import faktor, pembacaan, pulih_faktor
from pegawai.aturan import kode_waktu
from pegawai.models import KunciSandi, Sesi
from pegawai.models.pembacaan import JenisBaca, SebagaiPembaca
from skp_app.alur import kode_massal
from tests import pembuat
from tests.halaman.matriks.dasar import LIHAT, Baris

PIHAK = frozenset({"sari", "budi", "tono"})
SARI, BKD, BACA = frozenset({"sari"}), frozenset({"admin"}), frozenset({"admin", "dewi"})
RAHASIA: dict = {"KENARI-NAMA-KUNCI": SARI, "KENARI-KEPERLUAN-CETAK": SARI, "KENARI-ALASAN-FAKTOR": BKD}


def siapkan(d):
    o = d.orang
    d.kunci_sari = kunci_milik(o.sari)
    rahasia = faktor.siapkan(o.lina.pengguna)
    kode = kode_waktu.kode(rahasia, kode_waktu.langkah_pada(time.time()))
    faktor.aktifkan(o.lina.pengguna, kode, sesi_ini=d.klien["lina"].session.session_key, oleh=o.lina)
    d.usulan_faktor = pulih_faktor.usulkan(o.lina, "KENARI-ALASAN-FAKTOR", oleh=o.admin)
    pembacaan.catat_banyak(o.dewi, [o.sari.pk], JenisBaca.CETAK, SebagaiPembaca.MANDAT, "KENARI-KEPERLUAN-CETAK")
    unit = o.tono.penempatan.get().unit
    pembuat.tempatkan(pembuat.buat_pegawai("Maya Sari", masuk=False), unit, "PENGOLAH DATA")
    d.slip = kode_massal.pesan(unit, kode_massal.Sasaran.TANPA_AKUN, keperluan="Uji", oleh=o.admin)
    d.sesi_sari = Sesi.objects.filter(pengguna=o.sari.pengguna).first()


def kunci_milik(pegawai):
    umum = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    isi = AttestedCredentialData.create(Aaguid.NONE, b"kunci-" + str(pegawai.pk).encode(), umum)
    sidik = f"uji-{pegawai.pk}"
    return KunciSandi.objects.create(
        pengguna=pegawai.pengguna, nama="KENARI-NAMA-KUNCI", sidik_kredensial=sidik, kredensial=bytes(isi)
    )


def baris(d):
    lina = d.orang.lina.kode
    usulan = (lina, d.usulan_faktor.pk)
    dijaga = {"get": None, "post": 302}  # the password comes in between
    return [
        Baris("pegawai:keamanan"),
        Baris("pegawai:siapa_melihat"),
        Baris("pegawai:pasang_kode", get=302, post=302),
        Baris("pegawai:matikan_kode", **dijaga),
        Baris("pegawai:pemulihan_baru", **dijaga),
        Baris("pegawai:kunci_baru", get=302, post=302),
        Baris("pegawai:mulai_kunci", **dijaga),
        Baris("pegawai:hapus_kunci", (d.kunci_sari.kode,), SARI, **dijaga),
        Baris("pegawai:akhiri_sesi", (d.sesi_sari.kode,), SARI, None, 302),
        Baris("pegawai:mulai_pastikan_kunci", get=None, post=200),
        Baris("pegawai:pastikan_kunci", get=None, post=422),
        # Nobody waits half-way in.
        Baris("pegawai:masuk_kode", umum=True, get=302, post=302),
        Baris("pegawai:masuk_kunci", umum=True, get=None, post=422),
        Baris("pegawai:mulai_masuk_kunci", umum=True, get=None, post=200),
        Baris("pegawai:usulkan_pulih_faktor", (lina,), BACA, None, 302, BKD),
        Baris("pegawai:setujui_pulih_faktor", usulan, BACA, None, 302, BKD),
        Baris("pegawai:tolak_pulih_faktor", usulan, BACA, None, 302, BKD),
        Baris("pegawai:orang", (lina,), BACA),
        Baris("skp_app:kode_massal", (), BKD, post=302),
        Baris("skp_app:unduh_kode_massal", (d.slip.kode,), BKD, get=302),
        # Mandates see the documents, never what the parties did one by one.
        Baris("skp_app:riwayat", (d.skp["sari"].kode,), LIHAT["sari"], pembaca=PIHAK),
        Baris("skp_app:riwayat", (d.skp["joko"].kode,), LIHAT["joko"]),
        Baris("evaluasi:riwayat", (d.tetap.kode,), LIHAT["evaluasi_tetap"], pembaca=PIHAK),
        Baris("evaluasi:riwayat", (d.dinilai.kode,), LIHAT["evaluasi_dinilai"], get=404),
        # Single sign-on is not offered here.
        Baris("pegawai:sso", umum=True, get=404),
        Baris("pegawai:sso_kembali", umum=True, get=404),
        Baris("pegawai:sso_keluar", umum=True, get=404),
        Baris("pegawai:pastikan_sso", get=404),
        Baris("pegawai:lepas_sso", (lina,), BACA, None, 302, BKD),
        Baris("pegawai:lupa_sandi", umum=True, post=422),
        Baris("pegawai:sandi_baru", ("tautan-lama",), umum=True, get=409, post=409),
        Baris("pegawai:minta_uji_surel", get=None, post=409),  # nobody has an address
        Baris("pegawai:uji_surel_sendiri", ("tautan-lama",), get=409, post=409),
    ]
