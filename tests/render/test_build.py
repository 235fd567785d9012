"""What is in a book, in which order, and who sees what of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from standards_kit.model.folder import home_of
from standards_kit.model.project import Project, load
from standards_kit.render.build import build, handbooks, revision_date
from standards_kit.render.failure import RenderError
from standards_kit.render.formats import find_format, names
from standards_kit.render.prose import TermRef, plain
from standards_kit.render.theme import find_theme

Kit = Callable[[str], Project]

SMALL = """
standards:
  - {id: %s, title: Greeting, why: Because., emotional_response: Calm., expectations: [You greet.]}
"""


def standard(name: str, **keys: str) -> str:
    """A standard in one line of YAML."""
    given = "".join(f", {key}: {value}" for key, value in keys.items())
    return (
        f"  - {{id: {name}, title: {name.capitalize()}, why: Because., emotional_response: Calm., "
        f"expectations: [You greet the guest.]{given}}}\n"
    )


def order(project: Project, book: str = "handbook") -> dict[str, list[str]]:
    """Chapter titles and the ids in them."""
    built = build(project, book, revision=date(2026, 8, 20))
    return {chapter.title: [one.id for one in chapter.standards] for chapter in built.chapters}


def test_a_kit_without_handbooks_has_one_for_agents(kit: Kit) -> None:
    project = kit(SMALL % "greeting")
    assert list(handbooks(project)) == ["handbook"]
    assert build(project, "handbook").reader == "agent"


def test_chapters_follow_the_journey_and_everywhere_comes_first(kit: Kit) -> None:
    project = kit(
        "touchpoints:\n  - {id: leave, name: Leaving}\n  - {id: arrive, name: Arriving}\n"
        "journeys:\n  - {id: stay, goal: Stay, touchpoints: [arrive, leave]}\n"
        "standards:\n"
        + standard("bill", touchpoints="[leave]")
        + standard("zeal", touchpoints="[arrive, leave]", priority="1")
        + standard("alms", touchpoints="[arrive]", priority="2")
        + standard("everyone")
    )
    assert order(project) == {
        "Everywhere": ["everyone"],
        "Arriving": ["zeal", "alms"],
        "Leaving": ["bill"],
    }


def test_without_journeys_chapters_are_departments_in_the_kits_order(kit: Kit) -> None:
    project = kit(
        "departments: {front: Front office, back: Back office}\nstandards:\n"
        + standard("pay", departments="[back]")
        + standard("greet", departments="[front]")
    )
    assert order(project) == {"Front office": ["greet"], "Back office": ["pay"]}


def test_filters_are_or_within_a_key_and_across_keys_and_silence_is_in(kit: Kit) -> None:
    project = kit(
        "handbooks: {desk: {roles: [agent, porter], channels: [phone]}}\nstandards:\n"
        + standard("both", roles="[agent]", channels="[phone, email]")
        + standard("porter", roles="[porter]", channels="[phone]")
        + standard("letter", roles="[agent]", channels="[letter]")
        + standard("cook", roles="[cook]", channels="[phone]")
        + standard("silent")
    )
    assert order(project, "desk") == {"Everywhere": ["both", "porter", "silent"]}


def test_a_standard_without_channels_has_its_touchpoints(kit: Kit) -> None:
    project = kit(
        "handbooks: {desk: {channels: [phone]}}\n"
        "touchpoints:\n  - {id: call, name: Call, channels: [phone]}\n"
        "  - {id: desk, name: Desk, channels: [in_person]}\nstandards:\n"
        + standard("ring", touchpoints="[call]")
        + standard("meet", touchpoints="[desk]")
    )
    assert order(project, "desk") == {"Call": ["ring"]}


def test_retired_standards_are_never_printed_and_drafts_only_when_asked(kit: Kit) -> None:
    project = kit(
        "standards:\n"
        + standard("old", status="retired")
        + standard("new", status="draft")
        + standard("now")
    )
    assert order(project) == {"Everywhere": ["now"]}
    drafted = build(project, "handbook", draft=True)
    assert [(one.id, one.draft) for one in drafted.standards] == [("new", True), ("now", False)]


def test_a_standard_of_the_future_says_from_when(kit: Kit) -> None:
    project = kit(
        "handbooks: {staff: {}, charter: {for: customer}}\nstandards:\n"
        + standard(
            "soon",
            effective_from="2026-09-01",
            commitment="public_promise",
            promise="We come.",
        )
    )
    staff = build(project, "staff", revision=date(2026, 8, 20))
    assert staff.standards[0].effective_from == date(2026, 9, 1)
    assert build(project, "charter", revision=date(2026, 8, 20)).chapters == ()
    assert build(project, "charter", revision=date(2026, 9, 1)).chapters != ()


def test_the_date_is_the_newest_review_or_what_the_environment_says(kit: Kit) -> None:
    project = kit(
        "standards:\n"
        + standard("a", last_reviewed="2026-08-20")
        + standard("b", last_reviewed="2026-03-01")
    )
    assert revision_date(project) == date(2026, 8, 20)
    assert revision_date(project, "86400") == date(1970, 1, 2)
    with pytest.raises(RenderError, match="SOURCE_DATE_EPOCH"):
        revision_date(project, "tomorrow")


def test_defined_words_link_to_the_nearest_definition(kit: Kit) -> None:
    project = kit(
        """
departments: {front: Front office}
terms:
  prompt: Within the hour, by the clock.
  clock: The one in the lobby.
  unused: Nobody says this.
  on-site: {definition: Within the day., departments: [front]}
standards:
  - id: greet
    title: Greeting
    why: A prompt answer calms.
    emotional_response: Calm.
    expectations: [You answer promptly., You are friendly.]
    terms: {friendly: {definition: A name and a thank-you., signs: [A name is heard.]}}
"""
    )
    book = build(project, "handbook")
    greet = book.standards[0]
    assert greet.why == (("A ", TermRef("prompt", "prompt"), " answer calms."),)
    assert [word.term for word in greet.words] == ["prompt", "friendly"]
    entries = {entry.term: entry for entry in book.glossary}
    assert list(entries) == ["clock", "friendly", "prompt"]  # used in a definition is used
    assert [one.id for one in entries["prompt"].used_in] == ["greet"]
    assert entries["friendly"].scope == "In ‘Greeting’"


def test_an_expectation_without_an_id_keeps_its_address_when_spaces_change(kit: Kit) -> None:
    project = kit(SMALL % "greeting")
    other = kit((SMALL % "greeting").replace("You greet.", '"You   greet."'))
    addresses = [
        build(p, "handbook").standards[0].expectations[0].address for p in (project, other)
    ]
    assert addresses[0] == addresses[1]
    assert addresses[0].startswith("greeting/~")


PRIVATE = """
organisation: Harbour
purpose: Rest for all.
values: [SECRET-value]
roles: {duty: SECRET-role, desk: SECRET-desk}
departments: {front: SECRET-department}
touchpoints:
  - {id: call, name: SECRET-touchpoint, customer_action: SECRET-action,
     pain_points: [{text: SECRET-pain}]}
journeys:
  - {id: stay, goal: SECRET-goal, touchpoints: [call],
     handoffs: [{from: call, to: call, carries: SECRET-carries}]}
handbooks: {charter: {for: customer, title: Promises, introduction: Hello.}, coach: {for: coach},
  agent: {}}
limits:
  - {id: gift, role: desk, decision: SECRET-decision, up_to: 50 GBP, conditions: SECRET-condition}
recovery_plays:
  - {id: missed, trigger: SECRET-trigger, promise: We ring you back promptly., steps: [SECRET-step],
     done_when: SECRET-done}
moments:
  - {id: m, date: 2026-01-01, standard: call-us, situation: COACH-situation,
     decision: COACH-decision}
terms:
  promptly: {definition: Within 15 minutes., signs: [SECRET-sign], not: [SECRET-not]}
  hidden: SECRET-definition
standards:
  - id: call-us
    title: Calling us
    promise: We answer within 20 seconds.
    why: SECRET-why
    emotional_response: {text: SECRET-feeling, cue: COACH-cue}
    expectations:
      - {id: answer, text: SECRET-hidden text, targets: [{at_most: 20 seconds, share: 90%}],
         say: [SECRET-say], avoid: [SECRET-avoid], judgement: [{word: text, by: duty, limit: gift}]}
      - {id: own, text: SECRET-own, promise: We tell you the price., commitment: legal_guarantee}
      - {id: inside, text: SECRET-inside, promise: SECRET-promise, commitment: internal,
         targets: [{at_most: 99 seconds}]}
    touchpoints: [call]
    departments: [front]
    roles: [desk]
    limits: [gift]
    recovery: [missed]
    escalation: {to: duty, when: SECRET-when}
    exceptions: During a fire drill.
    commitment: public_promise
    owner: SECRET-owner
    source: SECRET-source
    changes: [{note: SECRET-change}]
    examples: {do: [SECRET-do], dont: [SECRET-dont]}
    x-note: SECRET-extra
  - id: inner
    title: SECRET-title
    promise: SECRET-inner promise
    why: SECRET-why
    emotional_response: SECRET-feeling
    exceptions: SECRET-exception
    expectations:
      - {id: out, text: SECRET-text, promise: We write to you., commitment: public_promise}
"""


@pytest.mark.parametrize("name", sorted(names()))
def test_customers_read_the_allow_list_and_nothing_else(
    kit: Kit, printed: ModuleType, name: str
) -> None:
    if name == "docx":
        pytest.importorskip("docxtpl", reason="the extra docx is missing")
    project = kit(PRIVATE)
    charter = build(project, "charter")
    assert "SECRET" not in repr(charter)
    assert "COACH" not in repr(charter)
    form = find_format(name)
    page = "".join(" ".join(printed.said(form.render(charter, find_theme()), form.suffix)).split())
    assert "SECRET" not in page
    for shown in (
        *("We answer within 20 seconds", "We tell you the price", "90%", "Rest for all"),
        *("We ring you back", "During a fire drill", "15 minutes", "We write to you"),
    ):
        assert "".join(shown.split()) in page.replace("\u202f", "").replace("\u00a0", "")


def test_agents_see_all_but_what_is_for_coaches(kit: Kit) -> None:
    project = kit(PRIVATE)
    agent, coach = repr(build(project, "agent")), repr(build(project, "coach"))
    assert "COACH" not in agent
    for shown in ("SECRET-why", "SECRET-say", "SECRET-decision"):
        assert shown in agent
    for shown in ("COACH-cue", "COACH-situation", "COACH-decision"):
        assert shown in coach


def test_what_a_filtered_book_refers_to_but_does_not_print_is_named_without_a_link(
    kit: Kit,
) -> None:
    project = kit(
        """
handbooks: {desk: {departments: [front]}}
recovery_plays:
  - {id: missed, trigger: A call rang out, steps: [Ring back]}
  - {id: other, trigger: A bag is lost, steps: [Look], departments: [back]}
standards:
"""
        + standard("ring", departments="[front]", recovery="[missed]")
    )
    book = build(project, "desk")
    assert [play.id for play in book.plays] == ["missed"]
    assert book.standards[0].recovery[0].id == "play.missed"


def test_targets_and_limits_read_as_people_write_them(kit: Kit) -> None:
    project = kit(
        """
measures: {t: {name: Time to answer, from: it rings, until: you speak}}
limits:
  - {id: gift, role: desk, decision: goodwill, up_to: 1500 GBP, per: case}
  - {id: none, role: desk, decision: refund, up_to: never, per: case}
standards:
  - id: a
    title: A
    why: Because.
    emotional_response: Calm.
    roles: [desk]
    limits: [gift, none]
    expectations:
      - text: You act.
        targets:
          - {measure: t, at_most: 20 seconds, share: 90%}
          - {measure: t, at_most: "17:00"}
          - {measure: asked_again, at_least: 95%}
"""
    )
    book = build(project, "handbook")
    view = book.standards[0]
    first, second, third = view.expectations[0].targets
    assert (first.bound, first.measure, first.share) == (
        "within 20 seconds",
        "Time to answer",
        "90% of the time",
    )
    assert first.details == ("from it rings until you speak",)
    assert second.bound == "by 17:00"
    assert (third.bound, third.measure) == ("at least 95%", "Asked again")
    assert [one.title for one in view.limits] == ["Goodwill up to £1,500 per case", "Refund: never"]
    assert [(one.up_to, one.per) for one in book.limits] == [("£1,500", "per case"), ("never", "")]


def test_a_target_in_spoken_words_is_printed_in_them_and_bound_once(kit: Kit) -> None:
    written = (
        "at_most: within 30 seconds",
        "at_most: the third ring",
        "at_most: the same day",
        "at_most: next working day",
        "at_most: up to £50",
        "before: close of business",
    )
    targets = "".join(f"\n          - {{{one}}}" for one in written)
    book = build(
        kit(
            f"""
standards:
  - id: a
    title: A
    why: Because.
    emotional_response: Calm.
    expectations:
      - text: You act.
        targets:{targets}
"""
        ),
        "handbook",
    )
    assert [target.bound for target in book.standards[0].expectations[0].targets] == [
        "within 30 seconds",
        "by the third ring",
        "the same day",
        "by next working day",
        "at most £50",
        "before close of business",
    ]


OTHERS = """
roles: {desk: Desk agent, duty: Duty manager}
handbooks: {all: {}, desk: {roles: [desk]}, duty: {roles: [duty]}, both: {roles: [desk, duty]}}
limits:
  - {id: small, role: desk, decision: refund, up_to: 25 GBP, per: case}
  - {id: large, role: duty, decision: refund, up_to: 250 GBP, per: case}
  - {id: hotel, role: desk, decision: sending a guest away, up_to: never, per: case}
recovery_plays:
  - {id: p, trigger: A bill is wrong, roles: [duty], steps: [You act.], limits: [large]}
standards:
  - id: a
    title: A
    why: Because.
    emotional_response: Calm.
    ROLES
    limits: LIMITS
    recovery: [p]
    expectations:
      - {text: You act fairly., judgement: [{word: fairly, by: desk, limit: large}]}
"""
LITTLE, MUCH = "refund up to £25 per case", "refund up to £250 per case"
DESK, DUTY = f"Desk agent: {LITTLE}", f"Duty manager: {MUCH}"


@pytest.mark.parametrize(
    ("handbook", "roles", "limits", "printed"),
    [
        ("all", "roles: [desk]", "[small]", ["Refund up to £25 per case"]),
        ("all", "roles: [desk]", "[small, large]", [DESK, DUTY]),
        ("all", "roles: [desk]", "[large]", [DUTY]),
        ("all", "roles: [desk, duty]", "[small]", [DESK]),
        ("all", "tags: [x]", "[small]", [DESK]),
        ("desk", "roles: [desk, duty]", "[small]", ["Refund up to £25 per case"]),
        ("desk", "tags: [x]", "[hotel]", ["Sending a guest away: never"]),
        ("desk", "roles: [desk, duty]", "[small, large]", [DESK, DUTY]),
        ("duty", "roles: [desk, duty]", "[hotel]", ["Desk agent: sending a guest away – never"]),
        ("both", "roles: [desk]", "[small]", [DESK]),
        ("all", "roles: [desk]", "[nowhere]", ["nowhere"]),
    ],
)
def test_a_limit_that_is_not_the_readers_says_whose_it_is(
    kit: Kit, handbook: str, roles: str, limits: str, printed: list[str]
) -> None:
    text = OTHERS.replace("ROLES", roles).replace("LIMITS", limits)
    view = build(kit(text), handbook).standards[0]
    assert [one.title for one in view.limits] == printed
    assert view.others_decide == any(one.startswith(("Desk", "Duty")) for one in printed)
    assert view.expectations[0].judgements == (
        f"Desk agent decides what is ‘fairly’ here ({DUTY}).",
    )


@pytest.mark.parametrize(
    ("handbook", "roles", "printed"),
    [
        ("duty", "roles: [desk, duty]", "Refund up to £250 per case"),
        ("all", "roles: [duty]", "Refund up to £250 per case"),
        ("all", "roles: [desk]", DUTY),
        ("all", "tags: [x]", DUTY),
        ("desk", "roles: [desk]", DUTY),
    ],
)
def test_a_plays_limit_says_whose_it_is_to_all_who_are_led_there(
    kit: Kit, handbook: str, roles: str, printed: str
) -> None:
    text = OTHERS.replace("ROLES", roles).replace("LIMITS", "[]")
    (play,) = build(kit(text), handbook).plays
    assert [one.title for one in play.limits] == [printed]
    assert play.others_decide == (printed == DUTY)


def test_the_fingerprint_changes_with_the_content_only(kit: Kit) -> None:
    first = build(kit(SMALL % "greeting"), "handbook")
    again = build(kit("# a comment\n" + SMALL % "greeting"), "handbook")
    other = build(kit(SMALL % "farewell"), "handbook")
    assert first.fingerprint == again.fingerprint != other.fingerprint


def test_paragraphs_are_kept(kit: Kit) -> None:
    project = kit(
        "standards:\n  - id: a\n    title: A\n    why: |\n      One\n      line.\n\n      Two.\n"
        "    emotional_response: Calm.\n    expectations: [You act.]\n"
    )
    assert build(project, "handbook").standards[0].why == (("One line.",), ("Two.",))
    assert plain((("One line.",), ("Two.",))) == "One line. Two."


def test_an_unknown_handbook_is_named_with_those_there_are(kit: Kit) -> None:
    with pytest.raises(RenderError, match="“desk”; there are: handbook"):
        build(kit(SMALL % "a"), "desk")


def test_customers_can_tell_two_meanings_of_one_word_apart(kit: Kit) -> None:
    one = """
  - id: %s
    title: %s
    promise: It is ready at %s.
    why: Because.
    emotional_response: Calm.
    expectations: [You act.]
    commitment: public_promise
    terms: {ready: %s is done.}
"""
    text = "handbooks: {charter: {for: customer}}\nstandards:"
    text += one % ("room", "Rooms", "noon", "Cleaning") + one % ("meal", "Meals", "one", "Cooking")
    book = build(kit(text), "charter")
    assert {(entry.term, entry.scope) for entry in book.glossary} == {
        ("ready", "In ‘Rooms’"),
        ("ready", "In ‘Meals’"),
    }


def test_a_draft_with_ids_used_twice_still_prints(tmp_path: Path) -> None:
    text = "recovery_plays:\n" + 2 * "  - {id: p, trigger: A call rang out, steps: [Ring back]}\n"
    text += "limits:\n" + 2 * "  - {id: l, role: r, decision: goodwill, up_to: 5 GBP}\n"
    text += "standards:\n" + 2 * standard("same", recovery="[p, nowhere]", limits="[l, nowhere]")
    text += standard("other").replace("[You greet the guest.]", "[You act., You act.]")
    (tmp_path / "standards-kit.yaml").write_text(text)
    home = home_of(tmp_path)
    assert home is not None
    book = build(load(home), "handbook", draft=True)
    assert [one.id for one in book.standards] == ["other", "same"]
    first, second = (one.address for one in book.standards[0].expectations)
    assert second == f"{first}-2"
    for name in names():
        assert find_format(name).render(book, find_theme())
