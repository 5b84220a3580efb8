"""For anybody: a paper is looked up by its code, a file by its bytes"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from skp_app.alur import pencetakan
from skp_app.models import PenarikanDokumen, Skp
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import judul, teks
from tests.pdf_uji import kertas


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def isi():
    return kertas("pegawai", "penilai")


@pytest.fixture
def dokumen(skp, isi):
    return pencetakan.arsipkan(skp, "A.1.7", skp.sidik_ditetapkan, lambda _: isi)


def kirim(client, berkas, nama="a.pdf", **lain):
    return client.post("/cek/", {"berkas": SimpleUploadedFile(nama, berkas), "kode": ""}, **lain)


def test_kode_membuka_yang_tercetak_dengan_nama_tersamar(client, dokumen, skp):
    kata = teks(client.get(f"/cek/{dokumen.kode}/"))
    harap = ("S*** U****, S.Kom.", "SASARAN KINERJA PEGAWAI", skp.nomor_dokumen, "Berlaku.", "Belum ditandatangani")
    assert [k for k in harap if k not in kata] == []
    assert [k for k in ("Sari", "Budi", skp.pegawai.nip, "B*** S******") if k in kata] == ["B*** S******"]


def test_kode_diketik_dari_kertas(client, dokumen):
    k = dokumen.kode
    jawaban = client.post("/cek/", {"kode": f" {k[:4].upper()}-{k[4:8]} {k[8:]}"})
    assert jawaban.url == f"/cek/{k}/"
    assert (client.get("/cek/abcdefghijkmnpqr/").status_code, client.get("/cek/").status_code) == (404, 200)
    assert [client.post("/cek/", {"kode": b}).status_code for b in ("", "<script>", "a" * 41)] == [422] * 3


def test_yang_digantikan_dan_yang_ditarik_mengatakannya(client, dokumen, skp, pemeran):
    Skp.objects.filter(pk=skp.pk).update(status="digantikan")
    assert "digantikan oleh versi 2" in teks(client.get(f"/cek/{dokumen.kode}/"))
    PenarikanDokumen.objects.create(dokumen=dokumen, alasan="Nama unit keliru.", oleh=pemeran.admin)
    kata = teks(client.get(f"/cek/{dokumen.kode}/"))
    assert ("Nama unit keliru." in kata, "Berlaku." in kata) == (True, False)


def test_cetakan_yang_belum_ditandatangani_dikenali_dari_bytenya(client, dokumen, isi):
    with tanpa_perubahan():
        jawaban = kirim(client, isi)
    kata = teks(jawaban)
    assert ("Tidak bertanda tangan" in kata, "sama dengan cetakan yang tersimpan" in kata) == (True, True)
    kata = teks(kirim(client, isi + b"\n"))
    assert ("Tidak bertanda tangan" in kata, "S*** U****" in kata) == (True, False)


@pytest.mark.parametrize("berkas", [b"bukan pdf", b"%PDF-1.7\nrusak", b"\x00" * 2000])
def test_yang_bukan_pdf_bukan_dokumen_kami(client, db, berkas):
    assert "Bukan dokumen kami" in teks(kirim(client, berkas))


def test_terlalu_sering_dari_satu_jaringan(client, db):
    jawab = [client.get("/cek/abcdefghijkmnpqr/", REMOTE_ADDR="203.0.113.9").status_code for _ in range(31)]
    assert (set(jawab[:30]), jawab[30]) == ({404}, 429)
    jawaban = client.get("/cek/abcdefghijkmnpqr/", REMOTE_ADDR="203.0.113.9")
    assert (judul(jawaban), int(jawaban["Retry-After"]) <= 60) == ("Terlalu banyak percobaan", True)
