"""What results that were set already recommend, for the plans of the next year."""

from django.db import migrations

ISI = """
INSERT INTO skp_app_rekomendasi (pegawai_id, periode_evaluasi_id, isi, ditulis_pada)
SELECT s.pegawai_id, e.periode_evaluasi_id, COALESCE(k.rekomendasi, e.catatan), COALESCE(k.diputus_pada, e.ditetapkan_pada)
FROM evaluasi_evaluasi e
JOIN skp_app_skp s ON s.id = e.skp_id
LEFT JOIN evaluasi_keberatan k ON k.evaluasi_id = e.id AND k.status = 'diputus' AND k.keputusan = 'mengubah'
WHERE e.salinan IS NOT NULL AND e.catatan <> ''
ORDER BY s.mulai DESC
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0011_tindak_lanjut_dibekukan"), ("skp_app", "0009_rekomendasi")]
    operations = [migrations.RunSQL(ISI, migrations.RunSQL.noop)]
