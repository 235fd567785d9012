"""Beneath everything: where the shipped files are, and what is found by itself."""
