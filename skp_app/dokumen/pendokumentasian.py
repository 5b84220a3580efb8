"""Printed content of Formats B.1.1 (rencana aksi, Lampiran p. 67) and B.1.2 (pendokumentasian kinerja, p. 68).

The pegawai alone signs them, on paper; they are made from the rows as they stand.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from skp_app.dokumen import bagian
from skp_app.models import PeriodeEvaluasi, Realisasi, RencanaAksi, Rhk

LEBAR_SEL = 34  # letters per line of the narrowest cell, on A4


def konteks_rencana_aksi(
    kepala: Mapping[str, Any], daftar: Iterable[Rhk], aksi: Sequence[RencanaAksi], periode: PeriodeEvaluasi | None
) -> dict[str, Any]:
    """Context of Format B.1.1: of one evaluation period, or of the whole year when it is None.

    `kepala` is the frozen copy of the SKP or its head; `aksi` come in the order of print, with their period.
    """
    baris = [
        _baris(rhk, [_aksi(a, setahun=periode is None) for a in aksi if a.garis_rhk == rhk.garis]) for rhk in daftar
    ]
    return {**_dasar("B.1.1", kepala, periode), "baris": baris}


def konteks_pendokumentasian(
    kepala: Mapping[str, Any],
    daftar: Iterable[Rhk],
    aksi: Sequence[RencanaAksi],
    realisasi: Sequence[Realisasi],
    periode: PeriodeEvaluasi | None,
) -> dict[str, Any]:
    """Context of Format B.1.2; each realisasi comes with its `iki`, its period and its evidence."""
    baris = []
    for rhk in daftar:
        milik = [_aksi(a, setahun=periode is None) for a in aksi if a.garis_rhk == rhk.garis]
        iki = {i.garis: i.teks for i in rhk.iki.all()}
        hasil = [_hasil(r, iki, setahun=periode is None) for r in realisasi if r.iki.garis in iki]
        baris.append(_baris(rhk, milik, hasil))
    return {**_dasar("B.1.2", kepala, periode), "baris": baris}


def _dasar(kode: str, kepala: Mapping[str, Any], periode: PeriodeEvaluasi | None) -> dict[str, Any]:
    """Head and signature. One period prints its own days; the day of signing is written by hand."""
    kepala = {**kepala, "periode": _masa(kepala["periode"], periode)}
    return {
        **bagian.dasar(kode, kepala, milik={"draf": kepala["draf"]}, url_cek=None),
        "identitas": bagian.identitas(kode, kepala),
        "ttd": [
            bagian.tanda_tangan("pegawai", kepala["pegawai"], di=bagian.tempat_tanggal({"tempat": kepala["tempat"]}))
        ],
        "catatan_kaki": [],
    }


def _masa(masa: Mapping[str, str], periode: PeriodeEvaluasi | None) -> Mapping[str, str]:
    """The days that the SKP and the period share."""
    if periode is None:
        return masa
    mulai, selesai = periode.mulai.isoformat(), periode.selesai.isoformat()
    return {"mulai": max(masa["mulai"], mulai), "selesai": min(masa["selesai"], selesai)}


def _baris(rhk: Rhk, aksi: list[str], hasil: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    kata = ["\n".join(aksi), "\n".join("\n".join([h["teks"], *h["bukti"]]) for h in hasil), rhk.teks]
    tinggi = max(bagian.jumlah_baris(k, LEBAR_SEL) for k in kata)
    return {
        "nomor": rhk.nomor,  # type: ignore[attr-defined]
        "rhk": rhk.teks,
        "aksi": aksi,
        "hasil": hasil,
        "utuh": tinggi <= bagian.MAKS_BARIS_UTUH,
    }


def _aksi(aksi: RencanaAksi, *, setahun: bool) -> str:
    kata = f"{aksi.teks} ({aksi.target})" if aksi.target else aksi.teks
    return f"{aksi.periode_evaluasi.nama}: {kata}" if setahun else kata


def _hasil(realisasi: Realisasi, iki: Mapping[Any, str], *, setahun: bool) -> dict[str, Any]:
    """The indicator with its realisasi, below it the evidence: of results, not of activities (p. 68 A.7)."""
    kata = f"{iki[realisasi.iki.garis]}: {realisasi.tercetak}"
    return {
        "teks": f"{realisasi.periode_evaluasi.nama}: {kata}" if setahun else kata,
        "bukti": [str(p.bukti) for p in realisasi.pakai_bukti.all()],
    }
