"""Dialog kinerja: the panel beside the SKP, the page of its own, and the verbs of both"""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from skp_app.alur import dialog, penyusunan, perencanaan
from skp_app.models import KesepakatanDialog, UjarDialog
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

KATA = "Tahun lalu sudah 97%. Mohon target tidak turun."
VERBA = ("", "kesepakatan/", "terapkan", "tolak", "konfirmasi")


@pytest.fixture
def skp(pemeran, periode):
    skp = pembuat.ajukan(pembuat.buat_skp(pemeran.sari))
    return perencanaan.kembalikan(skp, oleh=pemeran.budi, catatan="Perbaiki.")


@pytest.fixture
def iki(skp):
    return skp.rhk.first().iki.get()


@pytest.fixture
def usulan(skp, iki):
    return dialog.ujarkan(skp, oleh=skp.penilai, isi=KATA, sasaran=iki, bidang="target", menjadi="98 %")


@pytest.fixture
def catatan(skp):
    return dialog.catat_kesepakatan(skp, oleh=skp.penilai, **RAPAT, tanggal=localdate())


RAPAT = {"agenda": "Target layanan", "kesepakatan": "Target menjadi 98 %."}


@pytest.fixture
def sari(sebagai, pemeran):
    return sebagai(pemeran.sari)


@pytest.fixture
def budi(sebagai, pemeran):
    return sebagai(pemeran.budi)


def alamat(skp, ekor=""):
    return f"/skp/{skp.kode}/dialog/{ekor}"


@pytest.fixture
def kirim(skp, usulan, catatan):
    """{verb: (address, what its form brings, who says it)}"""
    rapat = RAPAT | {"tanggal": localdate().isoformat(), "berikutnya": ""}
    return {
        "": (alamat(skp), {"sasaran": "", "isi": "Baik."}, "sari"),
        "kesepakatan/": (alamat(skp, "kesepakatan/"), rapat, "sari"),
        "terapkan": (alamat(skp, f"{usulan.pk}/terapkan/"), {}, "sari"),
        "tolak": (alamat(skp, f"{usulan.pk}/tolak/"), {"alasan": "Anggaran kurang."}, "sari"),
        "konfirmasi": (alamat(skp, f"kesepakatan/{catatan.pk}/konfirmasi/"), {}, "sari"),
    }


# Every verb --------------------------------------------------------------------------------------
@pytest.mark.parametrize("verba", VERBA)
def test_yang_berhak_berhasil_dan_kembali_ke_dialog(sebagai, pemeran, skp, kirim, verba):
    url, data, siapa = kirim[verba]
    assert sebagai(getattr(pemeran, siapa)).post(url, data).url == alamat(skp)


@pytest.mark.parametrize("verba", VERBA)
def test_dari_halaman_skp_kembali_ke_panelnya(sari, skp, kirim, verba):
    url, data, _ = kirim[verba]
    jawaban = sari.post(url, data, headers={"referer": f"http://testserver/skp/{skp.kode}/"})
    assert jawaban.url == f"/skp/{skp.kode}/#dialog"


@pytest.mark.parametrize("verba", VERBA)
@pytest.mark.parametrize(
    ("siapa", "status"), [("rina", 404), ("joko", 404), ("dewi", 403), ("admin", 403), ("tono", 403)]
)
def test_yang_bukan_pihak_ditolak(sebagai, pemeran, kirim, verba, siapa, status):
    url, data, _ = kirim[verba]
    klien = sebagai(getattr(pemeran, siapa))
    with tanpa_perubahan():
        assert klien.post(url, data).status_code == status


@pytest.mark.parametrize("verba", VERBA[1:])
def test_get_ditolak(sari, kirim, verba):
    with tanpa_perubahan():
        assert sari.get(kirim[verba][0]).status_code == 405


@pytest.mark.parametrize("verba", VERBA)
def test_dua_kali_sama_dengan_sekali(sari, kirim, verba):
    url, data, _ = kirim[verba]
    sari.post(url, data)
    with tanpa_perubahan():
        assert sari.post(url, data).status_code == 302


@pytest.mark.parametrize("verba", ["", "kesepakatan/", "terapkan"])
def test_pada_draf_ditolak_dengan_kalimat(sari, pemeran, skp, kirim, verba):
    pembuat.ajukan(skp)
    url, data, _ = kirim[verba]
    if verba != "terapkan":
        perencanaan.tarik(skp, oleh=pemeran.sari)
    with tanpa_perubahan():
        assert sari.post(url, data).status_code == 409


@pytest.mark.parametrize("verba", ["terapkan", "tolak"])
def test_usulan_skp_lain_tidak_ditemukan(sari, pemeran, skp, usulan, verba):
    lain = pembuat.ajukan(pembuat.buat_skp(pemeran.joko))
    asing = dialog.ujarkan(lain, oleh=pemeran.budi, isi="Baik.")
    with tanpa_perubahan():
        for pk in (asing.pk, 10**30):
            assert sari.post(alamat(skp, f"{pk}/{verba}/")).status_code == 404


# Bad content -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("data", "status", "kalimat"),
    [
        ({"isi": ""}, 422, "Pesan belum ditulis."),
        ({"isi": "x" * 10_000}, 422, "Pesan paling panjang 1000 huruf. Sekarang 10000; pendekkan."),
        ({"isi": "a\x1bb"}, 422, "Isian memuat tanda yang tidak dapat dicetak."),
        ({"isi": "a\x00b"}, 400, ""),
        ({"isi": "Baik.", "sasaran": "iki-" + "9" * 40}, 422, "Tentang: pilih salah satu yang tersedia."),
        ({"isi": "Baik.", "usul": "iki-1-versi"}, 422, "Yang diusulkan berubah: pilih salah satu yang tersedia."),
        ({"menjadi": "98 %"}, 422, "Pilih teks yang diusulkan berubah."),
    ],
)
def test_isian_keliru_tampil_lagi_dengan_kalimat(budi, skp, data, status, kalimat):
    with tanpa_perubahan():
        jawaban = budi.post(alamat(skp), data)
    assert (jawaban.status_code, kalimat in teks(jawaban)) == (status, True)


def test_usulan_terlalu_panjang_menyebut_batasnya(budi, skp, iki):
    with tanpa_perubahan():
        jawaban = budi.post(alamat(skp), {"usul": f"iki-{iki.pk}-target", "menjadi": "x" * 301})
    assert (jawaban.status_code, "x" * 301 in isi(jawaban)) == (422, True)
    assert "Tulis usulan teksnya, paling panjang 300 huruf." in teks(jawaban)


def test_baris_skp_lain_bukan_pilihan(budi, skp, pemeran):
    asing = pembuat.buat_skp(pemeran.joko).rhk.first()
    with tanpa_perubahan():
        for data in ({"sasaran": f"rhk-{asing.pk}", "isi": "Baik."}, {"usul": f"rhk-{asing.pk}-teks", "menjadi": "x"}):
            assert budi.post(alamat(skp), data).status_code == 422


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"tanggal": "besok"}, "Tanggal dialog ditulis dengan tanggal, mis. 15/04/2026."),
        ({"tanggal": "9999-01-01"}, "Tanggal dialog tidak boleh lewat dari hari ini"),
        ({"berikutnya": "9999-12-31"}, "Dialog berikutnya sesudah dialog ini"),
        ({"agenda": ""}, "Agenda belum diisi."),
        ({"kesepakatan": "x" * 10_000}, "Kesepakatan paling panjang 2000 huruf."),
    ],
)
def test_kesepakatan_keliru_tampil_lagi(sari, kirim, ubah, kalimat):
    url, data, _ = kirim["kesepakatan/"]
    with tanpa_perubahan():
        jawaban = sari.post(url, data | ubah)
    assert (jawaban.status_code, kalimat in teks(jawaban)) == (422, True)


def test_alasan_terlalu_panjang(sari, kirim):
    with tanpa_perubahan():
        jawaban = sari.post(kirim["tolak"][0], {"alasan": "x" * 10_000})
    assert (jawaban.status_code, "Alasan paling panjang 500 huruf." in teks(jawaban)) == (422, True)


# What one sees -----------------------------------------------------------------------------------
def test_pimpinan_mengusulkan_dan_pegawai_menerapkan(sari, budi, skp, iki):
    budi.post(alamat(skp), {"sasaran": "", "isi": KATA, "usul": f"iki-{iki.pk}-target", "menjadi": "98 %"})
    usulan = UjarDialog.objects.get()
    halaman = sari.get(f"/skp/{skp.kode}/")
    assert f'<a class="tanda-dialog" href="#ujar-{usulan.pk}">' in isi(halaman)
    isian = re.search(rf"<textarea[^>]*iki-{iki.pk}-target[^>]*>", isi(halaman))[0]
    assert 'aria-description="Ada usulan pimpinan: 98 %"' in isian
    assert " data-usul" in isian
    assert "RHK 1, indikator 1 " + KATA in teks(halaman)
    assert "Simpan dulu isian SKP yang belum tersimpan sebelum menjawab usulan." in teks(halaman)
    sari.post(alamat(skp, f"{usulan.pk}/terapkan/"))
    iki.refresh_from_db()
    assert iki.target == "98 %"
    assert "tanda-dialog" not in isi(sari.get(f"/skp/{skp.kode}/"))


def test_usulan_usang_menunjukkan_ketiga_teks(sari, skp, iki, usulan):
    penyusunan.simpan_iki(iki, oleh=skp.pegawai, versi=iki.versi, target="97 %")
    halaman = teks(sari.post(alamat(skp, f"{usulan.pk}/terapkan/"), follow=True))
    assert "Tidak diterapkan: teksnya sudah lain dari saat diusulkan." in halaman
    assert "semula 11 layanan menjadi 98 % Sekarang 97 % Usulan Usang, teksnya sudah lain" in halaman


@pytest.mark.parametrize(
    ("siapa", "status"), [("sari", 200), ("budi", 200), ("tono", 200), ("dewi", 403), ("rina", 404)]
)
def test_yang_membaca_dialog(sebagai, pemeran, skp, usulan, siapa, status):
    klien = sebagai(getattr(pemeran, siapa))
    jawaban = klien.get(alamat(skp))
    assert (jawaban.status_code, KATA in teks(jawaban)) == (status, status == 200)
    panel = klien.get(f"/skp/{skp.kode}/")
    assert (KATA in teks(panel)) == (status == 200)


def test_atasan_penilai_membaca_tanpa_tombol(sebagai, pemeran, skp, usulan, catatan):
    halaman = isi(sebagai(pemeran.tono).get(alamat(skp)))
    assert [kata for kata in ('class="isian', "Konfirmasi<", "Terapkan<") if kata in halaman] == []


def test_pegawai_tidak_ditawari_menulis_usulan(sari, budi, skp):
    assert ('name="usul"' in isi(sari.get(alamat(skp))), 'name="usul"' in isi(budi.get(alamat(skp)))) == (False, True)


def test_pada_pemeriksaan_formulir_dialog_tidak_bersarang(budi, skp, usulan):
    halaman = isi(budi.get(f"/skp/{skp.kode}/"))
    urutan = re.findall(r"</?form\b", halaman)
    assert urutan == ["<form", "</form"] * (len(urutan) // 2)
    assert f'id="ujar-{usulan.pk}"' in halaman
    assert halaman.index("</form>", halaman.index('id="lembar"')) < halaman.index('id="dialog"')


def test_kesepakatan_dikonfirmasi_kedua_pihak(sari, budi, skp, kirim):
    berikut = (localdate() + timedelta(days=90)).isoformat()
    sari.post(alamat(skp, "kesepakatan/"), kirim["kesepakatan/"][1] | {"agenda": "Lain", "berikutnya": berikut})
    catatan = KesepakatanDialog.objects.get(agenda="Lain")
    assert f"kesepakatan/{catatan.pk}/konfirmasi/" not in isi(sari.get(alamat(skp)))
    assert f"kesepakatan/{catatan.pk}/konfirmasi/" in isi(budi.get(alamat(skp)))
    budi.post(alamat(skp, f"kesepakatan/{catatan.pk}/konfirmasi/"))
    assert teks(budi.get(alamat(skp))).count("Dikonfirmasi kedua pihak") == 2  # its chip, and the head of the list


def test_teks_orang_tidak_menjadi_kode_halaman(budi, skp):
    budi.post(alamat(skp), {"isi": "<script>alert(1)</script>"})
    assert "<script>alert" not in isi(budi.get(alamat(skp)))


def test_setelah_ditetapkan_dialog_berlanjut_tanpa_usulan(budi, skp, usulan):
    pembuat.tetapkan(skp)
    budi.post(alamat(skp), {"isi": "Lanjutkan."})
    halaman = budi.get(f"/skp/{skp.kode}/")
    assert ("Lanjutkan." in teks(halaman), 'name="usul"' in isi(halaman)) == (True, False)


def isi_percakapan(skp, banyak):
    for n in range(banyak):
        dialog.ujarkan(skp, oleh=skp.penilai, isi=f"Pesan {n:02}.", sasaran=skp.rhk.first())


def test_panel_memuat_dua_puluh_terbaru_dan_usulan_yang_terbuka(sari, skp, usulan):
    isi_percakapan(skp, 30)
    panel = isi(sari.get(f"/skp/{skp.kode}/"))
    assert panel.count('class="ujar"') == 20
    assert f'id="ujar-{usulan.pk}"' in panel
    assert teks(sari.get(alamat(skp), {"hal": "2"})).count("Pesan") >= 5


@pytest.mark.parametrize("banyak", [1, 30])
def test_kueri_tidak_tumbuh_dengan_percakapan(sari, budi, skp, usulan, catatan, banyak):
    isi_percakapan(skp, banyak)
    jumlah = []
    for klien, url in ((sari, f"/skp/{skp.kode}/"), (budi, f"/skp/{skp.kode}/"), (sari, alamat(skp))):
        with kueri() as semua:
            klien.get(url)
        jumlah.append(len(semua))
    assert jumlah == [16, 15, 10]
