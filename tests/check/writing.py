"""Right articles by the dozen: sentences whose numbers are worked out, in many ways of writing.

`article(seed)` is a text whose every relation holds with rounding; `with_fault(seed)` is the same text with one figure
changed, and what was changed. They serve to measure false alarms and sensitivity on writing that no rule was made for.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


@dataclass
class Writer:
    """Draws true values and writes them rounded. `spans` keeps the written numbers of the running sentence."""

    rng: random.Random
    month: int = 5
    year: int = 2024
    spans: list[str] = field(default_factory=list)

    def level(self, low: float = 2, high: float = 90) -> float:
        return self.rng.uniform(low, high)

    def rate(self, low: float = -18, high: float = 25) -> float:
        found = self.rng.uniform(low, high)
        return found if abs(found) > 0.8 else 3.4

    def up(
        self,
        rate: float,
        rise: tuple[str, ...] = ("rose", "increased", "climbed", "grew"),
        fall: tuple[str, ...] = ("fell", "dropped", "declined", "slid"),
    ) -> str:
        return self.rng.choice(rise if rate > 0 else fall)

    @property
    def now(self) -> str:
        return MONTHS[self.month - 1]

    @property
    def last(self) -> str:
        return MONTHS[self.month - 2]


def n(value: float, places: int = 1) -> str:
    return f"{Decimal(repr(abs(value))).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP):,f}"


def usd(value: float, places: int = 2) -> str:
    return f"${n(value, places)} billion"


Sentence = Callable[[Writer], str]
SENTENCES: list[Sentence] = []


def sentence(make: Sentence) -> Sentence:
    SENTENCES.append(make)
    return make


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
    return f"Revenue for the quarter was ${n(now)} million, an increase of {n(rate)}% compared with ${n(before)} million in the same quarter of {w.year - 1}."


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
    return f"Total orders reached {usd(whole)}. Of these, electronics accounted for {usd(part)}, or {n(part / whole * 100)} percent of the total."


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
    return f"Output totaled {n(a + b + c)} million tonnes, comprising {n(a)} million tonnes of wheat, {n(b)} million tonnes of maize and {n(c)} million tonnes of rice."


@sentence
def partial_list(w: Writer) -> str:
    a, b, c = (round(w.level(3, 9), 1) for _ in range(3))
    return f"Sales came to ${n(a + b + c + 7.7)} billion, led by phones at ${n(a)} billion, tablets at ${n(b)} billion and watches at ${n(c)} billion."


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
    return f"Consumer prices rose {n(a)} percent on month and {n(b)} percent on year in {w.now}, after gains of {n(a + 0.1)} percent and {n(b - 0.3)} percent in {w.last}."


@sentence
def slowed(w: Writer) -> str:
    a = round(w.rng.uniform(3, 6), 1)
    return f"Growth slowed to {n(a)} percent in {w.now} from {n(a + 1.2)} percent in {w.last}, below the {n(a + 0.4)} percent forecast in a poll."


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
    return f"Net income decreased to ${n(now)} million, or ${n(now / 50, 2)} per diluted share, from ${n(before)} million, or ${n(before / 50, 2)} per share."


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
    return f"Of the firms polled, {n(a)} percent expect an increase, {n(b)} percent see no change and {n(100 - a - b)} percent expect a decline."


@sentence
def subset(w: Writer) -> str:
    whole = w.level(30, 60)
    return f"Farm exports amounted to {usd(whole)}, with fruit at {usd(whole * 0.22)} and coffee at {usd(whole * 0.31)}, up {n(w.rate(2))} percent and {n(w.rate(2))} percent."


@sentence
def volume_value(w: Writer) -> str:
    tonnes, price = w.level(2, 9), w.rng.uniform(300, 700)
    return f"Rice exports reached {n(tonnes, 2)} million tonnes worth {usd(tonnes * price / 1000)}, at an average price of ${n(price, 0)} a tonne."


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
    return f"In the first {w.month} months of the year the total was {usd(before * (1 + rate / 100))}, {n(rate)} percent more than in the same period of {w.year - 1} ({usd(before)})."


@sentence
def from_to(w: Writer) -> str:
    before, rate = w.level(3, 9), w.rate(-18, -2)
    return f"Sales to Italy slipped from {usd(before)} to {usd(before * (1 + rate / 100))}, or by {n(rate)} percent."


@sentence
def list_of_rates(w: Writer) -> str:
    return f"Orders for cars, ships and steel moved by {n(w.rate(2))} percent, {n(w.rate(2))} percent and {n(w.rate(2))} percent, respectively."


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


@sentence
def quoted_rate(w: Writer) -> str:
    a, b = w.level(20, 60), w.level(2, 9)
    return f'"We grew {n(w.rate(5), 0)} percent last year and shipped {n(a)} million units," said Mr. Park, whose firm holds {n(b)} percent of the market.'


@sentence
def nested(w: Writer) -> str:
    a = w.rng.randrange(60, 90)
    return f"Operating profit was ${a + 12} million, which improved on the fourth quarter's ${a} million, itself down {n(w.rate(5), 0)} percent."


@sentence
def between_things(w: Writer) -> str:
    coal = w.level(20, 40)
    wind = coal * 1.18
    return f"Wind plants produced {n(wind)} terawatt hours, 18 percent more than the {n(coal)} terawatt hours from coal."


@sentence
def deficit_by_country(w: Writer) -> str:
    a, d = w.level(80, 110), w.level(10, 30)
    return f"The goods deficit with China increased USD {n(d)} billion to USD {n(a)} billion, while that with Canada rose USD {n(d / 3)} billion to USD {n(a / 4)} billion."


@sentence
def against_months(w: Writer) -> str:
    a = w.level(38, 40)
    return f"The resulting surplus was ${n(a, 2)} billion, compared with ${n(a - 0.4, 2)} billion in {w.last} and a record ${n(a + 1.3, 2)} billion in November."


@sentence
def profit_on_fees(w: Writer) -> str:
    before, rate = w.level(300, 500), w.rate(4)
    return f"The lender reported a {n(rate)}% rise in quarterly profit at Rs {n(before * (1 + rate / 100))} crore on higher fees, from Rs {n(before)} crore."


@sentence
def amount_then_rate(w: Writer) -> str:
    before, rate = w.level(100, 160), w.rate(-16, -3)
    now = before * (1 + rate / 100)
    return f"Turnover fell ${n(before - now)} billion, or {n(rate)}%, to ${n(now)} billion from ${n(before)} billion."


@sentence
def price_volume(w: Writer) -> str:
    a, b = round(w.rng.uniform(0.3, 0.9), 1), round(w.rng.uniform(1.1, 1.9), 1)
    return f"Organic growth came to {n(a + b)}% ({n(a)}% volume and {n(b)}% price)."


@sentence
def revised_from(w: Writer) -> str:
    a = w.rng.randrange(60, 120)
    return f"Payrolls rose by {a + 34},000 in {w.now}, while the {w.last} gain was cut to {a - 26},000 from {a},000."


@sentence
def year_ago_tail(w: Writer) -> str:
    before, rate = w.level(20, 60), w.rate(2)
    return f"Bank lending stood at EUR {n(before * (1 + rate / 100))} billion at the end of {w.now}; a year earlier it had been EUR {n(before)} billion."


@sentence
def three_bases(w: Writer) -> str:
    return f"Factory output was up {n(w.rate(1, 3))}% on the month, {n(w.rate(4, 8))}% on the year and {n(w.rate(9, 12))}% from January to {w.now}."


@sentence
def shares_of_growth(w: Writer) -> str:
    a = w.level(3, 8)
    return f"Tourist spending climbed {n(a)} percent; hotels alone accounted for {n(w.rng.uniform(30, 60), 0)} percent of the increase."


@sentence
def multi_answers(w: Writer) -> str:
    return f"Asked for their worries, {n(w.rng.uniform(50, 80), 0)} percent named wages, {n(w.rng.uniform(40, 60), 0)} percent energy and {n(w.rng.uniform(20, 40), 0)} percent taxes."


@sentence
def top_lists(w: Writer) -> str:
    sizes = sorted((w.level(3, 30) for _ in range(4)), reverse=True)
    return f"Germany was the largest buyer at {usd(sizes[0])}, followed by France ({usd(sizes[1])}), Italy ({usd(sizes[2])}) and Spain ({usd(sizes[3])})."


@sentence
def organic(w: Writer) -> str:
    before, rate = w.level(900, 1900), w.rate(3, 9)
    return f"Sales increased by {n(rate)}% to CHF {n(before * (1 + rate / 100))} million (CHF {n(before)} million), with organic growth of {n(rate - 2)}%."


@sentence
def gdp_nominal(w: Writer) -> str:
    before = w.level(2.1, 2.9)
    return f"Real GDP expanded {n(w.rate(1, 2))}% in the quarter; at current prices it was C${n(before * 1.013, 3)} trillion after C${n(before, 3)} trillion."


@sentence
def stated_rate(w: Writer) -> str:
    fx, a = w.rng.uniform(6.8, 7.3), w.level(200, 400)
    return f"China's surplus was {n(a)} billion yuan (${n(a / fx, 2)} billion) in {w.now}. ($1 = {n(fx, 4)} yuan)"


@sentence
def capacity(w: Writer) -> str:
    a = w.level(4, 6)
    return (
        f"The plant will lift capacity from {n(a)} million to {n(a * 1.6)} million tonnes a year by 2027 at a cost of {usd(w.level(1, 4))}."
    )


@sentence
def ages_prices(w: Writer) -> str:
    a = w.level(60, 90)
    return f"Brent settled at ${n(a, 2)} a barrel, up {n(w.rate(1, 3))}%, after touching ${n(a + 1.2, 2)} earlier in the day."


@sentence
def table_like(w: Writer) -> str:
    a, b = w.level(10, 40), w.level(10, 40)
    return f"Highlights\n- Domestic: {n(a)} million, +{n(w.rate(2))}%\n- Foreign: {n(b)} million, -{n(w.rate(-9, -2))}%\nFurther details follow."


@sentence
def half_of(w: Writer) -> str:
    a = w.level(10, 40)
    return f"About a third of the {n(a)} million passengers flew abroad, and roughly half of them to Asia."


@sentence
def margin_pair(w: Writer) -> str:
    a = round(w.rng.uniform(8, 20), 1)
    return f"EBITDA reached EUR {n(w.level(100, 300))} million, corresponding to a margin of {n(a)} per cent ({n(a + 1.1)})."


@sentence
def eleven_of(w: Writer) -> str:
    return f"Eleven of the {w.rng.randrange(15, 20)} industries grew, led by steel with {n(w.rate(5, 20))} percent, and 1 in 6 firms hired more staff."


@sentence
def outlook(w: Writer) -> str:
    a = round(w.rng.uniform(2, 4), 1)
    return f"The bank raised its growth forecast for {w.year + 1} to {n(a)} percent from {n(a - 0.3)} percent and cut that for inflation to {n(a - 0.5)} percent."


@sentence
def contraction(w: Writer) -> str:
    return f"Construction output contracted {n(w.rate(2, 6))} percent, compared with a fall of {n(w.rate(7, 12))} percent the previous quarter."


@sentence
def long_gap(w: Writer) -> str:
    a = w.level(10, 30)
    return f"Arrivals totaled {n(a, 2)} million, still {n(w.rate(10, 30))} percent below the level of 2019 but {n(w.rate(40, 90))} percent above that of {w.year - 2}."


@sentence
def on_sales_of(w: Writer) -> str:
    return f"The group earned EUR {n(w.level(20, 90))} million on sales of EUR {n(w.level(300, 900))} million, up {n(w.rate(2, 9))}% and {n(w.rate(2, 9))}% respectively."


@sentence
def housing(w: Writer) -> str:
    single, multi = w.rng.randrange(800, 1100), w.rng.randrange(250, 450)
    whole = single + multi
    before = round(whole / 1.034)
    return (
        f"Housing starts rose 3.4 percent to a seasonally adjusted annual rate of {whole},000 units in {w.now} from a revised {before},000 in {w.last}; "
        f"single-family starts were at {single},000 and multi-family starts at {multi},000."
    )


@sentence
def crops(w: Writer) -> str:
    area, grain = w.level(2, 6), w.rng.uniform(3, 8)
    return f"Farmers harvested {n(area, 2)} million hectares with an average yield of {n(grain, 2)} tonnes per hectare, for a crop of {n(area * grain)} million tonnes."


@sentence
def airline(w: Writer) -> str:
    seats = w.level(5, 9)
    load = w.rng.uniform(0.7, 0.9)
    return (
        f"Passenger traffic reached {n(seats * load, 2)} billion revenue passenger kilometres on capacity of {n(seats, 2)} billion seat kilometres, "
        f"a load factor of {n(load * 100)} percent, up {n(w.rng.uniform(0.3, 3))} points."
    )


@sentence
def power_mix(w: Writer) -> str:
    a, b = w.rng.randrange(20, 40), w.rng.randrange(20, 35)
    return f"Gas supplied {a} percent of electricity, renewables {b} percent and nuclear plants {100 - a - b - 11} percent, with coal making up the rest."


@sentence
def steel(w: Writer) -> str:
    month, rate = w.level(5, 9), w.rate(2, 8)
    return (
        f"Crude steel output in {w.now} was {n(month, 2)} million tonnes, {n(rate)}% higher than in {w.now} {w.year - 1}, "
        f"and {n(month * w.month * 1.02)} million tonnes in the first {w.month} months."
    )


@sentence
def yen(w: Writer) -> str:
    exports, imports = w.level(8, 9), w.level(9, 10)
    exports, imports = round(exports, 2), round(imports, 2)
    return (
        f"Exports rose {n(w.rate(2, 9))}% to {n(exports, 2)} trillion yen and imports {n(w.rate(2, 9))}% to {n(imports, 2)} trillion yen, "
        f"resulting in a deficit of {n((imports - exports) * 1000, 0)} billion yen."
    )


@sentence
def survey_balance(w: Writer) -> str:
    a = w.rng.randrange(5, 30)
    return f"The business climate index rose to {a + 90}.4 points from {a + 88}.9 points, its highest reading since March {w.year - 1}, when it was {a + 91}.0."


@sentence
def vacancies(w: Writer) -> str:
    a = w.level(4, 9)
    return f"The number of unemployed fell by {n(a * 10, 0)},000 to {n(a, 2)} million, or {n(a / 1.6)} percent of the workforce."


@sentence
def half_year(w: Writer) -> str:
    a, b = round(w.level(2, 5), 1), round(w.level(2, 5), 1)
    return f"Group sales were EUR {n(a)} billion in the first quarter and EUR {n(b)} billion in the second, bringing the half-year total to EUR {n(a + b)} billion."


@sentence
def per_capita(w: Writer) -> str:
    people, spent = w.level(3, 9), w.level(2, 9)
    return f"Some {n(people, 2)} million travellers spent ${n(spent, 2)} billion, or ${n(spent * 1000 / people, 0)} per head."


@sentence
def percent_of_target(w: Writer) -> str:
    goal = w.rng.randrange(200, 400)
    done = goal * w.rng.uniform(0.4, 0.9)
    return f"Disbursement reached ${n(done)} million, or {n(done / goal * 100)} percent of the ${goal} million annual plan."


@sentence
def men_women(w: Writer) -> str:
    men, women = w.rng.randrange(900, 1500), w.rng.randrange(900, 1500)
    return f"The office registered {men + women:,} births: {men:,} boys and {women:,} girls."


@sentence
def of_whom(w: Writer) -> str:
    a = w.rng.randrange(5000, 9000)
    return f"Of the {a:,} firms asked, {a - 1200:,} answered, and {n(w.rng.uniform(30, 60), 0)} percent of those plan to hire."


@sentence
def ratio_times(w: Writer) -> str:
    before = w.level(2, 9)
    return f"Revenue from chargers was ${n(before * 3.2)} million, 3.2 times the ${n(before)} million of {w.year - 2}."


@sentence
def cents(w: Writer) -> str:
    a = w.level(120, 180)
    return (
        f"Diesel cost {n(a)} cents a litre on average, {n(6.3)} cents less than in {w.last}, when it stood at {n(round(a, 1) + 6.3)} cents."
    )


@sentence
def sooner(w: Writer) -> str:
    return f"Delivery times shortened to {w.rng.randrange(20, 30)} days from {w.rng.randrange(31, 45)} days as {w.rng.randrange(12, 19)} new ships entered service."


def article(seed: int, *, count: int = 7) -> str:
    """A dateline and some sentences, in one or several paragraphs."""
    rng = random.Random(seed)
    w = Writer(rng, month=rng.randrange(5, 12))
    body = [make(w) for make in rng.sample(SENTENCES, count)]
    pieces = [f"SEOUL, {MONTHS[w.month % 12]} 14, {w.year} (Hanbit) --"]
    for text in body:
        pieces.append(rng.choice((" ", " ", "\n\n")) + text)
    return "".join(pieces)


def published(seed: int) -> str:
    rng = random.Random(seed)
    return f"2024-{rng.randrange(5, 12) % 12 + 1:02d}-14"
