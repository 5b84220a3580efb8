"""Writing for an import: in bulk, with a trace each, and remembered so that exactly this can be taken back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.timezone import now

from pegawai.models import BarisImpor, Impor, Jejak, Pegawai
from pegawai.models.impor import KeadaanBaris

TAMBAH, UBAH, PELENGKAP = "tambah", "ubah", "pelengkap"
SENYAP = ("pegawai.sumberdata",)  # bookkeeping of the import itself leaves no trace of its own


class Pena:
    """Collects what the rows of one chunk write; `tutup` stores rows and traces."""

    def __init__(self, impor: Impor, oleh: Pegawai) -> None:
        self.impor, self.oleh = impor, oleh
        self._jejak: list[tuple[models.Model, str, dict[str, Any], dict[str, Any]]] = []
        self._ops: dict[int, list[list[Any]]] = defaultdict(list)

    def tambah(self, daftar: Sequence[tuple[BarisImpor, models.Model]], *, pelengkap: bool = False) -> None:
        """Create objects of one model. A `pelengkap` (a name others may use too) stays when it is used elsewhere."""
        if not daftar:
            return
        model = type(daftar[0][1])
        model._base_manager.bulk_create([o for _, o in daftar], batch_size=500)
        for baris, objek in daftar:
            op = PELENGKAP if pelengkap else TAMBAH
            self._ops[baris.pk].append([model._meta.label_lower, objek.pk, op, isi(objek)])
            self._catat(objek, "impor_tambah", {})

    def ubah(self, daftar: Sequence[tuple[BarisImpor, models.Model, dict[str, Any]]]) -> None:
        """Set fields of objects of one model and store them."""
        berubah = []
        for baris, objek, nilai in daftar:
            lama = isi(objek)
            for bidang, satu in nilai.items():
                setattr(objek, bidang, satu)
            beda = {b: [lama[b], baru] for b, baru in isi(objek).items() if baru != lama[b]}
            if not beda:
                continue
            if hasattr(objek, "versi"):
                objek.versi += 1
            self._ops[baris.pk].append([objek._meta.label_lower, objek.pk, UBAH, beda])
            self._catat(objek, "impor_ubah", beda)
            berubah.append((objek, beda))
        simpan(berubah)

    def tersimpan(self, baris: BarisImpor, objek: models.Model, sebelum: dict[str, Any] | None) -> None:
        """Somebody else stored the object; `sebelum` is what `isi` said of it before, None for a new one."""
        kini = isi(objek)
        beda = {b: [sebelum[b], baru] for b, baru in kini.items() if baru != sebelum[b]} if sebelum else {}
        if sebelum and not beda:
            return
        nilai = [UBAH, beda] if sebelum else [TAMBAH, kini]
        self._ops[baris.pk].append([objek._meta.label_lower, objek.pk, *nilai])
        self._catat(objek, "impor_ubah" if sebelum else "impor_tambah", beda)

    def _catat(self, objek: models.Model, kata_kerja: str, beda: dict[str, Any]) -> None:
        if objek._meta.label_lower not in SENYAP:
            self._tambah_jejak(objek, kata_kerja, {"ubah": beda} if beda else {})

    def _tambah_jejak(self, objek: models.Model, kata_kerja: str, data: dict[str, Any]) -> None:
        pelaku = {"oleh": self.oleh, "sebagai": "bkd", "dari": "", "ke": ""}
        self._jejak.append((objek, kata_kerja, pelaku, {"impor": self.impor.kode, **data}))

    def jejak(self, objek: models.Model, kata_kerja: str, **data: Any) -> None:
        """A trace of something larger than one row, e.g. that the sheet of a person was filled."""
        self._tambah_jejak(objek, kata_kerja, data)

    def tutup(self, baris: Iterable[BarisImpor]) -> None:
        """Last thing in the transaction: the rows are done, the traces are written."""
        semua = list(baris)
        for satu in semua:
            satu.keadaan, satu.batal = KeadaanBaris.DITERAPKAN, self._ops.get(satu.pk, [])
        BarisImpor.objects.bulk_update(semua, ["keadaan", "batal", "alasan"], batch_size=500)
        if self._jejak:
            Jejak.catat_banyak(self._jejak)


def isi(objek: models.Model) -> dict[str, Any]:
    """The stored fields as JSON keeps them, without the key, the counter of edits and the time of the last one."""
    lewat = {objek._meta.pk.attname, "versi"}
    lewat |= {f.attname for f in objek._meta.concrete_fields if getattr(f, "auto_now", False)}
    return {f.attname: _json(f.value_from_object(objek)) for f in objek._meta.concrete_fields if f.attname not in lewat}


def _json(nilai: Any) -> Any:
    return (
        nilai if nilai is None or isinstance(nilai, str | int | float | bool | dict | list) else _ENCODER.default(nilai)
    )


_ENCODER = DjangoJSONEncoder()


def simpan(berubah: Iterable[tuple[models.Model, dict[str, Any]]]) -> None:
    """Store the named fields of many objects, one statement per model and set of fields."""
    kelompok: dict[tuple[type[models.Model], tuple[str, ...]], list[models.Model]] = defaultdict(list)
    for objek, beda in berubah:
        bidang = [objek._meta.get_field(b).name for b in beda] + (["versi"] if hasattr(objek, "versi") else [])
        for otomatis in objek._meta.concrete_fields:
            if getattr(otomatis, "auto_now", False):
                setattr(objek, otomatis.attname, now())
                bidang.append(otomatis.name)
        kelompok[type(objek), tuple(sorted(set(bidang)))].append(objek)
    for (model, bidang_), daftar in kelompok.items():
        model._base_manager.bulk_update(daftar, bidang_, batch_size=500)


def pulihkan(objek: models.Model, bidang: str, nilai: Any) -> None:
    """Set a field to what JSON kept of it."""
    f: Any = objek._meta.get_field(bidang)
    if not isinstance(nilai, dict | list):
        nilai = (f.target_field if f.is_relation else f).to_python(nilai)
    setattr(objek, f.attname, nilai)


def model(label: str) -> type[models.Model]:
    return apps.get_model(label)
