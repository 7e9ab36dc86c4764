"""What the dashboard's pages share: words, state marks, filters kept in the URL, and our own components.

Nothing here reads a PDF or judges a rule; it asks `review` for a table and draws it.
"""
