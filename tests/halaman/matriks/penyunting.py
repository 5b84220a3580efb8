"""Rows of the permission matrix for this part; `siapkan(d)` adds its objects to the world."""

RAHASIA: dict = {}


def siapkan(d):
    pass


def baris(d):
    return []
