# Thin aliases for dev.py, which does the work.
.PHONY: run test check bench mutate
run test check bench mutate:
	@python3 dev.py $@
