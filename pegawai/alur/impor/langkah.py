"""The way of an import: uploaded, mapped, looked at, run, taken back. Only the BKD goes it."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.timezone import localdate, now

from pegawai import bel
from pegawai.alur import pekerjaan
from pegawai.alur.hak import wajib_bkd
from pegawai.alur.impor import baca, berkas
from pegawai.alur.impor.daftar import lingkup as tanya_lingkup
from pegawai.alur.impor.daftar import pakai, penerap
from pegawai.aturan.impor import pagar
from pegawai.models import BarisImpor, Impor, Jejak, Pegawai, Penempatan
from pegawai.models.impor import StatusImpor
from pegawai.penolakan import IsianKeliru, KeadaanMenolak

KENALI = "pegawai.kenali_impor"
PERIKSA, JALANKAN, BATALKAN = "pegawai.periksa_impor", "pegawai.jalankan_impor", "pegawai.batalkan_impor"
PINDAH_KELIRU = "Jumlahnya tidak sama. Periksa dulu daftar perubahannya."
TANPA_BERKAS = "Berkasnya sudah dihapus. Unggah lagi untuk memetakannya dengan cara lain."
DAPAT_DIPETAKAN = {StatusImpor.DIUNGGAH, StatusImpor.DIPERIKSA, StatusImpor.GAGAL}
DITINGGALKAN = timedelta(days=7)
SEKALIGUS = 1024 * 1024  # bytes that are opened while somebody waits
SEKALI_PILIH = 5_000  # rows whose choice is written by one request
SEKALI = "sekali-"  # before the name of a column that is said once for the whole file


@transaction.atomic
def unggah(nama: str, isi: bytes, *, oleh: Pegawai, jenis: str = "") -> Impor:
    """Take a file, find its sheet and header, recognise its kind. Raises IsianKeliru with what is wrong with it."""
    wajib_bkd(oleh)
    sidik = hashlib.sha256(isi).hexdigest()
    if len(isi) > SEKALIGUS:
        return _unggah_besar(nama, isi, sidik, jenis, oleh)
    terbaca = baca.kenali(nama, isi, jenis)
    if kembar := _kembar(sidik, terbaca.jenis, oleh):
        return kembar
    impor = Impor.objects.create(
        jenis=terbaca.jenis, nama_berkas=berkas.nama_aman(nama), sidik=sidik, berkas=berkas.simpan(isi),
        lembar=terbaca.lembar, kepala=terbaca.kepala, pemetaan=terbaca.pemetaan, data_per=terbaca.data_per,
        diunggah_oleh=oleh,
    )  # fmt: skip
    Jejak.catat(impor, "unggah", oleh=oleh, sebagai="bkd", ke=str(impor.status), jenis=impor.jenis, sidik=sidik)
    return impor


def _kembar(sidik: str, jenis: str, oleh: Pegawai) -> Impor | None:
    """The same file, uploaded by an earlier click and not applied yet."""
    sama = Impor.objects.filter(sidik=sidik, status__in=DAPAT_DIPETAKAN, diunggah_oleh=oleh).exclude(berkas="")
    return sama.filter(jenis=jenis).first() if jenis else sama.first()


def _unggah_besar(nama: str, isi: bytes, sidik: str, jenis: str, oleh: Pegawai) -> Impor:
    """A large file is opened in the background: nobody waits a minute for a page."""
    if kembar := _kembar(sidik, jenis, oleh):
        return kembar
    impor = Impor(nama_berkas=berkas.nama_aman(nama), sidik=sidik, jenis=jenis, diunggah_oleh=oleh)
    impor.berkas = berkas.simpan(isi)
    impor.save()
    impor.pekerjaan = pekerjaan.pesan(
        KENALI, f"impor-{impor.kode}", f"Membaca {impor.nama_berkas}", oleh, impor=impor.pk
    )
    impor.save()
    Jejak.catat(impor, "unggah", oleh=oleh, sebagai="bkd", ke=str(impor.status), jenis=jenis, sidik=sidik)
    bel.bunyikan(impor.pekerjaan)
    return impor


@transaction.atomic
def ganti_lembar(impor: Impor, lembar: str, *, oleh: Pegawai) -> Impor:
    """Another sheet of the same file; it is opened in the background."""
    wajib_bkd(oleh)
    kini = _terkunci(impor, DAPAT_DIPETAKAN)
    if not kini.berkas:
        raise KeadaanMenolak(TANPA_BERKAS)
    if lembar not in kini.kepala.get("lembar", []):
        raise IsianKeliru("Lembar itu tidak ada di berkas ini.")
    kini.lembar, kini.kepala, kini.status = lembar, {}, StatusImpor.DIUNGGAH
    kini.pekerjaan = pekerjaan.pesan(KENALI, f"impor-{kini.kode}", f"Membaca {kini.nama_berkas}", oleh, impor=kini.pk)
    kini.save()
    bel.bunyikan(kini.pekerjaan)
    return kini


@transaction.atomic
def petakan(
    impor: Impor, pemetaan: Mapping[str, str | None], *, oleh: Pegawai, lingkup: str = "",
    sekali: Mapping[str, str] | None = None,
) -> Impor:  # fmt: skip
    """Say which column is which, and have the rows looked at in the background. Raises IsianKeliru.

    `lingkup`: what a file of this kind is about and does not say itself; `sekali`: what holds for every row in place of
    a column that the file lacks.
    """
    wajib_bkd(oleh)
    kini = _terkunci(impor, {*DAPAT_DIPETAKAN, StatusImpor.DIPETAKAN})
    if not kini.berkas:
        raise KeadaanMenolak(TANPA_BERKAS)
    berjalan = kini.pekerjaan is not None and kini.pekerjaan.terbuka
    jenis = penerap(kini).jenis
    jawaban = {k.kode: (sekali or {}).get(k.kode, "").strip() for k in jenis.ditanyakan(pemetaan)}
    sama = (kini.pemetaan, kini.lingkup, kini.sekali) == (pemetaan, lingkup, jawaban)
    if kini.status == StatusImpor.DIPETAKAN and sama and berjalan:  # a second click
        return kini
    for keberatan in jenis.keberatan(pemetaan):
        raise IsianKeliru(keberatan.kalimat)
    kini.lingkup = _lingkup(kini, lingkup)
    for kolom in jenis.ditanyakan(pemetaan):
        if not jawaban[kolom.kode]:
            kalimat = f"Kolom {kolom.sebutan} tidak ada di berkas ini. {kolom.sekali}"
            raise IsianKeliru(kalimat, {f"{SEKALI}{kolom.kode}": kalimat})
    kini.sekali = jawaban
    dari, kini.pemetaan, kini.status, kini.galat = kini.status, dict(pemetaan), StatusImpor.DIPETAKAN, ""
    kini.pekerjaan = pekerjaan.pesan(
        PERIKSA, f"impor-{kini.kode}", f"Memeriksa {kini.nama_berkas}", oleh, impor=kini.pk
    )
    kini.save()
    Jejak.catat(kini, "petakan", oleh=oleh, sebagai="bkd", dari=str(dari), ke=str(kini.status))
    bel.bunyikan(kini.pekerjaan)
    return kini


def _lingkup(impor: Impor, jawaban: str) -> str:
    tanya = tanya_lingkup(impor)
    if tanya and jawaban not in dict(tanya.pilihan):
        raise IsianKeliru(f"{tanya.nama} belum dipilih.", {"lingkup": f"{tanya.nama} belum dipilih."})
    return jawaban if tanya else ""


@transaction.atomic
def pilih(impor: Impor, baris: Iterable[int] | None, jawaban: str, *, oleh: Pegawai, kode: str = "") -> int:
    """Answer proposals and conflicts: `ya` takes what the file says, `tidak` leaves what is here.

    `baris`: keys of rows, None for every row that waits; `kode`: only notes of this kind ('konflik': only conflicts).
    Returns how many rows were answered.
    """
    wajib_bkd(oleh)
    if jawaban not in {"ya", "tidak"}:
        raise IsianKeliru("Pilih pakai isi berkas atau pertahankan.")
    kini = _terkunci(impor, {StatusImpor.DIPERIKSA})
    daftar = kini.baris.filter(Q(menunggu_pilihan=True) | ~Q(konflik={}))
    if baris is not None:
        daftar = daftar.filter(pk__in=list(baris))
    elif kode == "konflik":
        daftar = daftar.exclude(konflik={})
    else:
        daftar = daftar.filter(menunggu_pilihan=True)
    dijawab = [b for b in daftar.order_by("urutan", "id")[:SEKALI_PILIH] if _jawab(b, jawaban, kode)]
    rencanakan(kini, dijawab)
    if dijawab:
        hitung(kini)
        Jejak.catat(kini, "pilih", oleh=oleh, sebagai="bkd", jawaban=jawaban, baris=len(dijawab), kode=kode)
    return len(dijawab)


def _jawab(baris: BarisImpor, jawaban: str, kode: str) -> bool:
    pilihan = dict(baris.pilihan)
    if kode != "konflik":
        usulan = [c for c in baris.catatan if c["perlu_klik"] and kode in {"", c["kode"]}]
        pilihan |= {c["kolom"]: jawaban for c in usulan}
    if kode in {"", "konflik"}:
        pilihan |= dict.fromkeys(baris.konflik, jawaban)
    berubah = pilihan != baris.pilihan
    baris.pilihan = pilihan
    return berubah


def rencanakan(impor: Impor, baris: list[BarisImpor], sepotong: int = 500) -> None:
    """Plan these rows anew and store the plans."""
    jenis = penerap(impor)
    for awal in range(0, len(baris), sepotong):
        potong = baris[awal : awal + sepotong]
        for satu, rencana in zip(potong, jenis.rencanakan(impor, potong), strict=True):
            pakai(satu, rencana)
            satu.urutan = jenis.urutan(satu, rencana)
        BarisImpor.objects.bulk_update(
            potong,
            ["pilihan", "tindakan", "perubahan", "konflik", "alasan", "menunggu_pilihan", "urutan", "keadaan"],
            batch_size=500,
        )


def pindah_banyak(impor: Impor) -> int:
    """How many people would lose their unit, when they are so many that it must be typed; else 0."""
    pindah = impor.angka.get("pindah", 0)
    if not pindah:
        return 0
    duduk = Penempatan.objects.pada(localdate()).values("pegawai").distinct().count()
    return pindah if pagar.patut_diragukan(pindah, duduk) else 0


@transaction.atomic
def jalankan(impor: Impor, *, oleh: Pegawai, pindah: int | None = None) -> Impor:
    """Apply what was looked at, in the background. Raises KeadaanMenolak while another import is writing.

    `pindah`: the number of people who lose their unit as somebody typed it, demanded when it is a large part.
    """
    wajib_bkd(oleh)
    kini = _terkunci(impor, {StatusImpor.DIPERIKSA, StatusImpor.BERJALAN, StatusImpor.SELESAI})
    if kini.status == StatusImpor.BERJALAN:
        _teruskan(kini, JALANKAN, "Menjalankan", oleh)
    if kini.status != StatusImpor.DIPERIKSA:  # a second click
        return kini
    if (banyak := pindah_banyak(kini)) and pindah != banyak:
        raise IsianKeliru(f"Ketik {banyak} bila memang {banyak} orang berpindah unit.", {"pindah": PINDAH_KELIRU})
    kini.dijalankan_oleh, kini.dijalankan_pada, kini.berakhir_pada = oleh, now(), None
    _mulai(kini, StatusImpor.BERJALAN, JALANKAN, "Menjalankan", oleh)
    Jejak.catat(kini, "jalankan", oleh=oleh, sebagai="bkd", ke=str(kini.status), putaran=kini.putaran)
    return kini


@transaction.atomic
def batalkan(impor: Impor, *, oleh: Pegawai) -> Impor:
    """Take back what it wrote, in the background."""
    wajib_bkd(oleh)
    kini = _terkunci(impor, {StatusImpor.SELESAI, StatusImpor.MEMBATALKAN, StatusImpor.DIBATALKAN})
    if kini.status == StatusImpor.MEMBATALKAN:
        _teruskan(kini, BATALKAN, "Membatalkan", oleh)
    if kini.status != StatusImpor.SELESAI:  # a second click
        return kini
    _mulai(kini, StatusImpor.MEMBATALKAN, BATALKAN, "Membatalkan", oleh)
    Jejak.catat(kini, "batalkan", oleh=oleh, sebagai="bkd", ke=str(kini.status))
    return kini


def _teruskan(impor: Impor, tugas: str, kata: str, oleh: Pegawai) -> None:
    """A job that was given up goes on where it stopped; one that runs is left alone."""
    if impor.pekerjaan is None or not impor.pekerjaan.terbuka:
        _mulai(impor, StatusImpor(impor.status), tugas, kata, oleh)


def _mulai(impor: Impor, status: StatusImpor, tugas: str, kata: str, oleh: Pegawai) -> None:
    impor.status = status
    judul = f"{kata} impor {impor.nama_berkas}"[:200]
    impor.pekerjaan = pekerjaan.pesan(tugas, f"impor-{impor.kode}-{impor.putaran}", judul, oleh, impor=impor.pk)
    try:
        with transaction.atomic():
            impor.save()
    except IntegrityError:
        raise KeadaanMenolak(_yang_menulis()) from None
    bel.bunyikan(impor.pekerjaan)


def _yang_menulis() -> str:
    lain = Impor.objects.filter(status__in=[StatusImpor.BERJALAN, StatusImpor.MEMBATALKAN]).first()
    nama = f" {lain.nama_berkas}" if lain else ""
    return f"Impor{nama} sedang berjalan. Tunggu sampai selesai, lalu jalankan yang ini."


@transaction.atomic
def siapkan_lagi(impor: Impor, *, oleh: Pegawai) -> Impor:
    """An import that was taken back may be looked at and applied once more; the file itself is not needed."""
    wajib_bkd(oleh)
    kini = _terkunci(impor, {StatusImpor.DIBATALKAN, StatusImpor.DIPETAKAN, StatusImpor.DIPERIKSA})
    if kini.status != StatusImpor.DIBATALKAN:  # a second click
        return kini
    kini.status, kini.putaran = StatusImpor.DIPETAKAN, kini.putaran + 1
    judul = f"Memeriksa lagi {kini.nama_berkas}"
    kini.pekerjaan = pekerjaan.pesan(PERIKSA, f"impor-{kini.kode}", judul, oleh, impor=kini.pk)
    kini.save()
    Jejak.catat(kini, "siapkan_lagi", oleh=oleh, sebagai="bkd", ke=str(kini.status), putaran=kini.putaran)
    bel.bunyikan(kini.pekerjaan)
    return kini


@transaction.atomic
def buang(impor: Impor, *, oleh: Pegawai) -> None:
    """Throw away an import that was never applied, with its file and rows."""
    wajib_bkd(oleh)
    kini = Impor.objects.select_for_update().filter(pk=impor.pk).first()
    if kini is None:  # a second click
        return
    if kini.dijalankan_pada or kini.status not in DAPAT_DIPETAKAN:
        raise KeadaanMenolak("Impor yang sudah dijalankan tidak dihapus; batalkan bila perlu.")
    Jejak.catat(kini, "buang", oleh=oleh, sebagai="bkd", dari=str(kini.status))
    berkas.buang(kini)
    kini.delete()


def buang_yang_ditinggalkan() -> None:
    """Files of people are not kept for somebody who may come back some day: uploads never applied go after a week."""
    lama = Impor.objects.filter(dijalankan_pada=None, dibuat_pada__lt=now() - DITINGGALKAN)
    for satu in lama.exclude(status=StatusImpor.DIPETAKAN):
        with transaction.atomic():
            berkas.buang(satu)
            satu.delete()


def hitung(impor: Impor) -> dict[str, Any]:
    """The numbers of the tabs, stored with the import."""
    angka: dict[str, int] = dict.fromkeys(
        ("baru", "berubah", "sama", "hilang", "tolak", "konflik", "pilihan", "peringatan"), 0
    )
    kolom = ("tindakan", "putusan", "menunggu_pilihan", "konflik")
    for tindakan, putusan, perlu, konflik in impor.baris.values_list(*kolom).iterator(chunk_size=5000):
        angka[tindakan] += 1
        angka["pilihan"] += perlu
        angka["konflik"] += bool(konflik)
        angka["peringatan"] += putusan == "peringatan"
    angka["pindah"] = impor.baris.filter(perubahan__has_key="unit").exclude(perubahan__unit__0="").count()
    impor.angka = {**impor.angka, **angka}
    impor.save(update_fields=["angka"])
    return impor.angka


def _terkunci(impor: Impor, boleh: Iterable[str]) -> Impor:
    kini = Impor.objects.select_for_update(no_key=True).get(pk=impor.pk)
    if kini.status not in boleh:
        raise KeadaanMenolak(f"Impor ini sedang dalam keadaan “{kini.get_status_display()}”. Muat ulang halaman.")
    return kini
