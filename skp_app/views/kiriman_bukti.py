"""Evidence that came with a sheet: into the gudang, and to the row it stands under."""

from pegawai.penolakan import IsianKeliru
from skp_app.alur import bukti as gudang
from skp_app.alur.unggah_bukti import unggah
from skp_app.forms.bukti import judul_tautan


def terketik(formulir):
    """Did somebody begin to fill this BuktiForm in?"""
    nama = [formulir.add_prefix(n) for n in formulir.fields]
    return any(formulir.data.get(n, "").strip() or n in formulir.files for n in nama)


def simpan_pada(formulir, tujuan, saya):
    """A valid BuktiForm to its row, None where that has nothing yet; a refusal becomes an error of the form."""
    if tujuan is None:
        formulir.add_error(None, "Isi realisasinya dulu, lalu tambahkan buktinya.")
        return
    try:
        _simpan(formulir.cleaned_data, tujuan, saya)
    except IsianKeliru as alasan:
        formulir.add_error(None, alasan.kalimat)


def _simpan(isi, tujuan, saya):
    """`isi` are the clean values of a BuktiForm. Raises IsianKeliru with the sentence that belongs to the row."""
    if isi["berkas"]:
        bukti = unggah(isi["berkas"], oleh=saya, judul=isi["judul"])
        gudang.pakai(bukti, tujuan, oleh=saya)
    elif isi["tautan"]:
        judul = isi["judul"] or judul_tautan(isi["tautan"])
        gudang.tambah(tujuan, oleh=saya, judul=judul, tautan=isi["tautan"])
    else:
        gudang.tambah(tujuan, oleh=saya, judul=isi["judul"], lokasi=isi["lokasi"])
