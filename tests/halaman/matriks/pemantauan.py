"""Rows of the permission matrix: pemantauan."""

RAHASIA: dict = {}


def siapkan(d):
    pass


def baris(d):
    return []
