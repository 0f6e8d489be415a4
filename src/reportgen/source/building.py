"""Building the tree and its offsets from a stream of scalars, openings and closings."""

from __future__ import annotations

from reportgen.source.complaints import Complaints
from reportgen.source.document import Offsets, Tree
from reportgen.source.limits import MAX_DEPTH, MAX_NODES


class _OpenList:
    """A list whose items are still coming in."""

    def __init__(self) -> None:
        self.items: list[Tree] = []
        self._offsets: list[int] = []
        self.offsets = Offsets({}, self._offsets)

    def put(self, value: Tree, offset: int) -> None:
        self.items.append(value)
        self._offsets.append(offset)

    @property
    def step(self) -> str | int:
        """The path step of the item that came last."""
        return len(self.items) - 1


class _OpenMapping:
    """A mapping whose keys and values are still coming in, by turns."""

    def __init__(self, builder: TreeBuilder) -> None:
        self.items: dict[str, Tree] = {}
        self._builder = builder
        self._key_offsets: dict[str, int] = {}
        self._value_offsets: dict[str, int] = {}
        self.offsets = Offsets(self._key_offsets, self._value_offsets)
        self._awaits_value = False
        self._key = ""

    def put(self, value: Tree, offset: int) -> None:
        if self._awaits_value:
            self.items[self._key] = value
            self._value_offsets[self._key] = offset
            self._awaits_value = False
        else:
            self._key = self._builder.checked_key(value, offset, self._key_offsets)
            self._key_offsets.setdefault(self._key, offset)
            self._awaits_value = True

    @property
    def step(self) -> str | int:
        """The path step of the value that came last."""
        return self._key


class TreeBuilder:
    """Takes the parts of a document in source order; `root` then holds the tree.

    Faults that leave the rest readable are noted among the complaints, and building goes on.
    """

    def __init__(self, complaints: Complaints) -> None:
        self._complaints = complaints
        self._document = _OpenList()
        self._top: _OpenList | _OpenMapping = self._document
        self._stack: list[_OpenList | _OpenMapping] = []
        self._count = 0
        self.offsets: dict[int, Offsets] = {}

    @property
    def root(self) -> Tree:
        """The finished tree; None for a document without content."""
        return self._document.items[0] if self._document.items else None

    @property
    def path(self) -> list[str | int]:
        """The path of the list or mapping that is open."""
        return [opened.step for opened in self._stack[1:]]

    def scalar(self, value: str | None, offset: int) -> None:
        self._count += 1
        if self._count > MAX_NODES:
            self._complaints.stop(
                "nodes", f"内容过多，超过{MAX_NODES}个值", "请检查文件是否有误", offset=offset
            )
        self._top.put(value, offset)

    def open_mapping(self, offset: int) -> None:
        self._open(_OpenMapping(self), offset)

    def open_list(self, offset: int) -> None:
        self._open(_OpenList(), offset)

    def _open(self, opened: _OpenList | _OpenMapping, offset: int) -> None:
        if len(self._stack) >= MAX_DEPTH:
            self._complaints.stop("depth", f"层次过深，超过{MAX_DEPTH}层", "请检查括号和缩进", offset=offset)
        self._count += 1
        self._top.put(opened.items, offset)
        self.offsets[id(opened.items)] = opened.offsets
        self._stack.append(self._top)
        self._top = opened

    def close(self) -> None:
        self._top = self._stack.pop()

    def checked_key(self, key: Tree, offset: int, earlier: dict[str, int]) -> str:
        """`key` as a text; what is wrong with it is noted."""
        if not isinstance(key, str) or not key:
            found = "空" if key is None or key == "" else "一个列表或一组键值"
            self._complaints.add("key", f"键应为文字，实为{found}", path=self.path, offset=offset)
            return ""
        if key in earlier:
            self._complaints.add(
                "duplicate",
                f"键“{key}”重复，第一次出现在{self._complaints.place(earlier[key])}",
                "同一层里每个键只能写一次，请删去或改名",
                path=[*self.path, key],
                offset=offset,
            )
        elif key.strip() != key:
            self._complaints.add(
                "key",
                f"键“{key}”的前后有多余的空格（可能是全角空格）",
                "请删去，缩进只用半角空格",
                path=self.path,
                offset=offset,
            )
        return key
