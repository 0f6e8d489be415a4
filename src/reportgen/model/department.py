"""The reporting body: what stands on the cover and in the first section."""

from reportgen.model.base import Record, named, required
from reportgen.model.values import Count, Day, Name, Text, Verbatim


class SubordinateUnit(Record, title="下属单位"):
    """A unit below the department whose accounts it includes."""

    name: Name = required("名称", "下属单位全称")
    nature: Text | None = named("性质", "行政单位、参照公务员法管理的事业单位、其他事业单位等")


class StaffKind(Record, title="人员类别"):
    """One kind of staff: 行政, 参照公务员法管理, 事业, 工勤."""

    name: Name = required("名称", "人员类别，如 行政、参公管理、事业")
    established: Count | None = named("编制人数", "核定编制数")
    actual: Count | None = named("实有人数", "年末实有人数")
    note: Text | None = named("说明", "印在实有人数后的括号里，如 使用哪里的编制")


class LeaderPosts(Record, title="领导职数"):
    """领导职数 of one rank: 主任, 副主任, 正股级."""

    name: Name = required("名称", "职务或级别，如 主任、副主任、正股级")
    posts: Count | None = named("职数", "核定的职数")


class StaffChange(Record, title="人员变动"):
    """One way in which staff came or went during the year."""

    name: Name = required("名称", "变动方式，如 调入、考入、调出、退休")
    joined: Count | None = named("增加人数", "这种方式增加的人数")
    left: Count | None = named("减少人数", "这种方式减少的人数")


class Staffing(Record, title="编制"):
    """编制与实有人数 at the end of the year."""

    established: Count | None = named("编制人数", "核定编制数")
    employed: Count | None = named("在编人数", "年末实有在编人数")
    retired_workers: Count | None = named("工勤人数", "年末工勤人员数")
    contracted: Count | None = named("聘用人数", "政府购买服务等聘用人员数")
    actual_total: Count | None = named("实有人数", "年末实有人数合计")
    prior_total: Count | None = named(
        "上年实有人数",
        "上年末实有人数合计，加减本年变动应等于实有人数；只用来核对，不印出",
        is_for_checking=True,
    )
    leaders: tuple[LeaderPosts, ...] = named("领导职数", "核定的领导职数，每种职务一项", ())
    kinds: tuple[StaffKind, ...] = named("类别", "按类别的编制数与实有人数", ())
    changes: tuple[StaffChange, ...] = named("变动", "本年的人员变动，每种方式一项", ())


class Department(Record, title="单位"):
    """部门（单位）: its name is written the same way everywhere in a report."""

    name: Name = required("名称", "部门（单位）全称，全文一致")
    self_reference: Text | None = named("自称", "正文中的自称，如 我办、本局")
    head: Text | None = named("单位负责人", "封面上的单位负责人")
    preparer: Text | None = named("填报人", "封面上的填报人")
    phone: Verbatim | None = named("联系电话", "封面上的联系电话")
    reported_on: Day | None = named("填报日期", "封面上的填报日期")
    supervisor: Text | None = named("主管部门", "主管部门全称")
    finance_bureau: Text | None = named("财政部门", "本级财政部门全称")
    subordinate_units: tuple[SubordinateUnit, ...] = named(
        "下属单位", "纳入编报范围的下属单位；没有则不填", ()
    )
    internal_offices: tuple[Text, ...] = named("内设机构", "内设机构名称", ())
    staffing: Staffing | None = named("编制", "编制与实有人数")
