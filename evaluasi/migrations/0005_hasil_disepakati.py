"""A periodic result of the old unit used again by agreement; once agreed, it stays."""

import django.db.models.deletion
from django.db import migrations, models

PASANG = """
CREATE FUNCTION hasil_disepakati_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.disetujui_pada IS NOT NULL THEN
        RAISE EXCEPTION 'pemakaian hasil ini sudah disepakati' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER hasil_disepakati_beku BEFORE UPDATE OR DELETE ON evaluasi_hasildisepakati
    FOR EACH ROW EXECUTE FUNCTION hasil_disepakati_bekukan();
"""
LEPAS = """
DROP TRIGGER hasil_disepakati_beku ON evaluasi_hasildisepakati;
DROP FUNCTION hasil_disepakati_bekukan();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("evaluasi", "0004_penyampaian_punya_waktu"),
        ("skp_app", "0006_perencanaan"),
    ]

    operations = [
        migrations.CreateModel(
            name="HasilDisepakati",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("diusulkan_pada", models.DateTimeField(auto_now_add=True)),
                ("disetujui_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dipakai_lagi",
                        to="evaluasi.evaluasi",
                    ),
                ),
                (
                    "periode_evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.periodeevaluasi"
                    ),
                ),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hasil_disepakati",
                        to="skp_app.skp",
                    ),
                ),
            ],
            options={
                "verbose_name": "hasil yang disepakati",
                "verbose_name_plural": "hasil yang disepakati",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("skp", "periode_evaluasi"), name="disepakati_satu_per_periode")
                ],
            },
        ),
        migrations.RunSQL(PASANG, LEPAS),
    ]
