"""A finished coaching, a running mentoring, a closed matter with invented words. Through the real steps."""

from datetime import date, timedelta

from django.contrib.auth.models import Permission
from django.utils.timezone import now

from pegawai import akun_demo
from pegawai.models import Pegawai
from skp_app.alur import bimbingan, konseling
from skp_app.alur import lembar_bimbingan as lembar
from skp_app.alur import tanda_tangan_bimbingan as ttd
from skp_app.models import Bimbingan, Konseling, Skp

JAWABAN = "Ya. Saya diberi waktu menjelaskan, dan langkahnya kami susun bersama."
ALASAN = "Terlihat dari cara menyusun jadwal dan melaporkan kemajuannya."
SKALA = (4, 4, 3, 3, 4, 3, 3, 3, 4)


def isi(hari: date) -> None:
    """On SKP in force of the running year; nothing where the demo is too small to have them."""
    berlaku = Skp.objects.berlaku().filter(periode__tahun=hari.year).select_related("pegawai", "penilai")
    skp = berlaku.filter(pegawai__pengguna__masuk=akun_demo.PEGAWAI.masuk).first()
    if skp is None:
        return
    _coaching(skp, hari)
    _mentoring(skp, hari)
    lain = berlaku.filter(penilai=skp.penilai, umpan_balik__isnull=False).exclude(pegawai=skp.pegawai)
    if satu := lain.order_by("pk").first():
        _konseling(satu, hari)


def _orang(masuk: str) -> Pegawai:
    return Pegawai.objects.select_related("pengguna").get(pengguna__masuk=masuk)


def _coaching(skp: Skp, hari: date) -> None:
    alasan = "Kemajuan dua indikator belum terlihat dari umpan balik dua bulan terakhir."
    b = bimbingan.usulkan(skp, oleh=skp.penilai, metode="coaching", alasan=alasan, jadwal=hari - timedelta(days=6))
    iki = skp.rhk.all()[0].iki.all()[0]
    baris = lembar.tambah(b, "coaching", oleh=skp.pegawai, iki=iki)
    lembar.simpan(
        b, oleh=skp.pegawai,
        coaching={baris.pk: (1, {
            "strategi": "Menyusun jadwal mingguan bersama unit pengguna.", "progres": "Separuh target.",
            "masalah": "Data dari unit lain datang terlambat.", "penyebab": "Belum ada tanggal yang disepakati.",
        })},
        umum={b.isi.pk: (1, {"peluang": "Meminta satu penghubung di tiap unit dan mengirim pengingat tiap Senin."})},
    )  # fmt: skip
    langkah = lembar.tambah(b, "langkah", oleh=skp.penilai, iki=iki)
    isian = {"strategi": "Tanggal kirim data ditetapkan dalam rapat bidang.", "penyesuaian": "tidak"}
    lembar.simpan(b, oleh=skp.penilai, langkah={langkah.pk: (1, isian)})
    _tanda_tangani(b, "B.1.6", skp.pegawai, skp.penilai)
    _sesudah(b)
    uraian = "Periksa apakah data datang pada tanggal yang disepakati."
    tanggal = hari + timedelta(days=14)
    bimbingan.catat_tindak_lanjut(b, oleh=skp.penilai, tanggal=tanggal, uraian=uraian, penanggung=skp.pegawai)


def _tanda_tangani(b: Bimbingan, kode: str, *oleh: Pegawai) -> None:
    for orang in oleh:
        b.refresh_from_db()
        ttd.tanda_tangani(b, oleh=orang, sidik_dilihat=ttd.sidik_isi(b, kode))
    b.refresh_from_db()


def _sesudah(b: Bimbingan) -> None:
    lembar.simpan(b, oleh=b.pegawai, jawaban={j.pk: (1, {"teks": JAWABAN}) for j in b.jawaban.all()})
    ttd.tanda_tangani_sesudah(b, "B.1.8", oleh=b.pegawai, sidik_dilihat=ttd.sidik_isi(b, "B.1.8"))
    nilai = {k.pk: (1, {"nilai": n, "alasan": ALASAN}) for k, n in zip(b.kompetensi.all(), SKALA, strict=True)}
    rekomendasi = {b.evaluasi_kompetensi.pk: (1, {"rekomendasi": "Pelatihan pengelolaan data tingkat lanjut."})}
    lembar.simpan(b, oleh=b.pembimbing, kompetensi=nilai, evaluasi=rekomendasi)
    b = Bimbingan.objects.get(pk=b.pk)
    ttd.tanda_tangani_sesudah(b, "B.1.9", oleh=b.pembimbing, sidik_dilihat=ttd.sidik_isi(b, "B.1.9"))


def _mentoring(skp: Skp, hari: date) -> None:
    alasan = "Bidang mulai mengolah data sendiri; pegawai belum pernah melakukannya."
    mentor = _orang(akun_demo.PENGELOLA.masuk)
    b = bimbingan.usulkan(
        skp, oleh=skp.penilai, metode="mentoring", alasan=alasan, pembimbing=mentor,
        dasar_penugasan="Surat tugas kepala bidang", tujuan="Mampu mengolah data bidang tanpa bantuan.",
        jadwal=hari + timedelta(days=4),
    )  # fmt: skip
    rencana = lembar.tambah(b, "mentoring", oleh=skp.pegawai)
    isian = {"keahlian": "Membersihkan dan menggabungkan data", "jangka_waktu": "Tiga bulan",
             "perubahan": "Laporan bulanan tersusun tanpa bantuan", "ukuran": "Tiga laporan tepat waktu"}  # fmt: skip
    lembar.simpan(b, oleh=skp.pegawai, mentoring={rencana.pk: (1, isian)})
    sesi = lembar.tambah(b, "sesi", oleh=mentor)
    isian = {"waktu": hari - timedelta(days=3), "tempat": "Ruang data", "kegiatan": "shadowing",
             "materi": "Mengamati penggabungan data dua unit", "rencana_aksi": "Mencoba pada data sendiri",
             "target_waktu": hari + timedelta(days=4)}  # fmt: skip
    lembar.simpan(b, oleh=mentor, sesi={sesi.pk: (1, isian)})


def _konseling(skp: Skp, hari: date) -> None:
    """As far as the appointment of the konselor: what waits for whom can be seen with three of the logins."""
    pyb, konselor = _orang(akun_demo.KEPALA_DAERAH.masuk), _orang(akun_demo.AUDITOR.masuk)
    pyb.pengguna.user_permissions.add(Permission.objects.get(codename="pimpin_kepegawaian"))
    k = konseling.sampaikan(
        skp, oleh=skp.penilai, disampaikan=hari - timedelta(days=30), bukti=konseling.umpan_balik(skp)[:1],
        penyampaian="Bahan rapat sering baru dibagikan saat rapat dimulai, sehingga tim tidak sempat membacanya.",
    )  # fmt: skip
    isian = {"uraian": "Bahan rapat tetap dibagikan terlambat, empat kali dalam sebulan.", "serupa": "tidak",
             "retrospektif": "Dibahas dalam dialog kinerja dan dibuatkan jadwal pengiriman bahan."}  # fmt: skip
    konseling.simpan_laporan(k, oleh=skp.penilai, perilaku={k.laporan.pk: (1, isian)})
    k = Konseling.objects.get(pk=k.pk)
    k = konseling.laporkan(k, oleh=skp.penilai, kepada=pyb, sidik_dilihat=konseling.sidik_laporan(k))
    konseling.tetapkan(
        k, oleh=pyb, kapasitas="independen", konselor=konselor, dasar="Keputusan penunjukan konselor",
        waktu=now() + timedelta(days=7), tempat="Ruang pertemuan lantai dua",
        arahan="Kebiasaan menyiapkan dan membagikan bahan kerja.",
    )  # fmt: skip
