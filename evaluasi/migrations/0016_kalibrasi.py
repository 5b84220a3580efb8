"""Calibration of predikat: its minutes, and the person-by-person changes and proposals."""

import django.db.models.deletion
from django.db import migrations, models

import pegawai.models.kode


class Migration(migrations.Migration):
    dependencies = [
        ("evaluasi", "0015_pelaporan_dibekukan"),
        ("pegawai", "0009_ketentuan_tindak_lanjut"),
        ("skp_app", "0003_katalog"),
    ]

    operations = [
        migrations.CreateModel(
            name="Kalibrasi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                ("tanggal", models.DateField()),
                ("tempat", models.CharField(max_length=120)),
                ("kunci", models.CharField(max_length=32)),
                ("nomor", models.CharField(max_length=40, unique=True)),
                ("salinan", models.JSONField()),
                ("sidik", models.CharField(max_length=64)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                (
                    "oleh",
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
                ("peserta", models.ManyToManyField(blank=True, related_name="+", to="pegawai.pegawai")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kalibrasi", to="pegawai.unitkerja"
                    ),
                ),
            ],
            options={
                "verbose_name": "kalibrasi",
                "verbose_name_plural": "kalibrasi",
                "ordering": ["-dibuat_pada", "-id"],
            },
        ),
        migrations.CreateModel(
            name="PerubahanKalibrasi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "dari_hasil",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("di_bawah", "Di bawah ekspektasi"),
                            ("sesuai", "Sesuai ekspektasi"),
                            ("di_atas", "Di atas ekspektasi"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "dari_perilaku",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("di_bawah", "Di bawah ekspektasi"),
                            ("sesuai", "Sesuai ekspektasi"),
                            ("di_atas", "Di atas ekspektasi"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "ke_hasil",
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
                    "ke_perilaku",
                    models.CharField(
                        choices=[
                            ("di_bawah", "Di bawah ekspektasi"),
                            ("sesuai", "Sesuai ekspektasi"),
                            ("di_atas", "Di atas ekspektasi"),
                        ],
                        max_length=8,
                    ),
                ),
                ("versi", models.PositiveIntegerField()),
                ("alasan", models.CharField(max_length=500)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("diterapkan", "Diterapkan penilai"),
                            ("menunggu", "Menunggu jawaban penilai"),
                            ("diterima", "Usulan diterima penilai"),
                            ("ditolak", "Usulan tidak diterima"),
                        ],
                        max_length=12,
                    ),
                ),
                ("jawaban", models.CharField(blank=True, max_length=500)),
                ("dijawab_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kalibrasi", to="evaluasi.evaluasi"
                    ),
                ),
                (
                    "kalibrasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="perubahan", to="evaluasi.kalibrasi"
                    ),
                ),
                (
                    "penilai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
            ],
            options={
                "verbose_name": "perubahan kalibrasi",
                "verbose_name_plural": "perubahan kalibrasi",
                "ordering": ["kalibrasi", "id"],
            },
        ),
        migrations.AddIndex(
            model_name="kalibrasi",
            index=models.Index(fields=["unit", "periode_evaluasi"], name="kalibrasi_unit_periode"),
        ),
        migrations.AddConstraint(
            model_name="kalibrasi",
            constraint=models.UniqueConstraint(fields=("oleh", "kunci"), name="kalibrasi_sekali_kirim"),
        ),
        migrations.AddConstraint(
            model_name="kalibrasi",
            constraint=models.CheckConstraint(
                condition=models.Q(("sidik__regex", "^[0-9a-f]{64}$")), name="kalibrasi_bersidik"
            ),
        ),
        migrations.AddConstraint(
            model_name="kalibrasi",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("tempat", ""), _negated=True), models.Q(("kunci", ""), _negated=True)),
                name="kalibrasi_bertempat",
            ),
        ),
        migrations.AddIndex(
            model_name="perubahankalibrasi",
            index=models.Index(
                condition=models.Q(("status", "menunggu")), fields=["penilai"], name="kalibrasi_usulan_terbuka"
            ),
        ),
        migrations.AddConstraint(
            model_name="perubahankalibrasi",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["diterapkan", "menunggu", "diterima", "ditolak"])),
                name="perubahan_status_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="perubahankalibrasi",
            constraint=models.CheckConstraint(
                condition=models.Q(("ke_hasil__in", ["di_bawah", "sesuai", "di_atas"])), name="perubahan_hasil_dikenal"
            ),
        ),
        migrations.AddConstraint(
            model_name="perubahankalibrasi",
            constraint=models.CheckConstraint(
                condition=models.Q(("ke_perilaku__in", ["di_bawah", "sesuai", "di_atas"])),
                name="perubahan_perilaku_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="perubahankalibrasi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dari_hasil", ""), ("dari_perilaku", "")),
                    models.Q(
                        ("dari_hasil__in", ["di_bawah", "sesuai", "di_atas"]),
                        ("dari_perilaku__in", ["di_bawah", "sesuai", "di_atas"]),
                    ),
                    _connector="OR",
                ),
                name="perubahan_asal_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="perubahankalibrasi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dari_hasil", models.F("ke_hasil")), ("dari_perilaku", models.F("ke_perilaku")), _negated=True
                ),
                name="perubahan_berpindah",
            ),
        ),
        migrations.AddConstraint(
            model_name="perubahankalibrasi",
            constraint=models.CheckConstraint(
                condition=models.Q(("alasan", ""), _negated=True), name="perubahan_beralasan"
            ),
        ),
        migrations.AddConstraint(
            model_name="perubahankalibrasi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dijawab_pada__isnull", False), ("status__in", ["diterima", "ditolak"])),
                    models.Q(("dijawab_pada", None), ("jawaban", ""), ("status__in", ["diterapkan", "menunggu"])),
                    _connector="OR",
                ),
                name="perubahan_dijawab_lengkap",
            ),
        ),
        migrations.AddConstraint(
            model_name="perubahankalibrasi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "ditolak"), _negated=True),
                    models.Q(("jawaban", ""), _negated=True),
                    _connector="OR",
                ),
                name="perubahan_tolak_beralasan",
            ),
        ),
        migrations.AddConstraint(
            model_name="perubahankalibrasi",
            constraint=models.UniqueConstraint(fields=("kalibrasi", "evaluasi"), name="perubahan_sekali_per_kalibrasi"),
        ),
        migrations.AddConstraint(
            model_name="perubahankalibrasi",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "menunggu")), fields=("evaluasi",), name="perubahan_satu_usulan_terbuka"
            ),
        ),
    ]
