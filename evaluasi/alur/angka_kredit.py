"""Angka kredit: a predikat becomes a conversion, conversions add up, the penilai sets the sum (Permenpan RB 1/2023).

Lock order: the pegawai first, so that no two steps count the same months.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple, TypeVar

from django.db import transaction
from django.utils.timezone import localdate, now

from evaluasi.aturan import angka_kredit as aturan
from evaluasi.aturan.angka_kredit import Acuan, Bagian, Simpulan
from evaluasi.aturan.status import Status
from evaluasi.models import Evaluasi, JenisSaldo, KonversiAk, PenetapanAk, SaldoAk
from pegawai import mandat
from pegawai.alur.isian import wajib
from pegawai.aturan.kepegawaian import JenisJabatan, JenisPenempatan
from pegawai.models import Jejak, Ketentuan, Pegawai, Pemberitahuan, Penempatan
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.alur.isi import identitas, nama_instansi, sidik, tempat
from skp_app.alur.tanda_tangan import tarik_karena
from skp_app.models import Dokumen, Skp

FUNGSIONAL = (JenisJabatan.JF_KEAHLIAN, JenisJabatan.JF_KETERAMPILAN)
# Handed over: from here on the pegawai knows the predikat that is counted.
DAPAT_DIKONVERSI = frozenset({Status.DISAMPAIKAN, Status.DITERIMA})
PANJANG_ALASAN = 300
Baris = TypeVar("Baris", KonversiAk, PenetapanAk)
HANYA_PENILAI = "Angka kredit hanya ditetapkan oleh pejabat penilai kinerja pegawai ini."


class Neraca(NamedTuple):
    """What one person has in the jenjang he holds: rows 1-6 of the PAK and what they mean."""

    jenjang: str
    golongan: str
    baris: dict[str, Fraction]  # JenisSaldo and "konversi" -> sum
    simpulan: Simpulan | None


def acuan(hari: date) -> Acuan:
    """The tables in force that day."""
    semua = Ketentuan.objects.semua(hari)
    return aturan.baca_acuan(semua["ak_persen_predikat"], semua["ak_jenjang"], semua["ak_kebutuhan"])


def penempatan_jf(pegawai: Pegawai) -> list[Penempatan]:
    """Definitive placements in a jabatan fungsional, oldest first."""
    semua = Penempatan.objects.filter(pegawai=pegawai, jenis=JenisPenempatan.DEFINITIF, jabatan__jenis__in=FUNGSIONAL)
    return list(semua.select_related("jabatan", "unit", "pegawai").order_by("mulai"))


def jenjang_pada(riwayat: Iterable[Penempatan], hari: date, tabel: Acuan) -> str:
    """The jenjang held that day; '' outside any jabatan fungsional."""
    for duduk in riwayat:
        if duduk.mulai <= hari and (duduk.selesai is None or hari <= duduk.selesai):
            return aturan.jenjang_jabatan(duduk.jabatan.jenjang, duduk.jabatan.nama, tabel.jenjang)
    return ""


def bagian_evaluasi(evaluasi: Evaluasi, tabel: Acuan) -> list[Bagian]:
    """Months of this evaluation that no conversion in force has counted, split by jenjang."""
    skp, periode = evaluasi.skp, evaluasi.periode_evaluasi
    mulai, selesai = max(skp.mulai, periode.mulai), min(skp.selesai, periode.selesai)
    bulan = aturan.bulan_utuh(_awal_tahun(skp, mulai) if periode.tahunan else mulai, selesai)
    riwayat = penempatan_jf(skp.pegawai)
    return aturan.bagi(bulan, _terpakai(skp.pegawai), lambda hari: jenjang_pada(riwayat, hari, tabel))


def _awal_tahun(skp: Skp, mulai: date) -> date:
    """The yearly evaluation covers the year, also the part under an earlier SKP (Lampiran p. 91 A.13)."""
    return date(mulai.year, 1, 1) if skp.melanjutkan_id else mulai


def _terpakai(pegawai: Pegawai) -> Iterator[date]:
    for mulai, selesai in KonversiAk.objects.filter(pegawai=pegawai).berlaku().values_list("mulai", "selesai"):
        yield from aturan.bulan_utuh(mulai, selesai)


@transaction.atomic
def konversi(evaluasi: Evaluasi, *, oleh: Pegawai) -> list[KonversiAk]:
    """Turn the predikat into angka kredit for every month not counted yet; a second click finds the first rows.

    Raises KeadaanMenolak when nothing is left to count, BukanHak for anybody but the penilai.
    """
    evaluasi = _buka(evaluasi, oleh)
    if ada := list(evaluasi.konversi_ak.berlaku()):
        return ada
    tabel = acuan(evaluasi.periode_evaluasi.selesai)
    bagian = bagian_evaluasi(evaluasi, tabel)
    if not bagian:
        raise KeadaanMenolak(sebab_kosong(evaluasi, tabel))
    return [_catat(evaluasi, b, tabel, oleh) for b in bagian]


def _buka(evaluasi: Evaluasi, oleh: Pegawai) -> Evaluasi:
    Pegawai.objects.select_for_update().get(pk=evaluasi.skp.pegawai_id)
    terkait = ("skp__pegawai", "penilai", "periode_evaluasi")
    evaluasi = Evaluasi.objects.select_related(*terkait).select_for_update(of=("self",)).get(pk=evaluasi.pk)
    if evaluasi.penilai_id != oleh.pk:
        raise BukanHak(HANYA_PENILAI)
    if evaluasi.status not in DAPAT_DIKONVERSI:
        raise KeadaanMenolak("Predikat dikonversi setelah dokumen evaluasinya disampaikan kepada pegawai.")
    if evaluasi.keberatan.terbuka().exists():
        raise KeadaanMenolak("Ada keberatan atas hasil ini; konversi menunggu keputusannya.")
    return evaluasi


def sebab_kosong(evaluasi: Evaluasi, tabel: Acuan) -> str:
    """Why no month of this evaluation can be converted."""
    riwayat = penempatan_jf(evaluasi.skp.pegawai)
    if not riwayat:
        return "Angka kredit hanya untuk pejabat fungsional; pegawai ini tidak memegang jabatan fungsional."
    if not any(aturan.jenjang_jabatan(p.jabatan.jenjang, p.jabatan.nama, tabel.jenjang) for p in riwayat):
        return "Jenjang jabatan fungsionalnya belum tercatat. Minta BKD melengkapi data jabatannya."
    return f"Semua bulan {evaluasi.periode_evaluasi.nama} sudah dikonversi; satu bulan dihitung satu kali."


def _catat(evaluasi: Evaluasi, bagian: Bagian, tabel: Acuan, oleh: Pegawai) -> KonversiAk:
    pegawai = evaluasi.skp.pegawai
    persen, koefisien = tabel.persen[evaluasi.predikat_akhir], tabel.jenjang[bagian.jenjang].koefisien
    nilai = aturan.konversi(persen, koefisien, bagian.bulan)
    baru = KonversiAk(
        evaluasi=evaluasi, pegawai=pegawai, oleh=oleh, jenjang=bagian.jenjang, mulai=bagian.mulai,
        selesai=bagian.selesai, bulan=bagian.bulan, predikat=evaluasi.predikat_akhir, persen=persen,
        koefisien=Decimal(koefisien.numerator) / Decimal(koefisien.denominator),
        pembilang=nilai.numerator, penyebut=nilai.denominator, ditetapkan_pada=now(),
    )  # fmt: skip
    baru.nomor = f"AK-{bagian.selesai:%Y%m}-{baru.kode[:12].upper()}"
    baru.salinan = _salinan(pegawai, oleh, bagian.selesai, baru.nomor)
    baru.save()
    Jejak.catat(baru, "konversi_ak", oleh=oleh, sebagai="penilai", nilai=aturan.cetak(nilai, 4), bulan=bagian.bulan)
    judul = f"Predikat {evaluasi.periode_evaluasi.nama} Anda dikonversi menjadi {aturan.cetak(nilai)} angka kredit"
    Pemberitahuan.kirim(pegawai, f"konversi-ak-{baru.pk}", judul, tautan="/angka-kredit/")
    return baru


def _salinan(pegawai: Pegawai, oleh: Pegawai, hari: date, nomor: str) -> dict[str, Any]:
    """Names, posts and units of the day, as the three forms print them."""
    duduk = next((p for p in reversed(penempatan_jf(pegawai)) if p.mulai <= hari), None) or _duduk(pegawai)
    tanggal = localdate().isoformat()
    return {
        "pegawai": identitas(duduk, sebagai_pegawai=True) | {"tmt_jabatan": duduk.mulai.isoformat()},
        "penilai": identitas(_duduk(oleh)),
        "instansi": nama_instansi(duduk.unit),
        "tempat": tempat(duduk.unit),
        "tanggal": tanggal,
        "nomor": nomor,
    }


def _duduk(orang: Pegawai) -> Penempatan:
    terkait = Penempatan.objects.select_related("pegawai", "jabatan", "unit__induk__induk").pada(localdate())
    duduk = terkait.filter(pegawai=orang).order_by("jenis").first()
    if duduk is None:
        raise KeadaanMenolak(f"{orang.nama_lengkap} tidak memegang jabatan hari ini. Minta BKD memeriksa datanya.")
    return duduk


@transaction.atomic
def batalkan_konversi(konversi: KonversiAk, *, oleh: Pegawai, alasan: str) -> KonversiAk:
    """Take a conversion back, with a reason; its months are free again. Refused once a PAK rests on it."""
    Pegawai.objects.select_for_update().get(pk=konversi.pegawai_id)
    konversi = KonversiAk.objects.select_for_update().get(pk=konversi.pk)
    _boleh_membatalkan(konversi, oleh)
    if konversi.dibatalkan_pada:
        return konversi
    pak = PenetapanAk.objects.filter(pegawai=konversi.pegawai_id).berlaku()
    if pak.filter(mulai__lte=konversi.selesai, selesai__gte=konversi.mulai).exists():
        raise KeadaanMenolak("Konversi ini sudah termuat dalam penetapan angka kredit; batalkan penetapannya dulu.")
    return _batal(konversi, "batal_konversi_ak", oleh, alasan)


@transaction.atomic
def batalkan_penetapan(penetapan: PenetapanAk, *, oleh: Pegawai, alasan: str) -> PenetapanAk:
    """Take a PAK back, with a reason; the paper stays in the archive, marked as withdrawn."""
    Pegawai.objects.select_for_update().get(pk=penetapan.pegawai_id)
    penetapan = PenetapanAk.objects.select_for_update().get(pk=penetapan.pk)
    _boleh_membatalkan(penetapan, oleh)
    return penetapan if penetapan.dibatalkan_pada else _batal(penetapan, "batal_penetapan_ak", oleh, alasan)


def tarik_karena_putusan(evaluasi: Evaluasi, *, oleh: Pegawai, nomor: str) -> None:
    """A decision on a keberatan changed the predikat: what was converted from the old one is withdrawn.

    What a PAK holds already is left to the penilai, who is told.
    """
    pak = PenetapanAk.objects.filter(pegawai=evaluasi.skp.pegawai).berlaku()
    for k in evaluasi.konversi_ak.berlaku().select_for_update():
        if pak.filter(mulai__lte=k.selesai, selesai__gte=k.mulai).exists():
            judul = "Predikat dalam satu penetapan angka kredit berubah karena keputusan keberatan"
            tautan = f"/angka-kredit/{evaluasi.skp.pegawai.kode}/"
            Pemberitahuan.kirim(evaluasi.penilai, f"ak-putusan-{k.pk}", judul, tautan=tautan)
        else:
            _batal(k, "batal_konversi_ak", oleh, f"Keputusan keberatan {nomor}")


def _boleh_membatalkan(baris: KonversiAk | PenetapanAk, oleh: Pegawai) -> None:
    if baris.oleh_id != oleh.pk and not dinilai_oleh(baris.pegawai, oleh):
        raise BukanHak(HANYA_PENILAI)


def _batal(baris: Baris, kata_kerja: str, oleh: Pegawai, alasan: str) -> Baris:
    alasan = wajib(alasan, PANJANG_ALASAN, "alasan")
    baris.dibatalkan_pada, baris.alasan_batal = now(), alasan
    baris.save(update_fields=["dibatalkan_pada", "alasan_batal"])
    Jejak.catat(baris, kata_kerja, oleh=oleh, sebagai="penilai", alasan=alasan)
    perihal = f"{'pak' if isinstance(baris, PenetapanAk) else 'konversi'}-{baris.pk}"
    for dokumen in Dokumen.objects.filter(perihal=perihal):
        tarik_karena(dokumen, oleh=oleh, sebagai="penilai", alasan=alasan)
    return baris


def dinilai_oleh(pegawai: Pegawai, oleh: Pegawai) -> bool:
    """Is this his penilai, by an SKP in force?"""
    return Skp.objects.filter(pegawai=pegawai, penilai=oleh).berlaku().exists()


@transaction.atomic
def catat_saldo(
    pegawai: Pegawai, *, oleh: Pegawai, jenis: str, nilai: Decimal, jenjang: str, tanggal: date, dasar: str
) -> SaldoAk:
    """The BKD records angka kredit that no predikat brought. The same row twice is one row."""
    if not oleh.pengguna.has_perm(mandat.INSTANSI):  # type: ignore[union-attr]
        raise BukanHak("Saldo angka kredit direkam oleh BKD.")
    Pegawai.objects.select_for_update().get(pk=pegawai.pk)
    isi = {"jenis": JenisSaldo(jenis), "nilai": nilai, "jenjang": jenjang, "tanggal": tanggal, "dasar": dasar}
    ada = SaldoAk.objects.filter(pegawai=pegawai).berlaku()
    if isi["jenis"] == JenisSaldo.DASAR and (lama := ada.filter(jenis=JenisSaldo.DASAR, jenjang=jenjang).first()):
        if lama.nilai != nilai:
            raise KeadaanMenolak(f"AK dasar {jenjang} sudah direkam. Cabut yang lama dulu bila keliru.")
        return lama
    baris, baru = ada.get_or_create(pegawai=pegawai, dibatalkan_pada=None, **isi, defaults={"oleh": oleh})
    if baru:
        Jejak.catat(baris, "catat_saldo_ak", oleh=oleh, sebagai="pengelola", nilai=str(nilai))
    return baris


@transaction.atomic
def cabut_saldo(saldo: SaldoAk, *, oleh: Pegawai) -> SaldoAk:
    """Withdraw a recorded row; it stays visible in the trail."""
    if not oleh.pengguna.has_perm(mandat.INSTANSI):  # type: ignore[union-attr]
        raise BukanHak("Saldo angka kredit direkam oleh BKD.")
    saldo = SaldoAk.objects.select_for_update().get(pk=saldo.pk)
    if saldo.dibatalkan_pada is None:
        saldo.dibatalkan_pada = now()
        saldo.save(update_fields=["dibatalkan_pada"])
        Jejak.catat(saldo, "cabut_saldo_ak", oleh=oleh, sebagai="pengelola")
    return saldo


def neraca(pegawai: Pegawai, hari: date) -> Neraca | None:
    """All that counts in the jenjang held that day; None for who holds no jabatan fungsional.

    A new jenjang begins anew: only rows of that jenjang are added.
    """
    tabel = acuan(hari)
    jenjang = jenjang_pada(penempatan_jf(pegawai), hari, tabel)
    if not jenjang:
        return None
    baris = {j.value: Fraction(0) for j in JenisSaldo} | {"konversi": Fraction(0)}
    for saldo in SaldoAk.objects.filter(pegawai=pegawai, jenjang=jenjang, tanggal__lte=hari).berlaku():
        baris[saldo.jenis] += Fraction(saldo.nilai)
    for k in KonversiAk.objects.filter(pegawai=pegawai, jenjang=jenjang, selesai__lte=hari).berlaku():
        baris["konversi"] += k.nilai
    butuh = tabel.kebutuhan.get(pegawai.golongan)
    jumlah = sum(baris.values(), Fraction(0))
    return Neraca(jenjang, pegawai.golongan, baris, aturan.simpulkan(jumlah, butuh) if butuh else None)


@transaction.atomic
def tetapkan(pegawai: Pegawai, *, oleh: Pegawai) -> PenetapanAk:
    """The penilai sets the Penetapan Angka Kredit of all that was converted so far, frozen as it stands.

    Raises KeadaanMenolak when nothing was converted since the last one.
    """
    pegawai = Pegawai.objects.select_for_update().get(pk=pegawai.pk)
    if not dinilai_oleh(pegawai, oleh):
        raise BukanHak(HANYA_PENILAI)
    kini = neraca(pegawai, localdate())
    if kini is None or kini.simpulan is None:
        raise KeadaanMenolak("Jenjang atau golongan pegawai ini tidak ada dalam tabel angka kredit.")
    lama = PenetapanAk.objects.filter(pegawai=pegawai, jenjang=kini.jenjang).berlaku().first()
    baru = KonversiAk.objects.filter(pegawai=pegawai, jenjang=kini.jenjang, selesai__lte=localdate()).berlaku()
    if lama:
        baru = baru.filter(mulai__gt=lama.selesai)
    masa = list(baru.order_by("mulai").values_list("mulai", "selesai"))
    if not masa:
        raise KeadaanMenolak("Belum ada konversi baru sejak penetapan angka kredit terakhir.")
    return _tetapkan(pegawai, oleh, kini, lama, masa[0][0], masa[-1][1])


def _tetapkan(
    pegawai: Pegawai, oleh: Pegawai, kini: Neraca, lama: PenetapanAk | None, mulai: date, selesai: date
) -> PenetapanAk:
    baru = PenetapanAk(
        pegawai=pegawai, oleh=oleh, jenjang=kini.jenjang, golongan=kini.golongan, mulai=mulai, selesai=selesai,
        ditetapkan_pada=now(),
    )  # fmt: skip
    baru.nomor = f"PAK-{selesai:%Y%m}-{baru.kode[:12].upper()}"
    baru.salinan = _salinan(pegawai, oleh, selesai, baru.nomor) | _isi_pak(kini, lama, mulai, selesai)
    baru.sidik = sidik(baru.salinan)
    baru.save()
    Jejak.catat(baru, "tetapkan_ak", oleh=oleh, sebagai="penilai", nomor=baru.nomor)
    judul = f"Penetapan angka kredit sampai {selesai:%d/%m/%Y} sudah ditetapkan"
    Pemberitahuan.kirim(pegawai, f"pak-{baru.pk}", judul, tautan="/angka-kredit/")
    return baru


def _isi_pak(kini: Neraca, lama: PenetapanAk | None, mulai: date, selesai: date) -> dict[str, Any]:
    """Fractions as text 'n/d', so that the frozen copy keeps them exact."""
    sebelum = lama.salinan["jumlah"] if lama else {}
    butuh = acuan(selesai).kebutuhan[kini.golongan]
    return {
        "jenjang": kini.jenjang,
        "golongan": kini.golongan,
        "mulai": mulai.isoformat(),
        "selesai": selesai.isoformat(),
        "lama": {b: sebelum.get(b, "0") for b in kini.baris},
        "jumlah": {b: str(n) for b, n in kini.baris.items()},
        "butuh": {"pangkat": _teks(butuh.pangkat), "jenjang": _teks(butuh.jenjang)},
    }


def _teks(nilai: Fraction | None) -> str | None:
    return None if nilai is None else str(nilai)
