"""A new value of a policy number waits for a second person."""

import django.db.models.deletion
from django.db import migrations, models

import pegawai.models.usulan_ketentuan


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0004_ketentuan_distribusi"),
    ]

    operations = [
        migrations.CreateModel(
            name="UsulanKetentuan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kunci", models.CharField(max_length=60)),
                ("nilai", models.JSONField()),
                ("mulai", models.DateField()),
                ("sumber", models.CharField(max_length=300, verbose_name="dasar")),
                ("alasan", models.CharField(max_length=500)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("menunggu", "Menunggu orang kedua"),
                            ("disetujui", "Disetujui"),
                            ("ditolak", "Ditolak"),
                            ("ditarik", "Ditarik"),
                        ],
                        default=pegawai.models.usulan_ketentuan.StatusUsulan["MENUNGGU"],
                        max_length=12,
                    ),
                ),
                ("diusulkan_pada", models.DateTimeField(auto_now_add=True)),
                ("diputus_pada", models.DateTimeField(null=True)),
                ("catatan", models.CharField(blank=True, max_length=500)),
                (
                    "diputus_oleh",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "diusulkan_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
            ],
            options={
                "verbose_name": "usulan ketentuan",
                "verbose_name_plural": "usulan ketentuan",
                "ordering": ["-diusulkan_pada", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["menunggu", "disetujui", "ditolak", "ditarik"])),
                        name="usulan_ketentuan_status_dikenal",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", pegawai.models.usulan_ketentuan.StatusUsulan["MENUNGGU"])),
                        fields=("kunci",),
                        name="usulan_ketentuan_satu_menunggu",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sumber", ""), _negated=True), models.Q(("alasan", ""), _negated=True)
                        ),
                        name="usulan_ketentuan_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diputus_oleh", None),
                                ("diputus_pada", None),
                                ("status", pegawai.models.usulan_ketentuan.StatusUsulan["MENUNGGU"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("status", pegawai.models.usulan_ketentuan.StatusUsulan["MENUNGGU"]), _negated=True
                                ),
                                ("diputus_oleh__isnull", False),
                                ("diputus_pada__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="usulan_ketentuan_putusan_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status", pegawai.models.usulan_ketentuan.StatusUsulan["DISETUJUI"]), _negated=True
                            ),
                            models.Q(("diputus_oleh", models.F("diusulkan_oleh")), _negated=True),
                            _connector="OR",
                        ),
                        name="usulan_ketentuan_orang_kedua",
                    ),
                ],
            },
        ),
    ]
