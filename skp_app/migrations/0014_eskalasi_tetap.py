"""Who was told, and when, stays as it was written."""

from django.db import migrations

PASANG = """
CREATE FUNCTION eskalasi_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Catatan eskalasi tidak dapat diubah atau dihapus'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER eskalasi_beku BEFORE UPDATE OR DELETE ON skp_app_eskalasi
    FOR EACH ROW EXECUTE FUNCTION eskalasi_bekukan();
"""
LEPAS = """
DROP TRIGGER eskalasi_beku ON skp_app_eskalasi;
DROP FUNCTION eskalasi_bekukan();
"""


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0013_pengingat_dan_eskalasi")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
