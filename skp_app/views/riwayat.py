"""What happened to an SKP, in sentences, for its parties: the latest beside it, everything on a page of its own."""

from typing import NamedTuple

from django.shortcuts import render

from pegawai import halaman
from pegawai.akses import untuk_pegawai
from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import BukanHak
from skp_app.models import Skp
from skp_app.views.ambil import skp_terbaca

KALIMAT = {
    "buat": "Mulai disusun",
    "buka_perubahan": "Rancangan perubahan dibuka",
    "usulkan_perubahan": "Perubahan diajukan",
    "tarik_perubahan": "Perubahan ditarik kembali",
    "tolak_perubahan": "Perubahan dikembalikan",
    "lepas_perubahan": "Perubahan dibatalkan",
    "gantikan": "Digantikan versi baru",
    "buang": "Rancangan dibuang",
    "ajukan": "Diajukan ke pimpinan",
    "tarik": "Ditarik kembali",
    "kembalikan": "Dikembalikan untuk diperbaiki",
    "tetapkan": "Ditetapkan",
    "beri_ekspektasi": "Ekspektasi khusus diperbarui",
    "catat_reviu": "Catatan reviu ditulis",
    "reviu": "Selesai direviu tim pengelola",
    "batalkan": "Dibatalkan",
    "susunkan": "Disusunkan pejabat penilai",
    "serahkan": "Rancangan diserahkan kepada pegawai",
    "susun_untuk": "Disunting",
}
# What the page of its own tells besides: the year's work on the SKP. Words of feedback and notes are left out: who said
# them may be hidden from the other party.
KALIMAT_LENGKAP = KALIMAT | {
    "isi_dari": "Isi diambil dari SKP atau lembar lain",
    "bagikan_rancangan": "Rancangan dibagikan",
    "ubah_manual": "Manual indikator diubah",
    "ganti_penilai": "Pejabat penilai diganti",
    "tambah_rencana_aksi": "Rencana aksi ditambah",
    "ubah_rencana_aksi": "Rencana aksi diubah",
    "pindah_rencana_aksi": "Rencana aksi dipindahkan",
    "hapus_rencana_aksi": "Rencana aksi dihapus",
    "salin_rencana_aksi": "Rencana aksi disalin",
    "sepakati_rencana_aksi": "Rencana aksi disepakati",
    "catat_progres": "Progres dicatat",
    "catat_realisasi": "Realisasi dicatat",
    "ubah_realisasi": "Realisasi diubah",
    "kirim_realisasi": "Realisasi dikirim",
    "tarik_realisasi": "Realisasi ditarik kembali",
    "pakai_bukti": "Bukti dukung dipasang",
    "lepas_bukti": "Bukti dukung dilepas",
    "unduh_paket_bukti": "Paket bukti diunduh",
    "lihat_dokumen_unit": "Dokumen dibuka",
}
SEBUTAN = {
    "pemilik": "Pegawai",
    "penilai": "Pimpinan",
    "atasan_penilai": "Atasan pimpinan",
    "penyusun": "Penyusun pendamping",
    "pengelola": "Pengelola kinerja",
    "bkd": "BKD",
}
DISEBUT = {"atasan_penilai", "penyusun", "pengelola"}  # who is neither owner nor penilai is named
TERBANYAK = 30


class Peristiwa(NamedTuple):
    kalimat: str
    oleh: Pegawai
    sebagai: str
    pada: object
    catatan: str
    kata_kerja: str


def riwayat(skp, saya):
    """Newest first; nothing for readers who are no party to this SKP."""
    if not skp.peran(saya):
        return []
    jejak = Jejak.objects.filter(objek_jenis="skp", objek_id=skp.pk, kata_kerja__in=KALIMAT)
    return [
        Peristiwa(_kalimat(j), j.oleh, SEBUTAN.get(j.sebagai, ""), j.pada, j.data.get("catatan", ""), j.kata_kerja)
        for j in jejak.select_related("oleh").order_by("-nomor")[:TERBANYAK]
    ]


@untuk_pegawai
def lengkap(request, kode):
    """Everything that was done on this SKP, in all versions that he may read: a draft is its owner's alone."""
    skp = skp_terbaca(request.saya, kode)
    if not skp.peran(request.saya):
        raise BukanHak("Riwayat hanya terbuka bagi pegawai, penilai, dan atasan penilai.")
    versi = Skp.objects.visible_to(request.saya).filter(rangkaian=skp.rangkaian).values("pk")
    jejak = Jejak.objects.filter(objek_jenis="skp", objek_id__in=versi, kata_kerja__in=KALIMAT_LENGKAP)
    konteks = {"skp": skp, "halaman": bercerita(request, jejak, KALIMAT_LENGKAP)}
    return render(request, "skp_app/riwayat.html", konteks)


def bercerita(request, jejak, kalimat):
    """A page of traces, each with the words of what was done (`.kalimat`) and in which role (`.peran`)."""
    daftar = halaman.ambil(request, jejak.select_related("oleh").order_by("-nomor"), per=50)
    for j in daftar.object_list:
        j.kalimat, j.peran = kalimat[j.kata_kerja], SEBUTAN.get(j.sebagai, "")
    return daftar


def _kalimat(jejak):
    oleh = f" oleh {jejak.oleh.nama_lengkap}" if jejak.sebagai in DISEBUT or jejak.kata_kerja == "susun_untuk" else ""
    return f"{KALIMAT[jejak.kata_kerja]}{oleh}"


def catatan_reviu(skp, lalu):
    """The notes of the pengelola, asked for only when the history tells of one."""
    if not any(p.kata_kerja == "catat_reviu" for p in lalu):
        return []
    return list(skp.reviu.select_related("oleh"))
