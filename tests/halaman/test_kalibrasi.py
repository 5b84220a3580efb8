"""The board: try without saving, save with reasons, read as somebody outside the line, a thousand people"""

import gzip
import re

import pytest

from evaluasi.alur import kalibrasi, penilaian
from evaluasi.models import Evaluasi, Kalibrasi
from pegawai.models import Jejak, Ketentuan
from tests import pembuat
from tests.alur.test_kalibrasi import ALASAN, d, dalam_jendela, usulkan  # noqa: F401
from tests.cuplikan import tanpa_perubahan
from tests.dokumen.bacaan import rapat, teks_pdf
from tests.halaman.bantu import baris_csv, isi, teks
from tests.halaman.kueri import kueri
from tests.pembuat_kalibrasi import salin_orang


@pytest.fixture
def alamat(d, organisasi):  # noqa: F811
    dasar = f"/penilaian/kurva/{d.tw.kode}/"
    return {"tim": dasar, "simpan": f"{dasar}simpan/", "unit": f"{dasar}unit/{organisasi.dinas.kode}/"}


@pytest.fixture
def budi(sebagai, pemeran, d):  # noqa: F811
    return sebagai(pemeran.budi)


def baris(d, *nama, **pilih):  # noqa: F811
    """The rows as the page sends them: `pilih` names the cells that were changed."""
    kirim = {"asal": []}
    for n in nama or ("joko", "sari"):
        kode = d.skp[n].kode
        kirim["asal"].append(f"{kode}.{d.nilai[n].versi}.{d.nilai[n].rating_hasil}.{d.nilai[n].rating_perilaku}")
        hasil, perilaku = pilih.get(n, ("sesuai", "sesuai"))
        kirim |= {f"h-{kode}": hasil, f"p-{kode}": perilaku}
    return kirim


def lengkap(d, jawaban, *nama, **lain):  # noqa: F811
    """The second form, filled in from the page that asked."""
    halaman = isi(jawaban)
    kirim = {
        "ubah": re.findall(r'name="ubah" value="([^"]+)"', halaman),
        "kunci": re.search(r'name="kunci" value="([^"]+)"', halaman)[1],
        "tanggal": re.search(r'type="date" name="tanggal" value="([^"]+)"', halaman)[1],
        "tempat": "Aula",
        "lanjut": "simpan",
    }
    return kirim | {f"alasan-{d.skp[n].kode}": ALASAN for n in nama} | lain


# look and try -------------------------------------------------------------------------------------------
def test_papan_menyebut_sebaran_panduan_dan_kuadran(budi, d, pemeran, organisasi, alamat):  # noqa: F811
    pembuat.catat_capaian(organisasi.egov, d.tw, pemeran.admin)
    Ketentuan.objects.filter(kunci="unit_terkecil_panduan").update(nilai=2)
    kata = teks(budi.get(alamat["tim"]))
    harap = ("Sudah dinilai 2 dari 2 pegawai", "Baik 2 (100 %) melebihi panduan paling banyak 1 (70 %).",
             "Terhadap panduan 2 di luar", "Pola distribusi adalah panduan, bukan forced distribution",
             "Baik 2 (100 %) 2 (100 %) 52,2 % paling banyak 70 %", "Joko Prasetyo, Sari Utami")  # fmt: skip
    assert [k for k in harap if k not in kata] == []


def test_mencoba_tidak_menyimpan_apa_pun(budi, d, alamat):  # noqa: F811
    with tanpa_perubahan():
        jawaban = budi.post(alamat["tim"], baris(d, sari=("di_atas", "di_atas")))
    kata = teks(jawaban)
    assert ("1 perubahan simulasi" in kata, "semula Baik" in kata, "Sari Utami (simulasi)" in kata) == (True,) * 3
    assert jawaban.context["bagan"]["kalimat"].startswith("Sangat Baik: 1 orang (50 %). Baik: 1 orang (50 %).")
    assert rating(d, "sari") == ("sesuai", "sesuai")


def rating(d, nama):  # noqa: F811
    e = Evaluasi.objects.get(skp=d.skp[nama], periode_evaluasi=d.tw)
    return e.rating_hasil, e.rating_perilaku


def test_perubahan_di_halaman_lain_ikut_terbawa(budi, d, alamat):  # noqa: F811
    kirim = baris(d, sari=("di_atas", "di_atas")) | {"q": "joko"}
    jawaban = budi.post(alamat["tim"], kirim)
    kode = d.skp["sari"].kode
    assert f'name="ubah" value="{kode}.1.sesuai.sesuai.di_atas.di_atas"' in isi(jawaban)
    assert [b["orang"].nama for b in jawaban.context["baris"]] == ["Joko Prasetyo"]
    balik = budi.post(alamat["tim"], {"ubah": f"{kode}.1.sesuai.sesuai.di_atas.di_atas"})
    assert [(b["orang"].nama, b["berubah"]) for b in balik.context["baris"]] == [
        ("Sari Utami", True),
        ("Joko Prasetyo", False),
    ]


def test_satu_rating_saja_tetap_tampil_tetapi_bukan_perubahan(budi, d, alamat):  # noqa: F811
    d.nilai["joko"].delete()
    kirim = {"asal": f"{d.skp['joko'].kode}.0..", f"h-{d.skp['joko'].kode}": "sesuai"}
    jawaban = budi.post(alamat["tim"], kirim, headers={"HX-Request": "true"})
    assert (jawaban.context["berubah"], jawaban.context["baris"][0]["sisi"][0]["kata"]) == (0, "Sesuai ekspektasi")


def test_saringan_tanpa_hasil_bersebut(budi, d, alamat):  # noqa: F811
    for saring in ({"predikat": "belum"}, {"sel": "di_atas-di_atas"}, {"q": "tidak ada"}):
        assert "Tidak ada pegawai yang cocok" in teks(budi.get(alamat["tim"], saring))


def test_saringan_buruk_ditolak(budi, alamat):
    for saring in ({"predikat": "lain"}, {"hal": "0"}, {"sel": "x"}, {"urut": "nilai"}):
        assert budi.get(alamat["tim"], saring).status_code == 400


BURUK = (
    {"asal": "x"}, {"asal": "abc.1.sesuai.luar"}, {"ubah": "abc.1.sesuai.sesuai.sesuai"}, {"asal": ["a.1.."] * 101},
    {"asal": "abc.1..", "h-abc": "120"}, {"asal": f"abc.{'9' * 12}.."},
)  # fmt: skip


def test_kiriman_buruk_422(budi, alamat):
    for isi_buruk in BURUK:
        for ke in ("tim", "simpan"):
            with tanpa_perubahan():
                assert budi.post(alamat[ke], isi_buruk).status_code == 422


# save ---------------------------------------------------------------------------------------------------
def test_simpan_menanyakan_alasan_lalu_menyimpan(budi, d, alamat, pemeran):  # noqa: F811
    with tanpa_perubahan():
        tanya = budi.post(alamat["simpan"], baris(d, sari=("di_atas", "di_atas")))
        kurang = budi.post(alamat["simpan"], lengkap(d, tanya, **{f"alasan-{d.skp['sari'].kode}": "pendek"}))
    assert (tanya.status_code, kurang.status_code) == (200, 422)
    assert "sari Utami" in teks(kurang).replace("Sari", "sari")
    assert "tulis alasan sedikitnya 15 huruf" in teks(kurang)
    kirim = lengkap(d, tanya, "sari", peserta=pemeran.tono.kode, peserta_lain="Anwar, tenaga ahli")
    jawaban = [budi.post(alamat["simpan"], kirim) for _ in range(2)]
    satu = Kalibrasi.objects.get()
    assert jawaban[0].url == f"/kalibrasi/{satu.kode}/"
    assert (rating(d, "sari"), Evaluasi.objects.get(skp=d.skp["sari"]).versi) == (("di_atas", "di_atas"), 2)
    kata = teks(budi.get(jawaban[0].url))
    harap = ("1 penilaian disimpan.", "Diterapkan penilai", ALASAN, "Baik 2 (100,0 %) 1 (50,0 %)", "Anwar, tenaga ahli")
    assert [k for k in harap if k not in kata] == []
    cetakan = rapat(teks_pdf(budi.get(f"{jawaban[0].url}berita-acara.pdf").content))
    harap = ("BERITA ACARA KALIBRASI", satu.nomor, "Sari Utami, S.Kom.", "Sangat Baik", ALASAN, "Tono Subroto",
             "tenaga ahli", "TANDA TANGAN", "bukan forced distribution")  # fmt: skip
    assert [k for k in harap if rapat(k) not in cetakan] == []


def test_klik_kedua_setelah_tersimpan_kembali_ke_berita_acara(budi, d, alamat):  # noqa: F811
    tanya = budi.post(alamat["simpan"], baris(d, sari=("di_atas", "di_atas")))
    kirim = lengkap(d, tanya, "sari")
    assert len({budi.post(alamat["simpan"], kirim).url for _ in range(2)}) == 1


def test_tanpa_perubahan_kembali_ke_papan(budi, d, alamat):  # noqa: F811
    with tanpa_perubahan():
        assert "Belum ada perubahan" in teks(budi.post(alamat["simpan"], baris(d)))


def test_versi_basi_menunjukkan_keduanya_dan_simulasi_tetap_ada(budi, d, alamat):  # noqa: F811
    tanya = budi.post(alamat["simpan"], baris(d, sari=("di_atas", "di_atas")))
    pembuat.nilai(d.skp["sari"], d.tw, hasil="di_bawah", versi=1)
    with tanpa_perubahan():
        jawaban = budi.post(alamat["simpan"], lengkap(d, tanya, "sari"))
    kata = teks(jawaban)
    assert jawaban.status_code == 409
    assert "Sari Utami Hasil di atas ekspektasi, perilaku di atas ekspektasi (Sangat Baik) Hasil di bawah" in kata
    assert "1 perubahan simulasi" in kata
    assert f'value="{d.skp["sari"].kode}.2.di_bawah.sesuai"' in isi(jawaban)


def test_usulan_pimpinan_dijawab_di_berita_acara(sebagai, budi, d, pemeran, organisasi, alamat):  # noqa: F811
    tono = sebagai(pemeran.tono)
    kirim = baris(d, sari=("di_atas", "di_atas"))
    papan = teks(tono.post(alamat["unit"], kirim))
    assert ("Usulkan 1" in papan, "Budi Santoso" in papan) == (True, True)
    ke = f"{alamat['unit']}simpan/"
    tanya = tono.post(ke, kirim)
    assert "Diusulkan kepada Budi Santoso, yang memutuskan" in teks(tanya)
    halaman = tono.post(ke, lengkap(d, tanya, "sari")).url
    usulan = Kalibrasi.objects.get().perubahan.get()
    assert "Jawab usulan kalibrasi" in teks(budi.get("/"))
    with tanpa_perubahan():
        assert tono.post(f"{halaman}{usulan.pk}/terima/").status_code == 403
        tolak = budi.post(f"{halaman}{usulan.pk}/tolak/", {"jawaban": "tidak"})
    assert (tolak.status_code, "Tulis alasan sedikitnya 15 huruf" in teks(tolak)) == (422, True)
    budi.post(f"{halaman}{usulan.pk}/terima/")
    assert rating(d, "sari") == ("di_atas", "di_atas")
    assert "Usulan diterima penilai" in teks(tono.get(halaman))


def test_yang_ditetapkan_hanya_terbaca(budi, d, pemeran, organisasi, alamat):  # noqa: F811
    pembuat.catat_capaian(organisasi.egov, d.tw, pemeran.admin)
    for n in ("sari", "joko"):
        penilaian.tetapkan(d.nilai[n], oleh=pemeran.budi, versi=1)
    jawaban = budi.get(alamat["tim"])
    assert ('type="radio"' in isi(jawaban), "Tidak ada yang dapat diubah" in teks(jawaban)) == (False, True)
    with tanpa_perubahan():
        kirim = baris(d, sari=("di_atas", "di_atas"))
        assert budi.post(alamat["tim"], kirim).context["berubah"] == 0
        assert budi.post(alamat["simpan"], kirim).status_code == 409


# outside the line ---------------------------------------------------------------------------------------
def test_luar_garis_hanya_jumlah_dan_kelompok_kecil_tersembunyi(sebagai, d, pemeran, organisasi, alamat):  # noqa: F811
    dewi = sebagai(pemeran.dewi)
    assert "Sari Utami" in isi(sebagai(pemeran.tono).get(alamat["unit"]))
    kata = teks(dewi.get(alamat["unit"]))
    assert ("Terlalu sedikit pegawai" in kata, "Sari Utami" in kata, "Sangat Baik" in kata) == (True, False, False)
    salin_orang(d.nilai["sari"], 6, sel=[("sesuai", "sesuai"), ("di_atas", "di_atas")])
    jawaban = dewi.get(alamat["unit"])
    kata = teks(jawaban)
    assert "Budi Santoso BIDANG E-GOVERNMENT 8 dari 8" in kata
    assert "Kelompok terlalu kecil, angkanya tidak ditampilkan." in kata
    assert ("Sari Utami" in isi(jawaban), "Staf 0000" in isi(jawaban)) == (False, False)


def test_daftar_unit_menurut_garis_dan_mandat(sebagai, d, pemeran, organisasi, alamat):  # noqa: F811
    halaman = f"{alamat['tim']}unit/"
    terlihat = {n: [u.nama for u in sebagai(getattr(pemeran, n)).get(halaman).context["halaman"]]
                for n in ("sari", "budi", "dewi")}  # fmt: skip
    assert terlihat == {
        "sari": [],
        "budi": ["BIDANG E-GOVERNMENT"],
        "dewi": ["DINAS KOMUNIKASI DAN INFORMATIKA", "BIDANG E-GOVERNMENT", "BIDANG STATISTIK"],
    }


# as a file -----------------------------------------------------------------------------------------------
def test_papan_diunduh_seperti_tersimpan_dan_tidak_di_luar_garis(budi, sebagai, d, pemeran, alamat):  # noqa: F811
    kepala, *orang = baris_csv(budi, f"{alamat['tim']}?urut=nama")
    assert (kepala[0], kepala[4:]) == (
        "Pegawai", ["Rating hasil kerja", "Rating perilaku kerja", "Predikat", "Sudah ditetapkan"],
    )  # fmt: skip
    assert [(o[0], o[3], o[6:]) for o in orang] == [
        ("Joko Prasetyo", "Budi Santoso", ["Baik", "Belum"]), ("Sari Utami, S.Kom.", "Budi Santoso", ["Baik", "Belum"]),
    ]  # fmt: skip
    assert [o[0] for o in baris_csv(budi, f"{alamat['tim']}?q=sari")] == ["Pegawai", "Sari Utami, S.Kom."]
    jejak = Jejak.objects.filter(kata_kerja="unduh_daftar").last()
    assert (jejak.oleh, jejak.data["jumlah"], jejak.data["saringan"]) == (pemeran.budi, 1, {"q": "…"})
    di_luar = sebagai(pemeran.dewi).get(f"{alamat['unit']}?unduh=csv")
    assert (di_luar["Content-Type"].startswith("text/html"), "Sari Utami" in isi(di_luar)) == (True, False)
    assert "unduh=xlsx" not in isi(di_luar)


def test_daftar_unit_dan_berita_acara_diunduh_oleh_pembacanya(sebagai, d, pemeran, organisasi, alamat):  # noqa: F811
    baru = usulkan(d, pemeran, organisasi)
    unit = {n: len(baris_csv(sebagai(getattr(pemeran, n)), f"{alamat['tim']}unit/")) for n in ("sari", "budi", "dewi")}
    assert unit == {"sari": 1, "budi": 2, "dewi": 4}
    acara = baris_csv(sebagai(pemeran.budi), "/kalibrasi/")
    assert acara[1][:2] == [baru.nomor, "DINAS KOMUNIKASI DAN INFORMATIKA"]
    assert [len(baris_csv(sebagai(getattr(pemeran, n)), "/kalibrasi/")) for n in ("sari", "dewi")] == [1, 1]


# size -----------------------------------------------------------------------------------------------------
def test_seribu_orang_dengan_kueri_tetap_dan_halaman_ringan(budi, sebagai, d, pemeran, alamat, organisasi):  # noqa: F811
    pembuat.catat_capaian(organisasi.egov, d.tw, pemeran.admin)
    tono = sebagai(pemeran.tono)
    sedikit = [_hitung(budi, alamat["tim"]), _hitung(tono, alamat["unit"])]
    salin_orang(d.nilai["sari"], 1000)
    banyak = [_hitung(budi, alamat["tim"]), _hitung(tono, alamat["unit"])]
    assert [len(k) for k, _ in banyak] == [len(k) for k, _ in sedikit]
    assert max(len(k) for k, _ in banyak) <= 15
    assert max(len(gzip.compress(j.content)) for _, j in banyak) < 40_000
    satu = budi.post(alamat["tim"], baris(d, sari=("di_atas", "di_atas")) | {"hal": 3})
    assert (satu.context["berubah"], len(satu.context["baris"]), satu.context["halaman"].number) == (1, 25, 3)


def _hitung(klien, alamat):  # noqa: F811
    klien.get(alamat)
    with kueri() as daftar:
        jawaban = klien.get(alamat)
    return daftar, jawaban


def test_kolega_tidak_menemukan_berita_acara(sebagai, d, pemeran, organisasi):  # noqa: F811
    baru = usulkan(d, pemeran, organisasi)
    assert ALASAN in isi(sebagai(pemeran.budi).get(kalibrasi.alamat(baru)))
    for n in ("sari", "rina", "dewi", "admin"):
        assert sebagai(getattr(pemeran, n)).get(kalibrasi.alamat(baru)).status_code == 404
