"""Survei perilaku 360: invitations and counts that share nothing."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import pegawai.models.kode
import skp_app.aturan.survei


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0012_ketentuan_survei"),
        ("skp_app", "0018_lembar_dibekukan"),
    ]

    operations = [
        migrations.CreateModel(
            name="SasaranSurvei",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                ("terlalu_sedikit", models.BooleanField(default=False)),
                (
                    "atasan_penilai",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.pegawai",
                    ),
                ),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "penilai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "skp",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.skp"),
                ),
            ],
            options={
                "verbose_name": "sasaran survei",
                "verbose_name_plural": "sasaran survei",
                "ordering": ["survei", "pegawai__nama", "id"],
            },
        ),
        migrations.CreateModel(
            name="KotakKomentar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("isi", models.JSONField(default=list)),
                (
                    "sasaran",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kotak", to="skp_app.sasaransurvei"
                    ),
                ),
            ],
            options={
                "verbose_name": "kotak komentar survei",
                "verbose_name_plural": "kotak komentar survei",
            },
        ),
        migrations.CreateModel(
            name="Survei",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("disiapkan", "Disiapkan"),
                            ("diundi", "Responden diundi"),
                            ("berjalan", "Berjalan"),
                            ("ditutup", "Ditutup"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default=skp_app.aturan.survei.Status["DISIAPKAN"],
                        max_length=12,
                    ),
                ),
                ("mulai", models.DateField()),
                ("selesai", models.DateField()),
                ("atasan", models.PositiveSmallIntegerField(default=1)),
                ("rekan", models.PositiveSmallIntegerField(default=8)),
                ("bawahan", models.PositiveSmallIntegerField(default=8)),
                ("minimum", models.PositiveSmallIntegerField(default=5)),
                ("pengumuman", models.CharField(max_length=2000)),
                ("bibit", models.CharField(editable=False, max_length=32)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diumumkan_pada", models.DateTimeField(blank=True, null=True)),
                ("ditutup_pada", models.DateField(blank=True, null=True)),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "periode_evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="survei", to="skp_app.periodeevaluasi"
                    ),
                ),
            ],
            options={
                "verbose_name": "survei perilaku 360",
                "verbose_name_plural": "survei perilaku 360",
                "ordering": ["-mulai", "-id"],
            },
        ),
        migrations.AddField(
            model_name="sasaransurvei",
            name="survei",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sasaran", to="skp_app.survei"
            ),
        ),
        migrations.CreateModel(
            name="UndanganSurvei",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                (
                    "kelompok",
                    models.CharField(
                        choices=[
                            ("atasan", "Atasan langsung"),
                            ("rekan", "Rekan kerja setingkat"),
                            ("bawahan", "Pegawai di bawahnya"),
                        ],
                        max_length=8,
                    ),
                ),
                ("dijawab", models.BooleanField(default=False)),
                (
                    "penjawab",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undangan_survei",
                        to="pegawai.pegawai",
                    ),
                ),
                (
                    "sasaran",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="undangan", to="skp_app.sasaransurvei"
                    ),
                ),
                (
                    "survei",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="undangan", to="skp_app.survei"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.unitkerja"
                    ),
                ),
            ],
            options={
                "verbose_name": "undangan survei",
                "verbose_name_plural": "undangan survei",
                "ordering": ["sasaran__pegawai__nama", "id"],
            },
        ),
        migrations.CreateModel(
            name="DrafSurvei",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("isi", models.JSONField(default=dict)),
                ("versi", models.PositiveIntegerField(default=1)),
                (
                    "undangan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="draf", to="skp_app.undangansurvei"
                    ),
                ),
            ],
            options={
                "verbose_name": "draf survei",
                "verbose_name_plural": "draf survei",
            },
        ),
        migrations.CreateModel(
            name="HitunganSurvei",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kelompok",
                    models.CharField(
                        choices=[
                            ("atasan", "Atasan langsung"),
                            ("rekan", "Rekan kerja setingkat"),
                            ("bawahan", "Pegawai di bawahnya"),
                        ],
                        max_length=8,
                    ),
                ),
                ("banyak", models.PositiveSmallIntegerField(default=0)),
                (
                    "hitungan",
                    django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=35),
                ),
                (
                    "sasaran",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hitungan", to="skp_app.sasaransurvei"
                    ),
                ),
            ],
            options={
                "verbose_name": "hitungan survei",
                "verbose_name_plural": "hitungan survei",
                "ordering": ["sasaran", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kelompok__in", ["atasan", "rekan", "bawahan"])),
                        name="hitungan_kelompok_dikenal",
                    ),
                    models.UniqueConstraint(fields=("sasaran", "kelompok"), name="hitungan_sekali"),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="survei",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["disiapkan", "diundi", "berjalan", "ditutup", "dibatalkan"])),
                name="survei_status_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="survei",
            constraint=models.CheckConstraint(
                condition=models.Q(("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"),
                name="survei_selesai_setelah_mulai",
            ),
        ),
        migrations.AddConstraint(
            model_name="survei",
            constraint=models.CheckConstraint(condition=models.Q(("minimum__gte", 5)), name="survei_minimum_lima"),
        ),
        migrations.AddConstraint(
            model_name="survei",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "minimum__lte",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(models.F("atasan"), "+", models.F("rekan")),
                            "+",
                            models.F("bawahan"),
                        ),
                    )
                ),
                name="survei_minimum_tercapai",
            ),
        ),
        migrations.AddConstraint(
            model_name="survei",
            constraint=models.CheckConstraint(condition=models.Q(("atasan__lte", 20)), name="survei_atasan_terbanyak"),
        ),
        migrations.AddConstraint(
            model_name="survei",
            constraint=models.CheckConstraint(condition=models.Q(("rekan__lte", 20)), name="survei_rekan_terbanyak"),
        ),
        migrations.AddConstraint(
            model_name="survei",
            constraint=models.CheckConstraint(
                condition=models.Q(("bawahan__lte", 20)), name="survei_bawahan_terbanyak"
            ),
        ),
        migrations.AddConstraint(
            model_name="survei",
            constraint=models.CheckConstraint(
                condition=models.Q(("bibit__regex", "^[0-9a-f]{32}$")), name="survei_berbibit"
            ),
        ),
        migrations.AddConstraint(
            model_name="survei",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ditutup_pada__isnull", False), ("status", skp_app.aturan.survei.Status["DITUTUP"])),
                    models.Q(
                        models.Q(("status", skp_app.aturan.survei.Status["DITUTUP"]), _negated=True),
                        ("ditutup_pada__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="survei_ditutup_bertanggal",
            ),
        ),
        migrations.AddConstraint(
            model_name="survei",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", skp_app.aturan.survei.Status["DIBATALKAN"]), _negated=True),
                fields=("periode_evaluasi",),
                name="survei_satu_per_periode",
            ),
        ),
        migrations.AddConstraint(
            model_name="sasaransurvei",
            constraint=models.UniqueConstraint(fields=("survei", "pegawai"), name="sasaran_sekali"),
        ),
        migrations.AddIndex(
            model_name="undangansurvei",
            index=models.Index(fields=["survei", "unit", "dijawab"], name="undangan_partisipasi"),
        ),
        migrations.AddConstraint(
            model_name="undangansurvei",
            constraint=models.CheckConstraint(
                condition=models.Q(("kelompok__in", ["atasan", "rekan", "bawahan"])), name="undangan_kelompok_dikenal"
            ),
        ),
        migrations.AddConstraint(
            model_name="undangansurvei",
            constraint=models.UniqueConstraint(fields=("sasaran", "penjawab"), name="undangan_sekali"),
        ),
    ]
