from django.core.management.base import BaseCommand

from pegawai.akun_demo import SANDI_DEMO, daftar


class Command(BaseCommand):
    help = "Say who can log in to the demo: one line per role with login and password."

    def handle(self, *args, **options):
        if not (akun := daftar()):
            self.stdout.write("Data contoh belum dimuat.")
            return
        lebar = max(len(peran) for peran, _ in akun)
        for peran, masuk in akun:
            self.stdout.write(f"{peran.ljust(lebar)} | {masuk.ljust(18)} | {SANDI_DEMO}")
