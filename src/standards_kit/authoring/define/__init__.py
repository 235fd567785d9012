"""Gives the soft words of a kit their meaning: what to ask, what may be answered, and what comes of it."""
