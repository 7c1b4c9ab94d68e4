"""Runs one file of a framework that does not install here, with empty modules in place of what it imports."""

import importlib.util
import sys
import types
from pathlib import Path


def module(name, **members):
    """An empty module of that name, with these members, that `import` finds, and so its parents."""
    made = sys.modules.get(name) or types.ModuleType(name)
    made.__path__ = []
    vars(made).update(members)
    sys.modules[name] = made
    parent, _, last = name.rpartition(".")
    if parent:
        setattr(module(parent), last, made)
    return made


def run_file(path, name):
    """The module of the file at `path`, imported as `name`."""
    spec = importlib.util.spec_from_file_location(name, Path(path))
    made = importlib.util.module_from_spec(spec)
    sys.modules[name] = made
    spec.loader.exec_module(made)
    return made


class Registry:
    """Stands in for a registry: a decorator that leaves the class as it is."""

    def register_module(self, *_, **__):
        return lambda kept: kept
