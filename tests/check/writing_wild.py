"""Sentences of other kinds of release: relations told in other words, and numbers that look tied and are not."""

from __future__ import annotations

from writing import Writer, n, sentence, usd


@sentence
def quoted_rate(w: Writer) -> str:
    a, b = w.level(20, 60), w.level(2, 9)
    return (
        f'"We grew {n(w.rate(5), 0)} percent last year and shipped {n(a)} million units," said '
        f"Mr. Park, whose firm holds {n(b)} percent of the market."
    )


@sentence
def nested(w: Writer) -> str:
    a = w.rng.randrange(60, 90)
    return (
        f"Operating profit was ${a + 12} million, which improved on the fourth quarter's ${a} million, "
        f"itself down {n(w.rate(5), 0)} percent."
    )


@sentence
def between_things(w: Writer) -> str:
    coal = w.level(20, 40)
    wind = coal * 1.18
    return f"Wind plants produced {n(wind)} terawatt hours, 18 percent more than the {n(coal)} terawatt hours from coal."


@sentence
def deficit_by_country(w: Writer) -> str:
    a, d = w.level(80, 110), w.level(10, 30)
    return (
        f"The goods deficit with China increased USD {n(d)} billion to USD {n(a)} billion, while that "
        f"with Canada rose USD {n(d / 3)} billion to USD {n(a / 4)} billion."
    )


@sentence
def against_months(w: Writer) -> str:
    a = w.level(38, 40)
    return (
        f"The resulting surplus was ${n(a, 2)} billion, compared with ${n(a - 0.4, 2)} billion in {w.last} "
        f"and a record ${n(a + 1.3, 2)} billion in November."
    )


@sentence
def profit_on_fees(w: Writer) -> str:
    before, rate = w.level(300, 500), w.rate(4)
    return (
        f"The lender reported a {n(rate)}% rise in quarterly profit at Rs {n(before * (1 + rate / 100))} "
        f"crore on higher fees, from Rs {n(before)} crore."
    )


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
    return (
        f"Bank lending stood at EUR {n(before * (1 + rate / 100))} billion at the end of {w.now}; a "
        f"year earlier it had been EUR {n(before)} billion."
    )


@sentence
def three_bases(w: Writer) -> str:
    return (
        f"Factory output was up {n(w.rate(1, 3))}% on the month, {n(w.rate(4, 8))}% on the year and "
        f"{n(w.rate(9, 12))}% from January to {w.now}."
    )


@sentence
def shares_of_growth(w: Writer) -> str:
    a = w.level(3, 8)
    return f"Tourist spending climbed {n(a)} percent; hotels alone accounted for {n(w.rng.uniform(30, 60), 0)} percent of the increase."


@sentence
def multi_answers(w: Writer) -> str:
    return (
        f"Asked for their worries, {n(w.rng.uniform(50, 80), 0)} percent named wages, {n(w.rng.uniform(40, 60), 0)} "
        f"percent energy and {n(w.rng.uniform(20, 40), 0)} percent taxes."
    )


@sentence
def top_lists(w: Writer) -> str:
    sizes = sorted((w.level(3, 30) for _ in range(4)), reverse=True)
    return (
        f"Germany was the largest buyer at {usd(sizes[0])}, followed by France ({usd(sizes[1])}), Italy "
        f"({usd(sizes[2])}) and Spain ({usd(sizes[3])})."
    )


@sentence
def organic(w: Writer) -> str:
    before, rate = w.level(900, 1900), w.rate(3, 9)
    return (
        f"Sales increased by {n(rate)}% to CHF {n(before * (1 + rate / 100))} million (CHF {n(before)} "
        f"million), with organic growth of {n(rate - 2)}%."
    )


@sentence
def gdp_nominal(w: Writer) -> str:
    before = w.level(2.1, 2.9)
    return (
        f"Real GDP expanded {n(w.rate(1, 2))}% in the quarter; at current prices it was C${n(before * 1.013, 3)} "
        f"trillion after C${n(before, 3)} trillion."
    )


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
    return (
        f"Highlights\n- Domestic: {n(a)} million, +{n(w.rate(2))}%\n- Foreign: {n(b)} million, -{n(w.rate(-9, -2))}%\nFurther "
        "details follow."
    )


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
    return (
        f"Eleven of the {w.rng.randrange(15, 20)} industries grew, led by steel with {n(w.rate(5, 20))} "
        "percent, and 1 in 6 firms hired more staff."
    )


@sentence
def outlook(w: Writer) -> str:
    a = round(w.rng.uniform(2, 4), 1)
    return (
        f"The bank raised its growth forecast for {w.year + 1} to {n(a)} percent from {n(a - 0.3)} "
        f"percent and cut that for inflation to {n(a - 0.5)} percent."
    )


@sentence
def contraction(w: Writer) -> str:
    return (
        f"Construction output contracted {n(w.rate(2, 6))} percent, compared with a fall of {n(w.rate(7, 12))} "
        "percent the previous quarter."
    )


@sentence
def long_gap(w: Writer) -> str:
    a = w.level(10, 30)
    return (
        f"Arrivals totaled {n(a, 2)} million, still {n(w.rate(10, 30))} percent below the level of "
        f"2019 but {n(w.rate(40, 90))} percent above that of {w.year - 2}."
    )


@sentence
def on_sales_of(w: Writer) -> str:
    return (
        f"The group earned EUR {n(w.level(20, 90))} million on sales of EUR {n(w.level(300, 900))} "
        f"million, up {n(w.rate(2, 9))}% and {n(w.rate(2, 9))}% respectively."
    )


@sentence
def housing(w: Writer) -> str:
    single, multi = w.rng.randrange(800, 1100), w.rng.randrange(250, 450)
    whole = single + multi
    before = round(whole / 1.034)
    return (
        f"Housing starts rose 3.4 percent to a seasonally adjusted annual rate of {whole},000 "
        f"units in {w.now} from a revised {before},000 in {w.last}; "
        f"single-family starts were at {single},000 and multi-family starts at {multi},000."
    )


@sentence
def crops(w: Writer) -> str:
    area, grain = w.level(2, 6), w.rng.uniform(3, 8)
    return (
        f"Farmers harvested {n(area, 2)} million hectares with an average yield of {n(grain, 2)} tonnes "
        f"per hectare, for a crop of {n(area * grain)} million tonnes."
    )


@sentence
def airline(w: Writer) -> str:
    seats = w.level(5, 9)
    load = w.rng.uniform(0.7, 0.9)
    return (
        f"Passenger traffic reached {n(seats * load, 2)} billion revenue passenger kilometres "
        f"on capacity of {n(seats, 2)} billion seat kilometres, "
        f"a load factor of {n(load * 100)} percent, up {n(w.rng.uniform(0.3, 3))} points."
    )


@sentence
def power_mix(w: Writer) -> str:
    a, b = w.rng.randrange(20, 40), w.rng.randrange(20, 35)
    return (
        f"Gas supplied {a} percent of electricity, renewables {b} percent and nuclear plants {100 - a - b - 11} "
        "percent, with coal making up the rest."
    )


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
    return (
        f"The business climate index rose to {a + 90}.4 points from {a + 88}.9 points, its highest "
        f"reading since March {w.year - 1}, when it was {a + 91}.0."
    )


@sentence
def vacancies(w: Writer) -> str:
    a = w.level(4, 9)
    return f"The number of unemployed fell by {n(a * 10, 0)},000 to {n(a, 2)} million, or {n(a / 1.6)} percent of the workforce."


@sentence
def half_year(w: Writer) -> str:
    a, b = round(w.level(2, 5), 1), round(w.level(2, 5), 1)
    return (
        f"Group sales were EUR {n(a)} billion in the first quarter and EUR {n(b)} billion in the second, "
        f"bringing the half-year total to EUR {n(a + b)} billion."
    )


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
    return (
        f"Delivery times shortened to {w.rng.randrange(20, 30)} days from {w.rng.randrange(31, 45)} "
        f"days as {w.rng.randrange(12, 19)} new ships entered service."
    )
