"""A set evaluation is frozen, and with it the realisasi and evidence of its period."""

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

CREATE FUNCTION realisasi_terbuka(id_iki bigint, id_periode bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM evaluasi_evaluasi e
        JOIN skp_app_rhk r ON r.skp_id = e.skp_id
        JOIN skp_app_iki i ON i.rhk_id = r.id
        WHERE i.id = id_iki AND e.periode_evaluasi_id = id_periode AND e.salinan IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'Evaluasi periode ini sudah ditetapkan: realisasi tidak dapat diubah'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$;

CREATE FUNCTION realisasi_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM realisasi_terbuka(OLD.iki_id, OLD.periode_evaluasi_id); END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM realisasi_terbuka(NEW.iki_id, NEW.periode_evaluasi_id);
    RETURN NEW;
END $$;

CREATE FUNCTION bukti_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE baris record;
BEGIN
    IF TG_OP = 'DELETE' THEN baris := OLD; ELSE baris := NEW; END IF;
    PERFORM realisasi_terbuka(r.iki_id, r.periode_evaluasi_id)
        FROM skp_app_realisasi r WHERE r.id = baris.realisasi_id;
    RETURN baris;
END $$;

CREATE TRIGGER evaluasi_beku BEFORE UPDATE OR DELETE ON evaluasi_evaluasi
    FOR EACH ROW EXECUTE FUNCTION evaluasi_bekukan();
CREATE TRIGGER realisasi_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_realisasi
    FOR EACH ROW EXECUTE FUNCTION realisasi_bekukan();
CREATE TRIGGER bukti_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_buktidukung
    FOR EACH ROW EXECUTE FUNCTION bukti_bekukan();
"""
LEPAS = """
DROP TRIGGER evaluasi_beku ON evaluasi_evaluasi;
DROP TRIGGER realisasi_beku ON skp_app_realisasi;
DROP TRIGGER bukti_beku ON skp_app_buktidukung;
DROP FUNCTION bukti_bekukan();
DROP FUNCTION realisasi_bekukan();
DROP FUNCTION realisasi_terbuka(bigint, bigint);
DROP FUNCTION evaluasi_bekukan();
"""


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0001_initial"), ("skp_app", "0002_isi_dibekukan")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
