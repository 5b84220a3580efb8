"""What a conclusion may rest on, as it stands today: it is kept with the conclusion word by word (Pasal 20(1))."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.timezone import localdate

from pegawai.models import Pegawai
from skp_app.alur import pemantauan
from skp_app.models import CatatanPemantauan, PeriodeEvaluasi, Realisasi, Skp, UmpanBalik

Butir = dict[str, Any]


def bahan(skp: Skp, periode: PeriodeEvaluasi, setahun: Sequence[PeriodeEvaluasi], pembaca: Pegawai) -> dict[str, Butir]:
    """{key: item} of the period: feedback, notes that the pegawai can read, realisasi, and the marks of today."""
    return {
        **_umpan_balik(skp, periode),
        **_catatan(skp, periode),
        **_realisasi(skp, periode),
        **_fakta(skp, setahun, pembaca),
    }


def dipilih(semua: Mapping[str, Butir], kunci: Iterable[str]) -> list[Butir]:
    return [semua[k] for k in kunci]


def _umpan_balik(skp: Skp, periode: PeriodeEvaluasi) -> dict[str, Butir]:
    semua = UmpanBalik.objects.berlaku().filter(skp__rangkaian=skp.rangkaian)
    semua = semua if periode.tahunan else semua.filter(periode_evaluasi=periode)
    return {
        f"umpan-{u.pk}": _butir("Umpan balik", u, u.sebutan, u.isi, u.get_nada_display(), localdate(u.dikirim_pada))
        for u in semua
    }


def _catatan(skp: Skp, periode: PeriodeEvaluasi) -> dict[str, Butir]:
    dibagikan = CatatanPemantauan.objects.filter(skp__rangkaian=skp.rangkaian, dibagikan_pada__isnull=False)
    dibagikan = dibagikan.filter(tanggal__range=(periode.mulai, periode.selesai)).select_related("oleh")
    return {
        f"catatan-{c.pk}": _butir("Catatan yang dibagikan", c, c.sebutan, c.isi, c.oleh.nama_lengkap, c.tanggal)
        for c in dibagikan
    }


def _realisasi(skp: Skp, periode: PeriodeEvaluasi) -> dict[str, Butir]:
    milik = Realisasi.objects.filter(iki__rhk__skp=skp, periode_evaluasi=periode).select_related("iki")
    return {
        f"realisasi-{r.pk}": _butir(
            "Realisasi", r, r.iki.teks, _kata(r), f"target {r.iki.target}", localdate(r.diubah_pada)
        )
        for r in milik.order_by("-iki__rhk__jenis", "iki__rhk__urutan", "iki__urutan")
    }


def _kata(realisasi: Realisasi) -> str:
    kendala = f". Kendala: {realisasi.kendala}" if realisasi.kendala else ""
    return f"{realisasi.tercetak}{kendala}"


def _fakta(skp: Skp, setahun: Sequence[PeriodeEvaluasi], pembaca: Pegawai) -> dict[str, Butir]:
    """The marks of the board: also that nothing was documented can be what the Pimpinan goes by."""
    (kartu,) = pemantauan.susun(Skp.objects.filter(pk=skp.pk), setahun, pembaca)
    dapat = [p for p in kartu.penanda if p.tanda.value != "tindak_lanjut"]
    return {
        f"fakta-{n}": _butir("Fakta hari ini", None, p.tanda.cetak, p.alasan, "", localdate())
        for n, p in enumerate(dapat, start=1)
    }


def _butir(kelompok: str, baris: Any, tentang: str, teks: str, sumber: str, tanggal: Any) -> Butir:
    pk = baris and baris.pk
    isi = {"kelompok": kelompok, "pk": pk, "tentang": tentang, "teks": teks, "sumber": sumber}
    return isi | {"tanggal": tanggal.isoformat()}
