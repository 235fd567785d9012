"""The file format keeps what it promises to those who write in it."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from standards_kit.language.amounts import SameDay
from standards_kit.language.quantity import (
    ClockTime,
    Count,
    Duration,
    Money,
    Rings,
    read_quantity,
)
from standards_kit.language.shelf import load_lexicon
from standards_kit.lint.sound import standard, standards
from standards_kit.model.folder import KIT_FILE, Home, home_of, homes_below
from standards_kit.model.project import Project, load
from standards_kit.model.references import declared
from standards_kit.model.scope import Glossary
from standards_kit.model.standard import Defaults, Standard
from standards_kit.render.addresses import addresses
from standards_kit.render.prose import paragraphs
from standards_kit.text.diagnostic import Finding

SOUND = standard()
LISTS = ("touchpoints", "channels", "roles", "departments", "audiences")


def only(project: Project) -> Standard:
    """The standard of a kit that has one, and nothing wrong with it."""
    assert project.findings == []
    (entry,) = project.standards
    return entry.model


def finding(project: Project, rule: str) -> Finding:
    """The one finding of a kit."""
    (found,) = project.findings
    assert found.rule == rule, found.message
    return found


def fixed(found: Finding) -> tuple[str, str]:
    """What a finding's fix takes out, and what it puts there."""
    assert found.fix is not None
    (edit,) = found.fix.edits
    return edit.place.source.text[edit.place.span.start : edit.place.span.end], edit.text


def expecting(text: str, *more: str) -> str:
    """A sound standard with one expectation, as YAML."""
    return standard(*more, expectations=f"expectations:\n  - {text}")


def ids(project: Project) -> list[str]:
    return [entry.model.id for entry in project.standards]


class TestAKitAndItsSources:
    def test_one_file_can_be_a_whole_kit(self, read: Any) -> None:
        project = read({KIT_FILE: "organisation: Harbour\n" + standards(SOUND)})
        assert only(project).id == "phone-greeting"
        assert project.kit.organisation == "Harbour"

    def test_a_file_outside_any_kit_is_a_kit_of_its_own(self, tmp_path: Path) -> None:
        for name in ("a.yaml", "b.yml"):
            (tmp_path / name).write_text(SOUND)
        home = home_of(tmp_path / "a.yaml")
        assert home == Home(tmp_path, alone=tmp_path / "a.yaml")
        assert ids(load(home)) == ["phone-greeting"]
        assert len(homes_below(tmp_path)) == 2

    def test_a_lone_file_may_hold_the_kits_settings_too(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_text("customer_word: guest\n" + standards(SOUND))
        project = load(Home(tmp_path, alone=tmp_path / "a.yaml"))
        assert (project.kit.customer_word, only(project).id) == ("guest", "phone-greeting")

    def test_a_path_within_a_kit_belongs_to_the_whole_kit(self, tmp_path: Path) -> None:
        (tmp_path / KIT_FILE).write_text("")
        file = tmp_path / "standards" / "phone.yaml"
        file.parent.mkdir()
        file.write_text(SOUND)
        assert home_of(file) == home_of(file.parent) == Home(tmp_path)

    def test_every_yaml_file_is_a_source_however_deep(self, read: Any) -> None:
        project = read(
            {
                "a.yaml": standard(id="id: a"),
                "b/b.yml": standard(id="id: b"),
                "c/d/e.yaml": standard(id="id: e"),
                "notes.txt": "id: [",
            }
        )
        assert project.findings == []
        assert sorted(ids(project)) == ["a", "b", "e"]

    def test_sources_and_exclude_choose_the_files(self, read: Any) -> None:
        project = read(
            {
                KIT_FILE: 'sources: ["standards/**/*.yaml"]\nexclude: ["**/old/**"]\n',
                "standards/a.yaml": standard(id="id: a"),
                "standards/old/b.yaml": standard(id="id: b"),
                "elsewhere/c.yaml": standard(id="id: c"),
            }
        )
        assert ids(project) == ["a"]

    @pytest.mark.parametrize(
        "files",
        [
            {".draft.yaml": ""},
            {".github/workflow.yaml": ""},
            {"venv/pyvenv.cfg": "home = here", "venv/lib/a.yaml": ""},
            {"themes/ours/theme.yaml": "name: ours", "themes/ours/labels.yaml": ""},
            {"build/handbook.yaml": ""},
            {"branch/standards-kit.yaml": "", "branch/a.yaml": ""},
        ],
        ids=["hidden-file", "hidden-folder", "environment", "theme", "output", "other-kit"],
    )
    def test_what_is_not_the_kits_is_not_read(self, read: Any, files: dict[str, str]) -> None:
        project = read({name: text or "id: [" for name, text in files.items()})
        assert project.findings == []
        assert len(project.files) == 1

    def test_the_output_folder_is_the_one_the_kit_names(self, read: Any) -> None:
        project = read({KIT_FILE: "output: books", "books/a.yaml": "[", "build/b.yaml": SOUND})
        assert ids(project) == ["phone-greeting"]
        assert project.findings == []

    def test_a_link_that_leads_outside_is_not_followed(
        self, read: Any, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
    ) -> None:
        outside = tmp_path_factory.mktemp("outside")
        (outside / "secret.yaml").write_text("id: [")
        (tmp_path / "folder").symlink_to(outside)
        (tmp_path / "file.yaml").symlink_to(outside / "secret.yaml")
        project = read({"a.yaml": SOUND})
        assert only(project).id == "phone-greeting"

    def test_a_file_may_hold_several_documents(self, read: Any) -> None:
        project = read(
            {"a.yaml": f"{standard(id='id: a')}---\n{standard(id='id: b')}---\nterms: {{}}\n"}
        )
        assert project.findings == []
        assert ids(project) == ["a", "b"]

    def test_any_section_may_stand_in_any_file(self, read: Any) -> None:
        limit = "{id: goodwill, role: desk, decision: goodwill, up_to: 50 GBP}"
        sections = (
            "touchpoints: [{id: call, name: First call}]\n"
            "journeys: [{id: stay, goal: A first stay}]\n"
            "recovery_plays: [{id: missed, trigger: A call rang out, steps: Ring back}]\n"
            f"limits: [{limit}]\n"
            "moments: [{id: taxi, date: 2026-10-02, situation: No taxi., decision: Another.}]\n"
            "terms: {prompt: Within the hour.}\n"
        )
        for name in (KIT_FILE, "anything.yaml"):
            project = read(
                {name: sections + standards(SOUND), KIT_FILE: ""}
                if name != KIT_FILE
                else {name: sections}
            )
            assert project.findings == []
            found = (project.touchpoints, project.journeys, project.plays, project.limits)
            assert all(len(part) == 1 for part in (*found, project.moments, project.terms))

    @pytest.mark.parametrize("sign", ["why", "expectations"])
    def test_a_document_with_a_reason_or_expectations_is_one_standard(
        self, read: Any, sign: str
    ) -> None:
        lines = {key: "" for key in ("why", "expectations") if key != sign}
        project = read({"a.yaml": standard(**lines)})
        assert ids(project) == ["phone-greeting"]
        assert finding(project, "missing-field").message.startswith("“phone-greeting” has no")

    def test_even_the_kit_file_may_be_one_standard(self, read: Any) -> None:
        assert only(read({KIT_FILE: SOUND})).id == "phone-greeting"

    def test_a_document_that_is_a_standard_may_say_its_format_and_defaults(self, read: Any) -> None:
        project = read({"a.yaml": standard("format: 1", "defaults: {owner: Duty manager}")})
        assert only(project).owner == "Duty manager"

    def test_an_empty_file_and_an_empty_document_are_nothing(self, read: Any) -> None:
        project = read({"a.yaml": "", "b.yaml": "# later\n---\n---\n"})
        assert (project.findings, project.standards) == ([], [])


class TestDefaults:
    def test_a_kit_file_need_not_say_anything(self, read: Any) -> None:
        kit = read({"a.yaml": SOUND}).kit
        assert (kit.language, kit.customer_word, kit.currency) == ("en-GB", "customer", "GBP")
        assert (kit.sources, kit.exclude, kit.output) == (["**/*.yaml", "**/*.yml"], [], "build")
        assert kit.handbooks == {}

    def test_a_handbook_need_not_say_anything(self, read: Any) -> None:
        book = read({KIT_FILE: "handbooks: {desk: {}}"}).kit.handbooks["desk"]
        assert (book.for_, book.theme, book.paper) == ("agent", "classic", "a4")
        assert book.formats == ["html", "pdf"]

    def test_five_keys_make_a_standard(self, read: Any) -> None:
        found = only(read({"a.yaml": SOUND}))
        assert (found.discretion, found.commitment) == ("guided", "internal")
        assert (found.customers, found.status) == ("external", "active")
        assert found.promise is None
        assert all(getattr(found, key) == [] for key in LISTS)

    @pytest.mark.parametrize("key", ["id", "title", "why", "emotional_response", "expectations"])
    def test_each_of_the_five_is_missed(self, read: Any, key: str) -> None:
        project = read({"a.yaml": standards(standard(**{key: ""}))})
        assert f"has no `{key}`" in finding(project, "missing-field").message

    def test_an_id_is_offered_from_the_title(self, read: Any) -> None:
        found = finding(read({"a.yaml": standard(id="")}), "missing-field")
        assert "answering-the-phone" in fixed(found)[1]

    @pytest.mark.parametrize(
        ("key", "written", "value"),
        [
            *((key, "[one, two]", ["one", "two"]) for key in (*LISTS, "tags")),
            ("owner", "Head of Service", "Head of Service"),
            ("status", "draft", "draft"),
            ("commitment", "public_promise", "public_promise"),
            ("customers", "internal", "internal"),
            ("language", "cy", "cy"),
            ("last_reviewed", "2026-08-20", date(2026, 8, 20)),
            ("review_by", "2027-08-20", date(2027, 8, 20)),
        ],
        ids=lambda value: value if isinstance(value, str) and value.islower() else None,
    )
    @pytest.mark.parametrize("place", ["kit", "document"])
    def test_what_a_standard_lacks_the_defaults_give(
        self, read: Any, place: str, key: str, written: str, value: object
    ) -> None:
        said = f"defaults: {{{key}: {written}}}\n"
        kit, document = (said, "") if place == "kit" else ("", said)
        project = read({KIT_FILE: kit, "a.yaml": document + standards(SOUND)})
        assert getattr(only(project), key) == value

    def test_these_are_all_the_keys_that_have_defaults(self) -> None:
        promised = {*LISTS, "tags", "owner", "status", "commitment", "customers", "language"}
        assert Defaults.model_fields.keys() - {"extra"} == promised | {"last_reviewed", "review_by"}

    def test_the_nearest_defaults_win(self, read: Any) -> None:
        kit = "defaults: {owner: Kit, status: draft}\n"
        document = "defaults: {owner: Document}\n" + standards(
            standard("owner: Standard", id="id: a"), standard(id="id: b")
        )
        project = read({KIT_FILE: kit, "a.yaml": document, "b.yaml": standard(id="id: c")})
        owners = {entry.model.id: entry.model.owner for entry in project.standards}
        assert owners == {"a": "Standard", "b": "Document", "c": "Kit"}
        assert {entry.model.status for entry in project.standards} == {"draft"}

    def test_a_value_is_replaced_and_never_merged(self, read: Any) -> None:
        project = read(
            {
                KIT_FILE: "defaults: {tags: [brand, legal]}\n",
                "a.yaml": standard("tags: [night]"),
            }
        )
        assert only(project).tags == ["night"]

    def test_an_empty_list_is_a_value_too(self, read: Any) -> None:
        project = read({KIT_FILE: "defaults: {roles: [desk]}\n", "a.yaml": standard("roles: []")})
        assert only(project).roles == []

    def test_a_documents_defaults_stay_in_that_document(self, read: Any) -> None:
        project = read({"a.yaml": f"defaults: {{owner: A}}\n---\n{SOUND}", "b.yaml": "terms: {}"})
        assert only(project).owner is None

    def test_a_finding_about_a_default_points_at_the_defaults(self, read: Any) -> None:
        project = read({KIT_FILE: "defaults: {roles: [desk]}\n", "a.yaml": SOUND})
        (entry,) = project.standards
        assert entry.place("roles", 0).source.path == KIT_FILE

    def test_nothing_need_be_declared(self, read: Any) -> None:
        known = declared(read({"a.yaml": standard("roles: [desk]", "channels: [phone]")}))
        for kind in ("role", "department", "channel", "audience", "measure", "calendar"):
            assert known[kind] == set()


class TestWaysToWriteAThing:
    def test_an_expectation_is_a_sentence_or_a_mapping(self, read: Any) -> None:
        found = only(
            read({"a.yaml": standard(expectations="expectations: [You answer., {text: You ask.}]")})
        )
        assert [each.text for each in found.expectations] == ["You answer.", "You ask."]

    def test_a_feeling_is_a_sentence_or_a_mapping(self, read: Any) -> None:
        feeling = "emotional_response: {text: Expected., cue: They smile., caused_by: answer}"
        found = only(read({"a.yaml": standard(emotional_response=feeling)})).emotional_response
        assert (found.text, found.cue, found.caused_by) == ("Expected.", "They smile.", ["answer"])
        assert only(read({"a.yaml": SOUND})).emotional_response.text == "The caller feels expected."

    def test_a_term_is_a_sentence_or_a_mapping_and_terms_may_be_a_list(self, read: Any) -> None:
        project = read(
            {
                "a.yaml": "terms:\n  prompt: Within the hour.\n  warm: {definition: By name.}\n",
                "b.yaml": "terms:\n  - {term: kind, definition: Never talked over., not: [soft]}\n",
            }
        )
        assert project.findings == []
        assert [(t.word, t.model.definition) for t in project.terms] == [
            ("prompt", "Within the hour."),
            ("warm", "By name."),
            ("kind", "Never talked over."),
        ]

    def test_a_role_is_a_name_or_a_mapping_and_roles_may_be_a_list(self, read: Any) -> None:
        kit = (
            "roles: {desk: Front desk, night: {name: Night porter}}\nchannels: [phone, in_person]\n"
        )
        found = read({KIT_FILE: kit}).kit
        assert {key: role.name for key, role in found.roles.items()} == {
            "desk": "Front desk",
            "night": "Night porter",
        }
        assert list(found.channels) == ["phone", "in_person"]

    def test_a_pain_point_is_a_sentence_or_a_mapping(self, read: Any) -> None:
        pains = "[long menu, {text: no answer, mitigation: press 0}]"
        project = read({"a.yaml": f"touchpoints: [{{id: a, name: A, pain_points: {pains}}}]"})
        texts = [pain.text for pain in project.touchpoints[0].model.pain_points]
        assert (project.findings, texts) == ([], ["long menu", "no answer"])

    @pytest.mark.parametrize("key", [*LISTS, "limits", "recovery", "tags", "needs"])
    def test_one_value_is_a_list_of_one(self, read: Any, key: str) -> None:
        assert getattr(only(read({"a.yaml": standard(f"{key}: one")})), key) == ["one"]

    @pytest.mark.parametrize("key", [*LISTS, "limits", "tags", "needs"])
    def test_the_singular_spelling_is_mended_safely(self, read: Any, key: str) -> None:
        found = finding(read({"a.yaml": standard(f"{key[:-1]}: one")}), "unknown-field")
        assert f"Did you mean `{key}`?" in found.message
        assert fixed(found) == (key[:-1], key)
        assert found.fix is not None
        assert found.fix.safe

    @pytest.mark.parametrize("good", ["a", "a1", "2026-10-02-late-taxi", "a" * 64])
    def test_an_id_is_letters_digits_and_hyphens(self, read: Any, good: str) -> None:
        assert only(read({"a.yaml": standard(id=f"id: {good}")})).id == good

    @pytest.mark.parametrize("bad", ["Phone", "phone greeting", "a_b", "-a", "a--b", "é", "a" * 65])
    def test_any_other_id_is_refused(self, read: Any, bad: str) -> None:
        found = finding(read({"a.yaml": standard(id=f"id: '{bad}'")}), "wrong-type")
        assert "letters a–z, digits and single hyphens, at most 64" in found.message

    def test_kinds_of_things_have_ids_of_their_own(self, read: Any) -> None:
        project = read(
            {
                "a.yaml": standard(id="id: call"),
                "b.yaml": "touchpoints: [{id: call, name: Call}]\njourneys: [{id: call, goal: Go}]\n",
            }
        )
        assert project.findings == []

    def test_the_first_priority_is_one(self, read: Any) -> None:
        assert only(read({"a.yaml": standard("priority: 1")})).priority == 1
        for bad in ("0", "-1", "1.5", "first"):
            finding(read({"a.yaml": standard(f"priority: {bad}")}), "wrong-type")

    @pytest.mark.parametrize(
        ("key", "values"),
        [
            ("discretion", ["mandatory", "guided", "free"]),
            ("commitment", ["internal", "public_promise", "legal_guarantee"]),
            ("customers", ["external", "internal"]),
            ("status", ["draft", "active", "retired"]),
        ],
        ids=lambda value: value if isinstance(value, str) else None,
    )
    def test_a_choice_is_one_of_its_words(self, read: Any, key: str, values: list[str]) -> None:
        for value in values:
            assert getattr(only(read({"a.yaml": standard(f"{key}: {value}")})), key) == value
        found = finding(read({"a.yaml": standard(f"{key}: {values[0]}s")}), "wrong-type")
        assert f"Did you mean `{values[0]}`?" in found.message

    def test_an_expectation_may_differ_from_its_standard(self, read: Any) -> None:
        text = (
            "{text: You ask., discretion: mandatory, commitment: legal_guarantee, promise: We ask.}"
        )
        (found,) = only(read({"a.yaml": expecting(text)})).expectations
        assert (found.discretion, found.commitment) == ("mandatory", "legal_guarantee")
        assert found.promise == "We ask."

    def test_behaviours_and_spoken_words_are_told_apart(self, read: Any) -> None:
        more = (
            "examples: {do: [You stand up.], dont: [You point.]}",
            "say: Good day.",
            "avoid: Hm.",
        )
        found = only(read({"a.yaml": standard(*more)}))
        assert found.examples is not None
        assert (found.examples.do, found.examples.dont) == (["You stand up."], ["You point."])
        assert (found.say, found.avoid) == (["Good day."], ["Hm."])

    def test_changes_are_kept_with_their_versions(self, read: Any) -> None:
        change = "changes: [{version: 2.10, date: 2026-08-20, note: Shorter.}]"
        (found,) = only(read({"a.yaml": standard(change)})).changes
        assert (found.version, found.date, found.note) == ("2.10", date(2026, 8, 20), "Shorter.")

    def test_a_soft_word_may_be_left_to_a_role(self, read: Any) -> None:
        judged = (
            "{text: Reasonable., judgement: [{word: reasonable, by: manager, limit: goodwill}]}"
        )
        (found,) = only(read({"a.yaml": expecting(judged)})).expectations[0].judgement
        assert (found.word, found.by, found.limit) == ("reasonable", "manager", "goodwill")


class TestAddresses:
    def test_an_expectation_is_found_by_its_standard_and_its_id(self, read: Any) -> None:
        found = only(read({"a.yaml": expecting("{id: answer, text: You answer.}")}))
        assert addresses(found) == ["phone-greeting/answer"]

    def test_one_without_an_id_is_found_by_its_words(self, read: Any) -> None:
        (found,) = addresses(only(read({"a.yaml": expecting("You  answer within 20 seconds.")})))
        (again,) = addresses(
            only(read({"a.yaml": expecting("you answer\n    within 20 SECONDS.")}))
        )
        (other,) = addresses(only(read({"a.yaml": expecting("You answer.")})))
        start, mark, digits = found.partition("/~")
        assert (start, mark, len(digits)) == ("phone-greeting", "/~", 8)
        assert set(digits) <= set("0123456789abcdef")
        assert found == again != other


class TestNothingIsLost:
    def test_an_unknown_key_is_a_finding_that_names_the_near_one(self, read: Any) -> None:
        found = finding(read({"a.yaml": standard("exeptions: In a fire.")}), "unknown-field")
        assert "Did you mean `exceptions`?" in found.message
        assert fixed(found) == ("exeptions", "exceptions")

    def test_a_key_written_twice_shows_both_places(self, read: Any) -> None:
        found = finding(read({"a.yaml": standard("title: Again")}), "duplicate-key")
        assert found.place.start.line == 7
        assert found.related[0].place.start.line == 2

    @pytest.mark.parametrize(
        "text",
        [
            standard("x-ours: 1"),
            "x-ours: 1\nterms: {}\n",
            "terms: {prompt: {definition: Now., x-ours: 1}}\n",
            "limits: [{id: a, role: b, decision: c, up_to: never, x-ours: 1}]\n",
            expecting("{text: You answer., x-ours: 1}"),
            expecting("{text: You answer., targets: [{at_most: 20 seconds, x-ours: 1}]}"),
            standard(emotional_response="emotional_response: {text: Expected., x-ours: 1}"),
        ],
    )
    def test_keys_of_your_own_are_allowed_anywhere(self, read: Any, text: str) -> None:
        assert read({"a.yaml": text}).findings == []

    def test_keys_of_your_own_are_kept_for_themes(self, read: Any) -> None:
        project = read(
            {
                KIT_FILE: "x-print-run: 300\nroles: {desk: {name: Desk, x-radio: channel 1}}\n",
                "a.yaml": standard(
                    "x-code: A1", expectations="expectations: [{text: You ask., x-y: {z: [1]}}]"
                ),
            }
        )
        found = only(project)
        assert project.kit.extra == {"x-print-run": "300"}
        assert project.kit.roles["desk"].extra == {"x-radio": "channel 1"}
        assert found.extra == {"x-code": "A1"}
        assert found.expectations[0].extra == {"x-y": {"z": ["1"]}}

    def test_a_hospital_may_have_an_x_ray_department_and_define_x_ray(self, read: Any) -> None:
        kit = "departments: {ward: Ward, x-ray: X-ray}\nterms: {x-ray: A picture., prompt: Now.}\n"
        project = read({KIT_FILE: kit})
        assert project.findings == []
        assert project.kit.departments["x-ray"].name == "X-ray"
        assert {term.word for term in project.terms} == {"x-ray", "prompt"}
        for term in project.terms:
            assert term.head().source.text[slice(*_ends(term.head()))] == term.word

    def test_a_mistake_in_such_a_term_is_shown_and_the_others_are_read(self, read: Any) -> None:
        project = read({"a.yaml": "terms: {x-ray: {sign: a}, prompt: Now.}\n"})
        assert {each.rule for each in project.findings} == {"unknown-field", "missing-field"}
        assert "prompt" in {term.word for term in project.terms}

    def test_own_keys_may_stand_beside_hours_and_rules(self, read: Any) -> None:
        kit = (
            "calendars: {default: {hours: {mon: 9-17, x-note: by hand}}}\n"
            "lint: {severity: {vague-phrase: note, x-why: trial}, per_file: {x-note: later}}\n"
        )
        assert read({KIT_FILE: kit}).findings == []

    @pytest.mark.parametrize(
        "text", ["no", "on", "yes", "08:30", "2.10", "+44", "0x1F", "1e3", "010"]
    )
    def test_text_stays_what_was_written(self, read: Any, text: str) -> None:
        found = only(
            read({"a.yaml": standard(f"version: {text}", f"tags: [{text}]", f"say: {text}")})
        )
        assert (found.version, found.tags, found.say) == (text, [text], [text])

    def test_a_word_that_yaml_reads_as_nothing_is_a_word_within_a_text(self, read: Any) -> None:
        assert only(read({"a.yaml": standard(title="title: 'null'")})).title == "null"

    def test_a_colon_in_a_sentence_is_explained_and_mended(self, read: Any) -> None:
        project = read({"a.yaml": expecting("Before you start: ask for the caller's name.")})
        found = finding(project, "wrong-type")
        assert "The colon after “Before you start”" in found.message
        assert fixed(found)[1] == "'Before you start: ask for the caller''s name.'"

    @pytest.mark.parametrize(
        "sentence",
        [
            '"Good morning" is what you say.',
            "'Good morning' is what you say.",
            "[Name] is what you ask for.",
            "{Name} is what you ask for.",
            "*Always* you ask.",
            "%s is what you ask for.",
            "@home is what you say.",
            "`Good morning` is what you say.",
        ],
    )
    def test_a_sentence_that_begins_with_a_sign_of_yamls_is_explained(
        self, read: Any, sentence: str
    ) -> None:
        found = read({"a.yaml": expecting(sentence)}).findings
        assert found
        assert "in quotes" in f"{found[0].message} {found[0].help}"

    def test_a_first_word_that_yaml_takes_as_a_name_is_not_lost_in_silence(self, read: Any) -> None:
        found = finding(read({"a.yaml": expecting("&ask the guest.")}), "cut-text")
        assert "in quotes" in f"{found.message} {found.help}"

    def test_a_broken_document_does_not_take_the_others_with_it(self, read: Any) -> None:
        project = read({"a.yaml": f"id: [\n---\n{SOUND}", "b.yaml": standard(id="id: b")})
        assert ids(project) == ["phone-greeting", "b"]

    def test_one_mistake_does_not_hide_a_standard(self, read: Any) -> None:
        project = read({"a.yaml": standard("review_by: soon", "tags: [brand]")})
        finding(project, "wrong-type")
        assert project.standards[0].model.tags == ["brand"]

    def test_a_blank_line_starts_a_paragraph(self, read: Any) -> None:
        for text in ("why: |\n  One\n  two.\n\n  Three.", "why: >\n  One\n  two.\n\n  Three."):
            found = only(read({"a.yaml": standard(why=text)}))
            assert list(paragraphs(found.why)) == ["One two.", "Three."]

    def test_nothing_else_is_markup(self, read: Any) -> None:
        text = "Read *this*, <b>that</b> and _those_ at [home](/)."
        assert only(read({"a.yaml": standard(why=f"why: {text}")})).why == text


def _ends(place: Any) -> tuple[int, int]:
    return place.span.start, place.span.end


class TestQuantities:
    @pytest.mark.parametrize(
        ("one", "same"),
        [
            ("20 seconds", "20 s"),
            ("half an hour", "30 minutes"),
            ("90 %", "90%"),
            ("£50", "50 GBP"),
            ("two working days", "2 working days"),
        ],
    )
    def test_people_may_write_a_quantity_as_they_say_it(
        self, read: Any, one: str, same: str
    ) -> None:
        found = only(read({"a.yaml": expecting(f"{{text: A., targets: [{{at_most: {one}}}]}}")}))
        amount = found.expectations[0].targets[0].at_most
        assert amount is not None
        assert (amount.text, amount.value) == (one, read_quantity(same, "GBP"))

    @pytest.mark.parametrize(
        ("key", "written", "text", "value"),
        [
            ("at_most", "within 30 seconds", "30 seconds", Duration(Decimal(30), "seconds")),
            ("at_most", "no more than 3 complaints", "3 complaints", Count(Decimal(3), "complaints")),
            ("at_most", "the third ring", "the third ring", Rings(Decimal(3))),
            ("at_most", "same working day", "same working day", SameDay(working=True)),
            ("at_most", "up to £50", "£50", Money(Decimal(50), "GBP")),
            ("at_most", "fifty-five pounds", "fifty-five pounds", Money(Decimal(55), "GBP")),
            ("before", "before noon", "noon", ClockTime(12, 0)),
            ("before", "half past five in the afternoon", "half past five in the afternoon", ClockTime(17, 30)),
            ("before", "by close of business", "close of business", SameDay(working=True)),
            ("at_least", "at least 2 choices", "2 choices", Count(Decimal(2), "choices")),
        ],
    )  # fmt: skip
    def test_the_words_that_bind_a_quantity_may_stand_with_it(
        self, read: Any, key: str, written: str, text: str, value: object
    ) -> None:
        project = read({"a.yaml": expecting(f"{{text: A., targets: [{{{key}: {written}}}]}}")})
        amount = getattr(only(project).expectations[0].targets[0], key)
        assert (amount.text, amount.value) == (text, value)

    @pytest.mark.parametrize(
        ("written", "help"),
        [
            ("at_most: at least 2 choices", "belongs after `at_least:`"),
            ("at_least: the same day", "belongs after `at_most:`"),
            ("before: half past five", "write 05:30 or 17:30"),
            ("at_least: 90 % of calls", "`at_least: 90 %`, or `share: 90 %` beside a time"),
            ("at_most: 24/7", "Say in the text of the expectation when you are there"),
        ],
    )
    def test_words_that_do_not_fit_their_key_are_told_what_to_write(
        self, read: Any, written: str, help: str
    ) -> None:
        project = read({"a.yaml": expecting(f"{{text: A., targets: [{{{written}}}]}}")})
        found = finding(project, "unreadable-target")
        assert "doesn't fit this key" in found.message
        assert help in found.help

    def test_words_are_read_in_the_language_of_the_kit_alone(self, read: Any) -> None:
        said = expecting("{text: A., targets: [{at_most: within 30 seconds}]}")
        project = read({KIT_FILE: "language: fr", "a.yaml": said})
        assert "can't be read as a quantity" in finding(project, "unreadable-target").message

    def test_what_can_not_be_read_is_a_finding(self, read: Any) -> None:
        project = read({"a.yaml": expecting("{text: A., targets: [{at_most: soonish}]}")})
        assert "can't be read as a quantity" in finding(project, "unreadable-target").message

    def test_a_range_is_not_one_number(self, read: Any) -> None:
        project = read({"a.yaml": expecting("{text: A., targets: [{at_most: 10-20 seconds}]}")})
        assert "is a range" in finding(project, "range-for-number").message

    def test_a_sum_without_a_currency_is_in_the_kits(self, read: Any) -> None:
        limit = "limits: [{id: a, role: b, decision: c, up_to: $50}]"
        project = read({KIT_FILE: "currency: USD", "a.yaml": limit})
        assert project.findings == []
        assert project.limits[0].model.up_to.value == read_quantity("50 USD", "USD")

    @pytest.mark.parametrize("up_to", ["50 GBP", "£50", "10%", "2 nights", "never"])
    def test_a_limit_is_money_a_share_some_things_or_never(self, read: Any, up_to: str) -> None:
        project = read({"a.yaml": f"limits: [{{id: a, role: b, decision: c, up_to: {up_to}}}]"})
        assert (project.findings, project.limits[0].model.up_to.text) == ([], up_to)

    @pytest.mark.parametrize("bounds", ["at_most: 1 hour, at_least: 1 minute", "share: 90%"])
    def test_a_target_has_exactly_one_bound(self, read: Any, bounds: str) -> None:
        project = read({"a.yaml": expecting(f"{{text: A., targets: [{{{bounds}}}]}}")})
        assert "exactly one of" in finding(project, "wrong-type").message

    @pytest.mark.parametrize(
        "bound", ["at_most: 20 seconds", "at_least: 2 calls", "exactly: 2 calls", "before: '17:00'"]
    )
    def test_each_of_the_four_bounds_is_read(self, read: Any, bound: str) -> None:
        found = only(read({"a.yaml": expecting(f"{{text: A., targets: [{{{bound}}}]}}")}))
        assert found.expectations[0].targets[0].bound == bound.partition(":")[0]

    def test_a_date_is_year_month_day(self, read: Any) -> None:
        assert only(read({"a.yaml": standard("review_by: 2027-08-20")})).review_by == date(
            2027, 8, 20
        )

    def test_a_date_that_reads_two_ways_shows_both(self, read: Any) -> None:
        found = finding(read({"a.yaml": standard("review_by: 01/09/2026")}), "ambiguous-date")
        assert "2026-09-01 or 2026-01-09" in found.message
        assert found.fix is None, "which of the two is meant, only the author knows"

    def test_a_day_that_is_not_in_the_calendar_is_refused(self, read: Any) -> None:
        found = finding(read({"a.yaml": standard("review_by: 2027-02-30")}), "wrong-type")
        assert "is not a day of the calendar" in found.message


class TestTheScopeOfTerms:
    KIT = """\
terms:
  prompt: {definition: The kit's., variants: [timely]}
  friendly: The kit's.
"""
    DEPARTMENT = """\
terms:
  - {term: prompt, definition: Reservations'., departments: reservations}
"""

    def meaning(self, project: Project, text: str, identifier: str) -> list[str]:
        """The definitions that hold for the defined words of a text in a standard."""
        (entry,) = [each for each in project.standards if each.model.id == identifier]
        glossary = Glossary(project.terms, load_lexicon("en"))
        uses = glossary.uses(text, entry, entry.model.departments)
        return [use.term.model.definition for use in uses]

    def project(self, read: Any) -> Project:
        own = "terms: {prompt: Its own.}"
        files = standards(
            standard(own, "departments: reservations", id="id: own"),
            standard("departments: [desk, reservations]", id="id: booking"),
            standard(id="id: other"),
        )
        project: Project = read({KIT_FILE: self.KIT, "a.yaml": self.DEPARTMENT + files})
        assert project.findings == []
        return project

    @pytest.mark.parametrize(
        ("identifier", "definition"),
        [("own", "Its own."), ("booking", "Reservations'."), ("other", "The kit's.")],
        ids=["own", "department", "kit"],
    )
    def test_the_nearest_definition_wins(self, read: Any, identifier: str, definition: str) -> None:
        assert self.meaning(self.project(read), "A prompt reply.", identifier) == [definition]

    @pytest.mark.parametrize(
        "text",
        [
            "You answer promptly.",
            "Its promptness.",
            "Timely.",
            "In a friendly way.",
            "Friendliness.",
        ],
    )
    def test_a_definition_covers_its_words_relations_and_variants(
        self, read: Any, text: str
    ) -> None:
        assert self.meaning(self.project(read), text, "other") == ["The kit's."]

    @pytest.mark.parametrize(
        "text", ["More of an unfriendly tone.", "The friendliest.", "Friendlier."]
    )
    def test_it_covers_no_comparison_and_no_opposite(self, read: Any, text: str) -> None:
        assert self.meaning(self.project(read), text, "other") == []


class TestStatus:
    @pytest.mark.parametrize("status", ["draft", "active", "retired"])
    def test_every_standard_keeps_its_id_whatever_its_status(self, read: Any, status: str) -> None:
        project = read({"a.yaml": standard(f"status: {status}")})
        assert only(project).status == status
        assert declared(project)["standard"] == {"phone-greeting"}


class TestFormat:
    def test_a_file_that_says_nothing_is_in_format_1(self, read: Any) -> None:
        assert only(read({"a.yaml": SOUND})).id == "phone-greeting"
        assert only(read({KIT_FILE: "format: 1", "a.yaml": standard("format: 1")})).id

    @pytest.mark.parametrize("name", [KIT_FILE, "a.yaml"])
    def test_a_newer_one_is_refused_with_what_to_do(self, read: Any, name: str) -> None:
        project = read({name: "format: 2\nsomething: new\n", "b.yaml": SOUND})
        found = finding(project, "unsupported-format")
        assert found.place.source.path == name
        assert "pip install --upgrade standards-kit" in (found.help or "")
        assert ids(project) == ["phone-greeting"]

    def test_each_document_says_it_for_itself(self, read: Any) -> None:
        project = read({"a.yaml": f"format: 2\nnew: 1\n---\n{SOUND}"})
        finding(project, "unsupported-format")
        assert ids(project) == ["phone-greeting"]
