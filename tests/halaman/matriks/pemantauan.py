"""Rows of the permission matrix: pemantauan."""

from django.utils.timezone import localdate

from skp_app.alur import catatan_pemantauan, kemajuan, pengambilalihan
from skp_app.models import KesimpulanKemajuan, PengambilalihanRhk
from tests import pembuat
from tests.halaman.matriks.dasar import LIHAT, Baris

PARA_PIHAK = frozenset({"sari", "budi", "tono"})
PENILAI = frozenset({"budi"})
BERMANDAT = frozenset({"dewi", "admin"})
RAHASIA: dict = {
    "KENARI-CATATAN-SENDIRI": PENILAI,
    "KENARI-CATATAN-DIBAGIKAN": PARA_PIHAK,
    "KENARI-KESIMPULAN": PARA_PIHAK,
    "KENARI-JAWABAN": PARA_PIHAK,
    "KENARI-PENYESUAIAN": PARA_PIHAK,
    "KENARI-AMBIL-ALIH": PARA_PIHAK,
}
DASAR = [{"kelompok": "Fakta hari ini", "tentang": "Triwulan II", "teks": "KENARI-KESIMPULAN", "sumber": ""}]


def siapkan(d):
    """Budi watches over Sari's work until he takes an RHK over; a private note stays his alone."""
    skp = d.skp["sari"]
    budi, sari, tw2 = skp.penilai, skp.pegawai, pembuat.triwulan(2, d.tahun)
    isi = {"oleh": budi, "tanggal": localdate(), "sifat": "insidentil", "cara": "langsung"}
    d.catatan_sendiri = catatan_pemantauan.tulis(skp, isi="KENARI-CATATAN-SENDIRI", **isi)
    d.catatan_dibagikan = catatan_pemantauan.tulis(
        skp, isi="KENARI-CATATAN-DIBAGIKAN", tindak_lanjut=localdate(), bagikan=True, **isi
    )
    tidak = {"oleh": budi, "hasil": "tidak", "dasar": DASAR}
    kesimpulan = kemajuan.simpulkan(skp, tw2, uraian="KENARI-KESIMPULAN", **tidak)
    kemajuan.jawab(kesimpulan, oleh=sari, isi="KENARI-JAWABAN")
    d.permintaan = kemajuan.tindak(kesimpulan, "ekspektasi", oleh=budi, isi="KENARI-PENYESUAIAN")
    d.kesimpulan = kemajuan.simpulkan(skp, tw2, uraian="Tetap belum ada kemajuan.", **tidak)
    d.diambil = pengambilalihan.ambil_alih(skp, skp.rhk.last(), oleh=budi, catatan="KENARI-AMBIL-ALIH")
    d.kesimpulan_pertama = KesimpulanKemajuan.objects.get(pk=kesimpulan.pk)
    assert PengambilalihanRhk.objects.get() == d.diambil


def baris(d):
    satu = (d.tahun, d.skp["sari"].kode)
    lihat, catatan = LIHAT["sari"], (*satu, d.catatan_sendiri.pk)
    milik_budi = PENILAI | BERMANDAT  # whose mandate covers Sari is told that it is not his; the parties find nothing
    unit = (d.tahun, d.skp["sari"].unit.kode)
    return [
        Baris("skp_app:pemantauan", (d.tahun,)),
        Baris("skp_app:pemantauan_awal", (d.tahun,), BERMANDAT, 302),
        Baris("skp_app:hitung_pemantauan", (d.tahun,), BERMANDAT, None, 302),
        Baris("skp_app:pemantauan_unit", unit, BERMANDAT),
        Baris("skp_app:pemantauan_pegawai", unit, BERMANDAT),
        Baris("skp_app:pemantauan_orang", satu, lihat, pembaca=PARA_PIHAK),
        Baris("skp_app:tulis_catatan", satu, lihat, 200, 422, PENILAI, PENILAI),
        Baris("skp_app:ubah_catatan", catatan, milik_budi, 200, 422, PENILAI, PENILAI),
        Baris("skp_app:bagikan_catatan", catatan, milik_budi, None, 302, PENILAI),
        Baris("skp_app:selesai_catatan", (*satu, d.catatan_dibagikan.pk), lihat, None, 302, PENILAI),
        Baris("skp_app:catatan_jadi_umpan_balik", catatan, milik_budi, 302, pembaca=PENILAI),
        Baris("skp_app:simpulkan", satu, lihat, 200, 422, PENILAI, PENILAI),
        Baris("skp_app:kesimpulan", (*satu, d.kesimpulan_pertama.pk), lihat, pembaca=PARA_PIHAK),
        Baris("skp_app:jawab_kesimpulan", (*satu, d.kesimpulan.pk), lihat, None, 422, frozenset({"sari"})),
        Baris("skp_app:tindak_kemajuan", (*satu, d.kesimpulan.pk, "pembinaan"), lihat, None, 422, PENILAI),
        Baris("skp_app:tarik_tindak", (*satu, d.permintaan.pk), lihat, None, 302, PENILAI),
        Baris("skp_app:ambil_alih", satu, lihat, 200, 302, PENILAI, PENILAI),  # POST: the password comes in between
        Baris("skp_app:kembalikan_rhk", (*satu, d.diambil.pk), lihat, 200, 422, PENILAI, PENILAI),
    ]
