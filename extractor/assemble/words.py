"""Words that the sentence reader itself knows, with what they do; all others are entries of patterns/."""

from __future__ import annotations

from extractor.vocabulary.classes import members

# verbs of being and their helpers
COPULA = frozenset({
    "is", "are", "was", "were", "be", "been", "being", "has", "had", "have", "will", "would", "may", "might", "could", "should",
    "can", "must", "does", "did", "do", "having", "am", "shall",
})  # fmt: skip
# who says it is no subject of figures
SPEECH = frozenset({
    "said", "says", "say", "saying", "told", "noted", "noting", "announced", "announces", "announcing", "showed", "shows", "show",
    "shown", "showing", "published", "released", "tallied", "tallies", "reckons", "reckoned", "surveyed", "polled", "stated",
    "states", "explained", "explains", "commented", "comments", "remarked", "suggests", "suggested", "indicated", "indicates",
    "revealed", "reveals", "found", "confirmed", "predicted", "predicts", "anticipates", "according to", "added that",
    "adding that", "noting that", "saying that",
})  # fmt: skip
# what those asked in a survey do, without "ing"
ANSWERS = frozenset({
    "forecast", "expect", "predict", "anticipat", "report", "see", "foresee", "register", "cit", "record", "signal", "signall",
    "not", "experienc", "plan", "project", "indicat", "observ",
})  # fmt: skip
ASKED = frozenset({
    "firms", "companies", "businesses", "respondents", "households", "consumers", "manufacturers", "employers", "panellists",
    "panelists", "retailers", "participants", "members", "firm", "exporters", "builders", "farmers", "investors", "economists",
})  # fmt: skip
# of them, what an indicator itself may do
SHOWN = frozenset({"showed", "shows", "show", "shown", "showing", "indicated", "indicates"})
# what is done with money: on what, for what
SPENT = frozenset({"spent", "allocated", "earmarked", "invested", "disbursed", "budgeted", "paid", "set aside", "committed", "granted"})
# verbs behind "which" that say what a term means
EXPLAINS = frozenset({
    "includes", "include", "measures", "measure", "covers", "cover", "tracks", "track", "comprises", "comprise", "excludes", "exclude",
    "gauges", "captures", "strips", "accounts", "account", "represents", "reflects",
})  # fmt: skip
# participles behind a subject: their objects are no subject of figures
HAVING = frozenset({
    "receiving", "using", "holding", "seeking", "claiming", "getting", "having", "paying", "serving", "providing", "producing", "selling",
    "making", "offering", "operating", "working", "covering", "owning", "supplying", "living",
})  # fmt: skip
# what is done to a level, whatever moved it there
LEFT = frozenset({"leaving", "left", "keeping", "kept", "keeps", "putting", "pegging", "holding", "held", "holds"})
# what the one that is ahead does to the others
LEADING = frozenset({"led", "leads", "topped", "headed", "outperformed", "outpaced", "beat", "dominated", "dominates", "trailed", "lagged"})
# what a firm does to those behind it
OVERTAKING = frozenset({
    "topped", "tops", "topping", "beat", "beats", "beating", "overtook", "overtakes", "overtaking", "surpassed", "surpasses", "surpassing",
    "outsold", "outsells", "outselling", "exceeded",
})  # fmt: skip
# passive, they only tell what happened
TOLD = frozenset({
    "recorded", "registered", "reported", "noted", "observed", "seen", "posted", "witnessed", "found", "marked", "achieved",
    "measured", "noticed", "experienced", "logged",
})  # fmt: skip
# what a word for a partner speaks of
CUES = {
    "supplier": "imports", "suppliers": "imports", "partner": "trade", "partners": "trade", "trading partner": "trade",
    "trading partners": "trade", "trade partner": "trade", "buyer": "exports", "buyers": "exports", "customer": "exports",
    "destination": "exports", "destinations": "exports",
}  # fmt: skip
# what those speak of who hold a rank in it: "the second-largest producer"
RANKED = {
    "producer": "production", "producers": "production", "grower": "production", "growers": "production", "miner": "production",
    "producing": "production", "exporter": "exports", "exporters": "exports", "shipper": "exports", "importer": "imports",
    "importers": "imports", "consumer": "consumption", "consumers": "consumption", "exporting": "exports", "importing": "imports",
}  # fmt: skip
# what a verb of business speaks of
VERB_CUES = {
    "brought in": "revenue", "bringing in": "revenue", "generate": "revenue", "generates": "revenue", "generated": "revenue",
    "generating": "revenue", "turned over": "revenue", "turns over": "revenue", "took in": "revenue", "taking in": "revenue",
    "fetched": "revenue", "acquire": "acquisition", "acquires": "acquisition", "acquired": "acquisition", "acquiring": "acquisition",
    "buy": "acquisition", "buys": "acquisition", "bought": "acquisition", "buying": "acquisition", "purchase": "acquisition",
    "purchased": "acquisition", "purchasing": "acquisition", "snapped up": "acquisition", "taken over": "acquisition",
    "take over": "acquisition", "earn": "net_profit", "earns": "net_profit", "earned": "net_profit", "earning": "net_profit",
    "valuing": "valuation", "values": "valuation", "valued": "valuation", "valued at": "valuation", "was valued at": "valuation",
    "is valued at": "valuation", "offered": "acquisition", "offers": "acquisition", "bid": "acquisition", "netted": "net_profit",
    "pay": "payment", "pays": "payment", "paid": "payment", "paying": "payment",
}  # fmt: skip
# nouns of movement that are indicators elsewhere: "a 5% loss"
MOVES = {
    "loss": -1, "losses": -1, "gain": 1, "gains": 1, "advances": 1,
}  # fmt: skip
# indicators that are also those who do something: "the fleet caught", "households consumed"
DOERS = members("doers")
# which way a word of change goes
DIRECTIONS = {"up": 1, "down": -1, "flat": 0}
# labels of the parts of a whole: no names, however often they stand there
PARTS = frozenset({
    "Domestic", "International", "Foreign", "Others", "Other", "Total", "Transit", "Local", "Overseas", "Export", "Rest",
})  # fmt: skip
# verbs of those who come from somewhere
ARRIVALS = frozenset({"came", "come", "coming", "arrived", "arriving", "hailed", "originated"})
# where things are made and handled: who did it, no product
PLACES_OF_WORK = frozenset({
    "factories", "plants", "mills", "smelters", "refineries", "ports", "mines", "farms", "yards", "terminals",
})  # fmt: skip
# verbs of what is on its way somewhere
DEPARTURES = frozenset({"went", "goes", "go", "headed", "flowed", "destined", "bound", "travelled", "moved"})
# general names for a product that was named before: "the grain", "the sweetener"
ANAPHORS = frozenset({
    "grain", "food", "commodity", "staple", "sweetener", "metal", "crop", "fruit", "beverage", "bean", "beans", "cereal",
    "product", "fibre",
})  # fmt: skip
# months of a length that is said of a total
CYCLES = {
    "yearly": 12, "annual": 12, "full-year": 12, "quarterly": 3, "monthly": 1,
}  # fmt: skip
# what comes out once in such a length
PAPERS = frozenset({
    "report", "reports", "bulletin", "survey", "surveys", "review", "statement", "meeting", "meetings", "publication", "newsletter",
    "inflation report", "economic report", "release", "briefing", "minutes", "magazine", "monetary policy report", "poll",
})  # fmt: skip
# the figure's own period behind a change
JUST_PAST = frozenset({
    "last month", "last quarter", "last week",
})  # fmt: skip
# comparing adjectives
BESIDE = frozenset({
    "above", "below", "just above", "just below", "under", "well above", "well below",
})  # fmt: skip
# they tell of an earlier value: "3% below volumes seen in August"
SEEN = frozenset({
    "seen", "recorded", "registered", "reported", "posted", "observed", "set", "reached", "achieved", "produced", "sold", "exported",
    "shipped",
})  # fmt: skip
# a date behind them is that of the report
PUBLISHED = frozenset({
    "according to", "issued", "published", "publishes", "released",
})  # fmt: skip
# classes that a look ahead passes over
SKIPPED = frozenset({
    "article", "auxiliary", "plain", "qualifier", "whole",
})  # fmt: skip
# verbs of a ranking
LED = frozenset({"led", "leads", "leading", "topped", "tops", "followed", "followed by", "ahead of", "ranked", "placed"})
# a rate of which nothing else is said: that of the bank, or of those out of work
BARE_RATES = frozenset({"the rate", "rate of", "rate", "rates", "its rate"})
# classes that can go on with a noun phrase
NOUN_LIKE = frozenset({
    "article", "entity", "indicator", "noise", "plain", "pronoun", "region", "sector", "share_noun", "whole", "word",
})  # fmt: skip
# what is told again later: a month in front of it is no period of the figure
RELEASES = frozenset({
    "estimate", "estimates", "forecast", "forecasts", "projection", "projections", "outlook", "survey", "report", "poll", "guidance",
})  # fmt: skip
# what such a verb moves
FORECASTS = RELEASES | {"targets", "target", "forecasted", "prediction", "predictions", "expectation", "expectations", "goal"}
# rule of two months with "to" between them
RANGE = "en.period.range"
# verbs that move a forecast, not the thing
REVISING = ("rais", "cut", "lower", "trim", "revis", "upgrad", "downgrad", "hik", "slash", "lift", "nudg", "reduc")
# what a company's shares do
TRADED_AT = frozenset({"closed at", "ended at", "traded at", "opened at", "finished at", "settled at", "closed"})
# verbs whose object does something: "saw revenue fall"
WITNESSING = frozenset({"see", "sees", "saw", "seen", "seeing", "watched", "helped", "help", "let", "made", "make", "expects", "expect"})
# the indicator of the rates that a central bank sets
POLICY_RATE = "interest_rate"
# indicators of prices as a whole
GENERIC_INDICES = frozenset({"index", "sub-index", "subindex", "indices", "sub-indices"})
PRICE_INDICES = members("price_indices")
# what is foreseen by the year where no period is told
FORESEEN_BY_YEAR = PRICE_INDICES | members("foreseen_by_year")
# what a company does with the things that it has
HOLDING = frozenset({
    "had", "has", "have", "having", "operated", "operates", "operate", "operating", "runs", "ran", "running", "owns", "owned", "owning",
    "manages", "managed", "opened", "opens", "closed", "closes", "added", "adds", "comprised", "comprises", "comprising", "included",
    "includes", "totalled", "totaled", "numbered", "leases", "leased", "maintains", "maintained", "installed", "launched", "counts",
})  # fmt: skip
# which way it will go
TO_COME = {
    "will rise": 1, "will grow": 1, "will increase": 1, "will climb": 1, "will expand": 1, "will fall": -1, "will decline": -1,
    "will drop": -1, "will decrease": -1, "will shrink": -1, "will contract": -1,
}  # fmt: skip
# what is offered for a company
OFFERS = frozenset({"bid", "deal", "takeover", "offer", "acquisition", "buyout", "buy-out", "merger", "purchase", "transaction", "price"})
