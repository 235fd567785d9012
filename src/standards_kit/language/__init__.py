"""The language room: which words of a sentence leave room for two opinions, and why.

It knows words, phrases, quantities and a lexicon; it knows no YAML places, no rules
and no standards. Rules bring it a text and what is defined for that text.
"""
