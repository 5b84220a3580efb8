"""Evidence that came with a sheet: into the gudang, and to the row it stands under."""

from skp_app.alur import bukti as gudang
from skp_app.alur.unggah_bukti import unggah
from skp_app.forms.bukti import judul_tautan


def simpan_bukti(isi, tujuan, saya):
    """`isi` are the clean values of a BuktiForm. Raises IsianKeliru with the sentence that belongs to the row."""
    if isi["berkas"]:
        bukti = unggah(isi["berkas"], oleh=saya, judul=isi["judul"])
        gudang.pakai(bukti, tujuan, oleh=saya)
    elif isi["tautan"]:
        judul = isi["judul"] or judul_tautan(isi["tautan"])
        gudang.tambah(tujuan, oleh=saya, judul=judul, tautan=isi["tautan"])
    else:
        gudang.tambah(tujuan, oleh=saya, judul=isi["judul"], lokasi=isi["lokasi"])
