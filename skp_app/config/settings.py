"""Settings of the installation, read top to bottom. Everything that differs per place comes from the environment."""

import json
import os
from pathlib import Path
from urllib.parse import unquote, urlparse

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

AKAR = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("VAR_DIR", AKAR / "var"))


def teks(nama: str, bawaan: str | None = None) -> str:
    """One environment value; NAMA_FILE may name a file that holds it. Without a default it must exist."""
    if berkas := os.environ.get(f"{nama}_FILE"):
        return Path(berkas).read_text().strip()
    nilai = os.environ.get(nama, bawaan)
    if nilai is None:
        raise ImproperlyConfigured(f"{nama} (or {nama}_FILE) must be set.")
    return nilai


def benar(nama: str, bawaan: bool) -> bool:
    return teks(nama, "1" if bawaan else "0").lower() in {"1", "true", "ya", "yes"}


def bilangan(nama: str, bawaan: int) -> int:
    return int(teks(nama, str(bawaan)))


def basis_data(url: str) -> dict:
    """Django's DATABASES entry for a postgresql:// address (host may be a socket directory in ?host=)."""
    bagian = urlparse(url)
    if bagian.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must start with postgresql://")
    pilihan = dict(p.split("=", 1) for p in bagian.query.split("&") if p)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(bagian.path.lstrip("/")),
        "USER": unquote(bagian.username or ""),
        "PASSWORD": unquote(bagian.password or ""),
        "HOST": unquote(pilihan.pop("host", bagian.hostname or "")),
        "PORT": str(bagian.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": SETELAN_SESI, **pilihan},
    }


# A forgotten lock must become a polite "coba lagi", never a page that hangs.
SETELAN_SESI = "-c lock_timeout=3s -c idle_in_transaction_session_timeout=60s -c timezone=UTC"

SECRET_KEY = teks("SECRET_KEY")
SECRET_KEY_FALLBACKS = [k for k in teks("SECRET_KEY_LAMA", "").split(",") if k]
DEBUG = False
HTTPS = benar("HTTPS", True)
ALLOWED_HOSTS = [h for h in teks("ALLOWED_HOSTS", "localhost,127.0.0.1").split(",") if h]
CSRF_TRUSTED_ORIGINS = [f"https://{h}" for h in ALLOWED_HOSTS if HTTPS and h not in {"localhost", "127.0.0.1"}]
ALAMAT_SITUS = teks("ALAMAT_SITUS", "http://localhost:8000").rstrip("/")

if len(SECRET_KEY) < 32:
    raise ImproperlyConfigured("SECRET_KEY must have at least 32 characters.")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "guardian",
    "import_export",
    "django_htmx",
    "csp",
    "axes",
    "pegawai",
    "skp_app",
    "evaluasi",
]

MIDDLEWARE = [
    "pegawai.perantara.JejakPermintaan",
    "pegawai.perantara.KepalaAman",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pegawai.perantara.IsianAman",
    "pegawai.perantara.BatasSesi",
    "pegawai.perantara.LihatSebagai",
    "pegawai.perantara.AksesDinyatakan",
    "pegawai.perantara.CatatPembacaan",
    "pegawai.perantara.Penolakan",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "skp_app.config.urls"
WSGI_APPLICATION = "skp_app.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [AKAR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "evaluasi.views.konteks.kerangka",
            ],
            "builtins": ["pegawai.templatetags.tampilan"],
        },
    }
]

DATABASES = {"default": basis_data(teks("DATABASE_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = teks("REDIS_URL")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}

# People and sessions -----------------------------------------------------------------------------
AUTH_USER_MODEL = "pegawai.Pengguna"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "pegawai.sandi.Pintu",
    "pegawai.sandi.KodeSekali",
    "guardian.backends.ObjectPermissionBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "pegawai.sandi.BukanDataDiri"},
]
LOGIN_URL = "pegawai:masuk"
LOGIN_REDIRECT_URL = "beranda"
GUARDIAN_MONKEY_PATCH_USER = False
ANONYMOUS_USER_NAME = None
SESSION_ENGINE = "pegawai.sesi"
SESI_PENUH_DETIK = 12 * 3600  # absolute end of a working day
# The row outlives the right: what somebody was just sending is kept for him over a weekend.
SESSION_COOKIE_AGE = 96 * 3600  # seconds
SESI_DIAM_DETIK = bilangan("SESI_DIAM_MENIT", 30) * 60
STEP_UP_DETIK = 5 * 60  # how long a typed password counts as fresh
SESSION_COOKIE_NAME = "__Host-sesi" if HTTPS else "sesi"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "pegawai.views.galat.csrf"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "pegawai.sandi.nama_terlipat"
AXES_LOCKOUT_CALLABLE = "pegawai.views.galat.dijeda"
AXES_CLIENT_IP_CALLABLE = "pegawai.sandi.jaringan"
AXES_PASSWORD_FORM_FIELD = "sandi"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the waiting time that was told stays true
AXES_VERBOSE = False
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_DISABLE_ACCESS_LOG = True

# Single sign-on by OpenID Connect; empty: not offered. Accounts are found by this claim, people are never created.
OIDC_PENERBIT = teks("OIDC_PENERBIT", "")
OIDC_KLIEN = teks("OIDC_KLIEN", "")
OIDC_RAHASIA = teks("OIDC_RAHASIA", "")
OIDC_KLAIM_NIP = teks("OIDC_KLAIM_NIP", "nip")
OIDC_CAKUPAN = teks("OIDC_CAKUPAN", "openid profile")
OIDC_NAMA = teks("OIDC_NAMA", "SSO instansi")
OIDC_DETIK = bilangan("OIDC_DETIK", 10)

# Browser -----------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
DI_BALIK_PROKSI = benar("DI_BALIK_PROKSI", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if DI_BALIK_PROKSI else None
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [NONCE, "'strict-dynamic'"],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # bytes
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000  # an SKP of 60 RHK x 5 IKI, sent whole without JavaScript
DATA_UPLOAD_MAX_NUMBER_FILES = 10

# Language, files ---------------------------------------------------------------------------------
LANGUAGE_CODE = "id"
TIME_ZONE = teks("ZONA_WAKTU", "Asia/Jakarta")
USE_I18N = USE_TZ = True
USE_THOUSAND_SEPARATOR = False
STATIC_URL = "/static/"
STATIC_ROOT = Path(teks("STATIC_DIR", str(VAR / "static")))
STATICFILES_DIRS = [AKAR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False
GUDANG = Path(teks("GUDANG_DIR", str(VAR / "gudang")))  # private files, never under a web root

# Backups: where they go, how many stay, and whether one is made every night by itself.
CADANGAN_DIR = Path(teks("CADANGAN_DIR", str(VAR / "cadangan")))
CADANGAN_SIMPAN = bilangan("CADANGAN_SIMPAN", 14)
CADANGAN_OTOMATIS = benar("CADANGAN_OTOMATIS", False)
# Whoever reads /metrik says this word; empty: there is no such page.
METRIK_TOKEN = teks("METRIK_TOKEN", "")


def gudang_bukti() -> dict:
    """Where files of evidence are kept: below GUDANG_DIR, or in an S3-compatible bucket when one is named."""
    ember = teks("BUKTI_S3_EMBER", "")
    if not ember:
        pilihan = {"location": str(GUDANG / "bukti"), "base_url": None, "file_permissions_mode": 0o600}
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": pilihan}
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": ember,
            "endpoint_url": teks("BUKTI_S3_ALAMAT", "") or None,
            "region_name": teks("BUKTI_S3_WILAYAH", "") or None,
            "access_key": teks("BUKTI_S3_KUNCI", "") or None,
            "secret_key": teks("BUKTI_S3_RAHASIA", "") or None,
            "addressing_style": "path",
            "default_acl": None,
            "file_overwrite": False,
            "max_memory_size": 2 * 1024 * 1024,  # bytes; what is larger waits on disk
        },
    }


STORAGES = {
    "bukti": gudang_bukti(),
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(GUDANG), "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# A virus scanner that speaks clamd's protocol: `unix:/run/clamd.sock` or `host:3310`. Empty: files are not scanned.
ANTIVIRUS = teks("ANTIVIRUS", "")
# Whether links of evidence may be looked at from here; off in a closed network.
PERIKSA_TAUTAN = benar("PERIKSA_TAUTAN", True)

# Other systems are told of events at addresses of the public internet; those of the own network are named here:
# JSON, {"host": "address:port"}, and the authority that vouches for them as a PEM file.
WEBHOOK_DALAM = json.loads(teks("WEBHOOK_DALAM", "{}"))
WEBHOOK_CA = teks("WEBHOOK_CA", "")

# Signatures --------------------------------------------------------------------------------------
# A folder of PEM files: roots besides our own whose certificates count as known, those of BSrE for instance.
AKAR_TEPERCAYA_DIR = teks("AKAR_TEPERCAYA_DIR", "")
# What encrypts the key of our own authority; by default the signing key of the site.
KUNCI_OTORITAS = teks("KUNCI_OTORITAS", "") or SECRET_KEY
KUNCI_OTORITAS_LAMA = [k for k in teks("KUNCI_OTORITAS_LAMA", "").split(",") if k] or SECRET_KEY_FALLBACKS
# A time stamp authority (RFC 3161), asked at every signature with a key of ours or of a file; empty: none.
TSA_ALAMAT = teks("TSA_ALAMAT", "")
TSA_DETIK = bilangan("TSA_DETIK", 10)
# The e-sign client service of BSrE inside the network of the instansi; empty: not offered.
BSRE_ALAMAT = teks("BSRE_ALAMAT", "").rstrip("/")
BSRE_PENGGUNA = teks("BSRE_PENGGUNA", "")
BSRE_SANDI = teks("BSRE_SANDI", "")
BSRE_DETIK = bilangan("BSRE_DETIK", 20)
# Its names differ per version: JSON, {"ours": "theirs"}; see skp_app/penyedia/bsre.py.
BSRE_NAMA = json.loads(teks("BSRE_NAMA", "{}"))

# Mail and jobs -----------------------------------------------------------------------------------
EMAIL_BACKEND = teks("EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = teks("EMAIL_HOST", "localhost")
EMAIL_PORT = bilangan("EMAIL_PORT", 25)
EMAIL_HOST_USER = teks("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = teks("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = benar("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 10  # seconds
EMAIL_FILE_PATH = VAR / "surel"  # where `make run` leaves its mail
DEFAULT_FROM_EMAIL = teks("EMAIL_PENGIRIM", "skp@localhost")

CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1)  # the name Celery has for a socket
CELERY_TASK_IGNORE_RESULT = True
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 900  # seconds
CELERY_TASK_SOFT_TIME_LIMIT = 840
# A page never waits for the queue: who cannot ring at once leaves it to the sweeper.
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600, "max_retries": 0, "socket_connect_timeout": 2}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = {
    "bunyikan-ulang": {"task": "pegawai.bunyikan_ulang", "schedule": 60.0},
    "kirim-pemberitahuan": {"task": "pegawai.kirim_pemberitahuan", "schedule": 60.0},
    "kirim-surat-tertutup": {"task": "pegawai.kirim_surat_tertutup", "schedule": 60.0},
    "pesan-pengingat": {"task": "evaluasi.pesan_pengingat", "schedule": 900.0},
    "pesan-cadangan": {"task": "pegawai.pesan_cadangan", "schedule": 3600.0},
    "pesan-panduan": {"task": "evaluasi.pesan_panduan", "schedule": 3600.0},
    "pesan-antrean-atasan": {"task": "pegawai.pesan_antrean_atasan", "schedule": 3600.0},
    "sapu-mandat": {"task": "pegawai.sapu_mandat", "schedule": 6 * 3600.0},
    "bersihkan": {"task": "pegawai.bersihkan", "schedule": 24 * 3600.0},
    "rawat-bukti": {"task": "skp_app.pesan_rawat_bukti", "schedule": 3600.0},
    "tutup-survei": {"task": "skp_app.tutup_survei_yang_lewat", "schedule": 3600.0},
    "terbitkan-dokumen": {"task": "skp_app.pesan_terbitkan_dokumen", "schedule": 300.0},
    "terbitkan-hasil": {"task": "evaluasi.pesan_terbitkan_hasil", "schedule": 300.0},
    "pesan-webhook": {"task": "evaluasi.pesan_webhook", "schedule": 60.0},
    "hitung-tahap": {"task": "evaluasi.pesan_tahap", "schedule": 600.0},
    "hitung-tugas-terbuka": {"task": "evaluasi.pesan_tugas_terbuka", "schedule": 1800.0},
    "rekap-pemantauan": {"task": "skp_app.pesan_rekap_pemantauan", "schedule": 900.0},
}

LOGGING_CONFIG = "skp_app.config.catatan.atur"
LOGGING = {"tingkat": "INFO"}
