"""What a NIP or NI PPPK says (18 digits; layout in Peraturan BKN on NIP, summarised in the README's glossary).

NIP:     YYYYMMDD YYYYMM G NNN  (birth, TMT CPNS, sex, serial)
NI PPPK: YYYYMMDD YYYY CC G NNN (birth, year of appointment, a code that is no month, sex, serial)
"""

from dataclasses import dataclass
from datetime import date

JENIS_KELAMIN = {"1": "laki_laki", "2": "perempuan"}


class NipKeliru(ValueError):
    """The text is not an NIP; the message is a sentence for the person who typed it."""


@dataclass(frozen=True)
class IsiNip:
    lahir: date
    tahun_angkat: int
    bulan_angkat: int | None  # None on an NI PPPK: the number does not tell the month
    jenis_kelamin: str
    urut: int

    @property
    def pppk(self) -> bool:
        return self.bulan_angkat is None


def rapikan(teks: str) -> str:
    """The 18 digits without the blanks and marks that people type between them."""
    return "".join(h for h in teks if h not in " .-'\u00a0\t")


def urai(teks: str) -> IsiNip:
    """Read an NIP or NI PPPK. Raises NipKeliru with a sentence that says what to mend."""
    nip = rapikan(teks)
    if not (nip.isascii() and nip.isdigit()):
        raise NipKeliru("NIP hanya berisi angka, contoh 198503152010012007.")
    if len(nip) != 18:
        raise NipKeliru(f"NIP harus 18 angka; yang ditulis {len(nip)} angka.")
    kode = nip[12:14]
    if nip[14] not in JENIS_KELAMIN:
        raise NipKeliru("Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan).")
    return IsiNip(
        lahir=_lahir(nip[:8]),
        tahun_angkat=int(nip[8:12]),
        bulan_angkat=int(kode) if "01" <= kode <= "12" else None,
        jenis_kelamin=JENIS_KELAMIN[nip[14]],
        urut=int(nip[15:]),
    )


def _lahir(angka: str) -> date:
    try:
        return date(int(angka[:4]), int(angka[4:6]), int(angka[6:8]))
    except ValueError:
        raise NipKeliru(f"Tanggal lahir pada NIP ({angka}) tidak ada dalam kalender.") from None


def peringatan(nip: IsiNip) -> list[str]:
    """Oddities that a real NIP may carry: shown, never blocking."""
    catatan = []
    if nip.tahun_angkat - nip.lahir.year < 17:
        catatan.append("Diangkat sebelum berumur 17 tahun.")
    if nip.urut == 0:
        catatan.append("Nomor urut NIP 000.")
    return catatan


def berkelompok(nip: str) -> str:
    """'19850315 201001 2 007', as people read it aloud."""
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}" if len(nip) == 18 else nip


def tersamar(nip: str) -> str:
    """Last four digits only, for lists."""
    return f"•••• {nip[-4:]}" if nip else ""
