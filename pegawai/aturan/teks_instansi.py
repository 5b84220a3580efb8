"""Where an instansi may add its own words: phrases that are offered, and a sentence below the help of a field.

What the regulation says stays as it is: a sentence of the instansi stands below it and never in its place
(Permenpan RB 6/2022 is paraphrased here), and what the official Formats print is not in this list at all.
"""

from typing import NamedTuple

PANJANG = 300
FRASA_TERBANYAK = 12  # of one place on one day; more would be a catalogue, not help


class Frasa(NamedTuple):
    """A place in which phrases are offered while somebody writes."""

    nama: str
    layar: str


class Bantuan(str):
    """The help of a field in the application's words. It knows its place, so that the instansi's can be found."""

    kode: str
    nama: str
    layar: str

    @classmethod
    def pada(cls, kode: str, nama: str, layar: str, teks: str) -> "Bantuan":
        baru = cls(teks)
        baru.kode, baru.nama, baru.layar = kode, nama, layar
        return baru


_SKP, _PERIKSA, _UMPAN, _NILAI = "Penyusunan SKP", "Pemeriksaan SKP", "Umpan balik", "Penilaian"

FRASA = {
    "pembuka_umpan": Frasa("Pembuka kalimat umpan balik", _UMPAN),
    "frasa_dukungan": Frasa("Dukungan sumber daya", _SKP),
    "frasa_skema": Frasa("Skema pertanggungjawaban", _SKP),
    "frasa_konsekuensi": Frasa("Konsekuensi", _SKP),
    "frasa_berorientasi_pelayanan": Frasa("Ekspektasi khusus: Berorientasi pelayanan", _PERIKSA),
    "frasa_akuntabel": Frasa("Ekspektasi khusus: Akuntabel", _PERIKSA),
    "frasa_kompeten": Frasa("Ekspektasi khusus: Kompeten", _PERIKSA),
    "frasa_harmonis": Frasa("Ekspektasi khusus: Harmonis", _PERIKSA),
    "frasa_loyal": Frasa("Ekspektasi khusus: Loyal", _PERIKSA),
    "frasa_adaptif": Frasa("Ekspektasi khusus: Adaptif", _PERIKSA),
    "frasa_kolaboratif": Frasa("Ekspektasi khusus: Kolaboratif", _PERIKSA),
}

BANTUAN = {
    b.kode: b
    for b in (
        Bantuan.pada("rhk", "Rencana hasil kerja", _SKP,
            "Tulis hasilnya: outcome, outcome antara, output, atau layanan. Bukan daftar kegiatan atau uraian tugas."),
        Bantuan.pada("indikator", "Indikator", _SKP,
            "Apa yang diukur untuk tahu hasil tercapai. Satu indikator, satu ukuran."),
        Bantuan.pada("target", "Target", _SKP,
            "Angka dan satuan dalam satu isian, mis. 12 layanan, paling lama 4 jam, 95–98 %."),
        Bantuan.pada("aspek", "Aspek", _SKP,
            "Kuantitas, kualitas, waktu, dan/atau biaya. Tidak harus semua."),
        Bantuan.pada("perspektif", "Perspektif", _SKP,
            "Penerima layanan, proses bisnis, penguatan internal, atau anggaran."),
        Bantuan.pada("dukungan", "Dukungan sumber daya", _SKP,
            "Yang dibutuhkan: anggota tim, anggaran, alat, akses data, pelatihan. Satu baris satu butir."),
        Bantuan.pada("skema", "Skema pertanggungjawaban", _SKP,
            "Kapan, dalam bentuk apa, dan kepada siapa kemajuan dilaporkan. Satu baris satu butir."),
        Bantuan.pada("konsekuensi", "Konsekuensi", _SKP,
            "Yang disepakati bila tercapai dan bila tidak tercapai. Satu baris satu butir."),
        Bantuan.pada("peran", "Peran hasil", "Matriks peran hasil",
            "Satu baris satu peran, dengan bahasa hasil. Akhiri dengan (tambahan) bila prioritasnya rendah."),
        Bantuan.pada("perubahan", "Alasan perubahan", "Perubahan SKP",
            "Mis. “Penugasan baru dari Kepala Dinas” atau “Anggaran tidak terealisasi”. Tidak ikut tercetak."),
        Bantuan.pada("ekspektasi", "Ekspektasi khusus", _PERIKSA,
            "Perilaku yang diharapkan pimpinan tahun ini, di luar panduan umum BerAKHLAK."),
        Bantuan.pada("pengembalian", "Catatan bila dikembalikan", _PERIKSA,
            "Tulis apa yang perlu diperbaiki, mis. “RHK 2: target belum menyebut satuan.”"),
        Bantuan.pada("rencana_aksi", "Rencana aksi", "Rencana aksi",
            "Langkah kunci periode ini. Menjadi pembanding saat evaluasi periodik."),
        Bantuan.pada("realisasi", "Realisasi", "Realisasi dan bukti",
            "Capaian nyata sampai akhir periode, sesuai bukti."),
        Bantuan.pada("bukti", "Bukti dukung", "Realisasi dan bukti",
            "Berkas, tautan, dan dokumen yang ada di unit sama nilainya. Tunjukkan hasil, bukan kegiatan."),
        Bantuan.pada("umpan_balik", "Yang terjadi", _UMPAN,
            "Apa yang Anda lihat, dan kapan? Satu atau dua kalimat."),
        Bantuan.pada("pertanyaan", "Pertanyaan", _UMPAN,
            "Satu pertanyaan yang ingin Anda ketahui jawabannya."),
        Bantuan.pada("rekomendasi", "Catatan dan rekomendasi", _NILAI,
            "Diperlukan sebelum penilaian ditetapkan; tercetak pada Dokumen Evaluasi."),
        Bantuan.pada("menyimpang", "Alasan berbeda dari saran", _NILAI,
            "Diperlukan sebelum penilaian ditetapkan; tidak tercetak."),
        Bantuan.pada("rating_hasil", "Rating hasil kerja", _NILAI,
            "Arti tiap pilihan, Lampiran hlm. 97–98 dan 100–102, tampil di bawah pilihannya."),
        Bantuan.pada("rating_perilaku", "Rating perilaku kerja", _NILAI,
            "Arti tiap pilihan, Lampiran hlm. 97–98 dan 100–102, tampil di bawah pilihannya."),
        Bantuan.pada("penjelasan", "Penjelasan sebaran di luar panduan", "Sebaran predikat",
            "Sebutkan dasarnya, mis. hasil kerja yang terukur. Yang tersimpan tidak diubah, hanya ditambah."),
        Bantuan.pada("pertimbangan", "Pertimbangan", "Pertimbangan",
            "Apa yang Anda lihat dari hasil dan cara kerjanya pada periode ini, dengan contoh."),
        Bantuan.pada("capaian", "Capaian organisasi", "Capaian organisasi",
            "Ditetapkan pimpinan di atasnya; menentukan panduan pola distribusi."),
        Bantuan.pada("keberatan", "Alasan keberatan", "Keberatan",
            "Sebut RHK atau nilai perilaku yang dimaksud, apa yang menurut Anda keliru, dan buktinya: "
            "tautan, nomor dokumen, atau bukti dukung yang sudah ada pada realisasi."),
    )
}  # fmt: skip

TEMPAT: dict[str, Frasa | Bantuan] = {**FRASA, **BANTUAN}
