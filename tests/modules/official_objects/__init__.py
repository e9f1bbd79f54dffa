"""Objects of the official package as arguments of this package's clients, in a process that has both
packages.
"""
