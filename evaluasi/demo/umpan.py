"""Umpan balik around the demo login: given, asked for, answered, with a schedule. Through the real steps."""

from datetime import date

from pegawai import akun_demo
from skp_app.alur import jadwal_umpan, permintaan_umpan, umpan_balik
from skp_app.alur.hubungan import calon_penerima, izin
from skp_app.models import PeriodeEvaluasi, Skp

RAPI = "Pada rapat 12 Maret Anda menyiapkan data tiga hari lebih awal, jadi kami tidak menunggu."
TERBUKA = "Dua kali dalam sebulan terakhir keputusan rapat diteruskan kepada kami pada hari itu juga."
TANYA = "Apa satu hal yang perlu saya ubah agar pekerjaan Anda lebih lancar?"


def isi(hari: date) -> None:
    """Adds to the SKP of the running year of the demo's login; without one in force nothing is said."""
    milik = Skp.objects.berlaku().filter(pegawai__pengguna__masuk=akun_demo.PEGAWAI.masuk, periode__tahun=hari.year)
    skp = milik.select_related("pegawai", "penilai").first()
    periode = skp and _periode(skp, hari)
    if not periode:
        return
    _saling_memberi(skp, periode)
    _minta(skp, periode)
    jadwal_umpan.usulkan(skp, oleh=skp.pegawai, irama="bulanan")


def _periode(skp: Skp, hari: date) -> PeriodeEvaluasi | None:
    terbuka = PeriodeEvaluasi.objects.filter(periode=skp.periode_id, mulai__lte=hari, selesai__gte=skp.mulai)
    belum = terbuka.exclude(pk__in=skp.penutupan.values("periode_evaluasi"))
    return belum.order_by("jenis", "-mulai").first()


def _saling_memberi(skp: Skp, periode: PeriodeEvaluasi) -> None:
    """The colleague speaks first, the login answers with thanks and gives one himself."""
    setara = calon_penerima(skp.pegawai).filter(penilai=skp.penilai).exclude(pegawai=skp.penilai).first()
    if setara and izin(skp, setara.pegawai).umum:
        satu = umpan_balik.beri(
            skp, periode, oleh=setara.pegawai, isi=RAPI, nada="positif", perilaku="kolaboratif", cara="langsung"
        )
        umpan_balik.tanggapi(satu, oleh=skp.pegawai, jenis="terima_kasih")
    atasan = Skp.objects.berlaku().filter(pegawai=skp.penilai, mulai__lte=periode.selesai, selesai__gte=periode.mulai)
    if (milik := atasan.first()) and not milik.tertutup(periode):
        umpan_balik.beri(
            milik, periode, oleh=skp.pegawai, isi=TERBUKA, nada="positif", perilaku="harmonis",
            saran="Sertakan juga batas waktunya.",
        )  # fmt: skip


def _minta(skp: Skp, periode: PeriodeEvaluasi) -> None:
    rhk = skp.rhk.first()
    permintaan_umpan.minta(
        skp, periode, oleh=skp.pegawai, kepada=[skp.penilai], luar=[("Hj. Ratna Dewi", "Pengguna layanan")],
        pertanyaan=TANYA, rhk=rhk,
    )  # fmt: skip
