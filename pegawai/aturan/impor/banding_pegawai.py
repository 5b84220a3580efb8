"""A row against what is known of the same person."""

from pegawai.aturan.impor import golongan, nama
from pegawai.aturan.impor import kolom_pegawai as k
from pegawai.aturan.impor.baris_pegawai import BarisPegawai
from pegawai.aturan.impor.dasar import PERINGATAN, TERIMA, TOLAK

TELITI = {  # columns whose change is told
    k.NAMA, k.DEPAN, k.BELAKANG, k.LAHIR, k.KELAMIN, k.KEDUDUKAN, k.GOLONGAN, k.TMT_GOLONGAN, k.JABATAN_ID, k.JABATAN,
    k.TMT_JABATAN, k.UNOR_ID, k.EMAIL, k.EMAIL_GOV, k.HP, k.TMT_CPNS, k.TMT_PNS, k.TURUNAN_JENIS, k.NIP_ATASAN,
}  # fmt: skip


class Banding(BarisPegawai):
    """What changes, what an older file must not change, who may be whom."""

    def _bandingkan(self) -> None:
        if self.nip is None:
            return
        dikenal = self._dikenal_sebagai()
        lama = self.acuan.pegawai.get(dikenal or "")
        if lama is None or dikenal is None:
            self._mungkin_sama()
            return
        saat = self.acuan.data_dari.get(dikenal)
        usang = saat is not None and self.acuan.tanggal_unduh is not None and self.acuan.tanggal_unduh < saat
        if dikenal != self.nip:
            self._nip_lain(dikenal, usang)
        if usang:
            self.catatan = [c for c in self.catatan if not c.perlu_klik]  # what is known is newer
        else:
            self._golongan_mundur(lama)
        for kolom, baru in list(self.nilai.items()):
            if kolom != k.NIP and kolom in lama and lama[kolom] != baru:
                self._berbeda(kolom, lama.get(kolom), baru, usang)

    def _dikenal_sebagai(self) -> str | None:
        """The NIP under which we know him: by the PNS ID, else by the NIP itself. Two people never become one."""
        pns_id = self.nilai.get(k.PNS_ID) or ""
        menurut_id = self.acuan.nip_siasn.get(pns_id)
        dipakai = self.nip if self.nip in self.acuan.pegawai else None
        if len(self.berkas.nip_pns.get(pns_id, ())) > 1:
            kalimat = "PNS ID yang sama dipakai dua NIP di berkas ini; kedua baris ditolak sampai dipilih."
            self.catat(k.PNS_ID, self.sel(k.PNS_ID) or "", "PNS_ID_GANDA", kalimat, TOLAK)
        elif menurut_id and dipakai and menurut_id != dipakai:
            kalimat = "PNS ID milik seorang pegawai, NIP milik pegawai lain; baris ditolak sampai diperiksa."
            self.catat(k.NIP, self.sel(k.NIP) or "", "NIP_MILIK_LAIN", kalimat, TOLAK)
        elif dipakai and not menurut_id and pns_id and self.acuan.pegawai[dipakai].get(k.PNS_ID):
            kalimat = "PNS ID berbeda dengan data untuk NIP yang sama: PNS ID lama tetap, diperiksa petugas."
            self.catat(k.PNS_ID, self.sel(k.PNS_ID) or "", "PNS_ID_BEDA", kalimat, PERINGATAN)
            self.nilai.pop(k.PNS_ID)
        return menurut_id or dipakai

    def _nip_lain(self, dikenal: str, usang: bool) -> None:
        sel = self.sel(k.NIP) or ""
        if usang:
            kalimat = "Berkas lebih lama daripada data: NIP yang lebih baru tetap."
            self.catat(k.NIP, sel, "BERKAS_LEBIH_LAMA", kalimat, PERINGATAN, dikenal)
            self.nilai[k.NIP] = dikenal
        else:
            kalimat = "PNS ID sama, NIP berbeda: orang yang sama dengan NIP diperbaiki; tidak membuat orang baru."
            self.catat(k.NIP, sel, "NIP_BERUBAH", kalimat, PERINGATAN, self.nip)

    def _golongan_mundur(self, lama: dict[str, str | None]) -> None:
        baru, dulu = self.nilai.get(k.GOLONGAN), lama.get(k.GOLONGAN)
        tmt_baru, tmt_dulu = self.nilai.get(k.TMT_GOLONGAN), lama.get(k.TMT_GOLONGAN)
        if -1 < golongan.urutan(baru) < golongan.urutan(dulu) and tmt_baru and tmt_dulu and tmt_baru < tmt_dulu:
            kalimat = "Golongan lebih rendah dengan TMT lebih lama daripada data: nilai lama tetap, diperiksa petugas."
            self.catat(k.GOLONGAN, self.sel(k.GOLONGAN) or "", "DATA_MUNDUR", kalimat, PERINGATAN, dulu)
            self.nilai.pop(k.GOLONGAN)
            self.nilai.pop(k.TMT_GOLONGAN)

    def _berbeda(self, kolom: str, dulu: str | None, baru: str | None, usang: bool) -> None:
        if baru is None and not any(c.kolom == kolom for c in self.catatan):
            self.nilai.pop(kolom)  # an empty cell never wipes what is known; a dash does
        elif kolom not in TELITI and not usang:
            return
        elif usang:
            self.nilai.pop(kolom)
            if kolom in TELITI:
                kalimat = "Berkas lebih lama daripada data: nilai yang lebih baru tetap."
                self.catat(kolom, self.sel(kolom) or "", "BERKAS_LEBIH_LAMA", kalimat, PERINGATAN, dulu)
        elif dulu is not None:
            kode = "BERUBAH_UNIT" if kolom == k.UNOR_ID else "BERUBAH"
            kalimat = "Pindah unit; SKP yang berjalan ikut ditutup." if kode == "BERUBAH_UNIT" else "Nilai berubah."
            self.catat(kolom, self.sel(kolom) or "", kode, kalimat, TERIMA, baru)

    def _mungkin_sama(self) -> None:
        lahir = self.nilai.get(k.LAHIR)
        kunci_orang = nama.kunci_orang(self.nilai.get(k.NAMA), lahir)
        if kunci_orang and self.berkas.orang.get(kunci_orang, set()) - {self.nip}:
            kalimat = (
                "Nama dan tanggal lahir sama dengan pegawai lain: mungkin orang yang sama (PPPK menjadi CPNS). "
                "Diterima, masuk antrean pencocokan."
            )
            self.catat(
                k.NAMA, self.sel(k.NAMA) or "", "MUNGKIN_ORANG_SAMA", kalimat, PERINGATAN, self.nilai.get(k.NAMA)
            )
