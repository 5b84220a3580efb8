"""Applying a calibration: each new rating through the door `penilaian.nilai`, the minutes frozen beside it.

What the penilai moves himself is applied; what a leader above him moves is a proposal that the penilai answers person
by person. All of one form is one transaction.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate, now

from evaluasi.alur import hitung, papan_kalibrasi, penilaian
from evaluasi.alur.papan_kalibrasi import Orang, Papan
from evaluasi.aturan.kalibrasi import Sel, StatusPerubahan, alasan_keliru, bagian, lengkap
from evaluasi.aturan.kuadran import Predikat, Rating, predikat
from evaluasi.models import Evaluasi, Kalibrasi, PerubahanKalibrasi
from pegawai.models import Jejak, Ketentuan, Pegawai, Pemberitahuan, Penempatan, UnitKerja
from pegawai.models.kode import kode_acak
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur.isi import nama_instansi, sidik
from skp_app.models import PeriodeEvaluasi, Skp

PERUBAHAN_TERBANYAK = 50  # people in one form: more is no calibration and no page


class Pindah(NamedTuple):
    """One person of the form: the cell that is wanted, why, and the version of the rating that was looked at."""

    kode: str
    sel: Sel
    versi: int
    alasan: str = ""


class Acara(NamedTuple):
    """Where and when people sat together. `peserta_lain` are lines of the minutes, for people without an account."""

    tanggal: date
    tempat: str
    peserta: Sequence[Pegawai] = ()
    peserta_lain: Sequence[str] = ()


@transaction.atomic
def simpan(
    periode: PeriodeEvaluasi,
    unit: UnitKerja,
    *,
    oleh: Pegawai,
    pindah: Sequence[Pindah],
    acara: Acara,
    kunci: str,
    tim: bool,
) -> Kalibrasi:
    """Apply or propose every change and keep the minutes; the same `kunci` again gives the first result.

    `tim`: on the board of the penilai's own people, else on that of the unit. Raises BukanHak for a board that is not
    his, IsianKeliru for a missing reason, KeadaanMenolak for somebody whose result is set or who waits for an answer,
    VersiBasi with {name: cell} when ratings changed since.
    """
    # One save of a unit after the other; everything below is then as it stands.
    unit = UnitKerja.objects.select_for_update(no_key=True).get(pk=unit.pk)
    if ada := Kalibrasi.objects.filter(oleh=oleh, kunci=kunci).first():
        return ada
    _pegang(periode, pindah)
    papan = _papan(oleh, periode, unit, tim)
    _periksa(papan, pindah)
    _periksa_acara(papan, pindah, acara, oleh)
    langsung = [p for p in pindah if papan.per_kode[p.kode].hak == "nilai"]
    diubah = _terapkan(papan, langsung, oleh)
    kalibrasi = _buat(papan, pindah, acara, oleh, kunci)
    perubahan = _catat(kalibrasi, papan, pindah, diubah)
    _kabarkan(kalibrasi, perubahan)
    jejak = [(p.evaluasi, "kalibrasi", _pelaku(oleh, p), {"kalibrasi": kalibrasi.pk, "alasan": p.alasan})
             for p in perubahan]  # fmt: skip
    Jejak.catat_banyak([
        (kalibrasi, "kalibrasi", {"oleh": oleh, "sebagai": "penilai" if tim else "pimpinan"}, {"orang": len(pindah)}),
        *jejak,
    ])  # fmt: skip
    return kalibrasi


def _buat(papan: Papan, pindah: Sequence[Pindah], acara: Acara, oleh: Pegawai, kunci: str) -> Kalibrasi:
    """The record with its frozen copy; the counts are those of before and after all changes of the form."""
    kode, periode = kode_acak(), papan.periode
    nomor = f"BAK-{periode.kode.upper()}-{kode[:12].upper()}"
    jumlah = papan.jumlah(), papan.jumlah({p.kode: p.sel for p in pindah})
    isi = {"nomor": nomor, **_salinan(papan, pindah, acara, oleh, jumlah)}
    kalibrasi = Kalibrasi.objects.create(
        kode=kode, unit=papan.unit, periode_evaluasi=periode, oleh=oleh, tanggal=acara.tanggal, tempat=acara.tempat,
        kunci=kunci, nomor=nomor, salinan=isi, sidik=sidik(isi),
    )  # fmt: skip
    kalibrasi.peserta.set(acara.peserta)
    return kalibrasi


def _pelaku(oleh: Pegawai, perubahan: PerubahanKalibrasi) -> dict[str, Any]:
    sebagai = "penilai" if perubahan.status == StatusPerubahan.DITERAPKAN else "pimpinan"
    return {"oleh": oleh, "sebagai": sebagai, "ke": str(perubahan.status)}


def _pegang(periode: PeriodeEvaluasi, pindah: Sequence[Pindah]) -> None:
    """Hold every row that will be changed before the first trace is written: the chain is taken last."""
    if not 0 < len(pindah) <= PERUBAHAN_TERBANYAK:
        raise IsianKeliru(f"Pilih sedikitnya satu dan paling banyak {PERUBAHAN_TERBANYAK} perubahan sekali simpan.")
    skp = Skp.objects.filter(kode__in=[p.kode for p in pindah], periode=periode.periode_id)
    rangkaian = [s.rangkaian for s in skp.order_by("pk").select_for_update(of=("self",))]
    milik = Evaluasi.objects.filter(skp__rangkaian__in=rangkaian, periode_evaluasi=periode).order_by("pk")
    list(milik.select_for_update(of=("self",)))


def _papan(oleh: Pegawai, periode: PeriodeEvaluasi, unit: UnitKerja, tim: bool) -> Papan:
    if tim:
        return papan_kalibrasi.papan_tim(oleh, periode, unit)
    if not papan_kalibrasi.segaris(oleh, unit):
        raise BukanHak("Perubahan hanya dapat diusulkan oleh pimpinan unit ini atau pimpinan di atasnya.")
    return papan_kalibrasi.papan_unit(oleh, periode, unit, luar_garis=False)


def _periksa(papan: Papan, pindah: Sequence[Pindah]) -> None:
    terpendek = papan.kebijakan["alasan_terpendek"]
    keliru, tersimpan, dikirim = {}, {}, {}
    for p in pindah:
        orang = papan.per_kode.get(p.kode)
        if orang is None:
            raise IsianKeliru("Ada pegawai yang tidak lagi termasuk papan ini. Muat ulang halamannya.")
        pastikan_boleh(orang)
        if not lengkap(p.sel):
            keliru[f"alasan-{p.kode}"] = f"{orang.nama}: pilih rating hasil kerja dan rating perilaku."
        elif salah := alasan_keliru(p.alasan, terpendek):
            keliru[f"alasan-{p.kode}"] = f"{orang.nama}: {salah[:1].lower()}{salah[1:]}"
        if orang.versi != p.versi:
            tersimpan[orang.nama], dikirim[orang.nama] = sebutan(orang.sel), sebutan(p.sel)
        elif orang.sel == p.sel:
            raise IsianKeliru(f"Penilaian {orang.nama} sudah seperti yang dipilih.")
    if tersimpan:
        kalimat = "Penilaian ini diubah sejak Anda membuka papan. Periksa lagi, lalu simpan."
        raise VersiBasi(kalimat, tersimpan=tersimpan, dikirim=dikirim)
    if keliru:
        raise IsianKeliru(" ".join(keliru.values()), keliru)


def pastikan_boleh(orang: Orang) -> None:
    """Raises KeadaanMenolak or BukanHak when the reader of this board cannot move the person."""
    if orang.tetap:
        raise KeadaanMenolak(f"Penilaian {orang.nama} sudah ditetapkan, jadi tidak dapat dipindahkan.")
    if orang.hak:
        return
    if orang.diusulkan:
        raise KeadaanMenolak(f"{orang.nama} masih punya usulan yang menunggu jawaban penilainya.")
    if orang.studi:
        raise KeadaanMenolak(
            f"{orang.nama} tidak menyelesaikan tugas belajar; penilaiannya hanya pada lembar penilaian."
        )
    if not orang.predikat:
        raise KeadaanMenolak(f"{orang.nama} belum dinilai; usulan baru dapat diajukan setelah penilainya menilai.")
    raise BukanHak(f"Penilaian {orang.nama} bukan wewenang Anda.")


def _periksa_acara(papan: Papan, pindah: Sequence[Pindah], acara: Acara, oleh: Pegawai) -> None:
    if not papan.periode.mulai <= acara.tanggal <= localdate():
        kalimat = f"Tanggal tidak boleh sebelum {papan.periode.nama} dimulai atau sesudah hari ini."
        raise IsianKeliru(kalimat, {"tanggal": kalimat})
    boleh = {p.pk for p in calon_peserta(papan, oleh)}
    if any(p.pk not in boleh for p in acara.peserta):
        raise IsianKeliru("Ada peserta yang bukan penilai atau pimpinan unit ini.", {"peserta": "Pilih dari daftar."})
    sendiri = Skp.objects.filter(kode__in=[p.kode for p in pindah], pegawai__in=[p.pk for p in acara.peserta])
    if nama := sendiri.values_list("pegawai__nama", flat=True).first():
        kalimat = f"{nama} ikut dipindahkan, jadi tidak dapat menjadi peserta."
        raise IsianKeliru(kalimat, {"peserta": kalimat})


def calon_peserta(papan: Papan, oleh: Pegawai) -> list[Pegawai]:
    """Who may be named as taking part: the penilai of these people and today's leaders of the unit and above it."""
    pimpinan = Penempatan.objects.pada(localdate()).filter(unit__in=papan.unit.id_leluhur, memimpin=True)
    orang = (
        {o.penilai for o in papan.orang}
        | {o.pena for o in papan.orang}
        | {oleh.pk}
        | set(pimpinan.values_list("pegawai", flat=True))
    )
    return list(Pegawai.objects.filter(pk__in=orang).order_by("nama", "pk"))


def _terapkan(papan: Papan, langsung: Sequence[Pindah], oleh: Pegawai) -> dict[str, Evaluasi]:
    """The penilai's own changes, in the order of their rows. {kode of the SKP: the evaluation}"""
    orang = sorted((papan.per_kode[p.kode] for p in langsung), key=lambda o: o.skp)
    # The jobs are ordered first, so that none is waited for while the chain of traces is held.
    for unit in UnitKerja.objects.filter(pk__in={o.unit for o in orang}).order_by("pk"):
        hitung.pesan(unit, papan.periode, oleh)
    tujuan = {p.kode: p for p in langsung}
    lama = Evaluasi.objects.in_bulk([o.evaluasi for o in orang if o.evaluasi])
    skp = Skp.objects.in_bulk([o.skp for o in orang])
    return {o.kode: _nilai(papan, skp[o.skp], lama.get(o.evaluasi or 0), tujuan[o.kode], oleh) for o in orang}


def _nilai(papan: Papan, skp: Skp, lama: Evaluasi | None, pindah: Pindah, oleh: Pegawai) -> Evaluasi:
    hasil, perilaku = pindah.sel
    return penilaian.nilai(
        skp, papan.periode, oleh=oleh, rating_hasil=hasil, rating_perilaku=perilaku,
        catatan=lama.catatan if lama else "", versi=pindah.versi,
        alasan_menyimpang=_menyimpang(lama, hasil, pindah.alasan),
    )  # fmt: skip


def _menyimpang(lama: Evaluasi | None, hasil: str, alasan: str) -> str:
    """Why the rating hasil kerja is not the suggested one: what was said of it, or the reason that moves it now."""
    if lama and lama.rating_hasil == hasil:
        return lama.alasan_menyimpang
    return alasan.strip()


def _catat(
    kalibrasi: Kalibrasi, papan: Papan, pindah: Sequence[Pindah], diubah: Mapping[str, Evaluasi]
) -> list[PerubahanKalibrasi]:
    usulan = Evaluasi.objects.in_bulk([papan.per_kode[p.kode].evaluasi for p in pindah if p.kode not in diubah])
    baru = []
    for p in pindah:
        orang = papan.per_kode[p.kode]
        status = StatusPerubahan.DITERAPKAN if p.kode in diubah else StatusPerubahan.MENUNGGU
        evaluasi = diubah.get(p.kode) or usulan[orang.evaluasi]
        baru.append(
            PerubahanKalibrasi(
                kalibrasi=kalibrasi, evaluasi=evaluasi, penilai_id=orang.pena, dari_hasil=orang.sel[0],
                dari_perilaku=orang.sel[1], ke_hasil=p.sel[0], ke_perilaku=p.sel[1], versi=p.versi,
                alasan=p.alasan.strip(), status=status,
            )
        )  # fmt: skip
    return PerubahanKalibrasi.objects.bulk_create(baru)


def _kabarkan(kalibrasi: Kalibrasi, perubahan: Sequence[PerubahanKalibrasi]) -> None:
    """One message to each penilai who has proposals to answer, without the names of his people."""
    banyak: dict[int, int] = {}
    for p in perubahan:
        if p.menunggu:
            banyak[p.penilai_id] = banyak.get(p.penilai_id, 0) + 1
    for penilai in Pegawai.objects.filter(pk__in=banyak):
        Pemberitahuan.kirim(
            penilai,
            f"kalibrasi-{kalibrasi.pk}",
            f"{kalibrasi.oleh.nama_lengkap} mengusulkan perubahan {banyak[penilai.pk]} penilaian Anda",
            isi=f"Kalibrasi {kalibrasi.unit.nama}, {kalibrasi.periode_evaluasi.nama}. Anda yang memutuskan.",
            tautan=alamat(kalibrasi),
        )


def alamat(kalibrasi: Kalibrasi) -> str:
    return reverse("evaluasi:kalibrasi", args=[kalibrasi.kode])


# Answers ----------------------------------------------------------------------------------------------
@transaction.atomic
def terima(usulan: PerubahanKalibrasi, *, oleh: Pegawai) -> PerubahanKalibrasi:
    """The penilai takes the proposal over as his own rating; a second click changes nothing.

    Raises VersiBasi when he rated the person anew since, KeadaanMenolak when the result is set or was answered.
    """
    usulan = _terkunci(usulan, oleh)
    if usulan.status == StatusPerubahan.DITERIMA:
        return usulan
    _masih_menunggu(usulan)
    evaluasi = usulan.evaluasi
    penilaian.nilai(
        evaluasi.skp.terkini, evaluasi.periode_evaluasi, oleh=oleh, rating_hasil=usulan.ke_hasil,
        rating_perilaku=usulan.ke_perilaku, catatan=evaluasi.catatan, versi=usulan.versi,
        alasan_menyimpang=_menyimpang(evaluasi, usulan.ke_hasil, usulan.alasan),
    )  # fmt: skip
    return _jawab(usulan, StatusPerubahan.DITERIMA, "", oleh)


@transaction.atomic
def tolak(usulan: PerubahanKalibrasi, *, oleh: Pegawai, jawaban: str) -> PerubahanKalibrasi:
    """The penilai keeps his rating and says why."""
    usulan = _terkunci(usulan, oleh)
    if usulan.status == StatusPerubahan.DITOLAK:
        return usulan
    _masih_menunggu(usulan)
    terpendek = Ketentuan.objects.nilai("kalibrasi", localdate())["alasan_terpendek"]
    if salah := alasan_keliru(jawaban, terpendek):
        raise IsianKeliru(salah, {"jawaban": salah})
    return _jawab(usulan, StatusPerubahan.DITOLAK, jawaban.strip(), oleh)


def _terkunci(usulan: PerubahanKalibrasi, oleh: Pegawai) -> PerubahanKalibrasi:
    """SKP, evaluasi and proposal are held in this order, as everywhere."""
    Skp.objects.select_for_update(of=("self",)).get(pk=usulan.evaluasi.skp_id)
    Evaluasi.objects.select_for_update(of=("self",)).get(pk=usulan.evaluasi_id)
    terkait = ("kalibrasi__oleh", "kalibrasi__unit", "evaluasi__skp__pegawai", "evaluasi__periode_evaluasi")
    kini = PerubahanKalibrasi.objects.select_related(*terkait).select_for_update(of=("self",)).get(pk=usulan.pk)
    if kini.penilai_id != oleh.pk:
        raise BukanHak("Usulan ini hanya dapat dijawab oleh pejabat penilai kinerja pegawai yang bersangkutan.")
    return kini


def _masih_menunggu(usulan: PerubahanKalibrasi) -> None:
    if not usulan.menunggu:
        raise KeadaanMenolak(f"Usulan ini sudah dijawab: {usulan.get_status_display().lower()}.")
    if not usulan.evaluasi.dapat_dinilai:
        raise KeadaanMenolak("Penilaian pegawai ini sudah ditetapkan, jadi usulannya tidak berlaku lagi.")


def _jawab(usulan: PerubahanKalibrasi, status: StatusPerubahan, jawaban: str, oleh: Pegawai) -> PerubahanKalibrasi:
    usulan.status, usulan.jawaban, usulan.dijawab_pada = status, jawaban, now()
    usulan.save(update_fields=["status", "jawaban", "dijawab_pada"])
    kalibrasi = usulan.kalibrasi
    kata = "menerima" if status == StatusPerubahan.DITERIMA else "tidak menerima"
    Pemberitahuan.kirim(
        kalibrasi.oleh,
        f"kalibrasi-jawab-{usulan.pk}",
        f"{oleh.nama_lengkap} {kata} satu usulan kalibrasi",
        isi=f"{kalibrasi.unit.nama}, {usulan.evaluasi.periode_evaluasi.nama}. {jawaban}",
        tautan=alamat(kalibrasi),
    )
    data = {"kalibrasi": kalibrasi.pk, "jawaban": jawaban}
    Jejak.catat(usulan.evaluasi, "jawab_kalibrasi", oleh=oleh, sebagai="penilai", ke=str(status), **data)
    return usulan


# The minutes ------------------------------------------------------------------------------------------
def _salinan(
    papan: Papan, pindah: Sequence[Pindah], acara: Acara, oleh: Pegawai, jumlah: tuple[dict, dict]
) -> dict[str, Any]:
    """What the Berita Acara prints: names and posts of the day, every change, the spread before and after."""
    sebelum, sesudah = jumlah
    hadir = {p.pk: p for p in [oleh, *acara.peserta]}
    jabatan = _jabatan(hadir)
    return {
        "instansi": nama_instansi(papan.unit),
        "unit": papan.unit.nama,
        "periode": papan.periode.nama,
        "tanggal": acara.tanggal.isoformat(),
        "tempat": acara.tempat,
        "capaian": papan.capaian.cetak if papan.capaian else "",
        "populasi": len(papan.orang),
        "peserta": [{"nama": p.nama_lengkap, "jabatan": jabatan.get(p.pk, "")} for p in hadir.values()],
        "peserta_lain": list(acara.peserta_lain),
        "perubahan": [_dipindah(papan.per_kode[p.kode], p) for p in pindah],
        "sebelum": _tercetak(papan, sebelum),
        "sesudah": _tercetak(papan, sesudah),
    }


def _dipindah(orang: Orang, pindah: Pindah) -> dict[str, Any]:
    return {
        "nama": orang.nama_lengkap,
        "jabatan": orang.jabatan,
        "penilai": orang.nama_pena,
        "dari": _kata(orang.sel),
        "ke": _kata(pindah.sel),
        "alasan": pindah.alasan.strip(),
        "usulan": orang.hak == "usul",
    }


def _jabatan(orang: Mapping[int, Pegawai]) -> dict[int, str]:
    """The post that each holds today: the definitive one, else what he acts for."""
    duduk = Penempatan.objects.pada(localdate()).filter(pegawai__in=list(orang)).select_related("jabatan")
    return {p.pegawai_id: p.nama_jabatan for p in sorted(duduk, key=lambda p: (p.jenis == "definitif", p.pk))}


def _kata(sel: Sel) -> dict[str, str] | None:
    if not lengkap(sel):
        return None
    hasil, perilaku = sel
    return {"hasil": Rating(hasil).cetak, "perilaku": Rating(perilaku).cetak, "predikat": predikat(*sel).cetak}


def _tercetak(papan: Papan, jumlah: dict[str, int]) -> dict[str, Any]:
    porsi = bagian(jumlah)
    return {
        "jumlah": [[Predikat(p).cetak, n, round(porsi[p], 1)] for p, n in jumlah.items()],
        "panduan": [{"sesuai": b.sesuai, "kalimat": b.kalimat} for b in papan.banding(jumlah)],
    }


def sebutan(sel: Sel) -> str:
    """'Hasil di atas ekspektasi, perilaku sesuai ekspektasi (Baik)'"""
    if not lengkap(sel):
        return "Belum dinilai"
    hasil, perilaku = (Rating(r).cetak.lower() for r in sel)
    return f"Hasil {hasil}, perilaku {perilaku} ({predikat(*sel).cetak})"
