"""Edits of a draft: RHK, IKI, lampiran, ekspektasi khusus. Each row carries a version; a stale one is refused."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from pegawai.models import Jejak, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur.baris import Bentrok, Kiriman, berikut, geser, hanya, kosong, tulis
from skp_app.alur.pengambilalihan import diambil_alih
from skp_app.alur.peran import peran_pihak, sebagai
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
BIDANG_KETIK = frozenset({"teks", "penugasan_dari", "kendali"})  # of an RHK: what is typed into the sheet itself
BIDANG_IKI = frozenset({"teks", "target", "aspek", "perspektif"})


def buka(skp: Skp, oleh: Pegawai) -> Skp:
    """Lock the SKP for one edit by its owner, or by who drafts with or for him. Raises BukanHak or KeadaanMenolak."""
    skp = terkunci(skp)
    if skp.pegawai_id != oleh.pk and not Skp.objects.boleh_disusun(oleh).filter(pk=skp.pk).exists():
        raise BukanHak("Isi SKP hanya dapat diubah oleh pegawai yang menyusunnya.")
    _pastikan_disusun(skp)
    _catat_penyusun(skp, oleh)
    return skp


def _catat_penyusun(skp: Skp, oleh: Pegawai) -> None:
    """Who types for the owner leaves one trace a day; the owner's own typing is no event."""
    if skp.pegawai_id == oleh.pk:
        return
    jejak = Jejak.objects.filter(objek_jenis="skp", objek_id=skp.pk, kata_kerja="susun_untuk", oleh=oleh)
    if not jejak.filter(pada__date=localdate()).exists():
        sebagai = "penilai" if skp.penilai_id == oleh.pk else "penyusun"
        Jejak.catat(skp, "susun_untuk", oleh=oleh, sebagai=sebagai)


def _pastikan_disusun(skp: Skp) -> None:
    if skp.status not in DAPAT_DISUSUN:
        raise KeadaanMenolak(f"SKP berstatus “{skp.get_status_display()}”, isinya tidak dapat diubah lagi.")


def _naikkan(skp: Skp) -> None:
    Skp.objects.filter(pk=skp.pk).update(versi=F("versi") + 1)


class LembarTersimpan(NamedTuple):
    skp: Skp
    versi: dict[str, int]  # of the rows that were written now
    bentrok: list[Bentrok]
    hilang: list[str]  # rows that are no longer there, or never were


@transaction.atomic
def simpan_isi(kode: str, *, oleh: Pegawai, rhk: Kiriman, iki: Kiriman) -> LembarTersimpan:
    """Save the rows of a form, or the one row of an autosave. Stale and missing rows are reported, the others written.

    It runs at each pause in typing, so one statement finds the SKP, checks whose it is and locks it.
    Raises Skp.DoesNotExist when it is not the person's own.
    """
    skp = Skp.objects.boleh_disusun(oleh).select_for_update(of=("self",)).get(kode=kode)
    _pastikan_disusun(skp)
    hasil = kosong()
    for jenis, milik, kiriman, boleh in (
        ("rhk", Rhk.objects.filter(skp=skp), rhk, BIDANG_KETIK),
        ("iki", Iki.objects.filter(rhk__skp=skp), iki, BIDANG_IKI),
    ):
        if kiriman:
            tulis(jenis, {b.pk: b for b in milik.filter(pk__in=kiriman)}, kiriman, hasil, boleh=boleh)
    if hasil.versi:
        _naikkan(skp)
        _catat_penyusun(skp, oleh)
    return LembarTersimpan(skp, hasil.versi, hasil.bentrok, hasil.hilang)


@transaction.atomic
def tambah_rhk(skp: Skp, *, oleh: Pegawai, jenis: str = JenisRhk.UTAMA, **isian: Any) -> Rhk:
    """A new RHK at the end of its group, with one empty IKI to fill."""
    skp = buka(skp, oleh)
    if skp.rhk.count() >= RHK_TERBANYAK:
        raise IsianKeliru(f"Satu SKP memuat paling banyak {RHK_TERBANYAK} RHK.")
    hanya(isian, BIDANG_RHK)
    rhk = Rhk(skp=skp, jenis=JenisRhk(jenis), urutan=berikut(skp.rhk), **isian)
    _salin_intervensi(skp, rhk)
    rhk.save()
    Iki.objects.create(rhk=rhk, urutan=1)
    _naikkan(skp)
    return rhk


@transaction.atomic
def simpan_rhk(rhk: Rhk, *, oleh: Pegawai, versi: int, **isian: Any) -> Rhk:
    """Change the named fields of one RHK. Raises VersiBasi when somebody saved this row in between."""
    skp = buka(rhk.skp, oleh)
    hanya(isian, BIDANG_RHK)
    return _simpan_baris(skp, _rhk(skp, rhk), versi, isian)


@transaction.atomic
def hapus_rhk(rhk: Rhk, *, oleh: Pegawai) -> None:
    skp = buka(rhk.skp, oleh)
    if diambil_alih(skp).filter(garis=rhk.garis, skp__rangkaian=skp.rangkaian).exists():
        raise KeadaanMenolak("RHK ini diambil alih Pimpinan; ia tetap tercetak bersama catatannya.")
    if skp.rhk.filter(pk=rhk.pk).delete()[0]:
        _naikkan(skp)


@transaction.atomic
def pindah_rhk(rhk: Rhk, *, oleh: Pegawai, arah: str) -> None:
    """Exchange places with the neighbour above ('naik') or below ('turun') in the same group."""
    skp = buka(rhk.skp, oleh)
    rhk = _rhk(skp, rhk)
    if geser(list(skp.rhk.filter(jenis=rhk.jenis)), rhk, arah):
        _naikkan(skp)


@transaction.atomic
def ubah_jenis_rhk(rhk: Rhk, *, oleh: Pegawai, jenis: str) -> None:
    """Move the RHK between UTAMA and TAMBAHAN; the penilai agrees to it at penetapan (Lampiran p. 49-50)."""
    skp = buka(rhk.skp, oleh)
    pindah = skp.rhk.filter(pk=rhk.pk).exclude(jenis=JenisRhk(jenis))
    if pindah.update(jenis=JenisRhk(jenis), urutan=berikut(skp.rhk), versi=F("versi") + 1):
        _naikkan(skp)


@transaction.atomic
def tambah_iki(rhk: Rhk, *, oleh: Pegawai, **isian: Any) -> Iki:
    skp = buka(rhk.skp, oleh)
    rhk = _rhk(skp, rhk)
    if rhk.iki.count() >= IKI_TERBANYAK:
        raise IsianKeliru(f"Satu RHK memuat paling banyak {IKI_TERBANYAK} indikator.")
    hanya(isian, BIDANG_IKI)
    iki = Iki.objects.create(rhk=rhk, urutan=berikut(rhk.iki), **isian)
    _naikkan(skp)
    return iki


@transaction.atomic
def simpan_iki(iki: Iki, *, oleh: Pegawai, versi: int, **isian: Any) -> Iki:
    """Change the named fields of one IKI. Raises VersiBasi when somebody saved this row in between."""
    skp = buka(iki.rhk.skp, oleh)
    hanya(isian, BIDANG_IKI)
    kini = Iki.objects.filter(pk=iki.pk, rhk__skp=skp).first()
    if kini is None:
        raise KeadaanMenolak("Indikator ini sudah dihapus dari tempat lain.")
    return _simpan_baris(skp, kini, versi, isian)


@transaction.atomic
def hapus_iki(iki: Iki, *, oleh: Pegawai) -> None:
    skp = buka(iki.rhk.skp, oleh)
    if Iki.objects.filter(pk=iki.pk, rhk__skp=skp).delete()[0]:
        _naikkan(skp)


@transaction.atomic
def ubah_pendekatan(skp: Skp, *, oleh: Pegawai, pendekatan: str) -> Skp:
    """Switch between kuantitatif and kualitatif. Indicator and target stay as they are, so nothing is lost."""
    skp = buka(skp, oleh)
    if skp.pendekatan != Pendekatan(pendekatan):
        skp.pendekatan = Pendekatan(pendekatan)
        skp.save(update_fields=["pendekatan"])
        _naikkan(skp)
    return skp


@transaction.atomic
def simpan_lampiran(skp: Skp, *, oleh: Pegawai, versi: int | None = None, **butir: Sequence[str]) -> int:
    """Replace the lines of the given kinds (dukungan, skema, konsekuensi), one line each; returns the new version.

    `versi` is the version of the lampiran the form was drawn from; None skips the check (a file, not a form).
    """
    skp = buka(skp, oleh)
    isi = {jenis: _rapi(baris) for jenis, baris in butir.items()}
    tersimpan = {j: "\n".join(skp.lampiran.filter(jenis=j).values_list("teks", flat=True)) for j in isi}
    dikirim = {j: "\n".join(b) for j, b in isi.items()}
    if tersimpan == dikirim:
        return skp.versi_lampiran
    if versi is not None and skp.versi_lampiran != versi:
        raise VersiBasi("Lampiran ini baru saja disimpan dari tempat lain.", tersimpan=tersimpan, dikirim=dikirim)
    for jenis, baris in isi.items():
        skp.lampiran.filter(jenis=jenis).delete()
        LampiranSkp.objects.bulk_create(
            [LampiranSkp(skp=skp, jenis=JenisLampiran(jenis), urutan=n, teks=t) for n, t in enumerate(baris, start=1)]
        )
    Skp.objects.filter(pk=skp.pk).update(versi=F("versi") + 1, versi_lampiran=F("versi_lampiran") + 1)
    return skp.versi_lampiran + 1


@transaction.atomic
def sisip_lampiran(skp: Skp, *, oleh: Pegawai, jenis: str, baris: str) -> None:
    """Add one line to a part of the lampiran; a second click adds nothing."""
    skp = buka(skp, oleh)
    butir = list(skp.lampiran.filter(jenis=jenis).values_list("teks", flat=True))
    if baris not in butir:
        simpan_lampiran(skp, oleh=oleh, versi=None, **{jenis: [*butir, baris]})


@transaction.atomic
def simpan_ekspektasi(skp: Skp, *, oleh: Pegawai, ekspektasi: Mapping[str, Sequence[str]]) -> None:
    """The penilai writes his Ekspektasi Khusus, while the SKP is being drafted or read (Lampiran p. 54)."""
    skp = terkunci(skp)
    if "penilai" not in peran_pihak(skp, oleh):
        raise BukanHak("Ekspektasi khusus hanya dapat diisi oleh pejabat penilai kinerja.")
    if skp.status not in DAPAT_DIBERI_EKSPEKTASI:
        raise KeadaanMenolak(f"SKP berstatus “{skp.get_status_display()}”, ekspektasi tidak dapat diubah lagi.")
    isi = {NilaiPerilaku(nilai): _rapi(baris) for nilai, baris in ekspektasi.items()}
    if _ekspektasi_tersimpan(skp, isi) == isi:
        return
    for nilai, baris in isi.items():
        skp.ekspektasi.filter(nilai=nilai).delete()
        EkspektasiKhusus.objects.bulk_create(
            [EkspektasiKhusus(skp=skp, nilai=nilai, urutan=n, teks=t) for n, t in enumerate(baris, start=1)]
        )
    _naikkan(skp)
    skp.refresh_from_db(fields=["versi"])
    pelaku = sebagai(skp, oleh, "penilai")
    Jejak.catat(skp, "beri_ekspektasi", oleh=oleh, sebagai=pelaku, nilai=sorted(ekspektasi))
    Pemberitahuan.kirim(
        skp.pegawai,
        f"skp-{skp.pk}-ekspektasi-{skp.versi}",
        f"Ekspektasi khusus pimpinan pada SKP {skp.mulai.year} diperbarui",
        tautan=f"/skp/{skp.kode}/#perilaku",
    )


def _ekspektasi_tersimpan(skp: Skp, diminta: Iterable[NilaiPerilaku]) -> dict[NilaiPerilaku, list[str]]:
    return {n: list(skp.ekspektasi.filter(nilai=n).values_list("teks", flat=True)) for n in diminta}


def _simpan_baris(skp: Skp, baris: Any, versi: int, isian: Mapping[str, Any]) -> Any:
    tersimpan = {b: getattr(baris, b) for b in isian}
    if tersimpan == dict(isian):
        return baris
    if baris.versi != versi:
        raise VersiBasi("Baris ini baru saja disimpan dari tempat lain.", tersimpan=tersimpan, dikirim=dict(isian))
    for bidang, nilai in isian.items():
        setattr(baris, bidang, nilai)
    salinan = _salin_intervensi(skp, baris) if isian.keys() & {"intervensi_rhk", "intervensi_iki"} else []
    baris.versi += 1
    baris.save(update_fields=[*isian, *salinan, "versi"])
    _naikkan(skp)
    return baris


def _salin_intervensi(skp: Skp, rhk: Rhk) -> list[str]:
    """Check the link, and keep the words of the linked row as they are now; returns the fields it filled.

    An RHK leans on an RHK of a set SKP, or of a draft whose owner shared it: then the link is sementara.
    It never leans on its own SKP; the IKI belongs to that RHK.
    """
    _periksa_intervensi(skp, rhk)
    rhk.salinan_rhk = rhk.intervensi_rhk.teks if rhk.intervensi_rhk else ""
    rhk.salinan_iki = rhk.intervensi_iki.teks if rhk.intervensi_iki else ""
    return ["salinan_rhk", "salinan_iki"]


def _periksa_intervensi(skp: Skp, rhk: Rhk) -> None:
    tujuan = rhk.intervensi_rhk
    if rhk.intervensi_iki and rhk.intervensi_iki.rhk_id != rhk.intervensi_rhk_id:
        raise IsianKeliru("Indikator yang dipilih bukan milik RHK pimpinan tersebut.")
    if tujuan and tujuan.skp_id == skp.pk:
        raise IsianKeliru("RHK ini tidak bisa mengintervensi SKP sendiri. Pilih RHK milik pimpinan.")
    if tujuan and not tujuan.skp.terbagi:
        raise IsianKeliru("RHK pimpinan yang dipilih belum ditetapkan. Tulis dahulu dengan kata sendiri.")


def _rhk(skp: Skp, rhk: Rhk) -> Rhk:
    """The row as it is now; another tab may have removed it since the page was drawn."""
    if kini := skp.rhk.filter(pk=rhk.pk).first():
        return kini
    raise KeadaanMenolak("RHK ini sudah dihapus dari tempat lain.")


def _rapi(baris: Sequence[str]) -> list[str]:
    """The lines without blanks around them and without empty ones."""
    bersih = [t.strip() for t in baris if t.strip()]
    if len(bersih) > BUTIR_TERBANYAK or any(len(t) > PANJANG_BUTIR for t in bersih):
        raise IsianKeliru(f"Paling banyak {BUTIR_TERBANYAK} butir, masing-masing paling panjang {PANJANG_BUTIR} huruf.")
    return bersih
