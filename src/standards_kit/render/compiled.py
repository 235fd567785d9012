"""Templates that Jinja has compiled, kept for the next run: compiling them takes 50 ms."""

import hashlib
from io import BytesIO
from pathlib import Path
from pickle import UnpicklingError

import jinja2.compiler
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.environment import Environment

from standards_kit import __version__
from standards_kit.ground import kept
from standards_kit.render import generator


class Compiled(BytecodeCache):
    """Jinja's bytecode, by the text of the template and by all that compiling depends on.

    `setting` is what else the result depends on: Jinja writes constants out as `finalize` would,
    so the kind of output and the language count.
    """

    def __init__(self, *setting: str) -> None:
        compilers = map(Path, (jinja2.compiler.__file__, generator.__file__))
        files = (f"{file.st_mtime_ns} {file.st_size}" for file in map(Path.stat, compilers))
        self.made_by = "\0".join((__version__, *files, *setting))

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """The place for one template; Jinja's own key would leave out the setting."""
        said = "\0".join((self.made_by, name, filename or "", source))
        key = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
        bucket = Bucket(environment, key, key)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a place with what is kept; it stays empty where that is of another Python."""
        found = kept.recall(_name(bucket))
        if found is not None:
            try:
                bucket.load_bytecode(BytesIO(found))
            except (EOFError, ValueError, TypeError, UnpicklingError):  # cut short
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled just now."""
        kept.keep(_name(bucket), bucket.bytecode_to_string())


def _name(bucket: Bucket) -> str:
    return f"templates/{bucket.key[:32]}"
