"""Every table of the simulations as Markdown: `python -m tests.slow`; it takes about a quarter of an hour."""

from tests.slow import interval_simulation, shift_simulation, slope_simulation, trend_simulation

if __name__ == "__main__":
    for simulation in (interval_simulation, trend_simulation, slope_simulation, shift_simulation):
        print(f"\n{simulation.__doc__}\n")
        simulation.main()
