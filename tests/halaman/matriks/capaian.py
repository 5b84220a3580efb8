"""Rows of the permission matrix: Budi's unit proposes, Tono sets, an adviser has said his word, a change waits."""

from evaluasi.alur import capaian_masukan, capaian_perubahan, capaian_usulan
from pegawai.models import UnitKerja
from tests import pembuat
from tests.halaman.matriks.dasar import Baris

BACA = frozenset({"admin", "dewi"})
BKD = frozenset({"admin"})
EGOV = frozenset({"budi", "tono", "dewi", "admin"})
STATISTIK = frozenset({"rina", "tono", "dewi", "admin"})
PENETAP = frozenset({"tono"})
UNIT = frozenset({"budi", "dewi"})
RAHASIA = {
    "KENARI-CAPAIAN-DIUSULKAN": EGOV,
    "KENARI-DRAF-CAPAIAN": frozenset({"rina", "dewi"}),
    "KENARI-MASUKAN-CAPAIAN": frozenset({"tono", "admin"}),
    "KENARI-ALASAN-UBAH": BKD,
}


def siapkan(d):
    o, tw1, tw2 = d.orang, pembuat.triwulan(1), pembuat.triwulan(2)
    d.egov, d.statistik = (UnitKerja.objects.get(nama=n) for n in ("BIDANG E-GOVERNMENT", "BIDANG STATISTIK"))
    usulan = capaian_usulan.mulai(d.egov, tw2, oleh=o.budi)
    realisasi = {i.pk: {"realisasi": "tercapai"} for i in usulan.indikator.all()}
    isi = {"predikat": "baik", "alasan": "KENARI-CAPAIAN-DIUSULKAN semua aksi tercapai.", "indikator": realisasi}
    capaian_usulan.kirim(usulan, oleh=o.budi, versi=1, **isi)
    draf = capaian_usulan.mulai(d.statistik, tw2, oleh=o.rina)
    capaian_usulan.simpan(draf, oleh=o.rina, versi=1, **isi | {"alasan": "KENARI-DRAF-CAPAIAN", "indikator": {}})
    d.pemberi = capaian_masukan.tunjuk(o.joko, "pengawasan", oleh=o.admin)
    capaian_masukan.tulis(d.egov, tw2, "pengawasan", oleh=o.joko, isi="KENARI-MASUKAN-CAPAIAN")
    capaian_masukan.cabut(d.pemberi, oleh=o.admin)
    baru = {"predikat": "kurang", "dasar": "LHR Inspektorat", "ditetapkan_oleh": "Bupati", "tanggal": tw1.selesai}
    d.ubah_capaian = capaian_perubahan.ajukan(d.egov, tw1, oleh=o.admin, alasan="KENARI-ALASAN-UBAH", **baru)


def baris(d):
    tw1, tw2 = f"{d.tahun}-tw1", f"{d.tahun}-tw2"
    egov, statistik = (tw2, d.egov.kode), (tw2, d.statistik.kode)
    terpakai = (tw1, d.egov.kode)
    minta = (*terpakai, d.ubah_capaian.kode)
    return [
        Baris("evaluasi:usulan_capaian", get=302),
        Baris("evaluasi:usulan_capaian_periode", (tw2,)),
        Baris("evaluasi:pemberi_masukan", (), BKD),
        Baris("evaluasi:tunjuk_pemberi_masukan", (), BKD, None, 422),
        Baris("evaluasi:cabut_pemberi_masukan", (d.pemberi.pk,), BKD, None, 302),
        Baris("evaluasi:tempel_capaian", (tw2,), BACA, 200, 422, BKD, pembaca=BKD),
        Baris("evaluasi:unduh_capaian", (tw2,), BACA),
        Baris("evaluasi:capaian_unit", egov, EGOV),
        Baris("evaluasi:capaian_unit", statistik, STATISTIK),
        Baris("evaluasi:capaian_unit", terpakai, EGOV),
        Baris("evaluasi:mulai_usulan_capaian", egov, EGOV, None, 302, UNIT),
        Baris("evaluasi:simpan_usulan_capaian", egov, EGOV, None, 409, UNIT),
        Baris("evaluasi:kirim_usulan_capaian", egov, EGOV, None, 409, UNIT),
        Baris("evaluasi:tarik_usulan_capaian", egov, EGOV, None, 302, UNIT),
        Baris("evaluasi:kembalikan_usulan_capaian", egov, EGOV, None, 422, PENETAP),
        Baris("evaluasi:masukan_capaian", (*egov, "pengawasan"), EGOV, None, 422, frozenset()),
        # The password comes in between.
        Baris("evaluasi:tetapkan_capaian", egov, EGOV, 200, 302, PENETAP, pembaca=PENETAP),
        Baris("evaluasi:penetapan_capaian_pdf", egov, EGOV, 409),
        Baris("evaluasi:penetapan_capaian_pdf", terpakai, EGOV),
        Baris("evaluasi:perubahan_capaian", terpakai, EGOV, 200, 422, BKD, pembaca=BKD),
        Baris("evaluasi:setujui_perubahan_capaian", minta, EGOV, None, 302, BKD),
        Baris("evaluasi:tolak_perubahan_capaian", minta, EGOV, None, 422, BKD),
        Baris("evaluasi:cabut_perubahan_capaian", minta, EGOV, None, 302, BKD),
    ]
