"""Rows of the permission matrix: lembar."""

RAHASIA: dict = {}


def siapkan(d):
    pass


def baris(d):
    return []
