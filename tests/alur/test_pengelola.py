"""What others than the owner do with an SKP: reviu, penetapan of many, drafts for somebody, deadlines, reminders."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils.timezone import localdate

from pegawai.models import Jejak, Ketentuan, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import (
    dialog,
    ekspektasi,
    pembatalan,
    pendampingan,
    penetapan_massal,
    pengingat,
    penyusunan,
    perencanaan,
    reviu,
    susunkan,
    tenggat,
)
from skp_app.alur.isi import isi_banyak, isi_skp, sidik
from skp_app.alur.peran import peran_bertindak, tenggat_banyak, tenggat_penetapan
from skp_app.alur.periode import buka_tahun
from skp_app.models import CatatanReviu, Pendamping, Perpanjangan, Skp
from skp_app.tasks import tetapkan_banyak
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.kueri import kueri

JAM = datetime(2026, 1, 12, 9, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture(autouse=True)
def dua_belas_januari():
    with time_machine.travel(JAM, tick=False):
        yield


@pytest.fixture
def periode(db):
    return buka_tahun(2026, oleh=None)


def pergi(hari):
    return time_machine.travel(datetime(2026, *hari, 9, tzinfo=ZoneInfo("Asia/Jakarta")), tick=False)


@pytest.fixture
def diajukan(pemeran, periode):
    return pembuat.ajukan(pembuat.buat_skp(pemeran.sari))


def kabar(orang):
    return list(Pemberitahuan.objects.filter(penerima=orang).order_by("id").values_list("judul", flat=True))


def jejak(objek, kata_kerja):
    return Jejak.objects.filter(objek_jenis=objek._meta.model_name, objek_id=objek.pk, kata_kerja=kata_kerja)


# Reviu -----------------------------------------------------------------------------------------------


@pytest.fixture
def dipakai(db):
    Ketentuan.objects.create(kunci="reviu_pengelola", nilai=True, mulai=date(2026, 1, 1), sumber="Keputusan instansi")


def test_tanpa_ketentuan_tidak_ada_reviu(pemeran, diajukan):
    assert reviu.aktif() is False
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak):
        reviu.selesai(diajukan, oleh=pemeran.dewi)


def test_catatan_reviu_tetap_dan_dikabarkan_sekali(pemeran, diajukan, dipakai):
    rhk = diajukan.rhk.first()
    for _ in range(2):
        reviu.catat(diajukan, oleh=pemeran.dewi, isi=" Target belum terukur. ", garis=rhk.garis)
    (catatan,) = CatatanReviu.objects.all()
    assert (catatan.sebutan, catatan.isi, catatan.oleh) == ("RHK 1", "Target belum terukur.", pemeran.dewi)
    for orang in (pemeran.sari, pemeran.budi):
        assert "Catatan reviu pada SKP 2026 Sari Utami, S.Kom." in kabar(orang)
    assert jejak(diajukan, "catat_reviu").count() == 1


def test_selesai_direviu_tidak_menahan_penilai(pemeran, diajukan, dipakai):
    skp = reviu.selesai(diajukan, oleh=pemeran.dewi)
    assert skp.status == "direviu"
    assert jejak(skp, "reviu").get().sebagai == "pengelola"
    skp = perencanaan.tetapkan(skp, oleh=pemeran.budi, sidik_dilihat=sidik(isi_skp(skp)))
    assert skp.status == "ditetapkan"
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak):
        reviu.catat(skp, oleh=pemeran.dewi, isi="Terlambat.")


@pytest.mark.parametrize("siapa", ["sari", "budi", "tono", "rina"])
def test_bukan_pengelola_tidak_mereviu(pemeran, diajukan, dipakai, siapa):
    orang = getattr(pemeran, siapa)
    with tanpa_perubahan(), pytest.raises(BukanHak):
        reviu.catat(diajukan, oleh=orang, isi="Catatan.")
    with tanpa_perubahan(), pytest.raises(BukanHak):
        reviu.selesai(diajukan, oleh=orang)


def test_pengelola_tidak_mereviu_skp_sendiri(pemeran, periode, dipakai):
    skp = pembuat.ajukan(pembuat.buat_skp(pemeran.dewi))
    with tanpa_perubahan(), pytest.raises(BukanHak):
        reviu.catat(skp, oleh=pemeran.dewi, isi="Sudah baik.")


@pytest.mark.parametrize("isi", ["", "   ", "x" * 1001])
def test_catatan_reviu_kosong_atau_terlalu_panjang(pemeran, diajukan, dipakai, isi):
    with tanpa_perubahan(), pytest.raises(IsianKeliru):
        reviu.catat(diajukan, oleh=pemeran.dewi, isi=isi)


# Penetapan of many -----------------------------------------------------------------------------------


@pytest.fixture
def tim(pemeran, periode):
    return [pembuat.ajukan(pembuat.buat_skp(o)) for o in (pemeran.sari, pemeran.joko)]


def sidik_dari(*daftar):
    return {s.kode: sidik(isi_skp(s)) for s in daftar}


def test_isi_banyak_sama_dengan_satu_per_satu_dan_kuerinya_tetap(tim):
    satu = {s.pk: isi_skp(Skp.objects.get(pk=s.pk)) for s in tim}
    with kueri() as semua:
        assert isi_banyak(list(Skp.objects.filter(pk__in=satu))) == satu
    assert len(semua) == 5


def test_yang_berubah_tidak_ikut_dan_yang_lain_ditetapkan(pemeran, periode, tim):
    sari, joko = tim
    dilihat = sidik_dari(*tim)
    perencanaan.tarik(joko, oleh=pemeran.joko)
    pekerjaan = penetapan_massal.pesan(periode, oleh=pemeran.budi, sidik=dilihat)
    assert pekerjaan.status == "selesai"
    assert (pekerjaan.hasil["ditetapkan"], pekerjaan.hasil["tidak_ditetapkan"]) == (1, 1)
    assert pekerjaan.hasil["rincian"] == {sari.kode: "", joko.kode: "SKP ini sudah berstatus “Draf”."}
    assert list(Skp.objects.filter(status="ditetapkan")) == [sari]


def test_isi_yang_berubah_sejak_dilihat_ditolak(pemeran, periode, tim):
    dilihat = sidik_dari(*tim)
    nilai = {"harmonis": ["Menyapa lebih dulu."]}
    penyusunan.simpan_ekspektasi(tim[0], oleh=pemeran.budi, ekspektasi=nilai)
    rincian = penetapan_massal.pesan(periode, oleh=pemeran.budi, sidik=dilihat).hasil["rincian"]
    assert rincian[tim[0].kode].startswith("Isi SKP berubah setelah Anda membukanya.")
    assert Skp.objects.get(pk=tim[0].pk).status == "diajukan"


def test_klik_kedua_tidak_menetapkan_dua_kali(pemeran, periode, tim):
    dilihat = sidik_dari(*tim)
    penetapan_massal.pesan(periode, oleh=pemeran.budi, sidik=dilihat)
    lagi = penetapan_massal.pesan(periode, oleh=pemeran.budi, sidik=dilihat)
    assert lagi.hasil["ditetapkan"] == 2
    assert [jejak(s, "tetapkan").count() for s in tim] == [1, 1]
    assert [s.versi_isi.filter(peristiwa="tetapkan").count() for s in tim] == [1, 1]


def test_bukan_penilai_tidak_menetapkan_apa_pun(pemeran, periode, tim):
    hasil = penetapan_massal.pesan(periode, oleh=pemeran.rina, sidik=sidik_dari(*tim)).hasil
    assert hasil["ditetapkan"] == 0
    assert Skp.objects.filter(status="ditetapkan").count() == 0


def test_lebih_dari_dua_puluh_menunggu_pekerja(pemeran, periode, tim):
    banyak = sidik_dari(*tim) | {f"{n:016}": "0" * 64 for n in range(20)}
    pekerjaan = penetapan_massal.pesan(periode, oleh=pemeran.budi, sidik=banyak)
    assert pekerjaan.status == "antre"
    assert Skp.objects.filter(status="ditetapkan").count() == 0
    tetapkan_banyak(pekerjaan.pk)
    pekerjaan.refresh_from_db()
    assert (pekerjaan.status, pekerjaan.hasil["ditetapkan"]) == ("selesai", 2)
    assert pekerjaan.hasil["tidak_ditetapkan"] == 20


@pytest.mark.parametrize("banyak", [0, 201])
def test_tidak_satu_pun_atau_terlalu_banyak(pemeran, periode, banyak):
    with tanpa_perubahan(), pytest.raises(IsianKeliru):
        penetapan_massal.pesan(periode, oleh=pemeran.budi, sidik={f"{n:016}": "" for n in range(banyak)})


# One ekspektasi for many -----------------------------------------------------------------------------


def test_ekspektasi_ditambahkan_dan_tidak_digandakan(pemeran, tim):
    sari, joko = tim
    penyusunan.simpan_ekspektasi(sari, oleh=pemeran.budi, ekspektasi={"harmonis": ["Yang lama."]})
    hasil = ekspektasi.beri_banyak(tim, oleh=pemeran.budi, nilai="harmonis", teks="Memuji  tim.")
    assert ([s.pk for s in hasil.diberi], hasil.dilewati) == ([sari.pk, joko.pk], [])
    lagi = ekspektasi.beri_banyak(tim, oleh=pemeran.budi, nilai="harmonis", teks="memuji tim.")
    assert (lagi.diberi, [a for _, a in lagi.dilewati]) == ([], [ekspektasi.SUDAH_ADA] * 2)
    assert list(sari.ekspektasi.values_list("teks", flat=True)) == ["Yang lama.", "Memuji tim."]


def test_yang_tidak_dapat_menerima_dilewati_dengan_alasan(pemeran, periode, tim):
    tetap = pembuat.tetapkan(tim[0])
    hasil = ekspektasi.beri_banyak([tetap, tim[1]], oleh=pemeran.budi, nilai="loyal", teks="Setia.")
    assert [s.pk for s in hasil.diberi] == [tim[1].pk]
    assert hasil.dilewati[0][1] == "SKP berstatus “Ditetapkan”, ekspektasi tidak dapat diubah lagi."


def test_draf_orang_tidak_tersentuh_ekspektasi(pemeran, periode):
    draf = pembuat.buat_skp(pemeran.sari)
    hasil = ekspektasi.beri_banyak([draf], oleh=pemeran.budi, nilai="loyal", teks="Setia.")
    assert hasil.dilewati == [(draf, "SKP belum diajukan")]
    assert draf.ekspektasi.count() == 0


def test_orang_lain_tidak_memberi_ekspektasi(pemeran, tim):
    hasil = ekspektasi.beri_banyak(tim, oleh=pemeran.rina, nilai="loyal", teks="Setia.")
    assert hasil.diberi == []


# Pendamping ------------------------------------------------------------------------------------------


@pytest.fixture
def bantu(pemeran, periode):
    return pendampingan.tunjuk(pemeran.budi, pemeran.joko, oleh=pemeran.budi, mulai=localdate(), selesai=None)


@pytest.fixture
def draf_budi(pemeran, periode):
    return pembuat.buat_skp(pemeran.budi)


def test_pendamping_menulis_dan_jejak_menyebutnya_sekali_sehari(pemeran, bantu, draf_budi):
    rhk = draf_budi.rhk.first()
    rhk = penyusunan.simpan_rhk(rhk, oleh=pemeran.joko, versi=rhk.versi, teks="Tersedianya layanan terpadu")
    penyusunan.simpan_rhk(rhk, oleh=pemeran.joko, versi=rhk.versi, teks="Tersedianya layanan terpadu daerah")
    isi = {rhk.pk: (rhk.versi + 1, {"teks": "Tersedianya layanan terpadu kabupaten"})}
    penyusunan.simpan_isi(draf_budi.kode, oleh=pemeran.joko, rhk=isi, iki={})
    (satu,) = jejak(draf_budi, "susun_untuk")
    assert (satu.oleh, satu.sebagai) == (pemeran.joko, "penyusun")


@pytest.mark.parametrize("verba", ["ajukan", "tarik", "tetapkan", "kembalikan", "ujarkan", "terapkan", "ekspektasi"])
def test_pendamping_tidak_memutuskan_apa_pun(pemeran, bantu, draf_budi, verba):
    skp = draf_budi if verba == "ajukan" else pembuat.ajukan(draf_budi)
    usulan = _usulan(skp) if verba == "terapkan" else None
    langkah = {
        "ajukan": lambda: perencanaan.ajukan(skp, oleh=pemeran.joko),
        "tarik": lambda: perencanaan.tarik(skp, oleh=pemeran.joko),
        "tetapkan": lambda: perencanaan.tetapkan(skp, oleh=pemeran.joko, sidik_dilihat=sidik(isi_skp(skp))),
        "kembalikan": lambda: perencanaan.kembalikan(skp, oleh=pemeran.joko, catatan="Perbaiki."),
        "ujarkan": lambda: dialog.ujarkan(skp, oleh=pemeran.joko, isi="Halo."),
        "terapkan": lambda: dialog.terapkan(usulan, oleh=pemeran.joko),
        "ekspektasi": lambda: penyusunan.simpan_ekspektasi(skp, oleh=pemeran.joko, ekspektasi={"loyal": ["x"]}),
    }[verba]
    with tanpa_perubahan(), pytest.raises(BukanHak):
        langkah()


def _usulan(skp):
    return dialog.ujarkan(skp, oleh=skp.penilai, sasaran=skp.rhk.first(), bidang="teks", menjadi="Teks lain")


def test_dua_penyusun_pada_satu_baris_melihat_kedua_teks(pemeran, bantu, draf_budi):
    rhk = draf_budi.rhk.first()
    penyusunan.simpan_rhk(rhk, oleh=pemeran.joko, versi=rhk.versi, teks="Teks pendamping")
    with pytest.raises(VersiBasi) as basi:
        penyusunan.simpan_rhk(rhk, oleh=pemeran.budi, versi=rhk.versi, teks="Teks pemimpin")
    assert (basi.value.tersimpan, basi.value.dikirim) == ({"teks": "Teks pendamping"}, {"teks": "Teks pemimpin"})


def test_sesudah_hari_terakhir_tidak_terlihat_lagi(pemeran, periode, draf_budi):
    sampai = localdate() + timedelta(days=3)
    pendampingan.tunjuk(pemeran.budi, pemeran.joko, oleh=pemeran.budi, mulai=localdate(), selesai=sampai)
    assert draf_budi in Skp.objects.visible_to(pemeran.joko)
    with pergi((1, 16)):
        assert draf_budi not in Skp.objects.visible_to(pemeran.joko)
        rhk = draf_budi.rhk.first()
        with pytest.raises(BukanHak):
            penyusunan.simpan_rhk(rhk, oleh=pemeran.joko, versi=rhk.versi, teks="Terlambat")


def test_diakhiri_berlaku_seketika(pemeran, bantu, draf_budi):
    pendampingan.akhiri(bantu, oleh=pemeran.budi)
    assert draf_budi not in Skp.objects.visible_to(pemeran.joko)
    assert Jejak.objects.filter(kata_kerja="akhiri_pendamping").count() == 1


def test_diakhiri_esoknya_menyisakan_barisnya(pemeran, bantu):
    with pergi((1, 14)):
        pendampingan.akhiri(bantu, oleh=pemeran.joko)
        pendampingan.akhiri(bantu, oleh=pemeran.budi)
    assert Pendamping.objects.get().selesai == date(2026, 1, 13)
    assert Jejak.objects.filter(kata_kerja="akhiri_pendamping").count() == 1


def test_penunjukan_yang_sama_adalah_satu(pemeran, bantu):
    with tanpa_perubahan():
        sama = pendampingan.tunjuk(pemeran.budi, pemeran.joko, oleh=pemeran.budi, mulai=localdate(), selesai=None)
    assert sama == bantu


@pytest.mark.parametrize(
    ("pemimpin", "oleh", "pendamping", "galat"),
    [("sari", "sari", "joko", BukanHak), ("budi", "joko", "joko", BukanHak), ("budi", "budi", "budi", IsianKeliru)],
)
def test_penunjukan_yang_ditolak(pemeran, periode, pemimpin, oleh, pendamping, galat):
    pemimpin, oleh, pendamping = (getattr(pemeran, n) for n in (pemimpin, oleh, pendamping))
    with tanpa_perubahan(), pytest.raises(galat):
        pendampingan.tunjuk(pemimpin, pendamping, oleh=oleh, mulai=localdate(), selesai=None)


@pytest.mark.parametrize(("mulai", "selesai"), [(-1, None), (0, -1), (0, 400), (400, None)])
def test_tanggal_pendampingan_yang_ganjil(pemeran, periode, mulai, selesai):
    hari = localdate()
    akhir = None if selesai is None else hari + timedelta(days=selesai)
    with tanpa_perubahan(), pytest.raises(IsianKeliru):
        pendampingan.tunjuk(
            pemeran.budi, pemeran.joko, oleh=pemeran.budi, mulai=hari + timedelta(days=mulai), selesai=akhir
        )


def test_orang_lain_tidak_mengakhiri_pendampingan(pemeran, bantu):
    with tanpa_perubahan(), pytest.raises(BukanHak):
        pendampingan.akhiri(bantu, oleh=pemeran.tono)


# Drafts by the penilai -------------------------------------------------------------------------------


def test_penilai_menyusunkan_dan_hanya_pegawai_mengajukan(pemeran, periode):
    skp = susunkan.susunkan(pemeran.sari, periode, oleh=pemeran.budi)
    assert susunkan.susunkan(pemeran.sari, periode, oleh=pemeran.budi) == skp
    assert (skp.status, skp.pegawai, skp.penilai, skp.disusun_penilai) == ("draf", pemeran.sari, pemeran.budi, True)
    rhk = penyusunan.tambah_rhk(skp, oleh=pemeran.budi, teks="Tersedianya layanan")
    isian = {"teks": "Jumlah layanan", "target": "3 layanan", "aspek": ["kuantitas"]}
    penyusunan.simpan_iki(rhk.iki.get(), oleh=pemeran.budi, versi=1, **isian)
    with pytest.raises(BukanHak):
        perencanaan.ajukan(skp, oleh=pemeran.budi)
    assert perencanaan.ajukan(skp, oleh=pemeran.sari).status == "diajukan"
    assert kabar(pemeran.sari)[0] == "Budi Santoso menyusunkan SKP 2026 Anda; Anda yang mengajukannya"
    assert jejak(skp, "susunkan").count() == 1


def test_draf_kosong_boleh_dibuka_draf_berisi_tidak_diambil_alih(pemeran, periode):
    kosong = pembuat.buat_skp(pemeran.sari, lengkap=False)
    assert susunkan.susunkan(pemeran.sari, periode, oleh=pemeran.budi) == kosong
    assert Skp.objects.get(pk=kosong.pk).disusun_penilai
    berisi = pembuat.buat_skp(pemeran.joko)
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak, match="sudah menyusun SKP-nya sendiri"):
        susunkan.susunkan(pemeran.joko, periode, oleh=pemeran.budi)
    assert not Skp.objects.get(pk=berisi.pk).disusun_penilai


@pytest.mark.parametrize("siapa", ["rina", "tono", "sari", "dewi"])
def test_hanya_penilainya_yang_menyusunkan(pemeran, periode, siapa):
    with tanpa_perubahan(), pytest.raises(BukanHak):
        susunkan.susunkan(pemeran.sari, periode, oleh=getattr(pemeran, siapa))


def test_rancangan_diserahkan_sekali_per_isi(pemeran, periode):
    skp = susunkan.susunkan(pemeran.sari, periode, oleh=pemeran.budi)
    for _ in range(2):
        susunkan.serahkan(skp, oleh=pemeran.budi)
    assert kabar(pemeran.sari).count("Rancangan SKP 2026 Anda siap diperiksa dan diajukan") == 1
    with pytest.raises(BukanHak):
        susunkan.serahkan(skp, oleh=pemeran.sari)


# The late penilai ------------------------------------------------------------------------------------


def test_sebelum_tenggat_atasan_penilai_hanya_membaca(pemeran, diajukan):
    assert peran_bertindak(diajukan, pemeran.tono) == {"atasan_penilai"}
    with tanpa_perubahan(), pytest.raises(BukanHak):
        dialog.ujarkan(diajukan, oleh=pemeran.tono, isi="Halo.")


def test_sesudah_tenggat_ia_berdialog_mengusulkan_dan_menetapkan(pemeran, diajukan):
    with pergi((2, 3)):
        ujar = dialog.ujarkan(diajukan, oleh=pemeran.sari, isi="Mohon keputusan.")
        assert Pemberitahuan.objects.filter(penerima=pemeran.tono, kunci=f"dialog-{ujar.pk}").exists()
        dialog.ujarkan(diajukan, oleh=pemeran.tono, sasaran=diajukan.rhk.first(), bidang="teks", menjadi="Teks baru")
        penyusunan.simpan_ekspektasi(diajukan, oleh=pemeran.tono, ekspektasi={"loyal": ["Setia."]})
        lihat = sidik(isi_skp(diajukan))
        skp = perencanaan.tetapkan(diajukan, oleh=pemeran.tono, sidik_dilihat=lihat)
    satu = jejak(skp, "tetapkan").get()
    assert (satu.oleh, satu.sebagai) == (pemeran.tono, "atasan_penilai")
    assert jejak(skp, "beri_ekspektasi").get().sebagai == "atasan_penilai"
    assert skp.versi_isi.get(peristiwa="tetapkan").oleh == pemeran.tono
    assert (skp.salinan["penilai"]["nama"], skp.salinan["ditetapkan_oleh"]) == ("Budi Santoso", "Tono Subroto")
    assert "SKP 2026 ditetapkan oleh Tono Subroto" in kabar(pemeran.sari)
    assert peran_bertindak(skp, pemeran.tono) == {"atasan_penilai"}


def test_penilai_yang_menetapkan_sendiri_tidak_meninggalkan_tanda_lain(diajukan):
    assert "ditetapkan_oleh" not in pembuat.tetapkan(diajukan).salinan


# Deadlines -------------------------------------------------------------------------------------------


def test_perpanjangan_unit_dan_orang_menggeser_tenggat(pemeran, periode, organisasi, diajukan):
    assert tenggat_penetapan(diajukan) == date(2026, 1, 31)
    unit = {"unit": organisasi.dinas, "sampai": date(2026, 2, 10), "alasan": "Reorganisasi"}
    tenggat.perpanjang(periode, oleh=pemeran.dewi, **unit)
    assert tenggat_penetapan(diajukan) == date(2026, 2, 10)
    orang = {"pegawai": pemeran.sari, "sampai": date(2026, 2, 20), "alasan": "Cuti sakit"}
    lama = tenggat.perpanjang(periode, oleh=pemeran.dewi, **orang)
    assert tenggat.perpanjang(periode, oleh=pemeran.dewi, **orang) == lama
    lain = pembuat.ajukan(pembuat.buat_skp(pemeran.joko))
    assert tenggat_banyak([diajukan, lain]) == {diajukan.pk: date(2026, 2, 20), lain.pk: date(2026, 2, 10)}
    tenggat.cabut(lama, oleh=pemeran.dewi)
    tenggat.cabut(lama, oleh=pemeran.dewi)
    assert tenggat_penetapan(diajukan) == date(2026, 2, 10)
    assert Jejak.objects.filter(kata_kerja="cabut_perpanjangan").count() == 1


@pytest.mark.parametrize("siapa", ["sari", "budi", "tono", "rina"])
def test_tanpa_mandat_tidak_memperpanjang(pemeran, periode, organisasi, siapa):
    isi = {"unit": organisasi.egov, "sampai": date(2026, 2, 10), "alasan": "Sibuk"}
    with tanpa_perubahan(), pytest.raises(BukanHak):
        tenggat.perpanjang(periode, oleh=getattr(pemeran, siapa), **isi)


def test_pengelola_tidak_memperpanjang_unit_lain(pemeran, periode, organisasi):
    isi = {"unit": organisasi.bkd, "sampai": date(2026, 2, 10), "alasan": "Sibuk"}
    with tanpa_perubahan(), pytest.raises(BukanHak):
        tenggat.perpanjang(periode, oleh=pemeran.dewi, **isi)


@pytest.mark.parametrize(("sampai", "alasan"), [((2026, 1, 31), "x"), ((2027, 1, 1), "x"), ((2026, 2, 9), " ")])
def test_perpanjangan_yang_ganjil(pemeran, periode, organisasi, sampai, alasan):
    with tanpa_perubahan(), pytest.raises(IsianKeliru):
        tenggat.perpanjang(periode, oleh=pemeran.admin, unit=organisasi.egov, sampai=date(*sampai), alasan=alasan)
    assert Perpanjangan.objects.count() == 0


# Cancelling ------------------------------------------------------------------------------------------


def test_dibatalkan_lalu_disusun_lagi(pemeran, periode):
    draf = pembuat.buat_skp(pemeran.sari)
    skp = pembatalan.batalkan(draf, oleh=pemeran.dewi, alasan="Unit keliru.")
    assert skp.status == "dibatalkan"
    assert (
        Pemberitahuan.objects.get(penerima=pemeran.sari, kunci=f"skp-{skp.pk}-batalkan").isi == "Alasan: Unit keliru."
    )
    baru = perencanaan.buat(pemeran.sari, periode, oleh=pemeran.sari)
    assert baru.pk != skp.pk
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak):
        pembatalan.batalkan(skp, oleh=pemeran.dewi, alasan="Lagi.")


def test_yang_ditetapkan_tidak_dibatalkan(pemeran, diajukan):
    skp = pembuat.tetapkan(diajukan)
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak):
        pembatalan.batalkan(skp, oleh=pemeran.admin, alasan="Keliru.")


@pytest.mark.parametrize("siapa", ["sari", "budi", "tono", "rina"])
def test_bukan_pengelola_tidak_membatalkan(pemeran, diajukan, siapa):
    with tanpa_perubahan(), pytest.raises(BukanHak):
        pembatalan.batalkan(diajukan, oleh=getattr(pemeran, siapa), alasan="Keliru.")


def test_pembatalan_tanpa_alasan(pemeran, diajukan):
    with tanpa_perubahan(), pytest.raises(IsianKeliru):
        pembatalan.batalkan(diajukan, oleh=pemeran.dewi, alasan="  ")


# Reminders -------------------------------------------------------------------------------------------


def test_satu_pengingat_per_orang_dan_hal_dalam_24_jam(pemeran, diajukan):
    pertama = pengingat.ingatkan_penilai(diajukan, oleh=pemeran.sari)
    with time_machine.travel(JAM + timedelta(hours=23), tick=False):
        assert pengingat.ingatkan_penilai(diajukan, oleh=pemeran.sari) == pertama
    judul = "Pengingat: SKP 2026 Sari Utami, S.Kom. menunggu keputusan Anda"
    assert kabar(pemeran.budi).count(judul) == 1
    with time_machine.travel(JAM + timedelta(hours=25), tick=False):
        pengingat.ingatkan_penilai(diajukan, oleh=pemeran.sari)
    assert kabar(pemeran.budi).count(judul) == 2


def test_pengingat_hanya_selama_ditunggu(pemeran, periode, diajukan):
    with tanpa_perubahan(), pytest.raises(BukanHak):
        pengingat.ingatkan_penilai(diajukan, oleh=pemeran.joko)
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak):
        pengingat.ingatkan_pegawai(pemeran.sari, periode, oleh=pemeran.budi)
    pengingat.ingatkan_pegawai(pemeran.joko, periode, oleh=pemeran.budi)
    hal = pengingat.hal_susun(periode, pemeran.joko)
    assert list(pengingat.terkirim({hal: pemeran.joko.pk})) == [hal]
    pembuat.tetapkan(diajukan)
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak):
        pengingat.ingatkan_penilai(Skp.objects.get(pk=diajukan.pk), oleh=pemeran.sari)
