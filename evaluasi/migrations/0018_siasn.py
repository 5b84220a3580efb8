"""Packages for SIASN with what was sent and answered; the codes of SIASN for who runs already."""

import django.db.models.deletion
from django.db import migrations, models

import evaluasi.models.siasn
import pegawai.models.kode
from pegawai import acuan


def isi(apps, _editor):
    acuan.muat(apps.get_model("pegawai", "Ketentuan"), apps.get_model("pegawai", "HariLibur"))


class Migration(migrations.Migration):
    dependencies = [
        ("evaluasi", "0017_kalibrasi_dijaga"),
        ("pegawai", "0010_id_siasn"),
        ("skp_app", "0010_pengganti_dua_sebab"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaketSiasn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                ("keperluan", models.CharField(max_length=200)),
                ("jumlah", models.PositiveIntegerField()),
                ("tertahan", models.PositiveIntegerField()),
                ("sidik", models.CharField(max_length=64)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "pekerjaan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pekerjaan"
                    ),
                ),
                (
                    "periode_evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.periodeevaluasi"
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
                "verbose_name": "paket SIASN",
                "verbose_name_plural": "paket SIASN",
                "ordering": ["-dibuat_pada", "-id"],
            },
        ),
        migrations.CreateModel(
            name="KirimanSiasn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nomor", models.PositiveIntegerField()),
                ("versi", models.PositiveIntegerField()),
                ("id_siasn", models.CharField(max_length=64)),
                ("unor", models.CharField(max_length=64)),
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
                ("sidik", models.CharField(max_length=64)),
                ("terakhir", models.BooleanField(default=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("dikirim", "Belum dijawab"),
                            ("diterima", "Diterima SIASN"),
                            ("ditolak", "Ditolak SIASN"),
                        ],
                        default=evaluasi.models.siasn.StatusKiriman["DIKIRIM"],
                        max_length=8,
                    ),
                ),
                ("alasan", models.CharField(blank=True, max_length=300)),
                ("dijawab_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kiriman_siasn",
                        to="evaluasi.evaluasi",
                    ),
                ),
                (
                    "paket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kiriman", to="evaluasi.paketsiasn"
                    ),
                ),
            ],
            options={
                "verbose_name": "kiriman SIASN",
                "verbose_name_plural": "kiriman SIASN",
                "ordering": ["paket", "nomor"],
            },
        ),
        migrations.CreateModel(
            name="BalasanSiasn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sidik", models.CharField(max_length=64)),
                ("pada", models.DateTimeField(auto_now_add=True)),
                ("diterima", models.PositiveIntegerField()),
                ("ditolak", models.PositiveIntegerField()),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "paket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="balasan", to="evaluasi.paketsiasn"
                    ),
                ),
            ],
            options={
                "verbose_name": "balasan SIASN",
                "verbose_name_plural": "balasan SIASN",
                "ordering": ["-pada", "-id"],
            },
        ),
        migrations.AddConstraint(
            model_name="paketsiasn",
            constraint=models.CheckConstraint(
                condition=models.Q(("sidik__regex", "^[0-9a-f]{64}$")), name="paket_siasn_bersidik"
            ),
        ),
        migrations.AddConstraint(
            model_name="kirimansiasn",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["dikirim", "diterima", "ditolak"])),
                name="kiriman_siasn_status_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="kirimansiasn",
            constraint=models.UniqueConstraint(fields=("paket", "nomor"), name="kiriman_siasn_satu_nomor"),
        ),
        migrations.AddConstraint(
            model_name="kirimansiasn",
            constraint=models.UniqueConstraint(fields=("paket", "evaluasi"), name="kiriman_siasn_satu_per_paket"),
        ),
        migrations.AddConstraint(
            model_name="kirimansiasn",
            constraint=models.UniqueConstraint(fields=("paket", "id_siasn"), name="kiriman_siasn_satu_per_orang"),
        ),
        migrations.AddConstraint(
            model_name="kirimansiasn",
            constraint=models.UniqueConstraint(
                condition=models.Q(("terakhir", True)), fields=("evaluasi",), name="kiriman_siasn_satu_terakhir"
            ),
        ),
        migrations.AddConstraint(
            model_name="kirimansiasn",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dijawab_pada", None), ("status", evaluasi.models.siasn.StatusKiriman["DIKIRIM"])),
                    models.Q(
                        models.Q(("status", evaluasi.models.siasn.StatusKiriman["DIKIRIM"]), _negated=True),
                        ("dijawab_pada__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="kiriman_siasn_dijawab_punya_waktu",
            ),
        ),
        migrations.AddConstraint(
            model_name="balasansiasn",
            constraint=models.UniqueConstraint(fields=("paket", "sidik"), name="balasan_siasn_sekali"),
        ),
        # Going back keeps the rows: an installation may have corrected them.
        migrations.RunPython(isi, migrations.RunPython.noop),
    ]
