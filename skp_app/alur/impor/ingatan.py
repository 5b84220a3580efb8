"""What earlier imports said about rows that are known by their words: found again, missed, deleted here meanwhile."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict

from pegawai.alur.impor import sumber
from pegawai.alur.impor.daftar import Rencana, nilai
from pegawai.alur.impor.pena import Pena
from pegawai.aturan.impor.dasar import PERINGATAN, Catatan
from pegawai.models import BarisImpor, Impor, SumberData
from pegawai.models.impor import KeadaanBaris, Tindakan
from skp_app.models import Periode

SEPOTONG = 500
DIHAPUS = "dihapus"
SUMBER = "SUMBER"  # beside a row that the file lacks: the key of what was imported then
TERAKHIR = 2_000_000_000
MILIKNYA = "diubah pemiliknya"  # stands for words that are their owner's
TANPA_PEMILIK = "Pemilik baris ini tidak disebut. Tulis NIP di langkah pemetaan."
TANPA_TAHUN = "Tahunnya tidak disebut. Tulis tahun di langkah pemetaan."
TIDAK_ADA = "Tidak ada lagi di berkas ini: hanya ditandai, tidak dihapus."


def muat(asal: str, kunci: Iterable[str], *, terkunci: bool = False) -> dict[str, SumberData]:
    """{key of the words: what was imported last}; of one that was deleted and came again, the newest."""
    daftar = SumberData.objects.filter(asal=asal, kunci__in=set(kunci)).order_by("pk")
    return {s.kunci: s for s in (daftar.select_for_update(no_key=True) if terkunci else daftar)}


def dihapus(baris: BarisImpor, apa: str) -> Rencana | None:
    """An earlier import wrote it and somebody deleted it here: it stays away unless this row is chosen."""
    if baris.pilihan.get(DIHAPUS) == "ya":
        return None
    konflik = {} if baris.pilihan.get(DIHAPUS) == "tidak" else {DIHAPUS: ("dihapus", apa)}
    return Rencana(Tindakan.SAMA, konflik=konflik)


def sebut_yang_hilang(
    impor: Impor, asal: str, kelompok: Callable[[Mapping[str, str | None]], str],
    kunci: Callable[[Mapping[str, str | None]], str], sebutan: Callable[[Mapping[str, str | None]], tuple[str, str]],
) -> None:  # fmt: skip
    """List what an earlier file said of the same unit or person and this one does not; nothing else becomes of it."""
    ada: dict[str, set[str]] = {}
    daftar = impor.baris.only("nilai", "mentah", "catatan", "pilihan")
    for baris in daftar.iterator(chunk_size=SEPOTONG):
        isi = {**impor.sekali, **baris.mentah, **nilai(baris)}  # a refused row is there all the same
        if milik := kelompok(isi):
            ada.setdefault(milik, set()).add(kunci(isi))
    semua = sorted(ada)
    for awal in range(0, len(semua), SEPOTONG):
        potong = semua[awal : awal + SEPOTONG]
        dahulu = SumberData.objects.filter(asal=asal, populasi__in=potong, hilang_pada=None)
        dahulu = dahulu.filter(data_per__lte=sumber.hari_data(impor)).order_by("pk")
        hilang = [s for s in dahulu.iterator(chunk_size=SEPOTONG) if s.kunci not in ada[s.populasi]]
        BarisImpor.objects.bulk_create([_hilang(impor, s, sebutan(s.kolom)) for s in hilang], batch_size=SEPOTONG)


def _hilang(impor: Impor, dahulu: SumberData, sebutan: tuple[str, str]) -> BarisImpor:
    catatan = Catatan("", "TIDAK_ADA_LAGI", "", None, TIDAK_ADA, PERINGATAN)
    kunci, nama = sebutan
    return BarisImpor(
        impor=impor, nomor=None, urutan=TERAKHIR, kunci=kunci[:64], sebutan=nama[:200], putusan=PERINGATAN,
        tindakan=Tindakan.HILANG, keadaan=KeadaanBaris.MENUNGGU, mentah={SUMBER: str(dahulu.pk)},
        catatan=[asdict(catatan)],
    )  # fmt: skip


def tandai_hilang(pena: Pena, baris: Sequence[BarisImpor]) -> None:
    hari = sumber.hari_data(pena.impor)
    dahulu = SumberData.objects.in_bulk([int(b.mentah[SUMBER]) for b in baris])
    ada = [(b, dahulu[int(b.mentah[SUMBER])]) for b in baris if int(b.mentah[SUMBER]) in dahulu]
    pena.ubah([(b, s, {"hilang_pada": hari}) for b, s in ada])


def tahun_terkunci(tahun: Collection[int]) -> set[int]:
    """Of these years the ones in which nothing changes any more."""
    return set(Periode.objects.filter(tahun__in=tahun).exclude(dikunci_pada=None).values_list("tahun", flat=True))


def kata_terkunci(tahun: int) -> str:
    return f"Tahun kinerja {tahun} sudah dikunci; isinya tidak diubah lagi."


def tertutup(rencana: Rencana, dahulu: SumberData | None) -> Rencana:
    """What the owner wrote is not shown to who imports: only what an earlier file said, and that it is another now."""
    dikenal = dahulu.bidang if dahulu else {}

    def tutup(isi_bidang: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
        return {b: (ada if not ada or ada == dikenal.get(b) else MILIKNYA, mau) for b, (ada, mau) in isi_bidang.items()}

    rencana.perubahan, rencana.konflik = tutup(rencana.perubahan), tutup(rencana.konflik)
    return rencana
