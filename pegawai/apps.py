from django.apps import AppConfig


class PegawaiConfig(AppConfig):
    name = "pegawai"
    verbose_name = "Pegawai"

    def ready(self):
        from pegawai import checks  # noqa: F401  (registers the system check)
        from pegawai.alur import faktor
        from pegawai.alur.ketentuan import PENJAGA, Jaga

        PENJAGA["faktor_kedua"] = Jaga(faktor.keliru, lambda oleh: None)
