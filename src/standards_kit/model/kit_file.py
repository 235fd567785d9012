"""``standards-kit.yaml`` as a whole: a kit's settings, and the sections that any source may hold.

The two are read apart, so that the sections' models are built once; together they are the file's
schema.
"""

from standards_kit.model.kit import KitSettings, SourceFile


class KitFile(SourceFile, KitSettings):
    """``standards-kit.yaml``: what holds for the whole kit; sections may stand here too."""
