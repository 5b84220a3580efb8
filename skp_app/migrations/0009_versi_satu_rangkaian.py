"""Versions of one SKP form one chain: same person, same days, one after the other; a period is closed once for all."""

from django.db import migrations, models

PASANG = """
CREATE FUNCTION skp_rantai_versi() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE lama record;
BEGIN
    IF NEW.menggantikan_id IS NULL THEN RETURN NEW; END IF;
    SELECT * INTO lama FROM skp_app_skp WHERE id = NEW.menggantikan_id;
    IF lama.salinan IS NULL
        OR ROW(NEW.rangkaian, NEW.nomor_versi, NEW.pegawai_id, NEW.periode_id, NEW.mulai)
        IS DISTINCT FROM
            ROW(lama.rangkaian, (lama.nomor_versi + 1)::smallint, lama.pegawai_id, lama.periode_id, lama.mulai)
    THEN
        RAISE EXCEPTION 'Versi baru melanjutkan SKP yang ditetapkan: pegawai, tanggal, dan rangkaiannya sama'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER skp_versi_berantai
    BEFORE INSERT OR UPDATE OF menggantikan_id, rangkaian, nomor_versi, pegawai_id, periode_id, mulai ON skp_app_skp
    FOR EACH ROW EXECUTE FUNCTION skp_rantai_versi();

CREATE FUNCTION penutupan_sekali_serangkai() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM skp_app_skp s
        JOIN skp_app_skp v ON v.rangkaian = s.rangkaian AND v.id <> s.id
        JOIN skp_app_penutupanperiode p ON p.skp_id = v.id
        WHERE s.id = NEW.skp_id AND p.periode_evaluasi_id = NEW.periode_evaluasi_id
    ) THEN
        RAISE EXCEPTION 'Periode ini sudah ditutup pada versi lain dari SKP yang sama'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER penutupan_serangkai BEFORE INSERT ON skp_app_penutupanperiode
    FOR EACH ROW EXECUTE FUNCTION penutupan_sekali_serangkai();
"""
LEPAS = """
DROP TRIGGER penutupan_serangkai ON skp_app_penutupanperiode;
DROP FUNCTION penutupan_sekali_serangkai();
DROP TRIGGER skp_versi_berantai ON skp_app_skp;
DROP FUNCTION skp_rantai_versi();
"""


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0008_baris_matriks_berpenugasan")]
    operations = [
        migrations.AddField("versiskp", "garis", models.JSONField(default=list)),
        migrations.RunSQL(PASANG, LEPAS),
    ]
