"""Who sits where from when: place a person, end a placement, mend a wrong one (Pasal 1 angka 9; Lampiran p. 50)."""

from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import Q, QuerySet

from pegawai.alur.hak import wajib_admin, wajib_bkd
from pegawai.aturan.kepegawaian import JenisJabatan, JenisPegawai, JenisPenempatan
from pegawai.models import Jabatan, Jejak, Pegawai, Penempatan, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from pegawai.templatetags.tampilan import tanggal

TERAWAL = date(1950, 1, 1)
TERAKHIR = date(2100, 12, 31)
BUKAN_PENUNJUK = "Penilai ditunjuk oleh BKD atau admin perangkat daerah unit tersebut."


def jabatan(nama: str, jenis: str, jenjang: str = "", kelas: int | None = None) -> Jabatan:
    """The jabatan of this name and kind, made when nobody has had it yet."""
    lain = {"jenjang": jenjang, "kelas": kelas}
    return Jabatan.objects.get_or_create(nama=" ".join(nama.split()), jenis=jenis, defaults=lain)[0]


def tempatkan(
    pegawai: Pegawai,
    unit: UnitKerja,
    jabatan: Jabatan,
    *,
    oleh: Pegawai,
    mulai: date,
    selesai: date | None = None,
    jenis: str = JenisPenempatan.DEFINITIF,
    memimpin: bool = False,
    penilai_ditunjuk: Penempatan | None = None,
    nama_unit_cetak: str = "",
) -> Penempatan:
    """Place a person from `mulai` to `selesai` (last day); the very same placement again is that placement.

    Raises BukanHak, IsianKeliru for wrong dates or officials, KeadaanMenolak when the person or the seat is taken.
    """
    wajib_bkd(oleh)
    baru = Penempatan(
        pegawai=pegawai, unit=unit, jabatan=jabatan, jenis=jenis, memimpin=memimpin, mulai=mulai, selesai=selesai,
        penilai_ditunjuk=penilai_ditunjuk, nama_unit_cetak=nama_unit_cetak.strip(),
    )  # fmt: skip
    with transaction.atomic():
        _kunci(baru)
        if ada := _kembaran(baru):
            return ada
        _simpan(baru)
        Jejak.catat(baru, "tempatkan", oleh=oleh, sebagai="bkd", **uraian(baru))
    return baru


def akhiri(penempatan: Penempatan, selesai: date, *, oleh: Pegawai) -> Penempatan:
    """Set the last day of a placement, or an earlier one than was set. Raises IsianKeliru, KeadaanMenolak."""
    wajib_bkd(oleh)
    with transaction.atomic():
        kini = _terkunci(penempatan)
        if kini.selesai == selesai:
            return kini
        if kini.selesai and kini.selesai < selesai:
            raise KeadaanMenolak(f"Penempatan ini sudah berakhir pada {tanggal(kini.selesai, 'sedang')}.")
        kini.selesai = selesai
        _simpan(kini)
        Jejak.catat(kini, "akhiri", oleh=oleh, sebagai="bkd", selesai=selesai.isoformat())
    return kini


def koreksi(penempatan: Penempatan, *, oleh: Pegawai, **isi: Any) -> Penempatan:
    """Mend what was recorded wrongly, while nothing rests on it. `isi` holds fields of Penempatan but the person."""
    wajib_bkd(oleh)
    with transaction.atomic():
        kini = _terkunci(penempatan)
        tolak_bila_dipakai(kini)
        sebelum = uraian(kini)
        for bidang, nilai in isi.items():
            setattr(kini, bidang, nilai)
        _simpan(kini)
        Jejak.catat(kini, "koreksi", oleh=oleh, sebagai="bkd", sebelum=sebelum, **uraian(kini))
    return kini


def tunjuk_penilai(penempatan: Penempatan, pejabat: Penempatan | None, *, oleh: Pegawai) -> Penempatan:
    """Delegate the authority to assess this placement to an official in his post, or end that (Pasal 1 angka 9).

    What an SKP was set with stays with it: the name is asked for a new SKP, or by Proses Mutasi. The admin of a unit
    may, but nobody names who assesses himself.
    """
    wajib_admin(oleh, penempatan.unit, BUKAN_PENUNJUK)
    if penempatan.pegawai_id == oleh.pk:
        raise BukanHak("Penilai Anda ditunjuk oleh orang lain.")
    with transaction.atomic():
        kini = _terkunci(penempatan)
        if kini.penilai_ditunjuk_id == (pejabat and pejabat.pk):
            return kini
        sebelum = kini.penilai_ditunjuk_id
        kini.penilai_ditunjuk = pejabat
        _simpan(kini)
        data = {"sebelum": sebelum, "penilai_ditunjuk": kini.penilai_ditunjuk_id}
        Jejak.catat(kini, "tunjuk_penilai", oleh=oleh, sebagai="bkd", **data)
    return kini


def hapus(penempatan: Penempatan, *, oleh: Pegawai) -> None:
    """Take back a placement that never was, while nothing rests on it."""
    wajib_bkd(oleh)
    with transaction.atomic():
        kini = _terkunci(penempatan)
        tolak_bila_dipakai(kini)
        Jejak.catat(kini, "hapus", oleh=oleh, sebagai="bkd", **uraian(kini))
        kini.delete()


def pemakai(penempatan: Penempatan) -> str:
    """What rests on this placement ('SKP', 'penempatan'), '' when nothing does. Every room's rows are asked."""
    perujuk = [h for h in penempatan._meta.get_fields(include_hidden=True) if isinstance(h, models.ManyToOneRel)]
    for hubungan in perujuk:
        if hubungan.on_delete is models.CASCADE:  # computed from it, and gone with it
            continue
        if hubungan.related_model._base_manager.filter(**{hubungan.field.name: penempatan}).exists():
            return str(hubungan.related_model._meta.verbose_name)
    return ""


def tolak_bila_dipakai(penempatan: Penempatan) -> None:
    """Raises KeadaanMenolak when something rests on this placement."""
    if apa := pemakai(penempatan):
        raise KeadaanMenolak(
            f"Penempatan ini sudah menjadi dasar {apa}, jadi tidak dapat diubah lagi. "
            "Akhiri penempatan ini, lalu catat yang baru."
        )


def _kunci(penempatan: Penempatan) -> None:
    """One writer at a time for this person's placements."""
    Pegawai.objects.select_for_update(no_key=True).get(pk=penempatan.pegawai_id)


def _terkunci(penempatan: Penempatan) -> Penempatan:
    _kunci(penempatan)
    kini = Penempatan.objects.select_related("pegawai", "unit", "jabatan").filter(pk=penempatan.pk).first()
    if kini is None:
        raise KeadaanMenolak("Penempatan ini sudah dihapus.")
    return kini


def _kembaran(p: Penempatan) -> Penempatan | None:
    """The same placement, recorded by an earlier click."""
    sama = Penempatan.objects.filter(
        pegawai=p.pegawai, unit=p.unit, jabatan=p.jabatan, jenis=p.jenis, memimpin=p.memimpin,
        mulai=p.mulai, selesai=p.selesai,
    )  # fmt: skip
    return sama.first()


def _simpan(penempatan: Penempatan) -> None:
    # Held, so that nobody ends the unit meanwhile.
    penempatan.unit = UnitKerja.objects.select_for_update(no_key=True).get(pk=penempatan.unit_id)
    _periksa(penempatan)
    try:
        with transaction.atomic():
            penempatan.save()
    except IntegrityError:  # somebody was quicker: his row is visible now
        _tolak_bila_terisi(penempatan)
        raise KeadaanMenolak("Penempatan ini berbenturan dengan penempatan lain. Muat ulang halaman.") from None


def _periksa(p: Penempatan) -> None:
    for bidang, hari in (("mulai", p.mulai), ("selesai", p.selesai)):
        if hari and not TERAWAL <= hari <= TERAKHIR:
            _keliru(bidang, f"Tanggal harus antara tahun {TERAWAL.year} dan {TERAKHIR.year}.")
    if p.selesai and p.selesai < p.mulai:
        _keliru("selesai", f"Hari terakhir tidak boleh sebelum TMT {tanggal(p.mulai, 'sedang')}.")
    if p.unit.selesai and (p.selesai is None or p.selesai > p.unit.selesai):
        _keliru("unit", f"{p.unit.nama} sudah berakhir pada {tanggal(p.unit.selesai, 'sedang')}.")
    if (p.pegawai.jenis == JenisPegawai.NON_ASN) != (p.jabatan.jenis == JenisJabatan.PEJABAT_NEGARA):
        _keliru("jabatan", "Jabatan pejabat negara hanya untuk pejabat negara, dan sebaliknya.")
    if p.penilai_ditunjuk and p.penilai_ditunjuk.pegawai_id == p.pegawai_id:
        _keliru("penilai_ditunjuk", "Seseorang tidak dapat menilai dirinya sendiri.")
    _tolak_bila_terisi(p)


def _tolak_bila_terisi(p: Penempatan) -> None:
    """One definitive placement per person, one definitive head per unit, on any day."""
    if p.jenis != JenisPenempatan.DEFINITIF:
        return
    definitif = _beririsan(p).filter(jenis=JenisPenempatan.DEFINITIF).select_related("pegawai", "jabatan", "unit")
    if lain := definitif.filter(pegawai=p.pegawai).first():
        raise KeadaanMenolak(
            f"{p.pegawai.nama_lengkap} sudah menempati {lain.jabatan.nama} di {lain.unit.nama} {rentang(lain)}. "
            f"{_saran(lain, p)}"
        )
    if p.memimpin and (lain := definitif.filter(unit=p.unit, memimpin=True).first()):
        raise KeadaanMenolak(
            f"{p.unit.nama} sudah dipimpin {lain.pegawai.nama_lengkap} ({lain.jabatan.nama}) {rentang(lain)}. "
            f"{_saran(lain, p)}"
        )


def _beririsan(p: Penempatan) -> QuerySet[Penempatan]:
    """Other placements that share a day with this one."""
    lain = Penempatan.objects.exclude(pk=p.pk).filter(Q(selesai=None) | Q(selesai__gte=p.mulai))
    return lain.filter(mulai__lte=p.selesai) if p.selesai else lain


def _saran(lain: Penempatan, p: Penempatan) -> str:
    if lain.mulai < p.mulai:
        return f"Akhiri dahulu penempatan itu, paling lambat {tanggal(p.mulai - timedelta(days=1), 'sedang')}."
    return f"Akhiri penempatan yang baru ini paling lambat {tanggal(lain.mulai - timedelta(days=1), 'sedang')}."


def rentang(p: Penempatan) -> str:
    """'sejak 1 Januari 2026' or 'dari 1 Januari 2026 sampai 3 Mei 2026'."""
    if p.selesai is None:
        return f"sejak {tanggal(p.mulai, 'sedang')}"
    return f"dari {tanggal(p.mulai, 'sedang')} sampai {tanggal(p.selesai, 'sedang')}"


def uraian(p: Penempatan) -> dict[str, Any]:
    """The placement as the trace keeps it."""
    return {
        "pegawai": p.pegawai_id, "unit": p.unit_id, "jabatan": p.jabatan_id, "jenis": str(p.jenis),
        "memimpin": p.memimpin, "mulai": p.mulai.isoformat(), "selesai": p.selesai and p.selesai.isoformat(),
        "penilai_ditunjuk": p.penilai_ditunjuk_id, "nama_unit_cetak": p.nama_unit_cetak,
    }  # fmt: skip


def _keliru(bidang: str, kalimat: str) -> None:
    raise IsianKeliru(kalimat, {bidang: kalimat})
