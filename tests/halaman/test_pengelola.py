"""Pages on which pengelola, penilai and pendamping act on SKP of others, on 12 January 2026."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from pegawai.models import Ketentuan, Pekerjaan, Pemberitahuan
from skp_app.alur import dialog, pendampingan, penugasan, penyusunan, rencana, tenggat
from skp_app.alur.periode import buka_tahun
from skp_app.models import CatatanReviu, Pendamping, Penugasan, Perpanjangan, Rhk, Skp
from tests import pembuat
from tests.halaman.bantu import isi, teks
from tests.halaman.isian import baris_rhk
from tests.halaman.kueri import kueri

JAM = datetime(2026, 1, 12, 9, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture(autouse=True)
def dua_belas_januari():
    with time_machine.travel(JAM, tick=False):
        yield


def tiga_februari():
    return time_machine.travel(datetime(2026, 2, 3, 9, tzinfo=ZoneInfo("Asia/Jakarta")), tick=False)


@pytest.fixture
def periode(db):
    return buka_tahun(2026, oleh=None)


@pytest.fixture
def budi(sebagai, pemeran, periode):
    return sebagai(pemeran.budi, sandi_segar=True)


@pytest.fixture
def diajukan(pemeran, periode):
    return pembuat.ajukan(pembuat.buat_skp(pemeran.sari))


def tambah_tim(organisasi, banyak):
    hasil = []
    for n in range(banyak):
        orang = pembuat.buat_pegawai(f"Zulkifli {n:02}")
        pembuat.tempatkan(orang, organisasi.egov, "PENGELOLA LAYANAN")
        hasil.append(pembuat.ajukan(pembuat.buat_skp(orang)))
    return hasil


def pesan(jawaban):
    return [str(m) for m in jawaban.context["messages"]]


# Reviu -----------------------------------------------------------------------------------------------


@pytest.fixture
def dipakai(db):
    Ketentuan.objects.create(kunci="reviu_pengelola", nilai=True, mulai=date(2026, 1, 1), sumber="Keputusan instansi")


def test_tanpa_ketentuan_halaman_reviu_tidak_ada(sebagai, pemeran, diajukan):
    dewi = sebagai(pemeran.dewi)
    alamat = [f"/reviu/{diajukan.kode}/", f"/reviu/{diajukan.kode}/selesai/"]
    assert [dewi.get("/reviu/").status_code, *[dewi.post(a).status_code for a in alamat]] == [404, 404, 404]
    assert "Reviu SKP" not in isi(dewi.get("/akun/"))


def test_catatan_reviu_terbaca_penilai_dan_pegawai(sebagai, pemeran, diajukan, dipakai):
    dewi = sebagai(pemeran.dewi)
    assert "Sari Utami" in teks(dewi.get("/reviu/"))
    rhk = diajukan.rhk.first()
    kirim = {"rhk": str(rhk.garis), "isi": "Target belum terukur."}
    jawaban = dewi.post(f"/reviu/{diajukan.kode}/", kirim, follow=True)
    assert "RHK 1: Target belum terukur. Dewi Lestari" in teks(jawaban)
    for orang in (pemeran.sari, pemeran.budi):
        assert "RHK 1: Target belum terukur." in teks(sebagai(orang).get(f"/skp/{diajukan.kode}/"))
    dewi.post(f"/reviu/{diajukan.kode}/selesai/")
    assert Skp.objects.get().status == "direviu"
    dewi.get("/reviu/")  # shows the sentence about the step
    assert "Sari Utami" not in teks(dewi.get("/reviu/"))
    assert "Tetapkan" in teks(sebagai(pemeran.budi).get(f"/skp/{diajukan.kode}/"))


@pytest.mark.parametrize("kirim", [{"isi": ""}, {"isi": "x", "rhk": "bukan-garis"}, {"isi": "x" * 1001}])
def test_catatan_reviu_yang_keliru_tampil_lagi(sebagai, pemeran, diajukan, dipakai, kirim):
    jawaban = sebagai(pemeran.dewi).post(f"/reviu/{diajukan.kode}/", kirim)
    assert jawaban.status_code == 422
    assert CatatanReviu.objects.count() == 0


def test_reviu_di_luar_unitnya_tidak_terlihat(sebagai, pemeran, organisasi, periode, dipakai):
    skp = pembuat.ajukan(pembuat.buat_skp(pemeran.admin))
    assert sebagai(pemeran.dewi).get(f"/reviu/{skp.kode}/").status_code == 404
    assert sebagai(pemeran.sari).get("/reviu/").status_code == 404


@pytest.mark.parametrize("banyak", [1, 4])
def test_kueri_antrean_reviu_tetap(sebagai, pemeran, organisasi, periode, dipakai, banyak):
    tambah_tim(organisasi, banyak)
    dewi = sebagai(pemeran.dewi)
    dewi.get("/reviu/")
    with kueri() as semua:
        assert isi(dewi.get("/reviu/")).count(">Reviu<span") == banyak
    assert len(semua) == 11


# Penetapan of many -----------------------------------------------------------------------------------

BANYAK = "/skp/tim/2026/tetapkan/"


def sidik_halaman(jawaban):
    baris = [*jawaban.context["perlu_dilihat"], *jawaban.context["lancar"]]
    return {f"sidik-{b.skp.kode}": b.sidik for b in baris}


def test_pengecualian_di_atas_dan_tidak_dicentang(budi, pemeran, periode):
    rapi, lain = (pembuat.buat_skp(o) for o in (pemeran.sari, pemeran.joko))
    butir = {
        "dukungan": ["Akses data"],
        "skema": ["Laporan bulanan disertai bukti kinerja"],
        "konsekuensi": [
            "Bila ekspektasi terpenuhi: pengembangan kompetensi",
            "Bila tidak terpenuhi: bimbingan kinerja",
        ],
    }
    penyusunan.simpan_lampiran(rapi, oleh=pemeran.sari, **butir)
    rapi.rhk.update(penugasan_dari="KEPALA DINAS")
    for skp in (rapi, lain):
        pembuat.ajukan(skp)
    usul = {"sasaran": lain.rhk.first(), "bidang": "teks", "menjadi": "Lebih tajam"}
    dialog.ujarkan(lain, oleh=pemeran.budi, **usul)
    jawaban = budi.get(BANYAK)
    assert [b.skp.pegawai.nama for b in jawaban.context["perlu_dilihat"]] == ["Joko Prasetyo"]
    assert [b.skp.pegawai.nama for b in jawaban.context["lancar"]] == ["Sari Utami"]
    assert "1 usulan Anda pada dialog belum dijawab." in teks(jawaban)
    assert f'value="{rapi.kode}" checked' in isi(jawaban)
    assert f'value="{lain.kode}" checked' not in isi(jawaban)


def test_rhk_sementara_disebut(budi, pemeran, diajukan):
    atasan = pembuat.buat_skp(pemeran.budi)
    Rhk.objects.filter(pk=diajukan.rhk.first().pk).update(intervensi_rhk=atasan.rhk.first())
    assert "RHK 1 bersandar pada rancangan yang belum ditetapkan (sementara)." in teks(budi.get(BANYAK))


def test_beberapa_ditetapkan_dan_hasilnya_menyebut_alasan(budi, pemeran, organisasi, periode):
    tim = tambah_tim(organisasi, 3)
    kirim = sidik_halaman(budi.get(BANYAK, {"pilih": [s.kode for s in tim]})) | {"pilih": [s.kode for s in tim]}
    penyusunan.simpan_ekspektasi(tim[2], oleh=pemeran.budi, ekspektasi={"loyal": ["Setia."]})
    jawaban = budi.post(BANYAK, kirim, follow=True)
    assert "2 SKP ditetapkan, 1 tidak." in teks(jawaban)
    assert "Zulkifli 02 Isi SKP berubah setelah Anda membukanya." in teks(jawaban)
    assert sorted(Skp.objects.values_list("status", flat=True)) == ["diajukan", "ditetapkan", "ditetapkan"]
    assert budi.post(BANYAK, kirim).status_code == 302
    assert Skp.objects.filter(status="ditetapkan").count() == 2


def test_tanpa_kata_sandi_belum_ada_yang_ditetapkan(sebagai, pemeran, diajukan):
    budi = sebagai(pemeran.budi)
    kirim = sidik_halaman(budi.get(BANYAK)) | {"pilih": [diajukan.kode]}
    assert budi.post(BANYAK, kirim).headers["Location"].startswith("/akun/pastikan/")
    assert Skp.objects.get().status == "diajukan"


KURANG_PK = "Indikator Perjanjian Kinerja “Indeks layanan” belum ada pada RHK utama."


@pytest.fixture
def diajukan_kepala(pemeran, organisasi, periode):
    """The PK was set after the kepala dinas had submitted his SKP."""
    skp = pembuat.ajukan(pembuat.buat_skp(pemeran.tono))
    pk = rencana.buat(organisasi.dinas, oleh=pemeran.tono, jenis="pk", tahun_mulai=2026)
    rencana.tempel(pk, oleh=pemeran.tono, teks="Sasaran\tIndikator\tTarget\nLayanan membaik\tIndeks layanan\t3,5")
    return skp


def test_isi_pk_yang_belum_dimuat_tampil_di_penetapan_banyak_dan_reviu(sebagai, pemeran, diajukan_kepala, dipakai):
    assert KURANG_PK in teks(sebagai(diajukan_kepala.penilai).get(BANYAK))
    assert KURANG_PK in teks(sebagai(pemeran.admin).get(f"/reviu/{diajukan_kepala.kode}/"))


def test_rhk_plt_yang_tambahan_tampil_di_penetapan_banyak_dan_reviu(sebagai, pemeran, periode, budi, dipakai):
    tugas = penugasan.usulkan(
        pegawai=pemeran.sari, pemberi=pemeran.tono, pemberi_teks="Kepala Dinas", penilai=pemeran.budi,
        uraian="Kepala Seksi", mulai=date(2026, 1, 2), bentuk="penunjukan",
    )  # fmt: skip
    skp = pembuat.buat_skp(pemeran.sari)
    Rhk.objects.filter(pk=skp.rhk.last().pk).update(jenis="tambahan", penugasan=tugas)
    pembuat.ajukan(skp)
    Penugasan.objects.update(jenis="plt")  # the BKD found out later
    kalimat = "RHK 2 berasal dari jabatan Plt., Plh., atau struktural, jadi harus utama."
    assert kalimat in teks(budi.get(BANYAK))
    assert kalimat in teks(sebagai(pemeran.dewi).get(f"/reviu/{skp.kode}/"))


@pytest.mark.parametrize("pilih", [[], ["xxxxxxxxxxxxxxxx"], ["%00"]])
def test_centang_yang_keliru(budi, diajukan, pilih):
    assert budi.post(BANYAK, {"pilih": pilih}).status_code == 422


def test_sidik_yang_dikarang_tidak_menetapkan(budi, diajukan):
    budi.post(BANYAK, {"pilih": [diajukan.kode], f"sidik-{diajukan.kode}": "bukan sidik"})
    assert Skp.objects.get().status == "diajukan"


def test_lebih_dari_dua_puluh_menjadi_proses_latar(budi, organisasi, periode):
    tim = tambah_tim(organisasi, 21)
    kirim = sidik_halaman(budi.get(BANYAK)) | {"pilih": [s.kode for s in tim]}
    jawaban = budi.post(BANYAK, kirim, follow=True)
    assert Pekerjaan.objects.get().status == "antre"
    assert "Anda boleh meninggalkan halaman ini." in teks(jawaban)
    with kueri() as semua:
        budi.get(BANYAK)
    assert len(semua) == 12


def test_hasil_orang_lain_tidak_terbaca(budi, sebagai, pemeran, diajukan):
    budi.post(BANYAK, sidik_halaman(budi.get(BANYAK)) | {"pilih": [diajukan.kode]})
    alamat = f"{BANYAK}{Pekerjaan.objects.get().kode}/"
    assert [sebagai(o).get(alamat).status_code for o in (pemeran.budi, pemeran.tono, pemeran.admin)] == [200, 404, 404]


# One ekspektasi for many -----------------------------------------------------------------------------


def test_ekspektasi_untuk_yang_dicentang(budi, pemeran, organisasi, periode):
    tim = tambah_tim(organisasi, 2)
    tetap = pembuat.tetapkan(pembuat.buat_skp(pemeran.sari))
    kirim = {"nilai": "harmonis", "teks": "Memberi pujian kepada tim.", "pilih": [s.kode for s in (*tim, tetap)]}
    jawaban = budi.post("/skp/tim/2026/ekspektasi/", kirim, follow=True)
    assert pesan(jawaban) == [
        "Ekspektasi Harmonis ditambahkan pada SKP Zulkifli 00, Zulkifli 01.",
        "Dilewati: Sari Utami (SKP berstatus “Ditetapkan”, ekspektasi tidak dapat diubah lagi).",
    ]
    assert [s.ekspektasi.get().teks for s in tim] == ["Memberi pujian kepada tim."] * 2


@pytest.mark.parametrize("ubah", [{"nilai": "ramah"}, {"teks": ""}, {"pilih": []}, {"pilih": ["asing"]}])
def test_ekspektasi_bersama_yang_keliru(budi, diajukan, ubah):
    kirim = {"nilai": "harmonis", "teks": "Memuji.", "pilih": [diajukan.kode]} | ubah
    assert budi.post("/skp/tim/2026/ekspektasi/", kirim).status_code == 422
    assert diajukan.ekspektasi.count() == 0


# Drafts by the penilai, reminders --------------------------------------------------------------------


def test_penilai_menyusunkan_lalu_menyerahkan(budi, sebagai, pemeran, periode):
    jawaban = budi.post("/skp/tim/2026/susunkan/", {"orang": pemeran.sari.kode}, follow=True)
    assert "Anda menyusun untuk Sari Utami, S.Kom." in teks(jawaban)
    assert "Ajukan ke pimpinan" not in teks(jawaban)
    skp = Skp.objects.get()
    assert "Draf" in teks(budi.get("/skp/tim/2026/"))
    penyusunan.tambah_rhk(skp, oleh=pemeran.budi, teks="Tersedianya layanan")
    budi.post(f"/skp/{skp.kode}/serahkan/")
    sari = sebagai(pemeran.sari)
    assert "Rancangan ini disusunkan Budi Santoso." in teks(sari.get(f"/skp/{skp.kode}/"))
    assert budi.post(f"/skp/{skp.kode}/ajukan/").status_code == 403
    judul = "Rancangan SKP 2026 Anda siap diperiksa dan diajukan"
    assert Pemberitahuan.objects.filter(penerima=pemeran.sari, judul=judul).count() == 1


@pytest.mark.parametrize("verba", ["susunkan", "ingatkan"])
def test_orang_di_luar_tim_tidak_dikenal(budi, pemeran, verba):
    assert budi.post(f"/skp/tim/2026/{verba}/", {"orang": pemeran.rina.kode}).status_code == 404
    assert Skp.objects.count() == 0


def test_ditolak_bila_pegawai_sudah_menyusun(budi, pemeran, periode):
    pembuat.buat_skp(pemeran.sari)
    assert budi.post("/skp/tim/2026/susunkan/", {"orang": pemeran.sari.kode}).status_code == 409


def test_tombol_ingatkan_menjadi_keterangan(budi, pemeran, periode):
    assert "Ingatkan Sari Utami" in teks(budi.get("/skp/tim/2026/"))
    for _ in range(2):
        jawaban = budi.post("/skp/tim/2026/ingatkan/", {"orang": pemeran.sari.kode}, follow=True)
        assert pesan(jawaban)[0].startswith("Sari Utami, S.Kom. diingatkan 09.00.")
    assert "Diingatkan 09.00" in teks(budi.get("/skp/tim/2026/"))
    assert "Ingatkan Sari Utami" not in teks(budi.get("/skp/tim/2026/"))
    assert Pemberitahuan.objects.filter(penerima=pemeran.sari).count() == 1


def test_pegawai_mengingatkan_penilainya_dari_beranda(sebagai, pemeran, diajukan):
    sari = sebagai(pemeran.sari)
    assert 'action="/tugas/ingatkan/"' in isi(sari.get("/"))
    hal = {"jenis": "periksa_skp", "kode": diajukan.kode, "pemilik": pemeran.budi.kode}
    jawaban = sari.post("/tugas/ingatkan/", hal, headers={"referer": "http://testserver/"})
    assert jawaban.headers["Location"] == "/"
    assert "Diingatkan 09.00" in teks(sari.get("/"))
    assert sebagai(pemeran.budi).post(f"/skp/{diajukan.kode}/ingatkan/").status_code == 403


# Pendamping ------------------------------------------------------------------------------------------


@pytest.fixture
def bantu(pemeran, periode):
    return pendampingan.tunjuk(pemeran.budi, pemeran.joko, oleh=pemeran.budi, mulai=date(2026, 1, 12), selesai=None)


def test_pemimpin_mencari_menunjuk_dan_mengakhiri(budi, pemeran, periode):
    assert "Joko Prasetyo" in teks(budi.get("/pendamping/", {"q": "joko"}))
    kirim = {"orang": pemeran.joko.kode, "mulai": "2026-01-12", "selesai": "2026-03-31"}
    assert "Joko Prasetyo 12 Januari 2026 sampai 31 Maret 2026" in teks(
        budi.post("/pendamping/tunjuk/", kirim, follow=True)
    )
    budi.post(f"/pendamping/{Pendamping.objects.get().pk}/akhiri/")
    assert "Belum ada pendamping." in teks(budi.get("/pendamping/"))


@pytest.mark.parametrize(
    "ubah", [{"orang": ""}, {"orang": "a" * 16}, {"mulai": "2026-02-30"}, {"mulai": ""}, {"selesai": "2025-01-01"}]
)
def test_penunjukan_yang_keliru(budi, pemeran, ubah):
    kirim = {"orang": pemeran.joko.kode, "mulai": "2026-01-12", "selesai": ""} | ubah
    assert budi.post("/pendamping/tunjuk/", kirim).status_code == 422
    assert Pendamping.objects.count() == 0


def test_pendamping_menyunting_tanpa_dialog_dan_tanpa_mengajukan(sebagai, pemeran, bantu):
    skp = pembuat.buat_skp(pemeran.budi)
    joko = sebagai(pemeran.joko)
    assert f"SKP 2026, {pemeran.budi.nama}" in teks(joko.get("/pendamping/"))
    halaman = joko.get(f"/skp/{skp.kode}/")
    assert "Anda menyusun untuk Budi Santoso" in teks(halaman)
    assert "Dialog kinerja terbuka" not in teks(halaman)
    assert f"/skp/{skp.kode}/dialog/" not in isi(halaman)
    assert joko.post(f"/skp/{skp.kode}/simpan/", baris_rhk(skp.rhk.first(), teks="Baru")).status_code == 302
    assert skp.rhk.first().teks == "Baru"
    verba = {"ajukan": 403, "tarik": 403, "tetapkan": 403, "kembalikan": 403, "ekspektasi": 403, "dialog": 403}
    assert {v: joko.post(f"/skp/{skp.kode}/{v}/").status_code for v in verba} == verba
    assert joko.get(f"/skp/{skp.kode}/dialog/").status_code == 403
    pendampingan.akhiri(bantu, oleh=pemeran.budi)
    assert joko.get(f"/skp/{skp.kode}/").status_code == 404


def test_bentrok_pemimpin_dan_pendamping_menampilkan_kedua_teks(sebagai, pemeran, bantu):
    skp = pembuat.buat_skp(pemeran.budi)
    rhk = skp.rhk.first()
    sebagai(pemeran.joko).post(f"/skp/{skp.kode}/simpan/", baris_rhk(rhk, teks="Teks pendamping"))
    jawaban = sebagai(pemeran.budi).post(f"/skp/{skp.kode}/simpan/", baris_rhk(rhk, teks="Teks pemimpin"))
    assert jawaban.status_code == 409
    assert "Teks pendamping" in teks(jawaban)
    assert "Teks pemimpin" in teks(jawaban)


def test_bukan_pemimpin_tidak_menunjuk(sebagai, pemeran, periode):
    sari = sebagai(pemeran.sari)
    assert "Pendamping saya" not in teks(sari.get("/pendamping/"))
    assert sari.post("/pendamping/tunjuk/", {"orang": pemeran.joko.kode, "mulai": "2026-01-12"}).status_code == 403


# The late penilai ------------------------------------------------------------------------------------


def test_atasan_penilai_memutuskan_sesudah_tenggat(sebagai, pemeran, diajukan):
    alamat = f"/skp/{diajukan.kode}/"
    tono = sebagai(pemeran.tono, sandi_segar=True)
    assert tono.get(f"{alamat}tetapkan/").status_code == 403
    assert "menunggu lewat tenggat" not in teks(tono.get("/"))
    with tiga_februari():
        tono = sebagai(pemeran.tono, sandi_segar=True)
        assert "SKP Sari Utami, S.Kom. menunggu lewat tenggat" in teks(tono.get("/"))
        halaman = tono.get(alamat)
        assert "Anda bertindak sebagai atasan pejabat penilai: Budi Santoso belum menetapkan" in teks(halaman)
        assert "Lewat 3 hari" in teks(halaman)
        assert "Tulis atau usulkan perubahan" in teks(halaman)
        sidik = tono.get(f"{alamat}tetapkan/").context["sidik"]
        jawaban = tono.post(f"{alamat}tetapkan/", {"sidik": sidik}, follow=True)
        assert "menunggu lewat tenggat" not in teks(tono.get("/"))
    assert "Ditetapkan Tono Subroto pada" in teks(jawaban)
    assert "Ditetapkan oleh Tono Subroto" in teks(jawaban)


def test_perpanjangan_menahan_peralihan(sebagai, pemeran, organisasi, periode, diajukan):
    isi_perpanjangan = {"unit": organisasi.egov, "sampai": date(2026, 2, 15), "alasan": "Reorganisasi"}
    tenggat.perpanjang(periode, oleh=pemeran.dewi, **isi_perpanjangan)
    with tiga_februari():
        assert "Periksa SKP" not in teks(sebagai(pemeran.tono).get(f"/skp/{diajukan.kode}/"))
        halaman = teks(sebagai(pemeran.budi).get(f"/skp/{diajukan.kode}/"))
        assert "Harus ditetapkan paling lambat 15 Februari 2026 (12 hari lagi)." in halaman


# Deadlines -------------------------------------------------------------------------------------------


def test_bkd_membuka_tahun(sebagai, pemeran, periode):
    admin = sebagai(pemeran.admin)
    jawaban = admin.post("/periode/", {"tahun": 2027}, follow=True)
    assert "Tenggat tahun 2027" in teks(jawaban)
    assert admin.post("/periode/", {"tahun": 2035}).status_code == 422
    dewi = sebagai(pemeran.dewi)
    assert dewi.post("/periode/", {"tahun": 2027}).status_code == 403
    assert dewi.get("/periode/").status_code == 200
    assert sebagai(pemeran.sari).get("/periode/").status_code == 404


def test_perpanjangan_dicari_dicatat_dan_dicabut(sebagai, pemeran, organisasi, periode):
    dewi = sebagai(pemeran.dewi)
    assert "BIDANG E-GOVERNMENT" in teks(dewi.get("/periode/2026/", {"q": "e-gov"}))
    assert "Sari Utami" in teks(dewi.get("/periode/2026/", {"q": "sari"}))
    assert "BADAN KEPEGAWAIAN" not in teks(dewi.get("/periode/2026/", {"q": "badan"})).partition("Perpanjangan")[2]
    kirim = {"sasaran": f"unit-{organisasi.egov.kode}", "sampai": "2026-02-15", "alasan": "Reorganisasi"}
    for _ in range(2):
        dewi.post("/periode/2026/perpanjang/", kirim)
    assert "BIDANG E-GOVERNMENT Berlaku Sampai 15 Februari 2026. Reorganisasi" in teks(dewi.get("/periode/2026/"))
    dewi.post(f"/periode/2026/perpanjangan/{Perpanjangan.objects.get().pk}/cabut/")
    assert "BIDANG E-GOVERNMENT Dicabut" in teks(dewi.get("/periode/2026/"))


@pytest.mark.parametrize(
    "ubah",
    [{"sasaran": ""}, {"sasaran": "unit-" + "a" * 16}, {"sampai": "2026-01-15"}, {"sampai": "kapan"}, {"alasan": ""}],
)
def test_perpanjangan_yang_keliru(sebagai, pemeran, organisasi, periode, ubah):
    kirim = {"sasaran": f"unit-{organisasi.egov.kode}", "sampai": "2026-02-15", "alasan": "Reorganisasi"} | ubah
    assert sebagai(pemeran.dewi).post("/periode/2026/perpanjang/", kirim).status_code == 422
    assert Perpanjangan.objects.count() == 0


def test_unit_lain_tidak_diperpanjang_pengelola(sebagai, pemeran, organisasi, periode):
    kirim = {"sasaran": f"unit-{organisasi.bkd.kode}", "sampai": "2026-02-15", "alasan": "Sibuk"}
    assert sebagai(pemeran.dewi).post("/periode/2026/perpanjang/", kirim).status_code == 422


# Cancelling ------------------------------------------------------------------------------------------


def test_pengelola_membatalkan_draf_tanpa_membaca_isinya(sebagai, pemeran, periode):
    skp = pembuat.buat_skp(pemeran.sari)
    dewi, alamat = sebagai(pemeran.dewi), f"/skp/{skp.kode}/batalkan/"
    assert "Sari Utami, S.Kom." in teks(dewi.get("/periode/2026/belum/"))
    assert "Tersedianya layanan" not in teks(dewi.get(alamat))
    assert dewi.post(alamat, {"alasan": ""}).status_code == 422
    assert "Ia dapat menyusun lagi." in teks(dewi.post(alamat, {"alasan": "Unit keliru."}, follow=True))
    assert dewi.post(alamat, {"alasan": "Lagi."}).status_code == 409
    sari = sebagai(pemeran.sari)
    assert "Dibatalkan" in teks(sari.get("/skp/"))
    sari.post("/skp/buat/", {"tahun": 2026})
    assert sorted(Skp.objects.values_list("status", flat=True)) == ["dibatalkan", "draf"]


def test_pengelola_menemukan_tombol_batalkan_pada_usulan(sebagai, pemeran, diajukan):
    assert f"/skp/{diajukan.kode}/batalkan/" in isi(sebagai(pemeran.dewi).get(f"/skp/{diajukan.kode}/"))
    assert f"/skp/{diajukan.kode}/batalkan/" not in isi(sebagai(pemeran.tono).get(f"/skp/{diajukan.kode}/"))


@pytest.mark.parametrize("banyak", [1, 4])
def test_kueri_daftar_belum_ditetapkan_tetap(sebagai, pemeran, organisasi, periode, banyak):
    tambah_tim(organisasi, banyak)
    dewi = sebagai(pemeran.dewi)
    dewi.get("/periode/2026/belum/")
    with kueri() as semua:
        assert isi(dewi.get("/periode/2026/belum/")).count("Batalkan …") == banyak
    assert len(semua) == 11


# Dialog dates ----------------------------------------------------------------------------------------


def test_tanggal_dialog_berikutnya_menjadi_tugas_kedua_pihak(sebagai, pemeran, diajukan):
    isi_dialog = {"tanggal": date(2026, 1, 5), "agenda": "Target", "kesepakatan": "Lanjut."}
    dialog.catat_kesepakatan(diajukan, oleh=pemeran.budi, berikutnya=date(2026, 1, 15), **isi_dialog)
    assert "Dialog kinerja dengan Budi Santoso" in teks(sebagai(pemeran.sari).get("/"))
    assert "Dialog kinerja dengan Sari Utami, S.Kom." in teks(sebagai(pemeran.budi).get("/"))
    lanjut = isi_dialog | {"tanggal": date(2026, 1, 12)}
    dialog.catat_kesepakatan(diajukan, oleh=pemeran.budi, **lanjut)
    assert "Dialog kinerja dengan" not in teks(sebagai(pemeran.sari).get("/"))
