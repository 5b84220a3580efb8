"""Refusals that every room speaks in. The sentence is for the person; the status is HTTP's."""


class Ditolak(Exception):
    """A step refused, and nothing was changed."""

    status = 409

    def __init__(self, kalimat):
        super().__init__(kalimat)
        self.kalimat = kalimat


class BukanHak(Ditolak):
    """The object may be read, but this action belongs to somebody else."""

    status = 403


class KeadaanMenolak(Ditolak):
    """The state of the object forbids the step."""


class VersiBasi(Ditolak):
    """Somebody saved in between. Both texts are kept side by side: {field: text}."""

    def __init__(self, kalimat, *, tersimpan=None, dikirim=None):
        super().__init__(kalimat)
        self.tersimpan = tersimpan or {}
        self.dikirim = dikirim or {}


class IsianKeliru(Ditolak):
    """The content is wrong: {field: sentence that says how to mend it}."""

    status = 422

    def __init__(self, kalimat, kesalahan=None):
        super().__init__(kalimat)
        self.kesalahan = kesalahan or {}


class TerlaluSering(Ditolak):
    """So often in so short a time; `detik` says how long to wait."""

    status = 429

    def __init__(self, kalimat, detik):
        super().__init__(kalimat)
        self.detik = detik


class PermintaanKeliru(Ditolak):
    """The address or its query cannot be meant: a page number of -1, an unknown filter."""

    status = 400
