"""buat, ajukan, tarik, kembalikan, tetapkan: who, when, once; one trace and one message each."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from pegawai.models import Jejak, Pegawai, Pemberitahuan, Penempatan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import penyusunan, perencanaan
from skp_app.alur.isi import isi_skp, sidik
from skp_app.models import Periode, Skp, VersiSkp
from tests import pembuat
from tests.cuplikan import ditolak, tanpa_perubahan


@pytest.fixture
def draf(pemeran, periode):
    return pembuat.buat_skp(pemeran.sari)


@pytest.fixture
def diajukan(draf):
    return pembuat.ajukan(draf)


def langkah(skp):
    """The traces of this SKP: (verb, person, role, from, to)."""
    return list(
        Jejak.objects.filter(objek_jenis="skp", objek_id=skp.pk).values_list(
            "kata_kerja", "oleh", "sebagai", "dari", "ke"
        )
    )


def pesan():
    return list(Pemberitahuan.objects.order_by("id").values_list("penerima__nama", "judul"))


# buat --------------------------------------------------------------------------------------------
def test_draf_memuat_para_pihak_dan_meninggalkan_satu_jejak(pemeran, periode, organisasi):
    skp = perencanaan.buat(pemeran.sari, periode, oleh=pemeran.sari)
    assert (skp.status, skp.pegawai, skp.penilai, skp.atasan_penilai) == (
        "draf", pemeran.sari, pemeran.budi, pemeran.tono,
    )  # fmt: skip
    assert (skp.unit, skp.unit_penilai, skp.alasan_penilai) == (organisasi.egov, organisasi.egov, "Atasan langsung.")
    assert (skp.mulai, skp.selesai, skp.keluarga) == (periode.mulai, periode.selesai, "ja_jf")
    assert langkah(skp) == [("buat", pemeran.sari.pk, "pemilik", "", "draf")]
    assert pesan() == []


def test_kepala_bidang_dinilai_kepala_dinas_dengan_capaian_dinas(pemeran, periode, organisasi):
    skp = perencanaan.buat(pemeran.budi, periode, oleh=pemeran.budi)
    assert (skp.penilai, skp.atasan_penilai, skp.unit_penilai) == (pemeran.tono, pemeran.bupati, organisasi.dinas)
    assert skp.memimpin_unit


def test_kepala_dinas_dinilai_bupati_dan_tidak_ada_atasan_di_atasnya(pemeran, periode, organisasi):
    skp = perencanaan.buat(pemeran.tono, periode, oleh=pemeran.tono)
    assert (skp.penilai, skp.atasan_penilai, skp.unit_penilai) == (pemeran.bupati, None, organisasi.kabupaten)
    assert skp.keluarga == "jpt"


def test_membuat_dua_kali_memberi_draf_yang_sama(draf, pemeran, periode):
    with tanpa_perubahan():
        assert perencanaan.buat(pemeran.sari, periode, oleh=pemeran.sari) == draf


def test_orang_lain_tidak_membuatkan_skp(pemeran, periode):
    with ditolak(BukanHak, "SKP hanya dapat dibuat oleh pegawai yang bersangkutan."):
        perencanaan.buat(pemeran.sari, periode, oleh=pemeran.budi)


def test_tanpa_penempatan_skp_tidak_dapat_dibuat(pemeran, periode):
    baru = pembuat.buat_pegawai("Wati Susanti")
    with ditolak(KeadaanMenolak, "Penempatan Anda pada tahun ini belum tercatat. Laporkan kepada BKD."):
        perencanaan.buat(baru, periode, oleh=baru)


def test_tanpa_penilai_skp_tidak_dapat_dibuat(pemeran, periode):
    with ditolak(
        KeadaanMenolak,
        "Pejabat penilai belum diketahui: Tidak ada pimpinan di atas unit ini. Laporkan kepada BKD.",
    ):
        perencanaan.buat(pemeran.bupati, periode, oleh=pemeran.bupati)


@pytest.mark.parametrize(("bulan", "geser"), [(1, -1), (1, 1)])
def test_skp_tidak_mulai_di_luar_tahunnya(pemeran, periode, bulan, geser):
    di_luar = periode.mulai.replace(year=periode.tahun + geser)
    with ditolak(KeadaanMenolak, f"SKP tahun {periode.tahun} harus mulai dalam tahun {periode.tahun}."):
        perencanaan.buat(pemeran.sari, periode, oleh=pemeran.sari, mulai=di_luar)


def test_dua_skp_dengan_tanggal_bertumpuk_ditolak(draf, pemeran, periode):
    with ditolak(KeadaanMenolak, "Sudah ada SKP lain yang mencakup tanggal tersebut."):
        perencanaan.buat(pemeran.sari, periode, oleh=pemeran.sari, mulai=date(periode.tahun, 7, 1))


def test_penilai_adalah_yang_menjabat_saat_skp_dibuat(pemeran, periode, organisasi):
    """Budi left on the first days of the year; who sits there today assesses, not who sat there on 1 January."""
    pembuat.buat_periode()
    jabatan = Penempatan.objects.get(pegawai=pemeran.budi)
    Penempatan.objects.filter(pk=jabatan.pk).update(selesai=periode.mulai)
    pengganti = pembuat.buat_pegawai("Yusuf Hakim", golongan="IV/a")
    pembuat.tempatkan(
        pengganti, organisasi.egov, "KEPALA BIDANG E-GOVERNMENT", "administrator", memimpin=True,
        mulai=date(periode.tahun, 1, 2),
    )  # fmt: skip
    hari_ini = max(localdate(), periode.mulai)
    harapan = pemeran.budi if hari_ini == periode.mulai else pengganti
    assert perencanaan.buat(pemeran.sari, periode, oleh=pemeran.sari).penilai == harapan


def test_atasan_penilai_bukan_pegawai_itu_sendiri(pemeran, periode, organisasi):
    """Sari stands in for the vacant head of the dinas: she cannot be the atasan penilai of her own SKP."""
    Penempatan.objects.filter(pegawai=pemeran.tono).update(selesai=date(2020, 6, 30))
    pembuat.tempatkan(
        pemeran.sari, organisasi.dinas, "KEPALA DINAS KOMUNIKASI DAN INFORMATIKA", "jpt_pratama",
        memimpin=True, jenis="plt", mulai=date(2021, 1, 1),
    )  # fmt: skip
    skp = perencanaan.buat(pemeran.sari, periode, oleh=pemeran.sari)
    assert (skp.penilai, skp.atasan_penilai) == (pemeran.budi, pemeran.bupati)


def test_atasan_dari_penilai_yang_didelegasikan_dicari_di_cabangnya(pemeran, periode, organisasi):
    """The authority went to Rina next door; above her stands Tono, in her own branch of the tree."""
    rina = Penempatan.objects.get(pegawai=pemeran.rina)
    Penempatan.objects.filter(pegawai=pemeran.sari).update(penilai_ditunjuk=rina)
    skp = perencanaan.buat(pemeran.sari, periode, oleh=pemeran.sari)
    assert (skp.penilai, skp.atasan_penilai) == (pemeran.rina, pemeran.tono)
    assert (skp.unit_penilai, skp.alasan_penilai) == (organisasi.statistik, "Kewenangan menilai didelegasikan.")


# ajukan ------------------------------------------------------------------------------------------
def test_diajukan_dengan_satu_jejak_satu_pesan_dan_satu_versi(draf, pemeran):
    skp = perencanaan.ajukan(draf, oleh=pemeran.sari)
    assert (skp.status, skp.sidik_diajukan) == ("diajukan", sidik(isi_skp(skp)))
    assert skp.diajukan_pada is not None
    assert langkah(skp)[1:] == [("ajukan", pemeran.sari.pk, "pemilik", "draf", "diajukan")]
    assert pesan() == [("Budi Santoso", f"Sari Utami, S.Kom. mengajukan SKP {skp.mulai.year}")]
    assert list(VersiSkp.objects.values_list("nomor", "peristiwa", "sidik")) == [(1, "ajukan", skp.sidik_diajukan)]


@pytest.mark.parametrize("siapa", ["budi", "tono", "rina", "joko", "dewi", "admin"])
def test_hanya_pemilik_yang_mengajukan(draf, pemeran, siapa):
    with ditolak(BukanHak, "Ajukan hanya dapat dilakukan oleh pegawai yang menyusunnya."):
        perencanaan.ajukan(draf, oleh=getattr(pemeran, siapa))


def test_mengajukan_dua_kali_ditolak(diajukan, pemeran):
    with ditolak(KeadaanMenolak, "SKP ini sudah berstatus “Menunggu pimpinan”."):
        perencanaan.ajukan(diajukan, oleh=pemeran.sari)


def test_skp_yang_belum_lengkap_tidak_dapat_diajukan(pemeran, periode):
    skp = pembuat.buat_skp(pemeran.sari, lengkap=False)
    penyusunan.tambah_rhk(skp, oleh=pemeran.sari, teks="Layanan andal tersedia")
    kalimat = (
        "SKP belum dapat diajukan. Teks RHK 1, indikator 1, belum diisi. Target RHK 1, indikator 1, belum diisi."
        " Aspek RHK 1, indikator 1, belum diisi."
    )
    with ditolak(IsianKeliru, kalimat) as penolakan:
        perencanaan.ajukan(skp, oleh=pemeran.sari)
    assert list(penolakan.value.kesalahan) == ["rhk-1"]


def test_nama_yang_sangat_panjang_tidak_menghalangi_pengajuan(draf, pemeran):
    Pegawai.objects.filter(pk=pemeran.sari.pk).update(nama="A" * 150, gelar_depan="B" * 50, gelar_belakang="C" * 50)
    assert perencanaan.ajukan(draf, oleh=pemeran.sari).status == "diajukan"
    assert len(Pemberitahuan.objects.get().judul) == 160


# tarik -------------------------------------------------------------------------------------------
def test_ditarik_menjadi_draf_lagi(diajukan, pemeran):
    skp = perencanaan.tarik(diajukan, oleh=pemeran.sari)
    assert (skp.status, skp.sidik_diajukan) == ("draf", "")
    assert langkah(skp)[2:] == [("tarik", pemeran.sari.pk, "pemilik", "diajukan", "draf")]


def test_penilai_tidak_menarik(diajukan, pemeran):
    with ditolak(BukanHak, "Tarik kembali hanya dapat dilakukan oleh pegawai yang menyusunnya."):
        perencanaan.tarik(diajukan, oleh=pemeran.budi)


def test_draf_tidak_dapat_ditarik(draf, pemeran):
    with ditolak(KeadaanMenolak, "SKP ini sudah berstatus “Draf”."):
        perencanaan.tarik(draf, oleh=pemeran.sari)


def test_mengajukan_lagi_setelah_ditarik_mengirim_pesan_baru(diajukan, pemeran):
    skp = perencanaan.ajukan(perencanaan.tarik(diajukan, oleh=pemeran.sari), oleh=pemeran.sari)
    assert [p for p, _ in pesan()] == ["Budi Santoso", "Budi Santoso"]
    assert list(skp.versi_isi.values_list("nomor", flat=True)) == [1, 2]


# kembalikan --------------------------------------------------------------------------------------
def test_dikembalikan_dengan_catatan(diajukan, pemeran):
    skp = perencanaan.kembalikan(diajukan, oleh=pemeran.budi, catatan="  Perjelas target.  ")
    assert (skp.status, skp.catatan_pengembalian) == ("dikembalikan", "Perjelas target.")
    assert langkah(skp)[2:] == [("kembalikan", pemeran.budi.pk, "penilai", "diajukan", "dikembalikan")]
    assert pesan()[1:] == [("Sari Utami", f"SKP {skp.mulai.year} perlu diperbaiki")]
    assert Pemberitahuan.objects.get(penerima=pemeran.sari).isi == "Perjelas target."


@pytest.mark.parametrize("catatan", ["", "  \n "])
def test_pengembalian_tanpa_catatan_ditolak(diajukan, pemeran, catatan):
    with ditolak(IsianKeliru, "Catatan belum diisi. Tulis apa yang perlu diperbaiki."):
        perencanaan.kembalikan(diajukan, oleh=pemeran.budi, catatan=catatan)


@pytest.mark.parametrize("siapa", ["sari", "tono", "rina", "dewi", "admin"])
def test_hanya_penilai_yang_mengembalikan(diajukan, pemeran, siapa):
    with ditolak(BukanHak, "Kembalikan hanya dapat dilakukan oleh pejabat penilai kinerja."):
        perencanaan.kembalikan(diajukan, oleh=getattr(pemeran, siapa), catatan="Perbaiki.")


def test_mengembalikan_dua_kali_ditolak(diajukan, pemeran):
    perencanaan.kembalikan(diajukan, oleh=pemeran.budi, catatan="Perbaiki.")
    with ditolak(KeadaanMenolak, "SKP ini sudah berstatus “Perlu diperbaiki”."):
        perencanaan.kembalikan(diajukan, oleh=pemeran.budi, catatan="Perbaiki.")


def test_catatan_panjang_utuh_di_skp_dan_terpotong_di_pesan(diajukan, pemeran):
    skp = perencanaan.kembalikan(diajukan, oleh=pemeran.budi, catatan="a" * 2000)
    assert len(skp.catatan_pengembalian) == 2000
    assert len(Pemberitahuan.objects.get(penerima=pemeran.sari).isi) == 500


def test_setelah_diperbaiki_dapat_diajukan_lagi_dan_catatan_hilang(diajukan, pemeran):
    skp = perencanaan.kembalikan(diajukan, oleh=pemeran.budi, catatan="Perbaiki.")
    skp = perencanaan.ajukan(skp, oleh=pemeran.sari)
    assert (skp.status, skp.catatan_pengembalian) == ("diajukan", "")
    perencanaan.kembalikan(skp, oleh=pemeran.budi, catatan="Sekali lagi.")
    assert [p for p, _ in pesan()] == ["Budi Santoso", "Sari Utami", "Budi Santoso", "Sari Utami"]


# tetapkan ----------------------------------------------------------------------------------------
def tetapkan(skp, oleh):
    return perencanaan.tetapkan(skp, oleh=oleh, sidik_dilihat=sidik(isi_skp(skp)))


def test_ditetapkan_dengan_salinan_nomor_jejak_dan_pesan(diajukan, pemeran):
    skp = tetapkan(diajukan, pemeran.budi)
    assert (skp.status, skp.sidik_ditetapkan) == ("ditetapkan", sidik(isi_skp(skp)))
    assert skp.nomor_dokumen == f"SKP-{skp.mulai.year}-{skp.kode[:12].upper()}"
    assert skp.salinan["tanggal"] == localdate().isoformat()
    assert langkah(skp)[2:] == [("tetapkan", pemeran.budi.pk, "penilai", "diajukan", "ditetapkan")]
    assert pesan()[1:] == [("Sari Utami", f"SKP {skp.mulai.year} ditetapkan oleh Budi Santoso")]
    assert list(skp.versi_isi.values_list("nomor", "peristiwa")) == [(1, "ajukan"), (2, "tetapkan")]


@pytest.mark.parametrize("siapa", ["sari", "tono", "rina", "joko", "dewi", "admin", "bupati"])
def test_hanya_penilai_yang_menetapkan(diajukan, pemeran, siapa):
    with ditolak(BukanHak, "Tetapkan hanya dapat dilakukan oleh pejabat penilai kinerja."):
        tetapkan(diajukan, getattr(pemeran, siapa))


def test_menetapkan_dua_kali_ditolak(diajukan, pemeran):
    tetapkan(diajukan, pemeran.budi)
    with ditolak(KeadaanMenolak, "SKP ini sudah berstatus “Ditetapkan”."):
        tetapkan(diajukan, pemeran.budi)


def test_draf_tidak_dapat_ditetapkan_sebelum_ditandatangani_pegawai(draf, pemeran):
    with ditolak(KeadaanMenolak, "SKP ini sudah berstatus “Draf”."):
        tetapkan(draf, pemeran.budi)


def test_isi_yang_berubah_setelah_dibaca_tidak_ditetapkan(diajukan, pemeran):
    dilihat = sidik(isi_skp(diajukan))
    skp = perencanaan.tarik(diajukan, oleh=pemeran.sari)
    rhk = skp.rhk.first()
    penyusunan.simpan_rhk(rhk, oleh=pemeran.sari, versi=rhk.versi, teks="Sesuatu yang lain")
    perencanaan.ajukan(skp, oleh=pemeran.sari)
    with ditolak(VersiBasi, "Isi SKP berubah setelah Anda membukanya. Periksa lagi sebelum menetapkan."):
        perencanaan.tetapkan(skp, oleh=pemeran.budi, sidik_dilihat=dilihat)


def test_ekspektasi_yang_ditulis_penilai_ikut_ditetapkan(diajukan, pemeran):
    penyusunan.simpan_ekspektasi(diajukan, oleh=pemeran.budi, ekspektasi={"loyal": ["Jaga nama baik dinas"]})
    skp = tetapkan(diajukan, pemeran.budi)
    assert skp.salinan["ekspektasi"] == {"loyal": ["Jaga nama baik dinas"]}


# the frozen copy ---------------------------------------------------------------------------------
def test_salinan_tidak_ikut_berubah_ketika_orangnya_berganti_nama_dan_pindah(diajukan, pemeran, organisasi):
    skp = tetapkan(diajukan, pemeran.budi)
    salinan = skp.salinan
    assert salinan["pegawai"] == {
        "nama": "Sari Utami, S.Kom.", "nip": pemeran.sari.nip, "pangkat": "Penata (III/c)",
        "jabatan": "PRANATA KOMPUTER AHLI MUDA", "unit": "DINAS KOMUNIKASI DAN INFORMATIKA",
        "kepala_instansi": False,
    }  # fmt: skip
    assert (salinan["penilai"]["nama"], salinan["atasan_penilai"]["nama"]) == ("Budi Santoso", "Tono Subroto")
    assert (salinan["instansi"], salinan["tempat"]) == ("PEMERINTAH KABUPATEN SUKAMAJU", "Sukamaju")
    Pegawai.objects.filter(pk=pemeran.sari.pk).update(nama="Sari Wijaya", golongan="IV/a")
    Pegawai.objects.filter(pk=pemeran.budi.pk).update(nama="Budi Hartono")
    type(organisasi.dinas).objects.filter(pk=organisasi.dinas.pk).update(nama="DINAS DIGITAL")
    penempatan = Penempatan.objects.get(pegawai=pemeran.sari)
    Penempatan.objects.filter(pk=penempatan.pk).update(selesai=localdate())
    type(penempatan.jabatan).objects.filter(pk=penempatan.jabatan_id).update(nama="PRANATA KOMPUTER AHLI MADYA")
    assert Skp.objects.get(pk=skp.pk).salinan == salinan


def test_penilai_tanpa_nip_dan_pangkat_tercetak_kosong(pemeran, periode):
    salinan = pembuat.buat_skp_ditetapkan(pemeran.tono).salinan
    assert (salinan["penilai"]["nip"], salinan["penilai"]["pangkat"]) == ("", "")
    assert (salinan["penilai"]["jabatan"], salinan["penilai"]["kepala_instansi"]) == ("BUPATI SUKAMAJU", True)


def test_tahun_lain_mendapat_skp_sendiri(draf, pemeran, periode):
    depan = Periode.objects.create(
        tahun=periode.tahun + 1, mulai=date(periode.tahun + 1, 1, 1), selesai=date(periode.tahun + 1, 12, 31),
        tenggat_penetapan=date(periode.tahun + 1, 1, 31),
    )  # fmt: skip
    skp = perencanaan.buat(pemeran.sari, depan, oleh=pemeran.sari)
    assert (skp.pk != draf.pk, skp.mulai, skp.penilai) == (True, depan.mulai, pemeran.budi)
