"""What a diary is: frozen values and rules, with the standard library only."""
