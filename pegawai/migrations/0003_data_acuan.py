"""Policy numbers and the holidays of 2026, with their sources."""

from django.db import migrations

from pegawai import acuan


def isi(apps, _editor):
    acuan.muat(apps.get_model("pegawai", "Ketentuan"), apps.get_model("pegawai", "HariLibur"))


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0002_jejak_hanya_bertambah")]
    # Going back keeps the rows: an installation may have corrected them.
    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
