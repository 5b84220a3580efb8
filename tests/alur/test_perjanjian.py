"""From the PK of a unit into the SKP of its leader, and what p. 27 demands of that SKP."""

import pytest

from pegawai.models import Jejak
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import penyusunan, perencanaan, perjanjian, rencana
from skp_app.alur.isi import baris_rhk, isi_skp, sidik
from skp_app.models import IndikatorUnit
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.kueri import kueri

TABEL = (
    "Sasaran\tIndikator\tSatuan\tTarget\tPerspektif\n"
    "Layanan membaik\tIndeks layanan\tskala 5\t3,5\tPenerima Layanan\n\tAduan selesai\tpersen\t90%\t\n"
    "Anggaran optimal\tNilai IKPA\tnilai\t95\tAnggaran"
)


@pytest.fixture
def pk(pemeran, organisasi, periode):
    pk = rencana.buat(organisasi.dinas, oleh=pemeran.tono, jenis="pk", tahun_mulai=periode.tahun)
    rencana.tempel(pk, oleh=pemeran.tono, teks=TABEL)
    return pk


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp(pemeran.tono, lengkap=False)


def indikator(pk):
    return list(IndikatorUnit.objects.filter(sasaran__rencana=pk).order_by("sasaran__urutan", "urutan"))


def ambil(skp, pk, **lain):
    lain.setdefault("indikator", [i.pk for i in indikator(pk)])
    return perjanjian.ambil(skp, oleh=lain.pop("oleh", skp.pegawai), **lain)


def kalimat(skp):
    temuan = perjanjian.temuan(skp, baris_rhk(skp))
    return [t.kalimat for t in temuan.kekurangan], [t.kalimat for t in temuan.saran]


def test_indikator_menjadi_rhk_utama_dengan_iki_dan_tautannya(skp, pk):
    hasil = ambil(skp, pk, penugasan_dari="BUPATI SUKAMAJU")
    assert (len(hasil.rhk), hasil.iki, hasil.dilewati) == (2, 3, 0)
    satu, dua = skp.rhk.all()
    assert (satu.jenis, satu.teks, satu.penugasan_dari) == ("utama", "Layanan membaik", "BUPATI SUKAMAJU")
    assert [r.sasaran for r in (satu, dua)] == list(pk.sasaran.all())
    assert [(i.teks, i.target, i.perspektif, i.indikator) for i in satu.iki.all()] == [
        ("Indeks layanan", "3,5 skala 5", "penerima_layanan", indikator(pk)[0]),
        ("Aduan selesai", "90%", "penerima_layanan", indikator(pk)[1]),
    ]
    jejak = Jejak.objects.order_by("nomor").last()
    assert (jejak.kata_kerja, jejak.data) == ("isi_dari", {"sumber": "perjanjian", "iki": 3, "dihubungkan": 0})


def test_klik_kedua_tidak_menambah_apa_pun(skp, pk):
    ambil(skp, pk)
    with tanpa_perubahan():
        hasil = ambil(skp, pk)
    assert (hasil.rhk, hasil.iki, hasil.dilewati) == ([], 0, 3)


def test_indikator_yang_menyusul_masuk_ke_rhk_yang_sama(skp, pk):
    satu, dua, tiga = indikator(pk)
    ambil(skp, pk, indikator=[satu.pk])
    ambil(skp, pk, indikator=[dua.pk])
    assert [(r.teks, r.iki.count()) for r in skp.rhk.all()] == [("Layanan membaik", 2)]


def test_indikator_yang_sama_kata_hanya_dihubungkan(skp, pk):
    rhk = penyusunan.tambah_rhk(skp, oleh=skp.pegawai, teks="Layanan MEMBAIK")
    penyusunan.simpan_iki(rhk.iki.get(), oleh=skp.pegawai, versi=1, teks="Indeks  layanan", target="4")
    ambil(skp, pk, indikator=[indikator(pk)[0].pk])
    iki = skp.rhk.get().iki.get()
    assert (iki.teks, iki.target, iki.indikator) == ("Indeks  layanan", "4", indikator(pk)[0])


def test_indikator_dengan_kata_lain_dihubungkan_oleh_pegawai(skp, pk):
    rhk = penyusunan.tambah_rhk(skp, oleh=skp.pegawai, teks="Mutu layanan")
    iki = rhk.iki.get()
    penyusunan.simpan_iki(iki, oleh=skp.pegawai, versi=1, teks="Indeks mutu", target="4")
    hasil = ambil(skp, pk, indikator=[], sama={indikator(pk)[0].pk: iki.pk})
    rhk.refresh_from_db()
    assert (hasil.dihubungkan, hasil.iki) == (1, 0)
    assert rhk.sasaran == pk.sasaran.first()
    assert "Indikator Perjanjian Kinerja “Indeks layanan” belum ada pada RHK utama." not in kalimat(skp)[0]


@pytest.mark.parametrize("siapa", ["budi", "dewi", "admin", "bupati"])
def test_orang_lain_tidak_dapat_mengisi(skp, pk, pemeran, siapa):
    with tanpa_perubahan(), pytest.raises(BukanHak):
        ambil(skp, pk, oleh=getattr(pemeran, siapa))


def test_yang_bukan_pimpinan_tinggi_dan_yang_diajukan_ditolak(pemeran, skp, pk):
    sari = pembuat.buat_skp(pemeran.sari, lengkap=False)
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak, match="pimpinan unit kerja mandiri"):
        ambil(sari, pk)
    ambil(skp, pk)
    pembuat.ajukan(skp)
    with tanpa_perubahan(), pytest.raises(KeadaanMenolak):
        ambil(skp, pk)


def test_indikator_unit_lain_atau_iki_orang_lain_ditolak(pemeran, organisasi, skp, pk):
    lain = rencana.buat(organisasi.bkd, oleh=pemeran.admin, jenis="pk", tahun_mulai=pk.tahun_mulai)
    rencana.tempel(lain, oleh=pemeran.admin, teks=TABEL)
    with tanpa_perubahan(), pytest.raises(IsianKeliru, match="tidak ada pada rencana unit"):
        ambil(skp, lain)
    asing = pembuat.buat_skp(pemeran.sari).rhk.first().iki.first()
    with tanpa_perubahan(), pytest.raises(IsianKeliru, match="tidak ada pada SKP ini"):
        ambil(skp, pk, sama={indikator(pk)[0].pk: asing.pk})


def test_renstra_memberi_target_tahunnya_atau_tahun_terakhirnya(pemeran, organisasi, skp, periode):
    tahun = periode.tahun
    renstra = rencana.buat(
        organisasi.dinas, oleh=pemeran.tono, jenis="renstra", tahun_mulai=tahun - 1, tahun_selesai=tahun + 1
    )
    tabel = f"Sasaran\tIndikator\t{tahun - 1}\t{tahun}\t{tahun + 1}\nA\ta\t1\t2\t3\n\tb\t\t\t9"
    rencana.tempel(renstra, oleh=pemeran.tono, teks=tabel)
    ambil(skp, renstra)
    assert [(i.teks, i.target) for i in skp.rhk.get().iki.all()] == [("a", "2"), ("b", "9")]


# what the law demands ---------------------------------------------------------------------------------
def test_setiap_indikator_pk_wajib_ada_sebagai_utama(skp, pk, pemeran):
    ambil(skp, pk, indikator=[i.pk for i in indikator(pk)[:2]])
    kurang = "Indikator Perjanjian Kinerja “Nilai IKPA” belum ada pada RHK utama."
    assert kalimat(skp) == ([kurang], [])
    with tanpa_perubahan(), pytest.raises(IsianKeliru) as ditolak:
        perencanaan.ajukan(skp, oleh=skp.pegawai)
    assert kurang in ditolak.value.kalimat
    ambil(skp, pk)
    assert kalimat(skp) == ([], [])
    assert perencanaan.ajukan(skp, oleh=skp.pegawai).status == "diajukan"


def test_yang_ada_sebagai_tambahan_belum_cukup(skp, pk):
    ambil(skp, pk)
    penyusunan.ubah_jenis_rhk(skp.rhk.get(teks="Anggaran optimal"), oleh=skp.pegawai, jenis="tambahan")
    assert kalimat(skp)[0] == ["Indikator Perjanjian Kinerja “Nilai IKPA” belum ada pada RHK utama."]


def test_rancangan_pk_hanya_menjadi_saran(skp, pk, pemeran):
    rencana.simpan_isi(pk, oleh=pemeran.tono, rencana={pk.pk: (1, {"rancangan": True})})
    ambil(skp, pk, indikator=[indikator(pk)[2].pk])
    kurang, saran = kalimat(skp)
    assert (kurang, len(saran)) == ([], 2)
    assert "rancangan Perjanjian Kinerja" in saran[0]


def test_skp_kualitatif_hanya_disarankan_memuat_sasarannya(skp, pk):
    """Anak Lampiran 3 p. 165-172: the indicators of the PK come back in other words."""
    penyusunan.ubah_pendekatan(skp, oleh=skp.pegawai, pendekatan="kualitatif")
    penyusunan.tambah_rhk(skp, oleh=skp.pegawai, teks="Layanan membaik")
    skp.refresh_from_db()
    assert kalimat(skp) == ([], ["Sasaran Perjanjian Kinerja “Anggaran optimal” belum ada pada RHK utama."])


def test_tanpa_pk_dan_bagi_pegawai_lain_tidak_ada_yang_diminta(skp, pemeran):
    assert kalimat(skp) == ([], [])
    assert kalimat(pembuat.buat_skp(pemeran.budi)) == ([], [])


def test_rencana_tidak_masuk_isi_dan_sidik(skp, pk, pemeran):
    ambil(skp, pk)
    tetap = pembuat.tetapkan(skp)
    rencana.tambah_sasaran(pk, oleh=pemeran.tono, teks="Susulan")
    assert sidik(isi_skp(tetap)) == tetap.sidik_ditetapkan


# Of many at once ------------------------------------------------------------------------------------
@pytest.mark.parametrize("banyak", [1, 3])
def test_temuan_banyak_sama_dengan_satu_per_satu_dalam_tiga_kueri(organisasi, periode, skp, pk, pemeran, banyak):
    semua = [skp, pembuat.buat_skp(pemeran.sari)]
    for n in range(banyak):
        semua += _dinas(organisasi, periode, n)
    satu = {s.pk: perjanjian.temuan(s, baris_rhk(s)) for s in semua}
    pasangan = [(s, baris_rhk(s)) for s in semua]
    with kueri() as dipakai:
        assert perjanjian.temuan_banyak(pasangan) == satu
    assert len(dipakai) == 3
    assert [len(satu[s.pk].kekurangan) for s in semua[:3]] == [3, 0, 3]
    assert [t.kalimat for t in satu[semua[3].pk].saran] == [
        "Sasaran Perjanjian Kinerja “Layanan membaik” belum ada pada RHK utama.",
        "Sasaran Perjanjian Kinerja “Anggaran optimal” belum ada pada RHK utama.",
    ]


def _dinas(organisasi, periode, n):
    """Two more heads, each with a PK; the second plans qualitatively."""
    hasil = []
    for pendekatan in ("kuantitatif", "kualitatif"):
        unit = pembuat.buat_unit(f"DINAS {pendekatan} {n}", organisasi.dinas.induk)
        kepala = pembuat.buat_pegawai(f"Kepala {pendekatan} {n}")
        pembuat.tempatkan(kepala, unit, f"KEPALA DINAS {pendekatan} {n}", "jpt_pratama", memimpin=True)
        pk = rencana.buat(unit, oleh=kepala, jenis="pk", tahun_mulai=periode.tahun)
        rencana.tempel(pk, oleh=kepala, teks=TABEL)
        hasil.append(pembuat.buat_skp(kepala, lengkap=False, pendekatan=pendekatan))
    return hasil


def test_tanpa_skp_pimpinan_tidak_ada_kueri(pemeran, periode):
    sari = pembuat.buat_skp(pemeran.sari)
    baris = baris_rhk(sari)
    with kueri() as dipakai:
        assert perjanjian.temuan_banyak([(sari, baris)]) == {sari.pk: ([], [])}
    assert dipakai == []
