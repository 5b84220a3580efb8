"""The context of the board: stored and tried cells side by side, the rows of one page, the comparison of penilai."""

from dataclasses import dataclass, field

from evaluasi.alur import papan_kalibrasi
from evaluasi.alur.kalibrasi import sebutan
from evaluasi.aturan import kriteria
from evaluasi.aturan.kalibrasi import bagian, lengkap, sebaran
from evaluasi.aturan.kuadran import KUADRAN, Predikat, Rating, predikat
from evaluasi.forms_kalibrasi import SaringPapan, tulis
from evaluasi.views import bagan_kalibrasi
from pegawai.halaman import Pembagi

PER_HALAMAN = 25
ORANG_PER_SEL = 12  # initials in one cell; the rest stands behind a button
PENILAI_TERBANYAK = 100  # rows of the comparison
PENDEK = {Rating.DI_BAWAH: "di bawah", Rating.SESUAI: "sesuai", Rating.DI_ATAS: "di atas"}


@dataclass
class Simulasi:
    """What was tried on this board, held against what is stored now."""

    coba: dict = field(default_factory=dict)  # kode -> Coba, only of people on the board
    basi: list = field(default_factory=list)  # changed by somebody since: {label, tersimpan, dikirim}

    def sel(self, orang):
        """The cell that is shown for this person; perhaps with only one of the two ratings."""
        c = self.coba.get(orang.kode)
        return c.ke if c and c.berubah and orang.hak else orang.sel

    def berubah(self, orang):
        return lengkap(self.sel(orang)) and self.sel(orang) != orang.sel


def simulasi(papan, coba):
    """The rows as sent, without people who are not on the board; stale ones are named."""
    milik = {kode: c for kode, c in coba.items() if kode in papan.per_kode}
    hasil = Simulasi(milik)
    for kode, c in milik.items():
        orang = papan.per_kode[kode]
        if c.berubah and c.versi != orang.versi:
            hasil.basi.append({"label": orang.nama, "tersimpan": sebutan(orang.sel), "dikirim": sebutan(c.ke)})
    return hasil


def susun(papan, sim, saring, saya, urutan=None):
    """The whole context. `urutan` keeps the rows of the page as they stood, while somebody moves through them."""
    berubah = [o for o in papan.orang if sim.berubah(o)]
    semula = papan.jumlah()
    jumlah = papan.jumlah({o.kode: sim.sel(o) for o in berubah})
    banding, banding_semula = papan.banding(jumlah), papan.banding(semula)
    konteks = {
        "papan": papan,
        "unit": papan.unit,
        "periode": papan.periode,
        "jumlah": [(p, p.cetak, jumlah[p]) for p in reversed(Predikat)],
        "dinilai": sum(semula.values()),
        "populasi": len(papan.orang),
        "belum": len(papan.orang) - sum(semula.values()),
        "bagan": bagan_kalibrasi.gambar(jumlah, semula, papan.capaian, papan.aturan),
        "banding": banding,
        "luar": sum(not b.sesuai for b in banding),
        "luar_semula": sum(not b.sesuai for b in banding_semula),
        "berubah": len(berubah),
        "usul": sum(o.hak == "usul" for o in berubah),
        "kuadran": _kuadran(papan, sim),
        "basi": sim.basi,
        "tersembunyi": papan.luar_garis and not papan.semua,
        "studi": sum(o.studi and bool(o.predikat) for o in papan.semua),
    }
    if papan.luar_garis:
        return konteks
    return konteks | _baris(papan, sim, saring, saya, urutan)


# The quadrant -----------------------------------------------------------------------------------------
def _kuadran(papan, sim):
    """Three rows of three cells as printed: predikat, count, and the first people by name."""
    isi = {}
    for o in papan.semua:
        if not o.studi:
            sel = sim.sel(o) if lengkap(sim.sel(o)) else o.sel
            isi.setdefault(sel, []).append((o, sim.berubah(o)))
    return [
        {"hasil": PENDEK[hasil], "sel": [_sel((hasil, perilaku), isi, papan) for perilaku in PENDEK]}
        for hasil in KUADRAN
    ]


def _sel(sel, isi, papan):
    """One cell; outside the line it is a count and names nobody."""
    (hasil, perilaku), orang = sel, isi.get(sel, [])
    bernama = [] if papan.luar_garis else orang
    jadi = predikat(hasil, perilaku)
    # Whoever moves in the trial is always shown.
    urut = sorted(bernama, key=lambda o: not o[1])[:ORANG_PER_SEL]
    return {
        "kunci": f"{hasil}-{perilaku}",
        "predikat": jadi,
        "jumlah": len(orang),
        "orang": [{"inisial": o.inisial, "nama": o.nama, "kode": o.kode, "pindah": pindah} for o, pindah in urut],
        "lain": len(bernama) - len(urut),
    }


# The rows ---------------------------------------------------------------------------------------------
def _baris(papan, sim, saring, saya, urutan):
    terpilih = _tersaring(papan, sim, saring)
    halaman = Pembagi(terpilih, PER_HALAMAN)
    halaman = halaman.page(min(saring["hal"] or 1, halaman.num_pages))
    if urutan:
        halaman.object_list = [papan.per_kode[k] for k in urutan if k in papan.per_kode]
    orang = list(halaman.object_list)
    di_sini = {o.kode for o in orang}
    dukung = papan_kalibrasi.data_dukung(orang, papan.periode)
    lalu = papan_kalibrasi.periode_lalu(orang, papan.periode, saya)
    return {
        "halaman": halaman,
        "baris": [_satu(o, sim, dukung, lalu) for o in orang],
        "titipan": [_titip(o, sim) for o in papan.orang if sim.berubah(o) and o.kode not in di_sini],
        "saring": SaringPapan(initial=saring, auto_id="s-%s"),
        "terisi": {k: v for k, v in saring.items() if v and k in ("sel", "unit")},
        "tersaring": any(saring[k] for k in ("q", "predikat", "sel")),
        "dapat_diubah": any(o.hak for o in papan.orang),
    }


def orang_tersaring(papan, saring):
    """The people of the board that the filter leaves, as stored."""
    return _tersaring(papan, Simulasi(), saring)


def _tersaring(papan, sim, saring):
    orang = papan.orang
    if saring["q"]:
        orang = [o for o in orang if saring["q"].casefold() in o.nama.casefold()]
    if saring["predikat"]:
        orang = [o for o in orang if (_predikat(o, sim) or "belum") == saring["predikat"]]
    if saring["sel"]:
        orang = [o for o in orang if "-".join(sim.sel(o)) == saring["sel"]]
    if saring["urut"] == "":
        orang = sorted(orang, key=lambda o: (not sim.berubah(o), bool(o.predikat)))
    return orang


def _predikat(orang, sim):
    """The predikat that is shown: of the cell that was tried, else the stored one."""
    return predikat(*sim.sel(orang)) if sim.berubah(orang) else orang.predikat


def _satu(orang, sim, dukung, lalu):
    kini = sim.sel(orang)
    return {
        "orang": orang,
        "berubah": sim.berubah(orang),
        "predikat": Predikat(jadi) if (jadi := _predikat(orang, sim)) else None,
        "semula": Predikat(orang.predikat).cetak if orang.predikat else "belum dinilai",
        "asal": ".".join([orang.kode, str(orang.versi), *orang.sel]),
        "sisi": [_sisi("h", "Hasil kerja", orang, kini[0]), _sisi("p", "Perilaku kerja", orang, kini[1])],
        "dukung": dukung.get(orang.skp, (0, 0)),
        "lalu": _lalu(*lalu[orang.rangkaian]) if orang.rangkaian in lalu else None,
    }


def _lalu(periode, jadi):
    return periode, Predikat(jadi).cetak


def _sisi(huruf, nama, orang, terpilih):
    pilihan = [{"nilai": str(r), "teks": kriteria.PENDEK[r], "terpilih": terpilih == r} for r in PENDEK]
    return {
        "nama": f"{huruf}-{orang.kode}",
        "label": nama,
        "pilihan": pilihan,
        "kata": Rating(terpilih).cetak if terpilih else "",
    }


def _titip(orang, sim):
    return tulis(orang.kode, orang.versi, orang.sel, sim.sel(orang))


# Comparison -------------------------------------------------------------------------------------------
def perbandingan(papan):
    """Counts and shares per penilai; a group that is too small for the reader is named without numbers."""
    hasil = []
    for orang in papan.kelompok.values():
        terhitung = papan.terhitung(orang)
        jumlah = sebaran(o.predikat for o in terhitung or ())
        porsi = bagian(jumlah)
        hasil.append({
            "penilai": orang[0].nama_penilai,
            "unit": orang[0].nama_unit,
            "orang": len(orang),
            "dinilai": sum(jumlah.values()),
            "tersembunyi": terhitung is None,
            "porsi": [(p.cetak, jumlah[p], round(porsi[p])) for p in reversed(Predikat)],
        })  # fmt: skip
    return sorted(hasil, key=lambda b: (b["unit"], b["penilai"]))[:PENILAI_TERBANYAK]
