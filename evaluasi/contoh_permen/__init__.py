"""Enter the worked examples of Permenpan RB 6/2022 (Anak Lampiran 2-6) through the steps that people use."""

from django.db import transaction
from django.utils.timezone import localdate

from evaluasi.contoh_permen import hasil, janji, matriks, organisasi, rencana
from evaluasi.contoh_permen.tokoh import Contoh
from pegawai.models import Pegawai, UnitKerja
from skp_app.alur.periode import buka_tahun
from skp_app.models import Periode, Skp

Rencana = tuple[dict[str, Skp], dict[str, Pegawai], Periode]


@transaction.atomic
def masukkan(contoh: Contoh) -> bool:
    """Enter one example in the current year; False when it is there already."""
    if UnitKerja.objects.filter(nama=contoh.instansi, induk=None).exists():
        return False
    semua, orang, periode = rencanakan(contoh)
    hasil.jalani(contoh, semua, orang, periode)
    return True


@transaction.atomic
def rencanakan(contoh: Contoh) -> Rencana:
    """Its people and their SKP, set: ({key: SKP}, {key: person}, the year)."""
    orang = organisasi.susun(contoh)
    periode = buka_tahun(localdate().year, oleh=orang[contoh.bkd])
    janji.masukkan(contoh, orang, periode.tahun)
    semua = rencana.rencanakan(contoh, orang, periode)
    orang |= matriks.bagi(contoh, orang, periode)
    return semua, orang, periode
