"""Yearly results from before the application was used; none for a year that is evaluated here."""

import django.db.models.deletion
from django.db import migrations, models

PASANG = """
CREATE FUNCTION predikat_terdahulu_jaga() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM evaluasi_evaluasi e
        JOIN skp_app_skp s ON s.id = e.skp_id
        JOIN skp_app_periodeevaluasi m ON m.id = e.periode_evaluasi_id
        JOIN skp_app_periode t ON t.id = m.periode_id
        WHERE s.pegawai_id = NEW.pegawai_id AND t.tahun = NEW.tahun AND m.jenis = 'tahunan'
    ) THEN
        RAISE EXCEPTION 'Tahun ini dievaluasi di aplikasi'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER terdahulu_bukan_yang_dievaluasi BEFORE INSERT OR UPDATE OF pegawai_id, tahun
    ON evaluasi_predikatterdahulu
    FOR EACH ROW EXECUTE FUNCTION predikat_terdahulu_jaga();
"""
LEPAS = """
DROP TRIGGER terdahulu_bukan_yang_dievaluasi ON evaluasi_predikatterdahulu;
DROP FUNCTION predikat_terdahulu_jaga();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("evaluasi", "0022_tugas_terbuka"),
        ("pegawai", "0018_lingkup_impor"),
    ]

    operations = [
        migrations.CreateModel(
            name="PredikatTerdahulu",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tahun", models.PositiveSmallIntegerField()),
                (
                    "rating_hasil",
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
                    "rating_perilaku",
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
                    "predikat",
                    models.CharField(
                        choices=[
                            ("sangat_baik", "Sangat Baik"),
                            ("baik", "Baik"),
                            ("butuh_perbaikan", "Butuh Perbaikan"),
                            ("kurang", "Kurang/misconduct"),
                            ("sangat_kurang", "Sangat Kurang"),
                        ],
                        max_length=16,
                    ),
                ),
                ("jabatan", models.CharField(blank=True, max_length=255, verbose_name="jabatan saat itu")),
                ("nomor", models.CharField(blank=True, max_length=100, verbose_name="nomor dokumen")),
                (
                    "impor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.impor"
                    ),
                ),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predikat_terdahulu",
                        to="pegawai.pegawai",
                    ),
                ),
            ],
            options={
                "verbose_name": "predikat terdahulu",
                "verbose_name_plural": "predikat terdahulu",
                "ordering": ["-tahun", "pegawai"],
                "indexes": [models.Index(fields=["tahun", "predikat"], name="terdahulu_tahun_predikat")],
                "constraints": [
                    models.UniqueConstraint(fields=("pegawai", "tahun"), name="terdahulu_satu_per_tahun"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("predikat", "kurang"), ("rating_hasil", "di_atas"), ("rating_perilaku", "di_bawah")
                            ),
                            models.Q(("predikat", "baik"), ("rating_hasil", "di_atas"), ("rating_perilaku", "sesuai")),
                            models.Q(
                                ("predikat", "sangat_baik"), ("rating_hasil", "di_atas"), ("rating_perilaku", "di_atas")
                            ),
                            models.Q(
                                ("predikat", "kurang"), ("rating_hasil", "sesuai"), ("rating_perilaku", "di_bawah")
                            ),
                            models.Q(("predikat", "baik"), ("rating_hasil", "sesuai"), ("rating_perilaku", "sesuai")),
                            models.Q(("predikat", "baik"), ("rating_hasil", "sesuai"), ("rating_perilaku", "di_atas")),
                            models.Q(
                                ("predikat", "sangat_kurang"),
                                ("rating_hasil", "di_bawah"),
                                ("rating_perilaku", "di_bawah"),
                            ),
                            models.Q(
                                ("predikat", "butuh_perbaikan"),
                                ("rating_hasil", "di_bawah"),
                                ("rating_perilaku", "sesuai"),
                            ),
                            models.Q(
                                ("predikat", "butuh_perbaikan"),
                                ("rating_hasil", "di_bawah"),
                                ("rating_perilaku", "di_atas"),
                            ),
                            _connector="OR",
                        ),
                        name="terdahulu_dari_kuadran",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tahun__gte", 2022), ("tahun__lte", 2100)), name="terdahulu_tahun_wajar"
                    ),
                ],
            },
        ),
        migrations.RunSQL(PASANG, LEPAS),
    ]
