"""Reading a page in a test."""

import csv
import io
import re
from html import unescape


def teks(jawaban):
    """What a person reads: without tags and superfluous blanks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", jawaban.content.decode())).split())


def judul(jawaban):
    """The h1 of the page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", re.search(r"<h1[^>]*>(.*?)</h1>", isi(jawaban), re.S)[1])).split())


def isi(jawaban):
    return jawaban.content.decode()


def alamat_masuk(ke):
    return f"/masuk/?next={ke}"


def unduhan(klien, alamat, bentuk="csv"):
    """A list as a file: the answer and its bytes."""
    jawaban = klien.get(f"{alamat}{'&' if '?' in alamat else '?'}unduh={bentuk}")
    return jawaban, b"".join(jawaban.streaming_content) if jawaban.streaming else jawaban.content


def baris_csv(klien, alamat):
    """The rows of a list as a file, its head first."""
    return list(csv.reader(io.StringIO(unduhan(klien, alamat)[1].decode("utf-8-sig")), delimiter=";"))
