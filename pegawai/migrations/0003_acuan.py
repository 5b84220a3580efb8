"""Policy numbers and the holidays of 2026, with their sources."""

from django.db import migrations

from pegawai import acuan


def isi(apps, _editor):
    acuan.muat(apps.get_model("pegawai", "Ketentuan"), apps.get_model("pegawai", "HariLibur"))


class Migration(migrations.Migration):
    replaces = [
        ("pegawai", "0003_data_acuan"),
        ("pegawai", "0008_ketentuan_umpan_balik"),
        ("pegawai", "0010_ketentuan_pengingat"),
        ("pegawai", "0011_ambang_pemantauan"),
        ("pegawai", "0012_ketentuan_survei"),
        ("pegawai", "0014_ketentuan_pendokumentasian"),
        ("pegawai", "0015_ketentuan_pembinaan"),
        ("pegawai", "0016_ketentuan_bukti"),
    ]
    dependencies = [("pegawai", "0002_penjaga")]
    # Going back keeps the rows: an installation may have corrected them.
    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
