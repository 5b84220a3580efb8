"""What is swept away each day, and what stays."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.utils.timezone import now

from pegawai.models import Sesi
from pegawai.tasks import bersihkan

pytestmark = pytest.mark.django_db


def test_sesi_lama_dan_percobaan_lama_hilang_yang_baru_tinggal():
    for nama, kapan in (("lama", -1), ("baru", 1)):
        saat = {"mulai": now(), "terakhir": now(), "expire_date": now() + timedelta(hours=kapan)}
        Sesi.objects.create(session_key=nama, session_data="", **saat)
        percobaan = AccessAttempt.objects.create(username=nama, failures_since_start=1)
        AccessAttempt.objects.filter(pk=percobaan.pk).update(attempt_time=now() + timedelta(days=2 * kapan))
    bersihkan()
    bersihkan()
    assert list(Sesi.objects.values_list("session_key", flat=True)) == ["baru"]
    assert list(AccessAttempt.objects.values_list("username", flat=True)) == ["baru"]
