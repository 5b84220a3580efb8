"""What holds for the gudang now that every row is an item with its uses."""

from django.db import migrations, models

import pegawai.models.kode


class Migration(migrations.Migration):
    dependencies = [
        ("pegawai", "0007_instansi_daerah"),
        ("skp_app", "0027_bukti_lama_masuk_gudang"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="buktidukung",
            name="realisasi",
        ),
        migrations.AlterField(
            model_name="buktidukung",
            name="kode",
            field=models.CharField(default=pegawai.models.kode.kode_acak, editable=False, max_length=16, unique=True),
        ),
        migrations.AddIndex(
            model_name="buktidukung",
            index=models.Index(
                condition=models.Q(("dihapus_pada__isnull", True), ("kesehatan__in", ("izin", "rusak"))),
                fields=["gagal_sejak"],
                name="bukti_gagal",
            ),
        ),
        migrations.AddIndex(
            model_name="buktidukung",
            index=models.Index(
                condition=models.Q(("dihapus_pada__isnull", True), ("jenis", "tautan")),
                fields=["diperiksa_pada"],
                name="bukti_tautan_diperiksa",
            ),
        ),
        migrations.AddConstraint(
            model_name="buktidukung",
            constraint=models.CheckConstraint(
                condition=models.Q(("jenis__in", ["berkas", "tautan", "unit"])), name="bukti_jenis_dikenal"
            ),
        ),
        migrations.AddConstraint(
            model_name="buktidukung",
            constraint=models.CheckConstraint(
                condition=models.Q(("kesehatan__in", ["belum", "periksa", "bisa", "izin", "rusak", "unit"])),
                name="bukti_kesehatan_dikenal",
            ),
        ),
        migrations.AddConstraint(
            model_name="buktidukung",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("jenis", "tautan"), ("tautan__startswith", "https://")),
                    models.Q(models.Q(("jenis", "tautan"), _negated=True), ("tautan", "")),
                    _connector="OR",
                ),
                name="bukti_tautan_https",
            ),
        ),
        migrations.AddConstraint(
            model_name="buktidukung",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="buktidukung",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("jenis", "berkas"), ("tempat", ""), _negated=True),
                    ("dihapus_pada__isnull", False),
                    _connector="OR",
                ),
                name="bukti_berkas_bertempat",
            ),
        ),
        migrations.AddConstraint(
            model_name="buktidukung",
            constraint=models.UniqueConstraint(
                condition=models.Q(("dihapus_pada__isnull", True), ("jenis", "berkas")),
                fields=("pemilik", "sidik_asli"),
                name="bukti_berkas_sekali",
            ),
        ),
        migrations.AddConstraint(
            model_name="buktidukung",
            constraint=models.UniqueConstraint(
                condition=models.Q(("dihapus_pada__isnull", True), ("jenis", "tautan")),
                fields=("pemilik", "tautan"),
                name="bukti_tautan_sekali",
            ),
        ),
        migrations.AddConstraint(
            model_name="buktidukung",
            constraint=models.UniqueConstraint(
                condition=models.Q(("dihapus_pada__isnull", True), ("jenis", "unit")),
                fields=("pemilik", "judul", "lokasi"),
                name="bukti_unit_sekali",
            ),
        ),
        migrations.AddConstraint(
            model_name="pakaibukti",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="pakaibukti",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dilihat_oleh__isnull", True), ("dilihat_pada__isnull", True)),
                    models.Q(("dilihat_oleh__isnull", False), ("dilihat_pada__isnull", False)),
                    _connector="OR",
                ),
                name="pakai_bukti_dilihat_seseorang",
            ),
        ),
        migrations.AddConstraint(
            model_name="pakaibukti",
            constraint=models.UniqueConstraint(fields=("bukti", "realisasi"), name="pakai_bukti_sekali_realisasi"),
        ),
        migrations.AddConstraint(
            model_name="pakaibukti",
            constraint=models.UniqueConstraint(fields=("bukti", "progres"), name="pakai_bukti_sekali_progres"),
        ),
        migrations.AddConstraint(
            model_name="pakaibukti",
            constraint=models.UniqueConstraint(fields=("bukti", "harian"), name="pakai_bukti_sekali_harian"),
        ),
        migrations.AddConstraint(
            model_name="pakaibukti",
            constraint=models.UniqueConstraint(fields=("bukti", "umpan_balik"), name="pakai_bukti_sekali_umpan_balik"),
        ),
    ]
