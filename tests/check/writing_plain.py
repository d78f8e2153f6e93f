"""Sentences whose numbers are tied: each holds a relation that a check can confirm."""

from __future__ import annotations

from writing import MONTHS, Writer, n, sentence, usd


@sentence
def to_from(w: Writer) -> str:
    before, rate = w.level(), w.rate()
    now = before * (1 + rate / 100)
    return f"Exports {w.up(rate)} {n(rate)} percent from a year earlier to {usd(now)} in {w.now}, from {usd(before)}."


@sentence
def against(w: Writer) -> str:
    before, rate = w.level(), w.rate(2)
    now = before * (1 + rate / 100)
    return f"Imports came to {usd(now)}, up {n(rate)}% on-year, against {usd(before)} a year ago."


@sentence
def compared(w: Writer) -> str:
    before, rate = w.level(100, 900), w.rate(2)
    now = before * (1 + rate / 100)
    return (
        f"Revenue for the quarter was ${n(now)} million, an increase of {n(rate)}% compared with ${n(before)} "
        f"million in the same quarter of {w.year - 1}."
    )


@sentence
def bracket(w: Writer) -> str:
    before, rate = w.level(100, 900), w.rate(2)
    now = before * (1 + rate / 100)
    return f"Net sales amounted to EUR {n(now)} million ({n(before)}), up {n(rate)} per cent."


@sentence
def bracket_rate(w: Writer) -> str:
    rates = [w.rate() for _ in range(3)]
    levels = [w.level(1, 9) for _ in range(3)]
    parts = [f"{usd(x)} ({'+' if r > 0 else '-'}{n(r)}%)" for x, r in zip(levels, rates, strict=True)]
    return f"Shipments to China, Japan and India were {parts[0]}, {parts[1]} and {parts[2]}, respectively."


@sentence
def balance(w: Writer) -> str:
    exports, imports = w.level(50, 70), w.level(30, 49)
    exports, imports = round(exports, 1), round(imports, 1)
    return f"Exports of ${n(exports)} billion and imports of ${n(imports)} billion left a trade surplus of ${n(exports - imports)} billion."


@sentence
def deficit(w: Writer) -> str:
    exports, imports = round(w.level(30, 49), 2), round(w.level(50, 70), 2)
    return f"With imports at {usd(imports)} and exports at {usd(exports)}, the trade deficit stood at {usd(imports - exports)}."


@sentence
def deficit_narrowed(w: Writer) -> str:
    before = w.level(60, 90)
    now = before * w.rng.uniform(0.6, 0.95)
    return f"The trade deficit narrowed from ${n(before)} billion to ${n(now)} billion, versus expectations of ${n(now + 2.3)} billion."


@sentence
def share_of(w: Writer) -> str:
    whole = w.level(40, 90)
    part = whole * w.rng.uniform(0.1, 0.6)
    return (
        f"Total orders reached {usd(whole)}. Of these, electronics accounted for {usd(part)}, or {n(part / whole * 100)} "
        "percent of the total."
    )


@sentence
def share_words(w: Writer) -> str:
    a, b = w.rng.uniform(10, 40), w.rng.uniform(10, 30)
    return (
        f"Services made up {n(a)} percent of output, compared with {n(a - 2.1)} percent a year earlier, while farming held {n(b)} percent."
    )


@sentence
def points(w: Writer) -> str:
    before, move = round(w.rng.uniform(3, 9), 1), round(w.rng.uniform(0.1, 0.9), 1)
    return f"The unemployment rate rose by {n(move)} percentage points to {n(before + move)} percent from {n(before)} percent in {w.last}."


@sentence
def basis_points(w: Writer) -> str:
    before, move = round(w.rng.uniform(3, 9), 2), w.rng.randrange(5, 60)
    return f"The net interest margin widened {move} basis points to {n(before + move / 100, 2)}% from {n(before, 2)}%."


@sentence
def added(w: Writer) -> str:
    before, move = w.rng.randrange(2000, 9000), w.rng.randrange(50, 400)
    return f"Headcount grew by {move:,} to {before + move:,} from {before:,} at the end of {w.year - 1}."


@sentence
def parts(w: Writer) -> str:
    a, b, c = (round(w.level(3, 20), 1) for _ in range(3))
    return (
        f"Output totaled {n(a + b + c)} million tonnes, comprising {n(a)} million tonnes of wheat, "
        f"{n(b)} million tonnes of maize and {n(c)} million tonnes of rice."
    )


@sentence
def partial_list(w: Writer) -> str:
    a, b, c = (round(w.level(3, 9), 1) for _ in range(3))
    return (
        f"Sales came to ${n(a + b + c + 7.7)} billion, led by phones at ${n(a)} billion, tablets at "
        f"${n(b)} billion and watches at ${n(c)} billion."
    )


@sentence
def converted(w: Writer) -> str:
    a, b, fx = w.level(2, 30), w.level(2, 30), w.rng.uniform(1300, 1400)
    return (
        f"The package is worth ${n(a, 2)} billion ({n(a * fx / 1000, 2)} trillion won), of which loans make up ${n(b / 10, 2)} billion "
        f"({n(b * fx / 10000, 2)} trillion won)."
    )


@sentence
def doubled(w: Writer) -> str:
    before = w.rng.randrange(200, 900)
    return f"Registrations more than doubled to {int(before * 2.3):,} from {before:,}."


@sentence
def nearly_double(w: Writer) -> str:
    before = w.rng.randrange(200_000, 900_000)
    return f"Visitors numbered {int(before * 1.94):,}, nearly double the {before:,} of a year earlier."


@sentence
def two_bases(w: Writer) -> str:
    a, b = round(w.rng.uniform(0.2, 0.9), 1), round(w.rng.uniform(2, 6), 1)
    return (
        f"Consumer prices rose {n(a)} percent on month and {n(b)} percent on year in {w.now}, after "
        f"gains of {n(a + 0.1)} percent and {n(b - 0.3)} percent in {w.last}."
    )


@sentence
def slowed(w: Writer) -> str:
    a = round(w.rng.uniform(3, 6), 1)
    return (
        f"Growth slowed to {n(a)} percent in {w.now} from {n(a + 1.2)} percent in {w.last}, below the "
        f"{n(a + 0.4)} percent forecast in a poll."
    )


@sentence
def expectation(w: Writer) -> str:
    a = round(w.rng.uniform(3, 6), 1)
    return f"Retail sales advanced {n(a)}%, beating the {n(a - 0.7)}% gain that economists had expected."


@sentence
def revised(w: Writer) -> str:
    a = round(w.rng.uniform(0.2, 0.9), 1)
    return f"The reading for {w.last} was revised up to {n(a + 0.2)} percent from {n(a)} percent."


@sentence
def record(w: Writer) -> str:
    old = w.level(20, 40)
    return f"Reserves hit a record {usd(old * 1.05)}, surpassing the previous peak of {usd(old)} set in March {w.year - 1}."


@sentence
def streak(w: Writer) -> str:
    return f"Output rose for a fourth straight month in {w.now}, a run that began in {MONTHS[w.month - 4]}."


@sentence
def eps(w: Writer) -> str:
    now, before = w.level(20, 60), w.level(70, 99)
    return (
        f"Net income decreased to ${n(now)} million, or ${n(now / 50, 2)} per diluted share, from ${n(before)} "
        f"million, or ${n(before / 50, 2)} per share."
    )


@sentence
def monthly_average(w: Writer) -> str:
    total = w.level(300, 700)
    return f"From January to {w.now} {w.year}, orders totaled {usd(total)}, an average of {usd(total / w.month)} a month."


@sentence
def contributions(w: Writer) -> str:
    a, b, c = (round(w.rng.uniform(0.1, 0.9), 1) for _ in range(3))
    return f"GDP grew {n(a + b + c)} percent: consumption contributed {n(a)} percentage points, investment {n(b)} and net exports {n(c)}."


@sentence
def answers(w: Writer) -> str:
    a, b = round(w.rng.uniform(20, 40), 1), round(w.rng.uniform(20, 40), 1)
    return (
        f"Of the firms polled, {n(a)} percent expect an increase, {n(b)} percent see no change and "
        f"{n(100 - a - b)} percent expect a decline."
    )


@sentence
def subset(w: Writer) -> str:
    whole = w.level(30, 60)
    return (
        f"Farm exports amounted to {usd(whole)}, with fruit at {usd(whole * 0.22)} and coffee at {usd(whole * 0.31)}, "
        f"up {n(w.rate(2))} percent and {n(w.rate(2))} percent."
    )


@sentence
def volume_value(w: Writer) -> str:
    tonnes, price = w.level(2, 9), w.rng.uniform(300, 700)
    return (
        f"Rice exports reached {n(tonnes, 2)} million tonnes worth {usd(tonnes * price / 1000)}, at "
        f"an average price of ${n(price, 0)} a tonne."
    )


@sentence
def rate_of_change(w: Writer) -> str:
    a = round(w.rng.uniform(40, 60), 1)
    return f"The purchasing managers' index eased to {n(a)} from {n(a + 1.4)}, while new orders held at {n(a - 2)}."


@sentence
def guidance(w: Writer) -> str:
    a = w.rng.randrange(200, 400)
    return f"The company expects revenue of ${a} million to ${a + 20} million this quarter, against ${a - 40} million last year."


@sentence
def lift_margin(w: Writer) -> str:
    a = round(w.rng.uniform(10, 20), 1)
    return f"Costs fell {n(w.rate(2))} percent, lifting the operating margin to {n(a)} percent from {n(a - 1.3)} percent."


@sentence
def ytd(w: Writer) -> str:
    before, rate = w.level(200, 400), w.rate(2)
    return (
        f"In the first {w.month} months of the year the total was {usd(before * (1 + rate / 100))}, "
        f"{n(rate)} percent more than in the same period of {w.year - 1} ({usd(before)})."
    )


@sentence
def from_to(w: Writer) -> str:
    before, rate = w.level(3, 9), w.rate(-18, -2)
    return f"Sales to Italy slipped from {usd(before)} to {usd(before * (1 + rate / 100))}, or by {n(rate)} percent."


@sentence
def list_of_rates(w: Writer) -> str:
    return (
        f"Orders for cars, ships and steel moved by {n(w.rate(2))} percent, {n(w.rate(2))} percent "
        f"and {n(w.rate(2))} percent, respectively."
    )


@sentence
def remaining(w: Writer) -> str:
    a, b = round(w.rng.uniform(20, 40), 0), round(w.rng.uniform(20, 40), 0)
    return (
        f"Asia took {n(a, 0)} percent of shipments, Europe {n(b, 0)} percent and other markets the remaining {n(100 - a - b, 0)} percent."
    )


@sentence
def per_day(w: Writer) -> str:
    a = w.level(2, 5)
    return f"Crude output averaged {n(a, 2)} million barrels a day, {n(w.rate(2), 0)},000 barrels a day below its quota."


@sentence
def loss(w: Writer) -> str:
    before = w.level(50, 90)
    return f"The operating loss shrank to ${n(before * 0.6)} million from ${n(before)} million."


@sentence
def swung(w: Writer) -> str:
    return f"The current account swung to a surplus of {usd(w.level(1, 4))} from a deficit of {usd(w.level(1, 4))} in {w.last}."
