"""What the Pimpinan noted, concluded and took over stays; the database holds what the steps promise."""

from django.db import migrations

PASANG = """
-- The columns named by the trigger may be filled once; nothing else changes, and no row goes.
CREATE FUNCTION hanya_sekali() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE lama jsonb; baru jsonb; kolom text;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        lama := to_jsonb(OLD); baru := to_jsonb(NEW);
        FOREACH kolom IN ARRAY TG_ARGV LOOP
            IF coalesce(lama ->> kolom, '') = '' THEN lama := lama - kolom; baru := baru - kolom; END IF;
        END LOOP;
        IF lama = baru THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION 'Isi % tidak dapat diubah atau dihapus', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- A note may be mended by its writer on the day he wrote it, as long as nobody else has read it. The application knows
-- which day it is where it runs; the database holds 24 hours.
CREATE FUNCTION catatan_pemantauan_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.dibagikan_pada IS NULL AND OLD.umpan_balik_id IS NULL
        AND OLD.ditindaklanjuti_pada IS NULL AND now() < OLD.ditulis_pada + interval '24 hours'
        AND ROW(NEW.id, NEW.skp_id, NEW.oleh_id, NEW.ditulis_pada)
            IS NOT DISTINCT FROM ROW(OLD.id, OLD.skp_id, OLD.oleh_id, OLD.ditulis_pada)
    THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - ARRAY['dibagikan_pada', 'umpan_balik_id', 'ditindaklanjuti_pada']
          = to_jsonb(OLD) - ARRAY['dibagikan_pada', 'umpan_balik_id', 'ditindaklanjuti_pada']
        AND (OLD.dibagikan_pada IS NULL OR NEW.dibagikan_pada IS NOT DISTINCT FROM OLD.dibagikan_pada)
        AND (OLD.umpan_balik_id IS NULL OR NEW.umpan_balik_id IS NOT DISTINCT FROM OLD.umpan_balik_id)
        AND (OLD.ditindaklanjuti_pada IS NULL
            OR NEW.ditindaklanjuti_pada IS NOT DISTINCT FROM OLD.ditindaklanjuti_pada)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Catatan pemantauan tidak dapat diubah atau dihapus'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION tindak_sesuai_simpulan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT hasil = 'menunjukkan' FROM skp_app_kesimpulankemajuan WHERE id = NEW.kesimpulan_id)
        <> (NEW.jenis IN ('apresiasi', 'penugasan_baru'))
    THEN
        RAISE EXCEPTION 'Tindak lanjut tidak sesuai dengan kesimpulannya'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION pengambilalihan_cocok() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM skp_app_rhk WHERE id = NEW.rhk_id AND skp_id = NEW.skp_id AND garis = NEW.garis)
        OR NOT EXISTS (
            SELECT 1 FROM skp_app_kesimpulankemajuan k
            JOIN skp_app_skp dulu ON dulu.id = k.skp_id JOIN skp_app_skp kini ON kini.rangkaian = dulu.rangkaian
            WHERE k.id = NEW.kesimpulan_id AND kini.id = NEW.skp_id AND k.hasil = 'tidak')
    THEN
        RAISE EXCEPTION 'Pengambilalihan tidak sesuai dengan RHK atau kesimpulannya'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER catatan_pemantauan_beku BEFORE UPDATE OR DELETE ON skp_app_catatanpemantauan
    FOR EACH ROW EXECUTE FUNCTION catatan_pemantauan_bekukan();
CREATE TRIGGER kesimpulan_beku BEFORE UPDATE OR DELETE ON skp_app_kesimpulankemajuan
    FOR EACH ROW EXECUTE FUNCTION hanya_sekali('jawaban', 'dijawab_pada');
CREATE TRIGGER tindak_beku BEFORE UPDATE OR DELETE ON skp_app_tindakkemajuan
    FOR EACH ROW EXECUTE FUNCTION hanya_sekali('selesai_pada', 'ditarik_pada', 'skp_hasil_id');
CREATE TRIGGER tindak_sesuai BEFORE INSERT ON skp_app_tindakkemajuan
    FOR EACH ROW EXECUTE FUNCTION tindak_sesuai_simpulan();
CREATE TRIGGER pengambilalihan_beku BEFORE UPDATE OR DELETE ON skp_app_pengambilalihanrhk
    FOR EACH ROW EXECUTE FUNCTION hanya_sekali('dikembalikan_pada', 'alasan_kembali');
CREATE TRIGGER pengambilalihan_sesuai BEFORE INSERT ON skp_app_pengambilalihanrhk
    FOR EACH ROW EXECUTE FUNCTION pengambilalihan_cocok();
"""
LEPAS = """
DROP TRIGGER pengambilalihan_sesuai ON skp_app_pengambilalihanrhk;
DROP TRIGGER pengambilalihan_beku ON skp_app_pengambilalihanrhk;
DROP TRIGGER tindak_sesuai ON skp_app_tindakkemajuan;
DROP TRIGGER tindak_beku ON skp_app_tindakkemajuan;
DROP TRIGGER kesimpulan_beku ON skp_app_kesimpulankemajuan;
DROP TRIGGER catatan_pemantauan_beku ON skp_app_catatanpemantauan;
DROP FUNCTION pengambilalihan_cocok();
DROP FUNCTION tindak_sesuai_simpulan();
DROP FUNCTION catatan_pemantauan_bekukan();
DROP FUNCTION hanya_sekali();
"""


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0015_pemantauan")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
