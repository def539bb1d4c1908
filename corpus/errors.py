"""Everything that can go wrong, as a tree.

PapersError
├── PaperError                one paper is at fault; carry on with the next
│   ├── UnreadablePaperError  damaged, empty, or not what its name says
│   ├── LockedPaperError      a password is needed
│   ├── NoTextLayerError      scanned pages; run OCR
│   ├── OutdatedReadingError  changed by an officer while it was read
│   └── UnchangedPaperError   to be changed, it must be read again and cannot be
├── ChangeError               what a paper is to be changed to cannot be
├── RegisterError             papers.toml is at fault
├── QuestionsError            a file of questions is at fault
├── BaselineError             a saved evaluation is at fault
├── SettingsError             a PAPERCLERK_ variable is at fault
├── ModelFilesError           the embedding model is missing or was altered
├── UnknownPaperError         no such paper in the library
├── AmbiguousPaperError       several papers in the library go by that name
├── UnknownFigureError        no such figure for who asks
├── NoReasonError             a figure is rejected and nobody says why
├── OfficersOnlyError         asked as another role
├── UnlikePapersError         two papers that are not of one council
├── UnknownConversationError  no such conversation for who asks
├── StaleConversationError    kept by another version; delete it
├── PeopleError               who may sign in
│   ├── PeopleFileError           the file of them cannot be read
│   ├── UnknownPersonError        nobody of that name
│   ├── KnownPersonError          somebody of that name already
│   ├── UnusableNameError         no name to sign in with
│   ├── WeakPasswordError         a password too short or too long
│   └── TooManyTriesError         wrong passwords; wait
├── WrongArgumentsError       another program asks for what there is not
├── StoppingError             the web chat is being stopped; ask again later
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


class OutdatedReadingError(PaperError):
    """An officer changed a paper while it was being read as it was before."""

    def __init__(self, file_name: str) -> None:
        super().__init__(
            f"{file_name}: an officer changed it while it was being read; read it again"
        )


class UnchangedPaperError(PaperError):
    """A paper that is to be changed cannot be read again, so that it stays as it is."""

    def __init__(self, file_name: str, reason: str) -> None:
        super().__init__(
            f"{file_name}: not changed, as it could not be read again ({reason});"
            " remove it, or try later"
        )


class ChangeError(PapersError):
    """What a paper is to be changed to is nothing a paper can be."""

    def __init__(self, detail: str, reason: str, remedy: str) -> None:
        super().__init__(f"{detail}: {reason}; {remedy}")


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


class UnknownFigureError(PapersError):
    """No figure of that id is in the library."""

    def __init__(self, figure_id: str) -> None:
        super().__init__(
            f"{figure_id}: no such figure; `paperclerk figures --json` lists them"
        )


class NoReasonError(PapersError):
    """A figure is rejected without a reason, which nobody could weigh."""

    def __init__(self, figure_id: str) -> None:
        super().__init__(f"{figure_id}: rejected without a reason; say what is wrong")


class OfficersOnlyError(PapersError):
    """Somebody who is no officer asks for what is the officers' alone."""

    def __init__(self, what: str, role: str) -> None:
        super().__init__(f"{what}: not for a {role}; ask an officer")


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


class PeopleError(PapersError):
    """Something about who may sign in."""


class PeopleFileError(PeopleError):
    """The file of people cannot be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path}: cannot be read as the people who may sign in;"
            " delete it and add them again"
        )


class UnknownPersonError(PeopleError):
    """Nobody of that name may sign in."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: may not sign in; `paperclerk people` lists who may")


class KnownPersonError(PeopleError):
    """Somebody of that name may sign in already."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: may sign in already; `paperclerk people remove` comes first"
        )


class UnusableNameError(PeopleError):
    """A name that nobody could type again."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name!r}: no name to sign in with; choose up to 100 letters, digits"
            " and signs"
        )


class WeakPasswordError(PeopleError):
    """A password is too short, or too long to be one."""

    def __init__(self, shortest: int, longest: int) -> None:
        super().__init__(
            f"password: not of {shortest} to {longest} characters;"
            " choose three words that nobody would expect together"
        )


class TooManyTriesError(PeopleError):
    """A name was tried with too many wrong passwords."""

    def __init__(self, minutes: int) -> None:
        plural = "s" if minutes != 1 else ""
        super().__init__(
            f"sign-in: too many wrong passwords for this name;"
            f" wait {minutes} minute{plural}"
        )


class WrongArgumentsError(PapersError):
    """Another program sends what a function does not take."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}; see README.md for what it takes")


class StoppingError(PapersError):
    """The web chat is being stopped."""

    def __init__(self) -> None:
        super().__init__("Paperclerk: being stopped; ask again in a few minutes")


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
