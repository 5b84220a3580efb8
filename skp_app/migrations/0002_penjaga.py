"""What the database itself refuses: content that was set, sent or signed is not changed any more."""

from django.db import migrations

PASANG = """
-- What was set stays: the content of an SKP is frozen by the database, sent feedback, kept versions and closed
-- periods too.
CREATE FUNCTION skp_isi_terbuka(id_skp bigint, boleh text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE keadaan text;
BEGIN
    SELECT status INTO keadaan FROM skp_app_skp WHERE id = id_skp;
    IF keadaan IS NOT NULL AND NOT keadaan = ANY (boleh) THEN
        RAISE EXCEPTION 'SKP berstatus %: isinya tidak dapat diubah', keadaan
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$;
-- Rows that hang directly below the SKP; TG_ARGV lists the states in which they may change.
CREATE FUNCTION skp_bekukan_butir() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM skp_isi_terbuka(OLD.skp_id, TG_ARGV); END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM skp_isi_terbuka(NEW.skp_id, TG_ARGV);
    RETURN NEW;
END $$;
CREATE FUNCTION skp_bekukan_iki() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'indikator_id' = to_jsonb(OLD) - 'indikator_id' THEN RETURN NEW; END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM skp_isi_terbuka((SELECT skp_id FROM skp_app_rhk WHERE id = OLD.rhk_id), TG_ARGV);
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM skp_isi_terbuka((SELECT skp_id FROM skp_app_rhk WHERE id = NEW.rhk_id), TG_ARGV);
    RETURN NEW;
END $$;
CREATE FUNCTION skp_bekukan_induk() RETURNS trigger LANGUAGE plpgsql AS $$
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
            NEW.periode_id, NEW.mulai, NEW.pendekatan, NEW.keluarga,
            NEW.rangkaian, NEW.nomor_versi, NEW.menggantikan_id, NEW.melanjutkan_id)
        IS DISTINCT FROM
        ROW(OLD.salinan, OLD.sidik_diajukan, OLD.sidik_ditetapkan, OLD.nomor_dokumen, OLD.ditetapkan_pada, OLD.kode,
            OLD.pegawai_id, OLD.penempatan_id, OLD.unit_id, OLD.memimpin_unit,
            OLD.penilai_id, OLD.penempatan_penilai_id, OLD.unit_penilai_id,
            OLD.periode_id, OLD.mulai, OLD.pendekatan, OLD.keluarga,
            OLD.rangkaian, OLD.nomor_versi, OLD.menggantikan_id, OLD.melanjutkan_id)
        OR NEW.status IN ('draf', 'diajukan', 'dikembalikan', 'direviu')
        OR (OLD.status IN ('digantikan', 'beralih', 'ditutup') AND NEW.status <> OLD.status)
        OR (NEW.selesai <> OLD.selesai AND NEW.status NOT IN ('beralih', 'ditutup'))
    ) THEN
        RAISE EXCEPTION 'SKP sudah ditetapkan: perubahan memerlukan versi baru'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
-- A period that was evaluated is closed for every version of the SKP.
CREATE FUNCTION realisasi_terbuka(id_iki bigint, id_periode bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM skp_app_iki i
        JOIN skp_app_rhk r ON r.id = i.rhk_id
        JOIN skp_app_skp s ON s.id = r.skp_id
        JOIN skp_app_skp v ON v.rangkaian = s.rangkaian
        JOIN skp_app_penutupanperiode p ON p.skp_id = v.id
        WHERE i.id = id_iki AND p.periode_evaluasi_id = id_periode
    ) THEN
        RAISE EXCEPTION 'Evaluasi periode ini sudah ditetapkan: realisasi tidak dapat diubah'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$;
CREATE FUNCTION realisasi_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM realisasi_terbuka(OLD.iki_id, OLD.periode_evaluasi_id); END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM realisasi_terbuka(NEW.iki_id, NEW.periode_evaluasi_id);
    RETURN NEW;
END $$;
CREATE FUNCTION bukti_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER skp_beku BEFORE UPDATE OR DELETE ON skp_app_skp
    FOR EACH ROW EXECUTE FUNCTION skp_bekukan_induk();
CREATE TRIGGER iki_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_iki
    FOR EACH ROW EXECUTE FUNCTION skp_bekukan_iki('draf', 'dikembalikan');
CREATE TRIGGER lampiran_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_lampiranskp
    FOR EACH ROW EXECUTE FUNCTION skp_bekukan_butir('draf', 'dikembalikan');
CREATE TRIGGER ekspektasi_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_ekspektasikhusus
    FOR EACH ROW EXECUTE FUNCTION skp_bekukan_butir('draf', 'dikembalikan', 'diajukan');
CREATE TRIGGER versi_tanpa_ubah BEFORE UPDATE OR DELETE ON skp_app_versiskp
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
CREATE TRIGGER umpan_balik_tanpa_ubah BEFORE UPDATE OR DELETE ON skp_app_umpanbalik
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
CREATE TRIGGER dokumen_tanpa_ubah BEFORE UPDATE OR DELETE ON skp_app_dokumen
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
CREATE TRIGGER penutupan_tanpa_ubah BEFORE UPDATE OR DELETE ON skp_app_penutupanperiode
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
CREATE TRIGGER realisasi_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_realisasi
    FOR EACH ROW EXECUTE FUNCTION realisasi_bekukan();
CREATE TRIGGER bukti_beku BEFORE UPDATE OR DELETE ON skp_app_buktidukung
    FOR EACH ROW EXECUTE FUNCTION bukti_bekukan();

-- What was said in the dialog kinerja stays: only the answer to a proposal and a confirmation may be added,
-- once.
CREATE FUNCTION ujar_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The row it was about may be deleted by its owner (NULL); an open proposal may be answered once.
    IF TG_OP = 'UPDATE'
        AND ROW(NEW.id, NEW.skp_id, NEW.oleh_id, NEW.isi, NEW.sebutan, NEW.bidang, NEW.semula, NEW.menjadi,
                NEW.versi_skp, NEW.dikirim_pada)
            IS NOT DISTINCT FROM
            ROW(OLD.id, OLD.skp_id, OLD.oleh_id, OLD.isi, OLD.sebutan, OLD.bidang, OLD.semula, OLD.menjadi,
                OLD.versi_skp, OLD.dikirim_pada)
        AND (NEW.rhk_id IS NULL OR NEW.rhk_id IS NOT DISTINCT FROM OLD.rhk_id)
        AND (NEW.iki_id IS NULL OR NEW.iki_id IS NOT DISTINCT FROM OLD.iki_id)
        AND (OLD.status = 'menunggu' OR ROW(NEW.status, NEW.diputus_pada, NEW.diputus_oleh_id)
            IS NOT DISTINCT FROM ROW(OLD.status, OLD.diputus_pada, OLD.diputus_oleh_id))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Ujaran dialog kinerja tidak dapat diubah atau dihapus'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE FUNCTION kesepakatan_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND ROW(NEW.id, NEW.skp_id, NEW.tanggal, NEW.agenda, NEW.kesepakatan, NEW.tanggal_berikutnya,
                NEW.dicatat_oleh_id, NEW.dicatat_pada)
            IS NOT DISTINCT FROM
            ROW(OLD.id, OLD.skp_id, OLD.tanggal, OLD.agenda, OLD.kesepakatan, OLD.tanggal_berikutnya,
                OLD.dicatat_oleh_id, OLD.dicatat_pada)
        AND (OLD.konfirmasi_pegawai_pada IS NULL
            OR NEW.konfirmasi_pegawai_pada IS NOT DISTINCT FROM OLD.konfirmasi_pegawai_pada)
        AND (OLD.konfirmasi_penilai_pada IS NULL
            OR NEW.konfirmasi_penilai_pada IS NOT DISTINCT FROM OLD.konfirmasi_penilai_pada)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Kesepakatan dialog kinerja tidak dapat diubah atau dihapus'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER ujar_beku BEFORE UPDATE OR DELETE ON skp_app_ujardialog
    FOR EACH ROW EXECUTE FUNCTION ujar_bekukan();
CREATE TRIGGER kesepakatan_beku BEFORE UPDATE OR DELETE ON skp_app_kesepakatandialog
    FOR EACH ROW EXECUTE FUNCTION kesepakatan_bekukan();

-- Versions of one SKP share its closed periods; of a set SKP only the living links may move, never a printed
-- word.
-- Links are not printed (salinan_rhk and salinan_iki are): a superior's new version or a mutasi may re-hang them.
CREATE FUNCTION rhk_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE tautan text[] := ARRAY['intervensi_rhk_id', 'intervensi_iki_id', 'penugasan_id', 'sasaran_id'];
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - tautan = to_jsonb(OLD) - tautan THEN RETURN NEW; END IF;
    IF TG_OP <> 'INSERT' THEN PERFORM skp_isi_terbuka(OLD.skp_id, TG_ARGV); END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM skp_isi_terbuka(NEW.skp_id, TG_ARGV);
    RETURN NEW;
END $$;
CREATE TRIGGER rhk_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_rhk
    FOR EACH ROW EXECUTE FUNCTION rhk_bekukan('draf', 'dikembalikan');
CREATE TRIGGER reviu_tanpa_ubah BEFORE UPDATE OR DELETE ON skp_app_catatanreviu
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
CREATE TRIGGER peristiwa_tanpa_ubah BEFORE UPDATE OR DELETE ON skp_app_peristiwa
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();

-- Versions of one SKP form one chain: same person, same days, one after the other; a period is closed once for
-- all.
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

-- Requests, replies and schedules of feedback keep their words; a corrected line belongs to the giver of the old
-- one.
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

-- Who was told, and when, stays as it was written.
CREATE FUNCTION eskalasi_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Catatan eskalasi tidak dapat diubah atau dihapus'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER eskalasi_beku BEFORE UPDATE OR DELETE ON skp_app_eskalasi
    FOR EACH ROW EXECUTE FUNCTION eskalasi_bekukan();

-- What the Pimpinan noted, concluded and took over stays; the database holds what the steps promise.
-- The columns named by the trigger may be filled once; nothing else changes, and no row goes.
CREATE FUNCTION hanya_sekali() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE lama jsonb; baru jsonb; kolom text;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        lama := to_jsonb(OLD); baru := to_jsonb(NEW);
        FOREACH kolom IN ARRAY TG_ARGV LOOP
            IF coalesce(lama ->> kolom, '') = '' THEN lama := lama - kolom; baru := baru - kolom; END IF;
        END LOOP;
        IF lama = baru THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION 'Isi % tidak dapat diubah atau dihapus', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
-- A note may be mended by its writer on the day he wrote it, as long as nobody else has read it. The application knows
-- which day it is where it runs; the database holds 24 hours.
CREATE FUNCTION catatan_pemantauan_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.dibagikan_pada IS NULL AND OLD.umpan_balik_id IS NULL
        AND OLD.ditindaklanjuti_pada IS NULL AND now() < OLD.ditulis_pada + interval '24 hours'
        AND ROW(NEW.id, NEW.skp_id, NEW.oleh_id, NEW.ditulis_pada)
            IS NOT DISTINCT FROM ROW(OLD.id, OLD.skp_id, OLD.oleh_id, OLD.ditulis_pada)
    THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - ARRAY['dibagikan_pada', 'umpan_balik_id', 'ditindaklanjuti_pada']
          = to_jsonb(OLD) - ARRAY['dibagikan_pada', 'umpan_balik_id', 'ditindaklanjuti_pada']
        AND (OLD.dibagikan_pada IS NULL OR NEW.dibagikan_pada IS NOT DISTINCT FROM OLD.dibagikan_pada)
        AND (OLD.umpan_balik_id IS NULL OR NEW.umpan_balik_id IS NOT DISTINCT FROM OLD.umpan_balik_id)
        AND (OLD.ditindaklanjuti_pada IS NULL
            OR NEW.ditindaklanjuti_pada IS NOT DISTINCT FROM OLD.ditindaklanjuti_pada)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Catatan pemantauan tidak dapat diubah atau dihapus'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE FUNCTION tindak_sesuai_simpulan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT hasil = 'menunjukkan' FROM skp_app_kesimpulankemajuan WHERE id = NEW.kesimpulan_id)
        <> (NEW.jenis IN ('apresiasi', 'penugasan_baru'))
    THEN
        RAISE EXCEPTION 'Tindak lanjut tidak sesuai dengan kesimpulannya'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION pengambilalihan_cocok() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM skp_app_rhk WHERE id = NEW.rhk_id AND skp_id = NEW.skp_id AND garis = NEW.garis)
        OR NOT EXISTS (
            SELECT 1 FROM skp_app_kesimpulankemajuan k
            JOIN skp_app_skp dulu ON dulu.id = k.skp_id JOIN skp_app_skp kini ON kini.rangkaian = dulu.rangkaian
            WHERE k.id = NEW.kesimpulan_id AND kini.id = NEW.skp_id AND k.hasil = 'tidak')
    THEN
        RAISE EXCEPTION 'Pengambilalihan tidak sesuai dengan RHK atau kesimpulannya'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER catatan_pemantauan_beku BEFORE UPDATE OR DELETE ON skp_app_catatanpemantauan
    FOR EACH ROW EXECUTE FUNCTION catatan_pemantauan_bekukan();
CREATE TRIGGER kesimpulan_beku BEFORE UPDATE OR DELETE ON skp_app_kesimpulankemajuan
    FOR EACH ROW EXECUTE FUNCTION hanya_sekali('jawaban', 'dijawab_pada');
CREATE TRIGGER tindak_beku BEFORE UPDATE OR DELETE ON skp_app_tindakkemajuan
    FOR EACH ROW EXECUTE FUNCTION hanya_sekali('selesai_pada', 'ditarik_pada', 'skp_hasil_id');
CREATE TRIGGER tindak_sesuai BEFORE INSERT ON skp_app_tindakkemajuan
    FOR EACH ROW EXECUTE FUNCTION tindak_sesuai_simpulan();
CREATE TRIGGER pengambilalihan_beku BEFORE UPDATE OR DELETE ON skp_app_pengambilalihanrhk
    FOR EACH ROW EXECUTE FUNCTION hanya_sekali('dikembalikan_pada', 'alasan_kembali');
CREATE TRIGGER pengambilalihan_sesuai BEFORE INSERT ON skp_app_pengambilalihanrhk
    FOR EACH ROW EXECUTE FUNCTION pengambilalihan_cocok();

-- A day of the sheet lies inside an SKP that was set, and stays as it is once its period was evaluated.
CREATE FUNCTION lembar_terbuka(id_pegawai bigint, hari date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM skp_app_penutupanperiode p
        JOIN skp_app_skp s ON s.id = p.skp_id
        JOIN skp_app_periodeevaluasi e ON e.id = p.periode_evaluasi_id
        WHERE s.pegawai_id = id_pegawai AND hari BETWEEN s.mulai AND s.selesai AND hari BETWEEN e.mulai AND e.selesai
    ) THEN
        RAISE EXCEPTION 'Evaluasi periode ini sudah ditetapkan: catatan harian tidak dapat diubah'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$;
CREATE FUNCTION catatan_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM lembar_terbuka(OLD.pegawai_id, OLD.tanggal); END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM lembar_terbuka(NEW.pegawai_id, NEW.tanggal);
    IF NOT EXISTS (
        SELECT 1 FROM skp_app_skp s WHERE s.pegawai_id = NEW.pegawai_id AND s.ditetapkan_pada IS NOT NULL
        AND NEW.tanggal BETWEEN s.mulai AND s.selesai
    ) THEN
        RAISE EXCEPTION 'Catatan harian berada di luar masa SKP'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER catatan_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_catatanharian
    FOR EACH ROW EXECUTE FUNCTION catatan_bekukan();

-- The survey in the database: counts only grow by one answer, each answer spends one invitation, nothing after
-- closing.
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

-- What was signed in pembinaan stays as it was, people and steps follow the law, whoever writes the SQL.
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

-- What was evaluated stays: entries, rencana aksi and their agreement cannot be changed under a closed period.
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

-- Evidence is written once, and what proves a closed period stays (security: only dihapus_pada may change).
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
CREATE TRIGGER pakai_bukti_beku BEFORE INSERT OR UPDATE OR DELETE ON skp_app_pakaibukti
    FOR EACH ROW EXECUTE FUNCTION pakai_bukti_bekukan();
"""
LEPAS = """
DROP TRIGGER skp_beku ON skp_app_skp;
DROP TRIGGER iki_beku ON skp_app_iki;
DROP TRIGGER lampiran_beku ON skp_app_lampiranskp;
DROP TRIGGER ekspektasi_beku ON skp_app_ekspektasikhusus;
DROP TRIGGER versi_tanpa_ubah ON skp_app_versiskp;
DROP TRIGGER umpan_balik_tanpa_ubah ON skp_app_umpanbalik;
DROP TRIGGER dokumen_tanpa_ubah ON skp_app_dokumen;
DROP TRIGGER penutupan_tanpa_ubah ON skp_app_penutupanperiode;
DROP TRIGGER realisasi_beku ON skp_app_realisasi;
DROP TRIGGER bukti_beku ON skp_app_buktidukung;
DROP TRIGGER ujar_beku ON skp_app_ujardialog;
DROP TRIGGER kesepakatan_beku ON skp_app_kesepakatandialog;
DROP TRIGGER rhk_beku ON skp_app_rhk;
DROP TRIGGER reviu_tanpa_ubah ON skp_app_catatanreviu;
DROP TRIGGER peristiwa_tanpa_ubah ON skp_app_peristiwa;
DROP TRIGGER skp_versi_berantai ON skp_app_skp;
DROP TRIGGER penutupan_serangkai ON skp_app_penutupanperiode;
DROP TRIGGER umpan_balik_cocok ON skp_app_umpanbalik;
DROP TRIGGER tanggapan_umpan_tanpa_ubah ON skp_app_tanggapanumpanbalik;
DROP TRIGGER permintaan_umpan_beku ON skp_app_permintaanumpanbalik;
DROP TRIGGER jadwal_umpan_beku ON skp_app_jadwalumpanbalik;
DROP TRIGGER eskalasi_beku ON skp_app_eskalasi;
DROP TRIGGER catatan_pemantauan_beku ON skp_app_catatanpemantauan;
DROP TRIGGER kesimpulan_beku ON skp_app_kesimpulankemajuan;
DROP TRIGGER tindak_beku ON skp_app_tindakkemajuan;
DROP TRIGGER tindak_sesuai ON skp_app_tindakkemajuan;
DROP TRIGGER pengambilalihan_beku ON skp_app_pengambilalihanrhk;
DROP TRIGGER pengambilalihan_sesuai ON skp_app_pengambilalihanrhk;
DROP TRIGGER catatan_beku ON skp_app_catatanharian;
DROP TRIGGER survei_beku ON skp_app_survei;
DROP TRIGGER sasaran_survei_beku ON skp_app_sasaransurvei;
DROP TRIGGER undangan_survei_beku ON skp_app_undangansurvei;
DROP TRIGGER hitungan_survei_beku ON skp_app_hitungansurvei;
DROP TRIGGER hitungan_setimbang ON skp_app_hitungansurvei;
DROP TRIGGER undangan_setimbang ON skp_app_undangansurvei;
DROP TRIGGER kotak_komentar_beku ON skp_app_kotakkomentar;
DROP TRIGGER draf_survei_beku ON skp_app_drafsurvei;
DROP TRIGGER bimbingan_terjaga ON skp_app_bimbingan;
DROP TRIGGER isi_bimbingan_beku ON skp_app_isibimbingan;
DROP TRIGGER baris_coaching_beku ON skp_app_bariscoaching;
DROP TRIGGER langkah_coaching_beku ON skp_app_langkahcoaching;
DROP TRIGGER rencana_mentoring_beku ON skp_app_rencanamentoring;
DROP TRIGGER sesi_bimbingan_beku ON skp_app_sesibimbingan;
DROP TRIGGER jawaban_bimbingan_beku ON skp_app_jawabanbimbingan;
DROP TRIGGER nilai_kompetensi_beku ON skp_app_nilaikompetensi;
DROP TRIGGER evaluasi_kompetensi_beku ON skp_app_evaluasikompetensi;
DROP TRIGGER tindak_lanjut_bimbingan_beku ON skp_app_tanggaltindaklanjut;
DROP TRIGGER tanda_tangan_bimbingan_terjaga ON skp_app_tandatanganbimbingan;
DROP TRIGGER tanda_tangan_konseling_terjaga ON skp_app_tandatangankonseling;
DROP TRIGGER formulir_bimbingan_beku ON skp_app_formulirbimbingan;
DROP TRIGGER formulir_konseling_beku ON skp_app_formulirkonseling;
DROP TRIGGER konseling_terjaga ON skp_app_konseling;
DROP TRIGGER laporan_perilaku_beku ON skp_app_laporanperilaku;
DROP TRIGGER bukti_konseling_beku ON skp_app_konseling_bukti;
DROP TRIGGER rekaman_konseling_beku ON skp_app_rekamankonseling;
DROP TRIGGER progres_beku ON skp_app_realisasiprogres;
DROP TRIGGER rencana_aksi_beku ON skp_app_rencanaaksi;
DROP TRIGGER sepakat_rencana_aksi_tanpa_ubah ON skp_app_sepakatrencanaaksi;
DROP TRIGGER pengiriman_beku ON skp_app_pengirimanrealisasi;
DROP TRIGGER dokumentasi_beku ON skp_app_periodedokumentasi;
DROP TRIGGER pakai_bukti_beku ON skp_app_pakaibukti;
DROP FUNCTION pakai_bukti_bekukan;
DROP FUNCTION pakai_bukti_terbuka;
DROP FUNCTION dokumentasi_bekukan;
DROP FUNCTION pengiriman_bekukan;
DROP FUNCTION rencana_aksi_bekukan;
DROP FUNCTION rencana_aksi_terbuka;
DROP FUNCTION progres_bekukan;
DROP FUNCTION isi_konseling_bekukan;
DROP FUNCTION konseling_jaga;
DROP FUNCTION formulir_pembinaan_bekukan;
DROP FUNCTION tanda_tangan_konseling_jaga;
DROP FUNCTION tanda_tangan_bimbingan_jaga;
DROP FUNCTION tindak_lanjut_bimbingan_bekukan;
DROP FUNCTION lembar_sesudah_bekukan;
DROP FUNCTION lembar_bimbingan_bekukan;
DROP FUNCTION bimbingan_jaga;
DROP FUNCTION pembinaan_tolak;
DROP FUNCTION draf_survei_bekukan;
DROP FUNCTION kotak_komentar_bekukan;
DROP FUNCTION survei_setimbang;
DROP FUNCTION hitungan_survei_bekukan;
DROP FUNCTION undangan_survei_bekukan;
DROP FUNCTION sasaran_survei_bekukan;
DROP FUNCTION survei_bekukan;
DROP FUNCTION survei_berstatus;
DROP FUNCTION survei_tolak;
DROP FUNCTION catatan_bekukan;
DROP FUNCTION lembar_terbuka;
DROP FUNCTION pengambilalihan_cocok;
DROP FUNCTION tindak_sesuai_simpulan;
DROP FUNCTION catatan_pemantauan_bekukan;
DROP FUNCTION hanya_sekali;
DROP FUNCTION eskalasi_bekukan;
DROP FUNCTION jadwal_umpan_bekukan;
DROP FUNCTION permintaan_umpan_bekukan;
DROP FUNCTION umpan_balik_cocok;
DROP FUNCTION penutupan_sekali_serangkai;
DROP FUNCTION skp_rantai_versi;
DROP FUNCTION rhk_bekukan;
DROP FUNCTION kesepakatan_bekukan;
DROP FUNCTION ujar_bekukan;
DROP FUNCTION bukti_bekukan;
DROP FUNCTION realisasi_bekukan;
DROP FUNCTION realisasi_terbuka;
DROP FUNCTION skp_bekukan_induk;
DROP FUNCTION skp_bekukan_iki;
DROP FUNCTION skp_bekukan_butir;
DROP FUNCTION skp_isi_terbuka;
"""


class Migration(migrations.Migration):
    replaces = [
        ("skp_app", "0002_isi_dibekukan"),
        ("skp_app", "0003_para_pihak_dan_bukti_dibekukan"),
        ("skp_app", "0005_ujaran_dialog_dibekukan"),
        ("skp_app", "0007_perencanaan_dibekukan"),
        ("skp_app", "0012_umpan_balik_dibekukan"),
        ("skp_app", "0014_eskalasi_tetap"),
        ("skp_app", "0016_pemantauan_dibekukan"),
        ("skp_app", "0018_lembar_dibekukan"),
        ("skp_app", "0020_survei_dibekukan"),
        ("skp_app", "0022_pembinaan_dibekukan"),
        ("skp_app", "0025_pendokumentasian_dibekukan"),
        ("skp_app", "0029_bukti_dibekukan"),
    ]
    dependencies = [("skp_app", "0001_skema"), ("pegawai", "0002_penjaga")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
