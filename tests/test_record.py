"""A record does what the library's dataclass does; its methods are only written later."""

import copy
import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError

import pytest

from factcheck import record
from factcheck.model import Moment
from factcheck.operand import Operand


@record.dataclass(frozen=True, slots=True)
class Point:
    """A place."""

    x: int
    y: int = 0
    names: list = record.field(default_factory=list)


@record.dataclass(frozen=True, slots=True)
class Solid(Point):
    z: int = 7


@record.dataclass(slots=True)
class Open:
    x: int
    hidden: dict = record.field(default_factory=dict, repr=False)


@record.dataclass(frozen=True, eq=False)
class Alone:
    x: int


def test_fields_are_taken_by_place_by_name_and_by_default():
    assert (Point(1).y, Point(1, 2).y, Point(x=1, y=3).y) == (0, 2, 3)
    assert Point(1).names == [] and Point(1).names is not Point(1).names
    assert Solid(1, 2, [], 3).z == 3 and Solid(1).z == 7 and Solid(1).y == 0
    with pytest.raises(TypeError, match="missing 1 required"):
        Point()


def test_equal_by_class_and_fields_unless_it_is_to_be_itself_only():
    assert Point(1) == Point(1, 0) != Point(2)
    assert Point(1) != Solid(1)
    assert hash(Moment(2020, 5)) == hash(Moment(2020, 5))
    assert Alone(1) != Alone(1) and hash(Alone(1)) != hash(Alone(1))
    with pytest.raises(TypeError, match="unhashable"):
        hash(Open(1))


def test_frozen_and_without_other_attributes():
    point = Point(1)
    for name in ("x", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(point, name, 2)
    with pytest.raises(FrozenInstanceError):
        del point.x
    assert not hasattr(point, "__dict__") and not hasattr(Solid(1), "__dict__")
    opened = Open(1)
    opened.x = 2
    assert opened.x == 2
    with pytest.raises(AttributeError):
        opened.other = 1


def test_shown_with_its_fields():
    assert repr(Point(1)) == "Point(x=1, y=0, names=[])"
    assert repr(Open(1)) == "Open(x=1)"


@pytest.mark.parametrize("made", [Point(1, 2, ["a"]), Solid(1, z=2), Open(1, {"a": 1}), Operand(None, 3, True, False)])
def test_copied_and_pickled_with_all_its_fields(made):
    assert pickle.loads(pickle.dumps(made)) == copy.deepcopy(made) == copy.copy(made) == made
    assert record.replace(made) == made


def test_replaced_fields_are_those_named():
    assert record.replace(Solid(1, 2), x=5, z=6) == Solid(5, 2, [], 6)
    with pytest.raises(TypeError, match="unexpected keyword"):
        record.replace(Point(1), w=2)


def test_the_librarys_functions_take_it():
    assert [field.name for field in dataclasses.fields(Solid)] == ["x", "y", "names", "z"]
    assert dataclasses.asdict(Solid(1)) == {"x": 1, "y": 0, "names": [], "z": 7}
    assert dataclasses.replace(Point(1), y=4) == Point(1, 4)
    assert dataclasses.is_dataclass(Point)


def test_its_signature_can_be_read_before_the_first_instance():
    @record.dataclass(frozen=True)
    class Fresh:
        x: int
        y: int = 5

    assert list(inspect.signature(Fresh).parameters) == ["x", "y"]
    assert inspect.signature(Fresh).parameters["y"].default == 5


def test_a_match_reads_its_fields_by_place():
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)
