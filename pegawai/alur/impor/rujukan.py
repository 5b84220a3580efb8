"""What rests on rows: asked of every room once for many keys."""

from collections.abc import Collection

from django.db import models


def perujuk(
    kelas: type[models.Model], pks: Collection[int], kecuali: Collection[tuple[str, int]] = ()
) -> dict[int, str]:
    """{key: what rests on it}; the rows named in `kecuali` (label, key) do not count."""
    hasil: dict[int, str] = {}
    for hubungan in kelas._meta.get_fields(include_hidden=True):
        if not isinstance(hubungan, models.ManyToOneRel):
            continue
        lain, bidang = hubungan.related_model, hubungan.field.attname
        pergi = [pk for label, pk in kecuali if label == lain._meta.label_lower]
        rujukan = lain._base_manager.filter(**{f"{hubungan.field.name}__in": pks}).exclude(pk__in=pergi).order_by()
        for tujuan in rujukan.values_list(bidang, flat=True).distinct():
            hasil[tujuan] = str(lain._meta.verbose_name)
    return hasil
