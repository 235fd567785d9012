"""What can be written anew, and what is asked about each: one table for questions and options."""

from typing import NamedTuple


class Field(NamedTuple):
    """One thing that an author says about an entry.

    ``key`` is where it stands, with dots between the steps; ``offers`` names what of the kit it is
    chosen from, or the words themselves. ``needed``: an entry can't do without. ``asked``: also in an
    interview. ``of``: the option to whose answers it adds something, and is read for. ``ordered``: the order of several
    answers counts.
    """

    option: str
    key: str
    question: str
    example: str
    many: bool = False
    offers: str | tuple[str, ...] = ()
    needed: bool = False
    asked: bool = True
    of: str = ""
    ordered: bool = False


class Kind(NamedTuple):
    """A kind of entry: its section, and what is said about it. Its first field gives it its id."""

    name: str
    section: str
    file: str
    fields: tuple[Field, ...]


def in_words_of(kind: Kind, customer: str) -> Kind:
    """A kind whose questions call a customer what the kit does."""
    fields = (f._replace(question=f.question.replace("customer", customer)) for f in kind.fields)
    return kind._replace(fields=tuple(fields))


_ESCALATION = (
    Field("escalate-to", "escalation.to", "To whom does it go when they can't settle it?", "Duty manager", offers="roles"),
    Field("escalate-when", "escalation.when", "What sends it there?", "the caller asks for a manager", asked=False),
    Field("escalate-within", "escalation.within", "How soon?", "2 minutes", asked=False),
)  # fmt: skip
_OWNER = Field("owner", "owner", "Who answers for it: a role or a name?", "Guest Experience Director", asked=False)  # fmt: skip
_TAGS = Field("tag", "tags", "A label of your own", "brand", many=True, asked=False)
_RECORD = Field("record", "record", "Is it written down?", "required", asked=False)
_LIMITS = Field("limit", "limits", "What may they decide alone?", "goodwill-front-desk", many=True, offers="limits")  # fmt: skip

_STANDARD = Kind("standard", "standards", "standards/{}.yaml", (
    Field("title", "title", "What do staff call it?", "Answering the phone", needed=True),
    Field("why", "why", "Why does it matter to the customer?", "Silence makes callers think they are forgotten.", needed=True),
    Field("feeling", "emotional_response", "What is the customer to feel?", "The caller feels expected.", needed=True),
    Field("expectation", "expectations", "Who does what, and when? One thing at a time.", "When an outside call comes in, you answer within 20 seconds.", many=True, needed=True),
    Field("target", "targets", "Which number is it held to? Of several expectations name the one by its number: “2: by noon”.", "within 20 seconds, in 90% of calls", many=True, of="expectation"),
    Field("promise", "promise", "What do you promise, in the customer's words?", "We answer your call within 20 seconds."),
    Field("department", "departments", "Which departments is it for?", "Front office", many=True, offers="departments"),
    Field("role", "roles", "Which roles is it for?", "Front desk", many=True, offers="roles"),
    Field("channel", "channels", "On which channels?", "phone", many=True, offers="channels"),
    Field("touchpoint", "touchpoints", "At which touchpoints?", "arrival-call", many=True, offers="touchpoints"),
    _LIMITS,
    Field("recovery", "recovery", "What is done when it fails?", "missed-call", many=True, offers="plays"),
    *_ESCALATION,
    _OWNER._replace(asked=True, offers="owners", question="Who answers for it?"),
    Field("say", "say", "Words to say", "Good morning, Harbour Hotel.", many=True, asked=False),
    Field("avoid", "avoid", "Words to avoid", "That's not my department.", many=True, asked=False),
    Field("trigger", "trigger", "What sets it off?", "An outside call comes in", asked=False),
    Field("exceptions", "exceptions", "When does it not apply?", "During a fire drill.", asked=False),
    Field("audience", "audiences", "Which customer groups is it for?", "members", many=True, offers="audiences", asked=False),
    Field("need", "needs", "Which needs does it serve?", "control", many=True, asked=False),
    Field("commitment", "commitment", "How binding is it?", "public_promise", offers=("internal", "public_promise", "legal_guarantee"), asked=False),
    Field("discretion", "discretion", "How much is left to judgement?", "guided", offers=("mandatory", "guided", "free"), asked=False),
    Field("status", "status", "Is it in force?", "draft", offers=("draft", "active", "retired"), asked=False),
    Field("priority", "priority", "Its place in the book", "1", asked=False),
    Field("source", "source", "Where does it come from?", "Brand standards 2026, chapter 3", asked=False),
    Field("last-reviewed", "last_reviewed", "When was it last reviewed?", "2026-08-20", asked=False),
    Field("review-by", "review_by", "By when is it to be reviewed?", "2027-08-20", asked=False),
    Field("effective-from", "effective_from", "From when is it in force?", "2027-01-01", asked=False),
    _TAGS,
))  # fmt: skip
_TERM = Kind("term", "terms", "terms.yaml", (
    Field("word", "term", "Which word?", "friendly", needed=True),
    Field("definition", "definition", "What does a customer see or hear when it holds?", "The caller hears their name and a thank-you.", needed=True),
    Field("sign", "signs", "By which signs is it noticed?", "a thank-you is heard", many=True),
    Field("not", "not", "What is it not?", "reading from a script", many=True),
    Field("variant", "variants", "Which other words mean the same?", "warm", many=True),
    Field("department", "departments", "For which departments only? None: the whole kit.", "Front office", many=True, offers="departments"),
    Field("case", "examples", "A case of it", "“Thank you for waiting, Mr Osei.”", many=True, asked=False),
))  # fmt: skip
_TOUCHPOINT = Kind("touchpoint", "touchpoints", "journeys.yaml", (
    Field("name", "name", "What is it called?", "First call", needed=True),
    Field("channel", "channels", "On which channels does it happen?", "phone", many=True, offers="channels"),
    Field("stage", "stage", "At which stage of the journey?", "before arrival"),
    Field("customer-action", "customer_action", "What does the customer do?", "Rings to ask or book"),
    Field("frontstage", "frontstage", "Whom does the customer meet?", "Front desk", many=True, offers="roles"),
    Field("backstage", "backstage", "What works behind the scenes?", "booking system", many=True),
    Field("pain-point", "pain_points", "What hurts here?", "long menu", many=True),
    Field("support", "support", "What carries it?", "payment provider", many=True, asked=False),
    Field("evidence", "evidence", "What does the customer see and keep?", "confirmation email", many=True, asked=False),
    Field("opportunity", "opportunity", "What could delight here?", "Greet by name from the booking", asked=False),
    Field("moment-of-truth", "moment_of_truth", "Do customers decide here what they think of us?", "true", offers=("true", "false"), asked=False),
    _OWNER,
))  # fmt: skip
_PLAY = Kind("play", "recovery_plays", "recovery.yaml", (
    Field("trigger", "trigger", "What has gone wrong, as anybody could see it?", "A call rang out", needed=True),
    Field("step", "steps", "What is done, in order?", "Ring back within 15 minutes", many=True, needed=True),
    Field("name", "name", "What is it called?", "A call we missed", asked=False),
    Field("severity", "severity", "How grave is it?", "mild", offers=("mild", "moderate", "severe")),
    Field("role", "roles", "Who may run it?", "Front desk", many=True, offers="roles"),
    Field("promise", "promise", "What is the customer promised?", "We ring you back within 15 minutes."),
    _LIMITS,
    *_ESCALATION,
    Field("follow-up", "follow_up", "What happens afterwards?", "Call the next day"),
    Field("done-when", "done_when", "What closes it, as the customer shows it?", "The guest says it is settled"),
    Field("department", "departments", "Which departments is it for?", "Front office", many=True, offers="departments", asked=False),
    _RECORD,
    _OWNER,
    _TAGS,
))  # fmt: skip
_LIMIT = Kind("limit", "limits", "recovery.yaml", (
    Field("decision", "decision", "What is decided?", "goodwill", needed=True),
    Field("role", "role", "Which role may decide it?", "Front desk", offers="roles", needed=True),
    Field("up-to", "up_to", "Up to how much?", "50 GBP", needed=True),
    Field("per", "per", "Per what?", "case"),
    Field("above", "above", "Who decides beyond it?", "Duty manager", offers="roles"),
    Field("conditions", "conditions", "When may it be used?", "Once the guest has been heard to the end", asked=False),
    _RECORD,
    Field("review-by", "review_by", "By when is it to be reviewed?", "2027-08-20", asked=False),
    _OWNER,
))  # fmt: skip
_JOURNEY = Kind("journey", "journeys", "journeys.yaml", (
    Field("goal", "goal", "What does the customer want?", "Book and enjoy a first stay", needed=True),
    Field("touchpoint", "touchpoints", "Which touchpoint does it begin with, and which follow?", "arrival-call", many=True, offers="touchpoints", needed=True, ordered=True),
    Field("handoff", "handoffs", "What is handed over between two touchpoints, how soon, and who answers for it?", "arrival-call to check-in: name and wishes, within 1 day; duty-manager", many=True, of="touchpoint"),
    Field("name", "name", "What is it called?", "The first stay", asked=False),
    Field("owner", "owner", "Who answers for the whole?", "Guest Experience Director"),
))  # fmt: skip
KINDS = {k.name: k for k in (_STANDARD, _TERM, _TOUCHPOINT, _PLAY, _LIMIT, _JOURNEY)}
