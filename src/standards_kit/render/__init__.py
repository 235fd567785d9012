"""Handbooks: from what a kit means to files that people read.

``build`` turns a project into a :class:`~standards_kit.render.handbook.Handbook`, a plain view
with every choice of reader, order and wording already made; an output turns that view and a theme
into bytes; ``write`` puts the bytes in place.
"""
