"""The minutes of a calibration stay as written, a proposal is answered once; its terms for who runs already."""

from django.db import migrations

from pegawai import acuan

PASANG = """
CREATE TRIGGER kalibrasi_tanpa_ubah BEFORE UPDATE OR DELETE ON evaluasi_kalibrasi
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
CREATE TRIGGER peserta_kalibrasi_tanpa_ubah BEFORE UPDATE OR DELETE ON evaluasi_kalibrasi_peserta
    FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();

CREATE FUNCTION perubahan_kalibrasi_bekukan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.status <> 'menunggu'
        OR (to_jsonb(NEW) - 'status' - 'jawaban' - 'dijawab_pada')
            IS DISTINCT FROM (to_jsonb(OLD) - 'status' - 'jawaban' - 'dijawab_pada')
    THEN
        RAISE EXCEPTION 'Perubahan kalibrasi tidak dapat diubah; usulan dijawab satu kali'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER perubahan_kalibrasi_beku BEFORE UPDATE OR DELETE ON evaluasi_perubahankalibrasi
    FOR EACH ROW EXECUTE FUNCTION perubahan_kalibrasi_bekukan();
"""
LEPAS = """
DROP TRIGGER perubahan_kalibrasi_beku ON evaluasi_perubahankalibrasi;
DROP FUNCTION perubahan_kalibrasi_bekukan();
DROP TRIGGER peserta_kalibrasi_tanpa_ubah ON evaluasi_kalibrasi_peserta;
DROP TRIGGER kalibrasi_tanpa_ubah ON evaluasi_kalibrasi;
"""


def isi(apps, _editor):
    acuan.muat(apps.get_model("pegawai", "Ketentuan"), apps.get_model("pegawai", "HariLibur"))


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0016_kalibrasi"), ("pegawai", "0009_ketentuan_tindak_lanjut")]
    # Going back keeps the rows of Ketentuan: an installation may have corrected them.
    operations = [migrations.RunSQL(PASANG, LEPAS), migrations.RunPython(isi, migrations.RunPython.noop)]
