"""Parse a labelled set for recognising defined terms where they are used.

load(path) -> list of {terms: [{word, variants, definition, scope}],
                       sentences: [{text, uses: [[start, end]], not_uses: [[start, end]]}]}

scope is "kit", "standard" or "department:<id>". The text is always written in a standard
of department front-desk: terms of any other department are out of scope.
Offsets are Python string indices (code points) into text, end exclusive.

The file: blocks separated by blank lines; term lines (`terms:`, `standard:`, `department ID:`),
then sentences, each beginning `- `. A line that begins with two spaces continues the sentence
above; the line end stays in text as "\n" (no other indentation). [[...]] is a use, {{...}} is not.

How the labels were decided:
- The span is the whole written form: it includes a possessive ('s, ’s, s'); for a verb phrase
  split by its object ("kept the family informed") it runs from the first word to the last.
- Uses: inflections; adjective -> adverb -> its plain noun (-ness, -ity, -cy, -th, -ce); verb -> its
  -ing and -ed forms and its action noun (escalation, apology, referral), and the same way back
  where the noun is defined (courtesy -> courteous, empathy -> empathetic); spelling, hyphen, spacing,
  apostrophe and accent variants; the word under a syntactic "not" ("not urgent"); the first part of
  a hyphenated compound that leaves its sense alone ("guest-facing").
- Not uses: negative and other prefixes (un-, in-, dis-, non-, mis-, over-, co-, sub-), comparatives
  and superlatives (also with more/most: the span includes that word), agent nouns in -er (greeter,
  caller), -able and -less forms, another word built on the same root (respectively, considerable),
  compounds that change the sense (user-friendly, smoke-free), another sense the form shows
  (patients, kinds, goods; the verb "prompts"), a part of a longer term alone, its words scattered
  or parted by punctuation, terms of another department, an ordinary
  word that is an acronym term in lower case (IT/it, LAST/last; but asap, fcr are uses).
- Where a longer term contains a shorter one in scope, only the longer span is a use.
"""

import re

HEAD = re.compile(r"^(terms|standard|department ([a-z0-9-]+)): (.+)$")
TERM = re.compile(r"^(?P<word>[^=]+?)(?: \(variants: (?P<variants>[^)]*)\))? = (?P<definition>.+)$")
MARK = re.compile(r"\[\[(.+?)\]\]|\{\{(.+?)\}\}", re.DOTALL)


def _terms(line):
    head = HEAD.match(line)
    scope = {"terms": "kit", "standard": "standard"}.get(head[1], f"department:{head[2]}")
    out = []
    for part in re.split(r";\s+", head[3]):
        m = TERM.match(part.strip())
        if not m:
            raise ValueError(f"not a term: {part!r}")
        variants = [v.strip() for v in (m["variants"] or "").split(",") if v.strip()]
        out.append(
            {"word": m["word"], "variants": variants, "definition": m["definition"], "scope": scope}
        )
    return out


def _sentence(raw):
    text, uses, not_uses, at = "", [], [], 0
    for m in MARK.finditer(raw):
        text += raw[at : m.start()]
        inner = m[1] if m[1] is not None else m[2]
        (uses if m[1] is not None else not_uses).append([len(text), len(text) + len(inner)])
        text += inner
        at = m.end()
    text += raw[at:]
    if re.search(r"\[\[|\]\]|\{\{|\}\}", text):
        raise ValueError(f"unbalanced mark: {raw!r}")
    return {"text": text, "uses": uses, "not_uses": not_uses}


def parse(source):
    cases = []
    for number, block in enumerate(re.split(r"\n\s*\n", source.strip()), 1):
        terms, sentences = [], []
        for line in block.split("\n"):
            if line.startswith("- "):
                sentences.append(line[2:])
            elif line.startswith("  ") and sentences:
                sentences[-1] += "\n" + line[2:]
            elif HEAD.match(line) and not sentences:
                terms += _terms(line)
            else:
                raise ValueError(f"block {number}: cannot read {line!r}")
        if not terms or not sentences:
            raise ValueError(f"block {number}: needs terms and sentences")
        cases.append({"terms": terms, "sentences": [_sentence(s) for s in sentences]})
    return cases


def load(path):
    return parse(path.read_text(encoding="utf-8"))
