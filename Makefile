# Thin aliases for dev.py, which does the work.
.PHONY: run test check bench
run test check bench:
	@python3 dev.py $@
