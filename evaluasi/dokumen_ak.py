"""Printed content of the three forms of angka kredit (Peraturan BKN 3/2023, Lampiran II no. 10-12), as frozen."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from evaluasi.aturan import angka_kredit as ak
from evaluasi.dokumen import PREDIKAT
from evaluasi.models import JenisSaldo, KonversiAk, PenetapanAk
from pegawai.aturan import nip as aturan_nip
from skp_app.dokumen.bagian import TITIK_TITIK, tanggal_panjang, tempat_tanggal

KONVERSI = "dokumen/ak_konversi.html"
AKUMULASI = "dokumen/ak_akumulasi.html"
PENETAPAN = "dokumen/ak_penetapan.html"
KELAMIN = {"laki_laki": "Laki-laki", "perempuan": "Perempuan"}
SETAHUN = 12
# Row 6 of the form is free ("… **)").
BARIS_PAK = (*(j for j in JenisSaldo if j in {"dasar", "lama", "penyesuaian"}), "konversi", "pendidikan", "lainnya")


def konteks_konversi(konversi: KonversiAk, desimal: int) -> dict[str, Any]:
    """KONVERSI PREDIKAT KINERJA KE ANGKA KREDIT of one period."""
    return {
        **_dasar(konversi.salinan, konversi.mulai, konversi.selesai),
        "judul": ("KONVERSI PREDIKAT KINERJA KE ANGKA KREDIT",),
        "ditarik": konversi.dibatalkan_pada is not None,
        "baris": _baris(konversi, desimal),
    }


def konteks_akumulasi(salinan: Mapping[str, Any], daftar: Iterable[KonversiAk], desimal: int) -> dict[str, Any]:
    """AKUMULASI ANGKA KREDIT: every conversion in force in one jenjang, and their unrounded sum."""
    semua = list(daftar)
    return {
        **_dasar(salinan, semua[0].mulai, semua[-1].selesai),
        "judul": ("AKUMULASI ANGKA KREDIT",),
        "baris": [_baris(k, desimal) for k in semua],
        "jumlah": ak.cetak(sum((k.nilai for k in semua), Fraction(0)), desimal),
    }


def konteks_penetapan(penetapan: PenetapanAk, desimal: int) -> dict[str, Any]:
    """PENETAPAN ANGKA KREDIT with the columns LAMA, BARU, JUMLAH and what they lead to."""
    isi = penetapan.salinan
    lama, jumlah = (_pecahan(isi[kolom]) for kolom in ("lama", "jumlah"))
    total = sum(jumlah.values(), Fraction(0))
    butuh = {k: n and Fraction(n) for k, n in isi["butuh"].items()}
    simpulan = ak.simpulkan(total, ak.Kebutuhan(Fraction(0), butuh["pangkat"], butuh["jenjang"]))
    return {
        **_dasar(isi, penetapan.mulai, penetapan.selesai),
        "judul": ("PENETAPAN ANGKA KREDIT",),
        "ditarik": penetapan.dibatalkan_pada is not None,
        "baris": [_baris_pak(nomor, b, lama, jumlah, desimal) for nomor, b in enumerate(BARIS_PAK, start=1)],
        "kumulatif": [ak.cetak(n, desimal) for n in (sum(lama.values(), Fraction(0)), _baru(lama, jumlah), total)],
        "butuh": [_atau_strip(butuh[k], desimal) for k in ("pangkat", "jenjang")],
        "selisih_pangkat": _selisih(simpulan.pangkat, desimal),
        "selisih_jenjang": _selisih(simpulan.jenjang, desimal),
        "dapat": simpulan.dapat_pangkat or simpulan.dapat_jenjang,
        "untuk": _untuk(simpulan),
    }


def _dasar(salinan: Mapping[str, Any], mulai: date, selesai: date) -> dict[str, Any]:
    orang = salinan["pegawai"]
    return {
        "instansi": salinan["instansi"],
        "nomor": salinan["nomor"],
        "masa": f"{tanggal_panjang(mulai.isoformat())} s.d. {tanggal_panjang(selesai.isoformat())}",
        "pegawai": orang,
        "perorangan": _perorangan(orang),
        "ditetapkan": tempat_tanggal(salinan),
        "penilai": salinan["penilai"],
        "titik": TITIK_TITIK,
    }


def _perorangan(orang: Mapping[str, str]) -> list[tuple[str, str]]:
    """The eight rows of the identity; what no import has brought is left to be filled in by hand."""
    lahir, kelamin = _dari_nip(orang["nip"])
    return [
        ("Nama", orang["nama"]),
        ("NIP", orang["nip"]),
        ("Nomor Seri KARPEG", TITIK_TITIK),
        ("Tempat/ Tgl. Lahir", f"{TITIK_TITIK}, {lahir}"),
        ("Jenis Kelamin", kelamin),
        ("Pangkat/ Golongan Ruang/ TMT", f"{orang['pangkat']} / {TITIK_TITIK}"),
        ("Jabatan/ TMT", f"{orang['jabatan']} / {tanggal_panjang(orang['tmt_jabatan'])}"),
        ("Unit Kerja", orang["unit"]),
    ]


def _dari_nip(nip: str) -> tuple[str, str]:
    try:
        isi = aturan_nip.urai(nip)
    except aturan_nip.NipKeliru:
        return TITIK_TITIK, TITIK_TITIK
    return tanggal_panjang(isi.lahir.isoformat()), KELAMIN[isi.jenis_kelamin]


def _baris(k: KonversiAk, desimal: int) -> dict[str, Any]:
    return {
        "tahun": k.mulai.year,
        "bulan": f"{k.mulai.month}-{k.selesai.month}" if k.bulan < SETAHUN else "Tahunan",
        "predikat": PREDIKAT[k.predikat].split(" (")[0],
        "persen": ak.cetak_persen(k.persen, k.bulan),
        "koefisien": ak.cetak_koefisien(Fraction(k.koefisien)),
        "nilai": ak.cetak(k.nilai, desimal),
    }


def _pecahan(kolom: Mapping[str, str]) -> dict[str, Fraction]:
    return {baris: Fraction(nilai) for baris, nilai in kolom.items()}


def _baris_pak(nomor: int, baris: str, lama: Mapping, jumlah: Mapping, desimal: int) -> dict[str, Any]:
    teks = "AK Konversi" if baris == "konversi" else JenisSaldo(baris).cetak
    angka = (lama[baris], jumlah[baris] - lama[baris], jumlah[baris])
    return {"nomor": nomor, "teks": teks, "angka": [ak.cetak(n, desimal) if n else "-" for n in angka]}


def _baru(lama: Mapping[str, Fraction], jumlah: Mapping[str, Fraction]) -> Fraction:
    return sum(jumlah.values(), Fraction(0)) - sum(lama.values(), Fraction(0))


def _atau_strip(nilai: Fraction | None, desimal: int) -> str:
    return "-" if nilai is None else ak.cetak(nilai, desimal)


def _selisih(nilai: Fraction | None, desimal: int) -> dict[str, Any]:
    """Kelebihan or Kekurangan with its amount; the other word is struck out on paper."""
    return {"kurang": nilai is not None and nilai < 0, "angka": _atau_strip(nilai and abs(nilai), desimal)}


def _untuk(simpulan: ak.Simpulan) -> str:
    dapat = [
        kata for kata, ya in (("PANGKAT", simpulan.dapat_pangkat), ("JENJANG JABATAN", simpulan.dapat_jenjang)) if ya
    ]
    return " DAN ".join(dapat) or "PANGKAT/ JENJANG JABATAN"
