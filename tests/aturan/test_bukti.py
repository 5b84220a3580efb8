"""Names and headers of files of evidence, sizes as people read them, and what policy can narrow."""

import pytest

from skp_app.aturan.bukti import (
    AKHIRAN_LAIN,
    KALIMAT,
    MB,
    PANJANG_NAMA,
    TIPE,
    Batas,
    BerkasDitolak,
    kepala_unduh,
    nama_aman,
    periksa_ukuran,
    tipe_dari_nama,
    ukuran_terbaca,
)

BATAS = Batas.dari(
    {"tipe": list(TIPE), "pdf_mb": 10, "gambar_mb": 5, "dokumen_mb": 10, "megapiksel": 40, "halaman": 1000,
     "berkas_per_skp": 50, "mb_per_skp": 200}
)  # fmt: skip


@pytest.mark.parametrize(
    ("nama", "aman"),
    [
        ("Laporan Maret.pdf", "Laporan Maret.pdf"),
        ("../../etc/passwd", "passwd"),
        ("D:\\kerja\\sari\\laporan.pdf", "laporan.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie x=1.pdf"),
        ('a"b.pdf', "a b.pdf"),
        ("\u202efdp.exe.pdf", "fdp.exe.pdf"),
        ("a\u200b\u2066b.pdf", "ab.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("lpt1", "_lpt1"),
        (".htaccess", "htaccess"),
        ("...", "berkas"),
        ("", "berkas"),
        ("  a   b .pdf", "a b .pdf"),
        ("Lapora\u0301n.pdf", "Laporán.pdf"),
        ("<script>.pdf", "script .pdf"),
        ("a" * 300 + ".pdf", "a" * 139 + ".pdf"),
        ("laporan%2fetc.pdf", "laporan 2fetc.pdf"),
    ],
)
def test_nama_aman(nama, aman):
    assert nama_aman(nama) == aman
    assert nama_aman(aman) == aman
    assert len(aman) <= PANJANG_NAMA


@pytest.mark.parametrize(
    ("nama", "kepala"),
    [
        ("a.pdf", "attachment; filename=\"a.pdf\"; filename*=UTF-8''a.pdf"),
        ("Laporán.pdf", "attachment; filename=\"Laporan.pdf\"; filename*=UTF-8''Lapor%C3%A1n.pdf"),
        ("报告.pdf", "attachment; filename=\"pdf\"; filename*=UTF-8''%E6%8A%A5%E5%91%8A.pdf"),
        ("a';b.pdf", "attachment; filename=\"a__b.pdf\"; filename*=UTF-8''a%27%3Bb.pdf"),
    ],
)
def test_kepala_unduh(nama, kepala):
    assert kepala_unduh(nama) == kepala


@pytest.mark.parametrize(
    ("ukuran", "terbaca"),
    [(12, "12 bita"), (1023, "1023 bita"), (1024, "1 KB"), (655_360, "640 KB"), (MB, "1 MB"), (1_258_291, "1,2 MB")],
)
def test_ukuran_terbaca(ukuran, terbaca):
    assert ukuran_terbaca(ukuran) == terbaca


@pytest.mark.parametrize(
    ("nama", "tipe"),
    [
        ("a.pdf", "pdf"),
        ("a.PDF", "pdf"),
        ("a.JPeG", "jpeg"),
        ("a.b.png", "png"),
        ("a.docx", "docx"),
        ("a.xlsx", "xlsx"),
    ],
)
def test_tipe_dari_akhiran(nama, tipe):
    assert tipe_dari_nama(nama, BATAS).kunci == tipe


@pytest.mark.parametrize("akhiran", sorted(AKHIRAN_LAIN))
def test_akhiran_yang_sering_dicoba_diberi_jalan_keluar(akhiran):
    with pytest.raises(BerkasDitolak) as tolak:
        tipe_dari_nama(f"a.{akhiran}", BATAS)
    assert str(tolak.value) == AKHIRAN_LAIN[akhiran]


def test_ukuran_tepat_pada_batas_diterima():
    periksa_ukuran(5 * MB, TIPE["png"], BATAS)
    with pytest.raises(BerkasDitolak, match="Foto 5 MB terlalu besar"):
        periksa_ukuran(5 * MB + 1, TIPE["png"], BATAS)
    periksa_ukuran(10 * MB, TIPE["pdf"], BATAS)
    with pytest.raises(BerkasDitolak, match="Berkas 10 MB terlalu besar"):
        periksa_ukuran(10 * MB + 1, TIPE["pdf"], BATAS)


def test_ketentuan_hanya_dapat_mempersempit():
    sempit = Batas.dari({**BATAS._asdict(), "tipe": ["pdf", "exe"]})
    assert sempit.tipe == {"pdf"}


def test_tiap_sebab_satu_kalimat_yang_tenang():
    assert len(set(KALIMAT.values())) == len(KALIMAT)
    for kalimat in (*KALIMAT.values(), *AKHIRAN_LAIN.values()):
        assert kalimat.endswith(".")
        assert not any(k in kalimat.lower() for k in ("!", "berhasil", "tidak valid", "maaf", "silakan"))
