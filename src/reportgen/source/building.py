"""Building the tree and its offsets from a stream of scalars, openings and closings."""

from __future__ import annotations

from typing import NoReturn

from reportgen.errors import quoted
from reportgen.source.characters import INVISIBLE
from reportgen.source.complaints import Complaints
from reportgen.source.document import Tree
from reportgen.source.limits import MAX_DEPTH, MAX_NODES
from reportgen.source.text_places import Offsets
from reportgen.source.yaml_dashes import mistaken_dash

_RETYPE_BLANKS = "请删去，改用半角空格；从网页、Word 粘贴的缩进常有这种空格"


class _OpenList:
    """A list whose items are still coming in."""

    def __init__(self) -> None:
        self.items: list[Tree] = []
        self.offsets = Offsets()

    def put(self, value: Tree, offset: int) -> None:
        self.offsets.values[len(self.items)] = offset
        self.items.append(value)

    @property
    def step(self) -> str | int:
        """The path step of the item that came last."""
        return len(self.items) - 1


class _OpenMapping:
    """A mapping whose keys and values are still coming in, by turns."""

    def __init__(self, builder: TreeBuilder) -> None:
        self.items: dict[str, Tree] = {}
        self.offsets = Offsets()
        self.step = ""
        self._builder = builder
        self._awaits_value = False

    def put(self, value: Tree, offset: int) -> None:
        if self._awaits_value:
            self.items[self.step] = value
            self.offsets.values[self.step] = offset
        else:
            self.step = self._builder.checked_key(value, offset, self.offsets.keys)
            self.offsets.keys.setdefault(self.step, offset)
        self._awaits_value = not self._awaits_value


class TreeBuilder:
    """Takes the parts of a document in source order; `root` and `offsets` then hold what they amount to.

    Faults that leave the rest readable are noted among the complaints, and building goes on.

    Attributes:
        dashed: offsets of keys that begin with a dash, where an item of a list was meant.
    """

    def __init__(self, complaints: Complaints, *, items_by_dash: bool = False) -> None:
        """Begin; `items_by_dash` for a text in which a dash begins an item of a list."""
        self._complaints = complaints
        self._items_by_dash = items_by_dash
        self._document = _OpenList()
        self._top: _OpenList | _OpenMapping = self._document
        self._stack: list[_OpenList | _OpenMapping] = []
        self._count = 0
        self.dashed: list[int] = []

    @property
    def root(self) -> Tree:
        """The finished tree; None for a document without content."""
        return self._document.items[0] if self._document.items else None

    @property
    def root_offset(self) -> int:
        """Where the tree begins."""
        return self._document.offsets.values.get(0, 0)

    @property
    def offsets(self) -> Offsets:
        """The offsets of the finished tree."""
        return self._document.offsets.inner.get(0, Offsets())

    @property
    def path(self) -> list[str | int]:
        """The path of the list or mapping that is open."""
        return [around.step for around in self._stack[1:]]

    def scalar(self, value: str | None, offset: int) -> None:
        self._put(value, offset)

    def _put(self, value: Tree, offset: int) -> None:
        self._count += 1
        if self._count > MAX_NODES:
            self._complaints.stop(
                "source.nodes", f"内容过多，超过{MAX_NODES}个值", "请检查文件是否有误", offset=offset
            )
        self._top.put(value, offset)

    def open_mapping(self, offset: int) -> None:
        self._open(_OpenMapping(self), offset)

    def open_list(self, offset: int) -> None:
        self._open(_OpenList(), offset)

    def close(self) -> None:
        self._top = self._stack.pop()

    @property
    def levels_left(self) -> int:
        """How many more lists and mappings may be opened, one inside the other."""
        return MAX_DEPTH - len(self._stack)

    def refuse_depth(self, offset: int) -> NoReturn:
        """Raise for the list or mapping at `offset`, for which no level is left."""
        self._complaints.stop(
            "source.depth", f"层次过深，超过{MAX_DEPTH}层", "请检查括号和缩进", offset=offset
        )

    def _open(self, opened: _OpenList | _OpenMapping, offset: int) -> None:
        if not self.levels_left:
            self.refuse_depth(offset)
        self._put(opened.items, offset)
        self._top.offsets.inner[self._top.step] = opened.offsets
        self._stack.append(self._top)
        self._top = opened

    def checked_key(self, key: Tree, offset: int, earlier: dict[str, int]) -> str:
        """`key` as a text; what is wrong with it is noted."""
        if not isinstance(key, str) or not key:
            found = "列表或一组键值" if isinstance(key, (list, dict)) else "空"
            self._complaints.add("source.key", f"键应为文字，实为{found}", path=self.path, offset=offset)
            return ""
        if self._items_by_dash and mistaken_dash(key):
            self.dashed.append(offset)
        elif key in earlier:
            self._complaints.add(
                "source.duplicate",
                f"键{quoted(key)}重复，第一次出现在{self._complaints.place(earlier[key])}",
                "同一层里每个键只能写一次，请删去或改名",
                path=self.path,
                offset=offset,
            )
        elif key.strip() != key:
            message = f"键{quoted(key.strip())}的前后有全角空格或不换行空格"
            self._complaints.add("source.key", message, _RETYPE_BLANKS, path=self.path, offset=offset)
        elif INVISIBLE.search(key):
            message = f"键{quoted(INVISIBLE.sub('', key))}里有看不见的字符"
            self._complaints.add(
                "source.key", message, "请删去这个键，重新输入", path=self.path, offset=offset
            )
        return key
