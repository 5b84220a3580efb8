"""Changing a figure on which a set evaluation rests: one officer of the BKD asks, another agrees.

What was set and signed keeps the figure it was signed with (Lampiran p. 94 f; domain rule 5.3); only evaluations that
are still open are computed again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction
from django.utils.timezone import now

from evaluasi.alur import capaian as alur_capaian
from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.usulan_capaian import LANGKAH_PERUBAHAN, StatusPerubahan
from evaluasi.models import CapaianOrganisasi, Evaluasi, PerubahanCapaian
from pegawai import mandat
from pegawai.alur.isian import wajib
from pegawai.models import Jejak, Pegawai, Pemberitahuan, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.models import PeriodeEvaluasi

ALASAN_TERPENDEK, ALASAN_TERPANJANG, CATATAN_TERPANJANG = 15, 1000, 500


@transaction.atomic
def ajukan(
    unit: UnitKerja,
    periode: PeriodeEvaluasi,
    *,
    oleh: Pegawai,
    predikat: str,
    dasar: str,
    ditetapkan_oleh: str,
    tanggal: date,
    alasan: str,
    nomor: str = "",
) -> PerubahanCapaian:
    """Ask for another figure; a second click finds the first request.

    Raises KeadaanMenolak while no set evaluation rests on it (then it is simply corrected), or another request waits.
    """
    alur_capaian.periksa_bkd(oleh)
    capaian = _terkunci(unit, periode)
    baru, alasan, dasar = Capaian(predikat), alasan.strip(), dasar.strip()
    terbuka = capaian.perubahan.filter(status=StatusPerubahan.MENUNGGU).first()
    if terbuka and (terbuka.peminta_id, terbuka.predikat, terbuka.alasan) == (oleh.pk, baru, alasan):
        return terbuka
    if terbuka:
        raise KeadaanMenolak("Masih ada permintaan perubahan yang menunggu orang kedua. Putuskan itu lebih dahulu.")
    _periksa(capaian, periode, baru, alasan, dasar)
    permintaan = PerubahanCapaian.objects.create(
        capaian=capaian, dari=capaian.predikat, predikat=baru, dasar=dasar, nomor=nomor.strip(), tanggal=tanggal,
        ditetapkan_oleh=ditetapkan_oleh.strip(), alasan=alasan, versi=capaian.versi, peminta=oleh,
    )  # fmt: skip
    for lain in mandat.pengelola_instansi().exclude(pk=oleh.pk):
        _kabar(permintaan, lain, f"{oleh.nama_lengkap} meminta perubahan capaian {unit.nama}", "minta")
    Jejak.catat(permintaan, "ajukan_perubahan_capaian", oleh=oleh, sebagai="pengelola_instansi", dari=capaian.predikat,
                ke=str(baru), capaian=capaian.pk)  # fmt: skip
    return permintaan


def _terkunci(unit: UnitKerja, periode: PeriodeEvaluasi) -> CapaianOrganisasi:
    UnitKerja.objects.select_for_update(no_key=True).get(pk=unit.pk)
    capaian = alur_capaian.terkunci(periode).filter(unit=unit).first()
    if capaian is None:
        raise KeadaanMenolak("Capaian unit ini belum direkam, jadi belum ada yang dapat diubah.")
    return capaian


def _periksa(capaian: CapaianOrganisasi, periode: PeriodeEvaluasi, baru: Capaian, alasan: str, dasar: str) -> None:
    if not alur_capaian.terpakai(periode, [capaian.unit_id]):
        raise KeadaanMenolak("Capaian ini belum dipakai evaluasi yang ditetapkan. Perbaiki langsung di daftar.")
    salah = {}
    if baru == capaian.predikat:
        salah["predikat"] = f"Capaian sekarang sudah {baru.cetak}. Pilih yang lain."
    if not ALASAN_TERPENDEK <= len(alasan) <= ALASAN_TERPANJANG:
        salah["alasan"] = f"Alasan ditulis {ALASAN_TERPENDEK} sampai {ALASAN_TERPANJANG} huruf."
    if not dasar:
        salah["dasar"] = "Dasar keputusan belum diisi."
    if salah:
        raise IsianKeliru("Perubahan belum diajukan. Lengkapi yang ditandai.", salah)


@contextmanager
def _langkah(permintaan: PerubahanCapaian, nama: str, oleh: Pegawai) -> Iterator[PerubahanCapaian]:
    """The door: lock, who, state, save, trace. Lock order: unit, capaian, request."""
    langkah = LANGKAH_PERUBAHAN[nama]
    alur_capaian.periksa_bkd(oleh)
    with transaction.atomic():
        asal = permintaan.capaian
        capaian = _terkunci(asal.unit, asal.periode_evaluasi)
        permintaan = (
            PerubahanCapaian.objects.select_for_update(of=("self",)).select_related("peminta").get(pk=permintaan.pk)
        )
        permintaan.capaian = capaian
        if langkah.pelaku not in permintaan.peran(oleh):
            sebutan = "yang memintanya" if langkah.pelaku == "peminta" else "pengelola lain, bukan yang memintanya"
            raise BukanHak(f"Permintaan ini hanya dapat di{langkah.sebutan.lower()} oleh {sebutan}.")
        if permintaan.status not in langkah.dari:
            raise KeadaanMenolak(f"Permintaan ini sudah berstatus “{permintaan.get_status_display()}”.")
        dari, permintaan.status = permintaan.status, langkah.ke
        permintaan.berakhir_pada = now()
        if langkah.pelaku == "orang_kedua":
            permintaan.pemutus = oleh
        yield permintaan
        Jejak.catat(permintaan, f"{nama}_perubahan_capaian", oleh=oleh, sebagai=langkah.pelaku, dari=dari,
                    ke=str(langkah.ke))  # fmt: skip


def setujui(permintaan: PerubahanCapaian, *, oleh: Pegawai) -> PerubahanCapaian:
    """The second person agrees: the figure changes, set evaluations keep theirs, open ones are computed again."""
    with _langkah(permintaan, "setujui", oleh) as permintaan:
        capaian = permintaan.capaian
        if (capaian.predikat, capaian.versi) != (permintaan.dari, permintaan.versi):
            raise KeadaanMenolak("Capaian ini berubah sejak diminta. Tolak permintaan ini, lalu ajukan yang baru.")
        permintaan.save()  # before the figure: the database lets it change only when somebody agreed
        for bidang in ("predikat", "dasar", "nomor", "ditetapkan_oleh", "tanggal"):
            setattr(capaian, bidang, getattr(permintaan, bidang))
        capaian.direkam_oleh, capaian.penetap = permintaan.peminta, None
        capaian.versi += 1
        capaian.save()
        alur_capaian.pesan_hitung([capaian.unit], capaian.periode_evaluasi, oleh)
        Jejak.catat(capaian, "catat_capaian", oleh=oleh, sebagai="orang_kedua", dari=permintaan.dari,
                    ke=str(permintaan.predikat))  # fmt: skip
        _kabar(permintaan, permintaan.peminta, f"Perubahan capaian {capaian.unit.nama} disetujui", "putus")
        _kabari_penilai(permintaan)
    return permintaan


def tolak(permintaan: PerubahanCapaian, *, oleh: Pegawai, catatan: str) -> PerubahanCapaian:
    catatan = wajib(catatan, CATATAN_TERPANJANG, "catatan")
    with _langkah(permintaan, "tolak", oleh) as permintaan:
        permintaan.catatan = catatan
        permintaan.save()
        judul = f"Perubahan capaian {permintaan.capaian.unit.nama} ditolak"
        _kabar(permintaan, permintaan.peminta, judul, "putus", isi=catatan)
    return permintaan


def cabut(permintaan: PerubahanCapaian, *, oleh: Pegawai) -> PerubahanCapaian:
    with _langkah(permintaan, "cabut", oleh) as permintaan:
        permintaan.save()
    return permintaan


def _kabari_penilai(permintaan: PerubahanCapaian) -> None:
    """Who set evaluations on the old figure learns that it changed, and that his stand."""
    capaian = permintaan.capaian
    tetap = Evaluasi.objects.filter(
        alur_capaian.bersandar(capaian.periode_evaluasi), unit_capaian=capaian.unit_id, salinan__isnull=False
    )
    kata = f"dari {permintaan.get_dari_display()} menjadi {permintaan.get_predikat_display()}"
    for penilai in Pegawai.objects.filter(pk__in=tetap.order_by().values("penilai")):
        Pemberitahuan.kirim(
            penilai,
            f"perubahan-capaian-{permintaan.pk}-penilai",
            f"Capaian {capaian.unit.nama} berubah {kata}",
            isi="Evaluasi yang sudah ditetapkan tidak berubah; yang belum ditetapkan dihitung ulang.",
            tautan=f"/penilaian/tim/{capaian.periode_evaluasi.kode}/",
        )


def _kabar(permintaan: PerubahanCapaian, penerima: Pegawai, judul: str, hal: str, isi: str = "") -> None:
    capaian = permintaan.capaian
    tautan = f"/organisasi/capaian/{capaian.periode_evaluasi.kode}/{capaian.unit.kode}/"
    Pemberitahuan.kirim(penerima, f"perubahan-capaian-{permintaan.pk}-{hal}", judul, isi=isi, tautan=tautan)
