"""What people type about a bimbingan and a konseling: rows of their sheets, and the decisions beside them."""

from datetime import datetime

from django import forms
from django.utils.timezone import get_current_timezone, make_aware

from pegawai.forms.organisasi import HASIL_TERBANYAK, BarisField, TanggalField
from pegawai.formulir import Formulir, SaringForm
from pegawai.models import Pegawai
from skp_app.aturan.pembinaan import DAPAT_DITAMBAH, Kegiatan, Metode, Penyesuaian
from skp_app.forms import DI_ISI, BarisForm, KotakTeks, SatuBarisField, TeksField
from skp_app.models import (
    BarisCoaching,
    EvaluasiKompetensi,
    IsiBimbingan,
    JawabanBimbingan,
    LangkahCoaching,
    LaporanPerilaku,
    NilaiKompetensi,
    RekamanKonseling,
    RencanaMentoring,
    SesiBimbingan,
)

PILIH = ("", "Pilih…")


def _teks(model, bidang, label, baris=2, bantuan=""):
    """A field of a sheet, as long as its column; several lines."""
    panjang = model._meta.get_field(bidang).max_length
    kotak = KotakTeks(attrs={"rows": baris, **DI_ISI})
    return TeksField(label=label, required=False, max_length=panjang, widget=kotak, help_text=bantuan)


def _pendek(model, bidang, label, bantuan=""):
    panjang = model._meta.get_field(bidang).max_length
    return forms.CharField(
        label=label, required=False, max_length=panjang, widget=forms.TextInput(DI_ISI), help_text=bantuan
    )


def _hari(label):
    bidang = TanggalField(label=label, required=False)
    bidang.widget.attrs.update(DI_ISI)
    return bidang


def _pilih(label, pilihan):
    return forms.ChoiceField(label=label, required=False, choices=[PILIH, *pilihan], widget=forms.Select(DI_ISI))


# Sheets of a bimbingan ------------------------------------------------------------------------------------


class IsiForm(BarisForm):
    """Which of these fields a page shows depends on the method and on who writes."""

    tujuan = _teks(IsiBimbingan, "tujuan", "Tujuan", bantuan="Apa yang ingin dicapai dengan bimbingan ini.")
    peluang = _teks(IsiBimbingan, "peluang", "Peluang: apa yang dapat saya lakukan?", 4)
    penyelenggara = _pendek(IsiBimbingan, "penyelenggara", "Penyelenggara")
    mulai = _hari("Mulai")
    selesai = _hari("Selesai")
    hasil = _teks(IsiBimbingan, "hasil", "Hasil", 4)
    bukti = _pendek(IsiBimbingan, "bukti", "Bukti", "Alamat tautan, atau tempat dokumennya disimpan.")

    def clean(self):
        isi = super().clean()
        if isi.get("mulai") and isi.get("selesai") and isi["selesai"] < isi["mulai"]:
            self.add_error("selesai", "Selesai tidak boleh sebelum mulai.")
        return isi


class CoachingForm(BarisForm):
    indikator = _teks(BarisCoaching, "indikator", "Indikator kinerja individu")
    baseline = _teks(BarisCoaching, "baseline", "Baseline target (jika ada)", 1)
    target = _teks(BarisCoaching, "target", "Target", 1)
    strategi = _teks(BarisCoaching, "strategi", "Strategi pencapaian target", 3)
    target_skp = _teks(BarisCoaching, "target_skp", "Target SKP", 1)
    progres = _teks(BarisCoaching, "progres", "Progres pencapaian target")
    masalah = _teks(BarisCoaching, "masalah", "Masalah / hambatan", 3)
    penyebab = _teks(BarisCoaching, "penyebab", "Penyebab", 3)
    TUJUAN = ("indikator", "baseline", "target", "strategi")
    FAKTA = ("target_skp", "progres", "masalah", "penyebab")


class LangkahForm(BarisForm):
    indikator = _teks(LangkahCoaching, "indikator", "Indikator kinerja individu")
    strategi = _teks(LangkahCoaching, "strategi", "Strategi untuk mengatasi masalah/hambatan", 3)
    penyesuaian = _pilih(
        "Penyesuaian ukuran keberhasilan dan target", [(p.value, p.cetak.capitalize()) for p in Penyesuaian]
    )


class MentoringForm(BarisForm):
    keahlian = _teks(RencanaMentoring, "keahlian", "Keahlian/ keterampilan spesifik yang akan dikembangkan")
    langkah = _teks(RencanaMentoring, "langkah", "Langkah-langkah", bantuan="Bagian rencana Anda, tidak tercetak.")
    jangka_waktu = _pendek(RencanaMentoring, "jangka_waktu", "Jangka waktu mentoring")
    perubahan = _teks(RencanaMentoring, "perubahan", "Perubahan yang diharapkan")
    ukuran = _teks(RencanaMentoring, "ukuran", "Ukuran keberhasilan mentoring")


class SesiForm(BarisForm):
    waktu = _hari("Waktu")
    tempat = _pendek(SesiBimbingan, "tempat", "Tempat")
    kegiatan = _pilih("Bentuk kegiatan", Kegiatan.pilihan())
    materi = _teks(SesiBimbingan, "materi", "Materi")
    rencana_aksi = _teks(SesiBimbingan, "rencana_aksi", "Rencana aksi")
    target_waktu = _hari("Target waktu rencana aksi")


class JawabanForm(BarisForm):
    teks = _teks(JawabanBimbingan, "teks", "Umpan balik")


class KompetensiForm(BarisForm):
    nama = _pendek(NilaiKompetensi, "nama", "Kompetensi teknis")
    nilai = forms.TypedChoiceField(
        label="Nilai (skala 1-5)", required=False, coerce=int, empty_value=None,
        choices=[PILIH, *((n, str(n)) for n in range(1, 6))], widget=forms.Select(DI_ISI),
    )  # fmt: skip
    alasan = _teks(NilaiKompetensi, "alasan", "Alasan terhadap penilaian kompetensi")


class EvaluasiForm(BarisForm):
    rekomendasi = _teks(EvaluasiKompetensi, "rekomendasi", "Rekomendasi", 4)


LEMBAR = {
    "umum": IsiForm, "coaching": CoachingForm, "langkah": LangkahForm, "mentoring": MentoringForm,
    "sesi": SesiForm, "jawaban": JawabanForm, "kompetensi": KompetensiForm, "evaluasi": EvaluasiForm,
}  # fmt: skip


class TambahForm(Formulir):
    """'coaching' adds an empty row, with `iki-coaching` the row of that indicator."""

    jenis = forms.ChoiceField(label="Bagian", choices=[(j, j) for j in sorted(DAPAT_DITAMBAH)])
    iki = forms.TypedChoiceField(label="Indikator", coerce=int, required=False, empty_value=None)

    def __init__(self, data, *, iki):
        jenis = data.get("jenis", "")
        super().__init__({"jenis": jenis, "iki": data.get(f"iki-{jenis}", "")})
        self.fields["iki"].choices = [PILIH, *((pk, pk) for pk in iki)]


class HapusForm(Formulir):
    """'coaching-12'"""

    baris = forms.RegexField(
        label="Baris", regex=rf"^(?:{'|'.join(sorted(DAPAT_DITAMBAH))})-[1-9][0-9]{{0,17}}$",
        error_messages={"invalid": "Baris itu tidak dikenal."},
    )  # fmt: skip


class TandaTanganForm(Formulir):
    """The hash of the content on the screen."""

    sidik = forms.RegexField(
        label="Isi yang ditandatangani", regex=r"^[0-9a-f]{64}$", widget=forms.HiddenInput,
        error_messages={"invalid": "Buka lagi halamannya, lalu tanda tangani."},
    )  # fmt: skip


# Bimbingan beside its sheets ------------------------------------------------------------------------------


class SaringBimbingan(SaringForm):
    SEBAGAI = (
        ("", "Semua"),
        ("pegawai", "Untuk saya"),
        ("pembimbing", "Saya bimbing"),
        ("penilai", "Tim saya"),
        ("atasan", "Dilaporkan kepada saya"),
    )
    sebagai = forms.ChoiceField(label="Tampilkan", choices=SEBAGAI, required=False)


class CariOrangForm(Formulir):
    """A form in which one person with an account is looked up by name and then chosen: `orang` is that field."""

    orang = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        berakun = Pegawai.objects.filter(pengguna__is_active=True)
        self.fields[self.orang].baris = berakun
        self.ditemukan = self._ditemukan(berakun)

    def _ditemukan(self, berakun):
        dipilih = str(self[self.orang].value() or "")[:16]
        kata = " ".join(str(self["cari_orang"].value() or "").split())[:100]
        ada = list(berakun.filter(kode=dipilih)) if dipilih else []
        if kata:
            ada += [o for o in berakun.filter(nama__icontains=kata).order_by("nama", "pk")[:HASIL_TERBANYAK]
                    if o not in ada]  # fmt: skip
        return ada


class MulaiForm(CariOrangForm):
    orang = "pembimbing"
    metode = forms.ChoiceField(label="Metode", choices=[PILIH, *Metode.pilihan()])
    nama_metode = forms.ChoiceField(label="Metode instansi", required=False)
    alasan = TeksField(
        label="Alasan", max_length=1000, widget=KotakTeks(attrs={"rows": 3}),
        help_text="Kemajuan apa yang belum terlihat, dari umpan balik yang mana.",
    )  # fmt: skip
    tujuan = TeksField(label="Tujuan", max_length=2000, required=False, widget=KotakTeks(attrs={"rows": 2}))
    jadwal = TanggalField(label="Jadwal pertemuan", required=False)
    cari_orang = forms.CharField(label="Cari pembimbing lain", max_length=100, required=False)
    pembimbing = BarisField(label="Pembimbing", required=False)
    dasar_penugasan = forms.CharField(
        label="Dasar penugasan khusus", max_length=200, required=False, help_text="Nomor surat tugas, bila ada."
    )

    def __init__(self, *args, metode_instansi, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nama_metode"].choices = [PILIH, *((n, n) for n in metode_instansi)]
        if not metode_instansi:
            self.fields["metode"].choices = [p for p in self.fields["metode"].choices if p[0] != Metode.LAIN]

    def langkah(self):
        """What the step `usulkan` wants."""
        isi = {n: nilai for n, nilai in self.cleaned_data.items() if n != "cari_orang"}
        return isi | {"pembimbing": isi["pembimbing"] or None}


class PutusUsulForm(Formulir):
    putusan = forms.ChoiceField(label="Putusan", choices=[("setuju", "Setujui"), ("tolak", "Tolak")])
    catatan = TeksField(label="Catatan", max_length=1000, required=False, widget=KotakTeks(attrs={"rows": 2}))


class CatatanForm(Formulir):
    catatan = TeksField(label="Alasan", max_length=1000, widget=KotakTeks(attrs={"rows": 2}))


class JadwalForm(Formulir):
    jadwal = TanggalField(label="Jadwal pertemuan")


class TindakLanjutForm(Formulir):
    tanggal = TanggalField(label="Tanggal")
    uraian = SatuBarisField(label="Yang dilakukan", max_length=500, widget=KotakTeks(attrs={"rows": 2}))
    penanggung = BarisField(label="Penanggung jawab")

    def __init__(self, *args, orang, **kwargs):
        super().__init__(*args, **kwargs)
        self.pilihan = orang
        self.fields["penanggung"].baris = Pegawai.objects.filter(pk__in=[o.pk for o in orang])


class HasilForm(Formulir):
    hasil = TeksField(label="Hasil", max_length=1000, widget=KotakTeks(attrs={"rows": 2}))


class PutusanTindakLanjutForm(Formulir):
    putusan = TeksField(label="Tindak lanjut", max_length=2000, widget=KotakTeks(attrs={"rows": 4}))


# Konseling ------------------------------------------------------------------------------------------------


class SampaikanForm(Formulir):
    disampaikan = TanggalField(label="Disampaikan kepada pegawai pada")
    penyampaian = TeksField(
        label="Yang disampaikan", max_length=2000, widget=KotakTeks(attrs={"rows": 5}),
        help_text="Perilaku yang tampak, akibatnya bagi kinerja, dan perubahan yang diharapkan. Pegawai membacanya.",
    )  # fmt: skip


class BuktiForm(Formulir):
    """Lines of feedback by their number, out of those that this page offers."""

    bukti = forms.TypedMultipleChoiceField(label="Bukti umpan balik", coerce=int, required=False)

    def __init__(self, data, *, pilihan):
        super().__init__(data)
        self.fields["bukti"].choices = [(u.pk, u.pk) for u in pilihan]


class LaporanForm(BarisForm):
    ekspektasi = _teks(LaporanPerilaku, "ekspektasi", "Ekspektasi khusus Anda terhadap yang bersangkutan", 3)
    uraian = _teks(LaporanPerilaku, "uraian", "Permasalahan perilaku kerja secara detil", 6)
    serupa = _pilih("Apakah permasalahan serupa juga terjadi pada pegawai lainnya?",
                    [(p.value, p.cetak.capitalize()) for p in Penyesuaian])  # fmt: skip
    retrospektif = _teks(LaporanPerilaku, "retrospektif", "Yang sudah saya lakukan untuk memperbaikinya", 5)


class LaporForm(TandaTanganForm):
    kepada = BarisField(label="Ditujukan kepada")
    tanpa_perubahan = forms.BooleanField(
        label="Setelah disampaikan, tidak ada perubahan perilaku kerja",
        error_messages={"required": "Laporan dibuat bila tidak ada perubahan perilaku. Centang bila demikian."},
    )

    def __init__(self, *args, pejabat, **kwargs):
        super().__init__(*args, **kwargs)
        self.pejabat = list(pejabat)
        self.fields["kepada"].baris = pejabat


class AlasanTutupForm(Formulir):
    alasan = TeksField(label="Catatan", max_length=1000, widget=KotakTeks(attrs={"rows": 2}))


class KonselorForm(CariOrangForm):
    orang = "konselor"
    kapasitas = forms.ChoiceField(label="Kapasitas", widget=forms.RadioSelect)
    cari_orang = forms.CharField(label="Cari konselor", max_length=100, required=False)
    konselor = BarisField(label="Konselor")
    dasar = forms.CharField(
        label="Dasar penunjukan", max_length=200, help_text="Nomor keputusan, atau sertifikat pelatihan konseling."
    )
    hari = TanggalField(label="Tanggal")
    jam = forms.TimeField(
        label="Pukul", widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Pukul ditulis dengan jam dan menit, mis. 09:30."},
    )  # fmt: skip
    tempat = forms.CharField(label="Tempat", max_length=200)
    arahan = TeksField(
        label="Pokok yang perlu diketahui konselor", max_length=2000, required=False,
        widget=KotakTeks(attrs={"rows": 3}), help_text="Konselor tidak membaca laporan penilai, hanya kalimat ini.",
    )  # fmt: skip

    def __init__(self, *args, kapasitas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kapasitas"].choices = [(k.value, k.cetak) for k in kapasitas]

    def langkah(self):
        """What the step `tetapkan` wants."""
        isi = self.cleaned_data
        waktu = make_aware(datetime.combine(isi["hari"], isi["jam"]), get_current_timezone())
        return {n: isi[n] for n in ("kapasitas", "konselor", "dasar", "tempat", "arahan")} | {"waktu": waktu}


class RekamanForm(BarisForm):
    tanggal = _hari("Tanggal pelaksanaan")
    tempat = _pendek(RekamanKonseling, "tempat", "Tempat")
    masalah = _teks(RekamanKonseling, "masalah", "Masalah", 5)
    hasil = _teks(RekamanKonseling, "hasil", "Hasil konseling", 5)
    rekomendasi = _teks(RekamanKonseling, "rekomendasi", "Rekomendasi tindak lanjut", 4)
