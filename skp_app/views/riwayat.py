"""What happened to an SKP, in sentences, for its parties."""

from typing import NamedTuple

from pegawai.models import Jejak, Pegawai

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
SEBUTAN = {
    "pemilik": "Pegawai",
    "penilai": "Pimpinan",
    "atasan_penilai": "Atasan pimpinan",
    "penyusun": "Penyusun pendamping",
    "pengelola": "Pengelola kinerja",
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


def _kalimat(jejak):
    oleh = f" oleh {jejak.oleh.nama_lengkap}" if jejak.sebagai in DISEBUT or jejak.kata_kerja == "susun_untuk" else ""
    return f"{KALIMAT[jejak.kata_kerja]}{oleh}"


def catatan_reviu(skp, lalu):
    """The notes of the pengelola, asked for only when the history tells of one."""
    if not any(p.kata_kerja == "catat_reviu" for p in lalu):
        return []
    return list(skp.reviu.select_related("oleh"))
