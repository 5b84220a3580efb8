from django.core.management.base import BaseCommand

from pegawai.alur import faktor


class Command(BaseCommand):
    help = "Lock the secrets of authenticator apps with the present SECRET_KEY, before SECRET_KEY_LAMA is emptied."

    def handle(self, *args, **options):
        self.stdout.write(f"{faktor.kunci_ulang()} rahasia aplikasi autentikator dikunci ulang.")
