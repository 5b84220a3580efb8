"""A figure on which a set evaluation rests changes only as two people agreed; a decided request stays as it was."""

from django.db import migrations

PASANG = """
CREATE FUNCTION capaian_jaga() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND ROW(NEW.predikat, NEW.unit_id, NEW.periode_evaluasi_id)
        = ROW(OLD.predikat, OLD.unit_id, OLD.periode_evaluasi_id) THEN RETURN NEW; END IF;
    IF EXISTS (
        SELECT 1 FROM evaluasi_evaluasi e
        JOIN skp_app_periodeevaluasi p ON p.id = e.periode_evaluasi_id JOIN skp_app_periode t ON t.id = p.periode_id,
            skp_app_periodeevaluasi kp JOIN skp_app_periode kt ON kt.id = kp.periode_id
        WHERE kp.id = OLD.periode_evaluasi_id AND e.unit_capaian_id = OLD.unit_id AND e.salinan IS NOT NULL
            AND (p.id = kp.id AND NOT e.capaian_tahun_lalu OR e.capaian_tahun_lalu
                AND kp.jenis = 'tahunan' AND p.jenis = 'tahunan' AND t.tahun = kt.tahun + 1)
    ) THEN
        IF TG_OP = 'UPDATE' AND NEW.unit_id = OLD.unit_id AND NEW.periode_evaluasi_id = OLD.periode_evaluasi_id
            AND EXISTS (SELECT 1 FROM evaluasi_perubahancapaian u WHERE u.capaian_id = OLD.id
                AND u.status = 'disetujui' AND u.dari = OLD.predikat AND u.predikat = NEW.predikat
                AND u.versi = OLD.versi)
        THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'Capaian ini sudah dipakai: perubahannya memerlukan orang kedua'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE FUNCTION perubahan_capaian_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.status <> 'menunggu'
        OR ROW(NEW.capaian_id, NEW.dari, NEW.predikat, NEW.dasar, NEW.nomor, NEW.ditetapkan_oleh, NEW.tanggal,
            NEW.alasan, NEW.versi, NEW.peminta_id)
        IS DISTINCT FROM ROW(OLD.capaian_id, OLD.dari, OLD.predikat, OLD.dasar, OLD.nomor, OLD.ditetapkan_oleh,
            OLD.tanggal, OLD.alasan, OLD.versi, OLD.peminta_id)
    THEN
        RAISE EXCEPTION 'Permintaan perubahan capaian tidak dapat diubah'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER capaian_dijaga BEFORE UPDATE OR DELETE ON evaluasi_capaianorganisasi
    FOR EACH ROW EXECUTE FUNCTION capaian_jaga();
CREATE TRIGGER perubahan_capaian_beku BEFORE UPDATE OR DELETE ON evaluasi_perubahancapaian
    FOR EACH ROW EXECUTE FUNCTION perubahan_capaian_bekukan();
"""
LEPAS = """
DROP TRIGGER perubahan_capaian_beku ON evaluasi_perubahancapaian;
DROP TRIGGER capaian_dijaga ON evaluasi_capaianorganisasi;
DROP FUNCTION perubahan_capaian_bekukan();
DROP FUNCTION capaian_jaga();
"""


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0008_capaian_diusulkan")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
