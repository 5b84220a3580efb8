"""Proses Mutasi: one step per staff event (Lampiran p. 65 C.6-C.7, p. 91-92 A.13-A.14).

Everything of one event happens in one transaction or not at all; the same event again gives the one that happened.
Choices where the law is silent: a TMT in the future is refused, since the old penilai keeps his rights until that day.
An SKP that was never set ends as dibatalkan when the person leaves the post (its words are offered to the new draft),
and simply passes to the new penilai, proposal or not, when only the penilai changes: nothing had been agreed.
"""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from pegawai import atasan, mandat
from pegawai.alur import penempatan as alur_penempatan
from pegawai.models import Jejak, Pegawai, Pemberitahuan, Penempatan, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from pegawai.templatetags.tampilan import tanggal
from skp_app.alur import bawaan, perencanaan
from skp_app.alur.tautan import bersandar, gantung_ulang
from skp_app.alur.transisi import terkunci, transition
from skp_app.aturan.peristiwa import BERAKHIR, BERLANJUT, PINDAH, JenisPeristiwa, hari_terakhir
from skp_app.aturan.status import BELUM_DITETAPKAN, BERLAKU, Status
from skp_app.models import Penugasan, Periode, Peristiwa, Rhk, Skp, StatusPenugasan

TERBUKA = BELUM_DITETAPKAN - {Status.DIBATALKAN}
BAWAHAN_TERBANYAK = 200
PIHAK = ("pegawai", "penilai", "periode", "unit", "penempatan__jabatan", "penempatan_penilai__jabatan")


class Tujuan(NamedTuple):
    """The post to go to, when the wizard also moves the person."""

    unit: UnitKerja
    jabatan: str
    jenis_jabatan: str
    memimpin: bool = False


class Permintaan(NamedTuple):
    pegawai: Pegawai
    jenis: str
    tmt: date
    dasar: str = ""
    tujuan: Tujuan | None = None  # None: the BKD recorded the new placement already, or the post stays
    rhk: Collection[int] = ()  # rows that come along
    bawahan: bool = False  # also give his subordinates the penilai they have from that day on


class Keadaan(NamedTuple):
    """The SKP that an event meets."""

    periode: Periode | None
    lama: Skp | None  # in force on the TMT
    terbuka: list[Skp]  # never set: drafts, proposals, new versions under way

    @property
    def sumber(self) -> Skp | None:
        """Whose rows are offered to the next draft."""
        return self.lama or next((s for s in self.terbuka if s.menggantikan_id is None), None)


def keadaan(pegawai: Pegawai, tmt: date) -> Keadaan:
    periode = Periode.objects.filter(tahun=tmt.year, dibuka_pada__isnull=False).first()
    sejak = Skp.objects.filter(pegawai=pegawai, periode__tahun=tmt.year, selesai__gte=tmt).select_related(*PIHAK)
    lama = sejak.filter(status__in=sorted(BERLAKU)).order_by("mulai").first()
    return Keadaan(periode, lama, list(sejak.filter(status__in=sorted(TERBUKA)).order_by("mulai", "pk")))


# Who may ------------------------------------------------------------------------------------------------


def boleh_mengelola(oleh: Pegawai) -> QuerySet[Pegawai]:
    """People whose events this person may process: everybody for the BKD, else those of the mandated units."""
    if oleh.pengguna is None:
        return Pegawai.objects.none()
    lain = Pegawai.objects.exclude(pk=oleh.pk).filter(penempatan__jenis="definitif")
    if not oleh.pengguna.has_perm(mandat.INSTANSI):
        lain = lain.filter(penempatan__unit__in=mandat.unit_di_bawah_mandat(oleh.pengguna, (mandat.KELOLA,)))
    return lain.distinct()


def _pastikan_hak(p: Permintaan, oleh: Pegawai, unit: Collection[UnitKerja]) -> None:
    """Both sides lie under the mandate, and nobody moves himself."""
    if oleh == p.pegawai:
        raise BukanHak("Peristiwa kepegawaian diri sendiri diproses oleh pengelola yang lain.")
    if oleh.pengguna and oleh.pengguna.has_perm(mandat.INSTANSI):
        return
    if p.tujuan:
        raise BukanHak("Penempatan baru hanya dapat dicatat oleh BKD. Proses mutasi ini setelah BKD mencatatnya.")
    milik = mandat.unit_di_bawah_mandat(oleh.pengguna, (mandat.KELOLA,)) if oleh.pengguna else UnitKerja.objects.none()
    if not unit or milik.filter(pk__in=[u.pk for u in unit]).count() < len({u.pk for u in unit}):
        raise BukanHak("Unit asal dan unit tujuan harus berada di bawah mandat Anda.")


# The step -----------------------------------------------------------------------------------------------


@transaction.atomic
def jalankan(p: Permintaan, *, oleh: Pegawai) -> Peristiwa:
    """Process one event. Raises BukanHak, IsianKeliru, KeadaanMenolak; then nothing has changed."""
    pegawai = Pegawai.objects.select_for_update(no_key=True).get(pk=p.pegawai.pk)
    if ada := Peristiwa.objects.filter(pegawai=pegawai, tmt=p.tmt, jenis=p.jenis).first():
        _pastikan_hak(p, oleh, unit_terkait(p))
        return ada
    periksa(p, oleh)
    kini = keadaan(pegawai, p.tmt)
    _pindahkan(p, oleh)
    peristiwa = _proses(p, kini, oleh)
    if p.bawahan:
        ganti_penilai_bawahan(pegawai, p.tmt, dasar=p.dasar, oleh=oleh)
    return peristiwa


@transaction.atomic
def ganti_penilai_bawahan(pemimpin: Pegawai, tmt: date, *, dasar: str, oleh: Pegawai) -> list[Peristiwa]:
    """Give everybody whom he assessed the penilai of that day; who keeps the same one is passed over."""
    if tmt > localdate():
        raise _belum_tiba(tmt)
    hasil = []
    for skp in terdampak(pemimpin, tmt):
        semua = skp.rhk.values_list("pk", flat=True)
        p = Permintaan(skp.pegawai, JenisPeristiwa.GANTI_PENILAI, tmt, dasar, rhk=frozenset(semua))
        if p.pegawai == oleh:  # nobody processes his own
            continue
        try:
            hasil.append(jalankan(p, oleh=oleh))
        except (IsianKeliru, KeadaanMenolak) as tolak:
            raise KeadaanMenolak(f"{p.pegawai.nama_lengkap}: {tolak.kalimat}") from tolak
    return hasil


def terdampak(pemimpin: Pegawai, tmt: date) -> list[Skp]:
    """SKP of the people he assesses who have another penilai on that day, by name; `penilai_baru` tells whom."""
    semua = Skp.objects.dihitung().filter(
        penilai=pemimpin, periode__tahun=tmt.year, selesai__gte=tmt, status__in=sorted(BERLAKU | TERBUKA)
    )
    daftar = semua.select_related(*PIHAK).order_by("pegawai__nama", "pk")[: BAWAHAN_TERBANYAK + 1]
    hasil = []
    for skp in daftar:
        susunan = atasan.tentukan(_duduk_pada(skp.pegawai, tmt) or skp.penempatan, tmt)
        if susunan.penilai and susunan.penilai.pegawai_id != pemimpin.pk:
            skp.penilai_baru = susunan.penilai  # type: ignore[attr-defined]
            hasil.append(skp)
    if len(hasil) > BAWAHAN_TERBANYAK:
        raise KeadaanMenolak(f"Lebih dari {BAWAHAN_TERBANYAK} bawahan; proses per unit.")
    return hasil


def periksa(p: Permintaan, oleh: Pegawai) -> None:
    """Everything that can be known before anything is written. Raises a refusal with its sentence."""
    jenis = JenisPeristiwa(p.jenis)
    _pastikan_hak(p, oleh, unit_terkait(p))
    if p.tmt > localdate():
        raise _belum_tiba(p.tmt)
    kini = keadaan(p.pegawai, p.tmt)
    if kini.lama and kini.lama.mulai >= p.tmt:
        mulai = tanggal(kini.lama.mulai, "sedang")
        raise _keliru("tmt", f"SKP yang ditetapkan baru mulai {mulai}; TMT harus sesudah tanggal itu.")
    if lalu := Peristiwa.objects.filter(pegawai=p.pegawai, tmt__gt=p.tmt).order_by("tmt").first():
        hari = tanggal(lalu.tmt, "sedang")
        raise _keliru("tmt", f"{lalu.get_jenis_display()} per {hari} sudah diproses; TMT tidak boleh sebelumnya.")
    terbuka = [s.pk for s in kini.terbuka]
    sesudah = Skp.objects.dihitung().filter(pegawai=p.pegawai, mulai__gt=p.tmt).exclude(pk__in=terbuka)
    if lain := sesudah.order_by("mulai").first():
        raise _keliru("tmt", f"Sudah ada SKP yang mulai {tanggal(lain.mulai, 'sedang')}; TMT harus sesudahnya.")
    if kini.lama and kini.lama.penutupan.filter(periode_evaluasi__jenis="tahunan").exists():
        raise KeadaanMenolak("Evaluasi tahunan SKP ini sudah ditetapkan; peristiwa pada tahun itu tidak diproses lagi.")
    if jenis in PINDAH:
        _periksa_tujuan(p)
    if jenis == JenisPeristiwa.GANTI_PENILAI:
        _periksa_penilai(p, kini)
    asing = set(p.rhk) - set(rhk_dapat_dibawa(p).values_list("pk", flat=True))
    if asing and jenis in BERLANJUT:
        raise IsianKeliru("RHK yang dipilih tidak ada pada SKP lama. Muat ulang halaman, lalu pilih lagi.")


def _periksa_tujuan(p: Permintaan) -> None:
    duduk = _duduk_pada(p.pegawai, p.tmt)
    if p.tujuan is None:
        if duduk is None or duduk.mulai != p.tmt:
            raise KeadaanMenolak(f"Penempatan baru mulai {tanggal(p.tmt, 'sedang')} belum dicatat.")
        return
    if duduk and duduk.mulai == p.tmt:
        raise KeadaanMenolak(
            f"Penempatan mulai {tanggal(p.tmt, 'sedang')} sudah dicatat: {duduk.jabatan.nama}, {duduk.unit.nama}. "
            "Pilih “Penempatan baru sudah dicatat”."
        )
    if duduk and (duduk.unit, duduk.jabatan.nama) == (p.tujuan.unit, p.tujuan.jabatan):
        raise _keliru("jabatan", "Unit dan jabatan tujuan sama dengan yang sekarang.")
    kepala = Penempatan.objects.pada(p.tmt).filter(unit=p.tujuan.unit, memimpin=True, jenis="definitif")
    if p.tujuan.memimpin and (lain := kepala.exclude(pegawai=p.pegawai).select_related("pegawai").first()):
        kalimat = f"{p.tujuan.unit.nama} masih dipimpin {lain.pegawai.nama_lengkap} pada TMT itu."
        raise _keliru("memimpin", f"{kalimat} Proses dahulu kepindahannya.")


def _periksa_penilai(p: Permintaan, kini: Keadaan) -> None:
    if kini.sumber is None:
        raise KeadaanMenolak("Pegawai ini belum punya SKP pada TMT itu, jadi belum ada yang berganti penilai.")
    baru = penilai_pada(p)
    if baru is None or baru.pegawai_id == kini.sumber.penilai_id:
        nama = kini.sumber.penilai.nama_lengkap
        raise KeadaanMenolak(
            f"Penilai pada {tanggal(p.tmt, 'sedang')} menurut penempatan masih {nama}. "
            "Catat dahulu penempatan pimpinan yang baru."
        )


# Reading, also for the preview --------------------------------------------------------------------------


def unit_terkait(p: Permintaan) -> list[UnitKerja]:
    """The unit left and the unit gone to."""
    kemarin = _duduk_pada(p.pegawai, hari_terakhir(p.tmt))
    tujuan = p.tujuan.unit if p.tujuan else None
    duduk = _duduk_pada(p.pegawai, p.tmt)
    return [u for u in (kemarin and kemarin.unit, tujuan or (duduk and duduk.unit)) if u]


def penilai_pada(p: Permintaan) -> Penempatan | None:
    """Who assesses the person in the new post, or from the TMT on."""
    duduk = _duduk_baru(p)
    return atasan.tentukan(duduk, max(p.tmt, duduk.mulai)).penilai if duduk else None


def rhk_dapat_dibawa(p: Permintaan) -> QuerySet[Rhk]:
    """Own rows, and for a new head those of the head before him."""
    kini = keadaan(p.pegawai, p.tmt)
    semua = Rhk.objects.filter(skp=kini.sumber) if kini.sumber else Rhk.objects.none()
    duduk = _duduk_baru(p) if p.jenis in PINDAH else None
    if duduk and duduk.memimpin and kini.periode:
        lalu = bawaan.rhk_pendahulu(duduk.unit_id, kini.periode.pk, p.pegawai.pk, p.tmt)
        semua = Rhk.objects.filter(pk__in=[*semua.values_list("pk", flat=True), *lalu.values_list("pk", flat=True)])
    return semua.select_related("skp__pegawai", "intervensi_rhk", "intervensi_iki").prefetch_related("iki")


def tersandar(p: Permintaan) -> list[Rhk]:
    """RHK of subordinates that lean on the SKP that ends; `ikut` says whether their row is carried on."""
    lama = keadaan(p.pegawai, p.tmt).lama
    if lama is None:
        return []
    versi = Skp.objects.filter(rangkaian=lama.rangkaian)
    sama_posisi = p.jenis == JenisPeristiwa.GANTI_PENILAI
    dibawa = set(Rhk.objects.filter(pk__in=list(p.rhk)).values_list("garis", flat=True)) if sama_posisi else set()
    semua = list(bersandar(versi).order_by("skp__pegawai__nama", "pk"))
    for baris in semua:
        baris.ikut = baris.intervensi_rhk.garis in dibawa  # type: ignore[attr-defined, union-attr]
    return semua


def _duduk_pada(pegawai: Pegawai, hari: date) -> Penempatan | None:
    definitif = pegawai.penempatan.pada(hari).filter(jenis="definitif")
    return definitif.select_related("unit", "jabatan", "pegawai").first()


def _duduk_baru(p: Permintaan) -> Penempatan | None:
    """The placement from the TMT on: the recorded one, or the one to be recorded, unsaved."""
    if p.tujuan is None:
        return _duduk_pada(p.pegawai, p.tmt)
    jabatan = alur_penempatan.Jabatan(nama=p.tujuan.jabatan, jenis=p.tujuan.jenis_jabatan)
    return Penempatan(pegawai=p.pegawai, unit=p.tujuan.unit, jabatan=jabatan, memimpin=p.tujuan.memimpin, mulai=p.tmt)


# Writing ------------------------------------------------------------------------------------------------


def _pindahkan(p: Permintaan, oleh: Pegawai) -> None:
    """End the placement the day before, and begin the next one."""
    duduk = _duduk_pada(p.pegawai, p.tmt)
    if (p.jenis in BERAKHIR or p.tujuan) and duduk and duduk.mulai < p.tmt:
        alur_penempatan.akhiri(duduk, hari_terakhir(p.tmt), oleh=oleh)
    if p.tujuan:
        jabatan = alur_penempatan.jabatan(p.tujuan.jabatan, p.tujuan.jenis_jabatan)
        alur_penempatan.tempatkan(p.pegawai, p.tujuan.unit, jabatan, oleh=oleh, mulai=p.tmt, memimpin=p.tujuan.memimpin)


def _proses(p: Permintaan, kini: Keadaan, oleh: Pegawai) -> Peristiwa:
    rhk = list(rhk_dapat_dibawa(p).filter(pk__in=list(p.rhk))) if p.jenis in BERLANJUT else []
    if p.jenis == JenisPeristiwa.GANTI_PENILAI and kini.lama is None:
        baru: Skp | None = _serahkan(kini.sumber, p, oleh)  # type: ignore[arg-type]
    else:
        for terbuka in reversed(kini.terbuka):
            _batalkan(terbuka, p, oleh)
        if kini.lama:
            _akhiri(kini.lama, p, oleh)
        baru = _buka(p, kini, rhk, oleh)
    return _catat(p, kini, baru, oleh)


def _sebut(p: Permintaan) -> str:
    return f"{JenisPeristiwa(p.jenis).cetak} terhitung mulai {tanggal(p.tmt, 'sedang')}"


def _batalkan(skp: Skp, p: Permintaan, oleh: Pegawai) -> None:
    alasan = f"{_sebut(p)}."
    with transition(skp, "batalkan", oleh=oleh, alasan=alasan) as skp:
        skp.alasan_perubahan = alasan


def _akhiri(lama: Skp, p: Permintaan, oleh: Pegawai) -> None:
    langkah = "alihkan" if p.jenis in BERLANJUT else "tutup"
    with transition(lama, langkah, oleh=oleh, alasan=_sebut(p), tmt=p.tmt.isoformat()) as skp:
        skp.selesai = hari_terakhir(p.tmt)


def _serahkan(skp: Skp, p: Permintaan, oleh: Pegawai) -> Skp:
    """A draft or proposal that nobody set passes to the new penilai as it is."""
    skp = terkunci(skp)
    pihak = perencanaan.pihak_penilai(_duduk_pada(skp.pegawai, p.tmt) or skp.penempatan, p.tmt)
    for bidang, nilai in pihak.items():
        setattr(skp, bidang, nilai)
    skp.save(update_fields=list(pihak))
    Jejak.catat(skp, "ganti_penilai", oleh=oleh, sebagai="pengelola", alasan=_sebut(p))
    return skp


def _buka(p: Permintaan, kini: Keadaan, rhk: list[Rhk], oleh: Pegawai) -> Skp | None:
    """The draft of the next part of the year, with the rows that come along."""
    if p.jenis not in BERLANJUT or kini.periode is None:
        return None
    sumber = kini.sumber
    baru = Skp(**perencanaan.para_pihak(p.pegawai, kini.periode, p.tmt, p.tmt), mulai=p.tmt, melanjutkan=kini.lama)
    if sumber:
        baru.pendekatan = sumber.pendekatan
    baru.save()
    posisi_sama = p.jenis == JenisPeristiwa.GANTI_PENILAI
    bawaan.bawa(rhk, baru, posisi_sama=posisi_sama)
    if posisi_sama and sumber:
        bawaan.bawa_lampiran(sumber, baru)
    Jejak.catat(baru, "buat", oleh=oleh, sebagai="pengelola", ke=baru.status, alasan=_sebut(p), rhk=len(rhk))
    return baru


def _catat(p: Permintaan, kini: Keadaan, baru: Skp | None, oleh: Pegawai) -> Peristiwa:
    lama = kini.lama
    peristiwa = Peristiwa.objects.create(
        pegawai=p.pegawai, jenis=p.jenis, tmt=p.tmt, dasar=p.dasar, skp_lama=lama, skp_baru=baru, oleh=oleh
    )
    if baru:
        _alihkan_penugasan(p.pegawai, baru.penilai)
    if lama and (kepala := _skp_kepala(lama)):
        gantung_ulang(kepala)
    _kabari(peristiwa, kini, baru)
    Jejak.catat(peristiwa, "proses", oleh=oleh, sebagai="pengelola", jenis=str(p.jenis), tmt=p.tmt.isoformat())
    return peristiwa


def _skp_kepala(lama: Skp) -> Skp | None:
    """The SKP in force of who leads the unit now, when a leader's SKP ended."""
    if not lama.memimpin_unit:
        return None
    kepala = Skp.objects.berlaku().filter(unit=lama.unit_id, memimpin_unit=True, periode=lama.periode_id)
    return kepala.exclude(pk=lama.pk).order_by("-mulai").first()


def _alihkan_penugasan(pegawai: Pegawai, penilai: Pegawai) -> None:
    """A penugasan that waits for an answer waits for the new penilai."""
    Penugasan.objects.filter(pegawai=pegawai, status=StatusPenugasan.DIUSULKAN).update(penilai=penilai)


def _kabari(peristiwa: Peristiwa, kini: Keadaan, baru: Skp | None) -> None:
    """Owner, old and new penilai each hear it once."""
    nama, sebut = peristiwa.pegawai.nama_lengkap, f"{peristiwa.get_jenis_display()}"
    sejak = tanggal(peristiwa.tmt, "sedang")
    kunci = f"peristiwa-{peristiwa.kode}"
    if peristiwa.jenis != JenisPeristiwa.MENINGGAL:
        isi = "SKP baru sudah dibuka sebagai draf; susun dan ajukan kepada penilai Anda." if baru else ""
        tautan = f"/skp/{(baru or kini.lama).kode}/" if baru or kini.lama else ""  # type: ignore[union-attr]
        Pemberitahuan.kirim(peristiwa.pegawai, kunci, f"{sebut} terhitung mulai {sejak}", isi, tautan)
    if kini.sumber:
        judul = f"{nama}: {sebut.lower()} terhitung mulai {sejak}, SKP di bawah Anda berakhir"
        Pemberitahuan.kirim(kini.sumber.penilai, f"{kunci}-lama", judul, "", "")
    if baru:
        judul = f"Anda menjadi pejabat penilai {nama} mulai {sejak}"
        Pemberitahuan.kirim(baru.penilai, f"{kunci}-baru", judul, "SKP-nya sedang disusun.", "")


def _belum_tiba(tmt: date) -> IsianKeliru:
    return _keliru("tmt", f"TMT {tanggal(tmt, 'sedang')} belum tiba. Proses pada hari itu atau sesudahnya.")


def _keliru(bidang: str, kalimat: str) -> IsianKeliru:
    return IsianKeliru(kalimat, {bidang: kalimat})
