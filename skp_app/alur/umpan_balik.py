"""Umpan balik berkelanjutan (Pasal 17-19): sent once, never changed; a slip is replaced by a new line."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate, now

from pegawai.models import Jejak, Ketentuan, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import hubungan as alur_hubungan
from skp_app.alur.hubungan import rhk_dari, tentang_sama
from skp_app.alur.transisi import terkunci
from skp_app.aturan import umpan_balik as aturan
from skp_app.aturan.status import BERLAKU
from skp_app.aturan.umpan_balik import (
    Bentuk,
    Cara,
    Dasar,
    Hubungan,
    Jalur,
    JenisTanggapan,
    Nada,
    StatusPermintaan,
)
from skp_app.models import (
    BuktiDukung,
    Iki,
    PakaiBukti,
    PeriodeEvaluasi,
    PermintaanUmpanBalik,
    Rhk,
    Skp,
    TanggapanUmpanBalik,
    UmpanBalik,
)

BUKAN_PEMBERI = "Umpan balik diberikan Pimpinan, rekan setingkat, pegawai di bawahnya, atau pihak lain yang diminta."
ATURAN_BERUBAH = "Aturan penyebutan nama berubah selagi Anda menulis. Baca lagi keterangannya, lalu kirim."


@transaction.atomic
def beri(
    skp: Skp,
    periode: PeriodeEvaluasi,
    *,
    oleh: Pegawai,
    isi: str,
    nada: str,
    iki: Iki | None = None,
    rhk: Rhk | None = None,
    perilaku: str = "",
    saran: str = "",
    bentuk: str = Bentuk.INSIDENTIL,
    cara: str = Cara.TIDAK_LANGSUNG,
    dari: str = "",
    permintaan: PermintaanUmpanBalik | None = None,
    diumumkan: Collection[str] = (),
    bukti: Sequence[BuktiDukung] = (),
) -> UmpanBalik:
    """Give feedback on one RHK, one IKI or one perilaku. The same words on the same thing are sent once.

    The relation follows from the placements of the day (aturan.hubungan); with `dari` ("Pegawai di bawahnya (nama)")
    the penilai records what others told him. `diumumkan` are the labels that the form announced: when the rule of
    the instansi changed meanwhile, nothing is sent. `bukti` are items of the giver's own gudang. Raises BukanHak,
    KeadaanMenolak and IsianKeliru.
    """
    skp = terkunci(skp)
    sasaran = satu_sasaran(skp, iki, rhk, perilaku)
    permintaan = permintaan and _diminta(permintaan, skp, oleh, sasaran)
    pengirim = _dicatat(skp, oleh, dari) if dari.strip() else _pengirim(skp, oleh, permintaan, **sasaran)
    periksa_waktu(skp, periode)
    if diumumkan and pengirim["sebutan"] not in diumumkan:
        raise IsianKeliru(ATURAN_BERUBAH)
    kata = kata_bersih(isi, nada, saran) | {"bentuk": Bentuk(bentuk), "cara": Cara(cara)}
    kunci = {"skp": skp, "periode_evaluasi": periode, **sasaran, **pengirim, "isi": kata["isi"], "saran": kata["saran"]}
    if ada := UmpanBalik.objects.berlaku().filter(**kunci).first():
        return ada
    if permintaan and (alasan := tertutup(permintaan)):
        raise KeadaanMenolak(alasan)
    kiriman = UmpanBalik.objects.create(**kunci | kata, permintaan=permintaan)
    _lampirkan(kiriman, bukti, oleh)
    catat_jawaban(permintaan)
    kabarkan(skp, kiriman, oleh)
    return kiriman


def _lampirkan(kiriman: UmpanBalik, bukti: Sequence[BuktiDukung], oleh: Pegawai) -> None:
    """The evidence the giver picked; it is his own, and stays with the line."""
    if any(b.pemilik_id != oleh.pk or b.dihapus_pada for b in bukti):
        raise BukanHak("Bukti dukung diambil dari gudang bukti Anda sendiri.")
    PakaiBukti.objects.bulk_create([PakaiBukti(bukti=b, umpan_balik=kiriman) for b in bukti])


@transaction.atomic
def perbaiki(kiriman: UmpanBalik, *, oleh: Pegawai, isi: str, nada: str, saran: str = "") -> UmpanBalik:
    """Replace a line that one has just sent by a corrected one; the old one stays readable, marked as replaced.

    Possible for a few minutes (Ketentuan `umpan_balik_koreksi_menit`) and while nobody answered it.
    """
    skp = terkunci(kiriman.skp)
    kiriman = UmpanBalik.objects.select_for_update().get(pk=kiriman.pk)
    if kiriman.pemberi_id != oleh.pk:
        raise BukanHak("Hanya pemberinya yang dapat memperbaiki umpan balik.")
    kata = kata_bersih(isi, nada, saran)
    if baru := UmpanBalik.objects.filter(menggantikan=kiriman, **kata).first():
        return baru
    if alasan := tidak_dapat_diperbaiki(kiriman):
        raise KeadaanMenolak(alasan)
    periksa_waktu(skp, kiriman.periode_evaluasi)
    baru = UmpanBalik.objects.create(**_sama(kiriman) | kata, menggantikan=kiriman)
    _lampirkan(baru, [p.bukti for p in kiriman.pakai_bukti.select_related("bukti")], oleh)
    Jejak.catat(
        skp, "perbaiki_umpan_balik", oleh=oleh, sebagai=_sebagai(baru, skp), dari=str(kiriman.pk), ke=str(baru.pk)
    )
    _pesan(skp, baru, "Umpan balik untuk Anda diperbaiki pemberinya")
    return baru


TETAP = (
    "skp", "periode_evaluasi", "iki", "rhk", "perilaku", "pemberi", "jalur", "hubungan", "alasan_hubungan",
    "nama_pemberi", "sebutan", "bentuk", "cara", "permintaan",
)  # fmt: skip


def _sama(kiriman: UmpanBalik) -> dict[str, Any]:
    return {nama: getattr(kiriman, nama) for nama in TETAP}


def batas_perbaikan(kiriman: UmpanBalik) -> Any:
    """Until when its giver may replace it."""
    menit = Ketentuan.objects.nilai("umpan_balik_koreksi_menit", localdate())
    return kiriman.dikirim_pada + timedelta(minutes=menit)


def tidak_dapat_diperbaiki(kiriman: UmpanBalik) -> str:
    """Why it stands as it is; '' while it may be replaced."""
    if UmpanBalik.objects.filter(menggantikan=kiriman).exists():
        return "Umpan balik ini sudah diganti."
    if TanggapanUmpanBalik.objects.filter(umpan_balik=kiriman).exists():
        return "Umpan balik ini sudah ditanggapi, jadi tidak dapat diganti lagi."
    if now() > batas_perbaikan(kiriman):
        return "Waktu memperbaiki sudah lewat. Kirim umpan balik baru bila perlu."
    return ""


@transaction.atomic
def tanggapi(kiriman: UmpanBalik, *, oleh: Pegawai, jenis: str, isi: str = "") -> TanggapanUmpanBalik:
    """The one reply of the receiver: thanks, or a few words. Sent once."""
    kiriman = (
        UmpanBalik.objects.select_for_update(of=("self",)).select_related("skp__pegawai", "pemberi").get(pk=kiriman.pk)
    )
    if kiriman.skp.pegawai_id != oleh.pk:
        raise BukanHak("Umpan balik ditanggapi oleh pegawai yang menerimanya.")
    jenis, isi = JenisTanggapan(jenis), isi.strip()
    if jenis is JenisTanggapan.TANGGAPAN and not isi:
        raise IsianKeliru("Tanggapan belum ditulis.", {"isi": "Tanggapan belum ditulis."})
    if ada := TanggapanUmpanBalik.objects.filter(umpan_balik=kiriman).first():
        if (ada.jenis, ada.isi) == (jenis, isi):
            return ada
        raise KeadaanMenolak("Anda sudah menanggapi umpan balik ini.")
    if UmpanBalik.objects.filter(menggantikan=kiriman).exists():
        raise KeadaanMenolak("Umpan balik ini sudah diganti pemberinya. Tanggapi yang baru.")
    tanggapan = TanggapanUmpanBalik.objects.create(umpan_balik=kiriman, jenis=jenis, isi=isi, oleh=oleh)
    Jejak.catat(kiriman.skp, "tanggapi_umpan_balik", oleh=oleh, sebagai="pemilik", umpan_balik=kiriman.pk)
    if kiriman.pemberi and kiriman.jalur == Jalur.SENDIRI:
        Pemberitahuan.kirim(
            kiriman.pemberi, f"tanggapan-umpan-{tanggapan.pk}", f"{oleh.nama_lengkap} menanggapi umpan balik Anda",
            isi=isi, tautan=f"/umpan-balik/diberi/#umpan-{kiriman.pk}",
        )  # fmt: skip
    return tanggapan


def nama_tampil(hubungan: Hubungan) -> bool:
    """Does the instansi print the names of givers of this relation today? (decided per relation, dated)"""
    return bool(Ketentuan.objects.nilai("umpan_balik_nama", localdate()).get(hubungan.value, True))


def sebutan_pemberi(skp: Skp, oleh: Pegawai, dasar: Dasar) -> str:
    """How this giver will be printed, as the form announces it before he writes."""
    return aturan.sebutan(
        dasar.hubungan, oleh.nama_lengkap, tampil=nama_tampil(dasar.hubungan), penilai=skp.penilai_id == oleh.pk
    )


def hubungan(sebutan: str) -> Hubungan:
    """The relation that the printed label of the giver tells (samples: Lampiran p. 189-239)."""
    for calon in (Hubungan.PIMPINAN, Hubungan.REKAN_SETINGKAT, Hubungan.BAWAHAN):
        if sebutan.lower().startswith(calon.cetak.lower()):
            return calon
    return Hubungan.PIHAK_LAIN


def satu_sasaran(skp: Skp, iki: Iki | None, rhk: Rhk | None, perilaku: str) -> dict[str, Any]:
    if sum((iki is not None, rhk is not None, bool(perilaku))) != 1:
        raise IsianKeliru("Pilih satu: RHK, indikator hasil kerja, atau nilai perilaku.")
    milik = rhk_dari(rhk, iki)
    if milik is not None and milik.skp_id != skp.pk:
        raise IsianKeliru("RHK atau indikator tersebut bukan bagian dari SKP ini.")
    return {"iki": iki, "rhk": rhk, "perilaku": perilaku}


def kata_bersih(isi: str, nada: str, saran: str) -> dict[str, Any]:
    if not isi.strip():
        raise IsianKeliru("Umpan balik belum ditulis.", {"isi": "Umpan balik belum ditulis."})
    return {"isi": isi.strip(), "nada": Nada(nada), "saran": saran.strip()}


def _dicatat(skp: Skp, oleh: Pegawai, dari: str) -> dict[str, Any]:
    """The penilai writes down what somebody told him; the label is his, and says so."""
    if "penilai" not in skp.peran(oleh):
        raise BukanHak("Hanya pejabat penilai kinerja yang mencatat umpan balik orang lain.")
    rapi = dari.strip()
    return {"pemberi": oleh, "jalur": Jalur.DICATAT, "hubungan": hubungan(rapi), "sebutan": rapi}


def _pengirim(
    skp: Skp, oleh: Pegawai, permintaan: PermintaanUmpanBalik | None, iki: Iki | None, rhk: Rhk | None, perilaku: str
) -> dict[str, Any]:
    izin = alur_hubungan.izin(skp, oleh)
    milik = rhk_dari(rhk, iki)
    dasar = izin.diminta if permintaan else izin.pada_rhk(milik, oleh) if milik else izin.umum
    if dasar is None:
        raise BukanHak(BUKAN_PEMBERI)
    return {
        "pemberi": oleh,
        "jalur": Jalur.SENDIRI,
        "hubungan": dasar.hubungan,
        "alasan_hubungan": dasar.alasan,
        "nama_pemberi": oleh.nama_lengkap[:160],
        "sebutan": sebutan_pemberi(skp, oleh, dasar),
    }


def _diminta(
    permintaan: PermintaanUmpanBalik, skp: Skp, oleh: Pegawai, sasaran: dict[str, Any]
) -> PermintaanUmpanBalik:
    permintaan = PermintaanUmpanBalik.objects.select_for_update().get(pk=permintaan.pk)
    if permintaan.kepada_id != oleh.pk or permintaan.skp_id != skp.pk:
        raise BukanHak("Permintaan ini ditujukan kepada orang lain.")
    if not tentang_sama(permintaan, **sasaran):
        raise IsianKeliru("Jawab tentang hal yang diminta.")
    return permintaan


def tertutup(permintaan: PermintaanUmpanBalik) -> str:
    """Why a request can no longer be answered; '' while it can."""
    if permintaan.status != StatusPermintaan.MENUNGGU:
        return f"Permintaan ini sudah berstatus “{permintaan.get_status_display()}”."
    if localdate() > permintaan.tenggat:
        return "Waktu menjawab permintaan ini sudah lewat."
    return ""


def periksa_waktu(skp: Skp, periode: PeriodeEvaluasi) -> None:
    if skp.status not in BERLAKU:
        raise KeadaanMenolak("Umpan balik diberikan setelah SKP ditetapkan.")
    if not skp.mencakup(periode):
        raise KeadaanMenolak(f"{periode.nama} berada di luar masa SKP ini.")
    if skp.tertutup(periode):
        raise KeadaanMenolak(f"Evaluasi {periode.nama} sudah ditetapkan.")


def periode_untuk(skp: Skp, periode: PeriodeEvaluasi) -> PeriodeEvaluasi:
    """The period that feedback asked for in this one counts for: when it was closed meanwhile, the next open one."""
    berikut = PeriodeEvaluasi.objects.filter(periode=skp.periode_id, selesai__gte=periode.selesai)
    terbuka = berikut.exclude(pk__in=skp.penutupan.values("periode_evaluasi")).order_by("selesai", "-mulai")
    return periode if not skp.tertutup(periode) else terbuka.first() or periode


def catat_jawaban(permintaan: PermintaanUmpanBalik | None) -> None:
    if permintaan:
        permintaan.status, permintaan.diputus_pada = StatusPermintaan.DIJAWAB, now()
        permintaan.save(update_fields=["status", "diputus_pada"])


def _sebagai(kiriman: UmpanBalik, skp: Skp) -> str:
    return "penilai" if kiriman.pemberi_id == skp.penilai_id else str(kiriman.hubungan)


def kabarkan(skp: Skp, kiriman: UmpanBalik, oleh: Pegawai | None) -> None:
    """Tell the Pegawai; of a Pimpinan who is not the penilai, the penilai too (Lampiran p. 89 A.4). No names."""
    Jejak.catat(skp, "beri_umpan_balik", oleh=oleh, sebagai=_sebagai(kiriman, skp), umpan_balik=kiriman.pk)
    _pesan(skp, kiriman, "Anda menerima umpan balik")
    if kiriman.hubungan == Hubungan.PIMPINAN and kiriman.pemberi_id != skp.penilai_id:
        Pemberitahuan.kirim(
            skp.penilai, f"umpan-pimpinan-{kiriman.pk}", f"Umpan balik Pimpinan lain untuk {skp.pegawai.nama_lengkap}",
            tautan=f"/umpan-balik/?skp={skp.kode}",
        )  # fmt: skip


def _pesan(skp: Skp, kiriman: UmpanBalik, judul: str) -> None:
    Pemberitahuan.kirim(skp.pegawai, f"umpan-balik-{kiriman.pk}", judul, tautan=f"/umpan-balik/?skp={skp.kode}")
