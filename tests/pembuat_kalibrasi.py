"""Many rated people quickly: copies of one SKP and its evaluation, past the steps."""

from uuid import uuid4

from django.db import connection

from evaluasi.aturan.kuadran import predikat
from evaluasi.models import Evaluasi
from pegawai.models import Pegawai, Penempatan
from pegawai.models.kode import kode_acak
from skp_app.models import Skp
from tests import pembuat

SEL = [("sesuai", "sesuai"), ("sesuai", "di_atas"), ("di_atas", "sesuai"), ("di_atas", "di_atas"), ("sesuai", "sesuai"),
       ("di_bawah", "sesuai"), ("sesuai", "sesuai"), ("", "")]  # fmt: skip


def salin_orang(evaluasi, banyak, *, sel=SEL, awalan="Staf"):
    """People like the one of this evaluation, named Staf 0000 and so on; an empty cell is somebody not rated yet."""
    skp, duduk = evaluasi.skp, evaluasi.skp.penempatan
    orang = [
        Pegawai(nama=f"{awalan} {n:04}", jenis="pns", golongan="III/c", nip=f"1990010120150{n % 2 + 1}{n:04}")
        for n in range(banyak)
    ]
    orang = Pegawai.objects.bulk_create(orang)
    duduk = Penempatan.objects.bulk_create(
        [Penempatan(pegawai=p, unit=duduk.unit, jabatan=duduk.jabatan, mulai=duduk.mulai) for p in orang]
    )
    semua = Skp.objects.bulk_create([_skp(skp, d) for d in duduk])
    dinilai = [_evaluasi(evaluasi, s, sel[n % len(sel)]) for n, s in enumerate(semua)]
    Evaluasi.objects.bulk_create([e for e in dinilai if e.predikat])
    with connection.cursor() as kursor:  # else the plans are those of empty tables
        kursor.execute("ANALYZE evaluasi_evaluasi, skp_app_skp, pegawai_pegawai, pegawai_penempatan")
    return semua


def _skp(skp, duduk):
    baru = Skp(
        **{f.attname: getattr(skp, f.attname) for f in Skp._meta.concrete_fields if not f.primary_key}
    )  # fmt: skip
    baru.kode, baru.rangkaian, baru.nomor_dokumen = kode_acak(), uuid4(), None
    baru.pegawai, baru.penempatan = duduk.pegawai, duduk
    return baru


def _evaluasi(evaluasi, skp, sel):
    hasil, perilaku = sel
    baru = Evaluasi(
        **{f.attname: getattr(evaluasi, f.attname) for f in Evaluasi._meta.concrete_fields if not f.primary_key}
    )
    baru.kode, baru.skp, baru.rating_hasil, baru.rating_perilaku = kode_acak(), skp, hasil, perilaku
    baru.predikat = predikat(hasil, perilaku) if hasil else ""
    return baru


def buat_satu(pegawai, periode):
    """The SKP in force and the evaluation that others are copied from."""
    return pembuat.nilai(pembuat.buat_skp_ditetapkan(pegawai), periode)
