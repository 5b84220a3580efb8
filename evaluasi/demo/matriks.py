"""The matrix of the demo's penilai, made by the steps that people use; only what is taken already is tied by hand."""

from pegawai import akun_demo, atasan
from pegawai.models import Pegawai, Penempatan
from skp_app.alur import matriks, matriks_isi
from skp_app.aturan.matriks import Peran, tulis_sel
from skp_app.aturan.status import BERLAKU, Status
from skp_app.models import BarisMatriks, Matriks, PeranHasil, Periode, Rhk

LINTAS = "Data sektoral yang dipakai layanan daring tersedia lengkap dan mutakhir"
BARU = "Panduan pemulihan layanan tersusun dan dapat dijalankan petugas piket"


def bangun(periode: Periode) -> None:
    """Nothing when the penilai has no SKP in force that year, as in a regency of very few people."""
    pemilik = Pegawai.objects.get(pengguna__masuk=akun_demo.PENILAI.masuk)
    skp = matriks.skp_pemimpin(pemilik, periode)
    if skp is None or skp.status not in BERLAKU:
        return
    satu = matriks.buat(pemilik, periode, oleh=pemilik)
    lain = _orang_lain(satu, periode)
    matriks.tambah_orang(satu, oleh=pemilik, pegawai=lain)
    kolom = {k.garis_rhk: k.pk for k in reversed(satu.kolom.all())}
    isi = {letak: (None, teks) for b in satu.baris.all() for letak, teks in _isi_baris(b, periode, kolom, lain)}
    matriks_isi.simpan_sel(satu, oleh=pemilik, kiriman=isi)
    matriks_isi.bagikan(satu, oleh=pemilik)
    _ikat(satu, periode)


def _orang_lain(satu: Matriks, periode: Periode) -> list[Pegawai]:
    """One person of a neighbouring unit."""
    milik = atasan.bawahan(satu.pemilik, periode.mulai).values("pegawai")
    tetangga = Penempatan.objects.pada(periode.mulai).filter(unit__induk=satu.unit.induk_id, memimpin=False)
    tetangga = tetangga.exclude(unit=satu.unit).exclude(pegawai__in=milik).select_related("pegawai")
    return [p.pegawai for p in tetangga.order_by("pk")[:1]]


def _isi_baris(baris: BarisMatriks, periode: Periode, kolom: dict, lain: list[Pegawai]) -> list:
    """[((row, column), text)]: what stands in the person's SKP under the RHK it supports, or something new."""
    pertama = next(reversed(kolom.values()))
    if baris.pegawai in lain:
        return [((baris.pk, pertama), LINTAS)]
    sel: dict[int, list[Peran]] = {}
    semua = Rhk.objects.filter(skp__pegawai=baris.pegawai_id, skp__periode=periode).exclude(skp__status=Status.DRAF)
    for rhk in semua.select_related("intervensi_rhk"):
        if rhk.intervensi_rhk and rhk.intervensi_rhk.garis in kolom:
            sel.setdefault(kolom[rhk.intervensi_rhk.garis], []).append(Peran(rhk.teks, rhk.jenis))
    if not sel or baris.pegawai.pengguna.masuk == akun_demo.PENYUSUN.masuk:
        sel.setdefault(pertama, []).append(Peran(BARU))
    return [((baris.pk, k), tulis_sel(isi)) for k, isi in sel.items()]


def _ikat(satu: Matriks, periode: Periode) -> None:
    """Contributions whose words stand in an SKP count as taken from here."""
    semua = list(PeranHasil.objects.filter(sel__baris__matriks=satu).select_related("sel__baris"))
    rhk = {(r.skp.pegawai_id, r.teks): r for r in Rhk.objects.filter(skp__periode=periode).select_related("skp")}
    for peran in semua:
        peran.rhk = rhk.get((peran.sel.baris.pegawai_id, peran.teks))
    PeranHasil.objects.bulk_update(semua, ["rhk"])
