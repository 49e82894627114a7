"""What holds a delivery back until it is lifted by name. Only what files tell is judged here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.delivery.built import Built, Shown
from generator.delivery.plan import Plan
from generator.vietnamese import print_day


@dataclass(frozen=True, slots=True)
class Guard:
    """One reason not to deliver. *name* lifts it, unless it is *firm*."""

    name: str
    what: str
    details: tuple[str, ...] = ()
    firm: bool = False


def held_back(guards: Iterable[Guard], allowed: Iterable[str]) -> tuple[Guard, ...]:
    """Return the guards that nobody has lifted."""
    lifted = set(allowed)
    return tuple(guard for guard in guards if guard.firm or guard.name not in lifted)


def guard_losses(plan: Plan, deletions: int) -> Iterable[Guard]:
    """Yield what readers and followers would lose."""
    if len(plan.deletions) > deletions:
        yield Guard(
            "deletions",
            f"xóa {len(plan.deletions)} trang và tệp, quá {deletions}",
            plan.deletions,
        )
    report = plan.report
    if report is None:
        return
    changed = tuple(f"{each.link}: {each.old} → {each.new}" for each in report.ids_changed)
    days = tuple(each.uid for each in report.days_lost)
    if report.ids_lost or days or changed:
        yield Guard(
            "ids",
            "có tin, lịch bị mất hoặc đổi mã: người theo dõi sẽ thấy hai lần, hoặc không thấy nữa",
            (*report.ids_lost, *days, *changed),
        )
    if report.urls_gone or report.feeds_gone:
        yield Guard(
            "urls",
            "có địa chỉ mất đi mà không chuyển hướng",
            (*report.urls_gone, *report.feeds_gone),
        )


def guard_build(built: Built | None, sources: str, today: date) -> Iterable[Guard]:
    """Yield what is wrong with the build: another day's, or not of what is written now."""
    if built is None:
        yield Guard(
            "stale",
            "site/ không phải do “guongsang build” vừa dựng, hoặc đã bị sửa sau đó: dựng lại",
        )
        return
    if built.day != today:
        yield Guard(
            "day",
            f"site/ dựng cho ngày {print_day(built.day)}, hôm nay là {print_day(today)}: dựng lại",
        )
    if built.sources != sources:
        yield Guard("stale", "nội dung đã sửa sau lần dựng này: dựng lại")


def guard_return(then: Mapping[str, Shown] | None, now: Mapping[str, Shown]) -> Iterable[Guard]:
    """Yield what going back would bring back. What is a person's, nobody can lift."""
    if then is None:
        yield Guard("gate", "không biết lần ấy đã đăng những ai: không quay lại được", firm=True)
        return
    back = {i: shown for i, shown in then.items() if i not in now}
    more = {
        i: shown
        for i, shown in then.items()
        if i in now and not set(now[i].without) <= set(shown.without)
    }
    # A field is withheld for someone's sake, whatever the record is about.
    personal = [i for i, shown in back.items() if shown.personal] + list(more)
    if personal:
        yield Guard(
            "gate",
            "sẽ đăng lại người đã rút, đã gỡ, hoặc điều họ không còn đồng ý công khai",
            tuple(sorted(personal)),
            firm=True,
        )
    others = sorted((back | more).keys() - set(personal))
    if others:
        yield Guard("gate", "sẽ đăng lại nội dung nay không còn được đăng", tuple(others))
