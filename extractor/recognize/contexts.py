"""Contexts: words beside a number that settle what the number is.

One list a purpose; the name says which side of the number is meant. Lower case unless said otherwise.
"""

# ruff: noqa: SIM905  word lists read best as plain text

from __future__ import annotations

NAMED = frozenset(
    """
    section sections sec article articles art clause paragraph para rule regulation chapter schedule annex appendix exhibit table
    tables figure fig chart graph box page pages note notes footnote line item step volume vol issue edition version ver phase
    stage tier category class type level scope layer gate terminal berth pier block lot unit plot train flight route highway
    interstate motorway road junction exit room suite floor apt building hall booth postcode zip iso iec ifrs ias gaap asc frs
    sfas en din ansi ieee rfc form basel mifid covid sars h1n1 boeing airbus cessna embraer bombardier antonov tupolev saab bmw
    audi porsche ferrari peugeot mazda iphone ipad galaxy pixel windows android playstation xbox model series generation gen
    apollo ariane falcon soyuz mark mk bluetooth usb wi-fi wifi hdmi pcie top s&p fortune ftse nikkei dax cac ibex nasdaq russell stoxx
    kospi csi sensex nifty topix smi aex omx asx tsx p fi qtr group agenda vision horizon industry formula euro channel studio phone
    tel telephone fax mobile call isin cusip sedol ticker code codes sku hs hts isic naics nace sic psu act bill law decree order
    resolution directive proposition prop proclamation docket case cap cfr usc expo olympics mission project operation area
    district ward precinct psalm grade liga ligue bundesliga serie aged age ages no-frills win day
    """.split()
)

CAPITAL_ONLY = frozenset(
    """
    mark euro group vision series unit order act line area case model class type form level grade day issue note item building
    generation mission project operation channel block lot hall floor galaxy pixel horizon industry p step phase stage box gate
    code train ward district chart road table figure mobile call win law bill room volume category exit
    """.split()
)

PHONES = frozenset(
    """
    phone tel telephone fax mobile call hotline contact whatsapp
    abn acn cin lei vat
    hkex sehk tse tyo krx kospi kosdaq sse szse twse bse nse sgx idx code ticker isin
    """.split()
)

TEMPORAL_LEFT = frozenset(
    """
    first last past next previous latest final recent coming following preceding prior initial opening closing the these those
    this for in within over every each after since during least another under whole all throughout until trailing rolling
    """.split()
)

YEAR_LEFT = frozenset(
    """
    in of since by from until till during the for fiscal year years early late mid to through and between before after calendar
    its their our above below
    spring summer autumn fall winter quarter half months month week q1 q2 q3 q4 h1 h2 fy cy ye year-end end-of as this last
    christmas season vs versus than
    """.split()
)

NOT_COUNTED = frozenset(
    """
    sales levels figures data results exports imports prices elections earnings revenues profits estimates projections forecasts targets
    accounts statistics peaks highs lows models crops harvests budgets olympics games averages totals values volumes rates records plans
    sanctions tariffs reforms reports series news losses gains terms dollars shipments deliveries
    """.split()
)

A_NOUNS = frozenset(
    """
    share piece head person night unit ton tonne barrel bushel gallon litre liter kilo kilogram kg pound ounce day week month year
    hour minute pack bag box bottle household customer passenger visitor room vehicle car worker employee student family
    megawatt-hour kwh mwh mmbtu therm acre hectare quarter trip visit seat contract
    """.split()
)

COMPARISON_LEFT = frozenset(
    """
    percent cent pct pc % points point higher lower larger increase increases rise gain growth improvement decline drop jump advance
    premium up more times fold
    """.split()
)

WENT = frozenset(
    """
    go went goes going crept shot kept back ticking edging moving picking inching creeping climbing
    tick ticks edge edges move moves pick picks inch inches creep creeps climb climbs nudge nudges perk perks head heads jump jumps
    drift drifts shoot shoots firm firms trend trends bounce bounces speed speeds heat heats warm warms push pushes run runs ran sped
    """.split()
)

BE = frozenset(
    """
    was were is are been
    """.split()
)

NOT_SUPERLATIVE = frozenset(
    """
    interest request forest test west rest guest contest harvest invest protest quest chest nest priest conquest arrest digest
    suggest midwest southwest northwest latest
    """.split()
)

VERBS = frozenset(
    """
    ranked ranks ranking rank placed places came comes coming finished finishes stood stands
    """.split()
)

LINKING = frozenset(
    """
    was is in remained remains be are were place held holds took takes and
    """.split()
)

DETERMINERS = frozenset(
    """
    a an the its their his her our this that every each
    """.split()
)

LEGAL = frozenset(
    """
    release bill law decree order resolution act regulation directive case docket permit file notice circular ordinance
    proclamation document contract flight bus line rule unit reactor plant pier terminal well block opus symphony
    """.split()
)

TIMES_LEFT = frozenset(
    """
    by of over nearly almost about around up rose jumped increased grew than subscribed some roughly approximately was is at to
    covered multiplied soared expanded surged climbed ratio from
    """.split()
)

PERIOD_LEFT = frozenset(
    """
    first second latter other final this last previous next each early late that same third fourth the past every another prior
    current whole entire per strong weak best worst
    """.split()
)

SHARE_LEFT = frozenset(
    """
    by nearly almost about over than roughly down up fell dropped rose lost some around shed to for only just under least gained
    grew declined plunged jumped slumped increased decreased cut approximately exactly accounted
    """.split()
)

RANGING = frozenset(
    """
    range ranges ranged ranging vary varies varied varying anywhere somewhere estimates forecasts
    """.split()
)

QUIET_LEFT = frozenset(
    """
    the these those both all first last other any of its their next past previous our top
    """.split()
)

MOVEMENTS = frozenset(
    """
    rose fell grew gained lost dropped declined increased decreased climbed jumped plunged slipped edged up down advanced eased
    rises falls rise fall sank surged dipped widened narrowed
    """.split()
)

STOP = frozenset(
    """
    a an the this that these those its their his her our and or but nor of in on at to from for by with without over under above
    below between among during since until till through than as per versus vs against compared comparing up down out off into onto
    about across after before while when where which who whom whose what if because due amid despite via within was were is are be
    been being has have had do does did will would can could may might shall should must not no rose rise rises fell fall falls
    grew gained lost dropped declined increased decreased climbed jumped plunged slipped edged reached hit stood came went made
    remained remains exceeded followed accounted contributed added more less fewer most least each every respectively also only
    just still yet year-on-year yoy on-year ago earlier later last next higher lower worth so such there it he she they we i you
    both either all any some january february march april june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday year-over-year month-on-month quarter-on-quarter annually monthly quarterly times
    time compare said says according including excluding
    """.split()
)

IRREGULAR = frozenset(
    """
    people persons staff personnel men women children cattle sheep police aircraft livestock headcount poultry fish deer feet
    teeth crew swine vehicles head
    """.split()
)

MONTHS = frozenset(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)
