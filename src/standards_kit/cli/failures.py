"""What keeps a command from running: a sentence on stderr, and exit code 2."""


def why(error: OSError) -> str:
    """Why a file can't be written or looked at, in plain words."""
    from standards_kit.render.write import reason_of

    return reason_of(error)


class Failure(Exception):
    """Something that the person at the keyboard can mend; its text is all that is shown."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
