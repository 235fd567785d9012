"""The texts of a kit that somebody reads, each at its place."""

from collections.abc import Callable, Mapping

from standards_kit.model.project import Project
from standards_kit.model.readable import readables

Read = Callable[[Mapping[str, str]], Project]

KIT = """
organisation: Harbour Hotels
purpose: PURPOSE
values: [VALUE]
roles: {front-desk: {name: ROLE, description: DESCRIPTION}}
measures: {wait: MEASURE}
handbooks: {desk: {title: TITLE, introduction: INTRODUCTION}}
"""
STANDARD = """
standards:
  - id: a
    title: title
    promise: promise
    why: why
    emotional_response: {text: feeling, cue: cue}
    trigger: trigger
    exceptions: EXCEPTIONS
    say: [say]
    avoid: [AVOID]
    examples: {do: [example], dont: [DONT]}
    escalation: {to: b, when: escalation}
    changes: [{note: change}]
    expectations:
      - text: expectation
        promise: own promise
        trigger: own trigger
        say: [own say]
        avoid: [OWN AVOID]
    terms: {term: {definition: definition, signs: [sign], examples: [case], not: [NOT]}}
  - {id: b, title: RETIRED, why: x, emotional_response: x, expectations: [x], status: retired,
     terms: {old: OLD}}
touchpoints: [{id: t, name: touchpoint, pain_points: [{text: pain, mitigation: ease}]}]
journeys: [{id: j, goal: goal, touchpoints: [t]}]
recovery_plays: [{id: p, trigger: play trigger, steps: [step], promise: play promise}]
limits: [{id: l, role: b, decision: decision, up_to: never}]
moments: [{id: m, date: 2026-09-01, situation: situation, decision: choice, options: [option]}]
"""


def test_every_text_that_is_read_is_there_and_no_other(read: Read) -> None:
    texts = {text.text for text in readables(read({"standards-kit.yaml": KIT, "a.yaml": STANDARD}))}
    of_the_kit = "PURPOSE VALUE ROLE DESCRIPTION MEASURE TITLE INTRODUCTION".split()
    of_the_standard = "title promise why feeling cue trigger say example escalation change".split()
    parts = ["expectation", "own promise", "own trigger", "own say", "definition", "sign", "case"]
    service = "touchpoint pain ease goal step decision situation choice option".split()
    plays = ["play trigger", "play promise"]
    assert texts == {*of_the_kit, *of_the_standard, *parts, *service, *plays}


def test_a_text_knows_what_it_is_for_and_where_it_stands(read: Read) -> None:
    project = read({"a.yaml": STANDARD})
    found = {text.text: text for text in readables(project)}
    own = found["own say"]
    assert own.kind == "say"
    assert own.standard is not None
    assert own.standard.model.id == "a"
    assert own.expectation is own.standard.model.expectations[0]
    place = own.place(4, 7)
    assert place.source.text[place.span.start : place.span.end] == "say"
    assert place.pointer == "/standards/0/expectations/0/say/0"
    assert found["definition"].kind == "definition"
    assert found["step"].kind == "step"
    assert {text.source.path for text in found.values()} == {"a.yaml"}
