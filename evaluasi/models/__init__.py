from evaluasi.models.angka_kredit import JenisSaldo, KonversiAk, PenetapanAk, SaldoAk
from evaluasi.models.capaian import CapaianOrganisasi, PerubahanCapaian
from evaluasi.models.evaluasi import Evaluasi, TandaRhk
from evaluasi.models.kalibrasi import Kalibrasi, PerubahanKalibrasi
from evaluasi.models.keberatan import BuktiKeberatan, Keberatan, KeberatanUserObjectPermission, KeteranganKeberatan
from evaluasi.models.kesepakatan import HasilDisepakati
from evaluasi.models.klien_api import AksesApi, KlienApi, Lingkup
from evaluasi.models.pantauan import HitunganTahap, HitunganTugas, TahapPegawai, TugasTerbuka
from evaluasi.models.pelaporan import Pelaporan
from evaluasi.models.pertimbangan import Pertimbangan, PertimbanganRhk
from evaluasi.models.predikat_terdahulu import PredikatTerdahulu
from evaluasi.models.sebaran import PenjelasanBendera, SebaranUnit
from evaluasi.models.siasn import BalasanSiasn, KirimanSiasn, PaketSiasn
from evaluasi.models.tindak_lanjut import TahapTindakLanjut, TindakLanjut
from evaluasi.models.usulan_capaian import IndikatorUsulan, MasukanCapaian, PemberiMasukan, UsulanCapaian
from evaluasi.models.webhook import AlamatWebhook, KirimanWebhook

__all__ = [
    "AksesApi",
    "AlamatWebhook",
    "BalasanSiasn",
    "BuktiKeberatan",
    "CapaianOrganisasi",
    "Evaluasi",
    "HasilDisepakati",
    "HitunganTahap",
    "HitunganTugas",
    "IndikatorUsulan",
    "JenisSaldo",
    "Kalibrasi",
    "KirimanSiasn",
    "KirimanWebhook",
    "KlienApi",
    "Lingkup",
    "PaketSiasn",
    "Keberatan",
    "KeberatanUserObjectPermission",
    "KeteranganKeberatan",
    "KonversiAk",
    "MasukanCapaian",
    "PemberiMasukan",
    "Pelaporan",
    "PenetapanAk",
    "PenjelasanBendera",
    "PerubahanCapaian",
    "PredikatTerdahulu",
    "Pertimbangan",
    "PertimbanganRhk",
    "SaldoAk",
    "PerubahanKalibrasi",
    "SebaranUnit",
    "TahapPegawai",
    "TahapTindakLanjut",
    "TandaRhk",
    "TindakLanjut",
    "TugasTerbuka",
    "UsulanCapaian",
]
