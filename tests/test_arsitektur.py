"""The shape of the house: pure rules, objects fetched through their owners, nothing inline on a screen."""

import ast
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[1]
KAMAR = ("pegawai", "skp_app", "evaluasi")


def modul(berkas):
    return ".".join(berkas.relative_to(AKAR).with_suffix("").parts)


def kode(*pola):
    return sorted(b for kamar in KAMAR for p in pola for b in (AKAR / kamar).glob(p))


# aturan ------------------------------------------------------------------------------------------
def test_aturan_dimuat_tanpa_django_dan_celery():
    aturan = [modul(b) for b in kode("aturan/*.py") if b.stem != "__init__"]
    assert len(aturan) > 15
    periksa = (
        f"import importlib, sys\nfor m in {aturan!r}: importlib.import_module(m)\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'django', 'celery', 'guardian', 'psycopg', 'redis'}))"
    )
    hasil = subprocess.run([sys.executable, "-c", periksa], capture_output=True, text=True, cwd=AKAR)
    # skp_app and evaluasi are packages of their own; loading them must not load the application either.
    assert (hasil.stdout, hasil.stderr) == ("[]\n", "")


@pytest.mark.parametrize("berkas", kode("aturan/*.py"), ids=modul)
def test_aturan_hanya_memakai_pustaka_standar_dan_sesamanya(berkas):
    boleh = sys.stdlib_module_names | set(KAMAR)
    dipakai = set()
    for n in ast.walk(ast.parse(berkas.read_text())):
        if isinstance(n, ast.Import):
            dipakai |= {a.name for a in n.names}
        if isinstance(n, ast.ImportFrom):
            dipakai.add(n.module)
    assert {m for m in dipakai if m.split(".")[0] not in boleh} == set()
    assert {m for m in dipakai if m.split(".")[0] in KAMAR and m.split(".")[1] != "aturan"} == set()


# what a page may fetch ---------------------------------------------------------------------------
# Rows that belong to somebody. A page starts from `visible_to`, from the person, or from a row it was let to.
PRIBADI = {
    "BarisTertahan", "CatatanHarian", "KegiatanRutin", "Ketidakhadiran",
    "BuktiDukung", "Dokumen", "EkspektasiKhusus", "Evaluasi", "Iki", "Jejak", "KesepakatanDialog", "LampiranSkp",
    "PakaiBukti", "Pekerjaan", "Pemberitahuan", "PenutupanPeriode", "Realisasi", "Rhk", "Skp", "TandaRhk", "UjarDialog",
    "UmpanBalik", "VersiSkp",
}  # fmt: skip
PANGKAL = {"pegawai", "pemilik", "penilai", "atasan_penilai", "peminta", "penerima", "skp", "rhk", "iki", "realisasi"}
BOLEH = {
    "evaluasi/views/api.py _skp_terbaca Skp": "a client is no person: what was set, of its branch, in the next line",
    "evaluasi/views/capaian.py kabarkan Pekerjaan": "the job that the BKD has ordered a moment ago",
    "evaluasi/views/capaian.py lengkap Skp": "counts how many are assessed, per unit",
    "evaluasi/views/meja.py unit_tanpa_capaian Skp": "asks whether anybody is assessed in the unit",
    "evaluasi/views/penilaian.py skp_dinilai Skp": "penilai=saya, else visible_to, in the next two lines",
    "evaluasi/views/sebaran.py seluruhnya_dihitung Pekerjaan": "that it runs is no secret; its address is the BKD's",
    "evaluasi/views/sebaran.py sedang_dihitung Pekerjaan": "that it runs is no secret; the page checks who may open it",
    "evaluasi/views/meja.py beres Evaluasi": "Exists() beside the SKP it is asked of, through the rangkaian",
    "evaluasi/views/meja.py beres PenutupanPeriode": "Exists() beside the SKP it is asked of, through the rangkaian",
    "evaluasi/views/meja.py daftar_periode Realisasi": "counted under the IKI of his own SKP",
    "evaluasi/views/meja.py keadaan_tim Realisasi": "counted under the IKI of SKP with penilai=saya",
    "evaluasi/views/meja.py skp_sendiri Realisasi": "counted under the IKI of his own SKP",
    "evaluasi/views/tim.py lengkap Realisasi": "counted under the IKI of SKP that are already his team's",
    "pegawai/views/sehat.py antrean Pekerjaan": "age of the queue for /readyz, no content",
    "skp_app/keaslian.py terdaftar Dokumen": "found by the SHA-256 of a file that the person holds",
    "skp_app/views/tanda_tangan.py _dokumen Dokumen": "milik_pihak(saya): of whom it is, who signs it, the BKD",
    "skp_app/views/tanda_tangan.py banyak Dokumen": "penanda__pegawai=saya",
    "skp_app/views/tanda_tangan.py hasil Dokumen": "penanda__pegawai=saya, of the job that he ordered",
    "skp_app/views/cek.py cek Dokumen": "found by the random code on the paper; only what is printed is shown, masked",
    "skp_app/pohon.py cari Rhk": "narrows Pohon.rhk(), which holds only SKP that this person may see",
    "skp_app/pohon.py skp_di_pohon Skp": "says itself who sees what in the tree, visible_to among it",
    "skp_app/temuan.py _skp Skp": "of units that the page fetched through unit_dipantau",
    "skp_app/views/bukti.py - PakaiBukti": "uses of items that were fetched through their owner or visible_to",
    "skp_app/views/bukti.py _tersaring PakaiBukti": "narrows the items of their owner",
    "skp_app/views/bukti.py dilihat PakaiBukti": "of items in visible_to, one line above",
    "skp_app/views/ambil.py skp_ditulis Skp": "boleh_disusun(saya)",
    "skp_app/views/ketidakhadiran.py daftar Ketidakhadiran": "prefetched for the people of the units he manages",
    "skp_app/views/kelola.py _skp Skp": "left to visible_to, or to a mandate over the unit, in the next lines",
    "skp_app/views/penetapan_massal.py hasil Skp": "named in the job that this person ordered",
    "skp_app/views/tim.py dengan_skp Skp": "the change that waits for an SKP of his team",
    "skp_app/views/ambil_pemantauan.py dipantau Skp": "a party of it or who assigned part of it, else visible_to",
    "skp_app/views/ambil_pemantauan.py _pantauan Skp": "whether the SKP at hand is a draft, or continued under him",
    "skp_app/views/pemantauan_orang.py _lengkap Skp": "the SKP that dipantau let him read",
    "skp_app/views/pemantauan_orang.py _rencana Skp": "versions of the SKP that dipantau let him read",
    "evaluasi/views/persiapan.py persiapan Pekerjaan": "whether there is any, for the BKD",
    "evaluasi/views/persiapan.py persiapan Pemberitahuan": "the same",
    "evaluasi/views/persiapan.py persiapan Skp": "the same",
    "pegawai/operasi.py keadaan Pekerjaan": "numbers of the whole installation, for the BKD and the monitoring system",
    "pegawai/operasi.py keadaan Pemberitahuan": "the same: how many wait, never whose",
    "skp_app/views/ambil.py iki_milik Iki": "the SKP is handed to get_object_or_404",
    "skp_app/views/ambil.py rhk_milik Rhk": "the SKP is handed to get_object_or_404",
    "skp_app/views/ambil.py skp_pihak Skp": "the SKP that skp_terbaca let him read",
    "skp_app/views/ambil.py skp_terbaca Skp": "a party of it, else visible_to, in the next line",
    "evaluasi/views/riwayat.py riwayat Jejak": "of an evaluation of which he is a party, of keberatan visible_to him",
    "skp_app/views/riwayat.py lengkap Jejak": "of an SKP of which he is a party, asked a few lines above",
    "skp_app/views/riwayat.py riwayat Jejak": "of an SKP of which he is a party, asked two lines above",
    "skp_app/views/umpan_balik.py diberi UmpanBalik": "pemberi=saya",
    "skp_app/views/konseling.py bukti UmpanBalik": "chosen among what the form offers: of the SKP of the case",
    "skp_app/views/konseling.py mulai UmpanBalik": "chosen among what the form offers: of the SKP he assesses",
    "skp_app/views/progres.py lepas_bukti PakaiBukti": "under the IKI of his own SKP",
    "skp_app/views/survei_kelola.py _jalannya Pekerjaan": "the draw and the closing of this survey, for the BKD",
    "skp_app/views/jadwal_umpan.py cakupan Skp": "penilai=saya by name; under a mandate only counted",
    "skp_app/views/umpan_beri.py __init__ Skp": "whoever has no relation to it is left to skp_terbaca a few lines on",
}


def tanpa_pangkal(teks):
    """'function Model' of every query on a personal model that names neither its owner nor visible_to."""
    pohon = ast.parse(teks)
    induk = {anak: n for n in ast.walk(pohon) for anak in ast.iter_child_nodes(n)}
    for n in ast.walk(pohon):
        if not (isinstance(n, ast.Attribute) and n.attr == "objects" and getattr(n.value, "id", "") in PRIBADI):
            continue
        nama, kunci = _rantai(n, induk)
        if "visible_to" not in nama and not PANGKAL & {k.split("__")[0] for k in kunci}:
            yield f"{_fungsi(n, induk)} {n.value.id}"


def _rantai(n, induk):
    """Names and keyword arguments of the call chain that starts here: .filter(a=1).order_by() ..."""
    nama, kunci = [], []
    while atas := induk.get(n):
        if isinstance(atas, ast.Attribute) and atas.value is n:
            nama.append(atas.attr)
        elif isinstance(atas, ast.Call) and atas.func is n:
            kunci += [k.arg or "" for k in atas.keywords]
        else:
            break
        n = atas
    return nama, kunci


def _fungsi(n, induk):
    while not isinstance(n, ast.FunctionDef | ast.Module):
        n = induk[n]
    return getattr(n, "name", "-")


def test_halaman_mengambil_baris_orang_lewat_pemiliknya():
    berkas = kode("views/*.py", "forms.py", "forms/*.py", "tasks.py", "resources.py", "*.py")
    temuan = {f"{b.relative_to(AKAR).as_posix()} {t}" for b in berkas if "contoh" not in b.stem for t in _temuan(b)}
    assert temuan == set(BOLEH)


def _temuan(berkas):
    return tanpa_pangkal(berkas.read_text())


@pytest.mark.parametrize(
    ("teks", "jumlah"),
    [
        ("def f(request, pk): return Skp.objects.get(pk=pk)", 1),
        ("def f(): return Evaluasi.objects.all().filter(kode=k)", 1),
        ("def f(): return get_object_or_404(Skp.objects.select_related('a'), kode=k)", 1),
        ("def f(): return Skp.objects.filter(kode=k).visible_to(saya)", 0),
        ("def f(): return Skp.objects.filter(penilai=saya)", 0),
        ("def f(): return Realisasi.objects.filter(iki__rhk__skp=skp)", 0),
        ("def f(): return Periode.objects.all()", 0),
    ],
)
def test_contoh_pengambilan(teks, jumlah):
    assert len(list(tanpa_pangkal(teks))) == jumlah


# doors for injected code -------------------------------------------------------------------------
BERBAHAYA = {"eval", "exec", "mark_safe", "SafeString", "RawSQL", "raw", "extra", "csrf_exempt", "loads_pickle"}
PAKAI_SENDIRI = {
    "evaluasi/bagan.py SafeString": "type of what format_html returns",
    "evaluasi/bagan_pantauan.py SafeString": "type of what format_html returns",
    "skp_app/alur/survei_jawab.py raw": "one constant statement: FOR SHARE, which the ORM cannot say",
    "skp_app/bagan.py SafeString": "type of what format_html returns",
    "skp_app/dokumen/cetak.py SafeString": "type of the QR code",
    "skp_app/dokumen/cetak.py mark_safe": "the QR code is an SVG drawn by segno from our own address",
}


def test_tidak_ada_pintu_bagi_kode_titipan():
    temuan = set()
    for berkas in kode("**/*.py"):
        for n in ast.walk(ast.parse(berkas.read_text())):
            for nama in {getattr(n, "id", None), getattr(n, "attr", None)} & BERBAHAYA:
                temuan.add(f"{berkas.relative_to(AKAR).as_posix()} {nama}")
    assert temuan == set(PAKAI_SENDIRI)


# templates ---------------------------------------------------------------------------------------
LAYAR = sorted(b for b in (AKAR / "templates").rglob("*.html") if "dokumen" not in b.parts)
TERLARANG = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "handler attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "hx-on handler": re.compile(r"\bhx-on|\bhx-vals\s*=\s*['\"]js:", re.IGNORECASE),
    "script with content or without nonce": re.compile(
        r'<script(?![^>]*\bsrc=)|<script(?![^>]*nonce="\{\{ csp_nonce \}\}")|<script[^>]*>\s*[^\s<]', re.IGNORECASE
    ),
    "unescaped text": re.compile(r"\|\s*safe\b|\{%\s*autoescape\s+off|\|\s*safeseq\b"),
    "foreign host": re.compile(r"(src|href)\s*=\s*[\"'](https?:)?//", re.IGNORECASE),
}


def test_layar_tanpa_gaya_dan_skrip_sebaris():
    assert len(LAYAR) > 20
    temuan = [(b.name, apa) for b in LAYAR for apa, pola in TERLARANG.items() if pola.search(b.read_text())]
    assert temuan == []


@pytest.mark.parametrize(
    ("teks", "apa"),
    [
        ('<p class="a" style="color:red">', "style attribute"),
        ("<style>p{}</style>", "style element"),
        ('<button onclick="x()">', "handler attribute"),
        ('<a href="javascript:x()">', "javascript: address"),
        ("<script>x()</script>", "script with content or without nonce"),
        ('<script src="/a.js"></script>', "script with content or without nonce"),
        ("{{ skp.teks|safe }}", "unescaped text"),
        ('<img src="//cdn.example/x.png">', "foreign host"),
    ],
)
def test_contoh_terlarang_ditemukan(teks, apa):
    assert apa in {nama for nama, pola in TERLARANG.items() if pola.search(teks)}


def test_skrip_berberkas_dan_bernonce_boleh():
    sah = '<script src="{% static \'js/a.js\' %}" defer nonce="{{ csp_nonce }}"></script>'
    assert [nama for nama, pola in TERLARANG.items() if pola.search(sah)] == []


# what no file mentions ---------------------------------------------------------------------------
def berkas_terlacak():
    daftar = subprocess.run(["git", "ls-files"], cwd=AKAR, capture_output=True, text=True, check=True).stdout
    for nama in daftar.splitlines():
        try:
            yield nama, (AKAR / nama).read_text()
        except (UnicodeDecodeError, FileNotFoundError):
            continue


def test_tidak_ada_jalur_mesin_pengembang():
    pola = re.compile(r"(?<![\w.])/(work|root|home|Users)/\w|\bC:\\\\?Users")
    assert [(nama, t.group()) for nama, isi in berkas_terlacak() for t in pola.finditer(isi)] == []


def test_tidak_ada_alamat_pustaka_di_berkas_kunci():
    for nama, isi in berkas_terlacak():
        if nama.endswith(".lock"):
            assert re.findall(r"https?://\S+|--(?:extra-)?index-url|--find-links", isi) == []


# Words about tools instead of about the application, by hash: spelled out they would be the first mention.
KATA_ASING = {
    "3ea125d0bff3",
    "487b91042c7c",
    "57de4cf40144",
    "60965168ce76",
    "7d3194f79e64",
    "94a168d2da57",
    "c70eca6b0f88",
    "c857d09db23e",
    "d298391b0743",
    "de2187af3fb0",
}


def test_tidak_ada_kata_tentang_alat():
    kata = {k for _, isi in berkas_terlacak() for k in re.findall("[a-z]+", isi.lower())}
    assert len(kata) > 3000
    assert [k for k in kata if hashlib.sha256(k.encode()).hexdigest()[:12] in KATA_ASING] == []


def test_tidak_ada_sisa_pekerjaan():
    sisa = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
    assert [(nama, t.group()) for nama, isi in berkas_terlacak() for t in sisa.finditer(isi)] == []
