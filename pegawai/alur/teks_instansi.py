"""The words of the instansi: each change is another row with its first day and its source, and the rows before stay.

One officer of the BKD is enough: security.md asks for two where data of people, ratings or policy numbers change, and
these words only stand beside a field. Whoever wrote them, and when, is in the row and in the trace.
"""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from pegawai.alur.hak import wajib_bkd
from pegawai.alur.isian import wajib
from pegawai.aturan.teks_instansi import BANTUAN, FRASA_TERBANYAK, PANJANG, TEMPAT
from pegawai.models import Jejak, Pegawai, TeksInstansi
from pegawai.penolakan import IsianKeliru, KeadaanMenolak

BUKAN_HAK = "Frasa dan teks formulir ditulis oleh pengelola kepegawaian instansi (BKD)."
LEWAT = "Berlaku mulai hari ini atau sesudahnya; yang sudah lewat tidak diubah."


@transaction.atomic
def tulis(
    tempat: str, isi: str, *, oleh: Pegawai, mulai: date, sumber: str, selesai: date | None = None,
    asal: TeksInstansi | None = None,
) -> TeksInstansi:  # fmt: skip
    """A sentence from a day on: a new one, or another wording of `asal` and of all that followed it.

    Beside a field stands one sentence, so there every row continues the first. A second click writes nothing.
    Raises BukanHak, IsianKeliru, KeadaanMenolak.
    """
    wajib_bkd(oleh, BUKAN_HAK)
    if tempat not in TEMPAT:
        raise IsianKeliru("Tempat ini tidak dikenal.")
    isi = wajib(" ".join(isi.split()), PANJANG, "isi", "Kalimat")
    sumber = wajib(sumber, 300, "sumber", "Dasar")
    _periksa_hari(mulai, selesai)
    if asal is None and tempat in BANTUAN:
        asal = TeksInstansi.objects.filter(tempat=tempat, asal=None).first()
    if asal is None:
        return _awali(tempat, isi, mulai, selesai, sumber, oleh)
    if asal.tempat != tempat:
        raise IsianKeliru("Kalimat itu milik tempat lain.")
    return _lanjutkan(asal.awal, isi, mulai, selesai, sumber, oleh)


def _periksa_hari(mulai: date, selesai: date | None) -> None:
    if mulai < localdate():
        raise IsianKeliru(LEWAT, {"mulai": LEWAT})
    if selesai and selesai < mulai:
        kalimat = "Hari terakhir tidak boleh sebelum hari pertama."
        raise IsianKeliru(kalimat, {"selesai": kalimat})


def _awali(tempat: str, isi: str, mulai: date, selesai: date | None, sumber: str, oleh: Pegawai) -> TeksInstansi:
    if TeksInstansi.objects.berlaku(mulai).filter(tempat=tempat).count() >= FRASA_TERBANYAK:
        raise KeadaanMenolak(f"Paling banyak {FRASA_TERBANYAK} frasa pada satu tempat. Akhiri atau ganti yang lain.")
    baru, jadi = TeksInstansi.objects.get_or_create(
        tempat=tempat, isi=isi, mulai=mulai, asal=None,
        defaults={"selesai": selesai, "sumber": sumber, "ditulis_oleh": oleh},
    )  # fmt: skip
    if not jadi:  # a second click, or a phrase that was ended today and comes back
        return _lanjutkan(baru.pk, isi, mulai, selesai, sumber, oleh)
    _catat(baru, "tulis")
    return baru


def _lanjutkan(awal: int, isi: str, mulai: date, selesai: date | None, sumber: str, oleh: Pegawai) -> TeksInstansi:
    asal = TeksInstansi.objects.select_for_update(no_key=True).get(pk=awal)
    terakhir = asal.lanjutan.order_by("-pk").first() or asal
    if (terakhir.isi, terakhir.mulai, terakhir.selesai) == (isi, mulai, selesai):
        return terakhir
    baru = TeksInstansi.objects.create(
        tempat=asal.tempat, asal=asal, isi=isi, mulai=mulai, selesai=selesai, sumber=sumber, ditulis_oleh=oleh
    )
    _catat(baru, "tulis" if isi else "akhiri")
    return baru


@transaction.atomic
def akhiri(baris: TeksInstansi, *, oleh: Pegawai) -> TeksInstansi:
    """Shown no more from today on; of one that has not begun yet, what stood before goes on. Raises BukanHak."""
    wajib_bkd(oleh, BUKAN_HAK)
    hari = localdate()
    if baris.mulai <= hari:
        return _lanjutkan(baris.awal, "", hari, None, baris.sumber, oleh)
    serangkai = TeksInstansi.objects.filter(Q(pk=baris.awal) | Q(asal=baris.awal), mulai__lte=baris.mulai)
    lain = serangkai.exclude(pk=baris.pk).order_by("-mulai", "-pk").first()
    if lain is None or (lain.selesai and lain.selesai < baris.mulai):
        return _lanjutkan(baris.awal, "", baris.mulai, None, baris.sumber, oleh)
    return _lanjutkan(baris.awal, lain.isi, baris.mulai, lain.selesai, baris.sumber, oleh)


def _catat(baris: TeksInstansi, kata_kerja: str) -> None:
    hari = {"mulai": baris.mulai.isoformat(), "selesai": baris.selesai and baris.selesai.isoformat()}
    Jejak.catat(
        baris, kata_kerja, oleh=baris.ditulis_oleh, sebagai="pengelola_instansi", tempat=baris.tempat, isi=baris.isi,
        sumber=baris.sumber, **hari,
    )  # fmt: skip
