"""Rows of the permission matrix: pembinaan."""

RAHASIA: dict = {}


def siapkan(d):
    pass


def baris(d):
    return []
