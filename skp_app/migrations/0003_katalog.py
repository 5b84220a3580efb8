"""The catalogue of example RHK that every installation starts with."""

from django.db import migrations

from skp_app import katalog


def isi(apps, _editor):
    katalog.muat(apps.get_model("skp_app", "ButirKatalog"))


class Migration(migrations.Migration):
    replaces = [
        ("skp_app", "0010_katalog_awal"),
    ]
    dependencies = [("skp_app", "0002_penjaga")]
    # Going back keeps the rows: an installation may have changed them.
    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
