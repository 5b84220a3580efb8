"""Measured steps: log in, save one field, ajukan, tetapkan."""

import json
from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from evaluasi.bench.bahan import Bahan
from evaluasi.bench.klien import Klien, Ukuran
from pegawai.akun_demo import SANDI_DEMO

TETAPKAN_TERBANYAK = 20  # each one uses a proposal up


def masuk(alamat: str, bahan: Bahan, ulang: int) -> Ukuran:
    ukuran = Ukuran()
    for _ in range(ulang):
        klien = Klien(alamat)
        klien.minta("/masuk/")
        isian = {"masuk": bahan.persona["pegawai"].pengguna.masuk, "sandi": SANDI_DEMO}
        klien.ukur(ukuran, "/masuk/", isian, status=302)
    return ukuran


def simpan_satu(klien: Klien, bahan: Bahan, ulang: int) -> Ukuran:
    """The autosave of one RHK; the answer tells the version that the next one rests on."""
    ukuran, rhk = Ukuran(), bahan.rhk_draf
    baris, versi = f"rhk-{rhk.pk}", rhk.versi
    for n in range(ulang):
        isian = {f"{baris}-versi": versi, f"{baris}-teks": f"Layanan cepat dan dapat diandalkan warga, naskah {n}"}
        jawaban = klien.ukur(ukuran, _jalur("simpan", bahan), isian, status=204, **{"HX-Request": "true"})
        versi = json.loads(jawaban.getheader("HX-Trigger"))["tersimpan"]["versi"][baris]
    return ukuran


def ajukan(klien: Klien, bahan: Bahan, ulang: int) -> Ukuran:
    """Submit, and take back unmeasured."""
    ukuran = Ukuran()
    for _ in range(ulang):
        klien.ukur(ukuran, _jalur("ajukan", bahan), {}, status=302)
        klien.kirim(_jalur("tarik", bahan), {})
    return ukuran


def tetapkan(klien: Klien, bahan: Bahan, ulang: int) -> Ukuran:
    """The password was typed at login, so no second check is in the figure."""
    ukuran = Ukuran()
    for skp in bahan.diajukan("penetap")[: min(ulang, TETAPKAN_TERBANYAK)]:
        jalur = reverse("skp_app:tetapkan", args=[skp.kode])
        klien.ukur(ukuran, jalur, {"sidik": skp.sidik_diajukan}, status=302)
    return ukuran


def _jalur(nama: str, bahan: Bahan) -> str:
    return reverse(f"skp_app:{nama}", args=[bahan.draf.kode])


def semua(alamat: str, klien: dict[str, Klien], bahan: Bahan, ulang: int) -> Iterator[tuple[str, str, Ukuran, Any]]:
    """(name, persona, cost, (statements, CPU seconds) of the budget)"""
    yield "Masuk", "pegawai", masuk(alamat, bahan, min(ulang, 10)), (8, 0.02)
    yield "Simpan satu bidang", "penyusun", simpan_satu(klien["penyusun"], bahan, ulang), (6, 0.02)
    yield "Ajukan", "penyusun", ajukan(klien["penyusun"], bahan, ulang), (20, 0.06)
    yield "Tetapkan", "penetap", tetapkan(klien["penetap"], bahan, ulang), (20, 0.06)
