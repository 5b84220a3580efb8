"""What follows from a predikat, as dated data, for installations that run already."""

from django.db import migrations

from pegawai import acuan


def isi(apps, _editor):
    acuan.muat(apps.get_model("pegawai", "Ketentuan"), apps.get_model("pegawai", "HariLibur"))


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0008_ketentuan_retensi")]
    # Going back keeps the rows: an installation may have corrected them.
    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
