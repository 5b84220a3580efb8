"""The synthetic regency: it must be what the steps would have made, only quicker."""

from datetime import date
from io import StringIO
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils.timezone import localdate

from evaluasi.alur import hitung, penyampaian
from evaluasi.alur.salinan import susun
from evaluasi.demo.kabupaten import Kabupaten
from evaluasi.demo.organisasi import EGOV, KABUPATEN, KOMINFO, STATISTIK
from evaluasi.demo.tulis import Nomor
from evaluasi.kewajiban import baca
from evaluasi.models import Evaluasi, Keberatan, SebaranUnit, UsulanCapaian
from pegawai import akun_demo, atasan, mandat
from pegawai.aturan.nip import peringatan, urai
from pegawai.models import Jejak, Pegawai, Pekerjaan, Penempatan, UnitKerja
from pegawai.models.jejak import GENESIS
from skp_app.alur import perencanaan
from skp_app.alur.isi import isi_skp, salinan, sidik
from skp_app.aturan.kelengkapan import kekurangan
from skp_app.models import PeriodeEvaluasi, Realisasi, Skp, UmpanBalik

BANYAK = 60


@pytest.fixture(scope="module", autouse=True)
def _demo(django_db_setup, django_db_blocker):
    """Made once for the file, and never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", pegawai=BANYAK, stdout=StringIO())
        yield
        transaction.set_rollback(True)


def orang(peran):
    return Pegawai.objects.select_related("pengguna").get(pengguna__masuk=peran.masuk)


def test_banyaknya_orang_seperti_yang_diminta(db):
    assert Pegawai.objects.count() == BANYAK


def test_orang_yang_sama_setiap_kali(db):
    dua = [Kabupaten(BANYAK, date(2026, 5, 4), Random(7), Nomor()) for _ in range(2)]
    satu, lain = ([(p.nip, p.nama_lengkap, p.golongan, p.kode) for p in k.pegawai] for k in dua)
    assert satu == lain


def test_setiap_nip_sah_dan_wajar(db):
    nip = list(Pegawai.objects.exclude(nip=None).values_list("nip", flat=True))
    assert [n for n in nip if peringatan(urai(n))] == []
    pppk = Pegawai.objects.filter(jenis__startswith="pppk").values_list("nip", flat=True)
    assert pppk
    assert all(urai(n).pppk for n in pppk)


def test_golongan_sesuai_jenis_pegawai(db):
    cpns = Pegawai.objects.filter(jenis="cpns").values_list("golongan", flat=True)
    jpt = Penempatan.objects.filter(jabatan__jenis="jpt_pratama", jenis="definitif")
    assert set(cpns) <= {"II/a", "II/b", "II/c", "III/a", "III/b"}
    assert set(jpt.values_list("pegawai__golongan", flat=True)) == {"IV/b", "IV/c"}


def test_penilai_dan_atasannya_sama_dengan_turunan_dari_penempatan(db):
    semua = Skp.objects.select_related("penempatan__unit", "penempatan__jabatan", "penempatan__pegawai")
    beda = []
    for skp in semua:
        seharusnya = atasan.tentukan(skp.penempatan, max(skp.mulai, skp.penempatan.mulai))
        nyata = (skp.penempatan_penilai_id, skp.alasan_penilai, skp.penempatan_atasan_id)
        atas = seharusnya.atasan_penilai
        if nyata != (seharusnya.penilai.pk, seharusnya.alasan, atas and atas.pk):
            beda.append(skp.pk)
    assert beda == []
    assert {s.penempatan_id for s in semua} == {
        perencanaan.penempatan_dinilai(s.pegawai, s.mulai, s.selesai).pk for s in semua
    }


def test_ada_plt_plh_delegasi_dan_unit_tanpa_pimpinan(db):
    alasan = set(Skp.objects.filter(periode__tahun=localdate().year).values_list("alasan_penilai", flat=True))
    assert "Plt. pimpinan unit." in alasan
    assert any("tanpa pimpinan" in a for a in alasan)
    assert set(Penempatan.objects.values_list("jenis", flat=True)) == {"definitif", "plt", "plh"}


def test_keadaan_yang_perlu_ditampilkan_ada(db):
    ini = Skp.objects.filter(periode__tahun=localdate().year)
    assert set(ini.values_list("status", flat=True)) == {
        "draf", "diajukan", "dikembalikan", "ditetapkan", "penyesuaian_diajukan", "digantikan",
        *(["beralih"] if localdate().month > 2 else []),  # the first weeks of a year are too short for a mutasi
    }  # fmt: skip
    assert Pegawai.objects.exclude(skp__in=ini).exclude(jenis="non_asn").filter(pengguna__is_active=True).exists()
    hasil = set(Evaluasi.objects.values_list("status", flat=True))
    assert hasil == {"dinilai", "ditetapkan", "disampaikan", "diterima"}
    assert {e.skp.periode.tahun for e in Evaluasi.objects.filter(status="diterima")} >= {localdate().year - 1}
    assert Evaluasi.objects.filter(status="dinilai", capaian="").exists()
    assert Realisasi.objects.filter(bukti__isnull=False).exists()
    assert UmpanBalik.objects.exists()
    assert set(ini.values_list("pendekatan", flat=True)) == {"kuantitatif", "kualitatif"}
    assert set(Pekerjaan.objects.values_list("status", flat=True)) == {"selesai", "dibatalkan"}


def test_ada_capaian_yang_menunggu_pimpinan_dan_orang_kedua(db):
    bkd, kadis = orang(akun_demo.BKD), orang(akun_demo.ATASAN_PENILAI)
    menunggu = {(k.jenis.kunci, k.rincian) for k in baca.meja(bkd.pk, localdate()) if k.pemilik == bkd.pk}
    assert ("setujui_perubahan_capaian", EGOV) in menunggu
    tetapkan = [k.rincian for k in baca.meja(kadis.pk, localdate()) if k.jenis.kunci == "tetapkan_capaian"]
    assert tetapkan == [STATISTIK]
    assert set(UsulanCapaian.objects.values_list("status", flat=True)) == {"draf", "dikirim"}


def test_hasil_kerja_bersandar_pada_hasil_kerja_penilai(db):
    sari = Skp.objects.dihitung().get(pegawai=orang(akun_demo.PEGAWAI), periode__tahun=localdate().year)
    budi = orang(akun_demo.PENILAI)
    assert sari.penilai == budi
    assert {r.intervensi_rhk.skp.pegawai for r in sari.rhk.filter(jenis="utama")} == {budi}


def test_skp_yang_diajukan_lengkap(db):
    for skp in Skp.objects.exclude(status="draf"):
        assert kekurangan(isi_skp(skp)) == []


def test_salinan_dan_sidik_skp_sama_dengan_buatan_langkahnya(db):
    for skp in Skp.objects.all():
        isi = isi_skp(skp)
        if skp.diajukan_pada:
            assert skp.sidik_diajukan == sidik(isi)
        if skp.ditetapkan_pada:
            tercetak = {"periode": skp.salinan["periode"]} if skp.status == "beralih" else {}  # its days ended earlier
            assert skp.salinan == salinan(skp, isi, localdate(skp.ditetapkan_pada)) | tercetak
            assert skp.sidik_ditetapkan == sidik(isi)
    assert {v.sidik for v in skp.versi_isi.all()} == {sidik(skp.versi_isi.first().isi)}


def test_salinan_dan_sidik_evaluasi_sama_dengan_buatan_langkahnya(db):
    beku = Evaluasi.objects.filter(salinan__isnull=False).select_related("skp", "periode_evaluasi")
    for evaluasi in beku:
        assert evaluasi.salinan == susun(evaluasi, localdate(evaluasi.ditetapkan_pada))
        assert evaluasi.sidik == sidik(evaluasi.salinan)
    assert beku.count() == beku.filter(skp__penutupan__periode_evaluasi__id__isnull=False).distinct().count()


def test_sebaran_sama_dengan_hitungan_pekerjaan(db):
    kolom = ("unit_id", "periode_evaluasi_id", "capaian", "jumlah", "belum_dinilai", "bendera")
    sebelum = sorted(SebaranUnit.objects.values_list(*kolom), key=str)
    saran = list(Evaluasi.objects.order_by("pk").values_list("saran_hasil", "predikat", "capaian"))
    for periode in PeriodeEvaluasi.objects.filter(selesai__lt=localdate()).select_related("periode"):
        for unit in hitung.daftar_unit(None, periode):
            hitung.hitung_unit(unit, periode)
    assert sorted(SebaranUnit.objects.values_list(*kolom), key=str) == sebelum
    assert list(Evaluasi.objects.order_by("pk").values_list("saran_hasil", "predikat", "capaian")) == saran


def test_rantai_jejak_utuh_dan_berurut_waktu(db):
    sebelum, nomor = GENESIS, 0
    for jejak in Jejak.objects.order_by("nomor"):
        assert (jejak.nomor, jejak.sidik_sebelum) == (nomor + 1, sebelum)
        assert jejak.hitung_sidik() == jejak.sidik
        sebelum, nomor = jejak.sidik, jejak.nomor
    assert nomor > 500


def test_langkah_biasa_dapat_diteruskan(db):
    diajukan = Skp.objects.filter(status="diajukan").first()
    tetap = perencanaan.tetapkan(diajukan, oleh=diajukan.penilai, sidik_dilihat=diajukan.sidik_diajukan)
    sari = orang(akun_demo.PEGAWAI)
    evaluasi = Evaluasi.objects.get(skp__pegawai=sari, status="disampaikan")
    assert (tetap.status, penyampaian.terima(evaluasi, oleh=sari).status) == ("ditetapkan", "diterima")


def test_peran_contoh_memegang_haknya(db):
    hak = {p: orang(p).pengguna for p in (akun_demo.BKD, akun_demo.PENGELOLA, akun_demo.AUDITOR)}
    assert hak[akun_demo.BKD].has_perm(mandat.INSTANSI)
    assert mandat.unit_bermandat(hak[akun_demo.PENGELOLA], mandat.KELOLA).get().nama == KOMINFO
    assert mandat.unit_bermandat(hak[akun_demo.AUDITOR], mandat.AWASI).get().nama == KABUPATEN
    assert orang(akun_demo.KEPALA_DAERAH).nip is None


def test_akun_demo_menyebut_setiap_peran_sekali(db):
    keluaran = StringIO()
    call_command("akun_demo", stdout=keluaran)
    baris = [[k.strip() for k in b.split("|")] for b in keluaran.getvalue().splitlines()]
    assert baris == [[p.nama, p.masuk, akun_demo.SANDI_DEMO] for p in akun_demo.PERAN]


def test_hanya_akun_yang_disebut_punya_sandi(db):
    punya = {p.pengguna.masuk for p in Pegawai.objects.select_related("pengguna") if p.pengguna.has_usable_password()}
    assert punya == {p.masuk for p in akun_demo.PERAN}


def test_akun_yang_sandinya_sudah_diganti_tidak_disebut(db):
    pengguna = orang(akun_demo.PEGAWAI).pengguna
    pengguna.set_password("gunung-tinggi-menjulang-5")
    pengguna.save()
    assert akun_demo.PEGAWAI.masuk not in {masuk for _, masuk in akun_demo.daftar()}


def test_dijalankan_lagi_tidak_mengubah_apa_pun(db):
    sebelum = [m.objects.count() for m in (Pegawai, Skp, Evaluasi, Jejak, UnitKerja)]
    keluaran = StringIO()
    call_command("demo", pegawai=200, stdout=keluaran)
    assert keluaran.getvalue() == f"{KABUPATEN} sudah ada; tidak ada yang diubah.\n"
    assert [m.objects.count() for m in (Pegawai, Skp, Evaluasi, Jejak, UnitKerja)] == sebelum


def test_pemasangan_nyata_menolak_data_contoh(db, settings):
    settings.HTTPS = True
    with pytest.raises(CommandError, match="tidak untuk pemasangan nyata"):
        call_command("demo", stdout=StringIO())


def test_terlalu_sedikit_orang_ditolak(db):
    with pytest.raises(CommandError, match="paling sedikit 50"):
        call_command("demo", pegawai=10, stdout=StringIO())


def test_satu_keberatan_mengubah_hasil(db):
    """Through the steps: both sides heard, the new result beside the old one."""
    kasus = Keberatan.objects.get()
    e = kasus.evaluasi
    assert (kasus.keputusan, e.predikat, e.predikat_akhir) == ("mengubah", "butuh_perbaikan", "baik")
    assert {k.pihak for k in kasus.keterangan.all()} == {"pegawai", "penilai"}
