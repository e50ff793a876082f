"""Every package says what is public, and every public name says what it is."""

import importlib
import inspect

import pytest

from tests.architecture.source import MODULES, dotted

PACKAGES = [dotted(path) for path in MODULES if path.name == "__init__.py"]


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_lists_its_public_names(package: str) -> None:
    """``__all__`` is there, in order, without repetition, and every name of it can be had."""
    module = importlib.import_module(package)
    names = module.__all__
    assert sorted(set(names)) == sorted(names)
    assert [] == [name for name in names if not hasattr(module, name)]


@pytest.mark.parametrize("package", PACKAGES)
def test_a_public_name_says_what_it_is(package: str) -> None:
    """Each public function and class has a docstring of its own."""
    module = importlib.import_module(package)
    public = {name: getattr(module, name) for name in getattr(module, "__all__", ())}
    silent = [name for name, value in public.items() if is_defined(value) and not own_docstring(value)]
    assert [] == silent


def is_defined(value: object) -> bool:
    """Whether a value is a function or a class and can have a docstring of its own."""
    return inspect.isroutine(value) or inspect.isclass(value)


def own_docstring(value: object) -> str | None:
    """The docstring of a function or class, not the one of its base."""
    return vars(value).get("__doc__") if inspect.isclass(value) else value.__doc__
