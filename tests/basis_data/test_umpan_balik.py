"""What the database itself refuses about feedback, tried by SQL."""

import pytest
from django.db import IntegrityError, connection, transaction

from skp_app.alur import jadwal_umpan, permintaan_umpan, umpan_balik
from skp_app.models import UmpanBalik
from tests import pembuat


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def kiriman(skp, pemeran):
    isi = {"isi": "Sudah baik.", "nada": "positif", "perilaku": "loyal"}
    return umpan_balik.beri(skp, pembuat.triwulan(1), oleh=pemeran.joko, **isi)


def ditolak(sql, *nilai):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(sql, nilai)


def salin(kiriman, **lain):
    """The same row once more, with other values."""
    nilai = UmpanBalik.objects.filter(pk=kiriman.pk).values()[0]
    nilai.pop("id")
    return UmpanBalik(**nilai | lain)


def test_tanggapan_tidak_berubah(kiriman, pemeran):
    t = umpan_balik.tanggapi(kiriman, oleh=pemeran.sari, jenis="terima_kasih")
    ditolak("UPDATE skp_app_tanggapanumpanbalik SET isi = 'lain' WHERE id = %s", t.pk)
    ditolak("DELETE FROM skp_app_tanggapanumpanbalik WHERE id = %s", t.pk)


@pytest.mark.parametrize(
    "ganti",
    ["pertanyaan = 'lain'", "tenggat = tenggat + 1", "kepada_id = NULL", "perilaku = 'loyal'"],
)
def test_permintaan_tidak_berganti_isi(skp, pemeran, ganti):
    [p] = permintaan_umpan.minta(
        skp, pembuat.triwulan(1), oleh=pemeran.sari, kepada=[pemeran.joko], pertanyaan="Apa?", perilaku="adaptif"
    )
    ditolak(f"UPDATE skp_app_permintaanumpanbalik SET {ganti} WHERE id = %s", p.pk)
    ditolak("DELETE FROM skp_app_permintaanumpanbalik WHERE id = %s", p.pk)
    permintaan_umpan.cabut(p, oleh=pemeran.sari)
    ditolak("UPDATE skp_app_permintaanumpanbalik SET status = 'menunggu', diputus_pada = NULL WHERE id = %s", p.pk)


def test_jadwal_dijawab_sekali(skp, pemeran):
    j = jadwal_umpan.usulkan(skp, oleh=pemeran.sari, irama="bulanan")
    ditolak("UPDATE skp_app_jadwalumpanbalik SET irama = 'semesteran' WHERE id = %s", j.pk)
    jadwal_umpan.jawab(j, oleh=pemeran.budi, setuju=True)
    ditolak("UPDATE skp_app_jadwalumpanbalik SET disepakati = false WHERE id = %s", j.pk)
    ditolak("DELETE FROM skp_app_jadwalumpanbalik WHERE id = %s", j.pk)


@pytest.mark.parametrize("lain", ["pemberi", "skp", "hubungan"])
def test_pengganti_harus_dari_pemberi_yang_sama(kiriman, pemeran, lain):
    beda = {
        "pemberi": {"pemberi_id": pemeran.lina.pk if hasattr(pemeran, "lina") else pemeran.rina.pk},
        "skp": {"skp_id": pembuat.buat_skp_ditetapkan(pemeran.budi).pk},
        "hubungan": {"hubungan": "bawahan"},
    }[lain]
    with pytest.raises(IntegrityError), transaction.atomic():
        salin(kiriman, menggantikan_id=kiriman.pk, **beda).save()
    salin(kiriman, menggantikan_id=kiriman.pk, isi="Baru.").save()


def test_indikator_skp_lain_ditolak(kiriman, pemeran):
    asing = pembuat.buat_skp_ditetapkan(pemeran.budi).rhk.first()
    for sasaran in ({"rhk_id": asing.pk}, {"iki_id": asing.iki.first().pk}):
        with pytest.raises(IntegrityError), transaction.atomic():
            salin(kiriman, perilaku="", **sasaran).save()


@pytest.mark.parametrize(
    "lain",
    [
        {"pemberi_id": None},
        {"jalur": "tautan"},
        {"jalur": "surat"},
        {"bentuk": "harian"},
        {"cara": "batin"},
        {"perilaku": ""},
        {"perilaku": "setia"},
    ],
)
def test_baris_yang_tidak_mungkin_ditolak(kiriman, lain):
    with pytest.raises(IntegrityError), transaction.atomic():
        salin(kiriman, **lain).save()
