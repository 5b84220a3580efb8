"""The pages of pemantauan: board, one person, notes, conclusions, takeover, numbers per unit."""

import re

import pytest
from django.utils.timezone import localdate

from skp_app.alur import kemajuan, pengambilalihan, penugasan, rekap_pemantauan
from skp_app.models import Bimbingan, KesimpulanKemajuan, Penugasan, RekapPemantauan, TindakKemajuan
from tests import pembuat
from tests.alur.test_kemajuan import ambil, catat, sampai_boleh_diambil_alih, simpulkan
from tests.halaman.bantu import isi, judul, teks
from tests.halaman.kueri import kueri
from tests.halaman.test_pemantauan_catatan import isian

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(f"{localdate().year}-10-05T09:00+07:00")]


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def tahun(periode):
    return periode.tahun


@pytest.fixture
def alamat(skp, tahun):
    return f"/pemantauan/{tahun}/{skp.kode}/"


# The board -----------------------------------------------------------------------------------------------------------
def test_papan_menandai_fakta_dengan_alasannya(sebagai, pemeran, skp, tahun):
    halaman = sebagai(pemeran.budi).get(f"/pemantauan/{tahun}/")
    assert judul(halaman) == f"Pemantauan {tahun}"
    kata = teks(halaman)
    assert f"Triwulan III {tahun}: semua indikator belum ada realisasinya." in kata
    assert f"Belum ada umpan balik Pimpinan sejak SKP berlaku 1 Januari {tahun}, 277 hari yang lalu." in kata
    assert f'href="/realisasi/{tahun}-tw3/{skp.kode}/"' in isi(halaman)


def test_angka_membuka_orangnya(sebagai, pemeran, skp, tahun):
    joko = pembuat.buat_skp_ditetapkan(pemeran.joko)
    for n in (1, 2, 3):
        pembuat.isi_realisasi(joko, pembuat.triwulan(n))
    klien = sebagai(pemeran.budi)
    jumlah = re.findall(r"(\d+) (Belum ada realisasi|Belum ada umpan balik)", teks(klien.get(f"/pemantauan/{tahun}/")))
    assert jumlah[:2] == [("1", "Belum ada realisasi"), ("2", "Belum ada umpan balik")]
    assert orang(klien.get(f"/pemantauan/{tahun}/?tanda=realisasi")) == ["Sari Utami, S.Kom."]
    assert orang(klien.get(f"/pemantauan/{tahun}/")) == ["Sari Utami, S.Kom.", "Joko Prasetyo"]  # more kinds of marks
    assert orang(klien.get(f"/pemantauan/{tahun}/?urut=nama")) == ["Joko Prasetyo", "Sari Utami, S.Kom."]
    assert orang(klien.get(f"/pemantauan/{tahun}/?q=joko")) == ["Joko Prasetyo"]
    assert orang(klien.get(f"/pemantauan/{tahun}/?tanda=ok")) == []


def orang(halaman):
    return re.findall(r'nama-orang"><strong><a[^>]*>(.*?)</a>', isi(halaman))


def test_papan_disaring_menurut_kesimpulan(sebagai, pemeran, skp, tahun):
    klien = sebagai(pemeran.budi)
    assert orang(klien.get(f"/pemantauan/{tahun}/?kesimpulan=belum")) == ["Sari Utami, S.Kom."]
    simpulkan(skp, pembuat.triwulan(3))
    assert orang(klien.get(f"/pemantauan/{tahun}/?kesimpulan=belum")) == []
    assert orang(klien.get(f"/pemantauan/{tahun}/?kesimpulan=tidak")) == ["Sari Utami, S.Kom."]


def test_atasan_penilai_melihat_yang_di_bawahnya(sebagai, pemeran, skp, tahun):
    klien = sebagai(pemeran.tono)
    assert orang(klien.get(f"/pemantauan/{tahun}/")) == []
    assert orang(klien.get(f"/pemantauan/{tahun}/?lingkup=di-bawah")) == ["Sari Utami, S.Kom."]
    assert orang(sebagai(pemeran.rina).get(f"/pemantauan/{tahun}/?lingkup=di-bawah")) == []


def test_tindak_lanjut_catatan_orang_lain_tidak_bertanda(sebagai, pemeran, skp, tahun, time_machine):
    catat(skp, pemeran.budi, tindak_lanjut=localdate())
    time_machine.move_to(f"{tahun}-10-08T09:00+07:00")
    kalimat = f"Tindak lanjut 5 Oktober {tahun} belum dicatat selesai."
    assert kalimat in teks(sebagai(pemeran.budi).get(f"/pemantauan/{tahun}/"))
    assert kalimat not in teks(sebagai(pemeran.tono).get(f"/pemantauan/{tahun}/?lingkup=di-bawah"))


def test_kueri_papan_tidak_tumbuh_dengan_orang(sebagai, pemeran, organisasi, skp, tahun):
    klien = sebagai(pemeran.budi)
    klien.get(f"/pemantauan/{tahun}/")
    hitungan = []
    for _ in range(2):
        with kueri() as daftar:
            assert klien.get(f"/pemantauan/{tahun}/").status_code == 200
        hitungan.append(len(daftar))
        for n in range(2):
            baru = pembuat.buat_pegawai(f"Pegawai {n}")
            pembuat.tempatkan(baru, organisasi.egov, "PENGELOLA DATA")
            pembuat.isi_realisasi(pembuat.buat_skp_ditetapkan(baru), pembuat.triwulan(1))
    assert hitungan == [9, 9]


@pytest.mark.parametrize("ekor", ["?tanda=lain", "?urut=acak", "?hal=x", "?lingkup=semua"])
def test_saringan_asing_ditolak(sebagai, pemeran, skp, tahun, ekor):
    assert sebagai(pemeran.budi).get(f"/pemantauan/{tahun}/{ekor}").status_code == 400


def test_tahun_yang_tidak_dibuka_tidak_ada(sebagai, pemeran, skp):
    assert sebagai(pemeran.budi).get("/pemantauan/1999/").status_code == 404


# One person ----------------------------------------------------------------------------------------------------------
def test_satu_tombol_utama_menurut_keadaan(sebagai, pemeran, skp, alamat, tahun):
    budi, sari = sebagai(pemeran.budi), sebagai(pemeran.sari)
    assert utama(budi.get(alamat)) == ["Simpulkan kemajuan"]
    assert utama(sari.get(alamat)) == ["Buka realisasi"]
    kesimpulan = simpulkan(skp, pembuat.triwulan(3))
    assert utama(budi.get(alamat)) == ["Beri umpan balik"]
    assert utama(sari.get(alamat)) == ["Baca kesimpulan"]
    kemajuan.tindak(kesimpulan, "ekspektasi", oleh=pemeran.budi, isi="Target 8 layanan.")
    assert utama(sari.get(alamat)) == ["Ajukan perubahan SKP"]
    assert "Target 8 layanan." in isi(sari.get(f"/skp/{skp.kode}/perubahan/"))


def utama(halaman):
    return re.findall(r'tombol-utama"[^>]*>(.*?)</', isi(halaman))


def test_perjalanan_setahun_dan_hitungan_umpan_balik(sebagai, pemeran, skp, alamat):
    from skp_app.alur import umpan_balik

    for nada in ("positif", "tidak_positif"):
        umpan_balik.beri(
            skp, pembuat.triwulan(3), oleh=pemeran.budi, isi=f"Laporan {nada} sudah dibaca.", nada=nada,
            perilaku="kolaboratif",
        )  # fmt: skip
    kata = teks(sebagai(pemeran.tono).get(alamat))
    assert "1 positif, 1 perlu perbaikan" in kata
    assert "SKP ditetapkan" in kata
    assert "Laporan positif" not in kata  # how many, not which


def test_pemberi_tugas_hanya_melihat_rhk_yang_ia_tugaskan(sebagai, pemeran, skp, alamat):
    assert sebagai(pemeran.rina).get(alamat).status_code == 404
    tugas = penugasan.tunjuk(pemeran.sari, oleh=pemeran.rina, uraian="Tim statistik", mulai=localdate())
    penugasan.putuskan(tugas, oleh=pemeran.budi, setuju=True)
    rhk = skp.rhk.first()
    type(rhk).objects.filter(pk=rhk.pk).update(penugasan=tugas)
    simpulkan(skp, pembuat.triwulan(3), uraian="KENARI-SIMPULAN")
    klien = sebagai(pemeran.rina)
    kata = teks(klien.get(alamat))
    assert "Tersedianya layanan 1 yang andal" in kata
    assert "Tersedianya layanan 2" not in kata
    assert "KENARI-SIMPULAN" not in kata
    assert klien.post(f"{alamat}catatan/", isian(sasaran=f"rhk-{rhk.pk}")).status_code == 302
    assert klien.post(f"{alamat}catatan/", isian()).status_code == 422
    assert klien.get(f"{alamat}kesimpulan/").status_code == 403


# Conclusions ---------------------------------------------------------------------------------------------------------
def test_kesimpulan_dari_bahan_lalu_tindak_lanjutnya(sebagai, pemeran, skp, alamat, tahun):
    pembuat.isi_realisasi(skp, pembuat.triwulan(3))
    budi = sebagai(pemeran.budi)
    halaman = budi.get(f"{alamat}kesimpulan/")
    kunci = re.findall(r'name="dasar" value="(realisasi-\d+)"', isi(halaman))
    assert len(kunci) == 2
    kiriman = {"periode": f"{tahun}-tw3", "hasil": "tidak", "uraian": "Baru 9 dari 11.", "dasar": kunci[:1]}
    assert budi.post(f"{alamat}kesimpulan/", kiriman | {"dasar": []}).status_code == 422
    assert budi.post(f"{alamat}kesimpulan/", kiriman | {"dasar": ["realisasi-0"]}).status_code == 422
    jawaban = budi.post(f"{alamat}kesimpulan/", kiriman)
    kesimpulan = KesimpulanKemajuan.objects.get()
    assert jawaban.headers["Location"] == f"{alamat}kesimpulan/{kesimpulan.pk}/"
    assert [b["teks"] for b in kesimpulan.dasar] == ["9 layanan berdasarkan laporan layanan"]
    satu = jawaban.headers["Location"]
    assert (
        budi.post(f"{satu}penyesuaian/", {"jenis": ["ekspektasi", "sumber_daya"], "isi": "8 layanan"}).status_code
        == 302
    )
    assert budi.post(f"{satu}pembinaan/", {"metode": "coaching", "isi": "Analisis data."}).status_code == 302
    assert sorted(TindakKemajuan.objects.values_list("jenis", flat=True)) == ["ekspektasi", "pembinaan", "sumber_daya"]
    assert TindakKemajuan.objects.get(jenis="pembinaan").bimbingan == Bimbingan.objects.get()
    assert budi.post(f"{satu}apresiasi/", {"isi": "Terima kasih."}).status_code == 409
    assert budi.post(f"{satu}penyesuaian/", {"isi": ""}).status_code == 422


def test_pegawai_membaca_dan_menjawab_kesimpulan(sebagai, pemeran, skp, alamat):
    kesimpulan = simpulkan(skp, pembuat.triwulan(3))
    sari, satu = sebagai(pemeran.sari), f"{alamat}kesimpulan/{kesimpulan.pk}/"
    assert "Belum ada layanan yang beroperasi." in teks(sari.get(satu))
    assert sari.post(f"{satu}jawab/", {"jawaban": ""}).status_code == 422
    assert sari.post(f"{satu}jawab/", {"jawaban": "Server baru tiba."}).status_code == 302
    assert "Server baru tiba." in teks(sebagai(pemeran.budi).get(satu))
    assert sebagai(pemeran.budi).post(f"{satu}jawab/", {"jawaban": "Bukan."}).status_code == 403


def test_penugasan_baru_dari_kesimpulan(sebagai, pemeran, skp, alamat):
    maju = simpulkan(skp, pembuat.triwulan(3), "menunjukkan", "Dua layanan sudah beroperasi.")
    budi = sebagai(pemeran.budi)
    tautan = re.search(r'href="(/penugasan/tunjuk/[^"]*)"', isi(budi.get(f"{alamat}kesimpulan/{maju.pk}/")))[1]
    halaman = isi(budi.get(tautan.replace("&amp;", "&")))
    assert f'value="{pemeran.sari.kode}" checked' in halaman
    kiriman = {"pegawai": pemeran.sari.kode, "kesimpulan": maju.pk, "uraian": "Memimpin tim portal", "jenis": "biasa"}
    budi.post("/penugasan/tunjuk/", kiriman | {"mulai": localdate().isoformat()})
    assert TindakKemajuan.objects.get().penugasan == Penugasan.objects.get()


def test_permintaan_ditarik(sebagai, pemeran, skp, alamat):
    permintaan = kemajuan.tindak(simpulkan(skp, pembuat.triwulan(3)), "ekspektasi", oleh=pemeran.budi, isi="8 layanan")
    assert sebagai(pemeran.sari).post(f"{alamat}tindak/{permintaan.pk}/tarik/").status_code == 403
    assert sebagai(pemeran.budi).post(f"{alamat}tindak/{permintaan.pk}/tarik/").status_code == 302
    assert not kemajuan.permintaan_terbuka(skp).exists()


# Takeover ------------------------------------------------------------------------------------------------------------
def test_ambil_alih_memerlukan_kata_sandi_dan_catatan(sebagai, pemeran, skp, alamat):
    tw3, rhk = pembuat.triwulan(3), skp.rhk.first()
    assert sebagai(pemeran.budi).get(f"{alamat}ambil-alih/").status_code == 409
    sampai_boleh_diambil_alih(skp, tw3)
    kiriman = {"rhk": rhk.pk, "catatan": "Tidak dapat menyelesaikannya."}
    assert sebagai(pemeran.budi).post(f"{alamat}ambil-alih/", kiriman).status_code == 302
    assert not pengambilalihan.diambil_alih(skp).exists()  # the password comes in between
    budi = sebagai(pemeran.budi, sandi_segar=True)
    assert budi.post(f"{alamat}ambil-alih/", kiriman | {"catatan": ""}).status_code == 422
    assert budi.post(f"{alamat}ambil-alih/", kiriman | {"rhk": 0}).status_code == 422
    assert budi.post(f"{alamat}ambil-alih/", kiriman).headers["Location"] == alamat
    for siapa in (pemeran.sari, pemeran.budi):
        assert "RHK 1 diambil alih Pimpinan" in teks(sebagai(siapa).get(alamat))
    lembar = teks(sebagai(pemeran.budi).get(f"/penilaian/{tw3.kode}/{skp.kode}/"))
    assert "Tidak dapat menyelesaikannya." in lembar


def test_hasil_evaluasi_pegawai_memuat_catatannya(sebagai, pemeran, skp):
    tw3 = pembuat.triwulan(3)
    sampai_boleh_diambil_alih(skp, tw3)
    ambil(skp, catatan="Tidak dapat menyelesaikannya.")
    evaluasi = pembuat.buat_evaluasi_ditetapkan(skp, tw3, pemeran.admin)
    kata = teks(sebagai(pemeran.sari).get(f"/evaluasi/{evaluasi.kode}/"))
    assert "Diambil alih Pimpinan" in kata
    assert "Pimpinan: Rencana hasil kerja diambil alih. Tidak dapat menyelesaikannya." in kata


def test_rhk_dikembalikan(sebagai, pemeran, skp, alamat):
    sampai_boleh_diambil_alih(skp, pembuat.triwulan(3))
    diambil = ambil(skp)
    budi = sebagai(pemeran.budi)
    assert budi.post(f"{alamat}ambil-alih/{diambil.pk}/kembalikan/", {"alasan": ""}).status_code == 422
    assert budi.post(f"{alamat}ambil-alih/{diambil.pk}/kembalikan/", {"alasan": "Sanggup lagi."}).status_code == 302
    assert not pengambilalihan.diambil_alih(skp).exists()


# Numbers per unit ----------------------------------------------------------------------------------------------------
def test_angka_unit_membuka_nama_tanpa_isi(sebagai, pemeran, skp, organisasi, tahun):
    tw3 = pembuat.triwulan(3)
    pembuat.isi_realisasi(pembuat.buat_skp_ditetapkan(pemeran.joko), tw3)
    simpulkan(skp, tw3, uraian="KENARI-SIMPULAN")
    rekap_pemantauan.hitung(tw3)
    dewi = sebagai(pemeran.dewi)
    assert (
        dewi.get(f"/pemantauan/{tahun}/unit/").headers["Location"]
        == f"/pemantauan/{tahun}/unit/{organisasi.dinas.kode}/"
    )
    halaman = dewi.get(f"/pemantauan/{tahun}/unit/{organisasi.dinas.kode}/")
    assert "BIDANG E-GOVERNMENT 2" in teks(halaman)
    assert ">50%<" in isi(halaman)
    nama = dewi.get(
        f"/pemantauan/{tahun}/unit/{organisasi.egov.kode}/pegawai/?periode={tw3.kode}&keadaan=belum-lengkap"
    )
    assert "Sari Utami" in teks(nama)
    assert "Joko Prasetyo" not in teks(nama)
    assert "KENARI-SIMPULAN" not in teks(nama)
    assert dewi.get(f"/pemantauan/{tahun}/{skp.kode}/").status_code == 403


def test_unit_di_luar_mandat_tidak_ada(sebagai, pemeran, skp, organisasi, tahun):
    assert sebagai(pemeran.dewi).get(f"/pemantauan/{tahun}/unit/{organisasi.bkd.kode}/").status_code == 404
    assert sebagai(pemeran.sari).get(f"/pemantauan/{tahun}/unit/{organisasi.egov.kode}/").status_code == 404


def test_hitung_ulang_dipesan_dan_dapat_diulang(sebagai, pemeran, skp, tahun):
    from pegawai.alur import pekerjaan as buku
    from pegawai.models import Pekerjaan

    assert sebagai(pemeran.dewi).post(f"/pemantauan/{tahun}/unit/hitung/").status_code == 302
    pesanan = Pekerjaan.objects.get()
    for _ in range(2):
        rekap_pemantauan.jalankan(pesanan, lambda selesai, jumlah: None)
    buku.kerjakan(pesanan.pk, rekap_pemantauan.jalankan)
    assert sorted(RekapPemantauan.objects.values_list("periode_evaluasi__kode", "orang", "kosong")) == [
        (f"{tahun}-akhir", 1, 1), *[(f"{tahun}-tw{n}", 1, 1) for n in (1, 2, 3, 4)],
    ]  # fmt: skip


def test_kueri_nama_pegawai_tidak_tumbuh(sebagai, pemeran, organisasi, skp, tahun):
    klien = sebagai(pemeran.dewi)
    alamat = f"/pemantauan/{tahun}/unit/{organisasi.egov.kode}/pegawai/"
    klien.get(alamat)
    hitungan = []
    for _ in range(2):
        with kueri() as daftar:
            assert klien.get(alamat).status_code == 200
        hitungan.append(len(daftar))
        pembuat.buat_skp_ditetapkan(pemeran.joko) if len(hitungan) == 1 else None
    assert hitungan == [13, 13]
