"""Rows of the permission matrix: Joko's draft leans on the shared draft of Budi; nobody shared Rina's."""

from skp_app.alur import intervensi, penyusunan
from skp_app.models import Skp
from tests.halaman.matriks.dasar import verba

# The RHK of a shared draft is for those who plan; Budi's own page and Joko's picker show it. Rina's stays hers.
RAHASIA: dict = {"KENARI-RANCANGAN-RINA": frozenset({"rina"})}


def _tandai(skp, kata):
    rhk = skp.rhk.first() or penyusunan.tambah_rhk(skp, oleh=skp.pegawai)
    penyusunan.simpan_rhk(rhk, oleh=skp.pegawai, versi=rhk.versi, teks=kata)


def siapkan(d):
    budi, rina = (Skp.objects.get(pegawai=o, periode=d.skp["sari"].periode) for o in (d.orang.budi, d.orang.rina))
    _tandai(rina, "KENARI-RANCANGAN-RINA")
    _tandai(budi, "Rancangan Budi")
    intervensi.bagikan_rancangan(budi, oleh=d.orang.budi)


def baris(d):
    sari, joko = d.skp["sari"].kode, d.skp["joko"].kode
    return [
        verba("skp_app:konfirmasi_intervensi", (joko, d.rhk.pk), "joko", {"joko"}, 422),
        verba("skp_app:rancangan", (joko,), "joko", {"joko"}, 422),
        verba("skp_app:rancangan", (sari,), "sari", {"sari"}, 422),
        verba("skp_app:ingatkan_pimpinan", (joko,), "joko", {"joko"}, 409),
        verba("skp_app:katalog", (joko,), "joko", {"joko"}, 422, get=200),
        verba("skp_app:katalog", (sari,), "sari", {"sari"}, 409, get=409),
    ]
