"""Look-ups that several kinds of subject share."""
