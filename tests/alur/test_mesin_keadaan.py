"""Evaluasi and Keberatan as a state machine: whatever people try in whatever order, the invariants hold.

The model says who may do what in which state; after each try what happened is held against it. I1-I14 are the
invariants of the security target that concern these two.
"""

from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from django.utils.timezone import localdate
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from evaluasi.alur import keberatan, penilaian, penyampaian
from evaluasi.aturan.kuadran import KOLOM, KUADRAN
from evaluasi.models import Evaluasi, Keberatan, KeteranganKeberatan
from pegawai.models import Jejak, Pemberitahuan
from pegawai.models.jejak import GENESIS
from pegawai.penolakan import Ditolak
from tests import pembuat

pytestmark = pytest.mark.django_db
JAKARTA = ZoneInfo("Asia/Jakarta")
ORANG = ("sari", "budi", "tono", "admin", "rina", "dewi")
RATING = st.sampled_from(KOLOM)
ALASAN = "RHK 1 dinilai di bawah ekspektasi, padahal laporannya diterima lengkap pada 12 Desember."
TERSAMPAI = {"disampaikan", "diterima"}
BEKU = ("rating_hasil", "rating_perilaku", "predikat", "catatan", "salinan", "sidik", "nomor_dokumen", "capaian")


class Mesin(RuleBasedStateMachine):
    dunia = None  # set by the test: people, SKP, period

    @initialize()
    def mulai(self):
        self.titik = transaction.atomic()
        self.titik.__enter__()
        self.hari = date(2026, 1, 19)
        self.jejak = Jejak.objects.count()
        self.awal = self.jejak
        self.beku = None

    def teardown(self):
        if hasattr(self, "titik"):
            self._rantai()
            transaction.set_rollback(True)
            self.titik.__exit__(None, None, None)

    # what is there -------------------------------------------------------------------------------
    @property
    def evaluasi(self):
        return Evaluasi.objects.filter(skp=self.dunia.skp, periode_evaluasi=self.dunia.periode).first()

    @property
    def kasus(self):
        return Keberatan.objects.order_by("pk").last()

    @property
    def status(self):
        return self.evaluasi.status if self.evaluasi else ""

    @property
    def status_kasus(self):
        return self.kasus.status if self.kasus else ""

    def isi(self):
        """Every business row of the two, to see whether a refusal changed one (I14)."""
        tabel = (Evaluasi, Keberatan, KeteranganKeberatan, Pemberitahuan)
        return [list(m.objects.order_by("pk").values()) for m in tabel]

    @contextmanager
    def coba(self, boleh, catatan=1):
        """Run one step: it must succeed exactly when the model says so, and leave so many traces (I9)."""
        sebelum, berhasil = self.isi(), False
        jam = datetime(self.hari.year, self.hari.month, self.hari.day, 9, tzinfo=JAKARTA)
        with time_machine.travel(jam, tick=False), suppress(Ditolak), transaction.atomic():
            yield
            berhasil = True
        assert berhasil == bool(boleh)
        self.jejak += catatan if berhasil else 0
        assert Jejak.objects.count() == self.jejak
        if not berhasil:
            assert self.isi() == sebelum

    def orang(self, nama):
        return getattr(self.dunia.pemeran, nama)

    # steps ---------------------------------------------------------------------------------------
    @rule(hari=st.integers(1, 12))
    def waktu_berlalu(self, hari):
        """Only once the result was handed over: after the window the pen of a late penilai would pass on."""
        if self.status not in TERSAMPAI:
            return
        self.hari = min(self.hari + timedelta(days=hari), date(2026, 4, 30))

    @rule(siapa=st.sampled_from(ORANG[:3]), hasil=RATING, perilaku=RATING)
    def nilai(self, siapa, hasil, perilaku):
        ada = self.evaluasi
        sama = ada and (ada.rating_hasil, ada.rating_perilaku) == (hasil, perilaku)
        boleh = siapa == "budi" and (self.status in {"", "terbuka", "dinilai"} or sama)
        with self.coba(boleh, 0 if sama else 1):
            penilaian.nilai(
                self.dunia.skp, self.dunia.periode, oleh=self.orang(siapa), rating_hasil=hasil,
                rating_perilaku=perilaku, catatan="Pertahankan.", versi=ada.versi if ada else 0,
            )  # fmt: skip

    def langkah(self, siapa, boleh, fungsi, *args, **kwargs):
        with self.coba(boleh):
            fungsi(*args, oleh=self.orang(siapa), **kwargs)

    @rule(siapa=st.sampled_from(ORANG))
    def tetapkan(self, siapa):
        if e := self.evaluasi:
            self.langkah(siapa, siapa == "budi" and e.status == "dinilai", penilaian.tetapkan, e, versi=e.versi)

    @rule(siapa=st.sampled_from(ORANG))
    def sampaikan(self, siapa):
        if e := self.evaluasi:
            self.langkah(siapa, siapa == "budi" and e.status == "ditetapkan", penyampaian.sampaikan, e)

    @rule(siapa=st.sampled_from(ORANG))
    def terima(self, siapa):
        if e := self.evaluasi:
            self.langkah(siapa, siapa == "sari" and e.status == "disampaikan", penyampaian.terima, e)

    @rule(siapa=st.sampled_from(["sari", "sari", "budi", "admin"]), terlambat=st.sampled_from(["", "Dirawat."]))
    def ajukan(self, siapa, terlambat):
        e, kini = self.evaluasi, self.status_kasus
        if e is None:
            return
        lewat = e.status in TERSAMPAI and self.hari > keberatan.batas_pengajuan(e)
        terbuka = kini in {"menunggu_izin", "diajukan"}
        boleh = siapa == "sari" and e.status in TERSAMPAI and kini != "diputus"
        boleh = boleh and (terbuka or not lewat or bool(terlambat))
        with self.coba(boleh, 0 if terbuka else 1):
            keberatan.ajukan(
                e, oleh=self.orang(siapa), bagian=["hasil_kerja"], alasan=ALASAN, alasan_terlambat=terlambat
            )

    @rule(siapa=st.sampled_from(ORANG), nama=st.sampled_from(["izinkan", "tolak"]))
    def putuskan_izin(self, siapa, nama):
        if k := self.kasus:
            boleh = siapa == "admin" and k.status == "menunggu_izin"
            self.langkah(siapa, boleh, getattr(keberatan, nama), k, catatan="Surat terlampir.")

    @rule(siapa=st.sampled_from(ORANG), pihak=st.sampled_from(["pegawai", "penilai"]), isi=st.sampled_from("ab"))
    def terangkan(self, siapa, pihak, isi):
        if k := self.kasus:
            boleh = siapa in {"sari", "budi", "tono"} and k.status == "diajukan"
            self.langkah(siapa, boleh, keberatan.terangkan, k, isi=isi, pihak=pihak)

    @rule(siapa=st.sampled_from(ORANG))
    def cabut(self, siapa):
        if k := self.kasus:
            boleh = siapa == "sari" and k.status in {"menunggu_izin", "diajukan"}
            self.langkah(siapa, boleh, keberatan.cabut, k)

    @rule(siapa=st.sampled_from(["tono", "tono", "budi", "sari", "admin"]), ubah=st.booleans(), hasil=RATING,
          perilaku=RATING)  # fmt: skip
    def putuskan(self, siapa, ubah, hasil, perilaku):
        if not (k := self.kasus):
            return
        didengar = {x.pihak for x in k.keterangan.all()} == {"pegawai", "penilai"}
        beda = (hasil, perilaku) != (k.evaluasi.rating_hasil, k.evaluasi.rating_perilaku)
        boleh = siapa == "tono" and k.status == "diajukan" and didengar and (beda or not ubah)
        self.langkah(
            siapa, boleh, keberatan.putuskan, k, keputusan="mengubah" if ubah else "menguatkan", rekomendasi="Cukup.",
            rating_hasil=hasil if ubah else "", rating_perilaku=perilaku if ubah else "",
        )  # fmt: skip

    # what always holds ---------------------------------------------------------------------------
    @invariant()
    def predikat_dari_kuadran(self):
        """I4, of the first result and of the decision."""
        for e in Evaluasi.objects.all():
            for awalan, predikat in (("rating", e.predikat), ("putusan", e.putusan_predikat)):
                hasil, perilaku = getattr(e, f"{awalan}_hasil"), getattr(e, f"{awalan}_perilaku")
                assert predikat == (KUADRAN[hasil][KOLOM.index(perilaku)] if hasil else "")

    @invariant()
    def yang_ditetapkan_tidak_berubah(self):
        """I1: the result stays as it was signed, whatever becomes of the case."""
        e = getattr(self, "titik", None) and self.evaluasi
        if e and e.status not in {"terbuka", "dinilai"}:
            kini = {b: getattr(e, b) for b in BEKU}
            self.beku = self.beku or kini
            assert kini == self.beku

    @invariant()
    def keberatan_dalam_masanya_dan_diputus_sekali(self):
        """I2 and I10: three different people; in time, or let in by a second person; at most one decision."""
        kasus = list(Keberatan.objects.select_related("evaluasi__skp"))
        for k in kasus:
            orang = {k.pemutus_id, k.evaluasi.penilai_id, k.evaluasi.skp.pegawai_id, k.diizinkan_oleh_id or 0}
            assert len(orang) == 4
            if k.diajukan_pada and not k.diizinkan_oleh_id:
                assert localdate(k.diajukan_pada) <= _batas_pertama(k)
        hidup = [k for k in kasus if k.status not in {"dicabut", "ditolak"}]
        assert len(hidup) <= 1
        putusan = [k for k in kasus if k.status == "diputus"]
        berubah = Evaluasi.objects.exclude(putusan_predikat="").count()
        assert berubah == sum(k.keputusan == "mengubah" for k in putusan)

    @invariant()
    def yang_dikeberatkan_ditahan(self):
        terbuka = {k.evaluasi_id for k in Keberatan.objects.terbuka()}
        assert set(Evaluasi.objects.tertahan().values_list("pk", flat=True)) == terbuka

    def _rantai(self):
        """I9: the traces of this run hang together."""
        semua = list(Jejak.objects.filter(nomor__gt=self.awal - 1).order_by("nomor"))
        sebelum = semua[0].sidik_sebelum if semua else GENESIS
        for j in semua:
            assert (j.sidik_sebelum, j.sidik) == (sebelum, j.hitung_sidik())
            sebelum = j.sidik


def _batas_pertama(k):
    """The term that ran when it was filed: from receipt, or from the last day to return when it was not signed."""
    e = k.evaluasi
    if e.diterima_pada and e.diterima_pada > k.diajukan_pada:
        e.diterima_pada = None
    return keberatan.batas_pengajuan(e)


def test_urutan_apa_pun_menjaga_invarian(pemeran):
    with time_machine.travel(datetime(2026, 1, 19, 8, tzinfo=JAKARTA), tick=False):
        pembuat.buat_periode(2026)
        Mesin.dunia = type("Dunia", (), {})
        Mesin.dunia.pemeran, Mesin.dunia.periode = pemeran, None
        Mesin.dunia.skp = pembuat.buat_skp_ditetapkan(pemeran.sari, tahun=2025, rhk=1)
        Mesin.dunia.periode = pembuat.triwulan(4, 2025)
        pembuat.catat_capaian(Mesin.dunia.skp.unit_penilai, Mesin.dunia.periode, pemeran.admin)
    kecil = settings(
        max_examples=12, stateful_step_count=30, deadline=None, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    run_state_machine_as_test(Mesin, settings=kecil)
