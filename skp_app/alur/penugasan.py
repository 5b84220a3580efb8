"""Penugasan: proposed to the penilai of the person, who agrees or declines (Lampiran p. 45-46)."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.timezone import localdate, now

from pegawai import atasan
from pegawai.models import Jejak, Pegawai, Pemberitahuan, Penempatan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import penyusunan
from skp_app.aturan.hasil_kerja import Keluarga
from skp_app.aturan.tugas_belajar import rhk_studi
from skp_app.models import (
    BentukPenugasan,
    JenisPenugasan,
    Penugasan,
    Rhk,
    Skp,
    StatusPenugasan,
    TugasBelajar,
)

PUTUSAN_TERPANJANG = 500


def usulkan(
    *,
    pegawai: Pegawai,
    pemberi: Pegawai | None,
    pemberi_teks: str,
    penilai: Pegawai,
    uraian: str,
    mulai: date,
    selesai: date | None = None,
    bentuk: str = BentukPenugasan.PENUNJUKAN,
    jenis: str = JenisPenugasan.BIASA,
) -> Penugasan:
    """A proposal to the penilai, who is told and decides (p. 46 number 10-11). The very same one again is that one."""
    isi: dict[str, Any] = {"pemberi_teks": pemberi_teks[:200], "uraian": uraian[:500], "bentuk": bentuk, "jenis": jenis}
    isi |= {"mulai": mulai, "selesai": selesai, "pemberi": pemberi}
    ada = Penugasan.objects.filter(pegawai=pegawai, **isi).exclude(status=StatusPenugasan.DITOLAK)
    if kembar := ada.first():
        return kembar
    usulan = Penugasan.objects.create(pegawai=pegawai, penilai=penilai, **isi)
    Pemberitahuan.kirim(
        penilai,
        f"penugasan-{usulan.pk}-usul",
        f"{pegawai.nama_lengkap} diusulkan mendapat penugasan",
        isi=f"{pemberi_teks}: {uraian}. Persetujuan Anda sebagai penilai diperlukan.",
        tautan=f"/penugasan/{usulan.kode}/",
    )
    return usulan


@transaction.atomic
def tunjuk(pegawai: Pegawai, *, oleh: Pegawai, studi: dict | None = None, **isi: Any) -> Penugasan:
    """A Pimpinan assigns; when he is the penilai himself nobody else has to agree (p. 46 number 9-10)."""
    jabatan = jabatan_pimpinan(oleh)
    if not jabatan:
        raise BukanHak("Penunjukan diberikan oleh Pimpinan, yaitu yang memimpin unit kerja.")
    if oleh == pegawai:
        raise IsianKeliru("Untuk penugasan bagi diri sendiri pakai pengajuan sukarela.")
    _kunci(pegawai)
    penilai = penilai_kini(pegawai)
    penugasan = usulkan(pegawai=pegawai, pemberi=oleh, pemberi_teks=jabatan, penilai=penilai, **isi)
    _lengkapi(penugasan, studi, oleh, "pimpinan")
    if penilai == oleh and penugasan.status == StatusPenugasan.DIUSULKAN:
        return putuskan(penugasan, oleh=oleh, setuju=True)
    return penugasan


@transaction.atomic
def ajukan(*, oleh: Pegawai, pemberi_teks: str, studi: dict | None = None, **isi: Any) -> Penugasan:
    """A pegawai volunteers, in his unit, elsewhere, or outside government (p. 46 number 11)."""
    _kunci(oleh)
    penilai = penilai_kini(oleh)
    isi |= {"bentuk": BentukPenugasan.SUKARELA}
    penugasan = usulkan(pegawai=oleh, pemberi=None, pemberi_teks=pemberi_teks, penilai=penilai, **isi)
    _lengkapi(penugasan, studi, oleh, "pegawai")
    return penugasan


def _kunci(pegawai: Pegawai) -> None:
    """One proposal at a time for this person, so that a second click finds the first."""
    Pegawai.objects.select_for_update(no_key=True).get(pk=pegawai.pk)


def _lengkapi(penugasan: Penugasan, studi: dict | None, oleh: Pegawai, sebagai: str) -> None:
    if studi:
        _, baru = TugasBelajar.objects.get_or_create(penugasan=penugasan, defaults=studi)
    else:
        baru = not Jejak.objects.filter(objek_jenis="penugasan", objek_id=penugasan.pk).exists()
    if baru:
        Jejak.catat(penugasan, "usulkan", oleh=oleh, sebagai=sebagai, ke=str(penugasan.status))


def penilai_kini(pegawai: Pegawai) -> Pegawai:
    """Who assesses this person today. Raises KeadaanMenolak when nobody is known."""
    duduk = _definitif(pegawai)
    susunan = atasan.tentukan(duduk, localdate()) if duduk else None
    if susunan is None or susunan.penilai is None:
        raise KeadaanMenolak(f"Pejabat penilai {pegawai.nama_lengkap} belum diketahui. Laporkan kepada BKD.")
    penilai: Pegawai = susunan.penilai.pegawai
    return penilai


def _definitif(pegawai: Pegawai) -> Penempatan | None:
    kini = pegawai.penempatan.pada(localdate()).filter(jenis="definitif")
    return kini.select_related("unit", "jabatan", "pegawai").first()


def jabatan_pimpinan(pegawai: Pegawai) -> str:
    """The jabatan in which this person leads a unit today, '' when he leads none."""
    memimpin = pegawai.penempatan.pada(localdate()).filter(memimpin=True).select_related("jabatan")
    duduk = memimpin.order_by("jenis", "pk").first()
    return duduk.nama_jabatan if duduk else ""


@transaction.atomic
def putuskan(penugasan: Penugasan, *, oleh: Pegawai, setuju: bool, catatan: str = "") -> Penugasan:
    """The penilai agrees, or declines with a note. The same answer twice is one answer."""
    kini = Penugasan.objects.select_for_update(of=("self",)).select_related("pegawai", "pemberi").get(pk=penugasan.pk)
    catatan, status = catatan.strip(), StatusPenugasan.DISETUJUI if setuju else StatusPenugasan.DITOLAK
    if kini.penilai_id != oleh.pk:
        raise BukanHak("Penugasan disetujui atau ditolak oleh pejabat penilai kinerja pegawai ini.")
    if kini.status == status:
        return kini
    if kini.status != StatusPenugasan.DIUSULKAN:
        raise KeadaanMenolak(f"Penugasan ini sudah berstatus “{kini.get_status_display()}”.")
    if not setuju and not catatan:
        raise IsianKeliru("Alasan penolakan belum diisi.", {"catatan": "Alasan penolakan belum diisi."})
    dari, kini.status = kini.status, status
    kini.catatan_putusan, kini.diputus_pada = catatan[:PUTUSAN_TERPANJANG], now()
    kini.save(update_fields=["status", "catatan_putusan", "diputus_pada"])
    _kabari_putusan(kini)
    Jejak.catat(kini, "putuskan", oleh=oleh, sebagai="penilai", dari=dari, ke=str(status), catatan=catatan)
    return kini


def _kabari_putusan(p: Penugasan) -> None:
    kata = "disetujui" if p.status == StatusPenugasan.DISETUJUI else "ditolak"
    for orang in filter(None, (p.pegawai, p.pemberi)):
        if orang.pk != p.penilai_id:
            judul = f"Penugasan {p.pegawai.nama_lengkap} {kata} pejabat penilai"
            Pemberitahuan.kirim(orang, f"penugasan-{p.pk}-{kata}", judul, p.catatan_putusan, f"/penugasan/{p.kode}/")


# In the SKP -----------------------------------------------------------------------------------------------


def dapat_dipilih(skp: Skp) -> QuerySet[Penugasan]:
    """Approved penugasan of the owner that share a day with the SKP."""
    milik = Penugasan.objects.filter(pegawai=skp.pegawai_id, status=StatusPenugasan.DISETUJUI, mulai__lte=skp.selesai)
    return milik.exclude(selesai__lt=skp.mulai)


def jabatan_sementara(skp: Skp) -> list[Penempatan]:
    """Plt. and Plh. posts of the owner within the SKP that no penugasan stands for yet (p. 50 d)."""
    sudah = Penugasan.objects.filter(pegawai=skp.pegawai_id, penempatan__isnull=False).values("penempatan")
    milik = Penempatan.objects.filter(pegawai=skp.pegawai_id, jenis__in=["plt", "plh"], mulai__lte=skp.selesai)
    milik = milik.exclude(selesai__lt=skp.mulai).exclude(pk__in=sudah)
    return list(milik.select_related("jabatan", "unit", "pegawai"))


@transaction.atomic
def pilih(
    rhk: Rhk, *, oleh: Pegawai, versi: int, penugasan: Penugasan | None = None, penempatan: Penempatan | None = None
) -> Rhk:
    """Tie the RHK to an approved penugasan or to a Plt./Plh. post, or untie it; the giver's jabatan is printed."""
    skp = penyusunan.buka(rhk.skp, oleh)
    kini = skp.rhk.filter(pk=rhk.pk).select_related("penugasan").first()
    if kini is None:
        raise KeadaanMenolak("RHK ini sudah dihapus dari tempat lain.")
    if penempatan:
        penugasan = _dari_penempatan(skp, penempatan, oleh)
    if penugasan and not dapat_dipilih(skp).filter(pk=penugasan.pk).exists():
        raise IsianKeliru("Penugasan ini belum disetujui, atau di luar masa SKP ini.")
    if kini.penugasan == penugasan:
        return kini
    if kini.versi != versi:
        raise VersiBasi("Baris ini baru saja disimpan dari tempat lain.")
    return _ikat(kini, penugasan)


def _ikat(rhk: Rhk, penugasan: Penugasan | None) -> Rhk:
    if penugasan:
        rhk.penugasan_dari = penugasan.pemberi_teks
    elif rhk.penugasan and rhk.penugasan_dari == rhk.penugasan.pemberi_teks:
        rhk.penugasan_dari = ""
    rhk.penugasan = penugasan
    rhk.versi += 1
    rhk.save(update_fields=["penugasan", "penugasan_dari", "versi"])
    Skp.objects.filter(pk=rhk.skp_id).update(versi=F("versi") + 1)
    return rhk


def _dari_penempatan(skp: Skp, penempatan: Penempatan, oleh: Pegawai) -> Penugasan:
    """The BKD recorded the Plt./Plh. post: a fact that needs no second consent."""
    if ada := Penugasan.objects.filter(pegawai=skp.pegawai_id, penempatan=penempatan).first():
        return ada
    if penempatan.pk not in {p.pk for p in jabatan_sementara(skp)}:
        raise IsianKeliru("Penempatan ini tidak ada pada masa SKP Anda.")
    akhir = min(penempatan.selesai or skp.selesai, skp.selesai)
    di_atas = atasan.tentukan(penempatan, max(penempatan.mulai, min(localdate(), akhir))).penilai
    penugasan: Penugasan = Penugasan.objects.create(
        pegawai=skp.pegawai, pemberi=di_atas and di_atas.pegawai, penilai=skp.penilai, penempatan=penempatan,
        pemberi_teks=di_atas.nama_jabatan if di_atas else penempatan.unit.nama,
        bentuk=BentukPenugasan.PENUNJUKAN, jenis=JenisPenugasan(penempatan.jenis), uraian=penempatan.nama_jabatan,
        mulai=penempatan.mulai, selesai=penempatan.selesai, status=StatusPenugasan.DISETUJUI, diputus_pada=now(),
    )  # fmt: skip
    Jejak.catat(penugasan, "dari_penempatan", oleh=oleh, sebagai="penyusun", ke=str(penugasan.status))
    return penugasan


# Tugas belajar (p. 62-65) ---------------------------------------------------------------------------------


@transaction.atomic
def tambahkan_studi(penugasan: Penugasan, skp: Skp, *, oleh: Pegawai, mutu: str) -> int:
    """Put the academic result and the punctual graduation into the SAME SKP, no new document (Devi, Sastro).

    RHK that this penugasan brought before are not added again; returns how many are new.
    """
    skp = penyusunan.buka(skp, oleh)
    if penugasan.jenis != JenisPenugasan.TUGAS_BELAJAR or not dapat_dipilih(skp).filter(pk=penugasan.pk).exists():
        raise KeadaanMenolak("Tugas belajar ini belum disetujui, atau di luar masa SKP ini.")
    if skp.rhk.filter(penugasan=penugasan).exists():
        return 0
    saran = rhk_studi(penugasan.studi.program, penugasan.studi.perguruan, mutu)
    for teks, indikator, target, aspek in saran:
        rhk = penyusunan.tambah_rhk(skp, oleh=oleh, teks=teks)
        Rhk.objects.filter(pk=rhk.pk).update(penugasan=penugasan)
        isi = {"perspektif": "penguatan_internal"} if skp.keluarga == Keluarga.JPT else {"aspek": list(aspek)}
        rhk.iki.update(teks=indikator, target=target, **isi)
    return len(saran)


@transaction.atomic
def catat_hasil_studi(penugasan: Penugasan, *, oleh: Pegawai, lulus: bool, tanggal: date) -> TugasBelajar:
    """The study ended. After it both clarify expectations for the rest of the year in the same SKP (Sastro, p. 64-65).

    Whoever did not finish can only be rated Kurang or Sangat Kurang (p. 100, 103).
    """
    if oleh.pk not in {penugasan.pegawai_id, penugasan.penilai_id}:
        raise BukanHak("Hasil studi dicatat oleh pegawai atau pejabat penilai kinerjanya.")
    if penugasan.status != StatusPenugasan.DISETUJUI:
        raise KeadaanMenolak("Tugas belajar ini belum disetujui.")
    studi = TugasBelajar.objects.select_for_update().get(penugasan=penugasan)
    if not penugasan.mulai <= tanggal <= localdate():
        raise IsianKeliru("Tanggal hasil di luar masa studi.", {"tanggal": "Antara awal studi dan hari ini."})
    if (studi.lulus, studi.tanggal_hasil) == (lulus, tanggal):
        return studi
    if studi.lulus is not None and oleh.pk != penugasan.penilai_id:
        raise KeadaanMenolak("Hasil studi sudah dicatat; perbaikannya oleh pejabat penilai kinerja.")
    studi.lulus, studi.tanggal_hasil = lulus, tanggal
    studi.save(update_fields=["lulus", "tanggal_hasil"])
    Jejak.catat(penugasan, "hasil_studi", oleh=oleh, lulus=lulus, tanggal=tanggal.isoformat())
    return studi
