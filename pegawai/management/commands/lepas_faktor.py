from django.core.management.base import BaseCommand, CommandError

from pegawai.alur.pulih_faktor import lepas_oleh_operator
from pegawai.models import Pegawai
from pegawai.penolakan import Ditolak


class Command(BaseCommand):
    help = "Take the second factor of one account away, where no second BKD officer can approve it. Leaves a trace."

    def add_arguments(self, parser):
        parser.add_argument("masuk", metavar="NIP", help="NIP or login name")

    def handle(self, *args, masuk, **options):
        pegawai = Pegawai.objects.select_related("pengguna").filter(pengguna__masuk=masuk).first()
        if pegawai is None:
            raise CommandError("Tidak ada akun dengan nama masuk itu.")
        try:
            lepas_oleh_operator(pegawai)
        except Ditolak as tolak:
            raise CommandError(tolak.kalimat) from None
        self.stdout.write(f"Faktor kedua {pegawai.nama} dilepas, dan semua sesinya diakhiri.")
