"""Rows of the permission matrix for this part; `siapkan(d)` adds its objects to the world."""

from django.utils.timezone import localdate

from pegawai.alur import pekerjaan
from pegawai.models import Ketentuan
from skp_app.alur import pendampingan, penetapan_massal, penyusunan, reviu, susunkan
from skp_app.models import Perpanjangan
from tests import pembuat
from tests.halaman.matriks.dasar import LIHAT, Baris, verba

PENGELOLA = frozenset({"dewi", "admin"})
PEMIMPIN = frozenset({"budi", "rina", "tono", "bupati"})
RAHASIA: dict = {
    "KENARI-REVIU": frozenset({"lina", "budi", "tono"}) | PENGELOLA,
    "KENARI-RANCANGAN-PENILAI": frozenset({"budi"}),
    "KENARI-PERPANJANGAN": PENGELOLA,
}


def siapkan(d):
    """The reviu is in use; Budi drafts for Zaki; Joko helps Rina; the unit of Budi has more time."""
    o, hari = d.orang, localdate()
    Ketentuan.objects.create(kunci="reviu_pengelola", nilai=True, mulai=hari, sumber="Keputusan instansi")
    reviu.catat(d.skp["lina"], oleh=o.dewi, isi="KENARI-REVIU")
    zaki = pembuat.buat_pegawai("Zaki Maulana")
    pembuat.tempatkan(zaki, o.budi.penempatan.get().unit, "PENGELOLA DATA")
    periode = d.skp["sari"].periode
    d.skp["zaki"] = susunkan.susunkan(zaki, periode, oleh=o.budi)
    penyusunan.tambah_rhk(d.skp["zaki"], oleh=o.budi, teks="KENARI-RANCANGAN-PENILAI")
    d.pendampingan = pendampingan.tunjuk(o.rina, o.joko, oleh=o.rina, mulai=hari, selesai=None)
    lama = {"sampai": periode.selesai, "alasan": "KENARI-PERPANJANGAN", "dibuat_oleh": o.dewi}
    d.perpanjangan = Perpanjangan.objects.create(periode=periode, pegawai=o.wati, **lama)
    masukan = {"sidik": {d.skp["lina"].kode: "0" * 64}, "tahun": d.tahun}
    d.penetapan = pekerjaan.pesan(penetapan_massal.TUGAS, "kenari", "Penetapan 1 SKP", o.budi, **masukan)


def baris(d):
    lina, joko, zaki, tahun = d.skp["lina"].kode, d.skp["joko"].kode, d.skp["zaki"].kode, d.tahun
    return [
        Baris("skp_app:reviu", lihat=PENGELOLA),
        Baris("skp_app:reviu_skp", (lina,), PENGELOLA, post=422),
        Baris("skp_app:reviu_skp", (joko,), frozenset(), post=422),  # a draft is nothing to review
        Baris("skp_app:selesai_reviu", (lina,), PENGELOLA, None, 302),
        Baris("skp_app:tetapkan_banyak", (tahun,), post=302),  # the password comes in between
        Baris("skp_app:hasil_penetapan", (tahun, d.penetapan.kode), frozenset({"budi"})),
        Baris("skp_app:ekspektasi_bersama", (tahun,), post=422),
        Baris("skp_app:susunkan", (tahun,), get=None, post=422),
        Baris("skp_app:ingatkan_pegawai", (tahun,), get=None, post=422),
        verba("skp_app:ingatkan_penilai", (lina,), "lina", {"lina"}, 302),
        Baris("skp_app:detail", (zaki,), frozenset({"budi"})),
        Baris("skp_app:serahkan", (zaki,), frozenset({"budi"}), None, 302),
        Baris("skp_app:serahkan", (lina,), LIHAT["lina"], None, 409, frozenset({"lina"})),
        Baris("skp_app:batalkan", (lina,), PENGELOLA, post=422),
        Baris("skp_app:batalkan", (joko,), PENGELOLA, post=422),  # its parties, never its content
        Baris("skp_app:pendamping"),
        Baris("skp_app:tunjuk_pendamping", (), get=None, post=422, pelaku=PEMIMPIN),
        Baris("skp_app:akhiri_pendamping", (d.pendampingan.pk,), frozenset({"rina", "joko"}), None, 302),
        Baris("skp_app:tahun_kinerja", (), PENGELOLA, post=422, pelaku=frozenset({"admin"})),
        Baris("skp_app:tenggat", (tahun,), PENGELOLA),
        Baris("skp_app:perpanjang", (tahun,), PENGELOLA, None, 422),
        Baris("skp_app:cabut_perpanjangan", (tahun, d.perpanjangan.pk), PENGELOLA, None, 302),
        Baris("skp_app:belum_ditetapkan", (tahun,), PENGELOLA),
    ]
