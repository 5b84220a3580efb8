import hashlib
import json

from django.db import connection, models, transaction
from django.utils.timezone import now

from pegawai.models.pegawai import Pegawai

GENESIS = "0" * 64
KUNCI_RANTAI = 60_2022  # advisory lock: one writer at a time extends the chain


class Jejak(models.Model):
    """One trace of who did what to which object. Append-only (the database refuses the rest), hash-chained."""

    nomor = models.BigIntegerField(unique=True)
    objek_jenis = models.CharField(max_length=40)
    objek_id = models.BigIntegerField()
    kata_kerja = models.CharField(max_length=40)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, related_name="+")
    sebagai = models.CharField(max_length=40, blank=True)
    dari = models.CharField(max_length=40, blank=True)
    ke = models.CharField(max_length=40, blank=True)
    data = models.JSONField(default=dict)
    pada = models.DateTimeField()
    sidik_sebelum = models.CharField(max_length=64, unique=True)
    sidik = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = "jejak"
        ordering = ["nomor"]
        indexes = [models.Index(fields=["objek_jenis", "objek_id"], name="jejak_objek")]

    def __str__(self):
        return f"{self.nomor} {self.kata_kerja}"

    @classmethod
    def catat(cls, objek, kata_kerja, *, oleh, sebagai="", dari="", ke="", **data):
        """Write one trace; call it last in the step's transaction, because it holds the chain until commit."""
        return cls.catat_banyak(
            [(objek, kata_kerja, {"oleh": oleh, "sebagai": sebagai, "dari": dari, "ke": ke}, data)]
        )[0]

    @classmethod
    @transaction.atomic(savepoint=False)
    def catat_banyak(cls, daftar):
        """Many traces with one extension of the chain: [(objek, kata_kerja, {oleh, sebagai, dari, ke}, data)]."""
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_RANTAI])
        ekor = cls.objects.order_by("-nomor").values_list("nomor", "sidik").first() or (0, GENESIS)
        nomor, sidik = ekor
        baru = []
        for objek, kata_kerja, pelaku, data in daftar:
            nomor += 1
            jejak = cls(
                nomor=nomor, objek_jenis=objek._meta.model_name, objek_id=objek.pk, kata_kerja=kata_kerja,
                pada=now(), data=data, sidik_sebelum=sidik, **pelaku,
            )  # fmt: skip
            sidik = jejak.sidik = jejak.hitung_sidik()
            baru.append(jejak)
        return cls.objects.bulk_create(baru, batch_size=2000)

    def hitung_sidik(self):
        """SHA-256 over the previous link and this row's content in one canonical form."""
        isi = [
            self.nomor, self.objek_jenis, self.objek_id, self.kata_kerja, self.oleh_id, self.sebagai, self.dari,
            self.ke, self.data, self.pada.isoformat(), self.sidik_sebelum,
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(isi, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
