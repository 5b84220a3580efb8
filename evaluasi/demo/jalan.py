"""Build the regency: one transaction, in memory first, then table by table."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import connection, transaction
from django.utils.timezone import localdate, now
from psycopg import sql

from evaluasi.alur import tahap, tugas_terbuka
from evaluasi.aturan.status import TERTETAPKAN
from evaluasi.aturan.status import Status as StatusEvaluasi
from evaluasi.demo import (
    bukti,
    bulanan,
    janji,
    kalibrasi,
    keberatan,
    lembar,
    matriks,
    mutasi,
    pemantauan,
    pembinaan,
    penyesuaian,
    percakapan,
    rantai,
    sebaran,
    survei,
    umpan,
    usulan_capaian,
)
from evaluasi.demo.capaian import PetaCapaian
from evaluasi.demo.jejak import Buku
from evaluasi.demo.kabupaten import Kabupaten
from evaluasi.demo.organisasi import KABUPATEN, KOMINFO
from evaluasi.demo.perjalanan import BarisEvaluasi, Perjalanan
from evaluasi.demo.rencana import TOPIK_TAHUN_INI, TOPIK_TAHUN_LALU, BarisSkp, Pembeku, Penyusun
from evaluasi.demo.simpan import CATATAN_PENGEMBALIAN, Gudang, tutup_periode
from evaluasi.demo.susunan import Susunan
from evaluasi.demo.tulis import Nomor, salin_objek
from evaluasi.demo.waktu import Jam
from pegawai import akun_demo, mandat
from pegawai.models import HariLibur, Ketentuan, Pekerjaan, Pemberitahuan, Penempatan, UnitKerja
from skp_app.alur.periode import buka_tahun
from skp_app.aturan.hasil_kerja import Pendekatan
from skp_app.aturan.status import Status
from skp_app.models import Periode, PeriodeEvaluasi, Skp

KAMAR = ("pegawai", "skp_app", "evaluasi")
BIBIT = 62022
JEJAK_LENGKAP_SAMPAI = 5000  # people; above it the older periods are left out of the trail
# What became of this year's SKP, person after person; an empty place means none was made yet.
STATUS_TAHUN_INI = [Status.DITETAPKAN] * 17
STATUS_TAHUN_INI[2] = STATUS_TAHUN_INI[12] = Status.DIAJUKAN
STATUS_TAHUN_INI[5] = Status.DIKEMBALIKAN
STATUS_TAHUN_INI[9] = Status.DRAF
STATUS_TAHUN_INI[15] = None
# Constraints are checked row by row, not all at the end; plans made while tables were empty must not scan them.
# Between two tables a slow machine may compute for longer than a session of the web may idle.
SETELAN = (
    "SET CONSTRAINTS ALL IMMEDIATE; SET LOCAL enable_seqscan = off; SET LOCAL idle_in_transaction_session_timeout = 0"
)


def sudah_ada() -> bool:
    return UnitKerja.objects.filter(nama=KABUPATEN, induk=None).exists()


@transaction.atomic
def bangun(pegawai: int, bibit: int = BIBIT) -> None:
    """Make the regency of that many people, with last year and the running year."""
    with connection.cursor() as kursor:
        kursor.execute(SETELAN)
    Pembangun(pegawai, bibit).bangun()


def rapikan() -> None:
    """Fresh statistics of our own tables; the catalogue of the whole server would be held until the commit."""
    tabel = [sql.Identifier(m._meta.db_table) for kamar in KAMAR for m in apps.get_app_config(kamar).get_models()]
    perintah = sql.SQL("ANALYZE {}").format(sql.SQL(", ").join(tabel))
    with connection.cursor() as kursor:
        kursor.execute(perintah)


class Pembangun:
    """Holds the tools of one run together."""

    def __init__(self, pegawai: int, bibit: int) -> None:
        self.hari, self.acak, self.nomor, self.jam = localdate(), Random(bibit), Nomor(), Jam()
        self.lengkap = pegawai <= JEJAK_LENGKAP_SAMPAI
        self.kabupaten = Kabupaten(pegawai, self.hari, self.acak, self.nomor)
        self.susunan, self.buku = Susunan(self.kabupaten), Buku()
        self.pemberitahuan: list[Pemberitahuan] = []

    def bangun(self) -> None:
        self._simpan_orang()
        self._beri_hak()
        tahun = [buka_tahun(self.hari.year - n, oleh=self.bkd) for n in (1, 0)]
        bulanan.atur(tahun[-1], self.bkd)
        periode = list(PeriodeEvaluasi.objects.filter(periode__in=tahun).select_related("periode").order_by("id"))
        self._siapkan(periode)
        for t in tahun:
            self._isi_tahun(t, sorted((p for p in periode if p.periode_id == t.pk), key=_urutan))
        self.gudang.tutup()
        bulanan.isi_lalu(tahun[-1], self.hari)
        tutup_periode()
        self.buku.tutup()
        self._pemberitahuan()
        self._pekerjaan()
        bulanan.isi_kini(tahun[-1], self.hari)
        percakapan.isi(self.hari)
        lembar.isi(self.hari)
        umpan.isi(self.hari)
        matriks.bangun(tahun[-1])
        janji.bangun(tahun[-1])
        usulan_capaian.bangun(self.terbaru, self.bkd)
        mutasi.bangun(tahun[-1], self.hari)
        penyesuaian.bangun(tahun[-1])
        bukti.bangun()
        rantai.bangun(tahun[-1], KOMINFO)
        pemantauan.bangun(self.hari, rekap=self.lengkap)
        if self.lengkap:  # the draw asks everybody
            with connection.cursor() as kursor:  # an answer and its invitation are written one after the other
                kursor.execute("SET CONSTRAINTS hitungan_setimbang, undangan_setimbang DEFERRED")
            survei.bangun([p for p in periode if p.periode_id == tahun[-1].pk], self.hari, self.bkd, self.acak)
        pembinaan.isi(self.hari)
        keberatan.bangun(self.terbaru, self.bkd, self.hari)
        sebaran.isi(self.selesai)
        kalibrasi.bangun(self.terbaru)
        for p in periode:
            if p.mulai <= self.hari:
                tahap.hitung(p)
        tugas_terbuka.hitung()

    def _simpan_orang(self) -> None:
        k = self.kabupaten
        for objek in (list(k.unit.values()), k.jabatan_baru, k.pengguna, k.pegawai, k.penempatan):
            salin_objek(objek)
        self.bkd = k.milik(akun_demo.BKD.masuk)

    def _beri_hak(self) -> None:
        k = self.kabupaten
        self.bkd.pengguna.user_permissions.add(Permission.objects.get(codename="kelola_instansi"))
        mandat.beri(k.milik(akun_demo.PENGELOLA.masuk).pengguna, k.unit[KOMINFO], mandat.KELOLA)
        mandat.beri(k.milik(akun_demo.AUDITOR.masuk).pengguna, k.unit[KABUPATEN], mandat.AWASI)

    def _siapkan(self, periode: list[PeriodeEvaluasi]) -> None:
        self.selesai = sorted((p for p in periode if p.selesai < self.hari), key=_urutan)
        self.terbaru = self.selesai[-1]
        libur = frozenset(HariLibur.objects.values_list("tanggal", flat=True))
        self.capaian = PetaCapaian(self.kabupaten, self.selesai, self.terbaru)
        salin_objek(self.capaian.baris(self.selesai, self.bkd))
        self.perjalanan = Perjalanan(self.kabupaten, self.jam, self.capaian, libur)
        self.gudang = Gudang(self.nomor, self.perjalanan.batas)
        ketentuan = Ketentuan.objects.semua(self.hari)
        self.penyusun = Penyusun(self.kabupaten, {p.pegawai_id for p in self.kabupaten.penempatan if p.memimpin})
        self.pembeku = Pembeku(
            self.kabupaten.unit[KABUPATEN], ulangi_penilai=ketentuan["atasan_penilai_kosong"] == "ulangi"
        )

    # One year ----------------------------------------------------------------------------------------
    def _isi_tahun(self, tahun: Periode, periode: list[PeriodeEvaluasi]) -> None:
        self.penyusun.lupakan()
        ini = tahun.tahun == self.hari.year
        for urut, penempatan in enumerate(self._urutan_orang(tahun)):
            skp = self._skp(tahun, penempatan, urut if ini else None)
            if skp is None:
                continue
            self.penyusun.isi(skp, *((TOPIK_TAHUN_INI, 2) if ini else (TOPIK_TAHUN_LALU, 1)))
            self.pembeku.bekukan(skp)
            catatan = self.perjalanan.jalani(skp, periode if skp.ditetapkan else [], self.terbaru)
            self._catat(skp, catatan.evaluasi)
            self.gudang.terima(skp, catatan)

    def _urutan_orang(self, tahun: Periode) -> list[Penempatan]:
        """The placement each person is assessed in that year; superiors first, because results cascade from them."""
        berlaku = (_dinilai(milik, tahun) for milik in self.kabupaten.susun_penempatan())
        penilai = {p.penilai_ditunjuk_id for p in self.kabupaten.penempatan if p.penilai_ditunjuk_id}
        return sorted(
            filter(None, berlaku),
            key=lambda p: (p.unit.jalur.count("."), not p.memimpin, p.pk not in penilai, p.unit_id, p.pk),
        )

    def _skp(self, tahun: Periode, penempatan: Penempatan, urut: int | None) -> BarisSkp | None:
        mulai = max(tahun.mulai, penempatan.mulai)
        susunan = self.susunan.tentukan(penempatan, mulai)
        status = Status.DITETAPKAN if urut is None else self._status(penempatan, urut)
        if susunan.penilai is None or status is None:
            return None
        hari = mulai + timedelta(days=4 + self.acak.randrange(6))
        if status != Status.DITETAPKAN:  # what is still open was begun lately
            hari = max(hari, self.hari - timedelta(days=12 + self.acak.randrange(10)))
        pendekatan = Pendekatan.KUALITATIF if self.acak.random() < 0.12 else Pendekatan.KUANTITATIF
        skp = BarisSkp(
            self.nomor(Skp), self.kabupaten.kode(), tahun, penempatan.pegawai, penempatan, susunan.penilai,
            susunan.atasan_penilai, susunan.alasan, mulai, status, pendekatan, self._pada(hari),
        )  # fmt: skip
        if status != Status.DRAF:
            skp.diajukan = max(skp.dibuat, self._pada(hari + timedelta(days=5)))
        if status == Status.DITETAPKAN:
            skp.ditetapkan = max(skp.diajukan, self._pada(hari + timedelta(days=9)))
        return skp

    def _pada(self, hari: date) -> Any:
        return self.jam(min(hari, self.hari))

    def _status(self, penempatan: Penempatan, urut: int) -> str | None:
        """Named people and heads are ready, so that there is something to click on and to cascade from."""
        if penempatan.pegawai.pengguna.masuk == akun_demo.PENYUSUN.masuk:
            return Status.DIKEMBALIKAN
        if penempatan.pegawai.surel or penempatan.memimpin:
            return Status.DITETAPKAN
        return STATUS_TAHUN_INI[urut % len(STATUS_TAHUN_INI)]

    # Trail, inbox, ledger ----------------------------------------------------------------------------
    def _catat(self, skp: BarisSkp, evaluasi: list[BarisEvaluasi]) -> None:
        for pada, kata_kerja, oleh, sebagai, ubah, data in _langkah_skp(skp):
            self.buku.catat(pada, ("skp", skp.id), kata_kerja, oleh, sebagai, ubah, **data)
        if skp.status in {Status.DIAJUKAN, Status.DIKEMBALIKAN}:
            self.pemberitahuan.append(_kabar_skp(skp))
        for e in evaluasi:
            if self.lengkap or e.periode.pk == self.terbaru.pk:
                for pada, kata_kerja, oleh, sebagai, ubah, data in _langkah_evaluasi(skp, e):
                    self.buku.catat(pada, ("evaluasi", e.id), kata_kerja, oleh, sebagai, ubah, **data)
            if e.status == StatusEvaluasi.DISAMPAIKAN:
                self.pemberitahuan.append(_kabar_evaluasi(skp, e))

    def _pemberitahuan(self) -> None:
        for kabar in self.pemberitahuan:
            kabar.dikirim_pada = now()  # nobody gets mail about an invented past
        Pemberitahuan.objects.bulk_create(self.pemberitahuan, batch_size=2000)

    def _pekerjaan(self) -> None:
        """Two ended jobs for the page of background work."""
        judul = f"Hitung ulang predikat {self.terbaru.nama}: semua unit"
        banyak = len(self.kabupaten.unit)
        bersama = {"tugas": "evaluasi.hitung_predikat", "judul": judul, "peminta": self.bkd, "berakhir_pada": now(),
                   "jumlah_bagian": banyak, "percobaan": 1}  # fmt: skip
        masukan = {"unit": None, "periode": self.terbaru.pk}
        Pekerjaan.objects.create(
            kunci=f"semua-{self.terbaru.kode}",
            status="dibatalkan",
            masukan=masukan,
            selesai_bagian=banyak // 2,
            **bersama,
        )
        Pekerjaan.objects.create(
            kunci=f"semua-{self.terbaru.kode}", status="selesai", masukan=masukan, selesai_bagian=banyak,
            hasil={"unit": banyak}, **bersama,
        )  # fmt: skip


def _urutan(p: PeriodeEvaluasi) -> tuple[date, bool]:
    return p.selesai, p.tahunan


def _dinilai(milik: list[Penempatan], tahun: Periode) -> Penempatan | None:
    """The definitive placement on the first day of the year, else the first that began in it."""
    for p in milik:
        if p.mulai <= tahun.selesai and (p.selesai is None or p.selesai >= max(tahun.mulai, p.mulai)):
            return p
    return None


def _langkah_skp(s: BarisSkp) -> Iterator[tuple]:
    pemilik, penilai = s.pegawai.pk, s.penilai.pegawai_id
    yield s.dibuat, "buat", pemilik, "pemilik", ("", "draf"), {}
    if s.diajukan:
        yield s.diajukan, "ajukan", pemilik, "pemilik", ("draf", "diajukan"), {}
    if s.status == Status.DIKEMBALIKAN:
        data = {"catatan": CATATAN_PENGEMBALIAN}
        yield s.diajukan + timedelta(hours=1), "kembalikan", penilai, "penilai", ("diajukan", "dikembalikan"), data
    if s.ditetapkan:
        yield s.ditetapkan, "tetapkan", penilai, "penilai", ("diajukan", "ditetapkan"), {}


def _langkah_evaluasi(s: BarisSkp, e: BarisEvaluasi) -> Iterator[tuple]:
    pegawai, penilai = s.pegawai.pk, s.penilai.pegawai_id
    isian = {"rating_hasil": e.hasil, "rating_perilaku": e.perilaku, "catatan": e.catatan}
    yield e.dinilai, "nilai", penilai, "penilai", ("terbuka", "dinilai"), isian
    if e.status in TERTETAPKAN:
        yield e.ditetapkan, "tetapkan", penilai, "penilai", ("dinilai", "ditetapkan"), {}
    if e.disampaikan:
        yield e.disampaikan, "sampaikan", penilai, "penilai", ("ditetapkan", "disampaikan"), {}
    if e.diterima:
        yield e.diterima, "terima", pegawai, "pegawai", ("disampaikan", "diterima"), {}


def _kabar_skp(s: BarisSkp) -> Pemberitahuan:
    tahun, tautan = s.mulai.year, f"/skp/{s.kode}/"
    if s.status == Status.DIAJUKAN:
        judul = f"{s.pegawai.nama_lengkap} mengajukan SKP {tahun}"
        return Pemberitahuan(penerima=s.penilai.pegawai, kunci=f"skp-{s.id}-ajukan-1", judul=judul, tautan=tautan)
    return Pemberitahuan(
        penerima=s.pegawai, kunci=f"skp-{s.id}-kembalikan-1", judul=f"SKP {tahun} perlu diperbaiki", tautan=tautan,
        isi=CATATAN_PENGEMBALIAN,
    )  # fmt: skip


def _kabar_evaluasi(s: BarisSkp, e: BarisEvaluasi) -> Pemberitahuan:
    judul = f"Hasil evaluasi {e.periode.nama} dapat dibaca"
    return Pemberitahuan(
        penerima=s.pegawai, kunci=f"evaluasi-{e.id}-sampaikan", judul=judul, tautan=f"/evaluasi/{e.kode}/"
    )
