"""The certificate authority of this installation: its roots as PEM, its keys encrypted with the secret of today."""

from django.core.management.base import BaseCommand

from pegawai.models import UnitKerja
from skp_app.alur import kunci
from skp_app.models import OtoritasLokal


class Command(BaseCommand):
    help = "Cetak akar kepercayaan (PEM) dan kunci ulang otoritas dengan rahasia yang sekarang."

    def add_arguments(self, parser):
        parser.add_argument("--baru", action="store_true", help="terbitkan otoritas baru; yang lama tetap dikenal")

    def handle(self, *, baru, **_):
        instansi = UnitKerja.objects.filter(induk=None).order_by("pk").values_list("nama", flat=True).first()
        if baru or not OtoritasLokal.objects.exists():
            kunci.buat_otoritas(instansi or "Instansi pemerintah")
        terbuka, semua = kunci.kunci_ulang(), list(OtoritasLokal.objects.all())
        for satu in semua:
            self.stdout.write(satu.sertifikat)
        self.stderr.write(f"{len(semua)} otoritas, {terbuka} kuncinya terbuka dan dikunci ulang.")
