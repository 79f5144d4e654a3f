"""The reminder: a small process of its own, which reads one small file of each diary and never opens the diary.

It imports neither Qt nor anything that knows the diary's entries, and wakes up once a minute.
"""
