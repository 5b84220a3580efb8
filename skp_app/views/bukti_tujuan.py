"""What evidence may be tied to: the open realisasi and entries of one's own SKP, by a short name in forms."""

import re

from django.db.models import F, Q

from skp_app.aturan.status import BERLAKU
from skp_app.models import Realisasi, RealisasiProgres

POLA = re.compile(r"(realisasi|progres)-([1-9][0-9]{0,17})")
MODEL = {"realisasi": Realisasi, "progres": RealisasiProgres}
LENGKAP = {
    "realisasi": ("iki__rhk__skp", "periode_evaluasi"),
    "progres": ("iki__rhk__skp", "periode_dokumentasi__periode_evaluasi"),
}


def nama(tujuan):
    return f"{'progres' if isinstance(tujuan, RealisasiProgres) else 'realisasi'}-{tujuan.pk}"


def ambil(saya, teks):
    """The own row of this name, or None."""
    cocok = POLA.fullmatch(teks or "")
    if cocok is None:
        return None
    jenis, pk = cocok.groups()
    milik = MODEL[jenis].objects.filter(iki__rhk__skp__pegawai=saya, pk=int(pk))
    return milik.select_related(*LENGKAP[jenis]).first()


def pilihan(saya, bukti):
    """[(period, [(name, words of the IKI)])] of what it does not prove yet; four queries at most."""
    per_periode = {}
    for tujuan in [*_progres(saya, bukti), *_realisasi(saya, bukti)]:
        periode = tujuan.periode_dokumentasi if isinstance(tujuan, RealisasiProgres) else tujuan.periode_evaluasi
        per_periode.setdefault(periode.nama, []).append((nama(tujuan), tujuan.iki.teks))
    return list(per_periode.items())


def _progres(saya, bukti):
    tertutup = Q(iki__rhk__skp__penutupan__periode_evaluasi=F("periode_dokumentasi__periode_evaluasi"))
    milik = RealisasiProgres.objects.filter(iki__rhk__skp__pegawai=saya, iki__rhk__skp__status__in=BERLAKU)
    terbuka = milik.exclude(pakai_bukti__bukti=bukti).exclude(pk__in=milik.filter(tertutup).values("pk"))
    return terbuka.select_related("iki", "periode_dokumentasi").order_by(
        "-periode_dokumentasi__mulai", "iki__rhk", "pk"
    )


def _realisasi(saya, bukti):
    """Those that were typed by hand; one that is rolled up is proven by its entries."""
    tertutup = Q(iki__rhk__skp__penutupan__periode_evaluasi=F("periode_evaluasi"))
    milik = Realisasi.objects.filter(iki__rhk__skp__pegawai=saya, iki__rhk__skp__status__in=BERLAKU, asal="isian")
    terbuka = milik.exclude(pakai_bukti__bukti=bukti).exclude(pk__in=milik.filter(tertutup).values("pk"))
    return terbuka.select_related("iki", "periode_evaluasi").order_by("-periode_evaluasi__selesai", "iki__rhk", "pk")
