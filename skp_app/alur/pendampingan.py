"""Naming a penyusun pendamping: he drafts for a leader, and can never submit, set or sign for him."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from pegawai.models import Jejak, Pegawai, Pemberitahuan, Penempatan
from pegawai.penolakan import BukanHak, IsianKeliru
from skp_app.models import Pendamping

PALING_LAMA = timedelta(days=366)


def memimpin(pegawai: Pegawai) -> bool:
    return Penempatan.objects.pada(localdate()).filter(pegawai=pegawai, memimpin=True).exists()


@transaction.atomic
def tunjuk(pemimpin: Pegawai, pendamping: Pegawai, *, oleh: Pegawai, mulai: date, selesai: date | None) -> Pendamping:
    """From `mulai` to `selesai` (last day; none: until ended). Who helps already is found again.

    Raises BukanHak for who leads no unit, IsianKeliru for himself, for somebody without a login, and for odd dates.
    """
    if oleh != pemimpin or not memimpin(pemimpin):
        raise BukanHak("Penyusun pendamping ditunjuk oleh pemimpin unit sendiri.")
    _periksa(pemimpin, pendamping, mulai, selesai)
    Pegawai.objects.select_for_update(no_key=True).get(pk=pemimpin.pk)
    berjalan = Pendamping.objects.filter(pemimpin=pemimpin, pendamping=pendamping)
    if ada := berjalan.filter(Q(selesai=None) | Q(selesai__gte=mulai)).first():
        return ada
    baru = Pendamping.objects.create(
        pemimpin=pemimpin, pendamping=pendamping, mulai=mulai, selesai=selesai, ditunjuk_oleh=oleh
    )
    Jejak.catat(baru, "tunjuk_pendamping", oleh=oleh, sebagai="pemilik", pendamping=pendamping.pk)
    judul = f"{pemimpin.nama_lengkap} menunjuk Anda sebagai penyusun pendamping"
    Pemberitahuan.kirim(pendamping, f"pendamping-{baru.pk}", judul, tautan="/pendamping/")
    return baru


def _periksa(pemimpin: Pegawai, pendamping: Pegawai, mulai: date, selesai: date | None) -> None:
    if pemimpin == pendamping:
        raise IsianKeliru("Anda tidak perlu menunjuk diri sendiri. Pilih orang lain.")
    if pendamping.pengguna is None or not pendamping.pengguna.is_active:
        raise IsianKeliru(f"{pendamping.nama_lengkap} belum punya akun, jadi belum dapat menyusun.")
    if mulai < localdate():
        raise IsianKeliru("Pendampingan mulai paling awal hari ini.", {"mulai": "Paling awal hari ini."})
    if mulai > localdate() + PALING_LAMA or (selesai and not mulai <= selesai <= mulai + PALING_LAMA):
        kalimat = "Hari terakhir tidak boleh sebelum hari pertama, dan paling lama satu tahun kemudian."
        raise IsianKeliru(kalimat, {"selesai": kalimat})


@transaction.atomic
def akhiri(catatan: Pendamping, *, oleh: Pegawai) -> None:
    """From this moment he reads and writes nothing any more; a pendamping may also withdraw himself."""
    catatan = (
        Pendamping.objects.select_for_update(of=("self",)).select_related("pemimpin", "pendamping").get(pk=catatan.pk)
    )
    if oleh.pk not in {catatan.pemimpin_id, catatan.pendamping_id}:
        raise BukanHak("Pendampingan diakhiri oleh pemimpin yang menunjuk, atau oleh pendamping sendiri.")
    kemarin = localdate() - timedelta(days=1)
    if catatan.selesai and catatan.selesai <= kemarin:
        return
    sebagai = "pemilik" if oleh.pk == catatan.pemimpin_id else "penyusun"
    Jejak.catat(catatan, "akhiri_pendamping", oleh=oleh, sebagai=sebagai, pendamping=catatan.pendamping_id)
    lain = catatan.pendamping if sebagai == "pemilik" else catatan.pemimpin
    judul = f"Pendampingan SKP oleh {catatan.pendamping.nama_lengkap} berakhir"
    Pemberitahuan.kirim(lain, f"pendamping-{catatan.pk}-akhir", judul, tautan="/pendamping/")
    if catatan.mulai > kemarin:  # it never saw a whole day; the trace remembers it
        catatan.delete()
    else:
        catatan.selesai = kemarin
        catatan.save(update_fields=["selesai"])
