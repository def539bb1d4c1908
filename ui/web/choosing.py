"""The form in which a reader says what to compare, as HTML.

It is in two parts, since a change of measure changes what else there is to choose: the
measure, which keeps the keyboard's place, and the rest, which is drawn again.
"""

from collections.abc import Mapping

from corpus.records import Basis
from ui.web.choices import NO_BASIS, Choices, Offer, query_of
from ui.wording import escape, measure_words, time_words

# What a form sends, and the words a reader sees for it.
Words = Mapping[str, str]

FORM = "comparing"
VIEWS = (("councils", "Councils side by side"), ("agreements", "Safety Valve progress"))
ANYWAY = "Side by side anyway: figures that are unlike are drawn on one scale"
NO_FIGURES = (
    '<p class="empty">There are no figures to compare yet. Add reports under Papers.'
    "</p>"
)


def render_measure(choices: Choices, offer: Offer) -> str:
    """Return the two views to choose between, and the measure to compare."""
    views = "".join(_view(choices, view, name) for view, name in VIEWS)
    switch = f'<nav class="views" aria-label="What to show">{views}</nav>'
    if choices.view != "councils" or not offer.measures:
        return switch
    options = "".join(
        _option(each, measure_words(each), is_chosen=each is offer.measure)
        for each in offer.measures
    )
    return f"{switch}{_select('Measure', 'measure', options)}"


def render_rest(choices: Choices, offer: Offer) -> str:
    """Return councils, years and basis to choose from, and the button to compare."""
    if choices.view != "councils":
        return ""
    if not offer.measures:
        return NO_FIGURES
    times = {time: time_words(time) for time in offer.times}
    bases = {each or NO_BASIS: _basis_words(each) for each in offer.bases}
    return (
        f'<form id="{FORM}" class="choices" aria-label="What to compare">'
        f"{_councils(choices, offer)}"
        '<div class="narrow">'
        f"{_bound('Years from', 'from', choices.first, times)}"
        f"{_bound('to', 'to', choices.last, times)}"
        f"{_bound('Basis', 'basis', choices.basis, bases)}"
        "</div>"
        f"{_tick('anyway', 'yes', ANYWAY, is_on=choices.is_anyway)}"
        '<button type="submit" class="go">Compare</button></form>'
    )


def _view(choices: Choices, view: str, name: str) -> str:
    is_on = choices.view == view
    query = query_of(choices.model_copy(update={"view": view}))
    current = ' aria-current="true"' if is_on else ""
    return (
        f'<button type="button" data-query="{escape(query)}"{current}>{name}</button>'
    )


def _councils(choices: Choices, offer: Offer) -> str:
    # One that was ticked stays, though it has no figure of another measure.
    names = sorted({*offer.councils, *choices.councils})
    ticks = "".join(
        _tick("council", name, name, is_on=name in choices.councils) for name in names
    )
    return (
        '<fieldset><legend>Councils</legend><p class="all">'
        '<button type="button" data-tick="all">Tick all</button>'
        '<button type="button" data-tick="none">Tick none</button></p>'
        f'<div class="ticks">{ticks}</div></fieldset>'
    )


def _bound(label: str, name: str, chosen: str | None, known: Words) -> str:
    """Return a choice among `known` values, or any; what is chosen is among them."""
    if chosen and chosen not in known:
        known = {**known, chosen: chosen}
    options = _option("", "Any", is_chosen=chosen is None) + "".join(
        _option(value, words, is_chosen=value == chosen)
        for value, words in known.items()
    )
    return _select(label, name, options)


def _select(label: str, name: str, options: str) -> str:
    return (
        f'<p class="field"><label for="choose-{name}">{label}</label>'
        f'<select id="choose-{name}" name="{name}" form="{FORM}">{options}</select></p>'
    )


def _option(value: str, words: str, *, is_chosen: bool) -> str:
    selected = " selected" if is_chosen else ""
    return f'<option value="{escape(value)}"{selected}>{escape(words)}</option>'


def _tick(name: str, value: str, words: str, *, is_on: bool) -> str:
    checked = " checked" if is_on else ""
    return (
        f'<label class="tick"><input type="checkbox" name="{name}"'
        f' value="{escape(value)}"{checked}> {escape(words)}</label>'
    )


def _basis_words(basis: Basis | None) -> str:
    return basis.value.capitalize() if basis else "Not stated"
