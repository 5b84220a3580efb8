"""A set evaluation is frozen: its ratings, predikat and printed copy."""

from django.db import migrations

PASANG = """
CREATE FUNCTION evaluasi_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.salinan IS NULL AND TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
    IF OLD.salinan IS NULL THEN RETURN OLD; END IF;
    IF TG_OP = 'DELETE' OR NEW.salinan IS DISTINCT FROM OLD.salinan OR NEW.sidik <> OLD.sidik
        OR NEW.rating_hasil <> OLD.rating_hasil OR NEW.rating_perilaku <> OLD.rating_perilaku
        OR NEW.predikat <> OLD.predikat OR NEW.capaian <> OLD.capaian OR NEW.catatan <> OLD.catatan
        OR NEW.skp_id <> OLD.skp_id OR NEW.periode_evaluasi_id <> OLD.periode_evaluasi_id
        OR NEW.penilai_id <> OLD.penilai_id OR NEW.nomor_dokumen IS DISTINCT FROM OLD.nomor_dokumen
        OR NEW.ditetapkan_pada IS DISTINCT FROM OLD.ditetapkan_pada OR NEW.status IN ('terbuka', 'dinilai')
    THEN
        RAISE EXCEPTION 'Evaluasi sudah ditetapkan: perbaikan memerlukan dokumen baru'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER evaluasi_beku BEFORE UPDATE OR DELETE ON evaluasi_evaluasi
    FOR EACH ROW EXECUTE FUNCTION evaluasi_bekukan();
"""
LEPAS = """
DROP TRIGGER evaluasi_beku ON evaluasi_evaluasi;
DROP FUNCTION evaluasi_bekukan();
"""


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0001_initial"), ("skp_app", "0002_isi_dibekukan")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
