"""A locked year: the database refuses every change to what belongs to it. Everybody who writes meets the same rule."""

from django.db import migrations

# (table, its column, what the column points at)
MILIK = [
    ("skp_app_periodeevaluasi", "periode_id", "periode"),
    ("skp_app_periodedokumentasi", "periode_id", "periode"),
    ("skp_app_perpanjangan", "periode_id", "periode"),
    ("skp_app_timkerja", "periode_id", "periode"),
    ("skp_app_matriks", "periode_id", "periode"),
    ("skp_app_skp", "periode_id", "periode"),
    ("skp_app_rhk", "skp_id", "skp"),
    ("skp_app_lampiranskp", "skp_id", "skp"),
    ("skp_app_ekspektasikhusus", "skp_id", "skp"),
    ("skp_app_versiskp", "skp_id", "skp"),
    ("skp_app_strategi", "skp_id", "skp"),
    ("skp_app_workblock", "skp_id", "skp"),
    ("skp_app_catatanreviu", "skp_id", "skp"),
    ("skp_app_ujardialog", "skp_id", "skp"),
    ("skp_app_kesepakatandialog", "skp_id", "skp"),
    ("skp_app_pengirimanrealisasi", "skp_id", "skp"),
    ("skp_app_penutupanperiode", "skp_id", "skp"),
    ("skp_app_permintaanumpanbalik", "skp_id", "skp"),
    ("skp_app_umpanbalik", "skp_id", "skp"),
    ("skp_app_catatanpemantauan", "skp_id", "skp"),
    ("skp_app_kesimpulankemajuan", "skp_id", "skp"),
    ("skp_app_pengambilalihanrhk", "skp_id", "skp"),
    ("skp_app_iki", "rhk_id", "rhk"),
    ("skp_app_manualindikator", "iki_id", "iki"),
    ("skp_app_realisasi", "iki_id", "iki"),
    ("skp_app_realisasiprogres", "iki_id", "iki"),
    ("skp_app_catatanharian", "tanggal", "hari"),
    ("skp_app_rencanaaksi", "periode_evaluasi_id", "masa"),
    ("skp_app_sepakatrencanaaksi", "periode_evaluasi_id", "masa"),
    ("evaluasi_evaluasi", "periode_evaluasi_id", "masa"),
    ("evaluasi_capaianorganisasi", "periode_evaluasi_id", "masa"),
    ("evaluasi_usulancapaian", "periode_evaluasi_id", "masa"),
    ("evaluasi_masukancapaian", "periode_evaluasi_id", "masa"),
    ("evaluasi_hasildisepakati", "periode_evaluasi_id", "masa"),
    ("evaluasi_pertimbangan", "periode_evaluasi_id", "masa"),
    ("evaluasi_kalibrasi", "periode_evaluasi_id", "masa"),
    ("evaluasi_penjelasanbendera", "periode_evaluasi_id", "masa"),
    ("evaluasi_tandarhk", "evaluasi_id", "hasil"),
    ("evaluasi_keberatan", "evaluasi_id", "hasil"),
    ("evaluasi_pelaporan", "evaluasi_id", "hasil"),
]

# Who locks takes the same advisory lock for himself: he waits for those who are writing, and they for him.
PASANG = """
CREATE FUNCTION tahun_dari(jenis text, nilai text) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE hasil bigint;
BEGIN
    IF nilai IS NULL THEN RETURN NULL; END IF;
    IF jenis = 'periode' THEN RETURN nilai::bigint; END IF;
    IF jenis = 'skp' THEN
        SELECT periode_id INTO hasil FROM skp_app_skp WHERE id = nilai::bigint;
    ELSIF jenis = 'rhk' THEN
        SELECT s.periode_id INTO hasil FROM skp_app_rhk r JOIN skp_app_skp s ON s.id = r.skp_id
        WHERE r.id = nilai::bigint;
    ELSIF jenis = 'iki' THEN
        SELECT s.periode_id INTO hasil FROM skp_app_iki i JOIN skp_app_rhk r ON r.id = i.rhk_id
        JOIN skp_app_skp s ON s.id = r.skp_id WHERE i.id = nilai::bigint;
    ELSIF jenis = 'masa' THEN
        SELECT periode_id INTO hasil FROM skp_app_periodeevaluasi WHERE id = nilai::bigint;
    ELSIF jenis = 'hasil' THEN
        SELECT m.periode_id INTO hasil FROM evaluasi_evaluasi e
        JOIN skp_app_periodeevaluasi m ON m.id = e.periode_evaluasi_id WHERE e.id = nilai::bigint;
    ELSIF jenis = 'hari' THEN
        SELECT id INTO hasil FROM skp_app_periode WHERE nilai::date BETWEEN mulai AND selesai LIMIT 1;
    END IF;
    RETURN hasil;
END $$;

CREATE FUNCTION tolak_bila_tahun_terkunci() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE tahun_terkunci integer;
BEGIN
    PERFORM pg_advisory_xact_lock_shared(602024);
    IF EXISTS (SELECT 1 FROM skp_app_periode WHERE dikunci_pada IS NOT NULL) THEN
        SELECT tahun INTO tahun_terkunci FROM skp_app_periode WHERE dikunci_pada IS NOT NULL AND id IN (
            CASE WHEN TG_OP <> 'INSERT' THEN tahun_dari(TG_ARGV[1], to_jsonb(OLD) ->> TG_ARGV[0]) END,
            CASE WHEN TG_OP <> 'DELETE' THEN tahun_dari(TG_ARGV[1], to_jsonb(NEW) ->> TG_ARGV[0]) END
        ) LIMIT 1;
        IF tahun_terkunci IS NOT NULL THEN
            RAISE EXCEPTION 'Tahun kinerja % sudah dikunci; tidak ada yang dapat diubah lagi', tahun_terkunci
                USING ERRCODE = 'KT001';
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION periode_terkunci_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.dikunci_pada IS NOT NULL THEN
        RAISE EXCEPTION 'Tahun kinerja % sudah dikunci; tidak ada yang dapat diubah lagi', OLD.tahun
            USING ERRCODE = 'KT001';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER periode_terkunci_tetap BEFORE UPDATE OR DELETE ON skp_app_periode
    FOR EACH ROW EXECUTE FUNCTION periode_terkunci_tetap();
"""
LEPAS = """
DROP TRIGGER periode_terkunci_tetap ON skp_app_periode;
DROP FUNCTION periode_terkunci_tetap();
DROP FUNCTION tolak_bila_tahun_terkunci();
DROP FUNCTION tahun_dari(text, text);
"""
# Named so that it comes first: triggers of one table run in the order of their names.
PEMICU = """
CREATE TRIGGER a_tahun_terkunci BEFORE INSERT OR UPDATE OR DELETE ON {tabel}
    FOR EACH ROW EXECUTE FUNCTION tolak_bila_tahun_terkunci('{kolom}', '{jenis}');
"""


def pemicu(tabel, kolom, jenis):
    pasang = PEMICU.format(tabel=tabel, kolom=kolom, jenis=jenis)
    return migrations.RunSQL(pasang, f"DROP TRIGGER a_tahun_terkunci ON {tabel};")


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0020_pantauan"), ("skp_app", "0013_kunci_tahun")]
    operations = [migrations.RunSQL(PASANG, LEPAS), *(pemicu(*m) for m in MILIK)]
