from django.apps import AppConfig


class EvaluasiConfig(AppConfig):
    name = "evaluasi"
    verbose_name = "Evaluasi"

    def ready(self):
        from evaluasi.alur import hitung
        from evaluasi.aturan import distribusi
        from pegawai.alur.ketentuan import PENJAGA, Jaga

        # Another guide is checked before it is proposed, and reaches the spreads when it is put in force.
        PENJAGA |= {kunci: Jaga(periksa, hitung.pesan_yang_basi) for kunci, periksa in distribusi.KEKELIRUAN.items()}
