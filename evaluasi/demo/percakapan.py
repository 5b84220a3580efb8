"""What the demo people said to each other: dialog kinerja, an agreed date, a pendamping. Through the real steps."""

from datetime import date, timedelta

from pegawai import akun_demo
from pegawai.models import Pegawai
from skp_app.alur import dialog, pendampingan
from skp_app.aturan.dialog import DAPAT_DIUSULI, TERBUKA
from skp_app.models import Skp

AGENDA = "Kemajuan hasil kerja dan dukungan yang dibutuhkan"
KESEPAKATAN = "Target tetap. Pimpinan mengupayakan akses data; kemajuan dibahas lagi pada dialog berikutnya."


def isi(hari: date) -> None:
    """Adds to the SKP of the running year of the demo's logins; who has none that is open says nothing."""
    for peran in (akun_demo.PEGAWAI, akun_demo.PENYUSUN):
        milik = Skp.objects.filter(pegawai__pengguna__masuk=peran.masuk, periode__tahun=hari.year)
        if skp := milik.filter(status__in=TERBUKA).select_related("pegawai", "penilai").first():
            _bicara(skp, hari)
    pemimpin, pendamping = (_orang(p.masuk) for p in (akun_demo.PENILAI, akun_demo.PEGAWAI))
    pendampingan.tunjuk(pemimpin, pendamping, oleh=pemimpin, mulai=hari, selesai=None)


def _orang(masuk: str) -> Pegawai:
    return Pegawai.objects.select_related("pengguna").get(pengguna__masuk=masuk)


def _bicara(skp: Skp, hari: date) -> None:
    rhk = skp.rhk.first()
    dialog.ujarkan(skp, oleh=skp.penilai, isi="Tahun lalu sudah tercapai. Mohon targetnya tidak turun.", sasaran=rhk)
    dialog.ujarkan(skp, oleh=skp.pegawai, isi="Siap. Datanya bergantung pada unit lain, mohon dukungan aksesnya.")
    if rhk and skp.status in DAPAT_DIUSULI:
        iki = rhk.iki.first()
        usul = f"{iki.target.rstrip('.')}, paling lambat November"
        dialog.ujarkan(skp, oleh=skp.penilai, sasaran=iki, bidang="target", menjadi=usul)
    rapat = {"tanggal": hari - timedelta(days=3), "agenda": AGENDA, "kesepakatan": KESEPAKATAN}
    dialog.catat_kesepakatan(skp, oleh=skp.penilai, berikutnya=hari + timedelta(days=5), **rapat)
