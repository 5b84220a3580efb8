from pathlib import Path

from django.core.management.base import BaseCommand

from evaluasi import contoh_permen


class Command(BaseCommand):
    help = "Enter the worked example of Permenpan RB 6/2022 (Anak Lampiran 2 and 4), and print its documents."

    def add_arguments(self, parser):
        parser.add_argument("--cetak", metavar="DIR", type=Path, help="write every document of the example as PDF")

    def handle(self, *, cetak, **_pilihan):
        baru = contoh_permen.masukkan()
        self.stdout.write("Contoh kementerian dimasukkan." if baru else "Contoh kementerian sudah ada.")
        if cetak:
            for berkas in contoh_permen.cetak(cetak):
                self.stdout.write(berkas.name)
