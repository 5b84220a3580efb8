"""What was proposed keeps its words; it is decided once."""

from django.db import migrations

PASANG = """
CREATE FUNCTION usulan_ketentuan_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE putusan text[] := ARRAY['status', 'diputus_oleh_id', 'diputus_pada', 'catatan'];
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.status = 'menunggu' AND to_jsonb(NEW) - putusan = to_jsonb(OLD) - putusan THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Usulan ketentuan hanya dapat diputus sekali; isinya tidak berubah'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER usulan_ketentuan_beku BEFORE UPDATE OR DELETE ON pegawai_usulanketentuan
    FOR EACH ROW EXECUTE FUNCTION usulan_ketentuan_bekukan();
"""
LEPAS = """
DROP TRIGGER usulan_ketentuan_beku ON pegawai_usulanketentuan;
DROP FUNCTION usulan_ketentuan_bekukan();
"""


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0005_usulan_ketentuan")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
