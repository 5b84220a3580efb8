"""What is typed to sign: only the fields of the means that was chosen."""

from django import forms

from pegawai.formulir import Formulir, SaringForm
from skp_app.alur.kunci import FRASA_TERPENDEK
from skp_app.forms.cek import bersihkan_kode
from skp_app.models.tanda_tangan import Penyedia
from skp_app.penyedia import Rahasia

BIDANG = {
    Penyedia.LOKAL: ("frasa",),
    Penyedia.PKCS12: ("berkas", "frasa"),
    Penyedia.BSRE: ("nik", "frasa"),
    Penyedia.BASAH: ("berkas", "kode"),
}
LABEL_BERKAS = {Penyedia.PKCS12: "Berkas sertifikat (.p12 atau .pfx)", Penyedia.BASAH: "Pindaian (PDF, JPEG, PNG)"}
TERIMA = {Penyedia.PKCS12: ".p12,.pfx", Penyedia.BASAH: ".pdf,.jpg,.jpeg,.png"}


def frasa_field(label="Frasa sandi", **lain):
    """Kept out of the page when the form is shown again, and out of what browsers remember."""
    widget = forms.PasswordInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=128, strip=False, widget=widget, **lain)


class TandaTanganForm(Formulir):
    """`cara` is one of Penyedia; fields of other means are not asked for."""

    penyedia = forms.CharField(widget=forms.HiddenInput)
    nik = forms.CharField(label="NIK", max_length=16, widget=forms.TextInput({"autocomplete": "off"}))
    frasa = frasa_field()
    berkas = forms.FileField(error_messages={"required": "Pilih berkasnya dulu.", "empty": "Berkas ini kosong."})
    kode = forms.CharField(
        label="Kode pada dokumen", required=False, max_length=40,
        help_text="Hanya bila QR pada pindaian tidak terbaca: kode di kaki halaman.",
    )  # fmt: skip

    def __init__(self, *args, cara, **kwargs):
        super().__init__(*args, **kwargs)
        self.cara = cara
        for nama in {"nik", "frasa", "berkas", "kode"} - set(BIDANG[cara]):
            del self.fields[nama]
        self.fields["penyedia"].initial = str(cara)
        if "berkas" in self.fields:
            self.fields["berkas"].label = LABEL_BERKAS[cara]
            self.fields["berkas"].widget.attrs["accept"] = TERIMA[cara]
        if cara == Penyedia.BSRE:
            self.fields["frasa"].label = "Passphrase BSrE"

    def clean_kode(self):
        return bersihkan_kode(self.cleaned_data["kode"])

    def rahasia(self):
        return Rahasia(**{n: self.cleaned_data[n] for n in BIDANG[self.cara] if self.cleaned_data.get(n)})

    @property
    def terlihat(self):
        """The fields in the order in which they are filled."""
        return [self[n] for n in BIDANG[self.cara]]


class PilihDokumenForm(Formulir):
    """Which documents of the list; `boleh` are the codes that stood there."""

    pilih = forms.MultipleChoiceField(
        label="Dokumen", error_messages={"required": "Centang paling sedikit satu dokumen."}
    )

    def __init__(self, *args, boleh, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pilih"].choices = [(kode, kode) for kode in boleh]


class CaraForm(SaringForm):
    cara = forms.ChoiceField(required=False, choices=Penyedia.pilihan())


class KunciForm(Formulir):
    frasa = frasa_field(
        help_text=f"Paling pendek {FRASA_TERPENDEK} huruf, beberapa kata. Tidak dapat dipulihkan bila lupa: "
        "kunci lama dicabut dan Anda membuat yang baru."
    )
    ulang = frasa_field("Ulangi frasa sandi")

    def clean(self):
        isi = super().clean()
        if isi.get("frasa") and isi.get("ulang") and isi["frasa"] != isi["ulang"]:
            self.add_error("ulang", "Kedua frasa sandi tidak sama. Ketik lagi.")
        return isi


class TarikDokumenForm(Formulir):
    alasan = forms.CharField(
        label="Alasan menarik dokumen", max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Dibaca oleh siapa pun yang memeriksa dokumen ini.",
    )  # fmt: skip
