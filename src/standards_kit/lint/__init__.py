"""Checks a kit against its rules."""
