"""The survey in the database: counts only grow by one answer, each answer spends one invitation, nothing after closing."""

from django.db import migrations

PASANG = """
CREATE FUNCTION survei_tolak(kalimat text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', kalimat USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- Held until the end of the transaction, so that a survey cannot be closed between the look and the answer.
CREATE FUNCTION survei_berstatus(id_survei bigint, harus text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM skp_app_survei WHERE id = id_survei AND status = harus FOR SHARE;
    IF NOT FOUND THEN PERFORM survei_tolak('Survei tidak menerima perubahan ini pada statusnya sekarang'); END IF;
END $$;

CREATE FUNCTION survei_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE boleh text[] := ARRAY['status', 'versi', 'ditutup_pada', 'diumumkan_pada'];
BEGIN
    IF TG_OP = 'DELETE' THEN PERFORM survei_tolak('Survei tidak dihapus'); END IF;
    IF OLD.status <> 'disiapkan' AND to_jsonb(NEW) - boleh IS DISTINCT FROM to_jsonb(OLD) - boleh THEN
        PERFORM survei_tolak('Survei yang sudah diumumkan tidak berubah');
    END IF;
    IF NEW.status <> OLD.status AND NOT (
        (OLD.status = 'disiapkan' AND NEW.status IN ('diundi', 'dibatalkan'))
        OR (OLD.status = 'diundi' AND NEW.status IN ('berjalan', 'dibatalkan'))
        OR (OLD.status = 'berjalan' AND NEW.status IN ('ditutup', 'dibatalkan'))
    ) THEN
        PERFORM survei_tolak('Status survei hanya maju');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER survei_beku BEFORE UPDATE OR DELETE ON skp_app_survei FOR EACH ROW EXECUTE FUNCTION survei_bekukan();

CREATE FUNCTION sasaran_survei_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM survei_tolak('Sasaran survei tidak berubah sesudah diundi'); END IF;
    PERFORM survei_berstatus(NEW.survei_id, 'diundi');
    RETURN NEW;
END $$;
CREATE TRIGGER sasaran_survei_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_sasaransurvei
    FOR EACH ROW EXECUTE FUNCTION sasaran_survei_bekukan();

CREATE FUNCTION undangan_survei_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN PERFORM survei_tolak('Undangan survei tidak dihapus'); END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.dijawab OR NEW.survei_id <> (SELECT survei_id FROM skp_app_sasaransurvei WHERE id = NEW.sasaran_id) THEN
            PERFORM survei_tolak('Undangan survei dibuat saat diundi, belum dijawab');
        END IF;
        PERFORM survei_berstatus(NEW.survei_id, 'diundi');
        RETURN NEW;
    END IF;
    IF OLD.dijawab OR to_jsonb(NEW) - 'dijawab' IS DISTINCT FROM to_jsonb(OLD) - 'dijawab' THEN
        PERFORM survei_tolak('Undangan survei dijawab sekali');
    END IF;
    PERFORM survei_berstatus(NEW.survei_id, 'berjalan');
    RETURN NEW;
END $$;
CREATE TRIGGER undangan_survei_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_undangansurvei
    FOR EACH ROW EXECUTE FUNCTION undangan_survei_bekukan();

CREATE FUNCTION hitungan_survei_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE id_survei bigint; tambahan int; n int; k int;
BEGIN
    IF TG_OP = 'DELETE' THEN PERFORM survei_tolak('Hitungan survei tidak dihapus'); END IF;
    SELECT survei_id INTO id_survei FROM skp_app_sasaransurvei WHERE id = NEW.sasaran_id;
    IF COALESCE(array_length(NEW.hitungan, 1), 0) <> 35 THEN PERFORM survei_tolak('Hitungan survei 7 x 5'); END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.banyak <> 0 OR EXISTS (SELECT 1 FROM unnest(NEW.hitungan) h WHERE h <> 0) THEN
            PERFORM survei_tolak('Hitungan survei dimulai dari nol');
        END IF;
        PERFORM survei_berstatus(id_survei, 'diundi');
        RETURN NEW;
    END IF;
    IF NEW.banyak <> OLD.banyak + 1 OR NEW.sasaran_id <> OLD.sasaran_id OR NEW.kelompok <> OLD.kelompok
        OR NEW.id <> OLD.id THEN
        PERFORM survei_tolak('Hitungan survei bertambah satu jawaban');
    END IF;
    FOR n IN 0..6 LOOP
        tambahan := 0;
        FOR k IN 1..5 LOOP
            IF NEW.hitungan[n * 5 + k] < OLD.hitungan[n * 5 + k] THEN
                PERFORM survei_tolak('Hitungan survei bertambah satu jawaban');
            END IF;
            tambahan := tambahan + NEW.hitungan[n * 5 + k] - OLD.hitungan[n * 5 + k];
        END LOOP;
        IF tambahan <> 1 THEN PERFORM survei_tolak('Hitungan survei bertambah satu jawaban'); END IF;
    END LOOP;
    PERFORM survei_berstatus(id_survei, 'berjalan');
    RETURN NEW;
END $$;
CREATE TRIGGER hitungan_survei_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_hitungansurvei
    FOR EACH ROW EXECUTE FUNCTION hitungan_survei_bekukan();

-- One answer, one invitation: compared when the transaction ends.
CREATE FUNCTION survei_setimbang() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT banyak FROM skp_app_hitungansurvei WHERE sasaran_id = NEW.sasaran_id AND kelompok = NEW.kelompok)
        IS DISTINCT FROM
        (SELECT count(*) FROM skp_app_undangansurvei
         WHERE sasaran_id = NEW.sasaran_id AND kelompok = NEW.kelompok AND dijawab)::smallint
    THEN
        PERFORM survei_tolak('Satu jawaban memakai satu undangan survei');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER hitungan_setimbang AFTER UPDATE ON skp_app_hitungansurvei
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION survei_setimbang();
CREATE CONSTRAINT TRIGGER undangan_setimbang AFTER UPDATE ON skp_app_undangansurvei
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION survei_setimbang();

CREATE FUNCTION kotak_komentar_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE id_survei bigint;
BEGIN
    IF TG_OP = 'DELETE' THEN PERFORM survei_tolak('Komentar survei tidak dihapus'); END IF;
    SELECT survei_id INTO id_survei FROM skp_app_sasaransurvei WHERE id = NEW.sasaran_id;
    IF jsonb_typeof(NEW.isi) <> 'array' THEN PERFORM survei_tolak('Komentar survei berupa daftar'); END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.isi <> '[]' THEN PERFORM survei_tolak('Kotak komentar dimulai kosong'); END IF;
        PERFORM survei_berstatus(id_survei, 'diundi');
        RETURN NEW;
    END IF;
    -- Order is free (it is shuffled), but what lies in the box stays, each as often as before.
    IF NEW.sasaran_id <> OLD.sasaran_id OR NEW.id <> OLD.id OR EXISTS (
        SELECT jsonb_array_elements(OLD.isi) EXCEPT ALL SELECT jsonb_array_elements(NEW.isi)
    ) THEN
        PERFORM survei_tolak('Komentar survei tidak diubah');
    END IF;
    PERFORM survei_berstatus(id_survei, 'berjalan');
    RETURN NEW;
END $$;
CREATE TRIGGER kotak_komentar_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_kotakkomentar
    FOR EACH ROW EXECUTE FUNCTION kotak_komentar_bekukan();

CREATE FUNCTION draf_survei_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE undangan record;
BEGIN
    SELECT survei_id, dijawab INTO undangan FROM skp_app_undangansurvei WHERE id = NEW.undangan_id;
    IF undangan.dijawab THEN PERFORM survei_tolak('Jawaban survei sudah terkirim'); END IF;
    PERFORM survei_berstatus(undangan.survei_id, 'berjalan');
    RETURN NEW;
END $$;
CREATE TRIGGER draf_survei_beku BEFORE INSERT OR UPDATE ON skp_app_drafsurvei
    FOR EACH ROW EXECUTE FUNCTION draf_survei_bekukan();
"""
LEPAS = """
DROP TRIGGER survei_beku ON skp_app_survei;
DROP TRIGGER sasaran_survei_beku ON skp_app_sasaransurvei;
DROP TRIGGER undangan_survei_beku ON skp_app_undangansurvei;
DROP TRIGGER hitungan_survei_beku ON skp_app_hitungansurvei;
DROP TRIGGER hitungan_setimbang ON skp_app_hitungansurvei;
DROP TRIGGER undangan_setimbang ON skp_app_undangansurvei;
DROP TRIGGER kotak_komentar_beku ON skp_app_kotakkomentar;
DROP TRIGGER draf_survei_beku ON skp_app_drafsurvei;
DROP FUNCTION survei_bekukan();
DROP FUNCTION sasaran_survei_bekukan();
DROP FUNCTION undangan_survei_bekukan();
DROP FUNCTION hitungan_survei_bekukan();
DROP FUNCTION survei_setimbang();
DROP FUNCTION kotak_komentar_bekukan();
DROP FUNCTION draf_survei_bekukan();
DROP FUNCTION survei_berstatus(bigint, text);
DROP FUNCTION survei_tolak(text);
"""


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0019_survei")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
