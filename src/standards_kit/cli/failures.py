"""What keeps a command from running: a sentence on stderr, and exit code 2."""


class Failure(Exception):
    """Something that the person at the keyboard can mend; its text is all that is shown."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
