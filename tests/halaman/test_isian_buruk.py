"""Bad input on every address: never a 5xx, and what is refused has changed nothing."""

import pytest
from django.db import connection, transaction
from django.urls import reverse

from tests.halaman.test_matriks import BAGIAN, baris, dunia  # noqa: F401

pytestmark = pytest.mark.django_db
# As they travel: percent-encoded, so that broken bytes arrive as such.
BURUK = {
    "NUL": "a%00b",
    "setengah huruf": "%ED%A0%80",
    "bukan UTF-8": "%FF%FE",
    "10.000 huruf": "x" * 10_000,
    "angka raksasa": "9" * 5_000,
    "di luar bigint": str(2**63),
    "minus": "-1",
    "pecahan": "1e400",
    "NaN": "NaN",
    "kosong": "",
    "hanya spasi": "%20%20",
    "skrip": "%3Cscript%3Ealert(1)%3C/script%3E",
    "sql": "%27%3B+DROP+TABLE+x%3B--",
    "kanan ke kiri": "%E2%80%AE",
    "tanggal": "2026-02-30",
}
RINGKAS = ("NUL", "setengah huruf", "10.000 huruf", "angka raksasa", "minus", "NaN", "kosong", "skrip")
SARINGAN = (
    "hal",
    "unit",
    "jabatan",
    "q",
    "cari",
    "status",
    "keadaan",
    "isi",
    "periode",
    "skp",
    "next",
    "urut",
    "tmt",
    "jenis",
    "rhk",
    "bawahan",
    "dari",
    "ke",
    "hanya",
    "tentang",
    "permintaan",
)
TABEL = ("skp_app_skp", "skp_app_rhk", "skp_app_iki", "skp_app_ekspektasikhusus", "skp_app_lampiranskp",
         "skp_app_realisasi", "skp_app_buktidukung", "skp_app_pakaibukti", "skp_app_umpanbalik", "skp_app_ujardialog",
         "skp_app_permintaanumpanbalik", "skp_app_tanggapanumpanbalik", "skp_app_jadwalumpanbalik",
         "skp_app_kesepakatandialog", "skp_app_catatanreviu", "skp_app_pendamping", "skp_app_perpanjangan",
         "skp_app_rencanaunit", "skp_app_sasaranunit", "skp_app_indikatorunit",
         "skp_app_targetindikator", "skp_app_manualindikator", "skp_app_strategi", "skp_app_workblock",
         "evaluasi_evaluasi", "evaluasi_capaianorganisasi", "pegawai_jejak",
         "pegawai_pengguna", "pegawai_unitkerja", "pegawai_pegawai", "pegawai_penempatan", "pegawai_jabatan",
         "pegawai_bebasskp", "pegawai_kodeaktivasi", "pegawai_unitkerjauserobjectpermission",
         "skp_app_matriks", "skp_app_kolommatriks", "skp_app_barismatriks", "skp_app_selmatriks", "skp_app_peranhasil",
         "skp_app_timkerja", "skp_app_penugasan", "skp_app_tugasbelajar", "skp_app_peristiwa",
         "evaluasi_hasildisepakati")  # fmt: skip
TIDAK_BERUBAH = frozenset({400, 403, 404, 405, 409, 413, 422, 429})


def bidang(d):
    """Every field name of our forms, rows included."""
    rhk, iki, iki_sari = d.rhk.pk, d.iki.pk, d.iki_sari.pk
    return [
        "masuk", "sandi", "lama", "baru", "tahun", "jenis", "pendekatan", "sidik", "versi", "catatan", "sasaran",
        "nada", "isi", "hubungan", "nama", "periode", "judul", "tautan", "lokasi", "rhk", "iki", "teks", "lanjut",
        "rating_hasil", "rating_perilaku", f"tanda-{rhk}", "pilih", "predikat", "dasar", "ditetapkan_oleh", "tanggal",
        "usul", "menjadi", "alasan", "agenda", "kesepakatan", "berikutnya", "pk",
        "tmt", "cara", "bawahan", "uraian", "pemberi_teks", "program", "perguruan", "luar_negeri", "pegawai_cari",
        "akreditasi_perguruan", "akreditasi_prodi", "putusan", "mutu", "hasil",
        "jawab", "rancangan", "sisip", "pilihan",
        *(f"rhk-{rhk}-{b}" for b in ("teks", "versi", "penugasan_dari", "kendali")),
        *(f"iki-{iki}-{b}" for b in ("teks", "target", "aspek", "perspektif", "versi")),
        *(f"realisasi-{iki_sari}-{b}" for b in ("teks", "sumber_data", "kendala", "versi")),
        "lampiran", *(f"lampiran-{b}" for b in ("dukungan", "skema", "konsekuensi", "versi")),
        *(f"ekspektasi-{b}" for b in ("akuntabel", "loyal")),
        "gelar_depan", "gelar_belakang", "nip", "id_siasn", "golongan", "surel", "nomor_perjanjian",
        "kontrak_mulai", "kontrak_selesai", "kode_unor", "tempat", "mandiri", "unit_cetak", "mulai", "selesai",
        "unit", "unit_cari", "daerah", "puncak", "jabatan", "jenis_jabatan", "jenjang", "memimpin", "penilai",
        "penilai_cari", "nama_unit_cetak",
        "nama_masuk", "izin", "kode_sandi", "sandi_baru", "sandi_ulang",
        "orang", "mulai", "selesai", "sampai", "nilai", f"sidik-{d.skp['lina'].kode}",
        "kolom", "baris", "pemilik", "apa", "pegawai", "nama_luar", "jabatan_luar", "beserta_isi", "ketua", "anggota",
        "peran", *(f"sel-{d.sel_matriks[1]}-{b}" for b in ("teks", "versi")),
        "rhk-999999999-teks", f"rhk-{'9' * 30}-teks", "iki--1-teks",
        "tahun_mulai", "tahun_selesai", "rancangan", "induk", "indikator", f"sama-{d.indikator_dinas.pk}", "pakai",
        *(f"rencana-{d.pk_dinas.pk}-{b}" for b in ("judul", "rancangan", "versi")),
        *(f"sasaran-{d.sasaran_dinas.pk}-{b}" for b in ("teks", "sebutan", "perspektif", "versi")),
        *(f"indikator-{d.indikator_dinas.pk}-{b}" for b in ("teks", "satuan", "metode", f"t{d.tahun}", "versi")),
        *(f"manual-{d.iki_tono.pk}-{b}" for b in ("definisi", "kendali", "periode_pelaporan", "versi")),
        *(f"strategi-{d.strategi_tono.pk}-{b}" for b in ("teks", "tingkat", "cascading", "versi")),
        *(f"workblock-{d.blok_tono.pk}-{b}" for b in ("judul", "strategi_rutin", "versi")),
        f"sasaran-{'9' * 18}-teks", "indikator-999999999-versi",
    ]  # fmt: skip


def keadaan():
    """One digest of all business rows."""
    with connection.cursor() as kursor:
        kursor.execute(
            " UNION ALL ".join(f"SELECT '{t}', md5(string_agg(x::text, '|' ORDER BY x.id)) FROM {t} x" for t in TABEL)
        )
        return kursor.fetchall()


def kirim(klien, metode, url, isi):
    """Status and whether anything changed; the effects are taken back."""
    with transaction.atomic():
        if metode == "GET":
            jawab = klien.generic("GET", url, QUERY_STRING=isi)
        else:
            jawab = klien.generic("POST", url, isi, content_type="application/x-www-form-urlencoded")
        sesudah = keadaan() if jawab.status_code in TIDAK_BERUBAH else None
        transaction.set_rollback(True)
    return jawab.status_code, sesudah


def seseorang(dunia, boleh):  # noqa: F811
    """Who may; on a page that is nobody's, anybody."""
    return dunia.klien[min(boleh or dunia.klien)]


@pytest.mark.parametrize("bagian", range(BAGIAN))
def test_saringan_yang_rusak_tidak_pernah_menjadi_500(dunia, bagian):  # noqa: F811
    for b in baris(dunia)[bagian::BAGIAN]:
        if b.get is None:
            continue
        klien = seseorang(dunia, b.pembaca or b.lihat)
        for nama, buruk in BURUK.items():
            status, _ = kirim(klien, "GET", reverse(b.nama, args=b.argumen), "&".join(f"{s}={buruk}" for s in SARINGAN))
            assert status < 500, (b.nama, nama)


@pytest.mark.parametrize("bagian", range(BAGIAN))
def test_isian_yang_rusak_ditolak_tanpa_mengubah_apa_pun(dunia, bagian):  # noqa: F811
    sebelum, semua = keadaan(), bidang(dunia)
    for b in baris(dunia)[bagian::BAGIAN]:
        if b.post is None:
            continue
        klien = seseorang(dunia, b.pelaku or b.lihat)
        kue = klien.cookies.copy()
        for nama, buruk in ((n, BURUK[n]) for n in RINGKAS):
            isi = "&".join(f"{f}={buruk}" for f in semua)
            status, sesudah = kirim(klien, "POST", reverse(b.nama, args=b.argumen), isi)
            klien.cookies = kue.copy()
            assert status < 500, (b.nama, nama)
            assert sesudah in (None, sebelum), (b.nama, nama, status)


@pytest.mark.parametrize(
    "alamat",
    ["/skp/%00/", "/skp/" + "a" * 20_000 + "/", "/skp/9999999999999999999/", "/penilaian/%27/%22/", "/skp/-1/",
     "/proses/..%2f..%2fetc/", "/realisasi/2026-tw9/", "/evaluasi/%ED%A0%80/", "/skp/tim/99999999999/",
     "/organisasi/unit/%27/", "/organisasi/pegawai/x/penempatan/99999999999999999999/",
     "/pemberitahuan/99999999999999999999/buka/", "/umpan-balik/beri/%3Cscript%3E/"],
)  # fmt: skip
def test_alamat_yang_dikarang_tidak_pernah_menjadi_500(dunia, alamat):  # noqa: F811
    for metode in ("GET", "POST"):
        status, _ = kirim(dunia.klien["sari"], metode, alamat, "")
        assert status in {301, 302, 400, 404, 405, 414}, metode
