"""Planning steps: buat, ajukan, tarik, kembalikan, tetapkan (Pasal 7, 14; Lampiran p. 65)."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.timezone import localdate, now

from pegawai import atasan
from pegawai.alur.hak import wajib_bkd
from pegawai.models import Jejak, Pegawai, Pemberitahuan, Penempatan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import perjanjian
from skp_app.alur.isi import baris_rhk, isi_skp, salinan, sidik, wajib_utama
from skp_app.alur.kemajuan import penuhi_permintaan
from skp_app.alur.tautan import gantung_ulang
from skp_app.alur.transisi import transition
from skp_app.alur.versi import garis, teruskan
from skp_app.alur.wajib import masa_wajib, tolak_bila_bebas
from skp_app.aturan.hasil_kerja import Keluarga, Pendekatan
from skp_app.aturan.kelengkapan import kekurangan
from skp_app.aturan.status import BERLAKU
from skp_app.models import Periode, Rhk, Skp, VersiSkp


def buat(
    pegawai: Pegawai,
    periode: Periode,
    *,
    oleh: Pegawai,
    mulai: date | None = None,
    pendekatan: str = Pendekatan.KUANTITATIF,
) -> Skp:
    """Open a draft for the definitive placement on the first day; a second click gets the same draft.

    Raises KeadaanMenolak when there is no placement, no penilai, or another SKP covers the days, when the person
    owes no SKP for them, and when `mulai` lies in another year.
    """
    if oleh != pegawai:
        raise BukanHak("SKP hanya dapat dibuat oleh pegawai yang bersangkutan.")
    return _buka(pegawai, periode, oleh, "pemilik", mulai, pendekatan)


def buatkan(pegawai: Pegawai, periode: Periode, *, oleh: Pegawai) -> Skp:
    """The same empty draft, opened by the BKD for a population; it is the pegawai's own from the first letter on."""
    wajib_bkd(oleh)
    return _buka(pegawai, periode, oleh, "bkd", None, Pendekatan.KUANTITATIF)


def _buka(pegawai: Pegawai, periode: Periode, oleh: Pegawai, sebagai: str, mulai: date | None, pendekatan: str) -> Skp:
    mulai = mulai or _mulai(pegawai, periode)
    if not periode.mulai <= mulai <= periode.selesai:
        raise KeadaanMenolak(f"SKP tahun {periode.tahun} harus mulai dalam tahun {periode.tahun}.")
    if ada := _sudah_ada(pegawai, periode, mulai):
        return ada
    tolak_bila_bebas(pegawai, mulai, periode.selesai)
    try:
        with transaction.atomic():
            skp = Skp.objects.create(**para_pihak(pegawai, periode, mulai), mulai=mulai, pendekatan=pendekatan)
            Jejak.catat(skp, "buat", oleh=oleh, sebagai=sebagai, ke=skp.status)
    except IntegrityError:  # a second tab was quicker, or the days overlap
        if ada := _sudah_ada(pegawai, periode, mulai):
            return ada
        raise KeadaanMenolak("Sudah ada SKP lain yang mencakup tanggal tersebut.") from None
    return skp


def _sudah_ada(pegawai: Pegawai, periode: Periode, mulai: date) -> Skp | None:
    """The SKP that begins that day, its version in force; after a cancelled one the person begins anew."""
    return Skp.objects.dihitung().filter(pegawai=pegawai, periode=periode, mulai=mulai).first()


def _mulai(pegawai: Pegawai, periode: Periode) -> date:
    """Where the SKP to be opened begins; where the last one of the year begins, when the year needs no other."""
    milik = Skp.objects.dihitung().filter(pegawai=pegawai, periode=periode).select_related("periode")
    terakhir = milik.order_by("-mulai").first()
    if terakhir is None:
        return awal(pegawai, periode)
    return sisa_tahun(pegawai, terakhir) or terakhir.mulai


def sisa_tahun(pegawai: Pegawai, terakhir: Skp) -> date | None:
    """The first day after the last SKP of a year that ended with a perjanjian kerja prolonged since; else None."""
    lanjut, kontrak = terakhir.selesai + timedelta(days=1), pegawai.kontrak_selesai
    if kontrak is None or not lanjut <= min(kontrak, terakhir.periode.selesai):
        return None
    if terakhir.status not in BERLAKU or pegawai.kontrak_mulai and pegawai.kontrak_mulai > lanjut:
        return None
    duduk = pegawai.penempatan.pada(lanjut).filter(jenis="definitif").exists()
    return lanjut if duduk and not pegawai.bebas_skp.pada(lanjut).exists() else None


def awal(pegawai: Pegawai, periode: Periode) -> date:
    """First day of the SKP of a year: its first day, or the first day of service of one who came later (SPMT)."""
    mulai = max(periode.mulai, penempatan_dinilai(pegawai, periode.mulai, periode.selesai).mulai)
    return masa_wajib(pegawai, mulai, periode.selesai)[0]


def para_pihak(pegawai: Pegawai, periode: Periode, mulai: date, hari: date | None = None) -> dict:
    """What a new SKP takes from where the person sits. Raises KeadaanMenolak when that or the penilai is unknown.

    `hari` is the day that tells who assesses; without it today, as far as the SKP has begun.
    """
    penempatan = penempatan_dinilai(pegawai, mulai, periode.selesai)
    return {
        "periode": periode,
        "selesai": akhir(pegawai, periode, mulai),
        "pegawai": pegawai,
        "penempatan": penempatan,
        "unit": penempatan.unit,
        "memimpin_unit": penempatan.memimpin,
        "keluarga": Keluarga(penempatan.keluarga),
        **pihak_penilai(penempatan, hari or _hari_penilai(penempatan, mulai, periode.selesai)),
    }


def akhir(pegawai: Pegawai, periode: Periode, mulai: date) -> date:
    """Last day: of the year, of a perjanjian kerja that ends in it, or before an exemption that lasts longer."""
    kontrak = pegawai.kontrak_selesai
    selesai = kontrak if kontrak and mulai <= kontrak < periode.selesai else periode.selesai
    return masa_wajib(pegawai, mulai, selesai)[1]


def pihak_penilai(penempatan: Penempatan, hari: date) -> dict:
    """Who assesses this placement on that day, and who stands above."""
    susunan = atasan.tentukan(penempatan, hari)
    if susunan.penilai is None:
        raise KeadaanMenolak(f"Pejabat penilai belum diketahui: {susunan.alasan} Laporkan kepada BKD.")
    penilai, di_atas = susunan.penilai, susunan.atasan_penilai
    return {
        "penilai": penilai.pegawai,
        "penempatan_penilai": penilai,
        "unit_penilai": penilai.unit,
        "alasan_penilai": susunan.alasan,
        "penempatan_atasan": di_atas,
        "atasan_penilai": di_atas and di_atas.pegawai,
    }


def _hari_penilai(penempatan: Penempatan, mulai: date, selesai: date) -> date:
    """Today, within the days that this placement and this SKP have in common: who is in office sets the SKP."""
    akhir = min(selesai, penempatan.selesai or selesai)
    return max(mulai, penempatan.mulai, min(localdate(), akhir))


def penempatan_dinilai(pegawai: Pegawai, mulai: date, selesai: date) -> Penempatan:
    """The definitive placement that the SKP starts in: in force on `mulai`, else the first one after it."""
    definitif = pegawai.penempatan.filter(jenis="definitif").select_related("jabatan", "unit", "pegawai")
    berjalan = definitif.pada(mulai).first() or definitif.filter(mulai__gt=mulai, mulai__lte=selesai).first()
    if berjalan is None:
        raise KeadaanMenolak("Penempatan Anda pada tahun ini belum tercatat. Laporkan kepada BKD.")
    return berjalan


def ajukan(skp: Skp, *, oleh: Pegawai) -> Skp:
    """The pegawai's signature on the content (Pasal 14(3)). Raises IsianKeliru with what is still missing."""
    with transition(skp, "ajukan", oleh=oleh) as skp:
        daftar = baris_rhk(skp)
        isi = isi_skp(skp, daftar)
        if kurang := [*kekurangan(isi, wajib_utama(daftar)), *perjanjian.temuan(skp, daftar).kekurangan]:
            kalimat = " ".join(t.kalimat for t in kurang)
            raise IsianKeliru(f"SKP belum dapat diajukan. {kalimat}", {t.jangkar: t.kalimat for t in kurang})
        skp.sidik_diajukan = sidik(isi)
        skp.diajukan_pada = now()
        skp.catatan_pengembalian = ""
        nomor = _simpan_versi(skp, "ajukan", isi, daftar, oleh)
        Pemberitahuan.kirim(
            skp.penilai,
            f"skp-{skp.pk}-ajukan-{nomor}",
            f"{skp.pegawai.nama_lengkap} mengajukan {sebutan(skp)}",
            tautan=f"/skp/{skp.kode}/",
        )
    return skp


def sebutan(skp: Skp) -> str:
    """'SKP 2026' or 'perubahan SKP 2026', inside a sentence."""
    return f"{'perubahan ' if skp.menggantikan_id else ''}SKP {skp.mulai.year}"


def _kalimat(teks: str) -> str:
    return teks[0].upper() + teks[1:]


def _simpan_versi(skp: Skp, peristiwa: str, isi: dict, daftar: list[Rhk], oleh: Pegawai) -> int:
    nomor = (skp.versi_isi.aggregate(n=Max("nomor"))["n"] or 0) + 1
    apa = {"peristiwa": peristiwa, "isi": isi, "sidik": sidik(isi), "garis": garis(daftar)}
    VersiSkp.objects.create(skp=skp, nomor=nomor, oleh=oleh, **apa)
    return nomor


def tarik(skp: Skp, *, oleh: Pegawai) -> Skp:
    """The owner takes the proposal back before the penilai has decided."""
    with transition(skp, "tarik", oleh=oleh) as skp:
        skp.sidik_diajukan = ""
    return skp


def kembalikan(skp: Skp, *, oleh: Pegawai, catatan: str) -> Skp:
    """Back to the pegawai with a note; without a note nobody would know what to mend."""
    catatan = catatan.strip()
    if not catatan:
        raise IsianKeliru("Catatan belum diisi. Tulis apa yang perlu diperbaiki.", {"catatan": "Catatan belum diisi."})
    with transition(skp, "kembalikan", oleh=oleh, catatan=catatan) as skp:
        skp.catatan_pengembalian = catatan
        Pemberitahuan.kirim(
            skp.pegawai,
            f"skp-{skp.pk}-kembalikan-{skp.versi_isi.count()}",
            _kalimat(f"{sebutan(skp)} perlu diperbaiki"),
            isi=catatan[:500],
            tautan=f"/skp/{skp.kode}/",
        )
    return skp


def _penetap(skp: Skp, oleh: Pegawai) -> dict:
    """The form names the penilai of the SKP; that the atasan penilai set it (p. 65 C.5) is kept beside it."""
    return {} if oleh.pk == skp.penilai_id else {"ditetapkan_oleh": oleh.nama_lengkap}


def tetapkan(skp: Skp, *, oleh: Pegawai, sidik_dilihat: str) -> Skp:
    """From this moment the SKP is the basis of evaluation; names, posts and units of today are frozen.

    `sidik_dilihat` is the hash of the content that the penilai had on his screen. Raises VersiBasi when the
    content is another one by now. A new version takes the place of the one in force in the same transaction.
    """
    with transition(skp, "tetapkan", oleh=oleh) as skp:
        daftar = baris_rhk(skp)
        isi = isi_skp(skp, daftar)
        _periksa_isi(skp, isi, sidik_dilihat)
        skp.ditetapkan_pada = now()
        skp.nomor_dokumen = f"SKP-{skp.mulai.year}-{skp.kode[:12].upper()}"
        skp.sidik_ditetapkan = sidik(isi)
        skp.salinan = salinan(skp, isi, localdate()) | _penetap(skp, oleh)
        _simpan_versi(skp, "tetapkan", isi, daftar, oleh)
        if lama := skp.menggantikan:
            teruskan(lama, skp)
            penuhi_permintaan(skp)
        elif skp.melanjutkan_id or skp.memimpin_unit:
            gantung_ulang(skp)
        Pemberitahuan.kirim(
            skp.pegawai,
            f"skp-{skp.pk}-tetapkan",
            _kalimat(f"{sebutan(skp)} ditetapkan oleh {oleh.nama_lengkap}"),
            tautan=f"/skp/{skp.kode}/",
        )
    return skp


def _periksa_isi(skp: Skp, isi: dict, sidik_dilihat: str) -> None:
    if sidik(isi) != sidik_dilihat:
        raise VersiBasi("Isi SKP berubah setelah Anda membukanya. Periksa lagi sebelum menetapkan.")
    if skp.menggantikan and sidik(isi) == skp.menggantikan.sidik_ditetapkan:
        raise KeadaanMenolak("Belum ada yang berubah dari versi yang berlaku: kembalikan, atau beri ekspektasi.")
