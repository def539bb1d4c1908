import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.agent import Assistant
from assistant.conversations import Conversations, Exchange
from corpus.errors import (
    StaleConversationError,
    UnknownConversationError,
    UnusableLibraryError,
)
from corpus.library import Library, open_library
from corpus.packing import pack
from corpus.records import Role, Status
from tests.fakes import LetterEmbedder
from tests.forum import ASKED, TEXT, add
from tests.readings import reading_of, write_paper

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "home", LetterEmbedder()) as opened:
        add(opened, tmp_path, "forum.txt", TEXT, Status.PUBLIC)
        yield opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "conversations.db"


@pytest.fixture
def kept(path: Path, library: Library) -> Iterator[Conversations]:
    with Conversations(path, library) as conversations:
        yield conversations


def exchange(
    library: Library,
    question: str = ASKED,
    *,
    role: Role = Role.PUBLIC,
    minutes: int = 0,
) -> Exchange:
    answer = Assistant(library).ask(question, role=role)
    return Exchange(
        answer=answer, role=role, asked_at=NOON + timedelta(minutes=minutes)
    )


def questions(kept: Conversations, name: str, role: Role) -> list[str]:
    return [each.answer.question for each in kept.exchanges(name, role)]


def bytes_at(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))


def test_an_exchange_is_the_same_after_a_restart(path: Path, library: Library) -> None:
    asked = exchange(library)
    assert asked.answer.figures

    with Conversations(path, library) as before:
        before.keep("scrutiny", asked)
    with Conversations(path, library) as after:
        assert after.exchanges("scrutiny", Role.PUBLIC) == (asked,)


def test_exchanges_stand_in_order_and_conversations_apart(
    kept: Conversations, library: Library
) -> None:
    names = ["a", "a%", "a' OR '1'='1", "../a", "a\nb", "Ausschuß ☕"]
    for number, name in enumerate(names):
        kept.keep(name, exchange(library, f"{name} first?", minutes=number))
        kept.keep(name, exchange(library, f"{name} then?", minutes=number))

    found = {
        each.name: [it.answer.question for it in each.exchanges]
        for each in kept.all(Role.PUBLIC)
    }

    assert list(found) == names[::-1]
    assert found == {name: [f"{name} first?", f"{name} then?"] for name in names}
    assert kept.exchanges("b", Role.PUBLIC) == ()


def test_what_a_greater_role_asked_is_not_shown_to_a_lesser(
    kept: Conversations, library: Library
) -> None:
    for role in (Role.PUBLIC, Role.OFFICER):
        kept.keep("shared", exchange(library, f"As {role}?", role=role))
    kept.keep("closed", exchange(library, role=Role.MEMBER))

    assert questions(kept, "shared", Role.PUBLIC) == ["As public?"]
    assert questions(kept, "shared", Role.MEMBER) == ["As public?", "As officer?"]
    assert [each.name for each in kept.all(Role.PUBLIC)] == ["shared"]
    assert {each.name for each in kept.all(Role.OFFICER)} == {"shared", "closed"}


def test_a_person_sees_the_conversations_they_began(
    kept: Conversations, library: Library
) -> None:
    for name, person in (("a", "ann"), ("b", "bob"), ("c", None)):
        kept.keep(name, replace(exchange(library), asked_by=person))
    kept.keep("a", replace(exchange(library), asked_by="bob"))

    names = {
        person: [each.name for each in kept.own(person, Role.PUBLIC)]
        for person in ("ann", "bob", None)
    }
    assert names == {"ann": ["a"], "bob": ["b"], None: ["c"]}


def test_nobody_deletes_what_another_began(
    kept: Conversations, library: Library
) -> None:
    kept.keep("a", replace(exchange(library), asked_by="ann"))

    for person in ("bob", None):
        with pytest.raises(UnknownConversationError, match="a: no such conversation"):
            kept.forget_own("a", person, Role.OFFICER)
    kept.forget_own("a", "ann", Role.PUBLIC)

    assert kept.all(Role.OFFICER) == ()


def test_an_exchange_kept_before_persons_were_told_apart_is_nobodys(
    kept: Conversations, library: Library
) -> None:
    packed = json.loads(pack(exchange(library)))
    del packed["asked_by"]
    kept._write("old", [json.dumps(packed)])

    (conversation,) = kept.own(None, Role.PUBLIC)

    assert conversation.begun_by is None


def test_an_answer_from_a_paper_that_became_exempt_is_not_shown(
    kept: Conversations, library: Library, tmp_path: Path
) -> None:
    kept.keep("scrutiny", exchange(library))

    add(library, tmp_path, "forum.txt", TEXT, Status.EXEMPT)

    assert kept.exchanges("scrutiny", Role.PUBLIC) == ()
    assert kept.all(Role.PUBLIC) == ()
    assert questions(kept, "scrutiny", Role.MEMBER) == [ASKED]


def test_a_paper_that_left_the_library_is_told(
    kept: Conversations, library: Library
) -> None:
    asked = exchange(library)
    kept.keep("scrutiny", asked)

    library.remove(asked.answer.citations[0].paper.id)
    (again,) = kept.exchanges("scrutiny", Role.PUBLIC)

    assert again.answer.text == asked.answer.text
    assert again.answer.warnings[-1].startswith("forum.txt has left the library since;")


def test_a_citation_opens_the_version_it_was_made_from(
    kept: Conversations, library: Library, tmp_path: Path
) -> None:
    asked = exchange(library)
    kept.keep("scrutiny", asked)
    older = asked.answer.citations[0].paper

    newer = write_paper(tmp_path / "new", "forum-2.txt", TEXT.replace("19", "21"))
    reading = reading_of(newer)
    library.add(
        replace(reading, paper=replace(reading.paper, supersedes=older.id)), newer
    )
    (again,) = kept.exchanges("scrutiny", Role.PUBLIC)

    (citation, *_) = again.answer.citations
    assert citation == asked.answer.citations[0]
    original = library.original(citation.paper.id, Role.PUBLIC)
    assert original.read_text(encoding="utf-8") == TEXT
    assert again.answer.warnings[-1] == (
        "forum.txt has been superseded since by forum-2.txt;"
        " this answer is from the older paper"
    )


def test_a_conversation_forgotten_is_gone_from_the_file(
    kept: Conversations, library: Library, path: Path
) -> None:
    for _ in range(20):
        kept.keep("secret", exchange(library, "Where does the wombat live?"))
    kept.keep("other", exchange(library))
    assert b"wombat" in bytes_at(path)

    kept.forget("secret", Role.PUBLIC)

    assert b"wombat" not in bytes_at(path)
    assert b"secret" not in bytes_at(path)
    assert [each.name for each in kept.all(Role.OFFICER)] == ["other"]


def test_who_forgets_deletes_only_what_they_may_see(
    kept: Conversations, library: Library, path: Path
) -> None:
    kept.keep("shared", exchange(library, "A wombat?"))
    kept.keep("shared", exchange(library, "A numbat?", role=Role.OFFICER))

    kept.forget("shared", Role.PUBLIC)

    assert questions(kept, "shared", Role.OFFICER) == ["A numbat?"]
    assert b"wombat" not in bytes_at(path)
    with pytest.raises(UnknownConversationError, match="shared: no such conversation"):
        kept.forget("shared", Role.PUBLIC)


def test_a_conversation_of_another_version_is_told_and_can_be_deleted(
    kept: Conversations,
) -> None:
    kept._write("old", ['{"answer": 42}'])

    with pytest.raises(StaleConversationError, match="old: kept by another version"):
        kept.exchanges("old", Role.PUBLIC)
    kept.forget("old", Role.OFFICER)

    assert kept.all(Role.OFFICER) == ()


def test_a_conversation_takes_the_room_of_its_exchanges_alone(
    kept: Conversations, library: Library
) -> None:
    for _ in range(5):
        kept.keep("long", exchange(library))

    with kept._saver.cursor() as cursor:
        rows = cursor.execute("SELECT count(*) FROM checkpoints").fetchone()
    assert rows == (1,)


def test_what_several_keep_at_once_is_all_kept(path: Path, library: Library) -> None:
    asked = exchange(library)

    def keep(number: int) -> None:
        with Conversations(path, library) as own:
            own.keep("shared", asked)

    with Conversations(path, library) as kept, ThreadPoolExecutor(4) as threads:
        list(threads.map(keep, range(12)))
        assert len(kept.exchanges("shared", Role.PUBLIC)) == 12


def test_a_file_of_something_else_is_told(path: Path, library: Library) -> None:
    path.write_bytes(b"minutes of the meeting\n" * 100)

    with pytest.raises(UnusableLibraryError, match="conversations cannot be kept"):
        Conversations(path, library)
