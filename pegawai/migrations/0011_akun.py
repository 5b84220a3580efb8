"""Sessions with their owner, second factors, single sign-on, new passwords by mail, and who read what of whom."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import pegawai.models.kode
import pegawai.models.usulan_ketentuan
from pegawai import acuan


def isi(apps, _editor):
    acuan.muat(apps.get_model("pegawai", "Ketentuan"), apps.get_model("pegawai", "HariLibur"))


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0010_id_siasn"),
    ]

    operations = [
        migrations.AddField(
            model_name="pengguna",
            name="faktor_diminta_pada",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="pengguna",
            name="surel_teruji",
            field=models.EmailField(blank=True, db_default="", default="", max_length=254),
        ),
        migrations.CreateModel(
            name="AplikasiKode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rahasia", models.TextField()),
                ("aktif_pada", models.DateTimeField(null=True)),
                ("langkah_terakhir", models.BigIntegerField(default=0)),
                ("gagal", models.PositiveIntegerField(default=0)),
                ("ditahan_sampai", models.DateTimeField(null=True)),
                (
                    "pengguna",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aplikasi_kode",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "aplikasi autentikator",
                "verbose_name_plural": "aplikasi autentikator",
            },
        ),
        migrations.CreateModel(
            name="KodePemulihan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sidik", models.CharField(max_length=64, unique=True)),
                (
                    "pengguna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kode_pemulihan",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "kode pemulihan",
                "verbose_name_plural": "kode pemulihan",
            },
        ),
        migrations.CreateModel(
            name="KunciSandi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kode",
                    models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
                ),
                ("nama", models.CharField(max_length=60)),
                ("sidik_kredensial", models.CharField(max_length=64, unique=True)),
                ("kredensial", models.BinaryField()),
                ("hitungan", models.BigIntegerField(default=0)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                ("dipakai_pada", models.DateTimeField(null=True)),
                (
                    "pengguna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kunci_sandi",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "kunci sandi",
                "verbose_name_plural": "kunci sandi",
                "ordering": ["dibuat_pada", "id"],
            },
        ),
        migrations.CreateModel(
            name="Sesi",
            fields=[
                (
                    "session_key",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="session key"),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                (
                    "kode",
                    models.CharField(
                        db_index=True, default=pegawai.models.kode.kode_acak, editable=False, max_length=16
                    ),
                ),
                ("perangkat", models.CharField(blank=True, max_length=60)),
                ("jaringan", models.CharField(blank=True, max_length=45)),
                ("mulai", models.DateTimeField()),
                ("terakhir", models.DateTimeField()),
                (
                    "pengguna",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sesi",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "sesi",
                "verbose_name_plural": "sesi",
            },
        ),
        migrations.CreateModel(
            name="SuratTertutup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "jenis",
                    models.CharField(
                        choices=[("sandi", "Tautan kata sandi baru"), ("surel", "Tautan uji surel")], max_length=8
                    ),
                ),
                ("isi", models.TextField()),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "surat tertutup",
                "verbose_name_plural": "surat tertutup",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jenis__in", ["sandi", "surel"])), name="surat_tertutup_jenis_dikenal"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TautanSandi",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sidik", models.CharField(max_length=64, unique=True)),
                ("berlaku_sampai", models.DateTimeField()),
                (
                    "pengguna",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tautan_sandi",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "tautan kata sandi",
                "verbose_name_plural": "tautan kata sandi",
            },
        ),
        migrations.CreateModel(
            name="IdentitasLuar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("penerbit", models.CharField(max_length=255)),
                ("subjek", models.CharField(max_length=255)),
                ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                (
                    "pengguna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identitas_luar",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "identitas luar",
                "verbose_name_plural": "identitas luar",
                "constraints": [
                    models.UniqueConstraint(fields=("penerbit", "subjek"), name="identitas_luar_satu_akun"),
                    models.UniqueConstraint(fields=("pengguna", "penerbit"), name="identitas_luar_satu_tiap_penerbit"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pembacaan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("data", "Data kepegawaian"),
                            ("skp", "SKP"),
                            ("hasil", "Hasil evaluasi kinerja"),
                            ("keberatan", "Keberatan"),
                            ("bukti", "Bukti dukung"),
                            ("dokumen", "Dokumen PDF"),
                            ("cetak", "Cetak massal dokumen"),
                        ],
                        max_length=10,
                    ),
                ),
                ("hari", models.DateField()),
                ("pada", models.DateTimeField()),
                (
                    "sebagai",
                    models.CharField(
                        choices=[
                            ("penilai", "Pejabat penilai"),
                            ("atasan_penilai", "Atasan pejabat penilai"),
                            ("bkd", "Pengelola kepegawaian (BKD)"),
                            ("mandat", "Pengelola kinerja atau auditor unit"),
                            ("lain", "Berhak karena tugas"),
                        ],
                        max_length=16,
                    ),
                ),
                ("keperluan", models.CharField(blank=True, max_length=200)),
                (
                    "pembaca",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
                    ),
                ),
                (
                    "pemilik",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pembacaan", to="pegawai.pegawai"
                    ),
                ),
            ],
            options={
                "verbose_name": "pembacaan",
                "verbose_name_plural": "pembacaan",
                "ordering": ["-hari", "-id"],
                "indexes": [models.Index(fields=["pembaca", "hari"], name="pembacaan_oleh")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("jenis__in", ["data", "skp", "hasil", "keberatan", "bukti", "dokumen", "cetak"])
                        ),
                        name="pembacaan_jenis_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sebagai__in", ["penilai", "atasan_penilai", "bkd", "mandat", "lain"])),
                        name="pembacaan_sebagai_dikenal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pembaca", models.F("pemilik")), _negated=True),
                        name="pembacaan_milik_orang_lain",
                    ),
                    models.UniqueConstraint(
                        fields=("pemilik", "hari", "pembaca", "jenis"), name="pembacaan_sekali_sehari"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PemulihanFaktor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pemulihan_faktor",
                        to="pegawai.pegawai",
                    ),
                ),
            ],
            options={
                "verbose_name": "pemulihan faktor kedua",
                "verbose_name_plural": "pemulihan faktor kedua",
                "ordering": ["-diusulkan_pada", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["menunggu", "disetujui", "ditolak", "ditarik"])),
                        name="pemulihan_faktor_status_dikenal",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", pegawai.models.usulan_ketentuan.StatusUsulan["MENUNGGU"])),
                        fields=("pegawai",),
                        name="pemulihan_faktor_satu_menunggu",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True), name="pemulihan_faktor_beralasan"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status", pegawai.models.usulan_ketentuan.StatusUsulan["DISETUJUI"]), _negated=True
                            ),
                            models.Q(("diputus_oleh", models.F("diusulkan_oleh")), _negated=True),
                            _connector="OR",
                        ),
                        name="pemulihan_faktor_orang_kedua",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status", pegawai.models.usulan_ketentuan.StatusUsulan["DISETUJUI"]), _negated=True
                            ),
                            models.Q(("diputus_oleh", models.F("pegawai")), _negated=True),
                            _connector="OR",
                        ),
                        name="pemulihan_faktor_bukan_diri_sendiri",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PerangkatDikenal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sidik", models.CharField(max_length=64)),
                ("terakhir_pada", models.DateTimeField()),
                (
                    "pengguna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="perangkat_dikenal",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "perangkat dikenal",
                "verbose_name_plural": "perangkat dikenal",
                "constraints": [models.UniqueConstraint(fields=("pengguna", "sidik"), name="perangkat_dikenal_sekali")],
            },
        ),
        # Going back keeps the rows: an installation may have corrected them.
        migrations.RunPython(isi, migrations.RunPython.noop),
    ]
