"""Counts that ride along in another query."""

from django.db.models import Count, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce


def banyaknya(daftar: QuerySet) -> Coalesce:
    """COUNT(*) of a correlated queryset, as one more column."""
    banyak = daftar.order_by().annotate(satu=Value(1)).values("satu").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(banyak, output_field=IntegerField()), 0)
