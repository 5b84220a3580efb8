"""Single sign-on by OpenID Connect: authorization code with PKCE, state and nonce. Off until a provider is named.

What the provider says is believed only when its signature, issuer, audience, times and nonce fit (OpenID Connect Core,
3.1.3.7). Nobody is created: alur/identitas_luar.py finds the account that exists.
"""

import base64
import hashlib
import hmac
import json
import secrets
import time
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

import jwt
import structlog
import urllib3
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from redis import RedisError

from pegawai.penolakan import Ditolak

keamanan = structlog.get_logger("keamanan")
KUNCI = "oidc"
BERLAKU = 10 * 60  # seconds from leaving to coming back
DIINGAT = 10 * 60  # seconds the provider's own description is believed without asking again
ALGORITMA = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]  # never none, never HS
GESER = 60  # seconds that two clocks may differ
TERBESAR = 200_000  # bytes of an answer
WAJIB = ["iss", "sub", "aud", "exp", "iat"]
TIDAK_JADI = "Masuk lewat {nama} tidak jadi. Coba lagi, atau masuk dengan NIP dan kata sandi."
TAK_TERJANGKAU = "{nama} tidak dapat dihubungi. Coba lagi nanti, atau masuk dengan NIP dan kata sandi."


class GagalSso(Ditolak):
    """The provider could not be asked, or what it said is not believed; the reason is in the log of security."""

    status = 422


class Hasil(NamedTuple):
    klaim: dict[str, Any]
    tujuan: str
    untuk: str

    @property
    def baru_dipastikan(self) -> bool:
        """The provider asked for the password within the time that a typed password counts here."""
        saat = self.klaim.get("auth_time")
        return isinstance(saat, int) and time.time() - saat < settings.STEP_UP_DETIK


def tersedia() -> bool:
    return bool(settings.OIDC_PENERBIT)


def alamat_kembali() -> str:
    return settings.ALAMAT_SITUS + reverse("pegawai:sso_kembali")


def berangkat(request, tujuan: str, untuk: str) -> str:
    """The address of the provider to send the browser to; what has to fit on return is kept in the session."""
    titipan = {nama: secrets.token_urlsafe(32) for nama in ("state", "nonce", "verifier")}
    request.session[KUNCI] = titipan | {"tujuan": tujuan, "untuk": untuk, "pada": int(time.time())}
    sidik = hashlib.sha256(titipan["verifier"].encode()).digest()
    isi = {
        "response_type": "code",
        "client_id": settings.OIDC_KLIEN,
        "redirect_uri": alamat_kembali(),
        "scope": settings.OIDC_CAKUPAN,
        "state": titipan["state"],
        "nonce": titipan["nonce"],
        "code_challenge": base64.urlsafe_b64encode(sidik).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    if untuk == "pastikan":
        isi |= {"prompt": "login", "max_age": "0"}
    return _tambah(_penyedia()["authorization_endpoint"], isi)


def kembali(request) -> Hasil:
    """What the provider says of the visitor. Raises GagalSso; either way the kept values are used up."""
    titipan = request.session.pop(KUNCI, None)
    if not titipan or time.time() - titipan["pada"] > BERLAKU:
        raise _gagal("tidak ada permintaan yang ditunggu")
    if not hmac.compare_digest(titipan["state"], request.GET.get("state", "")):
        raise _gagal("state")
    if request.GET.get("iss", settings.OIDC_PENERBIT) != settings.OIDC_PENERBIT:
        raise _gagal("penerbit jawaban lain")
    if not request.GET.get("code"):
        raise _gagal(f"penyedia menolak: {request.GET.get('error', '')[:40]}")
    jawaban = _tukar(request.GET["code"], titipan["verifier"])
    klaim = _periksa(jawaban.get("id_token"), titipan["nonce"])
    if settings.OIDC_KLAIM_NIP not in klaim:
        klaim |= _tentang(jawaban.get("access_token"), klaim["sub"])
    return Hasil(klaim, titipan["tujuan"], titipan["untuk"])


def alamat_keluar() -> str | None:
    """Where the provider ends its own session, when it says so."""
    ujung = _penyedia().get("end_session_endpoint")
    isi = {"client_id": settings.OIDC_KLIEN, "post_logout_redirect_uri": settings.ALAMAT_SITUS + "/masuk/"}
    return _tambah(ujung, isi) if ujung else None


def _tambah(alamat: str, isi: dict[str, str]) -> str:
    return f"{alamat}{'&' if urlsplit(alamat).query else '?'}{urlencode(isi)}"


def _tukar(kode: str, verifier: str) -> dict[str, Any]:
    """The code for the tokens; the client proves itself by its secret and by the verifier only it knows."""
    isi = {
        "grant_type": "authorization_code",
        "code": kode,
        "redirect_uri": alamat_kembali(),
        "code_verifier": verifier,
        "client_id": settings.OIDC_KLIEN,
    }
    if settings.OIDC_RAHASIA:
        isi["client_secret"] = settings.OIDC_RAHASIA
    kepala = {"Content-Type": "application/x-www-form-urlencoded"}
    return _minta("POST", _penyedia()["token_endpoint"], body=urlencode(isi), headers=kepala)


def _periksa(token: Any, nonce: str) -> dict[str, Any]:
    if not isinstance(token, str):
        raise _gagal("tanpa id_token")
    try:
        klaim = jwt.decode(
            token,
            _kunci_untuk(token),
            algorithms=ALGORITMA,
            audience=settings.OIDC_KLIEN,
            issuer=settings.OIDC_PENERBIT,
            leeway=GESER,
            options={"require": WAJIB},
        )
    except jwt.PyJWTError as salah:
        raise _gagal(type(salah).__name__) from None
    if not hmac.compare_digest(nonce, str(klaim.get("nonce", ""))):
        raise _gagal("nonce")
    untuk_siapa = klaim["aud"] if isinstance(klaim["aud"], list) else [klaim["aud"]]
    if klaim.get("azp", settings.OIDC_KLIEN) != settings.OIDC_KLIEN or len(untuk_siapa) > 1 and "azp" not in klaim:
        raise _gagal("azp")
    if not isinstance(klaim["sub"], str) or not 0 < len(klaim["sub"]) <= 255:
        raise _gagal("sub")
    return klaim


def _kunci_untuk(token: str) -> Any:
    """The provider's key that this token names; asked for anew once, because keys are changed."""
    nama = jwt.get_unverified_header(token).get("kid")
    for segar in (False, True):
        daftar = jwt.PyJWKSet.from_dict(_ingat("kunci", _penyedia()["jwks_uri"], segar=segar)).keys
        cocok = [k for k in daftar if k.key_id == nama] if nama else daftar
        if len(cocok) == 1:
            return cocok[0].key
    raise _gagal("kunci penanda tangan tidak dikenal")


def _tentang(akses: Any, sub: str) -> dict[str, Any]:
    """Claims that are not in the token are asked for; they must be about the same person."""
    ujung = _penyedia().get("userinfo_endpoint")
    if not ujung or not isinstance(akses, str):
        return {}
    isi = _minta("GET", ujung, headers={"Authorization": f"Bearer {akses}"})
    if isi.get("sub") != sub:
        raise _gagal("userinfo tentang orang lain")
    return {settings.OIDC_KLAIM_NIP: isi.get(settings.OIDC_KLAIM_NIP)}


def _penyedia() -> dict[str, Any]:
    isi = _ingat("penyedia", f"{settings.OIDC_PENERBIT.rstrip('/')}/.well-known/openid-configuration")
    if isi.get("issuer") != settings.OIDC_PENERBIT:
        raise _gagal("penerbit lain dalam keterangan penyedia")
    ujung = [isi.get(nama, "") for nama in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
    skema = {"https"} if settings.HTTPS else {"https", "http"}
    if any(not isinstance(u, str) or urlsplit(u).scheme not in skema for u in ujung):
        raise _gagal("alamat penyedia tidak aman atau tidak lengkap")
    return isi


def _ingat(nama: str, alamat: str, *, segar: bool = False) -> dict[str, Any]:
    """A document of the provider, kept for minutes; without a cache it is asked for each time."""
    kunci = f"oidc:{nama}:{hashlib.sha256(alamat.encode()).hexdigest()[:16]}"
    try:
        if not segar and (ada := cache.get(kunci)):
            return ada
    except (RedisError, OSError):
        return _minta("GET", alamat)
    isi = _minta("GET", alamat)
    cache.set(kunci, isi, DIINGAT)
    return isi


def _minta(cara: str, alamat: str, **lain: Any) -> dict[str, Any]:
    pengelola = urllib3.PoolManager(retries=False, timeout=settings.OIDC_DETIK)
    try:
        with pengelola.request(cara, alamat, redirect=False, preload_content=False, **lain) as jawaban:
            isi = jawaban.read(TERBESAR)
    except (urllib3.exceptions.HTTPError, OSError) as galat:
        keamanan.warning("sso_tak_terjangkau", galat=type(galat).__name__)
        raise GagalSso(TAK_TERJANGKAU.format(nama=settings.OIDC_NAMA)) from None
    try:
        terbaca = json.loads(isi)
    except ValueError:
        terbaca = None
    if jawaban.status != 200 or not isinstance(terbaca, dict):
        raise _gagal(f"penyedia menjawab {jawaban.status}")
    return terbaca


def _gagal(sebab: str) -> GagalSso:
    keamanan.warning("sso_gagal", sebab=sebab)
    return GagalSso(TIDAK_JADI.format(nama=settings.OIDC_NAMA))
