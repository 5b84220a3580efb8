from django.apps import AppConfig


class SkpConfig(AppConfig):
    name = "skp_app"
    verbose_name = "SKP"

    def ready(self):
        from pegawai.alur.impor import daftar
        from pegawai.bantuan_layar import TERLIHAT
        from skp_app.alur import impor
        from skp_app.alur.layar import LAYAR

        # What an officer who helps may be shown of a person's own planning and documenting.
        TERLIHAT.update(LAYAR)
        daftar.daftarkan(impor.bawaan())
