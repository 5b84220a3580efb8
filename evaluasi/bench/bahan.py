"""Who is measured, and what is opened: people and rows of the demo, chosen by their size."""

from datetime import timedelta
from functools import cached_property
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db.models import Count
from django.utils.timezone import localdate

from evaluasi.demo.organisasi import RSUD
from evaluasi.models import Evaluasi
from pegawai import akun_demo
from pegawai.akun_demo import SANDI_DEMO
from pegawai.models import Pegawai, Pengguna, UnitKerja
from skp_app.alur import penyusunan, perencanaan, tenggat_evaluasi
from skp_app.models import Iki, Periode, PeriodeEvaluasi, Rhk, Skp

RHK_PENUH, IKI_PENUH = 12, 3
TIM_SEDANG, TIM_BESAR = 50, 1000


class Bahan:
    """Everything is looked up once, before the server is measured."""

    @cached_property
    def periode(self) -> Periode:
        return Periode.objects.get(tahun=localdate().year)

    @cached_property
    def terbaru(self) -> PeriodeEvaluasi:
        """The newest period that is over."""
        selesai = PeriodeEvaluasi.objects.filter(selesai__lt=localdate()).select_related("periode")
        return selesai.order_by("-selesai", "-mulai")[0]

    @cached_property
    def berjalan(self) -> PeriodeEvaluasi:
        return PeriodeEvaluasi.objects.get(jenis="periodik", mulai__lte=localdate(), selesai__gte=localdate())

    # People ------------------------------------------------------------------------------------------
    def orang(self, peran: akun_demo.Peran) -> Pegawai:
        return Pegawai.objects.get(pengguna__masuk=peran.masuk)

    def kepala(self, unit: UnitKerja) -> Pegawai:
        return Pegawai.objects.filter(skp__penempatan__unit=unit, skp__memimpin_unit=True).order_by("-skp__id")[0]

    def penilai(self, banyak: int) -> Pegawai:
        """Who assesses as nearly as possible that many people this year."""
        tim = Skp.objects.filter(periode=self.periode).order_by().values_list("penilai").annotate(n=Count("pk"))
        return Pegawai.objects.get(pk=min(tim, key=lambda t: (abs(t[1] - banyak), t[0]))[0])

    @cached_property
    def persona(self) -> dict[str, Pegawai]:
        """Everybody who logs in; all of them get the demo password in this database."""
        orang = {
            "pegawai": self.orang(akun_demo.PEGAWAI),
            "penilai": self.orang(akun_demo.PENILAI),
            "penilai sedang": self.penilai(TIM_SEDANG),
            "penilai besar": self.penilai(TIM_BESAR),
            "BKD": self.orang(akun_demo.BKD),
            "penyusun": self.draf.pegawai,
            "penetap": self.kepala(UnitKerja.objects.get(nama=RSUD)),
        }
        pengguna = [p.pengguna_id for p in orang.values()]
        Pengguna.objects.filter(pk__in=pengguna, password__startswith="!").update(password=make_password(SANDI_DEMO))
        return orang

    def tim(self) -> dict[str, int]:
        """How many people the three penilai assess."""
        return {
            nama: Skp.objects.filter(penilai=orang, periode=self.periode).count()
            for nama, orang in self.persona.items()
            if nama.startswith("penilai")
        }

    # Rows --------------------------------------------------------------------------------------------
    @cached_property
    def draf(self) -> Skp:
        """A full draft of twelve RHK with three IKI each, written by somebody who had none."""
        penuh = Skp.objects.filter(periode=self.periode, status="draf").annotate(n=Count("rhk"))
        if ada := penuh.filter(n=RHK_PENUH).first():
            return ada
        tanpa = Pegawai.objects.exclude(skp__periode=self.periode).filter(skp__isnull=False)
        pegawai = tanpa.filter(pengguna__is_active=True).order_by("pk")[0]
        skp = perencanaan.buat(pegawai, self.periode, oleh=pegawai)
        for n in range(1, RHK_PENUH + 1):
            rhk = penyusunan.tambah_rhk(skp, oleh=pegawai, teks=f"Layanan {n} cepat dan dapat diandalkan warga")
            for _ in range(IKI_PENUH - 1):
                penyusunan.tambah_iki(rhk, oleh=pegawai)
        Iki.objects.filter(rhk__skp=skp).update(
            teks="Persentase permohonan yang selesai tepat waktu", target="90-95 persen", aspek=["kuantitas"]
        )
        return skp

    def skp(self, persona: str) -> Skp:
        return Skp.objects.berlaku().get(pegawai=self.persona[persona], periode=self.periode)

    def dinilai(self, persona: str) -> Skp:
        """Somebody of the team whose rating is not set yet, and may still be set on any day of the year."""
        tim = Skp.objects.filter(penilai=self.persona[persona], periode=self.periode, status="ditetapkan")
        skp = tim.exclude(penutupan__periode_evaluasi=self.terbaru).order_by("pk")[0]
        if self.terbaru.jendela_selesai < localdate():
            sampai, alasan = localdate() + timedelta(days=1), "Masa evaluasi sudah lewat pada hari pengukuran."
            bkd = self.persona["BKD"]
            tenggat_evaluasi.perpanjang(self.terbaru, oleh=bkd, sampai=sampai, alasan=alasan, pegawai=skp.pegawai)
        return skp

    def hasil(self, persona: str) -> Evaluasi:
        return Evaluasi.objects.filter(skp__pegawai=self.persona[persona], salinan__isnull=False).order_by("pk")[0]

    def diajukan(self, persona: str) -> list[Skp]:
        return list(Skp.objects.filter(penilai=self.persona[persona], status="diajukan").order_by("pk"))

    @cached_property
    def rhk_draf(self) -> Rhk:
        return self.draf.rhk.all()[0]

    def lantai(self, persona: str) -> dict[str, Any]:
        """Parameters of the bare SQL."""
        return {"saya": self.persona[persona].pk, "tahun": self.periode.pk, "periode": self.terbaru.pk}
