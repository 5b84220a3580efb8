"""The frame around every page: whose it is, which menu the facts give him, what is unread. One query, when needed."""

from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from django.db.models import BigIntegerField, Count, Exists, F, Func, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils.timezone import localdate

from evaluasi.aturan.status import Status
from evaluasi.models import Evaluasi
from evaluasi.views.meja import beres
from pegawai import bantuan_layar, mandat, pastikan
from pegawai.hitungan import banyaknya
from pegawai.models import Ketentuan, Pegawai, Pekerjaan, Pemberitahuan, Penempatan, Pengguna, UnitKerja
from pegawai.pernyataan import AKUN, SAYA, Tersimpan
from skp_app.aturan.status import BERLAKU
from skp_app.aturan.status import Status as StatusSkp
from skp_app.models import Bimbingan, Konseling, Matriks, PenandaTangan, Pendamping, Periode, Skp


class Butir(NamedTuple):
    """One item of the menu; `awalan` is the address under which all its pages lie."""

    nama: str
    teks: str
    ikon: str
    awalan: str
    pendek: str = ""
    per_tahun: bool = False
    untuk: str = ""  # who sees this item, when that is fewer than those who see its group


BERANDA = Butir("beranda", "Tugas saya", "tugas", "", "Tugas")
MENU = [
    ("Pekerjaan saya", "semua", [
        BERANDA,
        Butir("skp_app:daftar", "SKP saya", "skp", "/skp/", "SKP"),
        Butir("skp_app:realisasi", "Realisasi & bukti", "realisasi", "/realisasi/", "Realisasi"),
        Butir("skp_app:umpan_balik", "Umpan balik", "umpan", "/umpan-balik/", "Umpan balik"),
        Butir("evaluasi:hasil", "Hasil evaluasi", "hasil", "/evaluasi/"),
        Butir("skp_app:pembinaan", "Pembinaan", "bantuan", "/pembinaan/", untuk="dibina"),
        Butir("skp_app:penugasan", "Penugasan", "salin", "/penugasan/"),
        Butir("skp_app:tanda_tangan", "Tanda tangan", "kunci", "/tanda-tangan/"),
        Butir("evaluasi:arsip", "Arsip saya", "unduh", "/arsip/"),
    ]),
    ("Tim saya", "pimpinan", [
        Butir("skp_app:matriks_tahun", "Matriks peran hasil", "matriks", "/matriks/", per_tahun=True),
        Butir("skp_app:tim", "SKP bawahan", "tim", "/skp/tim/", per_tahun=True),
        Butir("skp_app:pemantauan", "Pemantauan", "realisasi", "/pemantauan/", per_tahun=True),
        Butir("evaluasi:tim", "Penilaian bawahan", "nilai", "/penilaian/"),
        Butir("evaluasi:usulan_capaian", "Usulan capaian unit", "capaian", "/organisasi/capaian/usulan/"),
        Butir("evaluasi:pertimbangan", "Pertimbangan", "umpan", "/pertimbangan/"),
        Butir("evaluasi:kurva_kini", "Kurva tim", "kurva", "/penilaian/kurva/"),
        Butir("evaluasi:daftar_keberatan", "Keberatan", "kembali", "/keberatan/"),
        Butir("evaluasi:laporan_kini", "Laporan evaluasi", "unduh", "/laporan/"),
        Butir("skp_app:pendamping", "Penyusun pendamping", "tambah", "/pendamping/"),
    ]),
    ("Membantu pemimpin", "pendamping", [
        Butir("skp_app:pendamping", "SKP yang saya bantu", "tambah", "/pendamping/"),
    ]),
    ("Reviu", "reviu", [Butir("skp_app:reviu", "Reviu SKP", "bantuan", "/reviu/")]),
    ("Tim kerja", "ketua", [
        Butir("skp_app:matriks_tahun", "Matriks tim kerja", "matriks", "/matriks/", per_tahun=True),
        Butir("evaluasi:pertimbangan", "Pertimbangan", "umpan", "/pertimbangan/"),
    ]),
    ("Gambaran organisasi", "semua", [
        Butir("skp_app:rencana", "Rencana organisasi", "kurva", "/organisasi/rencana/"),
        Butir("skp_app:pohon", "Pohon kinerja", "pohon", "/pohon/", per_tahun=True),
        Butir("evaluasi:panduan", "Panduan", "bantuan", "/panduan/"),
        Butir("evaluasi:profil", "Profil kinerja", "kurva", "/profil-kinerja/", untuk="pemantau"),
    ]),
    ("Organisasi", "pengelola", [
        Butir("skp_app:pemantauan_awal", "Pemantauan unit", "realisasi", "", per_tahun=True),
        Butir("evaluasi:capaian", "Capaian organisasi", "capaian", "/organisasi/capaian/"),
        Butir("pegawai:organisasi", "Unit kerja", "matriks", "/organisasi/"),
        Butir("pegawai:orang_daftar", "Pegawai", "tim", "/organisasi/pegawai/"),
        Butir("pegawai:antrean_atasan", "Antrean atasan", "awas", "/organisasi/atasan/"),
        Butir("pegawai:bantuan_layar", "Bantuan layar", "bantuan", "/bantuan-layar/", untuk="bkd"),
        Butir("pegawai:kewenangan", "Kewenangan", "kunci", "/organisasi/kewenangan/"),
        Butir("skp_app:tahun_kinerja", "Tahun kinerja", "jam", "/periode/"),
        Butir("pegawai:aturan", "Aturan dan hari libur", "kunci", "/aturan/"),
        Butir("skp_app:atur_katalog", "Katalog RHK", "salin", "/katalog/"),
    ]),
    ("Kepegawaian", "kelola", [
        Butir("skp_app:kode_massal", "Kode aktivasi", "kunci", "/organisasi/kode-aktivasi/", untuk="bkd"),
        Butir("pegawai:antrean_perbaikan", "Permintaan perbaikan", "umpan", "/organisasi/perbaikan/"),
        Butir("skp_app:mutasi", "Proses Mutasi", "kembali", "/organisasi/mutasi/"),
        Butir("pegawai:impor", "Impor data", "unduh", "/impor/", untuk="bkd"),
        Butir("skp_app:ketidakhadiran_daftar", "Ketidakhadiran", "jam", "/organisasi/ketidakhadiran/"),
        Butir("evaluasi:daftar_keberatan", "Keberatan", "awas", "/keberatan/", untuk="bkd"),
        Butir("evaluasi:laporan_kini", "Laporan evaluasi", "unduh", "/laporan/", untuk="bkd"),
        Butir("evaluasi:kunci_tahun_daftar", "Kunci tahun", "kunci", "/periode/kunci/", untuk="bkd"),
    ]),
    ("Tindak lanjut", "berlanjut", [
        Butir("evaluasi:daftar_tindak_lanjut", "Tindak lanjut", "jam", "/tindak-lanjut/", untuk="petugas"),
        Butir("evaluasi:talenta", "Predikat berturut-turut", "tim", "/talenta/"),
        Butir("evaluasi:ak_daftar_kini", "Daftar angka kredit", "hasil", "/angka-kredit/daftar/", untuk="pengelola"),
        Butir("evaluasi:tunjangan_kini", "Faktor tunjangan", "capaian", "/tunjangan/", untuk="bkd"),
        Butir("evaluasi:pola_penilai_kini", "Pola penilai", "nilai", "/pola-penilai/", untuk="bkd"),
    ]),
    ("Data keluar", "bkd", [
        Butir("evaluasi:siasn_kini", "Paket SIASN", "unduh", "/ekspor/siasn/"),
        Butir("evaluasi:klien_api", "API untuk sistem lain", "kunci", "/ekspor/api/"),
        Butir("evaluasi:webhook", "Webhook", "lonceng", "/ekspor/webhook/"),
    ]),
    ("Pantauan", "pantau", [
        Butir("evaluasi:pantauan_kini", "Peta kemajuan", "matriks", "/pantauan/", untuk="pemantau"),
        Butir("evaluasi:menunggu", "Siapa menunggu siapa", "jam", "/pantauan/menunggu/", untuk="pemantau"),
        Butir("evaluasi:sebaran_kini", "Sebaran predikat", "kurva", "/sebaran/", untuk="pemantau"),
        Butir("pegawai:proses", "Proses latar", "proses", "/proses/", untuk="pemesan"),
        Butir("pegawai:operasi", "Kesehatan sistem", "centang", "/operasi/", untuk="bkd"),
    ]),
]  # fmt: skip
DI_TAB = 4  # items of the bottom bar on a phone, before Menu
TERLIHAT = 12  # items up to which nothing of the menu is folded: these fit on a laptop
TERBUKA = ("Pekerjaan saya", "Tim saya")  # groups that never fold
LIPATAN = "lipatan"  # cookie: names of the groups that this browser keeps open, by isian.js


def kerangka(request):
    """Context processor. `menu` and `lencana` of the page's own context choose the active item and the numbers."""
    saya = getattr(request, "saya", None)
    if saya is None:
        return {"csp_nonce": request.csp_nonce}
    return {
        "saya": saya,
        "segar": pastikan.segar(request),
        "bantuan": getattr(request, "bantuan", None),
        "kerangka": Kerangka(request, saya),
        "csp_nonce": request.csp_nonce,  # lazy; the name django-htmx looks for
    }


def perlu_dinilai(hari):
    """Every SKP in a period whose evaluation has begun and that its penilai (the outer row) has not rated."""
    return Skp.objects.filter(
        ~beres(OuterRef("periode__evaluasi")),
        penilai=OuterRef("pk"),
        status__in=BERLAKU,
        periode__tahun__gte=hari.year - 1,
        periode__evaluasi__jendela_mulai__lte=hari,
        periode__evaluasi__selesai__gte=F("mulai"),
        periode__evaluasi__mulai__lte=F("selesai"),
    )


def _fakta(hari, superuser):
    """Everything that menu and frame ask about the reader, in one row."""
    akun = Pengguna(pk=AKUN, is_active=True, is_superuser=superuser)
    kini = Penempatan.objects.pada(hari).filter(pegawai=SAYA).order_by()
    akar = kini.annotate(akar=Cast(Func("unit__jalur", Value("."), Value(1), function="split_part"), BigIntegerField()))
    baru = Pemberitahuan.objects.filter(penerima=SAYA, dibaca_pada=None).order_by()
    reviu = Ketentuan.objects.filter(kunci="reviu_pengelola", mulai__lte=hari)
    return Pegawai.objects.filter(pk=SAYA).values(
        instansi=Subquery(UnitKerja.objects.filter(pk__in=akar.values("akar")[:1]).values("nama")[:1]),
        belum_dibaca=Coalesce(Subquery(baru.values("penerima").values(n=Count("pk"))), 0),
        tahun=Subquery(Periode.objects.filter(dibuka_pada__isnull=False).values("tahun")[:1]),
        memimpin=Exists(kini.filter(memimpin=True)),
        pimpinan=Exists(kini.filter(memimpin=True)) | Exists(Skp.objects.filter(penilai=OuterRef("pk"))),
        bermatriks=Exists(Matriks.objects.filter(pemilik=OuterRef("pk")))
        | Exists(Pendamping.objects.aktif().filter(pendamping=OuterRef("pk"))),
        membantu=Exists(Pendamping.objects.aktif().filter(pendamping=OuterRef("pk"))),
        bkd=mandat.mengelola_instansi(akun),
        pengelola=Exists(mandat.unit_bermandat(akun)),
        kelola=Exists(mandat.unit_bermandat(akun, (mandat.KELOLA,))),
        reviu=Subquery(reviu.order_by("-mulai").values("nilai")[:1]),
        # His own matters only, also the closed ones: the item tells nothing about anybody else.
        dibina=Exists(Bimbingan.objects.menyangkut(OuterRef("pk")))
        | Exists(Konseling.objects.menyangkut(OuterRef("pk")))
        | Exists(mandat.pimpinan_kepegawaian().filter(pk=OuterRef("pk"))),
        kepegawaian=Exists(mandat.pimpinan_kepegawaian().filter(pk=OuterRef("pk"))),
        pemesan=Exists(Pekerjaan.objects.filter(peminta=OuterRef("pk"))),
        diajukan=banyaknya(Skp.objects.filter(penilai=OuterRef("pk"), status=StatusSkp.DIAJUKAN)),
        dinilai=banyaknya(perlu_dinilai(hari)),
        menanda=banyaknya(PenandaTangan.objects.giliran().filter(pegawai=OuterRef("pk"))),
        diterima=banyaknya(Evaluasi.objects.filter(skp__pegawai=OuterRef("pk"), status=Status.DISAMPAIKAN)),
    )


FAKTA = Tersimpan(_fakta)


class Kerangka:
    """Asked by base.html only; a fragment or a redirect costs nothing."""

    def __init__(self, request, saya):
        self.request = request
        self.saya = saya

    @cached_property
    def fakta(self):
        akun = self.saya.pengguna
        return FAKTA.baca(localdate(), akun.is_superuser, saya=self.saya.pk, akun=akun.pk)[0]

    @property
    def lencana(self):
        """What waits behind the items of the menu, on every page."""
        fakta = self.fakta
        return {
            "skp_app:tim": fakta["diajukan"],
            "evaluasi:tim": fakta["dinilai"],
            "evaluasi:hasil": fakta["diterima"],
            "skp_app:tanda_tangan": fakta["menanda"],
        }

    def boleh(self, kelompok):
        if kelompok == "semua":
            return True
        fakta = self.fakta
        instansi = fakta["bkd"]
        if kelompok == "ketua":  # leads a tim kerja or drafts for a leader, without assessing anybody
            return fakta["bermatriks"] and not fakta["pimpinan"]
        if kelompok == "pendamping":  # a leader finds the page under his team
            return fakta["membantu"] and not fakta["pimpinan"]
        if kelompok == "dibina":
            return fakta["dibina"] or fakta["pimpinan"]
        if kelompok == "reviu":
            return bool(fakta["reviu"]) and (instansi or fakta["kelola"])
        if kelompok == "pantau":
            return self.boleh("pemantau") or self.boleh("pemesan")
        if kelompok == "petugas":
            return fakta["kepegawaian"] or instansi
        if kelompok == "berlanjut":  # mandates too, for the list of predikat
            return self.boleh("petugas") or fakta["pengelola"]
        if kelompok == "pemantau":
            return fakta["memimpin"] or fakta["pengelola"] or instansi
        return fakta[kelompok] or (instansi and kelompok != "pimpinan")

    @property
    def instansi(self):
        return self.fakta["instansi"]

    @property
    def belum_dibaca(self):
        return self.fakta["belum_dibaca"]

    @property
    def tahun(self):
        return self.fakta["tahun"]

    @cached_property
    def menu(self):
        """[{nama, butir: [{nama, teks, alamat, ikon, ...}], isi, lipat, terbuka}] of this person.

        With many items the groups that are not daily work fold (ux.md): `lipat`, and `terbuka` where he opened one.
        """
        semua = [(nama, self._butir(daftar)) for nama, untuk, daftar in MENU if self.boleh(untuk)]
        banyak = sum(len(butir) for _, butir in semua) > TERLIHAT
        buka = unquote(self.request.COOKIES.get(LIPATAN, "")).split("|")
        return [
            {
                "nama": nama,
                "butir": butir,
                "isi": {b["nama"] for b in butir},
                "lipat": banyak and nama not in TERBUKA,
                "terbuka": nama in buka,
            }
            for nama, butir in semua
            if butir
        ]

    @cached_property
    def tab(self):
        return self.menu[0]["butir"][:DI_TAB]

    def _butir(self, daftar):
        boleh = [b for b in daftar if not b.untuk or self.boleh(b.untuk)]
        if getattr(self.request, "bantuan", None):  # who helps is shown the pages that are opened to him, no others
            boleh = [b for b in boleh if b.nama in bantuan_layar.TERLIHAT]
        return [b._asdict() | {"alamat": self._alamat(b)} for b in boleh]

    def _alamat(self, butir):
        return reverse(butir.nama, args=[self.tahun or localdate().year] if butir.per_tahun else [])

    @cached_property
    def aktif(self):
        """URL name of the item whose pages include this one: the longest matching address."""
        cocok = [b for _, _, daftar in MENU for b in daftar if b.awalan and self.request.path.startswith(b.awalan)]
        if self.request.path == "/":
            return BERANDA.nama
        return max(cocok, key=lambda b: len(b.awalan)).nama if cocok else ""
