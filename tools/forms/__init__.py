"""The forms of the supervisor's papers that come with the project: `python -m tools.forms` draws them."""
