"""Files for elsewhere, made of an excerpt."""
