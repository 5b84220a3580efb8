"""Requests, replies and schedules of feedback keep their words; a corrected line belongs to the giver of the old one."""

from django.db import migrations

# Until now whoever was not "Pimpinan" had his words recorded by the penilai. What was said stays as it is.
TANDAI = """
DROP TRIGGER umpan_balik_tanpa_ubah ON skp_app_umpanbalik;
UPDATE skp_app_umpanbalik SET jalur = 'dicatat' WHERE sebutan <> 'Pimpinan';
CREATE TRIGGER umpan_balik_tanpa_ubah BEFORE UPDATE OR DELETE ON skp_app_umpanbalik
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
"""
PASANG = """
CREATE FUNCTION umpan_balik_cocok() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE milik bigint; lama skp_app_umpanbalik;
BEGIN
    SELECT r.skp_id INTO milik FROM skp_app_rhk r
        WHERE r.id = COALESCE(NEW.rhk_id, (SELECT i.rhk_id FROM skp_app_iki i WHERE i.id = NEW.iki_id));
    IF milik IS NOT NULL AND milik <> NEW.skp_id THEN
        RAISE EXCEPTION 'RHK dan indikator harus bagian dari SKP yang diberi umpan balik'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.menggantikan_id IS NOT NULL THEN
        SELECT * INTO lama FROM skp_app_umpanbalik WHERE id = NEW.menggantikan_id;
        IF ROW(lama.skp_id, lama.pemberi_id, lama.jalur, lama.hubungan, lama.permintaan_id, lama.periode_evaluasi_id)
            IS DISTINCT FROM
           ROW(NEW.skp_id, NEW.pemberi_id, NEW.jalur, NEW.hubungan, NEW.permintaan_id, NEW.periode_evaluasi_id) THEN
            RAISE EXCEPTION 'Hanya pemberinya yang dapat mengganti umpan balik'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER umpan_balik_cocok BEFORE INSERT ON skp_app_umpanbalik
    FOR EACH ROW EXECUTE FUNCTION umpan_balik_cocok();
CREATE TRIGGER tanggapan_umpan_tanpa_ubah BEFORE UPDATE OR DELETE ON skp_app_tanggapanumpanbalik
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();

CREATE FUNCTION permintaan_umpan_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE jawaban text[] := ARRAY['status', 'alasan_tolak', 'diputus_pada', 'sidik_tautan'];
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.status = 'menunggu' AND to_jsonb(NEW) - jawaban = to_jsonb(OLD) - jawaban THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Permintaan umpan balik yang sudah dikirim hanya dapat dijawab, ditolak, atau dicabut sekali'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER permintaan_umpan_beku BEFORE UPDATE OR DELETE ON skp_app_permintaanumpanbalik
    FOR EACH ROW EXECUTE FUNCTION permintaan_umpan_bekukan();

CREATE FUNCTION jadwal_umpan_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE jawaban text[] := ARRAY['disepakati', 'dijawab_oleh_id', 'dijawab_pada'];
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.disepakati IS NULL AND to_jsonb(NEW) - jawaban = to_jsonb(OLD) - jawaban THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Jadwal umpan balik hanya dapat dijawab sekali; jadwal lain diusulkan sebagai yang baru'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER jadwal_umpan_beku BEFORE UPDATE OR DELETE ON skp_app_jadwalumpanbalik
    FOR EACH ROW EXECUTE FUNCTION jadwal_umpan_bekukan();
"""
LEPAS = """
DROP TRIGGER umpan_balik_cocok ON skp_app_umpanbalik;
DROP TRIGGER tanggapan_umpan_tanpa_ubah ON skp_app_tanggapanumpanbalik;
DROP TRIGGER permintaan_umpan_beku ON skp_app_permintaanumpanbalik;
DROP TRIGGER jadwal_umpan_beku ON skp_app_jadwalumpanbalik;
DROP FUNCTION umpan_balik_cocok();
DROP FUNCTION permintaan_umpan_bekukan();
DROP FUNCTION jadwal_umpan_bekukan();
"""


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0011_umpan_balik_banyak_pihak")]
    operations = [migrations.RunSQL(TANDAI, migrations.RunSQL.noop), migrations.RunSQL(PASANG, LEPAS)]
