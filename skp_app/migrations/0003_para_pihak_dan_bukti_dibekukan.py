"""The parties of a set SKP are frozen with it, and evidence cannot be moved out of a closed period."""

from django.db import migrations

PASANG = """
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
            NEW.periode_id, NEW.mulai, NEW.pendekatan, NEW.keluarga)
        IS DISTINCT FROM
        ROW(OLD.salinan, OLD.sidik_diajukan, OLD.sidik_ditetapkan, OLD.nomor_dokumen, OLD.ditetapkan_pada, OLD.kode,
            OLD.pegawai_id, OLD.penempatan_id, OLD.unit_id, OLD.memimpin_unit,
            OLD.penilai_id, OLD.penempatan_penilai_id, OLD.unit_penilai_id,
            OLD.periode_id, OLD.mulai, OLD.pendekatan, OLD.keluarga)
        OR NEW.status IN ('draf', 'diajukan', 'dikembalikan', 'direviu')
    ) THEN
        RAISE EXCEPTION 'SKP sudah ditetapkan: perubahan memerlukan versi baru'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION bukti_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM realisasi_terbuka(r.iki_id, r.periode_evaluasi_id)
            FROM skp_app_realisasi r WHERE r.id = OLD.realisasi_id;
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM realisasi_terbuka(r.iki_id, r.periode_evaluasi_id)
        FROM skp_app_realisasi r WHERE r.id = NEW.realisasi_id;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0002_isi_dibekukan")]
    # Going back keeps the stricter guard; 0002 drops both functions when it is undone.
    operations = [migrations.RunSQL(PASANG, migrations.RunSQL.noop)]
