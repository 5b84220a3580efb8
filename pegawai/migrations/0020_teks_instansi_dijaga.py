"""Words of the instansi are never changed, only followed by others; and the phrases that every installation starts with."""

from django.db import migrations

from pegawai import acuan_teks

PASANG = """
CREATE TRIGGER teks_instansi_hanya_bertambah BEFORE UPDATE OR DELETE ON pegawai_teksinstansi
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
"""
LEPAS = "DROP TRIGGER teks_instansi_hanya_bertambah ON pegawai_teksinstansi;"


def isi(apps, _editor):
    acuan_teks.muat(apps.get_model("pegawai", "TeksInstansi"))


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0019_teks_instansi")]
    operations = [migrations.RunSQL(PASANG, LEPAS), migrations.RunPython(isi, migrations.RunPython.noop)]
