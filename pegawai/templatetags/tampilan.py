"""What every template may use without loading it: dates and numbers as Indonesians write them, and four small signs."""

from datetime import datetime

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join

from pegawai import teks_instansi
from pegawai.aturan import nip as aturan_nip
from pegawai.aturan import teks
from pegawai.aturan.teks_instansi import BANTUAN

register = template.Library()

POLA_TANGGAL = {"panjang": "l, j F Y", "sedang": "j F Y", "pendek": "j F"}
IKON_CIP = {"hijau": "centang", "kuning": "awas", "merah": "awas"}


@register.filter(expects_localtime=True)
def tanggal(nilai, panjang="panjang"):
    """'Rabu, 15 April 2026'; with "sedang" or "pendek" the shorter forms."""
    return formats.date_format(nilai, POLA_TANGGAL[panjang]) if nilai else ""


@register.filter(expects_localtime=True)
def jam(nilai):
    return formats.date_format(nilai, "H.i") if nilai else ""


@register.filter(expects_localtime=True)
def waktu(nilai):
    """'15 April 2026 pukul 10.42'"""
    return f"{tanggal(nilai, 'sedang')} pukul {jam(nilai)}" if nilai else ""


@register.filter(expects_localtime=True)
def sisa_hari(tenggat):
    """Calendar days until a deadline: '8 hari lagi', 'Hari ini', 'Lewat 3 hari'."""
    if not tenggat:
        return ""
    hari = tenggat.date() if isinstance(tenggat, datetime) else tenggat
    sisa = (hari - timezone.localdate()).days
    if sisa == 0:
        return "Hari ini"
    return f"{sisa} hari lagi" if sisa > 0 else f"Lewat {-sisa} hari"


@register.filter
def angka(nilai):
    """1234.5 -> '1.234,5'"""
    return "" if nilai is None else formats.number_format(nilai, force_grouping=True)


register.filter("titik", teks.titik)


@register.filter
def lama(detik):
    """3700 -> '1 jam', 200000 -> '2 hari': a length of time in its largest whole unit."""
    for satuan, sebutan in ((86400, "hari"), (3600, "jam"), (60, "menit")):
        if detik >= satuan:
            return f"{detik // satuan:.0f} {sebutan}"
    return "kurang dari semenit"


@register.filter
def nip(nilai):
    return aturan_nip.berkelompok(nilai or "")


@register.filter
def nip_tersamar(nilai):
    return aturan_nip.tersamar(nilai or "")


@register.filter
def nama_bidang(nama):
    """A field's name as a word: 'sumber_data' -> 'Sumber data'."""
    return nama.rpartition("-")[2].replace("_", " ").capitalize()


@register.simple_tag
def ikon(nama, kelas="ikon"):
    """A picture from the page's sprite (_ikon.html); the words stand beside it."""
    return format_html('<svg class="{}" viewBox="0 0 20 20" aria-hidden="true"><use href="#i-{}"/></svg>', kelas, nama)


@register.simple_tag
def cip(teks, warna="netral", nama_ikon=None):
    nama_ikon = nama_ikon or IKON_CIP.get(warna)
    return format_html('<span class="cip cip-{}">{}{}</span>', warna, ikon(nama_ikon) if nama_ikon else "", teks)


@register.simple_tag
def status(objek):
    """The chip of anything that has `status` and `warna`."""
    return cip(getattr(objek, "sebutan_status", None) or objek.get_status_display(), objek.warna)


@register.simple_tag
def predikat(objek):
    """The predikat that counts of an Evaluasi or CapaianOrganisasi: its word, with its colour beside it."""
    nilai = getattr(objek, "predikat_akhir", objek.predikat)
    if not nilai:
        return format_html('<span class="pred pred-kosong">{}</span>', "Belum ada")
    kata = dict(objek._meta.get_field("predikat").choices)[nilai]
    return format_html('<span class="pred pred-{}">{}</span>', nilai, kata)


@register.simple_tag(takes_context=True)
def lencana(context, nama, tampil=""):
    """How many things wait behind a menu item: what the page says in `lencana`, else what the frame knows."""
    jumlah = context.get("lencana", {}).get(nama) or context["kerangka"].lencana.get(nama)
    if not jumlah:
        return ""
    if tampil:
        return format_html('<span class="lencana" aria-hidden="true">{}</span>', jumlah)
    pola = ' <span class="lencana" role="img" aria-label="{} perlu tindakan">{}</span>'
    return format_html(pola, jumlah, jumlah)


@register.simple_tag(takes_context=True)
def dari_instansi(context, tempat):
    """The instansi's own sentence for a field. `tempat`: its place, or a help text (which may know its own place)."""
    kode = getattr(tempat, "kode", tempat)
    if kode not in BANTUAN or "request" not in context:
        return ""
    pola = '<span class="dari-instansi"><b>Instansi:</b> {}</span>'
    return format_html_join("", pola, ((t.isi,) for t in teks_instansi.frasa(context["request"], kode)))


@register.simple_tag(takes_context=True)
def bantuan(context, kode):
    """The help of a field that is drawn by hand, with the instansi's own sentence below it."""
    return format_html('<p class="bantuan">{}{}</p>', BANTUAN[kode], dari_instansi(context, kode))


@register.inclusion_tag("_jejak.html")
def jejak(*butir):
    """The way down to this page: text, address, text, address, ..., own text."""
    return {"induk": list(zip(butir[:-1:2], butir[1:-1:2], strict=True)), "ini": butir[-1]}
