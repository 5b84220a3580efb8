"""The package for SIASN: ordered by the BKD, written and checked in the background, fetched for some days.

What was written is kept row by row (`KirimanSiasn`), so that the next package knows what was sent and what changed.
The package is examined by `periksa` before anybody can fetch it: one that does not pass is never stored.
"""

import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import IO, Any, NamedTuple

from django.db import transaction
from django.utils.timezone import localdate, localtime, now
from python_calamine import CalamineWorkbook

from evaluasi.alur import angka_kredit as alur_ak
from evaluasi.alur import siasn as alur
from evaluasi.alur.siasn import PERLU_DIKIRIM, TIDAK_MENAHAN, Kekurangan
from evaluasi.aturan import angka_kredit as aturan_ak
from evaluasi.aturan import periksa_siasn
from evaluasi.aturan import siasn as aturan
from evaluasi.aturan.siasn import KOLOM, Hasil, Kode, Penilai
from evaluasi.aturan.status import Pemegang
from evaluasi.models import KirimanSiasn, PaketSiasn, PenetapanAk
from pegawai import bel
from pegawai.alur import pekerjaan as buku
from pegawai.alur.hak import wajib_bkd
from pegawai.models import Jejak, Pegawai, Pekerjaan, UnitKerja
from pegawai.penolakan import KeadaanMenolak
from skp_app.alur import paket
from skp_app.dokumen import tabel_csv, tabel_xlsx
from skp_app.models import PeriodeEvaluasi

TUGAS = "evaluasi.paket_siasn"
PER_BERKAS = 5_000  # rows of one sheet: what it becomes can be read back within the limits of an upload
HANYA_BKD = "Paket SIASN hanya dibuat oleh pengelola kepegawaian instansi (BKD)."
KEPALA_TERTAHAN = ("Nama", "Unit kerja", "Yang kurang")


class _Baris(NamedTuple):
    """One result on its way into the package."""

    evaluasi: int
    versi: int
    hasil: Hasil


class _Berkas(NamedTuple):
    nama: str
    baris: int
    sidik: str


@transaction.atomic
def pesan(
    periode: PeriodeEvaluasi, unit: UnitKerja | None, *, oleh: Pegawai, keperluan: str, semua: bool = False
) -> Pekerjaan:
    """Order the package of a branch, of everybody when `unit` is None; without `semua` only what is new or changed.

    Raises BukanHak, KeadaanMenolak when there is nothing to send.
    """
    wajib_bkd(oleh, HANYA_BKD)
    alur.kode(periode)
    if not _terpilih(periode, unit, semua).exists():
        raise KeadaanMenolak("Belum ada hasil yang dapat dikirim pada pilihan ini. Lihat daftar yang kurang.")
    untuk = {"periode": periode.kode, "unit": unit and unit.kode, "semua": semua, "keperluan": keperluan}
    kunci = f"{periode.kode}-{unit.pk if unit else 'instansi'}-{int(semua)}-{oleh.pk}"
    judul = f"Paket SIASN {unit.nama if unit else 'seluruh instansi'}, {periode.nama}"
    pekerjaan = buku.pesan(TUGAS, kunci, judul[:200], oleh, oleh=oleh.kode, **untuk)
    Jejak.catat(unit or oleh, "pesan_paket_siasn", oleh=oleh, sebagai="bkd", **untuk)
    bel.bunyikan(pekerjaan)
    return pekerjaan


def _terpilih(periode: PeriodeEvaluasi, unit: UnitKerja | None, semua: bool) -> Any:
    siap = alur.siap(periode, unit)
    return siap if semua else siap.filter(keadaan__in=[k.value for k in PERLU_DIKIRIM])


def jalankan(pekerjaan: Pekerjaan, kemajuan: Callable[[int, int], None]) -> dict[str, Any]:
    """The body of the job. Begun anew after a killed worker: a package that was made already is that package."""
    masukan = pekerjaan.masukan
    oleh = Pegawai.objects.select_related("pengguna").get(kode=masukan["oleh"])
    wajib_bkd(oleh, HANYA_BKD)  # the right of this moment
    if ada := PaketSiasn.objects.filter(pekerjaan=pekerjaan).first():
        return pekerjaan.hasil or _hasil(ada)
    periode = PeriodeEvaluasi.objects.select_related("periode").get(kode=masukan["periode"])
    unit = UnitKerja.objects.get(kode=masukan["unit"]) if masukan["unit"] else None
    pembuat = _Pembuat(periode, unit, alur.kode(periode), kemajuan)
    with tempfile.TemporaryFile() as sementara:
        pembuat.tulis(sementara, oleh, masukan)
        orang = Pegawai.objects.filter(skp__evaluasi__in=[k.evaluasi_id for k in pembuat.kiriman]).order_by()
        dinilai = {i for i in orang.values_list("id_siasn", flat=True) if i}
        if temuan := periksa(sementara, pembuat.kode, dinilai, periode.mulai.year):
            raise KeadaanMenolak(f"Paket tidak lulus pemeriksaan sendiri: {temuan[0]}")
        simpanan = paket.simpan(pekerjaan, sementara)
    return _hasil(_catat(pekerjaan, oleh, pembuat, simpanan["sidik"])) | simpanan


def _hasil(paket_siasn: PaketSiasn) -> dict[str, Any]:
    tautan = f"/ekspor/siasn/paket/{paket_siasn.kode}/"
    return {"hasil": paket_siasn.jumlah, "tertahan": paket_siasn.tertahan, "tautan": tautan}


class _Pembuat:
    """Writes one package, a sheet of rows in memory at a time."""

    def __init__(
        self, periode: PeriodeEvaluasi, unit: UnitKerja | None, kode: Kode, kemajuan: Callable[[int, int], None]
    ) -> None:
        self.periode, self.unit, self.kode, self.kemajuan = periode, unit, kode, kemajuan
        self.berkas: list[_Berkas] = []
        self.kiriman: list[KirimanSiasn] = []
        self.tertahan = 0

    def tulis(self, ke: IO[bytes], oleh: Pegawai, masukan: dict[str, Any]) -> None:
        pk = list(_terpilih(self.periode, self.unit, masukan["semua"]).values_list("pk", flat=True))
        with zipfile.ZipFile(ke, "w", zipfile.ZIP_DEFLATED) as arsip:
            for bagian, awal in enumerate(range(0, len(pk), PER_BERKAS), start=1):
                self.kemajuan(awal, len(pk))
                self._bagian(arsip, bagian, list(self._baca(pk[awal : awal + PER_BERKAS])))
            if self.periode.tahunan:
                self._kredit(arsip)
            self._sisa(arsip)
            self._indeks(arsip, oleh, masukan)
        self.kemajuan(len(pk), len(pk))

    def _baca(self, pk: list[int]) -> Iterator[_Baris]:
        """The results as set, asked again: what stopped being ready meanwhile is left out."""
        tabel = alur_ak.acuan(self.periode.selesai).jenjang
        kolom = (
            "pk", "versi", "skp__pegawai__id_siasn", "skp__unit__kode_unor", "hasil", "perilaku", "predikat",
            "putusan_predikat", "penilai__golongan", "pemegang", "salinan__skp__penilai",
            "salinan__skp__atasan_penilai", "skp__penempatan__jabatan__jenjang", "skp__penempatan__jabatan__nama",
        )  # fmt: skip
        for e in alur.siap(self.periode, self.unit).filter(pk__in=pk).values(*kolom):
            atasan = e["pemegang"] == Pemegang.ATASAN_PENILAI and e["salinan__skp__atasan_penilai"]
            siapa = atasan or e["salinan__skp__penilai"]
            golongan = aturan.golongan(siapa["pangkat"] or e["penilai__golongan"]) if siapa["nip"] else ""
            jenjang = aturan_ak.jenjang_jabatan(
                e["skp__penempatan__jabatan__jenjang"], e["skp__penempatan__jabatan__nama"], tabel
            )
            hasil = Hasil(
                e["skp__pegawai__id_siasn"], e["skp__unit__kode_unor"], self.periode.mulai.year, e["hasil"],
                e["perilaku"], e["putusan_predikat"] or e["predikat"],
                Penilai(siapa["nama"], siapa["nip"], siapa["jabatan"], golongan, siapa["unit"]), jenjang,
            )  # fmt: skip
            yield _Baris(e["pk"], e["versi"], hasil)

    def _bagian(self, arsip: zipfile.ZipFile, bagian: int, baris: list[_Baris]) -> None:
        sel = [aturan.lembar(b.hasil, self.kode) for b in baris]
        if self.periode.tahunan:
            self._simpan(arsip, f"rekonsiliasi-{bagian:02}.xlsx", tabel_xlsx.tulis([KOLOM, *sel]), len(baris))
            badan = [aturan.skp22(b.hasil, self.kode) for b in baris]
        else:
            masa = (self.periode.mulai, self.periode.selesai)
            badan = [aturan.kinerja_periodik(b.hasil, self.kode, *masa) for b in baris]
        nama = "skp22" if self.periode.tahunan else "kinerjaperiodik"
        self._simpan(arsip, f"{nama}-{bagian:02}.json", _json(badan), len(baris))
        self.kiriman += [
            KirimanSiasn(
                evaluasi_id=b.evaluasi, nomor=len(self.kiriman) + n, versi=b.versi, id_siasn=b.hasil.id_siasn,
                unor=b.hasil.unor, rating_hasil=b.hasil.hasil, rating_perilaku=b.hasil.perilaku,
                sidik=hashlib.sha256(_json(satu)).hexdigest(),
            )
            for n, (b, satu) in enumerate(zip(baris, badan, strict=True), start=1)
        ]  # fmt: skip

    def _kredit(self, arsip: zipfile.ZipFile) -> None:
        """Penetapan angka kredit whose last month lies in the year, of people whom SIASN knows."""
        if badan := [aturan.angka_kredit(k) for k in kredit(self.periode, self.unit)]:
            self._simpan(arsip, "angkakredit.json", _json(badan), len(badan))

    def _sisa(self, arsip: zipfile.ZipFile) -> None:
        """Who is left out and why; a person with several reasons stands there once for each."""
        baris: list[tuple[str, ...]] = []
        orang: set[int] = set()
        for kekurangan in Kekurangan:
            if kekurangan in TIDAK_MENAHAN:
                continue
            for sumber in alur.kurang(kekurangan, self.periode, self.unit).iterator(chunk_size=2000):
                skp = getattr(sumber, "skp", sumber)
                baris.append((skp.pegawai.nama_lengkap, skp.unit.nama, kekurangan.cetak))
                orang.add(skp.pegawai_id)
        self.tertahan = len(orang)
        self._simpan(arsip, "tidak-ikut.csv", tabel_csv.tulis([KEPALA_TERTAHAN, *baris]), len(baris))

    def _indeks(self, arsip: zipfile.ZipFile, oleh: Pegawai, masukan: dict[str, Any]) -> None:
        isi = {
            "periode": self.periode.kode,
            "lingkup": self.unit.nama if self.unit else "Seluruh instansi",
            "dibuat_pada": localtime(now()).isoformat(timespec="seconds"),
            "dibuat_oleh": oleh.nama_lengkap,
            "keperluan": masukan["keperluan"],
            "isi": "semua yang siap" if masukan["semua"] else "yang baru, berubah, atau ditolak",
            "hasil": len(self.kiriman),
            "tidak_ikut": self.tertahan,
            "berkas": [{"nama": b.nama, "baris": b.baris, "sha256": b.sidik} for b in self.berkas],
        }
        arsip.writestr("indeks.json", _json(isi))

    def _simpan(self, arsip: zipfile.ZipFile, nama: str, isi: bytes, baris: int) -> None:
        arsip.writestr(nama, isi)
        self.berkas.append(_Berkas(nama, baris, hashlib.sha256(isi).hexdigest()))


def _json(isi: Any) -> bytes:
    return json.dumps(isi, ensure_ascii=False, indent=1).encode()


def kredit(periode: PeriodeEvaluasi, unit: UnitKerja | None) -> Iterator[aturan.Kredit]:
    semua = PenetapanAk.objects.berlaku().filter(
        selesai__range=(periode.mulai, periode.selesai), pegawai__id_siasn__isnull=False
    )  # fmt: skip
    if unit:
        duduk = UnitKerja.objects.di_bawah([unit.jalur]).values("pk")
        semua = semua.filter(pegawai__skp__periode=periode.periode_id, pegawai__skp__unit__in=duduk).distinct()
    for p in semua.select_related("pegawai").order_by("pegawai__nama", "pk").iterator(chunk_size=2000):
        jumlah = sum((Fraction(n) for n in p.salinan["jumlah"].values()), Fraction(0))
        yield aturan.Kredit(
            p.pegawai.id_siasn, p.nomor, localtime(p.ditetapkan_pada).date(), p.mulai, p.selesai,
            aturan_ak.cetak(jumlah).replace(".", "").replace(",", "."),
            not any(Fraction(n) for n in p.salinan["lama"].values()),
        )  # fmt: skip


@transaction.atomic
def _catat(pekerjaan: Pekerjaan, oleh: Pegawai, pembuat: _Pembuat, sidik: str) -> PaketSiasn:
    """Keep what was written; of two packages at the same moment the second waits here and becomes the last word."""
    PeriodeEvaluasi.objects.select_for_update(no_key=True).get(pk=pembuat.periode.pk)
    baru = PaketSiasn.objects.create(
        pekerjaan=pekerjaan, periode_evaluasi=pembuat.periode, unit=pembuat.unit, oleh=oleh,
        keperluan=pekerjaan.masukan["keperluan"], jumlah=len(pembuat.kiriman), tertahan=pembuat.tertahan, sidik=sidik,
    )  # fmt: skip
    for satu in pembuat.kiriman:
        satu.paket = baru
    lama = KirimanSiasn.objects.filter(terakhir=True, evaluasi__in=[k.evaluasi_id for k in pembuat.kiriman])
    lama.update(terakhir=False)
    KirimanSiasn.objects.bulk_create(pembuat.kiriman, batch_size=2000)
    Jejak.catat(baru, "buat_paket_siasn", oleh=oleh, sebagai="bkd", hasil=baru.jumlah, sidik=sidik)
    return baru


def periksa(isi: IO[bytes], kode: Kode, dinilai: set[str], tahun: int) -> list[str]:
    """What our own checker finds in a package: files against the index, columns, types, kuadran, ids."""
    temuan: list[str] = []
    with zipfile.ZipFile(isi) as arsip:
        for berkas in json.loads(arsip.read("indeks.json"))["berkas"]:
            satu = arsip.read(berkas["nama"])
            if hashlib.sha256(satu).hexdigest() != berkas["sha256"]:
                temuan.append(f"{berkas['nama']}: sidiknya tidak sama dengan indeks.")
            kalimat = _periksa_berkas(berkas["nama"], satu, kode, dinilai, tahun)
            temuan += [f"{berkas['nama']}: {k}" for k in kalimat]
    return temuan


def _periksa_berkas(nama: str, isi: bytes, kode: Kode, dinilai: set[str], tahun: int) -> list[str]:
    if nama.startswith("rekonsiliasi"):
        return periksa_siasn.lembar(sel_lembar(isi), kode, dinilai, tahun)
    if nama.startswith("skp22"):
        return periksa_siasn.badan(json.loads(isi), kode, dinilai, "pnsDinilaiOrang")
    if nama.startswith("kinerjaperiodik"):
        return periksa_siasn.badan(json.loads(isi), kode, dinilai, "pnsDinilaiId")
    return []


def sel_lembar(isi: bytes) -> list[list[Any]]:
    """Cells as a spreadsheet program reads them: a number stays a number here."""
    return CalamineWorkbook.from_filelike(io.BytesIO(isi)).get_sheet_by_index(0).to_python()


def buka(paket_siasn: PaketSiasn, *, oleh: Pegawai) -> Any:
    """The finished ZIP, for any officer of the BKD; every download leaves a trace."""
    wajib_bkd(oleh, HANYA_BKD)
    isi = paket.buka(paket_siasn.pekerjaan, "Buat lagi dari halaman Paket SIASN")
    Jejak.catat(paket_siasn, "unduh_paket_siasn", oleh=oleh, sebagai="bkd", tanggal=localdate().isoformat())
    return isi
