"""Phrases that every installation starts with; the BKD words them anew or ends them, each on its own day."""

from pegawai.acuan import PERMENPAN

SUMBER = "Contoh dari aplikasi, atas Permenpan RB 6/2022, Lampiran hlm. 69 C.2"
AWAL = [("pembuka_umpan", isi) for isi in ("Pada …, Anda …", "Dampaknya …", "Lain kali …")]


def muat(teks_instansi):
    """Insert what is missing; what an installation made of them stays."""
    teks_instansi.objects.bulk_create(
        [teks_instansi(tempat=tempat, isi=isi, mulai=PERMENPAN, sumber=SUMBER) for tempat, isi in AWAL],
        ignore_conflicts=True,
    )
