"""What was evaluated stays: entries, rencana aksi and their agreement cannot be changed under a closed period."""

from django.db import migrations

PASANG = """
CREATE FUNCTION progres_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM realisasi_terbuka(OLD.iki_id, d.periode_evaluasi_id)
            FROM skp_app_periodedokumentasi d WHERE d.id = OLD.periode_dokumentasi_id;
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM realisasi_terbuka(NEW.iki_id, d.periode_evaluasi_id)
        FROM skp_app_periodedokumentasi d WHERE d.id = NEW.periode_dokumentasi_id;
    RETURN NEW;
END $$;
CREATE TRIGGER progres_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_realisasiprogres
    FOR EACH ROW EXECUTE FUNCTION progres_bekukan();

CREATE FUNCTION rencana_aksi_terbuka(id_rangkaian uuid, id_periode bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM skp_app_penutupanperiode p JOIN skp_app_skp s ON s.id = p.skp_id
        WHERE s.rangkaian = id_rangkaian AND p.periode_evaluasi_id = id_periode
    ) THEN
        RAISE EXCEPTION 'Evaluasi periode ini sudah ditetapkan: rencana aksi tidak dapat diubah'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$;
CREATE FUNCTION rencana_aksi_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM rencana_aksi_terbuka(OLD.rangkaian, OLD.periode_evaluasi_id); END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM rencana_aksi_terbuka(NEW.rangkaian, NEW.periode_evaluasi_id);
    RETURN NEW;
END $$;
CREATE TRIGGER rencana_aksi_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_rencanaaksi
    FOR EACH ROW EXECUTE FUNCTION rencana_aksi_bekukan();

CREATE TRIGGER sepakat_rencana_aksi_tanpa_ubah BEFORE UPDATE OR DELETE ON skp_app_sepakatrencanaaksi
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();

-- Of a sending only what happened afterwards may be written.
CREATE FUNCTION pengiriman_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE sesudah text[] := ARRAY['diubah_pada', 'ditarik_pada'];
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.ditarik_pada IS NULL AND to_jsonb(NEW) - sesudah = to_jsonb(OLD) - sesudah THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Pengiriman realisasi yang tercatat tidak dapat diubah'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER pengiriman_beku BEFORE UPDATE OR DELETE ON skp_app_pengirimanrealisasi
    FOR EACH ROW EXECUTE FUNCTION pengiriman_bekukan();

-- The periods of a year in which something was documented stay as they were cut.
CREATE FUNCTION dokumentasi_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE boleh text[] := ARRAY['batas', 'tutup'];
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - boleh = to_jsonb(OLD) - boleh THEN RETURN NEW; END IF;
    IF EXISTS (
        SELECT 1 FROM skp_app_realisasi r JOIN skp_app_periodeevaluasi e ON e.id = r.periode_evaluasi_id
        WHERE e.periode_id = OLD.periode_id
    ) THEN
        RAISE EXCEPTION 'Periode pendokumentasian tahun ini sudah dipakai'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER dokumentasi_beku BEFORE UPDATE OR DELETE ON skp_app_periodedokumentasi
    FOR EACH ROW EXECUTE FUNCTION dokumentasi_bekukan();
"""
LEPAS = """
DROP TRIGGER dokumentasi_beku ON skp_app_periodedokumentasi;
DROP TRIGGER pengiriman_beku ON skp_app_pengirimanrealisasi;
DROP TRIGGER sepakat_rencana_aksi_tanpa_ubah ON skp_app_sepakatrencanaaksi;
DROP TRIGGER rencana_aksi_beku ON skp_app_rencanaaksi;
DROP TRIGGER progres_beku ON skp_app_realisasiprogres;
DROP FUNCTION dokumentasi_bekukan();
DROP FUNCTION pengiriman_bekukan();
DROP FUNCTION rencana_aksi_bekukan();
DROP FUNCTION rencana_aksi_terbuka(uuid, bigint);
DROP FUNCTION progres_bekukan();
"""


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0024_periode_dokumentasi_awal")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
