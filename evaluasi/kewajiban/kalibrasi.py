"""A proposal of calibration: the penilai answers it, the leader who made it waits. Nobody's name is said."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from evaluasi.aturan.kalibrasi import StatusPerubahan
from evaluasi.aturan.status import DAPAT_DINILAI
from evaluasi.models import PerubahanKalibrasi
from skp_app.kewajiban import Jenis, baris


def alamat(kode: str) -> str:
    return reverse("evaluasi:kalibrasi", args=[kode])


def usulan(hari: date) -> QuerySet[PerubahanKalibrasi]:
    """One row for each penilai and minutes, however many people they name."""
    terbuka = PerubahanKalibrasi.objects.filter(
        status=StatusPerubahan.MENUNGGU, evaluasi__status__in=sorted(DAPAT_DINILAI)
    )
    terbuka = terbuka.order_by().distinct("kalibrasi", "penilai")
    return baris(
        terbuka, "jawab_usulan_kalibrasi", pemilik="penilai_id", penunggu="kalibrasi__oleh_id",
        sejak="kalibrasi__dibuat_pada", tenggat="kalibrasi__periode_evaluasi__jendela_selesai",
        kode="kalibrasi__kode", tentang="kalibrasi__periode_evaluasi__nama", rincian="kalibrasi__unit__nama",
    )  # fmt: skip


JENIS: tuple[Jenis, ...] = (
    Jenis(
        "jawab_usulan_kalibrasi", "Jawab usulan kalibrasi {tentang}, {rincian}",
        "{penunggu} mengusulkan perubahan penilaian Anda; Anda yang memutuskan.",
        "Usulan tidak berlaku sebelum Anda menerimanya.", "Buka usulan", alamat,
        "Sebagai pejabat penilai kinerja", usulan, banyak="Jawab {n} usulan kalibrasi",
        ditunggu="Jawaban {pemilik} atas usulan kalibrasi {tentang}", netral="Jawab usulan kalibrasi",
        siapa=True, belum="belum menjawab usulan kalibrasi",
    ),
)  # fmt: skip
