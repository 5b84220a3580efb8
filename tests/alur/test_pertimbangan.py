"""Pertimbangan of a ketua tim or giver of a penugasan: for the penilai only, one per person and period (p. 89 A.4)."""

import pytest
from django.utils.timezone import localdate, now

from evaluasi.alur import penilaian, pertimbangan
from evaluasi.kewajiban import baca
from evaluasi.models import Pertimbangan
from pegawai.models import Jejak, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import penugasan
from skp_app.models import BarisMatriks, Matriks, TimKerja
from tests import pembuat
from tests.basis_data.langsung import DITERIMA, salin, ubah
from tests.cuplikan import ditolak, tanpa_perubahan
from tests.halaman.bantu import isi as markup
from tests.halaman.bantu import teks
from tests.halaman.kueri import kueri

BUKAN = "Pertimbangan diberikan ketua tim atau Pimpinan yang memberi penugasan kepada pegawai ini."
TETAP = "Evaluasi {} sudah ditetapkan; pertimbangan tidak dapat diberikan lagi."
RAHASIA = "KENARI-PERTIMBANGAN rapi dan tepat waktu"


def beri_tugas(pemeran, skp, oleh):
    """Rina of the next bidang gives Sari work; Budi agrees; the first RHK comes from it."""
    tugas = penugasan.tunjuk(skp.pegawai, oleh=oleh, uraian="Tim RPJMD", mulai=localdate().replace(month=1, day=2))
    tugas = penugasan.putuskan(tugas, oleh=pemeran.budi, setuju=True)
    skp.rhk.filter(pk=skp.rhk.first().pk).update(penugasan=tugas)
    return tugas


def pimpin_tim(ketua, skp):
    tim = TimKerja.objects.create(periode=skp.periode, unit=skp.unit, nama="Layanan", ketua=ketua)
    sama = {"periode": skp.periode, "unit": skp.unit, "pemilik": ketua, "tim": tim, "dibagikan_pada": now()}
    BarisMatriks.objects.create(
        matriks=Matriks.objects.create(**sama), urutan=1, pegawai=skp.pegawai, penempatan=skp.penempatan
    )
    return tim


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


@pytest.fixture
def skp(pemeran, tw1):
    draf = pembuat.buat_skp(pemeran.sari)
    beri_tugas(pemeran, draf, pemeran.rina)
    return pembuat.tetapkan(draf)


def beri(skp, periode, oleh, **lain):
    return pertimbangan.beri(skp, periode, oleh=oleh, **{"isi": RAHASIA} | lain)


def test_pemberi_tugas_dan_ketua_tim_dapat_memberi(skp, tw1, pemeran):
    pimpin_tim(pemeran.joko, skp)
    assert [(c.pegawai, c.dasar) for c in pertimbangan.calon(skp, tw1).values()] == [
        (pemeran.joko, "Ketua tim Layanan"), (pemeran.rina, "Pimpinan yang memberi penugasan: Tim RPJMD"),
    ]  # fmt: skip
    assert [list(pertimbangan.dapat_diberi(o, tw1)) for o in (pemeran.joko, pemeran.rina)] == [[skp], [skp]]
    assert [r.nomor for r in pertimbangan.rhk_ditugaskan(skp, pemeran.rina)] == [1]
    assert pertimbangan.rhk_ditugaskan(skp, pemeran.joko) == []


@pytest.mark.parametrize("siapa", ["sari", "budi", "tono", "joko", "dewi", "admin", "bupati"])
def test_yang_lain_tidak(skp, tw1, pemeran, siapa):
    with ditolak(BukanHak, BUKAN):
        beri(skp, tw1, getattr(pemeran, siapa))
    assert list(pertimbangan.dapat_diberi(getattr(pemeran, siapa), tw1)) == []


def test_diberi_sekali_diubah_dengan_versi_dan_jejaknya_tanpa_isi(skp, tw1, pemeran):
    rhk = skp.rhk.first()
    ini = beri(skp, tw1, pemeran.rina, nilai={rhk.pk: "di_atas"})
    with tanpa_perubahan():
        beri(skp, tw1, pemeran.rina, nilai={rhk.pk: "di_atas"})
    with pytest.raises(VersiBasi):
        beri(skp, tw1, pemeran.rina, isi="Lain.")
    assert beri(skp, tw1, pemeran.rina, isi="Lain.", versi=1).versi == 2
    assert list(ini.rhk.all()) == []
    jejak = Jejak.objects.filter(objek_jenis="pertimbangan")
    assert list(jejak.values_list("kata_kerja", flat=True)) == ["beri", "ubah"]
    assert RAHASIA not in str(list(jejak.values_list("data", flat=True)))
    kabar = Pemberitahuan.objects.filter(kunci=f"pertimbangan-{ini.pk}-beri")
    assert [(k.penerima, RAHASIA in k.judul + k.isi) for k in kabar] == [(pemeran.budi, False)]


def test_kosong_dan_rhk_lain_ditolak(skp, tw1, pemeran):
    with pytest.raises(IsianKeliru, match="belum diisi"):
        beri(skp, tw1, pemeran.rina, isi="  ")
    with ditolak(IsianKeliru, "Ada RHK yang bukan penugasan Anda."):
        beri(skp, tw1, pemeran.rina, nilai={skp.rhk.last().pk: "sesuai"})


def test_diminta_penilai_menjadi_kewajiban_sampai_diberikan_atau_ditetapkan(skp, tw1, pemeran):
    hari = localdate()
    ini = pertimbangan.minta(skp, tw1, oleh=pemeran.budi, kepada=pemeran.rina)
    with tanpa_perubahan():
        assert pertimbangan.minta(skp, tw1, oleh=pemeran.budi, kepada=pemeran.rina) == ini

    def terbuka():
        return [k.jenis.kunci for k in baca.milik(pemeran.rina.pk, hari) if k.jenis.kunci == "pertimbangan"]

    assert terbuka() == ["pertimbangan"]
    beri(skp, tw1, pemeran.rina)
    assert terbuka() == []


@pytest.mark.parametrize("siapa", ["sari", "rina", "admin"])
def test_hanya_penilai_yang_meminta(skp, tw1, pemeran, siapa):
    with pytest.raises(BukanHak):
        pertimbangan.minta(skp, tw1, oleh=getattr(pemeran, siapa), kepada=pemeran.rina)
    with ditolak(KeadaanMenolak, "Joko Prasetyo tidak memimpin tim kerja atau penugasan pegawai ini."):
        pertimbangan.minta(skp, tw1, oleh=pemeran.budi, kepada=pemeran.joko)


def test_sesudah_ditetapkan_tertutup_juga_di_basis_data_dan_tidak_ikut_tercetak(skp, tw1, pemeran):
    ini = beri(skp, tw1, pemeran.rina)
    assert ubah(ini, isi="") == "pertimbangan_diberikan_berisi"
    assert ubah(ini, diminta_pada=now()) == "pertimbangan_diminta_lengkap"
    assert salin(ini) == "pertimbangan_satu_per_orang"
    assert ubah(ini, pemberi_id=skp.penilai_id).startswith("Pertimbangan tidak diberikan")
    assert ubah(ini, isi="Lain.") == DITERIMA
    pembuat.catat_capaian(skp.unit_penilai, tw1, pemeran.admin)
    evaluasi = pembuat.nilai(skp, tw1)
    tetap = penilaian.tetapkan(evaluasi, oleh=pemeran.budi, versi=evaluasi.versi)
    assert "KENARI-PERTIMBANGAN" not in str(tetap.salinan)
    with ditolak(KeadaanMenolak, TETAP.format(tw1.nama)):
        beri(skp, tw1, pemeran.rina, isi="Lain.", versi=1)
    assert ubah(ini, isi="Lain.").startswith("Evaluasi sudah ditetapkan")


# pages ---------------------------------------------------------------------------------------------------
def test_ditulis_di_halaman_dan_dibaca_penilai_di_samping_rating(sebagai, skp, tw1, pemeran):
    klien, lembar = sebagai(pemeran.rina), f"/penilaian/{tw1.kode}/{skp.kode}/"
    budi = sebagai(pemeran.budi)
    assert f'name="pegawai" value="{pemeran.rina.kode}"' in markup(budi.get(lembar))
    assert budi.post(f"{lembar}pertimbangan/", {"pegawai": pemeran.rina.kode}).headers["Location"] == lembar
    assert "Menunggu jawaban" in teks(budi.get(lembar))
    assert "Beri pertimbangan penilaian Sari Utami, S.Kom." in teks(klien.get("/"))
    alamat = f"/pertimbangan/{tw1.kode}/{skp.kode}/"
    assert "Diminta penilai" in teks(klien.get(f"/pertimbangan/{tw1.kode}/"))
    assert "Tersedianya layanan 1 yang andal" in teks(klien.get(alamat))
    assert "Tersedianya layanan 2 yang andal" not in teks(klien.get(alamat))  # not hers to know
    buruk = klien.post(alamat, {"isi": "", "versi": "0"})
    assert (buruk.status_code, "Pertimbangan Anda belum diisi." in teks(buruk)) == (422, True)
    isian = {"isi": RAHASIA, f"nilai-{skp.rhk.first().pk}": "di_atas", "versi": "0"}
    assert klien.post(alamat, isian).status_code == 302
    isi = teks(budi.get(lembar))
    assert (RAHASIA in isi, "RHK 1 Di atas ekspektasi" in isi) == (True, True)
    assert Pertimbangan.objects.get().diminta_oleh == pemeran.budi
    assert sebagai(pemeran.sari).get(alamat).status_code == 404


def test_kueri_daftar_tidak_tumbuh_dengan_orang(sebagai, skp, tw1, pemeran):
    klien, alamat = sebagai(pemeran.rina), f"/pertimbangan/{tw1.kode}/"
    klien.get(alamat)
    with kueri() as satu:
        assert "1 orang" in teks(klien.get(alamat))
    lain = pembuat.buat_skp(pemeran.joko)
    beri_tugas(pemeran, lain, pemeran.rina)
    pembuat.tetapkan(lain)
    with kueri() as dua:
        assert "2 orang" in teks(klien.get(alamat))
    assert len(satu) == len(dua)
