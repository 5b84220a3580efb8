"""/operasi/ and /metrik: what the BKD and a monitoring system learn of the running installation"""

from datetime import timedelta

from django.core import mail
from django.utils.timezone import now

from pegawai.alur import pemberitahuan, pencadangan
from pegawai.models import Jejak, Pekerjaan, Pemberitahuan
from tests.halaman.bantu import teks
from tests.halaman.kueri import kueri


def test_halaman_menyebut_antrean_surel_dan_cadangan(sebagai, pemeran):
    Pekerjaan.objects.create(tugas="x", kunci="x", judul="x")
    Pekerjaan.objects.update(dibuat_pada=now() - timedelta(hours=3))
    Pemberitahuan.kirim(pemeran.sari, "k", "Kabar")
    kata = teks(sebagai(pemeran.admin).get("/operasi/"))
    harap = ("Pekerjaan menunggu 1, tertua 3 jam", "Pekerja latar Terganggu", "Surel menunggu 1, tertua kurang",
             "Cadangan terakhir belum pernah Terlambat", "Surel uji terakhir belum pernah")  # fmt: skip
    assert [k for k in harap if k not in kata] == []


def test_halaman_memuat_ujung_rantai_untuk_dijangkar(sebagai, pemeran):
    Jejak.catat(pemeran.sari, "coba", oleh=pemeran.admin)
    ujung = Jejak.objects.get()
    assert f"1 {ujung.sidik}" in teks(sebagai(pemeran.admin).get("/operasi/"))


def test_banyaknya_kueri_halaman_tetap(sebagai, pemeran):
    klien = sebagai(pemeran.admin)
    klien.get("/operasi/")
    with kueri() as sedikit:
        klien.get("/operasi/")
    for n in range(5):
        Pekerjaan.objects.create(tugas="x", kunci=str(n), judul="x")
        Pemberitahuan.kirim(pemeran.sari, str(n), "Kabar")
    with kueri() as banyak:
        klien.get("/operasi/")
    assert len(banyak) == len(sedikit)


def test_cadangan_meminta_sandi_lalu_dipesan_sekali(sebagai, pemeran):
    assert sebagai(pemeran.admin).post("/operasi/cadangkan/").url.startswith("/akun/pastikan/")
    assert Pekerjaan.objects.count() == 0
    klien = sebagai(pemeran.admin, sandi_segar=True)
    tujuan = {klien.post("/operasi/cadangkan/").url for _ in range(2)}
    pesanan = Pekerjaan.objects.get(tugas=pencadangan.TUGAS)
    assert (tujuan, pesanan.peminta) == ({f"/proses/{pesanan.kode}/"}, pemeran.admin)


def test_cadangan_harian_dipesan_sekali_sehari_bila_disetel(db, settings):
    pencadangan.pesan_harian()
    assert Pekerjaan.objects.count() == 0
    settings.CADANGAN_OTOMATIS = True
    pencadangan.pesan_harian()
    Pekerjaan.objects.update(status="selesai", berakhir_pada=now())
    pencadangan.pesan_harian()
    assert (Pekerjaan.objects.count(), pencadangan.terlambat()) == (1, False)


def test_surel_uji_melalui_antrean_yang_sama(sebagai, pemeran):
    pemeran.admin.surel = "ayu@contoh.go.id"
    pemeran.admin.save()
    klien = sebagai(pemeran.admin)
    klien.post("/operasi/uji-surel/")
    klien.post("/operasi/uji-surel/")
    assert "menunggu sejak" in teks(klien.get("/operasi/"))
    pemberitahuan.kirim_antrean()
    assert [s.to for s in mail.outbox] == [["ayu@contoh.go.id"]]
    assert "Surel uji terakhir terkirim" in teks(klien.get("/operasi/"))


def test_surel_uji_tanpa_alamat_ditolak(sebagai, pemeran):
    pemeran.admin.surel = ""
    pemeran.admin.save()
    assert sebagai(pemeran.admin).post("/operasi/uji-surel/").status_code == 409


def test_metrik_hanya_untuk_yang_tahu_katanya(client, db, settings):
    assert client.get("/metrik").status_code == 404
    settings.METRIK_TOKEN = "kata-rahasia-pemantau"
    assert client.get("/metrik").status_code == 404
    assert client.get("/metrik", headers={"Authorization": "Bearer lain"}).status_code == 404
    Pekerjaan.objects.create(tugas="x", kunci="x", judul="x")
    jawaban = client.get("/metrik", headers={"Authorization": "Bearer kata-rahasia-pemantau"})
    baris = jawaban.content.decode().splitlines()
    assert "skp_pekerjaan_antre 1" in baris
    assert [b for b in baris if b.startswith("skp_cadangan")] == []  # never made: unknown, not zero
