"""Rows of the lembar progres that came with a form: those that can be stored are, the others are shown again."""

import re
from uuid import UUID

from django.utils.timezone import localdate, localtime

from pegawai.penolakan import IsianKeliru, VersiBasi
from skp_app.alur import lembar, lembar_masuk
from skp_app.alur.kaitan import Pengait
from skp_app.alur.kalender import kalender
from skp_app.alur.lembar import Kiriman
from skp_app.aturan.lembar import KOLOM, LABEL, baca_baris, sebagai_teks, tulis_bilangan, tulis_hari, tulis_jam
from skp_app.models import CatatanHarian
from skp_app.views.lembar import Banding
from skp_app.views.lembar_rupa import Baris, keterangan

NAMA = re.compile(r"b-([0-9a-f]{32})-versi")
BIDANG = (*KOLOM, "catatan", "kait")
VERSI_TERBESAR = 2**31 - 1
TERBANYAK = 300  # rows in one form
HILANG = "Baris ini sudah dihapus dari tempat lain. Simpan lagi untuk menuliskannya sebagai baris baru."


class KirimanLembar:
    """`pakai=<key>:<version>` says "my text over that stored version", `buang=<key>` "the stored one"."""

    def __init__(self, data, oleh, hanya=None):
        self.oleh = oleh
        buang = set(data.getlist("buang"))
        kunci = [c[1] for nama in data if (c := NAMA.fullmatch(nama)) and c[1] not in buang][:TERBANYAK]
        self.kunci = [UUID(k) for k in kunci if hanya in (None, UUID(k))]
        self.teks = {k: _teks(data, k) for k in self.kunci}
        self.versi = {k: _versi(data.get(f"b-{k.hex}-versi", "")) for k in self.kunci} | dict(_pakai(data))
        self.salah, self.bentrok, self.hasil = {}, {}, None
        self.ada = {c.kunci: c for c in CatatanHarian.objects.filter(pegawai=oleh, kunci__in=self.kunci)}

    def simpan(self):
        """Raises IsianKeliru or VersiBasi when a row could not be stored; the others are."""
        baris = {k: self._lengkap(k) for k in self.kunci if self._berisi(k)}
        bacaan = {k: baca_baris(teks, hari_ini=localdate()) for k, teks in baris.items()}
        self.salah = {k: b.salah for k, b in bacaan.items() if b.salah}
        sah = {k: b.isi for k, b in bacaan.items() if b.isi}
        self.hasil = lembar.simpan(self.oleh, self._kiriman(sah))
        self.salah |= self.hasil.salah | {k: {"kegiatan": HILANG} for k in self.hasil.hilang}
        self.versi |= dict.fromkeys(self.hasil.hilang, 0)
        self.bentrok = {b.kunci: b for b in self.hasil.bentrok}
        for k in self.salah:
            lembar_masuk.tahan_lagi(self.oleh, k, self.teks[k])
        self._pastikan_lengkap()

    def _berisi(self, kunci):
        """A new row in which nothing was typed is no row."""
        teks = {n: t for n, t in self.teks[kunci].items() if n not in {"tanggal", "kait"}}
        return kunci in self.ada or bool(self.versi[kunci]) or any(t.strip() for t in teks.values())

    def _lengkap(self, kunci):
        """What was sent upon what is stored: a door may show some columns only."""
        ada = self.ada.get(kunci)
        dasar = sebagai_teks(ada.isi) | {"catatan": ada.catatan} if ada else {}
        return dasar | self.teks[kunci]

    def _kiriman(self, sah):
        if not sah:
            return []
        hari = {i.tanggal for i in sah.values()}
        pengait = Pengait(self.oleh, min(hari), max(hari))
        hasil = []
        for k, isi in sah.items():
            try:
                isi, kait = self._kait(pengait, k, isi)
            except IsianKeliru as alasan:
                self.salah[k] = {"kait": alasan.kalimat}
            else:
                hasil.append(Kiriman(k, self.versi[k], isi, kait))
        return hasil

    def _kait(self, pengait, kunci, isi):
        ada = self.ada.get(kunci)
        if "kait" in self.teks[kunci]:  # picked from a list
            kait = pengait.kaitan.baca(self.teks[kunci]["kait"], isi.tanggal)
            return isi._replace(rencana_aksi=ada.rencana_aksi if ada else ""), kait
        if ada and "rencana_aksi" not in self.teks[kunci]:
            isi = isi._replace(rencana_aksi=pengait.kaitan.sebut(ada))
        return pengait.kait(isi, ada)

    def _pastikan_lengkap(self):
        if self.salah:
            raise IsianKeliru("Sebagian baris belum tersimpan. Perbaiki yang ditandai, lalu simpan lagi.", self.keluhan)
        if self.bentrok:
            raise VersiBasi("Baris yang ditandai juga diubah dari tempat lain. Pilih versi yang dipakai.")

    @property
    def keluhan(self):
        """{field name: sentence}"""
        return {f"b-{k.hex}-{n}": kalimat for k, salah in self.salah.items() for n, kalimat in salah.items()}

    def tertahan(self, kunci):
        """The row that the page has to show instead of what is stored, or None."""
        if kunci not in self.salah and kunci not in self.bentrok:
            return None
        teks = self._lengkap(kunci)
        return Baris(
            kunci, self.versi[kunci], teks, salah=self.salah.get(kunci, {}), bentrok=self.banding(kunci),
            sebutan=teks.get("kegiatan", "")[:40] or "baris ini", kait=teks.get("kait", ""),
        )  # fmt: skip

    @property
    def baru_tertahan(self):
        """New rows with mistakes: nothing is stored of them yet."""
        return [self.tertahan(k)._replace(tertahan=True) for k in self.salah if k not in self.ada]

    def banding(self, kunci):
        """Both texts of a stale row, or None."""
        if kunci not in self.bentrok:
            return None
        b = self.bentrok[kunci]
        bidang = [(LABEL[n], _tertulis(b.dikirim[n]), _tertulis(b.tersimpan[n])) for n in b.dikirim if n in LABEL]
        return Banding(kunci.hex, b.versi, "Baris ini", bidang)

    def kabar(self):
        """What an autosave tells the page: versions, lines, and the hours and hints of the days it touched."""
        baris = {k.hex: {"versi": v} for k, v in (self.hasil.versi if self.hasil else {}).items()}
        return {"jam": f"{localtime():%H.%M}", "baris": baris, "hari": self._hari()}

    def _hari(self):
        kini = CatatanHarian.objects.filter(pegawai=self.oleh, kunci__in=self.kunci)
        hari = set(kini.values_list("tanggal", flat=True)) | {c.tanggal for c in self.ada.values()}
        catatan = list(CatatanHarian.objects.filter(pegawai=self.oleh, tanggal__in=hari)) if hari else []
        keadaan = kalender(self.oleh, hari) if hari else {}
        hasil = {}
        for h in hari:
            jam, petunjuk = keterangan([c for c in catatan if c.tanggal == h], keadaan[h])
            hasil[str(h)] = {"jam": jam, "petunjuk": " ".join(petunjuk)}
        return hasil


def _teks(data, kunci):
    nama = {b: f"b-{kunci.hex}-{b}" for b in BIDANG}
    return {b: data[n].replace("\r\n", "\n") for b, n in nama.items() if n in data}


def _versi(teks):
    return min(int(teks), VERSI_TERBESAR) if teks.isascii() and teks.isdigit() and len(teks) < 12 else 0


def _pakai(data):
    for nilai in data.getlist("pakai"):
        kunci, _, versi = nilai.partition(":")
        if re.fullmatch("[0-9a-f]{32}", kunci):
            yield UUID(kunci), _versi(versi)


def _tertulis(nilai):
    if hasattr(nilai, "hour"):
        return tulis_jam(nilai)
    if hasattr(nilai, "day"):
        return tulis_hari(nilai)
    return tulis_bilangan(nilai) if hasattr(nilai, "as_tuple") else nilai
