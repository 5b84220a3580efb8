"""The smaller columns of a person: sex, kedudukan hukum, kind of employee, mail address, phone."""

import re

from pegawai.aturan.impor.dasar import jenis_sel
from pegawai.aturan.impor.nilai import Terbaca, benar, buntu, ragu, tak_terbaca
from pegawai.aturan.impor.teks import kosong, kunci, rapi
from pegawai.aturan.kepegawaian import JenisPegawai

KELAMIN = {
    "m": "L", "l": "L", "1": "L", "pria": "L", "laki laki": "L", "lelaki": "L", "lk": "L", "male": "L", "laki": "L",
    "f": "P", "p": "P", "2": "P", "wanita": "P", "perempuan": "P", "pr": "P", "female": "P",
}  # fmt: skip
BAKU_SIASN = ("M", "F")  # what SIASN writes: nothing to say about
KEDUDUKAN = {
    kunci(nama): nama
    for nama in (
        "Aktif", "PPPK Aktif", "PPPK Paruh Waktu Aktif", "CPNS Aktif", "CLTN", "Cuti di Luar Tanggungan Negara",
        "Tugas Belajar", "Pemberhentian Sementara", "Diberhentikan Sementara", "Masa Persiapan Pensiun", "MPP",
        "PNS Kena Hukuman Disiplin", "Perpanjangan CLTN", "Penerima Uang Tunggu", "Diperbantukan", "Dipekerjakan",
    )
}  # fmt: skip
BEBAS_SKP = (("cltn", "CLTN"), ("cuti di luar tanggungan negara", "CLTN"), ("masa persiapan pensiun", "MPP"),
             ("mpp", "MPP"), ("pemberhentian sementara", "DIBERHENTIKAN_SEMENTARA"),
             ("diberhentikan sementara", "DIBERHENTIKAN_SEMENTARA"))  # fmt: skip
BERAKHIR = (
    ("pensiun", "PENSIUN", "Sudah pensiun: disimpan nonaktif, tanpa akun dan tanpa kewajiban SKP."),
    ("meninggal", "MENINGGAL", "Meninggal: disimpan nonaktif, akun ditutup."),
    ("wafat", "MENINGGAL", "Meninggal: disimpan nonaktif, akun ditutup."),
    ("tewas", "MENINGGAL", "Meninggal: disimpan nonaktif, akun ditutup."),
    ("pindah", "PINDAH", "Pindah keluar: disimpan nonaktif."),
    ("mutasi keluar", "PINDAH", "Pindah keluar: disimpan nonaktif."),
    ("berhenti", "BERHENTI", "Berhenti: disimpan nonaktif, akun ditutup."),
    ("diberhentikan", "BERHENTI", "Diberhentikan: disimpan nonaktif, akun ditutup."),
    ("mengundurkan diri", "BERHENTI", "Mengundurkan diri: disimpan nonaktif, akun ditutup."),
    ("putus kontrak", "BERHENTI", "Perjanjian kerja berakhir: disimpan nonaktif."),
)
SUREL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
RUMUS_AWAL = ("=", "+", "-", "@")


def kelamin(kolom: str, sel: str, nip: str | None) -> Terbaca:
    """L or P; the 15th digit of the NIP is what an unreadable or contradicting cell is measured by."""
    if buruk := tak_terbaca(kolom, sel, "jenis kelamin"):
        return buruk
    teks = rapi(sel)
    menurut_nip = {"1": "L", "2": "P"}.get(nip[14]) if nip else None
    if not teks or kosong(teks):
        return Terbaca(None)
    nilai = KELAMIN.get(kunci(teks))
    if nilai is None:
        return buntu(
            kolom, sel, "KELAMIN_TAK_DIKENAL", f"'{teks[:20]}' tidak dikenal; kolom tidak diubah.", menurut_nip
        )
    if menurut_nip and nilai != menurut_nip:
        kalimat = "Jenis kelamin berbeda dengan digit ke-15 NIP; nilai kolom dipakai, diperiksa petugas."
        return ragu(kolom, sel, nilai, "KELAMIN_BEDA_NIP", kalimat)
    if str(sel) in BAKU_SIASN:
        return Terbaca(nilai)
    return benar(kolom, sel, nilai, "KELAMIN_KODE", "Kode jenis kelamin dikenali.")


def akhir_kedudukan(nilai: str | None) -> str | None:
    """PENSIUN, MENINGGAL, PINDAH or BERHENTI, when this person no longer serves here."""
    rata = kunci(nilai or "")
    if not rata or rata in KEDUDUKAN:
        return None
    return next((kode for kata, kode, _ in BERAKHIR if kata in rata), None)


def kedudukan(kolom: str, sel: str) -> Terbaca:
    """Kedudukan hukum; an unknown one changes nothing."""
    if buruk := tak_terbaca(kolom, sel, "kedudukan hukum"):
        return buruk
    teks = rapi(sel)
    if kosong(teks):
        return Terbaca(None, ada=False)
    rata = kunci(teks)
    baku = KEDUDUKAN.get(rata)
    if bebas := next((kode for kata, kode in BEBAS_SKP if rata == kata), None):
        sebutan = baku or teks
        kalimat = f"Diterima; tidak wajib SKP selama {sebutan}."
        return benar(kolom, sel, sebutan, f"TIDAK_WAJIB_SKP_{bebas}", kalimat)
    if baku:
        if teks == str(sel) == baku:
            return Terbaca(baku)
        return benar(kolom, sel, baku, "STATUS_EJAAN", "Ejaan kedudukan hukum dikenali.")
    if re.fullmatch(r"[\w /()-]+", teks):
        for kata, kode, kalimat in BERAKHIR:
            if kata in rata:
                return ragu(kolom, sel, teks, f"NONAKTIF_{kode}", kalimat)
    kalimat = "Kedudukan hukum tidak dikenal: nilai lama tetap, diperiksa petugas."
    return buntu(kolom, sel, "STATUS_TAK_DIKENAL", kalimat)


def jenis_pegawai(jenis: str, status: str) -> JenisPegawai | None:
    """What the file itself says: JENIS PEGAWAI NAMA, else STATUS CPNS PNS."""
    nama, kode = kunci(jenis), kunci(status)
    if "paruh waktu" in nama or "paruh waktu" in kode:
        return JenisPegawai.PPPK_PARUH_WAKTU
    if "pppk" in nama or "p3k" in nama or "perjanjian kerja" in nama or kode in ("pppk", "p3k"):
        return JenisPegawai.PPPK
    if kode in ("c", "cpns") or nama == "cpns":
        return JenisPegawai.CPNS
    if "pns" in nama or "negeri sipil" in nama or kode in ("p", "pns"):
        return JenisPegawai.PNS
    return None


def surel(kolom: str, sel: str) -> Terbaca:
    if buruk := tak_terbaca(kolom, sel, "surel"):
        return buruk
    teks = rapi(sel)
    if not teks:
        return Terbaca(None)
    if kosong(teks):
        return benar(kolom, sel, None, "EMAIL_KOSONG", f"'{teks}' berarti kosong.")
    polos = teks.removeprefix("mailto:").strip("<>")
    if len(polos) > 254 or polos.startswith(RUMUS_AWAL) or not SUREL.fullmatch(polos):
        return buntu(kolom, sel, "EMAIL_TAK_WAJAR", "Alamat surel tidak sah; kolom tidak diubah.")
    if polos != str(sel):
        return benar(kolom, sel, polos, "EMAIL_SPASI", "Spasi di alamat surel dibuang.")
    return Terbaca(polos)


def hp(kolom: str, sel: str) -> Terbaca:
    if buruk := tak_terbaca(kolom, sel, "nomor HP"):
        return buruk
    teks = rapi(sel)
    if not teks:
        return Terbaca(None)
    if kosong(teks):
        return benar(kolom, sel, None, "HP_KOSONG", f"'{teks}' berarti kosong.")
    angka = "".join(h for h in teks if "0" <= h <= "9")
    nomor = "0" + angka.removeprefix("62") if angka.startswith("62") else angka
    nomor = f"0{nomor}" if nomor.startswith("8") else nomor
    if re.search(r"[^\d\s()+./'`-]", teks) or not re.fullmatch(r"0\d{8,13}", nomor):
        return buntu(kolom, sel, "HP_TAK_WAJAR", "Bukan nomor HP; kolom tidak diubah.")
    if nomor == str(sel) and jenis_sel(sel) == "teks":
        return Terbaca(nomor)
    return benar(kolom, sel, nomor, "HP_BENTUK", "Nomor HP dibakukan ke awalan 0.")
