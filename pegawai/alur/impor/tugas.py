"""Plt and Plh: who leads a unit for a time beside his own post."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pegawai.alur.impor import acuan, sumber, tempat
from pegawai.alur.impor.daftar import Rencana, nilai
from pegawai.alur.impor.pena import Pena
from pegawai.aturan import impor_alih
from pegawai.aturan.impor.dasar import Acuan, Jenis
from pegawai.aturan.kepegawaian import JenisJabatan, JenisPegawai, JenisPenempatan
from pegawai.models import BarisImpor, Impor, Pegawai, Penempatan, RefJabatan, SumberData, UnitKerja
from pegawai.models.impor import Tindakan

Nilai = dict[str, str | None]


class Bekal(NamedTuple):
    orang: Pegawai
    unit: UnitKerja
    ada: Penempatan | None
    sumber: SumberData | None
    kolom: Nilai
    bidang: Nilai
    jabatan: tuple[str, str]


class PenerapTugas:
    """plt_plh: key is NIP, unit, kind and first day; only the last day may change."""

    asal = "plt_plh"
    bidang = {"jenis": "Penugasan", "unit": "Unit", "jabatan": "Jabatan", "mulai": "Mulai", "selesai": "Selesai"}

    def __init__(self, jenis: Jenis) -> None:
        self.jenis = jenis

    def acuan(self, impor: Impor) -> Acuan:
        return acuan.susun(impor, orang=True)

    def sebutan(self, isi: Mapping[str, str | None]) -> tuple[str, str]:
        return isi.get("NIP") or "", isi.get("NAMA") or ""

    def urutan(self, baris: BarisImpor, rencana: Rencana) -> int:
        return baris.nomor or 0

    def rencanakan(self, impor: Impor, baris: Sequence[BarisImpor], *, kunci: bool = False) -> list[Rencana]:
        isi = [nilai(b) for b in baris]
        kode = {n.get("UNOR ID") or "" for n in isi}
        orang = tempat.orang([n.get("NIP") for n in isi], kunci)
        unit = {u.kode_unor or "": u for u in UnitKerja.objects.filter(kode_unor__in=kode)}
        ref = {r.kode: r for r in RefJabatan.objects.filter(kode__in=kode)}
        ada = {
            (p.pegawai_id, p.unit_id, p.jenis, p.mulai.isoformat()): p
            for p in Penempatan.objects.filter(pegawai__in=[o.pk for o in orang.values()])
            .exclude(jenis=JenisPenempatan.DEFINITIF)
            .select_related("unit", "jabatan")
        }
        terakhir = sumber.muat(self.asal, ada.values(), kunci)
        return [self._satu(b, n, orang, unit, ref, ada, terakhir) for b, n in zip(baris, isi, strict=True)]

    def _satu(
        self, baris: BarisImpor, n: Nilai, orang: Mapping[str | None, Pegawai], unit: Mapping[str, UnitKerja],
        ref: Mapping[str, RefJabatan], ada: Mapping[tuple[int, int, str, str], Penempatan],
        terakhir: Mapping[int, SumberData],
    ) -> Rencana:  # fmt: skip
        if baris.putusan == "tolak":
            return Rencana(Tindakan.TOLAK)
        siapa, di_mana = orang.get(n.get("NIP")), unit.get(n.get("UNOR ID") or "")
        if siapa is None or di_mana is None:
            return sumber.ditolak("Orang atau unitnya belum tercatat. Impor pegawai dan hierarki unit dahulu.")
        jenis, mulai = (n["JENIS PENUGASAN"] or "").lower(), n["TMT MULAI"] or ""
        acuan_jabatan = ref.get(di_mana.kode_unor or "")
        nama = n.get("JABATAN") or (acuan_jabatan.nama if acuan_jabatan else f"Kepala {di_mana.nama}")
        eselon = acuan_jabatan.eselon if acuan_jabatan else None
        jabatan = (nama[:255], impor_alih.jenis_jabatan("struktural", nama, eselon).value)
        baru: Nilai = {
            "jenis": jenis, "unit": di_mana.kode_unor, "jabatan": jabatan[0], "mulai": mulai,
            "selesai": n.get("TMT SELESAI") or "",
        }  # fmt: skip
        p = ada.get((siapa.pk, di_mana.pk, jenis, mulai))
        dahulu = terakhir.get(p.pk) if p else None
        kini = (
            None
            if p is None
            else baru | {"jabatan": p.jabatan.nama, "selesai": p.selesai.isoformat() if p.selesai else ""}
        )
        return sumber.rencana(baris, kini, dahulu, baru, Bekal(siapa, di_mana, p, dahulu, n, baru, jabatan))

    def tulis(self, pena: Pena, pasangan: Sequence[tuple[BarisImpor, Rencana]]) -> None:
        jabatan = tempat.jabatan(pena, [(b, r.bekal.jabatan) for b, r in pasangan if r.perubahan])
        tugas: dict[int, Penempatan] = {}
        for baris, r in pasangan:
            tugas[baris.pk] = r.bekal.ada or Penempatan(
                pegawai=r.bekal.orang, unit=r.bekal.unit, jabatan=jabatan[r.bekal.jabatan], memimpin=True,
                jenis=r.bekal.bidang["jenis"], mulai=date.fromisoformat(r.bekal.bidang["mulai"]),
                selesai=_hari(r.bekal.bidang["selesai"]),
            )  # fmt: skip
        pena.tambah([(b, tugas[b.pk]) for b, r in pasangan if r.bekal.ada is None])
        pena.ubah([(b, tugas[b.pk], self._ubahan(r, jabatan)) for b, r in pasangan if r.bekal.ada])
        catatan = [
            sumber.Isi(b, tugas[b.pk], r.bekal.orang.nip or "", r.bekal.kolom, r.bekal.bidang, r, r.bekal.sumber)
            for b, r in pasangan
        ]
        sumber.catat(pena, self.asal, catatan)

    def _ubahan(self, r: Rencana, jabatan: Mapping[tuple[str, str], object]) -> dict[str, object]:
        ubahan: dict[str, object] = {}
        if "selesai" in r.perubahan:
            ubahan["selesai"] = _hari(r.bekal.bidang["selesai"])
        if "jabatan" in r.perubahan:
            ubahan["jabatan"] = jabatan[r.bekal.jabatan]
        return ubahan

    def tandai_hilang(self, pena: Pena, baris: Sequence[BarisImpor]) -> None:
        """A list of Plt need not be complete: nobody is missed."""


def _hari(teks: str | None) -> date | None:
    return date.fromisoformat(teks) if teks else None


def _pejabat(n: Nilai) -> Pegawai:
    return Pegawai(
        nama=n["NAMA"] or "", jenis=JenisPegawai.NON_ASN, gelar_depan=n.get("GELAR DEPAN") or "",
        gelar_belakang=n.get("GELAR BELAKANG") or "",
    )  # fmt: skip


class PenerapPejabat:
    """pejabat_non_asn: kepala daerah and his deputy, without NIP."""

    asal = "pejabat_non_asn"
    bidang = {"nama": "Nama", "unit": "Unit", "jabatan": "Jabatan", "mulai": "Mulai", "selesai": "Selesai"}

    def __init__(self, jenis: Jenis) -> None:
        self.jenis = jenis

    def acuan(self, impor: Impor) -> Acuan:
        return acuan.susun(impor, orang=True)

    def sebutan(self, isi: Mapping[str, str | None]) -> tuple[str, str]:
        return f"{isi.get('UNOR ID')} {isi.get('JABATAN')}"[:64], isi.get("NAMA") or ""

    def urutan(self, baris: BarisImpor, rencana: Rencana) -> int:
        return baris.nomor or 0

    def rencanakan(self, impor: Impor, baris: Sequence[BarisImpor], *, kunci: bool = False) -> list[Rencana]:
        isi = [nilai(b) for b in baris]
        unit = {u.kode_unor or "": u for u in UnitKerja.objects.filter(kode_unor__in=[n.get("UNOR ID") for n in isi])}
        orang_ = Pegawai.objects.filter(nip=None, jenis=JenisPegawai.NON_ASN).order_by("pk")
        orang = {o.nama.casefold(): o for o in (orang_.select_for_update(no_key=True) if kunci else orang_)}
        duduk = tempat.definitif(o.pk for o in orang.values())
        terakhir = sumber.muat(self.asal, orang.values(), kunci)
        return [self._satu(b, n, unit, orang, duduk, terakhir) for b, n in zip(baris, isi, strict=True)]

    def _satu(
        self, baris: BarisImpor, n: Nilai, unit: Mapping[str, UnitKerja], orang: Mapping[str, Pegawai],
        duduk: Mapping[int, list[Penempatan]], terakhir: Mapping[int, SumberData],
    ) -> Rencana:  # fmt: skip
        if baris.putusan == "tolak":
            return Rencana(Tindakan.TOLAK)
        di_mana = unit.get(n.get("UNOR ID") or "")
        if di_mana is None:
            return sumber.ditolak(sumber.TANPA_UNIT)
        siapa = orang.get((n.get("NAMA") or "").casefold())
        daftar = duduk.get(siapa.pk, []) if siapa else []
        sama = [p for p in daftar if p.unit_id == di_mana.pk and p.jabatan.nama == n.get("JABATAN")]
        p = sama[-1] if sama else (daftar[-1] if daftar else None)
        baru: Nilai = {
            "nama": n.get("NAMA"), "unit": di_mana.kode_unor, "jabatan": n.get("JABATAN"),
            "mulai": n.get("TMT MULAI") or "", "selesai": n.get("TMT SELESAI") or "",
        }  # fmt: skip
        kini: Nilai | None = None
        if siapa:
            kini = {"nama": siapa.nama}
        if p:
            kini = {
                "nama": p.pegawai.nama, "unit": p.unit.kode_unor, "jabatan": p.jabatan.nama,
                "mulai": p.mulai.isoformat(), "selesai": p.selesai.isoformat() if p.selesai else "",
            }  # fmt: skip
        dahulu = terakhir.get(siapa.pk) if siapa else None
        jabatan = (n.get("JABATAN") or "", JenisJabatan.PEJABAT_NEGARA.value)
        bekal = (siapa, di_mana, p, dahulu, n, baru, jabatan)
        return sumber.rencana(baris, kini, dahulu, baru, bekal)

    def tulis(self, pena: Pena, pasangan: Sequence[tuple[BarisImpor, Rencana]]) -> None:
        orang = {b.pk: r.bekal[0] or _pejabat(r.bekal[4]) for b, r in pasangan}
        pena.tambah([(b, orang[b.pk]) for b, r in pasangan if r.bekal[0] is None])
        pindah = []
        for baris, r in pasangan:
            _, unit, p, _, _, baru, jabatan = r.bekal
            if not r.perubahan:
                continue
            if p and r.perubahan.keys() == {"selesai"}:
                pena.ubah([(baris, p, {"selesai": _hari(baru["selesai"])})])
                continue
            mulai = _hari(baru["mulai"]) or sumber.hari_data(pena.impor)
            memimpin = impor_alih.kepala_daerah(jabatan[0])
            pindah.append(
                tempat.Tujuan(baris, orang[baris.pk], unit, jabatan, memimpin, mulai, p, _hari(baru["selesai"]))
            )
        tempat.pindahkan(pena, pindah)
        catatan = [sumber.Isi(b, orang[b.pk], b.kunci, r.bekal[4], r.bekal[5], r, r.bekal[3]) for b, r in pasangan]
        sumber.catat(pena, self.asal, catatan)

    def tandai_hilang(self, pena: Pena, baris: Sequence[BarisImpor]) -> None:
        """Two people; nobody is missed."""
