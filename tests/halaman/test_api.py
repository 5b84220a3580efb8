"""The read API: a token for each client, its scope and branch, only what is final, a trace of every request."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.timezone import localdate

from evaluasi.alur import keberatan, klien_api, penyampaian
from evaluasi.models import AksesApi, Evaluasi, KlienApi
from evaluasi.views import api
from pegawai.penolakan import BukanHak, IsianKeliru
from tests import pembuat
from tests.halaman.bantu import teks
from tests.halaman.kueri import kueri

SEMUA = ["organisasi:baca", "skp:baca", "evaluasi:baca"]
ALASAN = "Target tahun ini tercapai seluruhnya, dan laporannya sudah diterima pada akhir Maret."


@pytest.fixture(autouse=True)
def _hitungan_baru(db):
    cache.clear()


@pytest.fixture
def token(pemeran):
    def buat(lingkup=SEMUA, unit=None, nama="SIMPEG"):
        isi = {"nama": nama, "keperluan": "Sinkron", "lingkup": lingkup, "unit": unit}
        return klien_api.buat(oleh=pemeran.admin, berlaku_sampai=localdate() + timedelta(days=30), **isi)

    return buat


def tanya(kunci, jalan, **isi):
    return Client().get(f"/api/v1/{jalan}", isi, headers={"Authorization": f"Bearer {kunci}"})


@pytest.fixture
def isi(pemeran, organisasi, periode):
    """Sari: set and handed over. Joko: set, with a rating that is not. Rina: a draft."""
    sari = pembuat.buat_skp_ditetapkan(pemeran.sari, rhk=1)
    joko = pembuat.buat_skp_ditetapkan(pemeran.joko, rhk=1)
    draf = pembuat.buat_skp(pemeran.rina, rhk=1)
    tetap = pembuat.buat_evaluasi_ditetapkan(sari, pembuat.triwulan(1), pemeran.admin, catatan="CATATAN-PENILAI")
    penyampaian.sampaikan(tetap, oleh=pemeran.budi)
    pembuat.nilai(joko, pembuat.triwulan(1))
    return {"sari": sari, "joko": joko, "draf": draf, "tetap": tetap}


def test_hanya_skp_yang_ditetapkan_dan_hasil_yang_final(token, isi, pemeran):
    _, kunci = token()
    tahun = localdate().year
    skp = tanya(kunci, "skp/", tahun=tahun).json()
    assert [(s["pegawai"]["nama"], s["status"]) for s in skp["isi"]] == [
        ("Sari Utami, S.Kom.", "berlaku"), ("Joko Prasetyo", "berlaku"),
    ]  # fmt: skip
    hasil = tanya(kunci, "evaluasi/", tahun=tahun).json()
    (satu,) = hasil["isi"]
    assert (satu["kode"], satu["predikat"], satu["periode"]) == (isi["tetap"].kode, "baik", f"{tahun}-tw1")
    assert tanya(kunci, f"skp/{isi['draf'].kode}/").status_code == 404
    rinci = tanya(kunci, f"skp/{isi['sari'].kode}/")
    assert rinci.json()["rhk"][0]["iki"][0]["target"] == "11 layanan"
    for jawab in (rinci, tanya(kunci, f"evaluasi/{isi['tetap'].kode}/")):
        assert "CATATAN-PENILAI" not in jawab.content.decode()


def test_hasil_yang_dikeberatkan_tidak_terbaca(token, isi, pemeran):
    _, kunci = token()
    evaluasi = penyampaian.terima(Evaluasi.objects.get(pk=isi["tetap"].pk), oleh=pemeran.sari)
    keberatan.ajukan(evaluasi, oleh=pemeran.sari, bagian=["hasil_kerja"], alasan=ALASAN)
    assert tanya(kunci, "evaluasi/", tahun=localdate().year).json()["isi"] == []
    assert tanya(kunci, f"evaluasi/{evaluasi.kode}/").status_code == 404


def test_cabang_unit_membatasi_semua_alamat(token, isi, organisasi, pemeran):
    rina = pembuat.tetapkan(isi["draf"])
    _, kunci = token(unit=organisasi.statistik)
    tahun = localdate().year
    assert [s["kode"] for s in tanya(kunci, "skp/", tahun=tahun).json()["isi"]] == [rina.kode]
    assert [u["nama"] for u in tanya(kunci, "organisasi/unit/").json()["isi"]] == ["BIDANG STATISTIK"]
    pegawai = tanya(kunci, "organisasi/pegawai/").json()["isi"]
    assert [(p["nama"], p["jabatan"]) for p in pegawai] == [("Rina Kartikasari", "KEPALA BIDANG STATISTIK")]
    assert tanya(kunci, "evaluasi/", tahun=tahun).json()["isi"] == []
    assert tanya(kunci, f"skp/{isi['sari'].kode}/").status_code == 404
    assert tanya(kunci, f"evaluasi/{isi['tetap'].kode}/").status_code == 404


def test_lingkup_membatasi_alamat(token, isi):
    _, kunci = token(["skp:baca"])
    tahun = localdate().year
    status = {j: tanya(kunci, j, tahun=tahun).status_code for j in ("organisasi/unit/", "skp/", "evaluasi/")}
    assert status == {"organisasi/unit/": 403, "skp/": 200, "evaluasi/": 403}


@pytest.mark.parametrize("kunci", ["", "skp_abc", "skp_abcdefgh_tebakan", "Bearer", "x" * 5000])
def test_token_yang_keliru_401(token, kunci):
    token()
    jawab = tanya(kunci, "skp/", tahun=2026)
    assert (jawab.status_code, jawab["WWW-Authenticate"]) == (401, "Bearer")
    assert jawab.json() == {"pesan": "Token tidak ada, keliru, kedaluwarsa, atau sudah dicabut."}


def test_token_yang_dicabut_atau_kedaluwarsa_401(token, pemeran):
    klien, kunci = token()
    assert tanya(kunci, "organisasi/unit/").status_code == 200
    KlienApi.objects.update(berlaku_sampai=localdate() - timedelta(days=1))
    assert tanya(kunci, "organisasi/unit/").status_code == 401
    KlienApi.objects.update(berlaku_sampai=localdate())
    assert tanya(kunci, "organisasi/unit/").status_code == 200
    klien_api.cabut(klien, oleh=pemeran.admin)
    assert tanya(kunci, "organisasi/unit/").status_code == 401


def test_sesi_tidak_membuka_api(sebagai, pemeran, isi):
    for orang in (pemeran.admin, pemeran.sari):
        assert sebagai(orang).get("/api/v1/skp/", {"tahun": localdate().year}).status_code == 401


def test_terlalu_sering_429_dengan_waktu_tunggu(token, monkeypatch):
    monkeypatch.setattr(api, "PER_MENIT", 2)
    _, kunci = token()
    assert [tanya(kunci, "organisasi/unit/").status_code for _ in range(2)] == [200, 200]
    jawab = tanya(kunci, "organisasi/unit/")
    assert (jawab.status_code, 1 <= int(jawab["Retry-After"]) <= 60) == (429, True)
    _, lain = token(nama="Aplikasi tunjangan")
    assert tanya(lain, "organisasi/unit/").status_code == 200


def test_halaman_demi_halaman_tanpa_terlewat(token, organisasi, pemeran):
    _, kunci = token()
    nama, kursor, putaran = [], "", 0
    while kursor is not None:
        jawab = tanya(kunci, "organisasi/unit/", batas=2, **({"kursor": kursor} if kursor else {})).json()
        nama += [u["nama"] for u in jawab["isi"]]
        kursor, putaran = jawab["kursor"], putaran + 1
    assert (len(nama), len(set(nama)), putaran) == (5, 5, 3)


@pytest.mark.parametrize(
    ("cari", "bidang"),
    [
        ({"kursor": "karangan"}, "kursor"),
        ({"batas": 0}, "batas"),
        ({"batas": 501}, "batas"),
        ({"tahun": "abc"}, "tahun"),
    ],
)
def test_parameter_yang_keliru_422(token, cari, bidang):
    _, kunci = token()
    jawab = tanya(kunci, "skp/", **{"tahun": 2026, **cari})
    assert (jawab.status_code, jawab.json()) == (422, {"pesan": f"Parameter belum benar: {bidang}."})


def test_setiap_permintaan_meninggalkan_jejak(token, isi, sebagai, pemeran):
    klien, kunci = token()
    tanya(kunci, "skp/", tahun=localdate().year)
    tanya(kunci, f"skp/{isi['sari'].kode}/")
    tanya(kunci, "skp/tidak-ada/")
    akses = list(AksesApi.objects.order_by("pk").values_list("klien", "operasi", "objek", "baris"))
    assert akses == [(klien.pk, "api_skp", "", 2), (klien.pk, "api_satu_skp", isi["sari"].kode, 1)]
    halaman = teks(sebagai(pemeran.admin).get(f"/ekspor/api/{klien.kode}/"))
    assert f"api_satu_skp {isi['sari'].kode} 1" in halaman


def test_banyaknya_kueri_tidak_bertambah_dengan_baris(token, isi, pemeran, organisasi):
    _, kunci = token()
    alamat = [("organisasi/unit/", {}), ("organisasi/pegawai/", {})]
    alamat += [(j, {"tahun": localdate().year}) for j in ("skp/", "evaluasi/")]

    def hitung():
        banyak = []
        for jalan, cari in alamat:
            with kueri() as daftar:
                tanya(kunci, jalan, **cari)
            banyak.append(len(daftar))
        return banyak

    sedikit = hitung()
    for n in range(3):
        orang = pembuat.buat_pegawai(f"Pegawai {n}")
        pembuat.tempatkan(orang, organisasi.egov, "PENGOLAH DATA")
        skp = pembuat.buat_skp_ditetapkan(orang, rhk=1)
        tetap = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
        penyampaian.sampaikan(tetap, oleh=pemeran.budi)
    assert hitung() == sedikit
    assert max(sedikit) <= 5


# tokens and their pages ---------------------------------------------------------------------------
def test_bkd_membuat_token_yang_tampil_sekali_lalu_mencabutnya(sebagai, pemeran, organisasi):
    bkd = sebagai(pemeran.admin, sandi_segar=True)
    sampai = localdate() + timedelta(days=90)
    isian = {"nama": "SIMPEG", "keperluan": "Sinkron", "lingkup": ["skp:baca"], "berlaku_sampai": sampai.isoformat(),
             "unit": organisasi.dinas.kode}  # fmt: skip
    assert sebagai(pemeran.admin).post("/ekspor/api/buat/", isian).url.startswith("/akun/pastikan/")
    jawab = bkd.post("/ekspor/api/buat/", isian)
    klien, kunci = KlienApi.objects.get(), jawab.context["token"]
    assert (klien.lingkup, klien.unit, klien_api.kenali(kunci)) == (["skp:baca"], organisasi.dinas, klien)
    assert (kunci in jawab.content.decode(), klien.sidik == klien_api.sidik(kunci)) == (True, True)
    assert bkd.post("/ekspor/api/buat/", isian).status_code == 422  # the name is taken
    rinci = f"/ekspor/api/{klien.kode}/"
    for alamat in ("/ekspor/api/", rinci):
        halaman = bkd.get(alamat)
        assert (kunci in halaman.content.decode(), "SIMPEG" in teks(halaman)) == (False, True)
    bkd.post(f"{rinci}cabut/")
    assert klien_api.kenali(kunci) is None
    assert "Dicabut" in teks(bkd.get(rinci))
    assert bkd.post("/ekspor/api/buat/", isian).status_code == 200


def test_tombol_cari_tidak_membuat_token(sebagai, pemeran, organisasi):
    isian = {"nama": "SIMPEG", "unit_cari": "statistik", "cari": "unit", "lingkup": ["skp:baca"]}
    halaman = sebagai(pemeran.admin).post("/ekspor/api/buat/", isian)
    assert (halaman.status_code, "BIDANG STATISTIK" in teks(halaman)) == (200, True)
    assert KlienApi.objects.count() == 0


def test_hanya_bkd_dan_paling_lama_setahun(pemeran):
    isi = {"nama": "SIMPEG", "keperluan": "x", "lingkup": SEMUA, "unit": None}
    with pytest.raises(BukanHak):
        klien_api.buat(oleh=pemeran.dewi, berlaku_sampai=localdate(), **isi)
    for hari in (-1, 400):
        with pytest.raises(IsianKeliru, match="paling lama satu tahun"):
            klien_api.buat(oleh=pemeran.admin, berlaku_sampai=localdate() + timedelta(days=hari), **isi)


def test_dokumentasi_dan_skema_terbaca_tanpa_masuk():
    skema = Client().get("/api/v1/openapi.json").json()
    assert sorted(skema["paths"]) == [
        "/api/v1/evaluasi/", "/api/v1/evaluasi/{kode}/", "/api/v1/organisasi/pegawai/", "/api/v1/organisasi/unit/",
        "/api/v1/skp/", "/api/v1/skp/{kode}/",
    ]  # fmt: skip
    assert skema["components"]["securitySchemes"] == {"token": {"type": "http", "scheme": "bearer"}}
    halaman = Client().get("/api/v1/")
    assert "GET /api/v1/skp/{kode}/" in teks(halaman)
    assert "organisasi:baca" in teks(halaman)
