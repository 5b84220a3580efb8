"""Only a pejabat negara may be without an NIP: a comparison with NULL had let everybody pass."""

from django.db import migrations, models

import pegawai.aturan.kepegawaian


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0003_data_acuan"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="pegawai",
            name="pegawai_nip_18_angka",
        ),
        migrations.AddConstraint(
            model_name="pegawai",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("nip__isnull", False), ("nip__regex", "^[0-9]{18}$")),
                    models.Q(("jenis", pegawai.aturan.kepegawaian.JenisPegawai["NON_ASN"]), ("nip__isnull", True)),
                    _connector="OR",
                ),
                name="pegawai_nip_18_angka",
                violation_error_message="NIP harus 18 angka; hanya pejabat negara yang boleh tanpa NIP.",
            ),
        ),
    ]
