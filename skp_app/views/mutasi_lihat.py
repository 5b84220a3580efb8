"""What an event is going to do, gathered for the preview; nothing is written."""

from skp_app.alur import mutasi as alur
from skp_app.alur.peristiwa import lebar_jendela
from skp_app.aturan.peristiwa import BERLANJUT, PINDAH, JenisPeristiwa, Rentang, penilai_lama_menilai
from skp_app.models import PenutupanPeriode, PeriodeEvaluasi


def pratinjau(p):
    kini = alur.keadaan(p.pegawai, p.tmt)
    penilai = alur.penilai_pada(p) if p.jenis in BERLANJUT else None
    tersandar = alur.tersandar(p)
    terdampak = alur.terdampak(p.pegawai, p.tmt) if p.bawahan else []
    return {
        "kini": kini,
        "penyerahan": p.jenis == JenisPeristiwa.GANTI_PENILAI and kini.lama is None,
        "penilai": penilai,
        "duduk": _berakhir(p),
        "jumlah_rhk": len(p.rhk),
        "ikut": [r for r in tersandar if r.ikut],
        "lepas": [r for r in tersandar if not r.ikut],
        "bawahan": terdampak,
        "evaluasi": _evaluasi(p, kini.lama) if kini.lama else [],
        "dikabari": _dikabari(p, kini, penilai),
    }


def _berakhir(p):
    """The placement that the wizard ends, if it moves the person at all."""
    if p.jenis in PINDAH and p.tujuan is None or p.jenis == JenisPeristiwa.GANTI_PENILAI:
        return None
    definitif = p.pegawai.penempatan.pada(p.tmt).filter(jenis="definitif", mulai__lt=p.tmt)
    return definitif.select_related("jabatan", "unit").first()


def _evaluasi(p, lama):
    """[(period, whose)]: set already, still of the penilai until now, of the new one, or nobody's."""
    beres = set(
        PenutupanPeriode.objects.filter(skp__rangkaian=lama.rangkaian).values_list("periode_evaluasi", flat=True)
    )
    hasil, lebar = [], lebar_jendela([p.tmt])[p.tmt]
    for e in PeriodeEvaluasi.objects.filter(periode=lama.periode_id, selesai__gte=lama.mulai).order_by("selesai", "pk"):
        masa = Rentang(e.mulai, e.selesai, e.tahunan)
        if e.pk in beres:
            siapa = "beres"
        elif penilai_lama_menilai(p.jenis, p.tmt, masa, lama.mulai, lebar):
            siapa = "lama"
        else:
            siapa = "baru" if p.jenis in BERLANJUT else ""
        hasil.append((e, siapa))
    return hasil


def _dikabari(p, kini, penilai):
    """Names of those who get a message."""
    orang = [] if p.jenis == JenisPeristiwa.MENINGGAL else [p.pegawai]
    orang += [kini.sumber.penilai] if kini.sumber else []
    orang += [penilai.pegawai] if penilai and kini.periode else []
    return list({o.pk: o for o in orang}.values())
