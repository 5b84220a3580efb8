"""What a new version changes against the one it would replace, for the editor and for its readers."""

from skp_app.alur.isi import baris_rhk, isi_skp
from skp_app.alur.versi import garis
from skp_app.aturan.banding import HAPUS, bandingkan

BIDANG_RHK = ("teks", "penugasan_dari")
BIDANG_IKI = ("teks", "target", "perspektif")


def ubahan(skp, isi, baris):
    """None for an SKP that replaces nothing, or has taken its place already."""
    return Ubahan(skp, isi, baris) if skp.perubahan else None


class Ubahan:
    def __init__(self, skp, isi, baris):
        self.skp, self.lama = skp, skp.menggantikan
        self.baris_lama = baris_rhk(self.lama)
        self.beda = bandingkan(isi_skp(self.lama, self.baris_lama), isi, garis(self.baris_lama), garis(baris))

    @property
    def rhk(self):
        """Changed, new and dropped RHK; of a changed one only the IKI that differ."""
        return [r for r in self.beda.rhk if r.berubah]

    @property
    def tetap(self):
        return sum(not r.berubah for r in self.beda.rhk)

    @property
    def dicabut(self):
        return [r for r in self.beda.rhk if r.keadaan == HAPUS]

    def tandai(self, lembar):
        """In the editor each changed field is marked and says what it was."""
        rhk = {r.garis: r for r in self.baris_lama}
        iki = {i.garis: i for r in self.baris_lama for i in r.iki.all()}
        for b in lembar.baris:
            _tandai(b.form, b.rhk, rhk, BIDANG_RHK)
            for i in b.iki:
                _tandai(i.form, i.iki, iki, BIDANG_IKI)


def _tandai(form, objek, semula, bidang):
    asal = semula.get(objek.garis)
    for nama in bidang:
        kini, lama = getattr(objek, nama), getattr(asal, nama, "")
        if kini != lama and nama in form.fields:
            kata = f"Semula: {lama or 'kosong'}" if asal else "Baru pada versi ini"
            form.fields[nama].widget.attrs.update({"data-ubah": True, "title": kata, "aria-description": kata})
