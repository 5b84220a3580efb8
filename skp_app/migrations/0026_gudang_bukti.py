"""Evidence becomes an item of its owner that many realisasi may use. The rows follow in 0027, what must hold in 0028."""

import django.db.models.deletion
from django.db import migrations, models

SINGKAT = {
    "alasan_kesehatan": 200,
    "keterangan": 200,
    "miniatur": 120,
    "nama_asli": 255,
    "sidik": 64,
    "sidik_asli": 64,
    "tempat": 120,
    "tipe": 8,
}
WAKTU = ("dihapus_pada", "diperiksa_pada", "gagal_sejak")


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0007_instansi_daerah"), ("skp_app", "0025_pendokumentasian_dibekukan")]
    operations = [
        # The guard on a row of one realisasi; 0029 sets the guards on items and their uses.
        migrations.RunSQL(
            "DROP TRIGGER bukti_beku ON skp_app_buktidukung",
            "CREATE TRIGGER bukti_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_buktidukung"
            " FOR EACH ROW EXECUTE FUNCTION bukti_bekukan()",
        ),
        migrations.RenameField("buktidukung", "oleh", "pemilik"),
        migrations.RenameField("buktidukung", "diterima_pada", "dibuat_pada"),
        migrations.RemoveConstraint("buktidukung", "bukti_jenis_dikenal"),
        migrations.RemoveConstraint("buktidukung", "bukti_tautan_https"),
        *[
            migrations.AddField(
                "buktidukung",
                nama,
                models.CharField(blank=True, default="", max_length=panjang),
                preserve_default=False,
            )
            for nama, panjang in SINGKAT.items()
        ],
        *[migrations.AddField("buktidukung", n, models.DateTimeField(blank=True, null=True)) for n in WAKTU],
        migrations.AddField("buktidukung", "ukuran", models.PositiveIntegerField(default=0)),
        migrations.AddField("buktidukung", "kode", models.CharField(editable=False, max_length=16, null=True)),
        migrations.AddField(
            "buktidukung",
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
        migrations.AlterField(
            "buktidukung",
            "jenis",
            models.CharField(
                choices=[("berkas", "Berkas"), ("tautan", "Tautan"), ("unit", "Dokumen ada di unit")], max_length=8
            ),
        ),
        migrations.AlterField(
            "buktidukung",
            "pemilik",
            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="bukti", to="pegawai.pegawai"),
        ),
        migrations.AlterField(
            "buktidukung",
            "realisasi",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="skp_app.realisasi"
            ),
        ),
        migrations.CreateModel(
            name="PakaiBukti",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dipakai_pada", models.DateTimeField(auto_now_add=True)),
                ("dilihat_pada", models.DateTimeField(blank=True, null=True)),
                (
                    "bukti",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pakai", to="skp_app.buktidukung"
                    ),
                ),
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
            ],
            options={
                "verbose_name": "pemakaian bukti",
                "verbose_name_plural": "pemakaian bukti",
                "ordering": ["id"],
            },
        ),
        migrations.AddField(
            "realisasi",
            "bukti",
            models.ManyToManyField(related_name="realisasi", through="skp_app.PakaiBukti", to="skp_app.buktidukung"),
        ),
    ]
