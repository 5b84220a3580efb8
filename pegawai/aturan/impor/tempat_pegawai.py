"""Where a person belongs: by the id of the unit, by its name, or by the place where he works."""

from dataclasses import replace

from pegawai.aturan.impor import identitas
from pegawai.aturan.impor import kolom_pegawai as k
from pegawai.aturan.impor.baris_pegawai import BarisPegawai
from pegawai.aturan.impor.dasar import (
    PERINGATAN,
    TERIMA,
    TOLAK,
)
from pegawai.aturan.impor.nilai import buntu, catat
from pegawai.aturan.impor.teks import kosong, kunci, rapi
from pegawai.aturan.impor.unit import mandiri


class Tempat(BarisPegawai):
    """The unit of one row; it is refused when nobody can know it."""

    def _unit(self) -> str | None:
        """The unit, as far as it needs no click; the row is refused when nobody can know it."""
        sel_id, sel_nama = self.sel(k.UNOR_ID), self.sel(k.UNOR)
        if sel_id is None and sel_nama is None and self.nip in self.acuan.pegawai:
            return None
        terbaca = identitas.baca_id(k.UNOR_ID, sel_id or "", tolak_galat=True)
        self.catatan += terbaca.catatan
        if terbaca.ditolak:
            return None
        if terbaca.nilai:
            return self._unit_dari_id(terbaca.nilai, sel_id or "", rapi(sel_nama or ""))
        kolom = k.UNOR_ID if sel_id is not None else k.UNOR
        if kosong(sel_nama or ""):
            kalimat = "Pegawai tanpa unit tidak dapat ditempatkan."
            self.catat(kolom, sel_id or "", "UNOR_KOSONG", kalimat, TOLAK)
            return None
        return self._unit_dari_nama(kolom, sel_id if sel_id else sel_nama or "", rapi(sel_nama or ""))

    def _unit_dari_id(self, id_unit: str, sel: str, nama_unit: str) -> str | None:
        if id_unit in self.acuan.unit_ditolak and id_unit not in self.acuan.unit:
            kalimat = "Unit ini ditolak saat impor hierarki; perbaiki hierarki dulu."
            self.catat(k.UNOR_ID, sel, "UNOR_DITOLAK", kalimat, TOLAK)
            return None
        unit = self.acuan.unit.get(id_unit)
        if unit is None:
            kalimat = f"Unit '{nama_unit[:80]}' tidak ada di hierarki; impor hierarki dulu."
            self.catat(k.UNOR_ID, sel, "UNOR_TIDAK_DIKENAL", kalimat, TOLAK)
            return None
        if unit.digabung_ke and unit.digabung_ke in self.acuan.unit:
            penerus = self.acuan.unit[unit.digabung_ke]
            kalimat = f"Unit telah digabung ke {penerus.nama}; usulan penempatan ke sana."
            self._perlu_klik(k.UNOR_ID, sel, "UNOR_DIGABUNG", kalimat, penerus.id)
            return None
        if not unit.aktif:
            kalimat = "Unit sudah tidak aktif; penempatan diterima dengan tanda, penilai masuk antrean."
            self.catat(k.UNOR_ID, sel, "UNOR_NONAKTIF", kalimat, PERINGATAN, id_unit)
        if nama_unit and kunci(nama_unit) != kunci(unit.nama):
            kalimat = "UNOR ID menentukan; nama di berkas tidak dipakai."
            self.catat(k.UNOR, nama_unit, "UNOR_NAMA_BEDA", kalimat, TERIMA, unit.nama)
        return self._ditempatkan(k.UNOR_ID, sel, id_unit)

    def _unit_dari_nama(self, kolom: str, sel: str, nama_unit: str) -> str | None:
        opd = rapi(self.sel(k.OPD) or "")
        calon = self.berkas.peta_unit.bernama(nama_unit, opd)
        if not calon:
            self._unit_tak_dikenal(kolom, sel, nama_unit)
            return None
        if len(calon) > 1:
            di_mana = f"ada {len(calon)} di {opd}" if opd else f"dipakai {len(calon)} unit"
            awal = "" if kolom == k.UNOR else "UNOR ID kosong dan "
            kalimat = f"{awal}nama '{nama_unit}' {di_mana}; pilih unitnya."
            self.catat(kolom, sel, "UNOR_NAMA_GANDA", kalimat[0].upper() + kalimat[1:], TOLAK)
            return None
        if len(self.berkas.peta_unit.bernama(nama_unit)) > 1:
            kalimat = "Nama unit berulang, tetapi hanya satu di perangkat daerah itu; diusulkan."
            self._perlu_klik(kolom, sel, "UNOR_DARI_NAMA_OPD", kalimat, calon[0])
            return None
        if not opd:
            kalimat = "UNOR ID kosong; nama unit hanya ada satu, diusulkan."
            self._perlu_klik(kolom, sel, "UNOR_DARI_NAMA", kalimat, calon[0])
            return None
        ditempatkan = self._ditempatkan(kolom, sel, calon[0])
        if ditempatkan:
            kalimat = "Nama unit hanya ada satu dan perangkat daerahnya cocok; dipakai."
            self.catat(kolom, sel, "UNOR_DARI_NAMA", kalimat, TERIMA, calon[0])
        return ditempatkan

    def _unit_tak_dikenal(self, kolom: str, sel: str, nama_unit: str) -> None:
        peta = self.berkas.peta_unit
        if peta.pernah_ditolak(nama_unit):
            kalimat = "Unit ini ditolak saat impor hierarki; perbaiki hierarki dulu."
            self.catat(kolom, sel, "UNOR_DITOLAK", kalimat, TOLAK)
            return
        usulan = peta.usulan(nama_unit)
        maksud = f" Maksudnya {self.acuan.unit[usulan].nama}?" if usulan else ""
        if kunci(nama_unit).startswith("tim "):
            maksud = " Tim kerja bukan unit organisasi; ketua tim tetap perlu unit asalnya."
        kalimat = f"Unit '{nama_unit[:80]}' tidak ada.{maksud}"
        self.catatan += buntu(kolom, sel, "UNOR_TIDAK_DIKENAL", kalimat, usulan, tolak=True).catatan

    def _perlu_klik(
        self, kolom: str, sel: str, kode: str, kalimat: str, bersih: str, usulan: str | None = None
    ) -> None:
        """A unit that counts only once somebody confirmed it."""
        catatan = catat(kolom, sel, kode, kalimat, PERINGATAN, bersih, usulan=usulan, perlu_klik=True)
        isian = ((k.UNOR_ID, bersih),)
        self.catatan.append(replace(catatan, isian=isian, isian_usulan=((k.UNOR_ID, usulan),) if usulan else ()))

    def _ditempatkan(self, kolom: str, sel: str, id_unit: str) -> str | None:
        """In this unit, unless the row shows that he works in another one below it."""
        lain = self._tempat_tugas(id_unit)
        if lain is None:
            self.nilai[k.UNOR_ID] = id_unit
            return id_unit
        unit, tempat = self.acuan.unit[id_unit], self.acuan.unit[lain]
        kalimat = f"Unor adalah {unit.nama}, tempat kerja {tempat.nama} adalah unit sendiri; usulkan unit itu."
        self._perlu_klik(kolom, sel, "TEMPAT_TUGAS_BEDA_UNOR", kalimat, id_unit, lain)
        return None

    def _tempat_tugas(self, id_unit: str) -> str | None:
        peta = self.berkas.peta_unit
        if id_unit not in peta.berlayanan:
            return None
        if k.LOKASI in self.berkas.letak:
            calon = peta.bernama(rapi(self.sel(k.LOKASI) or ""))
        else:
            # Lists sorted by unit: a service post of the dinas between people of one school or puskesmas.
            tetangga = self.berkas.tetangga(self.baris[0]) if self._jabatan_layanan() else None
            calon = [tetangga] if tetangga else []
        calon = [c for c in calon if c != id_unit and c in self.acuan.unit and peta.di_dalam(c, id_unit)]
        return calon[0] if len(calon) == 1 and mandiri(self.acuan.unit[calon[0]]) else None

    def _jabatan_layanan(self) -> bool:
        post = self.acuan.jabatan.get(identitas.baca_id(k.JABATAN_ID, self.sel(k.JABATAN_ID) or "").nilai or "")
        return post is not None and post.jenis == "fungsional"
