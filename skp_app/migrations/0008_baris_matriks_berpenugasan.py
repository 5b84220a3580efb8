import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0007_perencanaan_dibekukan")]

    operations = [
        # The teams a person leads are the second-level matrices below this one; he may lead two.
        migrations.RemoveField("barismatriks", "tim"),
        migrations.AddField(
            "barismatriks",
            "penugasan",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="skp_app.penugasan",
            ),
        ),
    ]
