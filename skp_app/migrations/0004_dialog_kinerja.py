import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0004_asn_wajib_ber_nip"),
        ("skp_app", "0003_para_pihak_dan_bukti_dibekukan"),
    ]

    operations = [
        migrations.CreateModel(
            name="KesepakatanDialog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tanggal", models.DateField()),
                ("agenda", models.CharField(max_length=1000)),
                ("kesepakatan", models.CharField(max_length=2000)),
                ("tanggal_berikutnya", models.DateField(blank=True, null=True)),
                ("dicatat_pada", models.DateTimeField(auto_now_add=True)),
                ("konfirmasi_pegawai_pada", models.DateTimeField(blank=True, null=True)),
                ("konfirmasi_penilai_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "dicatat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kesepakatan", to="skp_app.skp"
                    ),
                ),
            ],
            options={
                "verbose_name": "kesepakatan dialog kinerja",
                "verbose_name_plural": "kesepakatan dialog kinerja",
                "ordering": ["-tanggal", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tanggal_berikutnya", None),
                            ("tanggal_berikutnya__gt", models.F("tanggal")),
                            _connector="OR",
                        ),
                        name="kesepakatan_berikutnya_sesudahnya",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("konfirmasi_pegawai_pada__isnull", False),
                            ("konfirmasi_penilai_pada__isnull", False),
                            _connector="OR",
                        ),
                        name="kesepakatan_dikonfirmasi_pencatat",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UjarDialog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("isi", models.CharField(blank=True, max_length=1000)),
                ("sebutan", models.CharField(blank=True, max_length=60)),
                (
                    "bidang",
                    models.CharField(blank=True, choices=[("teks", "Teks"), ("target", "Target")], max_length=8),
                ),
                ("semula", models.CharField(blank=True, max_length=1000)),
                ("menjadi", models.CharField(blank=True, max_length=1000)),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Tanpa usulan"),
                            ("menunggu", "Menunggu jawaban"),
                            ("diterapkan", "Diterapkan"),
                            ("ditolak", "Tidak diterapkan"),
                            ("usang", "Usang, teksnya sudah lain"),
                        ],
                        max_length=12,
                    ),
                ),
                ("versi_skp", models.PositiveIntegerField()),
                ("dikirim_pada", models.DateTimeField(auto_now_add=True)),
                ("diputus_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "diputus_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.pegawai",
                    ),
                ),
                (
                    "iki",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="dialog",
                        to="skp_app.iki",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "rhk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="dialog",
                        to="skp_app.rhk",
                    ),
                ),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dialog", to="skp_app.skp"
                    ),
                ),
            ],
            options={
                "verbose_name": "ujaran dialog kinerja",
                "verbose_name_plural": "ujaran dialog kinerja",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["", "menunggu", "diterapkan", "ditolak", "usang"])),
                        name="ujar_status_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bidang__in", ["", "teks", "target"])), name="ujar_bidang_dikenal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rhk__isnull", True), ("iki__isnull", True), _connector="OR"),
                        name="ujar_satu_sasaran",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("isi", ""), _negated=True),
                            models.Q(("bidang", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="ujar_tidak_kosong",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("bidang", ""), ("menjadi", ""), ("semula", ""), ("status", "")),
                            models.Q(
                                models.Q(("bidang", ""), _negated=True),
                                models.Q(("status", ""), _negated=True),
                                models.Q(("menjadi", ""), _negated=True),
                                models.Q(("menjadi", models.F("semula")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="ujar_usulan_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diputus_oleh__isnull", True),
                                ("diputus_pada__isnull", True),
                                ("status__in", ["", "menunggu"]),
                            ),
                            models.Q(
                                models.Q(("status__in", ["", "menunggu"]), _negated=True),
                                ("diputus_oleh__isnull", False),
                                ("diputus_pada__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="ujar_putusan_lengkap",
                    ),
                ],
            },
        ),
    ]
