from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from pegawai.alur import rantai


class Command(BaseCommand):
    help = "Recompute the chain of traces. Names every row that was altered, and anchors that no longer hold."

    def add_arguments(self, parser):
        parser.add_argument("--jangkar", type=Path, help="file of anchors that was kept outside, one line each")
        parser.add_argument("--catat-jangkar", type=Path, help="append the present head of the chain to this file")

    def handle(self, *args, jangkar, catat_jangkar, **options):
        temuan = list(rantai.periksa(self._baca(jangkar) if jangkar else ()))
        for satu in temuan:
            self.stderr.write(f"Jejak {satu.nomor}: {satu.kalimat}.")
        if temuan:
            raise CommandError(f"Rantai jejak rusak: {len(temuan)} temuan.")
        nomor, sidik = rantai.ujung()
        self.stdout.write(f"Rantai jejak utuh: {nomor} jejak, ujungnya {sidik}.")
        if catat_jangkar:
            with catat_jangkar.open("a") as berkas:
                berkas.write(f"{rantai.Jangkar(localdate(), nomor, sidik)}\n")

    @staticmethod
    def _baca(berkas):
        try:
            return [rantai.Jangkar.baca(baris) for baris in berkas.read_text().splitlines() if baris.strip()]
        except (OSError, ValueError) as galat:
            raise CommandError(f"Berkas jangkar tidak terbaca: {galat}") from None
