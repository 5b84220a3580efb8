"""Rows of the permission matrix: bimbingan and konseling, with words of each sheet in RAHASIA.

Sari is guided by Rina, who was named by Budi, and by Budi himself; her konseling went from Budi to Bupati, who leads
the personnel unit here, and on to Joko, the konselor.
"""

from skp_app.alur import bimbingan as alur
from skp_app.alur import umpan_balik
from tests import pembuat
from tests import pembuat_pembinaan as buat
from tests.halaman.matriks.dasar import LIHAT, Baris

BERDUA = frozenset({"sari", "rina"})
RAHASIA: dict = {
    "KENARI-COACHING": BERDUA | {"budi"},
    "KENARI-MENTORING": frozenset({"sari", "budi"}),
    "KENARI-UMPAN-BIMBINGAN": frozenset({"sari", "tono"}),
    "KENARI-KOMPETENSI": BERDUA | {"budi"},
    "KENARI-TERLAPOR": frozenset({"sari", "budi", "tono", "bupati"}),
    "KENARI-SAMPAI": frozenset({"sari", "budi", "bupati"}),
    "KENARI-MASALAH": frozenset({"sari", "budi", "bupati"}),
    "KENARI-RETROSPEKTIF": frozenset({"budi", "bupati"}),
    "KENARI-ARAHAN": frozenset({"joko", "bupati"}),
    "KENARI-REKAMAN": frozenset({"sari", "joko", "bupati"}),
}


def siapkan(d):
    sari, p = d.skp["sari"], d.orang
    coaching = buat.buat_coaching_selesai(sari, pembimbing=p.rina, masalah="KENARI-COACHING", penyesuaian="ya")
    buat.tanda_tangani_umpan_balik(coaching, "KENARI-UMPAN-BIMBINGAN")
    buat.tanda_tangani_evaluasi(coaching, alasan="KENARI-KOMPETENSI")
    terlapor = buat.buat_coaching_selesai(sari, alasan="Kedua.", masalah="KENARI-TERLAPOR")
    terlapor = alur.laporkan(buat.tanda_tangani_evaluasi(terlapor), oleh=p.budi)
    d.bimbingan = {
        "coaching": coaching,
        "mentoring": buat.buat_mentoring(sari, keahlian="KENARI-MENTORING"),
        "terlapor": terlapor,
    }
    buat.jadikan_pimpinan_kepegawaian(p.bupati)
    # Only this line is evidence: the words of other givers are other people's to read.
    bukti = umpan_balik.beri(
        sari, pembuat.triwulan(2), oleh=p.budi, isi="Bagikan data.", nada="tidak_positif", perilaku="kolaboratif"
    )
    k = buat.laporkan(
        buat.sampaikan(sari, "KENARI-SAMPAI", [bukti]),
        p.bupati,
        uraian="KENARI-MASALAH",
        retrospektif="KENARI-RETROSPEKTIF",
    )
    d.konseling = buat.rekam(buat.tetapkan(k, p.joko, arahan="KENARI-ARAHAN"), "KENARI-REKAMAN")
    d.tindak_lanjut = alur.catat_tindak_lanjut(
        d.bimbingan["mentoring"], oleh=p.budi, tanggal=sari.selesai, uraian="Tinjau.", penanggung=sari.pegawai
    )


def baris(d):
    return [*_bimbingan(d), *_perihal(d)]


def _bimbingan(d):
    c, m, t = ((d.bimbingan[n].kode,) for n in ("coaching", "mentoring", "terlapor"))
    sari, rina, budi, atasan = (frozenset({o}) for o in ("sari", "rina", "budi", "tono"))
    berdua = sari | budi  # of the mentoring
    terlapor = berdua | frozenset({"tono", "bupati"})
    skp = (d.skp["sari"].kode,)
    return [
        Baris("skp_app:pembinaan"),
        Baris("skp_app:pilih_bimbingan"),
        # Rina gives Sari work this year, so she may propose it as well (Lampiran p. 78 D.1).
        Baris(
            "skp_app:mulai_bimbingan",
            skp,
            LIHAT["sari"],
            200,
            422,
            budi,
            budi,
            khusus={("rina", "GET"): 200, ("rina", "POST"): 422},
        ),
        Baris("skp_app:bimbingan", c, BERDUA | budi | atasan),
        Baris("skp_app:bimbingan", m, berdua),
        Baris("skp_app:bimbingan", t, terlapor),
        Baris("skp_app:simpan_bimbingan", m, berdua, None, 302),
        Baris("skp_app:simpan_bimbingan", c, BERDUA | budi | atasan, None, 302, BERDUA),
        Baris("skp_app:tambah_bimbingan", m, berdua, None, 422),
        Baris("skp_app:hapus_bimbingan", m, berdua, None, 422),
        Baris("skp_app:putuskan_bimbingan", m, berdua, None, 422, budi),
        Baris("skp_app:batalkan_bimbingan", m, berdua, None, 422, budi),
        Baris("skp_app:jadwal_bimbingan", m, berdua, None, 422),
        Baris("skp_app:tanda_tangan_bimbingan", m, berdua, None, 422),
        Baris("skp_app:tanda_tangan_bimbingan", t, terlapor, None, 422, berdua),
        Baris("skp_app:buka_lagi_bimbingan", m, berdua, None, 409),
        Baris("skp_app:selesai_bimbingan", m, berdua, None, 409, budi),
        Baris("skp_app:laporkan_bimbingan", m, berdua, None, 409, budi),
        Baris("skp_app:tentukan_bimbingan", t, terlapor, None, 302, terlapor - berdua),  # the password comes between
        Baris("skp_app:tindak_lanjut_bimbingan", m, berdua, None, 422),
        Baris("skp_app:selesai_tindak_lanjut", (*m, d.tindak_lanjut.pk), berdua, None, 422, sari),
        Baris("skp_app:umpan_balik_bimbingan", c, sari | atasan, 200, 302, sari),
        Baris("skp_app:umpan_balik_bimbingan", t, sari, 200, 302),
        Baris("skp_app:ttd_umpan_balik", c, sari | atasan, None, 302, sari),
        Baris("skp_app:evaluasi_bimbingan", c, BERDUA | budi, 200, 302, rina),
        Baris("skp_app:evaluasi_bimbingan", t, terlapor, 200, 302, budi),
        Baris("skp_app:ttd_evaluasi", c, BERDUA | budi, None, 302, rina),
        Baris("skp_app:sesi_pdf", c, BERDUA | budi),
        Baris("skp_app:sesi_pdf", t, terlapor),
        Baris("skp_app:umpan_balik_bimbingan_pdf", c, sari | atasan),
        Baris("skp_app:evaluasi_bimbingan_pdf", c, BERDUA | budi),
    ]


def _perihal(d):
    k, skp = (d.konseling.kode,), (d.skp["sari"].kode,)
    budi, joko, bupati = (frozenset({o}) for o in ("budi", "joko", "bupati"))
    semua = frozenset({"sari"}) | budi | joko | bupati
    perekam = semua - budi
    return [
        Baris("skp_app:daftar_perihal"),
        Baris("skp_app:mulai_perihal", skp, LIHAT["sari"], 200, 422, budi, budi),
        Baris("skp_app:perihal", k, semua),
        Baris("skp_app:tutup_perihal", k, semua, None, 422, budi),
        Baris("skp_app:hentikan_perihal", k, semua, None, 422, bupati),
        Baris("skp_app:laporan_perihal", k, semua, 200, 409, budi, budi),
        Baris("skp_app:bukti_perihal", k, semua, None, 409, budi),
        Baris("skp_app:laporkan_perihal", k, semua, None, 409, budi),
        Baris("skp_app:laporan_perihal_pdf", k, budi | bupati),
        Baris("skp_app:tetapkan_perihal", k, semua, 409, 409, bupati, bupati),
        Baris("skp_app:rekaman_perihal", k, perekam, 200, 409, joko),
        Baris("skp_app:tanda_tangan_perihal", k, perekam, None, 409, joko),
        Baris("skp_app:rekaman_perihal_pdf", k, perekam),
        Baris("skp_app:tentukan_perihal", k, semua, None, 302, bupati),  # the password comes between
    ]
