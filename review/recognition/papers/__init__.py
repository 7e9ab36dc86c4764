"""Which page is what: phrases weighed, titles, look-alikes, and the run of the pages."""
