"""Kent, Children, Young People and Education Cabinet Committee, 20 January 2026."""

KENT = """\
Kent County Council

MEETING:\tChildren, Young People and Education Cabinet Committee
MEETING DATE:\t20 January 2026
TITLE:\tSafety Valve agreement: where it stands
CLASSIFICATION:\tUnrestricted

1 PURPOSE

- 1.1 To tell members how the SEND deficit compares with the Safety Valve agreement.

2 BACKGROUND

- 2.1 In 2021-22, the year before the agreement, the Council spent £52m (20%) more on \
SEND than the government grant. With earlier years the total overspend had come to £97m.
- 2.2 The agreement began in 2022-23 and runs for five years, to 2027-28.

3 WHAT WAS AGREED

- 3.1 The accumulated deficit is to be paid off by two parties:

Contribution\tAmount
Department for Education (DfE)\t£140m
Kent County Council\t£82m

Table 1: Contributions under the agreement

- 3.2 Without the agreement, up to £222m would have had to come out of SEND \
spending.

4 POSITION

- 4.1 An in-year deficit of £70m is expected in 2025-26.
- 4.2 The accumulated deficit is set to reach £136m by March 2026.
- 4.3 Every payment due so far has been received. Later ones could be withheld if the \
DfE finds too little progress.

5 RECOMMENDATION

- 5.1 Members are asked to note the report.

{note}
"""
