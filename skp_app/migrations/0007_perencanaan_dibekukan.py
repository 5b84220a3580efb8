"""Versions of one SKP share its closed periods; of a set SKP only the living links may move, never a printed word."""

from django.db import migrations

PASANG = """
-- Links are not printed (salinan_rhk and salinan_iki are): a superior's new version or a mutasi may re-hang them.
CREATE FUNCTION rhk_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE tautan text[] := ARRAY['intervensi_rhk_id', 'intervensi_iki_id', 'penugasan_id', 'sasaran_id'];
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - tautan = to_jsonb(OLD) - tautan THEN RETURN NEW; END IF;
    IF TG_OP <> 'INSERT' THEN PERFORM skp_isi_terbuka(OLD.skp_id, TG_ARGV); END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM skp_isi_terbuka(NEW.skp_id, TG_ARGV);
    RETURN NEW;
END $$;
DROP TRIGGER rhk_beku ON skp_app_rhk;
CREATE TRIGGER rhk_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_rhk
    FOR EACH ROW EXECUTE FUNCTION rhk_bekukan('draf', 'dikembalikan');

CREATE OR REPLACE FUNCTION skp_bekukan_iki() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'indikator_id' = to_jsonb(OLD) - 'indikator_id' THEN RETURN NEW; END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM skp_isi_terbuka((SELECT skp_id FROM skp_app_rhk WHERE id = OLD.rhk_id), TG_ARGV);
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM skp_isi_terbuka((SELECT skp_id FROM skp_app_rhk WHERE id = NEW.rhk_id), TG_ARGV);
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION skp_bekukan_induk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.status IN ('draf', 'dikembalikan') THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'SKP berstatus % tidak dapat dihapus', OLD.status
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.salinan IS NOT NULL AND (
        ROW(NEW.salinan, NEW.sidik_diajukan, NEW.sidik_ditetapkan, NEW.nomor_dokumen, NEW.ditetapkan_pada, NEW.kode,
            NEW.pegawai_id, NEW.penempatan_id, NEW.unit_id, NEW.memimpin_unit,
            NEW.penilai_id, NEW.penempatan_penilai_id, NEW.unit_penilai_id,
            NEW.periode_id, NEW.mulai, NEW.pendekatan, NEW.keluarga,
            NEW.rangkaian, NEW.nomor_versi, NEW.menggantikan_id, NEW.melanjutkan_id)
        IS DISTINCT FROM
        ROW(OLD.salinan, OLD.sidik_diajukan, OLD.sidik_ditetapkan, OLD.nomor_dokumen, OLD.ditetapkan_pada, OLD.kode,
            OLD.pegawai_id, OLD.penempatan_id, OLD.unit_id, OLD.memimpin_unit,
            OLD.penilai_id, OLD.penempatan_penilai_id, OLD.unit_penilai_id,
            OLD.periode_id, OLD.mulai, OLD.pendekatan, OLD.keluarga,
            OLD.rangkaian, OLD.nomor_versi, OLD.menggantikan_id, OLD.melanjutkan_id)
        OR NEW.status IN ('draf', 'diajukan', 'dikembalikan', 'direviu')
        OR (OLD.status IN ('digantikan', 'beralih', 'ditutup') AND NEW.status <> OLD.status)
        OR (NEW.selesai <> OLD.selesai AND NEW.status NOT IN ('beralih', 'ditutup'))
    ) THEN
        RAISE EXCEPTION 'SKP sudah ditetapkan: perubahan memerlukan versi baru'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- A period that was evaluated is closed for every version of the SKP.
CREATE OR REPLACE FUNCTION realisasi_terbuka(id_iki bigint, id_periode bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM skp_app_iki i
        JOIN skp_app_rhk r ON r.id = i.rhk_id
        JOIN skp_app_skp s ON s.id = r.skp_id
        JOIN skp_app_skp v ON v.rangkaian = s.rangkaian
        JOIN skp_app_penutupanperiode p ON p.skp_id = v.id
        WHERE i.id = id_iki AND p.periode_evaluasi_id = id_periode
    ) THEN
        RAISE EXCEPTION 'Evaluasi periode ini sudah ditetapkan: realisasi tidak dapat diubah'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$;

CREATE TRIGGER reviu_tanpa_ubah BEFORE UPDATE OR DELETE ON skp_app_catatanreviu
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
CREATE TRIGGER peristiwa_tanpa_ubah BEFORE UPDATE OR DELETE ON skp_app_peristiwa
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
"""
LEPAS = """
DROP TRIGGER reviu_tanpa_ubah ON skp_app_catatanreviu;
DROP TRIGGER peristiwa_tanpa_ubah ON skp_app_peristiwa;
DROP TRIGGER rhk_beku ON skp_app_rhk;
CREATE TRIGGER rhk_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_rhk
    FOR EACH ROW EXECUTE FUNCTION skp_bekukan_butir('draf', 'dikembalikan');
DROP FUNCTION rhk_bekukan();
"""  # the other functions keep the stricter form; 0002 drops them when it is undone

# Until now the words of a linked row were read live; they become the row's own. No row is frozen while it happens.
SALIN = """
ALTER TABLE skp_app_rhk DISABLE TRIGGER rhk_beku;
UPDATE skp_app_rhk AS r SET
    salinan_rhk = atas.teks,
    salinan_iki = COALESCE((SELECT teks FROM skp_app_iki WHERE id = r.intervensi_iki_id), '')
    FROM skp_app_rhk AS atas WHERE atas.id = r.intervensi_rhk_id;
ALTER TABLE skp_app_rhk ENABLE TRIGGER rhk_beku;
"""


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0006_perencanaan")]
    operations = [
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RunSQL(SALIN, migrations.RunSQL.noop),
        migrations.RunSQL(PASANG, LEPAS),
    ]
