"""What the desk taught: layouts known again, and where their values stand."""
