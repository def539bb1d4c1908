"""From a question to an answer that has passed the gates."""
