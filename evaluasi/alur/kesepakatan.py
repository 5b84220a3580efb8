"""After a mutasi: the last result of the old unit, used for the period in which the SKP began (p. 91 A.13 a)."""

from django.db import transaction
from django.utils.timezone import now

from evaluasi.aturan.status import TERTETAPKAN
from evaluasi.models import Evaluasi, HasilDisepakati
from pegawai.models import Jejak, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.alur.transisi import terkunci
from skp_app.aturan.status import BERLAKU
from skp_app.models import PeriodeEvaluasi, Skp


def hasil_terdahulu(skp: Skp) -> list[Evaluasi]:
    """Results that were set on the earlier SKP of this person and year, oldest first."""
    if not skp.melanjutkan_id:
        return []
    lama = Evaluasi.objects.filter(
        skp__pegawai=skp.pegawai_id, skp__periode=skp.periode_id, skp__mulai__lt=skp.mulai, status__in=TERTETAPKAN
    )
    return list(lama.select_related("periode_evaluasi", "penilai", "skp__unit").order_by("periode_evaluasi__selesai"))


def dapat_dipakai(skp: Skp, periode: PeriodeEvaluasi) -> Evaluasi | None:
    """The result that may stand for this period: the last one before it, of the old unit.

    Only in the period in which the SKP begins. When the move came before any evaluation of the year, the last result
    of the year before counts (the example of Sari, p. 91).
    """
    if not skp.melanjutkan_id or periode.tahunan or not periode.mulai <= skp.mulai <= periode.selesai:
        return None
    setahun = [e for e in hasil_terdahulu(skp) if not e.periode_evaluasi.tahunan]
    return setahun[-1] if setahun else _tahun_lalu(skp)


def _tahun_lalu(skp: Skp) -> Evaluasi | None:
    lalu = Evaluasi.objects.filter(
        skp__pegawai=skp.pegawai_id, skp__periode__tahun=skp.periode.tahun - 1, status__in=TERTETAPKAN
    ).select_related("periode_evaluasi", "penilai")
    # The yearly result, or the last periodic one while there is none.
    return lalu.order_by("periode_evaluasi__selesai", "-periode_evaluasi__mulai").last()


def milik(skp: Skp, periode: PeriodeEvaluasi) -> HasilDisepakati | None:
    """What was proposed or agreed for this period, under whichever version of the SKP."""
    semua = HasilDisepakati.objects.filter(skp__rangkaian=skp.rangkaian, periode_evaluasi=periode)
    return semua.select_related("evaluasi__periode_evaluasi", "evaluasi__penilai").first()


@transaction.atomic
def usulkan(skp: Skp, periode: PeriodeEvaluasi, *, oleh: Pegawai) -> HasilDisepakati:
    """The new penilai proposes it; a second click is the first. Raises BukanHak, KeadaanMenolak."""
    skp = terkunci(skp)
    if "penilai" not in skp.peran(oleh):
        raise BukanHak("Hanya pejabat penilai kinerja yang mengusulkan pemakaian hasil periode sebelumnya.")
    if ada := milik(skp, periode):
        return ada
    hasil = dapat_dipakai(skp, periode)
    if hasil is None or skp.status not in BERLAKU:
        raise KeadaanMenolak("Tidak ada hasil periode sebelumnya yang dapat dipakai untuk periode ini.")
    dinilai = Evaluasi.objects.filter(skp__rangkaian=skp.rangkaian, periode_evaluasi=periode).exclude(predikat="")
    if dinilai.exists():
        raise KeadaanMenolak(f"{periode.nama} sudah dinilai pada unit yang baru.")
    usulan = HasilDisepakati.objects.create(skp=skp, periode_evaluasi=periode, evaluasi=hasil)
    Pemberitahuan.kirim(
        skp.pegawai,
        f"hasil-disepakati-{usulan.pk}",
        f"{oleh.nama_lengkap} mengusulkan hasil {hasil.periode_evaluasi.nama} dipakai untuk {periode.nama}",
        isi="Berlaku bila Anda menyetujuinya.",
        tautan="/evaluasi/",
    )
    Jejak.catat(skp, "usulkan_hasil", oleh=oleh, sebagai="penilai", periode=periode.kode, evaluasi=hasil.pk)
    return usulan


@transaction.atomic
def setujui(usulan: HasilDisepakati, *, oleh: Pegawai) -> HasilDisepakati:
    """The pegawai agrees: from now on the period counts as evaluated. A second click changes nothing."""
    skp = terkunci(usulan.skp)
    if "pemilik" not in skp.peran(oleh):
        raise BukanHak("Hanya pegawai yang dinilai yang menyetujui pemakaian hasil ini.")
    kini = _masih_ada(usulan)
    if kini.disetujui_pada is None:
        kini.disetujui_pada = now()
        kini.save(update_fields=["disetujui_pada"])
        kunci = f"hasil-disepakati-{kini.pk}-setuju"
        Pemberitahuan.kirim(skp.penilai, kunci, f"{oleh.nama_lengkap} menyetujui pemakaian hasil periode sebelumnya")
        Jejak.catat(skp, "setujui_hasil", oleh=oleh, sebagai="pemilik", periode=kini.periode_evaluasi.kode)
    return kini


@transaction.atomic
def batalkan(usulan: HasilDisepakati, *, oleh: Pegawai) -> None:
    """Either side ends a proposal that was not agreed to; the period is then rated as any other."""
    skp = terkunci(usulan.skp)
    peran = skp.peran(oleh) & {"pemilik", "penilai"}
    if not peran:
        raise BukanHak("Usulan ini hanya dapat diakhiri oleh pegawai atau pejabat penilai kinerjanya.")
    kini = _masih_ada(usulan)
    if kini.disetujui_pada:
        raise KeadaanMenolak("Pemakaian hasil ini sudah disepakati.")
    Jejak.catat(skp, "tolak_hasil", oleh=oleh, sebagai=peran.pop(), periode=kini.periode_evaluasi.kode)
    kini.delete()


def _masih_ada(usulan: HasilDisepakati) -> HasilDisepakati:
    kini = HasilDisepakati.objects.select_related("periode_evaluasi").filter(pk=usulan.pk).first()
    if kini is None:
        raise KeadaanMenolak("Usulan ini sudah diakhiri.")
    return kini
