"""What was signed in pembinaan stays as it was, people and steps follow the law, whoever writes the SQL."""

from django.db import migrations

PASANG = """
CREATE FUNCTION pembinaan_tolak(kalimat text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', kalimat USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION bimbingan_jaga() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM pembinaan_tolak('Bimbingan kinerja tidak dapat dihapus');
    END IF;
    IF ROW(NEW.kode, NEW.skp_id, NEW.pegawai_id, NEW.penilai_id, NEW.atasan_penilai_id, NEW.pengusul_id, NEW.metode,
            NEW.nama_metode, NEW.alasan, NEW.dibuat_pada)
        IS DISTINCT FROM
        ROW(OLD.kode, OLD.skp_id, OLD.pegawai_id, OLD.penilai_id, OLD.atasan_penilai_id, OLD.pengusul_id, OLD.metode,
            OLD.nama_metode, OLD.alasan, OLD.dibuat_pada)
        OR (OLD.status NOT IN ('diusulkan', 'berjalan') AND ROW(NEW.pembimbing_id, NEW.dasar_penugasan)
            IS DISTINCT FROM ROW(OLD.pembimbing_id, OLD.dasar_penugasan))
        OR (OLD.putusan_pada IS NOT NULL AND ROW(NEW.putusan, NEW.putusan_oleh_id, NEW.putusan_sebagai, NEW.putusan_pada)
            IS DISTINCT FROM ROW(OLD.putusan, OLD.putusan_oleh_id, OLD.putusan_sebagai, OLD.putusan_pada))
    THEN
        PERFORM pembinaan_tolak('Pihak, metode, dan putusan bimbingan tidak dapat diubah');
    END IF;
    IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
        ('diusulkan', 'berjalan'), ('diusulkan', 'ditolak'), ('diusulkan', 'dibatalkan'), ('berjalan', 'dibatalkan'),
        ('berjalan', 'menunggu_ttd'), ('menunggu_ttd', 'berjalan'), ('menunggu_ttd', 'selesai'), ('berjalan', 'selesai'),
        ('selesai', 'dilaporkan'), ('dilaporkan', 'ditindaklanjuti'))
    THEN
        PERFORM pembinaan_tolak('Langkah bimbingan ini tidak dikenal');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bimbingan_terjaga BEFORE UPDATE OR DELETE ON skp_app_bimbingan
    FOR EACH ROW EXECUTE FUNCTION bimbingan_jaga();

-- The sheets of the session: open until somebody has signed. An IKI that its owner deletes leaves its words behind.
CREATE FUNCTION lembar_bimbingan_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    milik bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.bimbingan_id ELSE NEW.bimbingan_id END;
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'iki_id' = to_jsonb(OLD) - 'iki_id' AND to_jsonb(NEW) ->> 'iki_id' IS NULL
    THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.bimbingan_id <> OLD.bimbingan_id
        OR (SELECT status FROM skp_app_bimbingan WHERE id = milik) NOT IN ('diusulkan', 'berjalan')
    THEN
        PERFORM pembinaan_tolak('Isi bimbingan yang sudah ditandatangani tidak dapat diubah');
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER isi_bimbingan_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_isibimbingan
    FOR EACH ROW EXECUTE FUNCTION lembar_bimbingan_bekukan();
CREATE TRIGGER baris_coaching_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_bariscoaching
    FOR EACH ROW EXECUTE FUNCTION lembar_bimbingan_bekukan();
CREATE TRIGGER langkah_coaching_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_langkahcoaching
    FOR EACH ROW EXECUTE FUNCTION lembar_bimbingan_bekukan();
CREATE TRIGGER rencana_mentoring_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_rencanamentoring
    FOR EACH ROW EXECUTE FUNCTION lembar_bimbingan_bekukan();
CREATE TRIGGER sesi_bimbingan_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_sesibimbingan
    FOR EACH ROW EXECUTE FUNCTION lembar_bimbingan_bekukan();

-- B.1.8 and B.1.9: open until their one signature. The argument is the code of the Format.
CREATE FUNCTION lembar_sesudah_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    milik bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.bimbingan_id ELSE NEW.bimbingan_id END;
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.bimbingan_id <> OLD.bimbingan_id
        OR EXISTS (SELECT 1 FROM skp_app_tandatanganbimbingan
                   WHERE bimbingan_id = milik AND kode_format = TG_ARGV[0] AND ditarik_pada IS NULL)
    THEN
        PERFORM pembinaan_tolak('Formulir yang sudah ditandatangani tidak dapat diubah');
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER jawaban_bimbingan_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_jawabanbimbingan
    FOR EACH ROW EXECUTE FUNCTION lembar_sesudah_bekukan('B.1.8');
CREATE TRIGGER nilai_kompetensi_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_nilaikompetensi
    FOR EACH ROW EXECUTE FUNCTION lembar_sesudah_bekukan('B.1.9');
CREATE TRIGGER evaluasi_kompetensi_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_evaluasikompetensi
    FOR EACH ROW EXECUTE FUNCTION lembar_sesudah_bekukan('B.1.9');

CREATE FUNCTION tindak_lanjut_bimbingan_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.selesai_pada IS NULL
        AND to_jsonb(NEW) - 'selesai_pada' - 'hasil' = to_jsonb(OLD) - 'selesai_pada' - 'hasil'
    THEN
        RETURN NEW;
    END IF;
    PERFORM pembinaan_tolak('Tindak lanjut yang tercatat tidak dapat diubah');
END $$;
CREATE TRIGGER tindak_lanjut_bimbingan_beku BEFORE UPDATE OR DELETE ON skp_app_tanggaltindaklanjut
    FOR EACH ROW EXECUTE FUNCTION tindak_lanjut_bimbingan_bekukan();

-- A signature is its signer's; it may lapse while the second one is missing, and never comes back.
CREATE FUNCTION tanda_tangan_bimbingan_jaga() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    b skp_app_bimbingan%ROWTYPE;
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT * INTO b FROM skp_app_bimbingan WHERE id = NEW.bimbingan_id;
        IF NOT ((NEW.peran = 'pegawai' AND NEW.oleh_id = b.pegawai_id AND NEW.kode_format <> 'B.1.9')
            OR (NEW.peran = 'pembimbing' AND NEW.oleh_id = b.pembimbing_id AND NEW.kode_format <> 'B.1.8'))
        THEN
            PERFORM pembinaan_tolak('Formulir bimbingan ditandatangani oleh pihaknya sendiri');
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.ditarik_pada IS NULL AND OLD.kode_format IN ('B.1.6', 'B.1.7')
        AND to_jsonb(NEW) - 'ditarik_pada' = to_jsonb(OLD) - 'ditarik_pada'
        AND (SELECT status FROM skp_app_bimbingan WHERE id = OLD.bimbingan_id) IN ('berjalan', 'menunggu_ttd')
    THEN
        RETURN NEW;
    END IF;
    PERFORM pembinaan_tolak('Tanda tangan tidak dapat diubah atau dihapus');
END $$;
CREATE TRIGGER tanda_tangan_bimbingan_terjaga BEFORE INSERT OR UPDATE OR DELETE ON skp_app_tandatanganbimbingan
    FOR EACH ROW EXECUTE FUNCTION tanda_tangan_bimbingan_jaga();

CREATE FUNCTION tanda_tangan_konseling_jaga() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    k skp_app_konseling%ROWTYPE;
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT * INTO k FROM skp_app_konseling WHERE id = NEW.konseling_id;
        IF (NEW.kode_format = 'B.1.10' AND NEW.peran = 'penilai' AND NEW.oleh_id = k.penilai_id)
            OR (NEW.kode_format = 'F-KONSELING' AND NEW.peran = 'konselor' AND NEW.oleh_id = k.konselor_id)
        THEN
            RETURN NEW;
        END IF;
    END IF;
    PERFORM pembinaan_tolak('Tanda tangan konseling hanya dibuat sekali, oleh pihaknya sendiri');
END $$;
CREATE TRIGGER tanda_tangan_konseling_terjaga BEFORE INSERT OR UPDATE OR DELETE ON skp_app_tandatangankonseling
    FOR EACH ROW EXECUTE FUNCTION tanda_tangan_konseling_jaga();

-- The frozen copy stays; only its file comes later, once.
CREATE FUNCTION formulir_pembinaan_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.sha256 = ''
        AND to_jsonb(NEW) - 'berkas' - 'sha256' - 'ukuran' = to_jsonb(OLD) - 'berkas' - 'sha256' - 'ukuran'
    THEN
        RETURN NEW;
    END IF;
    PERFORM pembinaan_tolak('Formulir yang sudah ditandatangani tidak dapat diubah atau dihapus');
END $$;
CREATE TRIGGER formulir_bimbingan_beku BEFORE UPDATE OR DELETE ON skp_app_formulirbimbingan
    FOR EACH ROW EXECUTE FUNCTION formulir_pembinaan_bekukan();
CREATE TRIGGER formulir_konseling_beku BEFORE UPDATE OR DELETE ON skp_app_formulirkonseling
    FOR EACH ROW EXECUTE FUNCTION formulir_pembinaan_bekukan();

CREATE FUNCTION konseling_jaga() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM pembinaan_tolak('Konseling kinerja tidak dapat dihapus');
    END IF;
    IF ROW(NEW.kode, NEW.skp_id, NEW.pegawai_id, NEW.penilai_id, NEW.atasan_penilai_id, NEW.disampaikan,
            NEW.penyampaian, NEW.dibuat_pada)
        IS DISTINCT FROM
        ROW(OLD.kode, OLD.skp_id, OLD.pegawai_id, OLD.penilai_id, OLD.atasan_penilai_id, OLD.disampaikan,
            OLD.penyampaian, OLD.dibuat_pada)
        OR (OLD.kepada_id IS NOT NULL AND NEW.kepada_id IS DISTINCT FROM OLD.kepada_id)
        OR (OLD.status NOT IN ('disampaikan', 'dilaporkan', 'ditetapkan')
            AND ROW(NEW.kapasitas, NEW.konselor_id, NEW.dasar, NEW.arahan, NEW.waktu, NEW.tempat)
            IS DISTINCT FROM ROW(OLD.kapasitas, OLD.konselor_id, OLD.dasar, OLD.arahan, OLD.waktu, OLD.tempat))
        OR (OLD.putusan_pada IS NOT NULL AND ROW(NEW.putusan, NEW.putusan_oleh_id, NEW.putusan_sebagai, NEW.putusan_pada)
            IS DISTINCT FROM ROW(OLD.putusan, OLD.putusan_oleh_id, OLD.putusan_sebagai, OLD.putusan_pada))
    THEN
        PERFORM pembinaan_tolak('Pihak, penyampaian, dan putusan konseling tidak dapat diubah');
    END IF;
    IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
        ('disampaikan', 'membaik'), ('disampaikan', 'dilaporkan'), ('dilaporkan', 'ditetapkan'),
        ('dilaporkan', 'tidak_dilanjutkan'), ('ditetapkan', 'direkam'), ('direkam', 'ditindaklanjuti'))
    THEN
        PERFORM pembinaan_tolak('Langkah konseling ini tidak dikenal');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER konseling_terjaga BEFORE UPDATE OR DELETE ON skp_app_konseling
    FOR EACH ROW EXECUTE FUNCTION konseling_jaga();

-- B.1.10, its evidence and the record: each open in one state only, which the argument names.
CREATE FUNCTION isi_konseling_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    milik bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.konseling_id ELSE NEW.konseling_id END;
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.konseling_id <> OLD.konseling_id
        OR (SELECT status FROM skp_app_konseling WHERE id = milik) <> TG_ARGV[0]
    THEN
        PERFORM pembinaan_tolak('Isi konseling yang sudah ditandatangani tidak dapat diubah');
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER laporan_perilaku_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_laporanperilaku
    FOR EACH ROW EXECUTE FUNCTION isi_konseling_bekukan('disampaikan');
CREATE TRIGGER bukti_konseling_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_konseling_bukti
    FOR EACH ROW EXECUTE FUNCTION isi_konseling_bekukan('disampaikan');
CREATE TRIGGER rekaman_konseling_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_rekamankonseling
    FOR EACH ROW EXECUTE FUNCTION isi_konseling_bekukan('ditetapkan');
"""
PEMICU = {
    "bimbingan_terjaga": "bimbingan", "isi_bimbingan_beku": "isibimbingan", "baris_coaching_beku": "bariscoaching",
    "langkah_coaching_beku": "langkahcoaching", "rencana_mentoring_beku": "rencanamentoring",
    "sesi_bimbingan_beku": "sesibimbingan", "jawaban_bimbingan_beku": "jawabanbimbingan",
    "nilai_kompetensi_beku": "nilaikompetensi", "evaluasi_kompetensi_beku": "evaluasikompetensi",
    "tindak_lanjut_bimbingan_beku": "tanggaltindaklanjut", "tanda_tangan_bimbingan_terjaga": "tandatanganbimbingan",
    "tanda_tangan_konseling_terjaga": "tandatangankonseling", "formulir_bimbingan_beku": "formulirbimbingan",
    "formulir_konseling_beku": "formulirkonseling", "konseling_terjaga": "konseling",
    "laporan_perilaku_beku": "laporanperilaku", "bukti_konseling_beku": "konseling_bukti",
    "rekaman_konseling_beku": "rekamankonseling",
}  # fmt: skip
FUNGSI = (
    "bimbingan_jaga", "lembar_bimbingan_bekukan", "lembar_sesudah_bekukan", "tindak_lanjut_bimbingan_bekukan",
    "tanda_tangan_bimbingan_jaga", "tanda_tangan_konseling_jaga", "formulir_pembinaan_bekukan", "konseling_jaga",
    "isi_konseling_bekukan",
)  # fmt: skip
LEPAS = [
    *(f"DROP TRIGGER {nama} ON skp_app_{tabel}" for nama, tabel in PEMICU.items()),
    *(f"DROP FUNCTION {nama}()" for nama in FUNGSI),
    "DROP FUNCTION pembinaan_tolak(text)",
]


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0021_pembinaan")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
