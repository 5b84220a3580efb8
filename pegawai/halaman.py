"""Long lists in pages: `?hal=2`."""

from django import forms
from django.core.paginator import Page, Paginator

from pegawai.formulir import SaringForm

PER_HALAMAN = 25


class HalamanForm(SaringForm):
    hal = forms.IntegerField(label="Nomor halaman", min_value=1, max_value=1_000_000, required=False)


class Halaman(Page):
    sela = Paginator.ELLIPSIS

    @property
    def nomor(self):
        """1 … 4 5 6 … 40"""
        return self.paginator.get_elided_page_range(self.number, on_each_side=1, on_ends=1)


class Pembagi(Paginator):
    def _get_page(self, *args):
        return Halaman(*args)


def ambil(request, daftar, per=PER_HALAMAN):
    """The asked page of an ordered queryset; past the end the last one. Two queries."""
    nomor = HalamanForm.baca(request)["hal"] or 1
    pembagi = Pembagi(daftar, per)
    return pembagi.page(min(nomor, pembagi.num_pages))
