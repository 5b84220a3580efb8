"""Store finished rows batch by batch. An SKP enters as a draft, gets its content, and then its status at once."""

from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.utils.timezone import now

from evaluasi.demo.perjalanan import Catatan
from evaluasi.demo.rencana import BarisSkp
from evaluasi.demo.tulis import Nomor, salin
from evaluasi.models import Evaluasi, TandaRhk
from skp_app.aturan.status import Status
from skp_app.models import (
    BuktiDukung,
    EkspektasiKhusus,
    Iki,
    LampiranSkp,
    PakaiBukti,
    Realisasi,
    Rhk,
    Skp,
    UmpanBalik,
    VersiSkp,
)
from skp_app.models.umpan_balik import Hubungan

SEKALI = 1500  # SKP per batch
CATATAN_PENGEMBALIAN = "Target indikator terakhir belum sejalan dengan rencana kerja unit. Mohon disesuaikan."
KOLOM_SKP = (
    "id", "kode", "periode_id", "pegawai_id", "penempatan_id", "unit_id", "penilai_id", "penempatan_penilai_id",
    "unit_penilai_id", "atasan_penilai_id", "penempatan_atasan_id", "alasan_penilai", "mulai", "selesai", "keluarga",
    "pendekatan", "memimpin_unit", "status", "versi", "catatan_pengembalian", "sidik_diajukan", "sidik_ditetapkan",
    "salinan", "nomor_dokumen", "dibuat_pada", "diajukan_pada", "ditetapkan_pada",
)  # fmt: skip
KOLOM_EVALUASI = (
    "id", "kode", "skp_id", "periode_evaluasi_id", "penilai_id", "unit_capaian_id", "status", "rating_hasil",
    "rating_perilaku", "predikat", "catatan", "capaian", "capaian_tahun_lalu", "saran_hasil", "saran_alasan",
    "alasan_menyimpang", "salinan",
    "sidik", "nomor_dokumen", "dinilai_pada", "ditetapkan_pada", "disampaikan_pada", "diterima_pada",
    "batas_penyerahan", "batas_pengembalian",
)  # fmt: skip
SETEL_STATUS = "UPDATE skp_app_skp SET status = %s WHERE id = ANY(%s)"
ACUAN = {"DEFERRED": "SET CONSTRAINTS ALL DEFERRED", "IMMEDIATE": "SET CONSTRAINTS ALL IMMEDIATE"}
TUTUP = """
INSERT INTO skp_app_penutupanperiode (skp_id, periode_evaluasi_id, ditutup_pada)
SELECT skp_id, periode_evaluasi_id, ditetapkan_pada FROM evaluasi_evaluasi WHERE salinan IS NOT NULL
ON CONFLICT DO NOTHING
"""
REKOMENDASI = """
INSERT INTO skp_app_rekomendasi (pegawai_id, periode_evaluasi_id, isi, ditulis_pada)
SELECT s.pegawai_id, e.periode_evaluasi_id, e.catatan, e.ditetapkan_pada
FROM evaluasi_evaluasi e JOIN skp_app_skp s ON s.id = e.skp_id WHERE e.salinan IS NOT NULL AND e.catatan <> ''
ORDER BY s.mulai DESC ON CONFLICT DO NOTHING
"""


class Gudang:
    """Gathers a batch, and writes it in the background while the next one is being thought out."""

    def __init__(self, nomor: Nomor, batas: Any) -> None:
        self.nomor, self.batas = nomor, batas
        self.urut = 0
        self.isi: list[tuple[BarisSkp, Catatan]] = []
        sambungan = connections[DEFAULT_DB_ALIAS]
        sambungan.inc_thread_sharing()
        # One connection, one transaction: psycopg lets only one thread at a time speak.
        self.penulis = ThreadPoolExecutor(1, initializer=_bersama, initargs=(sambungan,))
        self.berjalan: Future | None = None

    def terima(self, skp: BarisSkp, catatan: Catatan) -> None:
        self.isi.append((skp, catatan))
        if len(self.isi) >= SEKALI:
            self._serahkan()

    def _serahkan(self) -> None:
        self._tunggu()
        self.berjalan = self.penulis.submit(self._tulis, self.isi)
        self.isi = []

    def _tunggu(self) -> None:
        """Raises what went wrong in the background."""
        if self.berjalan:
            self.berjalan.result()

    def tutup(self) -> None:
        """Write what is left, and come back when everything is stored."""
        self._serahkan()
        self.penulis.shutdown()
        connection.dec_thread_sharing()
        self._tunggu()

    def _tulis(self, isi: list[tuple[BarisSkp, Catatan]]) -> None:
        """References are checked at the end of the batch: an RHK may lean on an IKI that is written after it."""
        _periksa_acuan("DEFERRED")
        self._tulis_skp([s for s, _ in isi])
        self._ukur()
        self._tulis_catatan(isi)
        _periksa_acuan("IMMEDIATE")

    def _ukur(self) -> None:
        """Statistics after 1, 2, 4, 8 ... batches: the triggers plan their queries as if the tables were empty."""
        self.urut += 1
        if self.urut & (self.urut - 1) == 0:
            with connection.cursor() as kursor:
                kursor.execute("ANALYZE skp_app_skp, skp_app_rhk, skp_app_iki, skp_app_penutupanperiode")

    def _tulis_skp(self, skp: list[BarisSkp]) -> None:
        salin(Skp, KOLOM_SKP, map(_skp, skp))
        salin(Rhk, ("id", "skp_id", "jenis", "urutan", "teks", "penugasan_dari", "intervensi_rhk_id",
                    "intervensi_iki_id", "salinan_rhk", "salinan_iki"), _rhk(skp))  # fmt: skip
        salin(Iki, ("id", "rhk_id", "urutan", "teks", "target", "aspek", "perspektif"), _iki(skp))
        salin(EkspektasiKhusus, ("skp_id", "nilai", "urutan", "teks"), _butir(skp, "ekspektasi"))
        salin(LampiranSkp, ("skp_id", "jenis", "urutan", "teks"), _butir(skp, "lampiran"))
        salin(VersiSkp, ("skp_id", "nomor", "peristiwa", "isi", "sidik", "oleh_id", "pada"), _versi(skp))
        _setel_status(skp)

    def _tulis_catatan(self, isi: list[tuple[BarisSkp, Catatan]]) -> None:
        salin(Realisasi, ("id", "iki_id", "periode_evaluasi_id", "jenis", "teks", "sumber_data", "kendala",
                          "diubah_pada"), _realisasi(isi))  # fmt: skip
        salin(BuktiDukung, ("id", "kode", "pemilik_id", "jenis", "judul", "tautan", "lokasi", "kesehatan",
                            "dibuat_pada"), _bukti(isi))  # fmt: skip
        salin(PakaiBukti, ("bukti_id", "realisasi_id", "dipakai_pada"), _pakai_bukti(isi))
        salin(UmpanBalik, ("skp_id", "periode_evaluasi_id", "iki_id", "perilaku", "pemberi_id", "hubungan", "sebutan",
                           "jalur", "bentuk", "nada", "isi", "dikirim_pada"), _umpan_balik(isi))  # fmt: skip
        salin(Evaluasi, KOLOM_EVALUASI, self._evaluasi(isi))
        salin(TandaRhk, ("evaluasi_id", "rhk_id", "nilai"), _tanda(isi))

    def _evaluasi(self, isi: list[tuple[BarisSkp, Catatan]]) -> Iterator[tuple[Any, ...]]:
        for skp, catatan in isi:
            for e in catatan.evaluasi:
                yield (
                    e.id, e.kode, skp.id, e.periode.pk, skp.penilai.pegawai_id, skp.unit_penilai.pk, e.status, e.hasil,
                    e.perilaku, e.predikat, e.catatan, e.capaian.predikat, e.capaian.tahun_lalu, *e.saran,
                    e.alasan_menyimpang, e.salinan,
                    e.sidik, e.nomor, e.dinilai, e.ditetapkan, e.disampaikan, e.diterima, *self.batas(e),
                )  # fmt: skip


def _bersama(sambungan: Any) -> None:
    """The writing thread uses the connection of the one who asked."""
    connections[DEFAULT_DB_ALIAS] = sambungan


def _periksa_acuan(kapan: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute(ACUAN[kapan])


def tutup_periode() -> None:
    """Every set evaluation closes the documentation of its period, and recommends something."""
    with connection.cursor() as kursor:
        kursor.execute(TUTUP)
        kursor.execute(REKOMENDASI)


def _skp(s: BarisSkp) -> tuple[Any, ...]:
    atasan = s.atasan
    return (
        s.id, s.kode, s.periode.pk, s.pegawai.pk, s.penempatan.pk, s.penempatan.unit_id, s.penilai.pegawai_id,
        s.penilai.pk, s.unit_penilai.pk, atasan and atasan.pegawai_id, atasan and atasan.pk, s.alasan, s.mulai,
        s.periode.selesai, s.keluarga, s.pendekatan, s.penempatan.memimpin, Status.DRAF, 1 + len(s.rhk),
        CATATAN_PENGEMBALIAN if s.status == Status.DIKEMBALIKAN else "", s.sidik if s.diajukan else "",
        s.sidik if s.ditetapkan else "", s.salinan_teks, s.nomor_dokumen, s.dibuat, s.diajukan,
        s.ditetapkan,
    )  # fmt: skip


def _rhk(skp: list[BarisSkp]) -> Iterator[tuple[Any, ...]]:
    for s in skp:
        for urutan, r in enumerate(s.rhk, start=1):
            atas = r.intervensi
            kata = (atas.teks, atas.iki[0].teks) if atas else ("", "")
            yield r.id, s.id, r.jenis, urutan, r.teks, r.penugasan, atas and atas.id, atas and atas.iki[0].id, *kata


def _iki(skp: list[BarisSkp]) -> Iterator[tuple[Any, ...]]:
    for s in skp:
        for r in s.rhk:
            for urutan, i in enumerate(r.iki, start=1):
                yield i.id, r.id, urutan, i.teks, i.target, i.aspek, i.perspektif


def _butir(skp: list[BarisSkp], jenis: str) -> Iterator[tuple[Any, ...]]:
    for s in skp:
        for kunci, baris in getattr(s, jenis).items():
            for urutan, teks in enumerate(baris, start=1):
                yield s.id, kunci, urutan, teks


def _versi(skp: list[BarisSkp]) -> Iterator[tuple[Any, ...]]:
    for s in skp:
        if s.diajukan:
            yield s.id, 1, "ajukan", s.isi, s.sidik, s.pegawai.pk, s.diajukan
        if s.ditetapkan:
            yield s.id, 2, "tetapkan", s.isi, s.sidik, s.penilai.pegawai_id, s.ditetapkan


def _setel_status(skp: list[BarisSkp]) -> None:
    per_status = defaultdict(list)
    for s in skp:
        per_status[s.status].append(s.id)
    with connection.cursor() as kursor:
        for status, pk in per_status.items():
            kursor.execute(SETEL_STATUS, [status, pk])


def _realisasi(isi: list[tuple[BarisSkp, Catatan]]) -> Iterator[tuple[Any, ...]]:
    for _, catatan in isi:
        for r in catatan.realisasi:
            yield r.id, r.iki, r.periode, r.jenis, r.teks, r.sumber, r.kendala, r.pada


def _bukti(isi: list[tuple[BarisSkp, Catatan]]) -> Iterator[tuple[Any, ...]]:
    for skp, catatan in isi:
        for pk, nomor in catatan.bukti:
            depan = (pk, f"{pk:016x}", skp.pegawai.pk)
            if nomor % 2:
                tautan = f"https://berkas.sukamaju.example/bukti/{nomor}"
                yield *depan, "tautan", "Laporan kemajuan bulanan", tautan, "", "belum", now()
            else:
                yield *depan, "unit", "Berita acara kegiatan", "", f"Map {nomor}, ruang arsip", "unit", now()


def _pakai_bukti(isi: list[tuple[BarisSkp, Catatan]]) -> Iterator[tuple[Any, ...]]:
    for _, catatan in isi:
        for pk, nomor in catatan.bukti:
            yield pk, nomor, now()


def _umpan_balik(isi: list[tuple[BarisSkp, Catatan]]) -> Iterator[tuple[Any, ...]]:
    for skp, catatan in isi:
        for u in catatan.umpan_balik:
            sendiri = u.sebutan == Hubungan.PIMPINAN.cetak  # the others' words were recorded by the penilai
            jenis = (
                (Hubungan.PIMPINAN, "sendiri", "berkala")
                if sendiri
                else (Hubungan.REKAN_SETINGKAT, "dicatat", "insidentil")
            )
            hubungan, jalur, bentuk = jenis
            yield (
                skp.id, u.periode, u.iki, u.perilaku, skp.penilai.pegawai_id, hubungan, u.sebutan, jalur, bentuk,
                u.nada, u.isi, u.pada,
            )  # fmt: skip


def _tanda(isi: list[tuple[BarisSkp, Catatan]]) -> Iterator[tuple[Any, ...]]:
    for _, catatan in isi:
        for e in catatan.evaluasi:
            for rhk, nilai in e.tanda.items():
                yield e.id, rhk, nilai
