"""The health background: the questionnaire for a first visit to a practitioner, and the answers."""
