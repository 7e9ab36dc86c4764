"""Layouts kept for measuring only: nobody looks at them while mending how papers are recognised."""
