"""The regency as rows that are not stored yet: units, people, accounts, jabatan and two years of placements."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from random import Random
from secrets import token_hex
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils.timezone import now

from evaluasi.demo.orang import PERAN_STAF, TOKOH, TOKOH_KEPALA, Orang, Pencatat, dari_tokoh, peran_kepala
from evaluasi.demo.organisasi import BKPSDM, RSUD, RencanaUnit, bagi_staf, daftar_unit
from evaluasi.demo.tulis import Nomor
from pegawai.akun_demo import SANDI_DEMO
from pegawai.aturan.kepegawaian import JenisPenempatan
from pegawai.models import Jabatan, Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.models.kode import ABJAD

PINDAH_SETIAP = 20  # every so many people somebody has moved to another unit this year
TANPA_ID_SIASN = 40  # every so many people one whose key in SIASN nobody has written down
TERTUKAR = ("Puskesmas Sukamaju", "Puskesmas Mekarjaya")  # their heads changed places


class Kabupaten:
    """Everything in memory, linked by objects; `tulis.simpan` stores it."""

    def __init__(self, pegawai: int, hari: date, acak: Random, nomor: Nomor) -> None:
        self.hari, self.acak, self.nomor = hari, acak, nomor
        self.awal = date(hari.year, 1, 1)
        self.akhir_lalu = date(hari.year - 1, 12, 31)
        self.pencatat = Pencatat(acak, hari)
        self.sandi = make_password(SANDI_DEMO)  # once: hashing takes a tenth of a second
        self.unit: dict[str, UnitKerja] = {}
        self.rencana: dict[int, RencanaUnit] = {}  # by primary key of the unit
        self.jabatan: dict[tuple[str, str], Jabatan] = {(j.nama, j.jenis): j for j in Jabatan.objects.all()}
        self.jabatan_baru: list[Jabatan] = []
        self.pegawai: list[Pegawai] = []
        self.pengguna: list[Pengguna] = []
        self.penempatan: list[Penempatan] = []
        self.kepala: dict[str, Pegawai] = {}
        self._isi(pegawai)

    def kode(self) -> str:
        """Public names repeat with the seed, so that a bookmark into the demo survives a new start."""
        return "".join(self.acak.choices(ABJAD, k=16))

    def milik(self, masuk: str) -> Pegawai:
        """The person behind a login."""
        return next(p.pegawai for p in self.pengguna if p.masuk == masuk)

    # The tree and who sits where ---------------------------------------------------------------------
    def _isi(self, jumlah: int) -> None:
        daftar = daftar_unit(jumlah)
        tokoh = [t for t in TOKOH if t.jabatan]
        staf = bagi_staf(daftar, jumlah - len(daftar) - len(tokoh))
        sebelum: dict[str, UnitKerja] = {}  # the last unit whose people hold the same kinds of jabatan
        for rencana, banyak in zip(daftar, staf, strict=True):
            unit = self._unit(rencana)
            self._kepala(unit, rencana)
            for t in tokoh:
                if t.unit == rencana.nama:
                    self._tempatkan_staf(dari_tokoh(t), unit, t.jabatan, t.jenis_jabatan)
            for urut in range(banyak):
                self._staf(unit, rencana, urut, sebelum.get(rencana.isi))
            sebelum[rencana.isi] = unit
        self._tukar_kepala()
        for rencana in daftar:
            self._pengganti(rencana)
        self._pernah_plh()
        self._delegasi()

    def _unit(self, rencana: RencanaUnit) -> UnitKerja:
        induk = self.unit.get(rencana.induk)
        unit = UnitKerja(
            id=self.nomor(UnitKerja), kode=self.kode(), nama=rencana.nama, induk=induk, mandiri=rencana.mandiri,
            unit_cetak=rencana.cetak, tempat=rencana.tempat, daerah=induk is None,
        )  # fmt: skip
        unit.jalur = f"{induk.jalur if induk else ''}{unit.pk:05}."
        unit.kode_unor = f"contoh-unor-{unit.pk}"
        self.unit[unit.nama], self.rencana[unit.pk] = unit, rencana
        return unit

    def _kepala(self, unit: UnitKerja, rencana: RencanaUnit) -> None:
        """The head; where this year's leadership is not definitive, he left at the end of last year."""
        jabatan, jenis = rencana.kepala
        if tokoh := TOKOH_KEPALA.get(rencana.nama):
            orang = dari_tokoh(tokoh)
        else:
            orang = self.pencatat.orang(peran_kepala(jabatan, jenis, rencana.isi, self.acak), kepala=True)
        pegawai = self._pegawai(orang)
        self.kepala[unit.nama] = pegawai
        mulai = date(self.hari.year - self.acak.randint(2, 4), self.acak.randint(1, 12), 1)
        tetap = rencana.kepemimpinan == "definitif"
        pegawai.pengguna.is_active = tetap
        self._penempatan(
            pegawai, unit, jabatan, jenis, memimpin=True, mulai=mulai, selesai=None if tetap else self.akhir_lalu
        )

    def _staf(self, unit: UnitKerja, rencana: RencanaUnit, urut: int, sebelum: UnitKerja | None) -> None:
        pilihan = PERAN_STAF[rencana.isi]
        peran = pilihan[(urut + self.acak.randrange(2)) % len(pilihan)]
        orang = self.pencatat.orang(peran)
        self._tempatkan_staf(orang, unit, peran.jabatan, peran.jenis, dari=sebelum)

    def _tempatkan_staf(
        self, orang: Orang, unit: UnitKerja, jabatan: str, jenis: str, dari: UnitKerja | None = None
    ) -> None:
        pegawai = self._pegawai(orang)
        if orang.baru:
            maret = date(self.hari.year, 3, 1)
            self._penempatan(pegawai, unit, jabatan, jenis, mulai=maret if self.hari >= maret else self.awal)
            return
        mulai = date(self.hari.year - self.acak.randint(2, 5), self.acak.randint(1, 12), 1)
        mulai = max(mulai, orang.angkat or mulai)
        if dari and not orang.surel and len(self.pegawai) % PINDAH_SETIAP == 0:
            self._penempatan(pegawai, dari, jabatan, jenis, mulai=mulai, selesai=self.akhir_lalu)
            mulai = self.awal
        self._penempatan(pegawai, unit, jabatan, jenis, mulai=mulai)

    # Changes at the turn of the year -----------------------------------------------------------------
    def _tukar_kepala(self) -> None:
        satu, dua = (next(p for p in self.penempatan if p.unit.nama == nama and p.memimpin) for nama in TERTUKAR)
        for lama, tujuan in ((satu, dua), (dua, satu)):
            lama.selesai = self.akhir_lalu
            self._penempatan(
                lama.pegawai, tujuan.unit, tujuan.jabatan.nama, tujuan.jabatan.jenis, memimpin=True, mulai=self.awal
            )

    def _pengganti(self, rencana: RencanaUnit) -> None:
        """Who acts since the head has left: a neighbour as Plt, or somebody of the unit as Plh."""
        unit = self.unit[rencana.nama]
        if rencana.kepemimpinan == "plt":
            calon = [n for n in self.unit.values() if n.induk_id == unit.induk_id and n.pk < unit.pk]
            tetap = [n for n in calon if self.rencana[n.pk].kepemimpinan == "definitif"]
            self._bertindak(self.kepala[tetap[-1].nama], rencana, JenisPenempatan.PLT)
        elif rencana.kepemimpinan == "plh":
            orang = (p.pegawai for p in self.penempatan if p.unit is unit and p.selesai is None and not p.memimpin)
            if pegawai := next(orang, None):
                self._bertindak(pegawai, rencana, JenisPenempatan.PLH)

    def _bertindak(self, pegawai: Pegawai, rencana: RencanaUnit, jenis: str, **masa: Any) -> None:
        masa = masa or {"mulai": self.awal}
        self._penempatan(pegawai, self.unit[rencana.nama], *rencana.kepala, jenis=jenis, memimpin=True, **masa)

    def _pernah_plh(self) -> None:
        """Two weeks last year, while the head was away."""
        unit = self.unit[BKPSDM]
        bawahan = self.kepala["Bidang Penilaian Kinerja Aparatur"]
        tahun = self.hari.year - 1
        self._bertindak(
            bawahan, self.rencana[unit.pk], JenisPenempatan.PLH, mulai=date(tahun, 7, 6), selesai=date(tahun, 7, 17)
        )

    def _delegasi(self) -> None:
        """At the hospital the head of an instalasi assesses two colleagues by delegation (Lampiran p. 89 A.7)."""
        orang = [p for p in self.penempatan if p.unit.nama == RSUD and not p.memimpin and p.mulai < self.awal]
        tetap = [p for p in orang if p.selesai is None]
        if len(tetap) >= 3:
            for p in tetap[1:3]:
                p.penilai_ditunjuk = tetap[0]

    # Rows --------------------------------------------------------------------------------------------
    def _pegawai(self, orang: Orang) -> Pegawai:
        # Only those who are named can log in.
        sandi = self.sandi if orang.surel else f"!{token_hex(20)}"
        pengguna = Pengguna(id=self.nomor(Pengguna), masuk=orang.masuk, password=sandi, dibuat_pada=now())
        pegawai = Pegawai(
            id=self.nomor(Pegawai), kode=self.kode(), pengguna=pengguna, nip=orang.nip, nama=orang.nama,
            jenis=orang.jenis, golongan=orang.golongan, gelar_depan=orang.gelar_depan,
            gelar_belakang=orang.gelar_belakang, surel=orang.surel,
        )  # fmt: skip
        # SIASN knows nearly everybody; who is left shows on the list of what is missing.
        if orang.nip and pegawai.pk % TANPA_ID_SIASN:
            pegawai.id_siasn = f"contoh-pns-{pegawai.pk}"
        self.pengguna.append(pengguna)
        self.pegawai.append(pegawai)
        return pegawai

    def _penempatan(self, pegawai: Pegawai, unit: UnitKerja, jabatan: str, jenis_jabatan: str, **isian: Any) -> None:
        self.penempatan.append(
            Penempatan(
                id=self.nomor(Penempatan),
                pegawai=pegawai,
                unit=unit,
                jabatan=self._jabatan(jabatan, jenis_jabatan),
                **isian,
            )  # fmt: skip
        )

    def _jabatan(self, nama: str, jenis: str) -> Jabatan:
        if (nama, jenis) not in self.jabatan:
            self.jabatan[nama, jenis] = Jabatan(id=self.nomor(Jabatan), nama=nama, jenis=jenis)
            self.jabatan_baru.append(self.jabatan[nama, jenis])
        return self.jabatan[nama, jenis]

    def susun_penempatan(self) -> Iterator[list[Penempatan]]:
        """The definitive placements of each person, oldest first."""
        milik = defaultdict(list)
        for p in self.penempatan:
            if p.jenis == JenisPenempatan.DEFINITIF:
                milik[p.pegawai_id].append(p)
        yield from milik.values()
