"""From a file to a paper in the library."""
