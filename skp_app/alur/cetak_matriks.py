"""The content of Format A.1.5 read from the rows: one table for the leader, one for each tim kerja below."""

from collections.abc import Collection
from typing import Any

from django.utils.timezone import localdate

from pegawai.models import Ketentuan
from skp_app.alur.isi import nama_instansi
from skp_app.alur.matriks import jabatan_pemimpin, skp_pemimpin
from skp_app.alur.pencetakan import kertas
from skp_app.aturan.hasil_kerja import JenisRhk
from skp_app.aturan.status import BELUM_DITETAPKAN
from skp_app.dokumen import matriks as format_matriks
from skp_app.dokumen.cetak import pdf
from skp_app.models import Matriks, PeranHasil, Skp


def isi(matriks: Matriks, *, anak: Collection[Matriks] = (), hanya_terbagi: bool = False) -> dict[str, Any]:
    """`anak` are the matrices of the second level to print below it; others than the maker see what was shared."""
    skp = skp_pemimpin(matriks.pemilik_id, matriks.periode_id)
    pemilik = matriks.pemilik
    return {
        "instansi": nama_instansi(matriks.unit),
        "pegawai": {"nama": pemilik.nama_lengkap, "nip": pemilik.nip or "", "jabatan": jabatan_pemimpin(matriks, skp)},
        "draf": skp is None or skp.status in BELUM_DITETAPKAN,
        "kosong": Ketentuan.objects.nilai("mpph_sel_kosong", localdate()),
        "tabel": [
            _tabel(matriks, skp, hanya_terbagi),
            *(_tabel(a, skp_pemimpin(a.pemilik_id, a.periode_id), hanya_terbagi) for a in anak),
        ],
    }


def _tabel(matriks: Matriks, skp: Skp | None, hanya_terbagi: bool) -> dict[str, Any]:
    kolom = list(matriks.kolom.all())
    peran = PeranHasil.objects.filter(sel__baris__matriks=matriks).select_related("sel").order_by("urutan")
    sel: dict[tuple[int, int], list[str]] = {}
    for p in peran.exclude(dibagikan_pada=None) if hanya_terbagi else peran:
        sel.setdefault((p.sel.baris_id, p.sel.kolom_id), []).append(_tercetak(p))
    jabatan = jabatan_pemimpin(matriks, skp)
    return {
        "judul": str(matriks.tim) if matriks.tim else jabatan,
        "nama": matriks.pemilik.nama_lengkap,
        "jabatan": jabatan,
        "kolom": [k.teks for k in kolom],
        "baris": [
            {
                "nama": b.pegawai.nama_lengkap if b.pegawai else b.nama_luar,
                "jabatan": b.penempatan.nama_jabatan if b.penempatan else b.jabatan_luar,
                "sel": [sel.get((b.pk, k.pk), []) for k in kolom],
            }
            for b in matriks.baris.select_related("pegawai", "penempatan__jabatan")
        ],
    }


def _tercetak(peran: PeranHasil) -> str:
    return f"{peran.teks} (tambahan)" if peran.jenis == JenisRhk.TAMBAHAN else peran.teks


def cetak(matriks: Matriks, *, anak: Collection[Matriks] = (), hanya_terbagi: bool = False) -> bytes:
    """The PDF; with a watermark until the leader's SKP is set. Raises TerlaluPanjang beyond 40 pages."""
    konteks = format_matriks.konteks(isi(matriks, anak=anak, hanya_terbagi=hanya_terbagi))
    return pdf(format_matriks.KODE, konteks, kertas=kertas())
