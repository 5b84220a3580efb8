"""Rows of the permission matrix: umpan balik.

Joko shares a unit with Sari, Tono stands above her penilai: both may give her feedback, and see nothing else of her SKP
by it. Her givers' names are hidden by a rule of the instansi: the penilai alone reads them.
"""

from datetime import date

from pegawai.models import Ketentuan
from skp_app.alur import jadwal_umpan, permintaan_umpan, umpan_balik
from tests import pembuat
from tests.halaman.matriks.dasar import LIHAT, ORANG, SEMUA, Baris

PIHAK = frozenset({"sari", "budi", "tono"})
MEMBERI = frozenset({"budi", "tono", "joko", "lina", "wati"})
RAHASIA: dict = {
    "KENARI-UMPAN-LINA": PIHAK | {"lina"},
    "KENARI-UMPAN-JOKO": PIHAK | {"joko"},
    "KENARI-TANYA-RINA": frozenset({"sari", "rina", "anonim"}),
    "KENARI-TANYA-DOSEN": frozenset({"sari", "anonim", *ORANG}),
    "Dr. KENARI-NAMA-DOSEN": frozenset({"sari", "anonim", *ORANG}),
    # The rule of the instansi hides the name of a rekan setingkat from everybody but the penilai and himself.
    "hanya untuk Anda: Lina Marlina": frozenset({"budi"}),
}


def siapkan(d):
    o, sari = d.orang, d.skp["sari"]
    tw2 = pembuat.triwulan(2)
    umpan = {"isi": "KENARI-UMPAN-JOKO", "nada": "positif", "perilaku": "loyal"}
    d.umpan_joko = umpan_balik.beri(sari, tw2, oleh=o.joko, **umpan)
    Ketentuan.objects.create(
        kunci="umpan_balik_nama", mulai=date(2026, 1, 1), sumber="SK", nilai={"rekan_setingkat": False}
    )
    d.umpan_lina = umpan_balik.beri(sari, tw2, oleh=o.lina, **umpan | {"isi": "KENARI-UMPAN-LINA"})
    tanya = {"oleh": o.sari, "perilaku": "adaptif"}
    [d.minta_rina] = permintaan_umpan.minta(sari, tw2, kepada=[o.rina], pertanyaan="KENARI-TANYA-RINA", **tanya)
    [d.minta_dosen] = permintaan_umpan.minta(
        sari, tw2, luar=[("Dr. KENARI-NAMA-DOSEN", "Dosen")], pertanyaan="KENARI-TANYA-DOSEN", **tanya
    )
    d.token = permintaan_umpan.buat_tautan(d.minta_dosen, oleh=o.sari)
    d.jadwal = jadwal_umpan.usulkan(sari, oleh=o.sari, irama="bulanan")


def baris(d):
    sari, lina = d.skp["sari"].kode, d.skp["lina"].kode
    tw2, dua = f"{d.tahun}-tw2", frozenset({"sari", "budi"})
    lihat = PIHAK | {"joko"}
    return [
        Baris("skp_app:umpan_balik"),
        Baris("skp_app:umpan_diberi"),
        Baris("skp_app:umpan_pilih"),
        Baris("skp_app:umpan_cakupan"),
        Baris(
            "skp_app:beri_umpan_balik", (sari,), LIHAT["sari"] | MEMBERI, post=422, pelaku=MEMBERI, pembaca=MEMBERI
        ),
        # Not set yet: who shares the unit does not learn that it exists; the parties may open the form and no more.
        Baris(
            "skp_app:beri_umpan_balik", (lina,), LIHAT["lina"], post=422,
            pelaku=frozenset({"budi", "tono"}), pembaca=frozenset({"budi", "tono"}),
        ),
        Baris("skp_app:perbaiki_umpan", (d.umpan_joko.pk,), lihat, post=422, pelaku=frozenset({"joko"}),
              pembaca=frozenset({"joko"})),
        Baris("skp_app:tanggapi_umpan", (d.umpan_joko.pk,), lihat, None, 422, frozenset({"sari"})),
        Baris("skp_app:minta_umpan", post=200, khusus={("sari", "POST"): 422}),
        Baris("skp_app:umpan_diminta"),
        Baris("skp_app:umpan_permintaan"),
        Baris("skp_app:tolak_permintaan_umpan", (d.minta_rina.kode,), frozenset({"sari", "rina"}), None, 302,
              frozenset({"rina"})),
        Baris("skp_app:cabut_permintaan_umpan", (d.minta_rina.kode,), frozenset({"sari", "rina"}), None, 302,
              frozenset({"sari"})),
        Baris("skp_app:tautan_umpan", (d.minta_dosen.kode,), frozenset({"sari"}), None, 200),
        Baris("skp_app:usulkan_jadwal_umpan", (sari,), LIHAT["sari"], None, 422, dua),
        Baris("skp_app:jawab_jadwal_umpan", (sari, d.jadwal.pk), LIHAT["sari"], None, 422, dua),
        Baris("skp_app:rekaman_umpan_pdf", (sari, tw2), LIHAT["sari"], pembaca=PIHAK),
        Baris("skp_app:rekaman_umpan_pdf", (lina, tw2), LIHAT["lina"], get=409,
              pembaca=frozenset({"lina", "budi", "tono"})),
        Baris("skp_app:umpan_luar", (d.token,), SEMUA, post=422, umum=True),
        Baris("skp_app:umpan_luar_selesai", umum=True),
    ]  # fmt: skip
