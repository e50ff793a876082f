"""P01 item.progress: what is done, under way, late or stopped."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Severity
from devreport.rules.facts.schedule import progress_tests
from devreport.rules.rule import Rule

RULES = (
    Rule(
        code="P01",
        name="item.progress",
        title={"zh": "事项进展", "en": "progress of an item"},
        over="item",
        statement=STATEMENTS["progress"],
        applies=Field("item_kind").is_in("project", "task", "rectification") & Field("tracked") & ~Field("promised"),
        verdicts=progress_tests(),
        figures={"due": Field("due"), "finished": Field("finished")},
        severity=Severity.WARNING,
        source="supervision of tasks: 立项, 交办, 催办, 办结, against the day each is due",
    ),
)
