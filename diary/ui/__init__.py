"""The graphical interface: all modules that import Qt, except `diary.window`."""
