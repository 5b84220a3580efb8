"""The permission matrix: every address x every person x every method, with real objects of other people.

A new address without a row here fails `test_setiap_alamat_punya_baris`. What a person may not see is 404, what he
may see but not do is 403, a method that a view does not know is 405 for everybody.
"""

import pkgutil
from copy import deepcopy
from importlib import import_module
from ipaddress import IPv4Address
from itertools import count
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils.timezone import localdate

from evaluasi.alur import penyampaian, tugas_terbuka
from pegawai.alur import pekerjaan
from pegawai.checks import rute_dan_pola
from pegawai.models import Jejak, Pemberitahuan
from skp_app.alur import bukti as bukti_dukung
from skp_app.alur import dialog, pendokumentasian, perencanaan
from tests import pembuat
from tests.halaman import matriks as matriks_uji
from tests.halaman.matriks import (
    bukti,
    daur,
    dokumen,
    dokumentasi,
    kewajiban,
    lembar,
    matriks,
    mutasi,
    organisasi,
    pemantauan,
    pembinaan,
    pengelola,
    penyunting,
    pohon,
    rencana,
    survei,
    umpan,
)
from tests.halaman.matriks.dasar import BELUM_BERLAKU, LIHAT, ORANG, PUNYA_SKP, Baris, verba
from tests.halaman.matriks.dasar import RAHASIA as RAHASIA_DASAR

pytestmark = pytest.mark.django_db
PERENCANAAN = (rencana, matriks, daur, pengelola, mutasi, organisasi, pohon, penyunting, dokumen)
PELAKSANAAN = (dokumentasi, lembar, bukti, umpan, pemantauan, pembinaan, survei, kewajiban)


def _lainnya():
    """The other parts in the order of their names: none of them leans on what another one prepares."""
    tersebut = {bagian.__name__ for bagian in (*PERENCANAAN, *PELAKSANAAN)} | {f"{matriks_uji.__name__}.dasar"}
    semua = [f"{matriks_uji.__name__}.{m.name}" for m in pkgutil.iter_modules(matriks_uji.__path__)]
    return [import_module(nama) for nama in semua if nama not in tersebut]


BAGIAN_LAIN = (*PERENCANAAN, *PELAKSANAAN, *_lainnya())
RAHASIA = RAHASIA_DASAR | {k: v for bagian in BAGIAN_LAIN for k, v in bagian.RAHASIA.items()}
# Each request comes from a network of its own: how often one may knock is tested elsewhere.
JARINGAN = map(IPv4Address, count(int(IPv4Address("10.0.0.1"))))
METODE = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


def baris(d):
    sari, lina, joko = (d.skp[n].kode for n in ("sari", "lina", "joko"))
    rhk, iki = d.rhk.pk, d.iki.pk
    tw1, tw2 = f"{d.tahun}-tw1", f"{d.tahun}-tw2"
    return [
        # Room 1
        Baris("pegawai:hidup", umum=True),
        Baris("pegawai:siap", umum=True),
        Baris("pegawai:masuk", umum=True, get=200, post=422, khusus={(o, "GET"): 302 for o in ORANG}),
        Baris("pegawai:keluar", get=None, post=302),
        Baris("pegawai:akun"),
        Baris("pegawai:ganti_sandi", get=None, post=422),
        Baris("pegawai:akhiri_sesi_lain", get=None, post=422),
        Baris("pegawai:pastikan", post=422),
        Baris("pegawai:isian", get=302, post=302),
        Baris("pegawai:pemberitahuan"),
        Baris("pegawai:pemberitahuan_dibaca", get=None, post=302),
        Baris("pegawai:pemberitahuan_buka", (d.kabar.pk,), frozenset({"budi"}), get=None, post=302),
        Baris("pegawai:proses"),
        Baris("pegawai:pekerjaan", (d.pekerjaan.kode,), frozenset({"budi", "admin"})),
        # Room 2
        Baris("skp_app:daftar"),
        Baris("skp_app:buat", get=None, post=422),
        Baris("skp_app:tim", (d.tahun,)),
        Baris("skp_app:tahun", (d.tahun,), get=302),
        Baris("skp_app:detail", (sari,), LIHAT["sari"]),
        Baris("skp_app:detail", (lina,), LIHAT["lina"]),
        Baris("skp_app:detail", (joko,), LIHAT["joko"]),
        Baris("skp_app:skp_pdf", (sari,), LIHAT["sari"]),
        Baris("skp_app:skp_pdf", (joko,), LIHAT["joko"]),
        Baris("skp_app:lampiran_pdf", (sari,), LIHAT["sari"]),
        verba("skp_app:simpan", (joko,), "joko", {"joko"}, 302),
        verba("skp_app:simpan", (lina,), "lina", {"lina"}, 409),
        verba("skp_app:kurang", (joko,), "joko", {"joko"}, None, get=200),
        verba("skp_app:tambah_rhk", (joko,), "joko", {"joko"}, 422),
        verba("skp_app:tambah_rhk", (sari,), "sari", {"sari"}, 409),
        verba("skp_app:hapus_rhk", (joko, rhk), "joko", {"joko"}, 302),
        verba("skp_app:naik_rhk", (joko, rhk), "joko", {"joko"}, 302),
        verba("skp_app:turun_rhk", (joko, rhk), "joko", {"joko"}, 302),
        verba("skp_app:jenis_rhk", (joko, rhk), "joko", {"joko"}, 422),
        verba("skp_app:intervensi", (joko, rhk), "joko", {"joko"}, 422, get=200),
        verba("skp_app:tambah_iki", (joko, rhk), "joko", {"joko"}, 302),
        verba("skp_app:hapus_iki", (joko, iki), "joko", {"joko"}, 302),
        verba("skp_app:pendekatan", (joko,), "joko", {"joko"}, 422),
        verba("skp_app:salin", (joko,), "joko", {"joko"}, 422, get=200),
        verba("skp_app:salin", (sari,), "sari", {"sari"}, 409, get=409),
        verba("skp_app:pendahulu", (joko,), "joko", {"joko"}, 422, get=200),
        verba("skp_app:pendahulu", (sari,), "sari", {"sari"}, 409, get=409),
        verba("skp_app:tempel", (joko,), "joko", {"joko"}, 422, get=200),
        verba("skp_app:tempel", (sari,), "sari", {"sari"}, 409, get=409),
        verba("skp_app:ajukan", (joko,), "joko", {"joko"}, 302),
        verba("skp_app:ajukan", (sari,), "sari", {"sari"}, 409),
        verba("skp_app:tarik", (lina,), "lina", {"lina"}, 302),
        verba("skp_app:ekspektasi", (lina,), "lina", {"budi"}, 302),
        verba("skp_app:kembalikan", (lina,), "lina", {"budi"}, 422),
        verba("skp_app:tetapkan", (lina,), "lina", {"budi"}, 302, get=200),  # POST: the password comes in between
        verba("skp_app:tetapkan", (sari,), "sari", {"budi"}, 302, get=409),
        *baris_dialog(d),
        Baris("skp_app:realisasi", get=200, khusus={("sari", "GET"): 302}),
        Baris("skp_app:realisasi_periode", (tw2,), PUNYA_SKP),
        Baris("skp_app:simpan_realisasi", (tw2,), PUNYA_SKP, get=None, post=302, khusus=BELUM_BERLAKU),
        Baris(
            "skp_app:tambah_bukti", (tw2, d.iki_sari.pk), frozenset({"sari"}), get=None, post=422, khusus=BELUM_BERLAKU
        ),
        Baris(
            "skp_app:hapus_bukti",
            (tw2, d.pakai.pk),
            frozenset({"sari"}),
            get=None,
            post=302,
            khusus=BELUM_BERLAKU,
        ),
        Baris("skp_app:realisasi_bawahan", (tw2, sari), LIHAT["sari"], pembaca=frozenset({"sari", "budi", "tono"})),
        *[b for bagian in BAGIAN_LAIN for b in bagian.baris(d)],
        # Room 3
        Baris("beranda"),
        Baris("evaluasi:tim", get=302),
        Baris("evaluasi:tim_periode", (tw2,)),
        Baris("evaluasi:hitung", (tw2,), get=None, post=302, pelaku=frozenset({"budi", "tono", "bupati"})),
        verba("evaluasi:nilai", (tw2, sari), "sari", {"budi"}, 422, get=200),
        verba("evaluasi:tetapkan", (tw2, sari), "sari", {"budi"}, 302, get=200),
        Baris("evaluasi:hasil"),
        Baris("evaluasi:rincian", (d.tetap.kode,), LIHAT["evaluasi_tetap"]),
        Baris("evaluasi:rincian", (d.dinilai.kode,), LIHAT["evaluasi_dinilai"], get=302),
        verba("evaluasi:sampaikan", (d.tetap.kode,), "evaluasi_tetap", {"budi"}, 409),
        verba("evaluasi:terima", (d.tetap.kode,), "evaluasi_tetap", {"sari"}, 302),
        Baris("evaluasi:hasil_pdf", (d.tetap.kode,), LIHAT["evaluasi_tetap"]),
        Baris("evaluasi:hasil_pdf", (d.dinilai.kode,), LIHAT["evaluasi_dinilai"]),
        Baris("evaluasi:dokumen_pdf", (d.tetap.kode,), LIHAT["evaluasi_tetap"]),
        Baris("evaluasi:capaian", lihat=frozenset({"admin", "dewi"}), get=302),
        Baris("evaluasi:capaian_periode", (tw1,), frozenset({"admin", "dewi"})),
        Baris("evaluasi:simpan_capaian", (tw1,), frozenset({"admin", "dewi"}), None, 422, frozenset({"admin"})),
    ]


def baris_dialog(d):
    """Mandates see the SKP, never what its two parties said about it; the atasan penilai reads along."""
    sari, wati = d.skp["sari"].kode, d.skp["wati"].kode
    pihak, usulan = frozenset({"sari", "budi", "tono"}), (wati, d.usulan.pk)
    dua = frozenset({"sari", "budi"})
    return [
        Baris("skp_app:dialog", (sari,), LIHAT["sari"], post=422, pelaku=dua, pembaca=pihak),
        Baris("skp_app:detail", (wati,), LIHAT["wati"]),
        verba("skp_app:terapkan_usulan", usulan, "wati", {"wati"}, 302),
        verba("skp_app:tolak_usulan", usulan, "wati", {"wati"}, 302),
        Baris("skp_app:kesepakatan", (sari,), LIHAT["sari"], None, 422, dua),
        verba("skp_app:konfirmasi_dialog", (sari, d.catatan.pk), "sari", {"sari", "budi"}, 302),
    ]


def jawaban(b, orang, metode):
    """What this person must be told."""
    if (orang, "GET" if metode == "HEAD" else metode) in b.khusus:
        return b.khusus[orang, "GET" if metode == "HEAD" else metode]
    arti = "GET" if metode == "HEAD" else metode
    dikenal = {"GET": b.get, "POST": b.post}.get(arti)
    if dikenal is None:
        return 405
    if b.umum:
        return dikenal
    if orang == "anonim":
        return 302
    if orang not in b.lihat:
        return 404
    boleh = b.pelaku if arti == "POST" else b.pembaca
    if boleh is not None and orang not in boleh:
        return 403
    return dikenal


@pytest.fixture(scope="module")
def dunia(django_db_setup, django_db_blocker):
    """One world for all cells; each request is rolled back, so nobody changes it for the next."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield susun_dunia()
        transaction.set_rollback(True)


def susun_dunia():
    from tests.conftest import susun_organisasi, susun_pemeran

    o = susun_organisasi()
    p = susun_pemeran(o)
    p.lina = pembuat.buat_pegawai("Lina Marlina")
    pembuat.tempatkan(p.lina, o.egov, "PENGOLAH DATA", "pelaksana")
    p.wati = pembuat.buat_pegawai("Wati Handayani")
    pembuat.tempatkan(p.wati, o.egov, "PENGOLAH DATA", "pelaksana")
    periode = pembuat.buat_periode()
    skp = {
        "sari": pembuat.buat_skp(p.sari),
        "joko": pembuat.buat_skp(p.joko),
        "lina": pembuat.buat_skp(p.lina),
        "wati": pembuat.ajukan(pembuat.buat_skp(p.wati)),
    }
    _tandai(skp["sari"], "KENARI-RHK-POHON")
    skp["sari"] = pembuat.tetapkan(skp["sari"])
    _tandai(skp["joko"], "KENARI-DRAF-JOKO")
    _tandai(skp["lina"], "KENARI-AJUAN-LINA")
    skp["lina"] = pembuat.ajukan(skp["lina"])
    skp["wati"] = perencanaan.kembalikan(skp["wati"], oleh=p.budi, catatan="Perbaiki.")
    usul = {"sasaran": skp["wati"].rhk.first(), "bidang": "teks", "menjadi": "KENARI-USULAN"}
    usulan = dialog.ujarkan(skp["wati"], oleh=p.budi, **usul)
    dialog.ujarkan(skp["sari"], oleh=p.budi, isi="KENARI-DIALOG")
    rapat = {"tanggal": localdate(), "agenda": "Triwulan I", "kesepakatan": "Lanjut."}
    catatan = dialog.catat_kesepakatan(skp["sari"], oleh=p.budi, **rapat)
    tw1, tw2 = pembuat.triwulan(1), pembuat.triwulan(2)
    iki = skp["sari"].rhk.first().iki.first()
    realisasi = pendokumentasian.catat_realisasi(iki, tw2, oleh=p.sari, teks="KENARI-REALISASI")
    bukti = bukti_dukung.tambah(realisasi, oleh=p.sari, judul="Laporan", lokasi="Lemari arsip")
    tetap = pembuat.buat_evaluasi_ditetapkan(skp["sari"], tw1, p.admin, catatan="KENARI-CATATAN-TETAP")
    tetap = penyampaian.sampaikan(tetap, oleh=p.budi)
    dinilai = pembuat.nilai(skp["sari"], tw2, catatan="KENARI-CATATAN-SEMENTARA")
    Pemberitahuan.kirim(p.budi, "kenari", "KENARI-KABAR-BUDI")
    d = SimpleNamespace(
        orang=p, tahun=periode.tahun, skp=skp, rhk=skp["joko"].rhk.first(), iki_sari=iki, tetap=tetap,
        pakai=bukti.pakai.get(), usulan=usulan, catatan=catatan,
        iki=skp["joko"].rhk.first().iki.first(), dinilai=dinilai, kabar=p.budi.pemberitahuan.get(kunci="kenari"),
        pekerjaan=pekerjaan.pesan("uji.matriks", "uji", "Pekerjaan Budi", p.budi),
        klien={"anonim": Client()} | {n: _klien(getattr(p, n)) for n in ORANG},
    )  # fmt: skip
    for bagian in BAGIAN_LAIN:
        sebelum = dict(vars(d))
        bagian.siapkan(d)
        # One part that takes the name of another would let its rows ask for an object that is not there.
        assert (bagian.__name__, [k for k in sebelum if vars(d)[k] is not sebelum[k]]) == (bagian.__name__, [])
    tugas_terbuka.hitung()  # what all parts prepared stands on the board
    return d


def _tandai(skp, kata):
    rhk = skp.rhk.first()
    rhk.teks = f"{rhk.teks} {kata}"
    rhk.save(update_fields=["teks"])


def _klien(pegawai, **lain):
    klien = Client(**lain)
    klien.force_login(pegawai.pengguna, backend="pegawai.sandi.Pintu")
    return klien


def kirim(klien, metode, url):
    """One request whose effects are taken back, cookies included."""
    kue = deepcopy(klien.cookies)
    with transaction.atomic():
        jawab = klien.generic(metode, url, REMOTE_ADDR=str(next(JARINGAN)))
        if jawab.streaming:
            b"".join(jawab.streaming_content)
        transaction.set_rollback(True)
    klien.cookies = kue
    return jawab


BAGIAN = 8  # so that several workers share the table


def test_setiap_alamat_punya_baris(dunia):
    nama = {b.nama for b in baris(dunia)}
    alamat = {_nama_lengkap(pola) for _, pola in rute_dan_pola(get_resolver().url_patterns)}
    assert sorted(alamat - nama) == []
    assert sorted(nama - alamat) == []


def _nama_lengkap(pola):
    """'skp_app:detail'; the room is the package that the view lives in. Three addresses of the site have no room."""
    kamar = pola.callback.__module__.split(".")[0]
    return pola.name if pola.name in {"beranda", "cek", "cek_berkas"} else f"{kamar}:{pola.name}"


@pytest.mark.parametrize("bagian", range(BAGIAN))
def test_setiap_orang_dan_metode_dijawab_menurut_tabel(dunia, bagian):
    beda = [b for baris_ini in baris(dunia)[bagian::BAGIAN] for b in _beda(dunia, baris_ini)]
    assert "\n".join(beda) == ""


def _beda(dunia, b):
    """Cells in which the answer is another than the table's, or in which a stranger's words appear."""
    url = reverse(b.nama, args=b.argumen)
    for orang, klien in dunia.klien.items():
        for metode in METODE:
            jawab, harap = kirim(klien, metode, url), jawaban(b, orang, metode)
            if jawab.status_code != harap:
                yield f"{metode} {b.nama} {orang}: {jawab.status_code}, seharusnya {harap}"
            for kata in _bocor(jawab, orang):
                yield f"{metode} {b.nama} {orang}: membaca {kata}"


def _bocor(jawab, orang):
    if jawab.streaming or "pdf" in jawab.headers.get("Content-Type", ""):
        return []
    isi = jawab.content.decode(errors="replace")
    return [kata for kata, boleh in RAHASIA.items() if kata in isi and orang not in boleh]


def test_kenari_terlihat_oleh_yang_berhak(dunia):
    """The words must appear somewhere, else the search for leaks would prove nothing."""
    terlihat = set()
    for b in baris(dunia):
        for orang in b.lihat if b.get == 200 else ():
            jawab = kirim(dunia.klien[orang], "GET", reverse(b.nama, args=b.argumen))
            if not jawab.streaming and "pdf" not in jawab.headers.get("Content-Type", ""):
                terlihat |= {k for k in RAHASIA if k in jawab.content.decode(errors="replace")}
    assert terlihat == set(RAHASIA)


def test_tanpa_token_csrf_tidak_ada_yang_berubah(dunia):
    jejak = Jejak.objects.count()
    for b in baris(dunia):
        if b.post is None or not (b.pelaku or b.lihat):
            continue
        orang = sorted(b.pelaku or b.lihat)[0]
        klien = _klien(getattr(dunia.orang, orang), enforce_csrf_checks=True)
        assert (b.nama, kirim(klien, "POST", reverse(b.nama, args=b.argumen)).status_code) == (b.nama, 403)
    assert Jejak.objects.count() == jejak
