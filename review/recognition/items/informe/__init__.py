"""The activity report: its contract and month, its activities and its photographs."""
