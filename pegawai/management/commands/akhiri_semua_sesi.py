from django.core.management.base import BaseCommand

from pegawai.models import Sesi


class Command(BaseCommand):
    help = "End every session at once, after a breach: everybody logs in again."

    def handle(self, *args, **options):
        banyak, _ = Sesi.objects.all().delete()
        self.stdout.write(f"{banyak} sesi diakhiri.")
