"""Conclusions on progress and what follows from them (Pasal 20; Lampiran p. 70 C.10-C.13)."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate, now

from pegawai.models import Jejak, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur.transisi import terkunci
from skp_app.aturan.kemajuan import PENYESUAIAN, TINDAK, Kemajuan, Tindak
from skp_app.aturan.status import BERLAKU
from skp_app.models import Bimbingan, KesimpulanKemajuan, Penugasan, PeriodeEvaluasi, Skp, TindakKemajuan

BUKAN_PENILAI = "Kesimpulan kemajuan kinerja dibuat oleh pejabat penilai kinerja."
TANPA_DASAR = "Pilih paling sedikit satu dasar kesimpulan: umpan balik, realisasi, catatan, atau fakta."


@transaction.atomic
def simpulkan(
    skp: Skp,
    periode: PeriodeEvaluasi,
    *,
    oleh: Pegawai,
    hasil: str,
    uraian: str,
    dasar: Sequence[dict[str, Any]],
) -> KesimpulanKemajuan:
    """What the Pimpinan concludes from monitoring (Pasal 20(1)); `dasar` is kept with it word by word.

    A later conclusion on the same period takes its place without erasing it. The same one twice on a day is one.
    """
    skp = _buka(skp, oleh)
    _periksa_periode(skp, periode)
    uraian = uraian.strip()
    if not uraian:
        raise IsianKeliru("Uraian belum ditulis.", {"uraian": "Uraian belum ditulis."})
    if not dasar:
        raise IsianKeliru(TANPA_DASAR, {"dasar": TANPA_DASAR})
    kesimpulan, baru = KesimpulanKemajuan.objects.get_or_create(
        skp=skp, periode_evaluasi=periode, oleh=oleh, hasil=Kemajuan(hasil), uraian=uraian, pada__date=localdate(),
        defaults={"dasar": list(dasar), "sebutan_oleh": sebutan(skp)},
    )  # fmt: skip
    if baru:
        judul = f"Kesimpulan kemajuan kinerja Anda, {periode.nama}"
        _kabarkan(kesimpulan, "simpulkan", oleh, f"kesimpulan-{kesimpulan.pk}", judul, hasil=str(hasil))
    return kesimpulan


def sebutan(skp: Skp) -> str:
    """The penilai with the post of the day, as it is kept beside what he decides."""
    return f"{skp.penilai.nama_lengkap}, {skp.penempatan_penilai.nama_jabatan}"[:300]


@transaction.atomic
def jawab(kesimpulan: KesimpulanKemajuan, *, oleh: Pegawai, isi: str) -> KesimpulanKemajuan:
    """The pegawai answers once."""
    kesimpulan = _terkunci(kesimpulan)
    if kesimpulan.skp.pegawai_id != oleh.pk:
        raise BukanHak("Kesimpulan ini dijawab oleh pegawai yang bersangkutan.")
    isi = isi.strip()
    if not isi:
        raise IsianKeliru("Jawaban belum ditulis.", {"jawaban": "Jawaban belum ditulis."})
    if kesimpulan.jawaban:
        if kesimpulan.jawaban == isi:
            return kesimpulan
        raise KeadaanMenolak("Kesimpulan ini sudah Anda jawab.")
    kesimpulan.jawaban, kesimpulan.dijawab_pada = isi, now()
    kesimpulan.save(update_fields=["jawaban", "dijawab_pada"])
    Pemberitahuan.kirim(
        kesimpulan.oleh,
        f"kesimpulan-{kesimpulan.pk}-jawab",
        f"{oleh.nama_lengkap} menjawab kesimpulan kemajuan kinerja",
        tautan=alamat(kesimpulan),
    )
    Jejak.catat(kesimpulan.skp, "jawab_kesimpulan", oleh=oleh, sebagai="pemilik", kesimpulan=kesimpulan.pk)
    return kesimpulan


@transaction.atomic
def tindak(
    kesimpulan: KesimpulanKemajuan, jenis: str, *, oleh: Pegawai, isi: str, bimbingan: Bimbingan | None = None
) -> TindakKemajuan:
    """What follows (Pasal 20(2)-(3)), but for new work, which is a Penugasan. A second click is the first.

    An adjustment is a request: only the owner can begin a change of his SKP, and it is met when that change is set.
    """
    kesimpulan = _untuk_ditindak(kesimpulan, oleh, jenis)
    isi = isi.strip()
    if not isi:
        raise IsianKeliru("Isi belum ditulis.", {"isi": f"{Tindak(jenis).cetak}: tulis isinya."})
    ada = kesimpulan.tindak.filter(jenis=jenis, ditarik_pada=None).first()
    if ada:
        return ada
    lain: dict[str, Any] = {} if jenis in PENYESUAIAN else {"selesai_pada": now(), "bimbingan": bimbingan}
    baru = TindakKemajuan.objects.create(kesimpulan=kesimpulan, jenis=Tindak(jenis), isi=isi, oleh=oleh, **lain)
    judul = JUDUL[Tindak(jenis)].format(oleh=oleh.nama_lengkap)
    _kabarkan(kesimpulan, "tindak_kemajuan", oleh, f"tindak-{baru.pk}", judul, isi=isi, jenis=str(jenis))
    return baru


JUDUL = {
    Tindak.APRESIASI: "{oleh} memberi Anda apresiasi",
    Tindak.PENYESUAIAN_EKSPEKTASI: "{oleh} meminta penyesuaian ekspektasi pada SKP Anda",
    Tindak.PENYESUAIAN_SUMBER_DAYA: "{oleh} meminta penyesuaian dukungan sumber daya pada SKP Anda",
    Tindak.PEMBINAAN: "{oleh} merencanakan pembinaan kinerja bersama Anda",
}


@transaction.atomic
def tautkan_penugasan(kesimpulan: KesimpulanKemajuan, tugas: Penugasan, *, oleh: Pegawai) -> TindakKemajuan:
    """New work was given because of this conclusion."""
    kesimpulan = _untuk_ditindak(kesimpulan, oleh, Tindak.PENUGASAN_BARU)
    if tugas.pegawai_id != kesimpulan.skp.pegawai_id:
        raise IsianKeliru("Penugasan baru diberikan kepada pegawai yang disimpulkan menunjukkan kemajuan.")
    apa = {"kesimpulan": kesimpulan, "jenis": Tindak.PENUGASAN_BARU}
    baru, dibuat = TindakKemajuan.objects.get_or_create(
        penugasan=tugas, defaults={**apa, "oleh": oleh, "selesai_pada": now()}
    )
    if dibuat:
        Jejak.catat(kesimpulan.skp, "tindak_kemajuan", oleh=oleh, sebagai="penilai", tindak=baru.pk, jenis=baru.jenis)
    return baru


@transaction.atomic
def tarik(permintaan: TindakKemajuan, *, oleh: Pegawai) -> TindakKemajuan:
    """The Pimpinan takes a request for adjustment back before it was met."""
    skp = terkunci(permintaan.kesimpulan.skp)
    if "penilai" not in skp.peran(oleh):
        raise BukanHak(BUKAN_PENILAI)
    permintaan = TindakKemajuan.objects.select_related("kesimpulan__skp__pegawai").get(pk=permintaan.pk)
    if permintaan.ditarik_pada:
        return permintaan
    if not permintaan.terbuka:
        raise KeadaanMenolak("Tindak lanjut ini sudah selesai.")
    permintaan.ditarik_pada = now()
    permintaan.save(update_fields=["ditarik_pada"])
    judul = f"{oleh.nama_lengkap} menarik permintaan: {permintaan.get_jenis_display().lower()}"
    _kabarkan(permintaan.kesimpulan, "tarik_tindak", oleh, f"tindak-{permintaan.pk}-tarik", judul)
    return permintaan


def permintaan_terbuka(skp: Skp) -> QuerySet[TindakKemajuan]:
    """Adjustments that the Pimpinan asked for and that no change of the SKP has met yet."""
    jenis = [t.value for t in PENYESUAIAN]
    terbuka = TindakKemajuan.objects.filter(jenis__in=jenis, selesai_pada=None, ditarik_pada=None)
    return terbuka.filter(kesimpulan__skp__rangkaian=skp.rangkaian).select_related("oleh", "kesimpulan")


def penuhi_permintaan(skp: Skp) -> None:
    """This change of the SKP was set by the penilai who asked: his open requests are met by it."""
    permintaan_terbuka(skp).order_by().update(selesai_pada=now(), skp_hasil=skp)


def alasan_perubahan(skp: Skp) -> str:
    """The reason of a change as the owner finds it filled in, '' when nothing was asked for."""
    kalimat = [f"{p.get_jenis_display()} diminta {p.oleh.nama_lengkap}: {p.isi}" for p in permintaan_terbuka(skp)]
    return "\n".join(kalimat)[:500]


def alamat(kesimpulan: KesimpulanKemajuan) -> str:
    return f"/pemantauan/{kesimpulan.skp.mulai.year}/{kesimpulan.skp.kode}/kesimpulan/{kesimpulan.pk}/"


def terakhir(skp: Skp) -> KesimpulanKemajuan | None:
    """The conclusion that counts now, on whichever version of the SKP it was drawn."""
    return KesimpulanKemajuan.objects.filter(skp__rangkaian=skp.rangkaian).order_by("-pada", "-pk").first()


def _buka(skp: Skp, oleh: Pegawai) -> Skp:
    skp = terkunci(skp)
    if "penilai" not in skp.peran(oleh):
        raise BukanHak(BUKAN_PENILAI)
    if skp.status not in BERLAKU:
        raise KeadaanMenolak(f"SKP ini berstatus “{skp.sebutan_status}”; kesimpulan dibuat atas SKP yang berlaku.")
    return skp


def _periksa_periode(skp: Skp, periode: PeriodeEvaluasi) -> None:
    if not skp.mencakup(periode):
        raise KeadaanMenolak(f"{periode.nama} berada di luar masa SKP ini.")
    if localdate() < periode.mulai:
        raise KeadaanMenolak(f"{periode.nama} belum dimulai.")
    if skp.tertutup(periode):
        raise KeadaanMenolak(f"Evaluasi {periode.nama} sudah ditetapkan.")


def _terkunci(kesimpulan: KesimpulanKemajuan) -> KesimpulanKemajuan:
    semua = KesimpulanKemajuan.objects.select_related("skp__pegawai", "oleh", "periode_evaluasi")
    return semua.select_for_update(of=("self",)).get(pk=kesimpulan.pk)


def _untuk_ditindak(kesimpulan: KesimpulanKemajuan, oleh: Pegawai, jenis: str) -> KesimpulanKemajuan:
    """The conclusion, held; the last of its SKP, by the penilai, and of the kind that this may follow from."""
    skp = _buka(kesimpulan.skp.terkini, oleh)
    kesimpulan = _terkunci(kesimpulan)
    if terakhir(skp) != kesimpulan:
        raise KeadaanMenolak("Ada kesimpulan yang lebih baru. Tindak lanjut diberikan atas kesimpulan terakhir.")
    if jenis not in TINDAK[Kemajuan(kesimpulan.hasil)]:
        raise KeadaanMenolak(f"{Tindak(jenis).cetak} tidak mengikuti kesimpulan ini.")
    return kesimpulan


def _kabarkan(
    kesimpulan: KesimpulanKemajuan, kata: str, oleh: Pegawai, kunci: str, judul: str, isi: str = "", **data: Any
) -> None:
    Pemberitahuan.kirim(kesimpulan.skp.pegawai, kunci, judul, isi=isi, tautan=alamat(kesimpulan))
    Jejak.catat(kesimpulan.skp, kata, oleh=oleh, sebagai="penilai", kesimpulan=kesimpulan.pk, **data)
