"""Words made comparable: one stem a word, one name for what the field abbreviates."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from threading import local

import snowballstemmer

from assistant.sayings import PHRASES
from assistant.spelling import correct_asking, nearest_spelling
from assistant.synonyms import SAID_FOR
from corpus.councils import find_councils

# Shorter words are too like others to be taken for slips of them; longer ones than
# these are no slip of the keyboard for a term.
TYPO_LENGTH, LONGEST_TYPO = 6, 24

NUMBERS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_NAMES = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"\beducation,? health (?:and|&) care (?:\(ehc\) )?plans?\b", "ehcp"),
        (r"\behc plans?\b|\behcps?'?\b", "ehcp"),
        (r"\bsafety[ -]valve\b|\bp?sv\b", "safetyvalve"),
        (r"\bdedicated schools grant\b|\bdsg\b", "dsg"),
        (r"\bhigh needs? (?:funding )?block\b|\bhn[bf]\b|\bhigh needs?\b", "highneeds"),
        (r"\b(?:written )?statement of action\b|\bwsoa\b", "wsoa"),
        (r"\bdepartment for education\b|\bdfe\b|\bthe department\b(?! of)", "dfe"),
        (r"\balternative provision\b|\bap\b(?! -)", "altprovision"),
        (r"\bsection 151\b|\bs\.?151\b", "sectiononefiveone"),
        (r"\bout[ -]of[ -](?:borough|area|county)\b", "outofborough"),
        (r"\bin[ -]year\b", "inyear"),
        (r"\bre-(?=submi)", "re"),
        (r"\b(submit\w*) again\b", r"re\1 \1"),
        (r"\bdelivering better value(?: in send)?\b|\bdbv\b", "dbv"),
        (r"\b(?:twenty|20)[ -]?w(?:ee)?ks?\b", "twentyweek"),
        (r"\bfree school meals\b", "freemeals"),
        (
            r"\bindependent(?: (?:and|&|or)|\s*/)? non[ -]maintained\b|\binmss\b",
            "independent inmss",
        ),
        (r"\bcomms?(?:'s)?\b", "communications"),
        (r"\byrs?\b", "year"),
        (r"\bclaw\w*[ -]?backs?\b", "clawback"),
        (r"\bcouncil[- ]tax\b", "counciltax"),
        (r"\bbusiness rates\b", "businessrates"),
        (r"\bcash[ -]?flow\w*\b", "cashflow"),
        (r"\bbalanc(?:e|ed|es|ing) the (?:books|budget)\b", "balance"),
        *((rf"\b{word}\b", str(i)) for i, word in enumerate(NUMBERS, start=1)),
        (r"\bper ?cent(?:age)?\b|%", " percent "),
        (r"\best\.?(?=\s)", "estimated"),
        (r"\bav\.?(?=\s)", "average"),
        (r"\bmedium[- ]term financial (?:plan|strategy)\b|\bmtf[ps]\b", "mtfp"),
    )
)
# "Primary A", "Band D": the letter is a name, not the article.
LETTERED = "lettered"
_LETTERED = re.compile(r"\b([A-Z][a-z]+) ([A-Z])\b(?!['’])")
# "Isnt", "cant", "whats", "theyll": typed without the apostrophe.
_BARE = tuple(
    (re.compile(rf"\b({words}){end}\b", re.IGNORECASE), rf"\1{whole}")
    for words, end, whole in (
        (
            "is|are|was|were|do|does|did|has|have|had|ca|could|should|would|wo",
            "nt",
            "n't",
        ),
        ("what|who|where|when|how|that|there", "s", "'s"),
        ("they|you|it|that|who|what", "ll", "'ll"),
    )
)
_LONG_WORD = re.compile(rf"\b[A-Za-z]{{{TYPO_LENGTH},{LONGEST_TYPO}}}\b")
_TERMS = [
    "accumulated",
    "agreement",
    "alternative",
    "average",
    "backlog",
    "balance",
    "budget",
    "capital",
    "committee",
    "cumulative",
    "deficit",
    "dedicated",
    "education",
    "expenditure",
    "forecast",
    "funding",
    "government",
    "mainstream",
    "mitigated",
    "outturn",
    "override",
    "overspend",
    "placement",
    "proposal",
    "provision",
    "recruitment",
    "reserves",
    "resilience",
    "retention",
    "recommendation",
    "safety",
    "savings",
    "scheme",
    "secondary",
    "statutory",
    "submission",
    "sufficiency",
    "surplus",
    "timeline",
    "timeliness",
    "transfer",
    "transformation",
    "underspend",
    "unmitigated",
    "variance",
]
# Papers use these too: "provisional outturn" is of no provision.
_NO_SLIPS = frozenset(
    {"committed", "finding", "provisional", "replacement", "resubmission"}
)
_WORD = re.compile(
    r"[a-z][a-z'’]+|\b[a-z]\b(?=\s*(?:$|[,;?.]))"
    r"|\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?\+?",
    re.IGNORECASE,
)
# "The carry-on-as-now forecast"
_HYPHENED = re.compile(r"\b[a-z]+(?:-[a-z]+){2,}\b", re.IGNORECASE)
_SHORTENED = ("n't", "'ll", "'ve", "'re", "'d")
_STOP = frozenset(
    word
    for line in (
        "a about after again all also am an and any are as at be been being but",
        "by can could did do does doing for from further get gets getting give given",
        "go going got had has have having he her here him his how i if in into is it",
        "its itself just let like ll look me more most much must my no not now of",
        "off on once only or other our out over own please put re s said same say",
        "says she should show so some such t take tell than that the their them",
        "then there these they this those through to too under until up us ve",
        "very was we were what whats when where whether which while who whom",
        "whose why will with within would you your actually really one there's",
        "it's what's who's many council councils paper papers report reports",
        "local authority talk line lines doesn't don't isn't vs against between",
        "both each yes might may happen happens run runs across behind according",
        "accord name list mention mentioned mentions pretend confirm writing",
        "quote quotes ones far em row column table tables section figure figures",
        "number numbers currently though latest want wanted wants ever even still yet",
        "back because since during via per anyone anything something someone called",
        "call calls come comes came away taken left pls plz please thanks ta dates",
        "hope hopes hoping meant supposed",
        "timeline timelines authorities ok okay hello hi hey cheers great",
    )
    for word in line.split()
)


def plain_terms(text: str) -> str:
    """Return a question's `text` in the field's own terms.

    Apostrophes left out are put in, hyphens of a whole phrase left out, slips of the
    keyboard put right, and readers' turns of speech replaced by what papers say.
    """
    text = _HYPHENED.sub(lambda found: found[0].replace("-", " "), text)
    text = correct_terms(correct_asking(text))
    for pattern, whole in _BARE:
        text = pattern.sub(whole, text)
    for term, said in PHRASES:
        text = said.sub(term, text)
    return text


def correct_terms(text: str) -> str:
    """Return `text` with slips of the keyboard in the field's own terms put right.

    A council's name is none: "Waltham Forest" forecasts nothing by it.
    """
    named = find_councils(text, is_question=True)
    return _LONG_WORD.sub(
        lambda found: (
            found[0]
            if any(m.start <= found.start() < m.end for m in named)
            else _corrected_term(found[0])
        ),
        text,
    )


def _corrected_term(word: str) -> str:
    plain = word.lower()
    if plain in _NO_SLIPS or plain in _TERMS or plain.removesuffix("s") in _TERMS:
        return word
    # The first letter is seldom struck wrong: "reduction" is no slip for "education".
    likely = [t for t in _TERMS if t[0] == plain[0] or plain.endswith(t)]
    close = nearest_spelling(plain, likely)
    is_form = close is not None and stem(plain) == stem(close)
    return close if close and not is_form else word


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of an English `word`, lower case."""
    plain = word.lower().replace("’", "'").removesuffix("'s").strip("'")
    stemmed: str = _STEMMERS.english.stemWord(plain)
    return stemmed


class _Stemmers(local):
    """A stemmer for each thread: it keeps the word it works on in itself."""

    def __init__(self) -> None:
        self.english = snowballstemmer.stemmer("english")


# Tools run in threads of their own, and a stemmer they shared would mix their words.
_STEMMERS = _Stemmers()


@lru_cache(maxsize=50_000)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words of `text` that carry meaning, in order."""
    text = _LETTERED.sub(rf"\1 {LETTERED}\2", text)
    for pattern, name in _NAMES:
        text = pattern.sub(name, text)
    words = (match[0].lower().replace(",", "") for match in _WORD.finditer(text))
    return tuple(stem(word) for word in words if not _is_empty(word))


def _is_empty(word: str) -> bool:
    """Whether a word says nothing of what is asked: "the", "isn't", "they'll"."""
    plain = word.replace("’", "'")
    return plain.removesuffix("'s") in _STOP or plain.endswith(_SHORTENED)


def like(word: str) -> tuple[str, ...]:
    """Return the stems that papers use for what readers call `word`, itself a stem."""
    return _like_by_stem().get(word, ())


@lru_cache(maxsize=1)
def _like_by_stem() -> Mapping[str, tuple[str, ...]]:
    return {stem(said): stems(for_it) for said, for_it in SAID_FOR.items()}


def corrected(word: str, known: Iterable[str]) -> str:
    """Return `word`, or the one of `known` that it is a slip of the keyboard for."""
    if not TYPO_LENGTH <= len(word) <= LONGEST_TYPO or not word.isalpha():
        return word
    return nearest_spelling(word, [k for k in known if k[:1] == word[:1]]) or word
