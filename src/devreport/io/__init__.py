"""Files: everything that is read, checked at the edge, and everything that is written, whole or not at all."""

from devreport.io.assessment_json import ASSESSMENT_VERSION, assessment_to_json
from devreport.io.assessment_schema import assessment_schema
from devreport.io.files import MAX_BYTES, read_text, write_text
from devreport.io.finding_json import finding_to_data, finding_to_json
from devreport.io.finding_reading import finding_from_data, read_findings
from devreport.io.findings_out import FINDING_FORMATS, findings_text, write_findings
from devreport.io.mapping_json import MAX_MAPPING_BYTES, mapping_to_data, mapping_to_json, read_mapping
from devreport.io.mapping_reading import MAPPING_VERSION, mapping_from_data
from devreport.io.mapping_schema import mapping_schema
from devreport.io.outcomes import OUTCOME_FORMATS, write_outcomes
from devreport.io.outline_toml import outline_beside, read_outline
from devreport.io.plan_data import SCHEMA_VERSION
from devreport.io.plan_folder import read_plan_folder
from devreport.io.plan_json import plan_to_json, read_plan_json
from devreport.io.reading import read_plan
from devreport.io.rules_json import MAX_RULES_BYTES, read_ruleset, ruleset_to_json
from devreport.io.rules_schema import rules_schema
from devreport.io.schema import plan_schema
from devreport.io.summary_schema import summary_schema
from devreport.io.table_check_json import TABLE_CHECK_VERSION, table_check_to_json
from devreport.io.template_folder import write_template

__all__ = [
    "ASSESSMENT_VERSION",
    "FINDING_FORMATS",
    "MAPPING_VERSION",
    "MAX_BYTES",
    "MAX_MAPPING_BYTES",
    "MAX_RULES_BYTES",
    "OUTCOME_FORMATS",
    "SCHEMA_VERSION",
    "TABLE_CHECK_VERSION",
    "assessment_schema",
    "assessment_to_json",
    "finding_from_data",
    "finding_to_data",
    "finding_to_json",
    "findings_text",
    "mapping_from_data",
    "mapping_schema",
    "mapping_to_data",
    "mapping_to_json",
    "outline_beside",
    "plan_schema",
    "plan_to_json",
    "read_findings",
    "read_mapping",
    "read_outline",
    "read_plan",
    "read_plan_folder",
    "read_plan_json",
    "read_ruleset",
    "read_text",
    "rules_schema",
    "ruleset_to_json",
    "summary_schema",
    "table_check_to_json",
    "write_findings",
    "write_outcomes",
    "write_template",
    "write_text",
]
