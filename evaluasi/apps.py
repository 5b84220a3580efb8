from django.apps import AppConfig


class EvaluasiConfig(AppConfig):
    name = "evaluasi"
    verbose_name = "Evaluasi"

    def ready(self):
        from evaluasi.alur import hitung, penyampaian, webhook
        from evaluasi.alur.impor_capaian import PenerapCapaian
        from evaluasi.alur.impor_predikat import PenerapPredikat
        from evaluasi.aturan import distribusi, siasn
        from evaluasi.models import AlamatWebhook
        from pegawai.alur.impor import daftar
        from pegawai.alur.ketentuan import PENJAGA, Jaga
        from pegawai.alur.kunci_ulang import SIMPANAN
        from pegawai.bantuan_layar import TERLIHAT, Layar
        from skp_app.alur import tanda_tangan

        TERLIHAT["evaluasi:hasil"] = Layar("Hasil evaluasi")
        # Another guide is checked before it is proposed, and reaches the spreads when it is put in force.
        PENJAGA |= {kunci: Jaga(periksa, hitung.pesan_yang_basi) for kunci, periksa in distribusi.KEKELIRUAN.items()}
        if penyampaian.setelah_tanda_tangan not in tanda_tangan.SETELAH:
            tanda_tangan.SETELAH.append(penyampaian.setelah_tanda_tangan)
        daftar.daftarkan([PenerapCapaian(), PenerapPredikat()])
        PENJAGA["siasn_kode"] = Jaga(siasn.kekeliruan, lambda _: None)
        SIMPANAN[webhook.TUJUAN] = ("Webhook", AlamatWebhook)
