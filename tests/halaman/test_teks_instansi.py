"""/aturan/teks/: phrases and help sentences of the instansi, dated, with their source, below what the rule says."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import localdate

from evaluasi.forms import NilaiForm
from evaluasi.forms_keberatan import AjukanForm
from evaluasi.forms_sebaran import JelaskanForm
from pegawai.alur import teks_instansi as alur
from pegawai.aturan.teks_instansi import BANTUAN, FRASA, FRASA_TERBANYAK, TEMPAT
from pegawai.models import Jejak, TeksInstansi
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.forms import CatatanForm, LampiranForm
from skp_app.forms.daur import PerubahanForm
from skp_app.forms.matriks import SelForm
from skp_app.forms.umpan_balik import KataForm, MintaForm
from skp_app.models import EkspektasiKhusus, LampiranSkp
from tests import pembuat
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

pytestmark = pytest.mark.django_db
DAFTAR = "/aturan/teks/"
SUMBER = "SE Bupati 12/2026"


@pytest.fixture
def admin(pemeran, sebagai):
    return sebagai(pemeran.admin)


@pytest.fixture
def hari():
    return localdate()


@pytest.fixture
def tulis(pemeran, hari):
    def jadi(tempat, kalimat, mulai=hari, **lain):
        return alur.tulis(tempat, kalimat, **{"oleh": pemeran.admin, "mulai": mulai, "sumber": SUMBER} | lain)

    return jadi


def tampil(tempat, hari):
    return [t.isi for t in TeksInstansi.objects.berlaku(hari).filter(tempat=tempat)]


def kirim(hari, **lain):
    return {"isi": "Sebut nomor agenda.", "mulai": hari.isoformat(), "sumber": SUMBER} | lain


# What the instansi says about a field ------------------------------------------------------------
def test_kalimat_instansi_berdiri_di_bawah_bantuan_peraturan(admin, pemeran, sebagai, hari):
    alamat = f"{DAFTAR}umpan_balik/"
    assert admin.post(alamat, kirim(hari)).url == alamat
    assert "Sebut nomor agenda. sejak" in teks(admin.get(f"{DAFTAR}?q=agenda"))
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    halaman = teks(sebagai(pemeran.joko).get(f"/umpan-balik/beri/{skp.kode}/"))
    assert f"{BANTUAN['umpan_balik']} Instansi: Sebut nomor agenda." in halaman


def test_kalimat_baru_menggantikan_pada_harinya_dan_yang_lama_tetap_ada(tulis, hari):
    besok, lusa = hari + timedelta(days=1), hari + timedelta(days=2)
    lama = tulis("target", "Pakai satuan baku.")
    tulis("target", "Pakai satuan baku daerah.", besok, selesai=besok)
    assert [tampil("target", h) for h in (hari, besok, lusa)] == [
        ["Pakai satuan baku."], ["Pakai satuan baku daerah."], [],
    ]  # fmt: skip
    assert TeksInstansi.objects.get(pk=lama.pk).isi == "Pakai satuan baku."
    jejak = Jejak.objects.filter(objek_jenis="teksinstansi").order_by("nomor")
    assert [(j.kata_kerja, j.data["isi"], j.data["sumber"]) for j in jejak] == [
        ("tulis", "Pakai satuan baku.", SUMBER), ("tulis", "Pakai satuan baku daerah.", SUMBER),
    ]  # fmt: skip


def test_klik_kedua_tidak_menulis_lagi(tulis):
    assert tulis("target", "Pakai satuan baku.") == tulis("target", " Pakai satuan  baku. ")
    assert tulis("frasa_skema", "Rapat Senin") == tulis("frasa_skema", "Rapat Senin")
    assert TeksInstansi.objects.filter(sumber=SUMBER).count() == 2


def test_akhiri_berlaku_hari_ini_dan_batal_sebelum_mulai_mengembalikan_yang_lama(tulis, pemeran, hari):
    besok = hari + timedelta(days=1)
    lama, baru = tulis("target", "Lama."), tulis("target", "Baru.", besok)
    alur.akhiri(baru, oleh=pemeran.admin)
    alur.akhiri(baru, oleh=pemeran.admin)
    assert (tampil("target", hari), tampil("target", besok)) == (["Lama."], ["Lama."])
    assert TeksInstansi.objects.filter(tempat="target").count() == 3
    alur.akhiri(lama, oleh=pemeran.admin)
    assert tampil("target", hari) == []
    tulis("frasa_skema", "Nanti", besok)
    alur.akhiri(TeksInstansi.objects.get(isi="Nanti"), oleh=pemeran.admin)
    assert tampil("frasa_skema", besok) == []


def test_frasa_yang_diakhiri_hari_ini_dapat_kembali(tulis, pemeran, hari):
    alur.akhiri(tulis("frasa_skema", "Rapat Senin"), oleh=pemeran.admin)
    tulis("frasa_skema", "Rapat Senin")
    assert tampil("frasa_skema", hari) == ["Rapat Senin"]


def test_yang_ditolak(tulis, pemeran, hari):
    with pytest.raises(IsianKeliru, match="hari ini atau sesudahnya"):
        tulis("target", "A", hari - timedelta(days=1))
    with pytest.raises(IsianKeliru, match="sebelum hari pertama"):
        tulis("target", "A", selesai=hari - timedelta(days=1))
    with pytest.raises(IsianKeliru, match="tidak dikenal"):
        tulis("format_a11", "A")
    with pytest.raises(IsianKeliru, match="tempat lain"):
        tulis("frasa_loyal", "A", asal=tulis("frasa_skema", "B"))
    with pytest.raises(BukanHak, match="BKD"):
        tulis("target", "A", oleh=pemeran.dewi)
    for n in range(FRASA_TERBANYAK):
        tulis("frasa_dukungan", f"Frasa {n}")
    with pytest.raises(KeadaanMenolak, match="Paling banyak 12"):
        tulis("frasa_dukungan", "Satu lagi")


def test_basis_data_menolak_perubahan(tulis):
    tulis("target", "Pakai satuan baku.")
    for sql in ("UPDATE pegawai_teksinstansi SET isi = 'lain'", "DELETE FROM pegawai_teksinstansi"):
        with pytest.raises(IntegrityError, match="hanya boleh bertambah"), transaction.atomic():
            connection.cursor().execute(sql)


def test_bantuan_pada_formulir_tahu_tempatnya():
    formulir = [
        LampiranForm(), CatatanForm(), SelForm(), PerubahanForm(), KataForm(), MintaForm(sasaran=[], orang=[]),
        NilaiForm(), AjukanForm(gudang=[]), JelaskanForm(),
    ]  # fmt: skip
    semua = {getattr(b.help_text, "kode", "") for f in formulir for b in f.fields.values()}
    assert semua - {""} == {
        "dukungan", "skema", "konsekuensi", "pengembalian", "peran", "perubahan", "umpan_balik", "pertanyaan",
        "rekomendasi", "menyimpang", "keberatan", "penjelasan",
    }  # fmt: skip
    assert all(tempat.nama and tempat.layar for tempat in TEMPAT.values())
    assert not set(FRASA) & set(BANTUAN)


def test_lembar_skp_memuat_bantuan_dan_kalimat_instansi(tulis, pemeran, sebagai):
    skp = pembuat.buat_skp(pemeran.sari)
    tulis("rhk", "Ikuti cascading daerah.")
    tulis("skema", "Laporkan lewat rapat Senin.")
    halaman = teks(sebagai(pemeran.sari).get(f"/skp/{skp.kode}/"))
    assert f"{BANTUAN['rhk']} Instansi: Ikuti cascading daerah." in halaman
    assert f"{BANTUAN['skema']} Instansi: Laporkan lewat rapat Senin." in halaman


# Phrases ------------------------------------------------------------------------------------------
def test_pembuka_bawaan_dapat_diganti_dan_diakhiri(admin, hari):
    alamat = f"{DAFTAR}pembuka_umpan/"
    pertama, kedua, _ = TeksInstansi.objects.berlaku(hari).filter(tempat="pembuka_umpan")
    assert (pertama.isi, pertama.sumber[:20]) == ("Pada …, Anda …", "Contoh dari aplikasi")
    assert admin.post(alamat, kirim(hari, asal=pertama.awal, isi="Saat …, Anda …")).status_code == 302
    assert admin.post(f"{DAFTAR}baris/{kedua.pk}/akhiri/").url == alamat
    assert tampil("pembuka_umpan", hari) == ["Saat …, Anda …", "Lain kali …"]
    halaman = teks(admin.get(alamat))
    assert ("Dampaknya …" in halaman, "Bawaan aplikasi" in halaman) == (True, True)


def test_frasa_instansi_ditawarkan_pada_lampiran_dan_masuk_tanpa_skrip(tulis, pemeran, sebagai):
    skp, frasa = pembuat.buat_skp(pemeran.sari), tulis("frasa_skema", "Laporan lewat rapat Senin")
    sari = sebagai(pemeran.sari)
    kunci = f"skema-{frasa.awal}"
    assert f'value="{kunci}"' in isi(sari.get(f"/skp/{skp.kode}/"))
    assert sari.post(f"/skp/{skp.kode}/simpan/", {"sisip": kunci}).url == f"/skp/{skp.kode}/#lampiran"
    assert sari.post(f"/skp/{skp.kode}/simpan/", {"sisip": kunci}).status_code == 302
    assert sari.post(f"/skp/{skp.kode}/simpan/", {"sisip": "skema-0"}).status_code == 302
    assert list(LampiranSkp.objects.filter(skp=skp).values_list("jenis", "teks")) == [
        ("skema", "Laporan lewat rapat Senin")
    ]


def test_frasa_ekspektasi_ditambahkan_pada_nilainya(tulis, pemeran, sebagai):
    skp, frasa = pembuat.ajukan(pembuat.buat_skp(pemeran.sari)), tulis("frasa_loyal", "Menjaga rahasia warga")
    budi = sebagai(pemeran.budi)
    assert "Menjaga rahasia warga" in teks(budi.get(f"/skp/{skp.kode}/"))
    kiriman = {"ekspektasi-loyal": "Rajin", "sisip": frasa.awal}
    assert budi.post(f"/skp/{skp.kode}/ekspektasi/", kiriman).url == f"/skp/{skp.kode}/#perilaku"
    assert list(EkspektasiKhusus.objects.values_list("nilai", "teks")) == [
        ("loyal", "Rajin"), ("loyal", "Menjaga rahasia warga"),
    ]  # fmt: skip


def test_frasa_mengisi_ekspektasi_untuk_beberapa_orang(tulis, pemeran, sebagai):
    skp, frasa = pembuat.ajukan(pembuat.buat_skp(pemeran.sari)), tulis("frasa_loyal", "Menjaga rahasia warga")
    alamat = f"/skp/tim/{skp.mulai.year}/ekspektasi/"
    jawaban = sebagai(pemeran.budi).post(alamat, {"frasa": frasa.awal, "pilih": [skp.kode]})
    assert jawaban.status_code == 200
    assert "Menjaga rahasia warga</textarea>" in isi(jawaban)
    assert '<option value="loyal" selected>' in isi(jawaban)
    assert not EkspektasiKhusus.objects.exists()


# The pages ------------------------------------------------------------------------------------------
def test_mandat_membaca_dan_tidak_menulis(pemeran, sebagai, tulis, hari):
    frasa = tulis("frasa_loyal", "Menjaga rahasia warga")
    dewi = sebagai(pemeran.dewi)
    assert "Tulis frasa" not in teks(dewi.get(f"{DAFTAR}frasa_loyal/"))
    assert dewi.post(f"{DAFTAR}frasa_loyal/", kirim(hari)).status_code == 403
    assert dewi.post(f"{DAFTAR}baris/{frasa.pk}/akhiri/").status_code == 403
    assert sebagai(pemeran.sari).get(DAFTAR).status_code == 404


def test_daftar_disaring_dan_menyebut_yang_bukan_di_sini(admin, tulis):
    tulis("frasa_loyal", "Menjaga rahasia warga")
    halaman = teks(admin.get(f"{DAFTAR}?q=rahasia"))
    assert "Ekspektasi khusus: Loyal" in halaman
    assert "Format resmi ditetapkan peraturan dan tidak dapat diubah dari sini" in halaman
    assert len(admin.get(f"{DAFTAR}?jenis=bantuan").context["halaman"].object_list) == len(BANTUAN)
    assert "Tidak ada tempat yang cocok" in teks(admin.get(f"{DAFTAR}?q=zzz"))
    assert (admin.get(f"{DAFTAR}format_a11/").status_code, admin.get(f"{DAFTAR}?jenis=x").status_code) == (404, 400)


def test_banyaknya_kueri_tetap(admin, tulis):
    def banyak():
        hasil = []
        for alamat in (DAFTAR, f"{DAFTAR}frasa_loyal/"):
            with kueri() as daftar:
                admin.get(alamat)
            hasil.append(len(daftar))
        return hasil

    tulis("frasa_loyal", "Frasa 0")
    sedikit = banyak()
    for n in range(1, 6):
        tulis("frasa_loyal", f"Frasa {n}")
        tulis("frasa_skema", f"Frasa {n}")
    assert banyak() == sedikit
