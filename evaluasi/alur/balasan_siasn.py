"""The answer of SIASN comes back: rows of a package are marked accepted or refused, or compared with what was sent."""

import hashlib
from typing import NamedTuple

from django.db import transaction
from django.utils.timezone import now

from evaluasi.alur import siasn as alur
from evaluasi.alur.paket_siasn import HANYA_BKD
from evaluasi.aturan import balasan_siasn as aturan
from evaluasi.aturan.balasan_siasn import BukanBalasan, Jawaban
from evaluasi.models import BalasanSiasn, KirimanSiasn, PaketSiasn
from evaluasi.models.siasn import StatusKiriman
from pegawai.alur.hak import wajib_bkd
from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import IsianKeliru


class Hasil(NamedTuple):
    diterima: int
    ditolak: int
    beda: list[tuple[int, str]]  # (row of the file, sentence)
    sama: int  # rows that agree with what was sent, whatever their status
    ulang: bool  # the same file was read before
    berstatus: bool


@transaction.atomic
def terima(paket: PaketSiasn, tabel: list[list[str]], *, oleh: Pegawai) -> Hasil:
    """Mark the rows that the file answers; a row that repeats other values than were sent is told and left alone.

    Raises BukanHak, IsianKeliru for a file that is no answer.
    """
    wajib_bkd(oleh, HANYA_BKD)
    paket = PaketSiasn.objects.select_for_update(no_key=True).select_related("periode_evaluasi").get(pk=paket.pk)
    try:
        balasan = aturan.baca(tabel)
    except BukanBalasan as bukan:
        raise IsianKeliru(str(bukan), {"berkas": str(bukan)}) from None
    kiriman = {k.id_siasn: k for k in paket.kiriman.filter(id_siasn__in=[j.id_siasn for j in balasan.jawaban])}
    beda = [*balasan.salah, *_beda(paket, balasan.jawaban, kiriman)]
    if not balasan.berstatus:
        hilang = paket.jumlah - len(kiriman)
        beda += [(0, f"{hilang} baris paket tidak ada di berkas ini.")] if hilang else []
    salah = {nomor for nomor, _ in beda}
    cocok = [j for j in balasan.jawaban if j.nomor not in salah]
    terjawab = [(kiriman[j.id_siasn], j) for j in cocok if j.diterima is not None]
    sidik = hashlib.sha256(repr([(j.id_siasn, j.diterima, j.alasan) for _, j in terjawab]).encode()).hexdigest()
    ulang = paket.balasan.filter(sidik=sidik).exists()
    diterima = sum(bool(j.diterima) for _, j in terjawab)
    hasil = Hasil(diterima, len(terjawab) - diterima, sorted(beda), len(cocok), ulang, balasan.berstatus)
    if terjawab and not ulang:
        _tandai(paket, terjawab, sidik, hasil, oleh)
    return hasil


def _beda(
    paket: PaketSiasn, jawaban: list[Jawaban], kiriman: dict[str, KirimanSiasn]
) -> list[tuple[int, str]]:  # fmt: skip
    """Rows about nobody in the package, and repeated values that are not those that were sent."""
    rating = alur.kode(paket.periode_evaluasi).rating
    semua = []
    for j in jawaban:
        k = kiriman.get(j.id_siasn)
        if k is None:
            semua.append((j.nomor, "Pegawai ini tidak ada dalam paket."))
            continue
        terkirim = {
            "UNOR_ID": k.unor, "TAHUN": str(paket.periode_evaluasi.mulai.year),
            "HASIL_KERJA": str(rating[k.rating_hasil]), "PERILAKU_KERJA": str(rating[k.rating_perilaku]),
        }  # fmt: skip
        lain = [f"{nama} {terkirim[nama]} menjadi {isi}" for nama, isi in j.diulang.items() if isi != terkirim[nama]]
        semua += [(j.nomor, f"Tidak sama dengan yang dikirim: {', '.join(lain)}.")] if lain else []
    return semua


def _tandai(
    paket: PaketSiasn, terjawab: list[tuple[KirimanSiasn, Jawaban]], sidik: str, hasil: Hasil, oleh: Pegawai
) -> None:
    saat = now()
    for k, j in terjawab:
        k.status = StatusKiriman.DITERIMA if j.diterima else StatusKiriman.DITOLAK
        k.alasan = "" if j.diterima else j.alasan
        k.dijawab_pada = saat
    KirimanSiasn.objects.bulk_update([k for k, _ in terjawab], ["status", "alasan", "dijawab_pada"], batch_size=2000)
    BalasanSiasn.objects.create(
        paket=paket, sidik=sidik, oleh=oleh, diterima=hasil.diterima, ditolak=hasil.ditolak
    )  # fmt: skip
    Jejak.catat(
        paket, "balasan_siasn", oleh=oleh, sebagai="bkd", diterima=hasil.diterima, ditolak=hasil.ditolak, sidik=sidik
    )
