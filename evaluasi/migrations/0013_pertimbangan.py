"""A word of the ketua tim or giver of a penugasan to the penilai: one per person and period, until it is set."""

import django.db.models.deletion
from django.db import migrations, models

PASANG = """
CREATE FUNCTION pertimbangan_sah() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    mulai skp_app_skp%ROWTYPE;
BEGIN
    SELECT * INTO mulai FROM skp_app_skp WHERE id = NEW.skp_id;
    IF NEW.pemberi_id IN (mulai.pegawai_id, mulai.penilai_id) THEN
        RAISE EXCEPTION 'Pertimbangan tidak diberikan oleh pegawai itu sendiri atau penilainya'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM skp_app_penutupanperiode t JOIN skp_app_skp s ON s.id = t.skp_id
               WHERE s.rangkaian = mulai.rangkaian AND t.periode_evaluasi_id = NEW.periode_evaluasi_id) THEN
        RAISE EXCEPTION 'Evaluasi sudah ditetapkan: pertimbangan tidak dapat ditulis lagi'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER pertimbangan_masih_terbuka BEFORE INSERT OR UPDATE ON evaluasi_pertimbangan
    FOR EACH ROW EXECUTE FUNCTION pertimbangan_sah();
"""
LEPAS = """
DROP TRIGGER pertimbangan_masih_terbuka ON evaluasi_pertimbangan;
DROP FUNCTION pertimbangan_sah();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("evaluasi", "0012_rekomendasi_lama"),
        ("pegawai", "0004_ketentuan_distribusi"),
        ("skp_app", "0007_pengganti_penilai"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pertimbangan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dasar", models.CharField(max_length=300)),
                ("isi", models.CharField(blank=True, max_length=2000)),
                ("versi", models.PositiveIntegerField(default=0)),
                ("diminta_pada", models.DateTimeField(blank=True, null=True)),
                ("diberikan_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "diminta_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.pegawai",
                    ),
                ),
                (
                    "pemberi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="pertimbangan", to="skp_app.skp"
                    ),
                ),
            ],
            options={
                "verbose_name": "pertimbangan penilaian",
                "verbose_name_plural": "pertimbangan penilaian",
                "ordering": ["diberikan_pada", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("skp", "periode_evaluasi", "pemberi"), name="pertimbangan_satu_per_orang"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("diminta_oleh__isnull", True), ("diminta_pada__isnull", True)),
                            models.Q(("diminta_oleh__isnull", False), ("diminta_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="pertimbangan_diminta_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("diberikan_pada__isnull", True), ("diminta_pada__isnull", False), ("isi", "")),
                            models.Q(("diberikan_pada__isnull", False), models.Q(("isi", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="pertimbangan_diberikan_berisi",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PertimbanganRhk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "nilai",
                    models.CharField(
                        choices=[
                            ("di_bawah", "Di bawah ekspektasi"),
                            ("sesuai", "Sesuai ekspektasi"),
                            ("di_atas", "Di atas ekspektasi"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "pertimbangan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rhk", to="evaluasi.pertimbangan"
                    ),
                ),
                (
                    "rhk",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.rhk"),
                ),
            ],
            options={
                "verbose_name": "pertimbangan per RHK",
                "verbose_name_plural": "pertimbangan per RHK",
                "ordering": ["rhk_id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nilai__in", ["di_bawah", "sesuai", "di_atas"])),
                        name="pertimbangan_nilai_dikenal",
                    ),
                    models.UniqueConstraint(fields=("pertimbangan", "rhk"), name="pertimbangan_satu_per_rhk"),
                ],
            },
        ),
        migrations.RunSQL(PASANG, LEPAS),
    ]
