"""The kinds of tables that this room knows, in the order in which they are best imported."""

from pegawai.aturan.impor.dasar import Jenis
from pegawai.aturan.impor.hierarki import HIERARKI, REF_UNOR
from pegawai.aturan.impor.lembar_kecil import HARI_LIBUR, MUTASI, PEJABAT_NON_ASN, PLT_PLH
from pegawai.aturan.impor.pegawai import PEGAWAI
from pegawai.aturan.impor.rujukan import FUNGSIONAL, PELAKSANA, STRUKTURAL

JENIS: dict[str, Jenis] = {
    j.kode: j
    for j in (
        HIERARKI, REF_UNOR, STRUKTURAL, FUNGSIONAL, PELAKSANA, PEGAWAI, PEJABAT_NON_ASN, PLT_PLH, MUTASI, HARI_LIBUR,
    )
}  # fmt: skip
