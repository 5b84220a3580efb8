"""What is noted when a document is stored: who has to sign it, and what anybody may read who holds its code."""

from collections.abc import Mapping
from typing import Any

from django.utils.timezone import localdate

from pegawai.models import Pegawai
from skp_app.aturan.format import SEMUA
from skp_app.aturan.tanda_tangan import urutan
from skp_app.dokumen.bagian import tanggal_panjang
from skp_app.models import Dokumen, PenandaTangan, Skp


def pokok(kode_format: str, isi: Mapping[str, Any], milik: Mapping[str, Any] | None = None) -> dict[str, str]:
    """The printed facts for the public page; `isi` is the frozen copy of the SKP, `milik` of what was printed."""
    milik = milik or isi
    periode = isi["periode"]
    judul = SEMUA[kode_format].judul[0] if kode_format in SEMUA else "KEPUTUSAN ATAS KEBERATAN"
    masa = " s.d. ".join(tanggal_panjang(periode[k]) for k in ("mulai", "selesai"))
    return {
        "judul": judul,
        "nomor": milik.get("nomor_dokumen") or "",
        "nama": isi["pegawai"]["nama"],
        "instansi": isi["instansi"],
        "masa": (milik.get("periode_evaluasi") or {}).get("label") or masa,
        "tempat": milik.get("tempat") or isi.get("tempat") or "",
        "tanggal": milik.get("tanggal") or localdate().isoformat(),
    }


def pihak(skp: Skp) -> dict[str, Pegawai]:
    """The people of an SKP by role. Nobody stands above a kepala daerah: there the penilai signs in both roles."""
    return {"pegawai": skp.pegawai, "penilai": skp.penilai, "atasan_penilai": skp.atasan_penilai or skp.penilai}


def daftarkan(dokumen: Dokumen, isi: Mapping[str, Any], orang: Mapping[str, Pegawai], penetap: str) -> None:
    """In the transaction that stores the document: its signers in their order, with the names as printed."""
    PenandaTangan.objects.bulk_create(
        PenandaTangan(
            dokumen=dokumen, urutan=nomor, peran=peran, pegawai=orang[peran],
            nama=(isi.get(peran) or {}).get("nama") or orang[peran].nama_lengkap,
        )
        for nomor, peran in enumerate(urutan(dokumen.kode_format, penetap), start=1)
    )  # fmt: skip


def daftarkan_lembar(dokumen: Dokumen, penanda: tuple[Pegawai, str] | None) -> None:
    """The same for a paper that one person signs; a paper signed by who has no account here waits for nobody."""
    if penanda:
        (peran,) = urutan(dokumen.kode_format)
        PenandaTangan.objects.create(dokumen=dokumen, urutan=1, peran=peran, pegawai=penanda[0], nama=penanda[1])
