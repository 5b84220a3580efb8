"""Rows of the permission matrix: bukti."""

RAHASIA: dict = {}


def siapkan(d):
    pass


def baris(d):
    return []
