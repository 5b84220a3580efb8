"""The year of one person: plan, realisasi, feedback, notes, conclusions, follow-ups, in the order of time."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from django.db.models import Count
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from pegawai.akses import untuk_pegawai
from skp_app.alur import kemajuan, pengambilalihan
from skp_app.alur import pemantauan as alur
from skp_app.alur.catatan_pemantauan import dapat_diubah
from skp_app.alur.isi import baris_rhk
from skp_app.aturan.pemantauan import Tanda
from skp_app.models import CatatanPemantauan, KesepakatanDialog, KesimpulanKemajuan, PengambilalihanRhk, Skp, UmpanBalik
from skp_app.models.umpan_balik import Nada
from skp_app.views.ambil_pemantauan import dipantau
from skp_app.views.pemantauan import berwarna


class Peristiwa(NamedTuple):
    """One entry of the timeline."""

    tanggal: date
    judul: str
    rinci: str = ""
    alamat: str = ""
    kelas: str = "beres"


@untuk_pegawai
def orang(request, tahun, kode):
    pantauan = dipantau(request.saya, tahun, kode)
    skp = pantauan.skp
    konteks = {"pantauan": pantauan, "skp": skp, "catatan": catatan(pantauan), "menu": menu(pantauan)}
    if pantauan.lengkap:
        konteks |= _lengkap(pantauan, konteks["catatan"])
    else:
        konteks["rhk"] = [r for r in baris_rhk(skp) if r.pk in pantauan.rhk]
        konteks["utama"] = tombol_catatan(skp)
    return render(request, "skp_app/pemantauan_orang.html", konteks)


def menu(pantauan):
    return "skp_app:daftar" if pantauan.pemilik else "skp_app:pemantauan"


def catatan(pantauan):
    semua = CatatanPemantauan.objects.visible_to(pantauan.saya).filter(skp__rangkaian=pantauan.skp.rangkaian)
    daftar = list(semua.select_related("oleh", "umpan_balik"))
    for c in daftar:
        c.milik_saya = c.oleh_id == pantauan.saya.pk
        c.dapat_diubah = c.milik_saya and dapat_diubah(c)
        c.lewat = bool(c.tindak_lanjut and not c.ditindaklanjuti_pada and c.tindak_lanjut < localdate())
    return daftar


def _lengkap(pantauan, daftar_catatan):
    skp = pantauan.skp
    (kartu,) = alur.susun(Skp.objects.filter(pk=skp.pk), pantauan.setahun, pantauan.saya)
    simpulan = list(
        KesimpulanKemajuan.objects.visible_to(pantauan.saya)
        .filter(skp__rangkaian=skp.rangkaian)
        .select_related("periode_evaluasi", "skp")
        .prefetch_related("tindak__penugasan")
    )
    permintaan = [t for k in simpulan for t in k.tindak.all() if t.terbuka]
    rhk = baris_rhk(skp)
    pengambilalihan.tandai(rhk, skp)
    return {
        "kartu": berwarna(kartu),
        "periode": list(per_periode(skp, kartu, simpulan)),
        "simpulan": simpulan,
        "permintaan": permintaan,
        "diambil": [r for r in rhk if r.diambil_alih],
        "linimasa": linimasa(skp, simpulan, daftar_catatan),
        "utama": tombol_utama(pantauan, kartu, simpulan, permintaan),
        "halangan": pengambilalihan.halangan(skp) if pantauan.penilai and simpulan else "",
    }


def per_periode(skp, kartu, simpulan):
    """One line per period: realisasi, feedback by tone, the last conclusion."""
    nada = defaultdict(dict)
    semua = UmpanBalik.objects.berlaku().filter(skp__rangkaian=skp.rangkaian).order_by()
    for baris in semua.values("periode_evaluasi", "nada").annotate(n=Count("pk")):
        nada[baris["periode_evaluasi"]][baris["nada"]] = baris["n"]
    terakhir = {}
    for k in simpulan:  # newest first
        terakhir.setdefault(k.periode_evaluasi_id, k)
    for sel in kartu.sel:
        ada = nada[sel.periode.pk]
        yield sel, [(n.cetak, ada[n]) for n in Nada if n in ada], terakhir.get(sel.periode.pk)


def tombol_catatan(skp):
    return {"teks": "Tulis catatan", "alamat": reverse("skp_app:tulis_catatan", args=[skp.mulai.year, skp.kode])}


def tombol_utama(pantauan, kartu, simpulan, permintaan):
    """The one filled button: what this person should do next here."""
    skp, alamat = pantauan.skp, pantauan.alamat
    if pantauan.pemilik:
        if permintaan and skp.berlaku:
            return {"teks": "Ajukan perubahan SKP", "alamat": reverse("skp_app:perubahan", args=[skp.kode])}
        if simpulan and not simpulan[0].jawaban:
            return {"teks": "Baca kesimpulan", "alamat": kemajuan.alamat(simpulan[0])}
        return {"teks": "Buka realisasi", "alamat": reverse("skp_app:realisasi")}
    if not pantauan.penilai or not skp.berlaku:
        return None
    if set(kartu.tanda) - {Tanda.TINDAK_LANJUT, Tanda.TANPA_UMPAN_BALIK} and not _sudah_disimpulkan(simpulan):
        return {"teks": "Simpulkan kemajuan", "alamat": reverse("skp_app:simpulkan", args=alamat)}
    if Tanda.TANPA_UMPAN_BALIK in kartu.tanda:
        return {"teks": "Beri umpan balik", "alamat": reverse("skp_app:beri_umpan_balik", args=[skp.kode])}
    return tombol_catatan(skp)


def _sudah_disimpulkan(simpulan):
    """Was a conclusion drawn since the period that is running, or in its evaluation window?"""
    return bool(simpulan) and localdate() <= simpulan[0].periode_evaluasi.jendela_selesai


def linimasa(skp, simpulan, daftar_catatan):
    """What happened, newest first; what is still to come stands on top."""
    semua = [*_rencana(skp), *_dialog(skp)]
    for k in simpulan:
        semua.append(Peristiwa(localdate(k.pada), k.get_hasil_display(), k.periode_evaluasi.nama, kemajuan.alamat(k)))
        semua += [
            Peristiwa(localdate(t.pada), t.get_jenis_display(), t.isi) for t in k.tindak.all() if not t.ditarik_pada
        ]
    for c in daftar_catatan:
        semua.append(Peristiwa(c.tanggal, f"Catatan pemantauan: {c.sebutan}", c.isi))
        if c.tindak_lanjut and not c.ditindaklanjuti_pada:
            semua.append(
                Peristiwa(c.tindak_lanjut, f"Tindak lanjut: {c.sebutan}", "", "", "kini" if not c.lewat else "")
            )
    for p in PengambilalihanRhk.objects.filter(skp__rangkaian=skp.rangkaian):
        semua.append(Peristiwa(p.tanggal, "RHK diambil alih", p.catatan))
        if p.dikembalikan_pada:
            semua.append(Peristiwa(localdate(p.dikembalikan_pada), "RHK dikembalikan", p.alasan_kembali))
    return sorted(semua, key=lambda p: p.tanggal, reverse=True)


def _rencana(skp):
    versi = Skp.objects.filter(rangkaian=skp.rangkaian, ditetapkan_pada__isnull=False).order_by("nomor_versi")
    for nomor, pada, kode in versi.values_list("nomor_versi", "ditetapkan_pada", "kode"):
        judul = "SKP ditetapkan" if nomor == 1 else f"Perubahan SKP ditetapkan, versi {nomor}"
        yield Peristiwa(localdate(pada), judul, "", reverse("skp_app:detail", args=[kode]))


def _dialog(skp):
    semua = list(KesepakatanDialog.objects.filter(skp__rangkaian=skp.rangkaian))
    for d in semua:
        yield Peristiwa(d.tanggal, "Dialog kinerja", d.agenda)
    if semua and semua[0].tanggal_berikutnya and semua[0].tanggal_berikutnya >= localdate():
        yield Peristiwa(semua[0].tanggal_berikutnya, "Dialog kinerja berikutnya", kelas="kini")
