"""The Celery application. Its settings are the CELERY_* names of settings.py."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skp_app.config.settings")

app = Celery("skp")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
