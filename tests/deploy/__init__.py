"""What installs the program: the container, the units of systemd, the start on Windows."""
