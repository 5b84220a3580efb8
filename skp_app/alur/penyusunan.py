"""Edits of a draft: RHK, IKI, lampiran, ekspektasi khusus. Each row carries a version; a stale one is refused."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models, transaction
from django.db.models import F, Max

from pegawai.models import Jejak, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur.transisi import terkunci
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.hasil_kerja import JenisLampiran, JenisRhk, Pendekatan
from skp_app.aturan.status import DAPAT_DIBERI_EKSPEKTASI, DAPAT_DISUSUN
from skp_app.models import EkspektasiKhusus, Iki, LampiranSkp, Rhk, Skp
from skp_app.models.perilaku import PANJANG_BUTIR

RHK_TERBANYAK = 60
IKI_TERBANYAK = 60
BUTIR_TERBANYAK = 30
BIDANG_RHK = frozenset(
    {"teks", "penugasan_dari", "intervensi_rhk", "intervensi_iki", "intervensi_teks", "intervensi_teks_iki"}
)
BIDANG_IKI = frozenset({"teks", "target", "aspek", "perspektif"})


def buka(skp: Skp, oleh: Pegawai) -> Skp:
    """Lock the SKP for one edit by its owner. Raises BukanHak or KeadaanMenolak."""
    skp = terkunci(skp)
    if "pemilik" not in skp.peran(oleh):
        raise BukanHak("Isi SKP hanya dapat diubah oleh pegawai yang menyusunnya.")
    if skp.status not in DAPAT_DISUSUN:
        raise KeadaanMenolak(f"SKP berstatus “{skp.get_status_display()}”, isinya tidak dapat diubah lagi.")
    return skp


def _naikkan(skp: Skp) -> None:
    Skp.objects.filter(pk=skp.pk).update(versi=F("versi") + 1)


@transaction.atomic
def tambah_rhk(skp: Skp, *, oleh: Pegawai, jenis: str = JenisRhk.UTAMA, **isian: Any) -> Rhk:
    """A new RHK at the end of its group, with one empty IKI to fill."""
    skp = buka(skp, oleh)
    if skp.rhk.count() >= RHK_TERBANYAK:
        raise IsianKeliru(f"Satu SKP memuat paling banyak {RHK_TERBANYAK} RHK.")
    _hanya(isian, BIDANG_RHK)
    rhk = Rhk.objects.create(skp=skp, jenis=JenisRhk(jenis), urutan=_berikut(skp.rhk), **isian)
    Iki.objects.create(rhk=rhk, urutan=1)
    _naikkan(skp)
    return rhk


@transaction.atomic
def simpan_rhk(rhk: Rhk, *, oleh: Pegawai, versi: int, **isian: Any) -> Rhk:
    """Change the named fields of one RHK. Raises VersiBasi when somebody saved this row in between."""
    skp = buka(rhk.skp, oleh)
    _hanya(isian, BIDANG_RHK)
    return _simpan_baris(skp, Rhk.objects.get(pk=rhk.pk, skp=skp), versi, isian)


@transaction.atomic
def hapus_rhk(rhk: Rhk, *, oleh: Pegawai) -> None:
    skp = buka(rhk.skp, oleh)
    skp.rhk.filter(pk=rhk.pk).delete()
    _naikkan(skp)


@transaction.atomic
def pindah_rhk(rhk: Rhk, *, oleh: Pegawai, arah: str) -> None:
    """Exchange places with the neighbour above ('naik') or below ('turun') in the same group."""
    skp = buka(rhk.skp, oleh)
    sejenis = list(skp.rhk.filter(jenis=rhk.jenis))
    letak = next(n for n, r in enumerate(sejenis) if r.pk == rhk.pk)
    tujuan = letak + (-1 if arah == "naik" else 1)
    if 0 <= tujuan < len(sejenis):
        sejenis[letak], sejenis[tujuan] = sejenis[tujuan], sejenis[letak]
        for urutan, baris in enumerate(sejenis, start=1):
            baris.urutan = urutan
        Rhk.objects.bulk_update(sejenis, ["urutan"])
        _naikkan(skp)


@transaction.atomic
def ubah_jenis_rhk(rhk: Rhk, *, oleh: Pegawai, jenis: str) -> None:
    """Move the RHK between UTAMA and TAMBAHAN; the penilai agrees to it at penetapan (Lampiran p. 49-50)."""
    skp = buka(rhk.skp, oleh)
    skp.rhk.filter(pk=rhk.pk).update(jenis=JenisRhk(jenis), urutan=_berikut(skp.rhk), versi=F("versi") + 1)
    _naikkan(skp)


@transaction.atomic
def tambah_iki(rhk: Rhk, *, oleh: Pegawai, **isian: Any) -> Iki:
    skp = buka(rhk.skp, oleh)
    rhk = skp.rhk.get(pk=rhk.pk)
    if rhk.iki.count() >= IKI_TERBANYAK:
        raise IsianKeliru(f"Satu RHK memuat paling banyak {IKI_TERBANYAK} indikator.")
    _hanya(isian, BIDANG_IKI)
    iki = Iki.objects.create(rhk=rhk, urutan=_berikut(rhk.iki), **isian)
    _naikkan(skp)
    return iki


@transaction.atomic
def simpan_iki(iki: Iki, *, oleh: Pegawai, versi: int, **isian: Any) -> Iki:
    """Change the named fields of one IKI. Raises VersiBasi when somebody saved this row in between."""
    skp = buka(iki.rhk.skp, oleh)
    _hanya(isian, BIDANG_IKI)
    return _simpan_baris(skp, Iki.objects.get(pk=iki.pk, rhk__skp=skp), versi, isian)


@transaction.atomic
def hapus_iki(iki: Iki, *, oleh: Pegawai) -> None:
    skp = buka(iki.rhk.skp, oleh)
    Iki.objects.filter(pk=iki.pk, rhk__skp=skp).delete()
    _naikkan(skp)


@transaction.atomic
def ubah_pendekatan(skp: Skp, *, oleh: Pegawai, pendekatan: str) -> Skp:
    """Switch between kuantitatif and kualitatif. Indicator and target stay as they are, so nothing is lost."""
    skp = buka(skp, oleh)
    skp.pendekatan = Pendekatan(pendekatan)
    skp.save(update_fields=["pendekatan"])
    _naikkan(skp)
    return skp


@transaction.atomic
def simpan_lampiran(skp: Skp, *, oleh: Pegawai, versi: int | None = None, **butir: Sequence[str]) -> None:
    """Replace the lines of the given kinds (dukungan, skema, konsekuensi), one line each.

    `versi` is the version of the SKP the form was drawn from; None skips the check (a file, not a form).
    """
    skp = buka(skp, oleh)
    tersimpan = {j: "\n".join(skp.lampiran.filter(jenis=j).values_list("teks", flat=True)) for j in butir}
    dikirim = {j: "\n".join(b) for j, b in butir.items()}
    if tersimpan == dikirim:
        return
    if versi is not None and skp.versi_lampiran != versi:
        raise VersiBasi("Lampiran ini baru saja disimpan dari tempat lain.", tersimpan=tersimpan, dikirim=dikirim)
    for jenis, baris in butir.items():
        skp.lampiran.filter(jenis=jenis).delete()
        LampiranSkp.objects.bulk_create(
            [LampiranSkp(skp=skp, jenis=JenisLampiran(jenis), urutan=n, teks=t) for n, t in _bernomor(baris)]
        )
    Skp.objects.filter(pk=skp.pk).update(versi=F("versi") + 1, versi_lampiran=F("versi_lampiran") + 1)


@transaction.atomic
def simpan_ekspektasi(skp: Skp, *, oleh: Pegawai, ekspektasi: Mapping[str, Sequence[str]]) -> None:
    """The penilai writes his Ekspektasi Khusus, while the SKP is being drafted or read (Lampiran p. 54)."""
    skp = terkunci(skp)
    if "penilai" not in skp.peran(oleh):
        raise BukanHak("Ekspektasi khusus hanya dapat diisi oleh pejabat penilai kinerja.")
    if skp.status not in DAPAT_DIBERI_EKSPEKTASI:
        raise KeadaanMenolak(f"SKP berstatus “{skp.get_status_display()}”, ekspektasi tidak dapat diubah lagi.")
    if _ekspektasi_tersimpan(skp, ekspektasi) == {n: list(b) for n, b in ekspektasi.items()}:
        return
    for nilai, baris in ekspektasi.items():
        skp.ekspektasi.filter(nilai=nilai).delete()
        EkspektasiKhusus.objects.bulk_create(
            [EkspektasiKhusus(skp=skp, nilai=NilaiPerilaku(nilai), urutan=n, teks=t) for n, t in _bernomor(baris)]
        )
    _naikkan(skp)
    skp.refresh_from_db(fields=["versi"])
    Jejak.catat(skp, "beri_ekspektasi", oleh=oleh, sebagai="penilai", nilai=sorted(ekspektasi))
    Pemberitahuan.kirim(
        skp.pegawai,
        f"skp-{skp.pk}-ekspektasi-{skp.versi}",
        f"Ekspektasi khusus pimpinan pada SKP {skp.mulai.year} diperbarui",
        tautan=f"/skp/{skp.kode}/#perilaku",
    )


def _ekspektasi_tersimpan(skp: Skp, ekspektasi: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {n: list(skp.ekspektasi.filter(nilai=n).values_list("teks", flat=True)) for n in ekspektasi}


def _simpan_baris(skp: Skp, baris: Any, versi: int, isian: Mapping[str, Any]) -> Any:
    tersimpan = {b: getattr(baris, b) for b in isian}
    if tersimpan == dict(isian):
        return baris
    if baris.versi != versi:
        raise VersiBasi("Baris ini baru saja disimpan dari tempat lain.", tersimpan=tersimpan, dikirim=dict(isian))
    for bidang, nilai in isian.items():
        setattr(baris, bidang, nilai)
    _periksa_intervensi(skp, baris)
    baris.versi += 1
    baris.save(update_fields=[*isian, "versi"])
    _naikkan(skp)
    return baris


def _periksa_intervensi(skp: Skp, baris: Any) -> None:
    """An RHK leans on another person's RHK, never on its own SKP; the IKI belongs to that RHK."""
    tujuan = getattr(baris, "intervensi_rhk", None)
    if tujuan is None:
        return
    if tujuan.skp_id == skp.pk:
        raise IsianKeliru("RHK ini tidak bisa mengintervensi SKP sendiri. Pilih RHK milik pimpinan.")
    if baris.intervensi_iki and baris.intervensi_iki.rhk_id != tujuan.pk:
        raise IsianKeliru("Indikator yang dipilih bukan milik RHK pimpinan tersebut.")


def _hanya(isian: Mapping[str, Any], boleh: frozenset[str]) -> None:
    if lain := set(isian) - boleh:
        raise IsianKeliru(f"Bidang tidak dikenal: {', '.join(sorted(lain))}.")


def _berikut(baris: models.Manager) -> int:
    return (baris.aggregate(n=Max("urutan"))["n"] or 0) + 1


def _bernomor(baris: Sequence[str]) -> list[tuple[int, str]]:
    bersih = [t.strip() for t in baris if t.strip()]
    if len(bersih) > BUTIR_TERBANYAK or any(len(t) > PANJANG_BUTIR for t in bersih):
        raise IsianKeliru(f"Paling banyak {BUTIR_TERBANYAK} butir, masing-masing paling panjang {PANJANG_BUTIR} huruf.")
    return list(enumerate(bersih, start=1))
