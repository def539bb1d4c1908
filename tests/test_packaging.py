"""Tests of what pyproject.toml says of the package."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = ("assistant", "corpus", "ingest", "tools", "ui")


def test_every_package_is_installed() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    packages = {
        ".".join(module.parent.relative_to(ROOT).parts)
        for folder in FOLDERS
        for module in (ROOT / folder).rglob("*.py")
    }

    assert set(declared["tool"]["setuptools"]["packages"]) == packages
