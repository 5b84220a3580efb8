"""Imports with their rows, what was imported last about each object, and the references of jabatan."""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

import pegawai.models.impor
import pegawai.models.kode


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0011_akun"),
    ]

    operations = [
        migrations.CreateModel(
            name="Impor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                ("jenis", models.CharField(max_length=40)),
                ("nama_berkas", models.CharField(max_length=150)),
                ("sidik", models.CharField(max_length=64)),
                ("berkas", models.CharField(blank=True, max_length=100)),
                ("lembar", models.CharField(blank=True, max_length=100)),
                ("kepala", models.JSONField(default=dict)),
                ("pemetaan", models.JSONField(default=dict)),
                ("data_per", models.DateField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("diunggah", "Diunggah"),
                            ("dipetakan", "Sedang diperiksa"),
                            ("diperiksa", "Siap dijalankan"),
                            ("berjalan", "Berjalan"),
                            ("selesai", "Selesai"),
                            ("membatalkan", "Sedang dibatalkan"),
                            ("dibatalkan", "Dibatalkan"),
                            ("gagal", "Gagal"),
                        ],
                        default=pegawai.models.impor.StatusImpor["DIUNGGAH"],
                        max_length=12,
                    ),
                ),
                ("angka", models.JSONField(default=dict)),
                ("galat", models.CharField(blank=True, max_length=500)),
                ("putaran", models.PositiveSmallIntegerField(default=1)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("dijalankan_pada", models.DateTimeField(blank=True, null=True)),
                ("berakhir_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "dijalankan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.pegawai",
                    ),
                ),
                (
                    "diunggah_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "pekerjaan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pegawai.pekerjaan",
                    ),
                ),
            ],
            options={
                "verbose_name": "impor",
                "verbose_name_plural": "impor",
                "ordering": ["-dibuat_pada", "-id"],
            },
        ),
        migrations.CreateModel(
            name="BarisImpor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nomor", models.PositiveIntegerField(blank=True, null=True)),
                ("urutan", models.PositiveIntegerField(default=0)),
                ("kunci", models.CharField(blank=True, max_length=64)),
                ("sebutan", models.CharField(blank=True, max_length=200)),
                ("putusan", models.CharField(max_length=10)),
                (
                    "tindakan",
                    models.CharField(
                        choices=[
                            ("baru", "Baru"),
                            ("berubah", "Berubah"),
                            ("sama", "Sama"),
                            ("hilang", "Tidak ada lagi"),
                            ("tolak", "Ditolak"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "keadaan",
                    models.CharField(
                        choices=[
                            ("menunggu", "Menunggu"),
                            ("diterapkan", "Diterapkan"),
                            ("dilewati", "Dilewati"),
                            ("dibatalkan", "Dibatalkan"),
                            ("tertahan", "Tidak dapat dibatalkan"),
                        ],
                        default=pegawai.models.impor.KeadaanBaris["MENUNGGU"],
                        max_length=10,
                    ),
                ),
                ("nilai", models.JSONField(default=dict)),
                ("mentah", models.JSONField(default=dict)),
                ("catatan", models.JSONField(default=list)),
                ("perubahan", models.JSONField(default=dict)),
                ("konflik", models.JSONField(default=dict)),
                ("pilihan", models.JSONField(default=dict)),
                ("menunggu_pilihan", models.BooleanField(default=False)),
                ("alasan", models.CharField(blank=True, max_length=500)),
                ("batal", models.JSONField(default=list)),
                (
                    "impor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="baris", to="pegawai.impor"
                    ),
                ),
            ],
            options={
                "verbose_name": "baris impor",
                "verbose_name_plural": "baris impor",
                "ordering": ["urutan", "id"],
            },
        ),
        migrations.CreateModel(
            name="RefJabatan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kode", models.CharField(max_length=64, unique=True, verbose_name="id jabatan SIASN")),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("struktural", "struktural"),
                            ("fungsional", "fungsional"),
                            ("pelaksana", "pelaksana"),
                        ],
                        max_length=12,
                    ),
                ),
                ("nama", models.CharField(max_length=255)),
                ("jenjang", models.CharField(blank=True, max_length=40)),
                ("eselon", models.CharField(blank=True, max_length=8)),
                ("bup", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="batas usia pensiun")),
            ],
            options={
                "verbose_name": "acuan jabatan",
                "verbose_name_plural": "acuan jabatan",
                "ordering": ["nama", "kode"],
                "indexes": [models.Index(fields=["nama"], name="refjabatan_nama")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jenis__in", ["struktural", "fungsional", "pelaksana"])),
                        name="refjabatan_jenis_dikenal",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SumberData",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asal", models.CharField(max_length=40)),
                ("kunci", models.CharField(max_length=64)),
                ("populasi", models.CharField(blank=True, max_length=24)),
                ("objek_jenis", models.CharField(max_length=40)),
                ("objek_id", models.BigIntegerField()),
                ("kolom", models.JSONField(default=dict)),
                ("bidang", models.JSONField(default=dict)),
                ("data_per", models.DateField()),
                ("hilang_pada", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "sumber data",
                "verbose_name_plural": "sumber data",
                "ordering": ["asal", "kunci"],
                "indexes": [models.Index(fields=["asal", "populasi", "data_per"], name="sumberdata_populasi")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("asal", "objek_jenis", "objek_id"), name="sumberdata_satu_per_objek"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="impor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "diunggah",
                            "dipetakan",
                            "diperiksa",
                            "berjalan",
                            "selesai",
                            "membatalkan",
                            "dibatalkan",
                            "gagal",
                        ],
                    )
                ),
                name="impor_status_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="impor",
            constraint=models.UniqueConstraint(
                django.db.models.functions.comparison.Coalesce(models.Value(1), "id"),
                condition=models.Q(("status__in", ["berjalan", "membatalkan"])),
                name="impor_satu_yang_menulis",
            ),
        ),
        migrations.AddConstraint(
            model_name="impor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dijalankan_oleh__isnull", False),
                    models.Q(("status__in", ["berjalan", "membatalkan", "selesai"]), _negated=True),
                    _connector="OR",
                ),
                name="impor_dijalankan_seseorang",
            ),
        ),
        migrations.AddIndex(
            model_name="barisimpor",
            index=models.Index(fields=["impor", "keadaan", "urutan"], name="barisimpor_giliran"),
        ),
        migrations.AddIndex(
            model_name="barisimpor",
            index=models.Index(fields=["impor", "tindakan", "urutan"], name="barisimpor_tindakan"),
        ),
        migrations.AddConstraint(
            model_name="barisimpor",
            constraint=models.CheckConstraint(
                condition=models.Q(("tindakan__in", ["baru", "berubah", "sama", "hilang", "tolak"])),
                name="barisimpor_tindakan_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="barisimpor",
            constraint=models.CheckConstraint(
                condition=models.Q(("keadaan__in", ["menunggu", "diterapkan", "dilewati", "dibatalkan", "tertahan"])),
                name="barisimpor_keadaan_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="barisimpor",
            constraint=models.UniqueConstraint(fields=("impor", "nomor"), name="barisimpor_satu_nomor"),
        ),
        migrations.AddConstraint(
            model_name="barisimpor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("nomor__isnull", False), ("tindakan", pegawai.models.impor.Tindakan["HILANG"]), _connector="OR"
                ),
                name="barisimpor_tanpa_nomor_hilang",
            ),
        ),
        migrations.AddConstraint(
            model_name="barisimpor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("keadaan", pegawai.models.impor.KeadaanBaris["DITERAPKAN"]),
                    ("tindakan", pegawai.models.impor.Tindakan["TOLAK"]),
                    _negated=True,
                ),
                name="barisimpor_ditolak_tidak_diterapkan",
            ),
        ),
    ]
