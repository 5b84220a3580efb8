"""What was counted stays: a row of angka kredit can only be withdrawn, once, and never be rewritten."""

from django.db import migrations

PASANG = """
CREATE FUNCTION angka_kredit_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.dibatalkan_pada IS NOT NULL
        OR (to_jsonb(NEW) - 'dibatalkan_pada' - 'alasan_batal')
            IS DISTINCT FROM (to_jsonb(OLD) - 'dibatalkan_pada' - 'alasan_batal')
    THEN
        RAISE EXCEPTION 'Angka kredit yang sudah dicatat hanya dapat dibatalkan, satu kali'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER konversi_ak_beku BEFORE UPDATE OR DELETE ON evaluasi_konversiak
    FOR EACH ROW EXECUTE FUNCTION angka_kredit_bekukan();
CREATE TRIGGER penetapan_ak_beku BEFORE UPDATE OR DELETE ON evaluasi_penetapanak
    FOR EACH ROW EXECUTE FUNCTION angka_kredit_bekukan();
CREATE TRIGGER saldo_ak_beku BEFORE UPDATE OR DELETE ON evaluasi_saldoak
    FOR EACH ROW EXECUTE FUNCTION angka_kredit_bekukan();
"""
LEPAS = """
DROP TRIGGER konversi_ak_beku ON evaluasi_konversiak;
DROP TRIGGER penetapan_ak_beku ON evaluasi_penetapanak;
DROP TRIGGER saldo_ak_beku ON evaluasi_saldoak;
DROP FUNCTION angka_kredit_bekukan();
"""


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0007_tabel_angka_kredit")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
