"""Writes the kits that are linted and rendered. The same name gives the same bytes, everywhere."""

import shutil
import textwrap
from collections.abc import Iterable, Iterator
from itertools import batched
from pathlib import Path
from random import Random

import vocabulary as v
from content import LIMITS, PLAYS, Expectation, Standard, slug, standards
from yaml_styles import flow_text, scalar

SEED = 20261123
_DONE = ".complete"
