"""One calibration that waits for an answer: the kepala dinas proposes another rating of somebody whom his kabid rates.

Through the real step. A proposal changes no rating, so the spread of the demo stays as it was counted.
"""

from django.utils.timezone import localdate

from evaluasi.alur import kalibrasi
from evaluasi.alur.kalibrasi import Acara, Pindah
from evaluasi.alur.papan_kalibrasi import papan_unit
from evaluasi.aturan.kalibrasi import lengkap
from evaluasi.aturan.kuadran import Rating
from pegawai import akun_demo
from pegawai.models import Pegawai, Penempatan
from skp_app.models import PeriodeEvaluasi

ALASAN = "Perilaku kerjanya menjadi contoh rekan setingkat; umpan balik dan buktinya sejalan."


def bangun(periode: PeriodeEvaluasi) -> None:
    """In the newest finished period; nothing where the demo is too small to have somebody rated and not set."""
    kepala = Pegawai.objects.select_related("pengguna").get(pengguna__masuk=akun_demo.ATASAN_PENILAI.masuk)
    penilai = Pegawai.objects.get(pengguna__masuk=akun_demo.PENILAI.masuk)
    duduk = Penempatan.objects.pada(localdate()).filter(pegawai=kepala, memimpin=True).select_related("unit").first()
    if duduk is None or periode.mulai > localdate():
        return
    papan = papan_unit(kepala, periode, duduk.unit, luar_garis=False)
    tujuan = (str(Rating.SESUAI), str(Rating.DI_ATAS))
    boleh = [o for o in papan.orang if o.hak == "usul" and lengkap(o.sel) and o.sel != tujuan]
    terpilih = sorted(boleh, key=lambda o: (o.penilai != penilai.pk, o.skp))[:1]
    if terpilih:
        kalibrasi.simpan(
            periode, duduk.unit, oleh=kepala, tim=False, kunci="contoh",
            pindah=[Pindah(o.kode, tujuan, o.versi, ALASAN) for o in terpilih],
            acara=Acara(localdate(), "Ruang rapat dinas", [p for p in [penilai] if p != kepala]),
        )  # fmt: skip
