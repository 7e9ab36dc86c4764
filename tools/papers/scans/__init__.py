"""What scanners, copiers, fax machines and telephones make of a page."""
