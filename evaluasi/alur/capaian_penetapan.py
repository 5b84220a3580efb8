"""The leader one level above sets the capaian of a unit (SE Menpan RB 3/2023), knowing proposal and advice."""

from django.db import transaction
from django.utils.timezone import localdate

from evaluasi.alur import capaian as alur_capaian
from evaluasi.alur import capaian_peran
from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.usulan_capaian import Status
from evaluasi.models import CapaianOrganisasi, UsulanCapaian
from pegawai.models import Pegawai, Pemberitahuan, Penempatan, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.models import PeriodeEvaluasi

ALASAN_TERPENDEK = 15
SEBAGAI = "pimpinan_setingkat_di_atas"


@transaction.atomic
def tetapkan(
    unit: UnitKerja,
    periode: PeriodeEvaluasi,
    *,
    oleh: Pegawai,
    predikat: str,
    dasar: str,
    nomor: str = "",
    alasan: str = "",
    nilai_pk: str = "",
    nilai_ekspektasi: str = "",
    versi: int = 0,
    versi_usulan: int = 0,
) -> CapaianOrganisasi:
    """Set it with basis and number (one of our own when none is given), or correct what he set himself.

    Both versions are those on his screen. Raises BukanHak for anybody else, KeadaanMenolak when the BKD recorded it
    already or the proposal changed meanwhile, IsianKeliru without the reason for another word than the proposed one.
    """
    unit = UnitKerja.objects.select_for_update(no_key=True).get(pk=unit.pk)
    jabatan = capaian_peran.penetap(unit).first()
    if jabatan is None or jabatan.pegawai_id != oleh.pk:
        raise BukanHak("Capaian ditetapkan oleh pimpinan organisasi setingkat di atasnya.")
    ada = CapaianOrganisasi.objects.filter(unit=unit, periode_evaluasi=periode).first()
    if ada and ada.penetap_id is None:
        raise KeadaanMenolak("Capaian ini sudah direkam BKD menurut keputusan tertulis. Perbaikannya lewat BKD.")
    usulan = _usulan(unit, periode, versi_usulan, ada)
    _periksa(periode, usulan, predikat, alasan.strip(), nilai_pk, nilai_ekspektasi)
    isian = {
        "predikat": Capaian(predikat),
        "dasar": dasar.strip(),
        "nomor": nomor.strip() or f"CO-{periode.kode.upper()}-{unit.kode[:8].upper()}",
        "alasan": alasan.strip(),
        "ditetapkan_oleh": sebutan(jabatan),
        **alur_capaian.komponen(periode, nilai_pk, nilai_ekspektasi),
    }
    capaian = alur_capaian.simpan(
        unit, periode, isian, localdate(), oleh=oleh, sebagai=SEBAGAI, versi=versi, penetap=oleh
    )
    if usulan and usulan.pengirim and usulan.status == Status.DIKIRIM:
        _kabari_pengirim(usulan, usulan.pengirim, capaian)
    return capaian


def sebutan(jabatan: Penempatan) -> str:
    """The setting official as the record and the paper name him."""
    return f"{jabatan.nama_jabatan}, {jabatan.pegawai.nama_lengkap}"[:200]


def _usulan(
    unit: UnitKerja, periode: PeriodeEvaluasi, versi: int, ada: CapaianOrganisasi | None
) -> UsulanCapaian | None:
    """The proposal he decides about, as it stood on his screen; a draft of the unit is nobody else's matter."""
    milik = UsulanCapaian.objects.select_related("pengirim").exclude(status=Status.DRAF)
    usulan = milik.filter(unit=unit, periode_evaluasi=periode).first()
    if ada is None and (usulan.versi if usulan else 0) != versi:
        raise KeadaanMenolak("Usulan unit berubah sejak halaman ini dibuka. Baca usulannya lagi, lalu tetapkan.")
    return usulan


def _periksa(
    periode: PeriodeEvaluasi, usulan: UsulanCapaian | None, predikat: str, alasan: str, nilai_pk: str, ekspektasi: str
) -> None:
    salah = {}
    if usulan and usulan.predikat != predikat and len(alasan) < ALASAN_TERPENDEK:
        kata = Capaian(usulan.predikat).cetak
        salah["alasan"] = f"Unit mengusulkan {kata}. Jelaskan mengapa berbeda, paling pendek {ALASAN_TERPENDEK} huruf."
    if periode.tahunan and not nilai_pk:
        salah["nilai_pk"] = "Pilih capaian perjanjian kinerja setahun."
    if periode.tahunan and not ekspektasi:
        salah["nilai_ekspektasi"] = "Pilih pemenuhan ekspektasi pimpinan."
    if salah:
        raise IsianKeliru("Capaian belum ditetapkan. Lengkapi yang ditandai.", salah)


def _kabari_pengirim(usulan: UsulanCapaian, pengirim: Pegawai, capaian: CapaianOrganisasi) -> None:
    unit, periode = capaian.unit, capaian.periode_evaluasi
    judul = f"Capaian {unit.nama} {periode.nama} ditetapkan: {Capaian(capaian.predikat).cetak}"
    tautan = f"/organisasi/capaian/{periode.kode}/{unit.kode}/"
    Pemberitahuan.kirim(pengirim, f"usulan-capaian-{usulan.pk}-tetap", judul, isi=capaian.alasan, tautan=tautan)
