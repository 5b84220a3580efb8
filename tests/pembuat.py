"""Plain builders of test data: sensible defaults, no magic. Everything goes through the real steps where one exists."""

from datetime import date
from itertools import count

from django.contrib.auth.models import Permission
from django.utils.timezone import localdate

from evaluasi.alur import capaian, penilaian
from pegawai import mandat
from pegawai.models import Jabatan, Ketentuan, Pegawai, Penempatan, Pengguna, UnitKerja
from skp_app.alur import pendokumentasian, penyusunan, perencanaan, progres
from skp_app.alur.isi import isi_skp, sidik
from skp_app.alur.periode import buka_tahun, periode_dokumentasi
from skp_app.models import Periode, PeriodeDokumentasi, PeriodeEvaluasi, Skp

SANDI = "merpati-terbang-tinggi-7"
_urut = count(1)


def nip_ke(n):
    """A structurally valid NIP; the serial keeps them apart."""
    return f"1985{1 + n % 12:02}{1 + n // 12 % 28:02}201001{1 + n % 2}{n % 999 + 1:03}"


def buat_unit(nama, induk=None, **lain):
    unit = UnitKerja(nama=nama, induk=induk, jalur=f"baru-{next(_urut)}", **lain)
    unit.save()
    unit.jalur = f"{induk.jalur if induk else ''}{unit.pk:05}."
    unit.save(update_fields=["jalur"])
    return unit


def buat_pegawai(nama, *, masuk=True, nip=None, **lain):
    n = next(_urut)
    lain.setdefault("jenis", "pns")
    nip = None if lain["jenis"] == "non_asn" else (nip or nip_ke(n))
    pengguna = Pengguna.objects.create_user(nip or f"pejabat-{n}", SANDI) if masuk else None
    lain.setdefault("golongan", "" if nip is None else "III/c")
    return Pegawai.objects.create(nama=nama, nip=nip, pengguna=pengguna, **lain)


def tempatkan(pegawai, unit, jabatan, jenis_jabatan="pelaksana", *, memimpin=False, mulai=date(2020, 1, 1), **lain):
    jabatan, _ = Jabatan.objects.get_or_create(nama=jabatan, jenis=jenis_jabatan)
    return Penempatan.objects.create(
        pegawai=pegawai, unit=unit, jabatan=jabatan, memimpin=memimpin, mulai=mulai, **lain
    )


def buat_periode(tahun=None):
    """A year with four triwulan and the yearly evaluation, whose deadline of penetapan has not passed yet."""
    tahun = tahun or localdate().year
    baru = not Periode.objects.filter(tahun=tahun).exists()
    periode = buka_tahun(tahun, oleh=None)
    if baru:  # whatever the day on which the tests run: nobody is late unless a test says so
        periode.tenggat_penetapan = periode.selesai
        periode.save(update_fields=["tenggat_penetapan"])
        belum_terlambat(periode.evaluasi.all())
    return periode


def belum_terlambat(daftar):
    """Windows that are over last until today: the penilai still holds the pen."""
    daftar.filter(jendela_selesai__lt=localdate()).update(jendela_selesai=localdate())


def triwulan(n=1, tahun=None):
    return PeriodeEvaluasi.objects.get(kode=f"{tahun or localdate().year}-tw{n}")


def akhir_tahun(tahun=None):
    return PeriodeEvaluasi.objects.get(kode=f"{tahun or localdate().year}-akhir")


def jadikan_bkd(pegawai):
    pegawai.pengguna.user_permissions.add(Permission.objects.get(codename="kelola_instansi"))


def beri_mandat(pegawai, unit, izin=mandat.KELOLA):
    mandat.beri(pegawai.pengguna, unit, izin)


def buat_skp(pegawai, *, lengkap=True, rhk=2, tahun=None, **lain) -> Skp:
    """A draft; `lengkap` fills it so that it may be submitted."""
    skp = perencanaan.buat(pegawai, buat_periode(tahun), oleh=pegawai, **lain)
    if lengkap:
        for n in range(1, rhk + 1):
            isi_rhk(skp, n)
    return skp


def isi_rhk(skp, n, iki=1):
    rhk = penyusunan.tambah_rhk(skp, oleh=skp.pegawai, teks=f"Tersedianya layanan {n} yang andal")
    jpt = {"perspektif": "anggaran"} if skp.keluarga == "jpt" else {"aspek": ["kuantitas"]}
    isian = {"teks": f"Jumlah layanan {n} yang beroperasi", "target": f"{10 + n} layanan", **jpt}
    penyusunan.simpan_iki(rhk.iki.get(), oleh=skp.pegawai, versi=1, **isian)
    for m in range(2, iki + 1):
        penyusunan.tambah_iki(rhk, oleh=skp.pegawai, **{**isian, "teks": f"Indikator {m} layanan {n}"})
    return rhk


def ajukan(skp):
    return perencanaan.ajukan(skp, oleh=skp.pegawai)


def tetapkan(skp):
    """Draft or proposal, now set by its penilai."""
    if skp.status != "diajukan":
        skp = ajukan(skp)
    return perencanaan.tetapkan(skp, oleh=skp.penilai, sidik_dilihat=sidik(isi_skp(skp)))


def buat_skp_ditetapkan(pegawai, **lain):
    return tetapkan(buat_skp(pegawai, **lain))


def isi_realisasi(skp, periode):
    for rhk in skp.rhk.all():
        for iki in rhk.iki.all():
            pendokumentasian.catat_realisasi(
                iki, periode, oleh=skp.pegawai, teks="9 layanan", sumber_data="laporan layanan", jenis="progres"
            )


def catat_capaian(unit, periode, admin, predikat="baik"):
    return capaian.catat(
        unit, periode, oleh=admin, predikat=predikat, dasar="LKj", ditetapkan_oleh="Bupati", tanggal=localdate()
    )


def nilai(skp, periode, hasil="sesuai", perilaku="sesuai", **lain):
    lain = {"catatan": "Pertahankan mutu layanan.", "oleh": skp.penilai} | lain
    return penilaian.nilai(skp, periode, rating_hasil=hasil, rating_perilaku=perilaku, **lain)


def buat_evaluasi_ditetapkan(skp, periode, admin, **lain):
    catat_capaian(skp.unit_penilai, periode, admin)
    belum_terlambat(PeriodeEvaluasi.objects.filter(pk=periode.pk))
    periode.refresh_from_db()
    evaluasi = nilai(skp, periode, **lain)
    return penilaian.tetapkan(evaluasi, oleh=skp.penilai, versi=evaluasi.versi)


def bulanan(tahun=None):
    """The year is documented month by month."""
    periode = buat_periode(tahun)
    evaluasi = list(periode.evaluasi.all())
    ketentuan = Ketentuan.objects.semua(periode.mulai) | {"pendokumentasian": "bulanan"}
    periode.dokumentasi.all().delete()
    PeriodeDokumentasi.objects.bulk_create(periode_dokumentasi(evaluasi, ketentuan))
    return periode


def bulan(n=1, tahun=None):
    return PeriodeDokumentasi.objects.select_related("periode_evaluasi").get(kode=f"{tahun or localdate().year}-{n:02}")


def catat_progres(iki, periode, **isian):
    return progres.catat(iki, periode, oleh=iki.rhk.skp.pegawai, **isian)
