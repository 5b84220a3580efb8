from django.apps import AppConfig


class PegawaiConfig(AppConfig):
    name = "pegawai"
    verbose_name = "Pegawai"

    def ready(self):
        from pegawai import checks  # noqa: F401  (registers the system check)
