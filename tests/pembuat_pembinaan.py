"""Builders of bimbingan and konseling in every state, through the real steps."""

from datetime import timedelta

from django.contrib.auth.models import Permission
from django.utils.timezone import localdate, now

from skp_app.alur import bimbingan, konseling, umpan_balik
from skp_app.alur import lembar_bimbingan as lembar
from skp_app.alur import tanda_tangan_bimbingan as ttd
from skp_app.models import UmpanBalik
from tests import pembuat

JAWABAN = "Saya merasa didengar."


def jadikan_pimpinan_kepegawaian(pegawai):
    pegawai.pengguna.user_permissions.add(Permission.objects.get(codename="pimpin_kepegawaian"))


def buat_coaching(skp, *, pembimbing=None, alasan="Layanan 2 tertinggal.", **lain):
    return bimbingan.usulkan(skp, oleh=skp.penilai, metode="coaching", alasan=alasan, pembimbing=pembimbing, **lain)


def isi_coaching(b, *, peluang="Meminta bantuan penguji.", masalah="Penguji berganti", penyesuaian="tidak"):
    """The pegawai fills his three parts, the coach his own."""
    iki = b.skp.rhk.first().iki.first()
    baris = lembar.tambah(b, "coaching", oleh=b.pegawai, iki=iki)
    isi = {"strategi": "Jadwal mingguan", "progres": "10 layanan", "masalah": masalah, "penyebab": "Mutasi"}
    lembar.simpan(b, oleh=b.pegawai, coaching={baris.pk: (1, isi)}, umum={b.isi.pk: (1, {"peluang": peluang})})
    langkah = lembar.tambah(b, "langkah", oleh=b.pembimbing, iki=iki)
    isi = {"strategi": "Penguji bersama", "penyesuaian": penyesuaian}
    lembar.simpan(b, oleh=b.pembimbing, langkah={langkah.pk: (1, isi)})
    b.refresh_from_db()
    return b


def tanda_tangani(b, *oleh):
    """Signed by these people one after the other, by both without names."""
    for orang in oleh or (b.pegawai, b.pembimbing):
        b.refresh_from_db()
        b = ttd.tanda_tangani(b, oleh=orang, sidik_dilihat=ttd.sidik_isi(b, bimbingan.berformat(b)))
    return b


def buat_coaching_selesai(skp, **lain):
    isi = {k: lain.pop(k) for k in ("peluang", "masalah", "penyesuaian") if k in lain}
    return tanda_tangani(isi_coaching(buat_coaching(skp, **lain), **isi))


def isi_umpan_balik(b, teks=JAWABAN):
    isi = {j.pk: (j.versi, {"teks": teks}) for j in b.jawaban.all()}
    lembar.simpan(b, oleh=b.pegawai, jawaban=isi)
    return b


def tanda_tangani_umpan_balik(b, teks=JAWABAN):
    isi_umpan_balik(b, teks)
    return ttd.tanda_tangani_sesudah(b, "B.1.8", oleh=b.pegawai, sidik_dilihat=ttd.sidik_isi(b, "B.1.8"))


def isi_evaluasi(b, alasan="Terlihat pada pekerjaannya.", rekomendasi="Pelatihan pengujian."):
    isi = {k.pk: (k.versi, {"nilai": 3, "alasan": alasan}) for k in b.kompetensi.all()}
    evaluasi = b.evaluasi_kompetensi
    lembar.simpan(
        b, oleh=b.pembimbing, kompetensi=isi, evaluasi={evaluasi.pk: (evaluasi.versi, {"rekomendasi": rekomendasi})}
    )
    b.refresh_from_db()
    return b


def tanda_tangani_evaluasi(b, **lain):
    isi_evaluasi(b, **lain)
    return ttd.tanda_tangani_sesudah(b, "B.1.9", oleh=b.pembimbing, sidik_dilihat=ttd.sidik_isi(b, "B.1.9"))


def buat_mentoring(skp, *, keahlian="Analisis data", **lain):
    b = bimbingan.usulkan(skp, oleh=skp.penilai, metode="mentoring", alasan="Bidang baru.", **lain)
    baris = lembar.tambah(b, "mentoring", oleh=b.pegawai)
    isi = {"keahlian": keahlian, "jangka_waktu": "3 bulan", "perubahan": "Mandiri", "ukuran": "Tiga laporan"}
    lembar.simpan(b, oleh=b.pegawai, mentoring={baris.pk: (1, isi)})
    sesi = lembar.tambah(b, "sesi", oleh=b.pembimbing)
    isi = {"waktu": localdate(), "tempat": "Ruang data", "kegiatan": "shadowing", "materi": "Membersihkan data"}
    lembar.simpan(b, oleh=b.pembimbing, sesi={sesi.pk: (1, isi)})
    return b


# Konseling ------------------------------------------------------------------------------------------------


def beri_umpan_balik(skp, isi="Bagikan data sebelum rapat."):
    pembuat.buat_periode()
    return umpan_balik.beri(
        skp, pembuat.triwulan(1), oleh=skp.penilai, isi=isi, nada="tidak_positif", perilaku="kolaboratif"
    )


def sampaikan(skp, penyampaian="Tim menunggu data sebelum rapat.", bukti=None):
    if bukti is None:
        if not UmpanBalik.objects.filter(skp=skp).exists():
            beri_umpan_balik(skp)
        bukti = UmpanBalik.objects.filter(skp=skp)
    return konseling.sampaikan(
        skp, oleh=skp.penilai, disampaikan=localdate() - timedelta(days=20), penyampaian=penyampaian, bukti=bukti
    )


def isi_laporan(k, uraian="Data tidak dibagikan dua bulan.", retrospektif="Dua kali dibahas dalam dialog."):
    isi = {"uraian": uraian, "serupa": "tidak", "retrospektif": retrospektif}
    konseling.simpan_laporan(k, oleh=k.penilai, perilaku={k.laporan.pk: (k.laporan.versi, isi)})
    k.refresh_from_db()
    return k


def laporkan(k, kepada, **isi):
    isi_laporan(k, **isi)
    return konseling.laporkan(k, oleh=k.penilai, kepada=kepada, sidik_dilihat=konseling.sidik_laporan(k))


def tetapkan(k, konselor, kapasitas="independen", **lain):
    isi = {"dasar": "Keputusan 12/2026", "waktu": now() + timedelta(days=3), "tempat": "Ruang tamu"} | lain
    return konseling.tetapkan(k, oleh=k.kepada, kapasitas=kapasitas, konselor=konselor, **isi)


def rekam(k, hasil="Jadwal berbagi data disepakati."):
    isi = {"masalah": "Pembagian data", "hasil": hasil, "rekomendasi": "Ditinjau sebulan lagi"}
    konseling.simpan_rekaman(k, oleh=k.konselor, rekaman={k.rekaman.pk: (k.rekaman.versi, isi)})
    k.refresh_from_db()
    return konseling.rekam(k, oleh=k.konselor, sidik_dilihat=konseling.sidik_rekaman(k))
