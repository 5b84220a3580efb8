"""Kegiatan rutin: work that comes back, offered on its days and taken with one click, never written by itself."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.timezone import localdate

from pegawai.models import Pegawai
from pegawai.penolakan import IsianKeliru
from skp_app.alur.kaitan import Kaitan
from skp_app.alur.kalender import Hari
from skp_app.alur.lembar import Kiriman, Masa, Simpanan, kait, yang_belum_ada
from skp_app.aturan.lembar import RUANG_KUNCI, IsiBaris, Kait, Pola, jatuh_pada
from skp_app.models import CatatanHarian, KegiatanRutin

RUTIN_TERBANYAK = 30
Tawaran = dict[date, list[KegiatanRutin]]


def kunci(rutin: KegiatanRutin, hari: date) -> UUID:
    """Taken twice it is one row."""
    return uuid5(RUANG_KUNCI, f"rutin {rutin.pk} {hari}")


def tawaran(pegawai: Pegawai, hari: Mapping[date, Hari], masa: Masa) -> Tawaran:
    """{day: what is offered and not taken yet}: never on a holiday or a day away. Two queries.

    A weekend is offered only what names that weekday: there are people who work on it.
    """
    daftar = list(KegiatanRutin.objects.filter(pegawai=pegawai))
    hari_ini = localdate()
    calon = {
        h: [r for r in daftar if jatuh_pada(h, r.pola, r.nilai) and (keadaan.kerja or _akhir_pekan(r, keadaan))]
        for h, keadaan in hari.items()
        if h <= hari_ini and not masa.alasan(h)
    }
    diambil = _diambil(pegawai, calon)
    return {h: sisa for h, semua in calon.items() if (sisa := [r for r in semua if kunci(r, h) not in diambil])}


def _akhir_pekan(rutin: KegiatanRutin, hari: Hari) -> bool:
    return rutin.pola == Pola.HARI and hari.akhir_pekan and not hari.libur and not hari.pergi


def _diambil(pegawai: Pegawai, calon: Tawaran) -> set[UUID]:
    semua = [kunci(r, h) for h, daftar in calon.items() for r in daftar]
    return set(CatatanHarian.objects.filter(pegawai=pegawai, kunci__in=semua).values_list("kunci", flat=True))


def ambil(oleh: Pegawai, ditawarkan: Tawaran) -> Simpanan:
    """Write what is offered into the sheet."""
    hari = sorted(ditawarkan)
    kaitan = Kaitan.milik(oleh, hari[0], hari[-1]) if hari else None
    return yang_belum_ada(
        oleh,
        [
            Kiriman(kunci(r, h), 0, _isi(r, h), _kait(kaitan, r, h))
            for h, daftar in ditawarkan.items()
            for r in daftar
            if kaitan
        ],
    )


def _isi(rutin: KegiatanRutin, hari: date) -> IsiBaris:
    bidang = ("kegiatan", "jam_mulai", "jam_selesai", "rencana_aksi", "sumber_data", "realisasi", "satuan")
    return IsiBaris(tanggal=hari, **{b: getattr(rutin, b) for b in bidang})


def _kait(kaitan: Kaitan, rutin: KegiatanRutin, hari: date) -> Kait:
    """Its line, when the SKP of that day still has it."""
    try:
        return kaitan.baca(kait(rutin).nilai, hari)
    except IsianKeliru:
        return Kait()


@transaction.atomic
def tambah(
    oleh: Pegawai,
    *,
    kegiatan: str,
    pola: str,
    nilai: Iterable[int] = (),
    tujuan: Kait = Kait(),  # noqa: B008
    jam_mulai: time | None = None,
    jam_selesai: time | None = None,
    sumber_data: str = "",
    realisasi: Decimal | None = None,
    satuan: str = "",
) -> KegiatanRutin:
    """Remember work that comes back; the same sent twice is one."""
    Pegawai.objects.select_for_update().get(pk=oleh.pk)
    if KegiatanRutin.objects.filter(pegawai=oleh).count() >= RUTIN_TERBANYAK:
        raise IsianKeliru(f"Kegiatan rutin paling banyak {RUTIN_TERBANYAK}. Hapus yang tidak dipakai lagi.")
    lain = {"jam_selesai": jam_selesai, "sumber_data": sumber_data, "realisasi": realisasi, "satuan": satuan}
    rutin, _ = KegiatanRutin.objects.get_or_create(
        pegawai=oleh, pola=pola, nilai=sorted(set(nilai)), kegiatan=kegiatan, jam_mulai=jam_mulai,
        defaults=lain | tujuan._asdict(),
    )  # fmt: skip
    return rutin


def hapus(oleh: Pegawai, pk: int) -> None:
    """Offer it no more; what was taken stays."""
    KegiatanRutin.objects.filter(pegawai=oleh, pk=pk).delete()
