"""Health: one word to outsiders, the reason to the log."""

import shutil
from datetime import timedelta
from functools import cache

import redis
import structlog
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.utils import timezone

from pegawai.akses import terbuka
from pegawai.models import Pekerjaan
from pegawai.models.pekerjaan import StatusPekerjaan

catatan = structlog.get_logger("kesehatan")
RUANG_TERSISA = 0.05  # of the disk
ANTREAN_TERTUA = timedelta(minutes=15)  # a job nobody fetched for this long: no worker listens


@terbuka
def hidup(request):
    """The process answers; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@terbuka
def siap(request):
    gagal = [nama for nama, periksa in PERIKSA.items() if not lolos(nama, periksa)]
    isi = "tidak siap" if gagal else "ok"
    return HttpResponse(isi, content_type="text/plain; charset=utf-8", status=503 if gagal else 200)


def lolos(nama, periksa):
    try:
        lolos = periksa()
    except (DatabaseError, redis.RedisError, OSError) as galat:
        catatan.error("tidak_siap", bagian=nama, sebab=type(galat).__name__)
        return False
    if not lolos:
        catatan.error("tidak_siap", bagian=nama)
    return lolos


def basis_data():
    with connection.cursor() as kursor:
        kursor.execute("SELECT 1")
    return True


@cache
def migrasi():
    """Remembered once true: the code of a running process does not change."""
    pelaksana = MigrationExecutor(connection)
    if pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()):
        raise BelumLengkap
    return True


class BelumLengkap(DatabaseError):
    """Migrations wait to be applied. Raised, so that the answer is not remembered."""


def penyiar():
    with redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2) as klien:
        return klien.ping()


def ruang_simpan():
    cakram = shutil.disk_usage(settings.VAR)
    return cakram.free / cakram.total > RUANG_TERSISA


def antrean():
    batas = timezone.now() - ANTREAN_TERTUA
    return not Pekerjaan.objects.filter(status=StatusPekerjaan.ANTRE, percobaan=0, dibuat_pada__lt=batas).exists()


PERIKSA = {
    "basis_data": basis_data,
    "migrasi": migrasi,
    "penyiar": penyiar,
    "ruang_simpan": ruang_simpan,
    "antrean": antrean,
}
