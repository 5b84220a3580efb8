"""A signature stands in its order and stays; a key is only ever revoked."""

from django.db import migrations

PASANG = """
CREATE FUNCTION tanda_tangan_urut() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM skp_app_penandatangan p
        JOIN skp_app_penandatangan s ON s.dokumen_id = p.dokumen_id AND s.urutan < p.urutan
        LEFT JOIN skp_app_tandatangan t ON t.penanda_id = s.id
        WHERE p.id = NEW.penanda_id AND t.id IS NULL
    ) THEN
        RAISE EXCEPTION 'Belum gilirannya menandatangani'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'tanda_tangan_urut';
    END IF;
    IF EXISTS (
        SELECT 1 FROM skp_app_penandatangan p JOIN skp_app_penarikandokumen t ON t.dokumen_id = p.dokumen_id
        WHERE p.id = NEW.penanda_id
    ) THEN
        RAISE EXCEPTION 'Dokumen ini sudah ditarik'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'tanda_tangan_urut';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION kunci_hanya_dicabut() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.dicabut_pada IS NOT NULL
        OR ROW(NEW.pegawai_id, NEW.sertifikat, NEW.kunci, NEW.garam, NEW.mulai, NEW.selesai)
            IS DISTINCT FROM ROW(OLD.pegawai_id, OLD.sertifikat, OLD.kunci, OLD.garam, OLD.mulai, OLD.selesai) THEN
        RAISE EXCEPTION 'Kunci tanda tangan hanya dapat dicabut'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'kunci_hanya_dicabut';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION otoritas_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.sertifikat <> OLD.sertifikat OR NEW.nomor <> OLD.nomor THEN
        RAISE EXCEPTION 'Otoritas lokal tetap menjadi akar kepercayaan'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'otoritas_tetap';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tanda_tangan_urut BEFORE INSERT ON skp_app_tandatangan
    FOR EACH ROW EXECUTE FUNCTION tanda_tangan_urut();
CREATE TRIGGER tanda_tangan_tanpa_ubah BEFORE UPDATE OR DELETE ON skp_app_tandatangan
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
CREATE TRIGGER penanda_tanpa_ubah BEFORE UPDATE OR DELETE ON skp_app_penandatangan
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
CREATE TRIGGER penarikan_tanpa_ubah BEFORE UPDATE OR DELETE ON skp_app_penarikandokumen
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
CREATE TRIGGER kunci_hanya_dicabut BEFORE UPDATE OR DELETE ON skp_app_kuncitandatangan
    FOR EACH ROW EXECUTE FUNCTION kunci_hanya_dicabut();
CREATE TRIGGER otoritas_tetap BEFORE UPDATE OR DELETE ON skp_app_otoritaslokal
    FOR EACH ROW EXECUTE FUNCTION otoritas_tetap();
"""
LEPAS = """
DROP TRIGGER otoritas_tetap ON skp_app_otoritaslokal;
DROP TRIGGER kunci_hanya_dicabut ON skp_app_kuncitandatangan;
DROP TRIGGER penarikan_tanpa_ubah ON skp_app_penarikandokumen;
DROP TRIGGER penanda_tanpa_ubah ON skp_app_penandatangan;
DROP TRIGGER tanda_tangan_tanpa_ubah ON skp_app_tandatangan;
DROP TRIGGER tanda_tangan_urut ON skp_app_tandatangan;
DROP FUNCTION otoritas_tetap();
DROP FUNCTION kunci_hanya_dicabut();
DROP FUNCTION tanda_tangan_urut();
"""


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0005_tanda_tangan")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
