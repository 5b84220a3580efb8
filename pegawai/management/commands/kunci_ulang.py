from django.core.management.base import BaseCommand

from pegawai.alur import kunci_ulang


class Command(BaseCommand):
    help = "Lock stored secrets of the database with the present SECRET_KEY, before SECRET_KEY_LAMA is emptied."

    def handle(self, *args, **options):
        for sebutan, dikunci, buntu in kunci_ulang.jalankan():
            sisa = f", {buntu} tidak terbuka oleh kunci mana pun" if buntu else ""
            self.stdout.write(f"{sebutan}: {dikunci} rahasia dikunci ulang{sisa}.")
