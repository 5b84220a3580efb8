import subprocess
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from pegawai import cadangan


class Command(BaseCommand):
    help = "Restore a backup into an empty database and folder of files, compare, and verify the chain of traces."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument("--periksa-saja", action="store_true", help="only say whether the backup is whole")

    def handle(self, *args, folder, periksa_saja, **options):
        try:
            isi = (cadangan.periksa if periksa_saja else cadangan.pulihkan)(folder)
        except (cadangan.CadanganRusak, subprocess.CalledProcessError) as galat:
            raise CommandError(str(galat)) from None
        if periksa_saja:
            self.stdout.write(f"Cadangan {isi['dibuat']} utuh.")
            return
        self.stdout.write(f"Cadangan {isi['dibuat']} dipulihkan; isi {len(isi['tabel'])} tabel sama.")
        call_command("verifikasi_audit", stdout=self.stdout, stderr=self.stderr)
        call_command("pasang", verbosity=0)  # grants, and what a newer release adds to the tables
