"""Plans of the regency: a Renstra of the whole, and the PK of its offices as their heads carry it in the SKP."""

from django.utils.timezone import localdate

from evaluasi.demo.organisasi import KABUPATEN, KOMINFO
from pegawai.models import Pegawai, Penempatan, UnitKerja
from skp_app.alur import manual, rencana, strategi
from skp_app.alur.manual import boleh_menulis
from skp_app.aturan.hasil_kerja import JenisRhk, Keluarga
from skp_app.aturan.status import BERLAKU
from skp_app.aturan.tempel import sebagai_tempelan
from skp_app.models import Iki, IndikatorUnit, Periode, RencanaUnit, Rhk, Skp

KANTOR_TERBANYAK = 30  # so that a large regency is not slower to make
# Sasaran, indicator, satuan, targets of the five years.
RENSTRA = (
    (
        "Tata kelola pemerintahan bersih dan melayani",
        "Indeks Reformasi Birokrasi",
        "poin",
        "66",
        "69",
        "72",
        "75",
        "78",
    ),
    ("", "Indeks SPBE", "poin", "2,9", "3,2", "3,5", "3,8", "4,0"),
    ("Layanan publik memuaskan masyarakat", "Indeks Kepuasan Masyarakat", "poin", "80", "82", "84", "86", "88"),
    ("Keuangan daerah dikelola akuntabel", "Opini BPK atas laporan keuangan", "", "WTP", "WTP", "WTP", "WTP", "WTP"),
)
STRATEGI = (
    ("Aplikasi layanan utama andal sepanjang hari kerja", "output", "output_antara"),
    ("Perangkat daerah didampingi memindahkan layanannya ke daring", "layanan", "layanan"),
)
MANUAL = {
    "tujuan": "Mengetahui seberapa matang layanan pemerintah berbasis elektronik di kabupaten.",
    "definisi": "Nilai hasil evaluasi SPBE tahun berjalan menurut pedoman evaluasi yang berlaku.",
    "formula": "Jumlah nilai tiap domain dikalikan bobotnya.",
    "satuan": "Poin, skala 1 sampai 5",
    "kendali": "outcome_antara",
    "sumber_data": "Laporan hasil evaluasi SPBE",
    "periode_pelaporan": "tahunan",
}


def bangun(periode: Periode) -> None:
    renstra = _renstra(periode.tahun)
    semua = Skp.objects.filter(periode=periode, keluarga=Keluarga.JPT, memimpin_unit=True, status__in=BERLAKU)
    for skp in semua.select_related("pegawai", "unit").order_by("unit__jalur")[:KANTOR_TERBANYAK]:
        if rencana.penulis(skp.unit, skp.pegawai):
            _pk(skp, renstra if skp.unit.nama == KOMINFO else None)
    if skp := semua.filter(unit__nama=KOMINFO).select_related("pegawai").first():
        _lengkapi(skp)


def _pimpinan(unit: UnitKerja) -> Pegawai:
    duduk = Penempatan.objects.pada(localdate()).filter(unit=unit, memimpin=True).select_related("pegawai")
    return duduk.earliest("pk").pegawai


def _renstra(tahun: int) -> RencanaUnit:
    unit = UnitKerja.objects.get(nama=KABUPATEN, induk=None)
    bupati = _pimpinan(unit)
    masa = {"tahun_mulai": tahun - 1, "tahun_selesai": tahun + 3}
    jadi = rencana.buat(unit, oleh=bupati, jenis="renstra", judul="RPJMD Kabupaten Sukamaju", **masa)
    kepala = ["Sasaran", "Indikator", "Satuan", *(str(n) for n in rencana.tahun_rencana(jadi))]
    rencana.tempel(jadi, oleh=bupati, teks=sebagai_tempelan([kepala, *map(list, RENSTRA)]))
    return jadi


def _pk(skp: Skp, renstra: RencanaUnit | None) -> None:
    """What the head promised for his office; the SKP was set before, so only its links are written."""
    pk = rencana.buat(skp.unit, oleh=skp.pegawai, jenis="pk", tahun_mulai=skp.mulai.year)
    utama = skp.rhk.filter(jenis=JenisRhk.UTAMA).prefetch_related("iki")
    baris = [[r.teks, i.teks, i.target, i.get_perspektif_display()] for r in utama for i in r.iki.all()]
    kepala = ["Sasaran", "Indikator", "Target", "Perspektif"]
    rencana.tempel(pk, oleh=skp.pegawai, teks=sebagai_tempelan([kepala, *baris]))
    for indikator in IndikatorUnit.objects.filter(sasaran__rencana=pk).select_related("sasaran"):
        Iki.objects.filter(rhk__skp=skp, teks=indikator.teks).update(indikator=indikator)
        Rhk.objects.filter(skp=skp, teks=indikator.sasaran.teks).update(sasaran=indikator.sasaran)
        di_atas = renstra and rencana.calon_induk(pk).filter(teks=indikator.teks).first()
        if di_atas:
            rencana.pasang_induk(indikator, oleh=skp.pegawai, induk=di_atas)


def _lengkapi(skp: Skp) -> None:
    """The office of the demo's people also has a manual and two strategies to look at."""
    iki = Iki.objects.filter(rhk__skp=skp).order_by("rhk__urutan", "urutan").first()
    if iki is None or not boleh_menulis(skp, skp.pegawai):
        return
    manual.simpan(skp, oleh=skp.pegawai, manual={iki.pk: (1, MANUAL)})
    for teks, tingkat, cascading in STRATEGI:
        strategi.tambah(skp, oleh=skp.pegawai, iki=iki, teks=teks, tingkat=tingkat, cascading=cascading)
