"""The five distribution curves (Lampiran p. 94-96), measured on the printed pages; a guide without numbers."""

from collections.abc import Sequence

# Height in grid steps (0-7) over each predikat, from Sangat Kurang on the left to Sangat Baik on the right.
TINGGI = {
    "istimewa": (0.2, 0.4, 0.6, 2.5, 6),
    "baik": (0.5, 1, 2, 6, 2),
    "butuh_perbaikan": (0.5, 1.5, 6, 1.5, 0.5),
    "kurang": (2, 6, 2, 0.75, 0.5),
    "sangat_kurang": (6, 2.5, 0.8, 0.4, 0.15),
}
LANGKAH_MENDATAR = 7
PREDIKAT = ("Sangat Kurang", "Kurang/ Misconduct", "Butuh Perbaikan", "Baik", "Sangat Baik")


def kemiringan(tinggi: Sequence[float]) -> list[float]:
    """Slopes of the monotone cubic (Fritsch-Carlson, unit steps): zero at a peak, so the line never overshoots."""
    beda = [b - a for a, b in zip(tinggi, tinggi[1:], strict=False)]
    tengah = [0.0 if a * b <= 0 else 2 * a * b / (a + b) for a, b in zip(beda, beda[1:], strict=False)]
    return [_ujung(beda[0], beda[1]), *tengah, _ujung(beda[-1], beda[-2])]


def _ujung(dekat: float, jauh: float) -> float:
    """One-sided three-point slope, cut back to keep the shape."""
    m = (3 * dekat - jauh) / 2
    if m * dekat <= 0:
        return 0.0
    return 3 * dekat if dekat * jauh <= 0 and abs(m) > abs(3 * dekat) else m


def jalur(capaian: str, lebar: float, tinggi: float) -> str:
    """SVG path of one curve in a box of `lebar` x `tinggi` units, y downwards; KeyError for an unknown capaian."""
    nilai = TINGGI[capaian]
    langkah, skala = lebar / (len(nilai) - 1), tinggi / LANGKAH_MENDATAR
    miring = kemiringan(nilai)

    def titik(x: float, y: float) -> str:
        return f"{x * langkah:.2f} {tinggi - y * skala:.2f}"

    ruas = [f"M{titik(0, nilai[0])}"]
    for i in range(len(nilai) - 1):
        ruas.append(
            f"C{titik(i + 1 / 3, nilai[i] + miring[i] / 3)} "
            f"{titik(i + 2 / 3, nilai[i + 1] - miring[i + 1] / 3)} {titik(i + 1, nilai[i + 1])}"
        )
    return "".join(ruas)
