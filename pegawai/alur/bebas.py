"""Who has no SKP for a time: recorded and ended with its reason and basis (Lampiran p. 65-66 C.8)."""

from datetime import date

from django.db import IntegrityError, transaction

from pegawai.alur.hak import wajib_bkd
from pegawai.models import BebasSkp, Jejak, Pegawai
from pegawai.penolakan import IsianKeliru, KeadaanMenolak
from pegawai.templatetags.tampilan import tanggal


def catat(
    pegawai: Pegawai, alasan: str, mulai: date, *, oleh: Pegawai, selesai: date | None = None, dasar: str = ""
) -> BebasSkp:
    """No SKP from `mulai` to `selesai` (last day). Raises IsianKeliru; KeadaanMenolak when the days are taken."""
    wajib_bkd(oleh)
    if selesai and selesai < mulai:
        raise IsianKeliru("Tanggal terbalik.", {"selesai": "Hari terakhir tidak boleh sebelum hari pertama."})
    isi = {"alasan": alasan, "mulai": mulai, "selesai": selesai, "dasar": dasar.strip()}
    if kembar := BebasSkp.objects.filter(pegawai=pegawai, **isi).first():  # a second click
        return kembar
    try:
        with transaction.atomic():
            bebas = BebasSkp.objects.create(pegawai=pegawai, dicatat_oleh=oleh, **isi)
            Jejak.catat(bebas, "catat", oleh=oleh, sebagai="bkd", alasan=alasan, **_hari(mulai, selesai))
    except IntegrityError:
        raise KeadaanMenolak(_bentrok(pegawai, mulai, selesai)) from None
    return bebas


@transaction.atomic
def akhiri(bebas: BebasSkp, selesai: date, *, oleh: Pegawai) -> BebasSkp:
    """The duty to have an SKP begins again the day after `selesai`. Raises IsianKeliru, KeadaanMenolak."""
    wajib_bkd(oleh)
    kini = BebasSkp.objects.select_for_update(no_key=True).get(pk=bebas.pk)
    if kini.selesai == selesai:
        return kini
    if selesai < kini.mulai:
        kalimat = f"Hari terakhir tidak boleh sebelum {tanggal(kini.mulai, 'sedang')}."
        raise IsianKeliru(kalimat, {"selesai": kalimat})
    if kini.selesai and kini.selesai < selesai:
        raise KeadaanMenolak(f"Masa ini sudah berakhir pada {tanggal(kini.selesai, 'sedang')}.")
    kini.selesai = selesai
    kini.save(update_fields=["selesai"])
    Jejak.catat(kini, "akhiri", oleh=oleh, sebagai="bkd", selesai=selesai.isoformat())
    return kini


def _bentrok(pegawai: Pegawai, mulai: date, selesai: date | None) -> str:
    lain = pegawai.bebas_skp.beririsan(mulai, selesai or date.max).first()
    if lain is None:
        return "Masa ini berbenturan dengan masa lain. Muat ulang halaman."
    sampai = f" sampai {tanggal(lain.selesai, 'sedang')}" if lain.selesai else ""
    return (
        f"{pegawai.nama_lengkap} sudah tercatat tidak wajib SKP ({lain.get_alasan_display()}) "
        f"sejak {tanggal(lain.mulai, 'sedang')}{sampai}. Akhiri masa itu dahulu."
    )


def _hari(mulai: date, selesai: date | None) -> dict[str, str | None]:
    return {"mulai": mulai.isoformat(), "selesai": selesai.isoformat() if selesai else None}
