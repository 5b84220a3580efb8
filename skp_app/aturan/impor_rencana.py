"""Tables of plans that an agency imports: perjanjian kinerja of its units, RHK and IKI of one person, daily progress.

Words are those of Format A.1.7 (Lampiran p. 52); the columns of the daily progress are those of e-Kinerja BKN. Such
files seldom name the year or the person: both are columns that may be said once for the whole file.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from pegawai.aturan.impor.bacaan import NIP, UNOR_ID, Bacaan, alir
from pegawai.aturan.impor.dasar import ANGKA, Acuan, BarisHasil, Jenis, Kolom, PetaBaris, Tabel, jenis_sel
from pegawai.aturan.impor.teks import kosong, kunci, rapi
from skp_app.aturan.hasil_kerja import Aspek, JenisRhk, Perspektif
from skp_app.aturan.lembar import Keliru, bilangan, tulis_bilangan
from skp_app.aturan.tempel import nama_kelompok

UNIT, SASARAN, INDIKATOR, SATUAN, TARGET, PERSPEKTIF = (
    "UNIT KERJA", "SASARAN", "INDIKATOR KINERJA", "SATUAN", "TARGET", "PERSPEKTIF",
)  # fmt: skip
RHK, ASPEK, IKI = "RENCANA HASIL KERJA", "ASPEK", "INDIKATOR KINERJA INDIVIDU"


def cetak_perspektif(nilai: str) -> str:
    """'Penerima Layanan' for what the model keeps; '' for none."""
    return str(Perspektif(nilai).cetak) if nilai else ""


KATA_PERSPEKTIF = {kunci(p.cetak): p.value for p in Perspektif}
KATA_ASPEK = {kunci(a.cetak): a.value for a in Aspek}
TEKS, PENDEK, TERPANJANG_TARGET = 2_000, 100, 300
TAHUN = "TAHUN"
KOLOM_TAHUN = Kolom(TAHUN, ("TAHUN KINERJA", "TAHUN ANGGARAN"), sekali="Tulis tahun kinerjanya, mis. 2026.")
KOLOM_NIP = Kolom(NIP, ("NIP BARU", "NIP PEGAWAI", "NI PPPK"), sekali="Tulis NIP pemilik seluruh baris.")
HANYA_DITANDAI = "baris impor terdahulu tidak ada lagi di berkas ini. Isinya tidak dihapus; hapus sendiri bila batal."


def sidik(*bagian: str) -> str:
    """What a row is known by when it comes again: its words, whatever the case and the blanks."""
    rata = "\x1f".join(" ".join(b.split()).casefold() for b in bagian)
    return hashlib.sha256(rata.encode()).hexdigest()


def _serap(nama: str, acuan: Acuan, hasil: BarisHasil) -> None:
    acuan.lain.setdefault(nama, []).append(dict(hasil.nilai))


# perjanjian kinerja -------------------------------------------------------------------------------
KOLOM_PK = (
    Kolom(UNOR_ID, ("ID UNOR", "KODE UNOR", "KODE UNIT"), wajib=True),
    Kolom(UNIT, ("UNOR NAMA", "NAMA UNIT", "UNIT", "PERANGKAT DAERAH")),
    Kolom(SASARAN, ("SASARAN STRATEGIS", "SASARAN KINERJA", "SASARAN PROGRAM"), wajib=True),
    Kolom(INDIKATOR, ("INDIKATOR", "IKU", "INDIKATOR KINERJA UTAMA", "INDIKATOR SASARAN"), wajib=True),
    Kolom(SATUAN),
    Kolom(TARGET, ("TARGET KINERJA",), wajib=True),
    Kolom(PERSPEKTIF),
    KOLOM_TAHUN,
)


def _baca_pk(satu: Bacaan) -> None:
    if satu.punya(TAHUN):
        satu.tahun(TAHUN)
    satu.unit(UNOR_ID, UNIT)
    satu.naskah(UNIT, 255)
    satu.naskah(SASARAN, TEKS, wajib=True)
    satu.naskah(INDIKATOR, TEKS, wajib=True)
    satu.naskah(SATUAN, PENDEK)
    satu.naskah(TARGET, TERPANJANG_TARGET, wajib=True)
    if PERSPEKTIF in satu.letak:
        satu.pilihan(PERSPEKTIF, KATA_PERSPEKTIF, wajib=False)


def _periksa_pk(tabel: Tabel, letak: PetaBaris, acuan: Acuan) -> Iterator[BarisHasil]:
    kunci_baris = (UNOR_ID, UNIT, SASARAN, INDIKATOR, TAHUN)
    return alir(tabel, letak, acuan, _baca_pk, kunci_baris, (SASARAN, INDIKATOR))


PERJANJIAN_KINERJA = Jenis(
    "perjanjian_kinerja", "Perjanjian kinerja unit", KOLOM_PK, UNOR_ID, _periksa_pk, partial(_serap, "perjanjian"),
    kata_hilang=HANYA_DITANDAI,
)  # fmt: skip


# RHK and IKI --------------------------------------------------------------------------------------
KOLOM_RHK = (
    Kolom(RHK, ("RHK",), wajib=True),
    Kolom(ASPEK),
    Kolom(IKI, ("IKI", "INDIKATOR", "INDIKATOR KINERJA", "UKURAN KEBERHASILAN"), wajib=True),
    Kolom(TARGET, wajib=True),
    Kolom(PERSPEKTIF),
    KOLOM_NIP,
    KOLOM_TAHUN,
)


def _berlanjut(tabel: Tabel, letak: PetaBaris) -> Tabel:
    """An empty cell of the RHK, or of the person, means the one above; somebody else begins with an RHK of his own.

    Below a row that only says "B. TAMBAHAN" every RHK says so itself.
    """
    atas = {NIP: "", RHK: ""}
    kelompok = ""
    baris = []
    for nomor, sel in tabel.baris:
        isi = list(sel)
        kelompok = nama_kelompok([rapi(s) for s in isi]) or kelompok
        if any(_berisi(isi, letak[k]) for k in (IKI, TARGET)):
            if kelompok == JenisRhk.TAMBAHAN and _berisi(isi, letak[RHK]):
                isi[letak[RHK]] = f"{isi[letak[RHK]]} ({kelompok})"
            _isi_dari_atas(isi, letak, atas)
        baris.append((nomor, tuple(isi)))
    return replace(tabel, baris=tuple(baris))


def _berisi(sel: list[str], tempat: int) -> bool:
    return tempat < len(sel) and not kosong(sel[tempat])


def _isi_dari_atas(isi: list[str], letak: PetaBaris, atas: dict[str, str]) -> None:
    for kolom in (NIP, RHK):
        tempat = letak.get(kolom)
        if tempat is None or tempat >= len(isi):
            continue
        if kosong(isi[tempat]):
            isi[tempat] = atas[kolom]
        elif kolom == NIP and isi[tempat] != atas[NIP]:
            atas |= {NIP: isi[tempat], RHK: ""}
        else:
            atas[kolom] = isi[tempat]


def _baca_rhk(satu: Bacaan) -> None:
    if satu.punya(NIP):
        satu.pegawai(NIP)
    if satu.punya(TAHUN):
        satu.tahun(TAHUN)
    satu.naskah(RHK, TEKS, wajib=True)
    satu.naskah(IKI, TEKS, wajib=True)
    satu.naskah(TARGET, TERPANJANG_TARGET, wajib=True)
    if ASPEK in satu.letak:
        _aspek(satu)
    if PERSPEKTIF in satu.letak:
        satu.pilihan(PERSPEKTIF, KATA_PERSPEKTIF, wajib=False)


def _aspek(satu: Bacaan) -> None:
    """One or several, as 'Kuantitas/ Waktu'."""
    sel = satu.sel(ASPEK)
    kata = [k for k in re.split(r"[/,;&\n]|\bdan\b", sel) if not kosong(k)]
    asing = [rapi(k) for k in kata if kunci(k) not in KATA_ASPEK]
    if asing:
        daftar = ", ".join(a.cetak for a in Aspek)
        satu.tolak(ASPEK, "PILIHAN_TAK_DIKENAL", f"Aspek '{asing[0][:40]}' tidak dikenal ({daftar}).")
    satu.nilai[ASPEK] = "/".join(KATA_ASPEK[kunci(k)] for k in kata if kunci(k) in KATA_ASPEK) or None


def _periksa_rhk(tabel: Tabel, letak: PetaBaris, acuan: Acuan) -> Iterator[BarisHasil]:
    return alir(_berlanjut(tabel, letak), letak, acuan, _baca_rhk, (RHK, IKI, TARGET, NIP, TAHUN), (IKI, TARGET))


RHK_IKI = Jenis(
    "rhk_iki", "RHK dan IKI", KOLOM_RHK, IKI, _periksa_rhk, partial(_serap, "rhk_iki"), kata_hilang=HANYA_DITANDAI
)


# daily progress -----------------------------------------------------------------------------------
RENCANA_AKSI, TANGGAL, MULAI, SELESAI = "RENCANA AKSI", "TANGGAL", "JAM MULAI", "JAM SELESAI"
KEGIATAN, SUMBER, REALISASI, BUKTI = "KEGIATAN", "SUMBER DATA", "REALISASI", "BUKTI DUKUNG"
KOLOM_PROGRES = (
    Kolom(RENCANA_AKSI, ("RENCANA HASIL KERJA", "RHK"), wajib=True),
    Kolom(TANGGAL, ("TGL", "HARI TANGGAL"), wajib=True),
    Kolom(MULAI, ("MULAI", "PUKUL MULAI")),
    Kolom(SELESAI, ("SELESAI", "PUKUL SELESAI")),
    Kolom(KEGIATAN, ("URAIAN KEGIATAN", "AKTIVITAS"), wajib=True),
    Kolom(SUMBER),
    Kolom(REALISASI, ("HASIL", "JUMLAH", "VOLUME")),
    Kolom(SATUAN),
    Kolom(BUKTI, ("BUKTI", "TAUTAN BUKTI", "LINK BUKTI")),
    KOLOM_NIP,
)
JAM = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)(?:[.:][0-5]\d)?")
TAUTAN = re.compile(r"https?://[^\s<>\"']{3,1000}", re.IGNORECASE)


def _baca_progres(satu: Bacaan) -> None:
    if satu.punya(NIP):
        satu.pegawai(NIP)
    satu.naskah(RENCANA_AKSI, TEKS, wajib=True)
    hari = satu.hari(TANGGAL, wajib=True)
    if hari and hari > satu.acuan.hari_ini:
        satu.peringatkan(TANGGAL, "TANGGAL_MASA_DEPAN", "Tanggal kegiatan belum tiba.", hari.isoformat())
    mulai, selesai = _jam(satu, MULAI), _jam(satu, SELESAI)
    if mulai and selesai and selesai < mulai:
        satu.tolak(SELESAI, "SELESAI_SEBELUM_MULAI", "Jam selesai mendahului jam mulai.")
    satu.naskah(KEGIATAN, TEKS, wajib=True)
    satu.naskah(SUMBER, 300)
    satu.naskah(SATUAN, PENDEK)
    _realisasi(satu)
    _bukti(satu)


def _jam(satu: Bacaan, kolom: str) -> str | None:
    sel = rapi(satu.sel(kolom))
    if kolom not in satu.letak:
        return None
    if kosong(sel):
        satu.nilai[kolom] = None
        return None
    cocok = JAM.fullmatch(sel.removesuffix("WIB").strip())
    if cocok is None:
        satu.peringatkan(kolom, "JAM_TAK_DIKENAL", f"'{sel[:20]}' bukan jam; kolom tidak diubah.")
        return None
    satu.nilai[kolom] = f"{int(cocok[1]):02d}:{cocok[2]}"
    return satu.nilai[kolom]


def _realisasi(satu: Bacaan) -> None:
    sel = rapi(satu.sel(REALISASI))
    if REALISASI not in satu.letak:
        return
    if kosong(sel) and sel != "0":
        satu.nilai[REALISASI] = None
        return
    try:
        # A number of Excel has a point where people here write a comma.
        angka = bilangan(sel.replace(".", ",") if jenis_sel(satu.sel(REALISASI)) == ANGKA else sel)
    except Keliru:
        satu.peringatkan(REALISASI, "ANGKA_TAK_DIKENAL", f"'{sel[:30]}' bukan angka; kolom tidak diubah.")
        return
    satu.nilai[REALISASI] = tulis_bilangan(angka)


def _bukti(satu: Bacaan) -> None:
    """Only an address of the web is an address; anything else is told and left out."""
    sel = rapi(satu.sel(BUKTI))
    if BUKTI not in satu.letak:
        return
    if kosong(sel):
        satu.nilai[BUKTI] = None
    elif TAUTAN.fullmatch(sel):
        satu.nilai[BUKTI] = sel
    else:
        satu.peringatkan(BUKTI, "BUKTI_BUKAN_TAUTAN", "Bukti dukung bukan alamat web; kolom tidak diubah.")


def _periksa_progres(tabel: Tabel, letak: PetaBaris, acuan: Acuan) -> Iterator[BarisHasil]:
    kunci_baris = (RENCANA_AKSI, TANGGAL, MULAI, KEGIATAN, NIP)
    return alir(tabel, letak, acuan, _baca_progres, kunci_baris, (TANGGAL, KEGIATAN))


PROGRES = Jenis("progres", "Progres harian", KOLOM_PROGRES, KEGIATAN, _periksa_progres, partial(_serap, "progres"))

JENIS = {j.kode: j for j in (PERJANJIAN_KINERJA, RHK_IKI, PROGRES)}
