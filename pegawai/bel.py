"""Ring for a job in the ledger. A bell that is not heard is rung again by the sweeper."""

import structlog
from celery import current_app
from django.db import transaction

catatan = structlog.get_logger("pekerjaan")


def bunyikan(pekerjaan):
    """Call a worker once the order is committed."""
    transaction.on_commit(lambda: panggil(pekerjaan.pk, pekerjaan.tugas))


def panggil(id_pekerjaan, tugas):
    """Put the job on the queue now; a broker that is away changes nothing, because the ledger remembers."""
    try:
        current_app.send_task(tugas, args=[id_pekerjaan], retry=False)
    except Exception as galat:
        catatan.warning("bel_tidak_terdengar", pekerjaan=id_pekerjaan, galat=type(galat).__name__)
