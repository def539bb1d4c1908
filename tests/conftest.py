"""How the tests run."""

from hypothesis import settings

# The same examples on every machine; a busy one may take long over one of them, and
# that says nothing of the code.
settings.register_profile(
    "steady", derandomize=True, deadline=None, max_examples=200, database=None
)
settings.load_profile("steady")
