"""How shares are rounded; and the SE's "sebagian besar", which its two upper capaian lacked in the first values."""

from datetime import date

from django.db import migrations

from pegawai import acuan

TANPA_SEBAGIAN_BESAR = {
    "istimewa": [{"predikat": ["sangat_baik"], "jenis": "maks", "persen": 70}],
    "baik": [
        {"predikat": ["baik"], "jenis": "maks", "persen": 70},
        {"predikat": ["butuh_perbaikan", "kurang"], "jenis": "harus_ada"},
    ],
}


def isi(apps, _editor):
    ketentuan = apps.get_model("pegawai", "Ketentuan")
    acuan.muat(ketentuan, apps.get_model("pegawai", "HariLibur"))
    # Only a row that still says what the first version said; an installation's own rule stays.
    for baris in ketentuan.objects.filter(kunci="pola_distribusi", mulai=date(2023, 1, 31)):
        if {c: baris.nilai.get(c) for c in TANPA_SEBAGIAN_BESAR} == TANPA_SEBAGIAN_BESAR:
            baris.nilai = acuan.POLA_SE
            baris.save()


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0003_acuan")]
    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
