"""mutasi: who moves, rises or leaves on which day. Each row ends a placement and may begin another one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pegawai.alur.impor import acuan, sumber, tempat
from pegawai.alur.impor.daftar import Rencana, nilai
from pegawai.alur.impor.pena import Pena
from pegawai.aturan import impor_alih
from pegawai.aturan.impor.dasar import Acuan, Jenis
from pegawai.aturan.impor.lembar_kecil import KELUAR
from pegawai.models import BarisImpor, BebasSkp, Impor, Pegawai, Penempatan, RefJabatan, UnitKerja
from pegawai.models.impor import Tindakan

Nilai = dict[str, str | None]
PADA_HARINYA = ("MENINGGAL",)  # the day itself was still served
TETAP = ("TUGAS BELAJAR",)  # the placement stays
BEBAS = {"CLTN": "cltn", "PEMBERHENTIAN SEMENTARA": "diberhentikan_sementara", "MPP": "mpp"}
KEMBALI = "AKTIF KEMBALI"
TUGAS_TAMBAHAN = "tugas tambahan sebagai kepala"


class Bekal(NamedTuple):
    orang: Pegawai
    lama: Penempatan | None
    macam: str
    hari: date
    unit: UnitKerja | None
    jabatan: tuple[str, str]
    memimpin: bool
    dasar: str
    bebas: BebasSkp | None  # in force that day


class PenerapMutasi:
    bidang = {
        "unit": "Unit", "jabatan": "Jabatan", "mulai": "TMT", "berakhir": "Berakhir pada", "bebas": "Tidak wajib SKP",
    }  # fmt: skip

    def __init__(self, jenis: Jenis) -> None:
        self.jenis = jenis

    def acuan(self, impor: Impor) -> Acuan:
        return acuan.susun(impor, orang=True)

    def sebutan(self, isi: Mapping[str, str | None]) -> tuple[str, str]:
        return isi.get("NIP") or "", isi.get("NAMA") or ""

    def urutan(self, baris: BarisImpor, rencana: Rencana) -> int:
        """By day, whatever the order of the file."""
        hari = baris.nilai.get("TMT")
        return (date.fromisoformat(hari).toordinal() * 1000 if hari else 0) + (baris.nomor or 0) % 1000

    def rencanakan(self, impor: Impor, baris: Sequence[BarisImpor], *, kunci: bool = False) -> list[Rencana]:
        isi = [nilai(b) for b in baris]
        orang = tempat.orang([n.get("NIP") for n in isi], kunci)
        pks = [o.pk for o in orang.values()]
        duduk = tempat.definitif(pks)
        unit = {u.kode_unor: u for u in UnitKerja.objects.filter(kode_unor__in=[n.get("UNOR ID BARU") for n in isi])}
        ref = {r.kode: r for r in RefJabatan.objects.filter(kode__in=[n.get("JABATAN ID BARU") or "" for n in isi])}
        bebas = defaultdict(list)
        for satu_bebas in BebasSkp.objects.filter(pegawai__in=pks):
            bebas[satu_bebas.pegawai_id].append(satu_bebas)
        hasil = []
        for satu, n in zip(baris, isi, strict=True):
            siapa = orang.get(n.get("NIP"))
            if satu.putusan == "tolak":
                hasil.append(Rencana(Tindakan.TOLAK))
            elif siapa is None:
                hasil.append(sumber.ditolak(sumber.TANPA_ORANG))
            else:
                hasil.append(_satu(n, siapa, duduk.get(siapa.pk, []), unit, ref, bebas[siapa.pk]))
        return hasil

    def tulis(self, pena: Pena, pasangan: Sequence[tuple[BarisImpor, Rencana]]) -> None:
        keluar = [(b, r.bekal) for b, r in pasangan if "berakhir" in r.perubahan]
        pena.ubah([(b, k.lama, {"selesai": _terakhir(k)}) for b, k in keluar])
        pindah = [(b, r.bekal) for b, r in pasangan if "mulai" in r.perubahan]
        tempat.pindahkan(
            pena,
            [tempat.Tujuan(b, k.orang, k.unit, k.jabatan, k.memimpin, k.hari, k.lama) for b, k in pindah if k.unit],
        )
        status = [(b, r.bekal) for b, r in pasangan if "bebas" in r.perubahan]
        pena.ubah([(b, k.bebas, {"selesai": k.hari - tempat.SEHARI}) for b, k in status if k.bebas])
        pena.tambah([(b, _bebas(k, pena)) for b, k in status if not k.bebas])

    def tandai_hilang(self, pena: Pena, baris: Sequence[BarisImpor]) -> None:
        """A list of mutasi names only who moves."""


def _bebas(k: Bekal, pena: Pena) -> BebasSkp:
    return BebasSkp(
        pegawai=k.orang, alasan=BEBAS[k.macam], mulai=k.hari, dasar=k.dasar[:200], dicatat_oleh=pena.oleh
    )  # fmt: skip


def _satu(
    n: Nilai, orang: Pegawai, duduk: Sequence[Penempatan], unit: Mapping[str | None, UnitKerja],
    ref: Mapping[str, RefJabatan], bebas: Sequence[BebasSkp],
) -> Rencana:  # fmt: skip
    macam, hari = (n.get("JENIS MUTASI") or "").upper(), date.fromisoformat(n["TMT"] or "")
    lama = next((p for p in duduk if p.mulai < hari and (p.selesai is None or p.selesai >= hari - tempat.SEHARI)), None)
    acuan_jabatan = ref.get(n.get("JABATAN ID BARU") or "")
    nama = acuan_jabatan.nama if acuan_jabatan else n.get("JABATAN NAMA BARU") or ""
    jenis = acuan_jabatan.jenis if acuan_jabatan else n.get("JENIS JABATAN ID BARU") or ""
    eselon = n.get("ESELON ID BARU") or (acuan_jabatan.eselon if acuan_jabatan else None)
    jabatan = (
        nama,
        impor_alih.jenis_jabatan(jenis, nama, eselon, acuan_jabatan.jenjang if acuan_jabatan else None).value,
    )
    tujuan = unit.get(n.get("UNOR ID BARU"))
    memimpin = TUGAS_TAMBAHAN in (n.get("KETERANGAN") or "").casefold() or (
        bool(n.get("JABATAN ID BARU")) and n.get("JABATAN ID BARU") == n.get("UNOR ID BARU")
    )
    berlaku = next((b for b in bebas if b.mulai <= hari and (b.selesai is None or b.selesai >= hari)), None)
    bekal = Bekal(orang, lama, macam, hari, tujuan, jabatan, memimpin, n.get("NOMOR SK") or "", berlaku)
    if macam in KELUAR:
        return _keluar(bekal)
    if macam in BEBAS or macam == KEMBALI:
        return _berstatus(bekal)
    if macam in TETAP:
        return Rencana(Tindakan.SAMA, bekal=bekal)
    if tujuan is None or not nama:
        return sumber.ditolak("Unit atau jabatan baru tidak dikenal. Impor hierarki unit dan acuan jabatan dahulu.")
    return _pindah(bekal, duduk)


def _berstatus(k: Bekal) -> Rencana:
    """Away from duty, or back."""
    kini, mau = k.bebas.alasan if k.bebas else "", BEBAS.get(k.macam, "")
    if kini == mau:
        return Rencana(Tindakan.SAMA, bekal=k)
    if kini and mau:
        return sumber.ditolak("Pada hari itu sudah tercatat alasan lain tidak wajib SKP. Akhiri dahulu.")
    return Rencana(Tindakan.BERUBAH, {"bebas": (kini, mau)}, bekal=k)


def _keluar(k: Bekal) -> Rencana:
    if k.lama is None:
        return sumber.ditolak(f"Tidak ada penempatan yang berakhir pada {k.hari:%d-%m-%Y}.")
    if k.lama.selesai == _terakhir(k):
        return Rencana(Tindakan.SAMA, bekal=k)
    return Rencana(Tindakan.BERUBAH, {"berakhir": ("", _terakhir(k).isoformat())}, bekal=k)


def _terakhir(k: Bekal) -> date:
    """The last day of the old placement."""
    return k.hari if k.macam in PADA_HARINYA else k.hari - tempat.SEHARI


def _pindah(k: Bekal, duduk: Sequence[Penempatan]) -> Rencana:
    ada = [
        p for p in duduk if p.mulai == k.hari and p.unit == k.unit and (p.jabatan.nama, p.jabatan.jenis) == k.jabatan
    ]
    if ada:
        return Rencana(Tindakan.SAMA, bekal=k)
    if any(p.mulai >= k.hari for p in duduk):
        return sumber.ditolak(f"Sudah ada penempatan lain sejak {k.hari:%d-%m-%Y} atau sesudahnya.")
    if k.lama is None:
        return sumber.ditolak(f"Tidak ada penempatan sebelum {k.hari:%d-%m-%Y} yang dapat diakhiri.")
    assert k.unit is not None
    perubahan = {
        "unit": (k.lama.unit.kode_unor or "", k.unit.kode_unor or ""),
        "jabatan": (k.lama.jabatan.nama, k.jabatan[0]),
        "mulai": (k.lama.mulai.isoformat(), k.hari.isoformat()),
    }
    return Rencana(Tindakan.BERUBAH, perubahan, bekal=k)
