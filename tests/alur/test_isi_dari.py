"""Filling a draft from elsewhere: from own earlier SKP, from the predecessor, from a pasted table"""

from datetime import date, timedelta

import pytest

from pegawai.models import Jejak
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import isi_dari, penyusunan, perencanaan
from skp_app.alur.isi import isi_skp
from skp_app.models import Iki, Rhk, Skp
from tests import pembuat
from tests.cuplikan import ditolak, tanpa_perubahan

TABEL = "Layanan tertempel\tWaktu\tJumlah hari\t3 hari\n\tBiaya\tJumlah biaya\t2 juta\nData tertempel\tKualitas\tx\t1"


@pytest.fixture
def lama(pemeran, periode):
    """Sari's SKP of last year, with a lampiran."""
    skp = pembuat.buat_skp(pemeran.sari, tahun=periode.tahun - 1)
    penyusunan.simpan_lampiran(skp, oleh=pemeran.sari, dukungan=["Server uji", "Anggaran"])
    tambahan = penyusunan.tambah_rhk(skp, oleh=pemeran.sari, jenis="tambahan", teks="Tersedianya kelas malam")
    isian = {"teks": "Jumlah kelas", "target": "2 kelas", "aspek": ["waktu", "biaya"], "perspektif": "anggaran"}
    penyusunan.simpan_iki(tambahan.iki.get(), oleh=pemeran.sari, versi=1, **isian)
    penyusunan.simpan_rhk(tambahan, oleh=pemeran.sari, versi=1, penugasan_dari="Sekretaris", intervensi_teks="Lama")
    return pembuat.tetapkan(skp)


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp(pemeran.sari, lengkap=False)


@pytest.fixture
def pendahulu(pemeran, organisasi, periode):
    """Wati held Sari's post until the end of last year; Sari came the next day."""
    wati = pembuat.buat_pegawai("Wati Rahayu")
    akhir = date(periode.tahun - 1, 12, 31)
    pembuat.tempatkan(wati, organisasi.egov, "PRANATA KOMPUTER AHLI MUDA", "jf_keahlian", selesai=akhir)
    pemeran.sari.penempatan.update(mulai=akhir + timedelta(days=1))
    skp = pembuat.buat_skp(wati, tahun=periode.tahun - 1)
    penyusunan.simpan_rhk(skp.rhk.first(), oleh=wati, versi=1, penugasan_dari="Sekretaris")
    return pembuat.tetapkan(skp)


def semua(skp):
    return [r.pk for r in skp.rhk.all()]


def teks(skp):
    return [(r.jenis, r.teks) for r in skp.rhk.all()]


LANGKAH = {
    "salin": lambda skp, oleh: isi_dari.salin(skp, oleh=oleh, rhk=_milik(skp)),
    "pendahulu": lambda skp, oleh: isi_dari.ambil(skp, oleh=oleh, rhk=_pendahulu(skp)),
    "tempel": lambda skp, oleh: isi_dari.tempel(skp, oleh=oleh, teks=TABEL),
}


def _milik(skp):
    return [*Rhk.objects.filter(skp__pegawai=skp.pegawai, skp__mulai__lt=skp.mulai).values_list("pk", flat=True)]


def _pendahulu(skp):
    return [*Rhk.objects.filter(skp__pegawai__nama="Wati Rahayu").values_list("pk", flat=True)]


@pytest.fixture
def siap(pendahulu, skp):
    """Wati's SKP, Sari's of last year under another post, and Sari's draft."""
    tahun = skp.mulai.year - 1
    sari = skp.pegawai
    pembuat.tempatkan(sari, skp.unit, "PENGELOLA DATA", mulai=date(2020, 1, 1), selesai=date(tahun, 12, 31))
    pembuat.tetapkan(pembuat.buat_skp(sari, tahun=tahun, rhk=3))
    return skp


# what holds for all ------------------------------------------------------------------------------
@pytest.mark.parametrize("langkah", LANGKAH)
@pytest.mark.parametrize("siapa", ["budi", "rina", "admin"])
def test_hanya_pemilik(siap, pemeran, langkah, siapa):
    with ditolak(BukanHak, "Isi SKP hanya dapat diubah oleh pegawai yang menyusunnya."):
        LANGKAH[langkah](siap, getattr(pemeran, siapa))


@pytest.mark.parametrize("langkah", LANGKAH)
@pytest.mark.parametrize("lanjut", ["ajukan", "tetapkan"])
def test_hanya_selama_disusun(siap, pemeran, langkah, lanjut):
    pembuat.isi_rhk(siap, 9)
    skp = getattr(pembuat, lanjut)(siap)
    kalimat = f"SKP berstatus “{skp.get_status_display()}”, isinya tidak dapat diubah lagi."
    with ditolak(KeadaanMenolak, kalimat):
        LANGKAH[langkah](skp, pemeran.sari)


@pytest.mark.parametrize("langkah", LANGKAH)
def test_yang_dikembalikan_dapat_diisi_lagi(siap, pemeran, langkah):
    pembuat.isi_rhk(siap, 9)
    skp = perencanaan.kembalikan(pembuat.ajukan(siap), oleh=pemeran.budi, catatan="Tambah RHK.")
    assert LANGKAH[langkah](skp, pemeran.sari).rhk != []


@pytest.mark.parametrize(("langkah", "banyak"), [("salin", 3), ("pendahulu", 2), ("tempel", 2)])
def test_satu_jejak_dengan_sumber_dan_jumlah_dan_versi_naik_sekali(siap, pemeran, langkah, banyak):
    sebelum = Jejak.objects.count()
    LANGKAH[langkah](siap, pemeran.sari)
    jejak = Jejak.objects.order_by("nomor").last()
    assert Jejak.objects.count() == sebelum + 1
    assert (jejak.kata_kerja, jejak.objek_id, jejak.oleh, jejak.sebagai) == (
        "isi_dari",
        siap.pk,
        pemeran.sari,
        "pemilik",
    )
    assert jejak.data == {"sumber": langkah, "rhk": banyak, "butir": 0}
    assert Skp.objects.get(pk=siap.pk).versi == siap.versi + 1


@pytest.mark.parametrize("langkah", LANGKAH)
def test_klik_kedua_tidak_menambah_apa_apa(siap, pemeran, langkah):
    banyak = len(LANGKAH[langkah](siap, pemeran.sari).rhk)
    with tanpa_perubahan():
        assert LANGKAH[langkah](siap, pemeran.sari) == ([], banyak, 0)


@pytest.mark.parametrize("langkah", LANGKAH)
def test_lebih_dari_enam_puluh_rhk_ditolak_seluruhnya(siap, pemeran, langkah):
    Rhk.objects.bulk_create(Rhk(skp=siap, urutan=n, teks=f"RHK {n}") for n in range(1, 60))
    with ditolak(IsianKeliru, "Satu SKP memuat paling banyak 60 RHK. Pilih lebih sedikit."):
        LANGKAH[langkah](siap, pemeran.sari)


@pytest.mark.parametrize("langkah", ["salin", "pendahulu"])
@pytest.mark.parametrize("asing", ["draf rekan", "ditetapkan rekan", "milik sendiri", "tidak ada"])
def test_rhk_dari_luar_sumber_ditolak(siap, pemeran, langkah, asing):
    pilihan = {
        "draf rekan": lambda: semua(pembuat.buat_skp(pemeran.joko)),
        "ditetapkan rekan": lambda: semua(pembuat.buat_skp_ditetapkan(pemeran.joko)),
        "milik sendiri": lambda: [pembuat.isi_rhk(siap, 9).pk],
        "tidak ada": lambda: [2**62],
    }[asing]()
    step = {"salin": isi_dari.salin, "pendahulu": isi_dari.ambil}[langkah]
    with ditolak(IsianKeliru, "RHK yang dipilih tidak ada pada sumbernya. Muat ulang halaman, lalu pilih lagi."):
        step(siap, oleh=pemeran.sari, rhk=pilihan)


# salin -------------------------------------------------------------------------------------------
def test_salin_membawa_rhk_indikator_aspek_dan_target(lama, skp, pemeran):
    hasil = isi_dari.salin(skp, oleh=pemeran.sari, rhk=semua(lama))
    assert [r.skp_id for r in hasil.rhk] == [skp.pk] * 3
    baru, dulu = isi_skp(skp)["rhk"], isi_skp(lama)["rhk"]
    dulu[2]["intervensi"] = None  # the RHK pimpinan belongs to its year
    dulu[2]["iki"][0]["perspektif"] = ""  # only a JPT has one
    assert baru == dulu
    assert baru[2]["penugasan_dari"] == "Sekretaris"
    assert Iki.objects.filter(rhk__skp=lama).count() == 3


def test_salin_hanya_yang_dipilih_di_akhir_kelompoknya(lama, skp, pemeran):
    penyusunan.tambah_rhk(skp, oleh=pemeran.sari, jenis="tambahan", teks="Tambahan baru")
    penyusunan.tambah_rhk(skp, oleh=pemeran.sari, teks="Utama baru")
    isi_dari.salin(skp, oleh=pemeran.sari, rhk=semua(lama)[1:])
    assert teks(skp) == [
        ("utama", "Utama baru"),
        ("utama", "Tersedianya layanan 2 yang andal"),
        ("tambahan", "Tambahan baru"),
        ("tambahan", "Tersedianya kelas malam"),
    ]


def test_salin_lampiran_menambah_butir_yang_belum_ada(lama, skp, pemeran):
    penyusunan.simpan_lampiran(skp, oleh=pemeran.sari, dukungan=["Anggaran"], skema=["Rapat bulanan"])
    hasil = isi_dari.salin(skp, oleh=pemeran.sari, rhk=[], lampiran=[lama.pk])
    assert hasil == ([], 0, 1)
    assert isi_skp(skp)["lampiran"] == {
        "dukungan": ["Anggaran", "Server uji"], "skema": ["Rapat bulanan"], "konsekuensi": [],
    }  # fmt: skip
    assert Jejak.objects.order_by("nomor").last().data == {"sumber": "salin", "rhk": 0, "butir": 1}
    with tanpa_perubahan():
        isi_dari.salin(skp, oleh=pemeran.sari, rhk=[], lampiran=[lama.pk])


def test_lampiran_orang_lain_ditolak(lama, skp, pemeran):
    lain = pembuat.tetapkan(pembuat.buat_skp(pemeran.joko, tahun=lama.mulai.year))
    with ditolak(IsianKeliru, "Lampiran yang dipilih tidak ada pada SKP tahun lalu Anda."):
        isi_dari.salin(skp, oleh=pemeran.sari, rhk=semua(lama), lampiran=[lain.pk])


def test_lampiran_yang_terlalu_banyak_membatalkan_seluruhnya(lama, skp, pemeran):
    penyusunan.simpan_lampiran(skp, oleh=pemeran.sari, dukungan=[f"Butir {n}" for n in range(30)])
    with ditolak(IsianKeliru, "Paling banyak 30 butir, masing-masing paling panjang 1000 huruf."):
        isi_dari.salin(skp, oleh=pemeran.sari, rhk=semua(lama), lampiran=[lama.pk])


def test_sumber_sendiri_hanya_yang_pernah_ditetapkan_dari_tahun_sebelumnya(lama, skp, pemeran, periode):
    pembuat.ajukan(pembuat.buat_skp(pemeran.sari, tahun=periode.tahun - 2))
    pembuat.tetapkan(pembuat.buat_skp(pemeran.joko, tahun=periode.tahun - 1))
    assert [(s.pk, s.tahun) for s in isi_dari.sumber_sendiri(skp)] == [(lama.pk, periode.tahun - 1)]
    # Seen from last year's SKP there is nothing earlier, and this year's is no source.
    assert isi_dari.sumber_sendiri(lama) == []


# pendahulu ---------------------------------------------------------------------------------------
def test_pendahulu_membawa_rencana_tanpa_penugasan(pendahulu, skp, pemeran):
    sumber = isi_dari.sumber_pendahulu(skp)
    assert (sumber.nama, sumber.tahun, sumber.lampiran) == ("Wati Rahayu", skp.mulai.year - 1, {})
    assert {r.penugasan_dari for r in sumber.rhk.values()} == {""}
    isi_dari.ambil(skp, oleh=pemeran.sari, rhk=semua(pendahulu))
    harap = [r | {"penugasan_dari": ""} for r in isi_skp(pendahulu)["rhk"]]
    assert isi_skp(skp)["rhk"] == harap


def test_rekan_sejabatan_yang_masih_menjabat_bukan_pendahulu(pendahulu, skp):
    Skp.objects.get(pk=pendahulu.pk).penempatan.pegawai.penempatan.update(selesai=skp.penempatan.mulai)
    assert isi_dari.sumber_pendahulu(skp) is None


@pytest.mark.parametrize("beda", ["jabatan", "unit"])
def test_jabatan_atau_unit_lain_bukan_pendahulu(pendahulu, skp, organisasi, beda):
    lain = {"jabatan": pembuat.Jabatan.objects.create(nama="LAIN", jenis="pelaksana"), "unit": organisasi.statistik}
    pendahulu.pegawai.penempatan.update(**{beda: lain[beda]})
    assert isi_dari.sumber_pendahulu(skp) is None


def test_skp_pendahulu_yang_belum_ditetapkan_tidak_terbaca(organisasi, pemeran, periode):
    wati = pembuat.buat_pegawai("Wati Rahayu")
    akhir = date(periode.tahun - 1, 12, 31)
    pembuat.tempatkan(wati, organisasi.egov, "PRANATA KOMPUTER AHLI MUDA", "jf_keahlian", selesai=akhir)
    pemeran.sari.penempatan.update(mulai=akhir + timedelta(days=1))
    skp, lama = pembuat.buat_skp(pemeran.sari), pembuat.buat_skp(wati, tahun=periode.tahun - 1)
    assert isi_dari.sumber_pendahulu(skp) is None
    pembuat.ajukan(lama)
    assert isi_dari.sumber_pendahulu(skp) is None
    pembuat.tetapkan(Skp.objects.get(pk=lama.pk))
    assert isi_dari.sumber_pendahulu(skp).pk == lama.pk


def test_pemegang_jabatan_terakhir_yang_dipakai(pendahulu, skp, organisasi):
    tahun = skp.mulai.year - 2
    dulu = pembuat.buat_pegawai("Yanto Lama")
    duduk = pembuat.tempatkan(dulu, organisasi.egov, "PRANATA KOMPUTER AHLI MUDA", "jf_keahlian")
    duduk.selesai = date(tahun, 12, 31)
    duduk.save()
    pembuat.tetapkan(pembuat.buat_skp(dulu, tahun=tahun))
    assert isi_dari.sumber_pendahulu(skp).nama == "Wati Rahayu"


# tempel ------------------------------------------------------------------------------------------
def test_tempel_menulis_rhk_dan_indikatornya(skp, pemeran):
    isi_dari.tempel(skp, oleh=pemeran.sari, teks=TABEL)
    assert [(r["teks"], [(i["teks"], i["target"], i["aspek"]) for i in r["iki"]]) for r in isi_skp(skp)["rhk"]] == [
        ("Layanan tertempel", [("Jumlah hari", "3 hari", ["waktu"]), ("Jumlah biaya", "2 juta", ["biaya"])]),
        ("Data tertempel", [("x", "1", ["kualitas"])]),
    ]


def test_tempel_pada_skp_jpt_memakai_perspektif(pemeran, periode):
    skp = pembuat.buat_skp(pemeran.tono, lengkap=False)
    isi_dari.tempel(skp, oleh=pemeran.tono, teks="Layanan\tWaktu\tJumlah\t3\tAnggaran")
    assert Iki.objects.filter(rhk__skp=skp).values_list("aspek", "perspektif").get() == ([], "anggaran")


def test_tempel_melewati_rhk_yang_sudah_ada_dan_yang_keliru(skp, pemeran):
    penyusunan.tambah_rhk(skp, oleh=pemeran.sari, teks="LAYANAN  tertempel")
    hasil = isi_dari.tempel(skp, oleh=pemeran.sari, teks=f"{TABEL}\nBuruk\tWarna\tx\t1")
    assert ([r.teks for r in hasil.rhk], hasil.dilewati) == (["Data tertempel"], 1)


@pytest.mark.parametrize("tabel", ["", "hanya satu kolom", "Buruk\tWarna\tx\t1", "RHK\tIKI\tTarget"])
def test_tempelan_tanpa_rhk_ditolak(skp, pemeran, tabel):
    with ditolak(IsianKeliru, "Tidak ada RHK yang dapat dimasukkan dari tempelan ini."):
        isi_dari.tempel(skp, oleh=pemeran.sari, teks=tabel)
