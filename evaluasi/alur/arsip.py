"""Arsip pribadi: all own documents of a person, byte for byte, with his own data as JSON (UU PDP Pasal 6-8, 13).

Ordered like a pack of evidence: made in the background, fetched for seven days. Other people are named only where the
paper itself names them.
"""

import json
import tempfile
import zipfile
from collections.abc import Callable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.timezone import now

from evaluasi.models import Evaluasi, PredikatTerdahulu
from pegawai import bel
from pegawai.alur import pekerjaan as buku
from pegawai.models import Pegawai, Pekerjaan
from skp_app.alur import paket
from skp_app.alur.isi import baris_rhk, isi_skp
from skp_app.models import Dokumen, PenandaTangan, Realisasi, Skp

TUGAS = "evaluasi.arsip"
PIHAK_LAIN = {"penilai", "atasan_penilai", "ditetapkan_oleh"}


def pesan(pegawai: Pegawai) -> Pekerjaan:
    """Order the own archive; the same order while it is open is that order."""
    pekerjaan = buku.pesan(TUGAS, str(pegawai.pk), "Arsip dokumen dan data saya", pegawai)
    bel.bunyikan(pekerjaan)
    return pekerjaan


def jalankan(pekerjaan: Pekerjaan, kemajuan: Callable[[int, int], None]) -> dict[str, Any]:
    """The body of the job. Begun anew after a killed worker; it writes over the earlier attempt."""
    pegawai: Any = pekerjaan.peminta
    dokumen = list(milik(pegawai))
    with tempfile.TemporaryFile() as sementara:
        with zipfile.ZipFile(sementara, "w", zipfile.ZIP_DEFLATED) as arsip:
            daftar = []
            for n, satu in enumerate(dokumen):
                kemajuan(n, len(dokumen))
                daftar.append(_tulis(arsip, satu))
            isi = data(pegawai) | {"dokumen": daftar}
            arsip.writestr("data.json", json.dumps(isi, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1))
        simpanan = paket.simpan(pekerjaan, sementara)
    kemajuan(len(dokumen), len(dokumen))
    return {"dokumen": len(dokumen), "tautan": f"/arsip/{pekerjaan.kode}/", **simpanan}


def milik(pegawai: Pegawai) -> Any:
    """The documents about this person, replaced and withdrawn ones too, the newest first."""
    return Dokumen.objects.milik(pegawai).select_related("skp", "periode_evaluasi").order_by("-dibuat_pada")


def _tulis(arsip: zipfile.ZipFile, dokumen: Dokumen) -> dict[str, Any]:
    """Every file of one document: as printed, and after each signature."""
    nama = f"dokumen/{dokumen.kode_format}-{dokumen.kode}"
    berkas = [(f"{nama}-0.pdf", dokumen.berkas, dokumen.sha256)]
    tanda = []
    for p in PenandaTangan.objects.filter(dokumen=dokumen, tanda__isnull=False).select_related("tanda"):
        akhiran = str(p.tanda.berkas.name).rpartition(".")[2]
        berkas.append((f"{nama}-{p.urutan}.{akhiran}", p.tanda.berkas, p.tanda.sha256))
        tanda.append({"urutan": p.urutan, "peran": p.peran, "pada": p.tanda.pada, "cara": p.tanda.penyedia})
    for tujuan, asal, _ in berkas:
        with asal.open("rb") as baca:
            arsip.writestr(tujuan, baca.read())
    isi = {"kode": dokumen.kode, "format": dokumen.kode_format, **dokumen.pokok, "tanda_tangan": tanda}
    return isi | {"berkas": [{"nama": n, "sha256": s} for n, _, s in berkas]}


def data(pegawai: Pegawai) -> dict[str, Any]:
    """What is kept about this person, without what belongs to others."""
    diri = {k: getattr(pegawai, k) for k in ("nama", "gelar_depan", "gelar_belakang", "nip", "jenis", "golongan")}
    duduk = pegawai.penempatan.values("unit__nama", "jabatan__nama", "jenis", "mulai", "selesai").order_by("mulai")
    skp = Skp.objects.filter(pegawai=pegawai).order_by("mulai", "nomor_versi")
    return {
        "dibuat_pada": now(),
        "pegawai": diri,
        "penempatan": list(duduk),
        "skp": [_skp(s) for s in skp],
        "evaluasi": [_evaluasi(e) for e in Evaluasi.objects.visible_to(pegawai).filter(skp__pegawai=pegawai)],
        "predikat_terdahulu": list(
            PredikatTerdahulu.objects.filter(pegawai=pegawai).values(
                "tahun", "rating_hasil", "rating_perilaku", "predikat", "jabatan", "nomor", "impor__nama_berkas"
            )
        ),
        # In which capacity others read it; their names are on the page and not theirs to be taken along.
        "siapa_melihat": list(pegawai.pembacaan.values("hari", "jenis", "sebagai", "keperluan")),
    }


def _skp(skp: Skp) -> dict[str, Any]:
    isi = skp.salinan or isi_skp(skp, baris_rhk(skp))
    realisasi = Realisasi.objects.filter(iki__rhk__skp=skp).order_by("periode_evaluasi__mulai", "iki__urutan", "pk")
    return {
        "kode": skp.kode, "versi": skp.nomor_versi, "status": skp.status, "mulai": skp.mulai, "selesai": skp.selesai,
        "isi": {k: n for k, n in isi.items() if k not in PIHAK_LAIN},
        "realisasi": list(realisasi.values("periode_evaluasi__kode", "iki__teks", "teks")),
    }  # fmt: skip


def _evaluasi(evaluasi: Evaluasi) -> dict[str, Any]:
    bidang = ("kode", "status", "rating_hasil", "rating_perilaku", "predikat", "putusan_predikat", "catatan",
              "ditetapkan_pada", "disampaikan_pada", "diterima_pada")  # fmt: skip
    return {b: getattr(evaluasi, b) for b in bidang} | {"periode": str(evaluasi.periode_evaluasi)}


def buka(pekerjaan: Pekerjaan) -> Any:
    """The finished archive. KeadaanMenolak while it is not finished, and after seven days."""
    return paket.buka(pekerjaan, "Minta lagi dari halaman Arsip saya", "Arsip")
