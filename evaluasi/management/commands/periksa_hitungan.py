from django.core.management.base import BaseCommand, CommandError

from evaluasi.alur import periksa_hitungan
from evaluasi.models import SebaranUnit
from skp_app.models import PeriodeEvaluasi


class Command(BaseCommand):
    help = "Recompute every stored spread from its stored inputs and compare; exits 1 when one differs."

    def add_arguments(self, parser):
        parser.add_argument("--kini", metavar="PERIODE", help="also name the units of this period that are out of date")

    def handle(self, *, kini, **pilihan):
        temuan = list(periksa_hitungan.periksa())
        if kini:
            periode = PeriodeEvaluasi.objects.select_related("periode").filter(kode=kini).first()
            if periode is None:
                raise CommandError(f"Periode evaluasi {kini} tidak ada.")
            temuan += periksa_hitungan.basi(periode)
        for baris in temuan:
            self.stdout.write(baris)
        if temuan:
            raise CommandError(f"{len(temuan)} baris tidak sama dengan masukannya.")
        self.stdout.write(f"{SebaranUnit.objects.count()} sebaran sama dengan masukannya.")
