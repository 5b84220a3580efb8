"""The queue is a bell: it carries JSON only, and a lost worker's task rings again."""

import pytest
from django.conf import settings
from kombu.exceptions import ContentDisallowed

from skp_app.config import celery_app


def test_setelan_antrean():
    k = celery_app.conf
    assert list(k.accept_content) == ["json"]
    assert [k.task_serializer, k.task_acks_late, k.task_reject_on_worker_lost] == ["json", True, True]
    assert [k.worker_prefetch_multiplier, k.task_ignore_result, k.result_backend] == [1, True, None]
    assert k.task_soft_time_limit < k.task_time_limit < k.broker_transport_options["visibility_timeout"]


def test_pesan_pickle_ditolak():
    sambungan = celery_app.connection_for_write()
    antrean = sambungan.SimpleQueue("uji-pickle", accept=celery_app.conf.accept_content)
    with sambungan, antrean:
        antrean.put({"a": 1}, serializer="json")
        assert antrean.get(timeout=2).decode() == {"a": 1}
        antrean.put({"a": 1}, serializer="pickle")
        with pytest.raises(ContentDisallowed):
            antrean.get(timeout=2).decode()
        antrean.clear()


def test_setiap_jadwal_menyebut_tugas_yang_ada():
    celery_app.loader.import_default_modules()
    dijadwalkan = {jadwal["task"] for jadwal in settings.CELERY_BEAT_SCHEDULE.values()}
    assert dijadwalkan - set(celery_app.tasks) == set()
    assert len(dijadwalkan) >= 2
