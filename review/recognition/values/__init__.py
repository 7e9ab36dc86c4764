"""From labels to values: what stands beside a label, how it is read, and how surely."""
