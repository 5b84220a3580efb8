"""Is this file a genuine document of ours? The same answer as on the page /cek/; the exit code is 0 only for yes."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from skp_app import keaslian
from skp_app.aturan.keaslian import KALIMAT, Putusan


class Command(BaseCommand):
    help = "Periksa keaslian satu berkas PDF."

    def add_arguments(self, parser):
        parser.add_argument("berkas", type=Path)

    def handle(self, *, berkas, **_):
        try:
            laporan = keaslian.periksa(berkas.read_bytes())
        except OSError as galat:
            raise CommandError(f"Berkas tidak terbaca: {galat.strerror}.") from None
        except keaslian.TidakTerperiksa:
            raise CommandError("Berkas ini terlalu berat untuk diperiksa.") from None
        self.stdout.write(f"{laporan.putusan.cetak}. {KALIMAT[laporan.putusan]}")
        self.stdout.write(f"SHA-256 {laporan.sha256}")
        if kenal := laporan.terdaftar:
            self.stdout.write(f"Terdaftar: {kenal.dokumen.kode_format} {kenal.dokumen.pokok.get('nomor', '')}")
            if ganti := kenal.dokumen.pengganti:
                self.stdout.write(f"Digantikan oleh {ganti}.")
        for t in laporan.tanda:
            sah = "sah" if t["utuh"] and t["sah"] and t["dikenal"] else "tidak sah"
            self.stdout.write(f"- {t['nama'] or '?'} ({t['penerbit'] or '?'}): {sah}")
        if laporan.putusan != Putusan.ASLI:
            sys.exit(1)
