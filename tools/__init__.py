"""Development tools. The tests import some of them."""
