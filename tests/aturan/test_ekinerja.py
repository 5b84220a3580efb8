"""The order of the screens of e-Kinerja BKN, and the terms of a note to another system."""

import hashlib
import hmac

from evaluasi.aturan import ekinerja, webhook

IKI = {"aspek": [], "perspektif": "anggaran", "teks": "Persentase serapan", "target": "95%"}
RHK = {
    "nomor": 1,
    "jenis": "utama",
    "teks": "Anggaran terserap",
    "penugasan_dari": "Bupati",
    "intervensi": "",
    "iki": [IKI],
}
SALINAN = {
    "keluarga": "jpt", "pendekatan": "kualitatif", "periode": {"mulai": "2026-02-01", "selesai": "2026-12-31"},
    "rhk": [RHK], "ekspektasi": {"akuntabel": ["Tepat waktu", "Jujur"]},
    "lampiran": {"dukungan": ["Dua analis"], "skema": [], "konsekuensi": ["Teguran"]},
}  # fmt: skip


def test_pimpinan_tinggi_tanpa_intervensi_dengan_perspektif():
    langkah = ekinerja.skp(SALINAN)
    assert [x.nama for x in langkah] == [
        "Tambah SKP", "Tambah RHK 1", "Tambah Indikator 1.1", "Perilaku kerja: Akuntabel",
        "Lampiran: Dukungan sumber daya", "Lampiran: Konsekuensi",
    ]  # fmt: skip
    assert langkah[1].isian == [("Jenis RHK", "Utama"), ("Rencana hasil kerja", "Anggaran terserap"),
                                ("Penugasan dari", "Bupati")]  # fmt: skip
    assert langkah[2].isian == [("Indikator kinerja individu", "Persentase serapan"), ("Target", "95%"),
                                ("Perspektif", "Anggaran")]  # fmt: skip
    assert [i.nilai for i in langkah[3].isian] == ["Tepat waktu", "Jujur"]


def test_pegawai_lain_menyebut_rhk_pimpinan_yang_diintervensi():
    satu = {**SALINAN, "keluarga": "ja_jf", "rhk": [{**RHK, "intervensi": "Layanan andal"}]}
    assert ekinerja.skp(satu)[1].isian[1] == ("RHK pimpinan yang diintervensi", "Layanan andal")


def test_hasil_menyebut_rating_lalu_predikat_untuk_dicocokkan():
    langkah = ekinerja.penilaian({"catatan": ""}, "di_atas", "di_bawah", "kurang")
    assert [i for x in langkah for i in x.isian] == [
        ("Rating hasil kerja", "Di atas ekspektasi"), ("Rating perilaku kerja", "Di bawah ekspektasi"),
        ("Predikat kinerja pegawai", "Kurang/misconduct"),
    ]  # fmt: skip


def test_teks_panjang_memakai_kotak_besar():
    assert [ekinerja.Isian("x", teks).panjang for teks in ("pendek", "a" * 61, "dua\nbaris")] == [False, True, True]


def test_jeda_memanjang_lalu_menyerah():
    assert [webhook.jeda(n) for n in range(1, 8)] == [60, 300, 1800, 7200, 21600, 86400, None]


def test_tanda_tangan_mengikat_waktu_dan_isi():
    sidik = hmac.new(b"rahasia", b'1700000000.{"a":1}', hashlib.sha256).hexdigest()
    assert webhook.tanda_tangan("rahasia", 1700000000, b'{"a":1}') == f"t=1700000000,v1={sidik}"
    assert webhook.tanda_tangan("rahasia", 1700000001, b'{"a":1}') != f"t=1700000000,v1={sidik}"
