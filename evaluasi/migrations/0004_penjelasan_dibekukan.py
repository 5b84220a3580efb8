"""What a penilai said about a flag is added to and never changed."""

from django.db import migrations

PASANG = """
CREATE TRIGGER penjelasan_tanpa_ubah BEFORE UPDATE OR DELETE ON evaluasi_penjelasanbendera
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
"""
LEPAS = "DROP TRIGGER penjelasan_tanpa_ubah ON evaluasi_penjelasanbendera;"


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0003_sebaran_dan_penjelasan"), ("pegawai", "0002_penjaga")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
