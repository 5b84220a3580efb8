"""Many capaian at once from a table: each row is looked at first, then all that may be are written together."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.utils.timezone import localdate, now

from evaluasi.alur import capaian as alur_capaian
from evaluasi.aturan import tempel_capaian
from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.tempel_capaian import Baris, Batas
from evaluasi.aturan.usulan_capaian import Status
from evaluasi.models import CapaianOrganisasi, UsulanCapaian
from pegawai.aturan.pilihan import Istilah
from pegawai.models import Jejak, Pegawai, UnitKerja
from pegawai.penolakan import KeadaanMenolak
from skp_app.alur import rencana
from skp_app.aturan.rencana import kunci
from skp_app.models import PeriodeEvaluasi

BIDANG = ("predikat", "dasar", "nomor", "ditetapkan_oleh", "tanggal")


class Keadaan(Istilah):
    BARU = "baru", "Baru"
    UBAH = "ubah", "Mengubah"
    SAMA = "sama", "Sudah sama"
    TERPAKAI = "terpakai", "Perlu orang kedua"
    SALAH = "salah", "Tidak dapat dibaca"


class Diperiksa(NamedTuple):
    """What would become of one row."""

    nomor: int
    keadaan: Keadaan
    kalimat: str
    unit: UnitKerja | None = None
    isi: Baris | None = None
    versi: int = 0  # of what is recorded now


class Pemeriksaan(NamedTuple):
    baris: list[Diperiksa]
    sidik: str  # of what was seen: the table is applied only as it was looked at

    def banyak(self, keadaan: str) -> int:
        return sum(b.keadaan == keadaan for b in self.baris)


class Hasil(NamedTuple):
    baru: int
    diubah: int
    dilewati: int


def batas(periode: PeriodeEvaluasi) -> Batas:
    panjang = {b: rencana.panjang(CapaianOrganisasi, b) for b in ("dasar", "nomor", "ditetapkan_oleh")}
    return Batas(panjang, lambda hari: keberatan_tanggal(hari, periode))


def keberatan_tanggal(hari: date, periode: PeriodeEvaluasi) -> str:
    """Why a decision cannot bear this date, '' when it can."""
    if hari > localdate():
        return "Tanggal penetapan belum lewat. Tulis tanggal keputusan yang sudah ada."
    return f"Tanggal penetapan mendahului {periode.nama}." if hari < periode.mulai else ""


def periksa(teks: str, periode: PeriodeEvaluasi) -> Pemeriksaan:
    """Every row of the table with what it would do; nothing is written."""
    tempelan = tempel_capaian.baca(teks, batas(periode))
    salah = [Diperiksa(s.nomor, Keadaan.SALAH, s.kalimat) for s in tempelan.salah]
    milik, tak_dikenal = _kenali(tempelan.baris, periode)
    ada = {c.unit_id: c for c in CapaianOrganisasi.objects.filter(periode_evaluasi=periode, unit__in=milik.values())}
    terpakai = alur_capaian.terpakai(periode, ada)
    terlihat: dict[int, int] = {}
    baris = []
    for b in tempelan.baris:
        unit = milik.get(b.nomor_baris)
        if unit is None:
            baris.append(Diperiksa(b.nomor_baris, Keadaan.SALAH, tak_dikenal[b.nomor_baris]))
        elif unit.pk in terlihat:
            kalimat = f"{unit.nama} sudah ada di baris {terlihat[unit.pk]}."
            baris.append(Diperiksa(b.nomor_baris, Keadaan.SALAH, kalimat))
        else:
            terlihat[unit.pk] = b.nomor_baris
            baris.append(_bandingkan(b, unit, ada.get(unit.pk), terpakai.get(unit.pk, 0)))
    semua = sorted([*salah, *baris], key=lambda d: d.nomor)
    return Pemeriksaan(semua, _sidik(semua))


def _sidik(baris: list[Diperiksa]) -> str:
    isi = [(b.nomor, str(b.keadaan), b.unit.pk if b.unit else 0, b.versi, b.isi) for b in baris]
    return hashlib.sha256(repr(isi).encode()).hexdigest()


def _kenali(baris: list[Baris], periode: PeriodeEvaluasi) -> tuple[dict[int, UnitKerja], dict[int, str]]:
    """({row: unit}, {row: why none}): by code, by id unor, else by name when only one unit is called so."""
    kode = {b.unit for b in baris}
    nama = {kunci(b.unit) for b in baris}
    hidup = UnitKerja.objects.exclude(selesai__lt=periode.mulai).exclude(mulai__gt=periode.selesai)
    bernama = defaultdict(list)
    berkode = {}
    # Names are compared here: case and blanks between words differ from sheet to sheet.
    for pk, k, unor, n in hidup.order_by("pk").values_list("pk", "kode", "kode_unor", "nama"):
        berkode.update({x: pk for x in (k, unor) if x in kode})
        if kunci(n) in nama:
            bernama[kunci(n)].append(pk)
    calon = {b.nomor_baris: [berkode[b.unit]] if b.unit in berkode else bernama.get(kunci(b.unit), []) for b in baris}
    unit = UnitKerja.objects.in_bulk([pk for semua in calon.values() for pk in semua])
    dikenal = {nomor: unit[semua[0]] for nomor, semua in calon.items() if len(semua) == 1}
    asing = [b for b in baris if b.nomor_baris not in dikenal]
    return dikenal, {b.nomor_baris: _sebab(b, len(calon[b.nomor_baris]), periode) for b in asing}


def _sebab(baris: Baris, banyak: int, periode: PeriodeEvaluasi) -> str:
    if banyak:
        return f"Ada {banyak} unit bernama “{baris.unit[:80]}”. Pakai kode unitnya dari daftar yang diunduh."
    return f"Unit “{baris.unit[:80]}” tidak ada pada {periode.nama}. Periksa ejaannya, atau pakai kode unit."


def _bandingkan(b: Baris, unit: UnitKerja, ada: CapaianOrganisasi | None, terpakai: int) -> Diperiksa:
    if ada is None:
        return Diperiksa(b.nomor_baris, Keadaan.BARU, "", unit, b)
    kini = Diperiksa(b.nomor_baris, Keadaan.SAMA, "", unit, b, ada.versi)
    if all(getattr(ada, bidang) == getattr(b, bidang) for bidang in BIDANG):
        return kini._replace(kalimat="Sama dengan yang sudah direkam; tidak ada yang berubah.")
    dari = Capaian(ada.predikat)
    if dari == b.predikat:
        return kini._replace(keadaan=Keadaan.UBAH, kalimat="Capaian tetap; dasar, pejabat, atau tanggalnya berubah.")
    if terpakai:
        kalimat = (
            f"Sudah {dari.cetak} dan dipakai {terpakai} evaluasi yang ditetapkan. Ajukan perubahannya satu per satu; "
            "orang kedua menyetujuinya."
        )
        return kini._replace(keadaan=Keadaan.TERPAKAI, kalimat=kalimat)
    return kini._replace(keadaan=Keadaan.UBAH, kalimat=f"Sudah direkam {dari.cetak}; menjadi {b.predikat.cetak}.")


@transaction.atomic
def terapkan(teks: str, periode: PeriodeEvaluasi, *, oleh: Pegawai, sidik: str, timpa: bool = False) -> Hasil:
    """Write the rows as they were looked at: new ones, with `timpa` also those that change what nobody used yet.

    Rows on which set evaluations rest are never written here. Raises KeadaanMenolak when something was recorded since
    the table was looked at. A second click finds everything the same and writes nothing.
    """
    alur_capaian.periksa_bkd(oleh)
    list(UnitKerja.objects.select_for_update(no_key=True).filter(pk__in=_unit(teks, periode)).order_by("pk"))
    list(alur_capaian.terkunci(periode).order_by("pk"))
    kini = periksa(teks, periode)
    if not kini.banyak(Keadaan.BARU) + kini.banyak(Keadaan.UBAH):
        return Hasil(0, 0, len(kini.baris))
    if kini.sidik != sidik:
        raise KeadaanMenolak("Ada yang direkam sejak tabel ini diperiksa. Periksa lagi, lalu simpan.")
    boleh = {Keadaan.BARU, Keadaan.UBAH} if timpa else {Keadaan.BARU}
    dipakai = [b for b in kini.baris if b.keadaan in boleh]
    dari = _tulis(dipakai, periode, oleh)
    alur_capaian.pesan_hitung([b.unit for b in dipakai if b.unit], periode, oleh)
    _catat(dipakai, dari, periode, oleh)
    baru = sum(b.keadaan == Keadaan.BARU for b in dipakai)
    return Hasil(baru, len(dipakai) - baru, len(kini.baris) - len(dipakai))


def _unit(teks: str, periode: PeriodeEvaluasi) -> list[int]:
    dikenal, _ = _kenali(tempel_capaian.baca(teks, batas(periode)).baris, periode)
    return [u.pk for u in dikenal.values()]


def _tulis(dipakai: list[Diperiksa], periode: PeriodeEvaluasi, oleh: Pegawai) -> Mapping[int, str]:
    """Insert and update in one statement each. Returns {unit: the word that stood there before}."""
    milik = {b.unit.pk: b for b in dipakai if b.unit}
    lama = {
        c.unit_id: c
        for c in CapaianOrganisasi.objects.filter(periode_evaluasi=periode, unit__in=milik).select_related(
            "penetap", "unit", "periode_evaluasi"
        )
    }
    dari = {pk: c.predikat for pk, c in lama.items()}
    baru = [
        CapaianOrganisasi(unit=b.unit, periode_evaluasi=periode, direkam_oleh=oleh, **_isian(b))
        for pk, b in milik.items()
        if pk not in lama
    ]
    for pk, capaian in lama.items():
        penetap = capaian.penetap
        for bidang, nilai in _isian(milik[pk]).items():
            setattr(capaian, bidang, nilai)
        capaian.direkam_oleh, capaian.penetap, capaian.diubah_pada = oleh, None, now()
        capaian.versi += 1
        if penetap:
            alur_capaian.kabari_penetap(capaian, penetap)
    CapaianOrganisasi.objects.bulk_create(baru)
    CapaianOrganisasi.objects.bulk_update(
        lama.values(), [*BIDANG, "direkam_oleh", "penetap", "versi", "diubah_pada"], batch_size=500
    )
    terkirim = UsulanCapaian.objects.filter(unit__in=milik, periode_evaluasi=periode, status=Status.DIKIRIM)
    terkirim.update(status=Status.DITETAPKAN)
    return dari


def _isian(b: Diperiksa) -> dict:
    return {bidang: getattr(b.isi, bidang) for bidang in BIDANG}


def _catat(dipakai: list[Diperiksa], dari: Mapping[int, str], periode: PeriodeEvaluasi, oleh: Pegawai) -> None:
    """One trace per unit, as if each had been typed."""
    unit = [b.unit.pk for b in dipakai if b.unit]
    tersimpan = CapaianOrganisasi.objects.filter(periode_evaluasi=periode, unit__in=unit).order_by("pk")
    Jejak.catat_banyak(
        [
            (
                c,
                "catat_capaian",
                {"oleh": oleh, "sebagai": "pengelola_instansi", "dari": dari.get(c.unit_id, ""), "ke": c.predikat},
                {"cara": "tempel"},
            )
            for c in tersimpan
        ]
    )
