from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from evaluasi.demo import jalan
from evaluasi.demo.organisasi import KABUPATEN, PALING_SEDIKIT


class Command(BaseCommand):
    help = "Make the synthetic Kabupaten Sukamaju with two years of history; once only."

    def add_arguments(self, parser):
        parser.add_argument("--pegawai", type=int, default=300, metavar="N", help="how many people (default 300)")

    def handle(self, *, pegawai, verbosity, **pilihan):
        if settings.HTTPS:
            raise CommandError(
                "Data contoh memuat akun dengan sandi yang diketahui umum; tidak untuk pemasangan nyata."
            )
        if pegawai < PALING_SEDIKIT:
            raise CommandError(f"Kabupaten contoh memerlukan paling sedikit {PALING_SEDIKIT} pegawai.")
        if jalan.sudah_ada():
            self.stdout.write(f"{KABUPATEN} sudah ada; tidak ada yang diubah.")
            return
        jalan.bangun(pegawai)
        jalan.rapikan()
        if verbosity:
            self.stdout.write(f"{KABUPATEN} dengan {pegawai} pegawai dimuat.")
