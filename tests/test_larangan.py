"""What the code may not contain, because a person's text could reach it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[1]
MASUKAN = {"GET", "POST", "data", "COOKIES", "headers"}
SQL = {"raw", "extra", "execute", "executemany", "RawSQL"}


def _dari_masukan(simpul: ast.AST) -> bool:
    """Is this `request.GET`, `request.POST["x"]`, `request.data.get(...)` or the like?"""
    return any(
        isinstance(n, ast.Attribute)
        and n.attr in MASUKAN
        and getattr(n.value, "id", getattr(n.value, "attr", "")) == "request"
        for n in ast.walk(simpul)
    )


def _tetap(simpul: ast.AST) -> bool:
    """A literal, a CONSTANT, a local name, or pieces of these: nothing is formatted into it here."""
    if isinstance(simpul, ast.JoinedStr):
        return all(_konstanta(n.value) for n in simpul.values if isinstance(n, ast.FormattedValue))
    if isinstance(simpul, ast.BinOp):
        return isinstance(simpul.op, ast.Add) and _tetap(simpul.left) and _tetap(simpul.right)
    if isinstance(simpul, ast.Call):
        return getattr(simpul.func, "attr", "") not in {"format", "format_map", "join", "replace"}
    return True


def _konstanta(simpul: ast.AST) -> bool:
    nama = getattr(simpul, "attr", getattr(simpul, "id", ""))
    return nama.isupper() or isinstance(simpul, ast.Constant)


def _nama(panggilan: ast.Call) -> str:
    return getattr(panggilan.func, "attr", getattr(panggilan.func, "id", ""))


def pelanggaran(kode: str) -> list[str]:
    """One line per violation in a piece of Python."""
    temuan = []
    for n in ast.walk(ast.parse(kode)):
        if not isinstance(n, ast.Call):
            continue
        if _nama(n) in SQL and n.args and not _tetap(n.args[0]):
            temuan.append(f"{n.lineno}: SQL dirangkai dari nilai")
        if any(k.arg is None and _dari_masukan(k.value) for k in n.keywords):
            temuan.append(f"{n.lineno}: ** dari permintaan")
        if _nama(n) in {"getattr", "setattr"} and len(n.args) > 1 and _dari_masukan(n.args[1]):
            temuan.append(f"{n.lineno}: nama atribut dari permintaan")
        if _nama(n) in {"order_by", "filter", "exclude"} and any(map(_dari_masukan, n.args)):
            temuan.append(f"{n.lineno}: urutan atau saringan dari permintaan")
    return temuan


def berkas_kode() -> list[Path]:
    return sorted(b for ruang in ("pegawai", "skp_app", "evaluasi") for b in (AKAR / ruang).rglob("*.py"))


def test_kode_tidak_melanggar():
    temuan = {b.relative_to(AKAR).as_posix(): pelanggaran(b.read_text()) for b in berkas_kode()}
    assert len(temuan) > 50
    assert {b: t for b, t in temuan.items() if t} == {}


@pytest.mark.parametrize(
    "kode",
    [
        "kursor.execute(f'SELECT * FROM x WHERE nama = {nama}')",
        "kursor.execute('SELECT %s' % nama)",
        "Skp.objects.raw('SELECT ' + f'{kolom}')",
        "Skp.objects.extra('a = {}'.format(a))",
        "Skp.objects.filter(**request.GET)",
        "Skp(**self.request.POST.dict())",
        "getattr(skp, request.GET['kolom'])",
        "Skp.objects.order_by(request.GET.get('urut'))",
    ],
)
def test_contoh_pelanggaran_ditemukan(kode):
    assert len(pelanggaran(kode)) == 1


@pytest.mark.parametrize(
    "kode",
    [
        "kursor.execute(f'CREATE DATABASE {NAMA}')",
        "kursor.execute(HAK, [x])",
        "Skp.objects.filter(nama=request.GET['nama'])",
    ],
)
def test_yang_boleh_tidak_ditemukan(kode):
    assert pelanggaran(kode) == []


@pytest.mark.parametrize(
    ("kode", "aturan"),
    [
        ("eval(x)\n", "S307"),
        ("exec(x)\n", "S102"),
        ("import pickle\n\npickle.loads(x)\n", "S301"),
        ("import yaml\n\nyaml.load(x)\n", "S506"),
        ("import subprocess\n\nsubprocess.run(x, shell=True)\n", "S602"),
        ("import os\n\nos.system(x)\n", "S605"),
    ],
)
def test_ruff_menolak_contoh_berbahaya(kode, aturan):
    ruff = [
        Path(sys.executable).with_name("ruff"),
        "check",
        "--output-format",
        "concise",
        "--stdin-filename",
        "pegawai/x.py",
        "-",
    ]
    hasil = subprocess.run(ruff, input=kode, capture_output=True, text=True, cwd=AKAR)
    assert hasil.returncode == 1
    assert f" {aturan} " in hasil.stdout
