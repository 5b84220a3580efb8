"""What a browser sends from the sheets: every field of every row, with the versions the page was drawn with."""

from skp_app.models import Realisasi


def lembar(skp, **ubah):
    """The whole form of the editor; `ubah` replaces fields, with _ where the names have -."""
    data = {}
    for rhk in skp.rhk.all():
        data |= baris_rhk(rhk)
        for iki in rhk.iki.all():
            data |= baris_iki(iki)
    return data | ubah


def baris_rhk(rhk, **ubah):
    isi = {"versi": rhk.versi, "teks": rhk.teks, "penugasan_dari": rhk.penugasan_dari, **ubah}
    return {f"rhk-{rhk.pk}-{bidang}": nilai for bidang, nilai in isi.items()}


def baris_iki(iki, **ubah):
    isi = {"versi": iki.versi, "teks": iki.teks, "target": iki.target, "aspek": ["", *iki.aspek], **ubah}
    return {f"iki-{iki.pk}-{bidang}": nilai for bidang, nilai in isi.items()}


def baris_realisasi(iki, periode, **ubah):
    ada = Realisasi.objects.filter(iki=iki, periode_evaluasi=periode).first()
    isi = {"versi": ada.versi if ada else "", "teks": "", "sumber_data": "", "kendala": "", **ubah}
    return {f"realisasi-{iki.pk}-{bidang}": nilai for bidang, nilai in isi.items()}
