"""Rows of the permission matrix for the pohon kinerja: whoever leads or watches over a unit sees its branch."""

from skp_app.models import IndikatorUnit, RencanaUnit, Rhk, SasaranUnit, Skp
from tests.halaman.matriks.dasar import SEMUA, Baris

# A set RHK of Sari: read by its parties, her leaders, the mandate of the dinas, the BKD; not by a colleague.
PEMBACA = frozenset({"sari", "budi", "tono", "dewi", "admin", "bupati"})
RAHASIA: dict = {"KENARI-RHK-POHON": PEMBACA}


def siapkan(d):
    """Sari's RHK is what her SKP in force says; the words were typed before it was set."""
    d.rhk_pohon = Rhk.objects.filter(skp=d.skp["sari"]).order_by("pk").first()
    d.unit_pohon = Skp.objects.select_related("unit").get(pk=d.skp["sari"].pk).unit
    pk = RencanaUnit.objects.create(unit=d.unit_pohon, jenis="pk", tahun_mulai=d.tahun, tahun_selesai=d.tahun)
    sasaran = SasaranUnit.objects.create(rencana=pk, urutan=1, teks="Layanan yang andal")
    d.iku = IndikatorUnit.objects.create(sasaran=sasaran, urutan=1, teks="Indeks layanan")


def baris(d):
    unit = d.unit_pohon.kode
    pengawas = frozenset({"budi", "tono", "dewi", "admin", "bupati"})
    return [
        Baris("skp_app:pohon", (d.tahun,), get=302),
        Baris("skp_app:pohon_saya", (d.tahun,)),
        Baris("skp_app:pohon_cari", (d.tahun,)),
        Baris("skp_app:pohon_unit", (d.tahun, unit), pengawas),
        Baris("skp_app:pohon_pdf", (d.tahun, unit), pengawas),
        Baris("skp_app:pohon_matriks_pdf", (d.tahun, unit), pengawas),
        Baris("skp_app:pohon_temuan", (d.tahun, unit), pengawas),
        Baris("skp_app:pohon_minta", (d.tahun, unit), pengawas, get=None, post=422),
        Baris("skp_app:pohon_rhk", (d.tahun, d.rhk_pohon.pk), PEMBACA),
        Baris("skp_app:pohon_iku", (d.tahun, d.iku.pk), SEMUA),
    ]
