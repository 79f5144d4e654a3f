"""The exercises: the week, the catalogue, the plan, own exercises and the guided session."""
