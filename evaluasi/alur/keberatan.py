"""Keberatan atas hasil evaluasi (Pasal 29; Lampiran p. 117-119 B): filed, both sides heard, decided once."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, NamedTuple

from django.contrib.auth.models import Permission
from django.db import transaction
from django.utils.timezone import localdate, now
from guardian.shortcuts import assign_perm, get_users_with_perms, remove_perm

from evaluasi.alur import angka_kredit, hitung
from evaluasi.alur import rekomendasi as rekomendasi_hasil
from evaluasi.alur.penilaian import libur
from evaluasi.alur.studi import predikat_sah
from evaluasi.aturan import keberatan as aturan
from evaluasi.aturan.keberatan import LANGKAH, Bagian, Hasil, Keputusan, Pihak, Status
from evaluasi.aturan.kuadran import Rating
from evaluasi.aturan.status import Status as StatusEvaluasi
from evaluasi.models import BuktiKeberatan, Evaluasi, Keberatan, KeteranganKeberatan
from evaluasi.models.keberatan import PERIKSA, dipercayakan
from pegawai import mandat
from pegawai.alur.isian import wajib
from pegawai.aturan.kepegawaian import JenisJabatan
from pegawai.models import Jejak, Ketentuan, Pegawai, Pemberitahuan, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur.isi import sidik
from skp_app.alur.transisi import terkunci as skp_terkunci
from skp_app.models import BuktiDukung, Skp

ALASAN_TERPENDEK, ALASAN_TERPANJANG, KETERANGAN_TERPANJANG = 50, 3000, 3000
TERLAMBAT_TERPANJANG = 500
PEMBANTU_TERBANYAK = 5
BUKTI_TERBANYAK = 20  # of one side in one case
TERSAMPAI = frozenset({StatusEvaluasi.DISAMPAIKAN, StatusEvaluasi.DITERIMA})
SEBUTAN = {
    "bkd": "BKD", "pihak": "pegawai, pejabat penilai, atau atasan pejabat penilai dalam keberatan ini",
    "sisi": "pegawai atau pejabat penilai dalam keberatan ini",
    "pemutus": "atasan pejabat penilai kinerja", "pegawai": "pegawai yang mengajukannya",
}  # fmt: skip


class Keadaan(NamedTuple):
    """Whether one may object to a result that day. `sebab` says why not, '' when one may."""

    sebab: str
    batas: date | None = None
    terlambat: bool = False


def keadaan(evaluasi: Evaluasi, hari: date) -> Keadaan:
    """Final results, the window of 14 hari kerja, and whether a case exists already."""
    if evaluasi.status not in TERSAMPAI:
        return Keadaan("Keberatan dapat diajukan setelah dokumen evaluasi Anda terima.")
    if sebab := sebab_final(evaluasi):
        return Keadaan(sebab)
    if evaluasi.keberatan.exclude(status__in=[Status.DICABUT, Status.DITOLAK]).exists():
        return Keadaan("Keberatan atas hasil ini sudah diajukan.")
    batas = batas_pengajuan(evaluasi)
    return Keadaan("", batas, hari > batas)


def batas_pengajuan(evaluasi: Evaluasi) -> date:
    """Counted from receipt; who does not sign is taken to have received it on the last day to return it."""
    diterima = localdate(evaluasi.diterima_pada) if evaluasi.diterima_pada else evaluasi.batas_pengembalian
    assert diterima, "handed over: the last day to return it is known"
    hari = Ketentuan.objects.nilai("keberatan_hari_kerja", diterima)
    return aturan.batas_pengajuan(diterima, hari, libur())


def sebab_final(evaluasi: Evaluasi) -> str:
    """Why nobody can ever object to it, '' where one can."""
    return aturan.sebab_final(_hasil(evaluasi))


def _hasil(evaluasi: Evaluasi) -> Hasil:
    skp = Skp.objects.select_related("penempatan__jabatan", "penempatan__unit").get(pk=evaluasi.skp_id)
    penilai = evaluasi.duduk_penilai
    akar = UnitKerja.objects.get(pk=skp.unit.id_leluhur[0])
    return Hasil(
        jenis_jabatan=skp.penempatan.jabatan.jenis,
        pimpinan_mandiri=skp.penempatan.memimpin and skp.penempatan.unit.mandiri,
        oleh_atasan=evaluasi.oleh_atasan,
        penilai_pejabat_negara=penilai.jabatan.jenis == JenisJabatan.PEJABAT_NEGARA,
        penilai_kepala_instansi=penilai.memimpin and penilai.unit_id == akar.pk,
        daerah=akar.daerah,
        ada_atasan=evaluasi.duduk_atasan is not None,
    )


@transaction.atomic
def ajukan(
    evaluasi: Evaluasi, *, oleh: Pegawai, bagian: Iterable[str], alasan: str, alasan_terlambat: str = "",
    bukti: Iterable[BuktiDukung] = (),
) -> Keberatan:  # fmt: skip
    """Object to one's own result; after the window it waits for the BKD, with the reason of the delay.

    A second click finds the first case. Raises KeadaanMenolak for a final result, IsianKeliru for missing reasons.
    """
    evaluasi = kunci_hasil(evaluasi)
    if evaluasi.skp.pegawai_id != oleh.pk:
        raise BukanHak("Keberatan hanya diajukan oleh pegawai yang dinilai.")
    pilihan, alasan, alasan_terlambat = sorted({Bagian(b) for b in bagian}), alasan.strip(), alasan_terlambat.strip()
    ada = evaluasi.keberatan.terbuka().first()
    if ada and (ada.alasan, ada.bagian) == (alasan, pilihan):
        return ada
    kini = keadaan(evaluasi, localdate())
    if kini.sebab:
        raise KeadaanMenolak(kini.sebab)
    _periksa_isian(pilihan, alasan, kini, alasan_terlambat)
    baru = Keberatan(
        evaluasi=evaluasi, pemutus=evaluasi.duduk_atasan.pegawai, bagian=pilihan, alasan=alasan,
        status=Status.MENUNGGU_IZIN if kini.terlambat else Status.DIAJUKAN,
        alasan_terlambat=alasan_terlambat if kini.terlambat else "",
    )  # fmt: skip
    if not kini.terlambat:
        _terima(baru)
    baru.save()
    _lampirkan(baru, bukti, oleh, Pihak.PEGAWAI)
    Jejak.catat(baru, "ajukan_keberatan", oleh=oleh, sebagai="pegawai", ke=str(baru.status))
    _kabarkan_ajuan(baru)
    return baru


def kunci_hasil(evaluasi: Evaluasi) -> Evaluasi:
    """Its newest row, held until the commit. Lock order: the SKP first, then its evaluation."""
    skp_terkunci(evaluasi.skp)
    terkait = ("skp__pegawai", "skp__atasan_penilai", "skp__unit", "penilai", "periode_evaluasi", "unit_capaian")
    return Evaluasi.objects.select_related(*terkait).select_for_update(of=("self",)).get(pk=evaluasi.pk)


def _periksa_isian(bagian: list[Bagian], alasan: str, kini: Keadaan, alasan_terlambat: str) -> None:
    salah = {}
    if not bagian:
        salah["bagian"] = "Pilih paling sedikit satu bagian yang dikeberatkan."
    if not ALASAN_TERPENDEK <= len(alasan) <= ALASAN_TERPANJANG:
        salah["alasan"] = f"Alasan ditulis {ALASAN_TERPENDEK} sampai {ALASAN_TERPANJANG} huruf; sekarang {len(alasan)}."
    if kini.terlambat and not 0 < len(alasan_terlambat) <= TERLAMBAT_TERPANJANG:
        salah["alasan_terlambat"] = f"Masa keberatan berakhir {kini.batas:%d/%m/%Y}. Jelaskan mengapa terlambat."
    if salah:
        raise IsianKeliru("Keberatan belum diajukan. Lengkapi yang ditandai.", salah)


def _terima(keberatan: Keberatan) -> None:
    """Received: the 7 hari kerja of the decision run from here (p. 117 B.6)."""
    hari = localdate()
    keberatan.diajukan_pada = now()
    lama = Ketentuan.objects.nilai("putusan_keberatan_hari_kerja", hari)
    keberatan.batas_putusan = aturan.batas_putusan(hari, lama, libur())


def _kabarkan_ajuan(keberatan: Keberatan) -> None:
    evaluasi = keberatan.evaluasi
    judul = f"Keberatan atas hasil {evaluasi.periode_evaluasi.nama} {evaluasi.skp.pegawai.nama_lengkap}"
    if keberatan.status == Status.MENUNGGU_IZIN:
        for bkd in _bkd():
            _kabar(keberatan, bkd, f"{judul} diajukan terlambat, menunggu keputusan BKD", "izin")
        return
    _kabar(keberatan, keberatan.pemutus, f"{judul}, putuskan sampai {keberatan.batas_putusan:%d/%m/%Y}", "ajuan")
    _kabar(keberatan, evaluasi.penilai, f"{judul}: beri penjelasan Anda", "ajuan")


def _bkd() -> list[Pegawai]:
    kamar, kode = mandat.INSTANSI.split(".")
    izin = Permission.objects.filter(content_type__app_label=kamar, codename=kode)
    return list(Pegawai.objects.filter(pengguna__user_permissions__in=izin, pengguna__is_active=True).distinct())


def _kabar(keberatan: Keberatan, penerima: Pegawai, judul: str, hal: str) -> None:
    kunci = f"keberatan-{keberatan.pk}-{hal}-{penerima.pk}"
    Pemberitahuan.kirim(penerima, kunci, judul, tautan=f"/keberatan/{keberatan.kode}/")


@contextmanager
def _langkah(keberatan: Keberatan, nama: str, oleh: Pegawai, **data: Any) -> Iterator[Keberatan]:
    """The door: lock, who, state, save, trace. Lock order: SKP, evaluation, case."""
    langkah = LANGKAH[nama]
    with transaction.atomic():
        evaluasi = kunci_hasil(keberatan.evaluasi)
        keberatan = Keberatan.objects.select_related("pemutus").select_for_update(of=("self",)).get(pk=keberatan.pk)
        keberatan.evaluasi = evaluasi
        peran = keberatan.peran(oleh) | ({"pihak"} if nama == "terangkan" and membantu(keberatan, oleh) else set())
        if langkah.pelaku not in peran:
            raise BukanHak(f"{langkah.sebutan} hanya dapat dilakukan oleh {SEBUTAN[langkah.pelaku]}.")
        if keberatan.status not in langkah.dari:
            raise KeadaanMenolak(f"Keberatan ini sudah berstatus “{keberatan.get_status_display()}”.")
        dari, keberatan.status = keberatan.status, langkah.ke
        yield keberatan
        if keberatan.status in {Status.DIPUTUS, Status.DICABUT, Status.DITOLAK}:
            keberatan.berakhir_pada = now()
        keberatan.save()
        Jejak.catat(keberatan, f"{nama}_keberatan", oleh=oleh, sebagai=langkah.pelaku, dari=dari,
                    ke=str(langkah.ke), **data)  # fmt: skip


def membantu(keberatan: Keberatan, pegawai: Pegawai) -> bool:
    """Was this person entrusted with the case?"""
    return bool(pegawai.pengguna) and dipercayakan(pegawai.pengguna).filter(pk=keberatan.pk).exists()


def izinkan(keberatan: Keberatan, *, oleh: Pegawai, catatan: str) -> Keberatan:
    """The BKD lets a late objection in; the term of the decision begins today."""
    with _langkah(keberatan, "izinkan", oleh) as keberatan:
        keberatan.diizinkan_oleh, keberatan.catatan_izin = oleh, wajib(catatan, TERLAMBAT_TERPANJANG, "catatan")
        _terima(keberatan)
        _kabarkan_ajuan(keberatan)
        _kabar(keberatan, keberatan.evaluasi.skp.pegawai, "Keberatan Anda diterima walau terlambat", "izin")
    return keberatan


def tolak(keberatan: Keberatan, *, oleh: Pegawai, catatan: str) -> Keberatan:
    """The BKD does not let a late objection in."""
    with _langkah(keberatan, "tolak", oleh) as keberatan:
        keberatan.diizinkan_oleh, keberatan.catatan_izin = oleh, wajib(catatan, TERLAMBAT_TERPANJANG, "catatan")
        _kabar(keberatan, keberatan.evaluasi.skp.pegawai, "Keberatan Anda tidak diterima karena lewat waktu", "izin")
    return keberatan


def terangkan(keberatan: Keberatan, *, oleh: Pegawai, isi: str, pihak: str = "") -> KeteranganKeberatan:
    """One side explains; who decides (or helps him) writes down what a side said, and names it with `pihak`.

    The same words of the same side are one statement.
    """
    isi = wajib(isi, KETERANGAN_TERPANJANG, "isi", "Keterangan")
    with _langkah(keberatan, "terangkan", oleh) as keberatan:
        milik = {"pegawai": Pihak.PEGAWAI, "penilai": Pihak.PENILAI}
        sendiri = next((p for peran, p in milik.items() if peran in keberatan.peran(oleh)), None)
        dari = sendiri or Pihak(pihak)
        kata, baru = KeteranganKeberatan.objects.get_or_create(
            keberatan=keberatan, pihak=dari, isi=isi, defaults={"oleh": oleh, "lisan": sendiri is None}
        )
        if baru and oleh != keberatan.pemutus:
            nama = oleh.nama_lengkap
            _kabar(keberatan, keberatan.pemutus, f"Keterangan baru dari {nama} pada keberatan", f"kata-{kata.pk}")
    return kata


def lampirkan(keberatan: Keberatan, bukti: Iterable[BuktiDukung], *, oleh: Pegawai) -> None:
    """Lay items of one's own gudang before who decides; laid twice they are there once, and they stay."""
    with _langkah(keberatan, "lampirkan", oleh) as keberatan:
        pihak = Pihak.PEGAWAI if "pegawai" in keberatan.peran(oleh) else Pihak.PENILAI
        if _lampirkan(keberatan, bukti, oleh, pihak):
            kunci = f"bukti-{keberatan.bukti.count()}"
            _kabar(keberatan, keberatan.pemutus, f"Bukti baru dari {oleh.nama_lengkap} pada keberatan", kunci)


def _lampirkan(keberatan: Keberatan, bukti: Iterable[BuktiDukung], oleh: Pegawai, pihak: Pihak) -> int:
    """How many were new. Each item is held until the commit, so that nobody throws it away meanwhile."""
    dipilih = sorted({b.pk for b in bukti})
    milik = BuktiDukung.objects.select_for_update(no_key=True).filter(pk__in=dipilih, pemilik=oleh).order_by("pk")
    semua = list(milik)
    if len(semua) < len(dipilih):
        raise BukanHak("Hanya bukti dari gudang Anda sendiri yang dapat dilampirkan.")
    if any(b.dihapus_pada for b in semua):
        raise KeadaanMenolak("Bukti ini sudah dibuang dari gudang. Tambahkan lagi bila masih diperlukan.")
    ada = set(keberatan.bukti.filter(pihak=pihak).values_list("bukti", flat=True))
    baru = [b for b in semua if b.pk not in ada]
    if len(ada) + len(baru) > BUKTI_TERBANYAK:
        raise IsianKeliru(f"Paling banyak {BUKTI_TERBANYAK} bukti dari satu pihak dalam satu keberatan.")
    BuktiKeberatan.objects.bulk_create([BuktiKeberatan(keberatan=keberatan, bukti=b, pihak=pihak) for b in baru])
    return len(baru)


def tunjuk(keberatan: Keberatan, pembantu: Pegawai, *, oleh: Pegawai) -> None:
    """Let somebody who is neither boss nor party read the case and write down hearings."""
    with _langkah(keberatan, "tunjuk", oleh, pembantu=pembantu.pk) as keberatan:
        if keberatan.peran(pembantu) & {"pegawai", "penilai", "pemutus"}:
            raise IsianKeliru("Pembantu pemeriksa bukan pihak dalam keberatan ini.")
        if pembantu.pengguna is None:
            raise IsianKeliru(f"{pembantu.nama_lengkap} belum punya akun.")
        if len(pembantu_pemeriksa(keberatan)) >= PEMBANTU_TERBANYAK:
            raise IsianKeliru(f"Paling banyak {PEMBANTU_TERBANYAK} pembantu pemeriksa dalam satu keberatan.")
        assign_perm(PERIKSA, pembantu.pengguna, keberatan)
        _kabar(keberatan, pembantu, "Anda diminta membantu memeriksa satu keberatan", "bantu")


def lepas(keberatan: Keberatan, pembantu: Pegawai, *, oleh: Pegawai) -> None:
    with _langkah(keberatan, "tunjuk", oleh, pembantu_lepas=pembantu.pk) as keberatan:
        remove_perm(PERIKSA, pembantu.pengguna, keberatan)


def pembantu_pemeriksa(keberatan: Keberatan) -> list[Pegawai]:
    akun: Any = get_users_with_perms(keberatan)
    return list(Pegawai.objects.filter(pengguna__in=akun).order_by("nama"))


def cabut(keberatan: Keberatan, *, oleh: Pegawai) -> Keberatan:
    """The pegawai takes his objection back; within the window he may file a new one."""
    with _langkah(keberatan, "cabut", oleh) as keberatan:
        for penerima in (keberatan.pemutus, keberatan.evaluasi.penilai):
            _kabar(keberatan, penerima, f"Keberatan {oleh.nama_lengkap} dicabut", "cabut")
    return keberatan


def putuskan(
    keberatan: Keberatan, *, oleh: Pegawai, keputusan: str, rekomendasi: str, rating_hasil: str = "",
    rating_perilaku: str = "",
) -> Keberatan:  # fmt: skip
    """Confirm or change the result; both sides must have been heard (p. 117 B.4-B.5). Final.

    A change writes the new ratings beside the old result and prints D.1.3 (p. 118 B.7).
    """
    keputusan, rekomendasi = Keputusan(keputusan), rekomendasi.strip()
    with _langkah(keberatan, "putuskan", oleh, keputusan=str(keputusan)) as keberatan:
        baru = _periksa_putusan(keberatan, keputusan, rekomendasi, rating_hasil, rating_perilaku)
        keberatan.keputusan, keberatan.rekomendasi = keputusan, rekomendasi
        keberatan.diputus_pada = now()
        keberatan.nomor = f"KB-{localdate():%Y}-{keberatan.kode[:12].upper()}"
        if baru:
            _ubah_hasil(keberatan, *baru, oleh)
            rekomendasi_hasil.tulis(keberatan.evaluasi, rekomendasi)
        keberatan.salinan = salinan(keberatan)
        keberatan.sidik = sidik(keberatan.salinan)
        kata = "mengubah" if baru else "menguatkan"
        for penerima in (keberatan.evaluasi.skp.pegawai, keberatan.evaluasi.penilai):
            _kabar(keberatan, penerima, f"Keberatan sudah diputus: {kata} hasil evaluasi", "putusan")
    return keberatan


def _periksa_putusan(
    keberatan: Keberatan, keputusan: Keputusan, rekomendasi: str, hasil: str, perilaku: str
) -> tuple[Rating, Rating] | None:
    """The new ratings of a change, None when the result is confirmed."""
    if sisa := aturan.belum_didengar(keberatan.keterangan.values_list("pihak", flat=True)):
        raise KeadaanMenolak(f"Belum ada {' dan '.join(p.cetak.lower() for p in sisa)}. Catat dulu, lalu putuskan.")
    wajib(rekomendasi, KETERANGAN_TERPANJANG, "rekomendasi", "Pertimbangan")
    if keputusan is Keputusan.MENGUATKAN:
        return None
    if not (hasil and perilaku):
        raise IsianKeliru("Pilih kedua rating yang baru.", {"rating_hasil": "Pilih kedua rating yang baru."})
    lama = (keberatan.evaluasi.rating_hasil, keberatan.evaluasi.rating_perilaku)
    if (hasil, perilaku) == lama and not {Bagian.CATATAN, Bagian.CAPAIAN} & set(keberatan.bagian):
        kalimat = "Kedua rating sama dengan yang lama. Pilih menguatkan, atau ubah salah satunya."
        raise IsianKeliru(kalimat, {"rating_hasil": kalimat})
    return Rating(hasil), Rating(perilaku)


def _ubah_hasil(keberatan: Keberatan, hasil: Rating, perilaku: Rating, oleh: Pegawai) -> None:
    evaluasi = keberatan.evaluasi
    evaluasi.putusan_hasil, evaluasi.putusan_perilaku = hasil, perilaku
    evaluasi.putusan_predikat = predikat_sah(hasil, perilaku, studi_gagal=evaluasi.tugas_belajar_gagal)
    evaluasi.save(update_fields=["putusan_hasil", "putusan_perilaku", "putusan_predikat"])
    angka_kredit.tarik_karena_putusan(evaluasi, oleh=oleh, nomor=str(keberatan.nomor))
    hitung.pesan(evaluasi.unit_capaian, evaluasi.periode_evaluasi, oleh)


def salinan(keberatan: Keberatan) -> dict[str, Any]:
    """What D.1.3 and the sheets of a case print: the first result with what was said and decided."""
    evaluasi = keberatan.evaluasi
    kata: dict[str, list[str]] = {p.value: [] for p in Pihak}
    for k in keberatan.keterangan.all():
        kata[k.pihak].append(k.isi)
    return {
        **(evaluasi.salinan or {}),
        "nomor_dokumen": keberatan.nomor,
        "tanggal": localdate().isoformat(),
        "predikat_lama": evaluasi.predikat,
        "predikat": evaluasi.predikat_akhir,
        "catatan": keberatan.rekomendasi if keberatan.keputusan == Keputusan.MENGUBAH else evaluasi.catatan,
        "bagian": [Bagian(b).cetak for b in keberatan.bagian],
        "keberatan": keberatan.alasan,
        "diajukan": keberatan.diajukan_pada and localdate(keberatan.diajukan_pada).isoformat(),
        "penjelasan": kata[Pihak.PENILAI],
        "keterangan": kata[Pihak.PEGAWAI],
        "bukti": [
            {"pihak": b.pihak, "judul": b.bukti.judul, "sidik": b.bukti.sidik}
            for b in keberatan.bukti.select_related("bukti")
        ],
        "keputusan": keberatan.keputusan,
        "rekomendasi": keberatan.rekomendasi,
    }
