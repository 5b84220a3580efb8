"""The closed 360 survey as the BKD runs it: switch on, set up for a period, announce, close, cancel.

Announcing orders the draw (`survei_undian`), answering is `survei_jawab`. Closing takes no answer more and shows what
may be shown; nothing leads back.
"""

import secrets
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate, now

from pegawai import bel
from pegawai.alur import pekerjaan as buku
from pegawai.alur.hak import wajib_bkd
from pegawai.models import Jejak, Ketentuan, Pegawai, Pekerjaan, Pemberitahuan
from pegawai.penolakan import IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.aturan.survei import TERBUKA, Kelompok, Status, seluruh_tampil
from skp_app.models import DrafSurvei, HitunganSurvei, PeriodeEvaluasi, Survei

SAKLAR, BAWAAN = "survei_360", "survei_360_bawaan"
TUGAS_UNDI, TUGAS_TUTUP = "skp_app.undi_survei", "skp_app.tutup_survei"
BIDANG = ("mulai", "selesai", *(k.value for k in Kelompok), "minimum", "pengumuman")
SEPOTONG = 2000
PENGUMUMAN = (
    "Survei ini tertutup dan anonim. Responden diundi dari atasan langsung, rekan kerja setingkat, dan pegawai di "
    "bawahnya. Jawaban tidak disimpan bersama nama. Hasilnya baru terbaca setelah survei ditutup, paling sedikit dari "
    "{minimum} jawaban, oleh pegawai yang bersangkutan, pejabat penilai kinerja, dan atasannya. Hasil survei menjadi "
    "bahan di samping penilaian perilaku; tidak ada angka yang masuk ke predikat kinerja."
)


def hidup(hari: date) -> bool:
    """Has the instansi switched the survey on?"""
    return bool(Ketentuan.objects.nilai(SAKLAR, hari))


@transaction.atomic
def atur_saklar(nyala: bool, *, oleh: Pegawai, dasar: str) -> None:
    """Switch the survey on or off from today, with the decision it rests on. The same state again changes nothing."""
    wajib_bkd(oleh)
    if hidup(localdate()) == nyala:
        return
    if not dasar.strip():
        raise IsianKeliru("Dasar keputusan belum diisi.", {"dasar": "Dasar keputusan belum diisi."})
    isi = {"nilai": nyala, "sumber": dasar.strip()}
    ketentuan, _ = Ketentuan.objects.update_or_create(kunci=SAKLAR, mulai=localdate(), defaults=isi)
    Jejak.catat(ketentuan, "atur_survei_360", oleh=oleh, sebagai="bkd", nyala=nyala, dasar=dasar.strip())


def milik(periode: PeriodeEvaluasi) -> Survei | None:
    """The survey of this period; a cancelled one no longer counts."""
    return Survei.objects.filter(periode_evaluasi=periode).exclude(status=Status.DIBATALKAN).first()


@transaction.atomic
def susun(periode: PeriodeEvaluasi, *, oleh: Pegawai, versi: int = 0, **isian: Any) -> Survei:
    """Set up the survey of a period, or change it as long as it was not announced. `versi` 0: there is none yet."""
    wajib_bkd(oleh)
    if not hidup(localdate()):
        raise KeadaanMenolak("Survei perilaku 360 belum diaktifkan untuk instansi ini.")
    PeriodeEvaluasi.objects.select_for_update(no_key=True).get(pk=periode.pk)
    survei = milik(periode) or Survei(periode_evaluasi=periode, dibuat_oleh=oleh, bibit=secrets.token_hex(16), versi=0)
    _pastikan_disiapkan(survei)
    ubahan = {b: isian[b] for b in BIDANG if b in isian and isian[b] != getattr(survei, b)}
    if survei.pk and not ubahan:
        return survei
    if survei.versi != versi:
        tersimpan = {b: getattr(survei, b) for b in ubahan}
        raise VersiBasi("Pengaturan ini juga diubah dari tempat lain.", tersimpan=tersimpan, dikirim=ubahan)
    for bidang, nilai in ubahan.items():
        setattr(survei, bidang, nilai)
    survei.versi += 1
    _periksa(survei)
    survei.save()
    Jejak.catat(survei, "susun_survei", oleh=oleh, sebagai="bkd", **{b: str(n) for b, n in ubahan.items()})
    return survei


def _pastikan_disiapkan(survei: Survei) -> None:
    if survei.status != Status.DISIAPKAN:
        raise KeadaanMenolak("Survei sudah diumumkan, pengaturannya tidak berubah lagi.")


def _periksa(survei: Survei) -> None:
    if survei.selesai < survei.mulai:
        kalimat = "Hari terakhir tidak boleh sebelum hari pertama."
        raise IsianKeliru(kalimat, {"selesai": kalimat})
    if sum(survei.terbanyak.values()) < survei.minimum:
        kalimat = f"Jumlah responden seluruhnya paling sedikit {survei.minimum}, sebanyak jawaban yang disyaratkan."
        raise IsianKeliru(kalimat, {"rekan": kalimat})


@transaction.atomic
def umumkan(survei: Survei, *, oleh: Pegawai) -> Pekerjaan:
    """Announce the survey and order the draw. A second click finds the order of the first."""
    wajib_bkd(oleh)
    survei = terkunci(survei)
    if survei.status == Status.DISIAPKAN:
        _pastikan_dapat_diumumkan(survei)
        _pindah(survei, Status.DIUNDI, diumumkan_pada=now())
        Jejak.catat(survei, "umumkan_survei", oleh=oleh, sebagai="bkd", dari=Status.DISIAPKAN, ke=Status.DIUNDI)
    if survei.status != Status.DIUNDI:
        raise KeadaanMenolak(f"Survei berstatus “{survei.get_status_display()}”, tidak diundi lagi.")
    judul = f"Undian responden survei perilaku {survei.periode_evaluasi.nama}"
    pekerjaan = buku.pesan(TUGAS_UNDI, survei.kode, judul, oleh, survei=survei.pk)
    bel.bunyikan(pekerjaan)
    return pekerjaan


def _pastikan_dapat_diumumkan(survei: Survei) -> None:
    if not hidup(localdate()):
        raise KeadaanMenolak("Survei perilaku 360 belum diaktifkan untuk instansi ini.")
    if survei.selesai < localdate():
        raise KeadaanMenolak("Hari terakhir survei sudah lewat. Ubah tanggalnya dahulu.")


@transaction.atomic
def tutup(survei: Survei, *, oleh: Pegawai | None) -> Survei:
    """Close a running survey; None: its last day has passed. Waits for answers that are just being sent."""
    if oleh is not None:
        wajib_bkd(oleh)
    survei = terkunci(survei)
    if survei.status == Status.DITUTUP:
        return survei
    if survei.status != Status.BERJALAN:
        raise KeadaanMenolak(f"Survei berstatus “{survei.get_status_display()}”, tidak dapat ditutup.")
    _pindah(survei, Status.DITUTUP, ditutup_pada=localdate())
    Jejak.catat(
        survei, "tutup_survei", oleh=oleh, sebagai="bkd" if oleh else "", dari=Status.BERJALAN, ke=Status.DITUTUP
    )
    judul = f"Penutupan survei perilaku {survei.periode_evaluasi.nama}"
    bel.bunyikan(buku.pesan(TUGAS_TUTUP, survei.kode, judul, oleh, survei=survei.pk))
    return survei


def tutup_yang_lewat() -> int:
    """Close what is past its last day; how many."""
    lewat = list(Survei.objects.filter(status=Status.BERJALAN, selesai__lt=localdate()))
    for survei in lewat:
        tutup(survei, oleh=None)
    return len(lewat)


@transaction.atomic
def batalkan(survei: Survei, *, oleh: Pegawai, alasan: str) -> Survei:
    """Give a survey up with a reason. What was answered stays sealed for ever."""
    wajib_bkd(oleh)
    survei = terkunci(survei)
    if survei.status == Status.DIBATALKAN:
        return survei
    if survei.status not in TERBUKA:
        raise KeadaanMenolak("Survei sudah ditutup, hasilnya sudah terbaca.")
    if not alasan.strip():
        raise IsianKeliru("Alasan belum diisi.", {"alasan": "Alasan belum diisi."})
    dari = survei.status
    _pindah(survei, Status.DIBATALKAN)
    DrafSurvei.objects.filter(undangan__survei=survei).delete()
    ke = Status.DIBATALKAN
    Jejak.catat(survei, "batalkan_survei", oleh=oleh, sebagai="bkd", dari=dari, ke=ke, alasan=alasan.strip())
    return survei


def selesaikan(pekerjaan: Pekerjaan, kemajuan: buku.Kemajuan) -> dict[str, Any]:
    """The job after closing: unsent drafts go, those who have a result to read are told. Safe to repeat."""
    survei = Survei.objects.select_related("periode_evaluasi").get(pk=pekerjaan.masukan["survei"])
    dibuang = DrafSurvei.objects.filter(undangan__survei=survei).delete()[0]
    penerima = list(_berhasil(survei))
    kemajuan(0, len(penerima))
    for awal in range(0, len(penerima), SEPOTONG):
        kabarkan(
            survei, penerima[awal : awal + SEPOTONG], "hasil", f"Hasil survei perilaku {survei.periode_evaluasi.nama}"
        )
        kemajuan(min(awal + SEPOTONG, len(penerima)), len(penerima))
    return {"hasil_terbaca": len(penerima), "draf_dihapus": dibuang, "tautan": alamat_kelola(survei)}


def _berhasil(survei: Survei) -> Iterator[int]:
    """Pegawai about whom enough was answered."""
    hitungan: dict[int, dict[Kelompok, int]] = {}
    baris = HitunganSurvei.objects.filter(sasaran__survei=survei).order_by("sasaran__pegawai", "pk")
    for pegawai, kelompok, banyak in baris.values_list("sasaran__pegawai", "kelompok", "banyak"):
        hitungan.setdefault(pegawai, {})[Kelompok(kelompok)] = banyak
    return (pegawai for pegawai, banyak in hitungan.items() if seluruh_tampil(banyak, survei.minimum))


def kabarkan(survei: Survei, penerima: list[int], peristiwa: str, judul: str) -> None:
    """One message to each, once. The title names nobody."""
    kunci = f"survei-{survei.pk}-{peristiwa}"
    pesan = [Pemberitahuan(penerima_id=pk, kunci=kunci, judul=judul, tautan="/survei/") for pk in penerima]
    Pemberitahuan.objects.bulk_create(pesan, ignore_conflicts=True)


def alamat_kelola(survei: Survei) -> str:
    return f"/survei/kelola/{survei.periode_evaluasi.kode}/"


def terkunci(survei: Survei) -> Survei:
    kunci = Survei.objects.select_for_update(of=("self",)).select_related("periode_evaluasi")
    return kunci.get(pk=survei.pk)


def _pindah(survei: Survei, ke: Status, **lain: Any) -> None:
    survei.status = ke
    survei.versi += 1
    for bidang, nilai in lain.items():
        setattr(survei, bidang, nilai)
    survei.save(update_fields=["status", "versi", *lain])


def mulai(survei: Survei, penjawab: list[int], **hasil: int) -> None:
    """The draw is done: the survey runs, and everybody who was drawn is told once. Called by the job alone."""
    with transaction.atomic():
        survei = terkunci(survei)
        if survei.status != Status.DIUNDI:
            return
        for awal in range(0, len(penjawab), SEPOTONG):
            judul = f"Anda diminta menjawab survei perilaku {survei.periode_evaluasi.nama}"
            kabarkan(survei, penjawab[awal : awal + SEPOTONG], "undangan", judul)
        _pindah(survei, Status.BERJALAN)
        isi = {"bibit": survei.bibit, **hasil}
        Jejak.catat(survei, "undi_survei", oleh=None, dari=Status.DIUNDI, ke=Status.BERJALAN, **isi)
