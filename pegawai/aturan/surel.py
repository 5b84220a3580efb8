"""When a message leaves by mail: at once, gathered once a day or a week, or never."""

from datetime import date, datetime, time, timedelta

from pegawai.aturan.pilihan import Istilah

SENIN = 0


class CaraSurel(Istilah):
    LANGSUNG = "langsung", "Langsung, satu surel setiap kabar"
    HARIAN = "harian", "Ringkasan harian, satu surel setiap pagi"
    MINGGUAN = "mingguan", "Ringkasan mingguan, satu surel setiap Senin pagi"
    TIDAK = "tidak", "Hanya di aplikasi"


def batas_ringkasan(cara: CaraSurel, saat: datetime, pukul: time) -> datetime:
    """Messages older than this instant are gathered into the mail that is due by `saat`.

    `saat` is local time of the instansi; `pukul` is when the mail of a day leaves. Before that hour the last one was
    that of the day, or of the Monday, before.
    """
    hari: date = saat.date()
    if cara == CaraSurel.MINGGUAN:
        hari -= timedelta(days=(hari.weekday() - SENIN) % 7)
    terbit = datetime.combine(hari, pukul, saat.tzinfo)
    return terbit if terbit <= saat else terbit - timedelta(days=7 if cara == CaraSurel.MINGGUAN else 1)
