"""Rows of the permission matrix: the heat map of BIDANG E-GOVERNMENT, which Budi leads, and a list made for Tono."""

from evaluasi.alur import surat_pengingat, tahap
from evaluasi.aturan.surat_pengingat import Hal
from pegawai.alur import ekspor
from pegawai.alur import pekerjaan as buku
from pegawai.models import Pekerjaan
from skp_app.models import PeriodeEvaluasi
from tests.halaman.matriks.dasar import Baris

DI_ATAS = frozenset({"budi", "tono", "bupati", "dewi", "admin"})
PENGELOLA = frozenset({"dewi", "admin"})
PEMANTAU = DI_ATAS | {"rina"}
RAHASIA: dict = {}


def siapkan(d):
    for periode in PeriodeEvaluasi.objects.filter(periode__tahun=d.tahun):
        tahap.hitung(periode)
    d.unit_pantauan = d.tetap.unit_capaian
    alamat = f"/pantauan/{d.tahun}-tw2/{d.unit_pantauan.kode}/?unduh=csv"
    d.unduhan = ekspor.pesan(alamat, oleh=d.orang.tono, keperluan="Rapat pimpinan")
    buku.kerjakan(d.unduhan.pk, ekspor.jalankan)
    surat = surat_pengingat.Surat(PeriodeEvaluasi.objects.get(kode=f"{d.tahun}-tw2"), Hal.HASIL, "")
    d.surat = surat_pengingat.pesan(d.unit_pantauan.induk, surat, oleh=d.orang.dewi)
    buku.kerjakan(d.surat.pk, surat_pengingat.jalankan)
    d.unduhan, d.surat = (Pekerjaan.objects.get(pk=p.pk) for p in (d.unduhan, d.surat))


def baris(d):
    tw2, egov = f"{d.tahun}-tw2", d.unit_pantauan.kode
    return [
        Baris("evaluasi:pantauan_kini", get=302),
        # With one highest unit the page of that unit follows.
        Baris("evaluasi:pantauan", (tw2,), PEMANTAU, get=302),
        Baris("evaluasi:hitung_pantauan", (tw2,), PEMANTAU, get=None, post=302),
        Baris("evaluasi:pantauan_unit", (tw2, egov), DI_ATAS),
        Baris("evaluasi:pantauan_pegawai", (tw2, egov), DI_ATAS),
        Baris("evaluasi:pantauan_banding", (tw2, egov), DI_ATAS),
        Baris("evaluasi:pantauan_ringkasan", (tw2, egov), DI_ATAS),
        Baris("evaluasi:pantauan_ringkasan_pdf", (tw2, egov), DI_ATAS),
        Baris("evaluasi:surat_pengingat", (tw2, egov), PENGELOLA, post=422),
        # Without `hal` the address cannot be meant.
        Baris("evaluasi:surat_pengingat_pdf", (tw2, egov), PENGELOLA, get=400),
        Baris("evaluasi:unduh_surat", (d.surat.kode,), frozenset({"dewi", "admin"}), pembaca=frozenset({"dewi"})),
        # The password comes in between.
        Baris("pegawai:pesan_unduhan", get=None, post=302),
        Baris(
            "pegawai:unduhan", (d.unduhan.kode,), frozenset({"tono", "admin"}), pembaca=frozenset({"tono"}),
        ),
    ]  # fmt: skip
