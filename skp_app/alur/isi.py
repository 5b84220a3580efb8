"""The content of an SKP as plain data: what is checked, hashed, frozen and printed."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.timezone import localdate

from pegawai.models import Ketentuan, Penempatan, UnitKerja
from skp_app.aturan.hasil_kerja import JenisLampiran
from skp_app.models import Rhk, Skp
from skp_app.models.penugasan import SELALU_UTAMA, JenisPenugasan


def baris_rhk(skp: Skp) -> list[Rhk]:
    """RHK in printed order with their IKI, numbered through utama and tambahan (Lampiran p. 133)."""
    daftar = list(
        skp.rhk.select_related(
            "intervensi_rhk__skp__penempatan__jabatan", "intervensi_iki", "penugasan"
        ).prefetch_related("iki")
    )
    for nomor, rhk in enumerate(daftar, start=1):
        rhk.nomor = nomor  # type: ignore[attr-defined]
    return daftar


def wajib_utama(daftar: Iterable[Rhk]) -> set[int]:
    """Numbers of the rows that may not be tambahan; kept beside the content, so that no signed hash changes."""
    return {r.nomor for r in daftar if r.penugasan and r.penugasan.jenis in SELALU_UTAMA}  # type: ignore[attr-defined]


def isi_banyak(daftar: list[Skp]) -> dict[int, dict[str, Any]]:
    """{pk: content} of many SKP in five queries; afterwards `skp.rhk.all()` costs nothing and is numbered."""
    rhk = Rhk.objects.select_related("intervensi_rhk__skp", "intervensi_iki", "penugasan").prefetch_related("iki")
    prefetch_related_objects(daftar, Prefetch("rhk", rhk), "ekspektasi", "lampiran")
    for skp in daftar:
        for nomor, baris in enumerate(skp.rhk.all(), start=1):
            baris.nomor = nomor  # type: ignore[attr-defined]
    return {skp.pk: isi_skp(skp, skp.rhk.all()) for skp in daftar}


def isi_skp(skp: Skp, daftar: Iterable[Rhk] | None = None) -> dict[str, Any]:
    """The canonical content, the thing that both parties agree on."""
    daftar = baris_rhk(skp) if daftar is None else daftar
    return {
        "keluarga": skp.keluarga,
        "pendekatan": skp.pendekatan,
        "rhk": [_rhk(r) for r in daftar],
        "ekspektasi": _berkelompok((e.nilai, e.teks) for e in skp.ekspektasi.all()),
        "lampiran": {str(j): [] for j in JenisLampiran} | _berkelompok((b.jenis, b.teks) for b in skp.lampiran.all()),
    }


def _rhk(rhk: Rhk) -> dict[str, Any]:
    belajar = rhk.penugasan is not None and rhk.penugasan.jenis == JenisPenugasan.TUGAS_BELAJAR
    return {
        "nomor": rhk.nomor,  # type: ignore[attr-defined]
        "jenis": rhk.jenis,
        "teks": rhk.teks,
        "penugasan_dari": rhk.penugasan_dari,
        "intervensi": rhk.intervensi,
        "iki": [
            {"aspek": i.aspek, "perspektif": i.perspektif, "teks": i.teks, "target": i.target} for i in rhk.iki.all()
        ],
        # Only where it holds, so that no other content gets another hash.
        **({"tugas_belajar": True} if belajar else {}),
    }


def _berkelompok(pasangan: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    kelompok: dict[str, list[str]] = defaultdict(list)
    for kunci, teks in pasangan:
        kelompok[kunci].append(teks)
    return dict(kelompok)


def sidik(isi: dict[str, Any]) -> str:
    """SHA-256 of the content in one canonical form; both signatures are bound to it."""
    return hashlib.sha256(json.dumps(isi, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def salinan(skp: Skp, isi: dict[str, Any], tanggal: date | None) -> dict[str, Any]:
    """The frozen copy that is printed: content, and the names, posts and units of that day."""
    orang = _orang(skp)
    return {
        **isi,
        **orang,
        "instansi": nama_instansi(skp.unit),
        "periode": {"mulai": skp.mulai.isoformat(), "selesai": skp.selesai.isoformat()},
        "tempat": tempat(skp.unit),
        "tanggal": tanggal and tanggal.isoformat(),
        "nomor_dokumen": skp.nomor_dokumen or "",
        "draf": tanggal is None,
    }


def _orang(skp: Skp) -> dict[str, Any]:
    duduk = (skp.penempatan_id, skp.penempatan_penilai_id, skp.penempatan_atasan_id)
    semua = Penempatan.objects.select_related("pegawai", "jabatan", "unit__induk__induk").in_bulk(filter(None, duduk))
    pegawai, penilai = semua[skp.penempatan_id], semua[skp.penempatan_penilai_id]
    return {
        "pegawai": identitas(pegawai, sebagai_pegawai=True),
        "penilai": identitas(penilai),
        "atasan_penilai": _atasan(semua.get(skp.penempatan_atasan_id), penilai),
    }


def _atasan(atasan: Penempatan | None, penilai: Penempatan) -> dict[str, Any] | None:
    """Nobody stands above a menteri or kepala daerah; the Dokumen Evaluasi shows the block all the same."""
    if atasan:
        return identitas(atasan)
    ulangi = Ketentuan.objects.nilai("atasan_penilai_kosong", localdate()) == "ulangi"
    return identitas(penilai) if ulangi else None


def identitas(penempatan: Penempatan, *, sebagai_pegawai: bool = False) -> dict[str, Any]:
    """Name, NIP, pangkat, jabatan and unit as the identity block prints them."""
    orang = penempatan.pegawai
    unit = unit_tercetak(penempatan.unit)
    khusus = penempatan.nama_unit_cetak if sebagai_pegawai else ""
    return {
        "nama": orang.nama_lengkap,
        "nip": orang.nip or "",
        "pangkat": orang.pangkat,
        "jabatan": penempatan.nama_jabatan,
        "unit": khusus or unit.nama,
        "kepala_instansi": penempatan.memimpin and penempatan.unit.induk_id is None,
    }


def unit_tercetak(unit: UnitKerja) -> UnitKerja:
    """The nearest unit that the forms call UNIT KERJA (a subdirektorat prints its direktorat, p. 151)."""
    while not unit.unit_cetak and unit.induk:
        unit = unit.induk
    return unit


def nama_instansi(unit: UnitKerja) -> str:
    return UnitKerja.objects.values_list("nama", flat=True).get(pk=unit.id_leluhur[0])


def tempat(unit: UnitKerja) -> str:
    """Where the documents of this unit are signed: the nearest place named above it."""
    leluhur = UnitKerja.objects.filter(pk__in=unit.id_leluhur).exclude(tempat="").order_by("-jalur")
    return leluhur.values_list("tempat", flat=True).first() or ""
