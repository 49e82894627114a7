"""Workbooks for Excel, read and written; the one room that imports openpyxl."""

from generator.workbook.read import Cell, Row, Sheet, WorkbookError, read_workbook
from generator.workbook.write import Form, Page, Value, write_workbook

__all__ = [
    "Cell",
    "Form",
    "Page",
    "Row",
    "Sheet",
    "Value",
    "WorkbookError",
    "read_workbook",
    "write_workbook",
]
