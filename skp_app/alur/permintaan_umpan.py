"""Asking for feedback (Lampiran p. 70 C.9): people of the instansi in their inbox, outsiders by a link of their own."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils.timezone import localdate, now

from pegawai.models import Jejak, Ketentuan, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur.transisi import terkunci
from skp_app.alur.umpan_balik import (
    catat_jawaban,
    kabarkan,
    kata_bersih,
    nama_tampil,
    periksa_waktu,
    periode_untuk,
    satu_sasaran,
    tertutup,
)
from skp_app.aturan import umpan_balik as aturan
from skp_app.aturan.umpan_balik import Hubungan, Jalur, StatusPermintaan
from skp_app.models import Iki, PeriodeEvaluasi, PermintaanUmpanBalik, Rhk, Skp, UmpanBalik

TANDA = Signer(salt="umpan-balik-pihak-lain", sep=".")


def batas() -> dict[str, int]:
    """{"orang": how many at once, "hari": how long they have}."""
    return Ketentuan.objects.nilai("umpan_balik_permintaan", localdate())


@transaction.atomic
def minta(
    skp: Skp,
    periode: PeriodeEvaluasi,
    *,
    oleh: Pegawai,
    pertanyaan: str,
    kepada: Sequence[Pegawai] = (),
    luar: Sequence[tuple[str, str]] = (),
    iki: Iki | None = None,
    rhk: Rhk | None = None,
    perilaku: str = "",
) -> list[PermintaanUmpanBalik]:
    """Ask some people one question about one thing. `luar`: (name, what he is to one: "Dosen").

    Whoever is already asked about the same thing and has not answered is not asked twice.
    """
    skp = terkunci(skp)
    if skp.pegawai_id != oleh.pk:
        raise BukanHak("Umpan balik diminta oleh pegawai yang bersangkutan.")
    sasaran = satu_sasaran(skp, iki, rhk, perilaku)
    periksa_waktu(skp, periode)
    _periksa_orang(oleh, kepada, luar)
    if not pertanyaan.strip():
        raise IsianKeliru("Pertanyaan belum ditulis.", {"pertanyaan": "Pertanyaan belum ditulis."})
    umum = {"skp": skp, "periode_evaluasi": periode, "pertanyaan": pertanyaan.strip(), **sasaran}
    orang = [{"kepada": p} for p in kepada] + [{"nama_luar": n, "kaitan_luar": k} for n, k in luar]
    baru = [_satu(sasaran, umum, o) for o in orang]
    Jejak.catat(skp, "minta_umpan_balik", oleh=oleh, sebagai="pemilik", permintaan=[p.pk for p in baru])
    return baru


def _periksa_orang(oleh: Pegawai, kepada: Sequence[Pegawai], luar: Sequence[tuple[str, str]]) -> None:
    terbanyak = batas()["orang"]
    if not kepada and not luar:
        raise IsianKeliru("Pilih paling sedikit satu orang.", {"kepada": "Pilih paling sedikit satu orang."})
    if len(set(kepada)) + len(luar) > terbanyak:
        kalimat = f"Paling banyak {terbanyak} orang sekali minta. Kurangi pilihan."
        raise IsianKeliru(kalimat, {"kepada": kalimat})
    if oleh in kepada:
        raise IsianKeliru("Umpan balik diminta dari orang lain.", {"kepada": "Umpan balik diminta dari orang lain."})
    for _, kaitan in luar:
        if aturan.kaitan_terlarang(kaitan):
            kalimat = "Tulis kaitannya sebagai pihak luar, misalnya Dosen, Pasien, atau Stakeholder terkait."
            raise IsianKeliru(kalimat, {"kaitan_luar": kalimat})


def _satu(sasaran: dict[str, Any], umum: dict[str, Any], orang: dict[str, Any]) -> PermintaanUmpanBalik:
    terbuka = PermintaanUmpanBalik.objects.filter(
        skp=umum["skp"], status=StatusPermintaan.MENUNGGU, tenggat__gte=localdate(), **sasaran, **orang
    )
    if ada := terbuka.first():
        return ada
    tenggat = localdate() + timedelta(days=batas()["hari"])
    baru = PermintaanUmpanBalik.objects.create(**umum, **orang, tenggat=tenggat)
    if baru.kepada:
        Pemberitahuan.kirim(
            baru.kepada, f"permintaan-umpan-{baru.pk}", f"{umum['skp'].pegawai.nama_lengkap} meminta umpan balik Anda",
            isi=baru.pertanyaan, tautan="/umpan-balik/permintaan/",
        )  # fmt: skip
    return baru


def _terkunci(permintaan: PermintaanUmpanBalik) -> PermintaanUmpanBalik:
    semua = PermintaanUmpanBalik.objects.select_for_update(of=("self",)).select_related("skp__pegawai", "kepada")
    return semua.get(pk=permintaan.pk)


@transaction.atomic
def tolak(permintaan: PermintaanUmpanBalik, *, oleh: Pegawai, alasan: str = "") -> PermintaanUmpanBalik:
    """Decline politely; a reason may be given, and the one who asked is told. Said twice it is said once."""
    permintaan = _terkunci(permintaan)
    if permintaan.kepada_id != oleh.pk:
        raise BukanHak("Permintaan ini ditujukan kepada orang lain.")
    if permintaan.status == StatusPermintaan.DITOLAK:
        return permintaan
    if permintaan.status != StatusPermintaan.MENUNGGU:
        raise KeadaanMenolak(f"Permintaan ini sudah berstatus “{permintaan.get_status_display()}”.")
    permintaan.alasan_tolak = alasan.strip()
    return _putuskan(permintaan, StatusPermintaan.DITOLAK, oleh)


@transaction.atomic
def cabut(permintaan: PermintaanUmpanBalik, *, oleh: Pegawai) -> PermintaanUmpanBalik:
    """The one who asked takes it back; the link of an outsider stops working at once."""
    permintaan = _terkunci(permintaan)
    if permintaan.skp.pegawai_id != oleh.pk:
        raise BukanHak("Permintaan dicabut oleh yang memintanya.")
    if permintaan.status == StatusPermintaan.DICABUT:
        return permintaan
    if permintaan.status != StatusPermintaan.MENUNGGU:
        raise KeadaanMenolak(f"Permintaan ini sudah berstatus “{permintaan.get_status_display()}”.")
    return _putuskan(permintaan, StatusPermintaan.DICABUT, oleh)


def _putuskan(permintaan: PermintaanUmpanBalik, status: StatusPermintaan, oleh: Pegawai) -> PermintaanUmpanBalik:
    permintaan.status, permintaan.diputus_pada = status, now()
    permintaan.save(update_fields=["status", "diputus_pada", "alasan_tolak"])
    Jejak.catat(permintaan, f"{status}_permintaan_umpan", oleh=oleh, ke=str(status))
    if status is StatusPermintaan.DITOLAK:
        Pemberitahuan.kirim(
            permintaan.skp.pegawai, f"permintaan-umpan-ditolak-{permintaan.pk}",
            f"{oleh.nama_lengkap} belum dapat memberi umpan balik", isi=permintaan.alasan_tolak,
            tautan="/umpan-balik/diminta/",
        )  # fmt: skip
    return permintaan


@transaction.atomic
def buat_tautan(permintaan: PermintaanUmpanBalik, *, oleh: Pegawai) -> str:
    """A fresh signed token for the outsider; the one made before stops working. Only its hash is kept."""
    permintaan = _terkunci(permintaan)
    if permintaan.skp.pegawai_id != oleh.pk:
        raise BukanHak("Tautan dibuat oleh yang meminta umpan balik.")
    if permintaan.kepada_id is not None:
        raise KeadaanMenolak("Permintaan kepada pegawai dijawab lewat akunnya, tanpa tautan.")
    if alasan := tertutup(permintaan):
        raise KeadaanMenolak(alasan)
    acak = secrets.token_urlsafe(24)
    permintaan.sidik_tautan = _sidik(acak)
    permintaan.save(update_fields=["sidik_tautan"])
    Jejak.catat(permintaan, "buat_tautan_umpan", oleh=oleh, sebagai="pemilik")
    return TANDA.sign(acak)


def _sidik(acak: str) -> str:
    return hashlib.sha256(acak.encode()).hexdigest()


def dari_tautan(token: str) -> PermintaanUmpanBalik | None:
    """The request that this link may answer, or None: forged, replaced, taken back, answered and late are all alike."""
    try:
        acak = TANDA.unsign(token)
    except BadSignature:
        return None
    semua = PermintaanUmpanBalik.objects.select_related(
        "skp__pegawai", "skp__penilai", "periode_evaluasi", "rhk", "iki__rhk"
    )
    permintaan = semua.filter(sidik_tautan=_sidik(acak)).first()
    return None if permintaan is None or tertutup(permintaan) else permintaan


def sebutan_luar(permintaan: PermintaanUmpanBalik) -> str:
    """How the outsider will be printed: 'Dosen (nama)', or 'Dosen' where the instansi prints no names."""
    return aturan.sebutan(
        Hubungan.PIHAK_LAIN,
        permintaan.nama_luar,
        tampil=nama_tampil(Hubungan.PIHAK_LAIN),
        kaitan=permintaan.kaitan_luar,
    )


@transaction.atomic
def jawab_luar(token: str, *, isi: str, nada: str, saran: str = "", diumumkan: str = "") -> UmpanBalik | None:
    """The one answer of an outsider. None when the link no longer works, as when the same words are sent again."""
    permintaan = dari_tautan(token)
    if permintaan is None:
        return None
    skp = terkunci(permintaan.skp)
    permintaan = _terkunci(permintaan)
    if tertutup(permintaan):
        return None
    periode = periode_untuk(skp, permintaan.periode_evaluasi)
    periksa_waktu(skp, periode)
    sebutan = sebutan_luar(permintaan)
    if diumumkan and diumumkan != sebutan:
        raise IsianKeliru("Aturan penyebutan nama berubah selagi Anda menulis. Baca lagi, lalu kirim.")
    kiriman = UmpanBalik.objects.create(
        skp=skp, periode_evaluasi=periode, iki=permintaan.iki, rhk=permintaan.rhk,
        perilaku=permintaan.perilaku, jalur=Jalur.TAUTAN, hubungan=Hubungan.PIHAK_LAIN,
        alasan_hubungan="Pihak lain yang diminta pegawai, lewat tautan", nama_pemberi=permintaan.nama_luar,
        sebutan=sebutan, permintaan=permintaan, **kata_bersih(isi, nada, saran),
    )  # fmt: skip
    catat_jawaban(permintaan)
    kabarkan(skp, kiriman, None)
    return kiriman
