"""Plans of a unit: who may write them, every change with its trace, nothing twice, nothing lost."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from pegawai.models import Jejak, Pegawai, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import perjanjian, rencana
from skp_app.models import IndikatorUnit, Pendamping, RencanaUnit, SasaranUnit, TargetIndikator
from tests import pembuat
from tests.cuplikan import tanpa_perubahan

TABEL = "Layanan membaik\tIndeks layanan\tskala 5\t3,5\n\tAduan selesai\t%\t90\nAnggaran optimal\tNilai IKPA\tnilai\t95"


@pytest.fixture
def tahun(periode):
    return periode.tahun


@pytest.fixture
def pk(pemeran, organisasi, tahun):
    return rencana.buat(organisasi.dinas, oleh=pemeran.tono, jenis="pk", tahun_mulai=tahun)


@pytest.fixture
def sasaran(pk, pemeran):
    return rencana.tambah_sasaran(pk, oleh=pemeran.tono, teks="Layanan membaik")


@pytest.fixture
def indikator(sasaran):
    return sasaran.indikator.get()


def dampingi(pemimpin, pendamping, **lain):
    hari = {"mulai": localdate() - timedelta(days=3), "ditunjuk_oleh": pemimpin, **lain}
    return Pendamping.objects.create(pemimpin=pemimpin, pendamping=pendamping, **hari)


def isi(rencana_ini, siapa, jenis, baris, versi=1, **bidang):
    return rencana.simpan_isi(rencana_ini, oleh=siapa, **{jenis: {baris.pk: (versi, bidang)}})


# who ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("siapa", "sebagai"),
    [("tono", "pimpinan"), ("dewi", "pengelola"), ("admin", "pengelola"), ("joko", "pendamping"), ("budi", ""),
     ("sari", ""), ("bupati", "")],
)  # fmt: skip
def test_yang_menulis_rencana_dinas(pemeran, organisasi, tahun, siapa, sebagai):
    dampingi(pemeran.tono, pemeran.joko)
    orang: Pegawai = getattr(pemeran, siapa)
    assert rencana.penulis(organisasi.dinas, orang) == sebagai
    assert (organisasi.dinas in rencana.unit_ditulis(orang)) == bool(sebagai)
    if sebagai:
        baru = rencana.buat(organisasi.dinas, oleh=orang, jenis="pk", tahun_mulai=tahun)
        jejak = Jejak.objects.get(objek_jenis="rencanaunit", objek_id=baru.pk)
        assert (jejak.kata_kerja, jejak.sebagai, jejak.oleh) == ("buat_rencana", sebagai, orang)
    else:
        with tanpa_perubahan(), pytest.raises(BukanHak):
            rencana.buat(organisasi.dinas, oleh=orang, jenis="pk", tahun_mulai=tahun)


def test_mandat_berlaku_ke_bawah_dan_tidak_ke_samping(pemeran, organisasi):
    assert set(rencana.unit_ditulis(pemeran.dewi)) == {organisasi.dinas, organisasi.egov, organisasi.statistik}
    assert set(rencana.unit_ditulis(pemeran.budi)) == {organisasi.egov}
    assert set(rencana.unit_ditulis(pemeran.admin)) == set(UnitKerja.objects.all())
    assert set(rencana.unit_ditulis(pemeran.sari)) == set()


def test_pimpinan_lama_dan_pendamping_yang_selesai_tidak_menulis_lagi(pemeran, organisasi):
    kemarin = localdate() - timedelta(days=1)
    dampingi(pemeran.tono, pemeran.joko, selesai=kemarin)
    pemeran.budi.penempatan.update(selesai=kemarin)
    assert rencana.penulis(organisasi.dinas, pemeran.joko) == ""
    assert rencana.penulis(organisasi.egov, pemeran.budi) == ""


def test_setiap_langkah_menolak_orang_lain(pemeran, pk, sasaran, indikator):
    langkah = [
        lambda o: rencana.hapus(pk, oleh=o),
        lambda o: isi(pk, o, "sasaran", sasaran, teks="x"),
        lambda o: rencana.tambah_sasaran(pk, oleh=o),
        lambda o: rencana.hapus_sasaran(sasaran, oleh=o),
        lambda o: rencana.pindah_sasaran(sasaran, oleh=o, arah="naik"),
        lambda o: rencana.tambah_indikator(sasaran, oleh=o),
        lambda o: rencana.hapus_indikator(indikator, oleh=o),
        lambda o: rencana.pindah_indikator(indikator, oleh=o, arah="naik"),
        lambda o: rencana.pasang_induk(indikator, oleh=o, induk=None),
        lambda o: rencana.tempel(pk, oleh=o, teks=TABEL),
    ]
    for satu in langkah:
        with tanpa_perubahan(), pytest.raises(BukanHak):
            satu(pemeran.rina)


# the plan -----------------------------------------------------------------------------------------
def test_klik_ganda_memberi_rencana_yang_sama(pemeran, organisasi, pk, tahun):
    assert rencana.buat(organisasi.dinas, oleh=pemeran.tono, jenis="pk", tahun_mulai=tahun) == pk
    assert RencanaUnit.objects.count() == 1


def test_renstra_yang_tahunnya_beririsan_ditolak(pemeran, organisasi, tahun):
    renstra = {"jenis": "renstra", "oleh": pemeran.tono}
    rencana.buat(organisasi.dinas, tahun_mulai=tahun - 2, tahun_selesai=tahun + 2, **renstra)
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak, match="Sudah ada Rencana Strategis unit ini"):
        rencana.buat(organisasi.dinas, tahun_mulai=tahun, tahun_selesai=tahun + 4, **renstra)
    rencana.buat(organisasi.dinas, tahun_mulai=tahun + 3, tahun_selesai=tahun + 4, **renstra)


@pytest.mark.parametrize(("jenis", "lama"), [("pk", 1), ("rkt", 1), ("renstra", -1), ("renstra", 6)])
def test_tahun_yang_tidak_mungkin_ditolak(pemeran, organisasi, tahun, jenis, lama):
    with tanpa_perubahan(), pytest.raises(IsianKeliru):
        rencana.buat(organisasi.dinas, oleh=pemeran.tono, jenis=jenis, tahun_mulai=tahun, tahun_selesai=tahun + lama)


def test_rencana_dihapus_beserta_isinya_dan_meninggalkan_jejak(pemeran, pk, sasaran):
    rencana.hapus(pk, oleh=pemeran.tono)
    assert (RencanaUnit.objects.count(), SasaranUnit.objects.count(), IndikatorUnit.objects.count()) == (0, 0, 0)
    assert Jejak.objects.order_by("nomor").last().kata_kerja == "hapus_rencana"
    with pytest.raises(KeadaanMenolak, match="sudah dihapus"):
        rencana.tambah_sasaran(pk, oleh=pemeran.tono)


def test_yang_dipakai_skp_ditetapkan_tidak_dapat_dihapus(pemeran, pk, sasaran, indikator):
    isi(pk, pemeran.tono, "indikator", indikator, teks="Indeks layanan", **{f"t{pk.tahun_mulai}": "3,5"})
    skp = pembuat.buat_skp(pemeran.tono)
    perjanjian.ambil(skp, oleh=pemeran.tono, indikator=[indikator.pk])
    iki = indikator.iki.get()
    iki.perspektif = "anggaran"
    iki.save()
    pembuat.tetapkan(skp)
    langkah = [
        lambda: rencana.hapus(pk, oleh=pemeran.tono),
        lambda: rencana.hapus_sasaran(sasaran, oleh=pemeran.tono),
        lambda: rencana.hapus_indikator(indikator, oleh=pemeran.tono),
    ]
    for satu in langkah:
        with tanpa_perubahan(), pytest.raises(KeadaanMenolak, match="dipakai 1 SKP yang sudah ditetapkan"):
            satu()


def test_yang_dipakai_draf_boleh_dihapus_dan_draf_tetap(pemeran, pk, sasaran, indikator):
    isi(pk, pemeran.tono, "indikator", indikator, teks="Indeks layanan")
    skp = pembuat.buat_skp(pemeran.tono, lengkap=False)
    perjanjian.ambil(skp, oleh=pemeran.tono, indikator=[indikator.pk])
    rencana.hapus_sasaran(sasaran, oleh=pemeran.tono)
    rhk = skp.rhk.get()
    assert (rhk.teks, rhk.sasaran, rhk.iki.get().indikator) == ("Layanan membaik", None, None)


# rows ---------------------------------------------------------------------------------------------
def test_menyimpan_baris_menaikkan_versi_dan_mencatat_kata_lama(pemeran, pk, sasaran, indikator, tahun):
    hasil = rencana.simpan_isi(
        pk,
        oleh=pemeran.tono,
        rencana={pk.pk: (1, {"rancangan": True})},
        sasaran={sasaran.pk: (1, {"teks": "Layanan prima", "perspektif": "penerima_layanan"})},
        indikator={indikator.pk: (1, {"teks": "Indeks", f"t{tahun}": "3,5"})},
    )
    assert hasil.versi == {f"rencana-{pk.pk}": 2, f"sasaran-{sasaran.pk}": 2, f"indikator-{indikator.pk}": 2}
    pk.refresh_from_db()
    assert pk.rancangan is True
    assert list(indikator.target.values_list("tahun", "teks")) == [(tahun, "3,5")]
    jejak = Jejak.objects.order_by("nomor").last()
    assert jejak.kata_kerja == "ubah_rencana"
    assert jejak.data["baris"][f"sasaran-{sasaran.pk}"]["teks"] == ["Layanan membaik", "Layanan prima"]


def test_yang_tidak_berubah_tidak_dicatat(pemeran, pk, sasaran):
    with tanpa_perubahan():
        hasil = isi(pk, pemeran.tono, "sasaran", sasaran, versi=9, teks="Layanan membaik")
    assert (hasil.versi, hasil.bentrok) == ({}, [])


def test_versi_basi_dilaporkan_dengan_kedua_teks_dan_baris_lain_tersimpan(pemeran, pk, sasaran, indikator):
    isi(pk, pemeran.dewi, "sasaran", sasaran, teks="Teks Dewi")
    hasil = rencana.simpan_isi(
        pk,
        oleh=pemeran.tono,
        sasaran={sasaran.pk: (1, {"teks": "Teks Tono"})},
        indikator={indikator.pk: (1, {"teks": "Indeks"})},
    )
    (bentrok,) = hasil.bentrok
    assert (bentrok.baris, bentrok.versi) == (f"sasaran-{sasaran.pk}", 2)
    assert (bentrok.tersimpan, bentrok.dikirim) == ({"teks": "Teks Dewi"}, {"teks": "Teks Tono"})
    indikator.refresh_from_db()
    assert indikator.teks == "Indeks"


def test_target_yang_dikosongkan_hilang(pemeran, pk, indikator, tahun):
    isi(pk, pemeran.tono, "indikator", indikator, **{f"t{tahun}": "3,5"})
    isi(pk, pemeran.tono, "indikator", indikator, versi=2, **{f"t{tahun}": ""})
    assert TargetIndikator.objects.count() == 0


@pytest.mark.parametrize("bidang", ["unit", "pk", "t1999", "induk", "sasaran"])
def test_bidang_lain_ditolak(pemeran, pk, indikator, bidang):
    with tanpa_perubahan(), pytest.raises(IsianKeliru, match="Bidang tidak dikenal"):
        isi(pk, pemeran.tono, "indikator", indikator, **{bidang: "1"})


def test_baris_rencana_lain_tidak_tersentuh(pemeran, organisasi, pk, tahun):
    lain = rencana.buat(organisasi.egov, oleh=pemeran.budi, jenis="pk", tahun_mulai=tahun)
    milik = rencana.tambah_sasaran(lain, oleh=pemeran.budi, teks="Milik bidang")
    with tanpa_perubahan():
        hasil = isi(pk, pemeran.tono, "sasaran", milik, teks="Diambil alih")
    assert hasil.hilang == [f"sasaran-{milik.pk}"]


def test_pindah_menukar_tetangga_dan_berhenti_di_tepi(pemeran, pk):
    a, b, c = (rencana.tambah_sasaran(pk, oleh=pemeran.tono, teks=t) for t in "ABC")
    rencana.pindah_sasaran(c, oleh=pemeran.tono, arah="naik")
    assert [s.teks for s in pk.sasaran.all()] == ["A", "C", "B"]
    with tanpa_perubahan():
        rencana.pindah_sasaran(a, oleh=pemeran.tono, arah="naik")
    x = rencana.tambah_indikator(b, oleh=pemeran.tono, teks="x", target={pk.tahun_mulai: "1"})
    rencana.pindah_indikator(x, oleh=pemeran.tono, arah="naik")
    assert [i.teks for i in b.indikator.all()] == ["x", ""]


def test_batas_jumlah(pemeran, pk, sasaran):
    IndikatorUnit.objects.bulk_create(IndikatorUnit(sasaran=sasaran, urutan=n, teks=f"i{n}") for n in range(2, 31))
    with tanpa_perubahan(), pytest.raises(IsianKeliru, match="paling banyak 30 indikator"):
        rencana.tambah_indikator(sasaran, oleh=pemeran.tono)
    SasaranUnit.objects.bulk_create(SasaranUnit(rencana=pk, urutan=n, teks=f"s{n}") for n in range(2, 61))
    with tanpa_perubahan(), pytest.raises(IsianKeliru, match="paling banyak 60 sasaran"):
        rencana.tambah_sasaran(pk, oleh=pemeran.tono)


# the plan above -----------------------------------------------------------------------------------
@pytest.fixture
def di_bawah(pemeran, organisasi, tahun):
    pk_bidang = rencana.buat(organisasi.egov, oleh=pemeran.budi, jenis="pk", tahun_mulai=tahun)
    sasaran = rencana.tambah_sasaran(pk_bidang, oleh=pemeran.budi, teks="Layanan daring andal")
    baris = sasaran.indikator.get()
    isi(pk_bidang, pemeran.budi, "indikator", baris, teks="Ketersediaan layanan")
    return baris


def test_indikator_dihubungkan_dengan_indikator_unit_di_atas(pemeran, pk, indikator, di_bawah):
    isi(pk, pemeran.tono, "indikator", indikator, teks="Indeks layanan")
    assert list(rencana.calon_induk(di_bawah.sasaran.rencana)) == [indikator]
    rencana.pasang_induk(di_bawah, oleh=pemeran.budi, induk=indikator)
    di_bawah.refresh_from_db()
    assert di_bawah.induk == indikator
    with tanpa_perubahan():
        rencana.pasang_induk(di_bawah, oleh=pemeran.budi, induk=indikator)
    rencana.pasang_induk(di_bawah, oleh=pemeran.budi, induk=None)
    di_bawah.refresh_from_db()
    assert di_bawah.induk is None


def test_indikator_bawahan_atau_tahun_lain_tidak_dapat_menjadi_induk(pemeran, organisasi, pk, indikator, di_bawah):
    isi(pk, pemeran.tono, "indikator", indikator, teks="Indeks layanan")
    with tanpa_perubahan(), pytest.raises(IsianKeliru, match="rencana unit di atas"):
        rencana.pasang_induk(indikator, oleh=pemeran.tono, induk=di_bawah)
    RencanaUnit.objects.filter(pk=pk.pk).update(tahun_mulai=2001, tahun_selesai=2001)
    with tanpa_perubahan(), pytest.raises(IsianKeliru):
        rencana.pasang_induk(di_bawah, oleh=pemeran.budi, induk=indikator)


def test_pk_menurunkan_renstra_unit_yang_sama_dan_tidak_sebaliknya(pemeran, organisasi, pk, indikator, tahun):
    renstra = rencana.buat(
        organisasi.dinas, oleh=pemeran.tono, jenis="renstra", tahun_mulai=tahun - 1, tahun_selesai=tahun + 3
    )
    atas = rencana.tambah_indikator(
        rencana.tambah_sasaran(renstra, oleh=pemeran.tono, teks="S"), oleh=pemeran.tono, teks="IKU"
    )
    isi(pk, pemeran.tono, "indikator", indikator, teks="Indeks")
    rencana.pasang_induk(indikator, oleh=pemeran.tono, induk=atas)
    with pytest.raises(IsianKeliru):
        rencana.pasang_induk(atas, oleh=pemeran.tono, induk=indikator)


# from a table -------------------------------------------------------------------------------------
def test_tempel_dua_kali_tidak_menambah_dua_kali(pemeran, pk, tahun):
    assert rencana.tempel(pk, oleh=pemeran.tono, teks=TABEL) == (2, 3, 0)
    with tanpa_perubahan():
        assert rencana.tempel(pk, oleh=pemeran.tono, teks=TABEL.upper()) == (0, 0, 3)
    urut = IndikatorUnit.objects.order_by("sasaran__urutan", "urutan").filter(sasaran__rencana=pk)
    semua = urut.values_list("sasaran__teks", "teks", "satuan", "target__teks")
    assert list(semua) == [
        ("Layanan membaik", "Indeks layanan", "skala 5", "3,5"),
        ("Layanan membaik", "Aduan selesai", "%", "90"),
        ("Anggaran optimal", "Nilai IKPA", "nilai", "95"),
    ]


def test_tempelan_yang_diperbaiki_menambah_sisanya_saja(pemeran, pk):
    rencana.tempel(pk, oleh=pemeran.tono, teks=TABEL)
    tambahan = TABEL + "\n\tSisa anggaran\t%\t5\nSasaran baru\tx\ty\t1"
    assert rencana.tempel(pk, oleh=pemeran.tono, teks=tambahan) == (1, 2, 3)


def test_tempelan_tanpa_isi_atau_terlalu_banyak_ditolak(pemeran, pk):
    for teks in ("tanpa kolom", "\n".join(f"S{n}\tI{n}\t1" for n in range(61))):
        with tanpa_perubahan(), pytest.raises(IsianKeliru):
            rencana.tempel(pk, oleh=pemeran.tono, teks=teks)
