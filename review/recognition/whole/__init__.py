"""The items held against each other, and the places worth a second look."""
