from django.apps import AppConfig


class PegawaiConfig(AppConfig):
    name = "pegawai"
    verbose_name = "Pegawai"

    def ready(self):
        from pegawai import checks, resources  # noqa: F401  (registers the system check)
        from pegawai.alur import faktor
        from pegawai.alur.impor import daftar
        from pegawai.alur.ketentuan import PENJAGA, Jaga
        from pegawai.alur.kunci_ulang import SIMPANAN
        from pegawai.models import AplikasiKode

        PENJAGA["faktor_kedua"] = Jaga(faktor.keliru, lambda oleh: None)
        SIMPANAN[faktor.TUJUAN] = ("Aplikasi autentikator", AplikasiKode)
        daftar.daftarkan(resources.bawaan())
