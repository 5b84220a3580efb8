"""Several finished PDFs as one, page after page. Only for what this application made itself."""

from collections.abc import Iterable
from io import BytesIO


def gabung(daftar: Iterable[tuple[str, bytes]]) -> bytes:
    """(title, PDF) in their order, each title a bookmark; the same parts give the same bytes."""
    import pikepdf  # only where it is used: the pages do without it

    keluar = BytesIO()
    with pikepdf.new() as hasil:
        with hasil.open_outline() as daftar_isi:
            for judul, isi in daftar:
                daftar_isi.root.append(pikepdf.OutlineItem(judul, len(hasil.pages)))
                with pikepdf.open(BytesIO(isi)) as bagian:
                    hasil.pages.extend(bagian.pages)
        hasil.save(keluar, deterministic_id=True)
    return keluar.getvalue()
