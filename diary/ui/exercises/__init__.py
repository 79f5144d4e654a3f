"""The Exercises page: week, catalogue, plan, user-defined exercises and the guided session."""
