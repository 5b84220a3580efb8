"""Who acts as penilai: for a Plt. by the record of placements, after a penilai who is permanently unable by his atasan

(Lampiran p. 89 A.2-A.3, A.5-A.6).
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate, now

from pegawai import atasan
from pegawai.aturan.kepegawaian import JenisPenempatan
from pegawai.models import Jejak, Pegawai, Pemberitahuan, Penempatan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.models import PenggantiPenilai, SebabPengganti, Skp

PANJANG_DASAR = 300
DUDUK = ("pegawai", "unit", "jabatan")


@transaction.atomic
def selaraskan_plt(hari: date) -> int:
    """Let the appointments of that day say what the placements say; how many were written. Again changes nothing.

    A Plt. is evaluated by the head of the unit to which he reports as Plt.; when that ends, by his own penilai again.
    """
    kini = {p.pk: p for p in _plt(hari)}
    ada = PenggantiPenilai.objects.select_for_update(of=("self",)).filter(sebab=SebabPengganti.PLT, dicabut_pada=None)
    berubah, tetap = 0, set()
    for baris in ada.filter(Q(selesai=None) | Q(selesai__gte=hari)).select_related("plt"):
        susunan = atasan.tentukan(kini[baris.plt_id], hari) if baris.plt_id in kini else None
        sama = susunan and (susunan.penilai, susunan.atasan_penilai) == (baris.penempatan, baris.penempatan_atasan)
        akhir = baris.plt.selesai if sama else max(baris.mulai, hari - timedelta(days=1))  # type: ignore[union-attr]
        if baris.selesai != akhir:
            baris.selesai = akhir
            baris.save(update_fields=["selesai"])
            berubah += 1
        if sama:
            tetap.add(baris.plt_id)
    return berubah + sum(_tunjuk_plt(p, hari) for pk, p in kini.items() if pk not in tetap)


def _plt(hari: date) -> QuerySet[Penempatan]:
    return Penempatan.objects.pada(hari).filter(jenis=JenisPenempatan.PLT, memimpin=True).select_related(*DUDUK)


def _tunjuk_plt(plt: Penempatan, hari: date) -> bool:
    susunan = atasan.tentukan(plt, hari)
    penilai = susunan.penilai
    if penilai is None or _penilai_sendiri(plt.pegawai_id, penilai.pegawai_id) or _terisi(plt.pegawai, plt, hari):
        return False
    baru = PenggantiPenilai.objects.create(
        pegawai=plt.pegawai, sebab=SebabPengganti.PLT, pelaksana=penilai.pegawai, penempatan=penilai,
        penempatan_atasan=susunan.atasan_penilai, plt=plt, mulai=_mulai(plt, hari), selesai=plt.selesai,
        dasar=f"Penempatan {plt.nama_jabatan}"[:PANJANG_DASAR],
    )  # fmt: skip
    Jejak.catat(baru, "tunjuk_pengganti", oleh=None, sebagai="sistem", pelaksana=penilai.pegawai_id)
    return True


def _mulai(plt: Penempatan, hari: date) -> date:
    """From the first day of the post, or from today where another appointment of the same post has ended."""
    lalu = PenggantiPenilai.objects.filter(plt=plt, dicabut_pada=None).order_by("selesai").last()
    return hari if lalu else plt.mulai


def _penilai_sendiri(pegawai: int, penilai: int) -> bool:
    """He assesses this person anyway: nothing passes."""
    return Skp.objects.berlaku().filter(pegawai=pegawai, penilai=penilai).exists()


def _terisi(pegawai: Pegawai, plt: Penempatan, hari: date) -> bool:
    """Somebody else acts already on these days: an earlier Plt., or after a penilai who is unable."""
    mulai, selesai = _mulai(plt, hari), plt.selesai
    lain = PenggantiPenilai.objects.filter(pegawai=pegawai, dicabut_pada=None)
    lain = lain.filter(Q(selesai=None) | Q(selesai__gte=mulai))
    return (lain.filter(mulai__lte=selesai) if selesai else lain).exists()


def digantikan(oleh: Pegawai) -> QuerySet[Pegawai]:
    """The penilai of whom he is the atasan penilai, by name."""
    milik = Skp.objects.berlaku().filter(atasan_penilai=oleh).exclude(penilai=oleh)
    return Pegawai.objects.filter(pk__in=milik.order_by().values("penilai")).order_by("nama", "pk")


def delegasi(penilai: Pegawai, hari: date) -> QuerySet[Penempatan]:
    """Plt. and Plh. of the units that this penilai leads: to them the atasan may delegate (p. 89 A.3)."""
    unit = Skp.objects.berlaku().filter(penilai=penilai).order_by().values("unit_penilai")
    wakil = Penempatan.objects.pada(hari).filter(unit__in=unit, jenis__in=[JenisPenempatan.PLT, JenisPenempatan.PLH])
    return wakil.exclude(pegawai=penilai).select_related(*DUDUK).order_by("pk")


@transaction.atomic
def catat_berhalangan(
    penilai: Pegawai, *, oleh: Pegawai, mulai: date, dasar: str, pelaksana: Penempatan | None = None
) -> list[PenggantiPenilai]:
    """The penilai is permanently unable: his atasan evaluates, or the Plt./Plh. to whom he delegates.

    For everybody whose evaluation has no other substitute; a second click writes nothing. Raises BukanHak, IsianKeliru.
    """
    milik = Skp.objects.berlaku().filter(penilai=penilai, atasan_penilai=oleh).select_related("pegawai")
    # One after the other for this penilai: the row of the person is the lock.
    Pegawai.objects.select_for_update(no_key=True).get(pk=penilai.pk)
    daftar = list(
        milik.select_related("penempatan_atasan__unit", "penempatan_atasan__pegawai").order_by("pegawai", "pk")
    )
    if not daftar:
        raise BukanHak("Hanya atasan pejabat penilai yang mencatat bahwa pejabat penilai berhalangan tetap.")
    _periksa(penilai, mulai, dasar, pelaksana)
    aktif, lalu = _penunjukan_lain([s.pegawai_id for s in daftar])
    baru = [
        _tunjuk(s, oleh, max(mulai, lalu.get(s.pegawai_id, mulai)), dasar.strip(), pelaksana)
        for s in _seorang_sekali(daftar)
        if s.pegawai_id not in aktif
    ]
    if baru and (siapa := baru[0].pelaksana) != oleh:
        kunci = f"pengganti-{baru[0].pk}"
        Pemberitahuan.kirim(siapa, kunci, f"Anda mengevaluasi {len(baru)} pegawai menggantikan {penilai.nama_lengkap}")
    return baru


def _penunjukan_lain(pegawai: list[int]) -> tuple[set[int], dict[int, date]]:
    """Who has a substitute today or later, and the first day after an appointment of others that is over."""
    ada = PenggantiPenilai.objects.filter(pegawai__in=pegawai, dicabut_pada=None)
    aktif = set(ada.filter(Q(selesai=None) | Q(selesai__gte=localdate())).values_list("pegawai", flat=True))
    berakhir = ada.filter(selesai__lt=localdate()).order_by("selesai").values_list("pegawai", "selesai")
    return aktif, {pk: selesai + timedelta(days=1) for pk, selesai in berakhir if selesai}


def _seorang_sekali(daftar: list[Skp]) -> list[Skp]:
    return list({s.pegawai_id: s for s in daftar}.values())


def _periksa(penilai: Pegawai, mulai: date, dasar: str, pelaksana: Penempatan | None) -> None:
    salah = {}
    if not 0 < len(dasar.strip()) <= PANJANG_DASAR:
        salah["dasar"] = f"Dasar belum diisi, atau lebih panjang dari {PANJANG_DASAR} huruf."
    if mulai > localdate():
        salah["mulai"] = "Tanggal itu belum tiba."
    if pelaksana and not delegasi(penilai, localdate()).filter(pk=pelaksana.pk).exists():
        salah["pelaksana"] = "Kewenangan hanya didelegasikan kepada Plt. atau Plh. unit pejabat penilai itu."
    if salah:
        raise IsianKeliru(" ".join(salah.values()), salah)


def _tunjuk(skp: Skp, oleh: Pegawai, mulai: date, dasar: str, pelaksana: Penempatan | None) -> PenggantiPenilai:
    sendiri = skp.penempatan_atasan
    assert sendiri, "the atasan penilai of an SKP has a placement on it"
    # Nobody evaluates himself.
    siapa = pelaksana if pelaksana and pelaksana.pegawai_id != skp.pegawai_id else sendiri
    di_atas = atasan.tentukan(sendiri, localdate()).penilai if siapa == sendiri else sendiri
    baru = PenggantiPenilai.objects.create(
        pegawai=skp.pegawai, sebab=SebabPengganti.BERHALANGAN, pelaksana=siapa.pegawai, penempatan=siapa,
        penempatan_atasan=di_atas, mulai=mulai, dasar=dasar, oleh=oleh,
    )  # fmt: skip
    Jejak.catat(baru, "tunjuk_pengganti", oleh=oleh, sebagai="atasan_penilai", pelaksana=baru.pelaksana_id)
    return baru


@transaction.atomic
def akhiri_berhalangan(penilai: Pegawai, *, oleh: Pegawai) -> int:
    """The penilai is back, or it was a mistake: his pen returns to him. What was set stays. How many rows ended."""
    orang = Skp.objects.berlaku().filter(penilai=penilai).order_by().values("pegawai")
    milik = PenggantiPenilai.objects.select_for_update().filter(
        sebab=SebabPengganti.BERHALANGAN, dicabut_pada=None, oleh=oleh, pegawai__in=orang
    )
    daftar = list(milik)
    if not daftar:
        raise KeadaanMenolak("Tidak ada pengganti yang Anda tunjuk untuk pejabat penilai ini.")
    for baris in daftar:
        baris.dicabut_pada = now()
        baris.save(update_fields=["dicabut_pada"])
        Jejak.catat(baris, "cabut_pengganti", oleh=oleh, sebagai="atasan_penilai")
    return len(daftar)
