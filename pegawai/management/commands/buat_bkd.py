from django.core.management.base import BaseCommand, CommandError

from pegawai.alur.akun_pertama import buat_bkd
from pegawai.penolakan import Ditolak


class Command(BaseCommand):
    help = "On an empty installation: write down the first BKD officer and print the activation code of the account."

    def add_arguments(self, parser):
        parser.add_argument("nip", metavar="NIP", help="18 digits")
        parser.add_argument("nama", metavar="NAMA", help="name without titles")
        parser.add_argument("--jenis", default="pns", choices=["pns", "cpns", "pppk", "pppk_paruh_waktu"])

    def handle(self, *args, nip, nama, jenis, **options):
        try:
            pegawai, kode = buat_bkd(nip, nama, jenis)
        except Ditolak as tolak:
            raise CommandError(tolak.kalimat) from None
        self.stdout.write(f"{pegawai.nama} kini pengelola kepegawaian (BKD).")
        self.stdout.write(f"Buka /aktivasi/ dalam 24 jam dengan NIP itu dan kode: {kode}")
