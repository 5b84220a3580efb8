"""Years that were opened before: each evaluation period is its own documentation period, as it was until now."""

from django.db import migrations

from pegawai.aturan.hari_kerja import tambah_hari_kerja

HARI_KERJA = 5  # what Ketentuan pendokumentasian_hari_kerja starts with


def isi(apps, _editor):
    dokumentasi = apps.get_model("skp_app", "PeriodeDokumentasi")
    libur = frozenset(apps.get_model("pegawai", "HariLibur").objects.values_list("tanggal", flat=True))
    evaluasi = apps.get_model("skp_app", "PeriodeEvaluasi").objects.filter(dokumentasi=None).order_by("pk")
    dokumentasi.objects.bulk_create(_setara(dokumentasi, e, libur) for e in evaluasi)


def _setara(dokumentasi, e, libur):
    bulanan = "-b" in e.kode
    return dokumentasi(
        periode_id=e.periode_id, periode_evaluasi_id=e.pk, frekuensi="bulanan" if bulanan else "triwulanan",
        kode=e.kode.replace("-b", "-") if bulanan else e.kode, nama=e.nama, mulai=e.mulai, selesai=e.selesai,
        batas=tambah_hari_kerja(e.selesai, HARI_KERJA, libur), akhir=e.jenis == "tahunan",
    )  # fmt: skip


def kosongkan(apps, _editor):
    apps.get_model("skp_app", "PeriodeDokumentasi").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("skp_app", "0023_pendokumentasian"), ("pegawai", "0014_ketentuan_pendokumentasian")]
    operations = [migrations.RunPython(isi, kosongkan)]
