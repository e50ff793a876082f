"""How the words of the sources' reviewers map to grades: written once, here, as data.

Indicator cases and passages were reviewed by hand with words of their own. A word maps to the grade beside it, unless
the claim carries an obstacle: a basis other than nominal, parts that are not exhaustive, or an input derived from the
stated figure itself. Then nothing can be recomputed, whatever the word.

``forced_to_100_other_rule`` says that shares were made to add up to 100: the figure does not follow, and its reason is
``closed_to_100``. ``depends-on-hedge-tolerance`` says that 近 ("nearly") decides: by default it reaches half a unit of
the last place, by which the figure does not follow; with a tolerance wide enough it does.
"""

from devreport.measures import Grade, Obstacle

GRADES = {
    "follows": Grade.FOLLOWS,
    "exact": Grade.FOLLOWS,
    "follows_within_input_rounding": Grade.WITHIN_BOX,
    "consistent-with-rounding": Grade.WITHIN_BOX,
    "truncated": Grade.TRUNCATED,
    "truncated_in_source": Grade.TRUNCATED,
    "does_not_follow": Grade.DOES_NOT_FOLLOW,
    "inconsistent": Grade.DOES_NOT_FOLLOW,
    "forced_to_100_other_rule": Grade.DOES_NOT_FOLLOW,
    "depends-on-hedge-tolerance": Grade.DOES_NOT_FOLLOW,
    "comparable_basis_not_recomputable": Grade.NOT_RECOMPUTABLE,
}

#: Grades that accuse nobody of anything.
ACQUITTALS = {Grade.FOLLOWS, Grade.WITHIN_BOX, Grade.NOT_RECOMPUTABLE}


def obstacle(claim):
    """What keeps a claim from being recomputed, if anything does."""
    match claim:
        case {"basis": "comparable" | "constant_price" as basis}:
            return Obstacle(basis)
        case {"exhaustive": False}:
            return Obstacle.NOT_EXHAUSTIVE
        case {"circular": True}:
            return Obstacle.CIRCULAR
        case _:
            return None


def expected_grade(claim, word):
    """The grade that a reviewer's word stands for."""
    return Grade.NOT_RECOMPUTABLE if obstacle(claim) else GRADES[word]


def places(printed):
    """The decimals of a printed figure: those of its string."""
    return len(printed.partition(".")[2])
