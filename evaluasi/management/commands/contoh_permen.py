from pathlib import Path

from django.core.management.base import BaseCommand

from evaluasi.contoh_permen import masukkan
from evaluasi.contoh_permen.kertas import cetak as cetak_semua
from evaluasi.contoh_permen.tokoh import SEMUA


class Command(BaseCommand):
    help = "Enter the worked examples of Permenpan RB 6/2022 (Anak Lampiran 2-6), and print their documents."

    def add_arguments(self, parser):
        parser.add_argument("--cetak", metavar="DIR", type=Path, help="write every document of the examples as PDF")

    def handle(self, *, cetak, **_pilihan):
        for contoh in SEMUA:
            baru = masukkan(contoh)
            self.stdout.write(f"Contoh {contoh.nama} {'dimasukkan' if baru else 'sudah ada'}.")
        if cetak:
            for berkas in cetak_semua(cetak):
                self.stdout.write(berkas.name)
