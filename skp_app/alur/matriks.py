"""A matriks pembagian peran dan hasil as a whole: made, its columns and people, its tim kerja (Lampiran p. 44-49)."""

from collections.abc import Collection, Iterable
from typing import NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from pegawai import atasan
from pegawai.models import Jejak, Pegawai, Pemberitahuan, Penempatan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import penugasan
from skp_app.alur.baris import berikut
from skp_app.aturan.status import BERLAKU, TIDAK_DIHITUNG
from skp_app.models import (
    BarisMatriks,
    Iki,
    KolomMatriks,
    Matriks,
    Pendamping,
    Penugasan,
    PeranHasil,
    Periode,
    Rhk,
    Skp,
    TimKerja,
)

BARIS_TERBANYAK = 200
KOLOM_TERBANYAK = 60
PIHAK = ("periode", "unit", "pemilik", "tim", "induk__pemilik")


class Sumber(NamedTuple):
    """A row of the leader's SKP that may head a column: his IKI, or at the second level the RHK of the ketua tim."""

    garis_rhk: UUID
    garis_iki: UUID | None
    teks: str

    @property
    def kunci(self) -> str:
        return kunci_kolom(self)


def kunci_kolom(baris: "Sumber | KolomMatriks") -> str:
    """How a form names it."""
    return f"{baris.garis_rhk}.{baris.garis_iki or ''}"


# The leader and his SKP ---------------------------------------------------------------------------
def skp_pemimpin(pegawai: Pegawai | int, periode: Periode | int) -> Skp | None:
    """His SKP that the columns come from: the one in force, else the newest that is being made."""
    semua = Skp.objects.filter(pegawai=pegawai, periode=periode).exclude(status__in=TIDAK_DIHITUNG)
    daftar = list(semua.select_related("penempatan__jabatan", "unit").order_by("-mulai", "-nomor_versi"))
    return min(daftar, key=lambda s: s.status not in BERLAKU, default=None)


def sumber_kolom(matriks: Matriks, skp: Skp | None) -> list[Sumber]:
    """What the leader's SKP offers as columns, in printed order."""
    if skp is None:
        return []
    if matriks.tim_id:
        return [Sumber(r.garis, None, r.teks) for r in skp.rhk.all() if r.teks.strip()]
    semua = skp.rhk.prefetch_related("iki")
    return [Sumber(r.garis, i.garis, i.teks) for r in semua for i in r.iki.all() if i.teks.strip()]


def dapat_memimpin(oleh: Pegawai) -> QuerySet[Pegawai]:
    """Whose first-level matrix this person may make: his own, and of the leaders he drafts for."""
    dibantu = Pendamping.objects.aktif().filter(pendamping=oleh).values("pemimpin")
    return Pegawai.objects.filter(pk__in=dibantu) | Pegawai.objects.filter(pk=oleh.pk)


@transaction.atomic
def buat(pemilik: Pegawai, periode: Periode, *, oleh: Pegawai) -> Matriks:
    """The matrix of this leader in that year with his columns and people; a second click gets the same one.

    Raises BukanHak for a stranger, KeadaanMenolak when the leader has no SKP of that year or assesses nobody.
    """
    if not dapat_memimpin(oleh).filter(pk=pemilik.pk).exists():
        raise BukanHak("Matriks hanya dapat dibuat oleh pimpinannya atau pendampingnya.")
    skp = skp_pemimpin(pemilik, periode)
    if skp is None:
        raise KeadaanMenolak(f"Kolom matriks diambil dari SKP {periode.tahun}. Susun SKP itu lebih dulu.")
    if ada := Matriks.objects.filter(periode=periode, unit=skp.unit, pemilik=pemilik, tim=None).first():
        return ada
    orang = _bawahan(pemilik)
    if not orang and not skp.memimpin_unit:
        raise KeadaanMenolak("Matriks dibuat oleh pimpinan. Belum ada pegawai yang Anda nilai pada data kepegawaian.")
    matriks = Matriks.objects.create(periode=periode, unit=skp.unit, pemilik=pemilik)
    _tulis_kolom(matriks, sumber_kolom(matriks, skp))
    _tulis_baris(matriks, orang)
    Jejak.catat(matriks, "buat", oleh=oleh, sebagai=_sebagai(matriks, oleh), baris=len(orang))
    return matriks


def _sebagai(matriks: Matriks, oleh: Pegawai) -> str:
    return "pemilik" if matriks.pemilik_id == oleh.pk else "pendamping"


def buka(matriks: Matriks, oleh: Pegawai) -> Matriks:
    """Lock it for one edit by who may write it. Raises BukanHak, or KeadaanMenolak once the year is over."""
    boleh = Matriks.objects.boleh_disusun(oleh).select_related(*PIHAK).select_for_update(of=("self",))
    kini = boleh.filter(pk=matriks.pk).first()
    if kini is None:
        raise BukanHak("Matriks ini hanya dapat diubah oleh pimpinan yang menyusunnya dan pendampingnya.")
    if kini.periode.selesai < localdate():
        raise KeadaanMenolak(f"Tahun {kini.periode.tahun} sudah selesai; matriksnya tidak dapat diubah lagi.")
    return kini


# Columns ------------------------------------------------------------------------------------------
@transaction.atomic
def atur_kolom(matriks: Matriks, *, oleh: Pegawai, dipilih: Collection[str], beserta_isi: bool = False) -> None:
    """Keep the chosen columns, add the chosen rows of the SKP, take over their words and order.

    A column that is filled goes only with `beserta_isi`; one whose contribution is used in an SKP not at all.
    """
    matriks = buka(matriks, oleh)
    sumber = {s.kunci: s for s in sumber_kolom(matriks, skp_pemimpin(matriks.pemilik_id, matriks.periode_id))}
    ada = {kunci_kolom(k): k for k in matriks.kolom.all()}
    if asing := set(dipilih) - sumber.keys() - ada.keys():
        raise IsianKeliru(f"{len(asing)} kolom yang dipilih tidak ada lagi di SKP. Muat ulang halaman ini.")
    _hapus_kolom([k for nama, k in ada.items() if nama not in dipilih], beserta_isi)
    _segarkan(ada, sumber, dipilih)
    baru = [s for nama, s in sumber.items() if nama in dipilih and nama not in ada]
    if len(set(dipilih)) > KOLOM_TERBANYAK:
        raise IsianKeliru(f"Satu matriks memuat paling banyak {KOLOM_TERBANYAK} kolom.")
    _tulis_kolom(matriks, baru)
    _urutkan(matriks, list(sumber))
    Jejak.catat(matriks, "atur_kolom", oleh=oleh, sebagai=_sebagai(matriks, oleh), kolom=len(set(dipilih)))


def _hapus_kolom(kolom: list[KolomMatriks], beserta_isi: bool) -> None:
    isi = PeranHasil.objects.filter(sel__kolom__in=kolom)
    if isi.filter(rhk__isnull=False).exists():
        raise IsianKeliru("Kolom yang perannya sudah dipakai di SKP tidak dapat dihapus. Hapus dulu peran itu.")
    if not beserta_isi and (banyak := isi.count()):
        raise IsianKeliru(f"Kolom yang dilepas memuat {banyak} peran. Centang “hapus beserta isinya” bila memang mau.")
    KolomMatriks.objects.filter(pk__in=[k.pk for k in kolom]).delete()


def _segarkan(ada: dict[str, KolomMatriks], sumber: dict[str, Sumber], dipilih: Collection[str]) -> None:
    berubah = [k for n, k in ada.items() if n in dipilih and n in sumber and k.teks != sumber[n].teks]
    for kolom in berubah:
        kolom.teks = sumber[kunci_kolom(kolom)].teks
    KolomMatriks.objects.bulk_update(berubah, ["teks"])


def _tulis_kolom(matriks: Matriks, sumber: Iterable[Sumber]) -> None:
    awal = berikut(matriks.kolom)
    KolomMatriks.objects.bulk_create(
        KolomMatriks(matriks=matriks, urutan=n, **s._asdict()) for n, s in enumerate(sumber, start=awal)
    )


def _urutkan(matriks: Matriks, urutan: list[str]) -> None:
    """As in the SKP; what is no longer there stands last."""
    kolom = sorted(
        matriks.kolom.all(),
        key=lambda k: urutan.index(kunci_kolom(k)) if kunci_kolom(k) in urutan else len(urutan) + k.urutan,
    )
    for n, k in enumerate(kolom, start=1):
        k.urutan = n
    KolomMatriks.objects.bulk_update(kolom, ["urutan"])


# People -------------------------------------------------------------------------------------------
def _bawahan(pemilik: Pegawai) -> list[Penempatan]:
    semua = atasan.bawahan(pemilik, localdate()).select_related("pegawai", "jabatan", "unit")
    return list(semua.order_by("unit__jalur", "-memimpin", "pegawai__nama", "pk")[:BARIS_TERBANYAK])


def belum_masuk(matriks: Matriks, ada: Collection[int]) -> list[Penempatan]:
    """People the leader assesses today who stand in no row yet; of a tim nobody is offered."""
    return [] if matriks.tim_id else [p for p in _bawahan(matriks.pemilik) if p.pegawai_id not in ada]


@transaction.atomic
def tambah_orang(matriks: Matriks, *, oleh: Pegawai, pegawai: Collection[Pegawai]) -> list[BarisMatriks]:
    """Rows for these people; who is there already is passed over. For people whose penilai is somebody else a
    penugasan is proposed to that penilai (p. 46 number 10)."""
    matriks = buka(matriks, oleh)
    ada = set(matriks.baris.values_list("pegawai", flat=True))
    baru = _penempatan_kini([p for p in pegawai if p.pk not in ada and p.pk != matriks.pemilik_id])
    _cukup(len(ada) + len(baru))
    baris = _tulis_baris(matriks, baru)
    if baris:
        Jejak.catat(matriks, "tambah_orang", oleh=oleh, sebagai=_sebagai(matriks, oleh), baris=len(baris))
    return baris


def _cukup(banyak: int) -> None:
    if banyak > BARIS_TERBANYAK:
        raise IsianKeliru(f"Satu matriks memuat paling banyak {BARIS_TERBANYAK} orang. Bagi dalam tim kerja.")


def _penempatan_kini(pegawai: Collection[Pegawai]) -> list[Penempatan]:
    semua = Penempatan.objects.pada(localdate()).filter(pegawai__in=pegawai, jenis="definitif")
    daftar = list(semua.select_related("pegawai", "jabatan", "unit").order_by("unit__jalur", "pegawai__nama"))
    if kurang := {p.pk for p in pegawai} - {d.pegawai_id for d in daftar}:
        raise IsianKeliru(f"{len(kurang)} orang tidak punya penempatan hari ini. Laporkan kepada BKD.")
    return daftar


def _tulis_baris(matriks: Matriks, orang: Iterable[Penempatan]) -> list[BarisMatriks]:
    awal = berikut(matriks.baris)
    milik = _orang_sendiri(matriks)
    baris = [
        BarisMatriks(
            matriks=matriks, urutan=n, pegawai=p.pegawai, penempatan=p, lintas_unit=p.pegawai_id not in milik
        )
        for n, p in enumerate(orang, start=awal)
    ]  # fmt: skip
    for b in baris:
        if b.lintas_unit and b.penempatan:
            b.penugasan = _usulkan(matriks, b.penempatan)
    return BarisMatriks.objects.bulk_create(baris)


def _orang_sendiri(matriks: Matriks) -> set[int]:
    """Whom the maker assesses himself; for a tim also the leader who formed it, and his people."""
    pimpinan = [matriks.pemilik, *([matriks.induk.pemilik] if matriks.induk else [])]
    semua = {pk for p in pimpinan for pk in atasan.bawahan(p, localdate()).values_list("pegawai", flat=True)}
    return semua | {p.pk for p in pimpinan}


def _usulkan(matriks: Matriks, orang: Penempatan) -> Penugasan | None:
    """Ask the person's own penilai; who stands at the top has none."""
    penilai = atasan.tentukan(orang, localdate()).penilai
    if penilai is None or penilai.pegawai_id in {matriks.pemilik_id, orang.pegawai_id}:
        return None
    skp = skp_pemimpin(matriks.pemilik_id, matriks.periode_id)
    return penugasan.usulkan(
        pegawai=orang.pegawai,
        pemberi=matriks.pemilik,
        pemberi_teks=jabatan_pemimpin(matriks, skp),
        penilai=penilai.pegawai,
        uraian=f"Peran dalam matriks pembagian peran dan hasil {matriks.tim or matriks.unit}, {matriks.periode.tahun}",
        mulai=max(localdate(), matriks.periode.mulai),
        selesai=matriks.periode.selesai,
    )


def jabatan_pemimpin(matriks: Matriks, skp: Skp | None) -> str:
    """What the forms print of the leader: the jabatan of his SKP, else of his placement today."""
    if skp:
        return skp.penempatan.nama_jabatan
    kini = Penempatan.objects.pada(localdate()).filter(pegawai=matriks.pemilik_id).select_related("jabatan").first()
    return kini.nama_jabatan if kini else ""


@transaction.atomic
def tambah_luar(matriks: Matriks, *, oleh: Pegawai, nama: str, jabatan: str) -> BarisMatriks:
    """Somebody of another instansi: only named, nothing reaches him through the application (p. 47 j)."""
    matriks = buka(matriks, oleh)
    if ada := matriks.baris.filter(nama_luar=nama, jabatan_luar=jabatan).first():
        return ada
    _cukup(matriks.baris.count() + 1)
    urutan = berikut(matriks.baris)
    isi = {"nama_luar": nama, "jabatan_luar": jabatan, "lintas_unit": True, "urutan": urutan}
    return BarisMatriks.objects.create(matriks=matriks, **isi)


@transaction.atomic
def hapus_baris(matriks: Matriks, *, oleh: Pegawai, baris: int, catatan: str = "") -> None:
    """Take a person out with all his cells. When his SKP uses one of them, a note must go to him."""
    matriks = buka(matriks, oleh)
    kini = matriks.baris.select_related("pegawai").filter(pk=baris).first()
    if kini is None:
        return
    terpakai = PeranHasil.objects.filter(sel__baris=kini, rhk__isnull=False).exists()
    if terpakai and not catatan:
        raise IsianKeliru("Perannya sudah dipakai di SKP. Tulis catatan untuk pegawai itu.", {"catatan": "Wajib diisi"})
    if terpakai and kini.pegawai:
        kabarkan_hapus(kini.pegawai, matriks, f"baris-{kini.pk}", "semua peran hasil Anda", catatan)
    kini.delete()
    Jejak.catat(matriks, "hapus_orang", oleh=oleh, sebagai=_sebagai(matriks, oleh), catatan=catatan)


def kabarkan_hapus(pegawai: Pegawai, matriks: Matriks, kunci: str, apa: str, catatan: str) -> None:
    Pemberitahuan.kirim(
        pegawai,
        f"matriks-{matriks.pk}-hapus-{kunci}",
        f"{matriks.pemilik.nama} menghapus {apa} dari matriks {matriks.periode.tahun}",
        isi=f"{catatan} RHK di SKP Anda tidak ikut terhapus; bicarakan dengan penilai Anda.",
        tautan=f"/skp/{matriks.periode.tahun}/",
    )


# Tim kerja ----------------------------------------------------------------------------------------
@transaction.atomic
def buat_tim(matriks: Matriks, *, oleh: Pegawai, nama: str, ketua: Pegawai, anggota: Collection[Pegawai]) -> Matriks:
    """A tim kerja below this matrix, and its own matrix for the ketua with his RHK on top (p. 48 b.4-b.7).

    The ketua gets a row here if he has none. A second click with the same name gets the same tim.
    """
    matriks = buka(matriks, oleh)
    if matriks.tim_id:
        raise KeadaanMenolak("Tim kerja dibentuk dari matriks pimpinan, bukan dari matriks tim.")
    if ada := Matriks.objects.filter(tim__periode=matriks.periode, tim__unit=matriks.unit, tim__nama=nama).first():
        return ada
    if ketua.pk == matriks.pemilik_id:
        raise IsianKeliru("Pilih ketua di antara pegawai; pimpinan sudah memegang matriks ini.")
    tambah_orang(matriks, oleh=oleh, pegawai=[ketua])
    anak = _matriks_tim(matriks, nama, ketua)
    _tulis_baris(anak, _penempatan_kini([p for p in anggota if p.pk not in {ketua.pk, matriks.pemilik_id}]))
    Pemberitahuan.kirim(
        ketua,
        f"matriks-{anak.pk}-ketua",
        f"Anda menjadi ketua {nama}: bagi peran anggotanya dalam matriks {matriks.periode.tahun}",
        tautan=f"/matriks/{anak.kode}/",
    )
    Jejak.catat(anak, "buat_tim", oleh=oleh, sebagai=_sebagai(matriks, oleh), induk=matriks.pk)
    return anak


def _matriks_tim(matriks: Matriks, nama: str, ketua: Pegawai) -> Matriks:
    try:
        with transaction.atomic():
            tim = TimKerja.objects.create(periode=matriks.periode, unit=matriks.unit, nama=nama, ketua=ketua)
    except IntegrityError:
        raise IsianKeliru("Sudah ada tim kerja dengan nama itu di unit ini.") from None
    anak = Matriks.objects.create(
        periode=matriks.periode, unit=matriks.unit, pemilik=ketua, tim=tim, induk=matriks
    )  # fmt: skip
    _tulis_kolom(anak, sumber_kolom(anak, skp_pemimpin(ketua, matriks.periode)))
    return anak


def baris_berlaku(periode: int, garis: Collection[UUID], model: type[Rhk] | type[Iki]) -> dict[UUID, "Rhk | Iki"]:
    """{garis: the row to lean on}: of an SKP in force, else of a shared draft; others are left out."""
    skp = "skp" if model is Rhk else "rhk__skp"
    semua = model._default_manager.filter(**{"garis__in": garis, f"{skp}__periode": periode})
    semua = semua.exclude(**{f"{skp}__status__in": sorted(TIDAK_DIHITUNG)}).select_related(skp)
    hasil: dict[UUID, Rhk | Iki] = {}
    for baris in semua:
        milik = baris.skp if isinstance(baris, Rhk) else baris.rhk.skp
        if milik.terbagi and (baris.garis not in hasil or milik.status in BERLAKU):
            hasil[baris.garis] = baris
    return hasil


def ditemukan(pegawai: Iterable[Pegawai]) -> list[Penempatan]:
    """Where these people work today, by name."""
    semua = Penempatan.objects.pada(localdate()).filter(pegawai__in=list(pegawai), jenis="definitif")
    return list(semua.select_related("pegawai", "jabatan", "unit").order_by("pegawai__nama", "pk"))
