"""The Health background page: the form filled in before a first visit."""
