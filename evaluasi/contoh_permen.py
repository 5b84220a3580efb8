"""Enter the ministry example of Permenpan RB 6/2022 (Anak Lampiran 2 and 4) through the steps that people use."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from django.contrib.auth.models import Permission
from django.db import transaction
from django.utils.text import slugify
from django.utils.timezone import localdate

import evaluasi as kamar_evaluasi
import skp_app as kamar_skp
from evaluasi.alur import capaian, penilaian, penyampaian
from evaluasi.alur.pencetakan import cetak_dokumen, cetak_hasil
from evaluasi.models import Evaluasi
from pegawai.akun_demo import buat_akun
from pegawai.models import Jabatan, Pegawai, Penempatan, UnitKerja
from skp_app.alur import pendokumentasian, penyusunan, perencanaan, umpan_balik
from skp_app.alur.isi import isi_skp, sidik
from skp_app.alur.pencetakan import cetak_lampiran, cetak_skp
from skp_app.alur.periode import buka_tahun
from skp_app.aturan.format import format_evaluasi, format_skp
from skp_app.models import Iki, PeriodeEvaluasi, Rhk, Skp

RENCANA = Path(kamar_skp.__path__[0]) / "contoh"
HASIL = Path(kamar_evaluasi.__path__[0]) / "contoh"
INSTANSI = "KEMENTERIAN X"


class Tokoh(NamedTuple):
    """One person of the example. The regulation prints no names; these are invented."""

    kunci: str
    jabatan: str
    jenis_jabatan: str
    unit: str
    memimpin: bool
    nama: str
    gelar: tuple[str, str]
    nip: str | None
    golongan: str
    masuk: str
    unit_cetak: str = ""


DITJEN, DIREKTORAT, SUBDIT = "DIREKTORAT JENDERAL III", "DIREKTORAT II", "SUBDIREKTORAT II"
TOKOH = (
    Tokoh("menteri", "MENTERI", "pejabat_negara", INSTANSI, True, "Arifin Wirasena", ("Dr.", ""), None, "", "menteri"),
    Tokoh("direktur-jenderal-iii", "DIREKTUR JENDERAL III", "jpt_madya", DITJEN, True, "Bambang Wicaksono",
          ("Ir.", "M.T."), "196803121994031003", "IV/e", "196803121994031003"),
    Tokoh("direktur-ii", "DIREKTUR II", "jpt_pratama", DIREKTORAT, True, "Ratna Anggraini", ("", "S.T., M.Eng."),
          "197407251999032002", "IV/c", "197407251999032002", DITJEN),
    Tokoh("kepala-subdirektorat-ii", "KEPALA SUBDIREKTORAT II", "administrator", SUBDIT, True, "Agus Nugroho",
          ("", "S.T., M.Si."), "198005162005011004", "IV/a", "198005162005011004"),
    Tokoh("jf-teknis-tata-bangunan", "JABATAN FUNGSIONAL TEKNIS TATA BANGUNAN DAN PERUMAHAN MUDA", "jf_keahlian",
          SUBDIT, False, "Maya Puspitasari", ("", "S.T."), "198809032014022005", "III/d", "198809032014022005"),
    Tokoh("biro-sdm", "ANALIS SDM APARATUR AHLI MADYA", "jf_keahlian", "BIRO SUMBER DAYA MANUSIA", False,
          "Lukman Hakim", ("", "S.Sos."), "198211202009011006", "IV/a", "198211202009011006"),
)  # fmt: skip
UNIT = ((INSTANSI, None), (DITJEN, INSTANSI), (DIREKTORAT, DITJEN), (SUBDIT, DIREKTORAT),
        ("BIRO SUMBER DAYA MANUSIA", INSTANSI))  # fmt: skip
DINILAI = tuple(t.kunci for t in TOKOH[1:5])
CATATAN = {
    "direktur-jenderal-iii": (
        "Percepat penyelesaian revisi undang-undang dan tingkatkan layanan internal pada tahun kinerja selanjutnya."
    ),
    "direktur-ii": "Tingkatkan lagi indeks penyelenggaraan bangunan gedung pada tahun kinerja selanjutnya.",
    "kepala-subdirektorat-ii": "Lebih terbuka terhadap masukan pegawai; direkomendasikan mengikuti bimbingan kinerja.",
    "jf-teknis-tata-bangunan": "Pertahankan kecepatan dan mutu; dapat diberi penugasan yang lebih luas.",
}  # the samples print no Dokumen Evaluasi, so these words are ours


@transaction.atomic
def masukkan() -> bool:
    """Enter the whole example in the current year; False when it is there already."""
    if UnitKerja.objects.filter(nama=INSTANSI, induk=None).exists():
        return False
    orang = _organisasi()
    periode = buka_tahun(localdate().year, oleh=orang["biro-sdm"])
    akhir = PeriodeEvaluasi.objects.get(periode=periode, jenis="tahunan")
    skp = {kunci: _rencanakan(orang[kunci], kunci, periode) for kunci in DINILAI}
    for unit in _unit_penilai(skp):
        _catat_capaian(unit, akhir, orang["biro-sdm"])
    for kunci in DINILAI:
        _jalani(skp[kunci], akhir, baca(HASIL, kunci))
        _nilai(skp[kunci], akhir, baca(HASIL, kunci))
    return True


def baca(folder: Path, kunci: str) -> dict[str, Any]:
    (berkas,) = folder.glob(f"anak-lampiran-*-{kunci}.toml")
    return tomllib.loads(berkas.read_text())


# Who and where ------------------------------------------------------------------------------------
def _organisasi() -> dict[str, Pegawai]:
    unit: dict[str, UnitKerja] = {}
    for nama, induk in UNIT:
        unit[nama] = _unit(nama, unit.get(induk or ""))
    orang = {t.kunci: _tokoh(t, unit[t.unit]) for t in TOKOH}
    pengguna = orang["biro-sdm"].pengguna
    pengguna.user_permissions.add(Permission.objects.get(codename="kelola_instansi"))
    return orang


def _unit(nama: str, induk: UnitKerja | None) -> UnitKerja:
    # In the example a subdirektorat is the place of a tim kerja; the forms print its direktorat (p. 151, 155).
    unit = UnitKerja.objects.create(
        nama=nama, induk=induk, jalur=nama, unit_cetak=nama != SUBDIT, tempat="" if induk else "Jakarta"
    )
    unit.jalur = f"{induk.jalur if induk else ''}{unit.pk:05}."
    unit.save(update_fields=["jalur"])
    return unit


def _tokoh(tokoh: Tokoh, unit: UnitKerja) -> Pegawai:
    pegawai = Pegawai.objects.create(
        pengguna=buat_akun(tokoh.masuk),
        nip=tokoh.nip,
        nama=tokoh.nama,
        gelar_depan=tokoh.gelar[0],
        gelar_belakang=tokoh.gelar[1],
        jenis="pns" if tokoh.nip else "non_asn",
        golongan=tokoh.golongan,
    )
    jabatan, _ = Jabatan.objects.get_or_create(nama=tokoh.jabatan, jenis=tokoh.jenis_jabatan)
    Penempatan.objects.create(
        pegawai=pegawai, unit=unit, jabatan=jabatan, memimpin=tokoh.memimpin, mulai=date(2022, 1, 3),
        nama_unit_cetak=tokoh.unit_cetak,
    )  # fmt: skip
    return pegawai


# The plan, Anak Lampiran 2 ------------------------------------------------------------------------
def _rencanakan(pegawai: Pegawai, kunci: str, periode: Any) -> Skp:
    rencana = baca(RENCANA, kunci)
    skp = perencanaan.buat(pegawai, periode, oleh=pegawai, pendekatan=rencana["pendekatan"])
    for rhk in rencana["rhk"]:
        _isi_rhk(skp, rhk)
    if "lampiran" in rencana:
        penyusunan.simpan_lampiran(skp, oleh=pegawai, **rencana["lampiran"])
    skp = perencanaan.ajukan(skp, oleh=pegawai)
    penyusunan.simpan_ekspektasi(skp, oleh=skp.penilai, ekspektasi=rencana["ekspektasi_khusus"])
    return perencanaan.tetapkan(skp, oleh=skp.penilai, sidik_dilihat=sidik(isi_skp(skp)))


def _isi_rhk(skp: Skp, isi: dict[str, Any]) -> None:
    kolom_dua = isi.get("intervensi", {})
    rhk = penyusunan.tambah_rhk(
        skp,
        oleh=skp.pegawai,
        jenis=isi["jenis"],
        teks=isi["teks"],
        penugasan_dari=isi.get("penugasan_dari", ""),
        intervensi_teks=kolom_dua.get("rhk", ""),
        intervensi_teks_iki=kolom_dua.get("iki", ""),
        intervensi_rhk=_rhk_pimpinan(skp, kolom_dua.get("rhk", "")),
    )
    pertama, *lain = isi["iki"]
    penyusunan.simpan_iki(rhk.iki.get(), oleh=skp.pegawai, versi=1, **pertama)
    for iki in lain:
        penyusunan.tambah_iki(rhk, oleh=skp.pegawai, **iki)


def _rhk_pimpinan(skp: Skp, teks: str) -> Rhk | None:
    """The leader's row that column (2) speaks of; found by its beginning, because the samples reword the rest."""
    if not teks:
        return None
    calon = Rhk.objects.filter(skp__pegawai=skp.penilai, skp__periode=skp.periode)
    return calon.filter(teks__istartswith=teks[:20]).first()


# The year and its evaluation, Anak Lampiran 4 ------------------------------------------------------
def _unit_penilai(skp: dict[str, Skp]) -> list[UnitKerja]:
    pimpinan = {s.unit_penilai_id for s in skp.values()} | {s.unit_id for s in skp.values() if s.memimpin_unit}
    return list(UnitKerja.objects.filter(pk__in=pimpinan))


def _catat_capaian(unit: UnitKerja, akhir: PeriodeEvaluasi, admin: Pegawai) -> None:
    capaian.catat(
        unit, akhir, oleh=admin, predikat="baik", tanggal=localdate(),
        dasar="Capaian IKU dan ekspektasi pimpinan menurut contoh Anak Lampiran 4", ditetapkan_oleh="Menteri",
    )  # fmt: skip


def _baris(skp: Skp, hasil: dict[str, Any]) -> Iterator[tuple[Iki, dict[str, Any]]]:
    for rhk, isi in zip(skp.rhk.prefetch_related("iki"), hasil["rhk"], strict=True):
        yield from zip(rhk.iki.all(), isi["iki"], strict=True)


def _jalani(skp: Skp, akhir: PeriodeEvaluasi, hasil: dict[str, Any]) -> None:
    for iki, isi in _baris(skp, hasil):
        realisasi = pendokumentasian.catat_realisasi(
            iki, akhir, oleh=skp.pegawai, teks=isi["realisasi"], sumber_data=isi["sumber_data"], jenis="akhir"
        )
        judul = isi["sumber_data"][:1].upper() + isi["sumber_data"][1:]
        pendokumentasian.tambah_bukti(realisasi, oleh=skp.pegawai, judul=judul, lokasi="Arsip unit kerja")
        for suara in isi["umpan_balik"]:
            _umpan_balik(skp, akhir, suara, iki=iki)
    for nilai in hasil["perilaku"]:
        for suara in nilai["umpan_balik"]:
            _umpan_balik(skp, akhir, suara, perilaku=nilai["nilai"])


def _umpan_balik(skp: Skp, akhir: PeriodeEvaluasi, suara: dict[str, str], **sasaran: Any) -> None:
    dari = "" if suara["pemberi"] == "Pimpinan" else suara["pemberi"]
    umpan_balik.beri(skp, akhir, oleh=skp.penilai, isi=suara["isi"], nada=suara["nada"], dari=dari, **sasaran)


def _nilai(skp: Skp, akhir: PeriodeEvaluasi, hasil: dict[str, Any]) -> None:
    evaluasi = penilaian.nilai(
        skp, akhir, oleh=skp.penilai, rating_hasil=hasil["rating_hasil"], rating_perilaku=hasil["rating_perilaku"],
        catatan=CATATAN[hasil["kunci"]],
    )  # fmt: skip
    evaluasi = penilaian.tetapkan(evaluasi, oleh=skp.penilai, versi=evaluasi.versi)
    evaluasi = penyampaian.sampaikan(evaluasi, oleh=skp.penilai)
    penyampaian.terima(evaluasi, oleh=skp.pegawai)


# Paper --------------------------------------------------------------------------------------------
def cetak(folder: Path) -> list[Path]:
    """Write every document of the example as `<kode Format>-<jabatan>.pdf`; the files as stored."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_tulis(folder, nama, isi) for nama, isi in _semua_dokumen()]


def _semua_dokumen() -> Iterator[tuple[str, bytes]]:
    for tokoh in TOKOH[1:5]:
        evaluasi = Evaluasi.objects.select_related("skp", "periode_evaluasi").get(
            skp__pegawai__nip=tokoh.nip, periode_evaluasi__jenis="tahunan"
        )
        skp, jabatan = evaluasi.skp, slugify(tokoh.jabatan)
        yield f"{format_skp(skp.keluarga, skp.pendekatan)}-{jabatan}", cetak_skp(skp)
        yield f"A.1.8-{jabatan}", cetak_lampiran(skp)
        yield f"{format_evaluasi(skp.keluarga, skp.pendekatan)}-{jabatan}", cetak_hasil(evaluasi)
        yield f"D.1.1-{jabatan}", cetak_dokumen(evaluasi)


def _tulis(folder: Path, nama: str, isi: bytes) -> Path:
    berkas = folder / f"{nama}.pdf"
    berkas.write_bytes(isi)
    return berkas
