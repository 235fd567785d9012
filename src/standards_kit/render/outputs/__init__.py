"""One module for each kind of file: ``render(handbook, theme) -> bytes`` and its ``SUFFIX``."""
