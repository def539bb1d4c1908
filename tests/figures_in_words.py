"""Figures written down in a test: the printed amount in, a whole figure out.

figure("c£63m", id="f-3", council="Northwold", period="2023-24")
"""

from dataclasses import replace
from typing import Any

from corpus.money import read_amounts
from corpus.records import Figure, FigureId, Locator, Measure, PaperId

SOMEWHERE = Locator(words="para 5.3", page_number=2, start=0, end=9)


def figure(printed: str, **coordinates: Any) -> Figure:
    """A figure of the amount that `printed` holds, with any of `coordinates`."""
    (amount,) = read_amounts(printed)
    plain = Figure(
        id=FigureId(f"f-{printed.encode().hex()}"),
        paper_id=PaperId("ab" * 32),
        council="Northwold",
        measure=Measure.DSG_DEFICIT,
        label="DSG deficit",
        amount=amount.amount,
        unit=amount.unit,
        printed=printed,
        resolution=amount.resolution,
        locator=SOMEWHERE,
        quote=f"DSG deficit {printed}",
        is_approximate=amount.is_approximate,
    )
    return replace(plain, **coordinates)
