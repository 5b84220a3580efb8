"""What the forms of pembinaan say, as plain data: checked, hashed, signed, frozen and printed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from pegawai.models import Pegawai, Penempatan
from skp_app.alur.isi import identitas, salinan
from skp_app.aturan.pembinaan import KRITERIA, SKALA
from skp_app.models import Bimbingan, Konseling

TUJUAN = ("indikator", "baseline", "target", "strategi")
FAKTA = ("target_skp", "progres", "masalah", "penyebab")
LANGKAH = ("indikator", "strategi", "penyesuaian")
RENCANA = ("keahlian", "langkah", "jangka_waktu", "perubahan", "ukuran")
JURNAL = ("waktu", "tempat", "kegiatan", "materi", "rencana_aksi", "target_waktu")
KOMPETENSI = ("kelompok", "nama", "nilai", "alasan")
LAPORAN = ("ekspektasi", "uraian", "serupa", "retrospektif")
REKAMAN = ("tanggal", "tempat", "masalah", "hasil", "rekomendasi")


# Words of the Format that stand in the copy, so that a later wording changes no signed paper.
TETAP: dict[str, dict[str, Any]] = {"B.1.8": {"kriteria": KRITERIA}, "B.1.9": {"skala": SKALA}}


def isi(bimbingan: Bimbingan, kode: str) -> dict[str, Any]:
    """The content of one Format, 'B.1.6' to 'B.1.9'."""
    return _ISI[kode](bimbingan)


def _coaching(b: Bimbingan) -> dict[str, Any]:
    baris = list(b.baris_coaching.all())
    return {
        "tujuan": _berisi(_kolom(baris, TUJUAN)),
        "fakta": _berisi(_kolom(baris, FAKTA)),
        "peluang": b.isi.peluang,
        "langkah": _berisi(_kolom(b.langkah_coaching.all(), LANGKAH)),
    }


def _mentoring(b: Bimbingan) -> dict[str, Any]:
    return {
        "tujuan": b.isi.tujuan,
        "rencana": _berisi(_kolom(b.rencana_mentoring.all(), RENCANA)),
        "jurnal": _berisi(_kolom(b.sesi.all(), JURNAL)),
    }


def _umpan_balik(b: Bimbingan) -> dict[str, Any]:
    return {"jawaban": [j.teks for j in b.jawaban.all()]}


def _evaluasi(b: Bimbingan) -> dict[str, Any]:
    return {
        "kompetensi": [k for k in _kolom(b.kompetensi.all(), KOMPETENSI) if k["nama"]],
        "rekomendasi": b.evaluasi_kompetensi.rekomendasi,
    }


_ISI = {"B.1.6": _coaching, "B.1.7": _mentoring, "B.1.8": _umpan_balik, "B.1.9": _evaluasi}


def _kolom(baris: Iterable[Any], nama: Iterable[str]) -> list[dict[str, Any]]:
    return [{n: _polos(getattr(b, n)) for n in nama} for b in baris]


def _polos(nilai: Any) -> Any:
    return nilai.isoformat() if isinstance(nilai, date) else nilai


def _berisi(baris: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows in which something stands."""
    return [b for b in baris if any(b.values())]


def kekurangan(bimbingan: Bimbingan, kode: str) -> list[str]:
    """What still has to be written before this Format can be signed, in sentences."""
    return [kalimat for kalimat, kurang in _PERIKSA[kode](isi(bimbingan, kode)) if kurang]


def _periksa_coaching(i: dict[str, Any]) -> list[tuple[str, bool]]:
    kosong = [kunci for kunci in ("tujuan", "fakta") if not i[kunci]]
    langkah = i["langkah"]
    return [
        ("Tujuan dan fakta belum diisi pegawai, paling sedikit satu indikator.", bool(kosong)),
        ("Peluang belum diisi pegawai.", not i["peluang"]),
        ("Langkah ke depan belum diisi pembimbing.", not langkah),
        (
            "Tiap langkah ke depan perlu strategi dan jawaban ya atau tidak atas penyesuaian.",
            any(not (baris["strategi"] and baris["penyesuaian"]) for baris in langkah),
        ),
    ]


def _periksa_mentoring(i: dict[str, Any]) -> list[tuple[str, bool]]:
    perlu = ("keahlian", "jangka_waktu", "perubahan", "ukuran")
    return [
        ("Rencana mentoring belum diisi pegawai.", not i["rencana"]),
        (
            "Tiap rencana perlu keahlian, jangka waktu, perubahan yang diharapkan, dan ukuran keberhasilan.",
            any(not all(baris[p] for p in perlu) for baris in i["rencana"]),
        ),
        ("Jurnal mentoring belum diisi.", not i["jurnal"]),
        (
            "Tiap baris jurnal perlu waktu, tempat, dan materi.",
            any(not (baris["waktu"] and baris["tempat"] and baris["materi"]) for baris in i["jurnal"]),
        ),
    ]


def _periksa_umpan_balik(i: dict[str, Any]) -> list[tuple[str, bool]]:
    kosong = [str(n) for n, teks in enumerate(i["jawaban"], start=1) if not teks.strip()]
    return [(f"Kriteria {', '.join(kosong)} belum dijawab.", bool(kosong))]


def _periksa_evaluasi(i: dict[str, Any]) -> list[tuple[str, bool]]:
    kosong = [k["nama"] for k in i["kompetensi"] if not (k["nilai"] and k["alasan"].strip())]
    return [
        (f"Nilai dan alasan belum lengkap: {', '.join(kosong)}.", bool(kosong)),
        ("Rekomendasi belum diisi.", not i["rekomendasi"].strip()),
    ]


_PERIKSA = {
    "B.1.6": _periksa_coaching, "B.1.7": _periksa_mentoring, "B.1.8": _periksa_umpan_balik, "B.1.9": _periksa_evaluasi,
}  # fmt: skip


def salinan_bimbingan(b: Bimbingan, kode: str, tanggal: date | None) -> dict[str, Any]:
    """The copy that is printed, with the people of that day; `tanggal` None makes a draft."""
    return salinan(b.skp, isi(b, kode), tanggal) | {"pimpinan": orang(b.pembimbing)} | TETAP.get(kode, {})


def orang(pegawai: Pegawai) -> dict[str, Any]:
    """The five identity cells of somebody today; without a post only his name and NIP."""
    duduk = Penempatan.objects.pada(localdate()).filter(pegawai=pegawai, jenis="definitif")
    satu = duduk.select_related("pegawai", "jabatan", "unit__induk__induk").first()
    if satu:
        return identitas(satu)
    return {"nama": pegawai.nama_lengkap, "nip": pegawai.nip or "", "pangkat": pegawai.pangkat}


# Konseling ------------------------------------------------------------------------------------------------


def isi_laporan(k: Konseling) -> dict[str, Any]:
    """B.1.10 with the feedback that is attached as evidence, and how the pegawai was told before (p. 86 (c)-(d))."""
    bukti = [
        {"tanggal": localdate(u.dikirim_pada).isoformat(), "sebutan": u.sebutan, "isi": u.isi}
        for u in k.bukti.order_by("dikirim_pada", "pk")
    ]
    penyampaian = {"tanggal": k.disampaikan.isoformat(), "isi": k.penyampaian}
    return _kolom([k.laporan], LAPORAN)[0] | {"bukti": bukti, "penyampaian": penyampaian}


def kekurangan_laporan(i: dict[str, Any]) -> list[str]:
    perlu = [
        ("Permasalahan perilaku kerja belum dijelaskan.", not i["uraian"].strip()),
        ("Jawaban ya atau tidak atas perilaku serupa pada pegawai lain belum dipilih.", not i["serupa"]),
        ("Retrospektif, yang sudah Anda lakukan, belum diisi.", not i["retrospektif"].strip()),
        ("Bukti pemberian umpan balik belum dipilih, paling sedikit satu.", not i["bukti"]),
    ]
    return [kalimat for kalimat, kurang in perlu if kurang]


def isi_rekaman(k: Konseling) -> dict[str, Any]:
    return _kolom([k.rekaman], REKAMAN)[0]


def kekurangan_rekaman(i: dict[str, Any]) -> list[str]:
    sebutan = {"tanggal": "Tanggal", "tempat": "Tempat", "masalah": "Masalah", "hasil": "Hasil",
               "rekomendasi": "Rekomendasi tindak lanjut"}  # fmt: skip
    return [f"{nama} belum diisi." for kunci, nama in sebutan.items() if not i[kunci]]


def salinan_laporan(k: Konseling, tanggal: date | None) -> dict[str, Any]:
    return salinan(k.skp, isi_laporan(k), tanggal)


def salinan_rekaman(k: Konseling, tanggal: date | None) -> dict[str, Any]:
    """Where it took place is content; the place above the signature is that of the unit, as on every form."""
    rekaman = {"rekaman": isi_rekaman(k), "kapasitas": k.get_kapasitas_display(), "dasar": k.dasar}
    return salinan(k.skp, rekaman, tanggal) | {"konselor": orang(k.konselor)}  # type: ignore[arg-type]
