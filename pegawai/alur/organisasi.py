"""The unit tree and the people in it, as the BKD writes them down (Pasal 7: a plan needs to know its organisation)."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q, Value
from django.db.models.functions import Concat, Length, Substr

from pegawai.alur.hak import wajib_bkd
from pegawai.aturan import nip as aturan_nip
from pegawai.aturan.kepegawaian import BERKONTRAK, JenisPegawai, golongan_untuk
from pegawai.aturan.teks import titik
from pegawai.models import Jejak, Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.penolakan import IsianKeliru, KeadaanMenolak, VersiBasi
from pegawai.templatetags.tampilan import tanggal

ISI_UNIT = ("nama", "kode_unor", "mandiri", "daerah", "unit_cetak", "tempat", "mulai")
ISI_ORANG = ("nip", "id_siasn", "nama", "gelar_depan", "gelar_belakang", "jenis", "golongan", "surel",
             "nomor_perjanjian", "kontrak_mulai", "kontrak_selesai")  # fmt: skip
JALUR_TERPANJANG = 255


# Unit --------------------------------------------------------------------------------------------
@transaction.atomic
def tambah_unit(nama: str, induk: UnitKerja | None, *, oleh: Pegawai, **isi: Any) -> UnitKerja:
    """A new unit under `induk` (None: a root). Raises IsianKeliru when its name or unor is taken."""
    wajib_bkd(oleh)
    kunci_pohon()
    if induk:
        induk = UnitKerja.objects.get(pk=induk.pk)
    unit = UnitKerja(nama=nama, induk=induk, **isi)
    unit.jalur = f"{unit.kode}."  # until its key is known
    _simpan_unit(unit)
    unit.jalur = _jalur(unit, induk)
    unit.save(update_fields=["jalur"])
    Jejak.catat(unit, "tambah", oleh=oleh, sebagai="bkd", nama=nama, induk=induk and induk.pk)
    return unit


@transaction.atomic
def ubah_unit(unit: UnitKerja, *, oleh: Pegawai, versi: int, **isi: Any) -> UnitKerja:
    """Change what stands in ISI_UNIT. Raises VersiBasi, IsianKeliru."""
    wajib_bkd(oleh)
    kini = UnitKerja.objects.select_for_update(no_key=True).get(pk=unit.pk)
    _tolak_versi_lama(kini, versi, isi)
    if beda := _terapkan(kini, ISI_UNIT, isi):
        _simpan_unit(kini)
        Jejak.catat(kini, "ubah", oleh=oleh, sebagai="bkd", ubah=beda)
    return kini


@transaction.atomic
def pindahkan_unit(unit: UnitKerja, induk: UnitKerja | None, *, oleh: Pegawai) -> UnitKerja:
    """Hang a unit with all below it under another one. Raises KeadaanMenolak for a circle or a taken name."""
    wajib_bkd(oleh)
    kunci_pohon()
    kini = UnitKerja.objects.get(pk=unit.pk)
    induk = UnitKerja.objects.get(pk=induk.pk) if induk else None
    if induk and induk.jalur.startswith(kini.jalur):
        raise KeadaanMenolak(f"{kini.nama} tidak dapat dipindahkan ke bawah dirinya sendiri atau unit bawahannya.")
    if kini.induk_id == (induk and induk.pk):
        return kini
    dari, kini.induk = kini.induk_id, induk
    _tolak_nama_kembar(kini)
    kini.daerah = kini.daerah and induk is None
    kini.save(update_fields=["induk", "daerah"])
    _pindahkan_jalur(kini, _jalur(kini, induk))
    Jejak.catat(kini, "pindah", oleh=oleh, sebagai="bkd", dari_induk=dari, ke_induk=induk and induk.pk)
    kini.refresh_from_db()
    return kini


def _pindahkan_jalur(unit: UnitKerja, baru: str) -> None:
    """The paths of the whole subtree in one statement."""
    subpohon = UnitKerja.objects.filter(jalur__startswith=unit.jalur)
    lebih = len(baru) - len(unit.jalur)
    if subpohon.annotate(panjang=Length("jalur")).filter(panjang__gt=JALUR_TERPANJANG - lebih).exists():
        raise KeadaanMenolak("Susunan unit menjadi terlalu dalam. Pilih induk yang lebih dekat ke puncak.")
    subpohon.order_by().update(jalur=Concat(Value(baru), Substr("jalur", len(unit.jalur) + 1)))


@transaction.atomic
def akhiri_unit(unit: UnitKerja, selesai: date, *, oleh: Pegawai) -> UnitKerja:
    """Set the last day of a unit. Raises KeadaanMenolak while people or units below it stay longer."""
    wajib_bkd(oleh)
    kunci_pohon()
    kini = UnitKerja.objects.select_for_update().get(pk=unit.pk)
    if kini.mulai and selesai < kini.mulai:
        raise _keliru("selesai", f"Unit ini baru ada sejak {tanggal(kini.mulai, 'sedang')}.")
    _tolak_bila_dihuni(kini, selesai)
    if kini.selesai != selesai:
        kini.selesai = selesai
        kini.versi += 1
        kini.save(update_fields=["selesai", "versi"])
        Jejak.catat(kini, "akhiri", oleh=oleh, sebagai="bkd", selesai=selesai.isoformat())
    return kini


def _tolak_bila_dihuni(unit: UnitKerja, selesai: date) -> None:
    lewat = Q(selesai=None) | Q(selesai__gt=selesai)
    hari = tanggal(selesai, "sedang")
    penghuni = list(Penempatan.objects.filter(lewat, unit=unit).select_related("pegawai")[:4])
    if penghuni:
        nama = ", ".join(p.pegawai.nama_lengkap for p in penghuni[:3]) + (" dan lainnya" if penghuni[3:] else "")
        raise KeadaanMenolak(f"{unit.nama} masih ditempati setelah {hari}: {nama}. Pindahkan atau akhiri dahulu.")
    if anak := UnitKerja.objects.filter(lewat, induk=unit).first():
        raise KeadaanMenolak(f"{unit.nama} masih membawahi {anak.nama} setelah {hari}. Pindahkan atau akhiri dahulu.")


def kunci_pohon() -> None:
    """One change of the tree at a time: two moves could otherwise close a circle."""
    list(UnitKerja.objects.select_for_update(no_key=True).filter(induk=None).order_by("pk").values_list("pk"))


def _jalur(unit: UnitKerja, induk: UnitKerja | None) -> str:
    jalur = f"{induk.jalur if induk else ''}{unit.pk:05}."
    if len(jalur) > JALUR_TERPANJANG:
        raise KeadaanMenolak("Susunan unit menjadi terlalu dalam. Pilih induk yang lebih dekat ke puncak.")
    return jalur


def _simpan_unit(unit: UnitKerja) -> None:
    unit.kode_unor = unit.kode_unor or None
    if unit.daerah and unit.induk_id:
        raise _keliru("daerah", "Hanya unit puncak yang dapat ditandai sebagai instansi daerah.")
    _tolak_nama_kembar(unit)
    if unit.induk and unit.induk.selesai:
        raise _keliru("induk", f"{unit.induk.nama} sudah berakhir pada {tanggal(unit.induk.selesai, 'sedang')}.")
    try:
        with transaction.atomic():
            unit.save()
    except IntegrityError:
        raise _keliru("kode_unor", _pemakai_unor(unit)) from None


def _pemakai_unor(unit: UnitKerja) -> str:
    lain = UnitKerja.objects.filter(kode_unor=unit.kode_unor).exclude(pk=unit.pk).first()
    return f"ID unor ini sudah dipakai {lain.nama if lain else 'unit lain'}."


def _tolak_nama_kembar(unit: UnitKerja) -> None:
    kembar = UnitKerja.objects.filter(induk=unit.induk, nama__iexact=unit.nama, selesai=None).exclude(pk=unit.pk)
    if kembar.exists():
        letak = f"di bawah {unit.induk.nama}" if unit.induk else "di puncak"
        raise _keliru("nama", f"Sudah ada {unit.nama} {letak}.")


# Pegawai -----------------------------------------------------------------------------------------
@transaction.atomic
def tambah_pegawai(*, oleh: Pegawai, **isi: Any) -> Pegawai:
    """Write a person down (fields of ISI_ORANG). Raises IsianKeliru; warnings about the NIP are `peringatan_nip`."""
    wajib_bkd(oleh)
    pegawai = Pegawai(**isi)
    simpan_orang(pegawai)
    Jejak.catat(pegawai, "tambah", oleh=oleh, sebagai="bkd", nama=pegawai.nama, jenis=str(pegawai.jenis))
    return pegawai


@transaction.atomic
def ubah_pegawai(pegawai: Pegawai, *, oleh: Pegawai, versi: int, **isi: Any) -> Pegawai:
    """Change what stands in ISI_ORANG; a new NIP is the new login name. Raises VersiBasi, IsianKeliru."""
    wajib_bkd(oleh)
    kini = Pegawai.objects.select_for_update(no_key=True).get(pk=pegawai.pk)
    _tolak_versi_lama(kini, versi, isi)
    nip_lama = kini.nip
    if beda := _terapkan(kini, ISI_ORANG, isi):
        simpan_orang(kini)
        if kini.nip and kini.nip != nip_lama:
            Pengguna.objects.filter(pegawai=kini, masuk=nip_lama).update(masuk=kini.nip)
        Jejak.catat(kini, "ubah", oleh=oleh, sebagai="bkd", ubah=beda)
    return kini


def simpan_orang(p: Pegawai) -> None:
    """Check and store. Raises IsianKeliru."""
    _periksa_orang(p)
    try:
        with transaction.atomic():
            p.save()
    except IntegrityError:  # somebody wrote the same person down at the same moment
        raise _keliru("nip", "NIP ini sudah terdaftar.") from None


def _periksa_orang(p: Pegawai) -> None:
    p.nip = _nip(p)
    p.id_siasn = p.id_siasn or None
    lain = Pegawai.objects.filter(id_siasn=p.id_siasn).exclude(pk=p.pk).first() if p.id_siasn else None
    if lain:
        raise _keliru("id_siasn", titik(f"ID SIASN ini sudah terdaftar atas nama {lain.nama_lengkap}"))
    if p.nip is None and Pegawai.objects.filter(nip=None, nama__iexact=p.nama).exclude(pk=p.pk).exists():
        raise _keliru("nama", f"Pejabat negara bernama {p.nama} sudah tercatat.")
    if p.golongan and p.golongan not in golongan_untuk(p.jenis):
        raise _keliru("golongan", f"Golongan {p.golongan} tidak dipakai untuk {p.get_jenis_display()}.")
    if p.kontrak_mulai and p.kontrak_selesai and p.kontrak_selesai < p.kontrak_mulai:
        raise _keliru("kontrak_selesai", "Akhir perjanjian kerja tidak boleh sebelum awalnya.")


def _nip(p: Pegawai) -> str | None:
    if p.jenis == JenisPegawai.NON_ASN:
        if p.nip:
            raise _keliru("nip", "Pejabat negara tidak ber-NIP. Kosongkan, atau pilih jenis pegawai lain.")
        return None
    nip = aturan_nip.rapikan(p.nip or "")
    if not nip:
        raise _keliru("nip", "NIP belum diisi.")
    try:
        aturan_nip.urai(nip)
    except aturan_nip.NipKeliru as salah:
        raise _keliru("nip", str(salah)) from None
    if lain := Pegawai.objects.filter(nip=nip).exclude(pk=p.pk).first():
        raise _keliru("nip", titik(f"NIP ini sudah terdaftar atas nama {lain.nama_lengkap}"))
    return nip


def peringatan_nip(pegawai: Pegawai) -> list[str]:
    """Oddities of the number that was stored: real ones carry them, so they are shown and never block."""
    if not pegawai.nip:
        return []
    isi = aturan_nip.urai(pegawai.nip)
    cocok = isi.pppk == (pegawai.jenis in BERKONTRAK)
    tak_cocok = [] if cocok else ["Bentuk nomor ini tidak cocok dengan jenis pegawainya."]
    return [*aturan_nip.peringatan(isi), *tak_cocok]


# Both --------------------------------------------------------------------------------------------
def _terapkan(objek: Any, bidang: tuple[str, ...], isi: dict[str, Any]) -> dict[str, list[str]]:
    """Set the fields and count the version; {field: [before, after]} of what differs."""
    beda = {}
    for nama in (b for b in bidang if b in isi):
        lama, baru = getattr(objek, nama), isi[nama]
        if (lama or "") != (baru or ""):
            beda[nama] = [str(lama or ""), str(baru or "")]
            setattr(objek, nama, baru)
    objek.versi += bool(beda)
    return beda


def _tolak_versi_lama(objek: Any, versi: int, isi: dict[str, Any]) -> None:
    if objek.versi != versi:
        tersimpan = {nama: str(getattr(objek, nama) or "") for nama in isi}
        dikirim = {nama: str(nilai or "") for nama, nilai in isi.items()}
        raise VersiBasi(
            "Orang lain sudah menyimpan perubahan. Bandingkan, lalu pilih.",
            tersimpan={**tersimpan, "versi": objek.versi},
            dikirim={nama: nilai for nama, nilai in dikirim.items() if nilai != tersimpan[nama]},
        )


def _keliru(bidang: str, kalimat: str) -> IsianKeliru:
    return IsianKeliru(kalimat, {bidang: kalimat})
