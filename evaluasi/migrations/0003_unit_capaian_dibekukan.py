"""The unit whose capaian counts is frozen with a set evaluation, and so is its public code."""

from django.db import migrations

PASANG = """
CREATE OR REPLACE FUNCTION evaluasi_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.salinan IS NULL AND TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
    IF OLD.salinan IS NULL THEN RETURN OLD; END IF;
    IF TG_OP = 'DELETE' OR NEW.status IN ('terbuka', 'dinilai') OR
        ROW(NEW.salinan, NEW.sidik, NEW.nomor_dokumen, NEW.ditetapkan_pada, NEW.kode, NEW.skp_id,
            NEW.periode_evaluasi_id, NEW.penilai_id, NEW.rating_hasil, NEW.rating_perilaku, NEW.predikat,
            NEW.catatan, NEW.unit_capaian_id, NEW.capaian, NEW.capaian_tahun_lalu)
        IS DISTINCT FROM
        ROW(OLD.salinan, OLD.sidik, OLD.nomor_dokumen, OLD.ditetapkan_pada, OLD.kode, OLD.skp_id,
            OLD.periode_evaluasi_id, OLD.penilai_id, OLD.rating_hasil, OLD.rating_perilaku, OLD.predikat,
            OLD.catatan, OLD.unit_capaian_id, OLD.capaian, OLD.capaian_tahun_lalu)
    THEN
        RAISE EXCEPTION 'Evaluasi sudah ditetapkan: perbaikan memerlukan dokumen baru'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0002_hasil_dibekukan")]
    # Going back keeps the stricter guard; 0002 drops the function when it is undone.
    operations = [migrations.RunSQL(PASANG, migrations.RunSQL.noop)]
