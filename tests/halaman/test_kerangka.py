"""The frame around every page, and the shared form and tags"""

from datetime import date, datetime

import pytest
import time_machine
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from evaluasi.views.konteks import Kerangka
from pegawai.formulir import Formulir, SaringForm
from pegawai.penolakan import PermintaanKeliru
from tests.halaman.bantu import isi, teks


# Menu --------------------------------------------------------------------------------------------
def menu(pegawai):
    kerangka = Kerangka(RequestFactory().get("/"), pegawai)
    return {k["nama"]: [b["teks"] for b in k["butir"]] for k in kerangka.menu}


def lipatan(pegawai, **kue):
    """{group: is it open} of those that fold"""
    permintaan = RequestFactory().get("/")
    permintaan.COOKIES.update(kue)
    return {k["nama"]: k["terbuka"] for k in Kerangka(permintaan, pegawai).menu if k["lipat"]}


def test_menu_panjang_melipat_yang_bukan_pekerjaan_harian(pemeran, periode):
    assert lipatan(pemeran.joko) == {}  # they fit on a laptop
    terlipat = lipatan(pemeran.budi)
    assert ("Tim saya" in terlipat, terlipat["Gambaran organisasi"]) == (False, False)


def test_lipatan_yang_dibuka_tetap_terbuka_di_peramban_itu(pemeran, periode):
    buka = lipatan(pemeran.admin, lipatan="Kepegawaian%7CPantauan%7C<script>")
    assert {n for n, terbuka in buka.items() if terbuka} == {"Kepegawaian", "Pantauan"}


SAYA = {
    "Pekerjaan saya": [
        "Tugas saya",
        "SKP saya",
        "Realisasi & bukti",
        "Umpan balik",
        "Hasil evaluasi",
        "Penugasan",
        "Tanda tangan",
        "Arsip saya",
    ],
    "Gambaran organisasi": ["Rencana organisasi", "Pohon kinerja", "Panduan"],
}
PROFIL = {"Gambaran organisasi": [*SAYA["Gambaran organisasi"], "Profil kinerja"]}
TALENTA = {"Tindak lanjut": ["Predikat berturut-turut", "Daftar angka kredit"]}
KELUAR = {"Data keluar": ["Paket SIASN", "API untuk sistem lain", "Webhook"]}
LANJUT = {
    "Tindak lanjut": [
        "Tindak lanjut", "Predikat berturut-turut", "Daftar angka kredit", "Faktor tunjangan", "Pola penilai",
    ],
}  # fmt: skip
TIM = {
    "Pekerjaan saya": [*SAYA["Pekerjaan saya"][:5], "Pembinaan", *SAYA["Pekerjaan saya"][5:]],
    "Tim saya": [
        "Matriks peran hasil", "SKP bawahan", "Pemantauan", "Penilaian bawahan", "Usulan capaian unit",
        "Pertimbangan", "Kurva tim",
        "Keberatan", "Laporan evaluasi", "Penyusun pendamping",
    ],
}  # fmt: skip
ORGANISASI = {
    "Organisasi": [
        "Pemantauan unit", "Capaian organisasi", "Unit kerja", "Pegawai", "Antrean atasan", "Kewenangan",
        "Tahun kinerja", "Aturan dan hari libur", "Katalog RHK",
    ],
    "Kepegawaian": ["Permintaan perbaikan", "Proses Mutasi", "Ketidakhadiran"],
}  # fmt: skip
BKD = {
    "Organisasi": [
        "Pemantauan unit", "Capaian organisasi", "Unit kerja", "Pegawai", "Antrean atasan", "Bantuan layar",
        "Kewenangan", "Tahun kinerja", "Aturan dan hari libur", "Katalog RHK",
    ],
    "Kepegawaian": [
        "Kode aktivasi", "Permintaan perbaikan", "Proses Mutasi", "Impor data", "Ketidakhadiran", "Keberatan",
        "Laporan evaluasi", "Kunci tahun",
    ],
}  # fmt: skip
PROSES = {"Pantauan": ["Proses latar"]}
PANTAU = {"Pantauan": ["Peta kemajuan", "Siapa menunggu siapa", "Sebaran predikat"]}
PANTAUAN = {
    "Pantauan": ["Peta kemajuan", "Siapa menunggu siapa", "Sebaran predikat", "Proses latar", "Kesehatan sistem"]
}


@pytest.mark.parametrize(
    ("siapa", "harapan"),
    [
        ("sari", SAYA), ("budi", SAYA | TIM | PANTAU | PROFIL), ("rina", SAYA | TIM | PANTAU | PROFIL),
        ("tono", SAYA | TIM | PANTAU | PROFIL), ("bupati", SAYA | TIM | PANTAU | PROFIL),
        ("dewi", SAYA | ORGANISASI | PANTAU | PROFIL | TALENTA),
        ("admin", SAYA | BKD | PANTAUAN | PROFIL | LANJUT | KELUAR),
    ],
)  # fmt: skip
def test_menu_menurut_kenyataan(pemeran, siapa, harapan):
    assert menu(getattr(pemeran, siapa)) == harapan


def test_menu_tim_hilang_setelah_tidak_memimpin(pemeran):
    pemeran.budi.penempatan.update(selesai=date(2021, 1, 1))
    assert menu(pemeran.budi) == SAYA


def test_pemesan_pekerjaan_melihat_proses_latar(pemeran):
    from pegawai.models import Pekerjaan

    Pekerjaan.objects.create(tugas="x", kunci="x", judul="x", peminta=pemeran.sari)
    assert menu(pemeran.sari) == SAYA | PROSES


@pytest.mark.parametrize(
    ("alamat", "aktif"),
    [
        ("/", "beranda"), ("/skp/abc/", "skp_app:daftar"), ("/skp/tim/2025/", "skp_app:tim"),
        ("/penilaian/x/", "evaluasi:tim"), ("/akun/", ""), ("/skpx/", ""),
    ],
)  # fmt: skip
def test_butir_aktif_menurut_alamat_terpanjang(alamat, aktif):
    assert Kerangka(RequestFactory().get(alamat), None).aktif == aktif


def test_kepala_menyebut_instansi_orang_dan_tahun(sebagai, pemeran, periode):
    halaman = teks(sebagai(pemeran.sari).get("/akun/"))
    assert "Aplikasi SKP PEMERINTAH KABUPATEN SUKAMAJU" in halaman
    assert f"Tahun {timezone.localdate().year}" in halaman
    assert "SU Sari Utami — akun saya" in halaman


def test_menu_hp_memakai_tautan_tanpa_skrip(sebagai, pemeran):
    halaman = isi(sebagai(pemeran.sari).get("/akun/"))
    assert '<a href="#menu">' in halaman
    assert '<nav class="samping" id="menu"' in halaman


# Tags and filters --------------------------------------------------------------------------------
def tulis(pola, **isian):
    return Template(pola).render(Context(isian))


AWAS = '<svg class="ikon" viewBox="0 0 20 20" aria-hidden="true"><use href="#i-awas"/></svg>'
WAKTU = datetime(2026, 4, 15, 3, 42, tzinfo=timezone.get_fixed_timezone(0))


@pytest.mark.parametrize(
    ("pola", "nilai", "hasil"),
    [
        ("{{ x|tanggal }}", date(2026, 4, 15), "Rabu, 15 April 2026"),
        ('{{ x|tanggal:"sedang" }}', date(2026, 8, 1), "1 Agustus 2026"),
        ('{{ x|tanggal:"pendek" }}', date(2026, 1, 23), "23 Januari"),
        ("{{ x|waktu }}", WAKTU, "15 April 2026 pukul 10.42"),
        ("{{ x|jam }}", WAKTU, "10.42"),
        ("{{ x|tanggal }}", None, ""),
        ("{{ x|angka }}", 1234567, "1.234.567"),
        ("{{ x|angka }}", 1234.5, "1.234,5"),
        ("{{ x|angka }}", 0, "0"),
        ("{{ x|nip }}", "198503152010012007", "19850315 201001 2 007"),
        ("{{ x|nip_tersamar }}", "198503152010012007", "•••• 2007"),
        ("{{ x|nip }}", None, ""),
        ("{{ x|nama_bidang }}", "sesi-sumber_data", "Sumber data"),
        ('{% cip x "merah" %}', "<b>", f'<span class="cip cip-merah">{AWAS}&lt;b&gt;</span>'),
        ("{% cip x %}", "Draf", '<span class="cip cip-netral">Draf</span>'),
    ],
)  # fmt: skip
def test_tulisan_indonesia(pola, nilai, hasil):
    assert tulis(pola, x=nilai) == hasil


@pytest.mark.parametrize(
    ("tenggat", "hasil"),
    [
        (date(2026, 4, 15), "8 hari lagi"),
        (date(2026, 4, 7), "Hari ini"),
        (date(2026, 4, 4), "Lewat 3 hari"),
        (None, ""),
    ],
)
def test_sisa_hari_menurut_hari_di_sini(tenggat, hasil):
    with time_machine.travel(
        datetime(2026, 4, 6, 18, 0, tzinfo=timezone.get_fixed_timezone(0))
    ):  # already the 7th in Jakarta
        assert tulis("{{ x|sisa_hari }}", x=tenggat) == hasil


def test_jejak_halaman():
    jejak = tulis('{% jejak "SKP saya" "/skp/" "2026" %}')
    assert (
        '<li><a href="/">Tugas saya</a></li><li><a href="/skp/">SKP saya</a></li><li aria-current="page">2026</li>'
        in jejak
    )


def test_sprite_memuat_setiap_ikon_yang_dipakai():
    import re

    from django.conf import settings

    folder = settings.AKAR / "templates"
    ada = set(re.findall(r'id="i-([\w-]+)"', (folder / "_ikon.html").read_text()))
    dipakai = set(re.findall(r'{% ikon "([\w-]+)"', " ".join(b.read_text() for b in folder.rglob("*.html"))))
    assert dipakai - ada == set()


# Forms -------------------------------------------------------------------------------------------
class Contoh(Formulir):
    judul = forms.CharField(label="Judul", max_length=20)
    uraian = forms.CharField(label="Uraian", widget=forms.Textarea, required=False)
    jumlah = forms.IntegerField(label="Jumlah", min_value=1, required=False)
    tanggal = forms.DateField(label="Tanggal", required=False)
    jenis = forms.ChoiceField(label="Jenis", choices=[("a", "A")], required=False)
    sandi = forms.CharField(label="Sandi", widget=forms.PasswordInput, required=False)
    khusus = forms.CharField(label="Khusus", required=False, max_length=3, error_messages={"max_length": "Tiga saja."})


@pytest.mark.parametrize(
    ("bidang", "nilai", "kalimat"),
    [
        ("judul", "", "Judul belum diisi."),
        ("judul", "\u3164", "Isian hanya berisi spasi."),
        ("judul", "a\nb", "Tulis dalam satu baris."),
        ("judul", "x" * 21, "Judul paling panjang 20 huruf. Sekarang 21; pendekkan."),
        ("uraian", "a\u202eb", "Isian memuat tanda pembalik arah tulisan. Hapus, lalu ketik ulang bagian itu."),
        ("jumlah", "abc", "Jumlah ditulis dengan angka saja, mis. 12."),
        ("jumlah", "9" * 5000, "Jumlah ditulis dengan angka saja, mis. 12."),
        ("jumlah", "0", "Jumlah paling kecil 1."),
        ("tanggal", "30-02-2026", "Tanggal ditulis dengan tanggal, mis. 15/04/2026."),
        ("jenis", "b", "Jenis: pilih salah satu yang tersedia."),
        ("khusus", "abcd", "Tiga saja."),
    ],
)
def test_kalimat_menyebut_bidangnya(bidang, nilai, kalimat):
    assert Contoh({"judul": "Baik", bidang: nilai}).errors == {bidang: [kalimat]}


def test_isian_wajar_diterima():
    formulir = Contoh(
        {"judul": "Baik", "uraian": "dua\nbaris", "jumlah": "3", "tanggal": "15/04/2026", "sandi": "a\u202eb"}
    )
    assert formulir.errors == {}
    assert formulir.cleaned_data["tanggal"] == date(2026, 4, 15)


def test_bidang_keliru_terhubung_dengan_kalimatnya():
    halaman = tulis(
        '{% include "_bidang.html" with bidang=f.judul %}{% include "_ringkasan_salah.html" with formulir=f %}',
        f=Contoh({}),
    )
    assert 'aria-invalid="true" aria-describedby="id_judul_error"' in halaman
    assert 'id="id_judul_error"' in halaman
    assert '<a href="#id_judul">Judul</a>: Judul belum diisi.' in halaman


class Saring(SaringForm):
    tahun = forms.IntegerField(label="Tahun", min_value=2022, max_value=2100, required=False)


def test_kueri_yang_baik_terbaca():
    assert Saring.baca(RequestFactory().get("/?tahun=2026&lain=1")) == {"tahun": 2026}


@pytest.mark.parametrize("tahun", ["26", "abc", "-1", "2026 OR 1=1"])
def test_kueri_yang_keliru_ditolak_dengan_kalimat(tahun):
    with pytest.raises(PermintaanKeliru, match="Tahun"):
        Saring.baca(RequestFactory().get("/", {"tahun": tahun}))
