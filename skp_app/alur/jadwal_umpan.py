"""How often berkala feedback is given: one of the two proposes, the other agrees (Pasal 19(2))."""

from django.db import transaction
from django.utils.timezone import localdate, now

from pegawai.models import Jejak, Ketentuan, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.alur.transisi import terkunci
from skp_app.aturan.status import BERLAKU
from skp_app.aturan.umpan_balik import Bentuk, Hubungan, Irama, tertagih
from skp_app.models import JadwalUmpanBalik, Skp, UmpanBalik


def bawaan() -> Irama:
    """What holds before the two agreed on something else."""
    return Irama(Ketentuan.objects.nilai("umpan_balik_berkala", localdate())["irama"])


def semua(skp: Skp) -> list[JadwalUmpanBalik]:
    """Every proposal on any version of the SKP, the newest first."""
    rangkaian = JadwalUmpanBalik.objects.filter(skp__rangkaian=skp.rangkaian)
    return list(rangkaian.select_related("diusulkan_oleh", "dijawab_oleh"))


def sedang_ditagih(skp: Skp) -> bool:
    """Is berkala feedback of the Pimpinan due today, or overdue? (aturan.tertagih)"""
    ketentuan = Ketentuan.objects.nilai("umpan_balik_berkala", localdate())
    disepakati = next((j.irama for j in semua(skp) if j.disepakati), ketentuan["irama"])
    rentang = tertagih(Irama(disepakati), localdate(), ketentuan["hari_sebelum"])
    sudah = UmpanBalik.objects.filter(
        skp__rangkaian=skp.rangkaian,
        hubungan=Hubungan.PIMPINAN,
        bentuk=Bentuk.BERKALA,
        dikirim_pada__date__gte=rentang.mulai,
    )
    return not sudah.exists()


@transaction.atomic
def usulkan(skp: Skp, *, oleh: Pegawai, irama: str) -> JadwalUmpanBalik:
    """Propose a schedule; the same proposal again is the one that waits."""
    skp = terkunci(skp)
    peran = skp.peran(oleh) & {"pemilik", "penilai"}
    if not peran:
        raise BukanHak("Jadwal disepakati pegawai dan pejabat penilainya.")
    if skp.status not in BERLAKU:
        raise KeadaanMenolak("Jadwal disepakati setelah SKP ditetapkan.")
    terbuka = JadwalUmpanBalik.objects.filter(skp__rangkaian=skp.rangkaian, disepakati=None).first()
    if terbuka and terbuka.diusulkan_oleh_id == oleh.pk and terbuka.irama == irama:
        return terbuka
    if terbuka:
        raise KeadaanMenolak("Masih ada usul jadwal yang menunggu jawaban.")
    jadwal = JadwalUmpanBalik.objects.create(skp=skp, irama=Irama(irama), diusulkan_oleh=oleh)
    Jejak.catat(skp, "usulkan_jadwal_umpan", oleh=oleh, sebagai=peran.pop(), ke=irama)
    lawan = skp.penilai if oleh.pk == skp.pegawai_id else skp.pegawai
    Pemberitahuan.kirim(
        lawan, f"jadwal-umpan-{jadwal.pk}", f"{oleh.nama_lengkap} mengusulkan jadwal umpan balik",
        isi=f"Umpan balik berkala {jadwal.get_irama_display().lower()}.", tautan=f"/umpan-balik/?skp={skp.kode}#jadwal",
    )  # fmt: skip
    return jadwal


@transaction.atomic
def jawab(jadwal: JadwalUmpanBalik, *, oleh: Pegawai, setuju: bool) -> JadwalUmpanBalik:
    """The other one agrees or not. Said twice it is said once."""
    skp = terkunci(jadwal.skp)
    jadwal = JadwalUmpanBalik.objects.select_for_update().get(pk=jadwal.pk)
    if not skp.peran(oleh) & {"pemilik", "penilai"} or jadwal.diusulkan_oleh_id == oleh.pk:
        raise BukanHak("Usul jadwal dijawab oleh pihak yang lain.")
    if jadwal.disepakati is not None:
        if (jadwal.disepakati, jadwal.dijawab_oleh_id) == (setuju, oleh.pk):
            return jadwal
        raise KeadaanMenolak("Usul jadwal ini sudah dijawab.")
    jadwal.disepakati, jadwal.dijawab_oleh, jadwal.dijawab_pada = setuju, oleh, now()
    jadwal.save(update_fields=["disepakati", "dijawab_oleh", "dijawab_pada"])
    Jejak.catat(skp, "jawab_jadwal_umpan", oleh=oleh, dari=jadwal.irama, ke="disepakati" if setuju else "tidak")
    return jadwal
