"""The dialog kinerja beside an SKP: its last words, the marks on rows with an open proposal, the form to write."""

from functools import cached_property

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from skp_app.alur.peran import peran_pihak
from skp_app.aturan.dialog import DAPAT_DIUSULI, TERBUKA, StatusUsulan
from skp_app.aturan.status import Status
from skp_app.forms import UjarForm
from skp_app.models import KesepakatanDialog, Skp, UjarDialog

TERBARU = 20
PANJANG_PILIHAN = 90
MENUNGGU_DULU = ExpressionWrapper(Q(status=StatusUsulan.MENUNGGU), output_field=BooleanField()).desc()


def samping(skp, saya, baris):
    """None for readers who are no party: mandates see the SKP, not what the two said about it."""
    return Samping(skp, saya, baris) if skp.peran(saya) else None


class Samping:
    """Two queries; open proposals are always among the words that are shown."""

    def __init__(self, skp, saya, baris):
        self.skp, self.saya, self.baris = skp, saya, baris
        self.peran = peran_pihak(skp, saya)
        self.ujar = self._ujar()
        self.kesepakatan = list(KesepakatanDialog.objects.filter(skp=skp).select_related("dicatat_oleh"))
        tandai_baris(baris, self.ujar)

    def _ujar(self):
        semua = UjarDialog.objects.filter(skp=self.skp).select_related("oleh", "rhk", "iki")
        terakhir = list(semua.order_by(MENUNGGU_DULU, "-pk")[:TERBARU])
        return lengkapi(self.skp, self.baris, sorted(terakhir, key=lambda u: u.pk))

    def tandai(self, isi):
        """The same marks for the reading table, whose rows are plain data in the same order."""
        for rhk, data in zip(self.baris, isi["rhk"], strict=True):
            data["usul"] = rhk.usul
            for iki, data_iki in zip(rhk.iki.all(), data["iki"], strict=True):
                data_iki["usul"] = iki.usul

    def tandai_isian(self, lembar):
        """In the editor the proposed field itself is marked too."""
        for baris in lembar.baris:
            for objek, form in [(baris.rhk, baris.form), *((i.iki, i.form) for i in baris.iki)]:
                for u in objek.usul:
                    kata = {"data-usul": True, "aria-description": f"Ada usulan pimpinan: {u.menjadi}"}
                    form.fields[u.bidang].widget.attrs.update(kata)

    @cached_property
    def versi_lain(self):
        """Other versions of this SKP on which the two said something; what was said stays where it was said."""
        if self.skp.nomor_versi == 1 and self.skp.status != Status.DIGANTIKAN:
            return []
        lain = Skp.objects.visible_to(self.saya).filter(rangkaian=self.skp.rangkaian).exclude(pk=self.skp.pk)
        berisi = Exists(UjarDialog.objects.filter(skp=OuterRef("pk"))) | Exists(
            KesepakatanDialog.objects.filter(skp=OuterRef("pk"))
        )
        return list(lain.filter(berisi).order_by("nomor_versi", "pk"))

    @property
    def menunggu(self):
        """Open proposals that wait for this person."""
        return [u for u in self.ujar if u.menunggu] if "pemilik" in self.peran else []

    @property
    def dapat_menulis(self):
        return bool({"pemilik", "penilai"} & self.peran) and self.skp.status in TERBUKA

    @property
    def dapat_menerapkan(self):
        return "pemilik" in self.peran and self.skp.dapat_disusun

    @property
    def formulir(self):
        return formulir(self.skp, self.saya, self.baris)

    @property
    def belum_dikonfirmasi(self):
        """Records whose confirmation is this person's to give, while the dialog is open."""
        kolom = "konfirmasi_pegawai_pada" if "pemilik" in self.peran else "konfirmasi_penilai_pada"
        return [k.pk for k in self.kesepakatan if getattr(k, kolom) is None] if self.dapat_menulis else []


def tandai_baris(baris, ujar):
    """Each row learns its open proposals: `rhk.usul` and `iki.usul`."""
    terbuka = [u for u in ujar if u.menunggu]
    for rhk in baris:
        rhk.usul = [u for u in terbuka if u.rhk_id == rhk.pk]
        for iki in rhk.iki.all():
            iki.usul = [u for u in terbuka if u.iki_id == iki.pk]


def lengkapi(skp, baris, ujar):
    """Who spoke as what, and where the row stands now; a row that is gone keeps the place it had."""
    letak = {("rhk", r.pk): (f"RHK {r.nomor}", r.nomor) for r in baris}
    letak |= {
        ("iki", i.pk): (f"RHK {r.nomor}, indikator {n}", r.nomor)
        for r in baris
        for n, i in enumerate(r.iki.all(), start=1)
    }
    for u in ujar:
        kunci = ("iki", u.iki_id) if u.iki_id else ("rhk", u.rhk_id)
        u.tempat, u.nomor = letak.get(kunci, (f"{u.sebutan} (sudah dihapus)" if u.sebutan else "", None))
        u.sebagai = {skp.pegawai_id: "Pegawai", skp.penilai_id: "Pimpinan"}.get(u.oleh_id, "Atasan pimpinan")
    return ujar


def formulir(skp, saya, baris, data=None):
    usul = _usul(baris) if "penilai" in peran_pihak(skp, saya) and skp.status in DAPAT_DIUSULI else []
    return UjarForm(data, sasaran=_sasaran(baris), usul=usul)


def _sasaran(baris):
    for rhk in baris:
        yield f"rhk-{rhk.pk}", _pendek(f"RHK {rhk.nomor}. {rhk.teks}")
        for n, iki in enumerate(rhk.iki.all(), start=1):
            yield f"iki-{iki.pk}", _pendek(f"RHK {rhk.nomor}, indikator {n}. {iki.teks}")


def _usul(baris):
    hasil = []
    for rhk in baris:
        hasil.append((f"rhk-{rhk.pk}-teks", _pendek(f"RHK {rhk.nomor}: {rhk.teks}")))
        for n, iki in enumerate(rhk.iki.all(), start=1):
            tempat = f"RHK {rhk.nomor}, indikator {n}"
            hasil.append((f"iki-{iki.pk}-target", _pendek(f"{tempat}, target: {iki.target}")))
            hasil.append((f"iki-{iki.pk}-teks", _pendek(f"{tempat}: {iki.teks}")))
    return hasil


def _pendek(teks):
    return teks if len(teks) <= PANJANG_PILIHAN else f"{teks[: PANJANG_PILIHAN - 1]}…"


def pilihan(baris, terpilih):
    """(row, field) of 'iki-7-target' among the rows of this SKP; (None, '') for the whole SKP."""
    jenis, _, sisa = terpilih.partition("-")
    pk, _, bidang = sisa.partition("-")
    semua = {("rhk", str(r.pk)): r for r in baris} | {("iki", str(i.pk)): i for r in baris for i in r.iki.all()}
    return semua.get((jenis, pk)), bidang
