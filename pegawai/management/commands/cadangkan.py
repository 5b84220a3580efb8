from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from pegawai import cadangan


class Command(BaseCommand):
    help = "Back the database and the files up into a new folder, and check what was written."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, nargs="?", default=settings.CADANGAN_DIR)
        parser.add_argument("--simpan", type=int, help="keep only so many of the newest backups there")

    def handle(self, *args, folder, simpan, **options):
        baru = cadangan.buat(folder, simpan)
        isi = cadangan.periksa(baru)
        self.stdout.write(f"{baru}: {len(isi['tabel'])} tabel, {sum(n for n, _ in isi['tabel'].values())} baris.")
