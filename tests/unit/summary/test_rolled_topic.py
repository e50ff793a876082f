"""What a report on a roll-up is about."""

from devreport.quantities import Unit
from devreport.summary import RollUpTopic


def test_texts_and_units_may_be_written():
    """Names in one language or several, units by their code."""
    topic = RollUpTopic(title="标题", names={"a": {"en": "it"}}, counted="户", units={"done": "亿元"}, gaps=[])
    assert (("zh", "标题"),) == topic.title.by_language
    assert ("it", "en") == topic.names["a"].within("en")
    assert all(isinstance(one, Unit) for one in (topic.counted, topic.units["done"]))
    assert () == topic.gaps


def test_a_group_is_called_as_its_value_unless_it_has_a_name():
    """What is missing is said to be."""
    topic = RollUpTopic(groups={"1": "甲", "河北": {"zh": "河北省", "en": "Hebei"}})
    assert ["甲", "2", "河北省"] == [topic.group_name(value).within("zh")[0] for value in (1, 2, "河北")]
    assert [("未注明", "zh"), ("not stated", "en")] == [topic.group_name(None).within(one) for one in ("zh", "en")]


def test_a_name_in_one_language_does_not_speak_for_another():
    """There the value stands for itself; one that is blank is said to be."""
    topic = RollUpTopic(groups={"甲": {"en": "Jia"}, " ": {"en": "none"}})
    assert [("甲", "zh"), ("Jia", "en")] == [topic.group_name("甲").within(one) for one in ("zh", "en")]
    assert [("（空白）", "zh"), ("(blank)", "en")] == [topic.group_name("").within(one) for one in ("zh", "en")]
    assert [("（空白）", "zh"), ("none", "en")] == [topic.group_name(" ").within(one) for one in ("zh", "en")]
