"""Both examples planned from nothing: one BKD account, browsers, and the order of the regulation (p. 26).

Units and people, the tahun kinerja, Perjanjian Kinerja, the SKP of the leaders with manual indikator and workblock, the
matriks, then the SKP of those who are led. Anak Lampiran 3 takes it from the matriks of two levels (Bidan Penyelia),
Anak Lampiran 2 words it anew beside the matriks (p. 144, 151, 155). The printed forms are compared with the
transcription.
"""

import re
import tomllib

import pytest
from django.utils.timezone import localdate

from evaluasi.contoh_permen.berkas import RENCANA, baca, lembar
from evaluasi.contoh_permen.tokoh import DAERAH, KEMENTERIAN
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.hasil_kerja import Aspek, Perspektif
from skp_app.models import Skp
from tests import pembuat
from tests.dokumen.bacaan import rapat, teks_pdf
from tests.perjalanan.test_setahun_di_peramban import Orang

pytestmark = [pytest.mark.peramban, pytest.mark.usefixtures("basis_nyata")]
ORGANISASI = {
    contoh.nama: tomllib.loads(next(RENCANA.glob(f"anak-lampiran-{contoh.lampiran}-*-organisasi.toml")).read_text())
    for contoh in (KEMENTERIAN, DAERAH)
}
DINAS, KEPALA_PUSKESMAS, KETUA, BIDAN = (
    DAERAH.milik(k) for k in ("kepala-dinas-kesehatan", "kepala-puskesmas", "penanggung-jawab-ukp", "bidan-penyelia")
)
DIRJEN, DIREKTUR, KASUBDIT, JF = (KEMENTERIAN.milik(k) for k in KEMENTERIAN.dinilai)
TAHUN = localdate().year


class Pelaku(Orang):
    """Somebody at a browser who has no account yet, or whose account was made another way."""

    def __init__(self, halaman):
        self.h, self.keluhan = halaman, []
        halaman.on("pageerror", lambda galat: self.keluhan.append(str(galat)))

    def tekan(self, nama, **lain):
        """Every button here sends a form: go on when its answer has arrived."""
        self.kirim(self.h.get_by_role("button", name=nama, **lain).first)

    def kirim(self, tombol):
        with self.h.expect_navigation():
            tombol.click()

    def aktifkan(self, masuk, kode):
        self.buka("/aktivasi/")
        self.isi(masuk=masuk, kode_sandi=kode, sandi_baru=pembuat.SANDI, sandi_ulang=pembuat.SANDI)
        self.tekan("Simpan kata sandi dan masuk")
        self.h.wait_for_url(re.compile(r"/$"))
        return self

    def isi(self, **bidang):
        """Fields by the name they end in; True and False are boxes, everything else is typed or chosen."""
        for nama, nilai in bidang.items():
            kotak = self.h.locator(f'#isi [name="{nama}"], #isi [name$="-{nama}"]').first
            if isinstance(nilai, bool):
                kotak.set_checked(nilai)
            elif kotak.evaluate("k => k.tagName") == "SELECT":
                kotak.select_option(nilai)
            else:
                kotak.fill(nilai)

    @property
    def kode(self):
        """The last part of the address of the page."""
        return self.h.url.split("?")[0].split("#")[0].rstrip("/").rpartition("/")[2]


def test_dinas_kesehatan_direncanakan_dari_basis_data_kosong(buka):
    orang, unit = menyiapkan(buka, DAERAH)
    skp = {}
    for tokoh in (DINAS, KEPALA_PUSKESMAS):
        menulis_perjanjian(orang[tokoh.kunci], DAERAH, tokoh.unit, unit)
        skp[tokoh.kunci] = menyusun_skp_pimpinan(orang[tokoh.kunci], tokoh)
    menulis_lembar(orang, skp, DAERAH)
    menetapkan(orang[DINAS.kunci], orang["kepala-daerah"], skp[DINAS.kunci], DINAS)
    menetapkan(orang[KEPALA_PUSKESMAS.kunci], orang[DINAS.kunci], skp[KEPALA_PUSKESMAS.kunci], KEPALA_PUSKESMAS)
    membagi_peran(orang)
    skp[BIDAN.kunci] = menyusun_dari_matriks(orang[BIDAN.kunci])
    menetapkan(orang[BIDAN.kunci], orang[KEPALA_PUSKESMAS.kunci], skp[BIDAN.kunci], BIDAN)
    memeriksa(orang, skp)


def test_direktorat_jenderal_direncanakan_dari_basis_data_kosong(buka):
    orang, unit = menyiapkan(buka, KEMENTERIAN)
    skp, penilai = {}, orang["menteri"]
    for tokoh in (DIRJEN, DIREKTUR, KASUBDIT, JF):
        pelaku = orang[tokoh.kunci]
        if tokoh in (DIRJEN, DIREKTUR):
            menulis_perjanjian(pelaku, KEMENTERIAN, tokoh.unit, unit)
            skp[tokoh.kunci] = menyusun_skp_pimpinan(pelaku, tokoh)
        else:
            skp[tokoh.kunci] = menyusun_skp_bawahan(pelaku, tokoh)
        menetapkan(pelaku, penilai, skp[tokoh.kunci], tokoh)
        if tokoh == DIREKTUR:
            membagi_peran_direktur(pelaku)
        penilai = pelaku
    menulis_lembar(orang, skp, KEMENTERIAN)
    memeriksa(orang, skp)


def menyiapkan(buka, contoh):
    """Everybody of the example with an account of his own, and the year opened."""
    bkd = Pelaku(buka(width=1366))
    masuk_bkd(bkd)
    orang = {t.kunci: Pelaku(buka(width=1366)) for t in contoh.tokoh if t.kunci != contoh.bkd}
    unit = menyusun_organisasi(bkd, contoh)
    for kunci, pelaku in orang.items():
        pelaku.aktifkan(contoh.milik(kunci).masuk, mendaftarkan(bkd, contoh.milik(kunci)))
    membuka_tahun(bkd)
    return orang, unit


# Organisation, accounts, year ------------------------------------------------------------------------
def masuk_bkd(bkd):
    pegawai = pembuat.buat_pegawai("Lukman Hakim")
    pembuat.jadikan_bkd(pegawai)
    bkd.buka("/masuk/")
    bkd.isi(masuk=pegawai.pengguna.masuk, sandi=pembuat.SANDI)
    bkd.tekan("Masuk")
    bkd.h.wait_for_url(re.compile(r"/$"))


def menyusun_organisasi(bkd, contoh):
    """The units; {name: public name in the address}."""
    kode = {}
    for satu in contoh.unit:
        bkd.buka(f"/organisasi/unit/{kode[satu.induk]}/tambah/" if satu.induk else "/organisasi/unit/tambah/")
        bkd.isi(nama=satu.nama, mandiri=satu.mandiri, unit_cetak=satu.tercetak)
        if not satu.induk:
            bkd.isi(daerah=contoh is DAERAH, tempat=contoh.tempat)
        bkd.tekan("Simpan unit")
        bkd.melihat(satu.nama)
        kode[satu.nama] = bkd.kode
    return kode


def mendaftarkan(bkd, tokoh):
    """Data, placement and account of one person; the activation code."""
    bkd.buka("/organisasi/pegawai/tambah/")
    bkd.isi(nama=tokoh.nama, gelar_depan=tokoh.gelar[0], gelar_belakang=tokoh.gelar[1], nip=tokoh.nip or "")
    bkd.isi(jenis="pns" if tokoh.nip else "non_asn", golongan=tokoh.golongan)
    bkd.tekan("Simpan pegawai")
    bkd.melihat("Belum ditempatkan")
    alamat = bkd.h.url
    bkd.h.get_by_role("link", name="Tempatkan").click()
    bkd.isi(unit_cari=tokoh.unit)
    bkd.tekan("Cari Unit kerja")
    bkd.h.get_by_role("radio", name=re.compile(rf"^{tokoh.unit}")).check()
    bkd.isi(jabatan=tokoh.jabatan, jenis_jabatan=tokoh.jenis_jabatan, memimpin=tokoh.memimpin, mulai="2022-01-03")
    if tokoh.unit_cetak:
        bkd.h.locator("summary", has_text="nama unit pada formulir").click()
        bkd.isi(nama_unit_cetak=tokoh.unit_cetak)
    bkd.tekan("Tempatkan")
    bkd.melihat(tokoh.jabatan)
    bkd.buka(alamat)
    if not tokoh.nip:
        bkd.isi(nama_masuk=tokoh.masuk)
    bkd.sandi()
    bkd.tekan("Buat akun dan kode aktivasi")
    return bkd.h.locator(".kode-sekali").inner_text()


def membuka_tahun(bkd):
    bkd.buka("/periode/")
    bkd.isi(tahun=str(TAHUN))
    bkd.tekan("Buka tahun")
    bkd.melihat(f"Tahun kinerja {TAHUN} terbuka.")


# Leaders ---------------------------------------------------------------------------------------------
def menulis_perjanjian(pelaku, contoh, nama, unit):
    pelaku.buka(f"/organisasi/rencana/buat/{unit[nama]}/")
    pelaku.isi(jenis="pk", tahun_mulai=str(TAHUN))
    pelaku.tekan("Buat rencana")
    pelaku.buka(f"/organisasi/rencana/{pelaku.kode}/tempel/")
    semua = [pk for pk in ORGANISASI[contoh.nama]["perjanjian_kinerja"] if pk["unit"] == nama]
    baris = [(pk["sasaran"], i["teks"], i["target"]) for pk in semua for i in pk["indikator"]]
    pelaku.isi(teks=tabel(("Sasaran", "Indikator", "Target"), *baris))
    pelaku.tekan("Periksa")
    pelaku.tekan(f"Masukkan {len(baris)} indikator")
    pelaku.melihat(f"{len(baris)} indikator")


def tabel(*baris):
    return "\n".join("\t".join(satu) for satu in baris)


def menyusun_skp_pimpinan(pelaku, tokoh):
    """The SKP from a table, each indicator of the Perjanjian Kinerja tied to the one that says it otherwise."""
    alamat = menempel_skp(pelaku, tokoh)
    menghubungkan_perjanjian(pelaku, alamat)
    return alamat


def menempel_skp(pelaku, tokoh):
    rencana = baca(RENCANA, tokoh.kunci)
    alamat = mulai(pelaku, tokoh, rencana["pendekatan"])
    pelaku.buka(f"{alamat}isi-dari/tempel/")
    kolom = ("Rencana hasil kerja", "Aspek", "Indikator", "Target", "Perspektif")
    pelaku.isi(teks=tabel(kolom, *baris_skp(rencana)))
    pelaku.tekan("Periksa")
    pelaku.tekan(f"Masukkan {len(rencana['rhk'])} RHK")
    return alamat


def mulai(pelaku, tokoh, pendekatan="kualitatif"):
    pelaku.buka("/skp/")
    pelaku.tekan("Mulai menyusun")
    pelaku.h.wait_for_url(re.compile(r"/skp/\w+/"))
    skp = Skp.objects.get(pegawai__nip=tokoh.nip)
    if pendekatan == "kualitatif":
        pelaku.h.get_by_label("Kualitatif", exact=True).check(force=True)
        pelaku.h.wait_for_selector("table.lembar-kualitatif")
    return f"/skp/{skp.kode}/"


def baris_skp(rencana):
    for rhk in rencana["rhk"]:
        dari = f" (penugasan dari {rhk['penugasan_dari']})" if "penugasan_dari" in rhk else ""
        tambahan = " (tambahan)" if rhk["jenis"] == "tambahan" else ""
        for n, iki in enumerate(rhk["iki"]):
            kepala = "" if n else f"{rhk['teks']}{dari}{tambahan}"
            aspek = ", ".join(Aspek(a).cetak for a in iki.get("aspek", []))
            perspektif = Perspektif(iki["perspektif"]).cetak if "perspektif" in iki else ""
            yield kepala, aspek, iki["teks"], iki.get("target", ""), perspektif


def menghubungkan_perjanjian(pelaku, alamat):
    """Every indicator of the PK to the first IKI, unless its words were recognised already (Direktur II, p. 130)."""
    pelaku.buka(f"{alamat}isi-dari/perjanjian/")
    lain = pelaku.h.locator(".sudah-ditulis").all()
    if not lain:
        pelaku.melihat("Sudah ada di RHK 1")
        return
    for satu in lain:
        satu.locator("summary").click()
        satu.locator("select").select_option(index=1)
    for kotak in pelaku.h.locator('input[name="indikator"]:checked').all():
        kotak.uncheck()
    pelaku.tekan("Masukkan")
    pelaku.melihat("dihubungkan")


def menulis_lembar(orang, skp, contoh):
    for isi in lembar(contoh.lampiran, "manual"):
        menulis_manual(orang[isi["skp"]], skp[isi["skp"]], isi)
    for isi in lembar(contoh.lampiran, "workblock"):
        menulis_workblock(orang[isi["skp"]], skp[isi["skp"]], isi)


def menulis_manual(pelaku, alamat, isi):
    """Under the first IKI of the RHK it belongs to."""
    sebelum = sum(len(r["iki"]) for r in baca(RENCANA, isi["skp"])["rhk"][: isi["rhk"] - 1])
    pelaku.buka(f"{alamat}manual/")
    pelaku.h.get_by_role("link", name=re.compile("^Tulis")).nth(sebelum).click()
    pelaku.isi(**{k: "\n".join(v) if isinstance(v, list) else v for k, v in isi.items() if k in MANUAL})
    pelaku.tekan("Simpan manual")
    pelaku.melihat("Manual tersimpan.")
    memeriksa_lembar(pelaku, f"{alamat}manual.pdf", isi, ("tujuan", "definisi", "formula", "satuan", "sumber_data"))


MANUAL = ("tujuan", "definisi", "formula", "satuan", "kendali", "sumber_data", "periode_pelaporan")
BUKAN_WORKBLOCK = {"skp", "rhk", "hlm"}


def menulis_workblock(pelaku, alamat, isi):
    pelaku.buka(f"{alamat}strategi/")
    pelaku.tekan("Buat workblock")
    bidang = {k: "\n".join(v) if isinstance(v, list) else v for k, v in isi.items() if k not in BUKAN_WORKBLOCK}
    pelaku.isi(**bidang)
    pelaku.tekan("Simpan workblock")
    pelaku.melihat("tersimpan")
    memeriksa_lembar(pelaku, f"{alamat}workblock/{pelaku.kode}.pdf", isi, bidang)


# Those who are led, in their own words -----------------------------------------------------------------
def menyusun_skp_bawahan(pelaku, tokoh):
    """Pasted; column (2) of Format A.1.7 in the words of the regulation, which differ from the leader's."""
    alamat, rencana = menempel_skp(pelaku, tokoh), baca(RENCANA, tokoh.kunci)
    pelaku.buka(alamat)
    semua = [b.get_attribute("data-rhk") for b in pelaku.h.locator("tbody.rhk").all()]
    for pk, rhk in zip(semua, rencana["rhk"], strict=True):
        pelaku.buka(f"{alamat}rhk/{pk}/intervensi/")
        pelaku.h.locator('[name="pilihan"][value="bebas"]').check()
        pelaku.isi(teks=rhk["intervensi"]["rhk"], teks_iki=rhk["intervensi"].get("iki", ""))
        pelaku.tekan("Pakai pilihan ini")
    if "lampiran" in rencana:
        pelaku.buka(alamat)
        menulis_lampiran(pelaku, rencana["lampiran"])
    return alamat


def menulis_lampiran(pelaku, lampiran):
    for bagian, butir in lampiran.items():
        pelaku.isi(**{f"lampiran-{bagian}": "\n".join(butir)})
    pelaku.tekan("Simpan")


# Matriks ---------------------------------------------------------------------------------------------
def membagi_peran(orang):
    """First level: Kepala Puskesmas to the ketua tim. Second level: the ketua tim to her members."""
    tingkat_satu, tingkat_dua = ORGANISASI["daerah"]["mpph"]
    kepala, ketua = orang[KEPALA_PUSKESMAS.kunci], orang[KETUA.kunci]
    (peran,) = tingkat_satu["baris"][0]["peran"]
    matriks = membuat_matriks(kepala)
    menulis_sel(kepala, matriks, KETUA, [peran])
    kepala.tekan("Bagikan")
    mengambil_peran(ketua, mulai(ketua, KETUA), len(peran))
    kepala.buka(f"{matriks}tim/")
    kepala.isi(nama=ORGANISASI["daerah"]["tim"][0]["nama"])
    pilihan = kepala.h.locator('[name="ketua"] option', has_text=KETUA.nama)
    kepala.isi(ketua=pilihan.get_attribute("value"))
    kepala.h.get_by_role("checkbox", name=re.compile(BIDAN.nama)).check()
    kepala.tekan("Bentuk tim")
    ketua.buka(f"/matriks/{TAHUN}/")
    ketua.h.get_by_role("link", name="Buka").first.click()
    milik = f"/matriks/{ketua.kode}/"
    (baris,) = [b for b in tingkat_dua["baris"] if b["jabatan"] == "BIDAN PENYELIA"]
    *utama, (tambahan,) = baris["peran"]  # p. 183: the last one is her RHK tambahan
    menulis_sel(ketua, milik, BIDAN, [*utama, [f"{tambahan} (tambahan)"]])
    ketua.tekan("Bagikan")


def membagi_peran_direktur(direktur):
    matriks = membuat_matriks(direktur)
    menulis_sel(direktur, matriks, KASUBDIT, ORGANISASI["kementerian"]["mpph"][0]["baris"][0]["peran"])
    direktur.tekan("Bagikan")
    direktur.melihat("Semua peran sudah dibagikan.")


def membuat_matriks(pelaku):
    pelaku.buka(f"/matriks/{TAHUN}/")
    pelaku.tekan("Buat matriks")
    matriks = f"/matriks/{pelaku.kode}/"
    if pelaku.h.get_by_role("button", name="Tambahkan semua").count():
        pelaku.tekan("Tambahkan semua")
    return matriks


def menulis_sel(pelaku, matriks, tokoh, peran):
    """The peran of one person, column by column, on her own page."""
    pelaku.buka(matriks)
    pelaku.h.locator("tbody th").filter(has_text=tokoh.nama).get_by_role("link").first.click()
    for n, sel in enumerate(peran):
        pelaku.h.locator("#isi textarea").nth(n).fill("\n".join(sel))
    pelaku.tekan("Simpan")
    pelaku.buka(matriks)


def mengambil_peran(pelaku, alamat, banyak):
    pelaku.buka(f"{alamat}isi-dari/matriks/")
    for kotak in pelaku.h.locator('input[name="peran"]:not([disabled])').all():
        kotak.check()
    pelaku.tekan("Ambil")
    pelaku.h.wait_for_url(re.compile(rf"{alamat}"))
    assert pelaku.h.locator("tbody.rhk").count() == banyak


def menyusun_dari_matriks(bidan):
    alamat = mulai(bidan, BIDAN)
    rencana = baca(RENCANA, BIDAN.kunci)
    mengambil_peran(bidan, alamat, len(rencana["rhk"]))
    for rhk in rencana["rhk"]:
        menulis_ukuran(bidan, rhk)
    menulis_lampiran(bidan, rencana["lampiran"])
    return alamat


def menulis_ukuran(pelaku, rhk):
    """Her own words below an RHK that came from the matriks: ukuran keberhasilan and who assigned it."""
    for _ in rhk["iki"][1:]:
        pelaku.kirim(baris_rhk(pelaku, rhk).locator('button[formaction$="/iki/tambah/"]'))
    baris = baris_rhk(pelaku, rhk)
    for n, iki in enumerate(rhk["iki"]):
        baris.locator('textarea[name^="iki-"][name$="-teks"]').nth(n).fill(iki["teks"])
    baris.locator('[name$="-penugasan_dari"]').fill(rhk["penugasan_dari"])
    pelaku.tekan("Simpan")


def baris_rhk(pelaku, rhk):
    semua = pelaku.h.locator("tbody.rhk").all()
    (baris,) = [b for b in semua if b.locator('textarea[name^="rhk-"]').first.input_value() == rhk["teks"]]
    return baris


# Penetapan -------------------------------------------------------------------------------------------
def menetapkan(pelaku, penilai, alamat, tokoh):
    pelaku.buka(alamat)
    pelaku.tekan("Ajukan")
    pelaku.melihat("Menunggu pimpinan")
    penilai.buka(alamat)
    for kunci, butir in baca(RENCANA, tokoh.kunci)["ekspektasi_khusus"].items():
        penilai.ketik(f"Ekspektasi khusus, {NilaiPerilaku(kunci).cetak}", "\n".join(butir))
    penilai.tekan("Tetapkan")
    penilai.sandi()
    penilai.tekan("Tetapkan SKP")
    penilai.melihat("Ditetapkan")


def memeriksa(orang, skp):
    for kunci, alamat in skp.items():
        memeriksa_cetakan(orang[kunci], alamat, kunci)
    assert [k for o in orang.values() for k in o.keluhan] == []


def memeriksa_cetakan(pelaku, alamat, kunci):
    rencana = baca(RENCANA, kunci)
    potongan = [*rencana["pegawai"].values(), *rencana["penilai"].values()]
    potongan += [teks for rhk in rencana["rhk"] for teks in (rhk["teks"], *rhk.get("intervensi", {}).values())]
    potongan += [teks for rhk in rencana["rhk"] for i in rhk["iki"] for teks in (i["teks"], i.get("target", ""))]
    potongan += [f"(penugasan dari {rhk['penugasan_dari']})" for rhk in rencana["rhk"] if "penugasan_dari" in rhk]
    potongan += [butir for daftar in rencana["ekspektasi_khusus"].values() for butir in daftar]
    assert hilang(pelaku, f"{alamat}skp.pdf", potongan) == []
    lampiran = [butir for daftar in rencana.get("lampiran", {}).values() for butir in daftar]
    assert hilang(pelaku, f"{alamat}lampiran.pdf", lampiran) == []


def memeriksa_lembar(pelaku, alamat, isi, bidang):
    """Manual or workblock: every field that was typed stands on the sheet."""
    semua = [t for b in bidang for t in (isi[b] if isinstance(isi[b], list) else [isi[b]])]
    assert hilang(pelaku, alamat, semua) == []


def hilang(pelaku, alamat, potongan):
    isi = rapat(teks_pdf(pelaku.unduh(alamat)))
    return [p for p in potongan if rapat(p) not in isi]
