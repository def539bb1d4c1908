import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.model_files import packaged_model
from corpus.records import Role, Scope
from corpus.settings import Settings
from tests.readings import reading_of, write_paper
from ui.compose import WaitingEmbedder, library_of

ROOT = Path(__file__).parents[2]
HEAVY = (
    *("torch", "transformers", "sentence_transformers"),
    *("gradio", "matplotlib", "plotly"),
)


def test_a_command_that_embeds_nothing_imports_nothing_heavy() -> None:
    # The real libraries would be in sys.modules here, from other tests.
    script = f"import sys, ui.cli; print([m for m in {HEAVY} if m in sys.modules])"
    loaded = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert loaded.stdout == "[]\n"


def test_tokens_are_counted_without_the_model_and_in_other_processes() -> None:
    embedder = WaitingEmbedder(packaged_model())

    token_count = pickle.loads(pickle.dumps(embedder.token_count))  # noqa: S301 - our own

    assert token_count("deficit") == 3
    assert "_model" not in vars(embedder)


@pytest.mark.real
@pytest.mark.disable_socket
def test_a_library_embeds_without_a_network(tmp_path: Path) -> None:
    paper = write_paper(tmp_path, "report.txt", "Spending is £2m above budget.\nTrees.")
    settings = Settings(home=tmp_path / "home")

    with library_of(settings) as library:
        library.add(reading_of(paper), paper)
        hits = library.search_meaning(
            "How big is the overspend?", role=Role.PUBLIC, scope=Scope(), limit=1
        )

    assert hits[0].passage.text == "Spending is £2m above budget."
