"""The tree of units: `hierarki_unor` (ID, NAMA_UNOR, ID_ATASAN) and the richer `ref_unor` of SIASN.

Rows come in any order. A unit without id or name, or in a circle, is refused; one whose parent is missing is taken
without a parent and waits to be placed.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pegawai.aturan.impor import identitas, nama
from pegawai.aturan.impor.dasar import (
    GANDA_SAMA,
    PERINGATAN,
    TERIMA,
    TOLAK,
    Acuan,
    Baris,
    BarisHasil,
    Catatan,
    Jenis,
    Kolom,
    PetaBaris,
    Tabel,
    Unit,
    putusan,
)
from pegawai.aturan.impor.kepala import bukan_data, hasil_bukan_data
from pegawai.aturan.impor.nilai import Terbaca, catat, teks_bebas
from pegawai.aturan.impor.teks import judulkan, kapital_semua, kosong, kunci, rapi

ID, NAMA, ATASAN, STATUS, KET = "ID", "NAMA_UNOR", "ID_ATASAN", "STATUS", "KET"
PIMPINAN, INDUK_UNOR, ESELON, JABATAN, JENIS_UNOR, CEPAT = (
    "PEMIMPIN PNS ID", "INDUK UNOR ID", "ESELON ID", "NAMA JABATAN", "JENIS UNOR ID", "CEPAT KODE",
)  # fmt: skip
NONAKTIF = frozenset(
    {"nonaktif", "non aktif", "tidak aktif", "tidak", "0", "n", "dihapus", "tutup", "inaktif", "false"}
)
DIGABUNG = re.compile(r"digabung\s+(?:ke|dengan)\s+([0-9A-Fa-f]{32})", re.IGNORECASE)
MENTAH_TERPANJANG = 200

KOLOM_HIERARKI = (
    Kolom(ID, ("KODE UNIT", "UNOR ID", "ID UNOR", "KODE UNOR", "KODE"), wajib=True),
    Kolom(NAMA, ("NAMA UNIT ORGANISASI", "NAMA UNIT", "NAMA UNOR", "UNIT ORGANISASI", "NAMA"), wajib=True),
    Kolom(ATASAN, ("KODE INDUK", "ID INDUK", "INDUK", "ID ATASAN", "DIATASAN ID", "KODE ATASAN"), wajib=True),
    Kolom(STATUS, ("STATUS UNIT", "AKTIF")),
    Kolom(KET, ("KETERANGAN", "CATATAN")),
)
KOLOM_REF = (
    Kolom(ID, ("Id", "UNOR ID"), wajib=True),
    Kolom(NAMA, ("NamaUnor", "NAMA UNOR"), wajib=True),
    Kolom(ATASAN, ("DiatasanId", "DIATASAN ID", "ID ATASAN"), wajib=True),
    Kolom(PIMPINAN, ("PemimpinPnsId",), wajib=True),
    Kolom(JABATAN, ("NamaJabatan",)),
    Kolom(ESELON, ("EselonId",)),
    Kolom(JENIS_UNOR, ("JenisUnorId",)),
    Kolom(INDUK_UNOR, ("IndukUnorId",)),
    Kolom(CEPAT, ("CepatKode",), simpan="tidak"),
    Kolom("INSTANSI ID", ("InstansiId",), simpan="tidak"),
    Kolom(STATUS),
    Kolom(KET, ("KETERANGAN",)),
)
LAIN = (PIMPINAN, INDUK_UNOR, ESELON, JABATAN, JENIS_UNOR)
MANDIRI = frozenset({"5", "6", "7"})  # JenisUnorId of UPTD, school, kecamatan


@dataclass
class _Simpul:
    """One row as a node of the tree to be."""

    baris: Baris
    id: Terbaca
    nama: Terbaca
    sidik: int
    sel_induk: str
    induk: Terbaca

    @property
    def sah(self) -> bool:
        return self.id.nilai is not None and self.nama.nilai is not None


class _Pohon:
    def __init__(self, tabel: Tabel, letak: PetaBaris, acuan: Acuan):
        self.tabel, self.letak, self.acuan = tabel, letak, acuan
        self.utama = [letak[kolom] for kolom in (ID, NAMA) if kolom in letak]
        self.simpul = {b[0]: self._simpul(b) for b in tabel.baris if not bukan_data(b, tabel, self.utama)}
        self.per_id: dict[str, list[_Simpul]] = {}
        self.per_nama: dict[str, set[str]] = {}
        for satu in self.simpul.values():
            if satu.sah:
                self.per_id.setdefault(satu.id.nilai or "", []).append(satu)
                self.per_nama.setdefault(kunci(satu.nama.nilai or ""), set()).add(satu.id.nilai or "")
        for unit in acuan.unit.values():
            self.per_nama.setdefault(kunci(unit.nama), set()).add(unit.id)
        self.beda = {i for i, semua in self.per_id.items() if len({s.sidik for s in semua}) > 1}
        self.lingkaran = self._lingkaran()
        self.puncak = self._puncak()

    def sel(self, baris: Baris, kolom: str) -> str | None:
        tempat = self.letak.get(kolom)
        return baris[1][tempat] if tempat is not None and tempat < len(baris[1]) else None

    def _simpul(self, baris: Baris) -> _Simpul:
        sel_induk = self.sel(baris, ATASAN) or ""
        isi = tuple(rapi(self.sel(baris, kolom) or "") for kolom in self.letak)
        id_unit = identitas.baca_id(ID, self.sel(baris, ID) or "", tolak_galat=True)
        return _Simpul(
            baris, id_unit, _nama_unit(self.sel(baris, NAMA) or ""), hash(isi), sel_induk,
            identitas.baca_id(ATASAN, "" if kosong(sel_induk) else sel_induk),
        )  # fmt: skip

    def induk(self, id_unit: str) -> str | None:
        """The parent that the file gives a unit, else that of the data."""
        if semua := self.per_id.get(id_unit):
            return semua[0].induk.nilai
        return self.acuan.unit[id_unit].induk if id_unit in self.acuan.unit else None

    def _lingkaran(self) -> dict[str, list[str]]:
        """Units that are their own ancestor -> the way round. Each unit is visited once."""
        hasil: dict[str, list[str]] = {}
        selesai: set[str] = set()
        for awal in self.per_id:
            jalan: dict[str, int] = {}
            satu: str | None = awal
            while satu is not None and satu not in selesai and satu not in jalan:
                jalan[satu] = len(jalan)
                satu = self.induk(satu)
            if satu is not None and satu in jalan:
                putaran = list(jalan)[jalan[satu] :]
                for nomor, anggota in enumerate(putaran):
                    hasil[anggota] = [*putaran[nomor:], *putaran[:nomor], anggota]
            selesai |= set(jalan)
        return hasil

    def _puncak(self) -> str | None:
        """The one root: that of the data, else one of the file; of several the one with the most right below it."""
        anak = Counter(u.induk for u in self.acuan.unit.values() if u.induk)
        tercatat = [u.id for u in self.acuan.unit.values() if u.induk is None and u.aktif]
        if not tercatat:
            anak = Counter(atas for i in self.per_id if (atas := self.induk(i)) is not None)
            tercatat = [i for i, semua in self.per_id.items() if not rapi(semua[0].sel_induk)]
        return max(tercatat, key=lambda i: anak[i], default=None)

    def sebut(self, id_unit: str) -> str:
        semua = self.per_id.get(id_unit)
        return (semua[0].nama.nilai if semua else None) or id_unit

    def ditolak(self, id_unit: str) -> bool:
        return id_unit in self.lingkaran or id_unit in self.beda

    def hasil(self, baris: Baris) -> BarisHasil:
        simpul = self.simpul[baris[0]]
        catatan = [*simpul.id.catatan, *simpul.nama.catatan]
        nilai: dict[str, str | None] = {ID: simpul.id.nilai, NAMA: simpul.nama.nilai}
        if simpul.id.nilai is None and not simpul.id.catatan:
            catatan.append(catat(ID, self.sel(baris, ID) or "", "ID_KOSONG", "ID kosong.", TOLAK))
        if simpul.sah:
            catatan += self._ganda(simpul)
            induk, pesan = self._induk(simpul)
            catatan += pesan
            if not any(c.perlu_klik for c in pesan):
                nilai[ATASAN] = induk
            catatan += self._sisanya(baris, nilai)
        hasil = putusan(catatan)
        mentah = {kolom: str(s)[:MENTAH_TERPANJANG] for kolom in self.letak if (s := self.sel(baris, kolom))}
        return BarisHasil(baris[0], hasil, {} if hasil == TOLAK else nilai, tuple(catatan), mentah)

    def _ganda(self, simpul: _Simpul) -> list[Catatan]:
        id_unit = simpul.id.nilai or ""
        sel = self.sel(simpul.baris, ID) or ""
        if id_unit in self.beda:
            kalimat = "ID yang sama dipakai dua unit berbeda; kedua baris ditolak sampai dipilih."
            return [catat(ID, sel, "ID_GANDA_BEDA", kalimat, TOLAK)]
        if self.per_id[id_unit][0] is not simpul:
            kalimat = "Baris yang sama persis muncul dua kali; yang kedua diabaikan."
            return [catat(ID, sel, GANDA_SAMA, kalimat, PERINGATAN, id_unit)]
        return []

    def _induk(self, simpul: _Simpul) -> tuple[str | None, list[Catatan]]:
        """The parent, and what hinders it."""
        sel, id_unit, induk = simpul.sel_induk, simpul.id.nilai or "", simpul.induk.nilai
        if simpul.induk.catatan and not simpul.induk.ada:
            kalimat = f"{simpul.induk.catatan[0].kalimat} Unit diterima tanpa induk dan masuk antrean."
            return None, [catat(ATASAN, sel, simpul.induk.catatan[0].kode, kalimat, PERINGATAN)]
        if induk is None:
            return None, self._tanpa_induk(sel, id_unit)
        if induk == id_unit:
            return None, [catat(ATASAN, sel, "INDUK_DIRI", "Unit menjadi induk dirinya sendiri.", TOLAK)]
        if id_unit in self.lingkaran:
            jalan = " → ".join(self.sebut(i) for i in self.lingkaran[id_unit])
            return None, [catat(ATASAN, sel, "INDUK_LINGKARAN", f"Lingkaran induk: {jalan}.", TOLAK)]
        if self.ditolak(induk) and induk not in self.acuan.unit:
            kalimat = "Induknya ditolak; unit diterima tanpa induk dan masuk antrean."
            return None, [catat(ATASAN, sel, "INDUK_DITOLAK", kalimat, PERINGATAN)]
        if induk in self.per_id or induk in self.acuan.unit:
            return induk, list(simpul.induk.catatan)
        return self._induk_bernama(sel)

    def _tanpa_induk(self, sel: str, id_unit: str) -> list[Catatan]:
        if id_unit == self.puncak or self.puncak is None:
            return []
        kalimat = "Unit kedua tanpa induk; hanya satu puncak yang wajar. Diterima dan ditanyakan."
        return [catat(ATASAN, sel, "AKAR_KEDUA", kalimat, PERINGATAN)]

    def _induk_bernama(self, sel: str) -> tuple[None, list[Catatan]]:
        bernama = self.per_nama.get(kunci(sel), set())
        if len(bernama) == 1:
            induk = next(iter(bernama))
            kalimat = "Induk ditulis dengan nama yang hanya satu; diusulkan."
            catatan = catat(ATASAN, sel, "INDUK_DARI_NAMA", kalimat, PERINGATAN, induk, perlu_klik=True)
            return None, [replace(catatan, isian=((ATASAN, induk),))]
        kalimat = "Induk tidak ada di berkas maupun data; unit diterima tanpa induk dan masuk antrean."
        return None, [catat(ATASAN, sel, "INDUK_TIDAK_ADA", kalimat, PERINGATAN)]

    def _sisanya(self, baris: Baris, nilai: dict[str, str | None]) -> list[Catatan]:
        catatan: list[Catatan] = []
        nilai[STATUS] = "AKTIF"
        gabung = DIGABUNG.search(self.sel(baris, KET) or "")
        if (status := self.sel(baris, STATUS)) is not None and kunci(status) in NONAKTIF:
            nilai[STATUS] = "NONAKTIF"
            if not gabung:
                kalimat = "Unit tidak aktif: disimpan sebagai sejarah, tidak ditawarkan untuk penempatan baru."
                catatan.append(catat(STATUS, status, "UNOR_NONAKTIF", kalimat, PERINGATAN, "NONAKTIF"))
        if gabung:
            penerus = gabung[1].casefold()
            nilai[STATUS], nilai[KET] = "NONAKTIF", penerus
            sebutan = self.acuan.unit[penerus].nama if penerus in self.acuan.unit else self.sebut(penerus)
            kalimat = f"Unit digabung ke {sebutan}; penempatan lama diusulkan ke sana."
            catatan.append(catat(KET, self.sel(baris, KET) or "", "UNOR_DIGABUNG", kalimat, PERINGATAN, penerus))
        for kolom in LAIN:
            if (sel := self.sel(baris, kolom)) is not None:
                baca = teks_bebas if kolom in (JABATAN, ESELON, JENIS_UNOR) else identitas.baca_id
                terbaca = baca(kolom, sel)
                nilai[kolom] = terbaca.nilai and (rapi(sel).upper() if kolom == PIMPINAN else terbaca.nilai)
        return catatan


def _nama_unit(sel: str) -> Terbaca:
    """The name of a unit, tidy; capitals only are written as usual, since the id decides."""
    terbaca = nama.baca_nama(NAMA, sel, "nama unit", nama.TAK_MUNGKIN_BENDA)
    if terbaca.nilai is None or not kapital_semua(terbaca.nilai) or " " not in terbaca.nilai:
        return terbaca
    bersih = judulkan(terbaca.nilai)
    catatan = catat(NAMA, sel, "NAMA_KAPITAL", "Huruf kapital semua; ID menentukan.", TERIMA, bersih)
    return Terbaca(bersih, (*terbaca.catatan, catatan))


def periksa(tabel: Tabel, letak: PetaBaris, acuan: Acuan) -> Iterator[BarisHasil]:
    pohon = _Pohon(tabel, letak, acuan)
    for baris in tabel.baris:
        yield pohon.hasil(baris) if baris[0] in pohon.simpul else hasil_bukan_data(baris)


def serap(acuan: Acuan, hasil: BarisHasil) -> None:
    id_unit, nama_unit = hasil.nilai[ID], hasil.nilai[NAMA]
    assert id_unit  # noqa: S101
    assert nama_unit  # noqa: S101
    dulu = acuan.unit.get(id_unit, Unit(id_unit, nama_unit))
    acuan.unit_ditolak.pop(id_unit, None)
    acuan.unit[id_unit] = Unit(
        id=id_unit,
        nama=nama_unit,
        induk=hasil.nilai.get(ATASAN, dulu.induk),
        aktif=hasil.nilai.get(STATUS) != "NONAKTIF",
        digabung_ke=hasil.nilai.get(KET) or dulu.digabung_ke,
        mandiri=dulu.mandiri or hasil.nilai.get(JENIS_UNOR) in MANDIRI,
        pemimpin=hasil.nilai.get(PIMPINAN, dulu.pemimpin),
    )


def serap_tolak(acuan: Acuan, hasil: BarisHasil) -> None:
    """Remember units that were refused: people placed there are told so."""
    id_unit = identitas.baca_id(ID, hasil.mentah.get(ID, "")).nilai
    if id_unit and id_unit not in acuan.unit:
        acuan.unit_ditolak[id_unit] = rapi(hasil.mentah.get(NAMA, ""))


HIERARKI = Jenis(
    "hierarki_unor", "Hierarki unit organisasi", KOLOM_HIERARKI, ID, periksa, serap, serap_tolak=serap_tolak
)
REF_UNOR = Jenis("ref_unor", "Referensi unit organisasi", KOLOM_REF, ID, periksa, serap, serap_tolak=serap_tolak)
