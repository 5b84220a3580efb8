"""Settings of the test run: the same application, with a cheap password hasher and mail kept in memory."""

import os

os.environ.setdefault("SECRET_KEY", "kunci-hanya-untuk-uji-yang-cukup-panjang-0123456789")
os.environ.setdefault("HTTPS", "0")

from skp_app.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
AXES_ENABLED = False
# Processes that share one Redis do not count each other's knocks.
CACHES["default"]["KEY_PREFIX"] = os.environ.get("PYTEST_XDIST_WORKER", "")  # noqa: F405
STORAGES = {  # noqa: F405
    **STORAGES,  # noqa: F405
    "bukti": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
