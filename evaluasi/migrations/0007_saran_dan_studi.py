"""A rating that differs from the suggestion has its reason; an unfinished tugas belajar leaves three cells."""

from django.db import migrations, models

import evaluasi.aturan.kuadran
import evaluasi.aturan.status

# By hand, because every constraint that a step adds loads the whole graph again.
SEL = """
        ('di_atas', 'di_bawah', 'kurang'), ('di_atas', 'sesuai', 'baik'), ('di_atas', 'di_atas', 'sangat_baik'),
        ('sesuai', 'di_bawah', 'kurang'), ('sesuai', 'sesuai', 'baik'), ('sesuai', 'di_atas', 'baik'),
        ('di_bawah', 'di_bawah', 'sangat_kurang'), ('di_bawah', 'sesuai', 'butuh_perbaikan'),
        ('di_bawah', 'di_atas', 'butuh_perbaikan')
"""
SEL_STUDI = """
        ('di_bawah', 'di_bawah', 'sangat_kurang'), ('di_bawah', 'sesuai', 'kurang'), ('di_bawah', 'di_atas', 'kurang')
"""
PASANG = f"""
ALTER TABLE evaluasi_evaluasi DROP CONSTRAINT evaluasi_predikat_dari_kuadran;
ALTER TABLE evaluasi_evaluasi DROP CONSTRAINT evaluasi_putusan_dari_kuadran;
ALTER TABLE evaluasi_evaluasi ADD COLUMN tugas_belajar_gagal boolean DEFAULT false NOT NULL;
-- Results that were set before a reason was asked for.
UPDATE evaluasi_evaluasi SET alasan_menyimpang = 'Ditetapkan sebelum alasan diminta.'
WHERE salinan IS NOT NULL AND saran_hasil NOT IN ('', rating_hasil) AND alasan_menyimpang = '';
ALTER TABLE evaluasi_evaluasi
    ADD CONSTRAINT evaluasi_predikat_dari_kuadran CHECK (
        predikat = '' AND (rating_hasil = '' OR rating_perilaku = '')
        OR NOT tugas_belajar_gagal AND (rating_hasil, rating_perilaku, predikat) IN ({SEL})
        OR tugas_belajar_gagal AND (rating_hasil, rating_perilaku, predikat) IN ({SEL_STUDI})),
    ADD CONSTRAINT evaluasi_putusan_dari_kuadran CHECK (
        putusan_predikat = '' AND (putusan_hasil = '' OR putusan_perilaku = '')
        OR NOT tugas_belajar_gagal AND (putusan_hasil, putusan_perilaku, putusan_predikat) IN ({SEL})
        OR tugas_belajar_gagal AND (putusan_hasil, putusan_perilaku, putusan_predikat) IN ({SEL_STUDI})),
    ADD CONSTRAINT evaluasi_menyimpang_beralasan CHECK (
        status IN ('terbuka', 'dinilai') OR tugas_belajar_gagal OR saran_hasil IN ('', rating_hasil)
        OR alasan_menyimpang <> '');

CREATE FUNCTION saran_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.salinan IS NOT NULL AND
        ROW(NEW.saran_hasil, NEW.saran_alasan, NEW.alasan_menyimpang, NEW.tugas_belajar_gagal)
        IS DISTINCT FROM
        ROW(OLD.saran_hasil, OLD.saran_alasan, OLD.alasan_menyimpang, OLD.tugas_belajar_gagal)
    THEN
        RAISE EXCEPTION 'Evaluasi sudah ditetapkan: saran dan alasannya tidak dapat diubah'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER saran_beku BEFORE UPDATE ON evaluasi_evaluasi FOR EACH ROW EXECUTE FUNCTION saran_bekukan();
"""
LEPAS = f"""
DROP TRIGGER saran_beku ON evaluasi_evaluasi;
DROP FUNCTION saran_bekukan();
ALTER TABLE evaluasi_evaluasi
    DROP CONSTRAINT evaluasi_menyimpang_beralasan,
    DROP CONSTRAINT evaluasi_predikat_dari_kuadran,
    DROP CONSTRAINT evaluasi_putusan_dari_kuadran,
    DROP COLUMN tugas_belajar_gagal,
    ADD CONSTRAINT evaluasi_predikat_dari_kuadran CHECK (
        predikat = '' AND (rating_hasil = '' OR rating_perilaku = '')
        OR (rating_hasil, rating_perilaku, predikat) IN ({SEL})),
    ADD CONSTRAINT evaluasi_putusan_dari_kuadran CHECK (
        putusan_predikat = '' AND (putusan_hasil = '' OR putusan_perilaku = '')
        OR (putusan_hasil, putusan_perilaku, putusan_predikat) IN ({SEL}));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("evaluasi", "0006_atasan_sesudah_jendela"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(PASANG, LEPAS)],
            [
                migrations.RemoveConstraint(
                    model_name="evaluasi",
                    name="evaluasi_predikat_dari_kuadran",
                ),
                migrations.RemoveConstraint(
                    model_name="evaluasi",
                    name="evaluasi_putusan_dari_kuadran",
                ),
                migrations.AddField(
                    model_name="evaluasi",
                    name="tugas_belajar_gagal",
                    field=models.BooleanField(db_default=False, default=False),
                ),
                migrations.AddConstraint(
                    model_name="evaluasi",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("predikat", ""),
                                models.Q(("rating_hasil", ""), ("rating_perilaku", ""), _connector="OR"),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["KURANG"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("tugas_belajar_gagal", False),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["BAIK"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("tugas_belajar_gagal", False),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["SANGAT_BAIK"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("tugas_belajar_gagal", False),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["KURANG"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("tugas_belajar_gagal", False),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["BAIK"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("tugas_belajar_gagal", False),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["BAIK"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("tugas_belajar_gagal", False),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["SANGAT_KURANG"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("tugas_belajar_gagal", False),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["BUTUH_PERBAIKAN"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("tugas_belajar_gagal", False),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["BUTUH_PERBAIKAN"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("tugas_belajar_gagal", False),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["SANGAT_KURANG"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("tugas_belajar_gagal", True),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["KURANG"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("tugas_belajar_gagal", True),
                            ),
                            models.Q(
                                ("predikat", evaluasi.aturan.kuadran.Predikat["KURANG"]),
                                ("rating_hasil", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("rating_perilaku", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("tugas_belajar_gagal", True),
                            ),
                            _connector="OR",
                        ),
                        name="evaluasi_predikat_dari_kuadran",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluasi",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("putusan_predikat", ""),
                                models.Q(("putusan_hasil", ""), ("putusan_perilaku", ""), _connector="OR"),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["KURANG"]),
                                ("tugas_belajar_gagal", False),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["BAIK"]),
                                ("tugas_belajar_gagal", False),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["SANGAT_BAIK"]),
                                ("tugas_belajar_gagal", False),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["KURANG"]),
                                ("tugas_belajar_gagal", False),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["BAIK"]),
                                ("tugas_belajar_gagal", False),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["BAIK"]),
                                ("tugas_belajar_gagal", False),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["SANGAT_KURANG"]),
                                ("tugas_belajar_gagal", False),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["BUTUH_PERBAIKAN"]),
                                ("tugas_belajar_gagal", False),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["BUTUH_PERBAIKAN"]),
                                ("tugas_belajar_gagal", False),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["SANGAT_KURANG"]),
                                ("tugas_belajar_gagal", True),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["SESUAI"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["KURANG"]),
                                ("tugas_belajar_gagal", True),
                            ),
                            models.Q(
                                ("putusan_hasil", evaluasi.aturan.kuadran.Rating["DI_BAWAH"]),
                                ("putusan_perilaku", evaluasi.aturan.kuadran.Rating["DI_ATAS"]),
                                ("putusan_predikat", evaluasi.aturan.kuadran.Predikat["KURANG"]),
                                ("tugas_belajar_gagal", True),
                            ),
                            _connector="OR",
                        ),
                        name="evaluasi_putusan_dari_kuadran",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluasi",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [evaluasi.aturan.status.Status["DINILAI"], evaluasi.aturan.status.Status["TERBUKA"]],
                            ),
                            ("tugas_belajar_gagal", True),
                            ("saran_hasil__in", ["", models.F("rating_hasil")]),
                            models.Q(("alasan_menyimpang", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evaluasi_menyimpang_beralasan",
                    ),
                ),
            ],
        )
    ]
