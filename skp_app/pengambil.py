"""Looks whether a link can be opened, or sends a note, without being led elsewhere: the one way out from here.

Only https, only hosts on a list, only addresses of the public internet, to exactly the address that was checked, no
cookies, a small body, five seconds, no redirect off the list.
"""

import http.client
import ipaddress
import re
import socket
import ssl
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from threading import Timer
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

DETIK = 5
ALIHAN_TERBANYAK = 5
BADAN_TERBESAR = 64 * 1024  # bytes
BISA, IZIN, RUSAK, BELUM = "bisa", "izin", "rusak", "belum"
# Where a site sends people who have to log in first.
PINTU_MASUK = ("accounts.google.com", "login.microsoftonline.com", "login.live.com")
MINTA_IZIN = re.compile(
    rb"request access|minta akses|you need access|anda memerlukan akses|perlu izin|need permission"
    rb"|access denied|akses ditolak|type=[\"']?password",
    re.IGNORECASE,
)
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Putusan(NamedTuple):
    kesehatan: str
    alasan: str


TERBUKA = Putusan(BISA, "")
MEMINTA_IZIN = Putusan(IZIN, "Tautan meminta izin. Ubah aksesnya agar penilai dapat membukanya, atau unggah berkasnya.")
TIDAK_ADA = Putusan(RUSAK, "Halaman di balik tautan ini tidak ditemukan. Periksa alamatnya.")
SITUS_TIDAK_ADA = Putusan(RUSAK, "Situs di balik tautan ini tidak ditemukan. Periksa alamatnya.")
SERTIFIKAT = Putusan(RUSAK, "Situs di balik tautan ini tidak aman (sertifikatnya ditolak).")
BERPUTAR = Putusan(RUSAK, "Tautan ini terus dialihkan tanpa akhir.")
BUKAN_DAFTAR = Putusan(BELUM, "Situs ini tidak termasuk yang diperiksa.")
DIALIHKAN = Putusan(BELUM, "Tautan ini dialihkan ke situs yang tidak diperiksa.")
TERTUTUP = Putusan(BELUM, "Alamat situs ini berada di jaringan tertutup, jadi tidak diperiksa.")
DIAM = Putusan(BELUM, "Situs ini sedang tidak menjawab.")


class TidakTerhubung(Exception):
    """The host was not reached, or must not be."""

    def __init__(self, putusan: Putusan) -> None:
        super().__init__(putusan.alasan)
        self.putusan = putusan


def selesaikan(host: str) -> list[str]:
    """Every address of a host. Raises socket.gaierror."""
    return sorted({str(a[4][0]) for a in socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)})


def sambung(alamat: str) -> socket.socket:
    return socket.create_connection((alamat, 443), timeout=DETIK)


def alamat_umum(teks: str) -> bool:
    """An address of the public internet: nothing private, local, reserved, or wrapped in another one."""
    alamat = ipaddress.ip_address(teks.partition("%")[0])
    if isinstance(alamat, ipaddress.IPv6Address) and (
        alamat.ipv4_mapped or alamat.sixtofour or alamat.teredo or alamat in NAT64
    ):
        return False
    return alamat.is_global and not alamat.is_multicast


class Pengambil:
    """`situs` are the hosts that may be asked; the other parts are how the network is reached."""

    def __init__(
        self,
        situs: Iterable[str],
        *,
        selesaikan: Callable[[str], list[str]] = selesaikan,
        sambung: Callable[[str], socket.socket] = sambung,
        umum: Callable[[str], bool] = alamat_umum,
        tls: ssl.SSLContext | None = None,
        detik: float = DETIK,
    ) -> None:
        self.situs = frozenset(s.lower() for s in situs)
        self.selesaikan, self.sambung, self.umum, self.detik = selesaikan, sambung, umum, detik
        self.tls = tls or ssl.create_default_context()

    def periksa(self, tautan: str) -> Putusan:
        for ke in range(ALIHAN_TERBANYAK + 1):
            tolak = self._tolak(tautan)
            if tolak:
                return tolak if ke == 0 or tolak is MEMINTA_IZIN else DIALIHKAN
            jawaban = self._tanya(tautan)
            if isinstance(jawaban, Putusan):
                return jawaban
            tautan = urljoin(tautan, jawaban)
        return BERPUTAR

    def _tolak(self, tautan: str) -> Putusan | None:
        try:
            bagian = urlsplit(tautan)
            port = bagian.port
        except ValueError:
            return TIDAK_ADA
        host = (bagian.hostname or "").rstrip(".")
        if bagian.scheme != "https" or port not in {None, 443} or bagian.username or bagian.password:
            return BUKAN_DAFTAR
        if host in PINTU_MASUK:
            return MEMINTA_IZIN
        return None if self._terdaftar(host) else BUKAN_DAFTAR

    def _terdaftar(self, host: str) -> bool:
        pola = {f"*.{host.split('.', n)[n]}" for n in range(1, host.count(".") + 1)}
        return bool(({host} | pola) & self.situs)

    def _tanya(self, tautan: str) -> Putusan | str:
        """The verdict, or the address of a redirect."""
        try:
            jawaban, badan = self._hubungi(tautan, "GET", None, {"Accept": "*/*"})
        except TidakTerhubung as gagal:
            return gagal.putusan
        return _putuskan(jawaban.status, jawaban.headers.get("Location"), badan)

    def kirim(self, tautan: str, badan: bytes, kepala: Mapping[str, str]) -> tuple[int, str]:
        """POST to exactly this address; (status, ''), or (0, why it could not be sent). No redirect is followed."""
        if tolak := self._tolak(tautan):
            return 0, tolak.alasan
        try:
            jawaban, _ = self._hubungi(tautan, "POST", badan, kepala)
        except TidakTerhubung as gagal:
            return 0, gagal.putusan.alasan
        return jawaban.status, ""

    def _hubungi(
        self, tautan: str, metode: str, badan: bytes | None, kepala: Mapping[str, str]
    ) -> tuple[http.client.HTTPResponse, bytes]:
        """Ask the host behind the link, at an address that was checked. Raises TidakTerhubung."""
        host = urlsplit(tautan).hostname or ""
        try:
            alamat = self.selesaikan(host)
        except socket.gaierror as galat:
            tidak_ada = galat.errno in {socket.EAI_NONAME, socket.EAI_NODATA}
            raise TidakTerhubung(SITUS_TIDAK_ADA if tidak_ada else DIAM) from None
        except UnicodeError:
            raise TidakTerhubung(SITUS_TIDAK_ADA) from None
        if not alamat or not all(map(self.umum, alamat)):
            raise TidakTerhubung(TERTUTUP)
        try:
            return self._buka(tautan, host, alamat[0], metode, badan, kepala)
        except ssl.SSLError:
            raise TidakTerhubung(SERTIFIKAT) from None
        except (OSError, http.client.HTTPException, ValueError):
            raise TidakTerhubung(DIAM) from None

    def _buka(
        self, tautan: str, host: str, alamat: str, metode: str, badan: bytes | None, kepala: Mapping[str, str]
    ) -> tuple[http.client.HTTPResponse, bytes]:
        """One request to the checked address, cut off after `detik` whatever the other side does."""
        polos = self.sambung(alamat)
        polos.settimeout(self.detik)
        saluran = self.tls.wrap_socket(polos, server_hostname=host, do_handshake_on_connect=False)
        habis = Timer(self.detik, _putus, [saluran])
        habis.start()
        try:
            saluran.do_handshake()
            hubungan = http.client.HTTPSConnection(host, timeout=self.detik)
            hubungan.sock = saluran
            bagian = urlsplit(tautan)
            jalan = (bagian.path or "/") + (f"?{bagian.query}" if bagian.query else "")
            hubungan.request(metode, jalan, badan, {"User-Agent": "AplikasiSKP", **kepala})
            jawaban = hubungan.getresponse()
            return jawaban, jawaban.read(BADAN_TERBESAR)
        finally:
            habis.cancel()
            saluran.close()


def _putus(saluran: socket.socket) -> None:
    """Whoever waits on it wakes up; the TLS state is left alone, another thread is inside."""
    with suppress(OSError):
        socket.socket.shutdown(saluran, socket.SHUT_RDWR)


def _putuskan(status: int, tujuan: str | None, badan: bytes) -> Putusan | str:
    if 300 <= status < 400 and tujuan:
        return tujuan
    if status in {401, 402, 403, 407}:
        return MEMINTA_IZIN
    if status in {404, 410}:
        return TIDAK_ADA
    if status >= 300:
        return DIAM
    return MEMINTA_IZIN if MINTA_IZIN.search(badan) else TERBUKA
