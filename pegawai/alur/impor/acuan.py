"""What is known before a file is judged, as the pure half wants it."""

from collections.abc import Iterable
from datetime import date

from django.utils.timezone import localdate

from pegawai.aturan.impor import dasar
from pegawai.aturan.kepegawaian import JenisPenempatan
from pegawai.models import BarisImpor, Impor, Pegawai, Penempatan, RefJabatan, SumberData, UnitKerja
from pegawai.models.impor import Tindakan

SEKALI = 5_000


def susun(impor: Impor, *, orang: bool = False) -> dasar.Acuan:
    """Units and jabatan always; with `orang` also people, their Plt and the pejabat without NIP."""
    acuan = dasar.Acuan(
        hari_ini=localdate(), tanggal_unduh=impor.data_per, berkas=impor.nama_berkas, unit=unit(), jabatan=jabatan(),
        unit_ditolak=_unit_ditolak(),
    )  # fmt: skip
    if orang:
        _isi_orang(acuan)
        acuan.plt = _penempatan([JenisPenempatan.PLT, JenisPenempatan.PLH])
        acuan.pejabat_non_asn = _pejabat()
    return acuan


def unit() -> dict[str, dasar.Unit]:
    kolom = dict(SumberData.objects.filter(asal="unit").values_list("objek_id", "kolom"))
    induk = dict(UnitKerja.objects.order_by().values_list("pk", "kode_unor"))
    hasil = {}
    for pk, kode, nama, id_induk, selesai, mandiri in UnitKerja.objects.exclude(kode_unor=None).values_list(
        "pk", "kode_unor", "nama", "induk_id", "selesai", "mandiri"
    ):
        lain = kolom.get(pk, {})
        hasil[str(kode)] = dasar.Unit(
            str(kode), nama, induk.get(id_induk) if id_induk else None, selesai is None, lain.get("KET"), mandiri,
            lain.get("PEMIMPIN PNS ID"),
        )  # fmt: skip
    return hasil


def jabatan() -> dict[str, dasar.Jabatan]:
    return {
        r.kode: dasar.Jabatan(r.kode, r.nama, r.jenis, r.jenjang or None, r.bup, r.eselon or None)  # type: ignore[arg-type]
        for r in RefJabatan.objects.order_by().iterator(chunk_size=SEKALI)
    }


def _unit_ditolak() -> dict[str, str]:
    """Units that the newest import of a tree refused: who is placed there learns why."""
    terakhir = (
        Impor.objects.filter(jenis="hierarki_unor").exclude(dijalankan_pada=None).order_by("-dijalankan_pada").first()
    )
    if terakhir is None:
        return {}
    ditolak = BarisImpor.objects.filter(impor=terakhir, tindakan=Tindakan.TOLAK).exclude(kunci="")
    ada = set(UnitKerja.objects.values_list("kode_unor", flat=True))
    return {k: s for k, s in ditolak.values_list("kunci", "sebutan") if k not in ada}


def _isi_orang(acuan: dasar.Acuan) -> None:
    """What the files said last; of people no file has named yet, what was typed here."""
    sumber = dict(_sumber())
    orang = (
        Pegawai.objects.exclude(nip=None).order_by().values_list("pk", "nip", "id_siasn", "nama", "golongan", "jenis")
    )
    for pk, nip, id_siasn, nama, golongan, jenis in orang.iterator(chunk_size=SEKALI):
        diketik = {"NAMA": nama, "GOL AKHIR NAMA": golongan or None, "PNS ID": id_siasn, "JENIS PEGAWAI": jenis}
        kolom, hari = sumber.get(pk, (diketik, None))
        acuan.pegawai[str(nip)] = {**kolom, "NIP BARU": nip}
        if id_siasn:
            acuan.nip_siasn[id_siasn] = str(nip)
        if hari:
            acuan.data_dari[str(nip)] = hari


def _sumber() -> Iterable[tuple[int, tuple[dict[str, str | None], date]]]:
    daftar = SumberData.objects.filter(asal="pegawai").order_by().values_list("objek_id", "kolom", "data_per")
    for pk, kolom, hari in daftar.iterator(chunk_size=SEKALI):
        yield pk, (kolom, hari)


def _penempatan(jenis: list[JenisPenempatan]) -> list[dict[str, str | None]]:
    daftar = Penempatan.objects.filter(jenis__in=jenis).order_by("pk")
    nilai = daftar.values_list("pegawai__nip", "jenis", "unit__kode_unor", "mulai", "selesai")
    return [
        {
            "NIP": nip, "JENIS PENUGASAN": j.upper(), "UNOR ID": kode, "TMT MULAI": mulai.isoformat(),
            "TMT SELESAI": selesai.isoformat() if selesai else None,
        }
        for nip, j, kode, mulai, selesai in nilai
    ]  # fmt: skip


def _pejabat() -> list[dict[str, str | None]]:
    daftar = Penempatan.objects.filter(pegawai__nip=None).order_by("pk")
    return [
        {"NAMA": nama, "JABATAN": jabatan, "UNOR ID": kode}
        for nama, jabatan, kode in daftar.values_list("pegawai__nama", "jabatan__nama", "unit__kode_unor")
    ]
