"""The one exception of this room: a handbook could not be made or written."""


class RenderError(Exception):
    """What stood in the way and what to do about it, in one or two plain sentences."""
