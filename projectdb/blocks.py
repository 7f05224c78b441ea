"""Blocks of the project database."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ResultBlock(blocks.StructBlock):
    """One measured result, for example: 268, young people trained, 2016."""

    value = blocks.DecimalBlock(label=_("Value"))
    unit = blocks.CharBlock(label=_("Unit"), help_text=_("What is counted, in the plural."))
    year = blocks.IntegerBlock(label=_("Year"), min_value=2000, max_value=2100, required=False)

    class Meta:
        icon = "success"
        label = _("Result")
        description = _("One measured result with its unit and year.")
        template = "blocks/result.html"
        preview_value = {"value": Decimal("268"), "unit": "jeunes formés", "year": 2016}


class ResultsBlock(blocks.StreamBlock):
    """The measured results of a project."""

    result = ResultBlock()
