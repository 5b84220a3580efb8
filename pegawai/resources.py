"""Simple tables, where one row of the file is one row of ours: references of jabatan and days off.

django-import-export finds the row we have, turns texts into values, validates them, compares field by field, leaves
what is the same alone and saves one object. Ours is what it does not know: reading strangers' files in a cage, notes
per cell, corrections made by hand (`alur.impor.sumber`), jobs that survive a kill, and taking an import back.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import tablib
from import_export.fields import Field
from import_export.instance_loaders import CachedInstanceLoader
from import_export.resources import ModelResource
from import_export.results import RowResult
from import_export.widgets import DateWidget, IntegerWidget

from pegawai.alur.impor import acuan, sumber
from pegawai.alur.impor.daftar import Penerap, Rencana, nilai
from pegawai.alur.impor.mutasi import PenerapMutasi
from pegawai.alur.impor.orang import PenerapPegawai
from pegawai.alur.impor.pena import Pena, isi
from pegawai.alur.impor.tugas import PenerapPejabat, PenerapTugas
from pegawai.alur.impor.unit import PenerapUnit
from pegawai.aturan.impor import hierarki, lembar_kecil, pegawai, rujukan
from pegawai.aturan.impor.dasar import Acuan, Jenis
from pegawai.models import BarisImpor, HariLibur, Impor, RefJabatan, SumberData
from pegawai.models.impor import Tindakan


class Sederhana(ModelResource):
    """Common ground: our own sentences and traces, so nothing is reported or rolled back by the library."""

    class Meta:
        skip_unchanged = True
        skip_html_diff = True
        store_instance = True
        clean_model_instances = True
        use_transactions = False


class HariLiburResource(Sederhana):
    tanggal = Field("tanggal", "TANGGAL", DateWidget("%Y-%m-%d"))
    nama = Field("nama", "KETERANGAN")
    jenis = Field("jenis", "JENIS")
    sumber = Field("sumber", "DASAR")

    class Meta(Sederhana.Meta):
        model = HariLibur
        fields = ("tanggal", "nama", "jenis", "sumber")
        import_id_fields = ("tanggal",)

    def before_import_row(self, row, **kwargs):
        if "JENIS" in row:
            row["JENIS"] = (row["JENIS"] or "").lower()


class RefJabatanResource(Sederhana):
    kode = Field("kode", "ID")
    nama = Field("nama", "NAMA")
    jenis = Field("jenis", "jenis")
    jenjang = Field("jenjang", "JENJANG")
    bup = Field("bup", "BUP", IntegerWidget())
    eselon = Field("eselon", "ESELON ID")

    class Meta(Sederhana.Meta):
        model = RefJabatan
        fields = ("kode", "nama", "jenis", "jenjang", "bup", "eselon")
        import_id_fields = ("kode",)


class PenerapSederhana:
    """A kind of file that a Resource of the library can compare and save."""

    def __init__(self, jenis: Jenis, resource: type[Sederhana], tetap: Mapping[str, str] | None = None) -> None:
        self.jenis, self.resource, self.tetap = jenis, resource, dict(tetap or {})
        self.asal = jenis.kode
        bidang = resource().get_import_fields()
        self.kolom = {f.attribute: f.column_name for f in bidang}
        self.kunci = self.kolom[resource._meta.import_id_fields[0]]
        self.bidang = {b: str(resource._meta.model._meta.get_field(b).verbose_name).capitalize() for b in self.kolom}

    def acuan(self, impor: Impor) -> Acuan:
        return acuan.susun(impor)

    def sebutan(self, isi: Mapping[str, str | None]) -> tuple[str, str]:
        nama = self.kolom.get("nama", "")
        return isi.get(self.kunci) or "", isi.get(nama) or ""

    def urutan(self, baris: BarisImpor, rencana: Rencana) -> int:
        return baris.nomor or 0

    def rencanakan(self, impor: Impor, baris: Sequence[BarisImpor], *, kunci: bool = False) -> list[Rencana]:
        resource = self.resource()
        isi_baris = [self._isi(b) for b in baris]
        pemuat = self._pemuat(resource, isi_baris)
        hasil = [
            None if b.putusan == "tolak" else resource.import_row(n, pemuat, dry_run=True, row_number=b.nomor)
            for b, n in zip(baris, isi_baris, strict=True)
        ]
        ada = [h.original for h in hasil if h is not None and h.original is not None and h.original.pk]
        terakhir = sumber.muat(self.asal, ada, kunci)
        return [self._rencana(resource, b, n, h, terakhir) for b, n, h in zip(baris, isi_baris, hasil, strict=True)]

    def _isi(self, baris: BarisImpor) -> dict[str, str | None]:
        dipakai = set(self.kolom.values())
        return {k: v if v is not None else "" for k, v in nilai(baris).items() if k in dipakai} | self.tetap

    def _pemuat(self, resource: Sederhana, isi_baris: Sequence[Mapping[str, Any]]) -> CachedInstanceLoader:
        """Finds what we have of these rows with one query."""
        kunci = [n.get(self.kunci) for n in isi_baris if n.get(self.kunci)]
        return CachedInstanceLoader(resource, tablib.Dataset(*[[k] for k in kunci], headers=[self.kunci]))

    def _rencana(
        self, resource: Sederhana, baris: BarisImpor, n: dict[str, Any], hasil: Any, terakhir: Mapping[int, SumberData]
    ) -> Rencana:
        if hasil is None:
            return Rencana(Tindakan.TOLAK)
        if hasil.import_type in {RowResult.IMPORT_TYPE_INVALID, RowResult.IMPORT_TYPE_ERROR}:
            return sumber.ditolak(_keluhan(hasil))
        lama = hasil.original if hasil.original is not None and hasil.original.pk else None
        dahulu = terakhir.get(lama.pk) if lama else None
        dibawa = [f for f in resource.get_import_fields() if f.column_name in n]
        baru = {f.attribute: _teks(f.get_value(hasil.instance)) for f in dibawa}
        kini = {f.attribute: _teks(f.get_value(lama)) for f in dibawa} if lama else None
        return sumber.rencana(baris, kini, dahulu, baru, (n, lama, dahulu, baru))

    def tulis(self, pena: Pena, pasangan: Sequence[tuple[BarisImpor, Rencana]]) -> None:
        resource = self.resource()
        pemuat = self._pemuat(resource, [r.bekal[0] for _, r in pasangan])
        catatan = []
        for baris, r in pasangan:
            n, lama, dahulu, baru = r.bekal
            objek = lama
            if r.perubahan:
                dipakai = {self.kunci, *(self.kolom[b] for b in r.perubahan)}
                hasil = resource.import_row(
                    {k: v for k, v in n.items() if k in dipakai}, pemuat, row_number=baris.nomor, raise_errors=True
                )
                objek = hasil.instance
                pena.tersimpan(baris, objek, isi(lama) if lama else None)
            catatan.append(sumber.Isi(baris, objek, baris.kunci, nilai(baris), baru, r, dahulu))
        sumber.catat(pena, self.asal, catatan)

    def tandai_hilang(self, pena: Pena, baris: Sequence[BarisImpor]) -> None:
        sumber.tandai_hilang(pena, self.asal, baris)


def _teks(isi: Any) -> str:
    return "" if isi is None else str(isi)


def _keluhan(hasil: Any) -> str:
    if hasil.validation_error is not None:
        return " ".join(hasil.validation_error.messages)
    return "Baris ini tidak dapat dibaca sebagai data jenis ini."


def bawaan() -> list[Penerap]:
    """The kinds of files of this room."""
    return [
        PenerapUnit(hierarki.HIERARKI),
        PenerapUnit(hierarki.REF_UNOR),
        PenerapSederhana(rujukan.STRUKTURAL, RefJabatanResource, {"jenis": "struktural"}),
        PenerapSederhana(rujukan.FUNGSIONAL, RefJabatanResource, {"jenis": "fungsional"}),
        PenerapSederhana(rujukan.PELAKSANA, RefJabatanResource, {"jenis": "pelaksana"}),
        PenerapPegawai(pegawai.PEGAWAI),
        PenerapPejabat(lembar_kecil.PEJABAT_NON_ASN),
        PenerapTugas(lembar_kecil.PLT_PLH),
        PenerapMutasi(lembar_kecil.MUTASI),
        PenerapSederhana(lembar_kecil.HARI_LIBUR, HariLiburResource),
    ]
