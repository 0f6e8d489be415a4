"""What every record of the model shares: one declaration per field gives its key, its Chinese name and its meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, NamedTuple, NoReturn, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo

from reportgen.model.values import ValueKind


def named(
    chinese: str,
    meaning: str,
    default: Any = None,
    *,
    label: str | None = None,
    is_for_checking: bool = False,
    examples: tuple[str, ...] = (),
) -> Any:
    """Declare a field: its Chinese key (the English one is the attribute), and its meaning for the reference page.

    `label` is how a line item in this field is called in print, where that is not its key; what is `is_for_checking`
    is never printed. `examples` are usual values, which editors offer.
    """
    extra: dict[str, Any] = {"label": label} if label else {}
    if examples:
        extra["examples"] = examples
    if is_for_checking:
        extra["is_for_checking"] = True
    return Field(default, alias=chinese, title=chinese, description=meaning, json_schema_extra=extra or None)


def required(chinese: str, meaning: str) -> Any:
    """Declare a field that no data file may leave out."""
    return named(chinese, meaning, ...)


class Sum(NamedTuple):
    """A total and the fields that add up to it; it serves both deriving the total and checking it.

    A part may be a line item, a list of line items, or a record (then its own `summands` count).

    Attributes:
        total: field of the record that holds the total.
        parts: fields that must all be known before the sum means anything.
        optional: fields that count as zero where the data leave them out.
        basis: the official rule or form that demands it.
    """

    total: str
    parts: tuple[str, ...]
    optional: tuple[str, ...] = ()
    basis: str = ""


def both_names(**attributes: str) -> dict[str, str]:
    """Attributes as a template may reach them: by the Chinese name given for each, and by their own."""
    return attributes | {attribute: attribute for attribute in attributes.values()}


Complain = Callable[[type[Any], dict[str, Any], ValidationError], NoReturn]

if TYPE_CHECKING:
    from pydantic._internal._model_construction import ModelMetaclass as RecordType
else:

    class RecordType(type(BaseModel)):
        """The type of records: what a program builds wrongly is told as what a data file says wrongly is."""

        def __call__(cls, **fields: Any) -> Any:
            """A record of these fields, by their Chinese or English names."""
            try:
                return super().__call__(**fields)
            except ValidationError as error:
                if Record.complain is not None:
                    Record.complain(cls, fields, error)
                raise


class Record(BaseModel, metaclass=RecordType):
    """An immutable part of a report, read from Chinese or English keys; the class argument `title` names it in Chinese.

    Attributes:
        complain: raises what is told of fields that a program gave wrongly; `model.records` puts it in.
        template_names: what a template may reach, Chinese or English name → attribute.
        sums: the totals that this record's own fields must satisfy.
        summands: the fields that make up the record where it stands for a total's parts.
        answered_in: the list of parts from which the record's own figures follow: where it has any, they are asked.
        spared_by: by field, another one that makes it needless where it is stated.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, loc_by_alias=False)

    complain: ClassVar[Complain | None] = None
    template_names: ClassVar[dict[str, str]] = {}
    sums: ClassVar[tuple[Sum, ...]] = ()
    summands: ClassVar[tuple[str, ...]] = ()
    answered_in: ClassVar[str | None] = None
    spared_by: ClassVar[Mapping[str, str]] = {}

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls.template_names = both_names(
            **{field.alias or name: name for name, field in cls.model_fields.items()}
        )


class FieldShape(NamedTuple):
    """A field as seen from outside: what messages, schemas, templates and reference pages are generated from.

    Attributes:
        name: English key and Python attribute.
        chinese: Chinese key, also the field's title.
        meaning: one Chinese sentence.
        label: the printed name of a line item in this field that states none.
        kind: what sort of plain value it holds, None for records.
        record: the record type it holds, if any.
        many: True for a list of them.
        keyed: True for a mapping whose keys the author chooses.
        required: True where no data file may leave it out.
        is_for_checking: True where it is only compared with other values, and never printed.
        examples: usual values.
    """

    name: str
    chinese: str
    meaning: str
    label: str
    kind: ValueKind | None
    record: type[Record] | None
    many: bool
    keyed: bool
    required: bool
    is_for_checking: bool
    examples: tuple[str, ...]


@cache
def shape_of(record: type[Record]) -> dict[str, FieldShape]:
    """The fields of a record type by English name, in the order of their declaration."""
    shapes = {}
    for name, field in record.model_fields.items():
        content, many, keyed = _unwrapped(field.rebuild_annotation())
        shapes[name] = FieldShape(
            name=name,
            chinese=field.alias or name,
            meaning=field.description or "",
            label=str(_extra(field).get("label", field.alias or name)),
            kind=content if isinstance(content, ValueKind) else None,
            record=None if isinstance(content, ValueKind) else content,
            many=many,
            keyed=keyed,
            required=field.is_required(),
            is_for_checking=bool(_extra(field).get("is_for_checking")),
            examples=_extra(field).get("examples", ()),
        )
    return shapes


@cache
def record_fields(record: type[Record]) -> tuple[FieldShape, ...]:
    """The fields that hold records or lists of them, in the order of their declaration."""
    return tuple(shape for shape in shape_of(record).values() if shape.record is not None)


def _extra(field: FieldInfo) -> dict[str, Any]:
    return field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}


def _unwrapped(annotation: Any) -> tuple[ValueKind | type[Record], bool, bool]:
    """What a field holds, and whether it is a list or a mapping of that."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        kinds = [entry for entry in arguments[1:] if isinstance(entry, ValueKind)]
        return (kinds[0], False, False) if kinds else _unwrapped(arguments[0])
    if origin in (Union, UnionType):
        return _unwrapped(next(argument for argument in arguments if argument is not NoneType))
    if origin is tuple:
        return _unwrapped(arguments[0])[0], True, False
    if origin is dict:
        return _unwrapped(arguments[1])[0], False, True
    return annotation, False, False
