"""What on a person's work wants the attention of the Pimpinan, and why (Pasal 17(1); Lampiran p. 68-69 B).

Marks point at facts that anybody can look up. They are no measure of a person: nothing is added up, weighed or ranked,
and none of them reaches a rating. The thresholds are policy of the application (Ketentuan `pemantauan_*`).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from pegawai.aturan.pilihan import Istilah
from skp_app.aturan.hasil_kerja import Aspek
from skp_app.aturan.target import BULAN, Pembanding, Target, baca


class Tanda(Istilah):
    """In the order in which they are shown."""

    TANPA_REALISASI = "realisasi", "Belum ada realisasi"
    TERTINGGAL = "tertinggal", "Tertinggal dari target"
    KENDALA = "kendala", "Kendala berulang"
    BUKTI = "bukti", "Bukti belum bisa dibuka"
    TANPA_UMPAN_BALIK = "umpan_balik", "Belum ada umpan balik"
    TINDAK_LANJUT = "tindak_lanjut", "Tindak lanjut lewat"


class Ambang(NamedTuple):
    """Percent of what the elapsed time asks for; days without feedback; kendala so many periods in a row."""

    tertinggal_persen: int
    umpan_balik_hari: int
    kendala_berturut: int


class Masa(NamedTuple):
    """One periodic evaluation period of this person: how many IKI are owed, how many have a realisasi."""

    nama: str
    mulai: date
    selesai: date
    wajib: int
    terisi: int
    dinilai: bool = False  # its evaluation was set, or the person owed no SKP in it

    def jatuh_tempo(self, hari: date) -> bool:
        return self.selesai < hari and not self.dinilai


class Laporan(NamedTuple):
    """What was reported on one IKI in one period that is over or running."""

    selesai: date
    teks: str
    kendala: str = ""


class Butir(NamedTuple):
    """One IKI: where it stands on the form, its target, and its reports in the order of the periods.

    `kendala` has one entry per period of the person, '' where nothing was reported.
    """

    sebutan: str
    target: str
    aspek: Collection[str]
    laporan: Sequence[Laporan]
    kendala: Sequence[str] = ()


class Fakta(NamedTuple):
    """All that the marks of one person rest on; days of his SKP, then what happened in them."""

    mulai: date
    selesai: date
    masa: Sequence[Masa] = ()
    butir: Sequence[Butir] = ()
    umpan_balik_terakhir: date | None = None  # of the Pimpinan
    bukti_gagal: Sequence[str] = ()  # titles
    tindak_lanjut: Sequence[date] = ()  # open follow-ups


class Penanda(NamedTuple):
    tanda: Tanda
    alasan: str


def tandai(fakta: Fakta, ambang: Ambang, hari: date) -> list[Penanda]:
    """The marks of one person that day, each with its reason, in the order of `Tanda`."""
    return [
        *(Penanda(Tanda.TANPA_REALISASI, a) for a in _tanpa_realisasi(fakta.masa, hari)),
        *(Penanda(Tanda.TERTINGGAL, a) for a in _tertinggal(fakta, ambang)),
        *(Penanda(Tanda.KENDALA, a) for a in _kendala(fakta.butir, ambang)),
        *(Penanda(Tanda.BUKTI, f"Bukti “{judul}” belum bisa dibuka.") for judul in fakta.bukti_gagal),
        *(Penanda(Tanda.TANPA_UMPAN_BALIK, a) for a in _tanpa_umpan_balik(fakta, ambang, hari)),
        *(Penanda(Tanda.TINDAK_LANJUT, a) for a in _tindak_lanjut(fakta.tindak_lanjut, hari)),
    ]


def _tanpa_realisasi(masa: Iterable[Masa], hari: date) -> Iterator[str]:
    for m in masa:
        if m.jatuh_tempo(hari) and m.terisi < m.wajib:
            kurang = m.wajib - m.terisi
            banyak = "semua indikator" if not m.terisi else f"{kurang} dari {m.wajib} indikator"
            yield f"{m.nama}: {banyak} belum ada realisasinya."


def _tertinggal(fakta: Fakta, ambang: Ambang) -> Iterator[str]:
    for butir in fakta.butir:
        if alasan := tertinggal(butir, fakta.mulai, fakta.selesai, ambang.tertinggal_persen):
            yield alasan


def tertinggal(butir: Butir, mulai: date, selesai: date, persen: int) -> str:
    """Why an amount lies behind the share of the year's target that the elapsed time asks for; '' when it does not.

    Only amounts grow with time: a share, a quality or a time limit says nothing before the year is over. The last
    report counts, because it says what was reached up to the end of its period.
    """
    terakhir = next(iter(reversed(butir.laporan)), None)
    if terakhir is None or Aspek.KUANTITAS not in butir.aspek:
        return ""
    target, capai = baca(butir.target), baca(terakhir.teks)
    if target is None or not _jumlah(target) or not _sebanding(target, capai):
        return ""
    minta = target.minimum * bagian_waktu(mulai, selesai, terakhir.selesai)  # type: ignore[operator]
    if capai.minimum * 100 >= minta * persen:  # type: ignore[union-attr, operator]
        return ""
    harap = minta.quantize(Decimal(1) if target.minimum >= 10 else Decimal("0.1"), ROUND_HALF_UP)  # type: ignore[operator]
    satuan = f" {target.satuan}" if target.satuan else ""
    return (
        f"{butir.sebutan}: {_angka(capai.minimum)} dari {_angka(target.minimum)}{satuan}; "  # type: ignore[union-attr]
        f"sampai {_tanggal(terakhir.selesai)} semestinya sekitar {_angka(harap)}."
    )


def _jumlah(target: Target) -> bool:
    """An amount to be reached, not a ceiling and not a share."""
    tercapai = target.pembanding is not Pembanding.PALING_BANYAK and bool(target.minimum)
    return tercapai and not target.satuan.startswith(("%", "dari skala", "skala"))


def _sebanding(target: Target, capai: Target | None) -> bool:
    """Was the same thing counted? A bare number is taken for the unit of the target."""
    if capai is None or capai.minimum is None:
        return False
    return not capai.satuan or _kata(capai.satuan) == _kata(target.satuan)


def _kata(satuan: str) -> str:
    return satuan.casefold().split()[0] if satuan else ""


def bagian_waktu(mulai: date, selesai: date, sampai: date) -> Decimal:
    """The elapsed share of the days of an SKP, 0 to 1.

    >>> bagian_waktu(date(2026, 1, 1), date(2026, 12, 31), date(2026, 12, 31))
    Decimal('1')
    """
    hari = (min(sampai, selesai) - mulai).days + 1
    return Decimal(max(hari, 0)) / ((selesai - mulai).days + 1)


def _kendala(butir: Iterable[Butir], ambang: Ambang) -> Iterator[str]:
    for b in butir:
        if (n := berturut(b.kendala)) >= ambang.kendala_berturut:
            terakhir = next(k for k in reversed(b.kendala) if k)
            yield f"{b.sebutan}: kendala dilaporkan {n} periode berturut-turut, terakhir “{terakhir}”."


def berturut(kendala: Sequence[str]) -> int:
    """In how many periods in a row, up to the last one reported, a kendala was reported; a running one may be empty.

    >>> berturut(["", "listrik padam", "listrik padam", ""])
    2
    """
    isi = list(kendala)
    while isi and not isi[-1]:
        isi.pop()
    n = 0
    while n < len(isi) and isi[-1 - n]:
        n += 1
    return n


def _tanpa_umpan_balik(fakta: Fakta, ambang: Ambang, hari: date) -> Iterator[str]:
    sejak = fakta.umpan_balik_terakhir or fakta.mulai
    if hari > fakta.selesai or (hari - sejak).days <= ambang.umpan_balik_hari:
        return
    lama = f"{(hari - sejak).days} hari"
    if fakta.umpan_balik_terakhir:
        yield f"Umpan balik Pimpinan terakhir {_tanggal(sejak)}, {lama} yang lalu."
    else:
        yield f"Belum ada umpan balik Pimpinan sejak SKP berlaku {_tanggal(sejak)}, {lama} yang lalu."


def _tindak_lanjut(tanggal: Iterable[date], hari: date) -> Iterator[str]:
    for t in sorted(tanggal):
        if t < hari:
            yield f"Tindak lanjut {_tanggal(t)} belum dicatat selesai."


def _tanggal(t: date) -> str:
    return f"{t.day} {BULAN[t.month - 1].capitalize()} {t.year}"


def _angka(n: Decimal | None) -> str:
    bulat, _, pecahan = f"{n or Decimal(0):,f}".partition(".")
    pecahan = pecahan.rstrip("0")
    return bulat.replace(",", ".") + (f",{pecahan}" if pecahan else "")
