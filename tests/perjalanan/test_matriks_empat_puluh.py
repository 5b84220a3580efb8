"""A unit of forty people and a leader with twelve indicators, planned through the matrix in a browser."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import expect

from pegawai.models import Pemberitahuan
from skp_app.alur import matriks, matriks_isi
from skp_app.models import Matriks, PeranHasil, SelMatriks
from tests import pembuat

pytestmark = [pytest.mark.peramban, pytest.mark.lambat, pytest.mark.usefixtures("basis_nyata")]
ORANG, KOLOM = 40, 12


@pytest.fixture
def kepala(pemeran, organisasi, periode):
    """Forty people under one leader; only the first and the last have an account."""
    bidang = pembuat.buat_unit("BIDANG LAYANAN", organisasi.dinas)
    kepala = pembuat.buat_pegawai("Kartika Dewi", golongan="IV/a")
    pembuat.tempatkan(kepala, bidang, "KEPALA BIDANG LAYANAN", "administrator", memimpin=True)
    for n in range(1, ORANG + 1):
        orang = pembuat.buat_pegawai(f"Anggota {n:02}", masuk=n in {1, ORANG})
        pembuat.tempatkan(orang, bidang, "PENGELOLA LAYANAN")
    skp = pembuat.buat_skp(kepala, lengkap=False)
    for n in range(1, 5):
        pembuat.isi_rhk(skp, n, iki=3)
    return kepala


@pytest.fixture
def datang(buka, sebagai, live_server):
    def masuk(orang, **layar):
        halaman = buka(**layar)
        kue = sebagai(orang).cookies[settings.SESSION_COOKIE_NAME].value
        halaman.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": kue, "url": live_server.url}])
        halaman.keluhan = []
        halaman.on("pageerror", lambda galat: halaman.keluhan.append(str(galat)))
        return halaman

    return masuk


def blok():
    """Forty rows of twelve cells as a spreadsheet copies them; one cell holds two lines in quotes."""
    sel = [[f"Layanan {b}.{k} tersedia" for k in range(1, KOLOM + 1)] for b in range(1, ORANG + 1)]
    sel[0][0] = '"Layanan 1.1 tersedia\nData 1.1 akurat (tambahan)"'
    return "\n".join("\t".join(baris) for baris in sel)


def tempel(halaman, teks):
    """What Ctrl+V brings to the cell that has the focus."""
    halaman.evaluate(
        """teks => {
            const isi = new DataTransfer();
            isi.setData("text/plain", teks);
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: isi, bubbles: true, cancelable: true}));
        }""",  # noqa: E501
        teks,
    )


def fokus(halaman):
    return halaman.evaluate("document.activeElement.id")


def test_empat_puluh_orang_direncanakan_melalui_matriks(datang, kepala, periode):
    h = datang(kepala, width=1366, height=768)
    h.goto(f"/matriks/{periode.tahun}/")
    h.get_by_role("button", name="Buat matriks").click()
    h.wait_for_selector("#matriks")
    satu = Matriks.objects.get()
    letak = [[f"s-{b.pk}-{k.pk}" for k in satu.kolom.all()] for b in satu.baris.all()]
    assert (len(letak), len(letak[0])) == (ORANG, KOLOM)

    h.locator(f"#{letak[0][0]}").focus()
    tempel(h, blok())
    expect(h.locator("h2", has_text=f"{ORANG * KOLOM} sel akan diisi")).to_be_visible()
    h.get_by_role("button", name=f"Terapkan {ORANG * KOLOM} sel").click()
    h.wait_for_selector("#matriks")
    assert PeranHasil.objects.count() == ORANG * KOLOM + 1

    papan_ketik(h, letak)
    bentrok(h, letak, satu)
    axe = Axe().run(h, options={"runOnly": ["wcag2a", "wcag2aa"]})
    assert [v["id"] for v in axe.response["violations"]] == [], json.dumps(axe.response["violations"])[:2000]

    h.get_by_role("button", name="Bagikan").click()
    expect(h.locator("#pesan")).to_contain_text("peran dibagikan")
    assert Pemberitahuan.objects.filter(kunci__startswith="matriks-").count() == ORANG
    assert h.keluhan == []
    mengambil_peran(datang, satu, periode)


def papan_ketik(h, letak):
    """Arrows move, Enter writes, Esc takes back, Ctrl+Enter saves and goes down, Tab leaves the grid."""
    h.locator(f"#{letak[0][0]}").focus()
    for tombol in ("ArrowDown", "ArrowRight", "ArrowRight", "ArrowUp"):
        h.keyboard.press(tombol)
    assert fokus(h) == letak[0][2]
    h.keyboard.press("End")
    assert fokus(h) == letak[0][-1]
    h.keyboard.press("ArrowRight")
    assert fokus(h) == letak[0][-1]

    h.keyboard.press("Enter")
    h.keyboard.type("tidak jadi ")
    h.keyboard.press("Escape")
    assert fokus(h) == letak[0][-1]
    h.keyboard.press("Enter")
    h.keyboard.press("Control+A")
    h.keyboard.type("Arsip digital tertata\nMenyusun laporan")
    h.keyboard.press("Control+Enter")
    expect(h.locator(f"#{letak[0][-1]}")).to_contain_text("Kegiatan, bukan hasil")
    assert fokus(h) == letak[1][-1]
    assert isi(letak[0][-1]) == ["Arsip digital tertata", "Menyusun laporan"]

    h.keyboard.press("Tab")
    assert not h.evaluate("document.activeElement.closest('#matriks')")


def isi(letak):
    baris, kolom = letak.split("-")[1:]
    semua = PeranHasil.objects.filter(sel__baris=baris, sel__kolom=kolom)
    return list(semua.order_by("urutan").values_list("teks", flat=True))


def bentrok(h, letak, satu):
    """Somebody else saves the same cell in between: both texts stand there, and one is chosen."""
    sel = h.locator(f"#{letak[2][1]}")
    baris, kolom = (int(x) for x in letak[2][1].split("-")[1:])
    matriks_isi.simpan_sel(satu, oleh=satu.pemilik, kiriman={(baris, kolom): (None, "Dari tab lain")})
    sel.focus()
    h.keyboard.press("Enter")
    h.keyboard.press("Control+A")
    h.keyboard.type("Dari tab ini")
    h.keyboard.press("Control+Enter")
    expect(sel.locator(".bentrok")).to_contain_text("Dari tab lain")
    assert isi(letak[2][1]) == ["Dari tab lain"]
    sel.get_by_role("button", name="Pakai versi saya").click()
    expect(h.locator(f"#{letak[2][1]} .peran")).to_contain_text("Dari tab ini")
    assert isi(letak[2][1]) == ["Dari tab ini"]


def mengambil_peran(datang, satu, periode):
    pertama = satu.baris.first().pegawai
    skp = pembuat.buat_skp(pertama, lengkap=False)
    h = datang(pertama, width=1366, height=768)
    h.goto(f"/skp/{skp.kode}/")
    h.get_by_role("button", name="Dari matriks peran").click()
    h.get_by_label("Layanan 1.1 tersedia").check()
    h.get_by_label("Layanan 1.2 tersedia").check()
    h.get_by_role("button", name="Ambil").click()
    expect(h.locator("#pesan")).to_contain_text("2 peran menjadi RHK")
    atas = satu.pemilik.skp.get().rhk.first()
    assert list(skp.rhk.values_list("teks", "intervensi_rhk")) == [
        ("Layanan 1.1 tersedia", atas.pk), ("Layanan 1.2 tersedia", atas.pk),
    ]  # fmt: skip
    assert PeranHasil.objects.exclude(rhk=None).count() == 2


def test_di_ponsel_tanpa_skrip_satu_orang_ditulis(datang, kepala, periode):
    satu = matriks.buat(kepala, periode, oleh=kepala)
    h = datang(kepala, width=390, height=844, java_script_enabled=False)
    h.goto(f"/matriks/{satu.kode}/")
    assert not h.locator("#matriks").is_visible()
    h.get_by_role("link", name="Tulis peran Anggota 07").click()
    kotak = h.locator("textarea[name^=sel-]")
    assert kotak.count() == KOLOM
    kotak.nth(0).fill("Layanan tersedia\nArsip tertata (tambahan)")
    kotak.nth(11).fill("Data akurat")
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator("#pesan")).to_contain_text("Peran tersimpan.")
    assert sorted(PeranHasil.objects.values_list("teks", "jenis")) == [
        ("Arsip tertata", "tambahan"), ("Data akurat", "utama"), ("Layanan tersedia", "utama"),
    ]  # fmt: skip
    h.get_by_role("navigation", name="Pegawai lain").get_by_role("link", name="Anggota 08").click()
    expect(h.locator("h1")).to_have_text("Peran Anggota 08")
    sel = SelMatriks.objects.order_by("pk").first()
    h.goto(f"/matriks/{satu.kode}/sel/{sel.baris_id}/{sel.kolom_id}/")
    h.get_by_label("Peran hasil").fill("Layanan andal")
    h.get_by_role("button", name="Simpan").click()
    assert isi(f"s-{sel.baris_id}-{sel.kolom_id}") == ["Layanan andal"]
