"""/organisasi/ and /aktivasi/: from an empty database to a person who opens his SKP, in the browser only."""

import re
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from pegawai import mandat
from pegawai.models import BebasSkp, Jejak, KodeAktivasi, Pegawai, Penempatan, Pengguna, UnitKerja
from tests import pembuat
from tests.halaman.bantu import isi, judul, teks
from tests.halaman.kueri import kueri

pytestmark = pytest.mark.django_db
SANDI = "merpati-terbang-tinggi-7"
KEPALA = {"jabatan": "KEPALA DINAS", "jenis_jabatan": "jpt_pratama", "memimpin": "on"}
STAF = {"jabatan": "PENGOLAH DATA", "jenis_jabatan": "pelaksana"}
ORANG = {"nama": "Nina Rahayu", "jenis": "pns", "nip": "19900101 201503 1 001", "golongan": "III/a"}


@pytest.fixture
def admin(sebagai, pemeran):
    return sebagai(pemeran.admin, sandi_segar=True)


def aktifkan(nip, kode, sandi=SANDI):
    klien = Client()
    isian = {"masuk": nip, "kode_sandi": kode, "sandi_baru": sandi, "sandi_ulang": sandi}
    return klien, klien.post("/aktivasi/", isian)


def kode_pada(jawaban):
    return re.search(r'class="kode-sekali"[^>]*>([^<]+)<', isi(jawaban))[1]


def unit(nama):
    return UnitKerja.objects.get(nama=nama)


def tempatkan(klien, orang, nama_unit, **lain):
    isian = {"unit": unit(nama_unit).kode, "jenis": "definitif", "mulai": "2020-01-01", **lain}
    return klien.post(f"/organisasi/pegawai/{orang.kode}/penempatan/", isian)


# The whole way -----------------------------------------------------------------------------------
def test_dari_basis_kosong_sampai_skp_tanpa_skrip(db, capsys):
    call_command("buat_bkd", "198507082009032003", "Ayu Puspita")
    bkd, jawaban = aktifkan("198507082009032003", capsys.readouterr().out.split()[-1])
    assert jawaban["Location"] == "/"
    assert "Belum ada unit kerja. Mulai dari puncaknya" in teks(bkd.get("/organisasi/"))
    bkd.post("/organisasi/unit/tambah/", {"nama": "KABUPATEN X", "unit_cetak": "on"})
    bkd.post(f"/organisasi/unit/{unit('KABUPATEN X').kode}/tambah/", {"nama": "DINAS Y", "unit_cetak": "on"})
    for isian in (
        {"nama": "Surya Wibawa", "jenis": "non_asn"},
        {**ORANG, "nama": "Tono", "nip": "197001011995031001", "golongan": "IV/c"},
        ORANG,
    ):
        assert bkd.post("/organisasi/pegawai/tambah/", isian).status_code == 302
    bupati, tono, nina = (Pegawai.objects.get(nama=n) for n in ("Surya Wibawa", "Tono", "Nina Rahayu"))
    tempatkan(bkd, bupati, "KABUPATEN X", jabatan="BUPATI", jenis_jabatan="pejabat_negara", memimpin="on")
    tempatkan(bkd, tono, "DINAS Y", **KEPALA)
    assert tempatkan(bkd, nina, "DINAS Y", **STAF).status_code == 302
    halaman = teks(bkd.get(f"/organisasi/pegawai/{nina.kode}/"))
    assert "Pejabat penilai Tono KEPALA DINAS, DINAS Y Sebab Atasan langsung." in halaman
    kode = kode_pada(bkd.post(f"/organisasi/pegawai/{nina.kode}/kode-aktivasi/"))
    klien, jawaban = aktifkan("199001012015031001", kode)
    assert jawaban.status_code == 302
    periode = pembuat.buat_periode()
    assert klien.post("/skp/buat/", {"tahun": periode.tahun}).status_code == 302
    assert (nina.skp.get().penilai, nina.skp.get().unit.nama) == (tono, "DINAS Y")


# Units -------------------------------------------------------------------------------------------
def test_susunan_dua_tingkat_dan_pencarian(admin):
    halaman = teks(admin.get("/organisasi/"))
    assert ("DINAS KOMUNIKASI" in halaman, "BIDANG STATISTIK" in halaman) == (True, False)
    cari = teks(admin.get("/organisasi/?q=statist"))
    assert "BIDANG STATISTIK DINAS KOMUNIKASI DAN INFORMATIKA Rina Kartikasari" in cari


def test_pengelola_membaca_bagiannya_saja(sebagai, pemeran, organisasi):
    dewi = sebagai(pemeran.dewi)
    halaman = teks(dewi.get("/organisasi/"))
    assert ("BIDANG STATISTIK" in halaman, "BADAN KEPEGAWAIAN" in halaman) == (True, False)
    assert "Tambah unit" not in halaman
    daftar = teks(dewi.get("/organisasi/pegawai/"))
    assert ("Sari Utami" in daftar, "Hadi Purnomo" in daftar, pemeran.sari.nip in daftar) == (True, False, False)
    assert "Buat kode aktivasi" not in teks(dewi.get(f"/organisasi/pegawai/{pemeran.sari.kode}/"))


@pytest.mark.parametrize("alamat", ["/organisasi/", "/organisasi/?q=i", "/organisasi/pegawai/"])
def test_kueri_daftar_tidak_tumbuh(admin, organisasi, alamat):
    admin.get(alamat)  # what a process remembers from then on
    with kueri() as sedikit:
        admin.get(alamat)
    for n in range(30):
        baru = pembuat.buat_unit(f"UNIT {n}", organisasi.kabupaten)
        pembuat.tempatkan(pembuat.buat_pegawai(f"Orang {n}", masuk=False), baru, "KEPALA", "pengawas", memimpin=True)
    with kueri() as banyak:
        admin.get(alamat)
    assert (len(banyak), len(banyak) <= 14) == (len(sedikit), True)


def test_kueri_halaman_orang_tidak_tumbuh_dengan_riwayat(admin, pemeran, organisasi):
    alamat = f"/organisasi/pegawai/{pemeran.sari.kode}/"
    admin.get(alamat)
    with kueri() as sedikit:
        admin.get(alamat)
    for n in range(10):
        masa = {"mulai": date(2000 + n, 1, 1), "selesai": date(2000 + n, 12, 31)}
        pembuat.tempatkan(pemeran.sari, organisasi.statistik, f"JABATAN {n}", **masa)
    with kueri() as banyak:
        admin.get(alamat)
    assert (len(banyak), len(banyak) <= 22) == (len(sedikit), True)


def test_ubah_unit_yang_sudah_diubah_orang_lain_menunjukkan_keduanya(admin, organisasi):
    alamat = f"/organisasi/unit/{organisasi.egov.kode}/ubah/"
    assert admin.post(alamat, {"nama": "BIDANG A", "versi": 1}).status_code == 302
    jawaban = admin.post(alamat, {"nama": "BIDANG B", "versi": 1})
    assert jawaban.status_code == 409
    assert ("BIDANG A" in teks(jawaban), "BIDANG B" in teks(jawaban)) == (True, True)
    assert unit("BIDANG A").versi == 2


def test_pindah_lewat_pencarian(admin, organisasi):
    alamat = f"/organisasi/unit/{organisasi.egov.kode}/pindah/"
    hasil = admin.post(alamat, {"unit_cari": "kepegawaian", "cari": "unit"})
    assert (hasil.status_code, organisasi.bkd.kode in isi(hasil)) == (200, True)
    assert admin.post(alamat, {"unit": organisasi.bkd.kode}).status_code == 302
    assert UnitKerja.objects.get(pk=organisasi.egov.pk).induk == organisasi.bkd


def test_pindah_ke_bawahannya_sendiri_bukan_pilihan(admin, organisasi):
    jawaban = admin.post(f"/organisasi/unit/{organisasi.dinas.kode}/pindah/", {"unit": organisasi.egov.kode})
    assert (jawaban.status_code, "Induk baru: pilih dari yang tersedia." in teks(jawaban)) == (422, True)


def test_unit_berpenghuni_tidak_diakhiri_dengan_kalimat(admin, organisasi):
    jawaban = admin.post(f"/organisasi/unit/{organisasi.statistik.kode}/akhiri/", {"selesai": "2026-06-30"})
    assert jawaban.status_code == 409
    assert "BIDANG STATISTIK masih ditempati setelah 30 Juni 2026: Rina Kartikasari." in teks(jawaban)


# People ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("saring", "ada"),
    [
        ({"q": "sari u"}, ["Sari Utami, S.Kom."]), ({"jenis": "non_asn"}, ["Surya Wibawa"]),
        ({"keadaan": "bebas"}, ["Rina Kartikasari"]), ({"keadaan": "tanpa_akun"}, ["Nina"]),
        ({"keadaan": "tanpa_penempatan"}, ["Nina"]), ({"unit": "egov", "q": "o"}, ["Budi Santoso", "Joko Prasetyo"]),
    ],
)  # fmt: skip
def test_saringan_pegawai(admin, pemeran, organisasi, saring, ada):
    pembuat.buat_pegawai("Nina", masuk=False)
    BebasSkp.objects.create(pegawai=pemeran.rina, alasan="cltn", mulai=date(2020, 1, 1), dicatat_oleh=pemeran.admin)
    if "unit" in saring:
        saring = {**saring, "unit": organisasi.egov.kode}
    jawaban = admin.get("/organisasi/pegawai/", saring)
    assert [str(o) for o in jawaban.context["halaman"]] == ada


def test_nip_dicari_lengkap_dan_keganjilannya_diperingatkan(admin):
    jawaban = admin.post("/organisasi/pegawai/tambah/", {**ORANG, "nip": "199001012022211000"}, follow=True)
    assert "Periksa NIP: Nomor urut NIP 000. Data tetap disimpan." in teks(jawaban)
    assert [o.nama for o in admin.get("/organisasi/pegawai/?q=19900101 202221 1 000").context["halaman"]] == [
        "Nina Rahayu"
    ]


def test_nip_yang_sudah_ada_disebut_di_formulir(admin, pemeran):
    jawaban = admin.post("/organisasi/pegawai/tambah/", {**ORANG, "nip": pemeran.sari.nip})
    assert (jawaban.status_code, judul(jawaban)) == (422, "Tambah pegawai")
    assert "NIP ini sudah terdaftar atas nama Sari Utami, S.Kom." in teks(jawaban)


# Placements --------------------------------------------------------------------------------------
def test_cari_menyimpan_yang_sudah_diketik(admin, pemeran):
    isian = {"unit_cari": "statistik", "jabatan": "ANALIS DATA", "mulai": "2026-03-01", "cari": "unit"}
    jawaban = admin.post(f"/organisasi/pegawai/{pemeran.sari.kode}/penempatan/", isian)
    assert jawaban.status_code == 200
    assert ("BIDANG STATISTIK" in isi(jawaban), 'value="ANALIS DATA"' in isi(jawaban)) == (True, True)
    assert 'value="2026-03-01"' in isi(jawaban)
    assert pemeran.sari.penempatan.count() == 1


def test_penempatan_berbenturan_dijelaskan_di_formulir(admin, pemeran):
    jawaban = tempatkan(admin, pemeran.sari, "BIDANG STATISTIK", **STAF)
    assert jawaban.status_code == 409
    assert "Sari Utami, S.Kom. sudah menempati PRANATA KOMPUTER AHLI MUDA" in teks(jawaban)


def test_plt_dengan_penilai_yang_ditunjuk(admin, pemeran):
    lain = {"jenis": "plt", "penilai": pemeran.tono.kode, "jabatan": "KEPALA BIDANG STATISTIK", "memimpin": "on"}
    jawaban = tempatkan(admin, pemeran.budi, "BIDANG STATISTIK", jenis_jabatan="administrator", **lain)
    assert jawaban.status_code == 302
    plt = Penempatan.objects.get(jenis="plt")
    assert (plt.nama_jabatan, plt.penilai_ditunjuk) == ("Plt. KEPALA BIDANG STATISTIK", pemeran.tono.penempatan.get())


def test_koreksi_mengisi_yang_tersimpan_dan_menolak_yang_mendasari_skp(admin, pemeran, periode):
    kini = pemeran.joko.penempatan.get()
    alamat = f"/organisasi/pegawai/{pemeran.joko.kode}/penempatan/{kini.pk}/"
    assert 'value="PENGELOLA DATA"' in isi(admin.get(alamat))
    benar = {"unit": kini.unit.kode, "jenis": "definitif", "mulai": "2021-02-01", **STAF}
    assert admin.post(alamat, benar).status_code == 302
    kini.refresh_from_db()
    assert (kini.jabatan.nama, kini.mulai) == ("PENGOLAH DATA", date(2021, 2, 1))
    pembuat.buat_skp(pemeran.joko)
    jawaban = admin.post(alamat, benar)
    assert (jawaban.status_code, "sudah menjadi dasar SKP" in teks(jawaban)) == (409, True)


def test_penempatan_orang_lain_tidak_terjangkau(admin, pemeran):
    asing = pemeran.joko.penempatan.get().pk
    for ekor in ("", "akhiri/", "hapus/"):
        alamat = f"/organisasi/pegawai/{pemeran.sari.kode}/penempatan/{asing}/{ekor}"
        assert admin.post(alamat, {"selesai": "2026-06-30"}).status_code == 404


def test_penempatan_diakhiri_dari_halaman_orang(admin, pemeran):
    kini = pemeran.joko.penempatan.get()
    alamat = f"/organisasi/pegawai/{pemeran.joko.kode}/penempatan/{kini.pk}/akhiri/"
    assert admin.post(alamat, {"selesai": "2019-01-01"}).status_code == 422
    assert admin.post(alamat, {"selesai": "2026-06-30"}).status_code == 302
    kini.refresh_from_db()
    assert kini.selesai == date(2026, 6, 30)


def test_saran_jabatan(admin):
    jawaban = admin.get("/organisasi/jabatan/?jabatan=pranata")
    assert re.findall(r'value="([^"]+)"', isi(jawaban)) == ["PRANATA KOMPUTER AHLI MUDA"]
    assert isi(admin.get("/organisasi/jabatan/")).strip() == ""


# Accounts and mandates ---------------------------------------------------------------------------
def test_kode_meminta_kata_sandi_bkd(sebagai, pemeran):
    klien = sebagai(pemeran.admin)
    alamat = f"/organisasi/pegawai/{pemeran.sari.kode}/kode-aktivasi/"
    assert klien.post(alamat)["Location"].startswith("/akun/pastikan/")
    assert not KodeAktivasi.objects.exists()
    assert kode_pada(klien.post(alamat, {"sandi": pembuat.SANDI}))


def test_kata_sandi_titipan_bkd_diabaikan(admin, pemeran):
    nina = pembuat.buat_pegawai("Nina", masuk=False)
    titipan = {"password": "dipilih-oleh-bkd", "sandi_baru": "dipilih-oleh-bkd", "baru": "dipilih-oleh-bkd"}
    admin.post(f"/organisasi/pegawai/{nina.kode}/kode-aktivasi/", titipan)
    pengguna = Pengguna.objects.get(pegawai=nina)
    assert (pengguna.has_usable_password(), pengguna.check_password("dipilih-oleh-bkd")) == (False, False)


def test_aktivasi_keliru_dihitung_seperti_kata_sandi(admin, pemeran, settings):
    settings.AXES_ENABLED = True
    kode = kode_pada(admin.post(f"/organisasi/pegawai/{pemeran.sari.kode}/kode-aktivasi/"))
    for sisa in (4, 3, 2, 1):
        _, jawaban = aktifkan(pemeran.sari.nip, "salah-salah-salah")
        assert f"Tersisa {sisa} percobaan" in teks(jawaban)
    assert aktifkan(pemeran.sari.nip, "salah")[1].status_code == 429
    assert aktifkan(pemeran.sari.nip, kode)[1].status_code == 429
    _, asing = aktifkan("198001012005011001", "salah-salah-salah")
    assert (asing.status_code, "Tersisa 4 percobaan" in teks(asing)) == (422, True)


def test_sandi_lemah_tidak_menghabiskan_kode(admin, pemeran):
    kode = kode_pada(admin.post(f"/organisasi/pegawai/{pemeran.sari.kode}/kode-aktivasi/"))
    _, jawaban = aktifkan(pemeran.sari.nip, kode, "SariUtami1985")
    assert (jawaban.status_code, "terlalu dekat dengan data diri" in teks(jawaban)) == (422, True)
    klien, jawaban = aktifkan(pemeran.sari.nip, kode)
    assert jawaban.status_code == 302
    assert klien.get("/akun/").status_code == 200
    assert aktifkan(pemeran.sari.nip, kode)[1].status_code == 422


def test_sandi_tak_sama_dan_kosong(client, db):
    isian = {"masuk": "1", "kode_sandi": "x", "sandi_baru": SANDI, "sandi_ulang": "lain"}
    assert "Kedua kata sandi baru tidak sama." in teks(client.post("/aktivasi/", isian))
    assert client.post("/aktivasi/", {}).status_code == 422


def test_mandat_diberi_dan_dicabut_di_halaman(admin, pemeran, organisasi):
    alamat = f"/organisasi/pegawai/{pemeran.sari.kode}/mandat/"
    cari = admin.post(alamat, {"unit_cari": "e-gov", "cari": "unit", "izin": mandat.KELOLA})
    assert (cari.status_code, organisasi.egov.kode in isi(cari)) == (200, True)
    assert admin.post(alamat, {"izin": mandat.KELOLA, "unit": organisasi.egov.kode}).status_code == 302
    halaman = teks(admin.get(f"/organisasi/pegawai/{pemeran.sari.kode}/"))
    assert "Pengelola kinerja BIDANG E-GOVERNMENT Cabut" in halaman
    admin.post(f"{alamat}cabut/", {"izin": mandat.KELOLA, "unit": organisasi.egov.kode})
    assert not mandat.unit_bermandat(pemeran.sari.pengguna).exists()


def test_bkd_terakhir_tidak_dapat_dicabut_di_halaman(admin, pemeran):
    jawaban = admin.post(f"/organisasi/pegawai/{pemeran.admin.kode}/mandat/cabut/", {"izin": mandat.INSTANSI})
    assert (jawaban.status_code, "satu-satunya pengelola kepegawaian" in teks(jawaban)) == (409, True)


def test_akun_ditutup_dan_dibuka(admin, pemeran, sebagai):
    klien = sebagai(pemeran.sari)
    alamat = f"/organisasi/pegawai/{pemeran.sari.kode}/akun/"
    assert admin.post(f"{alamat}tutup/").status_code == 302
    assert klien.get("/akun/").status_code == 302
    assert "Akun ditutup." in teks(admin.get(f"/organisasi/pegawai/{pemeran.sari.kode}/"))
    admin.post(f"{alamat}buka/")
    assert Pengguna.objects.get(pegawai=pemeran.sari).is_active


# Tidak wajib SKP ---------------------------------------------------------------------------------
def test_masa_tidak_wajib_dicatat_dan_diakhiri(admin, pemeran):
    alamat = f"/organisasi/pegawai/{pemeran.sari.kode}/tidak-wajib/"
    terbalik = {"alasan": "cltn", "mulai": "2026-03-01", "selesai": "2026-02-01"}
    assert admin.post(alamat, terbalik).status_code == 422
    assert admin.post(alamat, {"alasan": "cltn", "mulai": "2026-03-01", "dasar": "SK 1/2026"}).status_code == 302
    assert admin.post(alamat, {"alasan": "mpp", "mulai": "2026-05-01"}).status_code == 409
    bebas = pemeran.sari.bebas_skp.get()
    assert "Cuti di luar tanggungan negara 1 Maret 2026 – belum ditentukan · SK 1/2026" in teks(
        admin.get(f"/organisasi/pegawai/{pemeran.sari.kode}/")
    )
    assert admin.post(f"{alamat}{bebas.pk}/akhiri/", {"selesai": "2026-08-31"}).status_code == 302
    assert Jejak.objects.filter(objek_jenis="bebasskp").count() == 2
