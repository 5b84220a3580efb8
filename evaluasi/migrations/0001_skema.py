"""Every table of this room. It stands for the steps in which they came to be, also where those were applied."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import evaluasi.aturan.capaian
import evaluasi.aturan.keberatan
import evaluasi.aturan.kuadran
import evaluasi.aturan.status
import evaluasi.models.angka_kredit
import pegawai.models.jabatan
import pegawai.models.kode


class Migration(migrations.Migration):
    replaces = [
        ("evaluasi", "0001_initial"),
        ("evaluasi", "0004_penyampaian_punya_waktu"),
        ("evaluasi", "0005_hasil_disepakati"),
        ("evaluasi", "0006_angka_kredit"),
        ("evaluasi", "0007_tabel_angka_kredit"),
        ("evaluasi", "0009_keberatan"),
        ("evaluasi", "0011_tenggat_keberatan"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pegawai", "0001_skema"),
        ("pegawai", "__first__"),
        ("skp_app", "0001_skema"),
    ]

    operations = [
        migrations.CreateModel(
            name="Evaluasi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evaluasi", to="skp_app.skp"
                    ),
                ),
                (
                    "periode_evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.periodeevaluasi"
                    ),
                ),
                (
                    "penilai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "unit_capaian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.unitkerja"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("terbuka", "Siap dinilai"),
                            ("dinilai", "Dinilai, belum ditetapkan"),
                            ("ditetapkan", "Ditetapkan"),
                            ("disampaikan", "Disampaikan"),
                            ("diterima", "Diterima pegawai"),
                        ],
                        default=evaluasi.aturan.status.Status["TERBUKA"],
                        max_length=12,
                    ),
                ),
                (
                    "rating_hasil",
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
                    "rating_perilaku",
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
                    "predikat",
                    models.CharField(
                        blank=True,
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
                ("catatan", models.TextField(blank=True)),
                ("alasan_menyimpang", models.CharField(blank=True, max_length=500)),
                (
                    "putusan_hasil",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("di_bawah", "Di bawah ekspektasi"),
                            ("sesuai", "Sesuai ekspektasi"),
                            ("di_atas", "Di atas ekspektasi"),
                        ],
                        db_default="",
                        max_length=8,
                    ),
                ),
                (
                    "putusan_perilaku",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("di_bawah", "Di bawah ekspektasi"),
                            ("sesuai", "Sesuai ekspektasi"),
                            ("di_atas", "Di atas ekspektasi"),
                        ],
                        db_default="",
                        max_length=8,
                    ),
                ),
                (
                    "putusan_predikat",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sangat_baik", "Sangat Baik"),
                            ("baik", "Baik"),
                            ("butuh_perbaikan", "Butuh Perbaikan"),
                            ("kurang", "Kurang/misconduct"),
                            ("sangat_kurang", "Sangat Kurang"),
                        ],
                        db_default="",
                        max_length=16,
                    ),
                ),
                (
                    "capaian",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("istimewa", "Istimewa"),
                            ("baik", "Baik"),
                            ("butuh_perbaikan", "Butuh Perbaikan"),
                            ("kurang", "Kurang"),
                            ("sangat_kurang", "Sangat Kurang"),
                        ],
                        max_length=16,
                    ),
                ),
                ("capaian_tahun_lalu", models.BooleanField(default=False)),
                (
                    "saran_hasil",
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
                ("saran_alasan", models.CharField(blank=True, max_length=500)),
                ("versi", models.PositiveIntegerField(default=1)),
                ("salinan", models.JSONField(blank=True, null=True)),
                ("sidik", models.CharField(blank=True, max_length=64)),
                ("nomor_dokumen", models.CharField(blank=True, max_length=40, null=True, unique=True)),
                ("dinilai_pada", models.DateTimeField(blank=True, null=True)),
                ("ditetapkan_pada", models.DateTimeField(blank=True, null=True)),
                ("disampaikan_pada", models.DateTimeField(blank=True, null=True)),
                ("diterima_pada", models.DateTimeField(blank=True, null=True)),
                ("batas_penyerahan", models.DateField(blank=True, null=True)),
                ("batas_pengembalian", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "evaluasi",
                "verbose_name_plural": "evaluasi",
                "ordering": ["-periode_evaluasi__mulai", "id"],
                "indexes": [
                    models.Index(fields=["unit_capaian", "periode_evaluasi"], name="evaluasi_unit_periode"),
                    models.Index(fields=["penilai", "periode_evaluasi"], name="evaluasi_penilai_periode"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["terbuka", "dinilai", "ditetapkan", "disampaikan", "diterima"])
                        ),
                        name="evaluasi_status_dikenal",
                    ),
                    models.UniqueConstraint(fields=("skp", "periode_evaluasi"), name="evaluasi_satu_per_periode"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("predikat", ""),
                                models.Q(("rating_hasil", ""), ("rating_perilaku", ""), _connector="OR"),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["KURANG"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["BAIK"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["SANGAT_BAIK"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["KURANG"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["BAIK"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["BAIK"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["SANGAT_KURANG"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["BUTUH_PERBAIKAN"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["BUTUH_PERBAIKAN"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                            ),
                            _connector="OR",
                        ),
                        name="evaluasi_predikat_dari_kuadran",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("putusan_predikat", ""),
                                models.Q(("putusan_hasil", ""), ("putusan_perilaku", ""), _connector="OR"),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["KURANG"]),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["BAIK"]),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["SANGAT_BAIK"]),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["KURANG"]),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["BAIK"]),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["BAIK"]),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["SANGAT_KURANG"]),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["BUTUH_PERBAIKAN"]),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["BUTUH_PERBAIKAN"]),
                            ),
                            _connector="OR",
                        ),
                        name="evaluasi_putusan_dari_kuadran",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("putusan_predikat", ""),
                            (
                                "status__in",
                                [
                                    evaluasi.aturan.status.Status["DISAMPAIKAN"],
                                    evaluasi.aturan.status.Status["DITERIMA"],
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="evaluasi_putusan_sesudah_disampaikan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "capaian__in",
                                [
                                    "",
                                    evaluasi.aturan.capaian.Capaian["ISTIMEWA"],
                                    evaluasi.aturan.capaian.Capaian["BAIK"],
                                    evaluasi.aturan.capaian.Capaian["BUTUH_PERBAIKAN"],
                                    evaluasi.aturan.capaian.Capaian["KURANG"],
                                    evaluasi.aturan.capaian.Capaian["SANGAT_KURANG"],
                                ],
                            )
                        ),
                        name="evaluasi_capaian_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "saran_hasil__in",
                                [
                                    "",
                                    evaluasi.aturan.kuadran.Rating["DI_BAWAH"],
                                    evaluasi.aturan.kuadran.Rating["SESUAI"],
                                    evaluasi.aturan.kuadran.Rating["DI_ATAS"],
                                ],
                            )
                        ),
                        name="evaluasi_saran_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", evaluasi.aturan.status.Status["TERBUKA"]),
                            models.Q(("predikat", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evaluasi_dinilai_punya_predikat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [evaluasi.aturan.status.Status["DINILAI"], evaluasi.aturan.status.Status["TERBUKA"]],
                            ),
                            models.Q(
                                ("ditetapkan_pada__isnull", False),
                                ("salinan__isnull", False),
                                ("sidik__regex", "^[0-9a-f]{64}$"),
                                models.Q(("capaian", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="evaluasi_ditetapkan_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "status__in",
                                    [
                                        evaluasi.aturan.status.Status["DISAMPAIKAN"],
                                        evaluasi.aturan.status.Status["DITERIMA"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            ("disampaikan_pada__isnull", False),
                            _connector="OR",
                        ),
                        name="evaluasi_disampaikan_punya_waktu",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", evaluasi.aturan.status.Status["DITERIMA"]), _negated=True),
                            models.Q(
                                ("diterima_pada__gte", models.F("disampaikan_pada")), ("diterima_pada__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="evaluasi_diterima_setelah_disampaikan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TandaRhk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tanda", to="evaluasi.evaluasi"
                    ),
                ),
                (
                    "rhk",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.rhk"),
                ),
                (
                    "nilai",
                    models.CharField(
                        choices=[
                            ("di_bawah", "Di bawah ekspektasi"),
                            ("sesuai", "Sesuai ekspektasi"),
                            ("di_atas", "Di atas ekspektasi"),
                        ],
                        max_length=8,
                    ),
                ),
            ],
            options={
                "verbose_name": "tanda RHK",
                "verbose_name_plural": "tanda RHK",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nilai__in", ["di_bawah", "sesuai", "di_atas"])), name="tanda_nilai_dikenal"
                    ),
                    models.UniqueConstraint(fields=("evaluasi", "rhk"), name="tanda_satu_per_rhk"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SaldoAk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="saldo_ak", to="pegawai.pegawai"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("dasar", "AK Dasar yang diberikan"),
                            ("lama", "AK JF lama"),
                            ("penyesuaian", "AK Penyesuaian/ Penyetaraan"),
                            ("pendidikan", "AK yang diperoleh dari peningkatan pendidikan"),
                            ("lainnya", "Lainnya"),
                        ],
                        max_length=12,
                    ),
                ),
                ("nilai", models.DecimalField(decimal_places=4, max_digits=9)),
                ("jenjang", models.CharField(max_length=40)),
                ("tanggal", models.DateField()),
                ("dasar", models.CharField(max_length=300, verbose_name="dasar atau nomor surat")),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("dibatalkan_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "saldo angka kredit",
                "verbose_name_plural": "saldo angka kredit",
                "ordering": ["tanggal", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jenis__in", ["dasar", "lama", "penyesuaian", "pendidikan", "lainnya"])),
                        name="saldo_ak_jenis_dikenal",
                    ),
                    models.CheckConstraint(condition=models.Q(("nilai__gt", 0)), name="saldo_ak_positif"),
                    models.CheckConstraint(
                        condition=models.Q(("dasar", ""), _negated=True), name="saldo_ak_punya_dasar"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("dibatalkan_pada", None), ("jenis", evaluasi.models.angka_kredit.JenisSaldo["DASAR"])
                        ),
                        fields=("pegawai", "jenis", "jenjang"),
                        name="saldo_ak_dasar_sekali",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KonversiAk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                (
                    "evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="konversi_ak", to="evaluasi.evaluasi"
                    ),
                ),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="konversi_ak", to="pegawai.pegawai"
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("jenjang", models.CharField(max_length=40)),
                ("mulai", models.DateField()),
                ("selesai", models.DateField()),
                ("bulan", models.PositiveSmallIntegerField()),
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
                ("persen", models.PositiveSmallIntegerField()),
                ("koefisien", models.DecimalField(decimal_places=2, max_digits=6)),
                ("pembilang", models.PositiveBigIntegerField()),
                ("penyebut", models.PositiveIntegerField()),
                ("nomor", models.CharField(max_length=40, unique=True)),
                ("salinan", models.JSONField()),
                ("ditetapkan_pada", models.DateTimeField()),
                ("dibatalkan_pada", models.DateTimeField(blank=True, null=True)),
                ("alasan_batal", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "verbose_name": "konversi angka kredit",
                "verbose_name_plural": "konversi angka kredit",
                "ordering": ["mulai", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("predikat__in", ["sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"])
                        ),
                        name="konversi_ak_predikat_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                        ),
                        name="konversi_ak_selesai_setelah_mulai",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bulan__gte", 1), ("bulan__lte", 12)),
                        name="konversi_ak_paling_lama_setahun",
                    ),
                    models.CheckConstraint(condition=models.Q(("mulai__day", 1)), name="konversi_ak_bulan_utuh"),
                    models.CheckConstraint(
                        condition=models.Q(("pegawai", models.F("oleh")), _negated=True),
                        name="konversi_ak_bukan_oleh_diri",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "pembilang",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("bulan"), "*", models.F("persen")
                                            ),
                                            "*",
                                            models.F("koefisien"),
                                        ),
                                        "*",
                                        models.F("penyebut"),
                                    ),
                                    "/",
                                    models.Value(1200),
                                ),
                            )
                        ),
                        name="konversi_ak_menurut_rumus",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("alasan_batal", ""), ("dibatalkan_pada", None)),
                            models.Q(("dibatalkan_pada__isnull", False), models.Q(("alasan_batal", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="konversi_ak_batal_beralasan",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("dibatalkan_pada", None)),
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
                        name="konversi_ak_bulan_sekali",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PenetapanAk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="penetapan_ak", to="pegawai.pegawai"
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("jenjang", models.CharField(max_length=40)),
                ("golongan", models.CharField(max_length=8)),
                ("mulai", models.DateField()),
                ("selesai", models.DateField()),
                ("nomor", models.CharField(max_length=40, unique=True)),
                ("salinan", models.JSONField()),
                ("sidik", models.CharField(max_length=64)),
                ("ditetapkan_pada", models.DateTimeField()),
                ("dibatalkan_pada", models.DateTimeField(blank=True, null=True)),
                ("alasan_batal", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "verbose_name": "penetapan angka kredit",
                "verbose_name_plural": "penetapan angka kredit",
                "ordering": ["-ditetapkan_pada", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                        ),
                        name="penetapan_ak_selesai_setelah_mulai",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pegawai", models.F("oleh")), _negated=True),
                        name="penetapan_ak_bukan_oleh_diri",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sidik__regex", "^[0-9a-f]{64}$")), name="penetapan_ak_bersidik"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("alasan_batal", ""), ("dibatalkan_pada", None)),
                            models.Q(("dibatalkan_pada__isnull", False), models.Q(("alasan_batal", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="penetapan_ak_batal_beralasan",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("dibatalkan_pada", None)),
                        fields=("pegawai", "selesai"),
                        name="penetapan_ak_sekali_per_masa",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CapaianOrganisasi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="capaian", to="pegawai.unitkerja"
                    ),
                ),
                (
                    "periode_evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.periodeevaluasi"
                    ),
                ),
                (
                    "predikat",
                    models.CharField(
                        choices=[
                            ("istimewa", "Istimewa"),
                            ("baik", "Baik"),
                            ("butuh_perbaikan", "Butuh Perbaikan"),
                            ("kurang", "Kurang"),
                            ("sangat_kurang", "Sangat Kurang"),
                        ],
                        max_length=16,
                    ),
                ),
                ("dasar", models.CharField(max_length=300, verbose_name="dasar atau nomor keputusan")),
                ("ditetapkan_oleh", models.CharField(max_length=200, verbose_name="pejabat yang menetapkan")),
                ("tanggal", models.DateField(verbose_name="tanggal penetapan")),
                (
                    "direkam_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("versi", models.PositiveIntegerField(default=1)),
                ("diubah_pada", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name": "capaian organisasi",
                "verbose_name_plural": "capaian organisasi",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("predikat__in", ["istimewa", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"])
                        ),
                        name="capaian_predikat_dikenal",
                    ),
                    models.UniqueConstraint(fields=("unit", "periode_evaluasi"), name="capaian_satu_per_unit_periode"),
                    models.CheckConstraint(
                        condition=models.Q(("dasar", ""), _negated=True), name="capaian_punya_dasar"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Keberatan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                (
                    "evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="keberatan", to="evaluasi.evaluasi"
                    ),
                ),
                (
                    "pemutus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("menunggu_izin", "Menunggu izin terlambat"),
                            ("diajukan", "Diperiksa"),
                            ("diputus", "Diputus"),
                            ("dicabut", "Dicabut"),
                            ("ditolak", "Tidak diterima, lewat waktu"),
                        ],
                        max_length=16,
                    ),
                ),
                ("bagian", models.JSONField()),
                ("alasan", models.TextField()),
                ("alasan_terlambat", models.CharField(blank=True, max_length=500)),
                (
                    "diizinkan_oleh",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.pegawai",
                    ),
                ),
                ("catatan_izin", models.CharField(blank=True, max_length=500)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("diajukan_pada", models.DateTimeField(blank=True, null=True)),
                ("batas_putusan", models.DateField(blank=True, null=True)),
                (
                    "keputusan",
                    models.CharField(
                        blank=True,
                        choices=[("menguatkan", "Menguatkan hasil evaluasi"), ("mengubah", "Mengubah hasil evaluasi")],
                        max_length=12,
                    ),
                ),
                ("rekomendasi", models.TextField(blank=True)),
                ("diputus_pada", models.DateTimeField(blank=True, null=True)),
                ("nomor", models.CharField(blank=True, max_length=40, null=True, unique=True)),
                ("salinan", models.JSONField(blank=True, null=True)),
                ("sidik", models.CharField(blank=True, max_length=64)),
                ("berakhir_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "keberatan",
                "verbose_name_plural": "keberatan",
                "ordering": ["-dibuat_pada", "-id"],
                "permissions": [("periksa_keberatan", "Membantu memeriksa keberatan")],
                "indexes": [models.Index(fields=["pemutus", "status"], name="keberatan_pemutus_status")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["menunggu_izin", "diajukan", "diputus", "dicabut", "ditolak"])
                        ),
                        name="keberatan_status_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "keputusan__in",
                                [
                                    "",
                                    evaluasi.aturan.keberatan.Keputusan["MENGUATKAN"],
                                    evaluasi.aturan.keberatan.Keputusan["MENGUBAH"],
                                ],
                            )
                        ),
                        name="keberatan_keputusan_dikenal",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    evaluasi.aturan.keberatan.Status["DICABUT"],
                                    evaluasi.aturan.keberatan.Status["DITOLAK"],
                                ],
                            ),
                            _negated=True,
                        ),
                        fields=("evaluasi",),
                        name="keberatan_satu_per_hasil",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True), name="keberatan_beralasan"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", evaluasi.aturan.keberatan.Status["MENUNGGU_IZIN"]), _negated=True),
                            models.Q(("alasan_terlambat", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="keberatan_terlambat_beralasan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("diajukan_pada", None),
                            models.Q(("alasan_terlambat", ""), ("diizinkan_oleh", None)),
                            models.Q(
                                models.Q(("alasan_terlambat", ""), _negated=True), ("diizinkan_oleh__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="keberatan_terlambat_orang_kedua",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "status__in",
                                    [
                                        evaluasi.aturan.keberatan.Status["DIAJUKAN"],
                                        evaluasi.aturan.keberatan.Status["DIPUTUS"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(("batas_putusan__isnull", False), ("diajukan_pada__isnull", False)),
                            _connector="OR",
                        ),
                        name="keberatan_diterima_punya_batas",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status", evaluasi.aturan.keberatan.Status["DIPUTUS"]),
                                ("diputus_pada__isnull", False),
                                ("salinan__isnull", False),
                                ("sidik__regex", "^[0-9a-f]{64}$"),
                                models.Q(("keputusan", ""), _negated=True),
                                models.Q(("rekomendasi", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", evaluasi.aturan.keberatan.Status["DIPUTUS"]), _negated=True),
                                ("diputus_pada", None),
                                ("keputusan", ""),
                                ("nomor", None),
                                ("salinan", None),
                            ),
                            _connector="OR",
                        ),
                        name="keberatan_diputus_lengkap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("diizinkan_oleh", None),
                            models.Q(("diizinkan_oleh", models.F("pemutus")), _negated=True),
                            _connector="OR",
                        ),
                        name="keberatan_izin_bukan_pemutus",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KeberatanUserObjectPermission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("permission", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
                (
                    "content_object",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="evaluasi.keberatan"),
                ),
            ],
            options={
                "abstract": False,
                "unique_together": {("user", "permission", "content_object")},
            },
        ),
        migrations.CreateModel(
            name="KeteranganKeberatan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "keberatan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="keterangan", to="evaluasi.keberatan"
                    ),
                ),
                (
                    "pihak",
                    models.CharField(
                        choices=[("pegawai", "Keterangan pegawai"), ("penilai", "Penjelasan pejabat penilai kinerja")],
                        max_length=8,
                    ),
                ),
                ("isi", models.TextField()),
                ("lisan", models.BooleanField(default=False)),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("dicatat_pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "keterangan keberatan",
                "verbose_name_plural": "keterangan keberatan",
                "ordering": ["dicatat_pada", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pihak__in", ["pegawai", "penilai"])), name="keterangan_pihak_dikenal"
                    ),
                    models.CheckConstraint(condition=models.Q(("isi", ""), _negated=True), name="keterangan_berisi"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HasilDisepakati",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "skp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hasil_disepakati", to="skp_app.skp"
                    ),
                ),
                (
                    "periode_evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.periodeevaluasi"
                    ),
                ),
                (
                    "evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dipakai_lagi", to="evaluasi.evaluasi"
                    ),
                ),
                ("diusulkan_pada", models.DateTimeField(auto_now_add=True)),
                ("disetujui_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "hasil yang disepakati",
                "verbose_name_plural": "hasil yang disepakati",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("skp", "periode_evaluasi"), name="disepakati_satu_per_periode")
                ],
            },
        ),
        migrations.CreateModel(
            name="SebaranUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sebaran", to="pegawai.unitkerja"
                    ),
                ),
                (
                    "periode_evaluasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.periodeevaluasi"
                    ),
                ),
                (
                    "capaian",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("istimewa", "Istimewa"),
                            ("baik", "Baik"),
                            ("butuh_perbaikan", "Butuh Perbaikan"),
                            ("kurang", "Kurang"),
                            ("sangat_kurang", "Sangat Kurang"),
                        ],
                        max_length=16,
                    ),
                ),
                ("jumlah", models.JSONField(default=dict)),
                ("belum_dinilai", models.PositiveIntegerField(default=0)),
                ("bendera", models.JSONField(default=list)),
                ("masukan", models.JSONField(default=dict)),
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
                ("dihitung_pada", models.DateTimeField()),
            ],
            options={
                "verbose_name": "sebaran predikat unit",
                "verbose_name_plural": "sebaran predikat unit",
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "periode_evaluasi"), name="sebaran_satu_per_unit_periode")
                ],
            },
        ),
    ]
