"""Birth and TMT of a person, measured by what his NIP tells."""

from datetime import date, timedelta

from pegawai.aturan.impor import ihwal, tanggal
from pegawai.aturan.impor import kolom_pegawai as k
from pegawai.aturan.impor.baris_pegawai import BarisPegawai, keluarga
from pegawai.aturan.impor.dasar import (
    PERINGATAN,
)
from pegawai.aturan.impor.jabatan import jenjang_dari_nama
from pegawai.aturan.impor.nilai import benar, buntu, ragu
from pegawai.aturan.impor.teks import rapi

JAUH = timedelta(days=2 * 366)  # nobody knows a TMT two years ahead
DEWASA = 17
PENGGANTI = date(1900, 1, 1)
BUP_UMUM, BUP_PIMPINAN_TINGGI = 58, 60
BUP_JENJANG = {"MA": 60, "UT": 65}


class Waktu(BarisPegawai):
    """Dates, and the age of retirement."""

    def _tanggal(self) -> None:
        menurut_nip = date(int(self.nip[:4]), int(self.nip[4:6]), int(self.nip[6:8])) if self.nip else None
        self.lahir = menurut_nip
        if (sel := self.sel(k.LAHIR)) is not None:
            self.lahir = self._tanggal_lahir(sel, menurut_nip) or menurut_nip
        for kolom in k.TMT:
            if (sel := self.sel(kolom)) is not None:
                self._tmt(kolom, sel)

    def _tanggal_lahir(self, sel: str, menurut_nip: date | None) -> date | None:
        terbaca = tanggal.baca(sel)
        if terbaca.hari and menurut_nip and terbaca.hari != menurut_nip == terbaca.lain:
            return self._bulan_dulu(k.LAHIR, sel, menurut_nip)
        if terbaca.hari is None or terbaca.hari == PENGGANTI:
            self._tanpa_tanggal(k.LAHIR, sel, terbaca)
            return None
        if terbaca.hari > self.acuan.hari_ini:
            self._buang(k.LAHIR, sel, "TANGGAL_MASA_DEPAN", "Tanggal lahir di masa depan; kolom tidak diubah.")
            return None
        self._terima_tanggal(k.LAHIR, sel, terbaca)
        if menurut_nip and terbaca.hari != menurut_nip:
            kalimat = "Tanggal lahir berbeda dengan NIP; nilai kolom dipakai, diperiksa petugas."
            bersih, usulan = terbaca.hari.isoformat(), menurut_nip.isoformat()
            self.catatan += ragu(k.LAHIR, sel, bersih, "LAHIR_BEDA_NIP", kalimat, usulan).catatan
        return terbaca.hari

    def _tmt(self, kolom: str, sel: str) -> None:
        terbaca = tanggal.baca(sel)
        awal = self._awal_menurut_nip() if kolom == k.TMT_CPNS else None
        if terbaca.hari and awal and not _sebulan(terbaca.hari, awal) and terbaca.lain == awal:
            self._bulan_dulu(kolom, sel, awal)
        elif terbaca.hari is None:
            self._tanpa_tanggal(kolom, sel, terbaca)
        elif terbaca.hari > self.acuan.hari_ini + JAUH:
            self._buang(kolom, sel, "TANGGAL_MASA_DEPAN", "Tanggal jauh di masa depan; kolom tidak diubah.")
        elif terbaca.hari == PENGGANTI:
            self._buang(kolom, sel, "TANGGAL_PENGGANTI", "01-01-1900 adalah pengganti kosong; dianggap kosong.")
        elif self.lahir and terbaca.hari.year - self.lahir.year < DEWASA:
            kalimat = f"{rapi(sel)} sebelum pegawai berumur {DEWASA} tahun; dianggap kosong."
            self._buang(kolom, sel, "TANGGAL_PENGGANTI", kalimat)
        else:
            self._terima_tanggal(kolom, sel, terbaca)
            if awal and not _sebulan(terbaca.hari, awal):
                kalimat = "TMT CPNS berbeda dengan NIP; nilai kolom dipakai, diperiksa petugas."
                bersih = terbaca.hari.isoformat()
                self.catatan += ragu(kolom, sel, bersih, "TMT_BEDA_NIP", kalimat, awal.isoformat()).catatan

    def _awal_menurut_nip(self) -> date | None:
        """The month that the NIP of a PNS tells; those of a PPPK tell none."""
        if not self.nip or keluarga(self.jenis) == "pppk" or not "01" <= self.nip[12:14] <= "12":
            return None
        tahun = int(self.nip[8:12])
        return date(tahun, int(self.nip[12:14]), 1) if 1900 <= tahun <= 2100 else None

    def _bulan_dulu(self, kolom: str, sel: str, hari: date) -> date:
        kalimat = "Dibaca hari/bulan bertentangan dengan NIP; urutan bulan/hari cocok dengan NIP dan dipakai."
        bersih = hari.isoformat()
        self.ambil(kolom, ragu(kolom, sel, bersih, "TANGGAL_BULAN_DULU", kalimat, bersih))
        return hari

    def _tanpa_tanggal(self, kolom: str, sel: str, terbaca: tanggal.Terbaca) -> None:
        if terbaca.hari == PENGGANTI:
            self._buang(kolom, sel, "TANGGAL_PENGGANTI", "01-01-1900 adalah pengganti kosong; dianggap kosong.")
        elif terbaca.terbaca:
            self.ambil(kolom, benar(kolom, sel, None, terbaca.kode, terbaca.kalimat))
        else:
            self._buang(kolom, sel, terbaca.kode, terbaca.kalimat)

    def _buang(self, kolom: str, sel: str, kode: str, kalimat: str) -> None:
        self.ambil(kolom, buntu(kolom, sel, kode, kalimat))

    def _terima_tanggal(self, kolom: str, sel: str, terbaca: tanggal.Terbaca) -> None:
        assert terbaca.hari is not None  # noqa: S101
        bersih = terbaca.hari.isoformat()
        self.nilai[kolom] = bersih
        if terbaca.kode:
            self.catat(kolom, sel, terbaca.kode, terbaca.kalimat, terbaca.tingkat, bersih)

    def _umur(self) -> None:
        """Still at work though past the age of retirement (PP 11/2017 Pasal 239)."""
        kedudukan = self.nilai.get(k.KEDUDUKAN)
        if self.lahir is None or self.sel(k.LAHIR) is None or ihwal.akhir_kedudukan(kedudukan):
            return
        bup = self._bup()
        hari_ini = self.acuan.hari_ini
        umur = hari_ini.year - self.lahir.year - ((hari_ini.month, hari_ini.day) < (self.lahir.month, self.lahir.day))
        if umur > bup:
            kalimat = f"Umur {umur} tahun, batas usia pensiun {bup}, tetapi masih aktif: diperiksa petugas."
            bersih = self.nilai.get(k.LAHIR)
            self.catat(k.LAHIR, self.sel(k.LAHIR) or "", "LEWAT_BUP", kalimat, PERINGATAN, bersih)

    def _bup(self) -> int:
        post = self.acuan.jabatan.get(self.nilai.get(k.JABATAN_ID) or "")
        if post and post.bup:
            return post.bup
        eselon = (post.eselon if post else None) or self.nilai.get(k.ESELON_ID) or ""
        if post and post.jenis == "struktural" or eselon:
            return BUP_PIMPINAN_TINGGI if eselon[:1] in ("1", "2") else BUP_UMUM
        return BUP_JENJANG.get(jenjang_dari_nama(self.nilai.get(k.JABATAN) or "") or "", BUP_UMUM)


def _sebulan(satu: date, lain: date) -> bool:
    return (satu.year, satu.month) == (lain.year, lain.month)
