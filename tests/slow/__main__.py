"""The table of the simulation of the shift test as Markdown: `python -m tests.slow`; the others: `dev.py simulate`."""

from tests.slow import shift_simulation

if __name__ == "__main__":
    print(f"\n{shift_simulation.__doc__}\n")
    shift_simulation.main()
