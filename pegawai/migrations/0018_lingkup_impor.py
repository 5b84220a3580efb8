from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0017_pembacaan_pembinaan")]
    operations = [
        migrations.AddField("impor", "lingkup", models.CharField(blank=True, db_default="", max_length=24)),
    ]
