"""Penugasan and tugas belajar (Lampiran p. 45-46, 50 d, 62-65)."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from pegawai.models import Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import penugasan, penyusunan, perencanaan
from skp_app.alur.isi import isi_skp, sidik
from skp_app.models import Penugasan
from tests import pembuat
from tests.serentak import menang, serentak

pytestmark = pytest.mark.django_db
STUDI = {"program": "Magister Kebijakan Publik", "perguruan": "Universitas Airlangga", "jenjang": "lanjut",
         "luar_negeri": False, "akreditasi_perguruan": "A", "akreditasi_prodi": "B"}  # fmt: skip


def tunjuk(pemeran, oleh, **lain):
    return penugasan.tunjuk(pemeran.sari, oleh=oleh, **{"uraian": "Tim RPJMD", "mulai": localdate()} | lain)


def ajukan(pemeran, **lain):
    isi = {"pemberi_teks": "Kepala Bappeda", "uraian": "Tim RPJMD", "mulai": localdate()}
    return penugasan.ajukan(oleh=pemeran.sari, **isi | lain)


def disetujui(pemeran, **lain):
    return penugasan.putuskan(ajukan(pemeran, **lain), oleh=pemeran.budi, setuju=True)


# Proposals and decisions -------------------------------------------------------------------------------
def test_penunjukan_oleh_pimpinan_lain_menunggu_penilai(pemeran):
    usulan = tunjuk(pemeran, pemeran.rina)
    assert (usulan.status, usulan.penilai, usulan.pemberi_teks) == (
        "diusulkan", pemeran.budi, "KEPALA BIDANG STATISTIK",
    )  # fmt: skip
    assert Pemberitahuan.objects.get(penerima=pemeran.budi).tautan == f"/penugasan/{usulan.kode}/"


def test_penunjukan_oleh_penilai_sendiri_langsung_berlaku(pemeran):
    assert tunjuk(pemeran, pemeran.budi).status == "disetujui"


def test_yang_tidak_memimpin_tidak_menunjuk(pemeran):
    with pytest.raises(BukanHak, match="Pimpinan"):
        tunjuk(pemeran, pemeran.joko)


def test_pengajuan_sukarela_menunggu_penilai_dan_klik_kedua_sama(pemeran):
    usulan = ajukan(pemeran)
    assert (usulan.bentuk, usulan.penilai, usulan.pemberi) == ("sukarela", pemeran.budi, None)
    assert ajukan(pemeran) == usulan


def test_penilai_menyetujui_sekali(pemeran):
    usulan = ajukan(pemeran)
    beres = penugasan.putuskan(usulan, oleh=pemeran.budi, setuju=True)
    assert penugasan.putuskan(usulan, oleh=pemeran.budi, setuju=True).diputus_pada == beres.diputus_pada
    with pytest.raises(KeadaanMenolak):
        penugasan.putuskan(usulan, oleh=pemeran.budi, setuju=False, catatan="Beban kerja")


def test_penolakan_perlu_alasan_dan_yang_ditolak_dapat_diajukan_lagi(pemeran):
    usulan = ajukan(pemeran)
    with pytest.raises(IsianKeliru, match="Alasan"):
        penugasan.putuskan(usulan, oleh=pemeran.budi, setuju=False)
    ditolak = penugasan.putuskan(usulan, oleh=pemeran.budi, setuju=False, catatan="Beban kerja penuh.")
    assert (ditolak.status, ditolak.catatan_putusan) == ("ditolak", "Beban kerja penuh.")
    assert ajukan(pemeran) != usulan


@pytest.mark.parametrize("orang", ["sari", "rina", "tono", "admin", "dewi"])
def test_hanya_penilai_yang_memutuskan(pemeran, orang):
    usulan = tunjuk(pemeran, pemeran.rina)
    with pytest.raises(BukanHak):
        penugasan.putuskan(usulan, oleh=getattr(pemeran, orang), setuju=True)


def test_terlihat_oleh_tiga_pihak_saja(pemeran):
    usulan = tunjuk(pemeran, pemeran.rina)
    melihat = [n for n, o in vars(pemeran).items() if Penugasan.objects.visible_to(o).filter(pk=usulan.pk).exists()]
    assert melihat == ["budi", "rina", "sari"]


def test_serentak_satu_usulan(basis_nyata):
    from tests.conftest import susun_organisasi, susun_pemeran

    p = susun_pemeran(susun_organisasi())
    hasil = serentak(lambda _: ajukan(p), n=4)
    assert len({u.pk for u in menang(hasil)}) == 1


# In the SKP ---------------------------------------------------------------------------------------------
def test_rhk_memakai_penugasan_yang_disetujui_dan_jabatan_pemberi_tercetak(pemeran):
    skp, tugas = pembuat.buat_skp(pemeran.sari), disetujui(pemeran)
    rhk = penugasan.pilih(skp.rhk.first(), oleh=pemeran.sari, versi=1, penugasan=tugas)
    assert (rhk.penugasan, rhk.penugasan_dari, rhk.versi) == (tugas, "Kepala Bappeda", 2)
    assert penugasan.pilih(rhk, oleh=pemeran.sari, versi=1, penugasan=tugas).versi == 2  # a second click
    with pytest.raises(VersiBasi):
        penugasan.pilih(rhk, oleh=pemeran.sari, versi=1)
    assert penugasan.pilih(rhk, oleh=pemeran.sari, versi=2).penugasan_dari == ""


@pytest.mark.parametrize("siapa", ["belum", "orang_lain", "lampau"])
def test_penugasan_yang_bukan_miliknya_atau_belum_disetujui_ditolak(pemeran, siapa):
    skp = pembuat.buat_skp(pemeran.sari)
    if siapa == "belum":
        tugas = ajukan(pemeran)
    elif siapa == "lampau":
        lalu = date(localdate().year - 2, 1, 1)
        tugas = disetujui(pemeran, mulai=lalu, selesai=lalu + timedelta(30))
    else:
        usulan = penugasan.ajukan(oleh=pemeran.joko, pemberi_teks="X", uraian="Y", mulai=localdate())
        tugas = penugasan.putuskan(usulan, oleh=pemeran.budi, setuju=True)
    with pytest.raises(IsianKeliru, match="belum disetujui"):
        penugasan.pilih(skp.rhk.first(), oleh=pemeran.sari, versi=1, penugasan=tugas)


def test_skp_orang_lain_dan_skp_ditetapkan_tidak_berubah(pemeran):
    skp, tugas = pembuat.buat_skp(pemeran.sari), disetujui(pemeran)
    with pytest.raises(BukanHak):
        penugasan.pilih(skp.rhk.first(), oleh=pemeran.budi, versi=1, penugasan=tugas)
    skp = pembuat.tetapkan(skp)
    with pytest.raises(KeadaanMenolak):
        penugasan.pilih(skp.rhk.first(), oleh=pemeran.sari, versi=1, penugasan=tugas)


@pytest.fixture
def plt(pemeran, organisasi):
    """The regulation's example: a JF who is also Plt. (p. 50 d)."""
    return pembuat.tempatkan(
        pemeran.sari, organisasi.statistik, "SEKRETARIS DEPUTI", "administrator", jenis="plt", memimpin=False
    )


def test_jabatan_plt_ditawarkan_dan_menjadi_penugasan_sekali(pemeran, plt):
    skp = pembuat.buat_skp(pemeran.sari)
    assert penugasan.jabatan_sementara(skp) == [plt]
    rhk = penugasan.pilih(skp.rhk.first(), oleh=pemeran.sari, versi=1, penempatan=plt)
    assert (rhk.penugasan.jenis, rhk.penugasan.status, rhk.penugasan_dari) == (
        "plt", "disetujui", "KEPALA BIDANG STATISTIK",
    )  # fmt: skip
    assert penugasan.jabatan_sementara(skp) == []
    kedua = penugasan.pilih(skp.rhk.last(), oleh=pemeran.sari, versi=1, penempatan=plt)
    assert kedua.penugasan == rhk.penugasan


def test_rhk_plt_yang_tambahan_menghalangi_ajuan(pemeran, plt):
    skp = pembuat.buat_skp(pemeran.sari)
    rhk = penugasan.pilih(skp.rhk.last(), oleh=pemeran.sari, versi=1, penempatan=plt)
    penyusunan.ubah_jenis_rhk(rhk, oleh=pemeran.sari, jenis="tambahan")
    with pytest.raises(IsianKeliru, match="harus utama"):
        perencanaan.ajukan(skp, oleh=pemeran.sari)
    penyusunan.ubah_jenis_rhk(rhk, oleh=pemeran.sari, jenis="utama")
    assert perencanaan.ajukan(skp, oleh=pemeran.sari).status == "diajukan"


def test_sidik_skp_ditetapkan_tidak_bergantung_pada_penugasan(pemeran):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    skp.rhk.update(penugasan=disetujui(pemeran, jenis="jf_struktural"))  # a living link, not content
    assert sidik(isi_skp(skp)) == skp.sidik_ditetapkan


# Tugas belajar ------------------------------------------------------------------------------------------
@pytest.fixture
def studi(pemeran):
    return disetujui(pemeran, uraian="Tugas belajar S-2", jenis="tugas_belajar", studi=STUDI)


def test_rhk_studi_masuk_ke_skp_yang_sama_sekali_saja(pemeran, studi):
    """Devi, p. 64: added to the SKP of the year, no new document."""
    skp = pembuat.buat_skp(pemeran.sari)
    assert penugasan.tambahkan_studi(studi, skp, oleh=pemeran.sari, mutu="di atas 3,50") == 2
    assert penugasan.tambahkan_studi(studi, skp, oleh=pemeran.sari, mutu="di atas 3,50") == 0
    akademik, waktu = skp.rhk.filter(penugasan=studi)
    assert [(i.teks, i.target, i.aspek) for r in (akademik, waktu) for i in r.iki.all()] == [
        ("Indeks Prestasi Kumulatif (IPK)", "di atas 3,50", ["kualitas"]),
        ("Ketepatan waktu kelulusan", "Tepat waktu", ["waktu"]),
    ]
    assert skp.pegawai.skp.count() == 1


def test_tugas_belajar_yang_belum_disetujui_tidak_masuk(pemeran):
    skp = pembuat.buat_skp(pemeran.sari)
    usulan = ajukan(pemeran, jenis="tugas_belajar", studi=STUDI)
    with pytest.raises(KeadaanMenolak, match="belum disetujui"):
        penugasan.tambahkan_studi(usulan, skp, oleh=pemeran.sari, mutu="3,5")


def test_hasil_studi_dicatat_pegawai_atau_penilai(pemeran, studi):
    hari = localdate()
    with pytest.raises(BukanHak):
        penugasan.catat_hasil_studi(studi, oleh=pemeran.rina, lulus=True, tanggal=hari)
    with pytest.raises(IsianKeliru):
        penugasan.catat_hasil_studi(studi, oleh=pemeran.sari, lulus=True, tanggal=hari + timedelta(1))
    assert penugasan.catat_hasil_studi(studi, oleh=pemeran.sari, lulus=True, tanggal=hari).lulus is True
    with pytest.raises(KeadaanMenolak):
        penugasan.catat_hasil_studi(studi, oleh=pemeran.sari, lulus=False, tanggal=hari)
    assert penugasan.catat_hasil_studi(studi, oleh=pemeran.budi, lulus=False, tanggal=hari).lulus is False
