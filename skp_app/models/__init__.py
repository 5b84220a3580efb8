from skp_app.models.bimbingan import (
    BarisCoaching,
    Bimbingan,
    EvaluasiKompetensi,
    FormulirBimbingan,
    IsiBimbingan,
    JawabanBimbingan,
    LangkahCoaching,
    NilaiKompetensi,
    RencanaMentoring,
    SesiBimbingan,
    TandaTanganBimbingan,
    TanggalTindakLanjut,
)
from skp_app.models.bukti import BuktiDukung, Kesehatan, PakaiBukti
from skp_app.models.daur import ButirKatalog, CatatanReviu, JenisPeristiwa, Peristiwa
from skp_app.models.dialog import KesepakatanDialog, UjarDialog
from skp_app.models.dokumen import Dokumen
from skp_app.models.dokumentasi import (
    CaraGulungIki,
    JenisBukti,
    PengirimanRealisasi,
    PenutupanPeriode,
    Realisasi,
    RealisasiProgres,
    RencanaAksi,
    SepakatRencanaAksi,
)
from skp_app.models.kewajiban import Eskalasi, TingkatEskalasi, TundaPengingat
from skp_app.models.konseling import (
    FormulirKonseling,
    Konseling,
    LaporanPerilaku,
    RekamanKonseling,
    TandaTanganKonseling,
)
from skp_app.models.lembar import BarisTertahan, CatatanHarian, KegiatanRutin, Ketidakhadiran
from skp_app.models.manual import ManualIndikator
from skp_app.models.matriks import BarisMatriks, KolomMatriks, Matriks, PeranHasil, SelMatriks, TimKerja
from skp_app.models.organisasi import IndikatorUnit, RencanaUnit, SasaranUnit, Strategi, TargetIndikator, Workblock
from skp_app.models.pemantauan import (
    CatatanPemantauan,
    KesimpulanKemajuan,
    PengambilalihanRhk,
    RekapPemantauan,
    TindakKemajuan,
)
from skp_app.models.pendamping import Pendamping
from skp_app.models.pengganti import PenggantiPenilai, SebabPengganti
from skp_app.models.penugasan import BentukPenugasan, JenisPenugasan, Penugasan, StatusPenugasan, TugasBelajar
from skp_app.models.perilaku import EkspektasiKhusus, LampiranSkp
from skp_app.models.periode import Periode, PeriodeDokumentasi, PeriodeEvaluasi
from skp_app.models.perpanjangan import Perpanjangan, Tahap
from skp_app.models.rekomendasi import Rekomendasi, TanggapanRekomendasi
from skp_app.models.rhk import Iki, Rhk
from skp_app.models.skp import Skp
from skp_app.models.survei import DrafSurvei, HitunganSurvei, KotakKomentar, SasaranSurvei, Survei, UndanganSurvei
from skp_app.models.tanda_tangan import KunciTandaTangan, OtoritasLokal, PenandaTangan, PenarikanDokumen, TandaTangan
from skp_app.models.umpan_balik import JadwalUmpanBalik, PermintaanUmpanBalik, TanggapanUmpanBalik, UmpanBalik
from skp_app.models.versi import VersiSkp

__all__ = [
    "BarisCoaching",
    "BarisMatriks",
    "BarisTertahan",
    "BentukPenugasan",
    "Bimbingan",
    "BuktiDukung",
    "ButirKatalog",
    "CaraGulungIki",
    "CatatanHarian",
    "CatatanPemantauan",
    "CatatanReviu",
    "Dokumen",
    "DrafSurvei",
    "EkspektasiKhusus",
    "Eskalasi",
    "EvaluasiKompetensi",
    "FormulirBimbingan",
    "FormulirKonseling",
    "HitunganSurvei",
    "Iki",
    "IndikatorUnit",
    "IsiBimbingan",
    "JadwalUmpanBalik",
    "JawabanBimbingan",
    "JenisBukti",
    "JenisPenugasan",
    "JenisPeristiwa",
    "KegiatanRutin",
    "Kesehatan",
    "KesepakatanDialog",
    "KesimpulanKemajuan",
    "Ketidakhadiran",
    "KolomMatriks",
    "Konseling",
    "KotakKomentar",
    "KunciTandaTangan",
    "LampiranSkp",
    "LangkahCoaching",
    "LaporanPerilaku",
    "ManualIndikator",
    "Matriks",
    "NilaiKompetensi",
    "OtoritasLokal",
    "PakaiBukti",
    "PenandaTangan",
    "PenarikanDokumen",
    "Pendamping",
    "PengambilalihanRhk",
    "PenggantiPenilai",
    "PengirimanRealisasi",
    "Penugasan",
    "PenutupanPeriode",
    "PeranHasil",
    "Periode",
    "PeriodeDokumentasi",
    "PeriodeEvaluasi",
    "Peristiwa",
    "PermintaanUmpanBalik",
    "Perpanjangan",
    "Realisasi",
    "RealisasiProgres",
    "RekamanKonseling",
    "RekapPemantauan",
    "Rekomendasi",
    "RencanaAksi",
    "RencanaMentoring",
    "RencanaUnit",
    "Rhk",
    "SasaranSurvei",
    "SasaranUnit",
    "SebabPengganti",
    "SelMatriks",
    "SepakatRencanaAksi",
    "SesiBimbingan",
    "Skp",
    "StatusPenugasan",
    "Strategi",
    "Survei",
    "Tahap",
    "TanggapanRekomendasi",
    "TandaTangan",
    "TandaTanganBimbingan",
    "TandaTanganKonseling",
    "TanggalTindakLanjut",
    "TanggapanUmpanBalik",
    "TargetIndikator",
    "TimKerja",
    "TindakKemajuan",
    "TingkatEskalasi",
    "TugasBelajar",
    "TundaPengingat",
    "UjarDialog",
    "UmpanBalik",
    "UndanganSurvei",
    "VersiSkp",
    "Workblock",
]
