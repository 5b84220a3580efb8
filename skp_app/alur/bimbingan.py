"""Bimbingan kinerja from the proposal to the follow-up (Pasal 20(3)c, 21 a; Lampiran p. 78-85)."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate, now

from pegawai import mandat
from pegawai.models import Jejak, Ketentuan, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur.transisi import terkunci as skp_terkunci
from skp_app.aturan.pembinaan import (
    BANYAK_KRITERIA,
    FORMAT_METODE,
    KOMPETENSI,
    LANGKAH,
    TERBUKA,
    TERLAKSANA,
    Metode,
    Status,
    langkah_bimbingan,
)
from skp_app.aturan.status import BERLAKU
from skp_app.models import (
    Bimbingan,
    EvaluasiKompetensi,
    IsiBimbingan,
    JawabanBimbingan,
    NilaiKompetensi,
    Penugasan,
    Skp,
    StatusPenugasan,
    TanggalTindakLanjut,
)

PIHAK = ("pegawai", "penilai", "atasan_penilai", "pembimbing", "pengusul", "skp__unit")
SEBUTAN_PELAKU = {
    "penilai": "pejabat penilai kinerja",
    "pihak": "pegawai dan pembimbingnya",
    "pembimbing": "pembimbing",
    "pemutus": "atasan pejabat penilai atau pimpinan unit kepegawaian",
}
ALASAN_TERPANJANG = 1000
PUTUSAN_TERPANJANG = 2000
URAIAN_TERPANJANG = 500


def peran(bimbingan: Bimbingan, orang: Pegawai) -> set[str]:
    """The roles this person holds towards this bimbingan, from the facts of its row."""
    pemegang = {
        "pegawai": bimbingan.pegawai_id,
        "pembimbing": bimbingan.pembimbing_id,
        "penilai": bimbingan.penilai_id,
        "atasan_penilai": bimbingan.atasan_penilai_id,
        "pengusul": bimbingan.pengusul_id,
    }
    milik = {nama for nama, pk in pemegang.items() if pk == orang.pk}
    if milik & {"pegawai", "pembimbing"}:
        milik.add("pihak")
    # Nobody decides on the follow-up of his own guiding, rating or being guided.
    if not milik & {"pegawai", "pembimbing", "penilai"}:
        if mandat.memimpin_kepegawaian(orang.pengguna):
            milik.add("kepegawaian")
        if milik & {"atasan_penilai", "kepegawaian"}:
            milik.add("pemutus")
    return milik


def metode_instansi() -> list[str]:
    """Names of the methods that this instansi developed itself (Lampiran p. 78 d)."""
    return list(Ketentuan.objects.nilai("metode_bimbingan", localdate()))


# Beginning ------------------------------------------------------------------------------------------------


@transaction.atomic
def usulkan(
    skp: Skp,
    *,
    oleh: Pegawai,
    metode: str,
    alasan: str,
    nama_metode: str = "",
    pembimbing: Pegawai | None = None,
    dasar_penugasan: str = "",
    tujuan: str = "",
    jadwal: date | None = None,
) -> Bimbingan:
    """A bimbingan by the penilai, or by somebody he names; of another Pimpinan a proposal that the penilai decides on.

    The same one again, while it is open, is that one. Raises BukanHak, KeadaanMenolak, IsianKeliru.
    """
    skp = skp_terkunci(skp)
    pembimbing = pembimbing or oleh
    status = _status_awal(skp, oleh)
    apa = {"metode": Metode(metode), "nama_metode": nama_metode.strip(), "alasan": alasan.strip()}
    _periksa_awal(skp, pembimbing, apa)
    terbuka = Bimbingan.objects.filter(skp=skp, pembimbing=pembimbing, pengusul=oleh, status__in=TERBUKA, **apa)
    if ada := terbuka.first():
        return ada
    baru: Bimbingan = Bimbingan.objects.create(
        skp=skp, pegawai=skp.pegawai, penilai=skp.penilai, atasan_penilai=skp.atasan_penilai, pembimbing=pembimbing,
        pengusul=oleh, dasar_penugasan=dasar_penugasan.strip()[:200], jadwal=jadwal, status=status, **apa,
    )  # fmt: skip
    IsiBimbingan.objects.create(bimbingan=baru, tujuan=tujuan.strip())
    sebagai = "penilai" if status == Status.BERJALAN else "pimpinan"
    _kabari_awal(baru, oleh)
    Jejak.catat(baru, "usulkan", oleh=oleh, sebagai=sebagai, ke=str(status))
    return baru


def _status_awal(skp: Skp, oleh: Pegawai) -> Status:
    if skp.status not in BERLAKU:
        raise KeadaanMenolak("Bimbingan kinerja diberikan atas SKP yang berlaku.")
    if "penilai" in skp.peran(oleh):
        return Status.BERJALAN
    if pimpinan_lain(skp, oleh):
        return Status.DIUSULKAN
    raise BukanHak("Bimbingan kinerja diberikan atau diusulkan oleh Pimpinan pegawai ini.")


def pimpinan_lain(skp: Skp, orang: Pegawai) -> bool:
    """Does he give this pegawai an approved penugasan in these days (Pasal 1 angka 10)?"""
    tugas = Penugasan.objects.filter(pegawai=skp.pegawai_id, pemberi=orang, status=StatusPenugasan.DISETUJUI)
    return tugas.filter(mulai__lte=skp.selesai).exclude(selesai__lt=skp.mulai).exists()


def _periksa_awal(skp: Skp, pembimbing: Pegawai, apa: dict[str, Any]) -> None:
    salah: dict[str, str] = {}
    if not apa["alasan"] or len(apa["alasan"]) > ALASAN_TERPANJANG:
        salah["alasan"] = f"Tulis alasannya, paling panjang {ALASAN_TERPANJANG} huruf."
    if apa["metode"] == Metode.LAIN and apa["nama_metode"] not in metode_instansi():
        salah["nama_metode"] = "Pilih salah satu metode yang dikembangkan instansi."
    if apa["metode"] != Metode.LAIN:
        apa["nama_metode"] = ""
    if tolak := _keberatan_pembimbing(skp, pembimbing):
        salah["pembimbing"] = tolak
    if salah:
        raise IsianKeliru(" ".join(salah.values()), salah)


def _keberatan_pembimbing(skp: Skp | Bimbingan, pembimbing: Pegawai) -> str:
    if pembimbing.pk == skp.pegawai_id:
        return "Pegawai tidak membimbing dirinya sendiri."
    if pembimbing.pk == skp.atasan_penilai_id:
        return "Atasan penilai menerima umpan balik pegawai atas bimbingan ini, jadi tidak dapat menjadi pembimbing."
    if pembimbing.pengguna is None:
        return f"{pembimbing.nama_lengkap} belum punya akun untuk mengisi dan menandatangani."
    return ""


def _kabari_awal(b: Bimbingan, oleh: Pegawai) -> None:
    if b.status == Status.DIUSULKAN:
        judul = f"{oleh.nama_lengkap} mengusulkan bimbingan kinerja {b.pegawai.nama_lengkap}"
        Pemberitahuan.kirim(b.penilai, f"bimbingan-{b.pk}-usul", judul, b.alasan[:500], alamat(b))
        return
    judul = f"Bimbingan kinerja untuk Anda: {b.sebutan_metode.lower()}"
    Pemberitahuan.kirim(b.pegawai, f"bimbingan-{b.pk}-mulai", judul, tautan=alamat(b))
    if b.pembimbing_id != oleh.pk:
        judul = f"Anda ditugasi membimbing {b.pegawai.nama_lengkap}"
        Pemberitahuan.kirim(b.pembimbing, f"bimbingan-{b.pk}-tugas-{b.pembimbing_id}", judul, tautan=alamat(b))


def alamat(bimbingan: Bimbingan) -> str:
    return f"/pembinaan/{bimbingan.kode}/"


# Steps ----------------------------------------------------------------------------------------------------


def terkunci(bimbingan: Bimbingan) -> Bimbingan:
    """The newest row, held until the transaction ends."""
    return Bimbingan.objects.select_related(*PIHAK).select_for_update(of=("self",)).get(pk=bimbingan.pk)


@contextmanager
def langkah(bimbingan: Bimbingan, nama: str, *, oleh: Pegawai, **data: Any) -> Iterator[Bimbingan]:
    """Lock, check who and when, let the caller set what is special, save, leave one trace.

    Raises BukanHak for the wrong actor and KeadaanMenolak for the wrong state; then nothing has changed.
    """
    satu = LANGKAH[nama]
    with transaction.atomic():
        b = terkunci(bimbingan)
        milik = peran(b, oleh)
        if satu.pelaku not in milik:
            raise BukanHak(f"Ini hanya dapat dilakukan oleh {SEBUTAN_PELAKU[satu.pelaku]}.")
        if nama not in langkah_bimbingan(b.status, milik, b.metode):
            raise KeadaanMenolak(f"Bimbingan ini berstatus “{b.get_status_display()}”.")
        dari, b.status = b.status, satu.ke
        yield b
        b.save()
        Jejak.catat(b, nama, oleh=oleh, sebagai=_sebagai(satu.pelaku, milik), dari=dari, ke=str(b.status), **data)


def _sebagai(pelaku: str, milik: set[str]) -> str:
    """The word for the trace: which of the two, which of the deciders."""
    pilihan = {"pihak": ("pegawai", "pembimbing"), "pemutus": ("atasan_penilai", "kepegawaian")}.get(pelaku, ())
    return next((p for p in pilihan if p in milik), pelaku)


def setujui(bimbingan: Bimbingan, *, oleh: Pegawai) -> Bimbingan:
    """The penilai agrees with the proposal of another Pimpinan, who guides unless somebody else was named."""
    with langkah(bimbingan, "setujui", oleh=oleh) as b:
        _kabari_awal(b, oleh)
        judul = f"Usulan bimbingan kinerja {b.pegawai.nama_lengkap} disetujui"
        Pemberitahuan.kirim(b.pengusul, f"bimbingan-{b.pk}-setuju", judul, tautan=alamat(b))
    return b


def tolak(bimbingan: Bimbingan, *, oleh: Pegawai, catatan: str) -> Bimbingan:
    with langkah(bimbingan, "tolak", oleh=oleh) as b:
        b.catatan = wajib(catatan, "catatan", "Alasan", ALASAN_TERPANJANG)
        judul = f"Usulan bimbingan kinerja {b.pegawai.nama_lengkap} tidak disetujui"
        Pemberitahuan.kirim(b.pengusul, f"bimbingan-{b.pk}-tolak", judul, b.catatan[:500], alamat(b))
    return b


def batalkan(bimbingan: Bimbingan, *, oleh: Pegawai, catatan: str) -> Bimbingan:
    with langkah(bimbingan, "batalkan", oleh=oleh) as b:
        b.catatan = wajib(catatan, "catatan", "Alasan", ALASAN_TERPANJANG)
        for orang in {b.pegawai, b.pembimbing} - {oleh}:
            Pemberitahuan.kirim(orang, f"bimbingan-{b.pk}-batal", "Bimbingan kinerja dibatalkan", tautan=alamat(b))
    return b


def wajib(teks: str, bidang: str, sebutan: str, terpanjang: int) -> str:
    """The clean text. Raises IsianKeliru when it is empty or too long."""
    teks = teks.strip()
    if not teks:
        raise IsianKeliru(f"{sebutan} belum diisi.", {bidang: f"{sebutan} belum diisi."})
    if len(teks) > terpanjang:
        kalimat = f"{sebutan} paling panjang {terpanjang} huruf."
        raise IsianKeliru(kalimat, {bidang: kalimat})
    return teks


@transaction.atomic
def jadwalkan(bimbingan: Bimbingan, *, oleh: Pegawai, jadwal: date) -> Bimbingan:
    """The day of the next session, agreed by the two who work on it."""
    b = terkunci(bimbingan)
    if "pihak" not in peran(b, oleh) and "penilai" not in peran(b, oleh):
        raise BukanHak("Jadwal ditentukan oleh pegawai, pembimbing, atau pejabat penilai.")
    if b.status not in TERBUKA:
        raise KeadaanMenolak(f"Bimbingan ini berstatus “{b.get_status_display()}”.")
    if b.jadwal == jadwal:
        return b
    b.jadwal = jadwal
    b.save(update_fields=["jadwal"])
    for orang in {b.pegawai, b.pembimbing} - {oleh}:
        kunci, judul = f"bimbingan-{b.pk}-jadwal-{jadwal}", "Jadwal bimbingan kinerja berubah"
        Pemberitahuan.kirim(orang, kunci, judul, tautan=alamat(b))
    Jejak.catat(b, "jadwalkan", oleh=oleh, jadwal=jadwal.isoformat())
    return b


def selesaikan(bimbingan: Bimbingan, *, oleh: Pegawai) -> Bimbingan:
    """A training, or a method of the instansi, is over: its days and its result stand in the sheet."""
    with langkah(bimbingan, "selesaikan", oleh=oleh) as b:
        isi = b.isi
        if not (isi.mulai and isi.hasil):
            raise IsianKeliru("Tanggal mulai dan hasil pelatihan belum diisi.")
        tandai_terlaksana(b, oleh)
    return b


def tandai_terlaksana(b: Bimbingan, oleh: Pegawai) -> None:
    """It took place: the forms that follow open, and those who write or receive them are told."""
    b.terlaksana_pada = now()
    JawabanBimbingan.objects.bulk_create(
        [JawabanBimbingan(bimbingan=b, urutan=n) for n in range(1, BANYAK_KRITERIA + 1)]
    )
    tetap = [(kelompok, nama) for kelompok, semua in KOMPETENSI.items() for nama in semua]
    NilaiKompetensi.objects.bulk_create(
        [NilaiKompetensi(bimbingan=b, urutan=n, kelompok=k, nama=nama) for n, (k, nama) in enumerate(tetap, start=1)]
    )
    EvaluasiKompetensi.objects.create(bimbingan=b)
    Pemberitahuan.kirim(
        b.pegawai, f"bimbingan-{b.pk}-b18", "Umpan balik Anda atas bimbingan kinerja ditunggu", tautan=alamat(b)
    )
    judul = f"Evaluasi kompetensi {b.pegawai.nama_lengkap} ditunggu"
    Pemberitahuan.kirim(b.pembimbing, f"bimbingan-{b.pk}-b19", judul, tautan=alamat(b))
    if not b.oleh_penilai:  # p. 85 i
        judul = f"Bimbingan kinerja {b.pegawai.nama_lengkap} selesai dilaksanakan"
        Pemberitahuan.kirim(b.penilai, f"bimbingan-{b.pk}-selesai", judul, tautan=alamat(b))


# Reports and follow-up ------------------------------------------------------------------------------------


def laporkan(bimbingan: Bimbingan, *, oleh: Pegawai) -> Bimbingan:
    """The penilai reports the record and the evaluation to his superior (p. 85 j)."""
    with langkah(bimbingan, "laporkan", oleh=oleh) as b:
        if not b.tanda_tangan.berlaku().filter(kode_format="B.1.9").exists():
            raise KeadaanMenolak("Evaluasi kompetensi belum ditandatangani pembimbing, jadi belum dapat dilaporkan.")
        b.dilaporkan_pada = now()
        penerima = [b.atasan_penilai] if b.atasan_penilai else list(mandat.pimpinan_kepegawaian())
        for orang in penerima:
            judul = f"Laporan bimbingan kinerja {b.pegawai.nama_lengkap}"
            Pemberitahuan.kirim(orang, f"bimbingan-{b.pk}-lapor", judul, tautan=alamat(b))
    return b


def tentukan(bimbingan: Bimbingan, *, oleh: Pegawai, putusan: str) -> Bimbingan:
    """Atasan penilai, PyB or the personnel unit says what follows (p. 85 k); those concerned are told."""
    with langkah(bimbingan, "tentukan", oleh=oleh) as b:
        b.putusan = wajib(putusan, "putusan", "Tindak lanjut", PUTUSAN_TERPANJANG)
        b.putusan_oleh, b.putusan_pada = oleh, now()
        b.putusan_sebagai = _sebagai("pemutus", peran(b, oleh))
        for orang in {b.pegawai, b.pembimbing, b.penilai}:
            Pemberitahuan.kirim(
                orang, f"bimbingan-{b.pk}-putus", "Tindak lanjut bimbingan kinerja ditentukan", tautan=alamat(b)
            )
    return b


@transaction.atomic
def catat_tindak_lanjut(
    bimbingan: Bimbingan, *, oleh: Pegawai, tanggal: date, uraian: str, penanggung: Pegawai
) -> TanggalTindakLanjut:
    """Something to be done by a day, by one of those concerned. The same line twice is one line."""
    b = terkunci(bimbingan)
    if not peran(b, oleh) & {"pihak", "penilai", "pemutus"}:
        raise BukanHak("Tindak lanjut dicatat oleh yang terlibat dalam bimbingan ini.")
    if b.status not in TERBUKA | TERLAKSANA or b.status == Status.DIUSULKAN:
        raise KeadaanMenolak(f"Bimbingan ini berstatus “{b.get_status_display()}”.")
    if penanggung.pk not in {b.pegawai_id, b.pembimbing_id, b.penilai_id}:
        raise IsianKeliru("Pilih pegawai, pembimbing, atau pejabat penilai.", {"penanggung": "Pilih yang terlibat."})
    uraian = wajib(uraian, "uraian", "Tindak lanjut", URAIAN_TERPANJANG)
    apa = {"bimbingan": b, "tanggal": tanggal, "uraian": uraian, "penanggung": penanggung}
    catatan, baru = TanggalTindakLanjut.objects.get_or_create(**apa, defaults={"dicatat_oleh": oleh})
    if baru:
        if penanggung != oleh:
            judul = "Tindak lanjut bimbingan kinerja untuk Anda"
            Pemberitahuan.kirim(penanggung, f"tindak-lanjut-{catatan.pk}", judul, tautan=alamat(b))
        Jejak.catat(b, "catat_tindak_lanjut", oleh=oleh, tindak_lanjut=catatan.pk)
    return catatan


@transaction.atomic
def selesaikan_tindak_lanjut(catatan: TanggalTindakLanjut, *, oleh: Pegawai, hasil: str) -> TanggalTindakLanjut:
    """Who had to see to it says what became of it. Said twice, the first word stays."""
    b = terkunci(catatan.bimbingan)
    catatan = TanggalTindakLanjut.objects.get(pk=catatan.pk)
    if catatan.penanggung_id != oleh.pk:
        raise BukanHak("Tindak lanjut diselesaikan oleh penanggung jawabnya.")
    if catatan.selesai_pada is None:
        catatan.hasil, catatan.selesai_pada = wajib(hasil, "hasil", "Hasil", ALASAN_TERPANJANG), now()
        catatan.save(update_fields=["hasil", "selesai_pada"])
        Jejak.catat(b, "selesaikan_tindak_lanjut", oleh=oleh, tindak_lanjut=catatan.pk)
    return catatan


def banyak_terlaksana(skp: Skp) -> int:
    """How many bimbingan took place on this SKP, in whatever version: a number for the rating sheet, no content."""
    return Bimbingan.objects.terlaksana().filter(skp__rangkaian=skp.rangkaian).count()


def berformat(bimbingan: Bimbingan) -> str:
    """Code of the Format of the session, '' for a training."""
    return FORMAT_METODE.get(Metode(bimbingan.metode), "")


def dilihat(bimbingan: Bimbingan, lembar: Iterable[str], *, oleh: Pegawai) -> None:
    """Leave a trace that somebody read what he did not write: which parts, not what they say."""
    Jejak.catat(bimbingan, "dilihat", oleh=oleh, lembar=sorted(lembar))
