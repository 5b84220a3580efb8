"""Judging tables from SIASN, SIMPEG or a desk: which rows go in, with which values, and what to say."""
