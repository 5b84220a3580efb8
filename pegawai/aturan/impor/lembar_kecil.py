"""The small tables of a BKD: Plt and Plh, pejabat without NIP, changes of the year, days that are no hari kerja."""

from collections.abc import Iterator, Sequence
from datetime import date

from pegawai.aturan.impor import identitas, nama, tanggal
from pegawai.aturan.impor.bacaan import NIP, UNOR, UNOR_ID, Bacaan, alir, bacaan
from pegawai.aturan.impor.dasar import (
    GANDA_SAMA,
    TERIMA,
    TOLAK,
    Acuan,
    BarisHasil,
    Jenis,
    Kolom,
    PetaBaris,
    Tabel,
    putusan,
)
from pegawai.aturan.impor.ihwal import akhir_kedudukan
from pegawai.aturan.impor.nilai import benar, catat
from pegawai.aturan.impor.teks import kosong, kunci, rapi

NAMA, JENIS = "NAMA", "JENIS PENUGASAN"
JABATAN, NOMOR_SK, TANGGAL_SK = "JABATAN", "NOMOR SK", "TANGGAL SK"
MULAI, SELESAI, KETERANGAN = "TMT MULAI", "TMT SELESAI", "KETERANGAN"
_NIP = Kolom(NIP, ("NIP PEJABAT", "NIP BARU", "NIP PEGAWAI"), wajib=True)
_NAMA = Kolom(NAMA, ("NAMA PEJABAT", "NAMA PEGAWAI", "NAMA LENGKAP"))
_MULAI = Kolom(MULAI, ("MULAI", "TMT", "TANGGAL MULAI", "DARI"), wajib=True)
_SELESAI = Kolom(SELESAI, ("SELESAI", "S.D.", "SAMPAI", "SAMPAI DENGAN", "TANGGAL SELESAI"))
_KETERANGAN = Kolom(KETERANGAN, ("KET", "KET."))
_SK = (Kolom(NOMOR_SK, ("NO SK", "NO. SK", "SK")), Kolom(TANGGAL_SK, ("TGL SK", "TGL. SK")))


# Plt and Plh --------------------------------------------------------------------------------------
KOLOM_PLT = (
    _NIP, _NAMA, Kolom(JENIS, ("PLT/PLH", "JENIS"), wajib=True),
    Kolom(UNOR_ID, ("KODE UNOR", "ID UNOR", "KODE UNIT"), wajib=True),
    Kolom(UNOR, ("UNIT", "UNIT KERJA", "NAMA UNOR")), Kolom(JABATAN, ("JABATAN YANG DIRANGKAP", "NAMA JABATAN")),
    *_SK, _MULAI, _SELESAI, _KETERANGAN,
)  # fmt: skip
PLT, PLH = "PLT", "PLH"
EJAAN_JENIS = {"plt": PLT, "plh": PLH, "pelaksana tugas": PLT, "pelaksana harian": PLH}
SELAMANYA = date.max


def _periksa_plt(tabel: Tabel, letak: PetaBaris, acuan: Acuan) -> Iterator[BarisHasil]:
    kepala = _kepala_unit(acuan)
    semua = list(bacaan(tabel, letak, acuan, (NIP, NAMA)))
    terbaca = [satu for satu in semua if isinstance(satu, Bacaan)]
    for satu in terbaca:
        _baca_plt(satu, kepala)
    _tandai_kembar(terbaca)
    _tumpang_tindih(terbaca)
    return (satu.hasil() if isinstance(satu, Bacaan) else satu for satu in semua)


def _tandai_kembar(semua: Sequence[Bacaan]) -> None:
    """The same row once more: said, and left out."""
    dilihat: set[tuple[str | None, ...]] = set()
    for satu in semua:
        isi = tuple(satu.nilai.get(kolom) for kolom in (NIP, JENIS, UNOR_ID, MULAI, SELESAI))
        if isi in dilihat and putusan(satu.catatan) != TOLAK:
            satu.peringatkan(NIP, GANDA_SAMA, "Baris yang sama muncul dua kali; yang kedua diabaikan.", isi[0])
        dilihat.add(isi)


def _kepala_unit(acuan: Acuan) -> dict[str, set[str]]:
    """Unit -> those who head it: a post of head has the id of its unit; ref_unor names the others."""
    kepala: dict[str, set[str]] = {}
    for nip, nilai in acuan.pegawai.items():
        post = nilai.get("JABATAN ID")
        if post and post in acuan.unit and akhir_kedudukan(nilai.get("KEDUDUKAN HUKUM NAMA")) is None:
            kepala.setdefault(post, set()).add(nip)
    for unit in acuan.unit.values():
        pemimpin = acuan.nip_siasn.get(unit.pemimpin or "")
        if pemimpin:
            kepala.setdefault(unit.id, set()).add(pemimpin)
    return kepala


def _baca_plt(satu: Bacaan, kepala: dict[str, set[str]]) -> None:
    nip = satu.pegawai()
    jenis = _baca_jenis(satu)
    unit = satu.unit()
    satu.teks(NAMA, UNOR, JABATAN, NOMOR_SK, KETERANGAN)
    satu.hari(TANGGAL_SK)
    mulai = satu.hari(MULAI, wajib=True)
    selesai = satu.hari(SELESAI, akibat="dianggap tanpa batas akhir")
    if mulai and selesai and selesai < mulai:
        satu.tolak(SELESAI, "SELESAI_SEBELUM_MULAI", "Tanggal selesai mendahului tanggal mulai.")
    elif mulai and mulai > satu.acuan.hari_ini:
        kalimat = "Mulai di masa depan: diterima, berlaku pada tanggalnya."
        satu.catatan.append(catat(MULAI, satu.sel(MULAI), "MULAI_NANTI", kalimat, TERIMA, mulai.isoformat()))
    pejabat = kepala.get(unit or "", set())
    hari_ini = satu.acuan.hari_ini
    if jenis != PLT or not pejabat or mulai is None or not mulai <= hari_ini <= (selesai or SELAMANYA):
        return  # who headed the unit then is not known
    if nip in pejabat:
        satu.tolak(NIP, "PLT_JABATAN_SENDIRI", "Pejabat definitif tidak dapat menjadi Plt jabatannya sendiri.")
    else:
        kalimat = "Jabatan ini punya pejabat definitif; Plt diterima dengan tanda (mungkin seharusnya Plh)."
        satu.peringatkan(UNOR_ID, "PEJABAT_DEFINITIF_ADA", kalimat, unit)


def _baca_jenis(satu: Bacaan) -> str | None:
    sel = satu.sel(JENIS)
    jenis = EJAAN_JENIS.get(kunci(sel))
    if jenis is None:
        kalimat = f"Jenis penugasan {rapi(sel)[:30] or 'kosong'} tidak dikenal (PLT atau PLH)."
        satu.tolak(JENIS, "JENIS_TAK_DIKENAL", kalimat)
        return None
    tidy = str(sel) != jenis
    satu.ambil(JENIS, benar(JENIS, sel, jenis, "JENIS_EJAAN" if tidy else "", f"Ejaan {rapi(sel)} dikenali."))
    return jenis


def _tumpang_tindih(semua: Sequence[Bacaan]) -> None:
    """Two Plt of one unit at one time: nobody can know which is meant."""
    per_unit: dict[str, list[Bacaan]] = {}
    for satu in semua:
        unit = satu.nilai.get(UNOR_ID)
        if unit and satu.nilai.get(JENIS) == PLT and putusan(satu.catatan) != TOLAK and not _kembar(satu):
            per_unit.setdefault(unit, []).append(satu)
    for sekelompok in per_unit.values():
        urut = sorted(sekelompok, key=_masa)
        for dulu, kini in zip(urut, urut[1:], strict=False):
            if _masa(kini)[0] <= _masa(dulu)[1]:
                for satu in (dulu, kini):
                    if not any(c.kode == "PLT_TUMPANG_TINDIH" for c in satu.catatan):
                        kalimat = "Dua Plt pada jabatan dan masa yang sama; pilih salah satu."
                        satu.tolak(UNOR_ID, "PLT_TUMPANG_TINDIH", kalimat)


def _kembar(satu: Bacaan) -> bool:
    return any(c.kode == GANDA_SAMA for c in satu.catatan)


def _masa(satu: Bacaan) -> tuple[str, str]:
    return satu.nilai.get(MULAI) or "", satu.nilai.get(SELESAI) or SELAMANYA.isoformat()


def _serap_plt(acuan: Acuan, hasil: BarisHasil) -> None:
    acuan.plt.append(dict(hasil.nilai))


PLT_PLH = Jenis("plt_plh", "Plt. dan Plh.", KOLOM_PLT, NIP, _periksa_plt, _serap_plt)


# pejabat without NIP ------------------------------------------------------------------------------
KOLOM_NON_ASN = (
    Kolom(UNOR_ID, ("ID UNOR", "KODE UNOR"), wajib=True), Kolom(JABATAN, ("NAMA JABATAN",), wajib=True),
    Kolom(NAMA, ("NAMA PEJABAT",), wajib=True), Kolom("GELAR DEPAN"), Kolom("GELAR BELAKANG"),
    Kolom(NIP), Kolom("PANGKAT", simpan="tidak"), _MULAI, _SELESAI,
)  # fmt: skip


def _periksa_non_asn(tabel: Tabel, letak: PetaBaris, acuan: Acuan) -> Iterator[BarisHasil]:
    return alir(tabel, letak, acuan, _baca_non_asn, (NAMA, UNOR_ID, JABATAN), (NAMA, UNOR_ID))


def _baca_non_asn(satu: Bacaan) -> None:
    sebutan = nama.baca_nama(NAMA, satu.sel(NAMA))
    if satu.ambil(NAMA, sebutan) and sebutan.nilai:
        # Such a table writes degrees into the name: nothing to warn about.
        polos, depan, belakang = nama.pisahkan(sebutan.nilai)
        gelar = ("GELAR DEPAN", depan), ("GELAR BELAKANG", belakang)
        satu.nilai |= {NAMA: polos, **{k: rapi(satu.sel(k)) or baru or None for k, baru in gelar}}
    satu.unit()
    satu.teks(JABATAN)
    if kosong(satu.sel(JABATAN)):
        satu.tolak(JABATAN, "JABATAN_KOSONG", "Nama jabatan kosong.")
    if not kosong(satu.sel(NIP)):
        satu.peringatkan(NIP, "NIP_TIDAK_DIPAKAI", "Pejabat di daftar ini dicatat tanpa NIP; NIP tidak disimpan.")
    mulai, selesai = satu.hari(MULAI, wajib=True), satu.hari(SELESAI)
    if mulai and selesai and selesai < mulai:
        satu.tolak(SELESAI, "SELESAI_SEBELUM_MULAI", "Tanggal selesai mendahului tanggal mulai.")


def _serap_non_asn(acuan: Acuan, hasil: BarisHasil) -> None:
    acuan.pejabat_non_asn.append(dict(hasil.nilai))


PEJABAT_NON_ASN = Jenis(
    "pejabat_non_asn", "Pejabat negara (bukan ASN)", KOLOM_NON_ASN, NAMA, _periksa_non_asn, _serap_non_asn
)


# changes ------------------------------------------------------------------------------------------
JENIS_MUTASI = "JENIS MUTASI"
LAMA_ID, LAMA, BARU_ID, BARU = "UNOR ID LAMA", "UNOR NAMA LAMA", "UNOR ID BARU", "UNOR NAMA BARU"
JABATAN_ID_BARU, JABATAN_BARU = "JABATAN ID BARU", "JABATAN NAMA BARU"
KELUAR = frozenset({"MENINGGAL", "PENSIUN", "BERHENTI", "PINDAH KELUAR"})
DI_DALAM = frozenset({"ROTASI", "PROMOSI", "DEMOSI", "KENAIKAN JENJANG", "PENGANGKATAN", "PINDAH MASUK"})
BERSTATUS = frozenset({"CLTN", "TUGAS BELAJAR", "PEMBERHENTIAN SEMENTARA", "MPP", "AKTIF KEMBALI"})
MUTASI_DIKENAL = KELUAR | DI_DALAM | BERSTATUS
KOLOM_MUTASI = (
    _NIP, _NAMA, Kolom(JENIS_MUTASI, ("JENIS", "MUTASI"), wajib=True), Kolom(LAMA_ID), Kolom(LAMA),
    Kolom("JABATAN LAMA"), Kolom(BARU_ID), Kolom(BARU), Kolom("JENIS JABATAN ID BARU"), Kolom(JABATAN_ID_BARU),
    Kolom(JABATAN_BARU), Kolom("ESELON ID BARU"), Kolom("TMT", ("TMT MUTASI", "BERLAKU"), wajib=True), *_SK,
    _KETERANGAN,
)  # fmt: skip


def _periksa_mutasi(tabel: Tabel, letak: PetaBaris, acuan: Acuan) -> Iterator[BarisHasil]:
    return alir(tabel, letak, acuan, _baca_mutasi, (NIP, JENIS_MUTASI, "TMT", BARU_ID), (NIP, NAMA))


def _baca_mutasi(satu: Bacaan) -> None:
    satu.pegawai()
    jenis = rapi(satu.sel(JENIS_MUTASI)).upper().replace("_", " ")
    satu.nilai[JENIS_MUTASI] = jenis
    if jenis not in MUTASI_DIKENAL:
        kalimat = f"Jenis mutasi '{jenis[:40]}' tidak dikenal."
        satu.tolak(JENIS_MUTASI, "JENIS_TAK_DIKENAL", kalimat)
    satu.unit(LAMA_ID, LAMA, wajib=False)
    satu.unit(BARU_ID, BARU, wajib=jenis in DI_DALAM)
    for kolom in (JABATAN_ID_BARU,):
        satu.ambil(kolom, identitas.baca_id(kolom, satu.sel(kolom)))
    satu.teks(NAMA, LAMA, BARU, "JABATAN LAMA", JABATAN_BARU, "JENIS JABATAN ID BARU", "ESELON ID BARU", NOMOR_SK)
    satu.teks(KETERANGAN)
    if jenis in DI_DALAM and kosong(satu.sel(JABATAN_BARU)):
        satu.tolak(JABATAN_BARU, "JABATAN_KOSONG", "Jabatan baru tidak disebut.")
    satu.hari("TMT", wajib=True)
    satu.hari(TANGGAL_SK)


def _serap_mutasi(acuan: Acuan, hasil: BarisHasil) -> None:
    acuan.lain.setdefault("mutasi", []).append(dict(hasil.nilai))


MUTASI = Jenis("mutasi", "Mutasi pegawai", KOLOM_MUTASI, NIP, _periksa_mutasi, _serap_mutasi)


# days that are no hari kerja ----------------------------------------------------------------------
HARI, JENIS_LIBUR, DASAR, TANGGAL = "HARI", "JENIS", "DASAR", "TANGGAL"
NAMA_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
LIBUR = {
    "nasional": "NASIONAL", "libur nasional": "NASIONAL", "cuti bersama": "CUTI_BERSAMA", "daerah": "DAERAH",
    "libur daerah": "DAERAH",
}  # fmt: skip
KOLOM_LIBUR = (
    Kolom(TANGGAL, ("TGL", "TANGGAL LIBUR"), wajib=True), Kolom(HARI),
    Kolom(KETERANGAN, ("NAMA LIBUR", "URAIAN", "KET"), wajib=True), Kolom(JENIS_LIBUR, ("JENIS LIBUR",)),
    Kolom(DASAR, ("DASAR HUKUM", "SUMBER")),
)  # fmt: skip


def _periksa_libur(tabel: Tabel, letak: PetaBaris, acuan: Acuan) -> Iterator[BarisHasil]:
    return alir(tabel, letak, acuan, _baca_libur, (TANGGAL,), (TANGGAL, KETERANGAN))


def _baca_libur(satu: Bacaan) -> None:
    hari = satu.hari(TANGGAL, wajib=True)
    satu.teks(KETERANGAN, DASAR)
    if kosong(satu.sel(KETERANGAN)):
        satu.tolak(KETERANGAN, "NAMA_KOSONG", "Keterangan hari libur kosong.")
    sel = satu.sel(JENIS_LIBUR)
    jenis = LIBUR.get(kunci(sel), "NASIONAL" if kosong(sel) else None)
    if jenis is None:
        satu.tolak(JENIS_LIBUR, "JENIS_TAK_DIKENAL", f"Jenis libur '{rapi(sel)[:30]}' tidak dikenal.")
    satu.nilai[JENIS_LIBUR] = jenis
    tertulis = rapi(satu.sel(HARI)).replace("'", "").capitalize()
    if hari and tertulis and tertulis != NAMA_HARI[hari.weekday()]:
        kalimat = f"{tanggal.tampil(hari)} adalah {NAMA_HARI[hari.weekday()]}, bukan {tertulis}; periksa tanggalnya."
        satu.peringatkan(HARI, "HARI_BEDA", kalimat)


def _serap_libur(acuan: Acuan, hasil: BarisHasil) -> None:
    acuan.lain.setdefault("libur", {})[hasil.nilai[TANGGAL]] = dict(hasil.nilai)


HARI_LIBUR = Jenis("hari_libur", "Hari libur dan cuti bersama", KOLOM_LIBUR, TANGGAL, _periksa_libur, _serap_libur)
