"""The switch and the numbers of the 360 survey, for installations that exist already."""

from django.db import migrations

from pegawai import acuan


def isi(apps, _editor):
    acuan.muat(apps.get_model("pegawai", "Ketentuan"), apps.get_model("pegawai", "HariLibur"))


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0011_ambang_pemantauan")]
    # Going back keeps the rows: an installation may have decided on them.
    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
