"""Profil kinerja of a unit: counts of predikat per year and per unit below, beside the capaian."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from evaluasi.alur import profil as alur
from evaluasi.aturan.kuadran import Predikat
from evaluasi.aturan.profil import disatukan, persen
from evaluasi.views import tahun_hasil
from pegawai import mandat, unduh
from pegawai.akses import untuk_pegawai
from pegawai.models import Ketentuan, Penempatan, UnitKerja

PEMBACA = (mandat.KELOLA, mandat.AWASI)
TAHUN_TREN = 5
MENU = "evaluasi:profil"


def dipimpin(saya):
    """Paths of the units he leads today: there he stands in the line."""
    duduk = Penempatan.objects.pada(localdate()).filter(pegawai=saya, memimpin=True)
    return list(duduk.values_list("unit__jalur", flat=True))


def terlihat(saya):
    """The units he leads, those of his mandates, and everything below; all for the BKD."""
    return UnitKerja.objects.di_bawah(dipimpin(saya)) | mandat.unit_terjangkau(saya.pengguna, PEMBACA)


@untuk_pegawai
def awal(request):
    """To the one unit at the top; with several the highest of them come as a list."""
    tahun = tahun_hasil.dipilih(None, tahun_hasil.semua())
    puncak = []
    for unit in terlihat(request.saya).order_by("jalur"):
        if not any(unit.jalur.startswith(p.jalur) for p in puncak):
            puncak.append(unit)
    if not puncak:
        raise Http404
    if len(puncak) == 1:
        return redirect("evaluasi:profil_unit", tahun, puncak[0].kode)
    return render(request, "evaluasi/profil_puncak.html", {"puncak": puncak, "tahun": tahun, "menu": MENU})


@untuk_pegawai
def unit(request, tahun, kode):
    semua = terlihat(request.saya)
    unit = get_object_or_404(semua, kode=kode)
    setahun = [t for t, _ in tahun_hasil.semua()]
    if tahun not in setahun:
        raise Http404
    segaris = any(unit.jalur.startswith(j) for j in dipimpin(request.saya))
    terkecil = 0 if segaris else Ketentuan.objects.nilai("profil_terkecil", localdate())
    rentang = range(tahun - TAHUN_TREN + 1, tahun + 1)
    per_anak = alur.per_anak(unit, tahun)
    capaian = alur.capaian([unit.pk, *per_anak], rentang)
    baris = _baris(unit, per_anak, capaian, tahun, terkecil)
    if unduhan := unduh.jawab(request, f"profil-kinerja-{tahun}", _kolom(terkecil), baris):
        return unduhan
    konteks = {
        "unit": unit,
        "atas": semua.filter(pk=unit.induk_id).first(),
        "tahun": tahun,
        "setahun": setahun,
        "predikat": list(Predikat),
        "tren": _tren(unit, tahun, capaian, terkecil),
        "baris": baris,
        "terkecil": terkecil,
        "menu": MENU,
    }
    return render(request, "evaluasi/profil.html", konteks)


def _kolom(terkecil):
    """What is too small to be told stays so in the file."""
    return [
        ("Unit", lambda b: f"{b['kolam']} unit disatukan" if b.get("kolam") else b["unit"].nama),
        ("Pegawai", lambda b: f"kurang dari {terkecil}" if b.get("tersembunyi") else b["jumlah"]),
        *((p.cetak, lambda b, p=p: _sebanyak(b, p)) for p in Predikat),
        ("Ditahan keberatan", lambda b: b.get("ditahan", "")),
        ("Capaian unit", lambda b: b["capaian"].get_predikat_display() if b.get("capaian") else ""),
    ]


def _sebanyak(baris, predikat):
    return next((r["jumlah"] for r in baris.get("ruas", []) if r["predikat"] == predikat), "")


def _tren(unit, tahun, capaian, terkecil):
    """One row per year, the newest first; a year with too few people says only that."""
    angka = alur.per_tahun(unit, tahun, TAHUN_TREN)
    return [
        gambar(angka[t], terkecil) | {"tahun": t, "capaian": capaian.get((unit.pk, t))}
        for t in sorted(angka, reverse=True)
    ]


def _baris(unit, per_anak, capaian, tahun, terkecil):
    """One row per unit right below, small ones pooled into the last."""
    kecil = disatukan({pk: alur.jumlah(a) for pk, a in per_anak.items()}, terkecil)
    nama = UnitKerja.objects.in_bulk([pk for pk in per_anak if pk != unit.pk])
    tampil = sorted((pk for pk in per_anak if pk not in kecil), key=lambda pk: nama[pk].nama if pk in nama else "")
    baris = [
        gambar(per_anak[pk], terkecil) | {"unit": nama.get(pk, unit), "sendiri": pk == unit.pk,
                                          "capaian": capaian.get((pk, tahun))}
        for pk in tampil
    ]  # fmt: skip
    if kecil:
        kolam = {k: sum(per_anak[pk].get(k, 0) for pk in kecil) for k in alur.HITUNGAN}
        baris.append(gambar(kolam, terkecil) | {"kolam": len(kecil)})
    return baris


def gambar(angka, terkecil):
    """Counts as cells and as pieces of one bar; `tersembunyi` when there are too few people to tell them."""
    jumlah = alur.jumlah(angka)
    if jumlah < terkecil:
        return {"jumlah": jumlah, "tersembunyi": jumlah > 0 or bool(angka.get("ditahan"))}
    ruas, x = [], 0
    for p in Predikat:
        n = angka.get(p, 0)
        ruas.append({"predikat": p, "jumlah": n, "persen": persen(n, jumlah), "x": x})
        x += n
    kalimat = ", ".join(f"{r['predikat'].cetak} {r['jumlah']}" for r in ruas)
    return {"jumlah": jumlah, "ruas": ruas, "ditahan": angka.get("ditahan", 0), "kalimat": kalimat}
