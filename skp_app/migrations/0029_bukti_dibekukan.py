"""Evidence is written once, and what proves a closed period stays (security: only dihapus_pada may change)."""

from django.db import migrations

PASANG = """
-- May this use still be changed? Each kind of use asks the guard of what it proves; feedback that was sent never is.
CREATE FUNCTION pakai_bukti_terbuka(p skp_app_pakaibukti) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF p.umpan_balik_id IS NOT NULL THEN
        RAISE EXCEPTION 'Umpan balik sudah dikirim: buktinya tidak dapat diubah'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    PERFORM realisasi_terbuka(r.iki_id, r.periode_evaluasi_id)
        FROM skp_app_realisasi r WHERE r.id = p.realisasi_id;
    PERFORM realisasi_terbuka(r.iki_id, d.periode_evaluasi_id)
        FROM skp_app_realisasiprogres r JOIN skp_app_periodedokumentasi d ON d.id = r.periode_dokumentasi_id
        WHERE r.id = p.progres_id;
    PERFORM lembar_terbuka(c.pegawai_id, c.tanggal) FROM skp_app_catatanharian c WHERE c.id = p.harian_id;
END $$;

CREATE OR REPLACE FUNCTION bukti_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF ROW(NEW.kode, NEW.pemilik_id, NEW.jenis, NEW.tautan, NEW.lokasi, NEW.nama_asli, NEW.sidik_asli, NEW.sidik,
               NEW.tipe, NEW.ukuran, NEW.dibuat_pada)
            IS DISTINCT FROM
           ROW(OLD.kode, OLD.pemilik_id, OLD.jenis, OLD.tautan, OLD.lokasi, OLD.nama_asli, OLD.sidik_asli, OLD.sidik,
               OLD.tipe, OLD.ukuran, OLD.dibuat_pada)
            OR NEW.tempat <> OLD.tempat AND (NEW.tempat <> '' OR OLD.dihapus_pada IS NULL)
            OR OLD.dihapus_pada IS NOT NULL AND NEW.dihapus_pada IS DISTINCT FROM OLD.dihapus_pada
        THEN
            RAISE EXCEPTION 'Isi bukti dukung tidak dapat diubah: isi lain adalah bukti baru'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NEW.judul = OLD.judul AND NEW.keterangan = OLD.keterangan
            AND NEW.dihapus_pada IS NOT DISTINCT FROM OLD.dihapus_pada THEN RETURN NEW; END IF;
    END IF;
    PERFORM pakai_bukti_terbuka(p) FROM skp_app_pakaibukti p WHERE p.bukti_id = OLD.id;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF NEW.dihapus_pada IS NOT NULL AND EXISTS (SELECT 1 FROM skp_app_pakaibukti WHERE bukti_id = OLD.id) THEN
        RAISE EXCEPTION 'Bukti dukung masih dipakai: tidak dapat dibuang'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION pakai_bukti_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM pakai_bukti_terbuka(OLD); END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF TG_OP = 'UPDATE' OR NEW.umpan_balik_id IS NULL THEN PERFORM pakai_bukti_terbuka(NEW); END IF;
    IF EXISTS (SELECT 1 FROM skp_app_buktidukung WHERE id = NEW.bukti_id AND dihapus_pada IS NOT NULL) THEN
        RAISE EXCEPTION 'Bukti dukung sudah dibuang: tidak dapat dipakai'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER bukti_beku BEFORE UPDATE OR DELETE ON skp_app_buktidukung
    FOR EACH ROW EXECUTE FUNCTION bukti_bekukan();
CREATE TRIGGER pakai_bukti_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_pakaibukti
    FOR EACH ROW EXECUTE FUNCTION pakai_bukti_bekukan();
"""
LEPAS = """
DROP TRIGGER bukti_beku ON skp_app_buktidukung;
DROP TRIGGER pakai_bukti_beku ON skp_app_pakaibukti;
DROP FUNCTION pakai_bukti_bekukan();
DROP FUNCTION pakai_bukti_terbuka(skp_app_pakaibukti);
"""


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0028_gudang_bukti_dibatasi")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
