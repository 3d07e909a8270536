"""A class of annotated fields in, a dataclass out whose methods are written when they are first asked for.

The library's own decorator writes and compiles up to six methods for each class where it stands: with eighty classes that is a
fifth of a short run. Here `__init__` alone is written, for the first instance; the rest needs no writing. What is made behaves as
the library's does, and its functions (`fields`, `asdict`, `replace`) take it; only what factcheck uses of it is here.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass", "field", "replace"]

if TYPE_CHECKING:  # type checkers know these by their names
    from dataclasses import dataclass, field, replace
else:

    def dataclass(
        cls: type | None = None, *, frozen: bool = False, eq: bool = True, slots: bool = False
    ) -> type | Callable[[type], type]:
        """The class with the methods of a dataclass, as `dataclasses.dataclass` makes it."""
        if cls is None:
            return lambda cls: _made(cls, frozen, eq, slots)
        return _made(cls, frozen, eq, slots)

    def field(*, default_factory: Callable[[], object], repr: bool = True) -> _Factory:
        """A field whose default is made anew for each instance; with `repr=False` it is not shown."""
        return _Factory(default_factory, repr)

    def replace(record: object, /, **changes: object) -> object:
        """A copy of a record with other values in some fields."""
        for name in record.__match_args__:
            if name not in changes:
                changes[name] = getattr(record, name)
        return record.__class__(**changes)


class _Factory:
    def __init__(self, make: Callable[[], object], shown: bool):
        self.make = make
        self.shown = shown


class _Later:
    """An attribute of a class that is made when it is first asked for."""

    def __init__(self, name: str, make: Callable[[type], Any]):
        self.name = name
        self.make = make

    def __get__(self, instance: object, owner: type) -> Any:
        made = self.make(owner)
        setattr(owner, self.name, made)
        return made.__get__(instance, owner) if hasattr(made, "__get__") else made


def _made(cls: Any, frozen: bool, eq: bool, slots: bool) -> Any:
    own = tuple(cls.__annotations__)
    given = {name: cls.__dict__[name] for name in own if name in cls.__dict__}
    for name, default in given.items():
        if slots or isinstance(default, _Factory):
            delattr(cls, name)
    if slots:  # only a class made anew can have them
        kept = {key: value for key, value in cls.__dict__.items() if key not in ("__dict__", "__weakref__")}
        cls = type(cls)(cls.__name__, cls.__bases__, {**kept, "__slots__": own, "__qualname__": cls.__qualname__})
    names = (*getattr(cls, "__match_args__", ()), *own)  # those of the class that it extends come first
    defaults = {**getattr(cls, "_defaults", {}), **given}
    cls._defaults = defaults
    cls.__match_args__ = names  # type: ignore[misc]  # of a class that is not known here
    cls.__init__ = _Later("__init__", lambda owner: _init(owner, names, defaults, frozen))
    cls.__dataclass_fields__ = _Later("__dataclass_fields__", lambda owner: _fields(owner, defaults, frozen))
    if "__reduce__" not in cls.__dict__:
        cls.__reduce__ = _reduce
    if "__repr__" not in cls.__dict__:
        hidden = {name for name, default in defaults.items() if isinstance(default, _Factory) and not default.shown}
        cls.__repr__ = _repr(tuple(name for name in names if name not in hidden))
    if eq:
        values = attrgetter(*names)
        cls.__eq__ = _eq(values)
        cls.__hash__ = _hash(values) if frozen else None
    if frozen:
        cls.__setattr__ = cls.__delattr__ = _refuse
    return cls


def _init(owner: type, names: tuple[str, ...], defaults: dict[str, Any], frozen: bool) -> Any:
    """The `__init__` of a class: the one method that is slow unless it is written for its fields."""
    known: dict[str, Any] = {"set_": object.__setattr__, "missing": _Later}
    parameters, lines = ["self"], []
    for name in names:
        value = name
        if isinstance(defaults.get(name), _Factory):
            known[f"make_{name}"] = defaults[name].make
            parameters.append(f"{name}=missing")
            value = f"make_{name}() if {name} is missing else {name}"
        elif name in defaults:
            known[f"default_{name}"] = defaults[name]
            parameters.append(f"{name}=default_{name}")
        else:
            parameters.append(name)
        lines.append(f" set_(self, {name!r}, {value})" if frozen else f" self.{name} = {value}")
    written: dict[str, Any] = {}
    exec(f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines), known, written)
    init = written["__init__"]
    init.__qualname__ = f"{owner.__qualname__}.__init__"
    init.__module__ = owner.__module__
    return init


def _fields(owner: type, defaults: dict[str, Any], frozen: bool) -> Any:
    """What the functions of `dataclasses` look for."""
    import dataclasses

    def told(default: Any) -> Any:
        if isinstance(default, _Factory):
            return dataclasses.field(default_factory=default.make, repr=default.shown)
        return dataclasses.field(default=default)

    types = {name: type_ for cls in reversed(owner.__mro__[:-1]) for name, type_ in cls.__annotations__.items()}
    fields = [
        (name, type_, told(defaults[name])) if name in defaults else (name, type_) for name, type_ in types.items()
    ]
    made: Any = dataclasses.make_dataclass(owner.__name__, fields, frozen=frozen)
    return made.__dataclass_fields__


def _repr(names: tuple[str, ...]) -> Any:
    def __repr__(self: Any) -> str:
        return f"{self.__class__.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return __repr__


def _eq(values: Callable[[object], object]) -> Any:
    def __eq__(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hash(values: Callable[[object], object]) -> Any:
    def __hash__(self: object) -> int:
        return hash(values(self))

    return __hash__


def _refuse(self: Any, name: str, *_: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change field {name!r}")


def _reduce(self: Any) -> tuple[type, tuple[object, ...]]:
    """How a record is pickled and copied: made again from its fields."""
    return self.__class__, tuple([getattr(self, name) for name in self.__match_args__])
