"""Pages of bimbingan kinerja and of the closed matters, as their people use them"""

import re

import pytest
from django.utils.timezone import localdate

from pegawai.models import Jejak
from skp_app.alur import konseling, penugasan
from skp_app.models import Bimbingan, Konseling, Penugasan
from tests import pembuat
from tests import pembuat_pembinaan as buat
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

DAFTAR = "/pembinaan/"
TERTUTUP = "/pembinaan/perihal/"


@pytest.fixture
def skp(pemeran):
    buat.jadikan_pimpinan_kepegawaian(pemeran.kepala_bkd)
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def sari(sebagai, pemeran):
    return sebagai(pemeran.sari, sandi_segar=True)


@pytest.fixture
def budi(sebagai, pemeran):
    return sebagai(pemeran.budi, sandi_segar=True)


def alamat(b, sisa=""):
    return f"/pembinaan/{b.kode}/{sisa}"


def sidik(jawaban):
    return re.search(r'name="sidik" value="([0-9a-f]{64})"', isi(jawaban))[1]


def test_halaman_kosong_mengatakan_apa_yang_akan_datang(sari, skp):
    jawaban = sari.get(DAFTAR)
    assert "Belum ada bimbingan kinerja yang melibatkan Anda" in teks(jawaban)
    assert "Mulai pembinaan" not in teks(jawaban)
    assert "Perihal tertutup" not in teks(jawaban)


def test_penilai_memulai_coaching_dan_keduanya_menyelesaikannya(sari, budi, skp):
    assert skp.kode in isi(budi.get("/pembinaan/mulai/"))
    kiriman = {"metode": "coaching", "alasan": "Layanan 2 tertinggal."}
    jawaban = budi.post(f"/pembinaan/mulai/{skp.kode}/", kiriman)
    b = Bimbingan.objects.get()
    assert jawaban.url == alamat(b)
    iki = skp.rhk.first().iki.first()
    sari.post(alamat(b, "tambah/"), {"jenis": "coaching", "iki-coaching": iki.pk})
    baris = b.baris_coaching.get()
    nama = f"coaching-{baris.pk}"
    assert f'name="{nama}-target"' in isi(sari.get(alamat(b)))
    sari.post(alamat(b, "simpan/"), {
        f"{nama}-versi": 1, f"{nama}-strategi": "Jadwal mingguan", f"{nama}-progres": "10", f"umum-{b.isi.pk}-versi": 1,
        f"umum-{b.isi.pk}-peluang": "Meminta bantuan.",
    })  # fmt: skip
    budi.post(alamat(b, "tambah/"), {"jenis": "langkah", "iki-langkah": iki.pk})
    nama = f"langkah-{b.langkah_coaching.get().pk}"
    budi.post(alamat(b, "simpan/"), {
        f"{nama}-versi": 1, f"{nama}-strategi": "Penguji bersama", f"{nama}-penyesuaian": "ya"
    })  # fmt: skip
    assert sari.post(alamat(b, "tanda-tangan/"), {"sidik": sidik(sari.get(alamat(b)))}).status_code == 302
    assert budi.post(alamat(b, "tanda-tangan/"), {"sidik": sidik(budi.get(alamat(b)))}).status_code == 302
    b.refresh_from_db()
    assert b.status == "selesai"
    halaman = sari.get(alamat(b))
    assert "Susun perubahan SKP" in teks(halaman)
    assert "Isi umpan balik" in teks(halaman)
    assert "Susun perubahan SKP" not in teks(budi.get(alamat(b)))


def test_tanda_tangan_kedua_meminta_sandi(sebagai, pemeran, skp):
    b = buat.tanda_tangani(buat.isi_coaching(buat.buat_coaching(skp)), pemeran.sari)
    basi = sebagai(pemeran.budi)
    jawaban = basi.post(alamat(b, "tanda-tangan/"), {"sidik": sidik(basi.get(alamat(b)))})
    assert jawaban.url.startswith("/akun/pastikan/")
    b.refresh_from_db()
    assert b.status == "menunggu_ttd"


def test_isi_salah_ditampilkan_lagi_dengan_kalimatnya(sari, skp):
    b = buat.buat_coaching(skp)
    nama = f"umum-{b.isi.pk}"
    jawaban = sari.post(alamat(b, "simpan/"), {f"{nama}-versi": 1, f"{nama}-peluang": "x" * 4001})
    assert jawaban.status_code == 422
    assert "paling panjang 4000 huruf" in teks(jawaban)
    assert "x" * 4001 in isi(jawaban)


def test_simpan_otomatis_menjawab_versi_baru_dan_bentrok(sari, skp):
    b = buat.buat_coaching(skp)
    nama = f"umum-{b.isi.pk}"
    htmx = {"HX-Request": "true"}
    kirim = {f"{nama}-versi": 1, f"{nama}-peluang": "Satu"}
    jawaban = sari.post(alamat(b, "simpan/"), kirim, headers=htmx)
    assert (jawaban.status_code, jawaban["HX-Trigger"].count(f'"{nama}": 2')) == (204, 1)
    jawaban = sari.post(alamat(b, "simpan/"), kirim | {f"{nama}-peluang": "Dua"}, headers=htmx)
    assert jawaban.status_code == 409
    assert "Satu" in isi(jawaban)
    assert "Dua" in isi(jawaban)


def test_perubahan_skp_terisi_alasannya(sari, skp):
    b = buat.buat_coaching_selesai(skp, penyesuaian="ya")
    halaman = isi(sari.get(alamat(b)))
    assert "disepakati dalam coaching" in halaman
    assert f'action="/skp/{skp.kode}/perubahan/"' in halaman
    sari.post(f"/skp/{skp.kode}/perubahan/", {"alasan": "Penyesuaian target dari coaching."})
    skp.refresh_from_db()
    assert skp.pengubah.alasan_perubahan == "Penyesuaian target dari coaching."


def test_umpan_balik_ditandatangani_dan_pembimbing_tidak_membacanya(sari, budi, sebagai, pemeran, skp):
    b = buat.buat_coaching_selesai(skp)
    halaman = sari.get(alamat(b, "umpan-balik/"))
    assert "Saya merasa diperhatikan dan dipahami" in teks(halaman)
    kirim = {}
    for j in b.jawaban.all():
        kirim |= {f"jawaban-{j.pk}-versi": j.versi, f"jawaban-{j.pk}-teks": f"Rahasia {j.urutan}"}
    sari.post(alamat(b, "umpan-balik/"), kirim)
    sari.post(alamat(b, "umpan-balik/tanda-tangan/"), {"sidik": sidik(sari.get(alamat(b, "umpan-balik/")))})
    tono = sebagai(pemeran.tono)
    assert "Rahasia 9" in teks(tono.get(alamat(b, "umpan-balik/")))
    assert budi.get(alamat(b, "umpan-balik/")).status_code == 404
    assert "Umpan balik pegawai" not in teks(budi.get(alamat(b)))
    assert Jejak.objects.filter(kata_kerja="dilihat", oleh=pemeran.tono).values_list("data", flat=True)[0] == {
        "lembar": ["umpan_balik"]
    }


def test_evaluasi_oleh_pembimbing(budi, sari, skp):
    b = buat.buat_coaching_selesai(skp)
    assert sari.get(alamat(b, "evaluasi/")).status_code == 404
    budi.post(alamat(b, "tambah/"), {"jenis": "kompetensi"})
    teknis = b.kompetensi.get(kelompok="teknis")
    kirim = {f"kompetensi-{teknis.pk}-versi": 1, f"kompetensi-{teknis.pk}-nama": "Pengujian"}
    assert budi.post(alamat(b, "evaluasi/"), kirim).status_code == 302
    buat.isi_evaluasi(b)
    halaman = budi.get(alamat(b, "evaluasi/"))
    assert budi.post(alamat(b, "evaluasi/tanda-tangan/"), {"sidik": sidik(halaman)}).status_code == 302
    assert "Terlihat pada pekerjaannya." in teks(sari.get(alamat(b, "evaluasi/")))


def test_nilai_di_luar_skala_ditolak_dengan_kalimat(budi, skp):
    b = buat.buat_coaching_selesai(skp)
    k = b.kompetensi.first()
    jawaban = budi.post(alamat(b, "evaluasi/"), {f"kompetensi-{k.pk}-versi": 1, f"kompetensi-{k.pk}-nilai": "6"})
    assert jawaban.status_code == 422
    assert "Nilai (skala 1-5): pilih salah satu yang tersedia" in teks(jawaban)


def test_usulan_pimpinan_lain_lewat_halaman(budi, sebagai, pemeran, skp):
    penugasan.tunjuk(pemeran.sari, oleh=pemeran.rina, uraian="Tim data", mulai=localdate(), selesai=None)
    penugasan.putuskan(Penugasan.objects.get(), oleh=pemeran.budi, setuju=True)
    rina = sebagai(pemeran.rina)
    rina.post(f"/pembinaan/mulai/{skp.kode}/", {"metode": "mentoring", "alasan": "Belajar data."})
    b = Bimbingan.objects.get()
    assert budi.post(alamat(b, "putuskan/"), {"putusan": "tolak"}).status_code == 422
    budi.post(alamat(b, "putuskan/"), {"putusan": "setuju"})
    b.refresh_from_db()
    assert b.status == "berjalan"


def test_tindak_lanjut_dicatat_dan_diselesaikan(sari, budi, pemeran, skp):
    b = buat.buat_coaching_selesai(skp)
    kirim = {"tanggal": localdate().isoformat(), "uraian": "Tinjau jadwal", "penanggung": pemeran.sari.kode}
    budi.post(alamat(b, "tindak-lanjut/"), kirim)
    catatan = b.tindak_lanjut.get()
    assert sari.post(alamat(b, f"tindak-lanjut/{catatan.pk}/"), {"hasil": ""}).status_code == 422
    sari.post(alamat(b, f"tindak-lanjut/{catatan.pk}/"), {"hasil": "Sudah ditinjau."})
    assert "Sudah ditinjau." in teks(budi.get(alamat(b)))


def test_laporan_lalu_tindak_lanjut_atasan(budi, sebagai, pemeran, skp):
    b = buat.tanda_tangani_evaluasi(buat.buat_coaching_selesai(skp))
    budi.post(alamat(b, "laporkan/"))
    tono = sebagai(pemeran.tono, sandi_segar=True)
    assert "Tentukan tindak lanjut" in teks(tono.get(alamat(b)))
    tono.post(alamat(b, "tentukan/"), {"putusan": "Pelatihan lanjutan."})
    assert "Pelatihan lanjutan." in teks(budi.get(alamat(b)))


def test_pdf_draf_lalu_tersimpan_sekali(sari, skp):
    b = buat.isi_coaching(buat.buat_coaching(skp))
    assert sari.get(alamat(b, "sesi.pdf")).content[:4] == b"%PDF"
    b = buat.tanda_tangani(b)
    pertama, kedua = (sari.get(alamat(b, "sesi.pdf")).content for _ in range(2))
    formulir = b.formulir.get()
    assert pertama == kedua
    assert (formulir.ukuran, len(formulir.sha256)) == (len(pertama), 64)


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_tidak_tumbuh_dengan_isinya(sari, skp, banyak):
    for n in range(banyak):
        buat.buat_coaching(skp, alasan=f"Alasan {n}.")
    sari.get(DAFTAR)
    with kueri() as daftar:
        sari.get(DAFTAR)
    assert len(daftar) == 9


@pytest.mark.parametrize("alamat_buruk", ["?sebagai=semua", "?hal=-1", "?hal=x"])
def test_kueri_buruk_ditolak(sari, skp, alamat_buruk):
    assert sari.get(DAFTAR + alamat_buruk).status_code == 400


# The closed matters ---------------------------------------------------------------------------------------


def perihal(k, sisa=""):
    return f"{TERTUTUP}{k.kode}/{sisa}"


def test_konseling_dari_penyampaian_sampai_tindak_lanjut(sari, budi, sebagai, pemeran, skp):
    umpan = buat.beri_umpan_balik(skp)
    kirim = {"disampaikan": localdate().isoformat(), "penyampaian": "Tim menunggu data.", "bukti": umpan.pk}
    budi.post(f"{TERTUTUP}mulai/{skp.kode}/", kirim)
    k = Konseling.objects.get()
    assert "Tim menunggu data." in teks(sari.get(perihal(k)))
    nama = f"perilaku-{k.laporan.pk}"
    budi.post(perihal(k, "laporan/"), {
        f"{nama}-versi": 1, f"{nama}-uraian": "Data tidak dibagikan.", f"{nama}-serupa": "tidak",
        f"{nama}-retrospektif": "Dibahas dua kali.",
    })  # fmt: skip
    kirim = {"sidik": sidik(budi.get(perihal(k, "laporan/"))), "kepada": pemeran.kepala_bkd.kode}
    assert budi.post(perihal(k, "laporan/kirim/"), kirim).status_code == 422  # not ticked
    budi.post(perihal(k, "laporan/kirim/"), kirim | {"tanpa_perubahan": "on"})
    for halaman in (perihal(k), TERTUTUP):
        assert "Data tidak dibagikan." not in teks(sari.get(halaman))
        assert "Dilaporkan" not in teks(sari.get(halaman))
    kepala = sebagai(pemeran.kepala_bkd, sandi_segar=True)
    assert "Data tidak dibagikan." in teks(kepala.get(perihal(k)))
    kirim = {
        "kapasitas": "independen", "konselor": pemeran.joko.kode, "dasar": "SK 1", "tempat": "Ruang tamu",
        "hari": localdate().isoformat(), "jam": "09:30", "arahan": "Berbagi data",
    }  # fmt: skip
    assert "Joko" in teks(kepala.post(perihal(k, "tetapkan/"), {"cari": "orang", "cari_orang": "joko"}))
    assert kepala.post(perihal(k, "tetapkan/"), kirim).url == perihal(k)
    joko = sebagai(pemeran.joko, sandi_segar=True)
    assert "Berbagi data" in teks(joko.get(perihal(k)))
    assert "Data tidak dibagikan." not in teks(joko.get(perihal(k)))
    assert "Data tidak dibagikan." in teks(sari.get(perihal(k)))
    k.refresh_from_db()
    nama = f"rekaman-{k.rekaman.pk}"
    joko.post(perihal(k, "rekaman/"), {
        f"{nama}-versi": 1, f"{nama}-masalah": "Data", f"{nama}-hasil": "Jadwal disepakati",
        f"{nama}-rekomendasi": "Tinjau",
    })  # fmt: skip
    assert sari.get(perihal(k, "rekaman/")).status_code == 404
    joko.post(perihal(k, "rekaman/tanda-tangan/"), {"sidik": sidik(joko.get(perihal(k, "rekaman/")))})
    assert "Jadwal disepakati" in teks(sari.get(perihal(k, "rekaman/")))
    assert budi.get(perihal(k, "rekaman/")).status_code == 404
    kepala.post(perihal(k, "tentukan/"), {"putusan": "Ditinjau sebulan lagi."})
    assert "Ditinjau sebulan lagi." in teks(sari.get(perihal(k)))
    assert "Ditinjau sebulan lagi." not in teks(budi.get(perihal(k)))


def test_setiap_pembacaan_orang_lain_tercatat_tanpa_isi(sari, sebagai, pemeran, skp):
    k = buat.laporkan(buat.sampaikan(skp), pemeran.kepala_bkd)
    kepala = sebagai(pemeran.kepala_bkd)
    kepala.get(perihal(k))
    kepala.get(perihal(k, "laporan.pdf"))
    jejak = Jejak.objects.filter(kata_kerja="dilihat", objek_jenis="konseling")
    assert [(j.oleh, j.data) for j in jejak] == [(pemeran.kepala_bkd, {"bagian": ["laporan"]})] * 2
    sebagai(pemeran.budi).get(perihal(k))  # the writer himself
    assert jejak.count() == 2


def test_orang_lain_tidak_melihat_tanda_tanda_konseling(sebagai, pemeran, skp):
    k = buat.rekam(buat.tetapkan(buat.laporkan(buat.sampaikan(skp), pemeran.kepala_bkd), pemeran.joko))
    for nama in ("tono", "rina", "dewi", "admin", "bupati"):
        klien = sebagai(getattr(pemeran, nama))
        assert klien.get(perihal(k)).status_code == 404
        for halaman in ("/", DAFTAR, TERTUTUP, "/pemberitahuan/", f"/skp/{skp.kode}/"):
            kata = isi(klien.get(halaman))
            assert k.kode not in kata, (nama, halaman)
            assert "onseling" not in kata, (nama, halaman)
        assert "Tidak ada perihal tertutup untuk Anda." in teks(klien.get(TERTUTUP))


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_perihal_tidak_tumbuh_dengan_isinya(budi, pemeran, skp, banyak):
    buat.sampaikan(skp)
    for orang in (pemeran.joko, pembuat.buat_pegawai("Lina"))[: banyak - 1]:
        if not orang.penempatan.exists():
            pembuat.tempatkan(orang, skp.unit, "ANALIS", "pelaksana")
        buat.sampaikan(pembuat.buat_skp_ditetapkan(orang))
    budi.get(TERTUTUP)
    with kueri() as daftar:
        budi.get(TERTUTUP)
    assert len(daftar) == 6


def test_konselor_menerima_kabar_netral(pemeran, skp):
    k = buat.tetapkan(buat.laporkan(buat.sampaikan(skp), pemeran.kepala_bkd), pemeran.joko)
    (kabar,) = pemeran.joko.pemberitahuan.all()
    assert (kabar.judul, kabar.tautan) == (konseling.JUDUL, perihal(k))


def test_lembar_penilaian_menyebut_banyaknya_bimbingan_saja(budi, pemeran, skp):
    buat.buat_coaching_selesai(skp, masalah="Rahasia")
    buat.sampaikan(skp, "Hal tertutup.")
    halaman = teks(budi.get(f"/penilaian/{pembuat.triwulan(1).kode}/{skp.kode}/"))
    assert "Bimbingan kinerja yang sudah terlaksana pada SKP ini: 1." in halaman
    assert "Rahasia" not in halaman
    assert "Hal tertutup" not in halaman
