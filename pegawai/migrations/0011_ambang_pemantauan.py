"""Installations that exist get the thresholds of Pemantauan too."""

from django.db import migrations

from pegawai import acuan


def isi(apps, _editor):
    ketentuan = apps.get_model("pegawai", "Ketentuan")
    ketentuan.objects.bulk_create(
        [ketentuan(kunci=k, nilai=n, mulai=m, sumber=s) for k, n, m, s in acuan.AMBANG_PEMANTAUAN],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0010_ketentuan_pengingat")]
    # Going back keeps the rows: an installation may have corrected them.
    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
