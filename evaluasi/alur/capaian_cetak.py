"""The Format penetapan of SE Menpan RB 3/2023: a draft from the rows as they stand, then stored and signed.

Another figure, or another predikat after a keberatan, is another version of the paper.
"""

from typing import Any

from django.db.models import Count
from django.forms.models import model_to_dict

from evaluasi import dokumen_capaian as isi_dokumen
from evaluasi.aturan.kuadran import Predikat
from evaluasi.aturan.status import TERTETAPKAN
from evaluasi.aturan.usulan_capaian import Status
from evaluasi.models import CapaianOrganisasi, Evaluasi, MasukanCapaian, SebaranUnit, UsulanCapaian
from pegawai.models import UnitKerja
from pegawai.penolakan import KeadaanMenolak
from skp_app.alur.isi import sidik
from skp_app.alur.pencetakan import Lembar, arsipkan_lembar, isi_terbaru, kertas
from skp_app.aturan.format import POTRET
from skp_app.dokumen.cetak import lembar
from skp_app.models import Dokumen, PeriodeEvaluasi


def penetapan(unit: UnitKerja, periode: PeriodeEvaluasi) -> bytes:
    """PDF of the figure with the spread of predikat; a draft, not kept, until everybody's evaluation is set.

    KeadaanMenolak while there is no capaian.
    """
    capaian = (
        CapaianOrganisasi.objects.select_related("penetap", "unit").filter(unit=unit, periode_evaluasi=periode).first()
    )
    if capaian is None:
        raise KeadaanMenolak("Penetapan dicetak setelah capaian unit ini ditetapkan atau direkam.")
    konteks = isi_dokumen.konteks(capaian, periode, bahan(unit, periode))
    if konteks["draf"]:
        return _gambar(konteks, None)
    return isi_terbaru(_arsip(capaian, konteks))


def _arsip(capaian: CapaianOrganisasi, konteks: dict[str, Any]) -> Dokumen:
    indikator = [model_to_dict(i) for i in konteks["indikator"]]
    pokok = {
        "judul": "PENETAPAN PREDIKAT KINERJA ORGANISASI", "nomor": capaian.nomor, "nama": konteks["unit"],
        "instansi": konteks["instansi"], "masa": konteks["periode"], "tempat": konteks["ttd"]["di"].partition(",")[0],
        "tanggal": capaian.tanggal.isoformat(),
    }  # fmt: skip
    penetap = capaian.penetap
    milik = Lembar(
        f"capaian-{capaian.pk}", "F-CAPAIAN", sidik({**konteks, "indikator": indikator}), pokok, None,
        (penetap, penetap.nama_lengkap) if penetap else None,
    )  # fmt: skip
    return arsipkan_lembar(milik, lambda url: _gambar(konteks, url))


def _gambar(konteks: dict[str, Any], url: str | None) -> bytes:
    return lembar(isi_dokumen.TEMPLAT, konteks | {"url_cek": url}, kertas=kertas(), arah=POTRET)


def bahan(unit: UnitKerja, periode: PeriodeEvaluasi) -> isi_dokumen.Bahan:
    """Only evaluations that were set are counted: a rating that is not set is its penilai's alone."""
    sebaran = SebaranUnit.objects.filter(unit=unit, periode_evaluasi=periode).first()
    jumlah = ditetapkan(unit, periode)
    semua = sum(sebaran.jumlah.values()) + sebaran.belum_dinilai if sebaran else 0
    milik: dict[str, Any] = {"unit": unit, "periode_evaluasi": periode}
    usulan = UsulanCapaian.objects.filter(**milik).exclude(status=Status.DRAF).first()
    return isi_dokumen.Bahan(
        jumlah=jumlah,
        belum=max(semua - sum(jumlah.values()), 0),
        dihitung=sebaran is not None,
        aturan=list(sebaran.masukan.get("aturan", [])) if sebaran else [],
        dipandu=bool(sebaran and sebaran.bendera),
        masukan=list(MasukanCapaian.objects.filter(**milik)),
        indikator=list(usulan.indikator.all()) if usulan else [],
        instansi=UnitKerja.objects.get(pk=unit.id_leluhur[0]).nama,
        tempat=tempat(unit),
    )


def ditetapkan(unit: UnitKerja, periode: PeriodeEvaluasi) -> dict[str, int]:
    """Set evaluations of the people whose penilai leads the unit, by the predikat that counts."""
    tetap = Evaluasi.objects.filter(unit_capaian=unit, periode_evaluasi=periode, status__in=TERTETAPKAN)
    hitungan = dict(tetap.dengan_predikat_akhir().order_by().values_list("akhir").annotate(n=Count("pk")))
    return {str(p): hitungan.get(p, 0) for p in Predikat}


def tempat(unit: UnitKerja) -> str:
    """Where the level above signs: the nearest unit above that names a place."""
    di_atas = UnitKerja.objects.filter(pk__in=unit.id_leluhur[:-1] or unit.id_leluhur).exclude(tempat="")
    return di_atas.order_by("-jalur").values_list("tempat", flat=True).first() or ""
