"""What the database itself refuses: content that was set, sent or signed is not changed any more."""

from django.db import migrations

PASANG = """
-- The trail grows and is never changed: PostgreSQL refuses UPDATE, DELETE and TRUNCATE.
CREATE FUNCTION tolak_perubahan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% pada % ditolak: isinya hanya boleh bertambah', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER jejak_tanpa_ubah BEFORE UPDATE OR DELETE ON pegawai_jejak
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
CREATE TRIGGER jejak_tanpa_kosongkan BEFORE TRUNCATE ON pegawai_jejak
    FOR EACH STATEMENT EXECUTE FUNCTION tolak_perubahan();
"""
LEPAS = """
DROP TRIGGER jejak_tanpa_ubah ON pegawai_jejak;
DROP TRIGGER jejak_tanpa_kosongkan ON pegawai_jejak;
DROP FUNCTION tolak_perubahan;
"""


class Migration(migrations.Migration):
    replaces = [
        ("pegawai", "0002_jejak_hanya_bertambah"),
    ]
    dependencies = [("pegawai", "0001_skema")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
