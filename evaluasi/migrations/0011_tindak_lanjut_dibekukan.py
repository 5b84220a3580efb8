"""The facts of a case and what was written down stay; what was laid before who decides is not taken away."""

from django.db import migrations

PASANG = """
CREATE FUNCTION tindak_lanjut_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.status = 'ditutup' OR NEW.evaluasi_id <> OLD.evaluasi_id
        OR NEW.pegawai_id <> OLD.pegawai_id OR NEW.jalur <> OLD.jalur OR NEW.aturan <> OLD.aturan
        OR NEW.final_pada <> OLD.final_pada OR NEW.catatan <> OLD.catatan OR NEW.dibuka_oleh_id <> OLD.dibuka_oleh_id
        OR NEW.dibuka_pada <> OLD.dibuka_pada
    THEN
        RAISE EXCEPTION 'Kasus tindak lanjut yang sudah dibuka tidak dapat diubah'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION tahap_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.keadaan IN ('selesai', 'dilewati') OR NEW.kasus_id <> OLD.kasus_id
        OR NEW.jenis <> OLD.jenis OR NEW.urutan <> OLD.urutan
        OR NEW.usulan_mulai IS DISTINCT FROM OLD.usulan_mulai OR NEW.usulan_selesai IS DISTINCT FROM OLD.usulan_selesai
        OR EXISTS (SELECT FROM evaluasi_tindaklanjut k WHERE k.id = OLD.kasus_id AND k.status = 'ditutup')
    THEN
        RAISE EXCEPTION 'Tahap tindak lanjut yang sudah dicatat tidak dapat diubah'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER tindak_lanjut_beku BEFORE UPDATE OR DELETE ON evaluasi_tindaklanjut
    FOR EACH ROW EXECUTE FUNCTION tindak_lanjut_bekukan();
CREATE TRIGGER tahap_beku BEFORE UPDATE OR DELETE ON evaluasi_tahaptindaklanjut
    FOR EACH ROW EXECUTE FUNCTION tahap_bekukan();

CREATE FUNCTION bukti_keberatan_terbuka() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM evaluasi_keberatan k WHERE k.id = NEW.keberatan_id AND k.status IN ('menunggu_izin', 'diajukan')
    ) THEN
        RAISE EXCEPTION 'Keberatan sudah selesai: bukti tidak dapat ditambah'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION bukti_keberatan_tersimpan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.dihapus_pada IS NOT NULL AND EXISTS (SELECT FROM evaluasi_buktikeberatan b WHERE b.bukti_id = NEW.id) THEN
        RAISE EXCEPTION 'Bukti dukung dilampirkan pada keberatan: tidak dapat dibuang'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER bukti_keberatan_masuk BEFORE INSERT ON evaluasi_buktikeberatan
    FOR EACH ROW EXECUTE FUNCTION bukti_keberatan_terbuka();
CREATE TRIGGER bukti_keberatan_tanpa_ubah BEFORE UPDATE OR DELETE ON evaluasi_buktikeberatan
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
CREATE TRIGGER bukti_dalam_keberatan BEFORE UPDATE OF dihapus_pada ON skp_app_buktidukung
    FOR EACH ROW EXECUTE FUNCTION bukti_keberatan_tersimpan();
"""
LEPAS = """
DROP TRIGGER bukti_dalam_keberatan ON skp_app_buktidukung;
DROP TRIGGER bukti_keberatan_tanpa_ubah ON evaluasi_buktikeberatan;
DROP TRIGGER bukti_keberatan_masuk ON evaluasi_buktikeberatan;
DROP FUNCTION bukti_keberatan_tersimpan();
DROP FUNCTION bukti_keberatan_terbuka();

DROP TRIGGER tahap_beku ON evaluasi_tahaptindaklanjut;
DROP TRIGGER tindak_lanjut_beku ON evaluasi_tindaklanjut;
DROP FUNCTION tahap_bekukan();
DROP FUNCTION tindak_lanjut_bekukan();
"""


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0010_tindak_lanjut"), ("pegawai", "0009_ketentuan_tindak_lanjut")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
