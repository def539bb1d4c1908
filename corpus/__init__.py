"""Ground: what a paper is, and where papers, passages and figures rest."""
