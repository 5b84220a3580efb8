"""The lembar progres as its pages show it: days with their rows, what greys them, hints, sums."""

from collections import defaultdict
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple
from uuid import UUID, uuid4

from django.utils.timezone import localdate

from pegawai.templatetags.tampilan import tanggal
from skp_app.alur import kalender, lembar_jumlah, rutin
from skp_app.alur.kaitan import Kaitan, kait
from skp_app.alur.lembar import Masa
from skp_app.aturan.lembar import (
    KOLOM,
    LABEL,
    Bulan,
    Jadwal,
    baca_baris,
    menit,
    sebagai_teks,
    tulis_hari,
    tulis_menit,
    tumpang_tindih,
)
from skp_app.models import BarisTertahan, CatatanHarian


class Bidang(NamedTuple):
    """One cell of one row."""

    nama: str
    label: str
    nilai: str
    salah: str
    kelas: str

    @property
    def panjang(self):
        return self.nama == "kegiatan"


class Baris(NamedTuple):
    """One row of the grid; `sebutan` tells people which one a field belongs to."""

    kunci: UUID
    versi: int
    teks: dict[str, str]
    nomor: str = ""  # of its RHK or IKI
    terhubung: bool = True
    salah: dict[str, str] = {}
    bentrok: object = None
    tertahan: bool = False
    baru: bool = False
    sebutan: str = ""
    kait: str = ""
    catatan: object = None

    @property
    def awalan(self):
        return f"b-{self.kunci.hex}"

    @property
    def bidang(self):
        return [
            Bidang(nama, LABEL[nama], self.teks.get(nama, ""), self.salah.get(nama, ""), f"k-{nama.replace('_', '-')}")
            for nama in KOLOM
        ]

    @property
    def lain(self):
        """Sentences of fields that the grid does not show."""
        return [kalimat for nama, kalimat in self.salah.items() if nama not in KOLOM]


class HariLembar(NamedTuple):
    """One day with its rows."""

    hari: kalender.Hari
    baris: list[Baris]
    ditutup: str
    belum_tiba: bool
    jam: str
    petunjuk: list[str]
    rutin: list
    kemarin: bool  # is there a day before that could be copied?

    @property
    def tanggal(self):
        return self.hari.tanggal

    @property
    def kode(self):
        """The day of the month, as its place on the page is called."""
        return f"{self.tanggal:%d}"

    @property
    def nama(self):
        """What greys the day."""
        return " · ".join(filter(None, [self.hari.libur, self.hari.pergi]))

    @property
    def terbuka(self):
        return not (self.ditutup or self.belum_tiba)

    @property
    def terisi(self):
        return any(not b.baru for b in self.baris)


class LembarBulan:
    """A month of one person. `kiriman` shows what was typed instead of what is stored."""

    def __init__(self, pegawai, bulan, kiriman=None):
        self.pegawai, self.bulan, self.kiriman = pegawai, bulan, kiriman
        self.hari_ini = localdate()
        self._hari = bulan.hari()

    @cached_property
    def masa(self):
        return Masa(self.pegawai, [self.bulan.awal, self.bulan.akhir])

    @cached_property
    def kaitan(self):
        return Kaitan.milik(self.pegawai, self.bulan.awal, self.bulan.akhir)

    @cached_property
    def catatan(self):
        rentang = (self.bulan.awal, self.bulan.akhir)
        return list(
            CatatanHarian.objects.filter(pegawai=self.pegawai, tanggal__range=rentang).prefetch_related(
                "pakai_bukti__bukti"
            )
        )

    @cached_property
    def kalender(self):
        return kalender.kalender(self.pegawai, self._hari)

    @cached_property
    def tawaran(self):
        return rutin.tawaran(self.pegawai, self.kalender, self.masa)

    @property
    def jumlah_tawaran(self):
        return sum(map(len, self.tawaran.values()))

    @cached_property
    def terbuka(self):
        """May anything be written in this month?"""
        return any(h <= self.hari_ini and not self.masa.alasan(h) for h in self._hari)

    def hari(self):
        per_hari = defaultdict(list)
        for c in self.catatan:
            per_hari[c.tanggal].append(c)
        return [self._satu_hari(h, per_hari, kosong=1) for h in self._hari]

    def _satu_hari(self, tanggal, per_hari, kosong):
        hari, catatan = self.kalender[tanggal], per_hari[tanggal]
        ditutup, nanti = self.masa.alasan(tanggal), tanggal > self.hari_ini
        baris = [self._baris(c) for c in catatan]
        if not ditutup and not nanti and (hari.kerja or catatan):
            baris += [_kosong(tanggal) for _ in range(kosong)]
        kemarin = hari.kerja and not (catatan or ditutup or nanti) and self._kemarin(tanggal, per_hari)
        jam, petunjuk = keterangan(catatan, hari)
        return HariLembar(hari, baris, ditutup, nanti, jam, petunjuk, self.tawaran.get(tanggal, []), kemarin)

    def _kemarin(self, tanggal, per_hari):
        """Whether there is a day to copy; on the first working day of the month it may lie in the month before."""
        lalu = [h for h in self._hari if h < tanggal and self.kalender[h].kerja]
        return not lalu or any(per_hari[h] for h in lalu)

    def _baris(self, c):
        terkirim = self.kiriman.tertahan(c.kunci) if self.kiriman else None
        if terkirim:
            return terkirim
        return baris_tersimpan(c, self.kaitan)

    @cached_property
    def tertahan(self):
        """Rows that wait, red, with the reason as it is today; what was typed now comes first."""
        semua = BarisTertahan.objects.filter(pegawai=self.pegawai, bulan=self.bulan.awal)
        hasil = [self._tertahan(b.kunci, b.isi) for b in semua]
        sudah = {b.kunci for b in hasil}
        return hasil + [b for b in (self.kiriman.baru_tertahan if self.kiriman else []) if b.kunci not in sudah]

    def _tertahan(self, kunci, isi):
        terkirim = self.kiriman.tertahan(kunci) if self.kiriman else None
        if terkirim:
            return terkirim._replace(tertahan=True)
        bacaan = baca_baris(isi, hari_ini=self.hari_ini)
        salah = bacaan.salah or {"tanggal": self.masa.alasan(bacaan.isi.tanggal) or "Simpan lagi baris ini."}
        return Baris(kunci, 0, isi, salah=salah, tertahan=True, sebutan="baris yang belum masuk")

    def belum_terhubung(self):
        """[(words, how many rows)] that name no line of the SKP yet."""
        hitung = defaultdict(int)
        for c in self.catatan:
            if not c.terhubung and c.rencana_aksi:
                hitung[c.rencana_aksi] += 1
        return sorted(hitung.items(), key=lambda b: -b[1])

    def jumlah(self):
        """The sums of every SKP of the month."""
        return [j for skp in self.kaitan.skp for j in lembar_jumlah.daftar(skp, self.bulan.awal, self.bulan.akhir)]

    @property
    def ringkasan(self):
        """{working days with rows, working days so far}"""
        kerja = [h for h, k in self.kalender.items() if k.kerja and h <= self.hari_ini and self.masa.pada(h)]
        terisi = {c.tanggal for c in self.catatan}
        return {"hari_kerja": len(kerja), "terisi": len(terisi & set(kerja)), "baris": len(self.catatan)}

    def pita(self):
        """The months of the year of this sheet."""
        return [Bulan(self.bulan.tahun, n) for n in range(1, 13)]


def baris_tersimpan(catatan, kaitan):
    garis = catatan.garis_iki or catatan.garis_rhk
    teks = sebagai_teks(catatan.isi) | {"rencana_aksi": kaitan.sebut(catatan), "catatan": catatan.catatan}
    nomor = "luar" if catatan.di_luar_rhk else kaitan.nomor.get(garis, "")
    return Baris(
        catatan.kunci, catatan.versi, teks, nomor=nomor, terhubung=catatan.terhubung or not catatan.rencana_aksi,
        sebutan=f"{tanggal(catatan.tanggal, 'pendek')}, {catatan.kegiatan[:40]}", kait=kait(catatan).nilai,
        catatan=catatan,
    )  # fmt: skip


def _kosong(hari):
    return Baris(uuid4(), 0, {"tanggal": tulis_hari(hari)}, baru=True, sebutan=f"baris baru {tanggal(hari, 'pendek')}")


def keterangan(catatan, hari):
    """(sum of hours, hints) of one day; nothing of it refuses anything."""
    jadwal = [Jadwal(c.jam_mulai, c.jam_selesai, c.kegiatan) for c in catatan if c.jam_mulai]
    petunjuk = [
        f"Jam {b.kegiatan[:40]} ({b.mulai:%H.%M}) bertumpuk dengan {a.kegiatan[:40]} (sampai {a.selesai:%H.%M})."
        for a, b in tumpang_tindih(jadwal)
    ]
    if catatan and not hari.kerja:
        petunjuk.append("Ada catatan pada hari yang bukan hari kerja Anda.")
    return tulis_menit(menit(jadwal)) if jadwal else "", petunjuk


class LembarHari(LembarBulan):
    """One day, for a phone: the same rows, one more empty one, nothing of the rest of the month."""

    def __init__(self, pegawai, hari, kiriman=None):
        super().__init__(pegawai, Bulan.dari(hari), kiriman)
        self.tanggal = hari
        self._hari = [hari]
        self.hari_sebelum, self.hari_sesudah = hari - timedelta(days=1), hari + timedelta(days=1)

    @cached_property
    def masa(self):
        return Masa(self.pegawai, [self.tanggal])

    @cached_property
    def kaitan(self):
        return Kaitan.milik(self.pegawai, self.tanggal, self.tanggal)

    @cached_property
    def catatan(self):
        milik = CatatanHarian.objects.filter(pegawai=self.pegawai, tanggal=self.tanggal)
        return list(milik.prefetch_related("pakai_bukti__bukti"))

    def satu(self):
        """The day, first what may be written next; a day off has an empty row too, as nothing else could open one."""
        hari = self._satu_hari(self.tanggal, defaultdict(list, {self.tanggal: self.catatan}), kosong=0)
        baris = [*hari.baris, *(self.kiriman.baru_tertahan if self.kiriman else [])]
        if hari.terbuka and not any(b.tertahan for b in baris):
            baris.insert(0, _kosong(self.tanggal))
        return hari._replace(baris=baris)
