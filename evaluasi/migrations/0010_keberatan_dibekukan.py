"""A decided case, the words of both sides and the decision on a result stay as they were written."""

from django.db import migrations

PASANG = """
CREATE FUNCTION keberatan_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.status IN ('diputus', 'dicabut', 'ditolak')
        OR NEW.evaluasi_id <> OLD.evaluasi_id OR NEW.pemutus_id <> OLD.pemutus_id OR NEW.alasan <> OLD.alasan
        OR NEW.bagian <> OLD.bagian OR NEW.alasan_terlambat <> OLD.alasan_terlambat
        OR OLD.diajukan_pada IS NOT NULL AND NEW.diajukan_pada IS DISTINCT FROM OLD.diajukan_pada
    THEN
        RAISE EXCEPTION 'Keberatan yang sudah diajukan tidak dapat diubah'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION putusan_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.putusan_predikat <> '' AND (
        NEW.putusan_predikat <> OLD.putusan_predikat OR NEW.putusan_hasil <> OLD.putusan_hasil
        OR NEW.putusan_perilaku <> OLD.putusan_perilaku
    ) THEN
        RAISE EXCEPTION 'Putusan keberatan tidak dapat diubah' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER keberatan_beku BEFORE UPDATE OR DELETE ON evaluasi_keberatan
    FOR EACH ROW EXECUTE FUNCTION keberatan_bekukan();
CREATE TRIGGER keterangan_tanpa_ubah BEFORE UPDATE OR DELETE ON evaluasi_keterangankeberatan
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
CREATE TRIGGER putusan_beku BEFORE UPDATE ON evaluasi_evaluasi
    FOR EACH ROW EXECUTE FUNCTION putusan_bekukan();
"""
LEPAS = """
DROP TRIGGER putusan_beku ON evaluasi_evaluasi;
DROP TRIGGER keterangan_tanpa_ubah ON evaluasi_keterangankeberatan;
DROP TRIGGER keberatan_beku ON evaluasi_keberatan;
DROP FUNCTION putusan_bekukan();
DROP FUNCTION keberatan_bekukan();
"""


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0009_keberatan"), ("pegawai", "0002_jejak_hanya_bertambah")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
