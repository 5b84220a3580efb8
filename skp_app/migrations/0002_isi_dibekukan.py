"""What was set stays: the content of an SKP is frozen by the database, sent feedback, kept versions and closed periods too."""

from django.db import migrations

PASANG = """
CREATE FUNCTION skp_isi_terbuka(id_skp bigint, boleh text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE keadaan text;
BEGIN
    SELECT status INTO keadaan FROM skp_app_skp WHERE id = id_skp;
    IF keadaan IS NOT NULL AND NOT keadaan = ANY (boleh) THEN
        RAISE EXCEPTION 'SKP berstatus %: isinya tidak dapat diubah', keadaan
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$;

-- Rows that hang directly below the SKP; TG_ARGV lists the states in which they may change.
CREATE FUNCTION skp_bekukan_butir() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM skp_isi_terbuka(OLD.skp_id, TG_ARGV); END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM skp_isi_terbuka(NEW.skp_id, TG_ARGV);
    RETURN NEW;
END $$;

CREATE FUNCTION skp_bekukan_iki() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM skp_isi_terbuka((SELECT skp_id FROM skp_app_rhk WHERE id = OLD.rhk_id), TG_ARGV);
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM skp_isi_terbuka((SELECT skp_id FROM skp_app_rhk WHERE id = NEW.rhk_id), TG_ARGV);
    RETURN NEW;
END $$;

CREATE FUNCTION skp_bekukan_induk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.status IN ('draf', 'dikembalikan') THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'SKP berstatus % tidak dapat dihapus', OLD.status
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.salinan IS NOT NULL AND (
        NEW.salinan IS DISTINCT FROM OLD.salinan OR NEW.sidik_ditetapkan <> OLD.sidik_ditetapkan
        OR NEW.pegawai_id <> OLD.pegawai_id OR NEW.penilai_id <> OLD.penilai_id
        OR NEW.periode_id <> OLD.periode_id OR NEW.mulai <> OLD.mulai
        OR NEW.pendekatan <> OLD.pendekatan OR NEW.keluarga <> OLD.keluarga
        OR NEW.nomor_dokumen IS DISTINCT FROM OLD.nomor_dokumen
        OR NEW.ditetapkan_pada IS DISTINCT FROM OLD.ditetapkan_pada
        OR NEW.status IN ('draf', 'diajukan', 'dikembalikan', 'direviu')
    ) THEN
        RAISE EXCEPTION 'SKP sudah ditetapkan: perubahan memerlukan versi baru'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION realisasi_terbuka(id_iki bigint, id_periode bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM skp_app_penutupanperiode p
        JOIN skp_app_rhk r ON r.skp_id = p.skp_id
        JOIN skp_app_iki i ON i.rhk_id = r.id
        WHERE i.id = id_iki AND p.periode_evaluasi_id = id_periode
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

CREATE TRIGGER skp_beku BEFORE UPDATE OR DELETE ON skp_app_skp
    FOR EACH ROW EXECUTE FUNCTION skp_bekukan_induk();
CREATE TRIGGER rhk_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_rhk
    FOR EACH ROW EXECUTE FUNCTION skp_bekukan_butir('draf', 'dikembalikan');
CREATE TRIGGER iki_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_iki
    FOR EACH ROW EXECUTE FUNCTION skp_bekukan_iki('draf', 'dikembalikan');
CREATE TRIGGER lampiran_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_lampiranskp
    FOR EACH ROW EXECUTE FUNCTION skp_bekukan_butir('draf', 'dikembalikan');
CREATE TRIGGER ekspektasi_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_ekspektasikhusus
    FOR EACH ROW EXECUTE FUNCTION skp_bekukan_butir('draf', 'dikembalikan', 'diajukan');
CREATE TRIGGER versi_tanpa_ubah BEFORE UPDATE OR DELETE ON skp_app_versiskp
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
CREATE TRIGGER umpan_balik_tanpa_ubah BEFORE UPDATE OR DELETE ON skp_app_umpanbalik
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
CREATE TRIGGER dokumen_tanpa_ubah BEFORE UPDATE OR DELETE ON skp_app_dokumen
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
CREATE TRIGGER penutupan_tanpa_ubah BEFORE UPDATE OR DELETE ON skp_app_penutupanperiode
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
CREATE TRIGGER realisasi_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_realisasi
    FOR EACH ROW EXECUTE FUNCTION realisasi_bekukan();
CREATE TRIGGER bukti_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_buktidukung
    FOR EACH ROW EXECUTE FUNCTION bukti_bekukan();
"""
LEPAS = """
DROP TRIGGER realisasi_beku ON skp_app_realisasi;
DROP TRIGGER bukti_beku ON skp_app_buktidukung;
DROP TRIGGER penutupan_tanpa_ubah ON skp_app_penutupanperiode;
DROP FUNCTION bukti_bekukan();
DROP FUNCTION realisasi_bekukan();
DROP FUNCTION realisasi_terbuka(bigint, bigint);
DROP TRIGGER skp_beku ON skp_app_skp;
DROP TRIGGER rhk_beku ON skp_app_rhk;
DROP TRIGGER iki_beku ON skp_app_iki;
DROP TRIGGER lampiran_beku ON skp_app_lampiranskp;
DROP TRIGGER ekspektasi_beku ON skp_app_ekspektasikhusus;
DROP TRIGGER versi_tanpa_ubah ON skp_app_versiskp;
DROP TRIGGER umpan_balik_tanpa_ubah ON skp_app_umpanbalik;
DROP TRIGGER dokumen_tanpa_ubah ON skp_app_dokumen;
DROP FUNCTION skp_bekukan_induk();
DROP FUNCTION skp_bekukan_iki();
DROP FUNCTION skp_bekukan_butir();
DROP FUNCTION skp_isi_terbuka(bigint, text[]);
"""


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0001_initial"), ("pegawai", "0002_jejak_hanya_bertambah")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
