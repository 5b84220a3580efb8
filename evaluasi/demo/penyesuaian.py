"""Two changes in the running year: one that was set, one that waits for the penilai. Made by the steps people use."""

import re

from pegawai import akun_demo
from pegawai.models import Pegawai
from skp_app.alur import penyusunan, perencanaan, perubahan
from skp_app.alur.isi import isi_skp, sidik
from skp_app.aturan.hasil_kerja import JenisRhk
from skp_app.aturan.status import Status
from skp_app.models import Iki, Periode, Skp

BATAS = 50  # a small count may grow by one; a percentage or a date stays


def bangun(periode: Periode) -> None:
    """Nothing where these people have no SKP in force."""
    pegawai = Pegawai.objects.get(pengguna__masuk=akun_demo.PEGAWAI.masuk)
    ditetapkan = Skp.objects.filter(periode=periode, status=Status.DITETAPKAN, memimpin_unit=False)
    if milik := ditetapkan.filter(pegawai=pegawai).first():
        skp = _ubah(milik, "Penugasan baru dari Kepala Dinas sesuai umpan balik Triwulan I.")
        perencanaan.tetapkan(skp, oleh=skp.penilai, sidik_dilihat=sidik(isi_skp(skp)))
        lain = ditetapkan.filter(penilai=milik.penilai).exclude(pegawai=pegawai).order_by("pegawai__nama", "pk").first()
        if lain:
            _ubah(lain, "Anggaran perangkat tidak terealisasi, ekspektasi disesuaikan (Pasal 11 ayat (2)).")


def _ubah(skp: Skp, alasan: str) -> Skp:
    """A target grows, an RHK tambahan comes, and the pegawai submits it."""
    orang = skp.pegawai
    draf = perubahan.buka(skp, oleh=orang, alasan=alasan)
    iki = next((i for i in Iki.objects.filter(rhk__skp=draf) if _bertambah(i.target) != i.target), None)
    if iki:
        penyusunan.simpan_iki(iki, oleh=orang, versi=iki.versi, target=_bertambah(iki.target))
    rhk = penyusunan.tambah_rhk(
        draf,
        oleh=orang,
        jenis=JenisRhk.TAMBAHAN,
        teks="Tersusunnya pedoman penggunaan tanda tangan elektronik di lingkungan dinas",
        penugasan_dari="Kepala Dinas",
        intervensi_teks="Meningkatnya mutu layanan digital pemerintah daerah",
    )
    isi = {"teks": "Jumlah pedoman yang ditetapkan Kepala Dinas", "target": "1 pedoman", "aspek": ["kuantitas"]}
    penyusunan.simpan_iki(rhk.iki.get(), oleh=orang, versi=1, **isi)
    return perencanaan.ajukan(Skp.objects.get(pk=draf.pk), oleh=orang)


def _bertambah(target: str) -> str:
    """'6-8 fitur' becomes '7-9 fitur'."""
    angka = re.match(r"(\d+)-(\d+)(?= (?!persen)[a-z])", target)
    if angka is None or int(angka[2]) >= BATAS:
        return target
    return f"{int(angka[1]) + 1}-{int(angka[2]) + 1}{target[angka.end() :]}"
