"""Signing stored documents: order, one file upon the other, withdrawal; the same suite over every provider"""

import subprocess
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils.timezone import now

from evaluasi.alur import penyampaian
from pegawai.models import Jejak, Ketentuan, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app import keaslian
from skp_app.alur import kunci, pencetakan
from skp_app.alur import tanda_tangan as alur
from skp_app.aturan.keaslian import Putusan
from skp_app.models import Dokumen, KunciTandaTangan, OtoritasLokal, TandaTangan
from skp_app.penyedia import PenyediaDiam, Rahasia
from tests import pembuat
from tests.cuplikan import ditolak, semua_tabel, tanpa_perubahan
from tests.pdf_uji import kertas
from tests.tanda_tangan_uji import FRASA, NIK, Otoritas, p12, pindaian, tiruan_bsre

BUKAN_GILIRAN = "Belum giliran Anda menandatangani dokumen ini, atau Anda sudah menandatanganinya."
ELEKTRONIK = ("lokal", "pkcs12", "bsre")


@pytest.fixture(scope="module")
def otoritas():
    return Otoritas()


@pytest.fixture(scope="module")
def bsre(otoritas):
    with tiruan_bsre(otoritas) as layanan:
        yield layanan


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def evaluasi(skp, pemeran):
    return pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)


@pytest.fixture
def dokumen(skp):
    return pencetakan.arsipkan(skp, "A.1.7", skp.sidik_ditetapkan, lambda _: kertas("pegawai", "penilai"))


@pytest.fixture
def siap(pemeran, bsre, otoritas, settings, tmp_path):
    """Whatever provider: everything that it needs is there."""
    (tmp_path / "akar.pem").write_text(otoritas.pem)
    settings.AKAR_TEPERCAYA_DIR = str(tmp_path)
    settings.BSRE_ALAMAT, settings.BSRE_DETIK, bsre.sikap = bsre.alamat, 0.5, "baik"
    for p in (pemeran.sari, pemeran.budi):
        kunci.buat(p, oleh=p, frasa=FRASA)
    return pemeran


def rahasia(penyedia, otoritas, dokumen, oleh, frasa=FRASA):
    isian = {
        "lokal": lambda: {"frasa": frasa},
        "pkcs12": lambda: {"frasa": frasa, "berkas": p12(otoritas, oleh.nama)},
        "bsre": lambda: {"frasa": frasa, "nik": NIK},
        "basah": lambda: {"berkas": pindaian(dokumen.kode, sampah="x" * (oleh.pk % 200))},
    }
    return Rahasia(**isian[penyedia]())


@pytest.fixture
def bubuhkan(siap, otoritas):
    def lakukan(dokumen, oleh, penyedia="lokal", **lain):
        isi = rahasia(penyedia, otoritas, dokumen, oleh, **lain)
        return alur.tandatangani(dokumen, oleh=oleh, penyedia=penyedia, rahasia=isi)

    return lakukan


def pdfsig(isi, tmp_path):
    berkas = tmp_path / "a.pdf"
    berkas.write_bytes(isi)
    kata = subprocess.run(["pdfsig", "-nocert", str(berkas)], capture_output=True, text=True).stdout
    return kata.count("Signature is Valid."), kata.count("- Total document signed")


# every provider -----------------------------------------------------------------------------------
@pytest.mark.parametrize("penyedia", [*ELEKTRONIK, "basah"])
def test_berurutan_satu_di_atas_yang_lain(dokumen, siap, bubuhkan, penyedia, tmp_path):
    sari, budi, asli = siap.sari, siap.budi, pencetakan.isi_terbaru(dokumen)
    with ditolak(KeadaanMenolak, BUKAN_GILIRAN):
        bubuhkan(dokumen, budi, penyedia)
    with ditolak(BukanHak, "Dokumen ini tidak memuat tanda tangan Anda."):
        bubuhkan(dokumen, siap.rina, penyedia)
    satu = bubuhkan(dokumen, sari, penyedia)
    assert alur.tahap(dokumen).keadaan == "sebagian"
    with ditolak(KeadaanMenolak, BUKAN_GILIRAN):
        bubuhkan(dokumen, sari, penyedia)
    dua = bubuhkan(dokumen, budi, penyedia)
    assert alur.tahap(dokumen).keadaan == "lengkap"
    isi = [pencetakan.isi_berkas(t) for t in (satu, dua)]
    assert [keaslian.terdaftar(t.sha256).dokumen for t in (satu, dua)] == [dokumen, dokumen]
    if penyedia == "basah":
        assert (pencetakan.isi_terbaru(dokumen) == asli, keaslian.terdaftar(dua.sha256).pindaian) == (True, True)
        return
    kini = pencetakan.isi_terbaru(dokumen)
    assert (isi[0].startswith(asli), isi[1].startswith(isi[0]), kini == isi[1]) == (True,) * 3
    assert [pdfsig(i, tmp_path) for i in isi] == [(1, 1), (2, 1)]
    laporan = keaslian.periksa(isi[1])
    assert (laporan.putusan, [t["perubahan"] for t in laporan.tanda]) == (Putusan.ASLI, ["tanda_tangan", "tidak_ada"])


def test_cara_yang_berbeda_pada_satu_dokumen(dokumen, siap, bubuhkan, tmp_path):
    bubuhkan(dokumen, siap.sari, "bsre")
    dua = bubuhkan(dokumen, siap.budi, "lokal")
    assert pdfsig(pencetakan.isi_berkas(dua), tmp_path) == (2, 1)
    assert keaslian.periksa(pencetakan.isi_berkas(dua)).putusan == Putusan.ASLI


@pytest.mark.parametrize(
    ("penyedia", "kalimat"),
    [
        ("lokal", "Frasa sandi keliru. Belum ada yang ditandatangani."),
        ("pkcs12", "Berkas sertifikat tidak dapat dibuka: frasa sandi keliru, atau bukan berkas .p12."),
        ("bsre", "Passphrase BSrE keliru. Belum ada yang ditandatangani."),
    ],
)
def test_frasa_keliru_membiarkan_dokumen_menunggu(dokumen, siap, bubuhkan, penyedia, kalimat):
    with ditolak(IsianKeliru, kalimat):
        bubuhkan(dokumen, siap.sari, penyedia, frasa="frasa yang keliru")
    assert (alur.tahap(dokumen).keadaan, alur.menunggu(siap.sari).count()) == ("belum", 1)


@pytest.mark.parametrize("penyedia", ELEKTRONIK)
def test_rahasia_tidak_tersimpan_di_mana_pun(dokumen, siap, bubuhkan, penyedia, caplog):
    bubuhkan(dokumen, siap.sari, penyedia)
    nama = [t for t in semua_tabel()]
    with connection.cursor() as kursor:
        for tabel in nama:
            kursor.execute(f'SELECT count(*) FROM {tabel} b WHERE b::text LIKE %s OR b::text LIKE %s', [f"%{FRASA}%", f"%{NIK}%"])  # fmt: skip # noqa: E501
            assert (tabel, kursor.fetchone()[0]) == (tabel, 0)
    assert (FRASA in caplog.text, NIK in caplog.text, repr(Rahasia(frasa=FRASA))) == (False, False, "<Rahasia>")


def test_penyedia_yang_tidak_ditawarkan(dokumen, siap, bubuhkan):
    Ketentuan.objects.filter(kunci="tanda_tangan").update(
        nilai={"penyedia": ["bsre"], "kunci_hari": 730, "sekaligus": 50}
    )
    with ditolak(IsianKeliru, "Cara tanda tangan ini tidak tersedia."):
        bubuhkan(dokumen, siap.sari)


# lokal --------------------------------------------------------------------------------------------
def test_kunci_satu_per_orang_dan_hanya_dicabut(siap):
    with ditolak(KeadaanMenolak, "Anda sudah punya kunci tanda tangan yang berlaku."):
        kunci.buat(siap.sari, oleh=siap.sari, frasa=FRASA)
    kunci.cabut(siap.sari, oleh=siap.sari)
    with tanpa_perubahan():
        kunci.cabut(siap.sari, oleh=siap.sari)
    kunci.buat(siap.sari, oleh=siap.sari, frasa="frasa baru yang lain")
    assert (KunciTandaTangan.objects.count(), OtoritasLokal.objects.count()) == (3, 1)


def test_kunci_yang_habis_ditolak(dokumen, siap, bubuhkan):
    kunci.cabut(siap.sari, oleh=siap.sari)
    with ditolak(KeadaanMenolak, "Anda belum punya kunci tanda tangan. Buat dulu di halaman Kunci tanda tangan."):
        bubuhkan(dokumen, siap.sari)
    lama = KunciTandaTangan.objects.get(pegawai=siap.sari)
    lama.pk, lama.dicabut_pada, lama.mulai, lama.selesai = None, None, now() - timedelta(9), now() - timedelta(1)
    lama.save()
    with ditolak(KeadaanMenolak, "Masa berlaku kunci tanda tangan Anda sudah habis. Buat kunci baru."):
        bubuhkan(dokumen, siap.sari)
    kunci.buat(siap.sari, oleh=siap.sari, frasa=FRASA)
    bubuhkan(dokumen, siap.sari)


def test_otoritas_baru_tidak_membatalkan_yang_lama(dokumen, siap, bubuhkan, settings):
    bubuhkan(dokumen, siap.sari)
    settings.KUNCI_OTORITAS, settings.KUNCI_OTORITAS_LAMA = "rahasia lain sama sekali", [settings.KUNCI_OTORITAS]
    assert kunci.kunci_ulang() == 1
    settings.KUNCI_OTORITAS_LAMA = []
    assert kunci.otoritas("X")[0].nomor == 1
    settings.KUNCI_OTORITAS = "hilang"  # nobody can open the authority any more: another one takes its place
    assert kunci.otoritas("PEMERINTAH KABUPATEN SUKAMAJU")[0].nomor == 2
    bubuhkan(dokumen, siap.budi)
    assert keaslian.periksa(pencetakan.isi_terbaru(dokumen)).putusan == Putusan.ASLI


# PKCS#12 ------------------------------------------------------------------------------------------
def test_sertifikat_penerbit_asing_dan_yang_kedaluwarsa(dokumen, siap, otoritas):
    asing, lewat = Otoritas("Asing"), {"kini": now() - timedelta(400), "lama": timedelta(30)}
    for berkas, kalimat in (
        (p12(asing, "Sari"), "Sertifikat ini tidak diterbitkan oleh penerbit yang dikenal aplikasi. Hubungi BKD."),
        (p12(otoritas, "Sari", **lewat), "Sertifikat ini belum atau tidak berlaku lagi."),
        (SimpleUploadedFile("a.p12", b"bukan"), "Berkas sertifikat tidak dapat dibuka: frasa sandi keliru, atau bukan "
         "berkas .p12."),
        (None, "Pilih berkas sertifikatnya dulu."),
    ):  # fmt: skip
        with ditolak(IsianKeliru, kalimat):
            isi = Rahasia(frasa=FRASA, berkas=berkas)
            alur.tandatangani(dokumen, oleh=siap.sari, penyedia="pkcs12", rahasia=isi)


# BSrE ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("sikap", "nik", "jenis", "kalimat"),
    [
        ("kedaluwarsa", NIK, IsianKeliru, "Sertifikat BSrE Anda sudah habis masa berlakunya. Perbarui lewat pengelola "
         "BSrE instansi."),
        ("baik", "3374010101850002", IsianKeliru, "NIK ini tidak terdaftar di BSrE."),
        ("baik", "12", IsianKeliru, "NIK terdiri dari 16 angka."),
        ("diam", NIK, PenyediaDiam, "Layanan BSrE tidak menjawab. Dokumen tetap menunggu; coba lagi nanti."),
        ("galat", NIK, PenyediaDiam, "Layanan BSrE tidak menjawab. Dokumen tetap menunggu; coba lagi nanti."),
        ("kosong", NIK, PenyediaDiam, "Layanan BSrE menolak permintaan ini. Dokumen tetap menunggu; hubungi pengelola "
         "BSrE instansi."),
        ("pdf_rusak", NIK, PenyediaDiam, "Penyedia mengembalikan berkas yang tidak sah. Dokumen tetap menunggu; coba "
         "lagi nanti."),
        ("pdf_lain", NIK, PenyediaDiam, "Penyedia mengembalikan berkas yang tidak sah. Dokumen tetap menunggu; coba "
         "lagi nanti."),
    ],
)  # fmt: skip
def test_bsre_yang_menolak_atau_diam(dokumen, siap, bsre, sikap, nik, jenis, kalimat):
    bsre.sikap = sikap
    with ditolak(jenis, kalimat):
        alur.tandatangani(dokumen, oleh=siap.sari, penyedia="bsre", rahasia=Rahasia(frasa=FRASA, nik=nik))
    assert alur.tahap(dokumen).keadaan == "belum"


def test_bsre_menerima_letak_qr_dan_nama_yang_dapat_diganti(dokumen, siap, bsre, bubuhkan, settings):
    settings.BSRE_NAMA = {"alamat": "/api/v2/sign/pdf"}
    settings.BSRE_PENGGUNA, settings.BSRE_SANDI = "esign", "rahasia"
    bubuhkan(dokumen, siap.sari, "bsre")
    minta = bsre.diterima[-1]
    assert {k: minta[k] for k in ("jalur", "tampilan", "page", "xAxis", "width", "auth", "linkQR")} == {
        "jalur": "/api/v2/sign/pdf", "tampilan": "visible", "page": "1", "xAxis": "60", "width": "150",
        "auth": "Basic ZXNpZ246cmFoYXNpYQ==", "linkQR": f"http://localhost:8000/cek/{dokumen.kode}/",
    }  # fmt: skip


# afterwards ---------------------------------------------------------------------------------------
def test_jejak_dan_kabar(dokumen, siap, bubuhkan):
    bubuhkan(dokumen, siap.sari)
    bubuhkan(dokumen, siap.budi)
    assert [(j.sebagai, j.ke, j.data["penyedia"]) for j in Jejak.objects.filter(kata_kerja="tandatangani")] == [
        ("pegawai", "sebagian", "lokal"), ("penilai", "lengkap", "lokal"),
    ]  # fmt: skip
    assert [(p.penerima, p.judul) for p in Pemberitahuan.objects.filter(kunci__startswith="ttd-").order_by("pk")] == [
        (siap.budi, "Sasaran kinerja pegawai menunggu tanda tangan Anda"),
        (siap.sari, "Sasaran kinerja pegawai lengkap ditandatangani"),
    ]


def test_yang_digantikan_dan_ditarik_tidak_ditandatangani_lagi(dokumen, siap, bubuhkan, skp):
    with ditolak(BukanHak, "Dokumen hanya dapat ditarik oleh BKD."):
        alur.tarik(dokumen, oleh=siap.budi, alasan="Keliru.")
    alur.tarik(dokumen, oleh=siap.admin, alasan="Keliru.")
    with ditolak(KeadaanMenolak, "Dokumen ini sudah ditarik."):
        bubuhkan(dokumen, siap.sari)
    lain = pencetakan.arsipkan(skp, "A.1.8", skp.sidik_ditetapkan, lambda _: kertas("pegawai", judul="A18"))
    type(skp).objects.filter(pk=skp.pk).update(status="digantikan")
    with ditolak(KeadaanMenolak, "Dokumen ini sudah digantikan."):
        bubuhkan(Dokumen.objects.get(pk=lain.pk), siap.sari)
    assert alur.menunggu(siap.sari).count() == 0


def test_urutan_dokumen_evaluasi_menurut_format(skp, evaluasi, siap, bubuhkan, tmp_path):
    """D.1.1: penilai, then pegawai; D.1.3: penilai, pegawai, atasan, and the earlier result is replaced."""
    tw1, milik = pembuat.triwulan(1), {"penandatangan": {"peran": "atasan_penilai"}, "tanggal": "2026-04-10"}
    semua = {
        kode: pencetakan.arsipkan(
            skp, kode, skp.sidik_ditetapkan, lambda _, k=kode: kertas("pegawai", "penilai", "atasan_penilai", judul=k),
            tw1, milik=milik,
        )
        for kode in ("C.1.3", "D.1.1")
    }  # fmt: skip
    assert [[p.peran for p in d.penanda.all()] for d in semua.values()] == [["atasan_penilai"], ["penilai", "pegawai"]]
    bubuhkan(semua["D.1.1"], siap.budi)
    putusan = pencetakan.arsipkan(
        skp, "D.1.3", skp.sidik_ditetapkan, lambda _: kertas("pegawai", "penilai", "atasan_penilai"), tw1, milik=milik
    )
    assert alur.tahap(semua["D.1.1"]).keadaan == "digantikan"
    kunci.buat(siap.tono, oleh=siap.tono, frasa=FRASA)
    for orang in (siap.budi, siap.sari, siap.tono):
        tanda = bubuhkan(putusan, orang)
    assert (alur.tahap(putusan).keadaan, pdfsig(pencetakan.isi_berkas(tanda), tmp_path)) == ("lengkap", (3, 1))


def test_kalah_cepat_tidak_meninggalkan_berkas(dokumen, siap, bubuhkan, monkeypatch):
    asli, sekali = alur._simpan, []

    def menyela(*args):
        if not sekali:
            sekali.append(1)
            bubuhkan(dokumen, siap.sari)
        return asli(*args)

    monkeypatch.setattr(alur, "_simpan", menyela)
    with pytest.raises(KeadaanMenolak):
        bubuhkan(dokumen, siap.sari)
    tanda = TandaTangan.objects.get()
    folder = list(dokumen.berkas.storage.listdir(f"dokumen/{tanda.sha256[:2]}")[1])
    assert [n for n in folder if n.startswith(tanda.sha256[:32])] == [f"{tanda.sha256[:32]}.pdf"]


# what a signature on a Dokumen Evaluasi means ------------------------------------------------------
def kertas_evaluasi(evaluasi, kode="D.1.1"):
    isi = kertas("penilai", "pegawai")
    return pencetakan.arsipkan(evaluasi.skp, kode, evaluasi.sidik, lambda _: isi, evaluasi.periode_evaluasi)


def test_tanda_tangan_penilai_menyampaikan_dan_tanda_tangan_pegawai_menerima(evaluasi, siap, bubuhkan):
    dokumen = kertas_evaluasi(evaluasi)
    bubuhkan(dokumen, siap.budi)
    evaluasi.refresh_from_db()
    assert (evaluasi.status, evaluasi.disampaikan_pada is not None) == ("disampaikan", True)
    bubuhkan(dokumen, siap.sari)
    evaluasi.refresh_from_db()
    assert (evaluasi.status, evaluasi.diterima_pada is not None) == ("diterima", True)
    langkah = Jejak.objects.filter(objek_id=evaluasi.pk, kata_kerja__in=["sampaikan", "terima"])
    assert [(j.kata_kerja, j.oleh) for j in langkah] == [("sampaikan", siap.budi), ("terima", siap.sari)]


def test_dokumen_yang_sudah_disampaikan_dan_diterima_tetap_dapat_ditandatangani(evaluasi, siap, bubuhkan):
    dokumen = kertas_evaluasi(evaluasi)
    diterima = penyampaian.terima(penyampaian.sampaikan(evaluasi, oleh=siap.budi), oleh=siap.sari)
    bubuhkan(dokumen, siap.budi)
    bubuhkan(dokumen, siap.sari)
    evaluasi.refresh_from_db()
    assert (evaluasi.status, evaluasi.diterima_pada) == ("diterima", diterima.diterima_pada)


def test_hasil_evaluasi_yang_ditandatangani_belum_berarti_disampaikan(evaluasi, siap, bubuhkan):
    isi = kertas("penilai")
    bubuhkan(
        pencetakan.arsipkan(evaluasi.skp, "C.1.2", evaluasi.sidik, lambda _: isi, evaluasi.periode_evaluasi), siap.budi
    )
    evaluasi.refresh_from_db()
    assert evaluasi.status == "ditetapkan"
