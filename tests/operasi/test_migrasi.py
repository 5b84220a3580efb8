"""Steps of the schema that the running version must survive: `skp_app/config/README.md`, *Upgrades*"""

import pytest
from django.db.migrations import (
    AddField,
    AlterField,
    CreateModel,
    DeleteModel,
    RemoveField,
    RenameField,
    RenameModel,
)
from django.db.migrations.loader import MigrationLoader
from django.db.models import DO_NOTHING, NOT_PROVIDED, BooleanField, CharField, ForeignKey, IntegerField

# The last step of each room before the first release that people run; what came earlier met no running version.
AWAL = {"pegawai": "0010", "skp_app": "0011", "evaluasi": "0017"}
MEMBUANG = (RemoveField, RenameField, DeleteModel, RenameModel)


def keberatan(operasi, baru):
    """Why the version before would break over this operation, or ''. `baru`: models that this very step made."""
    if isinstance(operasi, MEMBUANG):
        return "membuang atau mengganti nama yang masih dipakai versi sebelumnya"
    if not isinstance(operasi, AddField | AlterField) or operasi.model_name in baru:
        return ""
    bidang = operasi.field
    wajib = not bidang.null and not bidang.many_to_many
    if isinstance(operasi, AddField) and wajib and bidang.db_default is NOT_PROVIDED:
        return f"versi sebelumnya menulis baris tanpa kolom {operasi.name}: beri db_default atau null"
    return ""


def langkah():
    semua = MigrationLoader(None).disk_migrations
    return [(f"{k}.{n}", m) for (k, n), m in sorted(semua.items()) if k in AWAL and n[:4] > AWAL[k]]


def test_setiap_langkah_skema_dapat_dijalani_selagi_versi_lama_berjalan():
    salah = []
    for nama, migrasi in langkah():
        baru = {o.name.lower() for o in migrasi.operations if isinstance(o, CreateModel)}
        salah += [f"{nama}: {kata}" for o in migrasi.operations if (kata := keberatan(o, baru))]
    assert salah == []


@pytest.mark.parametrize(
    ("operasi", "ditolak"),
    [
        (RemoveField("skp", "catatan"), True),
        (RenameField("skp", "catatan", "pesan"), True),
        (DeleteModel("Skp"), True),
        (AddField("skp", "warna", CharField(max_length=8)), True),
        (AddField("skp", "warna", CharField(max_length=8, db_default="")), False),
        (AddField("skp", "induk", ForeignKey("skp", DO_NOTHING, null=True)), False),
        (AddField("barubaru", "aktif", BooleanField()), False),
        (AlterField("skp", "versi", IntegerField()), False),
    ],
)
def test_aturan_mengenali_yang_merusak_versi_lama(operasi, ditolak):
    assert bool(keberatan(operasi, {"barubaru"})) == ditolak
