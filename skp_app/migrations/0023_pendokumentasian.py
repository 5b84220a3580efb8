"""Documentation periods, entries in them, their sending to the penilai, rencana aksi (Pasal 16; Lampiran p. 67-68)."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

import pegawai.models.jabatan
import skp_app.models.daur
import skp_app.models.dokumentasi


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0014_ketentuan_pendokumentasian"),
        ("skp_app", "0022_pembinaan_dibekukan"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaraGulungIki",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rangkaian", models.UUIDField()),
                ("garis_iki", models.UUIDField()),
                (
                    "cara",
                    models.CharField(
                        choices=[
                            ("jumlah", "Jumlah"),
                            ("rata_rata", "Rata-rata"),
                            ("terakhir", "Terakhir"),
                            ("terbaik", "Terbaik"),
                        ],
                        max_length=10,
                    ),
                ),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name": "cara gulung",
                "verbose_name_plural": "cara gulung",
            },
        ),
        migrations.CreateModel(
            name="PengirimanRealisasi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rangkaian", models.UUIDField()),
                ("dikirim_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(blank=True, null=True)),
                ("ditarik_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "pengiriman realisasi",
                "verbose_name_plural": "pengiriman realisasi",
                "ordering": ["-dikirim_pada", "-id"],
            },
        ),
        migrations.CreateModel(
            name="PeriodeDokumentasi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "frekuensi",
                    models.CharField(
                        choices=[
                            ("harian", "Harian"),
                            ("mingguan", "Mingguan"),
                            ("bulanan", "Bulanan"),
                            ("triwulanan", "Triwulanan"),
                            ("semesteran", "Semesteran"),
                            ("tahunan", "Tahunan"),
                        ],
                        max_length=12,
                    ),
                ),
                ("kode", models.CharField(max_length=12, unique=True)),
                ("nama", models.CharField(max_length=40)),
                ("mulai", models.DateField()),
                ("selesai", models.DateField()),
                ("batas", models.DateField()),
                ("tutup", models.DateField(blank=True, null=True)),
                ("akhir", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "periode pendokumentasian",
                "verbose_name_plural": "periode pendokumentasian",
                "ordering": ["mulai", "-selesai"],
            },
        ),
        migrations.CreateModel(
            name="RealisasiProgres",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("angka", models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True)),
                ("teks", models.CharField(blank=True, max_length=500)),
                ("sumber_data", models.CharField(blank=True, max_length=300)),
                ("kendala", models.CharField(blank=True, max_length=500)),
                ("catatan", models.CharField(blank=True, max_length=500)),
                (
                    "sumber",
                    models.CharField(
                        choices=[("manual", "Diisi sendiri"), ("lembar", "Dari lembar progres")],
                        default=skp_app.models.dokumentasi.SumberIsian["MANUAL"],
                        max_length=8,
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name": "realisasi progres",
                "verbose_name_plural": "realisasi progres",
                "ordering": ["periode_dokumentasi__mulai", "iki__urutan"],
            },
        ),
        migrations.CreateModel(
            name="RencanaAksi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rangkaian", models.UUIDField()),
                ("garis_rhk", models.UUIDField()),
                ("garis_iki", models.UUIDField(blank=True, null=True)),
                ("urutan", models.PositiveIntegerField()),
                ("teks", models.CharField(max_length=200)),
                ("target", models.CharField(blank=True, max_length=300)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name": "rencana aksi",
                "verbose_name_plural": "rencana aksi",
                "ordering": ["periode_evaluasi__mulai", "urutan", "id"],
            },
        ),
        migrations.CreateModel(
            name="SepakatRencanaAksi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rangkaian", models.UUIDField()),
                ("garis_rhk", models.UUIDField()),
                ("sidik", models.CharField(max_length=64)),
                ("pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "kesepakatan rencana aksi",
                "verbose_name_plural": "kesepakatan rencana aksi",
                "ordering": ["id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="perpanjangan",
            name="perpanjangan_tahap_dikenal",
        ),
        migrations.AddField(
            model_name="realisasi",
            name="asal",
            field=models.CharField(
                choices=[("isian", "Diisi sendiri"), ("gulungan", "Gulungan isian")],
                db_default=skp_app.models.dokumentasi.AsalRealisasi["ISIAN"],
                default=skp_app.models.dokumentasi.AsalRealisasi["ISIAN"],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="perpanjangan",
            name="tahap",
            field=models.CharField(
                choices=[("penetapan", "Penetapan SKP"), ("pendokumentasian", "Pendokumentasian")],
                default=skp_app.models.daur.Tahap["PENETAPAN"],
                max_length=16,
            ),
        ),
        migrations.AddConstraint(
            model_name="realisasi",
            constraint=models.CheckConstraint(
                condition=models.Q(("asal__in", ["isian", "gulungan"])), name="realisasi_asal_dikenal"
            ),
        ),
        migrations.AddConstraint(
            model_name="caragulungiki",
            constraint=models.CheckConstraint(
                condition=models.Q(("cara__in", ["jumlah", "rata_rata", "terakhir", "terbaik"])),
                name="cara_gulung_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="caragulungiki",
            constraint=models.UniqueConstraint(fields=("rangkaian", "garis_iki"), name="cara_gulung_satu_per_iki"),
        ),
        migrations.AddField(
            model_name="pengirimanrealisasi",
            name="skp",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="pengiriman", to="skp_app.skp"
            ),
        ),
        migrations.AddField(
            model_name="periodedokumentasi",
            name="periode",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="dokumentasi", to="skp_app.periode"
            ),
        ),
        migrations.AddField(
            model_name="periodedokumentasi",
            name="periode_evaluasi",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="dokumentasi", to="skp_app.periodeevaluasi"
            ),
        ),
        migrations.AddField(
            model_name="pengirimanrealisasi",
            name="periode_dokumentasi",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="pengiriman", to="skp_app.periodedokumentasi"
            ),
        ),
        migrations.AddField(
            model_name="perpanjangan",
            name="periode_dokumentasi",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="skp_app.periodedokumentasi",
            ),
        ),
        migrations.AddConstraint(
            model_name="perpanjangan",
            constraint=models.CheckConstraint(
                condition=models.Q(("tahap__in", ["penetapan", "pendokumentasian"])), name="perpanjangan_tahap_dikenal"
            ),
        ),
        migrations.AddConstraint(
            model_name="perpanjangan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("periode_dokumentasi__isnull", False), ("tahap", skp_app.models.daur.Tahap["PENDOKUMENTASIAN"])
                    ),
                    models.Q(
                        models.Q(("tahap", skp_app.models.daur.Tahap["PENDOKUMENTASIAN"]), _negated=True),
                        ("periode_dokumentasi__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="perpanjangan_periode_dokumentasi",
            ),
        ),
        migrations.AddField(
            model_name="realisasiprogres",
            name="iki",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="progres", to="skp_app.iki"
            ),
        ),
        migrations.AddField(
            model_name="realisasiprogres",
            name="periode_dokumentasi",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="progres", to="skp_app.periodedokumentasi"
            ),
        ),
        migrations.AddField(
            model_name="rencanaaksi",
            name="periode_evaluasi",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="rencana_aksi", to="skp_app.periodeevaluasi"
            ),
        ),
        migrations.AddField(
            model_name="sepakatrencanaaksi",
            name="oleh",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
            ),
        ),
        migrations.AddField(
            model_name="sepakatrencanaaksi",
            name="periode_evaluasi",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.periodeevaluasi"
            ),
        ),
        migrations.AddConstraint(
            model_name="periodedokumentasi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("frekuensi__in", ["harian", "mingguan", "bulanan", "triwulanan", "semesteran", "tahunan"])
                ),
                name="dokumentasi_frekuensi_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="periodedokumentasi",
            constraint=models.CheckConstraint(
                condition=models.Q(("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"),
                name="dokumentasi_selesai_setelah_mulai",
            ),
        ),
        migrations.AddConstraint(
            model_name="periodedokumentasi",
            constraint=models.CheckConstraint(
                condition=models.Q(("batas__isnull", True), ("batas__gte", models.F("selesai")), _connector="OR"),
                name="dokumentasi_batas_setelah_selesai",
            ),
        ),
        migrations.AddConstraint(
            model_name="periodedokumentasi",
            constraint=models.CheckConstraint(
                condition=models.Q(("tutup__isnull", True), ("tutup__gte", models.F("batas")), _connector="OR"),
                name="dokumentasi_tutup_setelah_batas",
            ),
        ),
        migrations.AddConstraint(
            model_name="periodedokumentasi",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("akhir", False)),
                expressions=[
                    (
                        pegawai.models.jabatan.RentangTanggal(
                            models.F("mulai"),
                            models.F("selesai"),
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=True
                            ),
                        ),
                        "&&",
                    ),
                    (pegawai.models.jabatan.Titik(models.F("periode_id")), "&&"),
                ],
                name="periode_dokumentasi_terpisah",
            ),
        ),
        migrations.AddConstraint(
            model_name="pengirimanrealisasi",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ditarik_pada__isnull", True)),
                fields=("rangkaian", "periode_dokumentasi"),
                name="pengiriman_satu_per_periode",
            ),
        ),
        migrations.AddConstraint(
            model_name="realisasiprogres",
            constraint=models.CheckConstraint(
                condition=models.Q(("sumber__in", ["manual", "lembar"])), name="progres_sumber_dikenal"
            ),
        ),
        migrations.AddConstraint(
            model_name="realisasiprogres",
            constraint=models.UniqueConstraint(fields=("iki", "periode_dokumentasi"), name="progres_satu_per_periode"),
        ),
        migrations.AddConstraint(
            model_name="realisasiprogres",
            constraint=models.CheckConstraint(
                condition=models.Q(("angka__isnull", False), models.Q(("teks", ""), _negated=True), _connector="OR"),
                name="progres_tidak_kosong",
            ),
        ),
        migrations.AddConstraint(
            model_name="realisasiprogres",
            constraint=models.CheckConstraint(
                condition=models.Q(("angka__isnull", True), ("angka__gte", 0), _connector="OR"),
                name="progres_angka_positif",
            ),
        ),
        migrations.AddIndex(
            model_name="rencanaaksi",
            index=models.Index(fields=["rangkaian", "periode_evaluasi"], name="rencana_aksi_per_periode"),
        ),
        migrations.AddConstraint(
            model_name="rencanaaksi",
            constraint=models.CheckConstraint(
                condition=models.Q(("teks", ""), _negated=True), name="rencana_aksi_tidak_kosong"
            ),
        ),
        migrations.AddConstraint(
            model_name="sepakatrencanaaksi",
            constraint=models.UniqueConstraint(
                fields=("rangkaian", "garis_rhk", "periode_evaluasi", "sidik"), name="sepakat_rencana_aksi_sekali"
            ),
        ),
    ]
