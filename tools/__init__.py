"""Programs for whoever works on the project: none of this is shipped."""
