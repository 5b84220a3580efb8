"""A root unit says whether it is an instansi daerah (Lampiran p. 65 C.3); until now its leader's title said so."""

from django.db import migrations, models
from django.db.models import Q

TANDAI = """
UPDATE pegawai_unitkerja u SET daerah = TRUE
FROM pegawai_penempatan p JOIN pegawai_jabatan j ON j.id = p.jabatan_id
WHERE p.unit_id = u.id AND u.induk_id IS NULL AND p.memimpin
    AND j.nama ~* '^(gubernur|bupati|wali ?kota|kepala daerah)\\M'
"""


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0006_perjanjian_dan_aktivasi")]
    operations = [
        migrations.AddField(
            "unitkerja",
            "daerah",
            models.BooleanField(db_default=False, default=False, verbose_name="instansi daerah"),
        ),
        migrations.RunSQL(TANDAI, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddConstraint(
            "unitkerja",
            models.CheckConstraint(
                condition=Q(("daerah", False), ("induk", None), _connector="OR"), name="unit_daerah_di_puncak"
            ),
        ),
    ]
