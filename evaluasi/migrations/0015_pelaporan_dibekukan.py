"""A report stays as it was sent, and only a document that was handed over is reported. One yearly result a person."""

from django.db import migrations

PASANG = """
CREATE TRIGGER pelaporan_tanpa_ubah BEFORE UPDATE OR DELETE ON evaluasi_pelaporan
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();

CREATE FUNCTION pelaporan_tersampai() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM evaluasi_evaluasi WHERE id = NEW.evaluasi_id AND status IN ('disampaikan', 'diterima')
    ) THEN
        RAISE EXCEPTION 'Yang dilaporkan adalah dokumen evaluasi yang sudah disampaikan'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pelaporan_sesudah_disampaikan BEFORE INSERT ON evaluasi_pelaporan
    FOR EACH ROW EXECUTE FUNCTION pelaporan_tersampai();

-- The year is evaluated once, whatever the number of SKP in it (Lampiran p. 91 A.13 b).
CREATE FUNCTION evaluasi_tahunan_sekali() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    orang bigint;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.salinan IS NOT NULL OR NEW.salinan IS NULL THEN RETURN NEW; END IF;
    IF NOT EXISTS (SELECT FROM skp_app_periodeevaluasi WHERE id = NEW.periode_evaluasi_id AND jenis = 'tahunan') THEN
        RETURN NEW;
    END IF;
    SELECT pegawai_id INTO orang FROM skp_app_skp WHERE id = NEW.skp_id;
    IF TG_OP = 'UPDATE' THEN  -- the step; a bulk load inserts finished rows and would hold too many locks
        PERFORM pg_advisory_xact_lock(hashtext('evaluasi_tahunan_sekali'), orang::int);
    END IF;
    IF EXISTS (
        SELECT FROM evaluasi_evaluasi e JOIN skp_app_skp s ON s.id = e.skp_id
        WHERE s.pegawai_id = orang AND e.periode_evaluasi_id = NEW.periode_evaluasi_id
          AND e.salinan IS NOT NULL AND e.id <> NEW.id
    ) THEN
        RAISE EXCEPTION 'Evaluasi tahunan pegawai ini sudah ditetapkan'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER evaluasi_setahun_sekali BEFORE INSERT OR UPDATE ON evaluasi_evaluasi
    FOR EACH ROW EXECUTE FUNCTION evaluasi_tahunan_sekali();
"""
LEPAS = """
DROP TRIGGER evaluasi_setahun_sekali ON evaluasi_evaluasi;
DROP FUNCTION evaluasi_tahunan_sekali();
DROP TRIGGER pelaporan_sesudah_disampaikan ON evaluasi_pelaporan;
DROP FUNCTION pelaporan_tersampai();
DROP TRIGGER pelaporan_tanpa_ubah ON evaluasi_pelaporan;
"""


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0014_pelaporan"), ("pegawai", "0002_penjaga")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
