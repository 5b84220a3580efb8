"""A table of people, row by row: the SIASN exports of PNS, PPPK and PPPK paruh waktu, SIMPEG, lists of a desk.

Only a missing or unreadable identity, name or unit refuses a row; whatever else cannot be read stays as it is. Beside
the columns of the file a row tells `JENIS PEGAWAI` (pns, cpns, pppk, pppk_paruh_waktu).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from pegawai.aturan.impor import golongan, identitas, ihwal, nama
from pegawai.aturan.impor import kolom_pegawai as k
from pegawai.aturan.impor.banding_pegawai import Banding
from pegawai.aturan.impor.baris_pegawai import Berkas, aktif, keluarga
from pegawai.aturan.impor.dasar import (
    GANDA_SAMA,
    PERINGATAN,
    TERIMA,
    TOLAK,
    Acuan,
    BarisHasil,
    Catatan,
    Jenis,
    PetaBaris,
    Susulan,
    Tabel,
    putusan,
)
from pegawai.aturan.impor.kepala import hasil_bukan_data
from pegawai.aturan.impor.nilai import catat, teks_bebas
from pegawai.aturan.impor.teks import mirip_rumus, rapi
from pegawai.aturan.impor.tempat_pegawai import Tempat
from pegawai.aturan.impor.tugas_pegawai import Tugas
from pegawai.aturan.impor.unit import PetaUnit
from pegawai.aturan.impor.waktu_pegawai import Waktu
from pegawai.aturan.kepegawaian import JenisPegawai

NAMA_KOLOM = (k.NAMA, k.DEPAN, k.BELAKANG)


class _Orang(Waktu, Tempat, Tugas, Banding):
    """One row, from its shape to what is known of the person."""

    def hasil(self) -> BarisHasil:
        if salah := self._bentuk_baris():
            return salah
        self._identitas()
        self._nama()
        self._ihwal()
        self._tanggal()
        self._golongan()
        unit = self._unit()
        self._jabatan(unit)
        self._penilai()
        self._sisanya()
        self._umur()
        self._bandingkan()
        self._ganda()
        catatan = tuple(self.catatan)
        hasil = putusan(catatan)
        return BarisHasil(self.baris[0], hasil, {} if hasil == TOLAK else self.nilai, catatan, self.mentah())

    def _bentuk_baris(self) -> BarisHasil | None:
        nomor, sel = self.baris
        lebar = len(self.berkas.tabel.kepala)
        if len(sel) > lebar and any(rapi(s) for s in sel[lebar:]):
            kalimat = f"Baris berisi {len(sel)} kolom, kepala {lebar}: kolom mungkin bergeser."
            return BarisHasil(nomor, TOLAK, {}, (catat("", "", "BARIS_PANJANG", kalimat, TOLAK),), self.mentah())
        if len(sel) < lebar:
            kalimat = f"Baris berisi {len(sel)} dari {lebar} kolom; kolom yang tidak ada dianggap tidak berubah."
            self.catat("", "", "BARIS_PENDEK", kalimat, PERINGATAN)
        if not self.berkas.tabel.lembar and any('"' in s and "\n" in s for s in sel):
            kalimat = "Kutip ganda dan baris baru di dalam sel yang dikutip bukan pemisah."
            self.catat("", "", "KUTIP_BARIS_BARU", kalimat, TERIMA)
        return None

    # who ---------------------------------------------------------------------------------------
    def _identitas(self) -> None:
        sel = self.sel(k.NIP) or ""
        self.nip = self.ambil(k.NIP, identitas.baca(k.NIP, sel))
        tertulis = ihwal.jenis_pegawai(self.sel(k.JENIS) or "", self.sel(k.STATUS) or "")
        dikenal = self.acuan.pegawai.get(self.nip or "", {}).get(k.TURUNAN_JENIS)
        self.jenis = tertulis or dikenal or _jenis_dari_nip(self.nip)
        if self.jenis and (tertulis or not dikenal):  # a number never makes a CPNS a PNS
            self.nilai[k.TURUNAN_JENIS] = str(self.jenis)
        if self.nip:
            self.catatan += identitas.janggal(k.NIP, self.nip, self.jenis, tertulis is not None).catatan
        jenis = self.sel(k.JENIS)
        if jenis and tertulis and self.berkas.terselip(tertulis):
            kalimat = f"{tertulis.cetak} terselip di berkas ini: jenis mengikuti baris, bukan nama berkas."
            self.catat(k.JENIS, jenis, "JENIS_DARI_BARIS", kalimat, TERIMA, rapi(jenis))
        for kolom in (k.JENIS, k.STATUS, k.JENIS_JABATAN_ID, k.JENIS_JABATAN, k.ESELON_ID, k.ESELON):
            if (isi := self.sel(kolom)) is not None:
                self.ambil(kolom, teks_bebas(kolom, isi))
        if (isi := self.sel(k.PNS_ID)) is not None:
            self.nilai[k.PNS_ID] = rapi(isi).upper() or None

    def _ganda(self) -> None:
        baris = self.berkas.sidik.get(self.nip or "", {})
        if len(baris) < 2:
            return
        sel = self.sel(k.NIP) or ""
        if len(set(baris.values())) > 1:
            kalimat = "NIP sama muncul lebih dari sekali dengan isi berbeda; semua barisnya ditolak sampai dipilih."
            self.catat(k.NIP, sel, "NIP_GANDA_BEDA", kalimat, TOLAK)
        elif self.baris[0] != min(baris):
            kalimat = "NIP dan isi sama persis dengan baris lain; baris kedua diabaikan."
            self.catat(k.NIP, sel, GANDA_SAMA, kalimat, PERINGATAN, self.nip)

    def _nama(self) -> None:
        tiga = nama.baca(NAMA_KOLOM, (self.sel(k.NAMA) or "", self.sel(k.DEPAN), self.sel(k.BELAKANG)))
        self.ambil(k.NAMA, tiga.nama)
        self.ambil(k.DEPAN, tiga.depan)
        self.ambil(k.BELAKANG, tiga.belakang)

    def _ihwal(self) -> None:
        if (sel := self.sel(k.KELAMIN)) is not None:
            self.ambil(k.KELAMIN, ihwal.kelamin(k.KELAMIN, sel, self.nip))
        if (sel := self.sel(k.KEDUDUKAN)) is not None:
            self.ambil(k.KEDUDUKAN, ihwal.kedudukan(k.KEDUDUKAN, sel))
        for kolom in (k.EMAIL, k.EMAIL_GOV):
            if (sel := self.sel(kolom)) is not None:
                self.ambil(kolom, ihwal.surel(kolom, sel))
        if (sel := self.sel(k.HP)) is not None:
            self.ambil(k.HP, ihwal.hp(k.HP, sel))

    def _golongan(self) -> None:
        if (sel := self.sel(k.GOLONGAN)) is not None:
            self.ambil(k.GOLONGAN, golongan.baca(k.GOLONGAN, sel, self.jenis))

    def _sisanya(self) -> None:
        if (sel := self.sel(k.LOKASI)) is not None:
            self.ambil(k.LOKASI, teks_bebas(k.LOKASI, sel))
        for kolom in k.RAHASIA:
            sel = self.sel(kolom)
            if sel and (mirip_rumus(sel) or kolom == "NIK" and not re.fullmatch(r"\d{16}", sel)):
                kalimat = f"{kolom} tidak disimpan, jadi bentuknya tidak menggugurkan baris."
                self.catat(kolom, "", "KOLOM_TIDAK_DISIMPAN", kalimat, TERIMA)


def _jenis_dari_nip(nip: str | None) -> JenisPegawai | None:
    """Where no column says it: a PPPK has no month in his number."""
    if nip is None:
        return None
    return JenisPegawai.PNS if "01" <= nip[12:14] <= "12" else JenisPegawai.PPPK


def periksa(tabel: Tabel, letak: PetaBaris, acuan: Acuan) -> Iterator[BarisHasil]:
    berkas = Berkas(tabel, letak, acuan)
    for baris in tabel.baris:
        yield _Orang(berkas, baris).hasil() if berkas.data(baris) else hasil_bukan_data(baris)


def serap(acuan: Acuan, hasil: BarisHasil) -> None:
    nip = hasil.nilai[k.NIP]
    assert nip is not None  # noqa: S101
    pns_id = hasil.nilai.get(k.PNS_ID)
    dulu = acuan.nip_siasn.get(pns_id or "", nip)
    nilai = {**acuan.pegawai.pop(dulu, {}), **hasil.nilai}
    saat = acuan.tanggal_unduh or acuan.hari_ini
    acuan.data_dari[nip] = max(saat, acuan.data_dari.pop(dulu, saat))
    acuan.pegawai[nip] = nilai
    if pns_id:
        acuan.nip_siasn[pns_id] = nip


def susulan(hasil: Sequence[BarisHasil], acuan: Acuan) -> list[Susulan]:
    """People of the same kind and the same perangkat daerah whom a newer file no longer holds.

    `acuan` is that before the file was taken in.
    """
    saat = acuan.tanggal_unduh or acuan.hari_ini
    peta = PetaUnit(acuan)
    ada, opd, jenis = set(), set(), Counter[str]()
    for satu in hasil:
        ada |= {identitas.baca(k.NIP, satu.mentah.get(k.NIP, "")).nilai, satu.nilai.get(k.NIP)}
        ada.add(acuan.nip_siasn.get(rapi(satu.mentah.get(k.PNS_ID, "")).upper()))
        opd.add(_opd(peta, satu.nilai.get(k.UNOR_ID)))
        if satu.nilai.get(k.TURUNAN_JENIS):
            jenis[keluarga(satu.nilai[k.TURUNAN_JENIS])] += 1
    if not jenis:
        return []
    terbanyak = jenis.most_common(1)[0][0]
    kalimat = "Tidak ada lagi di berkas terbaru: diberi tanda, diperiksa petugas."
    catatan = Catatan("", "HILANG", "", None, kalimat, PERINGATAN)
    return [
        Susulan(nip, catatan)
        for nip, nilai in acuan.pegawai.items()
        if nip not in ada
        and keluarga(nilai.get(k.TURUNAN_JENIS)) == terbanyak
        and aktif(nilai)
        and acuan.data_dari.get(nip, date.min) < saat
        and (tempat := _opd(peta, nilai.get(k.UNOR_ID))) is not None
        and tempat in opd
    ]


def _opd(peta: PetaUnit, id_unit: str | None) -> str | None:
    """The perangkat daerah of a unit: what stands right below the root."""
    leluhur = list(peta.leluhur(id_unit)) if id_unit else []
    return leluhur[max(len(leluhur) - 2, 0)] if leluhur else None


PEGAWAI = Jenis("pegawai", "Pegawai", k.KOLOM, k.NIP, periksa, serap, susulan)
