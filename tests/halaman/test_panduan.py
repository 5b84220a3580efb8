"""The guide inside the application, and the card of the BKD with what a new installation still lacks"""

import re

import pytest
from django.urls import Resolver404, resolve
from django.utils.timezone import localdate, now

from evaluasi.views.panduan import TOPIK
from pegawai.models import Ketentuan, Pekerjaan, Pemberitahuan
from tests import pembuat
from tests.halaman.bantu import isi, teks


@pytest.mark.parametrize("kunci", TOPIK)
def test_setiap_topik_terbuka_dan_tautannya_ada(sebagai, pemeran, kunci):
    jawaban = sebagai(pemeran.sari).get(f"/panduan/{kunci}/")
    assert jawaban.status_code == 200
    artikel = isi(jawaban).split('<article class="bacaan">')[1].split("</article>")[0]
    buntu = []
    for alamat in re.findall(r'href="(/[^"]*)"', artikel):
        try:
            resolve(alamat)
        except Resolver404:
            buntu.append(alamat)
    assert buntu == []


def test_topik_yang_tidak_ada_404(sebagai, pemeran):
    assert sebagai(pemeran.sari).get("/panduan/rahasia/").status_code == 404


def test_angka_dalam_panduan_mengikuti_ketentuan(sebagai, pemeran):
    klien = sebagai(pemeran.sari)
    assert "kepada atasan pejabat penilai dalam 14 hari kerja" in teks(klien.get("/panduan/pegawai/"))
    Ketentuan.objects.create(kunci="keberatan_hari_kerja", nilai=10, mulai=localdate(), sumber="Uji")
    assert "kepada atasan pejabat penilai dalam 10 hari kerja" in teks(klien.get("/panduan/pegawai/"))


def test_kartu_persiapan_hanya_untuk_bkd_dan_hilang_bila_beres(sebagai, pemeran, periode):
    admin, sari = sebagai(pemeran.admin), sebagai(pemeran.sari)
    kata = teks(admin.get("/panduan/"))
    assert ("Persiapan aplikasi" in kata, "SKP pertama ditetapkan Belum" in kata) == (True, True)
    assert "Persiapan aplikasi" not in teks(sari.get("/panduan/"))
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    assert "SKP pertama ditetapkan Beres" in teks(admin.get("/panduan/"))
    Pekerjaan.objects.create(tugas="pegawai.cadangkan", kunci="x", judul="x", status="selesai", berakhir_pada=now())
    Pemberitahuan.kirim(pemeran.admin, "surel-uji-1", "Uji")
    assert "Surel diuji Belum" in teks(admin.get("/panduan/"))
    Pemberitahuan.objects.update(dikirim_pada=now())
    assert "Persiapan aplikasi" not in teks(admin.get("/panduan/"))
