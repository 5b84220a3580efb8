"""A Dokumen Evaluasi that was handed over or received says when."""

from django.db import migrations, models

import evaluasi.aturan.status


class Migration(migrations.Migration):
    dependencies = [
        ("evaluasi", "0003_unit_capaian_dibekukan"),
        ("pegawai", "0004_asn_wajib_ber_nip"),
        ("skp_app", "0003_para_pihak_dan_bukti_dibekukan"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="evaluasi",
            name="evaluasi_diterima_setelah_disampaikan",
        ),
        migrations.AddConstraint(
            model_name="evaluasi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "status__in",
                            [evaluasi.aturan.status.Status["DISAMPAIKAN"], evaluasi.aturan.status.Status["DITERIMA"]],
                        ),
                        _negated=True,
                    ),
                    ("disampaikan_pada__isnull", False),
                    _connector="OR",
                ),
                name="evaluasi_disampaikan_punya_waktu",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluasi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", evaluasi.aturan.status.Status["DITERIMA"]), _negated=True),
                    models.Q(("diterima_pada__gte", models.F("disampaikan_pada")), ("diterima_pada__isnull", False)),
                    _connector="OR",
                ),
                name="evaluasi_diterima_setelah_disampaikan",
            ),
        ),
    ]
