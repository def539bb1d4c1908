"""The sample papers, digests of published ones; README.md says where figures are from.

They are drawn by `python -m tests.sample_papers.draw`.
"""

from pathlib import Path

SAMPLE_PAPERS = Path(__file__).parent
