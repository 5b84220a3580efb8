"""What was said in the dialog kinerja stays: only the answer to a proposal and a confirmation may be added, once."""

from django.db import migrations

PASANG = """
CREATE FUNCTION ujar_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The row it was about may be deleted by its owner (NULL); an open proposal may be answered once.
    IF TG_OP = 'UPDATE'
        AND ROW(NEW.id, NEW.skp_id, NEW.oleh_id, NEW.isi, NEW.sebutan, NEW.bidang, NEW.semula, NEW.menjadi,
                NEW.versi_skp, NEW.dikirim_pada)
            IS NOT DISTINCT FROM
            ROW(OLD.id, OLD.skp_id, OLD.oleh_id, OLD.isi, OLD.sebutan, OLD.bidang, OLD.semula, OLD.menjadi,
                OLD.versi_skp, OLD.dikirim_pada)
        AND (NEW.rhk_id IS NULL OR NEW.rhk_id IS NOT DISTINCT FROM OLD.rhk_id)
        AND (NEW.iki_id IS NULL OR NEW.iki_id IS NOT DISTINCT FROM OLD.iki_id)
        AND (OLD.status = 'menunggu' OR ROW(NEW.status, NEW.diputus_pada, NEW.diputus_oleh_id)
            IS NOT DISTINCT FROM ROW(OLD.status, OLD.diputus_pada, OLD.diputus_oleh_id))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Ujaran dialog kinerja tidak dapat diubah atau dihapus'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION kesepakatan_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND ROW(NEW.id, NEW.skp_id, NEW.tanggal, NEW.agenda, NEW.kesepakatan, NEW.tanggal_berikutnya,
                NEW.dicatat_oleh_id, NEW.dicatat_pada)
            IS NOT DISTINCT FROM
            ROW(OLD.id, OLD.skp_id, OLD.tanggal, OLD.agenda, OLD.kesepakatan, OLD.tanggal_berikutnya,
                OLD.dicatat_oleh_id, OLD.dicatat_pada)
        AND (OLD.konfirmasi_pegawai_pada IS NULL
            OR NEW.konfirmasi_pegawai_pada IS NOT DISTINCT FROM OLD.konfirmasi_pegawai_pada)
        AND (OLD.konfirmasi_penilai_pada IS NULL
            OR NEW.konfirmasi_penilai_pada IS NOT DISTINCT FROM OLD.konfirmasi_penilai_pada)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Kesepakatan dialog kinerja tidak dapat diubah atau dihapus'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER ujar_beku BEFORE UPDATE OR DELETE ON skp_app_ujardialog
    FOR EACH ROW EXECUTE FUNCTION ujar_bekukan();
CREATE TRIGGER kesepakatan_beku BEFORE UPDATE OR DELETE ON skp_app_kesepakatandialog
    FOR EACH ROW EXECUTE FUNCTION kesepakatan_bekukan();
"""
LEPAS = """
DROP TRIGGER ujar_beku ON skp_app_ujardialog;
DROP TRIGGER kesepakatan_beku ON skp_app_kesepakatandialog;
DROP FUNCTION ujar_bekukan();
DROP FUNCTION kesepakatan_bekukan();
"""


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0004_dialog_kinerja")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
