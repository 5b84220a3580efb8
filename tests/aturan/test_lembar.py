"""Daily entries as text becomes rows (Pasal 16, Lampiran p. 68): every door reads the same columns."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest

from skp_app.aturan import lembar
from skp_app.aturan.lembar import Bulan, IsiBaris, Jadwal, Keliru
from skp_app.aturan.tempel import sel_tabel

HARI_INI = date(2026, 4, 30)
APRIL = (Path(__file__).parents[1] / "berkas" / "progres_harian_april.tsv").read_text()
BAIK = {"tanggal": "15-04-2026", "kegiatan": "Menyusun rekap"}


def baca(**teks):
    return lembar.baca_baris(BAIK | teks, hari_ini=HARI_INI)


@pytest.mark.parametrize(
    "teks",
    ["01-04-2026", "1/4/2026", "01.04.2026", "2026-04-01", "1 April 2026", "Rabu, 1 Apr 2026", "2026-04-01 00:00:00"],
)
def test_tanggal_seperti_ditulis_orang(teks):
    assert lembar.tanggal(teks) == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("30-02-2026", "Tanggal 30-02-2026 tidak ada dalam kalender."),
        ("29/02/2027", "Tanggal 29/02/2027 tidak ada dalam kalender."),
        ("00-00-0000", "Tanggal 00-00-0000 tidak ada dalam kalender."),
        ("1/2/26", "Tanggal ditulis dengan hari, bulan, dan tahun, mis. 15-04-2026."),
        ("46113", "Tanggal ditulis dengan hari, bulan, dan tahun, mis. 15-04-2026."),
        ("٠١-٠٤-٢٠٢٦", "Tanggal ditulis dengan hari, bulan, dan tahun, mis. 15-04-2026."),
        ("kemarin", "Tanggal ditulis dengan hari, bulan, dan tahun, mis. 15-04-2026."),
    ],
)
def test_tanggal_yang_tidak_dapat_dibaca(teks, kalimat):
    with pytest.raises(Keliru, match=f"^{kalimat}$".replace("(", r"\(")):
        lembar.tanggal(teks)


@pytest.mark.parametrize(
    ("teks", "pukul"), [("07:30", time(7, 30)), ("7.30", time(7, 30)), ("16:00:00", time(16)), ("0,3125", time(7, 30)),
                        ("13.45 WIB", time(13, 45)), ("0730", time(7, 30))],
)  # fmt: skip
def test_jam(teks, pukul):
    assert lembar.jam(teks) == pukul


@pytest.mark.parametrize("teks", ["24:00", "23:59:60", "7", "730", "pagi", "-1:00", "07:30+25:00"])
def test_jam_yang_tidak_dapat_dibaca(teks):
    assert baca(jam_mulai=teks, jam_selesai="23:59").salah["jam_mulai"].startswith("Jam mulai ")


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [("0", "0"), ("12", "12"), ("1,5", "1.5"), ("1.5", "1.5"), ("1.000", "1000"), ("1.234,25", "1234.25"),
     ("1.000.000", "1000000")],
)  # fmt: skip
def test_bilangan_indonesia(teks, nilai):
    assert lembar.bilangan(teks) == Decimal(nilai)


@pytest.mark.parametrize(
    "teks",
    ["-1", "1e3", "1e400", "NaN", "Infinity", "0x10", "1_000", "١٢", "１２", "abc", "1.00.000", "9" * 30, "9" * 5000,
     "1,23456", "2 Dokumen", "50%"],
)  # fmt: skip
def test_bilangan_yang_ditolak_dengan_kalimat(teks):
    assert baca(realisasi=teks, satuan="Dokumen").salah["realisasi"].startswith("Realisasi ")


@pytest.mark.parametrize(
    ("teks", "salah"),
    [
        ({"tanggal": ""}, {"tanggal": "Tanggal belum diisi."}),
        ({"tanggal": "01-05-2026"}, {"tanggal": "Tanggal ini belum tiba. Kegiatan dicatat sesudah dikerjakan."}),
        ({"kegiatan": " \u200d "}, {"kegiatan": "Kegiatan belum diisi. Tulis apa yang dikerjakan dan hasilnya."}),
        (
            {"kegiatan": "x" * 501},
            {"kegiatan": "Kegiatan paling panjang 500 huruf. Sekarang 501; pendekkan."},
        ),
        (
            {"jam_mulai": "09:00", "jam_selesai": "09:00"},
            {"jam_selesai": "Jam selesai harus sesudah jam mulai (09.00)."},
        ),
        (
            {"jam_mulai": "09:00"},
            {"jam_selesai": "Jam selesai belum diisi. Isi keduanya, atau kosongkan keduanya."},
        ),
        ({"realisasi": "2"}, {"satuan": "Satuan belum diisi. Tulis satuan dari realisasi, mis. Dokumen."}),
        (
            {"satuan": "a\u202eb"},
            {"satuan": "Satuan: isian memuat tanda pembalik arah tulisan. Hapus, lalu ketik ulang bagian itu."},
        ),
    ],
)  # fmt: skip
def test_setiap_penolakan_menyebut_bidang_dan_jalan_keluarnya(teks, salah):
    assert baca(**teks) == (None, salah)


def test_rumus_dan_tanda_html_adalah_teks_biasa():
    for teks in ("=1+1", "@SUM(A1)", "<script>", "{{7*7}}", "' OR 1=1--"):
        assert baca(kegiatan=teks).isi.kegiatan == teks


def test_contoh_satu_bulan_terbaca_utuh_dan_tertulis_sama():
    tabel = lembar.baca_tabel(sel_tabel(APRIL))
    bacaan = [lembar.baca_baris(teks, hari_ini=HARI_INI) for _, teks in tabel.baris]
    assert len(bacaan) == 55
    assert [b.salah for b in bacaan if b.salah] == []
    assert len({b.isi.tanggal for b in bacaan}) == 21
    assert [lembar.sebagai_teks(b.isi) for b in bacaan] == [teks for _, teks in tabel.baris]


def test_tanpa_baris_judul_kolom_dihitung_dari_tanggalnya():
    sel = sel_tabel(APRIL.rstrip())[1:]
    utuh = lembar.baca_tabel(sel)
    assert list(utuh.baris[0][1]) == list(lembar.KOLOM)
    assert [t for _, t in lembar.baca_tabel([["7", *s] for s in sel]).baris] == [t for _, t in utuh.baris]
    tanpa_aksi = [{k: v for k, v in t.items() if k != "rencana_aksi"} for _, t in utuh.baris]
    assert [t for _, t in lembar.baca_tabel([s[1:] for s in sel]).baris] == tanpa_aksi


@pytest.mark.parametrize(
    ("judul", "kalimat"),
    [
        (["Tanggal", "tanggal ", "Kegiatan", "Satuan"], "Kolom “Tanggal” ada dua. Sisakan satu, lalu masukkan lagi."),
        (["Rencana Aksi", "Tanggal", "Satuan"], "Kolom “Kegiatan” tidak ada dalam tabel ini."),
        (["NIP", "Nama", "Jabatan"], lembar.BENTUK_SALAH),
        (["", ""], "Tabel ini kosong."),
    ],
)
def test_tabel_yang_bukan_progres_harian(judul, kalimat):
    assert lembar.baca_tabel([judul]).kalimat == kalimat


def test_judul_boleh_berurutan_lain_dan_kolom_asing_dilewati():
    tabel = lembar.baca_tabel(
        [["KEGIATAN", "status", "  tanggal", "Bukti_Dukung"], ["Rapat", "admin", "1/4/2026", "x"]]
    )
    assert tabel.baris == [(2, {"kegiatan": "Rapat", "tanggal": "1/4/2026", "bukti": "x"})]


def jadwal(*jam):
    return [Jadwal(time.fromisoformat(a), time.fromisoformat(b), a) for a, b in jam]


def test_jam_yang_bertumpuk_dihitung_sekali_dan_disebut():
    hari = jadwal(("07:30", "10:00"), ("09:00", "11:00"), ("13:00", "16:00"))
    assert lembar.tulis_menit(lembar.menit(hari)) == "6 jam 30 menit"
    assert [(a.kegiatan, b.kegiatan) for a, b in lembar.tumpang_tindih(hari)] == [("07:30", "09:00")]
    assert lembar.tumpang_tindih(jadwal(("07:30", "09:00"), ("09:00", "10:00"))) == []
    panjang = lembar.tumpang_tindih(jadwal(("07:00", "12:00"), ("08:00", "09:00"), ("10:00", "11:00")))
    assert [b.kegiatan for _, b in panjang] == ["08:00", "10:00"]


@pytest.mark.parametrize(
    ("pola", "nilai", "hari"),
    [
        ("hari_kerja", [], [1, 2, 3, 6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 20, 21, 22, 23, 24, 27, 28, 29, 30]),
        ("hari", [0, 5], [4, 6, 11, 13, 18, 20, 25, 27]),
        ("tanggal", [1, 31], [1, 30]),
    ],
)
def test_kegiatan_rutin_jatuh_pada(pola, nilai, hari):
    assert [h.day for h in Bulan(2026, 4).hari() if lembar.jatuh_pada(h, pola, nilai)] == hari


def test_bulan():
    assert [Bulan(2026, 1).geser(-1).kode, Bulan(2026, 12).geser(1).kode] == ["2025-12", "2027-01"]
    assert Bulan(2028, 2).akhir == date(2028, 2, 29)


def test_baris_yang_sama_berkunci_sama_dan_kembarannya_lain():
    isi = IsiBaris(date(2026, 4, 1), "Rapat", realisasi=Decimal("2.0"), satuan="Kegiatan")
    serupa = isi._replace(kegiatan=" rapat ", realisasi=Decimal(2))
    assert lembar.kunci_baris(isi, 1) == lembar.kunci_baris(serupa, 1)
    assert len({lembar.kunci_baris(isi, 1), lembar.kunci_baris(isi, 2)}) == 2


def test_jumlah_per_indikator_menyebut_satuannya():
    a, b = uuid4(), uuid4()
    hasil = lembar.jumlahkan([(a, Decimal(2), "Dokumen"), (a, Decimal("1.5"), "dokumen"), (b, Decimal(1), "Unit"),
                              (b, None, ""), (b, Decimal(3), "Laporan")])  # fmt: skip
    assert (hasil[a].jumlah, hasil[a].seragam) == (Decimal("3.5"), True)
    assert (hasil[b].jumlah, hasil[b].satuan, hasil[b].seragam) == (Decimal(4), ("Unit", "Laporan"), False)
