"""predikat: yearly results of people from before the application was used, each with the import it came from."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from evaluasi.alur.impor_capaian import TERKUNCI
from evaluasi.aturan.impor_nilai import HASIL, JABATAN, NAMA, NOMOR, PERILAKU, PREDIKAT, PREDIKAT_TAHUNAN, TAHUN
from evaluasi.aturan.kuadran import semua_sel
from evaluasi.models import Evaluasi, PredikatTerdahulu
from pegawai.alur.impor import acuan, sumber, tempat
from pegawai.alur.impor.daftar import Rencana, nilai
from pegawai.alur.impor.pena import Pena
from pegawai.aturan.impor.bacaan import NIP
from pegawai.aturan.impor.dasar import TOLAK, Acuan
from pegawai.models import BarisImpor, Impor, Pegawai, SumberData
from pegawai.models.impor import Tindakan
from skp_app.alur.impor import ingatan
from skp_app.models.periode import JenisEvaluasi

Nilai = dict[str, str | None]
Kunci = tuple[int, int]  # person, year
SEL = ("rating_hasil", "rating_perilaku", "predikat")
DI_SINI = "Tahun {tahun} orang ini dievaluasi di aplikasi; hasil di sini yang berlaku."


class Bekal(NamedTuple):
    orang: Pegawai
    tahun: int
    ada: PredikatTerdahulu | None
    sumber: SumberData | None
    kolom: Nilai
    bidang: Nilai


class Diketahui(NamedTuple):
    """What the rows of one piece are held against."""

    orang: Mapping[str | None, Pegawai]
    ada: Mapping[Kunci, PredikatTerdahulu]
    dievaluasi: set[Kunci]
    terkunci: set[int]
    terakhir: Mapping[int, SumberData]


class PenerapPredikat:
    """Key is NIP and year. Both ratings and the predikat are one field: a cell of the quadrant changes as a whole."""

    asal = "predikat"
    jenis = PREDIKAT_TAHUNAN
    bidang = {"sel": "Predikat", "jabatan": "Jabatan saat itu", "nomor": "Nomor"}
    istilah = {
        "sel": {
            f"{h} {p} {n}": f"{n.cetak} (hasil {h.cetak.lower()}, perilaku {p.cetak.lower()})"
            for h, p, n in semua_sel()
        }
    }
    rinci_baru = True

    def acuan(self, impor: Impor) -> Acuan:
        return acuan.susun(impor, orang=True)

    def sebutan(self, isi: Mapping[str, str | None]) -> tuple[str, str]:
        return isi.get(NIP) or "", f"{isi.get(NAMA) or ''}, tahun {isi.get(TAHUN) or '–'}".lstrip(", ")

    def urutan(self, baris: BarisImpor, rencana: Rencana) -> int:
        return baris.nomor or 0

    def rencanakan(self, impor: Impor, baris: Sequence[BarisImpor], *, kunci: bool = False) -> list[Rencana]:
        isi = [nilai(b) for b in baris]
        diketahui = _diketahui(isi, self.asal, kunci)
        return [_satu(b, n, diketahui) for b, n in zip(baris, isi, strict=True)]

    def tulis(self, pena: Pena, pasangan: Sequence[tuple[BarisImpor, Rencana]]) -> None:
        milik = {b.pk: r.bekal.ada or _baru(r.bekal, pena.impor) for b, r in pasangan}
        pena.tambah([(b, milik[b.pk]) for b, r in pasangan if r.bekal.ada is None])
        pena.ubah(
            [(b, milik[b.pk], _isian(r) | {"impor": pena.impor}) for b, r in pasangan if r.bekal.ada and r.perubahan]
        )
        catatan = [
            sumber.Isi(b, milik[b.pk], _kunci(r.bekal), r.bekal.kolom, r.bekal.bidang, r, r.bekal.sumber)
            for b, r in pasangan
        ]
        sumber.catat(pena, self.asal, catatan)

    def tandai_hilang(self, pena: Pena, baris: Sequence[BarisImpor]) -> None:
        """A file may hold one perangkat daerah or one year: nobody is missed."""


def _diketahui(isi: Sequence[Nilai], asal: str, kunci: bool) -> Diketahui:
    orang = tempat.orang([n.get(NIP) for n in isi], kunci)
    pks = [o.pk for o in orang.values()]
    tahun = {int(n[TAHUN] or 0) for n in isi if n.get(TAHUN)}
    semua = PredikatTerdahulu.objects.filter(pegawai__in=pks, tahun__in=tahun).order_by("pk")
    ada = {(p.pegawai_id, p.tahun): p for p in (semua.select_for_update(no_key=True) if kunci else semua)}
    dievaluasi = Evaluasi.objects.filter(
        skp__pegawai__in=pks, periode_evaluasi__periode__tahun__in=tahun, periode_evaluasi__jenis=JenisEvaluasi.TAHUNAN
    )
    return Diketahui(
        orang, ada, set(dievaluasi.order_by().values_list("skp__pegawai", "periode_evaluasi__periode__tahun")),
        ingatan.tahun_terkunci(tahun),
        sumber.muat(asal, ada.values(), kunci),
    )  # fmt: skip


def _satu(baris: BarisImpor, n: Nilai, diketahui: Diketahui) -> Rencana:
    if baris.putusan == TOLAK:
        return Rencana(Tindakan.TOLAK)
    orang, tahun = diketahui.orang.get(n.get(NIP)), int(n[TAHUN] or 0)
    if orang is None:
        return sumber.ditolak(sumber.TANPA_ORANG)
    if (orang.pk, tahun) in diketahui.dievaluasi:
        return sumber.ditolak(DI_SINI.format(tahun=tahun))
    if tahun in diketahui.terkunci:
        return sumber.ditolak(TERKUNCI.format(tahun=tahun))
    ada = diketahui.ada.get((orang.pk, tahun))
    dahulu = diketahui.terakhir.get(ada.pk) if ada else None
    baru: Nilai = {"sel": f"{n[HASIL]} {n[PERILAKU]} {n[PREDIKAT]}"}
    baru |= {b: " ".join((n.get(k) or "").split()) for b, k in (("jabatan", JABATAN), ("nomor", NOMOR)) if n.get(k)}
    return sumber.rencana(baris, _kini(ada), dahulu, baru, Bekal(orang, tahun, ada, dahulu, n, dict(baru)))


def _kini(ada: PredikatTerdahulu | None) -> Nilai | None:
    if ada is None:
        return None
    return {"sel": " ".join(getattr(ada, b) for b in SEL), "jabatan": ada.jabatan, "nomor": ada.nomor}


def _baru(bekal: Bekal, impor: Impor) -> PredikatTerdahulu:
    return PredikatTerdahulu(pegawai=bekal.orang, tahun=bekal.tahun, impor=impor, **_bidang(bekal, bekal.bidang))


def _isian(rencana: Rencana) -> dict[str, object]:
    return _bidang(rencana.bekal, rencana.perubahan)


def _bidang(bekal: Bekal, diisi: Mapping[str, object]) -> dict[str, object]:
    """The named fields of the plan as columns of the model."""
    isi: dict[str, object] = {b: bekal.bidang[b] for b in diisi if b != "sel"}
    return isi | dict(zip(SEL, (bekal.bidang["sel"] or "").split(), strict=True)) if "sel" in diisi else isi


def _kunci(bekal: Bekal) -> str:
    return f"{bekal.orang.nip} {bekal.tahun}"
