"""Import formats: parsing the files of other programs, and planning the changes to the diary."""
