"""Reading a page in a test."""

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
