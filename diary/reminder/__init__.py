"""The reminder: a separate small process, which reads one small file per diary and never opens the diary.

It imports neither Qt nor code about entries, and wakes up once a minute.
"""
