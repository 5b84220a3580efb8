"""Berkala feedback that the Pimpinan owes (Pasal 19(2)), and feedback that was asked for (Lampiran p. 70 C.9)."""

from datetime import date

from django.db.models import QuerySet

from skp_app.cakupan_umpan import berjadwal
from skp_app.kewajiban import Jenis, baris
from skp_app.models import PermintaanUmpanBalik, Skp


def _berkala(hari: date) -> QuerySet:
    kini = Skp.objects.berlaku().filter(mulai__lte=hari, selesai__gte=hari)
    return baris(
        berjadwal(kini, hari).filter(terpenuhi=False),
        "umpan_berkala",
        pemilik="penilai",
        penunggu="pegawai",
        sejak="tagih_mulai",
        tenggat="tagih_selesai",
        kode="kode",
        tentang="pegawai__nama",
    )


def _diminta(hari: date) -> QuerySet:
    return baris(
        PermintaanUmpanBalik.objects.terbuka(hari).filter(kepada__isnull=False),
        "umpan_diminta",
        pemilik="kepada",
        penunggu="skp__pegawai",
        sejak="dibuat_pada",
        tenggat="tenggat",
        kode="kode",
        tentang="skp__pegawai__nama",
    )


JENIS: tuple[Jenis, ...] = (
    Jenis(
        kunci="umpan_berkala",
        judul="Beri umpan balik berkala kepada {tentang}",
        sebab="Pimpinan wajib memberikannya sesuai jadwal yang disepakati.",
        akibat="Pegawai belum tahu apa yang sudah baik dan apa yang perlu diperbaiki.",
        tombol="Beri umpan balik",
        alamat=lambda kode: f"/umpan-balik/beri/{kode}/",
        peran="Sebagai pejabat penilai kinerja",
        sumber=_berkala,
        banyak="Beri umpan balik berkala kepada {n} bawahan",
        ditunggu="Umpan balik berkala untuk Anda",
        netral="Beri umpan balik berkala kepada bawahan",
        belum="belum memberi umpan balik berkala",
    ),
    Jenis(
        kunci="umpan_diminta",
        judul="Beri umpan balik yang diminta {tentang}",
        sebab="Permintaan dapat juga ditolak dengan sopan.",
        akibat="Permintaan berakhir tanpa jawaban.",
        tombol="Tulis umpan balik",
        alamat=lambda kode: f"/umpan-balik/permintaan/#p-{kode}",
        peran="Sebagai pemberi umpan balik",
        sumber=_diminta,
        banyak="Beri umpan balik yang diminta {n} orang",
        ditunggu="Umpan balik yang Anda minta",
        netral="Beri umpan balik yang diminta",
        belum="belum memberi umpan balik yang diminta",
    ),
)
