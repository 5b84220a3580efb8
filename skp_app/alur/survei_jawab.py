"""Answering the survey. Sent once and never seen again as one person's answer (models/survei.py says how).

Nothing here leaves a trace or a message: when somebody answered, and about whom, is nobody's business.
"""

from collections.abc import Mapping
from random import SystemRandom
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from pegawai.models import Pegawai
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.survei import NILAI, Jawaban, Skala, tambah
from skp_app.models import DrafSurvei, HitunganSurvei, KotakKomentar, Survei, UndanganSurvei
from skp_app.models.survei import PANJANG_KOMENTAR

Isi = Mapping[str, Mapping[str, str]]  # {value: {"skala": "4", "komentar": "..."}}


@transaction.atomic
def simpan_draf(undangan: UndanganSurvei, *, oleh: Pegawai, versi: int, isi: Isi) -> int:
    """Keep what was chosen so far; the new version. Raises VersiBasi when another tab saved something else."""
    undangan = _terbuka(undangan, oleh)
    if undangan.dijawab:
        raise KeadaanMenolak("Jawaban Anda sudah terkirim dan tidak dapat diubah.")
    bersih = _bersih(isi)
    draf = DrafSurvei.objects.filter(undangan=undangan).first() or DrafSurvei(undangan=undangan, versi=0)
    if draf.isi == bersih and draf.pk:
        return draf.versi
    if draf.versi != versi:
        raise VersiBasi(
            "Kuesioner ini juga diisi dari tempat lain. Pilih isian yang dipakai.", tersimpan=draf.isi, dikirim=bersih
        )
    draf.isi, draf.versi = bersih, draf.versi + 1
    draf.save()
    return draf.versi


@transaction.atomic
def kirim(undangan: UndanganSurvei, *, oleh: Pegawai, isi: Isi) -> UndanganSurvei:
    """Send the answer: the invitation is spent, the counts grow, the draft goes. Sent again it changes nothing."""
    undangan = _terbuka(undangan, oleh)
    if undangan.dijawab:
        return undangan
    bersih = _bersih(isi)
    jawaban = _jawaban(bersih)
    DrafSurvei.objects.filter(undangan=undangan).delete()
    undangan.dijawab = True
    undangan.save(update_fields=["dijawab"])
    _hitung(undangan, jawaban)
    _simpan_komentar(undangan, [{"nilai": n, "teks": b["komentar"]} for n, b in bersih.items() if b["komentar"]])
    return undangan


def _hitung(undangan: UndanganSurvei, jawaban: Jawaban) -> None:
    kunci = HitunganSurvei.objects.select_for_update(no_key=True)
    hitungan = kunci.get(sasaran=undangan.sasaran_id, kelompok=undangan.kelompok)
    hitungan.banyak, hitungan.hitungan = hitungan.banyak + 1, tambah(hitungan.hitungan, jawaban)
    hitungan.save(update_fields=["banyak", "hitungan"])


def _simpan_komentar(undangan: UndanganSurvei, komentar: list[dict[str, str]]) -> None:
    """Into the box, which is shuffled and written anew also by an answer without a comment."""
    kotak = KotakKomentar.objects.select_for_update(no_key=True).get(sasaran=undangan.sasaran_id)
    kotak.isi = [*kotak.isi, *komentar]
    SystemRandom().shuffle(kotak.isi)
    kotak.save(update_fields=["isi"])


def _terbuka(undangan: UndanganSurvei, oleh: Pegawai) -> UndanganSurvei:
    """The invitation, locked, while its survey takes answers and cannot be closed."""
    if undangan.penjawab_id != oleh.pk:
        raise BukanHak("Kuesioner ini dijawab oleh responden yang diundi.")
    undangan = UndanganSurvei.objects.select_for_update(of=("self",), no_key=True).get(pk=undangan.pk)
    # Shared, so that a thousand people answer at once and only the closing waits for them.
    survei = Survei.objects.raw("SELECT * FROM skp_app_survei WHERE id = %s FOR SHARE", [undangan.survei_id])[0]
    if not survei.menerima(localdate()):
        raise KeadaanMenolak("Survei ini tidak menerima jawaban hari ini.")
    return undangan


def _bersih(isi: Isi) -> dict[str, dict[str, str]]:
    """{value: {skala, komentar}} of known values only. Raises IsianKeliru."""
    hasil = {}
    for nilai in NILAI:
        satu = isi.get(nilai, {})
        skala, komentar = satu.get("skala", ""), satu.get("komentar", "").strip()
        if skala and skala not in list(Skala):
            raise IsianKeliru(f"{nilai.cetak}: pilih salah satu yang tersedia.")
        if len(komentar) > PANJANG_KOMENTAR:
            raise IsianKeliru(f"{nilai.cetak}: komentar paling panjang {PANJANG_KOMENTAR} huruf.")
        if skala or komentar:
            hasil[nilai.value] = {"skala": skala, "komentar": komentar}
    return hasil


def _jawaban(isi: Mapping[str, Mapping[str, Any]]) -> dict[NilaiPerilaku, Skala]:
    belum = [n for n in NILAI if not isi.get(n, {}).get("skala")]
    if belum:
        kesalahan = {f"skala-{n}": f"{n.cetak}: pilih salah satu." for n in belum}
        raise IsianKeliru(f"Belum dapat dikirim: {len(belum)} nilai belum dipilih.", kesalahan)
    return {n: Skala(isi[n]["skala"]) for n in NILAI}
