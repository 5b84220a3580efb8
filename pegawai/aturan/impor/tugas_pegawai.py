"""The post of a person and who assesses him."""

from dataclasses import replace

from pegawai.aturan.impor import identitas
from pegawai.aturan.impor import kolom_pegawai as k
from pegawai.aturan.impor.baris_pegawai import BarisPegawai
from pegawai.aturan.impor.dasar import (
    PERINGATAN,
    TERIMA,
)
from pegawai.aturan.impor.jabatan import hampir_sama
from pegawai.aturan.impor.nilai import catat, teks_bebas
from pegawai.aturan.impor.teks import kosong, kunci, mirip_rumus, rapi


class Tugas(BarisPegawai):
    """Post and superior of one row."""

    def _jabatan(self, unit: str | None) -> None:
        sel_id, sel_nama = self.sel(k.JABATAN_ID), self.sel(k.JABATAN)
        if sel_id is None and sel_nama is None:
            return
        id_jabatan = self.ambil(k.JABATAN_ID, identitas.baca_id(k.JABATAN_ID, sel_id or ""))
        if sel_id is None or not id_jabatan:
            self.nilai.pop(k.JABATAN_ID, None)
        tulisan = self._teks_jabatan(sel_nama)
        if id_jabatan:
            self._jabatan_dari_id(id_jabatan, sel_id or "", sel_nama or "", tulisan)
        elif tulisan:
            self._jabatan_dari_nama(sel_nama or "", tulisan, unit)

    def _teks_jabatan(self, sel: str | None) -> str | None:
        if sel is None:
            return None
        terbaca = teks_bebas(k.JABATAN, sel)
        if mirip_rumus(sel) and self.acuan.jabatan:
            return rapi(sel)[:255]
        return self.ambil(k.JABATAN, terbaca)

    def _jabatan_dari_id(self, id_jabatan: str, sel_id: str, sel_nama: str, tulisan: str | None) -> None:
        post = self.acuan.jabatan.get(id_jabatan)
        if post is None:
            if self.acuan.jabatan:
                kalimat = "JABATAN ID tidak ada di referensi; impor referensi jabatan dulu. Nama di berkas dipakai."
                self.catat(k.JABATAN_ID, sel_id, "JABATAN_ID_TAK_DIKENAL", kalimat, PERINGATAN, id_jabatan)
            return
        self.nilai[k.JABATAN] = post.nama
        if len(self.berkas.kepala.get(id_jabatan, ())) > 1:
            kalimat = f"Dua orang tercatat sebagai {post.nama}; penilai bawahan unit itu masuk antrean sampai dipilih."
            self.catat(k.JABATAN_ID, sel_id, "DUA_KEPALA", kalimat, PERINGATAN, id_jabatan)
        if not tulisan or tulisan == post.nama:
            return
        if hampir_sama(tulisan, post.nama):
            kalimat = "JABATAN ID menentukan; ejaan nama mengikuti referensi."
            self.catat(k.JABATAN, sel_nama, "JABATAN_EJAAN", kalimat, TERIMA, post.nama)
        else:
            kalimat = "JABATAN ID menentukan; nama di berkas diabaikan."
            self.catat(k.JABATAN, sel_nama, "JABATAN_ID_NAMA_BEDA", kalimat, PERINGATAN, post.nama)

    def _jabatan_dari_nama(self, sel: str, tulisan: str, unit: str | None) -> None:
        peta = self.berkas.peta_jabatan
        if post := peta.persis(tulisan, unit):
            self.nilai[k.JABATAN_ID], self.nilai[k.JABATAN] = post.id, post.nama
            if post.nama != str(sel):
                kalimat = "Ejaan nama jabatan mengikuti referensi."
                self.catat(k.JABATAN, sel, "JABATAN_EJAAN", kalimat, TERIMA, post.nama)
        elif self.acuan.jabatan and not peta.dikenal(tulisan):
            self._jabatan_mirip(sel, tulisan)

    def _jabatan_mirip(self, sel: str, tulisan: str) -> None:
        self.nilai.pop(k.JABATAN, None)
        post = self.berkas.peta_jabatan.mirip(tulisan, self.nilai.get(k.GOLONGAN))
        if post is None:
            self.nilai[k.JABATAN] = tulisan
            kalimat = "Nama jabatan tidak ada di referensi; disimpan apa adanya, diperiksa petugas."
            self.catat(k.JABATAN, sel, "JABATAN_TAK_DIKENAL", kalimat, PERINGATAN, tulisan)
            return
        kalimat = "Nama jabatan tidak persis ada di referensi; usulan harus dikonfirmasi."
        catatan = catat(k.JABATAN, sel, "JABATAN_MIRIP", kalimat, PERINGATAN, post.nama, perlu_klik=True)
        self.catatan.append(replace(catatan, isian=((k.JABATAN_ID, post.id), (k.JABATAN, post.nama))))

    # by whom -----------------------------------------------------------------------------------
    def _penilai(self) -> None:
        sel = self.sel(k.NIP_ATASAN)
        if sel is None:
            return
        if kosong(sel):
            if self._atasan_non_asn():
                kalimat = "Atasan tidak punya NIP: diterima sebagai pejabat penilai non-ASN."
                self.catat(k.NIP_ATASAN, sel, "PENILAI_TANPA_NIP", kalimat, TERIMA)
            return
        terbaca = identitas.baca(k.NIP_ATASAN, sel, wajib=False)
        if terbaca.nilai is None:
            sebab = terbaca.catatan[0]
            kalimat = f"{sebab.kalimat} NIP atasan diabaikan, penilai diturunkan dari pohon unit."
            self.catatan.append(replace(sebab, kalimat=kalimat))
        else:
            self._penilai_bernip(sel, terbaca.nilai)

    def _penilai_bernip(self, sel: str, atasan: str) -> None:
        if atasan == self.nip:
            kalimat = "Atasan adalah dirinya sendiri: diabaikan, penilai diturunkan dari pohon unit."
            self.catat(k.NIP_ATASAN, sel, "PENILAI_DIRI_SENDIRI", kalimat, PERINGATAN)
        elif self.berkas.atasan.get(atasan) == self.nip:
            kalimat = "Dua pegawai saling menjadi atasan: diabaikan, penilai diturunkan dari pohon unit."
            self.catat(k.NIP_ATASAN, sel, "PENILAI_LINGKARAN", kalimat, PERINGATAN)
        elif atasan not in self.acuan.pegawai and atasan not in self.berkas.sidik:
            kalimat = "Atasan tidak ada di data instansi ini: disimpan sebagai usulan penilai luar, masuk antrean."
            self.catat(k.NIP_ATASAN, sel, "PENILAI_LUAR_INSTANSI", kalimat, PERINGATAN, atasan)
        else:
            self.nilai[k.NIP_ATASAN] = atasan

    def _atasan_non_asn(self) -> bool:
        atasan = kunci(self.sel(k.NAMA_ATASAN) or "")
        if not atasan:
            return False
        dikenal = {kunci(p.get(kolom) or "") for p in self.acuan.pejabat_non_asn for kolom in ("NAMA", "JABATAN")}
        return atasan in dikenal or atasan.split(" ")[0] in {"bupati", "wali", "walikota", "gubernur", "menteri"}
