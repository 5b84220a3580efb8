"""Every table of this room. It stands for the steps in which they came to be, also where those were applied."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import pegawai.aturan.kepegawaian
import pegawai.models.jabatan
import pegawai.models.kode
import skp_app.aturan.berakhlak
import skp_app.aturan.hasil_kerja
import skp_app.aturan.kemajuan
import skp_app.aturan.lembar
import skp_app.aturan.pembinaan
import skp_app.aturan.status
import skp_app.aturan.survei
import skp_app.aturan.umpan_balik
import skp_app.models.dokumentasi
import skp_app.models.organisasi
import skp_app.models.penugasan
import skp_app.models.periode
import skp_app.models.perpanjangan


class Migration(migrations.Migration):
    replaces = [
        ("skp_app", "0001_initial"),
        ("skp_app", "0004_dialog_kinerja"),
        ("skp_app", "0006_perencanaan"),
        ("skp_app", "0008_baris_matriks_berpenugasan"),
        ("skp_app", "0009_versi_satu_rangkaian"),
        ("skp_app", "0011_umpan_balik_banyak_pihak"),
        ("skp_app", "0013_pengingat_dan_eskalasi"),
        ("skp_app", "0015_pemantauan"),
        ("skp_app", "0017_lembar_progres"),
        ("skp_app", "0019_survei"),
        ("skp_app", "0021_pembinaan"),
        ("skp_app", "0023_pendokumentasian"),
        ("skp_app", "0024_periode_dokumentasi_awal"),
        ("skp_app", "0026_gudang_bukti"),
        ("skp_app", "0027_bukti_lama_masuk_gudang"),
        ("skp_app", "0028_gudang_bukti_dibatasi"),
        ("skp_app", "0030_kemajuan_ke_bimbingan"),
        ("skp_app", "0031_rencana_aksi_sepanjang_rhk"),
    ]

    initial = True

    dependencies = [
        ("pegawai", "0001_skema"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pendamping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pemimpin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pendamping", to="pegawai.pegawai"
                    ),
                ),
                (
                    "pendamping",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mendampingi", to="pegawai.pegawai"
                    ),
                ),
                ("mulai", models.DateField()),
                ("selesai", models.DateField(blank=True, null=True)),
                (
                    "ditunjuk_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("ditunjuk_pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "penyusun pendamping",
                "verbose_name_plural": "penyusun pendamping",
                "ordering": ["-mulai", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                        ),
                        name="pendamping_selesai_setelah_mulai",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pemimpin", models.F("pendamping")), _negated=True),
                        name="pendamping_bukan_diri",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Periode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tahun", models.PositiveSmallIntegerField(unique=True)),
                ("mulai", models.DateField()),
                ("selesai", models.DateField()),
                ("tenggat_penetapan", models.DateField()),
                ("dibuka_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "periode",
                "verbose_name_plural": "periode",
                "ordering": ["-tahun"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                        ),
                        name="periode_selesai_setelah_mulai",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PeriodeEvaluasi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "periode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evaluasi", to="skp_app.periode"
                    ),
                ),
                ("kode", models.CharField(max_length=12, unique=True)),
                ("jenis", models.CharField(choices=[("periodik", "Periodik"), ("tahunan", "Tahunan")], max_length=10)),
                ("nama", models.CharField(max_length=40)),
                ("label_cetak", models.CharField(max_length=40)),
                ("mulai", models.DateField()),
                ("selesai", models.DateField()),
                ("jendela_mulai", models.DateField()),
                ("jendela_selesai", models.DateField()),
            ],
            options={
                "verbose_name": "periode evaluasi",
                "verbose_name_plural": "periode evaluasi",
                "ordering": ["mulai", "-selesai"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jenis__in", ["periodik", "tahunan"])),
                        name="periode_evaluasi_jenis_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                        ),
                        name="periode_evaluasi_selesai_setelah_mulai",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("jendela_selesai__isnull", True),
                            ("jendela_selesai__gte", models.F("jendela_mulai")),
                            _connector="OR",
                        ),
                        name="jendela_selesai_setelah_mulai",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("jenis", skp_app.models.periode.JenisEvaluasi["PERIODIK"])),
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
                        name="periode_evaluasi_periodik_terpisah",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PeriodeDokumentasi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "periode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dokumentasi", to="skp_app.periode"
                    ),
                ),
                (
                    "periode_evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dokumentasi",
                        to="skp_app.periodeevaluasi",
                    ),
                ),
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("frekuensi__in", ["harian", "mingguan", "bulanan", "triwulanan", "semesteran", "tahunan"])
                        ),
                        name="dokumentasi_frekuensi_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                        ),
                        name="dokumentasi_selesai_setelah_mulai",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("batas__isnull", True), ("batas__gte", models.F("selesai")), _connector="OR"
                        ),
                        name="dokumentasi_batas_setelah_selesai",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tutup__isnull", True), ("tutup__gte", models.F("batas")), _connector="OR"),
                        name="dokumentasi_tutup_setelah_batas",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
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
                ],
            },
        ),
        migrations.CreateModel(
            name="Skp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                ("periode", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="skp_app.periode")),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="skp", to="pegawai.pegawai"
                    ),
                ),
                (
                    "penempatan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.penempatan"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.unitkerja"
                    ),
                ),
                (
                    "penilai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="skp_dinilai", to="pegawai.pegawai"
                    ),
                ),
                (
                    "penempatan_penilai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.penempatan"
                    ),
                ),
                (
                    "unit_penilai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.unitkerja"
                    ),
                ),
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
                    "penempatan_atasan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.penempatan",
                    ),
                ),
                ("alasan_penilai", models.CharField(blank=True, max_length=200)),
                ("mulai", models.DateField()),
                ("selesai", models.DateField()),
                (
                    "keluarga",
                    models.CharField(
                        choices=[
                            ("jpt", "Pejabat Pimpinan Tinggi dan Pimpinan Unit Kerja Mandiri"),
                            ("ja_jf", "Pejabat Administrasi dan Pejabat Fungsional"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "pendekatan",
                    models.CharField(
                        choices=[("kuantitatif", "Kuantitatif"), ("kualitatif", "Kualitatif")],
                        default=skp_app.aturan.hasil_kerja.Pendekatan["KUANTITATIF"],
                        max_length=12,
                    ),
                ),
                ("memimpin_unit", models.BooleanField(default=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draf", "Draf"),
                            ("diajukan", "Menunggu pimpinan"),
                            ("dikembalikan", "Perlu diperbaiki"),
                            ("direviu", "Direviu tim pengelola"),
                            ("ditetapkan", "Ditetapkan"),
                            ("penyesuaian_diajukan", "Perubahan diajukan"),
                            ("digantikan", "Digantikan"),
                            ("beralih", "Beralih"),
                            ("ditutup", "Ditutup"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default=skp_app.aturan.status.Status["DRAF"],
                        max_length=24,
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("versi_lampiran", models.PositiveIntegerField(default=1)),
                ("catatan_pengembalian", models.TextField(blank=True)),
                ("sidik_diajukan", models.CharField(blank=True, max_length=64)),
                ("sidik_ditetapkan", models.CharField(blank=True, max_length=64)),
                ("salinan", models.JSONField(blank=True, null=True)),
                ("nomor_dokumen", models.CharField(blank=True, max_length=40, null=True, unique=True)),
                (
                    "rangkaian",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        db_index=True,
                        default=uuid.uuid4,
                        editable=False,
                    ),
                ),
                ("nomor_versi", models.PositiveSmallIntegerField(default=1)),
                (
                    "menggantikan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pengganti",
                        to="skp_app.skp",
                    ),
                ),
                (
                    "melanjutkan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lanjutan",
                        to="skp_app.skp",
                    ),
                ),
                ("alasan_perubahan", models.CharField(blank=True, max_length=500)),
                ("disusun_penilai", models.BooleanField(default=False)),
                ("rancangan_dibagikan_pada", models.DateTimeField(blank=True, null=True)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diajukan_pada", models.DateTimeField(blank=True, null=True)),
                ("ditetapkan_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "SKP",
                "verbose_name_plural": "SKP",
                "ordering": ["-mulai", "id"],
                "indexes": [
                    models.Index(fields=["penilai", "periode", "status"], name="skp_penilai_periode"),
                    models.Index(fields=["unit", "periode", "status"], name="skp_unit_periode"),
                    models.Index(fields=["unit_penilai", "periode"], name="skp_unit_penilai"),
                    models.Index(fields=["atasan_penilai"], name="skp_atasan"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "draf",
                                    "diajukan",
                                    "dikembalikan",
                                    "direviu",
                                    "ditetapkan",
                                    "penyesuaian_diajukan",
                                    "digantikan",
                                    "beralih",
                                    "ditutup",
                                    "dibatalkan",
                                ],
                            )
                        ),
                        name="skp_status_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("keluarga__in", ["jpt", "ja_jf"])), name="skp_keluarga_dikenal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pendekatan__in", ["kuantitatif", "kualitatif"])),
                        name="skp_pendekatan_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                        ),
                        name="skp_selesai_setelah_mulai",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("penilai", models.F("pegawai")), _negated=True),
                        name="skp_penilai_bukan_diri",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("atasan_penilai__isnull", True),
                            models.Q(("atasan_penilai", models.F("pegawai")), _negated=True),
                            _connector="OR",
                        ),
                        name="skp_atasan_penilai_bukan_diri",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    skp_app.aturan.status.Status["DIAJUKAN"],
                                    skp_app.aturan.status.Status["DIBATALKAN"],
                                    skp_app.aturan.status.Status["DIKEMBALIKAN"],
                                    skp_app.aturan.status.Status["DIREVIU"],
                                    skp_app.aturan.status.Status["DRAF"],
                                ],
                            ),
                            models.Q(
                                ("ditetapkan_pada__isnull", False),
                                ("salinan__isnull", False),
                                ("sidik_ditetapkan__regex", "^[0-9a-f]{64}$"),
                            ),
                            _connector="OR",
                        ),
                        name="skp_ditetapkan_punya_salinan",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "status__in",
                                    [
                                        skp_app.aturan.status.Status["DIBATALKAN"],
                                        skp_app.aturan.status.Status["DIGANTIKAN"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                ("menggantikan__isnull", True),
                                models.Q(
                                    (
                                        "status__in",
                                        [
                                            skp_app.aturan.status.Status["DIAJUKAN"],
                                            skp_app.aturan.status.Status["DIBATALKAN"],
                                            skp_app.aturan.status.Status["DIKEMBALIKAN"],
                                            skp_app.aturan.status.Status["DIREVIU"],
                                            skp_app.aturan.status.Status["DRAF"],
                                        ],
                                    ),
                                    _negated=True,
                                ),
                                _connector="OR",
                            ),
                        ),
                        expressions=[
                            (pegawai.models.jabatan.Titik(models.F("pegawai_id")), "&&"),
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
                        ],
                        name="skp_tidak_tumpang_tindih",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("menggantikan", models.F("id")), _negated=True),
                        name="skp_tidak_menggantikan_diri",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("melanjutkan", models.F("id")), _negated=True),
                        name="skp_tidak_melanjutkan_diri",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("menggantikan__isnull", True), ("nomor_versi", 1)),
                            models.Q(("menggantikan__isnull", False), ("nomor_versi__gt", 1)),
                            _connector="OR",
                        ),
                        name="skp_versi_menggantikan",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", skp_app.aturan.status.Status["DIBATALKAN"]), _negated=True),
                        fields=("menggantikan",),
                        name="skp_satu_pengganti",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    skp_app.aturan.status.Status["DITETAPKAN"],
                                    skp_app.aturan.status.Status["PENYESUAIAN_DIAJUKAN"],
                                ],
                            )
                        ),
                        fields=("rangkaian",),
                        name="skp_satu_versi_berlaku",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Bimbingan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bimbingan", to="skp_app.skp"
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
                    "pembimbing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "pengusul",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("dasar_penugasan", models.CharField(blank=True, max_length=200)),
                (
                    "metode",
                    models.CharField(
                        choices=[
                            ("coaching", "Coaching"),
                            ("mentoring", "Mentoring"),
                            ("formal", "Formal training"),
                            ("informal", "Informal training"),
                            ("lain", "Metode lain"),
                        ],
                        max_length=12,
                    ),
                ),
                ("nama_metode", models.CharField(blank=True, max_length=80)),
                ("alasan", models.CharField(max_length=1000)),
                ("jadwal", models.DateField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("diusulkan", "Menunggu penilai"),
                            ("berjalan", "Berjalan"),
                            ("menunggu_ttd", "Menunggu tanda tangan"),
                            ("selesai", "Selesai dilaksanakan"),
                            ("dilaporkan", "Dilaporkan"),
                            ("ditindaklanjuti", "Tindak lanjut ditentukan"),
                            ("ditolak", "Tidak disetujui"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default=skp_app.aturan.pembinaan.Status["DIUSULKAN"],
                        max_length=16,
                    ),
                ),
                ("catatan", models.CharField(blank=True, max_length=1000)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("terlaksana_pada", models.DateTimeField(blank=True, null=True)),
                ("dilaporkan_pada", models.DateTimeField(blank=True, null=True)),
                ("putusan", models.CharField(blank=True, max_length=2000)),
                (
                    "putusan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.pegawai",
                    ),
                ),
                ("putusan_sebagai", models.CharField(blank=True, max_length=16)),
                ("putusan_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "bimbingan kinerja",
                "verbose_name_plural": "bimbingan kinerja",
                "ordering": ["-dibuat_pada", "-id"],
                "indexes": [
                    models.Index(fields=["pegawai", "status"], name="bimbingan_pegawai"),
                    models.Index(fields=["pembimbing", "status"], name="bimbingan_pembimbing"),
                    models.Index(fields=["penilai", "status"], name="bimbingan_penilai"),
                    models.Index(fields=["atasan_penilai", "status"], name="bimbingan_atasan"),
                    models.Index(fields=["status"], name="bimbingan_status"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("metode__in", ["coaching", "mentoring", "formal", "informal", "lain"])),
                        name="bimbingan_metode_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "diusulkan",
                                    "berjalan",
                                    "menunggu_ttd",
                                    "selesai",
                                    "dilaporkan",
                                    "ditindaklanjuti",
                                    "ditolak",
                                    "dibatalkan",
                                ],
                            )
                        ),
                        name="bimbingan_status_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pembimbing", models.F("pegawai")), _negated=True),
                        name="bimbingan_bukan_diri_sendiri",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("atasan_penilai__isnull", True),
                            models.Q(("atasan_penilai", models.F("pembimbing")), _negated=True),
                            _connector="OR",
                        ),
                        name="bimbingan_pembimbing_bukan_atasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("metode", skp_app.aturan.pembinaan.Metode["LAIN"]), ("nama_metode", ""), _connector="XOR"
                        ),
                        name="bimbingan_metode_lain_bernama",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True), name="bimbingan_beralasan"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "status__in",
                                    [
                                        skp_app.aturan.pembinaan.Status["DILAPORKAN"],
                                        skp_app.aturan.pembinaan.Status["DITINDAKLANJUTI"],
                                        skp_app.aturan.pembinaan.Status["SELESAI"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            ("terlaksana_pada__isnull", False),
                            _connector="OR",
                        ),
                        name="bimbingan_terlaksana_bertanggal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", skp_app.aturan.pembinaan.Status["DITINDAKLANJUTI"]), _negated=True),
                            models.Q(
                                ("putusan_oleh__isnull", False),
                                ("putusan_pada__isnull", False),
                                models.Q(("putusan", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="bimbingan_putusan_lengkap",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IsiBimbingan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "bimbingan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="isi", to="skp_app.bimbingan"
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("tujuan", models.CharField(blank=True, max_length=2000)),
                ("peluang", models.CharField(blank=True, max_length=4000)),
                ("penyelenggara", models.CharField(blank=True, max_length=200)),
                ("mulai", models.DateField(blank=True, null=True)),
                ("selesai", models.DateField(blank=True, null=True)),
                ("hasil", models.CharField(blank=True, max_length=2000)),
                ("bukti", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "verbose_name": "isi bimbingan",
                "verbose_name_plural": "isi bimbingan",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                        ),
                        name="bimbingan_selesai_setelah_mulai",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RencanaMentoring",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("urutan", models.PositiveSmallIntegerField(default=1)),
                ("versi", models.PositiveIntegerField(default=1)),
                (
                    "bimbingan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rencana_mentoring",
                        to="skp_app.bimbingan",
                    ),
                ),
                ("keahlian", models.CharField(blank=True, max_length=2000)),
                ("langkah", models.CharField(blank=True, max_length=2000)),
                ("jangka_waktu", models.CharField(blank=True, max_length=200)),
                ("perubahan", models.CharField(blank=True, max_length=2000)),
                ("ukuran", models.CharField(blank=True, max_length=2000)),
            ],
            options={
                "verbose_name": "rencana mentoring",
                "verbose_name_plural": "rencana mentoring",
                "ordering": ["urutan", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SesiBimbingan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("urutan", models.PositiveSmallIntegerField(default=1)),
                ("versi", models.PositiveIntegerField(default=1)),
                (
                    "bimbingan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sesi", to="skp_app.bimbingan"
                    ),
                ),
                ("waktu", models.DateField(blank=True, null=True)),
                ("tempat", models.CharField(blank=True, max_length=200)),
                (
                    "kegiatan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("shadowing", "Shadowing events"),
                            ("work_sharing", "Work sharing"),
                            ("hands_on", "Hands-on-training"),
                            ("introducing", "Introducing"),
                        ],
                        max_length=16,
                    ),
                ),
                ("materi", models.CharField(blank=True, max_length=2000)),
                ("rencana_aksi", models.CharField(blank=True, max_length=2000)),
                ("target_waktu", models.DateField(blank=True, null=True)),
                (
                    "ditulis_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
            ],
            options={
                "verbose_name": "sesi bimbingan",
                "verbose_name_plural": "sesi bimbingan",
                "ordering": ["urutan", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kegiatan__in", ["", "shadowing", "work_sharing", "hands_on", "introducing"])
                        ),
                        name="sesi_kegiatan_dikenal",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="JawabanBimbingan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("urutan", models.PositiveSmallIntegerField(default=1)),
                ("versi", models.PositiveIntegerField(default=1)),
                (
                    "bimbingan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="jawaban", to="skp_app.bimbingan"
                    ),
                ),
                ("teks", models.CharField(blank=True, max_length=2000)),
            ],
            options={
                "verbose_name": "umpan balik bimbingan",
                "verbose_name_plural": "umpan balik bimbingan",
                "ordering": ["urutan", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("bimbingan", "urutan"), name="jawaban_satu_per_kriteria"),
                    models.CheckConstraint(
                        condition=models.Q(("urutan__gte", 1), ("urutan__lte", 9)), name="jawaban_kriteria_dikenal"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NilaiKompetensi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("urutan", models.PositiveSmallIntegerField(default=1)),
                ("versi", models.PositiveIntegerField(default=1)),
                (
                    "bimbingan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kompetensi", to="skp_app.bimbingan"
                    ),
                ),
                (
                    "kelompok",
                    models.CharField(
                        choices=[
                            ("manajerial", "Manajerial"),
                            ("sosio_kultural", "Sosio Kultural"),
                            ("teknis", "Teknis"),
                        ],
                        max_length=16,
                    ),
                ),
                ("nama", models.CharField(blank=True, max_length=200)),
                ("nilai", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("alasan", models.CharField(blank=True, max_length=2000)),
            ],
            options={
                "verbose_name": "nilai kompetensi",
                "verbose_name_plural": "nilai kompetensi",
                "ordering": ["urutan", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kelompok__in", ["manajerial", "sosio_kultural", "teknis"])),
                        name="kompetensi_kelompok_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nilai__isnull", True), models.Q(("nilai__gte", 1), ("nilai__lte", 5)), _connector="OR"
                        ),
                        name="kompetensi_1_5",
                    ),
                    models.UniqueConstraint(fields=("bimbingan", "urutan"), name="kompetensi_satu_urutan"),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluasiKompetensi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "bimbingan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluasi_kompetensi",
                        to="skp_app.bimbingan",
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("rekomendasi", models.CharField(blank=True, max_length=4000)),
            ],
            options={
                "verbose_name": "evaluasi kompetensi",
                "verbose_name_plural": "evaluasi kompetensi",
            },
        ),
        migrations.CreateModel(
            name="TanggalTindakLanjut",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "bimbingan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tindak_lanjut",
                        to="skp_app.bimbingan",
                    ),
                ),
                ("tanggal", models.DateField()),
                ("uraian", models.CharField(max_length=500)),
                (
                    "penanggung",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "dicatat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("dicatat_pada", models.DateTimeField(auto_now_add=True)),
                ("selesai_pada", models.DateTimeField(blank=True, null=True)),
                ("hasil", models.CharField(blank=True, max_length=1000)),
            ],
            options={
                "verbose_name": "tindak lanjut bimbingan",
                "verbose_name_plural": "tindak lanjut bimbingan",
                "ordering": ["tanggal", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("selesai_pada__isnull", True)),
                        fields=["penanggung"],
                        name="tindak_lanjut_terbuka",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("bimbingan", "tanggal", "uraian", "penanggung"), name="tindak_lanjut_sekali"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("uraian", ""), _negated=True), name="tindak_lanjut_bertulisan"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TandaTanganBimbingan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kode_format", models.CharField(max_length=12)),
                ("peran", models.CharField(max_length=16)),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("sidik", models.CharField(max_length=64)),
                ("pada", models.DateTimeField(auto_now_add=True)),
                ("ditarik_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "bimbingan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tanda_tangan", to="skp_app.bimbingan"
                    ),
                ),
            ],
            options={
                "verbose_name": "tanda tangan bimbingan",
                "verbose_name_plural": "tanda tangan bimbingan",
                "ordering": ["pada", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ditarik_pada", None)),
                        fields=("bimbingan", "kode_format", "peran"),
                        name="ttd_bimbingan_sekali",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sidik__regex", "^[0-9a-f]{64}$")), name="ttd_bimbingan_bersidik"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FormulirBimbingan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kode_format", models.CharField(max_length=12)),
                ("salinan", models.JSONField()),
                ("sidik", models.CharField(max_length=64)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("berkas", models.FileField(blank=True, max_length=200, upload_to="")),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("ukuran", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "bimbingan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="formulir", to="skp_app.bimbingan"
                    ),
                ),
            ],
            options={
                "verbose_name": "formulir bimbingan",
                "verbose_name_plural": "formulir bimbingan",
                "ordering": ["dibuat_pada", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("bimbingan", "kode_format"), name="formulir_bimbingan_sekali"),
                    models.CheckConstraint(
                        condition=models.Q(("sidik__regex", "^[0-9a-f]{64}$")), name="formulir_bimbingan_bersidik"
                    ),
                ],
            },
        ),
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cara__in", ["jumlah", "rata_rata", "terakhir", "terbaik"])),
                        name="cara_gulung_dikenal",
                    ),
                    models.UniqueConstraint(fields=("rangkaian", "garis_iki"), name="cara_gulung_satu_per_iki"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PengirimanRealisasi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pengiriman", to="skp_app.skp"
                    ),
                ),
                ("rangkaian", models.UUIDField()),
                (
                    "periode_dokumentasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pengiriman",
                        to="skp_app.periodedokumentasi",
                    ),
                ),
                ("dikirim_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(blank=True, null=True)),
                ("ditarik_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "pengiriman realisasi",
                "verbose_name_plural": "pengiriman realisasi",
                "ordering": ["-dikirim_pada", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ditarik_pada__isnull", True)),
                        fields=("rangkaian", "periode_dokumentasi"),
                        name="pengiriman_satu_per_periode",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RencanaAksi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rangkaian", models.UUIDField()),
                ("garis_rhk", models.UUIDField()),
                ("garis_iki", models.UUIDField(blank=True, null=True)),
                (
                    "periode_evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rencana_aksi",
                        to="skp_app.periodeevaluasi",
                    ),
                ),
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
                "indexes": [models.Index(fields=["rangkaian", "periode_evaluasi"], name="rencana_aksi_per_periode")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("teks", ""), _negated=True), name="rencana_aksi_tidak_kosong"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SepakatRencanaAksi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rangkaian", models.UUIDField()),
                ("garis_rhk", models.UUIDField()),
                (
                    "periode_evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.periodeevaluasi"
                    ),
                ),
                ("sidik", models.CharField(max_length=64)),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "kesepakatan rencana aksi",
                "verbose_name_plural": "kesepakatan rencana aksi",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("rangkaian", "garis_rhk", "periode_evaluasi", "sidik"),
                        name="sepakat_rencana_aksi_sekali",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PenutupanPeriode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="penutupan", to="skp_app.skp"
                    ),
                ),
                (
                    "periode_evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.periodeevaluasi"
                    ),
                ),
                ("ditutup_pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "penutupan periode",
                "verbose_name_plural": "penutupan periode",
                "constraints": [models.UniqueConstraint(fields=("skp", "periode_evaluasi"), name="penutupan_sekali")],
            },
        ),
        migrations.CreateModel(
            name="JadwalUmpanBalik",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="jadwal_umpan_balik", to="skp_app.skp"
                    ),
                ),
                (
                    "irama",
                    models.CharField(
                        choices=[
                            ("bulanan", "Setiap bulan"),
                            ("triwulanan", "Setiap triwulan"),
                            ("semesteran", "Setiap semester"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "diusulkan_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("diusulkan_pada", models.DateTimeField(auto_now_add=True)),
                ("disepakati", models.BooleanField(blank=True, null=True)),
                (
                    "dijawab_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.pegawai",
                    ),
                ),
                ("dijawab_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "jadwal umpan balik",
                "verbose_name_plural": "jadwal umpan balik",
                "ordering": ["-diusulkan_pada", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("irama__in", ["bulanan", "triwulanan", "semesteran"])),
                        name="jadwal_umpan_irama_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("dijawab_oleh__isnull", True),
                                ("dijawab_pada__isnull", True),
                                ("disepakati__isnull", True),
                            ),
                            models.Q(
                                ("dijawab_oleh__isnull", False),
                                ("dijawab_pada__isnull", False),
                                ("disepakati__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="jadwal_umpan_jawaban_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dijawab_oleh__isnull", True),
                            models.Q(("dijawab_oleh", models.F("diusulkan_oleh")), _negated=True),
                            _connector="OR",
                        ),
                        name="jadwal_umpan_dijawab_pihak_lain",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("disepakati__isnull", True)), fields=("skp",), name="jadwal_umpan_satu_usul"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BuktiDukung",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                (
                    "pemilik",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bukti", to="pegawai.pegawai"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[("berkas", "Berkas"), ("tautan", "Tautan"), ("unit", "Dokumen ada di unit")],
                        max_length=8,
                    ),
                ),
                ("judul", models.CharField(max_length=200)),
                ("tautan", models.URLField(blank=True, max_length=500)),
                ("lokasi", models.CharField(blank=True, max_length=200)),
                ("keterangan", models.CharField(blank=True, max_length=200)),
                ("nama_asli", models.CharField(blank=True, max_length=255)),
                ("sidik_asli", models.CharField(blank=True, max_length=64)),
                ("sidik", models.CharField(blank=True, max_length=64)),
                ("tipe", models.CharField(blank=True, max_length=8)),
                ("ukuran", models.PositiveIntegerField(default=0)),
                ("tempat", models.CharField(blank=True, max_length=120)),
                ("miniatur", models.CharField(blank=True, max_length=120)),
                (
                    "kesehatan",
                    models.CharField(
                        choices=[
                            ("belum", "Belum diperiksa"),
                            ("periksa", "Sedang diperiksa"),
                            ("bisa", "Bisa dibuka"),
                            ("izin", "Meminta izin"),
                            ("rusak", "Belum bisa dibuka"),
                            ("unit", "Ada di unit"),
                        ],
                        default="belum",
                        max_length=8,
                    ),
                ),
                ("alasan_kesehatan", models.CharField(blank=True, max_length=200)),
                ("diperiksa_pada", models.DateTimeField(blank=True, null=True)),
                ("gagal_sejak", models.DateTimeField(blank=True, null=True)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("dihapus_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "bukti dukung",
                "verbose_name_plural": "bukti dukung",
                "ordering": ["id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("dihapus_pada__isnull", True), ("kesehatan__in", ("izin", "rusak"))),
                        fields=["gagal_sejak"],
                        name="bukti_gagal",
                    ),
                    models.Index(
                        condition=models.Q(("dihapus_pada__isnull", True), ("jenis", "tautan")),
                        fields=["diperiksa_pada"],
                        name="bukti_tautan_diperiksa",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jenis__in", ["berkas", "tautan", "unit"])), name="bukti_jenis_dikenal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kesehatan__in", ["belum", "periksa", "bisa", "izin", "rusak", "unit"])),
                        name="bukti_kesehatan_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("jenis", "tautan"), ("tautan__startswith", "https://")),
                            models.Q(models.Q(("jenis", "tautan"), _negated=True), ("tautan", "")),
                            _connector="OR",
                        ),
                        name="bukti_tautan_https",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("jenis", "berkas"),
                                ("sidik__regex", "^[0-9a-f]{64}$"),
                                ("sidik_asli__regex", "^[0-9a-f]{64}$"),
                                ("ukuran__gt", 0),
                                models.Q(("nama_asli", ""), _negated=True),
                                models.Q(("tipe", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("jenis", "berkas"), _negated=True),
                                ("nama_asli", ""),
                                ("sidik", ""),
                                ("sidik_asli", ""),
                                ("tempat", ""),
                                ("tipe", ""),
                                ("ukuran", 0),
                            ),
                            _connector="OR",
                        ),
                        name="bukti_berkas_bersidik",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("jenis", "berkas"), ("tempat", ""), _negated=True),
                            ("dihapus_pada__isnull", False),
                            _connector="OR",
                        ),
                        name="bukti_berkas_bertempat",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("dihapus_pada__isnull", True), ("jenis", "berkas")),
                        fields=("pemilik", "sidik_asli"),
                        name="bukti_berkas_sekali",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("dihapus_pada__isnull", True), ("jenis", "tautan")),
                        fields=("pemilik", "tautan"),
                        name="bukti_tautan_sekali",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("dihapus_pada__isnull", True), ("jenis", "unit")),
                        fields=("pemilik", "judul", "lokasi"),
                        name="bukti_unit_sekali",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CatatanReviu",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviu", to="skp_app.skp"
                    ),
                ),
                ("garis_rhk", models.UUIDField(blank=True, null=True)),
                ("sebutan", models.CharField(blank=True, max_length=60)),
                ("isi", models.CharField(max_length=1000)),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "catatan reviu",
                "verbose_name_plural": "catatan reviu",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Perpanjangan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "periode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="perpanjangan", to="skp_app.periode"
                    ),
                ),
                (
                    "tahap",
                    models.CharField(
                        choices=[("penetapan", "Penetapan SKP"), ("pendokumentasian", "Pendokumentasian")],
                        default=skp_app.models.perpanjangan.Tahap["PENETAPAN"],
                        max_length=16,
                    ),
                ),
                (
                    "periode_dokumentasi",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="skp_app.periodedokumentasi",
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
                (
                    "pegawai",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.pegawai",
                    ),
                ),
                ("sampai", models.DateField()),
                ("alasan", models.CharField(max_length=500)),
                ("dicabut_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "perpanjangan tenggat",
                "verbose_name_plural": "perpanjangan tenggat",
                "ordering": ["-dibuat_pada", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tahap__in", ["penetapan", "pendokumentasian"])),
                        name="perpanjangan_tahap_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("pegawai__isnull", True), ("unit__isnull", False)),
                            models.Q(("pegawai__isnull", False), ("unit__isnull", True)),
                            _connector="OR",
                        ),
                        name="perpanjangan_satu_sasaran",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True), name="perpanjangan_beralasan"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("periode_dokumentasi__isnull", False),
                                ("tahap", skp_app.models.perpanjangan.Tahap["PENDOKUMENTASIAN"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("tahap", skp_app.models.perpanjangan.Tahap["PENDOKUMENTASIAN"]), _negated=True
                                ),
                                ("periode_dokumentasi__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="perpanjangan_periode_dokumentasi",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Peristiwa",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="peristiwa", to="pegawai.pegawai"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("mutasi", "Mutasi"),
                            ("promosi", "Promosi"),
                            ("ganti_penilai", "Pergantian pejabat penilai"),
                            ("pensiun", "Pensiun"),
                            ("berhenti", "Berhenti"),
                            ("akhir_kontrak", "Perjanjian kerja berakhir"),
                            ("meninggal", "Meninggal dunia"),
                        ],
                        max_length=16,
                    ),
                ),
                ("tmt", models.DateField(verbose_name="terhitung mulai tanggal")),
                ("dasar", models.CharField(blank=True, max_length=200, verbose_name="nomor surat keputusan")),
                (
                    "skp_lama",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="skp_app.skp",
                    ),
                ),
                (
                    "skp_baru",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="skp_app.skp",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "peristiwa kepegawaian",
                "verbose_name_plural": "peristiwa kepegawaian",
                "ordering": ["-tmt", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "jenis__in",
                                [
                                    "mutasi",
                                    "promosi",
                                    "ganti_penilai",
                                    "pensiun",
                                    "berhenti",
                                    "akhir_kontrak",
                                    "meninggal",
                                ],
                            )
                        ),
                        name="peristiwa_jenis_dikenal",
                    ),
                    models.UniqueConstraint(fields=("pegawai", "tmt", "jenis"), name="peristiwa_sekali"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("skp_lama__isnull", True),
                            ("skp_baru__isnull", True),
                            models.Q(("skp_lama", models.F("skp_baru")), _negated=True),
                            _connector="OR",
                        ),
                        name="peristiwa_dua_skp",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ButirKatalog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "jabatan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="katalog",
                        to="pegawai.jabatan",
                    ),
                ),
                (
                    "jenis_jabatan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pejabat_negara", "Pejabat negara"),
                            ("jpt_utama", "JPT utama"),
                            ("jpt_madya", "JPT madya"),
                            ("jpt_pratama", "JPT pratama"),
                            ("administrator", "Administrator"),
                            ("pengawas", "Pengawas"),
                            ("pelaksana", "Pelaksana"),
                            ("jf_keahlian", "Fungsional keahlian"),
                            ("jf_keterampilan", "Fungsional keterampilan"),
                        ],
                        max_length=20,
                    ),
                ),
                ("kelompok", models.CharField(blank=True, max_length=80)),
                ("teks", models.CharField(max_length=1000)),
                ("iki", models.JSONField(default=list)),
                ("sumber", models.CharField(max_length=300)),
                ("aktif", models.BooleanField(default=True)),
            ],
            options={
                "verbose_name": "katalog RHK",
                "verbose_name_plural": "katalog RHK",
                "ordering": ["kelompok", "teks"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "jenis_jabatan__in",
                                [
                                    "",
                                    pegawai.aturan.kepegawaian.JenisJabatan["PEJABAT_NEGARA"],
                                    pegawai.aturan.kepegawaian.JenisJabatan["JPT_UTAMA"],
                                    pegawai.aturan.kepegawaian.JenisJabatan["JPT_MADYA"],
                                    pegawai.aturan.kepegawaian.JenisJabatan["JPT_PRATAMA"],
                                    pegawai.aturan.kepegawaian.JenisJabatan["ADMINISTRATOR"],
                                    pegawai.aturan.kepegawaian.JenisJabatan["PENGAWAS"],
                                    pegawai.aturan.kepegawaian.JenisJabatan["PELAKSANA"],
                                    pegawai.aturan.kepegawaian.JenisJabatan["JF_KEAHLIAN"],
                                    pegawai.aturan.kepegawaian.JenisJabatan["JF_KETERAMPILAN"],
                                ],
                            )
                        ),
                        name="katalog_jenis_jabatan_dikenal",
                    ),
                    models.UniqueConstraint(fields=("kelompok", "teks"), name="katalog_sekali"),
                ],
            },
        ),
        migrations.CreateModel(
            name="KesepakatanDialog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kesepakatan", to="skp_app.skp"
                    ),
                ),
                ("tanggal", models.DateField()),
                ("agenda", models.CharField(max_length=1000)),
                ("kesepakatan", models.CharField(max_length=2000)),
                ("tanggal_berikutnya", models.DateField(blank=True, null=True)),
                (
                    "dicatat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("dicatat_pada", models.DateTimeField(auto_now_add=True)),
                ("konfirmasi_pegawai_pada", models.DateTimeField(blank=True, null=True)),
                ("konfirmasi_penilai_pada", models.DateTimeField(blank=True, null=True)),
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
            name="Dokumen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dokumen", to="skp_app.skp"
                    ),
                ),
                (
                    "periode_evaluasi",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="skp_app.periodeevaluasi",
                    ),
                ),
                ("kode_format", models.CharField(max_length=8)),
                ("versi", models.PositiveSmallIntegerField(default=1)),
                ("sidik_isi", models.CharField(max_length=64)),
                ("berkas", models.FileField(max_length=200, upload_to="")),
                ("sha256", models.CharField(max_length=64)),
                ("ukuran", models.PositiveIntegerField()),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "dokumen",
                "verbose_name_plural": "dokumen",
                "ordering": ["dibuat_pada", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("skp", "periode_evaluasi", "kode_format", "versi"),
                        name="dokumen_sekali_dibuat",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TundaPengingat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("jenis", models.CharField(max_length=40)),
                ("kode", models.CharField(max_length=64)),
                ("sampai", models.DateField()),
            ],
            options={
                "verbose_name": "tunda pengingat",
                "verbose_name_plural": "tunda pengingat",
                "constraints": [
                    models.UniqueConstraint(fields=("pegawai", "jenis", "kode"), name="tunda_satu_per_tugas")
                ],
            },
        ),
        migrations.CreateModel(
            name="Eskalasi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pemilik",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "atasan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "tingkat",
                    models.CharField(
                        choices=[("atasan", "Atasan"), ("atasan_kedua", "Atasan dari atasan")], max_length=12
                    ),
                ),
                ("jenis", models.CharField(max_length=40)),
                ("kode", models.CharField(max_length=64)),
                ("tenggat", models.DateField()),
                ("hari", models.DateField()),
            ],
            options={
                "verbose_name": "eskalasi",
                "verbose_name_plural": "eskalasi",
                "indexes": [models.Index(fields=["hari", "atasan"], name="eskalasi_hari_atasan")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tingkat__in", ["atasan", "atasan_kedua"])), name="eskalasi_tingkat_dikenal"
                    ),
                    models.UniqueConstraint(
                        fields=("pemilik", "jenis", "kode", "tenggat", "tingkat"), name="eskalasi_sekali"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("atasan", models.F("pemilik")), _negated=True), name="eskalasi_bukan_diri"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hari__gt", models.F("tenggat"))), name="eskalasi_sesudah_tenggat"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CatatanHarian",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rencana_aksi", models.CharField(blank=True, max_length=1000)),
                ("garis_rhk", models.UUIDField(blank=True, null=True)),
                ("garis_iki", models.UUIDField(blank=True, null=True)),
                ("di_luar_rhk", models.BooleanField(default=False)),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="catatan_harian", to="pegawai.pegawai"
                    ),
                ),
                ("kunci", models.UUIDField(default=uuid.uuid4)),
                ("tanggal", models.DateField()),
                ("jam_mulai", models.TimeField(blank=True, null=True)),
                ("jam_selesai", models.TimeField(blank=True, null=True)),
                ("kegiatan", models.CharField(max_length=500)),
                ("sumber_data", models.CharField(blank=True, max_length=300)),
                ("realisasi", models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True)),
                ("satuan", models.CharField(blank=True, max_length=60)),
                ("bukti", models.CharField(blank=True, max_length=500)),
                ("catatan", models.CharField(blank=True, max_length=500)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name": "catatan harian",
                "verbose_name_plural": "catatan harian",
                "ordering": ["tanggal", models.OrderBy(models.F("jam_mulai"), nulls_last=True), "id"],
                "indexes": [models.Index(fields=["pegawai", "tanggal"], name="catatan_pegawai_tanggal")],
                "constraints": [
                    models.UniqueConstraint(fields=("pegawai", "kunci"), name="catatan_sekali"),
                    models.CheckConstraint(condition=models.Q(("kegiatan", ""), _negated=True), name="catatan_berisi"),
                    models.CheckConstraint(
                        condition=models.Q(("realisasi__isnull", True), ("realisasi__gte", 0), _connector="OR"),
                        name="catatan_tak_minus",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("realisasi__isnull", True), models.Q(("satuan", ""), _negated=True), _connector="OR"
                        ),
                        name="catatan_realisasi_bersatuan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("jam_mulai__isnull", True), ("jam_selesai__isnull", True)),
                            models.Q(
                                ("jam_mulai__isnull", False),
                                ("jam_mulai__lt", models.F("jam_selesai")),
                                ("jam_selesai__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="catatan_jam_urut",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("di_luar_rhk", False), ("garis_rhk__isnull", True), _connector="OR"),
                            models.Q(("garis_iki__isnull", True), ("garis_rhk__isnull", False), _connector="OR"),
                        ),
                        name="catatan_satu_kaitan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BarisTertahan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("bulan", models.DateField()),
                ("kunci", models.UUIDField(default=uuid.uuid4)),
                ("isi", models.JSONField()),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "baris tertahan",
                "verbose_name_plural": "baris tertahan",
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("pegawai", "kunci"), name="tertahan_sekali")],
            },
        ),
        migrations.CreateModel(
            name="Ketidakhadiran",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ketidakhadiran", to="pegawai.pegawai"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("cuti", "Cuti"),
                            ("sakit", "Sakit"),
                            ("izin", "Izin"),
                            ("dinas_luar", "Dinas luar"),
                            ("pelatihan", "Pendidikan dan pelatihan"),
                            ("lain", "Ketidakhadiran lain"),
                        ],
                        max_length=12,
                    ),
                ),
                ("mulai", models.DateField()),
                ("selesai", models.DateField()),
                ("keterangan", models.CharField(blank=True, max_length=200)),
                (
                    "dicatat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("dicatat_pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "ketidakhadiran",
                "verbose_name_plural": "ketidakhadiran",
                "ordering": ["mulai", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jenis__in", ["cuti", "sakit", "izin", "dinas_luar", "pelatihan", "lain"])),
                        name="ketidakhadiran_jenis_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                        ),
                        name="ketidakhadiran_selesai_setelah_mulai",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (pegawai.models.jabatan.Titik(models.F("pegawai_id")), "&&"),
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
                        ],
                        name="ketidakhadiran_terpisah",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KegiatanRutin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rencana_aksi", models.CharField(blank=True, max_length=1000)),
                ("garis_rhk", models.UUIDField(blank=True, null=True)),
                ("garis_iki", models.UUIDField(blank=True, null=True)),
                ("di_luar_rhk", models.BooleanField(default=False)),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kegiatan_rutin", to="pegawai.pegawai"
                    ),
                ),
                (
                    "pola",
                    models.CharField(
                        choices=[
                            ("hari_kerja", "Setiap hari kerja"),
                            ("hari", "Hari tertentu"),
                            ("tanggal", "Tanggal tertentu setiap bulan"),
                        ],
                        default=skp_app.aturan.lembar.Pola["HARI_KERJA"],
                        max_length=12,
                    ),
                ),
                (
                    "nilai",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("jam_mulai", models.TimeField(blank=True, null=True)),
                ("jam_selesai", models.TimeField(blank=True, null=True)),
                ("kegiatan", models.CharField(max_length=500)),
                ("sumber_data", models.CharField(blank=True, max_length=300)),
                ("realisasi", models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True)),
                ("satuan", models.CharField(blank=True, max_length=60)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "kegiatan rutin",
                "verbose_name_plural": "kegiatan rutin",
                "ordering": [models.OrderBy(models.F("jam_mulai"), nulls_last=True), "id"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("kegiatan", ""), _negated=True), name="rutin_berisi"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nilai", []), ("pola", skp_app.aturan.lembar.Pola["HARI_KERJA"])),
                            models.Q(
                                ("nilai__contained_by", [0, 1, 2, 3, 4, 5, 6]),
                                ("nilai__len__gt", 0),
                                ("pola", skp_app.aturan.lembar.Pola["HARI"]),
                            ),
                            models.Q(
                                (
                                    "nilai__contained_by",
                                    [
                                        1,
                                        2,
                                        3,
                                        4,
                                        5,
                                        6,
                                        7,
                                        8,
                                        9,
                                        10,
                                        11,
                                        12,
                                        13,
                                        14,
                                        15,
                                        16,
                                        17,
                                        18,
                                        19,
                                        20,
                                        21,
                                        22,
                                        23,
                                        24,
                                        25,
                                        26,
                                        27,
                                        28,
                                        29,
                                        30,
                                        31,
                                    ],
                                ),
                                ("nilai__len__gt", 0),
                                ("pola", skp_app.aturan.lembar.Pola["TANGGAL"]),
                            ),
                            _connector="OR",
                        ),
                        name="rutin_nilai_menurut_pola",
                    ),
                    models.UniqueConstraint(
                        fields=("pegawai", "pola", "nilai", "kegiatan", "jam_mulai"),
                        name="rutin_sekali",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("jam_mulai__isnull", True), ("jam_selesai__isnull", True)),
                            models.Q(
                                ("jam_mulai__isnull", False),
                                ("jam_mulai__lt", models.F("jam_selesai")),
                                ("jam_selesai__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="rutin_jam_urut",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("di_luar_rhk", False), ("garis_rhk__isnull", True), _connector="OR"),
                            models.Q(("garis_iki__isnull", True), ("garis_rhk__isnull", False), _connector="OR"),
                        ),
                        name="rutin_satu_kaitan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Penugasan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="penugasan", to="pegawai.pegawai"
                    ),
                ),
                (
                    "pemberi",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.pegawai",
                    ),
                ),
                ("pemberi_teks", models.CharField(max_length=200)),
                (
                    "penilai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "bentuk",
                    models.CharField(
                        choices=[("penunjukan", "Penunjukan"), ("sukarela", "Pengajuan sukarela")], max_length=12
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("biasa", "Penugasan"),
                            ("plt", "Plt."),
                            ("plh", "Plh."),
                            ("jf_struktural", "Pejabat fungsional dalam jabatan struktural"),
                            ("tugas_belajar", "Tugas belajar"),
                        ],
                        default=skp_app.models.penugasan.JenisPenugasan["BIASA"],
                        max_length=16,
                    ),
                ),
                (
                    "penempatan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.penempatan",
                    ),
                ),
                ("uraian", models.CharField(max_length=500)),
                ("mulai", models.DateField()),
                ("selesai", models.DateField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("diusulkan", "Menunggu persetujuan penilai"),
                            ("disetujui", "Disetujui"),
                            ("ditolak", "Ditolak"),
                        ],
                        default=skp_app.models.penugasan.StatusPenugasan["DIUSULKAN"],
                        max_length=12,
                    ),
                ),
                ("catatan_putusan", models.CharField(blank=True, max_length=500)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diputus_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "penugasan",
                "verbose_name_plural": "penugasan",
                "ordering": ["-mulai", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("bentuk__in", ["penunjukan", "sukarela"])), name="penugasan_bentuk_dikenal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("jenis__in", ["biasa", "plt", "plh", "jf_struktural", "tugas_belajar"])),
                        name="penugasan_jenis_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["diusulkan", "disetujui", "ditolak"])),
                        name="penugasan_status_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                        ),
                        name="penugasan_selesai_setelah_mulai",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("penilai", models.F("pegawai")), _negated=True),
                        name="penugasan_penilai_bukan_diri",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diputus_pada__isnull", True),
                                ("status", skp_app.models.penugasan.StatusPenugasan["DIUSULKAN"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("status", skp_app.models.penugasan.StatusPenugasan["DIUSULKAN"]), _negated=True
                                ),
                                ("diputus_pada__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="penugasan_putusan_lengkap",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TugasBelajar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "penugasan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="studi", to="skp_app.penugasan"
                    ),
                ),
                ("program", models.CharField(max_length=200)),
                ("perguruan", models.CharField(max_length=200, verbose_name="perguruan tinggi")),
                (
                    "jenjang",
                    models.CharField(choices=[("s1", "S-1"), ("lanjut", "Profesi, S-2, atau S-3")], max_length=8),
                ),
                ("luar_negeri", models.BooleanField(default=False)),
                (
                    "akreditasi_perguruan",
                    models.CharField(blank=True, choices=[("A", "A"), ("B", "B"), ("C", "C")], max_length=1),
                ),
                (
                    "akreditasi_prodi",
                    models.CharField(blank=True, choices=[("A", "A"), ("B", "B"), ("C", "C")], max_length=1),
                ),
                ("lulus", models.BooleanField(blank=True, null=True)),
                ("tanggal_hasil", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "tugas belajar",
                "verbose_name_plural": "tugas belajar",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jenjang__in", ["s1", "lanjut"])), name="studi_jenjang_dikenal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("luar_negeri", True), ("akreditasi_perguruan__in", ["A", "B", "C"]), _connector="OR"
                        ),
                        name="studi_dalam_negeri_terakreditasi",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lulus__isnull", True), ("tanggal_hasil__isnull", True)),
                            models.Q(("lulus__isnull", False), ("tanggal_hasil__isnull", False)),
                            _connector="OR",
                        ),
                        name="studi_hasil_bertanggal",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TimKerja",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                (
                    "periode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.periode"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tim_kerja", to="pegawai.unitkerja"
                    ),
                ),
                ("nama", models.CharField(max_length=200)),
                (
                    "ketua",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tim_diketuai", to="pegawai.pegawai"
                    ),
                ),
            ],
            options={
                "verbose_name": "tim kerja",
                "verbose_name_plural": "tim kerja",
                "ordering": ["nama", "id"],
                "constraints": [models.UniqueConstraint(fields=("periode", "unit", "nama"), name="tim_satu_nama")],
            },
        ),
        migrations.CreateModel(
            name="Matriks",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                (
                    "periode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="matriks", to="skp_app.periode"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.unitkerja"
                    ),
                ),
                (
                    "pemilik",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="matriks", to="pegawai.pegawai"
                    ),
                ),
                (
                    "tim",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matriks",
                        to="skp_app.timkerja",
                    ),
                ),
                (
                    "induk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anak",
                        to="skp_app.matriks",
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("dibagikan_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "matriks pembagian peran dan hasil",
                "verbose_name_plural": "matriks pembagian peran dan hasil",
                "ordering": ["-periode__tahun", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("tim__isnull", True)),
                        fields=("periode", "unit", "pemilik"),
                        name="matriks_satu_per_pimpinan",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KolomMatriks",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "matriks",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="kolom", to="skp_app.matriks"
                    ),
                ),
                ("urutan", models.PositiveIntegerField()),
                ("garis_rhk", models.UUIDField(blank=True, null=True)),
                ("garis_iki", models.UUIDField(blank=True, null=True)),
                ("teks", models.CharField(max_length=1000)),
            ],
            options={
                "verbose_name": "kolom matriks",
                "verbose_name_plural": "kolom matriks",
                "ordering": ["urutan", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("garis_rhk__isnull", False)),
                        fields=("matriks", "garis_rhk", "garis_iki"),
                        name="kolom_sekali",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BarisMatriks",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "matriks",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="baris", to="skp_app.matriks"
                    ),
                ),
                ("urutan", models.PositiveIntegerField()),
                (
                    "pegawai",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="baris_matriks",
                        to="pegawai.pegawai",
                    ),
                ),
                (
                    "penempatan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.penempatan",
                    ),
                ),
                ("nama_luar", models.CharField(blank=True, max_length=150)),
                ("jabatan_luar", models.CharField(blank=True, max_length=255)),
                ("lintas_unit", models.BooleanField(default=False)),
                (
                    "penugasan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="skp_app.penugasan",
                    ),
                ),
            ],
            options={
                "verbose_name": "baris matriks",
                "verbose_name_plural": "baris matriks",
                "ordering": ["urutan", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("matriks", "pegawai"), name="baris_satu_per_orang"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nama_luar", ""), ("pegawai__isnull", False), ("penempatan__isnull", False)),
                            models.Q(
                                ("pegawai__isnull", True),
                                ("penempatan__isnull", True),
                                models.Q(("nama_luar", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="baris_orang_dikenal",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SelMatriks",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "baris",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sel", to="skp_app.barismatriks"
                    ),
                ),
                (
                    "kolom",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sel", to="skp_app.kolommatriks"
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "sel matriks",
                "verbose_name_plural": "sel matriks",
                "constraints": [models.UniqueConstraint(fields=("baris", "kolom"), name="sel_sekali")],
            },
        ),
        migrations.CreateModel(
            name="RencanaUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rencana", to="pegawai.unitkerja"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("renstra", "Rencana Strategis"),
                            ("pk", "Perjanjian Kinerja"),
                            ("rkt", "Rencana Kinerja Tahunan"),
                        ],
                        max_length=8,
                    ),
                ),
                ("judul", models.CharField(blank=True, max_length=200)),
                ("tahun_mulai", models.PositiveSmallIntegerField()),
                ("tahun_selesai", models.PositiveSmallIntegerField()),
                ("rancangan", models.BooleanField(default=False, verbose_name="masih rancangan")),
                ("versi", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "rencana unit",
                "verbose_name_plural": "rencana unit",
                "ordering": ["-tahun_mulai", "jenis", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jenis__in", ["renstra", "pk", "rkt"])), name="rencana_jenis_dikenal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tahun_selesai__gte", models.F("tahun_mulai"))), name="rencana_tahun_urut"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("jenis", skp_app.aturan.hasil_kerja.JenisRencana["RENSTRA"]),
                            ("tahun_selesai", models.F("tahun_mulai")),
                            _connector="OR",
                        ),
                        name="rencana_tahunan_satu_tahun",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("jenis", "renstra")),
                        expressions=[
                            (pegawai.models.jabatan.Titik(models.F("unit_id")), "&&"),
                            (
                                skp_app.models.organisasi.RentangTahun(
                                    models.F("tahun_mulai"),
                                    models.F("tahun_selesai"),
                                    django.contrib.postgres.fields.ranges.RangeBoundary(
                                        inclusive_lower=True, inclusive_upper=True
                                    ),
                                ),
                                "&&",
                            ),
                        ],
                        name="rencana_satu_renstra_per_tahun",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("jenis", "pk")),
                        expressions=[
                            (pegawai.models.jabatan.Titik(models.F("unit_id")), "&&"),
                            (
                                skp_app.models.organisasi.RentangTahun(
                                    models.F("tahun_mulai"),
                                    models.F("tahun_selesai"),
                                    django.contrib.postgres.fields.ranges.RangeBoundary(
                                        inclusive_lower=True, inclusive_upper=True
                                    ),
                                ),
                                "&&",
                            ),
                        ],
                        name="rencana_satu_pk_per_tahun",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("jenis", "rkt")),
                        expressions=[
                            (pegawai.models.jabatan.Titik(models.F("unit_id")), "&&"),
                            (
                                skp_app.models.organisasi.RentangTahun(
                                    models.F("tahun_mulai"),
                                    models.F("tahun_selesai"),
                                    django.contrib.postgres.fields.ranges.RangeBoundary(
                                        inclusive_lower=True, inclusive_upper=True
                                    ),
                                ),
                                "&&",
                            ),
                        ],
                        name="rencana_satu_rkt_per_tahun",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SasaranUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rencana",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sasaran", to="skp_app.rencanaunit"
                    ),
                ),
                ("urutan", models.PositiveIntegerField()),
                ("teks", models.CharField(max_length=1000)),
                ("sebutan", models.CharField(blank=True, max_length=80, verbose_name="tingkat")),
                (
                    "perspektif",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("penerima_layanan", "Penerima Layanan"),
                            ("proses_bisnis", "Proses Bisnis"),
                            ("penguatan_internal", "Penguatan Internal"),
                            ("anggaran", "Anggaran"),
                        ],
                        max_length=20,
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "sasaran",
                "verbose_name_plural": "sasaran",
                "ordering": ["urutan", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "perspektif__in",
                                [
                                    "",
                                    skp_app.aturan.hasil_kerja.Perspektif["PENERIMA_LAYANAN"],
                                    skp_app.aturan.hasil_kerja.Perspektif["PROSES_BISNIS"],
                                    skp_app.aturan.hasil_kerja.Perspektif["PENGUATAN_INTERNAL"],
                                    skp_app.aturan.hasil_kerja.Perspektif["ANGGARAN"],
                                ],
                            )
                        ),
                        name="sasaran_perspektif_dikenal",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Rhk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rhk", to="skp_app.skp"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[("utama", "Utama"), ("tambahan", "Tambahan")],
                        default=skp_app.aturan.hasil_kerja.JenisRhk["UTAMA"],
                        max_length=10,
                    ),
                ),
                ("urutan", models.PositiveIntegerField()),
                ("teks", models.CharField(blank=True, max_length=1000)),
                ("penugasan_dari", models.CharField(blank=True, max_length=200)),
                (
                    "intervensi_rhk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="bawahan",
                        to="skp_app.rhk",
                    ),
                ),
                ("intervensi_teks", models.CharField(blank=True, max_length=1000)),
                ("intervensi_teks_iki", models.CharField(blank=True, max_length=1000)),
                ("salinan_rhk", models.CharField(blank=True, max_length=1000)),
                ("salinan_iki", models.CharField(blank=True, max_length=1000)),
                (
                    "garis",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        db_index=True,
                        default=uuid.uuid4,
                        editable=False,
                    ),
                ),
                (
                    "penugasan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="rhk",
                        to="skp_app.penugasan",
                    ),
                ),
                (
                    "sasaran",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="rhk",
                        to="skp_app.sasaranunit",
                    ),
                ),
                (
                    "kendali",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("outcome", "Outcome"),
                            ("outcome_antara", "Outcome Antara"),
                            ("kendali_rendah", "Output kendali rendah"),
                            ("kendali_sedang", "Output kendali sedang"),
                            ("kendali_tinggi", "Output kendali tinggi"),
                        ],
                        max_length=24,
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "RHK",
                "verbose_name_plural": "RHK",
                "ordering": ["-jenis", "urutan", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jenis__in", ["utama", "tambahan"])), name="rhk_jenis_dikenal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kendali__in",
                                [
                                    "",
                                    skp_app.aturan.hasil_kerja.Kendali["OUTCOME"],
                                    skp_app.aturan.hasil_kerja.Kendali["OUTCOME_ANTARA"],
                                    skp_app.aturan.hasil_kerja.Kendali["KENDALI_RENDAH"],
                                    skp_app.aturan.hasil_kerja.Kendali["KENDALI_SEDANG"],
                                    skp_app.aturan.hasil_kerja.Kendali["KENDALI_TINGGI"],
                                ],
                            )
                        ),
                        name="rhk_kendali_dikenal",
                    ),
                    models.UniqueConstraint(fields=("skp", "garis"), name="rhk_satu_garis_per_skp"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("intervensi_rhk__isnull", True),
                            models.Q(("intervensi_rhk", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="rhk_tidak_mengintervensi_diri",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PeranHasil",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="peran", to="skp_app.selmatriks"
                    ),
                ),
                ("urutan", models.PositiveSmallIntegerField()),
                ("teks", models.CharField(max_length=1000)),
                (
                    "jenis",
                    models.CharField(
                        choices=[("utama", "Utama"), ("tambahan", "Tambahan")],
                        default=skp_app.aturan.hasil_kerja.JenisRhk["UTAMA"],
                        max_length=10,
                    ),
                ),
                ("dibagikan_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "rhk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="dari_peran",
                        to="skp_app.rhk",
                    ),
                ),
            ],
            options={
                "verbose_name": "peran hasil",
                "verbose_name_plural": "peran hasil",
                "ordering": ["urutan", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jenis__in", ["utama", "tambahan"])), name="peran_jenis_dikenal"
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("sel", "urutan"),
                        name="peran_satu_per_urutan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IndikatorUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sasaran",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="indikator", to="skp_app.sasaranunit"
                    ),
                ),
                ("urutan", models.PositiveIntegerField()),
                ("nomor", models.CharField(blank=True, max_length=10)),
                ("teks", models.CharField(max_length=1000)),
                ("satuan", models.CharField(blank=True, max_length=60)),
                ("baseline", models.CharField(blank=True, max_length=100)),
                ("sumber_data", models.CharField(blank=True, max_length=300)),
                ("metode", models.TextField(blank=True, max_length=4000, verbose_name="metode penghitungan")),
                (
                    "induk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="anak",
                        to="skp_app.indikatorunit",
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "indikator",
                "verbose_name_plural": "indikator",
                "ordering": ["urutan", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("induk__isnull", True), models.Q(("induk", models.F("id")), _negated=True), _connector="OR"
                        ),
                        name="indikator_bukan_induk_sendiri",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Iki",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rhk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="iki", to="skp_app.rhk"
                    ),
                ),
                ("urutan", models.PositiveIntegerField()),
                ("teks", models.CharField(blank=True, max_length=1000)),
                ("target", models.CharField(blank=True, max_length=300)),
                (
                    "aspek",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("kuantitas", "Kuantitas"),
                                ("kualitas", "Kualitas"),
                                ("waktu", "Waktu"),
                                ("biaya", "Biaya"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "perspektif",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("penerima_layanan", "Penerima Layanan"),
                            ("proses_bisnis", "Proses Bisnis"),
                            ("penguatan_internal", "Penguatan Internal"),
                            ("anggaran", "Anggaran"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "garis",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        db_index=True,
                        default=uuid.uuid4,
                        editable=False,
                    ),
                ),
                (
                    "indikator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="iki",
                        to="skp_app.indikatorunit",
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "IKI",
                "verbose_name_plural": "IKI",
                "ordering": ["urutan", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "perspektif__in",
                                [
                                    "",
                                    skp_app.aturan.hasil_kerja.Perspektif["PENERIMA_LAYANAN"],
                                    skp_app.aturan.hasil_kerja.Perspektif["PROSES_BISNIS"],
                                    skp_app.aturan.hasil_kerja.Perspektif["PENGUATAN_INTERNAL"],
                                    skp_app.aturan.hasil_kerja.Perspektif["ANGGARAN"],
                                ],
                            )
                        ),
                        name="iki_perspektif_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("aspek__contained_by", ["kuantitas", "kualitas", "waktu", "biaya"])),
                        name="iki_aspek_dikenal",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BarisCoaching",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("urutan", models.PositiveSmallIntegerField(default=1)),
                ("versi", models.PositiveIntegerField(default=1)),
                (
                    "bimbingan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="baris_coaching",
                        to="skp_app.bimbingan",
                    ),
                ),
                (
                    "iki",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="skp_app.iki",
                    ),
                ),
                ("indikator", models.CharField(blank=True, max_length=1000)),
                ("baseline", models.CharField(blank=True, max_length=300)),
                ("target", models.CharField(blank=True, max_length=300)),
                ("strategi", models.CharField(blank=True, max_length=2000)),
                ("target_skp", models.CharField(blank=True, max_length=300)),
                ("progres", models.CharField(blank=True, max_length=2000)),
                ("masalah", models.CharField(blank=True, max_length=2000)),
                ("penyebab", models.CharField(blank=True, max_length=2000)),
            ],
            options={
                "verbose_name": "baris coaching",
                "verbose_name_plural": "baris coaching",
                "ordering": ["urutan", "id"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("bimbingan", "iki"), name="coaching_satu_per_iki")],
            },
        ),
        migrations.CreateModel(
            name="LangkahCoaching",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("urutan", models.PositiveSmallIntegerField(default=1)),
                ("versi", models.PositiveIntegerField(default=1)),
                (
                    "bimbingan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="langkah_coaching",
                        to="skp_app.bimbingan",
                    ),
                ),
                (
                    "iki",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="skp_app.iki",
                    ),
                ),
                ("indikator", models.CharField(blank=True, max_length=1000)),
                ("strategi", models.CharField(blank=True, max_length=2000)),
                ("penyesuaian", models.CharField(blank=True, choices=[("ya", "YA"), ("tidak", "TIDAK")], max_length=8)),
            ],
            options={
                "verbose_name": "langkah coaching",
                "verbose_name_plural": "langkah coaching",
                "ordering": ["urutan", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("penyesuaian__in", ["", "ya", "tidak"])), name="coaching_ya_atau_tidak"
                    ),
                    models.UniqueConstraint(fields=("bimbingan", "iki"), name="langkah_satu_per_iki"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Realisasi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "iki",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="realisasi", to="skp_app.iki"
                    ),
                ),
                (
                    "periode_evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.periodeevaluasi"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[("progres", "Progres"), ("akhir", "Akhir")],
                        default=skp_app.models.dokumentasi.JenisRealisasi["PROGRES"],
                        max_length=8,
                    ),
                ),
                ("teks", models.CharField(max_length=500)),
                ("sumber_data", models.CharField(blank=True, max_length=300)),
                ("kendala", models.CharField(blank=True, max_length=500)),
                (
                    "asal",
                    models.CharField(
                        choices=[("isian", "Diisi sendiri"), ("gulungan", "Gulungan isian")],
                        db_default=skp_app.models.dokumentasi.AsalRealisasi["ISIAN"],
                        default=skp_app.models.dokumentasi.AsalRealisasi["ISIAN"],
                        max_length=10,
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name": "realisasi",
                "verbose_name_plural": "realisasi",
                "ordering": ["iki__urutan"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("asal__in", ["isian", "gulungan"])), name="realisasi_asal_dikenal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("jenis__in", ["progres", "akhir"])), name="realisasi_jenis_dikenal"
                    ),
                    models.UniqueConstraint(fields=("iki", "periode_evaluasi"), name="realisasi_satu_per_periode"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RealisasiProgres",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "iki",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="progres", to="skp_app.iki"
                    ),
                ),
                (
                    "periode_dokumentasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progres",
                        to="skp_app.periodedokumentasi",
                    ),
                ),
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sumber__in", ["manual", "lembar"])), name="progres_sumber_dikenal"
                    ),
                    models.UniqueConstraint(fields=("iki", "periode_dokumentasi"), name="progres_satu_per_periode"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("angka__isnull", False), models.Q(("teks", ""), _negated=True), _connector="OR"
                        ),
                        name="progres_tidak_kosong",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("angka__isnull", True), ("angka__gte", 0), _connector="OR"),
                        name="progres_angka_positif",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PermintaanUmpanBalik",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="permintaan_umpan_balik",
                        to="skp_app.skp",
                    ),
                ),
                (
                    "periode_evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.periodeevaluasi"
                    ),
                ),
                (
                    "rhk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="skp_app.rhk",
                    ),
                ),
                (
                    "iki",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="skp_app.iki",
                    ),
                ),
                (
                    "perilaku",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("berorientasi_pelayanan", "Berorientasi pelayanan"),
                            ("akuntabel", "Akuntabel"),
                            ("kompeten", "Kompeten"),
                            ("harmonis", "Harmonis"),
                            ("loyal", "Loyal"),
                            ("adaptif", "Adaptif"),
                            ("kolaboratif", "Kolaboratif"),
                        ],
                        max_length=24,
                    ),
                ),
                ("pertanyaan", models.CharField(max_length=300)),
                (
                    "kepada",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="permintaan_umpan_balik",
                        to="pegawai.pegawai",
                    ),
                ),
                ("nama_luar", models.CharField(blank=True, max_length=160)),
                ("kaitan_luar", models.CharField(blank=True, max_length=60)),
                ("sidik_tautan", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("menunggu", "Menunggu jawaban"),
                            ("dijawab", "Dijawab"),
                            ("ditolak", "Ditolak dengan sopan"),
                            ("dicabut", "Dicabut"),
                        ],
                        default=skp_app.aturan.umpan_balik.StatusPermintaan["MENUNGGU"],
                        max_length=12,
                    ),
                ),
                ("alasan_tolak", models.CharField(blank=True, max_length=300)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("tenggat", models.DateField()),
                ("diputus_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "permintaan umpan balik",
                "verbose_name_plural": "permintaan umpan balik",
                "ordering": ["-dibuat_pada", "-id"],
                "indexes": [
                    models.Index(fields=["kepada", "status"], name="permintaan_umpan_kepada"),
                    models.Index(fields=["skp"], name="permintaan_umpan_skp"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["menunggu", "dijawab", "ditolak", "dicabut"])),
                        name="permintaan_umpan_status_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("iki__isnull", False), ("perilaku", ""), ("rhk__isnull", True)),
                            models.Q(("iki__isnull", True), ("perilaku", ""), ("rhk__isnull", False)),
                            models.Q(
                                ("iki__isnull", True),
                                (
                                    "perilaku__in",
                                    [
                                        skp_app.aturan.berakhlak.NilaiPerilaku["BERORIENTASI_PELAYANAN"],
                                        skp_app.aturan.berakhlak.NilaiPerilaku["AKUNTABEL"],
                                        skp_app.aturan.berakhlak.NilaiPerilaku["KOMPETEN"],
                                        skp_app.aturan.berakhlak.NilaiPerilaku["HARMONIS"],
                                        skp_app.aturan.berakhlak.NilaiPerilaku["LOYAL"],
                                        skp_app.aturan.berakhlak.NilaiPerilaku["ADAPTIF"],
                                        skp_app.aturan.berakhlak.NilaiPerilaku["KOLABORATIF"],
                                    ],
                                ),
                                ("rhk__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="permintaan_umpan_satu_sasaran",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kaitan_luar", ""),
                                ("kepada__isnull", False),
                                ("nama_luar", ""),
                                ("sidik_tautan__isnull", True),
                            ),
                            models.Q(
                                ("kepada__isnull", True),
                                models.Q(("nama_luar", ""), _negated=True),
                                models.Q(("kaitan_luar", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="permintaan_umpan_satu_penerima",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("diputus_pada__isnull", True),
                                ("status", skp_app.aturan.umpan_balik.StatusPermintaan["MENUNGGU"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("status", skp_app.aturan.umpan_balik.StatusPermintaan["MENUNGGU"]), _negated=True
                                ),
                                ("diputus_pada__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="permintaan_umpan_putusan_lengkap",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UmpanBalik",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="umpan_balik", to="skp_app.skp"
                    ),
                ),
                (
                    "periode_evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.periodeevaluasi"
                    ),
                ),
                (
                    "iki",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="umpan_balik",
                        to="skp_app.iki",
                    ),
                ),
                (
                    "rhk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="umpan_balik",
                        to="skp_app.rhk",
                    ),
                ),
                (
                    "perilaku",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("berorientasi_pelayanan", "Berorientasi pelayanan"),
                            ("akuntabel", "Akuntabel"),
                            ("kompeten", "Kompeten"),
                            ("harmonis", "Harmonis"),
                            ("loyal", "Loyal"),
                            ("adaptif", "Adaptif"),
                            ("kolaboratif", "Kolaboratif"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "pemberi",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.pegawai",
                    ),
                ),
                (
                    "jalur",
                    models.CharField(
                        choices=[
                            ("sendiri", "Ditulis pemberi"),
                            ("dicatat", "Dicatat pejabat penilai"),
                            ("tautan", "Lewat tautan"),
                        ],
                        db_default="sendiri",
                        default=skp_app.aturan.umpan_balik.Jalur["SENDIRI"],
                        max_length=8,
                    ),
                ),
                (
                    "hubungan",
                    models.CharField(
                        choices=[
                            ("pimpinan", "Pimpinan"),
                            ("rekan_setingkat", "Rekan kerja setingkat"),
                            ("bawahan", "Pegawai di bawahnya"),
                            ("pihak_lain", "Pihak lain"),
                        ],
                        max_length=16,
                    ),
                ),
                ("alasan_hubungan", models.CharField(blank=True, db_default="", max_length=300)),
                ("nama_pemberi", models.CharField(blank=True, db_default="", max_length=160)),
                ("sebutan", models.CharField(max_length=200)),
                (
                    "bentuk",
                    models.CharField(
                        choices=[("berkala", "Berkala"), ("insidentil", "Insidentil")],
                        db_default="insidentil",
                        default=skp_app.aturan.umpan_balik.Bentuk["INSIDENTIL"],
                        max_length=10,
                    ),
                ),
                (
                    "cara",
                    models.CharField(
                        choices=[
                            ("langsung", "Langsung (tatap muka)"),
                            ("tidak_langsung", "Tidak langsung (lewat media)"),
                        ],
                        db_default="tidak_langsung",
                        default=skp_app.aturan.umpan_balik.Cara["TIDAK_LANGSUNG"],
                        max_length=16,
                    ),
                ),
                (
                    "nada",
                    models.CharField(
                        choices=[("positif", "Positif"), ("netral", "Netral"), ("tidak_positif", "Perlu perbaikan")],
                        max_length=16,
                    ),
                ),
                ("isi", models.CharField(max_length=1000)),
                ("saran", models.CharField(blank=True, db_default="", max_length=500)),
                (
                    "permintaan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="jawaban",
                        to="skp_app.permintaanumpanbalik",
                    ),
                ),
                (
                    "menggantikan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pengganti",
                        to="skp_app.umpanbalik",
                    ),
                ),
                ("dikirim_pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "umpan balik",
                "verbose_name_plural": "umpan balik",
                "ordering": ["dikirim_pada", "id"],
                "indexes": [
                    models.Index(fields=["skp", "periode_evaluasi"], name="umpan_balik_skp_periode"),
                    models.Index(fields=["pemberi", "-dikirim_pada"], name="umpan_balik_pemberi"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("hubungan__in", ["pimpinan", "rekan_setingkat", "bawahan", "pihak_lain"])),
                        name="umpan_balik_hubungan_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nada__in", ["positif", "netral", "tidak_positif"])),
                        name="umpan_balik_nada_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bentuk__in", ["berkala", "insidentil"])), name="umpan_balik_bentuk_dikenal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cara__in", ["langsung", "tidak_langsung"])),
                        name="umpan_balik_cara_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("iki__isnull", False), ("perilaku", ""), ("rhk__isnull", True)),
                            models.Q(("iki__isnull", True), ("perilaku", ""), ("rhk__isnull", False)),
                            models.Q(
                                ("iki__isnull", True),
                                (
                                    "perilaku__in",
                                    [
                                        skp_app.aturan.berakhlak.NilaiPerilaku["BERORIENTASI_PELAYANAN"],
                                        skp_app.aturan.berakhlak.NilaiPerilaku["AKUNTABEL"],
                                        skp_app.aturan.berakhlak.NilaiPerilaku["KOMPETEN"],
                                        skp_app.aturan.berakhlak.NilaiPerilaku["HARMONIS"],
                                        skp_app.aturan.berakhlak.NilaiPerilaku["LOYAL"],
                                        skp_app.aturan.berakhlak.NilaiPerilaku["ADAPTIF"],
                                        skp_app.aturan.berakhlak.NilaiPerilaku["KOLABORATIF"],
                                    ],
                                ),
                                ("rhk__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="umpan_balik_satu_sasaran",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "jalur__in",
                                    [
                                        skp_app.aturan.umpan_balik.Jalur["SENDIRI"],
                                        skp_app.aturan.umpan_balik.Jalur["DICATAT"],
                                    ],
                                ),
                                ("pemberi__isnull", False),
                            ),
                            models.Q(
                                ("hubungan", skp_app.aturan.umpan_balik.Hubungan["PIHAK_LAIN"]),
                                ("jalur", skp_app.aturan.umpan_balik.Jalur["TAUTAN"]),
                                ("pemberi__isnull", True),
                                ("permintaan__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="umpan_balik_jalur_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("menggantikan", models.F("id")), _negated=True),
                        name="umpan_balik_tidak_menggantikan_diri",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("menggantikan__isnull", True)),
                        fields=("permintaan",),
                        name="umpan_balik_satu_jawaban",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TanggapanUmpanBalik",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "umpan_balik",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tanggapan", to="skp_app.umpanbalik"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[("terima_kasih", "Terima kasih"), ("tanggapan", "Tanggapan")], max_length=12
                    ),
                ),
                ("isi", models.CharField(blank=True, max_length=500)),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("dikirim_pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "tanggapan umpan balik",
                "verbose_name_plural": "tanggapan umpan balik",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jenis__in", ["terima_kasih", "tanggapan"])),
                        name="tanggapan_umpan_jenis_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("jenis", skp_app.aturan.umpan_balik.JenisTanggapan["TERIMA_KASIH"]),
                            models.Q(("isi", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="tanggapan_umpan_berisi",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PakaiBukti",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "bukti",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pakai", to="skp_app.buktidukung"
                    ),
                ),
                (
                    "realisasi",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pakai_bukti",
                        to="skp_app.realisasi",
                    ),
                ),
                (
                    "progres",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pakai_bukti",
                        to="skp_app.realisasiprogres",
                    ),
                ),
                (
                    "harian",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pakai_bukti",
                        to="skp_app.catatanharian",
                    ),
                ),
                (
                    "umpan_balik",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pakai_bukti",
                        to="skp_app.umpanbalik",
                    ),
                ),
                ("dipakai_pada", models.DateTimeField(auto_now_add=True)),
                (
                    "dilihat_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.pegawai",
                    ),
                ),
                ("dilihat_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "pemakaian bukti",
                "verbose_name_plural": "pemakaian bukti",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("harian__isnull", True),
                                ("progres__isnull", True),
                                ("realisasi__isnull", False),
                                ("umpan_balik__isnull", True),
                            ),
                            models.Q(
                                ("harian__isnull", True),
                                ("progres__isnull", False),
                                ("realisasi__isnull", True),
                                ("umpan_balik__isnull", True),
                            ),
                            models.Q(
                                ("harian__isnull", False),
                                ("progres__isnull", True),
                                ("realisasi__isnull", True),
                                ("umpan_balik__isnull", True),
                            ),
                            models.Q(
                                ("harian__isnull", True),
                                ("progres__isnull", True),
                                ("realisasi__isnull", True),
                                ("umpan_balik__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="pakai_bukti_satu_tujuan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dilihat_oleh__isnull", True), ("dilihat_pada__isnull", True)),
                            models.Q(("dilihat_oleh__isnull", False), ("dilihat_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="pakai_bukti_dilihat_seseorang",
                    ),
                    models.UniqueConstraint(fields=("bukti", "realisasi"), name="pakai_bukti_sekali_realisasi"),
                    models.UniqueConstraint(fields=("bukti", "progres"), name="pakai_bukti_sekali_progres"),
                    models.UniqueConstraint(fields=("bukti", "harian"), name="pakai_bukti_sekali_harian"),
                    models.UniqueConstraint(fields=("bukti", "umpan_balik"), name="pakai_bukti_sekali_umpan_balik"),
                ],
            },
        ),
        migrations.CreateModel(
            name="UjarDialog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dialog", to="skp_app.skp"
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("isi", models.CharField(blank=True, max_length=1000)),
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
                    "iki",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="dialog",
                        to="skp_app.iki",
                    ),
                ),
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
        migrations.CreateModel(
            name="Konseling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                (
                    "skp",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.skp"),
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
                    "kepada",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.pegawai",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("disampaikan", "Disampaikan kepada pegawai"),
                            ("membaik", "Ditutup, perilaku membaik"),
                            ("dilaporkan", "Dilaporkan"),
                            ("ditetapkan", "Konselor ditetapkan"),
                            ("tidak_dilanjutkan", "Tidak dilanjutkan"),
                            ("direkam", "Rekaman diserahkan"),
                            ("ditindaklanjuti", "Tindak lanjut ditentukan"),
                        ],
                        default=skp_app.aturan.pembinaan.StatusKonseling["DISAMPAIKAN"],
                        max_length=20,
                    ),
                ),
                ("disampaikan", models.DateField()),
                ("penyampaian", models.CharField(max_length=2000)),
                ("alasan", models.CharField(blank=True, max_length=1000)),
                (
                    "kapasitas",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("independen", "Konselor independen"),
                            ("penilai", "Pejabat penilai kinerja yang telah memperoleh pelatihan konseling"),
                            ("fungsi", "Pejabat yang memiliki fungsi memberikan konseling"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "konselor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.pegawai",
                    ),
                ),
                ("dasar", models.CharField(blank=True, max_length=200)),
                ("arahan", models.CharField(blank=True, max_length=2000)),
                ("waktu", models.DateTimeField(blank=True, null=True)),
                ("tempat", models.CharField(blank=True, max_length=200)),
                ("putusan", models.CharField(blank=True, max_length=2000)),
                (
                    "putusan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.pegawai",
                    ),
                ),
                ("putusan_sebagai", models.CharField(blank=True, max_length=16)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("dilaporkan_pada", models.DateTimeField(blank=True, null=True)),
                ("direkam_pada", models.DateTimeField(blank=True, null=True)),
                ("putusan_pada", models.DateTimeField(blank=True, null=True)),
                ("bukti", models.ManyToManyField(blank=True, related_name="+", to="skp_app.umpanbalik")),
            ],
            options={
                "verbose_name": "konseling kinerja",
                "verbose_name_plural": "konseling kinerja",
                "ordering": ["-dibuat_pada", "-id"],
                "indexes": [
                    models.Index(fields=["penilai"], name="konseling_penilai"),
                    models.Index(fields=["pegawai"], name="konseling_pegawai"),
                    models.Index(fields=["konselor"], name="konseling_konselor"),
                    models.Index(fields=["kepada", "status"], name="konseling_kepada"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "disampaikan",
                                    "membaik",
                                    "dilaporkan",
                                    "ditetapkan",
                                    "tidak_dilanjutkan",
                                    "direkam",
                                    "ditindaklanjuti",
                                ],
                            )
                        ),
                        name="konseling_status_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kapasitas__in", ["", "independen", "penilai", "fungsi"])),
                        name="konseling_kapasitas_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("penyampaian", ""), _negated=True), name="konseling_disampaikan_dulu"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("penilai", models.F("pegawai")), _negated=True),
                        name="konseling_penilai_bukan_pegawai",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("konselor__isnull", True),
                            models.Q(("konselor", models.F("pegawai")), _negated=True),
                            _connector="OR",
                        ),
                        name="konseling_konselor_bukan_pegawai",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kepada__isnull", True),
                            models.Q(("kepada", models.F("pegawai")), _negated=True),
                            _connector="OR",
                        ),
                        name="konseling_bukan_kepada_pegawai",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("konselor__isnull", True),
                            models.Q(
                                ("kapasitas", skp_app.aturan.pembinaan.Kapasitas["PENILAI"]),
                                ("konselor", models.F("penilai")),
                            ),
                            models.Q(
                                (
                                    "kapasitas__in",
                                    [
                                        skp_app.aturan.pembinaan.Kapasitas["INDEPENDEN"],
                                        skp_app.aturan.pembinaan.Kapasitas["FUNGSI"],
                                    ],
                                ),
                                models.Q(("konselor", models.F("penilai")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="konseling_konselor_sesuai_kapasitas",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("konselor__isnull", True),
                            ("atasan_penilai__isnull", True),
                            models.Q(("konselor", models.F("atasan_penilai")), _negated=True),
                            _connector="OR",
                        ),
                        name="konseling_konselor_bukan_atasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "status__in",
                                    [
                                        skp_app.aturan.pembinaan.StatusKonseling["DILAPORKAN"],
                                        skp_app.aturan.pembinaan.StatusKonseling["DIREKAM"],
                                        skp_app.aturan.pembinaan.StatusKonseling["DITETAPKAN"],
                                        skp_app.aturan.pembinaan.StatusKonseling["DITINDAKLANJUTI"],
                                        skp_app.aturan.pembinaan.StatusKonseling["TIDAK_DILANJUTKAN"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(("dilaporkan_pada__isnull", False), ("kepada__isnull", False)),
                            _connector="OR",
                        ),
                        name="konseling_dilaporkan_beralamat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "status__in",
                                    [
                                        skp_app.aturan.pembinaan.StatusKonseling["DIREKAM"],
                                        skp_app.aturan.pembinaan.StatusKonseling["DITETAPKAN"],
                                        skp_app.aturan.pembinaan.StatusKonseling["DITINDAKLANJUTI"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                ("konselor__isnull", False),
                                ("waktu__isnull", False),
                                models.Q(("tempat", ""), _negated=True),
                                models.Q(("kapasitas", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="konseling_ditetapkan_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status", skp_app.aturan.pembinaan.StatusKonseling["DITINDAKLANJUTI"]), _negated=True
                            ),
                            models.Q(
                                ("putusan_oleh__isnull", False),
                                ("putusan_pada__isnull", False),
                                models.Q(("putusan", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="konseling_putusan_lengkap",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    skp_app.aturan.pembinaan.StatusKonseling["DITINDAKLANJUTI"],
                                    skp_app.aturan.pembinaan.StatusKonseling["MEMBAIK"],
                                    skp_app.aturan.pembinaan.StatusKonseling["TIDAK_DILANJUTKAN"],
                                ],
                            ),
                            _negated=True,
                        ),
                        fields=("skp", "penilai"),
                        name="konseling_satu_terbuka",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LaporanPerilaku",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "konseling",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="laporan", to="skp_app.konseling"
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("ekspektasi", models.CharField(blank=True, max_length=2000)),
                ("uraian", models.CharField(blank=True, max_length=4000)),
                ("serupa", models.CharField(blank=True, choices=[("ya", "YA"), ("tidak", "TIDAK")], max_length=8)),
                ("retrospektif", models.CharField(blank=True, max_length=4000)),
            ],
            options={
                "verbose_name": "laporan permasalahan perilaku",
                "verbose_name_plural": "laporan permasalahan perilaku",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("serupa__in", ["", "ya", "tidak"])), name="laporan_ya_atau_tidak"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RekamanKonseling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "konseling",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rekaman", to="skp_app.konseling"
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("tanggal", models.DateField(blank=True, null=True)),
                ("tempat", models.CharField(blank=True, max_length=200)),
                ("masalah", models.CharField(blank=True, max_length=4000)),
                ("hasil", models.CharField(blank=True, max_length=4000)),
                ("rekomendasi", models.CharField(blank=True, max_length=4000)),
            ],
            options={
                "verbose_name": "rekaman konseling",
                "verbose_name_plural": "rekaman konseling",
            },
        ),
        migrations.CreateModel(
            name="TandaTanganKonseling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kode_format", models.CharField(max_length=12)),
                ("peran", models.CharField(max_length=16)),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("sidik", models.CharField(max_length=64)),
                ("pada", models.DateTimeField(auto_now_add=True)),
                ("ditarik_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "konseling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tanda_tangan", to="skp_app.konseling"
                    ),
                ),
            ],
            options={
                "verbose_name": "tanda tangan konseling",
                "verbose_name_plural": "tanda tangan konseling",
                "ordering": ["pada", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ditarik_pada", None)),
                        fields=("konseling", "kode_format", "peran"),
                        name="ttd_konseling_sekali",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sidik__regex", "^[0-9a-f]{64}$")), name="ttd_konseling_bersidik"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FormulirKonseling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kode_format", models.CharField(max_length=12)),
                ("salinan", models.JSONField()),
                ("sidik", models.CharField(max_length=64)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("berkas", models.FileField(blank=True, max_length=200, upload_to="")),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("ukuran", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "konseling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="formulir", to="skp_app.konseling"
                    ),
                ),
            ],
            options={
                "verbose_name": "formulir konseling",
                "verbose_name_plural": "formulir konseling",
                "ordering": ["dibuat_pada", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("konseling", "kode_format"), name="formulir_konseling_sekali"),
                    models.CheckConstraint(
                        condition=models.Q(("sidik__regex", "^[0-9a-f]{64}$")), name="formulir_konseling_bersidik"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ManualIndikator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "iki",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="manual", to="skp_app.iki"
                    ),
                ),
                ("tujuan", models.TextField(blank=True, max_length=2000)),
                ("definisi", models.TextField(blank=True, max_length=4000)),
                ("formula", models.TextField(blank=True, max_length=4000)),
                ("satuan", models.CharField(blank=True, max_length=200, verbose_name="satuan pengukuran")),
                (
                    "kendali",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("outcome", "Outcome"),
                            ("outcome_antara", "Outcome Antara"),
                            ("kendali_rendah", "Output kendali rendah"),
                        ],
                        max_length=24,
                        verbose_name="kualitas dan tingkat kendali",
                    ),
                ),
                ("sumber_data", models.TextField(blank=True, max_length=2000)),
                (
                    "periode_pelaporan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bulanan", "Bulanan"),
                            ("triwulanan", "Triwulanan"),
                            ("semesteran", "Semesteran"),
                            ("tahunan", "Tahunan"),
                        ],
                        max_length=12,
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "manual indikator kinerja",
                "verbose_name_plural": "manual indikator kinerja",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kendali__in",
                                [
                                    "",
                                    skp_app.aturan.hasil_kerja.Kendali["OUTCOME"],
                                    skp_app.aturan.hasil_kerja.Kendali["OUTCOME_ANTARA"],
                                    skp_app.aturan.hasil_kerja.Kendali["KENDALI_RENDAH"],
                                ],
                            )
                        ),
                        name="manual_kendali_jpt",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "periode_pelaporan__in",
                                [
                                    "",
                                    skp_app.aturan.hasil_kerja.PeriodePelaporan["BULANAN"],
                                    skp_app.aturan.hasil_kerja.PeriodePelaporan["TRIWULANAN"],
                                    skp_app.aturan.hasil_kerja.PeriodePelaporan["SEMESTERAN"],
                                    skp_app.aturan.hasil_kerja.PeriodePelaporan["TAHUNAN"],
                                ],
                            )
                        ),
                        name="manual_pelaporan_dikenal",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TargetIndikator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "indikator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="target", to="skp_app.indikatorunit"
                    ),
                ),
                ("tahun", models.PositiveSmallIntegerField()),
                ("teks", models.CharField(max_length=300)),
            ],
            options={
                "verbose_name": "target indikator",
                "verbose_name_plural": "target indikator",
                "ordering": ["tahun"],
                "constraints": [models.UniqueConstraint(fields=("indikator", "tahun"), name="target_satu_per_tahun")],
            },
        ),
        migrations.CreateModel(
            name="Strategi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="strategi", to="skp_app.skp"
                    ),
                ),
                ("garis_iki", models.UUIDField(db_index=True)),
                (
                    "induk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="anak",
                        to="skp_app.strategi",
                    ),
                ),
                ("urutan", models.PositiveIntegerField()),
                (
                    "tingkat",
                    models.CharField(
                        choices=[("outcome_antara", "Outcome antara"), ("output", "Output"), ("layanan", "Layanan")],
                        max_length=16,
                    ),
                ),
                (
                    "cascading",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("aspek", "Langsung: pembagian aspek"),
                            ("wilayah", "Langsung: pembagian wilayah"),
                            ("beban_target", "Langsung: pembagian beban target kuantitatif"),
                            ("layanan", "Tidak langsung: pendekatan layanan"),
                            ("output_antara", "Tidak langsung: pendekatan output antara"),
                        ],
                        max_length=16,
                    ),
                ),
                ("teks", models.CharField(max_length=1000)),
                ("versi", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "strategi pencapaian hasil kerja",
                "verbose_name_plural": "strategi pencapaian hasil kerja",
                "ordering": ["urutan", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tingkat__in", ["outcome_antara", "output", "layanan"])),
                        name="strategi_tingkat_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "cascading__in",
                                [
                                    "",
                                    skp_app.aturan.hasil_kerja.Cascading["ASPEK"],
                                    skp_app.aturan.hasil_kerja.Cascading["WILAYAH"],
                                    skp_app.aturan.hasil_kerja.Cascading["BEBAN_TARGET"],
                                    skp_app.aturan.hasil_kerja.Cascading["LAYANAN"],
                                    skp_app.aturan.hasil_kerja.Cascading["OUTPUT_ANTARA"],
                                ],
                            )
                        ),
                        name="strategi_cascading_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("induk__isnull", True), models.Q(("induk", models.F("id")), _negated=True), _connector="OR"
                        ),
                        name="strategi_bukan_induk_sendiri",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Workblock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="workblock", to="skp_app.skp"
                    ),
                ),
                ("garis_iki", models.UUIDField(blank=True, null=True)),
                ("urutan", models.PositiveIntegerField()),
                ("judul", models.CharField(max_length=500, verbose_name="judul inisiatif strategi")),
                ("pemilik", models.CharField(blank=True, max_length=300, verbose_name="pemilik strategi")),
                ("waktu", models.CharField(blank=True, max_length=100, verbose_name="waktu penyelesaian")),
                ("tujuan", models.CharField(blank=True, max_length=1000)),
                (
                    "indikator",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="indikator dan target yang diintervensi"
                    ),
                ),
                ("pihak", models.CharField(blank=True, max_length=500, verbose_name="pihak yang terlibat")),
                ("penerima", models.CharField(blank=True, max_length=500, verbose_name="penerima manfaat")),
                ("anggaran", models.CharField(blank=True, max_length=200)),
                ("strategi_rutin", models.TextField(blank=True, max_length=4000)),
                ("strategi_transformatif", models.TextField(blank=True, max_length=4000)),
                ("keluaran_rutin", models.TextField(blank=True, max_length=4000)),
                ("keluaran_transformatif", models.TextField(blank=True, max_length=4000)),
                ("versi", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "workblock",
                "verbose_name_plural": "workblock",
                "ordering": ["urutan", "id"],
            },
        ),
        migrations.CreateModel(
            name="CatatanPemantauan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="catatan_pemantauan", to="skp_app.skp"
                    ),
                ),
                ("tanggal", models.DateField()),
                (
                    "sifat",
                    models.CharField(choices=[("berkala", "Berkala"), ("insidentil", "Insidentil")], max_length=10),
                ),
                (
                    "cara",
                    models.CharField(
                        choices=[("dokumentasi", "Dari dokumentasi kinerja"), ("langsung", "Pengamatan langsung")],
                        max_length=12,
                    ),
                ),
                (
                    "rhk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="catatan_pemantauan",
                        to="skp_app.rhk",
                    ),
                ),
                (
                    "iki",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="catatan_pemantauan",
                        to="skp_app.iki",
                    ),
                ),
                (
                    "perilaku",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("berorientasi_pelayanan", "Berorientasi pelayanan"),
                            ("akuntabel", "Akuntabel"),
                            ("kompeten", "Kompeten"),
                            ("harmonis", "Harmonis"),
                            ("loyal", "Loyal"),
                            ("adaptif", "Adaptif"),
                            ("kolaboratif", "Kolaboratif"),
                        ],
                        max_length=24,
                    ),
                ),
                ("sebutan", models.CharField(blank=True, max_length=80)),
                ("isi", models.CharField(max_length=1000)),
                ("tindak_lanjut", models.DateField(blank=True, null=True)),
                ("ditindaklanjuti_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("ditulis_pada", models.DateTimeField(auto_now_add=True)),
                ("dibagikan_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "umpan_balik",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="catatan_pemantauan",
                        to="skp_app.umpanbalik",
                    ),
                ),
            ],
            options={
                "verbose_name": "catatan pemantauan",
                "verbose_name_plural": "catatan pemantauan",
                "ordering": ["-tanggal", "-id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("ditindaklanjuti_pada__isnull", True), ("tindak_lanjut__isnull", False)),
                        fields=["oleh", "tindak_lanjut"],
                        name="catatan_tindak_lanjut",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sifat__in", ["berkala", "insidentil"])), name="catatan_sifat_dikenal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cara__in", ["dokumentasi", "langsung"])), name="catatan_cara_dikenal"
                    ),
                    models.CheckConstraint(condition=models.Q(("isi", ""), _negated=True), name="catatan_tidak_kosong"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("perilaku", ""),
                            models.Q(
                                ("iki__isnull", True),
                                (
                                    "perilaku__in",
                                    [
                                        skp_app.aturan.berakhlak.NilaiPerilaku["BERORIENTASI_PELAYANAN"],
                                        skp_app.aturan.berakhlak.NilaiPerilaku["AKUNTABEL"],
                                        skp_app.aturan.berakhlak.NilaiPerilaku["KOMPETEN"],
                                        skp_app.aturan.berakhlak.NilaiPerilaku["HARMONIS"],
                                        skp_app.aturan.berakhlak.NilaiPerilaku["LOYAL"],
                                        skp_app.aturan.berakhlak.NilaiPerilaku["ADAPTIF"],
                                        skp_app.aturan.berakhlak.NilaiPerilaku["KOLABORATIF"],
                                    ],
                                ),
                                ("rhk__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="catatan_satu_sasaran",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("iki__isnull", True), ("rhk__isnull", False), _connector="OR"),
                        name="catatan_iki_bersama_rhk",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tindak_lanjut__isnull", True),
                            ("tindak_lanjut__gte", models.F("tanggal")),
                            _connector="OR",
                        ),
                        name="catatan_tindak_lanjut_sesudahnya",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ditindaklanjuti_pada__isnull", True), ("tindak_lanjut__isnull", False), _connector="OR"
                        ),
                        name="catatan_ditindaklanjuti_bertanggal",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KesimpulanKemajuan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kesimpulan", to="skp_app.skp"
                    ),
                ),
                (
                    "periode_evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.periodeevaluasi"
                    ),
                ),
                (
                    "hasil",
                    models.CharField(
                        choices=[
                            ("menunjukkan", "Menunjukkan kemajuan kinerja"),
                            ("tidak", "Tidak menunjukkan kemajuan kinerja"),
                        ],
                        max_length=12,
                    ),
                ),
                ("uraian", models.CharField(max_length=1000)),
                ("dasar", models.JSONField(default=list)),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("sebutan_oleh", models.CharField(max_length=300)),
                ("pada", models.DateTimeField(auto_now_add=True)),
                ("jawaban", models.CharField(blank=True, max_length=1000)),
                ("dijawab_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "kesimpulan kemajuan",
                "verbose_name_plural": "kesimpulan kemajuan",
                "ordering": ["-pada", "-id"],
                "indexes": [models.Index(fields=["skp", "periode_evaluasi"], name="kesimpulan_skp_periode")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("hasil__in", ["menunjukkan", "tidak"])), name="kesimpulan_hasil_dikenal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("uraian", ""), _negated=True), name="kesimpulan_beruraian"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dijawab_pada__isnull", True), ("jawaban", "")),
                            models.Q(models.Q(("jawaban", ""), _negated=True), ("dijawab_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="kesimpulan_jawaban_bertanggal",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TindakKemajuan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kesimpulan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tindak",
                        to="skp_app.kesimpulankemajuan",
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("apresiasi", "Apresiasi"),
                            ("penugasan_baru", "Penugasan baru"),
                            ("ekspektasi", "Penyesuaian ekspektasi"),
                            ("sumber_daya", "Penyesuaian dukungan sumber daya"),
                            ("pembinaan", "Pembinaan kinerja"),
                        ],
                        max_length=16,
                    ),
                ),
                ("isi", models.CharField(blank=True, max_length=1000)),
                (
                    "penugasan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tindak_kemajuan",
                        to="skp_app.penugasan",
                    ),
                ),
                (
                    "bimbingan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tindak_kemajuan",
                        to="skp_app.bimbingan",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("pada", models.DateTimeField(auto_now_add=True)),
                (
                    "skp_hasil",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="skp_app.skp",
                    ),
                ),
                ("selesai_pada", models.DateTimeField(blank=True, null=True)),
                ("ditarik_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "tindak lanjut kemajuan",
                "verbose_name_plural": "tindak lanjut kemajuan",
                "ordering": ["pada", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("jenis__in", ["apresiasi", "penugasan_baru", "ekspektasi", "sumber_daya", "pembinaan"])
                        ),
                        name="tindak_jenis_dikenal",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("ditarik_pada__isnull", True),
                            models.Q(("jenis", skp_app.aturan.kemajuan.Tindak["PENUGASAN_BARU"]), _negated=True),
                        ),
                        fields=("kesimpulan", "jenis"),
                        name="tindak_sekali",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("jenis", skp_app.aturan.kemajuan.Tindak["PENUGASAN_BARU"]),
                                ("penugasan__isnull", False),
                            ),
                            models.Q(
                                models.Q(("jenis", skp_app.aturan.kemajuan.Tindak["PENUGASAN_BARU"]), _negated=True),
                                ("penugasan__isnull", True),
                                models.Q(("isi", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="tindak_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("skp_hasil__isnull", True),
                            models.Q(("jenis__in", ["ekspektasi", "sumber_daya"]), ("selesai_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="tindak_versi_penyesuaian",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("selesai_pada__isnull", True), ("ditarik_pada__isnull", True), _connector="OR"
                        ),
                        name="tindak_satu_akhir",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("bimbingan__isnull", True),
                            ("jenis", skp_app.aturan.kemajuan.Tindak["PEMBINAAN"]),
                            _connector="OR",
                        ),
                        name="tindak_bimbingan_pembinaan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PengambilalihanRhk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pengambilalihan", to="skp_app.skp"
                    ),
                ),
                (
                    "rhk",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.rhk"),
                ),
                ("garis", models.UUIDField()),
                (
                    "kesimpulan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pengambilalihan",
                        to="skp_app.kesimpulankemajuan",
                    ),
                ),
                ("tanggal", models.DateField()),
                ("catatan", models.CharField(max_length=1000)),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("sebutan_oleh", models.CharField(max_length=300)),
                ("pada", models.DateTimeField(auto_now_add=True)),
                ("dikembalikan_pada", models.DateTimeField(blank=True, null=True)),
                ("alasan_kembali", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "verbose_name": "pengambilalihan RHK",
                "verbose_name_plural": "pengambilalihan RHK",
                "ordering": ["tanggal", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("catatan", ""), _negated=True), name="pengambilalihan_bercatatan"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("dikembalikan_pada__isnull", True)),
                        fields=("garis",),
                        name="pengambilalihan_sekali",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("alasan_kembali", ""), ("dikembalikan_pada__isnull", True)),
                            models.Q(
                                ("dikembalikan_pada__isnull", False), models.Q(("alasan_kembali", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="pengambilalihan_kembali_beralasan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RekapPemantauan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="pegawai.unitkerja"
                    ),
                ),
                (
                    "periode_evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="skp_app.periodeevaluasi"
                    ),
                ),
                ("orang", models.PositiveIntegerField()),
                ("lengkap", models.PositiveIntegerField()),
                ("kosong", models.PositiveIntegerField()),
                ("diberi_umpan_balik", models.PositiveIntegerField()),
                ("disimpulkan", models.PositiveIntegerField()),
                ("dihitung_pada", models.DateTimeField()),
            ],
            options={
                "verbose_name": "rekap pemantauan",
                "verbose_name_plural": "rekap pemantauan",
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "periode_evaluasi"), name="rekap_satu_per_unit_periode")
                ],
            },
        ),
        migrations.CreateModel(
            name="EkspektasiKhusus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ekspektasi", to="skp_app.skp"
                    ),
                ),
                (
                    "nilai",
                    models.CharField(
                        choices=[
                            ("berorientasi_pelayanan", "Berorientasi pelayanan"),
                            ("akuntabel", "Akuntabel"),
                            ("kompeten", "Kompeten"),
                            ("harmonis", "Harmonis"),
                            ("loyal", "Loyal"),
                            ("adaptif", "Adaptif"),
                            ("kolaboratif", "Kolaboratif"),
                        ],
                        max_length=24,
                    ),
                ),
                ("urutan", models.PositiveSmallIntegerField()),
                ("teks", models.CharField(max_length=1000)),
            ],
            options={
                "verbose_name": "ekspektasi khusus",
                "verbose_name_plural": "ekspektasi khusus",
                "ordering": ["nilai", "urutan"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "nilai__in",
                                [
                                    "berorientasi_pelayanan",
                                    "akuntabel",
                                    "kompeten",
                                    "harmonis",
                                    "loyal",
                                    "adaptif",
                                    "kolaboratif",
                                ],
                            )
                        ),
                        name="ekspektasi_nilai_dikenal",
                    ),
                    models.UniqueConstraint(fields=("skp", "nilai", "urutan"), name="ekspektasi_satu_per_urutan"),
                ],
            },
        ),
        migrations.CreateModel(
            name="LampiranSkp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lampiran", to="skp_app.skp"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("dukungan", "Dukungan sumber daya"),
                            ("skema", "Skema pertanggungjawaban"),
                            ("konsekuensi", "Konsekuensi"),
                        ],
                        max_length=12,
                    ),
                ),
                ("urutan", models.PositiveSmallIntegerField()),
                ("teks", models.CharField(max_length=1000)),
            ],
            options={
                "verbose_name": "lampiran SKP",
                "verbose_name_plural": "lampiran SKP",
                "ordering": ["jenis", "urutan"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jenis__in", ["dukungan", "skema", "konsekuensi"])),
                        name="lampiran_jenis_dikenal",
                    ),
                    models.UniqueConstraint(fields=("skp", "jenis", "urutan"), name="lampiran_satu_per_urutan"),
                ],
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
                    "periode_evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="survei", to="skp_app.periodeevaluasi"
                    ),
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
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diumumkan_pada", models.DateTimeField(blank=True, null=True)),
                ("ditutup_pada", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "survei perilaku 360",
                "verbose_name_plural": "survei perilaku 360",
                "ordering": ["-mulai", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["disiapkan", "diundi", "berjalan", "ditutup", "dibatalkan"])
                        ),
                        name="survei_status_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                        ),
                        name="survei_selesai_setelah_mulai",
                    ),
                    models.CheckConstraint(condition=models.Q(("minimum__gte", 5)), name="survei_minimum_lima"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "minimum__lte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("atasan"), "+", models.F("rekan")
                                    ),
                                    "+",
                                    models.F("bawahan"),
                                ),
                            )
                        ),
                        name="survei_minimum_tercapai",
                    ),
                    models.CheckConstraint(condition=models.Q(("atasan__lte", 20)), name="survei_atasan_terbanyak"),
                    models.CheckConstraint(condition=models.Q(("rekan__lte", 20)), name="survei_rekan_terbanyak"),
                    models.CheckConstraint(condition=models.Q(("bawahan__lte", 20)), name="survei_bawahan_terbanyak"),
                    models.CheckConstraint(
                        condition=models.Q(("bibit__regex", "^[0-9a-f]{32}$")), name="survei_berbibit"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ditutup_pada__isnull", False), ("status", skp_app.aturan.survei.Status["DITUTUP"])
                            ),
                            models.Q(
                                models.Q(("status", skp_app.aturan.survei.Status["DITUTUP"]), _negated=True),
                                ("ditutup_pada__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="survei_ditutup_bertanggal",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", skp_app.aturan.survei.Status["DIBATALKAN"]), _negated=True),
                        fields=("periode_evaluasi",),
                        name="survei_satu_per_periode",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SasaranSurvei",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                (
                    "survei",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sasaran", to="skp_app.survei"
                    ),
                ),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "skp",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.skp"),
                ),
                (
                    "penilai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
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
                ("terlalu_sedikit", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "sasaran survei",
                "verbose_name_plural": "sasaran survei",
                "ordering": ["survei", "pegawai__nama", "id"],
                "constraints": [models.UniqueConstraint(fields=("survei", "pegawai"), name="sasaran_sekali")],
            },
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
                    "survei",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="undangan", to="skp_app.survei"
                    ),
                ),
                (
                    "sasaran",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="undangan", to="skp_app.sasaransurvei"
                    ),
                ),
                (
                    "penjawab",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undangan_survei",
                        to="pegawai.pegawai",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.unitkerja"
                    ),
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
            ],
            options={
                "verbose_name": "undangan survei",
                "verbose_name_plural": "undangan survei",
                "ordering": ["sasaran__pegawai__nama", "id"],
                "indexes": [models.Index(fields=["survei", "unit", "dijawab"], name="undangan_partisipasi")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kelompok__in", ["atasan", "rekan", "bawahan"])),
                        name="undangan_kelompok_dikenal",
                    ),
                    models.UniqueConstraint(fields=("sasaran", "penjawab"), name="undangan_sekali"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DrafSurvei",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "undangan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="draf", to="skp_app.undangansurvei"
                    ),
                ),
                ("isi", models.JSONField(default=dict)),
                ("versi", models.PositiveIntegerField(default=1)),
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
                    "sasaran",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hitungan", to="skp_app.sasaransurvei"
                    ),
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
                ("banyak", models.PositiveSmallIntegerField(default=0)),
                (
                    "hitungan",
                    django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=35),
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
        migrations.CreateModel(
            name="KotakKomentar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sasaran",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kotak", to="skp_app.sasaransurvei"
                    ),
                ),
                ("isi", models.JSONField(default=list)),
            ],
            options={
                "verbose_name": "kotak komentar survei",
                "verbose_name_plural": "kotak komentar survei",
            },
        ),
        migrations.CreateModel(
            name="VersiSkp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versi_isi", to="skp_app.skp"
                    ),
                ),
                ("nomor", models.PositiveSmallIntegerField()),
                ("peristiwa", models.CharField(max_length=20)),
                ("isi", models.JSONField()),
                ("garis", models.JSONField(default=list)),
                ("sidik", models.CharField(max_length=64)),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "versi SKP",
                "verbose_name_plural": "versi SKP",
                "ordering": ["nomor"],
                "constraints": [models.UniqueConstraint(fields=("skp", "nomor"), name="versi_skp_satu_nomor")],
            },
        ),
        migrations.AddField(
            model_name="rhk",
            name="intervensi_iki",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="skp_app.iki"
            ),
        ),
        migrations.AddField(
            model_name="realisasi",
            name="bukti",
            field=models.ManyToManyField(
                related_name="realisasi", through="skp_app.PakaiBukti", to="skp_app.buktidukung"
            ),
        ),
    ]
