"""A day of the sheet lies inside an SKP that was set, and stays as it is once its period was evaluated."""

from django.db import migrations

PASANG = """
CREATE FUNCTION lembar_terbuka(id_pegawai bigint, hari date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM skp_app_penutupanperiode p
        JOIN skp_app_skp s ON s.id = p.skp_id
        JOIN skp_app_periodeevaluasi e ON e.id = p.periode_evaluasi_id
        WHERE s.pegawai_id = id_pegawai AND hari BETWEEN s.mulai AND s.selesai AND hari BETWEEN e.mulai AND e.selesai
    ) THEN
        RAISE EXCEPTION 'Evaluasi periode ini sudah ditetapkan: catatan harian tidak dapat diubah'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$;

CREATE FUNCTION catatan_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM lembar_terbuka(OLD.pegawai_id, OLD.tanggal); END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM lembar_terbuka(NEW.pegawai_id, NEW.tanggal);
    IF NOT EXISTS (
        SELECT 1 FROM skp_app_skp s WHERE s.pegawai_id = NEW.pegawai_id AND s.ditetapkan_pada IS NOT NULL
        AND NEW.tanggal BETWEEN s.mulai AND s.selesai
    ) THEN
        RAISE EXCEPTION 'Catatan harian berada di luar masa SKP'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER catatan_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_catatanharian
    FOR EACH ROW EXECUTE FUNCTION catatan_bekukan();
"""
LEPAS = """
DROP TRIGGER catatan_beku ON skp_app_catatanharian;
DROP FUNCTION catatan_bekukan();
DROP FUNCTION lembar_terbuka(bigint, date);
"""


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0017_lembar_progres")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
