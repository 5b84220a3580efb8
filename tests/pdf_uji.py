"""Small PDFs with the named places that a printed Format has, made without rendering anything."""

import io

import pikepdf


def kertas(*peran, judul="Dokumen uji"):
    """One F4 page with a sentence, and the place 'ttd-<peran>' for each role."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(612, 936))
    halaman = pdf.pages[0]
    huruf = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    halaman.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=huruf))
    halaman.Contents = pdf.make_stream(f"BT /F1 12 Tf 72 850 Td ({judul}) Tj ET".encode())
    nama = []
    for nomor, p in enumerate(sorted(peran)):
        tujuan = pikepdf.Array([halaman.obj, pikepdf.Name.XYZ, 60 + 180 * nomor, 300, 0])
        nama += [pikepdf.String(f"ttd-{p}"), tujuan]
    pdf.Root.Names = pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=pikepdf.Array(nama)))
    keluar = io.BytesIO()
    pdf.save(keluar, static_id=True)
    return keluar.getvalue()
