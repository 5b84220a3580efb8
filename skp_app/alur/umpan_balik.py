"""Umpan balik berkelanjutan (Pasal 17-19): sent once, never changed."""

from django.db import transaction

from pegawai.models import Jejak, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur.transisi import terkunci
from skp_app.aturan.status import BERLAKU
from skp_app.models import Iki, PeriodeEvaluasi, Skp, UmpanBalik
from skp_app.models.umpan_balik import Hubungan, Nada


@transaction.atomic
def beri(
    skp: Skp,
    periode: PeriodeEvaluasi,
    *,
    oleh: Pegawai,
    isi: str,
    nada: str,
    iki: Iki | None = None,
    perilaku: str = "",
    dari: str = "",
) -> UmpanBalik:
    """Give feedback on one IKI or one perilaku. The same words on the same thing are sent once.

    The penilai gives it as Pimpinan; with `dari` ("Pegawai di bawahnya (nama)") he records what others told him.
    """
    skp = terkunci(skp)
    _periksa(skp, periode, iki, oleh)
    if not isi.strip():
        raise IsianKeliru("Umpan balik belum ditulis.", {"isi": "Umpan balik belum ditulis."})
    if (iki is None) == (not perilaku):
        raise IsianKeliru("Pilih satu: indikator hasil kerja atau nilai perilaku.")
    sasaran = {"skp": skp, "periode_evaluasi": periode, "iki": iki, "perilaku": perilaku}
    sebutan = dari.strip() or Hubungan.PIMPINAN.cetak
    pengirim = {"pemberi": oleh, "hubungan": hubungan(sebutan), "sebutan": sebutan}
    kiriman, baru = UmpanBalik.objects.get_or_create(
        **sasaran, **pengirim, isi=isi.strip(), defaults={"nada": Nada(nada)}
    )
    if baru:
        _kabarkan(skp, kiriman, oleh)
    return kiriman


def hubungan(sebutan: str) -> Hubungan:
    """The relation that the printed label of the giver tells (samples: Lampiran p. 189-239)."""
    for calon in (Hubungan.PIMPINAN, Hubungan.REKAN_SETINGKAT, Hubungan.BAWAHAN):
        if sebutan.lower().startswith(calon.cetak.lower()):
            return calon
    return Hubungan.PIHAK_LAIN


def _periksa(skp: Skp, periode: PeriodeEvaluasi, iki: Iki | None, oleh: Pegawai) -> None:
    if "penilai" not in skp.peran(oleh):
        raise BukanHak("Umpan balik pimpinan diberikan oleh pejabat penilai kinerja.")
    if skp.status not in BERLAKU:
        raise KeadaanMenolak("Umpan balik diberikan setelah SKP ditetapkan.")
    if not skp.mencakup(periode):
        raise KeadaanMenolak(f"{periode.nama} berada di luar masa SKP ini.")
    if skp.tertutup(periode):
        raise KeadaanMenolak(f"Evaluasi {periode.nama} sudah ditetapkan.")
    if iki is not None and iki.rhk.skp_id != skp.pk:
        raise IsianKeliru("Indikator tersebut bukan bagian dari SKP ini.")


def _kabarkan(skp: Skp, kiriman: UmpanBalik, oleh: Pegawai) -> None:
    Jejak.catat(skp, "beri_umpan_balik", oleh=oleh, sebagai="penilai", umpan_balik=kiriman.pk)
    Pemberitahuan.kirim(
        skp.pegawai,
        f"umpan-balik-{kiriman.pk}",
        "Anda menerima umpan balik",
        tautan=f"/umpan-balik/?skp={skp.kode}",
    )
