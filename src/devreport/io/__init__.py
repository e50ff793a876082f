"""Files: everything that is read, checked at the edge, and everything that is written, whole or not at all."""
