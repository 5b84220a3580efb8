"""Cases of pembinaan and sanction: opened, dated and closed by the personnel unit; the application only proposes.

The articles: PP 30/2019 Pasal 56-58 for a PNS, PP 49/2018 Pasal 35, 37, 53 for a PPPK (Permenpan RB 6/2022 Pasal 33).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localdate, now

from evaluasi.alur import hasil_akhir, keberatan
from evaluasi.aturan import tindak_lanjut as aturan
from evaluasi.aturan.keberatan import Status as StatusKeberatan
from evaluasi.aturan.tindak_lanjut import LANGKAH, Jalur, Keadaan
from evaluasi.models import Evaluasi, TahapTindakLanjut, TindakLanjut
from pegawai import mandat
from pegawai.alur.isian import wajib
from pegawai.models import Jejak, Ketentuan, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.models.periode import JenisEvaluasi

CATATAN_TERPANJANG = 1000
HANYA_PETUGAS = "Tindak lanjut dikelola BKD atau pimpinan unit kepegawaian, tidak oleh yang bersangkutan."


def petugas(pegawai: Pegawai) -> bool:
    """BKD, or the head of the personnel unit."""
    pengguna = pegawai.pengguna
    return pengguna is not None and (pengguna.has_perm(mandat.INSTANSI) or mandat.memimpin_kepegawaian(pengguna))


def pemicu(hari: date) -> list[str]:
    """The predikat after which a case may be opened."""
    return list(Ketentuan.objects.nilai("tindak_lanjut_predikat", hari))


def calon(tahun: int, hari: date) -> QuerySet[Any]:
    """Yearly results of that year that were handed over, call for it, and have no case yet.

    `lalu` is the predikat of the year before, `lalu_impor` the file it came from when it was not set here.
    """
    ada = TindakLanjut.objects.filter(evaluasi=OuterRef("pk"))
    semua = hasil_akhir.tahun(tahun).filter(akhir__in=pemicu(hari), status__in=keberatan.TERSAMPAI)
    lalu = hasil_akhir.milik(tahun - 1, "skp__pegawai")
    return semua.filter(~Exists(ada)).annotate(lalu=lalu.predikat, lalu_impor=lalu.impor)


def tahun_lalu(kasus: TindakLanjut) -> hasil_akhir.Setahun:
    """The predikat of the year before the result, None without one, and the file it came from."""
    isi = hasil_akhir.milik(kasus.evaluasi.periode_evaluasi.periode.tahun - 1, "pk")
    orang = Pegawai.objects.annotate(lalu=isi.predikat, lalu_impor=isi.impor).filter(pk=kasus.pegawai_id)
    return hasil_akhir.Setahun(*orang.values_list("lalu", "lalu_impor").get())


def final_pada(evaluasi: Evaluasi, hari: date) -> date:
    """Since when nobody can object any more. Raises KeadaanMenolak while somebody can, or has."""
    if evaluasi.status not in keberatan.TERSAMPAI:
        raise KeadaanMenolak("Hasil evaluasi ini belum disampaikan kepada pegawai.")
    if evaluasi.keberatan.terbuka().exists():
        raise KeadaanMenolak("Hasil ini sedang dikeberatkan; tindak lanjut menunggu putusannya.")
    if putus := evaluasi.keberatan.filter(status=StatusKeberatan.DIPUTUS).first():
        return localdate(putus.diputus_pada)
    if keberatan.sebab_final(evaluasi):
        return localdate(evaluasi.disampaikan_pada)
    batas = keberatan.batas_pengajuan(evaluasi)
    if hari <= batas:
        raise KeadaanMenolak(f"Masa keberatan berjalan sampai {batas:%d/%m/%Y}; hasil ini belum final.")
    return batas


@transaction.atomic
def buka(evaluasi: Evaluasi, *, oleh: Pegawai, catatan: str) -> TindakLanjut:
    """Open a case with the dates that the articles propose. A second click finds the first case."""
    evaluasi = keberatan.kunci_hasil(evaluasi)
    pegawai = evaluasi.skp.pegawai
    if not petugas(oleh) or oleh == pegawai:
        raise BukanHak(HANYA_PETUGAS)
    if ada := TindakLanjut.objects.filter(evaluasi=evaluasi).first():
        return ada
    hari = localdate()
    if evaluasi.periode_evaluasi.jenis != JenisEvaluasi.TAHUNAN or evaluasi.predikat_akhir not in pemicu(hari):
        raise KeadaanMenolak("Tindak lanjut hanya untuk hasil tahunan dengan predikat di bawah Baik.")
    jalur = aturan.jalur(pegawai.jenis, evaluasi.skp.penempatan.jabatan.jenis)
    if jalur is None:
        raise KeadaanMenolak("Tahapan ini hanya untuk PNS dan PPPK; CPNS mengikuti ketentuan masa percobaan.")
    baru = TindakLanjut(evaluasi=evaluasi, pegawai=pegawai, jalur=jalur, final_pada=final_pada(evaluasi, hari),
                        catatan=_catatan(catatan), dibuka_oleh=oleh, petugas=oleh, dibuka_pada=now())  # fmt: skip
    usulan = _usulan(baru, hari)
    baru.save()
    TahapTindakLanjut.objects.bulk_create(
        TahapTindakLanjut(kasus=baru, urutan=n, jenis=u.jenis, usulan_mulai=u.mulai, usulan_selesai=u.selesai)
        for n, u in enumerate(usulan, start=1)
    )
    _kabar(baru, "buka", "Tindak lanjut hasil evaluasi Anda dibuka; baca tanggal yang diusulkan")
    Jejak.catat(baru, "buka_tindak_lanjut", oleh=oleh, sebagai="petugas", ke=str(baru.status))
    return baru


def _usulan(kasus: TindakLanjut, hari: date) -> list[aturan.Usulan]:
    if kasus.jalur == Jalur.PPPK:
        kasus.aturan = Ketentuan.objects.nilai("tindak_lanjut_pppk", hari)
        return aturan.usulan_pppk(kasus.final_pada, kasus.pegawai.kontrak_selesai, kasus.aturan)
    kasus.aturan = Ketentuan.objects.nilai("tindak_lanjut_pns", hari)
    return aturan.usulan_pns(Jalur(kasus.jalur), kasus.final_pada, kasus.aturan)


def _catatan(teks: str) -> str:
    return wajib(teks, CATATAN_TERPANJANG, "catatan", "Catatan")


def _kabar(kasus: TindakLanjut, hal: str, judul: str) -> None:
    """To the person alone: who stands above him finds the case with the result."""
    Pemberitahuan.kirim(kasus.pegawai, f"tindak-lanjut-{kasus.pk}-{hal}", judul, tautan=f"/tindak-lanjut/{kasus.kode}/")


@contextmanager
def _langkah(kasus: TindakLanjut, nama: str, oleh: Pegawai, **data: Any) -> Iterator[TindakLanjut]:
    """The door. Lock order: SKP, evaluation, case."""
    langkah = LANGKAH[nama]
    with transaction.atomic():
        evaluasi = keberatan.kunci_hasil(kasus.evaluasi)
        kasus = TindakLanjut.objects.select_related("pegawai").select_for_update(of=("self",)).get(pk=kasus.pk)
        kasus.evaluasi = evaluasi
        if langkah.pelaku not in kasus.peran(oleh):
            raise BukanHak(HANYA_PETUGAS)
        if kasus.status not in langkah.dari:
            raise KeadaanMenolak("Kasus ini sudah ditutup.")
        if nama != "tutup" and evaluasi.keberatan.terbuka().exists():
            raise KeadaanMenolak("Hasil ini sedang dikeberatkan; tindak lanjut menunggu putusannya.")
        dari, kasus.status, kasus.petugas = kasus.status, langkah.ke, oleh
        yield kasus
        kasus.save()
        Jejak.catat(kasus, f"{nama}_tindak_lanjut", oleh=oleh, sebagai="petugas", dari=dari, ke=str(langkah.ke), **data)


def _tahap(kasus: TindakLanjut, pk: int) -> TahapTindakLanjut:
    tahap = TahapTindakLanjut.objects.select_for_update().get(pk=pk, kasus=kasus)
    if not tahap.terbuka:
        raise KeadaanMenolak(f"Tahap ini sudah dicatat “{tahap.get_keadaan_display()}”.")
    return tahap


def jadwalkan(
    tahap: TahapTindakLanjut, *, oleh: Pegawai, mulai: date, selesai: date | None = None, catatan: str = ""
) -> TahapTindakLanjut:
    """Set the dates of a step; the personnel unit answers for them. Same dates twice are one change."""
    with _langkah(tahap.kasus, "jadwalkan", oleh, tahap=tahap.jenis) as kasus:
        tahap = _tahap(kasus, tahap.pk)
        batas = aturan.batas_selesai(tahap.jenis, mulai, kasus.aturan)
        selesai = selesai or batas
        if selesai and selesai < mulai:
            raise IsianKeliru("Tanggal selesai mendahului tanggal mulai.", {"selesai": "Mendahului tanggal mulai."})
        if batas and selesai and selesai > batas:
            kalimat = f"Paling lama sampai {batas:%d/%m/%Y} ({tahap.sumber})."
            raise IsianKeliru(kalimat, {"selesai": kalimat})
        if (tahap.mulai, tahap.selesai) != (mulai, selesai):
            _kabar(kasus, f"{tahap.pk}-{mulai:%Y%m%d}-{selesai or ''}", f"Tindak lanjut dijadwalkan: {tahap}")
        tahap.mulai, tahap.selesai, tahap.keadaan = mulai, selesai, Keadaan.DIJADWALKAN
        tahap.catatan, tahap.dicatat_oleh, tahap.dicatat_pada = catatan.strip(), oleh, now()
        tahap.save()
    return tahap


def catat(tahap: TahapTindakLanjut, *, oleh: Pegawai, keadaan: str, catatan: str) -> TahapTindakLanjut:
    """Write down that a step took place, or that it is not needed, and what came of it."""
    if keadaan not in {Keadaan.SELESAI, Keadaan.DILEWATI}:
        raise IsianKeliru("Pilih sudah dilaksanakan atau tidak diperlukan.")
    with _langkah(tahap.kasus, "catat", oleh, tahap=tahap.jenis, keadaan=str(keadaan)) as kasus:
        tahap = _tahap(kasus, tahap.pk)
        tahap.keadaan, tahap.catatan = keadaan, _catatan(catatan)
        tahap.dicatat_oleh, tahap.dicatat_pada = oleh, now()
        tahap.save()
    return tahap


def tutup(kasus: TindakLanjut, *, oleh: Pegawai, catatan: str) -> TindakLanjut:
    """End a case with a note; what happens to the person was decided elsewhere."""
    with _langkah(kasus, "tutup", oleh) as kasus:
        kasus.catatan_tutup, kasus.ditutup_pada = _catatan(catatan), now()
        _kabar(kasus, "tutup", "Tindak lanjut hasil evaluasi Anda ditutup")
    return kasus
