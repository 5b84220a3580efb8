"""The log: one JSON object a line, UTC, on standard error.

It names the request (code, route) and the account (number), never a person, a NIP, a query, a body or a file.
What other libraries write is taken along as the name of its source; messages of exceptions lose whatever was
quoted in them, because a database likes to quote the row.
"""

import logging.config
import re
import traceback

import structlog

TANPA_ISI = re.compile(r"""'[^']*'|"[^"]*"|\([^)]*\)=\([^)]*\)|\d{4,}""")


def atur(setelan):
    """Django's LOGGING_CONFIG: {"tingkat": "INFO"}."""
    struktur = {
        "()": structlog.stdlib.ProcessorFormatter,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(),
        ],
        "foreign_pre_chain": [_tanpa_kalimat, *BERSAMA],
    }
    sunyi = {"level": "CRITICAL"}  # its lines name the account somebody tried
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"json": struktur},
            "handlers": {"keluaran": {"class": "logging.StreamHandler", "formatter": "json"}},
            "root": {"handlers": ["keluaran"], "level": setelan["tingkat"]},
            "loggers": {
                "axes": sunyi,
                "django": {"handlers": [], "level": "INFO", "propagate": True},
                "django.request": {"level": "ERROR"},  # 4xx stand in our own line of the request
                "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
                "fontTools": {"level": "ERROR"},
                "weasyprint": {"level": "ERROR"},
            },
        }
    )
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *BERSAMA, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def _tanpa_kalimat(logger, nama, isi):
    """Django puts the path and what was wrong with it into the sentence of a request's error."""
    rekaman = isi["_record"]
    if hasattr(rekaman, "request"):
        isi["event"] = rekaman.name
        isi["status"] = getattr(rekaman, "status_code", None)
    else:
        isi["event"] = TANPA_ISI.sub("…", str(isi["event"]))
    return isi


def _galat(logger, nama, isi):
    """Kind and place of an exception; its message without what it quotes."""
    exc = isi.pop("exc_info", None)
    if isinstance(exc, BaseException):
        exc = (type(exc), exc, exc.__traceback__)
    if isinstance(exc, tuple) and exc[1] is not None:
        baris = str(exc[1]).partition("\n")[0]
        isi["galat"] = exc[0].__name__
        isi["galat_pesan"] = TANPA_ISI.sub("…", baris)[:300]
        isi["galat_tempat"] = [f"{b.filename}:{b.lineno} {b.name}" for b in traceback.extract_tb(exc[2], limit=-8)]
    return isi


BERSAMA = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="pada"),
    _galat,
]
