"""D.1.2 only after the window; who held the pen is frozen with the result. Terms of periods opened before."""

from django.db import migrations

from pegawai import acuan
from pegawai.aturan.hari_kerja import tambah_hari_kerja

# The end of a day comes first in the east: no Indonesian clock lets the atasan sign before this instant.
PASANG = """
CREATE FUNCTION evaluasi_pena() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    jendela date;
    penilai bigint;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.salinan IS NOT NULL THEN
        IF NEW.pemegang <> OLD.pemegang OR NEW.penunjukan_id IS DISTINCT FROM OLD.penunjukan_id THEN
            RAISE EXCEPTION 'Evaluasi sudah ditetapkan: perbaikan memerlukan dokumen baru'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.salinan IS NULL OR NEW.pemegang <> 'atasan_penilai' THEN RETURN NEW; END IF;
    SELECT jendela_selesai INTO jendela FROM skp_app_periodeevaluasi WHERE id = NEW.periode_evaluasi_id;
    SELECT penilai_id INTO penilai FROM skp_app_skp WHERE id = NEW.skp_id;
    IF NEW.ditetapkan_pada < (jendela + 1)::timestamp AT TIME ZONE 'Asia/Jayapura' OR NEW.penilai_id = penilai THEN
        RAISE EXCEPTION 'Atasan penilai mengevaluasi sesudah masa evaluasi berakhir'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER evaluasi_pena_sah BEFORE INSERT OR UPDATE ON evaluasi_evaluasi
    FOR EACH ROW EXECUTE FUNCTION evaluasi_pena();
"""
LEPAS = """
DROP TRIGGER evaluasi_pena_sah ON evaluasi_evaluasi;
DROP FUNCTION evaluasi_pena();
"""


def isi(apps, _editor):
    ketentuan, libur = apps.get_model("pegawai", "Ketentuan"), apps.get_model("pegawai", "HariLibur")
    acuan.muat(ketentuan, libur)
    hari = frozenset(libur.objects.values_list("tanggal", flat=True))
    for p in apps.get_model("skp_app", "PeriodeEvaluasi").objects.filter(batas_atasan=None):
        berlaku = dict(
            ketentuan.objects.filter(mulai__lte=p.jendela_selesai).order_by("mulai").values_list("kunci", "nilai")
        )
        p.batas_atasan = tambah_hari_kerja(p.jendela_selesai, berlaku["evaluasi_atasan_hari_kerja"], hari)
        p.batas_laporan = tambah_hari_kerja(p.jendela_selesai, berlaku["pelaporan_hari_kerja"], hari)
        p.save(update_fields=["batas_atasan", "batas_laporan"])


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0005_pena_berpindah"), ("skp_app", "0007_pengganti_penilai")]
    # Going back keeps the rows: an installation may have corrected them.
    operations = [migrations.RunSQL(PASANG, LEPAS), migrations.RunPython(isi, migrations.RunPython.noop)]
