"""A text, and which words are found in it: in memory as by the diary file's own index."""

TEXT = "Fell on the stairs to the café. Füße warm. 足が痛い. Боль."
CASES = (
    ("stairs", True),
    ("STAI", True),
    ("cafe", True),
    ("Café", True),
    ("fell sta", True),
    ("fell bathroom", False),
    ("airs", False),
    ("füße", True),
    ("足が", True),
    ("боль", True),
    ('"stairs" OR 1 NEAR(', False),
    ("*", False),
    ("", False),
)
"""Words that are looked for, and whether the text has them."""
