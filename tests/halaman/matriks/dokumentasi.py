"""Rows of the permission matrix: dokumentasi."""

RAHASIA: dict = {}


def siapkan(d):
    pass


def baris(d):
    return []
