"""Rows of the permission matrix: umpan."""

RAHASIA: dict = {}


def siapkan(d):
    pass


def baris(d):
    return []
