"""Entries per documentation period, and the one realisasi per evaluation period that they roll up into (Pasal 16)."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate, now

from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur.baris import Bentrok, Kiriman, Simpanan, kosong
from skp_app.alur.jendela import jendela
from skp_app.alur.pendokumentasian import MINTA_DIBUKA, buka, buka_evaluasi
from skp_app.aturan.pendokumentasian import (
    CaraGulung,
    Isian,
    Keadaan,
    berangka,
    cara_bawaan,
    gulungan,
    keadaan,
    makin_kecil_makin_baik,
)
from skp_app.models import (
    CaraGulungIki,
    Iki,
    PengirimanRealisasi,
    PeriodeDokumentasi,
    PeriodeEvaluasi,
    Realisasi,
    RealisasiProgres,
    Skp,
)
from skp_app.models.dokumentasi import AsalRealisasi, JenisRealisasi, SumberIsian

BIDANG = ("angka", "teks", "sumber_data", "kendala", "catatan")


@transaction.atomic
def catat(
    iki: Iki,
    periode: PeriodeDokumentasi,
    *,
    oleh: Pegawai,
    versi: int | None = None,
    sumber: str = SumberIsian.MANUAL,
    petugas: Pegawai | None = None,
    **isian: Any,
) -> RealisasiProgres | None:
    """Write what was achieved on one IKI in one documentation period; the realisasi of its evaluation follows.

    `versi` is the version that was typed upon, None for a first entry. An entry without number and words is taken
    away. With `sumber` "lembar" the version does not matter, and what was typed by hand stays as it is. `petugas` is
    the officer of the BKD whose import it follows from.
    Raises VersiBasi when somebody saved this row in between, KeadaanMenolak when the period takes no entries.
    """
    if lain := set(isian) - set(BIDANG):
        raise IsianKeliru(f"Bidang tidak dikenal: {', '.join(sorted(lain))}.")
    skp = buka_periode(iki.rhk.skp, periode, oleh)
    ada = RealisasiProgres.objects.filter(iki=iki, periode_dokumentasi=periode).first()
    dari_lembar = sumber == SumberIsian.LEMBAR
    if dari_lembar and ada and ada.sumber == SumberIsian.MANUAL:
        return ada
    lama = {b: getattr(ada, b) for b in isian} if ada else {}
    if ada and lama == isian:
        return ada
    if ada and not dari_lembar and ada.versi != versi:
        raise VersiBasi("Isian ini baru saja disimpan dari tempat lain.", tersimpan=lama, dikirim=isian)
    baru = _tulis(ada or RealisasiProgres(iki=iki, periode_dokumentasi=periode, versi=0), sumber, isian)
    if baru is None and ada is None:
        return None
    gulung_ulang(skp, iki, periode)
    tandai_diubah(skp, periode)
    pelaku = {"oleh": petugas or oleh, "sebagai": "bkd" if petugas else "pemilik"}
    Jejak.catat(skp, "catat_progres", **pelaku, iki=iki.pk, periode=periode.kode, sumber=sumber)
    return baru


@transaction.atomic
def simpan(skp: Skp, periode: PeriodeDokumentasi, *, oleh: Pegawai, progres: Kiriman) -> Simpanan:
    """The rows of a sheet, {pk of an IKI: (version, fields)}; a stale one does not hold up the others.

    The field `cara` says how the IKI rolls up. Rows of an SKP that is not this one are reported as gone.
    """
    skp = buka_periode(skp, periode, oleh)
    milik = {i.pk: i for i in Iki.objects.filter(rhk__skp=skp, pk__in=progres).select_related("rhk__skp__periode")}
    cara = cara_gulung(skp, milik.values())
    hasil = kosong()
    hasil.hilang.extend(f"progres-{pk}" for pk in progres if pk not in milik)
    for pk, iki in milik.items():
        versi, isian = progres[pk]
        pilihan = isian.get("cara", cara[pk])
        if pilihan != cara[pk]:
            atur_cara(iki, pilihan, oleh=oleh, periode=periode.periode_evaluasi)
        _satu(iki, periode, oleh, versi, {b: n for b, n in isian.items() if b != "cara"}, hasil)
    return hasil


def _satu(
    iki: Iki, periode: PeriodeDokumentasi, oleh: Pegawai, versi: int | None, isian: dict[str, Any], hasil: Simpanan
) -> None:
    nama = f"progres-{iki.pk}"
    try:
        baris = catat(iki, periode, oleh=oleh, versi=versi, **isian)
    except VersiBasi as basi:
        beda = [b for b in isian if basi.tersimpan[b] != basi.dikirim[b]]
        dua = [{b: sisi[b] for b in beda} for sisi in (basi.tersimpan, basi.dikirim)]
        kini = RealisasiProgres.objects.get(iki=iki, periode_dokumentasi=periode)
        hasil.bentrok.append(Bentrok(nama, kini.versi, *dua))
    else:
        hasil.versi[nama] = baris.versi if baris else 0


@transaction.atomic
def salin_uraian(skp: Skp, periode: PeriodeDokumentasi, *, oleh: Pegawai) -> int:
    """The words of the period before, for entries that have none; how many were copied.

    An IKI that counts is left alone until its number is there, or the words would pass for an entry.
    """
    skp = buka_periode(skp, periode, oleh)
    semua = RealisasiProgres.objects.filter(iki__rhk__skp__rangkaian=skp.rangkaian).select_related("iki")
    lalu = sebelumnya(periode)
    lama = {p.iki.garis: p for p in semua.filter(periode_dokumentasi=lalu).order_by("iki__rhk__skp__nomor_versi")}
    kini = {p.iki.garis: p for p in semua.filter(periode_dokumentasi=periode, iki__rhk__skp=skp)}
    n = 0
    for iki in Iki.objects.filter(rhk__skp=skp, garis__in=lama).select_related("rhk__skp__periode"):
        ada, asal = kini.get(iki.garis), lama[iki.garis]
        if asal.teks and not (ada and ada.teks) and (ada or not berangka(iki.target)):
            isi: dict[str, Any] = {"teks": asal.teks, "sumber_data": ada.sumber_data if ada else asal.sumber_data}
            n += catat(iki, periode, oleh=oleh, versi=ada.versi if ada else None, **isi) is not None
    return n


def sebelumnya(periode: PeriodeDokumentasi) -> PeriodeDokumentasi | None:
    """The documentation period that ends before this one begins, in the same year."""
    lalu = PeriodeDokumentasi.objects.filter(periode=periode.periode_id, akhir=False, selesai__lt=periode.mulai)
    return lalu.order_by("-selesai").first()


def _tulis(baris: RealisasiProgres, sumber: str, isian: dict[str, Any]) -> RealisasiProgres | None:
    for bidang, nilai in isian.items():
        setattr(baris, bidang, nilai)
    if baris.angka is None and not baris.teks.strip():
        if baris.pk:
            _pastikan_tanpa_bukti(baris)
            baris.delete()
        return None
    baris.sumber, baris.versi = sumber, baris.versi + 1
    baris.save()
    return baris


def buka_periode(skp: Skp, periode: PeriodeDokumentasi, oleh: Pegawai) -> Skp:
    """The SKP, locked, when its owner may write in this documentation period."""
    skp = buka_evaluasi(skp, periode.periode_evaluasi, oleh)
    keadaan_kini = keadaan(jendela(skp, periode), localdate())
    if keadaan_kini is Keadaan.BELUM:
        raise KeadaanMenolak(f"{periode.nama} belum dibuka.")
    if keadaan_kini is Keadaan.DITUTUP:
        raise KeadaanMenolak(f"Pengisian {periode.nama} sudah ditutup. {MINTA_DIBUKA}")
    return skp


@transaction.atomic
def atur_cara(iki: Iki, cara: str, *, oleh: Pegawai, periode: PeriodeEvaluasi) -> CaraGulungIki:
    """Choose how the entries of an IKI roll up; the realisasi of the periods still open follow."""
    skp = buka(iki.rhk.skp, periode, oleh)
    if cara not in list(CaraGulung):
        raise IsianKeliru("Pilih cara menggulung yang tersedia.")
    kunci: dict[str, Any] = {"rangkaian": skp.rangkaian, "garis_iki": iki.garis}
    pilihan, _ = CaraGulungIki.objects.update_or_create(**kunci, defaults={"cara": cara})
    for e in _evaluasi_terbuka(skp):
        _gulung(skp, iki, e, CaraGulung(cara))
    Jejak.catat(skp, "atur_cara_gulung", oleh=oleh, sebagai="pemilik", iki=iki.pk, cara=cara)
    return pilihan


def cara_gulung(skp: Skp, iki: Iterable[Iki]) -> dict[int, CaraGulung]:
    """{pk of an IKI: the rule of its pegawai, or the preset of its aspek}, in one query."""
    pilihan = dict(CaraGulungIki.objects.filter(rangkaian=skp.rangkaian).values_list("garis_iki", "cara"))
    return {i.pk: CaraGulung(pilihan.get(i.garis) or cara_bawaan(i.aspek, i.target)) for i in iki}


@transaction.atomic
def gulung_kembali(realisasi: Realisasi, *, oleh: Pegawai) -> Realisasi:
    """The way back from a realisasi typed by hand to the one that follows from the entries."""
    iki = realisasi.iki
    skp = buka(iki.rhk.skp, realisasi.periode_evaluasi, oleh)
    realisasi = Realisasi.objects.get(pk=realisasi.pk)
    if not list(isian_sampai(skp, iki, realisasi.periode_evaluasi)):
        raise KeadaanMenolak("Belum ada isian yang dapat digulung untuk indikator ini.")
    if realisasi.asal != AsalRealisasi.GULUNGAN:
        realisasi.asal = AsalRealisasi.GULUNGAN
        realisasi.save(update_fields=["asal"])
        _gulung(skp, iki, realisasi.periode_evaluasi, cara_gulung(skp, [iki])[iki.pk])
        Jejak.catat(skp, "gulung_kembali", oleh=oleh, sebagai="pemilik", iki=iki.pk)
    return Realisasi.objects.get(pk=realisasi.pk)


def gulung_ulang(skp: Skp, iki: Iki, periode: PeriodeDokumentasi) -> None:
    """The realisasi of this period's evaluation, and of later open ones that were rolled up from the same entries."""
    cara = cara_gulung(skp, [iki])[iki.pk]
    for e in _evaluasi_terbuka(skp):
        if e.pk == periode.periode_evaluasi_id or e.selesai > periode.selesai and not e.tahunan:
            _gulung(skp, iki, e, cara)


def _evaluasi_terbuka(skp: Skp) -> list[PeriodeEvaluasi]:
    dinilai = type(skp).objects.filter(rangkaian=skp.rangkaian).values("penutupan__periode_evaluasi")
    return list(skp.periode.evaluasi.exclude(pk__in=dinilai.exclude(penutupan=None)))


def isian_sampai(skp: Skp, iki: Iki, evaluasi: PeriodeEvaluasi) -> Iterator[RealisasiProgres]:
    """Entries on this line of IKI up to the end of an evaluation period, oldest first, the newest version of each."""
    semua = RealisasiProgres.objects.filter(
        iki__garis=iki.garis, iki__rhk__skp__rangkaian=skp.rangkaian,
        periode_dokumentasi__selesai__lte=evaluasi.selesai, periode_dokumentasi__akhir=evaluasi.tahunan,
    ).order_by("periode_dokumentasi__mulai", "iki__rhk__skp__nomor_versi")  # fmt: skip
    yield from {p.periode_dokumentasi_id: p for p in semua.select_related("periode_dokumentasi")}.values()


def _gulung(skp: Skp, iki: Iki, evaluasi: PeriodeEvaluasi, cara: CaraGulung) -> None:
    """One evaluation period; without an entry of its own it has no realisasi, by hand it is left alone."""
    ada = Realisasi.objects.filter(iki=iki, periode_evaluasi=evaluasi).first()
    if ada and ada.asal == AsalRealisasi.ISIAN:
        return
    isian = list(isian_sampai(skp, iki, evaluasi))
    if not any(p.periode_dokumentasi.periode_evaluasi_id == evaluasi.pk for p in isian):
        _lepas(ada)
        return
    hasil = gulungan(cara, [_isian(p) for p in isian], iki.target, kecil=makin_kecil_makin_baik(iki.aspek, iki.target))
    isi = {"teks": hasil.teks, "sumber_data": hasil.sumber_data, "kendala": hasil.kendala}
    if ada is None:
        jenis = JenisRealisasi.AKHIR if evaluasi.tahunan else JenisRealisasi.PROGRES
        asal = AsalRealisasi.GULUNGAN
        Realisasi.objects.create(iki=iki, periode_evaluasi=evaluasi, jenis=jenis, asal=asal, **isi)
    elif any(getattr(ada, b) != nilai for b, nilai in isi.items()):
        for bidang, nilai in isi.items():
            setattr(ada, bidang, nilai)
        ada.versi += 1
        ada.save()


def _lepas(realisasi: Realisasi | None) -> None:
    """The last entry was taken away; evidence is never lost with it."""
    if realisasi is None:
        return
    _pastikan_tanpa_bukti(realisasi)
    realisasi.delete()


def _pastikan_tanpa_bukti(baris: Realisasi | RealisasiProgres) -> None:
    if baris.pakai_bukti.exists():
        raise KeadaanMenolak("Isian ini sudah punya bukti dukung. Lepas buktinya dulu, lalu kosongkan.")


def _isian(p: RealisasiProgres) -> Isian:
    return Isian(p.angka, p.teks, p.sumber_data, p.kendala)


def tandai_diubah(skp: Skp, periode: PeriodeDokumentasi) -> None:
    """The penilai is told that something changed after it was sent to him."""
    kiriman = PengirimanRealisasi.objects.filter(rangkaian=skp.rangkaian, periode_dokumentasi=periode)
    kiriman.filter(ditarik_pada=None).update(diubah_pada=now())
