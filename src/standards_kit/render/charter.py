"""Standards as customers read them: an allow-list, so that nothing internal can slip through.

Of an item whose commitment is public: its title, its promise, its targets, its exceptions, and
the promises of the plays it links. Everything else stays inside.
"""

from collections.abc import Mapping

from standards_kit.ground.records import record
from standards_kit.model.entries import Entry
from standards_kit.model.parts import Expectation
from standards_kit.model.service import RecoveryPlay
from standards_kit.model.standard import Standard
from standards_kit.model.values import PUBLIC
from standards_kit.render.addresses import addresses
from standards_kit.render.handbook import ExpectationView, Reference, StandardView
from standards_kit.render.linking import Linker, Place
from standards_kit.render.naming import Names
from standards_kit.render.prose import line, plain
from standards_kit.render.selection import Selection


@record
class Charter:
    """What the views of one customer handbook are made with."""

    names: Names
    linker: Linker
    selection: Selection
    plays: Mapping[str, Entry[RecoveryPlay]]

    def standard(self, entry: Entry[Standard], number: str) -> StandardView | None:
        """What a standard promises; None where it promises nothing in public."""
        model = entry.model
        public = model.commitment in PUBLIC
        title = line(model.title) if public else ""
        at = self.linker.at(
            Reference(model.id, title or self._called(model)), entry, model.departments
        )
        promised = tuple(self._expectations(model, at, public=public))
        if not (public and model.promise) and not any(view.text for view in promised):
            return None
        commitment = _commitment(self.names, model.commitment) if public else ""
        return StandardView(
            id=model.id,
            title=title,
            number=number,
            promise=at.prose(model.promise) if public else (),
            expectations=promised,
            exceptions=at.prose(model.exceptions) if public else (),
            recovery_promises=tuple(self._recovery(model, entry)) if public else (),
            commitment=commitment,
            words=(),
            draft=model.status == "draft",
        )

    def _expectations(self, model: Standard, at: Place, *, public: bool) -> list[ExpectationView]:
        views = []
        anchors = addresses(model)
        for index, one in self.selection.expectations(model):
            kept = (one.commitment in PUBLIC) if one.commitment else public
            worth = one.promise or (public and model.promise and one.targets)
            if kept and worth:
                views.append(self._expectation(model, one, at, anchors[index]))
        return views

    def _expectation(
        self, model: Standard, one: Expectation, at: Place, anchor: str
    ) -> ExpectationView:
        own = one.commitment if one.commitment != model.commitment else None
        return ExpectationView(
            address=anchor,
            text=at.prose(one.promise),
            targets=tuple(self.names.target(target, full=False) for target in one.targets),
            commitment=_commitment(self.names, own or ""),
        )

    def _recovery(self, model: Standard, entry: Entry[Standard]) -> list[str]:
        promises = []
        for name in model.recovery:
            play = self.plays.get(name)
            if play is not None and play.model.promise:
                at = self.linker.at(
                    Reference(model.id, line(model.title)), None, play.model.departments
                )
                promises.append(at.line(play.model.promise))
        return promises

    def _called(self, model: Standard) -> str:
        """For a promise whose standard is internal: the promise's own first words."""
        promises = (
            one.promise for one in model.expectations if one.promise and one.commitment in PUBLIC
        )
        words = next((line(promise) for promise in promises), "")
        return words if len(words) <= 60 else words[:57].rsplit(" ", 1)[0] + " …"


def _commitment(names: Names, given: str) -> str:
    """Only what the law guarantees is marked: that all else is promised, the title says."""
    return names.labels["commitment_legal_guarantee"] if given == "legal_guarantee" else ""


def summary(view: StandardView) -> str:
    """What to call a promise in lists."""
    promise = view.promise or next((e.text for e in view.expectations if e.text), ())
    return view.title or plain(promise)
