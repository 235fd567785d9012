"""From an answer to the edits that say it: the fewest, by place; all else in a file stays, byte for byte."""

from collections.abc import Sequence

from standards_kit.authoring.define.answers import (
    Answer,
    Definition,
    JudgedBy,
    Plan,
    SameAs,
    Sentence,
    TargetOf,
    Wording,
)
from standards_kit.authoring.define.expectations import judged, targeted
from standards_kit.authoring.define.questions import Question, Spot
from standards_kit.authoring.define.rewording import resaid, worded
from standards_kit.authoring.define.terms import defined, same
from standards_kit.model.project import Project


def plan(
    project: Project,
    question: Question,
    answer: Answer,
    spots: Sequence[Spot],
    variants: Sequence[str] = (),
) -> Plan:
    """Take a question and what is answered; give the edits. Raises Unfit.

    ``spots`` are the places that a number, a role or another wording is for.
    """
    match answer:
        case Definition():
            return defined(project, question, answer, variants)
        case SameAs():
            return Plan([same(question, answer, variants)])
        case Wording():
            return Plan([worded(spot, answer.words) for spot in spots])
        case Sentence():
            return Plan([resaid(spot, answer.text) for spot in spots])
        case TargetOf():
            return Plan(targeted(spots, answer))
        case JudgedBy():
            return Plan(judged(spots, answer))
