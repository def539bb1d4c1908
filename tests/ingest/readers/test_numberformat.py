"""What a cell shows, by value and number format."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from ingest.readers.numberformat import CellValue, printed

ACCOUNTING = '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-'


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (19543219.4, "#,##0.0,,", "19.5"),
        (19543, "#,##0,", "20"),
        (60266381, '"£"#,##0', "£60,266,381"),
        (19.543, '"£"0.000"m"', "£19.543m"),
        (1234.5, "[$£-809]#,##0.00", "£1,234.50"),
        (1500000, '[>=1000000]£0.0,,"m";£0,"k"', "£1.5m"),
        (250000, '[>=1000000]£0.0,,"m";£0,"k"', "£250k"),
        (1234, '"$"#,##0_);("$"#,##0)', "£1,234"),
    ],
)
def test_money_is_printed_in_its_unit(
    value: CellValue, number_format: str, shown: str
) -> None:
    assert printed(value, number_format) == shown


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (-1234.5, "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        (-63.2, '£0.0"m";(£0.0"m")', "(£63.2m)"),
        (-1234.5, "#,##0;[Red]#,##0", "-1,235"),
        (-1234.5, "#,##0;[Red]-#,##0", "-1,235"),
        (-5, "General", "-5"),
        (-5, ACCOUNTING, "-£5.00"),
        (-0.04, "0.0%", "-4.0%"),
        (-0.4, "0", "0"),
    ],
)
def test_negative_keeps_a_sign(
    value: CellValue, number_format: str, shown: str
) -> None:
    assert printed(value, number_format) == shown


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.1 + 0.2, "General", "0.3"),
        (1 / 3, "General", "0.333333333"),
        (19543.123456789, "General", "19543.12346"),
        (2024.0, "General", "2024"),
        (60266381, "General", "60266381"),
        (1.005, "0.00", "1.01"),
        (2.5, "0", "3"),
        (0.1234, "0.0%", "12.3%"),
        (3, '0"%"', "3%"),
        (7, "@", "7"),
        (1234567.891, "#,##0.###", "1,234,567.891"),
        (7, "000", "007"),
        (12345678, "0.00E+00", "1.23E+07"),
        (True, "General", "TRUE"),
    ],
)
def test_number_has_the_digits_of_its_format(
    value: CellValue, number_format: str, shown: str
) -> None:
    assert printed(value, number_format) == shown


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0, ACCOUNTING, "£ -"),
        (0, '#,##0;-#,##0;"nil"', "nil"),
        (0, "#,##0;-#,##0;", ""),
        (5, ";;;", ""),
        ("note", ";;;", ""),
        ("Plan", '0;0;0;"re: "@', "re: Plan"),
    ],
)
def test_zero_and_text_are_printed_by_their_section(
    value: CellValue, number_format: str, shown: str
) -> None:
    assert printed(value, number_format) == shown


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (date(2024, 3, 31), "mm-dd-yy", "31/03/2024"),
        (date(2024, 3, 31), "d mmmm yyyy", "31 March 2024"),
        (date(2024, 3, 31), "[$-809]ddd dd mmm yy;@", "Sun 31 Mar 24"),
        (date(2024, 3, 31), "mmm-yy", "Mar-24"),
        (
            datetime(2024, 3, 31, 14, 5, tzinfo=UTC),
            "dd/mm/yyyy hh:mm",
            "31/03/2024 14:05",
        ),
        (time(14, 5), "h:mm AM/PM", "2:05 PM"),
        (timedelta(hours=30, minutes=2), "[h]:mm:ss", "30:02:00"),
        (date(2024, 3, 31), "General", "2024-03-31"),
    ],
)
def test_date_is_printed_as_formatted(
    value: CellValue, number_format: str, shown: str
) -> None:
    assert printed(value, number_format) == shown
