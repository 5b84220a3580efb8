"""Rows of the permission matrix: kewajiban."""

RAHASIA: dict = {}


def siapkan(d):
    pass


def baris(d):
    return []
