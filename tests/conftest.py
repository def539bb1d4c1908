"""How the tests run."""

from hypothesis import settings

# A busy machine may take long over one example; that says nothing of the code.
settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")
