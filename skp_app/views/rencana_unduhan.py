"""Plans as files: the list of units with what they have, and the indicators of one plan."""

from pegawai import unduh
from skp_app.alur.rencana import tahun_rencana
from skp_app.aturan.hasil_kerja import JenisRencana
from skp_app.models import IndikatorUnit


def _tertulis(unit, jenis):
    """'2025–2029 (rancangan)', one part for each plan of this kind that covers the year."""
    milik = [r for r in unit.rencana_setahun if r.jenis == jenis]
    return "; ".join(f"{r.masa} (rancangan)" if r.rancangan else r.masa for r in milik)


KOLOM = [
    ("Unit kerja", lambda u: u.nama),
    ("Unit atasan", lambda u: u.induk.nama if u.induk else ""),
    *((j.cetak, lambda u, jenis=j: _tertulis(u, jenis)) for j in JenisRencana),
]


def satu_rencana(request, rencana):
    """The indicators of one plan, in its order; None when the page itself was asked for."""
    indikator = IndikatorUnit.objects.filter(sasaran__rencana=rencana).order_by(
        "sasaran__urutan", "sasaran_id", "urutan", "pk"
    )
    indikator = indikator.select_related("sasaran", "induk__sasaran__rencana__unit").prefetch_related("target")
    return unduh.jawab(request, f"rencana-{rencana.jenis}-{rencana.kode}", _kolom(rencana), indikator)


def _kolom(rencana):
    return [
        ("Sasaran", lambda i: i.sasaran.teks),
        ("Tingkat", lambda i: i.sasaran.sebutan),
        ("Perspektif", lambda i: i.sasaran.get_perspektif_display()),
        ("Nomor", lambda i: i.nomor),
        ("Indikator", lambda i: i.teks),
        ("Satuan", lambda i: i.satuan),
        ("Baseline", lambda i: i.baseline),
        *((f"Target {tahun}", lambda i, tahun=tahun: _target(i, tahun)) for tahun in tahun_rencana(rencana)),
        ("Metode penghitungan", lambda i: i.metode),
        ("Sumber data", lambda i: i.sumber_data),
        ("Menurunkan", lambda i: i.induk and f"{i.induk.teks} ({i.induk.sasaran.rencana.unit.nama})"),
    ]


def _target(indikator, tahun):
    return next((t.teks for t in indikator.target.all() if t.tahun == tahun), "")
