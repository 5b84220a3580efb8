"""The spread of predikat as a picture: bars for what is, the curve of the Lampiran and the rules of the guide over it.

Pure geometry for the template, in SVG units; what is drawn also stands in a table.
"""

from math import ceil

from evaluasi.aturan import kurva
from evaluasi.aturan.kalibrasi import bagian
from evaluasi.aturan.kuadran import Predikat

DASAR, PUNCAK = 232.0, 34.0  # y of 0 % and of the top of the axis
KIRI, JARAK, BATANG = 96.4, 104.8, 58  # centre of the first bar, step, width
TERENDAH = 80  # percent at the top of the axis, at least
SUMBU = [str(p) for p in reversed(Predikat)]  # as the printed curves: Sangat Kurang on the left
KATA = {"maks": "paling banyak", "min": "paling sedikit"}
KURUNG = {"harus_ada": "harus ada", "tidak_ada": "tidak ada"}


def gambar(jumlah, semula, capaian, aturan):
    """Everything the template draws. `semula` are the stored counts, equal to `jumlah` without a trial."""
    porsi, lama = bagian(jumlah), bagian(semula)
    panduan = porsi_kurva(capaian) if capaian else {}
    puncak = _puncak([*porsi.values(), *lama.values(), *panduan.values(), *(a.get("persen", 0) for a in aturan)])
    batas = {a["predikat"][0]: a for a in aturan if a["jenis"] in KATA and len(a["predikat"]) == 1}
    batang = [
        _batang(i, p, jumlah[p], porsi[p], lama[p], puncak) | _batas(i, batas.get(p), puncak)
        | {"semula": semula[p], "bagian_semula": _persen(lama[p]), "porsi_kurva": _persen(panduan.get(p, 0.0))}
        for i, p in enumerate(SUMBU)
    ]  # fmt: skip
    return {
        "batang": batang,
        "sumbu": [{"persen": p, "y": _y(p, puncak)} for p in range(0, puncak + 1, 20)],
        "kurva": _kurva(capaian, puncak) if capaian else None,
        "kurung": [_kurung(a) for a in aturan if a["jenis"] in KURUNG],
        "kalimat": ". ".join(f"{b['cetak']}: {b['jumlah']} orang ({b['persen']})" for b in reversed(batang)) + ".",
    }


def porsi_kurva(capaian):
    """The five heights of the printed curve (p. 94-96), scaled so that they add up to 100 %.

    The Lampiran prints no numbers: the shares are a reading aid of this application.
    """
    tinggi = kurva.TINGGI[capaian]
    return {p: 100 * t / sum(tinggi) for p, t in zip(SUMBU, tinggi, strict=True)}


def _puncak(persen):
    return min(100, max(TERENDAH, 20 * ceil(max(persen, default=0) / 20)))


def _y(persen, puncak):
    return f"{DASAR - (DASAR - PUNCAK) * persen / puncak:.1f}"


def _batang(urut, predikat, jumlah, porsi, lama, puncak):
    tengah = KIRI + urut * JARAK
    tinggi = (DASAR - PUNCAK) * porsi / puncak
    beda = abs(porsi - lama) > 0.05
    dalam = tinggi > 80  # the figure fits inside the bar
    atas = max(tinggi, (DASAR - PUNCAK) * lama / puncak if beda else 0)
    return {
        "predikat": predikat,
        "cetak": Predikat(predikat).cetak,
        "nama": Predikat(predikat).cetak.replace("/", " ").split(" ", 1),
        "jumlah": jumlah,
        "persen": _persen(porsi),
        "bulat": round(porsi),
        "lebar": f"{porsi:.1f}",
        "x": f"{tengah - BATANG / 2:.1f}",
        "tengah": f"{tengah:.1f}",
        "y": f"{DASAR - tinggi:.1f}",
        "tinggi": f"{tinggi:.1f}",
        "y_angka": f"{DASAR - 10:.1f}" if dalam else f"{DASAR - atas - 8:.1f}",
        "dalam": dalam,
        "x_garis": f"{tengah - BATANG / 2 - 5:.1f}",
        "y_semula": _y(lama, puncak) if beda else "",
        "arsir": predikat in (Predikat.KURANG, Predikat.SANGAT_KURANG),
    }


def _batas(urut, aturan, puncak):
    """The line of a rule over its bar, with its words on the side where there is room."""
    if not aturan:
        return {}
    tengah, kiri = KIRI + urut * JARAK, urut >= 2
    return {
        "kata_panduan": f"{KATA[aturan['jenis']]} {aturan['persen']} %",
        "persen_panduan": aturan["persen"],
        "y_panduan": _y(min(aturan["persen"], puncak), puncak),
        "x_panduan": f"{tengah - 48.4:.1f}",
        "x_kata": f"{tengah + (-54.4 if kiri else 54.4):.1f}",
        "jangkar": "end" if kiri else "start",
    }


def _kurung(aturan):
    """A bracket below the axis for a rule about whether somebody is there."""
    letak = [KIRI + SUMBU.index(p) * JARAK for p in aturan["predikat"]]
    awal, akhir = min(letak) - 44.4, max(letak) + 44.4
    return {"awal": f"{awal:.1f}", "akhir": f"{akhir:.1f}", "tengah": f"{(awal + akhir) / 2:.1f}",
            "kata": KURUNG[aturan["jenis"]]}  # fmt: skip


def _kurva(capaian, puncak):
    """The printed curve over the bars: path and where its box begins."""
    tinggi = kurva.TINGGI[capaian]
    kotak = kurva.LANGKAH_MENDATAR * (DASAR - PUNCAK) / puncak * 100 / sum(tinggi)
    return {"jalur": kurva.jalur(capaian, 4 * JARAK, kotak), "x": f"{KIRI:.1f}", "y": f"{DASAR - kotak:.2f}"}


def _persen(porsi):
    return f"{porsi:.1f}".removesuffix(".0").replace(".", ",") + " %"
