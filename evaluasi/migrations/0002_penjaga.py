"""What the database itself refuses: content that was set, sent or signed is not changed any more."""

from django.db import migrations

PASANG = """
-- A set evaluation is frozen: its ratings, predikat and printed copy.
CREATE FUNCTION evaluasi_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER evaluasi_beku BEFORE UPDATE OR DELETE ON evaluasi_evaluasi
    FOR EACH ROW EXECUTE FUNCTION evaluasi_bekukan();

-- A periodic result of the old unit used again by agreement; once agreed, it stays.
CREATE FUNCTION hasil_disepakati_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.disetujui_pada IS NOT NULL THEN
        RAISE EXCEPTION 'pemakaian hasil ini sudah disepakati' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER hasil_disepakati_beku BEFORE UPDATE OR DELETE ON evaluasi_hasildisepakati
    FOR EACH ROW EXECUTE FUNCTION hasil_disepakati_bekukan();

-- What was counted stays: a row of angka kredit can only be withdrawn, once, and never be rewritten.
CREATE FUNCTION angka_kredit_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.dibatalkan_pada IS NOT NULL
        OR (to_jsonb(NEW) - 'dibatalkan_pada' - 'alasan_batal')
            IS DISTINCT FROM (to_jsonb(OLD) - 'dibatalkan_pada' - 'alasan_batal')
    THEN
        RAISE EXCEPTION 'Angka kredit yang sudah dicatat hanya dapat dibatalkan, satu kali'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER konversi_ak_beku BEFORE UPDATE OR DELETE ON evaluasi_konversiak
    FOR EACH ROW EXECUTE FUNCTION angka_kredit_bekukan();
CREATE TRIGGER penetapan_ak_beku BEFORE UPDATE OR DELETE ON evaluasi_penetapanak
    FOR EACH ROW EXECUTE FUNCTION angka_kredit_bekukan();
CREATE TRIGGER saldo_ak_beku BEFORE UPDATE OR DELETE ON evaluasi_saldoak
    FOR EACH ROW EXECUTE FUNCTION angka_kredit_bekukan();

-- A decided case, the words of both sides and the decision on a result stay as they were written.
CREATE FUNCTION keberatan_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.status IN ('diputus', 'dicabut', 'ditolak')
        OR NEW.evaluasi_id <> OLD.evaluasi_id OR NEW.pemutus_id <> OLD.pemutus_id OR NEW.alasan <> OLD.alasan
        OR NEW.bagian <> OLD.bagian OR NEW.alasan_terlambat <> OLD.alasan_terlambat
        OR OLD.diajukan_pada IS NOT NULL AND NEW.diajukan_pada IS DISTINCT FROM OLD.diajukan_pada
    THEN
        RAISE EXCEPTION 'Keberatan yang sudah diajukan tidak dapat diubah'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION putusan_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.putusan_predikat <> '' AND (
        NEW.putusan_predikat <> OLD.putusan_predikat OR NEW.putusan_hasil <> OLD.putusan_hasil
        OR NEW.putusan_perilaku <> OLD.putusan_perilaku
    ) THEN
        RAISE EXCEPTION 'Putusan keberatan tidak dapat diubah' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keberatan_beku BEFORE UPDATE OR DELETE ON evaluasi_keberatan
    FOR EACH ROW EXECUTE FUNCTION keberatan_bekukan();
CREATE TRIGGER keterangan_tanpa_ubah BEFORE UPDATE OR DELETE ON evaluasi_keterangankeberatan
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
CREATE TRIGGER putusan_beku BEFORE UPDATE ON evaluasi_evaluasi
    FOR EACH ROW EXECUTE FUNCTION putusan_bekukan();
"""
LEPAS = """
DROP TRIGGER evaluasi_beku ON evaluasi_evaluasi;
DROP TRIGGER hasil_disepakati_beku ON evaluasi_hasildisepakati;
DROP TRIGGER konversi_ak_beku ON evaluasi_konversiak;
DROP TRIGGER penetapan_ak_beku ON evaluasi_penetapanak;
DROP TRIGGER saldo_ak_beku ON evaluasi_saldoak;
DROP TRIGGER keberatan_beku ON evaluasi_keberatan;
DROP TRIGGER keterangan_tanpa_ubah ON evaluasi_keterangankeberatan;
DROP TRIGGER putusan_beku ON evaluasi_evaluasi;
DROP FUNCTION putusan_bekukan;
DROP FUNCTION keberatan_bekukan;
DROP FUNCTION angka_kredit_bekukan;
DROP FUNCTION hasil_disepakati_bekukan;
DROP FUNCTION evaluasi_bekukan;
"""


class Migration(migrations.Migration):
    replaces = [
        ("evaluasi", "0002_hasil_dibekukan"),
        ("evaluasi", "0003_unit_capaian_dibekukan"),
        ("evaluasi", "0008_angka_kredit_dibekukan"),
        ("evaluasi", "0010_keberatan_dibekukan"),
    ]
    dependencies = [("evaluasi", "0001_skema"), ("pegawai", "0002_penjaga")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
