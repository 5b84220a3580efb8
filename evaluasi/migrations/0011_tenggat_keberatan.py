"""The terms of keberatan for installations that began without them; rows that are there stay as they are."""

from django.db import migrations

from pegawai import acuan


def isi(apps, _editor):
    acuan.muat(apps.get_model("pegawai", "Ketentuan"), apps.get_model("pegawai", "HariLibur"))


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0010_keberatan_dibekukan")]
    # Going back keeps the rows: an installation may have corrected them.
    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
