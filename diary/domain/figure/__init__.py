"""The figure that shows an exercise: its movement as key poses, and a pose as strokes."""
