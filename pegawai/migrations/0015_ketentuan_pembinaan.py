"""The methods of bimbingan kinerja of the instansi itself, for installations that exist already."""

from django.db import migrations

from pegawai import acuan


def isi(apps, _editor):
    acuan.muat(apps.get_model("pegawai", "Ketentuan"), apps.get_model("pegawai", "HariLibur"))


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0014_ketentuan_pendokumentasian")]
    # Going back keeps the rows: an installation may have named some.
    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
