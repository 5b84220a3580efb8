"""Each old row becomes an item of who added it, with one use; what he added to several realisasi is one item."""

from django.db import migrations

# The trigger on realisasi does not stand on uses yet, so closed periods come along as they are.
MASUK = """
UPDATE skp_app_buktidukung
SET kode = left(replace(gen_random_uuid()::text, '-', ''), 16),
    kesehatan = CASE jenis WHEN 'unit' THEN 'unit' ELSE 'belum' END;

INSERT INTO skp_app_pakaibukti (bukti_id, realisasi_id, dipakai_pada)
SELECT min(b.id) OVER (PARTITION BY b.pemilik_id, b.jenis, b.tautan,
                                    CASE b.jenis WHEN 'unit' THEN b.judul || chr(10) || b.lokasi END),
       b.realisasi_id, b.dibuat_pada
FROM skp_app_buktidukung b;

DELETE FROM skp_app_pakaibukti a USING skp_app_pakaibukti b
WHERE a.bukti_id = b.bukti_id AND a.realisasi_id = b.realisasi_id AND a.id > b.id;

DELETE FROM skp_app_buktidukung b WHERE NOT EXISTS (SELECT 1 FROM skp_app_pakaibukti p WHERE p.bukti_id = b.id);
"""


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0026_gudang_bukti")]
    # Not reversible: an item that proves several realisasi has no single realisasi to go back to.
    operations = [migrations.RunSQL(MASUK)]
