"""Word files by the rules of Microsoft's own Open XML SDK, as openxml-audit has them in Python."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from standards_kit.render.handbook import Handbook
from standards_kit.render.outputs import docx
from standards_kit.render.theme import Theme, find_theme

Faults = Callable[[bytes], list[str]]
OLDEST_AND_NEWEST = (FileFormat.OFFICE_2010, FileFormat.MICROSOFT_365)
BODY = "word/document.xml"
STYLES = "word/styles.xml"


@pytest.fixture
def faults(tmp_path: Path) -> Faults:
    """What is wrong with a file for the oldest and for the newest Word."""

    def look(content: bytes) -> list[str]:
        file = tmp_path / "book.docx"
        file.write_bytes(content)
        return [
            f"{version.value}: {error}"
            for version in OLDEST_AND_NEWEST
            for error in OpenXmlValidator(file_format=version).validate(str(file)).errors
        ]

    return look


def test_every_theme_is_sound_for_every_reader(
    faults: Faults, whole: Handbook, theme: Theme
) -> None:
    assert faults(docx.render(whole, theme)) == []


def test_so_are_drafts_brands_and_other_scripts(faults: Faults, dressed: Handbook) -> None:
    assert faults(docx.render(dressed, find_theme())) == []


def test_so_are_the_examples(faults: Faults, real: Handbook) -> None:
    assert faults(docx.render(real, find_theme())) == []


@pytest.mark.parametrize("reader", ["agent"], indirect=True)
@pytest.mark.parametrize(
    ("part", "sound", "broken", "said"),
    [
        (BODY, r"(<w:body[^>]*>)", r"\1<w:nonsense/>", "Unexpected element 'nonsense'"),
        (BODY, r"(<w:p>)(<w:pPr>.*?</w:pPr>)(.*?)(</w:p>)", r"\1\3\2\4", "element 'pPr'"),
        (BODY, 'fldCharType="begin"', 'fldCharType="start"', "not in allowed values"),
        (BODY, r'(<w:pStyle w:val=)"\w+"', r'\1"Nowhere"', "not defined in styles"),
        (BODY, r"(<w:tc>(?:<w:tcPr>.*?</w:tcPr>)?).*?</w:tc>", r"\1</w:tc>", "is missing"),
        (STYLES, 'w:type="paragraph"', 'w:type="para"', "not in allowed values"),
    ],
)
def test_a_faulty_file_is_found_out(
    faults: Faults, whole: Handbook, part: str, sound: str, broken: str, said: str
) -> None:
    made = BytesIO()
    with ZipFile(BytesIO(docx.render(whole, find_theme()))) as before, ZipFile(made, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            if name == part:
                changed = re.sub(sound, broken, text.decode(), count=1, flags=re.DOTALL)
                assert changed != text.decode()
                text = changed.encode()
            after.writestr(name, text)
    assert any(said in fault for fault in faults(made.getvalue()))
