"""Clients of the read API with what they read; addresses of other systems with every note that went there."""

import django.db.models.deletion
from django.db import migrations, models

import evaluasi.aturan.webhook
import pegawai.models.kode


class Migration(migrations.Migration):
    dependencies = [
        ("evaluasi", "0018_siasn"),
        ("pegawai", "0010_id_siasn"),
    ]

    operations = [
        migrations.CreateModel(
            name="AlamatWebhook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                ("nama", models.CharField(max_length=100)),
                ("url", models.CharField(max_length=500)),
                ("peristiwa", models.JSONField()),
                ("rahasia", models.TextField()),
                ("jejak_terakhir", models.BigIntegerField()),
                ("gagal_beruntun", models.PositiveIntegerField(default=0)),
                ("dihentikan_pada", models.DateTimeField(blank=True, null=True)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("dicabut_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
            ],
            options={
                "verbose_name": "alamat webhook",
                "verbose_name_plural": "alamat webhook",
                "ordering": ["-dibuat_pada", "-id"],
            },
        ),
        migrations.CreateModel(
            name="KirimanWebhook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kunci", models.CharField(max_length=60)),
                (
                    "peristiwa",
                    models.CharField(
                        choices=[
                            ("skp.ditetapkan", "SKP ditetapkan"),
                            ("evaluasi.ditetapkan", "Hasil evaluasi ditetapkan"),
                            ("keberatan.diputus", "Keberatan diputus"),
                        ],
                        max_length=24,
                    ),
                ),
                ("isi", models.JSONField()),
                (
                    "status",
                    models.CharField(
                        choices=[("antre", "Menunggu"), ("terkirim", "Terkirim"), ("gagal", "Gagal")],
                        default=evaluasi.aturan.webhook.StatusKiriman["ANTRE"],
                        max_length=8,
                    ),
                ),
                ("percobaan", models.PositiveSmallIntegerField(default=0)),
                ("berikutnya", models.DateTimeField()),
                ("jawaban", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("galat", models.CharField(blank=True, max_length=200)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("dikirim_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "alamat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kiriman", to="evaluasi.alamatwebhook"
                    ),
                ),
            ],
            options={
                "verbose_name": "kiriman webhook",
                "verbose_name_plural": "kiriman webhook",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="KlienApi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                ("nama", models.CharField(max_length=100)),
                ("keperluan", models.CharField(max_length=200)),
                ("awalan", models.CharField(max_length=16, unique=True)),
                ("sidik", models.CharField(max_length=64)),
                ("lingkup", models.JSONField()),
                ("berlaku_sampai", models.DateField()),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("dicabut_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "dicabut_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.pegawai",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.unitkerja",
                    ),
                ),
            ],
            options={
                "verbose_name": "klien API",
                "verbose_name_plural": "klien API",
                "ordering": ["-dibuat_pada", "-id"],
            },
        ),
        migrations.CreateModel(
            name="AksesApi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pada", models.DateTimeField(auto_now_add=True)),
                ("operasi", models.CharField(max_length=40)),
                ("objek", models.CharField(blank=True, max_length=16)),
                ("baris", models.PositiveIntegerField()),
                (
                    "klien",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="akses", to="evaluasi.klienapi"
                    ),
                ),
            ],
            options={
                "verbose_name": "akses API",
                "verbose_name_plural": "akses API",
                "ordering": ["-pada", "-id"],
            },
        ),
        migrations.AddConstraint(
            model_name="alamatwebhook",
            constraint=models.CheckConstraint(
                condition=models.Q(("url__startswith", "https://")), name="webhook_hanya_https"
            ),
        ),
        migrations.AddConstraint(
            model_name="alamatwebhook",
            constraint=models.UniqueConstraint(
                condition=models.Q(("dicabut_pada", None)), fields=("url",), name="webhook_satu_alamat"
            ),
        ),
        migrations.AddIndex(
            model_name="kirimanwebhook",
            index=models.Index(condition=models.Q(("status", "antre")), fields=["berikutnya"], name="webhook_antre"),
        ),
        migrations.AddConstraint(
            model_name="kirimanwebhook",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["antre", "terkirim", "gagal"])),
                name="kiriman_webhook_status_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="kirimanwebhook",
            constraint=models.UniqueConstraint(fields=("alamat", "kunci"), name="kiriman_webhook_sekali"),
        ),
        migrations.AddConstraint(
            model_name="klienapi",
            constraint=models.CheckConstraint(
                condition=models.Q(("sidik__regex", "^[0-9a-f]{64}$")), name="klien_api_bersidik"
            ),
        ),
        migrations.AddConstraint(
            model_name="klienapi",
            constraint=models.UniqueConstraint(
                condition=models.Q(("dicabut_pada", None)), fields=("nama",), name="klien_api_satu_nama"
            ),
        ),
        migrations.AddIndex(
            model_name="aksesapi",
            index=models.Index(fields=["klien", "-pada"], name="akses_api_klien"),
        ),
    ]
