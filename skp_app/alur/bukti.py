"""Gudang bukti: items of their owner, and what they are used for (Lampiran p. 68 A.7). Every step may be repeated."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q, Sum
from django.utils.timezone import localdate, now

from pegawai.models import Jejak, Ketentuan, Pegawai
from pegawai.penolakan import BukanHak, Ditolak, IsianKeliru, KeadaanMenolak
from skp_app.alur import pendokumentasian, progres
from skp_app.aturan.bukti import MB, Batas
from skp_app.bel_bukti import minta_periksa
from skp_app.models import (
    BuktiDukung,
    CatatanHarian,
    JenisBukti,
    Kesehatan,
    PakaiBukti,
    PeriodeEvaluasi,
    Realisasi,
    RealisasiProgres,
    Skp,
    UmpanBalik,
)

TERBANYAK = 50  # pieces of evidence for one realisasi
BUKAN_MILIK = "Bukti ini milik orang lain; hanya pemiliknya yang dapat mengubahnya."
Tujuan = Realisasi | RealisasiProgres | CatatanHarian
KOLOM: dict[type, str] = {Realisasi: "realisasi", RealisasiProgres: "progres", CatatanHarian: "harian"}


def batas_bukti() -> Batas:
    return Batas.dari(Ketentuan.objects.nilai("bukti_berkas", localdate()))


# items -------------------------------------------------------------------------------------------
@transaction.atomic
def tambah_tautan(*, oleh: Pegawai, judul: str, tautan: str, keterangan: str = "") -> BuktiDukung:
    """An https address. The same address of the same owner is the same item, under the name it already has."""
    if not tautan.startswith("https://"):
        raise IsianKeliru("Tautan bukti harus diawali https://.")
    bukti = _sekali(oleh, {"jenis": JenisBukti.TAUTAN, "tautan": tautan}, judul=judul, keterangan=keterangan)
    if bukti.baru:
        minta_periksa(bukti.pk)
    return bukti


@transaction.atomic
def tambah_unit(*, oleh: Pegawai, judul: str, lokasi: str, keterangan: str = "") -> BuktiDukung:
    """The word where in the unit a document is kept."""
    if not lokasi:
        raise IsianKeliru("Tulis tempat dokumen disimpan di unit.")
    ciri = {"jenis": JenisBukti.UNIT, "judul": judul, "lokasi": lokasi}
    return _sekali(oleh, ciri, keterangan=keterangan, kesehatan=Kesehatan.UNIT)


def _sekali(oleh: Pegawai, ciri: dict[str, Any], **isi: Any) -> BuktiDukung:
    """The item with these marks, made when there is none; `baru` on it says which."""
    bukti, baru = BuktiDukung.objects.get_or_create(pemilik=oleh, dihapus_pada=None, **ciri, defaults=isi)
    bukti.baru = baru
    if baru:
        Jejak.catat(bukti, "tambah_bukti", oleh=oleh, sebagai="pemilik", jenis=str(bukti.jenis))
    return bukti


@transaction.atomic
def ganti_judul(bukti: BuktiDukung, judul: str, *, oleh: Pegawai, keterangan: str | None = None) -> BuktiDukung:
    """Another name for an item; not once a period that it proves is closed."""
    bukti = _milik(bukti, oleh)
    if not judul.strip():
        raise IsianKeliru("Nama bukti belum diisi.", {"judul": "Nama bukti belum diisi."})
    keterangan = bukti.keterangan if keterangan is None else keterangan
    if (judul, keterangan) == (bukti.judul, bukti.keterangan):
        return bukti
    if terkunci(bukti):
        raise KeadaanMenolak("Bukti ini sudah dipakai dalam evaluasi yang ditetapkan; namanya tidak dapat diubah.")
    lama, bukti.judul, bukti.keterangan = bukti.judul, judul, keterangan
    _jaga_kembar(bukti)
    bukti.save(update_fields=["judul", "keterangan"])
    Jejak.catat(bukti, "ganti_judul_bukti", oleh=oleh, sebagai="pemilik", lama=lama, baru=judul)
    return bukti


def _jaga_kembar(bukti: BuktiDukung) -> None:
    if bukti.jenis != JenisBukti.UNIT:
        return
    sama = BuktiDukung.objects.ada().filter(pemilik=bukti.pemilik_id, jenis=bukti.jenis, lokasi=bukti.lokasi)
    if sama.filter(judul=bukti.judul).exclude(pk=bukti.pk).exists():
        kalimat = "Dokumen dengan nama dan tempat itu sudah ada di gudang Anda."
        raise IsianKeliru(kalimat, {"judul": kalimat})


@transaction.atomic
def buang(bukti: BuktiDukung, *, oleh: Pegawai) -> None:
    """Out of the gudang, when nothing is proven by it; the row and its trace stay, a file is removed later."""
    bukti = _milik(bukti, oleh)
    if bukti.dihapus_pada:
        return
    if dirujuk(bukti):
        raise KeadaanMenolak("Bukti ini dilampirkan pada berkas perkara, jadi tidak dapat dibuang.")
    if bukti.pakai.exists():
        raise KeadaanMenolak("Bukti ini masih dipakai. Lepas dulu dari semua pemakaiannya, lalu buang.")
    bukti.dihapus_pada = now()
    bukti.save(update_fields=["dihapus_pada"])
    Jejak.catat(bukti, "buang_bukti", oleh=oleh, sebagai="pemilik", judul=bukti.judul)


@transaction.atomic
def periksa_lagi(bukti: BuktiDukung, *, oleh: Pegawai) -> None:
    """Its owner has opened the link to others, and wants it looked at."""
    bukti = _milik(bukti, oleh)
    if bukti.jenis != JenisBukti.TAUTAN or bukti.kesehatan == Kesehatan.PERIKSA:
        return
    bukti.kesehatan, bukti.diperiksa_pada = Kesehatan.PERIKSA, None
    bukti.save(update_fields=["kesehatan", "diperiksa_pada"])
    minta_periksa(bukti.pk)


def dirujuk(bukti: BuktiDukung) -> bool:
    """Does a row of another room point at it, as that of a case does? Such an item stays as it is."""
    semua: Any = BuktiDukung._meta.get_fields(include_hidden=True)
    rujukan = [f for f in semua if f.auto_created and not f.concrete]
    luar = [f for f in rujukan if f.related_model._meta.app_label != BuktiDukung._meta.app_label]
    return any(f.related_model.objects.filter(**{f.field.name: bukti}).exists() for f in luar)


def terkunci(bukti: BuktiDukung) -> bool:
    """Does it prove something in a period whose evaluation was set, or stand in feedback that was sent?"""
    iki = "iki__rhk__skp__penutupan__periode_evaluasi"
    milik = bukti.pakai.all()
    return (
        dirujuk(bukti)
        or milik.filter(umpan_balik__isnull=False).exists()
        or milik.filter(**{f"realisasi__{iki}": F("realisasi__periode_evaluasi")}).exists()
        or milik.filter(**{f"progres__{iki}": F("progres__periode_dokumentasi__periode_evaluasi")}).exists()
    )


# uses --------------------------------------------------------------------------------------------
@transaction.atomic
def tambah(realisasi: Tujuan, *, oleh: Pegawai, judul: str, tautan: str = "", lokasi: str = "") -> BuktiDukung:
    """Into the gudang and to this realisasi in one step: exactly one of link and place."""
    if bool(tautan) == bool(lokasi):
        raise IsianKeliru("Isi tautan bukti, atau tempat dokumen disimpan di unit.")
    _buka(realisasi, oleh)
    if tautan:
        bukti = tambah_tautan(oleh=oleh, judul=judul, tautan=tautan)
    else:
        bukti = tambah_unit(oleh=oleh, judul=judul, lokasi=lokasi)
    pakai(bukti, realisasi, oleh=oleh)
    return bukti


@transaction.atomic
def pakai(bukti: BuktiDukung, tujuan: Tujuan, *, oleh: Pegawai) -> PakaiBukti:
    """Let an item of one's own prove this; a second time it is the same use.

    What proves an entry of a documentation period also proves the realisasi that the entry rolls up into.
    """
    skp = _buka(tujuan, oleh)
    bukti = _milik(bukti, oleh)
    if bukti.dihapus_pada:
        raise KeadaanMenolak("Bukti ini sudah dibuang dari gudang. Tambahkan lagi bila masih diperlukan.")
    sasaran = _sasaran(tujuan)
    ada = PakaiBukti.objects.filter(bukti=bukti, **sasaran).first()
    if ada:
        return ada
    if tujuan.pakai_bukti.count() >= TERBANYAK:  # type: ignore[union-attr]
        raise IsianKeliru(f"Satu realisasi memuat paling banyak {TERBANYAK} bukti dukung.")
    _jaga_jatah(skp, bukti)
    baru = PakaiBukti.objects.create(bukti=bukti, **sasaran)
    if (atas := _realisasi_dari(tujuan)) is not None:
        PakaiBukti.objects.get_or_create(bukti=bukti, realisasi=atas)
    _tandai_diubah(skp, tujuan)
    Jejak.catat(skp, "pakai_bukti", oleh=oleh, sebagai="pemilik", bukti=bukti.pk, tujuan=_sebutan(tujuan))
    return baru


def pakai_banyak(bukti: BuktiDukung, semua: Iterable[Tujuan], *, oleh: Pegawai) -> list[str]:
    """The same for many; the sentences of those that refused, the others are used."""
    tolak = []
    for tujuan in semua:
        try:
            pakai(bukti, tujuan, oleh=oleh)
        except Ditolak as alasan:
            tolak.append(alasan.kalimat)
    return tolak


@transaction.atomic
def lepas(bukti: BuktiDukung, tujuan: Tujuan, *, oleh: Pegawai) -> None:
    """The item no longer proves this; it stays in the gudang, and the trace remembers its name."""
    skp = _buka(tujuan, oleh)
    if not PakaiBukti.objects.filter(bukti=bukti, **_sasaran(tujuan)).delete()[0]:
        return
    if (atas := _realisasi_dari(tujuan)) is not None and not _dipakai_seperiode(bukti, tujuan):
        PakaiBukti.objects.filter(bukti=bukti, realisasi=atas).delete()
    _tandai_diubah(skp, tujuan)
    data = {"bukti": bukti.pk, "judul": bukti.judul, "tujuan": _sebutan(tujuan)}
    Jejak.catat(skp, "lepas_bukti", oleh=oleh, sebagai="pemilik", **data)


@transaction.atomic
def lampirkan(umpan_balik: UmpanBalik, bukti: Iterable[BuktiDukung], *, oleh: Pegawai) -> None:
    """The giver picks evidence he may see, within the transaction that sends his feedback; it never changes after."""
    kode = [b.pk for b in bukti]
    terlihat = BuktiDukung.objects.visible_to(oleh).filter(pk__in=kode)
    if umpan_balik.pemberi_id != oleh.pk or len(terlihat) < len(set(kode)):
        raise BukanHak("Bukti yang dilampirkan tidak terbuka bagi Anda.")
    PakaiBukti.objects.bulk_create(
        [PakaiBukti(bukti=b, umpan_balik=umpan_balik) for b in terlihat], ignore_conflicts=True
    )


@transaction.atomic
def sudah_dilihat(pakai: PakaiBukti, *, oleh: Pegawai) -> None:
    """'Sudah saya lihat': the penilai has seen the document in the unit."""
    tujuan = pakai.realisasi or pakai.progres
    if tujuan is None or pakai.bukti.jenis != JenisBukti.UNIT:
        raise KeadaanMenolak("Tanda ini hanya untuk dokumen yang disimpan di unit.")
    skp = tujuan.iki.rhk.skp
    if "penilai" not in skp.peran(oleh):
        raise BukanHak("Hanya pejabat penilai kinerja yang menandai dokumen sebagai sudah dilihat.")
    pakai = PakaiBukti.objects.select_for_update(of=("self",), no_key=True).get(pk=pakai.pk)
    if pakai.dilihat_pada:
        return
    if skp.tertutup(_periode(tujuan)):
        raise KeadaanMenolak("Evaluasi periode ini sudah ditetapkan.")
    pakai.dilihat_oleh, pakai.dilihat_pada = oleh, now()
    pakai.save(update_fields=["dilihat_oleh", "dilihat_pada"])
    Jejak.catat(skp, "lihat_dokumen_unit", oleh=oleh, sebagai="penilai", bukti=pakai.bukti_id)


def catat_dilihat(bukti: BuktiDukung, *, oleh: Pegawai) -> None:
    """Whoever reads somebody else's file leaves a trace."""
    if bukti.pemilik_id != oleh.pk:
        Jejak.catat(bukti, "dilihat", oleh=oleh)


# what it proves ----------------------------------------------------------------------------------
def _sasaran(tujuan: Tujuan) -> dict[str, Any]:
    return {KOLOM[type(tujuan)]: tujuan}


def _buka(tujuan: Tujuan, oleh: Pegawai) -> Skp:
    """Lock what the evidence is for, and refuse when it is closed or somebody else's."""
    if isinstance(tujuan, Realisasi):
        return pendokumentasian.buka(tujuan.iki.rhk.skp, tujuan.periode_evaluasi, oleh)
    if isinstance(tujuan, RealisasiProgres):
        return progres.buka_periode(tujuan.iki.rhk.skp, tujuan.periode_dokumentasi, oleh)
    return _buka_harian(tujuan, oleh)


def _buka_harian(catatan: CatatanHarian, oleh: Pegawai) -> Skp:
    if catatan.pegawai_id != oleh.pk:
        raise BukanHak("Catatan harian hanya dapat diubah oleh pemiliknya.")
    hari = {"mulai__lte": catatan.tanggal, "selesai__gte": catatan.tanggal}
    skp = Skp.objects.dihitung().filter(pegawai=oleh, **hari).first()
    if skp is None:
        raise KeadaanMenolak("Hari ini berada di luar masa SKP Anda.")
    periode = PeriodeEvaluasi.objects.filter(periode=skp.periode_id, jenis="periodik", **hari).first()
    return pendokumentasian.buka(skp, periode, oleh) if periode else skp


def _tandai_diubah(skp: Skp, tujuan: Tujuan) -> None:
    """Evidence that comes or goes after the period was sent is a change the penilai is told of."""
    if isinstance(tujuan, Realisasi):
        pendokumentasian.tandai_diubah(skp, tujuan.periode_evaluasi)
    elif isinstance(tujuan, RealisasiProgres):
        progres.tandai_diubah(skp, tujuan.periode_dokumentasi)


def _periode(tujuan: Realisasi | RealisasiProgres) -> PeriodeEvaluasi:
    if isinstance(tujuan, Realisasi):
        return tujuan.periode_evaluasi
    return tujuan.periode_dokumentasi.periode_evaluasi


def _realisasi_dari(tujuan: Tujuan) -> Realisasi | None:
    if not isinstance(tujuan, RealisasiProgres):
        return None
    return Realisasi.objects.filter(iki=tujuan.iki_id, periode_evaluasi=_periode(tujuan)).first()


def _dipakai_seperiode(bukti: BuktiDukung, tujuan: Tujuan) -> bool:
    """By another entry of the same IKI in the same evaluation period."""
    if not isinstance(tujuan, RealisasiProgres):
        return False
    periode = _periode(tujuan)
    return PakaiBukti.objects.filter(
        bukti=bukti, progres__iki=tujuan.iki_id, progres__periode_dokumentasi__periode_evaluasi=periode
    ).exists()


def _jaga_jatah(skp: Skp, bukti: BuktiDukung) -> None:
    """So many files, and so many MB, for one SKP in all its versions."""
    if bukti.jenis != JenisBukti.BERKAS:
        return
    jumlah, besar = jatah_terpakai(skp, kecuali=bukti)
    batas = batas_bukti()
    if jumlah >= batas.berkas_per_skp:
        raise IsianKeliru(f"Satu SKP memuat paling banyak {batas.berkas_per_skp} berkas bukti. Pakai tautan untuk ini.")
    if besar + bukti.ukuran > batas.mb_per_skp * MB:
        raise IsianKeliru(f"Berkas bukti satu SKP paling besar {batas.mb_per_skp} MB. Pakai tautan untuk ini.")


def jatah_terpakai(skp: Skp, kecuali: BuktiDukung | None = None) -> tuple[int, int]:
    """(files, bytes) that prove this SKP."""
    skp_ini = "iki__rhk__skp__rangkaian"
    pakai = PakaiBukti.objects.filter(
        Q(**{f"realisasi__{skp_ini}": skp.rangkaian}) | Q(**{f"progres__{skp_ini}": skp.rangkaian})
    )
    berkas = BuktiDukung.objects.filter(pk__in=pakai.values("bukti"), jenis=JenisBukti.BERKAS)
    if kecuali:
        berkas = berkas.exclude(pk=kecuali.pk)
    isi = berkas.order_by().aggregate(jumlah=Count("pk"), besar=Sum("ukuran"))
    return isi["jumlah"], isi["besar"] or 0


def _milik(bukti: BuktiDukung, oleh: Pegawai) -> BuktiDukung:
    """The item, locked."""
    bukti = BuktiDukung.objects.select_for_update(no_key=True).get(pk=bukti.pk)
    if bukti.pemilik_id != oleh.pk:
        raise BukanHak(BUKAN_MILIK)
    return bukti


def _sebutan(tujuan: Tujuan) -> str:
    return f"{tujuan._meta.model_name}:{tujuan.pk}"
