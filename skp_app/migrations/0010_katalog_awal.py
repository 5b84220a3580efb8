"""The catalogue of example RHK that every installation starts with."""

from django.db import migrations

from skp_app import katalog


def isi(apps, _editor):
    katalog.muat(apps.get_model("skp_app", "ButirKatalog"))


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0009_versi_satu_rangkaian")]
    # Going back keeps the rows: an installation may have changed them.
    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
