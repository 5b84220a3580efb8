"""The SIASN employee exports (PNS, PPPK, PPPK paruh waktu) and lists made of them: people and where they sit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q

from pegawai.alur.impor import acuan, sumber, tempat
from pegawai.alur.impor.daftar import Rencana, nilai
from pegawai.alur.impor.pena import Pena
from pegawai.alur.impor.sumber import TolakBaris
from pegawai.aturan import impor_alih
from pegawai.aturan.impor.dasar import Acuan, Jenis
from pegawai.aturan.kepegawaian import BERKONTRAK, JenisPegawai, golongan_untuk
from pegawai.models import BarisImpor, BebasSkp, Impor, Pegawai, Penempatan, Pengguna, RefJabatan, SumberData, UnitKerja
from pegawai.models.impor import Tindakan

ASAL = "pegawai"
Nilai = dict[str, str | None]
# Fields of Pegawai, as they are, from columns as they are.
LANGSUNG = {
    "id_siasn": "PNS ID", "nip": "NIP BARU", "nama": "NAMA", "gelar_depan": "GELAR DEPAN",
    "gelar_belakang": "GELAR BELAKANG", "golongan": "GOL AKHIR NAMA",
}  # fmt: skip
ORANG = (*LANGSUNG, "jenis", "surel", "kontrak_mulai")
DUDUK = ("unit", "jabatan", "jenis_jabatan", "memimpin", "mulai")
BOLEH_NULL = {"id_siasn", "nip", "kontrak_mulai"}
PANJANG = {f.name: f.max_length for f in Pegawai._meta.fields if f.name in ORANG and f.max_length}
NONAKTIF = "NONAKTIF_"


class Bekal(NamedTuple):
    orang: Pegawai | None
    duduk: Penempatan | None
    bebas: BebasSkp | None
    sumber: SumberData | None
    unit: UnitKerja | None
    kolom: Nilai
    bidang: Nilai


@dataclass
class Sekitar:
    """What the database says around one piece of rows."""

    nip: dict[str, Pegawai] = field(default_factory=dict)
    siasn: dict[str, Pegawai] = field(default_factory=dict)
    sumber: dict[int, SumberData] = field(default_factory=dict)
    duduk: dict[int, list[Penempatan]] = field(default_factory=dict)
    bebas: dict[int, BebasSkp] = field(default_factory=dict)
    unit: dict[str, UnitKerja] = field(default_factory=dict)
    pemimpin: dict[int, str | None] = field(default_factory=dict)
    jabatan: dict[str, RefJabatan] = field(default_factory=dict)


class PenerapPegawai:
    bidang = {
        "id_siasn": "Id SIASN", "nip": "NIP", "nama": "Nama", "gelar_depan": "Gelar depan",
        "gelar_belakang": "Gelar belakang", "jenis": "Jenis pegawai", "golongan": "Golongan", "surel": "Surel",
        "kontrak_mulai": "Awal perjanjian kerja", "unit": "Unit", "jabatan": "Jabatan",
        "jenis_jabatan": "Jenis jabatan", "memimpin": "Memimpin unit", "mulai": "TMT jabatan",
        "bebas": "Tidak wajib SKP",
    }  # fmt: skip

    def __init__(self, jenis: Jenis) -> None:
        self.jenis = jenis

    def acuan(self, impor: Impor) -> Acuan:
        return acuan.susun(impor, orang=True)

    def sebutan(self, isi: Mapping[str, str | None]) -> tuple[str, str]:
        return isi.get("NIP BARU") or "", isi.get("NAMA") or ""

    def urutan(self, baris: BarisImpor, rencana: Rencana) -> int:
        """Who moves comes first, so that a seat is free before somebody else takes it."""
        pindah = rencana.tindakan == Tindakan.BERUBAH and not rencana.perubahan.keys().isdisjoint(DUDUK)
        return (0 if pindah else 10_000_000) + (baris.nomor or 0)

    # Looking -------------------------------------------------------------------------------------
    def rencanakan(self, impor: Impor, baris: Sequence[BarisImpor], *, kunci: bool = False) -> list[Rencana]:
        isi = [nilai(b) for b in baris]
        sekitar = _sekitar(isi, sumber.hari_data(impor), kunci)
        return [self._satu(impor, b, n, sekitar) for b, n in zip(baris, isi, strict=True)]

    def _satu(self, impor: Impor, baris: BarisImpor, n: Nilai, s: Sekitar) -> Rencana:
        if baris.putusan == "tolak":
            return Rencana(Tindakan.TOLAK)
        hari = sumber.hari_data(impor)
        try:
            orang = _cari(n, s)
            duduk = tempat.pada(s.duduk.get(orang.pk, []), hari) if orang else None
            terakhir = s.sumber.get(orang.pk) if orang else None
            baru = _baru(baris, n, s, orang)
        except TolakBaris as tolak:
            return sumber.ditolak(str(tolak))
        bebas = s.bebas.get(orang.pk) if orang else None
        kini = None if orang is None else _kini(orang, duduk, bebas)
        unit = s.unit.get(baru.get("unit") or "")
        return sumber.rencana(baris, kini, terakhir, baru, Bekal(orang, duduk, bebas, terakhir, unit, n, baru))

    # Writing -------------------------------------------------------------------------------------
    def tulis(self, pena: Pena, pasangan: Sequence[tuple[BarisImpor, Rencana]]) -> None:
        orang = self._orang(pena, pasangan)
        tempat.pindahkan(pena, [t for b, r in pasangan if (t := _tujuan(b, r, orang[b.pk], pena))])
        _bebaskan(pena, pasangan, orang)
        catatan = [
            sumber.Isi(
                b,
                orang[b.pk],
                orang[b.pk].nip or "",
                r.bekal.kolom,
                r.bekal.bidang,
                r,
                r.bekal.sumber,
                orang[b.pk].jenis,
            )
            for b, r in pasangan
        ]
        sumber.catat(pena, ASAL, catatan)

    def _orang(self, pena: Pena, pasangan: Sequence[tuple[BarisImpor, Rencana]]) -> dict[int, Pegawai]:
        orang = {b.pk: r.bekal.orang or Pegawai(**_isi_orang(r.bekal.bidang, ORANG)) for b, r in pasangan}
        pena.tambah([(b, orang[b.pk]) for b, r in pasangan if r.bekal.orang is None])
        ubah = [(b, r, [k for k in ORANG if k in r.perubahan]) for b, r in pasangan if r.bekal.orang]
        akun = [(b, r) for b, r, bidang in ubah if "nip" in bidang and r.bekal.orang.pengguna_id]
        pengguna = Pengguna.objects.in_bulk([r.bekal.orang.pengguna_id for _, r in akun])
        pena.ubah([(b, r.bekal.orang, _isi_orang(r.bekal.bidang, bidang)) for b, r, bidang in ubah])
        # The NIP is the login name.
        pena.ubah([(b, pengguna[r.bekal.orang.pengguna_id], {"masuk": r.bekal.bidang["nip"]}) for b, r in akun])
        return orang

    def tandai_hilang(self, pena: Pena, baris: Sequence[BarisImpor]) -> None:
        sumber.tandai_hilang(pena, ASAL, baris)


def _sekitar(isi: Sequence[Nilai], hari: date, kunci: bool) -> Sekitar:
    nip, siasn, kode, ref = ({n[k] for n in isi if n.get(k)} for k in ("NIP BARU", "PNS ID", "UNOR ID", "JABATAN ID"))
    orang = Pegawai.objects.filter(Q(nip__in=nip) | Q(id_siasn__in=siasn)).order_by("pk")
    daftar = list(orang.select_for_update(no_key=True) if kunci else orang)
    unit = {u.kode_unor or "": u for u in UnitKerja.objects.filter(kode_unor__in=kode)}
    pemimpin = SumberData.objects.filter(asal="unit", objek_id__in=[u.pk for u in unit.values()])
    pks = [o.pk for o in daftar]
    return Sekitar(
        nip={o.nip: o for o in daftar if o.nip},
        siasn={o.id_siasn: o for o in daftar if o.id_siasn},
        sumber=sumber.muat(ASAL, daftar, kunci),
        duduk=tempat.definitif(pks),
        bebas={b.pegawai_id: b for b in BebasSkp.objects.pada(hari).filter(pegawai__in=pks)},
        unit=unit,
        pemimpin={s.objek_id: s.bidang.get("pemimpin") for s in pemimpin},
        jabatan={r.kode: r for r in RefJabatan.objects.filter(kode__in=ref)},
    )


def _cari(n: Nilai, s: Sekitar) -> Pegawai | None:
    """By the id of SIASN, which stays when an NIP is corrected; else by NIP."""
    lewat_id, lewat_nip = s.siasn.get(n.get("PNS ID") or ""), s.nip.get(n.get("NIP BARU") or "")
    if lewat_id and lewat_nip and lewat_id.pk != lewat_nip.pk:
        raise TolakBaris(f"NIP ini tercatat atas nama {lewat_nip.nama_lengkap}, id SIASN-nya atas nama lain.")
    return lewat_id or lewat_nip


def _kini(o: Pegawai, p: Penempatan | None, bebas: BebasSkp | None) -> Nilai:
    kini: Nilai = {b: str(getattr(o, b) or "") for b in ORANG}
    kini["bebas"] = bebas.alasan if bebas else ""
    if p:
        kini |= {
            "unit": p.unit.kode_unor, "jabatan": p.jabatan.nama, "jenis_jabatan": p.jabatan.jenis,
            "memimpin": "ya" if p.memimpin else "", "mulai": p.mulai.isoformat(),
        }  # fmt: skip
    return kini


def _baru(baris: BarisImpor, n: Nilai, s: Sekitar, orang: Pegawai | None) -> Nilai:
    baru: Nilai = {b: n[k] or "" for b, k in LANGSUNG.items() if k in n}
    jenis = n.get("JENIS PEGAWAI") or (orang.jenis if orang else JenisPegawai.PNS.value)
    baru["jenis"] = jenis
    if baru.get("golongan") and baru["golongan"] not in golongan_untuk(jenis):
        del baru["golongan"]
    if {"EMAIL GOV", "EMAIL"} & n.keys():
        baru["surel"] = n.get("EMAIL GOV") or n.get("EMAIL") or ""
    if jenis in BERKONTRAK and "TMT CPNS" in n:
        baru["kontrak_mulai"] = n["TMT CPNS"] or ""
    for bidang, isi in baru.items():
        if isi and len(isi) > PANJANG.get(bidang, 10**6):
            raise TolakBaris(f"{PenerapPegawai.bidang[bidang]} lebih dari {PANJANG[bidang]} huruf.")
    if not baru.get("id_siasn"):
        baru.pop("id_siasn", None)
    return baru | _duduk(baris, n, s, orang) | _bebas(baris, n)


def _duduk(baris: BarisImpor, n: Nilai, s: Sekitar, orang: Pegawai | None) -> Nilai:
    """Where the file says that this person sits; nobody who has left is seated anew."""
    if orang is None and any(c["kode"].startswith(NONAKTIF) for c in baris.catatan):
        return {}
    duduk: Nilai = {}
    if n.get("UNOR ID"):
        unit = s.unit.get(n["UNOR ID"] or "")
        if unit is None:
            raise TolakBaris("Unit orang ini belum ada. Impor hierarki unit dahulu.")
        duduk["unit"] = unit.kode_unor
        duduk["memimpin"] = "ya" if _memimpin(n, s.pemimpin.get(unit.pk)) else ""
    ref = s.jabatan.get(n.get("JABATAN ID") or "")
    nama = ref.nama if ref else n.get("JABATAN NAMA")
    if nama:
        macam = ref.jenis if ref else n.get("JENIS JABATAN ID") or n.get("JENIS JABATAN NAMA") or ""
        eselon = n.get("ESELON ID") or n.get("ESELON NAMA") or (ref.eselon if ref else None)
        jenis = impor_alih.jenis_jabatan(macam, nama, eselon, ref.jenjang if ref else None)
        duduk |= {"jabatan": nama[:255], "jenis_jabatan": jenis.value}
    if n.get("TMT JABATAN"):
        duduk["mulai"] = n["TMT JABATAN"]
    return duduk


def _memimpin(n: Nilai, pemimpin: str | None) -> bool:
    if pemimpin and pemimpin == n.get("PNS ID"):
        return True
    return (
        (n.get("JENIS JABATAN ID") or "1") == "1" and bool(n.get("JABATAN ID")) and n["JABATAN ID"] == n.get("UNOR ID")
    )


def _bebas(baris: BarisImpor, n: Nilai) -> Nilai:
    """CLTN, pemberhentian sementara and MPP take the duty to have an SKP away (p. 65-66 C.8)."""
    if "KEDUDUKAN HUKUM NAMA" not in n:
        return {}
    alasan = [a for c in baris.catatan if (a := impor_alih.bebas_skp(c["kode"]))]
    return {"bebas": alasan[0] if alasan else ""}


def _isi_orang(bidang: Nilai, nama: Sequence[str]) -> dict[str, Any]:
    isi: dict[str, Any] = {b: bidang[b] or (None if b in BOLEH_NULL else "") for b in nama if b in bidang}
    if isi.get("kontrak_mulai"):
        isi["kontrak_mulai"] = date.fromisoformat(isi["kontrak_mulai"])
    return isi


def _tujuan(baris: BarisImpor, r: Rencana, orang: Pegawai, pena: Pena) -> tempat.Tujuan | None:
    """Where to, when the file moves this person; None when he stays."""
    bekal: Bekal = r.bekal
    if r.perubahan.keys().isdisjoint(DUDUK):
        return None
    lama = bekal.duduk

    def isi(bidang: str, ada: Any) -> Any:
        pakai = bidang in r.perubahan or (lama is None and bekal.bidang.get(bidang))
        return bekal.bidang[bidang] if pakai else ada

    unit = bekal.unit if lama is None or "unit" in r.perubahan else lama.unit
    nama = isi("jabatan", lama and lama.jabatan.nama)
    if unit is None or not nama:
        baris.alasan = "Belum ditempatkan: unit atau jabatannya tidak terbaca."
        return None
    macam = isi("jenis_jabatan", lama and lama.jabatan.jenis)
    memimpin = bool(isi("memimpin", lama and lama.memimpin))
    # A change without a day of its own counts from the day of the file.
    pindah = not {"unit", "jabatan", "jenis_jabatan"}.isdisjoint(r.perubahan)
    hari = bekal.bidang.get("mulai") if lama is None or "mulai" in r.perubahan else None
    tersimpan = lama.mulai if lama and not pindah else sumber.hari_data(pena.impor)
    mulai = date.fromisoformat(hari) if hari else tersimpan
    akhir = lama.selesai if lama and lama.selesai and lama.selesai >= mulai else None
    return tempat.Tujuan(baris, orang, unit, (nama, macam), memimpin, mulai, lama, akhir)


def _bebaskan(pena: Pena, pasangan: Sequence[tuple[BarisImpor, Rencana]], orang: Mapping[int, Pegawai]) -> None:
    hari = sumber.hari_data(pena.impor)
    kena = [(b, r) for b, r in pasangan if "bebas" in r.perubahan]
    pena.ubah(
        [
            (b, r.bekal.bebas, {"selesai": hari - tempat.SEHARI})
            for b, r in kena
            if r.bekal.bebas and r.bekal.bebas.mulai < hari
        ]
    )
    pena.tambah(
        [
            (
                b,
                BebasSkp(
                    pegawai=orang[b.pk], alasan=r.bekal.bidang["bebas"], mulai=hari, dicatat_oleh=pena.oleh,
                    dasar=f"Kedudukan hukum di SIASN per {hari:%d-%m-%Y}",
                ),
            )
            for b, r in kena
            if r.bekal.bidang["bebas"] and not (r.bekal.bebas and r.bekal.bebas.mulai >= hari)
        ]
    )  # fmt: skip
