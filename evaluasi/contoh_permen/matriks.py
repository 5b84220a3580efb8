"""Tabel 10 and 11 of Anak Lampiran 2 (p. 144-147): the matrix of Direktur II and of the tim kerja below it.

Anak Lampiran 3 prints the same two tables, but no SKP of the ketua tim whose RHK would head the second one.
"""

import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.utils.text import slugify

from evaluasi.contoh_permen.berkas import RENCANA
from evaluasi.contoh_permen.tokoh import KEMENTERIAN, Contoh
from pegawai.akun_demo import buat_akun
from pegawai.models import Jabatan, Pegawai, Penempatan
from skp_app.alur import matriks, matriks_isi
from skp_app.aturan.matriks import Peran, tulis_sel
from skp_app.models import Matriks, Periode

PIMPINAN, KETUA = "direktur-ii", "kepala-subdirektorat-ii"
TIM = "TIM KERJA SUBDIREKTORAT II"


class Anggota(NamedTuple):
    """A member of the tim who has no SKP in the example; name and NIP are invented."""

    jabatan: str
    jenis: str
    nama: str
    nip: str


ANGGOTA = (
    Anggota("PRANATA KOMPUTER", "jf_keahlian", "Reza Firmansyah", "199006152015031005"),
    Anggota("PENGELOLA DATA", "pelaksana", "Intan Permatasari", "199402202019032007"),
    Anggota("PENGELOLA MONEV", "pelaksana", "Yoga Saputra", "199111302018011009"),
)


def bagi(contoh: Contoh, orang: dict[str, Pegawai], periode: Periode) -> dict[str, Pegawai]:
    """Enter and share both tables; nothing for the other example. The members of the tim who were added, by jabatan."""
    if contoh is not KEMENTERIAN:
        return {}
    direktur, ketua = orang[PIMPINAN], orang[KETUA]
    anggota = [orang["jf-teknis-tata-bangunan"], *(_tambah(a, ketua) for a in ANGGOTA)]
    satu = matriks.buat(direktur, periode, oleh=direktur)
    # The sample shows one of his indicators.
    pertama = matriks.sumber_kolom(satu, matriks.skp_pemimpin(direktur, periode))[0]
    matriks.atur_kolom(satu, oleh=direktur, dipilih=[pertama.kunci])
    tim = matriks.buat_tim(satu, oleh=direktur, nama=TIM, ketua=ketua, anggota=anggota)
    tiga = matriks.sumber_kolom(tim, matriks.skp_pemimpin(ketua, periode))[:3]
    matriks.atur_kolom(tim, oleh=ketua, dipilih=[s.kunci for s in tiga])
    for tabel, milik, siapa in zip(tabel_mpph(), (satu, tim), ([ketua], anggota), strict=True):
        _isi(milik, tabel, siapa)
    return {slugify(a.jabatan): pegawai for a, pegawai in zip(ANGGOTA, anggota[1:], strict=True)}


def tabel_mpph() -> list[dict[str, Any]]:
    """Both tables as transcribed."""
    (berkas,) = RENCANA.glob("anak-lampiran-2-*-organisasi.toml")
    return tomllib.loads(berkas.read_text())["mpph"]


def _tambah(anggota: Anggota, ketua: Pegawai) -> Pegawai:
    """Beside the ketua, in his unit."""
    pegawai = Pegawai.objects.create(
        pengguna=buat_akun(anggota.nip), nip=anggota.nip, nama=anggota.nama, jenis="pns", golongan="III/a"
    )
    jabatan, _ = Jabatan.objects.get_or_create(nama=anggota.jabatan, jenis=anggota.jenis)
    unit = ketua.penempatan.get().unit
    Penempatan.objects.create(pegawai=pegawai, unit=unit, jabatan=jabatan, mulai=date(2022, 1, 3))
    return pegawai


def _isi(milik: Matriks, tabel: dict[str, Any], siapa: list[Pegawai]) -> None:
    matriks_isi.simpan_sel(milik, oleh=milik.pemilik, kiriman=dict(_sel(milik, tabel, siapa)))
    matriks_isi.bagikan(milik, oleh=milik.pemilik)


def _sel(milik: Matriks, tabel: dict[str, Any], siapa: list[Pegawai]) -> Iterator[tuple]:
    kolom = [k.pk for k in milik.kolom.all()]
    baris = {b.pegawai_id: b.pk for b in milik.baris.all()}
    for pegawai, isi in zip(siapa, tabel["baris"], strict=True):
        for k, peran in zip(kolom, isi["peran"], strict=True):
            yield (baris[pegawai.pk], k), (None, tulis_sel([Peran(t) for t in peran]))
