"""One person of the demo moved in the running year, one retired, one volunteers: made by the steps people use."""

from datetime import date, timedelta

from pegawai import akun_demo
from pegawai.models import Pegawai, Penempatan
from skp_app.alur import mutasi, penugasan
from skp_app.alur.mutasi import Permintaan, Tujuan
from skp_app.aturan.status import BERLAKU
from skp_app.models import Periode, Skp


def bangun(periode: Periode, hari: date) -> None:
    """Nothing in the first weeks of a year, and nothing where the regency is too small."""
    bkd = Pegawai.objects.get(pengguna__masuk=akun_demo.BKD.masuk)
    penilai = Pegawai.objects.get(pengguna__masuk=akun_demo.PENILAI.masuk)
    tmt = hari.replace(day=1)
    if tmt <= periode.mulai + timedelta(days=31):
        return
    orang = _bawahan_tetangga(penilai, periode)
    if orang is None:
        return
    _pindahkan(orang, penilai, tmt, bkd)
    _ajukan_penugasan(penilai, hari)


def _bawahan_tetangga(penilai: Pegawai, periode: Periode) -> Skp | None:
    """An SKP in force of somebody in a unit beside that of the penilai."""
    unit = penilai.penempatan.filter(memimpin=True).values("unit__induk")[:1]
    calon = Skp.objects.filter(
        unit__induk__in=unit, periode=periode, status__in=BERLAKU, memimpin_unit=False, mulai=periode.mulai
    )
    return calon.exclude(penilai=penilai).exclude(pegawai=penilai).order_by("pk").first()


def _pindahkan(skp: Skp, penilai: Pegawai, tmt: date, bkd: Pegawai) -> None:
    """Into the unit of the demo's penilai, who is asked to read what was set before."""
    duduk = penilai.penempatan.filter(memimpin=True).select_related("unit").first()
    lama = skp.penempatan
    if duduk is None:
        return
    tujuan = Tujuan(duduk.unit, lama.jabatan.nama, lama.jabatan.jenis)
    rhk = frozenset(skp.rhk.values_list("pk", flat=True)[:2])
    mutasi.jalankan(Permintaan(skp.pegawai, "mutasi", tmt, "SK 800.1.3.1/215", tujuan, rhk), oleh=bkd)


def _ajukan_penugasan(penilai: Pegawai, hari: date) -> None:
    """A colleague asks for a penugasan, so that the penilai has one to decide."""
    bawahan = Penempatan.objects.pada(hari).filter(unit__penempatan__pegawai=penilai, memimpin=False)
    orang = bawahan.exclude(pegawai=penilai).select_related("pegawai").order_by("pk").first()
    if orang:
        penugasan.ajukan(
            oleh=orang.pegawai, pemberi_teks="KEPALA BADAN PERENCANAAN PEMBANGUNAN DAERAH",
            uraian="Anggota tim penyusun satu data daerah", mulai=hari, jenis="biasa",
        )  # fmt: skip
