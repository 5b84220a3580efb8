"""Rows of the permission matrix: survei."""

RAHASIA: dict = {}


def siapkan(d):
    pass


def baris(d):
    return []
