"""Who the worked examples are about. The regulation prints no names; these are invented."""

from typing import NamedTuple


class Tokoh(NamedTuple):
    """One person of an example; who has a plan of his own is in `Contoh.dinilai`."""

    kunci: str
    jabatan: str
    jenis_jabatan: str
    unit: str
    memimpin: bool
    nama: str
    gelar: tuple[str, str]
    nip: str | None
    golongan: str
    masuk: str
    unit_cetak: str = ""
    # On Format A.1.6 no column names the Pimpinan's result, so the number of his RHK stands here.
    rhk_pimpinan: int = 0


class Unit(NamedTuple):
    nama: str
    induk: str | None = None
    tercetak: bool = True  # UNIT KERJA on the forms
    mandiri: bool = False
    daerah: bool = False  # a root that a kepala daerah leads


class Contoh(NamedTuple):
    """One example: a root of its own, leaders first."""

    nama: str
    lampiran: int  # number of the Anak Lampiran that plans it
    tempat: str
    unit: tuple[Unit, ...]
    tokoh: tuple[Tokoh, ...]
    dinilai: tuple[str, ...]
    bkd: str
    akhiran: str = ""  # of its files, where the jabatan is also one of another example

    @property
    def lampiran_evaluasi(self) -> int:
        """Two further on; the tugas belajar is planned and evaluated in the same one."""
        return {2: 4, 3: 5, 6: 6}[self.lampiran]

    @property
    def instansi(self) -> str:
        return self.unit[0].nama

    def milik(self, kunci: str) -> Tokoh:
        return next(t for t in self.tokoh if t.kunci == kunci)


DITJEN, DIREKTORAT, SUBDIT = "DIREKTORAT JENDERAL III", "DIREKTORAT II", "SUBDIREKTORAT II"
KEMENTERIAN = Contoh(
    nama="kementerian",
    lampiran=2,
    tempat="Jakarta",
    unit=(
        Unit("KEMENTERIAN X"),
        Unit(DITJEN, "KEMENTERIAN X"),
        Unit(DIREKTORAT, DITJEN),
        # A subdirektorat is the place of a tim kerja here; the forms print its direktorat (p. 151, 155).
        Unit(SUBDIT, DIREKTORAT, tercetak=False),
        Unit("BIRO SUMBER DAYA MANUSIA", "KEMENTERIAN X"),
    ),
    tokoh=(
        Tokoh("menteri", "MENTERI", "pejabat_negara", "KEMENTERIAN X", True, "Arifin Wirasena", ("Dr.", ""), None, "",
              "menteri"),
        Tokoh("direktur-jenderal-iii", "DIREKTUR JENDERAL III", "jpt_madya", DITJEN, True, "Bambang Wicaksono",
              ("Ir.", "M.T."), "196803121994031003", "IV/e", "196803121994031003"),
        Tokoh("direktur-ii", "DIREKTUR II", "jpt_pratama", DIREKTORAT, True, "Ratna Anggraini", ("", "S.T., M.Eng."),
              "197407251999032002", "IV/c", "197407251999032002", DITJEN),
        Tokoh("kepala-subdirektorat-ii", "KEPALA SUBDIREKTORAT II", "administrator", SUBDIT, True, "Agus Nugroho",
              ("", "S.T., M.Si."), "198005162005011004", "IV/a", "198005162005011004"),
        Tokoh("jf-teknis-tata-bangunan", "JABATAN FUNGSIONAL TEKNIS TATA BANGUNAN DAN PERUMAHAN MUDA", "jf_keahlian",
              SUBDIT, False, "Maya Puspitasari", ("", "S.T."), "198809032014022005", "III/d", "198809032014022005"),
        Tokoh("biro-sdm", "ANALIS SDM APARATUR AHLI MADYA", "jf_keahlian", "BIRO SUMBER DAYA MANUSIA", False,
              "Lukman Hakim", ("", "S.Sos."), "198211202009011006", "IV/a", "198211202009011006"),
    ),
    dinilai=("direktur-jenderal-iii", "direktur-ii", "kepala-subdirektorat-ii", "jf-teknis-tata-bangunan"),
    bkd="biro-sdm",
)  # fmt: skip

PEMDA, DINKES, PUSKESMAS = "PEMERINTAH DAERAH X", "DINAS KESEHATAN", "PUSKESMAS"
DAERAH = Contoh(
    nama="daerah",
    lampiran=3,
    tempat="Kota X",
    unit=(
        Unit(PEMDA, daerah=True),
        Unit(DINKES, PEMDA),
        Unit(PUSKESMAS, DINKES, mandiri=True),
        Unit("DINAS SOSIAL", PEMDA),
        Unit("BADAN KEPEGAWAIAN DAERAH", PEMDA),
    ),
    tokoh=(
        Tokoh("kepala-daerah", "KEPALA DAERAH", "pejabat_negara", PEMDA, True, "Yusuf Mahendra", ("H.", "S.E."), None,
              "", "kepala-daerah"),
        Tokoh("kepala-dinas-kesehatan", "KEPALA DINAS KESEHATAN", "jpt_pratama", DINKES, True, "Endang Sulastri",
              ("dr.", "M.Kes."), "197102181999032004", "IV/c", "197102181999032004"),
        Tokoh("kepala-puskesmas", "KEPALA PUSKESMAS", "jf_keahlian", PUSKESMAS, True, "Wahyu Hidayat", ("dr.", ""),
              "197908142006041007", "IV/a", "197908142006041007"),
        Tokoh("penanggung-jawab-ukp", "PENANGGUNG JAWAB UKP KEFARMASIAN DAN LABORATORIUM", "jf_keahlian", PUSKESMAS,
              False, "Nurul Fadilah", ("apt.", "S.Farm."), "198504272010012018", "III/d", "198504272010012018"),
        Tokoh("bidan-penyelia", "JABATAN FUNGSIONAL BIDAN PENYELIA", "jf_keterampilan", PUSKESMAS, False,
              "Siti Aminah", ("", "A.Md.Keb."), "198307092008012009", "III/c", "198307092008012009",
              rhk_pimpinan=1),
        # Givers of feedback on p. 218-231, and who records the capaian.
        Tokoh("kepala-dinas-sosial", "KEPALA DINAS SOSIAL", "jpt_pratama", "DINAS SOSIAL", True, "Slamet Riyadi",
              ("Drs.", "M.Si."), "197003051995031002", "IV/c", "197003051995031002"),
        Tokoh("analis-kesehatan-ibu", "ANALIS KESEHATAN IBU DAN ANAK", "pelaksana", DINKES, False, "Rini Astuti",
              ("", "S.K.M."), "199105172017042003", "III/b", "199105172017042003"),
        Tokoh("analis-bkd", "ANALIS SDM APARATUR AHLI MUDA", "jf_keahlian", "BADAN KEPEGAWAIAN DAERAH", False,
              "Dian Permata", ("", "S.AP."), "198906232013012005", "III/c", "198906232013012005"),
    ),
    dinilai=("kepala-dinas-kesehatan", "kepala-puskesmas", "bidan-penyelia"),
    bkd="analis-bkd",
)  # fmt: skip

STUDI = Contoh(
    nama="tugas belajar",
    lampiran=6,
    tempat="Kota Y",
    unit=(
        Unit("PEMERINTAH DAERAH Y", daerah=True),
        Unit(DINKES, "PEMERINTAH DAERAH Y"),
        Unit(PUSKESMAS, DINKES, mandiri=True),
    ),
    tokoh=(
        Tokoh("kepala-daerah-y", "KEPALA DAERAH", "pejabat_negara", "PEMERINTAH DAERAH Y", True, "Hasan Basri",
              ("H.", "S.E."), None, "", "kepala-daerah-y"),
        Tokoh("kepala-dinas-y", "KEPALA DINAS KESEHATAN", "jpt_pratama", DINKES, True, "Ratih Kusuma",
              ("dr.", "M.Kes."), "197005211998032003", "IV/c", "197005211998032003"),
        Tokoh("kepala-puskesmas-y", "KEPALA PUSKESMAS", "jf_keahlian", PUSKESMAS, True, "Bayu Pradana", ("dr.", ""),
              "198011092008011005", "IV/a", "198011092008011005"),
        Tokoh("bidan-tugas-belajar", "JABATAN FUNGSIONAL BIDAN PENYELIA", "jf_keterampilan", PUSKESMAS, False,
              "Devi Anggraini", ("", "A.Md.Keb."), "198704182010012012", "III/c", "198704182010012012"),
        Tokoh("analis-dinas-y", "ANALIS SDM APARATUR AHLI MUDA", "jf_keahlian", DINKES, False, "Putri Maharani",
              ("", "S.AP."), "199002142014022004", "III/c", "199002142014022004"),
    ),
    dinilai=("bidan-tugas-belajar",),
    bkd="analis-dinas-y",
    akhiran="tugas-belajar",
)  # fmt: skip

SEMUA = (KEMENTERIAN, DAERAH, STUDI)
