"""Everything that can go wrong, as a tree.

PapersError
├── PaperError                one paper is at fault; carry on with the next
│   ├── UnreadablePaperError  damaged, empty, or not what its name says
│   ├── LockedPaperError      a password is needed
│   └── NoTextLayerError      scanned pages; run OCR
├── RegisterError             papers.toml is at fault
├── QuestionsError            a file of questions is at fault
├── BaselineError             a saved evaluation is at fault
├── SettingsError             a PAPERCLERK_ variable is at fault
├── ModelFilesError           the embedding model is missing or was altered
├── UnknownPaperError         no such paper in the library
├── AmbiguousPaperError       several papers in the library go by that name
├── UnlikePapersError         two papers that are not of one council
├── UnknownConversationError  no such conversation for who asks
├── StaleConversationError    kept by another version; delete it
├── OfficersOnlyError         asked as another role
├── UnusableLibraryError      the library cannot be opened where it is sought
├── StaleLibraryError         made by another version or model; ingest again
├── BusyLibraryError          another process is writing; try again
├── CalculationError          a sum that has no result
│   ├── UnlikeUnitsError          pounds with per cent, or per cent of per cent
│   ├── DivisionByNoughtError     what it divides by is, or may be, nought
│   ├── NotAboveNoughtError       nothing is a percentage of a surplus
│   ├── NoBalanceError            a deficit that does not fall
│   ├── TooFewFiguresError        too few figures, or years, for the sum
│   ├── CalculationOverflowError  a number too large or too long for any paper
│   └── CalculationSyntaxError    not written as the calculator reads it
└── ModelUnavailableError     try later, or choose another model

Wording: *where: what; what to do*.
"""

from pathlib import Path


class PapersError(Exception):
    """Something a reader of papers can be told about."""


class PaperError(PapersError):
    """One paper is at fault; the others are not."""


class UnreadablePaperError(PaperError):
    """A file is damaged, empty, or not of the kind its name says."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name}: {reason}; ask for the file again")


class LockedPaperError(PaperError):
    """A file opens only with a password."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name}: needs a password; save a copy without one and ingest that"
        )


class NoTextLayerError(PaperError):
    """A page is a scan without text."""

    def __init__(self, path: Path, page_number: int) -> None:
        super().__init__(
            f"{path.name}, page {page_number}: no text layer; run OCR and ingest again"
        )


class RegisterError(PapersError):
    """A papers.toml cannot be used."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name}: {reason}; mend it and ingest again")


class QuestionsError(PapersError):
    """A line of a file of questions cannot be read."""

    def __init__(self, path: Path, line_number: int, reason: str) -> None:
        super().__init__(f"{path.name}, line {line_number}: {reason}; mend the line")


class BaselineError(PapersError):
    """A file is no saved evaluation."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name}: {reason}; save one with evaluate --save")


class SettingsError(PapersError):
    """A setting in the environment cannot be used."""

    def __init__(self, variable: str, reason: str) -> None:
        super().__init__(f"{variable}: {reason}; set it otherwise or unset it")


class ModelFilesError(PapersError):
    """The embedding model's files are missing or are not the ones we know."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}; install the locked requirements again")


class UnknownPaperError(PapersError):
    """No paper of that name or id is in the library."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: not in the library; `paperclerk papers` lists what is"
        )


class AmbiguousPaperError(PapersError):
    """Several papers in the library go by one name or one beginning of an id."""

    def __init__(self, name: str, ids: tuple[str, ...]) -> None:
        beginnings = ", ".join(paper_id[:12] for paper_id in ids)
        super().__init__(
            f"{name}: {len(ids)} papers go by it; give an id instead: {beginnings}"
        )


class UnlikePapersError(PapersError):
    """What changed was asked of papers that are not of one council."""

    def __init__(self, names: tuple[str, str], councils: tuple[str, str]) -> None:
        super().__init__(
            f"{' and '.join(names)}: of {' and of '.join(councils)};"
            " name two papers of one council"
        )


class UnknownConversationError(PapersError):
    """No conversation of that name can be seen."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: no such conversation; `paperclerk conversations` lists them"
        )


class StaleConversationError(PapersError):
    """A conversation was kept by another version."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: kept by another version and cannot be read;"
            " `paperclerk conversations --delete` takes its name"
        )


class OfficersOnlyError(PapersError):
    """Something is for officers alone."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}: for officers alone; ask as one")


class UnusableLibraryError(PapersError):
    """The library cannot be opened where it is sought."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}; choose another place for the library")


class StaleLibraryError(PapersError):
    """The library was made by another version, or with another embedding model."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}; ingest the papers into another --home")


class BusyLibraryError(PapersError):
    """Another process has been writing to the library for too long."""

    def __init__(self, where: str) -> None:
        super().__init__(f"{where}: another process is writing there; try again later")


class CalculationError(PapersError):
    """A sum has no result."""


class UnlikeUnitsError(CalculationError):
    """Pounds and per cent, or the like, were put into one sum."""

    def __init__(self, expression: str, units: tuple[str, ...]) -> None:
        super().__init__(
            f"{expression}: {' and '.join(units)} do not go into one sum;"
            " choose figures of one unit"
        )


class DivisionByNoughtError(CalculationError):
    """A sum divides by what is nought, or may be at the precision it prints."""

    def __init__(self, expression: str, divisor: str) -> None:
        super().__init__(
            f"{expression}: {divisor} is nought, or may be as it is printed;"
            " choose another figure to divide by"
        )


class NotAboveNoughtError(CalculationError):
    """A percentage was asked of a surplus or of nothing, which no reader could use."""

    def __init__(self, expression: str, base: str) -> None:
        super().__init__(
            f"{expression}: {base} is not above nought, so nothing is a percentage"
            " of it; ask for the difference"
        )


class NoBalanceError(CalculationError):
    """A deficit does not fall, so that at its pace it is never in balance."""

    def __init__(self, expression: str, reason: str) -> None:
        super().__init__(
            f"{expression}: {reason}; choose two deficits, the later one smaller"
        )


class TooFewFiguresError(CalculationError):
    """A sum was asked over fewer figures, or years, than it needs."""

    def __init__(self, expression: str, needed: str) -> None:
        super().__init__(f"{expression}: it needs {needed}; choose more figures")


class CalculationOverflowError(CalculationError):
    """A number in a sum, or its result, is larger or longer than any paper's."""

    def __init__(self, expression: str, reason: str) -> None:
        super().__init__(
            f"{expression}: {reason}; look at the figures where they are printed"
        )


class CalculationSyntaxError(CalculationError):
    """A sum is not written in the calculator's grammar."""

    def __init__(self, expression: str, reason: str) -> None:
        super().__init__(
            f"{expression}: {reason}; write figure ids with + - * / and brackets"
        )


class ModelUnavailableError(PapersError):
    """The chat model cannot be reached or does not answer."""

    def __init__(self, model: str, reason: str) -> None:
        super().__init__(f"{model}: {reason}; try later or unset PAPERCLERK_MODEL")
        self.model = model
        self.reason = reason
