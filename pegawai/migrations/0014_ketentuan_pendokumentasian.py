"""In which periods an instansi documents work, and until when (Pasal 16(3)-(4)), for installations that run already."""

from django.db import migrations

from pegawai import acuan


def isi(apps, _editor):
    acuan.muat(apps.get_model("pegawai", "Ketentuan"), apps.get_model("pegawai", "HariLibur"))


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0013_pimpinan_unit_kepegawaian")]
    # Going back keeps the rows: an installation may have corrected them.
    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
