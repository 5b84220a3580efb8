"""What perencanaan, kepegawaian and pengawasan recommend about a capaian (SE Menpan RB 3/2023): advice, optional.

Who writes it is named by the BKD, one by one and for all units; no mandate and no post gives that right by itself.
"""

from django.db import transaction
from django.utils.timezone import now

from evaluasi.alur import capaian_peran
from evaluasi.alur.capaian import periksa_bkd
from evaluasi.aturan.usulan_capaian import Masukan
from evaluasi.models import CapaianOrganisasi, MasukanCapaian, PemberiMasukan
from pegawai.alur.isian import wajib
from pegawai.models import Jejak, Pegawai, Pemberitahuan, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.models import PeriodeEvaluasi

ISI_TERPANJANG = 2000


@transaction.atomic
def tunjuk(pegawai: Pegawai, jenis: str, *, oleh: Pegawai) -> PemberiMasukan:
    """Name an adviser; a second click finds the first."""
    periksa_bkd(oleh)
    jenis = Masukan(jenis)
    if not (pegawai.pengguna and pegawai.pengguna.is_active):
        raise IsianKeliru(f"{pegawai.nama_lengkap} belum punya akun yang aktif.", {"nip": "Akunnya belum aktif."})
    Pegawai.objects.select_for_update(no_key=True).get(pk=pegawai.pk)
    milik = {"pegawai": pegawai, "jenis": jenis, "dicabut_pada": None}
    pemberi, baru = PemberiMasukan.objects.get_or_create(**milik, defaults={"ditunjuk_oleh": oleh})
    if baru:
        judul = f"Anda diminta memberi masukan capaian organisasi: {jenis.cetak.lower()}"
        tautan = "/organisasi/capaian/usulan/"
        Pemberitahuan.kirim(pegawai, f"pemberi-masukan-{pemberi.pk}", judul, tautan=tautan)
        Jejak.catat(pemberi, "tunjuk_pemberi_masukan", oleh=oleh, sebagai="pengelola_instansi", jenis=str(jenis),
                    pegawai=pegawai.pk)  # fmt: skip
    return pemberi


@transaction.atomic
def cabut(pemberi: PemberiMasukan, *, oleh: Pegawai) -> PemberiMasukan:
    """End the naming; what was written stays."""
    periksa_bkd(oleh)
    pemberi = PemberiMasukan.objects.select_for_update(of=("self",)).get(pk=pemberi.pk)
    if pemberi.dicabut_pada is None:
        pemberi.dicabut_pada = now()
        pemberi.save(update_fields=["dicabut_pada"])
        Jejak.catat(pemberi, "cabut_pemberi_masukan", oleh=oleh, sebagai="pengelola_instansi", jenis=pemberi.jenis)
    return pemberi


@transaction.atomic
def tulis(
    unit: UnitKerja,
    periode: PeriodeEvaluasi,
    jenis: str,
    *,
    oleh: Pegawai,
    isi: str,
    predikat: str = "",
    versi: int = 0,
) -> MasukanCapaian:
    """Write or mend the advice of one kind, until the capaian is set. Raises VersiBasi on a stale form."""
    jenis = Masukan(jenis)
    unit = UnitKerja.objects.select_for_update(no_key=True).get(pk=unit.pk)
    if jenis not in capaian_peran.masukan(oleh):
        raise BukanHak(f"Masukan {jenis.cetak.lower()} hanya ditulis oleh yang ditunjuk BKD.")
    isi = wajib(isi, ISI_TERPANJANG, "isi", "Masukan")
    if CapaianOrganisasi.objects.filter(unit=unit, periode_evaluasi=periode).exists():
        raise KeadaanMenolak(f"Capaian {unit.nama} {periode.nama} sudah ditetapkan, jadi masukan tidak dapat diubah.")
    milik = {"unit": unit, "periode_evaluasi": periode, "jenis": jenis}
    masukan = MasukanCapaian.objects.filter(**milik).first() or MasukanCapaian(**milik, oleh=oleh, versi=0)
    if (masukan.isi, masukan.predikat) == (isi, predikat):
        return masukan
    if masukan.versi != versi:
        raise VersiBasi(
            "Masukan ini baru saja disimpan oleh orang lain.",
            tersimpan={"isi": masukan.isi, "versi": masukan.versi}, dikirim={"isi": isi},
        )  # fmt: skip
    masukan.isi, masukan.predikat, masukan.oleh = isi, predikat, oleh
    masukan.versi += 1
    masukan.save()
    Jejak.catat(masukan, "tulis_masukan_capaian", oleh=oleh, sebagai=str(jenis), unit=unit.pk, ke=predikat)
    return masukan
