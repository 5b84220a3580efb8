"""The sentences of the ringkasan eksekutif: figures in plain words, nothing that a reader would have to decode."""

from collections.abc import Mapping, Sequence

from evaluasi.aturan.kuadran import Predikat
from evaluasi.aturan.tahap import persen

Angka = Mapping[str, int]


def angka(n: int) -> str:
    """4.180, as numbers are written here."""
    return f"{n:,}".replace(",", ".")


def bagian(n: int, semua: int) -> str:
    return f"{angka(n)} ({persen(n, semua)}%)"


def kemajuan(a: Angka) -> list[str]:
    """How far the plan, the documentation and the evaluation are."""
    wajib = a["wajib"]
    if not wajib:
        return ["Tidak ada pegawai yang wajib SKP pada periode ini."]
    kalimat = [
        f"Dari {angka(wajib)} pegawai yang wajib SKP, {bagian(a['skp_ditetapkan'], wajib)} sudah mempunyai SKP yang "
        f"ditetapkan."
    ]
    if belum := wajib - a["skp_ditetapkan"]:
        kalimat.append(
            f"Dari {angka(belum)} yang belum, {angka(a['skp_belum'])} belum membuat, {angka(a['skp_draf'])} masih "
            f"menyusun, dan {angka(a['skp_diajukan'])} menunggu keputusan pimpinannya."
        )
    kalimat.append(
        f"Realisasi lengkap: {bagian(a['realisasi'], wajib)} pegawai. Umpan balik pimpinan: "
        f"{bagian(a['umpan_balik'], wajib)} pegawai."
    )
    kalimat.append(
        f"Hasil evaluasi ditetapkan bagi {bagian(a['ditetapkan'], wajib)} pegawai, disampaikan kepada "
        f"{bagian(a['disampaikan'], wajib)}, dan dilaporkan {bagian(a['dilaporkan'], wajib)}."
    )
    return kalimat


def sebaran(jumlah: Sequence[tuple[Predikat, int]], tersembunyi: int, capaian: str) -> list[str]:
    """The predikat that were given, beside the capaian of the unit."""
    semua = sum(n for _, n in jumlah)
    awal = (
        f"Capaian kinerja organisasi: {capaian}." if capaian else "Capaian kinerja organisasi unit ini belum direkam."
    )
    if not semua:
        return [awal, "Belum cukup pegawai yang dinilai untuk menampilkan sebaran predikat."]
    isi = ", ".join(f"{p.cetak} {bagian(n, semua)}" for p, n in jumlah if n)
    kalimat = [awal, f"Predikat {angka(semua)} pegawai yang dinilai: {isi}."]
    if tersembunyi:
        kalimat.append(
            f"{angka(tersembunyi)} pegawai lain ada di unit yang terlalu kecil untuk dirinci tanpa menyebut orangnya."
        )
    return kalimat


def tertinggal(unit: Sequence[tuple[str, int, int]], hal: str) -> list[str]:
    """`unit`: (name, people who are late, people), the worst first."""
    if not unit:
        return [f"Tidak ada unit yang tertinggal dalam {hal}."]
    nama, belum, semua = unit[0]
    return [f"Yang paling tertinggal dalam {hal}: {nama}, {bagian(belum, semua)} pegawai belum selesai."]


def keberatan(terbuka: int, diputus: int, diubah: int) -> list[str]:
    if not terbuka + diputus:
        return ["Tidak ada keberatan atas hasil periode ini."]
    return [
        f"{angka(terbuka)} keberatan sedang diproses dan {angka(diputus)} sudah diputus; {angka(diubah)} di antaranya "
        f"mengubah hasil."
    ]


def arah(lalu: tuple[str, int] | None, kini: int) -> list[str]:
    """`lalu`: the name of the period before and its per cent of set results."""
    if lalu is None:
        return ["Belum ada periode sejenis sebelumnya untuk dibandingkan."]
    nama, dulu = lalu
    if kini == dulu:
        return [f"Bagian pegawai yang hasilnya ditetapkan sama dengan {nama} ({dulu}%)."]
    kata = "naik" if kini > dulu else "turun"
    return [f"Bagian pegawai yang hasilnya ditetapkan {kata} dari {dulu}% pada {nama} menjadi {kini}%."]
