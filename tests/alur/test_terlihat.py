"""Who sees what: exact lists for the whole cast, over objects in every state that could leak."""

from types import SimpleNamespace

import pytest

from evaluasi.alur import hitung
from evaluasi.models import Evaluasi
from pegawai import mandat
from pegawai.alur import pekerjaan as buku
from pegawai.models import Pekerjaan
from skp_app.alur import pencetakan, perencanaan
from skp_app.models import Dokumen, Skp
from tests import pembuat

SEMUA = [
    "bupati",
    "tono",
    "budi",
    "rina",
    "sari",
    "joko",
    "lia",
    "dewi",
    "wawan",
    "ines",
    "admin",
    "kepala_bkd",
    "baru",
]


@pytest.fixture
def dunia(pemeran, organisasi, periode):
    """Everybody's SKP in some state; a second pengelola (Wawan, BKD only) and an auditor (Ines, whole kabupaten)."""
    p, o = pemeran, organisasi
    p.lia, p.wawan, p.ines = (pembuat.buat_pegawai(n) for n in ("Lia Amalia", "Wawan Setiawan", "Ines Maharani"))
    p.baru = pembuat.buat_pegawai("Pegawai Baru")
    pembuat.tempatkan(p.lia, o.statistik, "PENGELOLA DATA")
    pembuat.beri_mandat(p.wawan, o.bkd)
    pembuat.beri_mandat(p.ines, o.kabupaten, mandat.AWASI)
    skp = SimpleNamespace(
        sari=pembuat.buat_skp_ditetapkan(p.sari),
        joko=pembuat.buat_skp(p.joko),
        lia=pembuat.ajukan(pembuat.buat_skp(p.lia)),
        budi=pembuat.ajukan(pembuat.buat_skp(p.budi)),
        rina=pembuat.buat_skp_ditetapkan(p.rina),
        tono=pembuat.buat_skp(p.tono),
        admin=pembuat.ajukan(pembuat.buat_skp(p.admin)),
        kepala_bkd=pembuat.buat_skp_ditetapkan(p.kepala_bkd),
    )
    perencanaan.kembalikan(skp.budi, oleh=p.tono, catatan="Perbaiki.")
    return SimpleNamespace(p=p, o=o, skp=skp)


def terlihat(model, pegawai, nama):
    return sorted(nama(baris) for baris in model.objects.visible_to(pegawai))


def daftar(model, dunia, nama):
    """{person: what he sees}, without those who see nothing."""
    semua = {o: terlihat(model, getattr(dunia.p, o), nama) for o in SEMUA}
    return {orang: isi for orang, isi in semua.items() if isi}


# SKP ---------------------------------------------------------------------------------------------
# A draft is its owner's alone (Joko's and Tono's); what was submitted is for those above and for the mandates.
SKP = {
    "bupati": ["admin", "budi", "kepala_bkd", "rina"],
    "tono": ["budi", "lia", "rina", "sari", "tono"],
    "budi": ["budi", "sari"],
    "rina": ["lia", "rina"],
    "sari": ["sari"],
    "joko": ["joko"],
    "lia": ["lia"],
    "dewi": ["budi", "lia", "rina", "sari"],
    "wawan": ["admin", "kepala_bkd"],
    "ines": ["admin", "budi", "kepala_bkd", "lia", "rina", "sari"],
    "admin": ["admin", "budi", "kepala_bkd", "lia", "rina", "sari"],
    "kepala_bkd": ["admin", "kepala_bkd"],
}


def nama_skp(dunia):
    return {s.pk: nama for nama, s in vars(dunia.skp).items()}


def test_skp_yang_terlihat(dunia):
    nama = nama_skp(dunia)
    assert daftar(Skp, dunia, lambda s: nama[s.pk]) == SKP
    assert sorted(vars(dunia.p)) == sorted(SEMUA)  # nobody was forgotten


def test_mandat_yang_dicabut_tidak_menyisakan_apa_apa(dunia):
    for orang in (dunia.p.dewi, dunia.p.wawan, dunia.p.ines):
        for unit in mandat.unit_bermandat(orang.pengguna):
            for izin in (mandat.KELOLA, mandat.AWASI):
                mandat.cabut(orang.pengguna, unit, izin)
    nama = nama_skp(dunia)
    tetap = {o: isi for o, isi in SKP.items() if o not in {"dewi", "wawan", "ines"}}
    assert daftar(Skp, dunia, lambda s: nama[s.pk]) == tetap


def test_akun_yang_dinonaktifkan_kehilangan_hak_instansi_dan_mandat(dunia):
    for orang in (dunia.p.admin, dunia.p.ines):
        orang.pengguna.is_active = False
        orang.pengguna.save()
        orang.refresh_from_db()
    nama = nama_skp(dunia)
    assert terlihat(Skp, dunia.p.admin, lambda s: nama[s.pk]) == ["admin"]
    assert terlihat(Skp, dunia.p.ines, lambda s: nama[s.pk]) == []


def test_yang_ditarik_kembali_tidak_terlihat_lagi(dunia):
    perencanaan.tarik(dunia.skp.lia, oleh=dunia.p.lia)
    assert [o for o in SEMUA if Skp.objects.visible_to(getattr(dunia.p, o)).filter(pk=dunia.skp.lia.pk)] == ["lia"]


def test_orang_tanpa_akun_tetap_melihat_menurut_perannya(dunia):
    dunia.p.budi.pengguna = None
    nama = nama_skp(dunia)
    assert terlihat(Skp, dunia.p.budi, lambda s: nama[s.pk]) == SKP["budi"]


# Evaluasi ----------------------------------------------------------------------------------------
# What is only rated is between the penilai and himself; what was set is for the pegawai, those above, the mandates.
EVALUASI = {
    "bupati": ["kepala_bkd-tw1", "rina-tw1"],
    "tono": ["rina-tw1", "sari-tw1"],
    "budi": ["sari-tw1", "sari-tw2"],
    "rina": ["rina-tw1"],
    "sari": ["sari-tw1"],
    "dewi": ["rina-tw1", "sari-tw1"],
    "ines": ["rina-tw1", "sari-tw1"],
    "admin": ["rina-tw1", "sari-tw1"],
}


@pytest.fixture
def dinilai(dunia):
    tw1, tw2 = pembuat.triwulan(1), pembuat.triwulan(2)
    pembuat.buat_evaluasi_ditetapkan(dunia.skp.sari, tw1, dunia.p.admin)
    pembuat.buat_evaluasi_ditetapkan(dunia.skp.rina, tw1, dunia.p.admin)
    pembuat.nilai(dunia.skp.sari, tw2)
    pembuat.nilai(dunia.skp.kepala_bkd, tw1)
    return dunia


def test_evaluasi_yang_terlihat(dinilai):
    nama = nama_skp(dinilai)
    terbaca = daftar(Evaluasi, dinilai, lambda e: f"{nama[e.skp_id]}-{e.periode_evaluasi.kode.split('-')[1]}")
    assert terbaca == EVALUASI


# Dokumen -----------------------------------------------------------------------------------------
DOKUMEN = {
    "bupati": ["A.1.2 kepala_bkd"],
    "tono": ["A.1.7 sari", "C.1.3 sari"],
    "budi": ["A.1.7 sari", "C.1.3 sari"],
    "sari": ["A.1.7 sari", "C.1.3 sari"],
    "dewi": ["A.1.7 sari", "C.1.3 sari"],
    "wawan": ["A.1.2 kepala_bkd"],
    "ines": ["A.1.2 kepala_bkd", "A.1.7 sari", "C.1.3 sari"],
    "admin": ["A.1.2 kepala_bkd", "A.1.7 sari", "C.1.3 sari"],
    "kepala_bkd": ["A.1.2 kepala_bkd"],
}


def test_dokumen_yang_terlihat(dinilai):
    sari, kepala = dinilai.skp.sari, dinilai.skp.kepala_bkd
    pencetakan.arsipkan(sari, "A.1.7", sari.sidik_ditetapkan, lambda _: b"%PDF")
    pencetakan.arsipkan(sari, "C.1.3", "0" * 64, lambda _: b"%PDF C", pembuat.triwulan(1))
    pencetakan.arsipkan(kepala, "A.1.2", kepala.sidik_ditetapkan, lambda _: b"%PDF K")
    nama = nama_skp(dinilai)
    assert daftar(Dokumen, dinilai, lambda d: f"{d.kode_format} {nama[d.skp_id]}") == DOKUMEN


# Pekerjaan ---------------------------------------------------------------------------------------
def test_pekerjaan_yang_terlihat(dunia):
    """One's own orders; the BKD keeps the whole ledger, also the orders of nobody."""
    tw1 = pembuat.triwulan(1)
    hitung.pesan(dunia.o.egov, tw1, dunia.p.budi)
    hitung.pesan(dunia.o.statistik, tw1, dunia.p.rina)
    buku.pesan("evaluasi.hitung_predikat", "malam", "Hitung tiap malam", None)
    assert daftar(Pekerjaan, dunia, lambda p: p.judul.rpartition(": ")[2]) == {
        "budi": ["BIDANG E-GOVERNMENT"],
        "rina": ["BIDANG STATISTIK"],
        "admin": ["BIDANG E-GOVERNMENT", "BIDANG STATISTIK", "Hitung tiap malam"],
    }
