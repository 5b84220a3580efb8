"""Every stored document gets the code by which anybody who holds it may look it up.

Rows of documents are never updated (a trigger says so), so the column comes with a default that is computed per row.
"""

from django.db import migrations, models

import pegawai.models.kode

TAMBAH = """
ALTER TABLE skp_app_dokumen ADD COLUMN kode varchar(16) NOT NULL
    DEFAULT left(md5(gen_random_uuid()::text || gen_random_uuid()::text), 16);
ALTER TABLE skp_app_dokumen ALTER COLUMN kode DROP DEFAULT;
ALTER TABLE skp_app_dokumen ADD CONSTRAINT skp_app_dokumen_kode_key UNIQUE (kode);
CREATE INDEX skp_app_dokumen_kode_like ON skp_app_dokumen (kode varchar_pattern_ops);
"""
BUANG = "ALTER TABLE skp_app_dokumen DROP COLUMN kode;"


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0003_katalog")]

    operations = [
        migrations.RunSQL(
            TAMBAH,
            BUANG,
            state_operations=[
                migrations.AddField(
                    model_name="dokumen",
                    name="kode",
                    field=models.CharField(
                        default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True
                    ),
                )
            ],
        ),
        migrations.AlterField(
            model_name="dokumen",
            name="kode_format",
            field=models.CharField(max_length=16),
        ),
    ]
