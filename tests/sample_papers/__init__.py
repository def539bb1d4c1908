"""The words, figures and drawing of the sample papers that rest in corpus/papers."""
