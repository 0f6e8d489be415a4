"""Departments made up at random, whose figures all agree: income, carry-over and spending of three kinds of money and their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from random import Random
from typing import Any, NamedTuple

Tree = dict[str, Any]

GENERAL, FUNDS, CAPITAL, OWN = "一般公共预算", "政府性基金预算", "国有资本经营预算", "其他"
APPROPRIATIONS = (GENERAL, FUNDS, CAPITAL)
NAMES = {
    "201": "一般公共服务支出",
    "20103": "政府办公厅（室）及相关机构事务",
    "2010301": "行政运行",
    "2010302": "一般行政管理事务",
    "205": "教育支出",
    "20508": "进修及培训",
    "2050803": "培训支出",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080501": "行政单位离退休",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "210": "卫生健康支出",
    "21011": "行政事业单位医疗",
    "2101101": "行政单位医疗",
    "212": "城乡社区支出",
    "21208": "国有土地使用权出让收入安排的支出",
    "2120801": "征地和拆迁补偿支出",
    "213": "农林水支出",
    "21303": "水利",
    "2130305": "水利工程建设",
    "221": "住房保障支出",
    "22102": "住房改革支出",
    "2210201": "住房公积金",
    "223": "国有资本经营预算支出",
    "22301": "解决历史遗留问题及改革成本支出",
    "2230105": "国有企业退休人员社会化管理补助支出",
    "229": "其他支出",
    "22960": "彩票公益金安排的支出",
    "2296002": "用于社会福利的彩票公益金支出",
}
MONEY_OF = {"2120801": FUNDS, "2230105": CAPITAL, "2296002": FUNDS}
BASIC = frozenset({"2010301", "2080501", "2080505", "2101101", "2210201"})
ALWAYS = frozenset({"2010301", "2080505", "2210201"})
SECOND = {"301": "30102", "302": "30211"}
"""The second 款 of a 类 in the economic classification; the first ends with 01."""
ASSETS = {
    "车辆数": "9",
    "大型设备数": "2",
    "固定资产原值": "1860.00",
    "累计折旧": "742.50",
    "固定资产净值": "1117.50",
}
REASON = "人员和项目有变动"
"""It fits an increase and a decrease."""


class Four(NamedTuple):
    """An amount in units of 100 yuan, so that it prints exactly with two decimals of 万元."""

    budget: int = 0
    adjusted: int = 0
    actual: int = 0
    prior: int = 0

    def written(self, *columns: str) -> Tree:
        """As a data file states it, all columns or some of them."""
        stated = dict(zip(("年初预算数", "全年预算数", "决算数", "上年决算数"), map(_wan, self), strict=True))
        return {column: stated[column] for column in columns or stated}

    @property
    def reason(self) -> Tree:
        return {"变动原因": REASON} if self.actual != self.prior else {}


def _wan(amount: int) -> str:
    return f"{Decimal(amount) / 100:.2f}"


def total(amounts: Iterable[Four]) -> Four:
    return Four(*map(sum, zip(Four(), *amounts, strict=True)))


def invented(seed: int) -> Tree:
    """The data of one department, without texts and layout: the same for the same number."""
    draw = Random(seed)
    books = _Books(draw)
    year = draw.randint(2021, 2025)
    return {
        "年度": str(year),
        "单位": _department(draw, year),
        **books.of_the_department(),
        "财政拨款": books.of_money(APPROPRIATIONS),
        GENERAL: books.of_money((GENERAL,)),
        **{money: books.of_money((money,)) for money in (FUNDS, CAPITAL) if books.items(money)},
        **_expenses(draw, books.appropriated((GENERAL,))),
        **books.sources(),
        **_procurement(draw, books.appropriated((GENERAL,))),
        "国有资产": ASSETS,
        **books.projects(),
        **_evaluation(draw),
    }


class _Books:
    """What a department received and spent, by 项 and kind of money."""

    def __init__(self, draw: Random) -> None:
        self._draw = draw
        self._scale = draw.choice([100, 100, 3_000, 40_000])
        self._has_prior = draw.random() < 0.9
        self._percent_public = draw.randint(5, 30)
        codes = [code for code in NAMES if len(code) == 7]
        self.codes = [code for code in codes if code in ALWAYS or draw.random() < 0.45]
        self.appropriated_to = {code: self._spent(900 if code in ALWAYS else 300) for code in self.codes}
        with_own = [code for code in self.codes if code not in MONEY_OF and draw.random() < 0.2]
        self.own_of = {code: self._spent(60) for code in with_own}
        self.came_in = {code: (amount.actual, amount.prior) for code, amount in self.appropriated_to.items()}
        self.came_in_besides = {code: (amount.actual, amount.prior) for code, amount in self.own_of.items()}
        self.source_of = {code: draw.choice(["事业收入", "其他收入", "上级补助收入"]) for code in with_own}
        self.carried = {money: self._carry_over(money) for money in (*APPROPRIATIONS, OWN)}

    def _spent(self, most: int) -> Four:
        draw = self._draw
        actual = draw.randint(1, most) * self._scale + draw.choice([0, draw.randint(0, 99)])
        adjusted = actual + draw.choice([0, 0, actual // draw.randint(5, 60)])
        budget = draw.choice([adjusted, adjusted - actual // 7, adjusted + actual // 9, 0])
        prior = draw.choice([actual, int(actual * draw.uniform(0.5, 1.6)), 0]) if self._has_prior else 0
        return Four(budget, adjusted, actual, prior)

    def _carry_over(self, money: str) -> tuple[Four, Four]:
        """What money was carried in and out, this year and the year before; the income of its largest 项 makes up for it."""
        came_in = self.came_in_besides if money == OWN else self.came_in
        codes = [code for code in came_in if money == OWN or MONEY_OF.get(code, GENERAL) == money]
        if not codes:
            return Four(), Four()
        first, between, out = (
            self._draw.choice([0, self._draw.randint(0, 30) * self._scale]) for _ in range(3)
        )
        if not self._has_prior:
            first = between = 0
        largest = max(codes, key=lambda code: min(came_in[code]) if self._has_prior else came_in[code][0])
        now, before = came_in[largest]
        more = now + out - between, before + between - first
        if min(more) < 0:
            return Four(), Four()
        came_in[largest] = more
        return Four(actual=between, prior=first), Four(actual=out, prior=between)

    def items(self, *money: str) -> list[str]:
        """The 项 that are paid from some kinds of money."""
        return [code for code in self.codes if MONEY_OF.get(code, GENERAL) in money]

    def appropriated(self, money: Sequence[str]) -> Four:
        return total(self.appropriated_to[code] for code in self.items(*money))

    def of_the_department(self) -> Tree:
        spent = total([*self.appropriated_to.values(), *self.own_of.values()])
        income = self._income(self.codes)
        carried_in = total(carried for carried, _ in self.carried.values())
        carried_out = total(left for _, left in self.carried.values())
        both = (
            total([income, carried_in]).written("决算数", "上年决算数") | total([income, carried_in]).reason
        )
        everything = {code: self._whole(code) for code in self.codes}
        with_income = [code for code in self.codes if self._income([code]).actual]
        received = _tree(
            with_income, lambda codes: self._income(codes).written("决算数"), self._income_columns
        )
        return {
            "收入": {
                "合计": income.written("决算数", "上年决算数") | income.reason,
                "按来源": list(self._by_source()),
                "按功能": received,
            },
            "支出": {
                "合计": spent.written() | spent.reason,
                "按功能": self._by_function(everything),
                "按性质": self._by_nature(everything),
                "基本支出按经济分类": self._economic(everything),
            },
            "年初结转和结余": carried_in.written("决算数", "上年决算数"),
            "年末结转和结余": carried_out.written("决算数", "上年决算数"),
            "收入总计": both,
            "支出总计": both,
        }

    def of_money(self, money: Sequence[str]) -> Tree:
        """The part of the accounts that some kinds of money are."""
        codes = self.items(*money)
        spent = {code: self.appropriated_to[code] for code in codes}
        income = total(Four(actual=self.came_in[code][0], prior=self.came_in[code][1]) for code in codes)
        carried_in, carried_out = (total(self.carried[one][side] for one in money) for side in (0, 1))
        both = total([income, carried_in]).written("决算数", "上年决算数")
        reason = total(spent.values()).reason if len(money) == 1 else {}
        people, _ = self._split(total(spent[code] for code in codes if code in BASIC))
        rest = total(spent.values()).actual - people.actual
        by_class = [("301", "工资福利支出", people.actual), ("302", "商品和服务支出", rest)]
        return {
            "收入": {"合计": income.written("决算数", "上年决算数")},
            "支出": {
                "合计": total(spent.values()).written() | reason,
                "按功能": self._by_function(spent, is_explained=len(money) == 1),
                "按性质": self._by_nature(spent),
                "基本支出按经济分类": self._economic(spent),
                "按经济分类": [
                    {"编码": code, "名称": name, "决算数": _wan(amount)} for code, name, amount in by_class
                ],
            },
            "年初结转和结余": carried_in.written("决算数", "上年决算数"),
            "年末结转和结余": carried_out.written("决算数", "上年决算数"),
            "收入总计": both,
            "支出总计": both,
        }

    def sources(self) -> Tree:
        columns = ("年初预算数", "全年预算数", "决算数")
        own, given = total(self.own_of.values()), self.appropriated(APPROPRIATIONS)
        every, none = total([own, given]), Four().written(*columns)
        projects = [code for code in self.codes if code not in BASIC]
        of_projects = {
            "合计": total(self._whole(code) for code in projects),
            "上级": Four(),
            "本级": total(self.appropriated_to[code] for code in projects),
            "其他": total(self.own_of[code] for code in projects if code in self.own_of),
        }
        found: Tree = {
            "资金来源": {
                "合计": every.written(*columns),
                "上级": none,
                "本级": given.written(*columns),
                "其他": own.written(*columns),
            },
            "项目资金来源": {name: amount.written("决算数") for name, amount in of_projects.items()},
        }
        return found | ({"预算调整原因": "年中追加经费"} if every.budget != every.adjusted else {})

    def projects(self) -> Tree:
        """Most of the projects with their evaluation; that others are left out is said."""
        every = [code for code in self.codes if code not in BASIC]
        chosen = [code for code in every if self._draw.random() < 0.8]
        if not chosen:
            return {}
        found: Tree = {"项目": [self._project(code) for code in chosen]}
        return found if chosen == every else found | {"项目选列": "是"}

    def _project(self, code: str) -> Tree:
        columns = ("年初预算数", "全年预算数", "决算数")
        whole, own, score = self._whole(code), self.own_of.get(code), self._draw.randint(60, 100)
        funds = {
            "合计": whole.written(*columns),
            "当年财政拨款": self.appropriated_to[code].written(*columns),
        }
        stages = ("事前评估", "绩效目标", "绩效监控")
        return {
            "名称": f"{NAMES[code].removesuffix('支出')}项目",
            "类别": "特定目标类",
            "已完成": "是" if whole.adjusted == whole.actual else "否",
            "绩效管理": self._draw.sample(stages, self._draw.randint(0, 3)),
            "资金": funds | ({"其他资金": own.written(*columns)} if own else {}),
            "得分": str(score),
            "等次": _grade(score),
        }

    def _whole(self, code: str) -> Four:
        return total([self.appropriated_to[code], self.own_of.get(code, Four())])

    def _income(self, codes: Iterable[str]) -> Four:
        every = [
            each[code] for code in codes for each in (self.came_in, self.came_in_besides) if code in each
        ]
        return total(Four(actual=now, prior=before) for now, before in every)

    def _by_source(self) -> Iterable[Tree]:
        by_name: dict[str, list[Four]] = {}
        for code, (now, before) in self.came_in.items():
            name = f"{MONEY_OF.get(code, GENERAL)}财政拨款收入"
            by_name.setdefault(name, []).append(Four(actual=now, prior=before))
        for code, (now, before) in self.came_in_besides.items():
            by_name.setdefault(self.source_of[code], []).append(Four(actual=now, prior=before))
        for name, amounts in by_name.items():
            yield {"名称": name, **total(amounts).written("决算数", "上年决算数")}

    def _income_columns(self, code: str) -> Tree:
        columns = {"财政拨款收入": self.came_in[code][0]}
        if code in self.came_in_besides:
            columns[self.source_of[code]] = self.came_in_besides[code][0]
        return {"分列": {name: _wan(amount) for name, amount in columns.items() if amount}}

    def _by_function(self, spent: dict[str, Four], *, is_explained: bool = False) -> list[Tree]:
        def line(codes: Sequence[str]) -> Tree:
            return total(spent[code] for code in codes).written("全年预算数", "决算数", "上年决算数")

        def columns(code: str) -> Tree:
            nature = "基本支出" if code in BASIC else "项目支出"
            amount = spent[code]
            is_less = is_explained and amount.actual != amount.adjusted
            why = {"预算差异原因": "部分款项在次年支付"} if is_less else {}
            return {"分列": {nature: _wan(amount.actual)}} | why

        return _tree(list(spent), line, columns)

    def _by_nature(self, spent: dict[str, Four]) -> Tree:
        basic = total(amount for code, amount in spent.items() if code in BASIC)
        projects = total(amount for code, amount in spent.items() if code not in BASIC)
        people, public = self._split(basic)
        natures = {"基本支出": basic, "人员经费": people, "公用经费": public, "项目支出": projects}
        return {name: amount.written() | amount.reason for name, amount in natures.items()}

    def _split(self, basic: Four) -> tuple[Four, Four]:
        """基本支出 as 人员经费 and 公用经费."""
        public = Four(*(amount * self._percent_public // 100 for amount in basic))
        return Four(*(whole - part for whole, part in zip(basic, public, strict=True))), public

    def _economic(self, spent: dict[str, Four]) -> list[Tree]:
        people, public = self._split(total(amount for code, amount in spent.items() if code in BASIC))
        every = (
            ("301", "工资福利支出", people.actual, "基本工资", "津贴补贴"),
            ("302", "商品和服务支出", public.actual, "办公费", "差旅费"),
        )
        return [
            {
                "编码": code,
                "名称": name,
                "决算数": _wan(amount),
                "明细": [
                    {"编码": f"{code}01", "名称": first, "决算数": _wan(amount // 3)},
                    {"编码": SECOND[code], "名称": second, "决算数": _wan(amount - amount // 3)},
                ],
            }
            for code, name, amount, first, second in every
            if amount
        ]


def _tree(
    codes: Sequence[str],
    line: Callable[[Sequence[str]], Tree],
    columns: Callable[[str], Tree],
    length: int = 3,
) -> list[Tree]:
    """类, 款 and 项 from above: each line with its name and figures, a 项 also with its columns."""
    lines: list[Tree] = []
    for code in sorted({code[:length] for code in codes}):
        below = [each for each in codes if each.startswith(code)]
        rest = columns(code) if length == 7 else {"明细": _tree(below, line, columns, length + 2)}
        lines.append({"编码": code, "名称": NAMES[code], **line(below), **rest})
    return lines


def _department(draw: Random, year: int) -> Tree:
    posts = draw.randint(5, 300)
    filled = draw.randint(3, posts)
    staff = {"编制人数": str(posts), "实有人数": str(filled)}
    return {
        "名称": draw.choice(["云岭市档案馆", "望山县水利局", "东湖区民政局"]),
        "自称": "本单位",
        "财政部门": "县财政局",
        "填报日期": f"{year + 1}-03-0{draw.randint(1, 9)}",
        "编制": staff | {"在编人数": str(filled), "类别": [{"名称": "行政", **staff}]},
    }


def _expenses(draw: Random, within: Four) -> Tree:
    """“三公”经费, meetings and training, each often nothing, all of them a small part of what was spent."""
    most, most_before = within.actual // 400, within.prior // 400

    def spent() -> Four:
        actual, prior = (draw.choice([0, draw.randint(0, limit)]) for limit in (most, most_before))
        budget = actual + draw.choice([0, draw.randint(0, 500)])
        return Four(budget, budget, actual, draw.choice([prior, min(actual, most_before)]))

    def written(amount: Four, **counts: int) -> Tree:
        counted = {name: str(count) for name, count in counts.items()}
        return amount.written("年初预算数", "决算数", "上年决算数") | amount.reason | counted

    abroad, bought, driven, received = spent(), spent(), spent(), spent()
    cars = total([bought, driven])
    groups, new, batches = (
        draw.randint(1, most) if amount.actual else 0
        for amount, most in ((abroad, 3), (bought, 3), (received, 60))
    )
    guests = batches * draw.randint(2, 9)
    at_home = received.written("决算数", "上年决算数") | {"批次": str(batches), "人次": str(guests)}
    found: Tree = {
        "三公经费": {
            "合计": written(total([abroad, cars, received])),
            "因公出国": written(abroad, 团组数=groups, 人次=groups * 3),
            "公务用车": written(cars, 购置数=new, 保有量=9),
            "公务用车购置": written(bought, 购置数=new),
            "公务用车运行": written(driven),
            "公务接待": written(received, 批次=batches, 人次=guests),
            "国内接待": at_home,
            "外事接待": {"决算数": "0.00", "上年决算数": "0.00", "批次": "0", "人次": "0"},
        }
    }
    return found | {name: written(spent()) for name in ("会议费", "培训费") if draw.random() < 0.6}


def _procurement(draw: Random, within: Four) -> Tree:
    if draw.random() < 0.3:
        return {}
    goods, works, services = (draw.choice([0, draw.randint(0, within.actual // 4)]) for _ in range(3))
    spent = goods + works + services
    to_small = draw.choice([0, spent // 2, spent])
    parts = {"货物": goods, "工程": works, "服务": services}
    return {
        "政府采购": {
            "合计": {"年初预算数": _wan(spent + draw.choice([0, 900])), "决算数": _wan(spent)},
            **{name: {"决算数": _wan(amount)} for name, amount in parts.items()},
            "授予中小企业": _wan(to_small),
            "授予小微企业": _wan(to_small // draw.randint(1, 3)),
        }
    }


def _evaluation(draw: Random) -> Tree:
    weights = {"数量指标": 40, "质量指标": 30, "社会效益指标": 30}
    scores = {kind: weight - draw.randint(0, 9) for kind, weight in weights.items()}

    def indicator(kind: str) -> Tree:
        target, is_met = draw.randint(20, 90), scores[kind] == weights[kind]
        found = {
            "名称": f"{kind.removesuffix('指标')}完成情况",
            "分值": str(weights[kind]),
            "得分": str(scores[kind]),
            "指标性质": "≥",
            "指标值": str(target),
            "完成值": str(target if is_met else target - 1),
            "度量单位": "场",
            "自评说明": "按计划开展",
            "成效分析": "按计划开展",
        }
        return found | ({} if is_met else {"偏差原因": "一场推迟到次年"})

    tree = {"产出指标": ("数量指标", "质量指标"), "效益指标": ("社会效益指标",)}
    score = sum(scores.values())
    return {
        "整体评价": {
            "得分": str(score),
            "等次": _grade(score),
            "指标": [
                {
                    "名称": name,
                    "下级指标": [{"名称": kind, "下级指标": [indicator(kind)]} for kind in kinds],
                }
                for name, kinds in tree.items()
            ],
        }
    }


def _grade(score: int) -> str:
    return "优" if score >= 90 else "良" if score >= 80 else "中" if score >= 60 else "差"
