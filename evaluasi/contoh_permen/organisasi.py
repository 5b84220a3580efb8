"""Units, people and placements of an example."""

from datetime import date

from django.contrib.auth.models import Permission

from evaluasi.contoh_permen.tokoh import Contoh, Tokoh, Unit
from pegawai.akun_demo import buat_akun
from pegawai.models import Jabatan, Pegawai, Penempatan, UnitKerja


def susun(contoh: Contoh) -> dict[str, Pegawai]:
    """Make them all; the people by their key."""
    unit: dict[str, UnitKerja] = {}
    for satu in contoh.unit:
        unit[satu.nama] = _unit(satu, unit.get(satu.induk or ""), contoh.tempat)
    orang = {t.kunci: _tokoh(t, unit[t.unit]) for t in contoh.tokoh}
    if contoh.bkd:
        orang[contoh.bkd].pengguna.user_permissions.add(Permission.objects.get(codename="kelola_instansi"))
    return orang


def _unit(satu: Unit, induk: UnitKerja | None, tempat: str) -> UnitKerja:
    unit = UnitKerja.objects.create(
        nama=satu.nama,
        induk=induk,
        jalur=satu.nama,
        unit_cetak=satu.tercetak,
        mandiri=satu.mandiri,
        daerah=satu.daerah,
        tempat="" if induk else tempat,
    )
    unit.jalur = f"{induk.jalur if induk else ''}{unit.pk:05}."
    unit.save(update_fields=["jalur"])
    return unit


def _tokoh(tokoh: Tokoh, unit: UnitKerja) -> Pegawai:
    pegawai = Pegawai.objects.create(
        pengguna=buat_akun(tokoh.masuk),
        nip=tokoh.nip,
        nama=tokoh.nama,
        gelar_depan=tokoh.gelar[0],
        gelar_belakang=tokoh.gelar[1],
        jenis="pns" if tokoh.nip else "non_asn",
        golongan=tokoh.golongan,
    )
    jabatan, _ = Jabatan.objects.get_or_create(nama=tokoh.jabatan, jenis=tokoh.jenis_jabatan)
    Penempatan.objects.create(
        pegawai=pegawai, unit=unit, jabatan=jabatan, memimpin=tokoh.memimpin, mulai=date(2022, 1, 3),
        nama_unit_cetak=tokoh.unit_cetak,
    )  # fmt: skip
    return pegawai
