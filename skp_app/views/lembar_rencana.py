"""The sheet of one plan: sasaran and their indicators as rows of one form."""

from functools import partial
from typing import NamedTuple

from django.db.models import Prefetch

from skp_app.alur.rencana import tahun_rencana
from skp_app.forms.rencana import IndikatorForm, KepalaRencanaForm, SasaranForm
from skp_app.models import IndikatorUnit, SasaranUnit


def bentuk(rencana):
    """The form of each kind of row of this plan."""
    indikator = partial(IndikatorForm, tahun=list(tahun_rencana(rencana)))
    return {"rencana": KepalaRencanaForm, "sasaran": SasaranForm, "indikator": indikator}


class BarisIndikator(NamedTuple):
    indikator: IndikatorUnit
    sebutan: str
    form: IndikatorForm

    @property
    def rinci(self):
        """What stands folded below the indicator."""
        return [self.form[nama] for nama in ("nomor", "baseline", "metode", "sumber_data")]


class BarisSasaran(NamedTuple):
    sasaran: SasaranUnit
    nomor: int
    form: SasaranForm
    indikator: list[BarisIndikator]
    bentrok: list

    @property
    def teks_nomor(self):
        return str(self.nomor)

    @property
    def tinggi(self):
        """Table rows that the cell of the sasaran spans."""
        return max(len(self.indikator), 1) + 1


class LembarRencana:
    """Drawn from what is stored; rows of `kiriman` that were not saved show what was typed instead."""

    def __init__(self, rencana, kiriman=None):
        self.rencana, self.kiriman, self.bentuk = rencana, kiriman, bentuk(rencana)
        self.tahun = list(tahun_rencana(rencana))
        indikator = IndikatorUnit.objects.select_related("induk__sasaran__rencana__unit").prefetch_related("target")
        semua = rencana.sasaran.prefetch_related(Prefetch("indikator", indikator))
        self.baris = [self._sasaran(n, s) for n, s in enumerate(semua, start=1)]
        self.kepala = self._form("rencana", rencana, KepalaRencanaForm.awal(rencana))
        self.bentrok_kepala = self._banding({f"rencana-{rencana.pk}": "Keterangan rencana"})

    def _sasaran(self, nomor, sasaran):
        indikator = [self._indikator(nomor, n, i) for n, i in enumerate(sasaran.indikator.all(), start=1)]
        nama = {f"sasaran-{sasaran.pk}": f"Sasaran {nomor}"}
        nama |= {f"indikator-{b.indikator.pk}": b.sebutan.capitalize() for b in indikator}
        form = self._form("sasaran", sasaran, _awal(sasaran, SasaranForm.BIDANG))
        return BarisSasaran(sasaran, nomor, form, indikator, self._banding(nama))

    def _indikator(self, sasaran, nomor, indikator):
        awal = _awal(indikator, IndikatorForm.BIDANG) | {f"t{t.tahun}": t.teks for t in indikator.target.all()}
        form = self._form("indikator", indikator, awal)
        return BarisIndikator(indikator, f"indikator {nomor} sasaran {sasaran}", form)

    def _form(self, jenis, objek, awal):
        nama = f"{jenis}-{objek.pk}"
        tertahan = self.kiriman and self.kiriman.tertahan(nama)
        return tertahan or self.bentuk[jenis](prefix=nama, initial=awal)

    def _banding(self, nama):
        return self.kiriman.banding(nama) if self.kiriman else []


def _awal(objek, bidang):
    return {b: getattr(objek, b) for b in (*bidang, "versi")}
