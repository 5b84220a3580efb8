"""When things happened: office hours of plausible days, never later than now."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils.timezone import now


class Jam:
    """Gives each event its own minute of the day."""

    def __init__(self) -> None:
        self.sekarang = now()
        self._urut = 0

    def __call__(self, hari: date) -> datetime:
        self._urut += 1
        jam = datetime.combine(hari, time(1, tzinfo=UTC)) + timedelta(seconds=self._urut * 37 % 28_000)
        return min(jam, self.sekarang)
