"""Every table of this room. It stands for the steps in which they came to be, also where those were applied."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import pegawai.aturan.kepegawaian
import pegawai.aturan.surel
import pegawai.models.jabatan
import pegawai.models.kode
import pegawai.models.pekerjaan


class Migration(migrations.Migration):
    replaces = [
        ("pegawai", "0001_initial"),
        ("pegawai", "0004_asn_wajib_ber_nip"),
        ("pegawai", "0005_tidak_wajib_skp"),
        ("pegawai", "0006_perjanjian_dan_aktivasi"),
        ("pegawai", "0007_instansi_daerah"),
        ("pegawai", "0009_surel_dan_kalender"),
        ("pegawai", "0013_pimpinan_unit_kepegawaian"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnitKerja",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                (
                    "kode_unor",
                    models.CharField(blank=True, max_length=64, null=True, unique=True, verbose_name="id unor SIASN"),
                ),
                ("nama", models.CharField(max_length=255)),
                (
                    "induk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anak",
                        to="pegawai.unitkerja",
                    ),
                ),
                ("jalur", models.CharField(editable=False, max_length=255, unique=True)),
                ("mandiri", models.BooleanField(default=False, verbose_name="unit kerja mandiri")),
                ("daerah", models.BooleanField(db_default=False, default=False, verbose_name="instansi daerah")),
                ("unit_cetak", models.BooleanField(default=True, verbose_name="tercetak sebagai UNIT KERJA")),
                ("tempat", models.CharField(blank=True, max_length=80, verbose_name="tempat penandatanganan")),
                ("mulai", models.DateField(blank=True, null=True)),
                ("selesai", models.DateField(blank=True, null=True)),
                ("versi", models.PositiveIntegerField(db_default=1, default=1)),
            ],
            options={
                "verbose_name": "unit kerja",
                "verbose_name_plural": "unit kerja",
                "ordering": ["jalur"],
                "permissions": [("kelola_kinerja", "Pengelola kinerja unit"), ("awasi_kinerja", "Auditor unit")],
                "indexes": [
                    models.Index(fields=["jalur"], name="unit_jalur_awalan", opclasses=["varchar_pattern_ops"])
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                        ),
                        name="unit_selesai_setelah_mulai",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("induk", models.F("id")), _negated=True), name="unit_bukan_induk_sendiri"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("daerah", False), ("induk", None), _connector="OR"),
                        name="unit_daerah_di_puncak",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitKerjaGroupObjectPermission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("permission", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission")),
                ("group", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.group")),
                (
                    "content_object",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="pegawai.unitkerja"),
                ),
            ],
            options={
                "abstract": False,
                "unique_together": {("group", "permission", "content_object")},
            },
        ),
        migrations.CreateModel(
            name="Jabatan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nama", models.CharField(max_length=255)),
                (
                    "jenis",
                    models.CharField(
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
                ("jenjang", models.CharField(blank=True, max_length=40)),
                ("kelas", models.PositiveSmallIntegerField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "jabatan",
                "verbose_name_plural": "jabatan",
                "ordering": ["nama"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "jenis__in",
                                [
                                    "pejabat_negara",
                                    "jpt_utama",
                                    "jpt_madya",
                                    "jpt_pratama",
                                    "administrator",
                                    "pengawas",
                                    "pelaksana",
                                    "jf_keahlian",
                                    "jf_keterampilan",
                                ],
                            )
                        ),
                        name="jabatan_jenis_dikenal",
                    ),
                    models.UniqueConstraint(fields=("nama", "jenis"), name="jabatan_satu_nama"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ketentuan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kunci", models.CharField(max_length=60)),
                ("nilai", models.JSONField()),
                ("mulai", models.DateField()),
                ("sumber", models.CharField(max_length=300)),
            ],
            options={
                "verbose_name": "ketentuan",
                "verbose_name_plural": "ketentuan",
                "ordering": ["kunci", "mulai"],
                "constraints": [models.UniqueConstraint(fields=("kunci", "mulai"), name="ketentuan_satu_per_tanggal")],
            },
        ),
        migrations.CreateModel(
            name="HariLibur",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tanggal", models.DateField(unique=True)),
                ("nama", models.CharField(max_length=120)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("nasional", "Libur nasional"),
                            ("cuti_bersama", "Cuti bersama"),
                            ("daerah", "Libur daerah"),
                        ],
                        max_length=12,
                    ),
                ),
                ("sumber", models.CharField(max_length=200)),
            ],
            options={
                "verbose_name": "hari libur",
                "verbose_name_plural": "hari libur",
                "ordering": ["tanggal"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jenis__in", ["nasional", "cuti_bersama", "daerah"])),
                        name="libur_jenis_dikenal",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Pengguna",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                ("masuk", models.CharField(max_length=32, unique=True, verbose_name="NIP atau nama masuk")),
                ("is_active", models.BooleanField(default=True, verbose_name="aktif")),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "pengguna",
                "verbose_name_plural": "pengguna",
            },
        ),
        migrations.CreateModel(
            name="Pegawai",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                (
                    "pengguna",
                    models.OneToOneField(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("nip", models.CharField(blank=True, max_length=18, null=True, unique=True, verbose_name="NIP")),
                ("nama", models.CharField(max_length=150)),
                ("gelar_depan", models.CharField(blank=True, max_length=50)),
                ("gelar_belakang", models.CharField(blank=True, max_length=50)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("pns", "PNS"),
                            ("cpns", "CPNS"),
                            ("pppk", "PPPK"),
                            ("pppk_paruh_waktu", "PPPK paruh waktu"),
                            ("non_asn", "Pejabat negara (bukan ASN)"),
                        ],
                        max_length=20,
                    ),
                ),
                ("golongan", models.CharField(blank=True, max_length=8)),
                ("surel", models.EmailField(blank=True, max_length=254)),
                (
                    "cara_surel",
                    models.CharField(
                        choices=[
                            ("langsung", "Langsung, satu surel setiap kabar"),
                            ("harian", "Ringkasan harian, satu surel setiap pagi"),
                            ("mingguan", "Ringkasan mingguan, satu surel setiap Senin pagi"),
                            ("tidak", "Hanya di aplikasi"),
                        ],
                        db_default=pegawai.aturan.surel.CaraSurel["LANGSUNG"],
                        default=pegawai.aturan.surel.CaraSurel["LANGSUNG"],
                        max_length=10,
                    ),
                ),
                (
                    "nomor_perjanjian",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=100, verbose_name="nomor perjanjian kerja"
                    ),
                ),
                ("kontrak_mulai", models.DateField(blank=True, null=True, verbose_name="awal perjanjian kerja")),
                ("kontrak_selesai", models.DateField(blank=True, null=True, verbose_name="akhir perjanjian kerja")),
                ("versi", models.PositiveIntegerField(db_default=1, default=1)),
            ],
            options={
                "verbose_name": "pegawai",
                "verbose_name_plural": "pegawai",
                "ordering": ["nama", "id"],
                "permissions": [
                    ("kelola_instansi", "Pengelola kepegawaian instansi (BKD)"),
                    ("pimpin_kepegawaian", "Pimpinan unit kerja yang membidangi pengelolaan kepegawaian"),
                ],
                "indexes": [models.Index(fields=["nama"], name="pegawai_nama")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jenis__in", ["pns", "cpns", "pppk", "pppk_paruh_waktu", "non_asn"])),
                        name="pegawai_jenis_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cara_surel__in", ["langsung", "harian", "mingguan", "tidak"])),
                        name="pegawai_cara_surel_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kontrak_selesai__isnull", True),
                            ("kontrak_selesai__gte", models.F("kontrak_mulai")),
                            _connector="OR",
                        ),
                        name="pegawai_kontrak_berurut",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nip__isnull", False), ("nip__regex", "^[0-9]{18}$")),
                            models.Q(
                                ("jenis", pegawai.aturan.kepegawaian.JenisPegawai["NON_ASN"]), ("nip__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="pegawai_nip_18_angka",
                        violation_error_message="NIP harus 18 angka; hanya pejabat negara yang boleh tanpa NIP.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitKerjaUserObjectPermission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("permission", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
                (
                    "content_object",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="pegawai.unitkerja"),
                ),
            ],
            options={
                "abstract": False,
                "unique_together": {("user", "permission", "content_object")},
            },
        ),
        migrations.CreateModel(
            name="Penempatan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="penempatan", to="pegawai.pegawai"
                    ),
                ),
                ("jabatan", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="pegawai.jabatan")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="penempatan", to="pegawai.unitkerja"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[("definitif", "Definitif"), ("plt", "Plt."), ("plh", "Plh.")],
                        default=pegawai.aturan.kepegawaian.JenisPenempatan["DEFINITIF"],
                        max_length=10,
                    ),
                ),
                ("memimpin", models.BooleanField(default=False, verbose_name="memimpin unit")),
                ("mulai", models.DateField()),
                ("selesai", models.DateField(blank=True, null=True)),
                (
                    "penilai_ditunjuk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pegawai.penempatan",
                    ),
                ),
                ("nama_unit_cetak", models.CharField(blank=True, max_length=255)),
            ],
            options={
                "verbose_name": "penempatan",
                "verbose_name_plural": "penempatan",
                "ordering": ["mulai", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jenis__in", ["definitif", "plt", "plh"])), name="penempatan_jenis_dikenal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                        ),
                        name="penempatan_selesai_setelah_mulai",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("jenis", pegawai.aturan.kepegawaian.JenisPenempatan["DEFINITIF"])),
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
                        name="penempatan_satu_definitif",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(
                            ("jenis", pegawai.aturan.kepegawaian.JenisPenempatan["DEFINITIF"]), ("memimpin", True)
                        ),
                        expressions=[
                            (pegawai.models.jabatan.Titik(models.F("unit_id")), "&&"),
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
                        name="penempatan_satu_kepala_unit",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BebasSkp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bebas_skp", to="pegawai.pegawai"
                    ),
                ),
                (
                    "alasan",
                    models.CharField(
                        choices=[
                            ("pejabat_negara", "Pejabat negara atau pimpinan/anggota lembaga nonstruktural"),
                            ("diberhentikan_sementara", "Diberhentikan sementara"),
                            ("cltn", "Cuti di luar tanggungan negara"),
                            ("mpp", "Masa persiapan pensiun"),
                        ],
                        max_length=24,
                    ),
                ),
                ("dasar", models.CharField(blank=True, max_length=200, verbose_name="nomor surat keputusan")),
                ("mulai", models.DateField()),
                ("selesai", models.DateField(blank=True, null=True)),
                (
                    "dicatat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("dicatat_pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "tidak wajib SKP",
                "verbose_name_plural": "tidak wajib SKP",
                "ordering": ["mulai", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("alasan__in", ["pejabat_negara", "diberhentikan_sementara", "cltn", "mpp"])
                        ),
                        name="bebas_alasan_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("selesai__isnull", True), ("selesai__gte", models.F("mulai")), _connector="OR"
                        ),
                        name="bebas_selesai_setelah_mulai",
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
                        name="bebas_tidak_tumpang_tindih",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Jejak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nomor", models.BigIntegerField(unique=True)),
                ("objek_jenis", models.CharField(max_length=40)),
                ("objek_id", models.BigIntegerField()),
                ("kata_kerja", models.CharField(max_length=40)),
                (
                    "oleh",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("sebagai", models.CharField(blank=True, max_length=40)),
                ("dari", models.CharField(blank=True, max_length=40)),
                ("ke", models.CharField(blank=True, max_length=40)),
                ("data", models.JSONField(default=dict)),
                ("pada", models.DateTimeField()),
                ("sidik_sebelum", models.CharField(max_length=64, unique=True)),
                ("sidik", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "verbose_name": "jejak",
                "verbose_name_plural": "jejak",
                "ordering": ["nomor"],
                "indexes": [models.Index(fields=["objek_jenis", "objek_id"], name="jejak_objek")],
            },
        ),
        migrations.CreateModel(
            name="LanggananKalender",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pegawai",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="langganan_kalender",
                        to="pegawai.pegawai",
                    ),
                ),
                ("sidik", models.CharField(max_length=64, unique=True)),
                ("dibuat_pada", models.DateTimeField()),
                ("dibaca_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "langganan kalender",
                "verbose_name_plural": "langganan kalender",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sidik__regex", "^[0-9a-f]{64}$")), name="kalender_hanya_sidik"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Pekerjaan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                ("tugas", models.CharField(max_length=80)),
                ("kunci", models.CharField(max_length=160)),
                ("judul", models.CharField(max_length=200)),
                (
                    "peminta",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                ("masukan", models.JSONField(default=dict)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("antre", "Antre"),
                            ("jalan", "Berjalan"),
                            ("selesai", "Selesai"),
                            ("gagal", "Gagal"),
                            ("dibatalkan", "Dibatalkan"),
                        ],
                        default=pegawai.models.pekerjaan.StatusPekerjaan["ANTRE"],
                        max_length=12,
                    ),
                ),
                ("selesai_bagian", models.PositiveIntegerField(default=0)),
                ("jumlah_bagian", models.PositiveIntegerField(default=0)),
                ("hasil", models.JSONField(default=dict)),
                ("galat", models.CharField(blank=True, max_length=500)),
                ("percobaan", models.PositiveSmallIntegerField(default=0)),
                ("sewa_sampai", models.DateTimeField(blank=True, null=True)),
                ("ulangi", models.BooleanField(default=False)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("berakhir_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "pekerjaan",
                "verbose_name_plural": "pekerjaan",
                "ordering": ["-dibuat_pada", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["antre", "jalan", "selesai", "gagal", "dibatalkan"])),
                        name="pekerjaan_status_dikenal",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    pegawai.models.pekerjaan.StatusPekerjaan["ANTRE"],
                                    pegawai.models.pekerjaan.StatusPekerjaan["JALAN"],
                                ],
                            )
                        ),
                        fields=("tugas", "kunci"),
                        name="pekerjaan_satu_yang_terbuka",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("selesai_bagian__lte", models.F("jumlah_bagian"))),
                        name="pekerjaan_tidak_lebih_dari_semua",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pemberitahuan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "penerima",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pemberitahuan", to="pegawai.pegawai"
                    ),
                ),
                ("kunci", models.CharField(max_length=120)),
                ("judul", models.CharField(max_length=160)),
                ("isi", models.CharField(blank=True, max_length=500)),
                ("tautan", models.CharField(blank=True, max_length=200)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("dibaca_pada", models.DateTimeField(blank=True, null=True)),
                ("dikirim_pada", models.DateTimeField(blank=True, null=True)),
                ("percobaan", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "verbose_name": "pemberitahuan",
                "verbose_name_plural": "pemberitahuan",
                "ordering": ["-dibuat_pada", "-id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("dikirim_pada__isnull", True)), fields=["id"], name="pemberitahuan_antre"
                    ),
                    models.Index(
                        condition=models.Q(("dibaca_pada__isnull", True)),
                        fields=["penerima"],
                        name="pemberitahuan_baru",
                    ),
                ],
                "constraints": [models.UniqueConstraint(fields=("penerima", "kunci"), name="pemberitahuan_sekali")],
            },
        ),
        migrations.CreateModel(
            name="KodeAktivasi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pengguna",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kode_aktivasi",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("sidik", models.CharField(max_length=64)),
                ("berlaku_sampai", models.DateTimeField()),
            ],
            options={
                "verbose_name": "kode aktivasi",
                "verbose_name_plural": "kode aktivasi",
            },
        ),
    ]
