"""Feedback of many: on an RHK too, from outsiders, asked for, replied to, corrected by a new line, scheduled."""

import django.db.models.deletion
from django.db import migrations, models

import pegawai.models.kode
import skp_app.aturan.berakhlak
import skp_app.aturan.umpan_balik


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0007_instansi_daerah"),
        ("skp_app", "0010_katalog_awal"),
    ]

    operations = [
        migrations.CreateModel(
            name="JadwalUmpanBalik",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("diusulkan_pada", models.DateTimeField(auto_now_add=True)),
                ("disepakati", models.BooleanField(blank=True, null=True)),
                ("dijawab_pada", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "jadwal umpan balik",
                "verbose_name_plural": "jadwal umpan balik",
                "ordering": ["-diusulkan_pada", "-id"],
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
            },
        ),
        migrations.CreateModel(
            name="TanggapanUmpanBalik",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "jenis",
                    models.CharField(
                        choices=[("terima_kasih", "Terima kasih"), ("tanggapan", "Tanggapan")], max_length=12
                    ),
                ),
                ("isi", models.CharField(blank=True, max_length=500)),
                ("dikirim_pada", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "tanggapan umpan balik",
                "verbose_name_plural": "tanggapan umpan balik",
            },
        ),
        migrations.RemoveConstraint(
            model_name="umpanbalik",
            name="umpan_balik_satu_sasaran",
        ),
        migrations.AddField(
            model_name="umpanbalik",
            name="alasan_hubungan",
            field=models.CharField(blank=True, db_default="", max_length=300),
        ),
        migrations.AddField(
            model_name="umpanbalik",
            name="bentuk",
            field=models.CharField(
                choices=[("berkala", "Berkala"), ("insidentil", "Insidentil")],
                db_default="insidentil",
                default=skp_app.aturan.umpan_balik.Bentuk["INSIDENTIL"],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="umpanbalik",
            name="cara",
            field=models.CharField(
                choices=[("langsung", "Langsung (tatap muka)"), ("tidak_langsung", "Tidak langsung (lewat media)")],
                db_default="tidak_langsung",
                default=skp_app.aturan.umpan_balik.Cara["TIDAK_LANGSUNG"],
                max_length=16,
            ),
        ),
        migrations.AddField(
            model_name="umpanbalik",
            name="jalur",
            field=models.CharField(
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
        migrations.AddField(
            model_name="umpanbalik",
            name="menggantikan",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="pengganti",
                to="skp_app.umpanbalik",
            ),
        ),
        migrations.AddField(
            model_name="umpanbalik",
            name="nama_pemberi",
            field=models.CharField(blank=True, db_default="", max_length=160),
        ),
        migrations.AddField(
            model_name="umpanbalik",
            name="rhk",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="umpan_balik",
                to="skp_app.rhk",
            ),
        ),
        migrations.AddField(
            model_name="umpanbalik",
            name="saran",
            field=models.CharField(blank=True, db_default="", max_length=500),
        ),
        migrations.AlterField(
            model_name="umpanbalik",
            name="pemberi",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="pegawai.pegawai",
            ),
        ),
        migrations.AddField(
            model_name="jadwalumpanbalik",
            name="dijawab_oleh",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="pegawai.pegawai",
            ),
        ),
        migrations.AddField(
            model_name="jadwalumpanbalik",
            name="diusulkan_oleh",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
            ),
        ),
        migrations.AddField(
            model_name="jadwalumpanbalik",
            name="skp",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="jadwal_umpan_balik", to="skp_app.skp"
            ),
        ),
        migrations.AddField(
            model_name="permintaanumpanbalik",
            name="iki",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.iki"
            ),
        ),
        migrations.AddField(
            model_name="permintaanumpanbalik",
            name="kepada",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="permintaan_umpan_balik",
                to="pegawai.pegawai",
            ),
        ),
        migrations.AddField(
            model_name="permintaanumpanbalik",
            name="periode_evaluasi",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.periodeevaluasi"
            ),
        ),
        migrations.AddField(
            model_name="permintaanumpanbalik",
            name="rhk",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="skp_app.rhk"
            ),
        ),
        migrations.AddField(
            model_name="permintaanumpanbalik",
            name="skp",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="permintaan_umpan_balik", to="skp_app.skp"
            ),
        ),
        migrations.AddField(
            model_name="umpanbalik",
            name="permintaan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="jawaban",
                to="skp_app.permintaanumpanbalik",
            ),
        ),
        migrations.AddIndex(
            model_name="umpanbalik",
            index=models.Index(fields=["pemberi", "-dikirim_pada"], name="umpan_balik_pemberi"),
        ),
        migrations.AddConstraint(
            model_name="umpanbalik",
            constraint=models.CheckConstraint(
                condition=models.Q(("bentuk__in", ["berkala", "insidentil"])), name="umpan_balik_bentuk_dikenal"
            ),
        ),
        migrations.AddConstraint(
            model_name="umpanbalik",
            constraint=models.CheckConstraint(
                condition=models.Q(("cara__in", ["langsung", "tidak_langsung"])), name="umpan_balik_cara_dikenal"
            ),
        ),
        migrations.AddConstraint(
            model_name="umpanbalik",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="umpanbalik",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "jalur__in",
                            [skp_app.aturan.umpan_balik.Jalur["SENDIRI"], skp_app.aturan.umpan_balik.Jalur["DICATAT"]],
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
        ),
        migrations.AddConstraint(
            model_name="umpanbalik",
            constraint=models.CheckConstraint(
                condition=models.Q(("menggantikan", models.F("id")), _negated=True),
                name="umpan_balik_tidak_menggantikan_diri",
            ),
        ),
        migrations.AddConstraint(
            model_name="umpanbalik",
            constraint=models.UniqueConstraint(
                condition=models.Q(("menggantikan__isnull", True)),
                fields=("permintaan",),
                name="umpan_balik_satu_jawaban",
            ),
        ),
        migrations.AddField(
            model_name="tanggapanumpanbalik",
            name="oleh",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pegawai.pegawai"
            ),
        ),
        migrations.AddField(
            model_name="tanggapanumpanbalik",
            name="umpan_balik",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="tanggapan", to="skp_app.umpanbalik"
            ),
        ),
        migrations.AddConstraint(
            model_name="jadwalumpanbalik",
            constraint=models.CheckConstraint(
                condition=models.Q(("irama__in", ["bulanan", "triwulanan", "semesteran"])),
                name="jadwal_umpan_irama_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="jadwalumpanbalik",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("dijawab_oleh__isnull", True), ("dijawab_pada__isnull", True), ("disepakati__isnull", True)
                    ),
                    models.Q(
                        ("dijawab_oleh__isnull", False), ("dijawab_pada__isnull", False), ("disepakati__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="jadwal_umpan_jawaban_lengkap",
            ),
        ),
        migrations.AddConstraint(
            model_name="jadwalumpanbalik",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dijawab_oleh__isnull", True),
                    models.Q(("dijawab_oleh", models.F("diusulkan_oleh")), _negated=True),
                    _connector="OR",
                ),
                name="jadwal_umpan_dijawab_pihak_lain",
            ),
        ),
        migrations.AddConstraint(
            model_name="jadwalumpanbalik",
            constraint=models.UniqueConstraint(
                condition=models.Q(("disepakati__isnull", True)), fields=("skp",), name="jadwal_umpan_satu_usul"
            ),
        ),
        migrations.AddIndex(
            model_name="permintaanumpanbalik",
            index=models.Index(fields=["kepada", "status"], name="permintaan_umpan_kepada"),
        ),
        migrations.AddIndex(
            model_name="permintaanumpanbalik",
            index=models.Index(fields=["skp"], name="permintaan_umpan_skp"),
        ),
        migrations.AddConstraint(
            model_name="permintaanumpanbalik",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["menunggu", "dijawab", "ditolak", "dicabut"])),
                name="permintaan_umpan_status_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="permintaanumpanbalik",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="permintaanumpanbalik",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="permintaanumpanbalik",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("diputus_pada__isnull", True),
                        ("status", skp_app.aturan.umpan_balik.StatusPermintaan["MENUNGGU"]),
                    ),
                    models.Q(
                        models.Q(("status", skp_app.aturan.umpan_balik.StatusPermintaan["MENUNGGU"]), _negated=True),
                        ("diputus_pada__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="permintaan_umpan_putusan_lengkap",
            ),
        ),
        migrations.AddConstraint(
            model_name="tanggapanumpanbalik",
            constraint=models.CheckConstraint(
                condition=models.Q(("jenis__in", ["terima_kasih", "tanggapan"])), name="tanggapan_umpan_jenis_dikenal"
            ),
        ),
        migrations.AddConstraint(
            model_name="tanggapanumpanbalik",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("jenis", skp_app.aturan.umpan_balik.JenisTanggapan["TERIMA_KASIH"]),
                    models.Q(("isi", ""), _negated=True),
                    _connector="OR",
                ),
                name="tanggapan_umpan_berisi",
            ),
        ),
    ]
