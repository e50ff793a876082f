"""Words that decide how a figure may be recomputed."""

from devreport.measures import Obstacle
from devreport.quantities import Basis


def test_every_basis_but_nominal_is_an_obstacle():
    """Growth on it is not recomputed from levels."""
    assert {basis.value for basis in Basis} - {"nominal"} <= {obstacle.value for obstacle in Obstacle}
