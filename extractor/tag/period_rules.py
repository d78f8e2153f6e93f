"""The written forms of periods: one verbose regex a form, tried where an anchor word stands.

`ANCHORS` names the first words of a form by class; `RULES` lists the forms of each class. Words in <…> are pieces,
filled in once from patterns/<lang>/periods.toml and from `PIECES`. Groups: m (month), y (year), ry ("last" year), d
(day), q (quarter or half), n (how many), u (unit), f (fiscal); e… is the date that a form ends with.
"""

# ruff: noqa: E501 — a form is one line, however long

from __future__ import annotations

PIECES = {
    "S": r"(?:(?:[^\S\n]+\n?|\n)[^\S\n]*)",  # a gap: blanks, or one line break
    "D": r"[-‐‑‒–—−]",
    "J": r"(?:(?:[^\S\n]+\n?|\n)[^\S\n]*|[-‐‑‒–—−])",
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d/]|[.,:]\d|[^\S\n]*(?:%|pct|per[^\S\n]?cent|p\.c\.|bn|billion|m(?:illio)?n|points?|basis))\b",
    "Y": r"(?:19|20)\d\d(?![\d%]|[.,:]\d)\b",
    "YY": r"['’]?\d\d(?!\d|[.,]\d|%)",
    "to": r"(?:[^\S\n]*[-‐‑‒–—−](?:to[-‐‑‒–—−])?[^\S\n]*|<S>(?:to|through|thru|until|till|up<S>to)<S>(?:the<S>end<S>of<S>)?)",
    "ry": r"(?:last|this|next|current|previous|prior|preceding|following|coming|same)",
    "ended": r"(?:that<S>|which<S>)?(?:ended|ending|ends|to|through|until|up<S>to|closed)<S>(?:(?:on|at|in)<S>)?(?:the<S>end<S>of<S>|end<J>)?",
    "edate": r"(?:(?P<em><month>)<S>(?P<ed><day>)|(?P<ed2><day>)(?:<S>of)?<S>(?P<em2><month>)|(?P<em3><month>))"
    r"(?:,?<S>(?:of<S>)?(?P<ey><Y>)|(?:<S>of)?<S>(?P<ery>last|this)<S>year)?",
    "yeartail": r"(?:(?:,?<S>(?:of<S>|in<S>)?|<D>|/)(?P<y><Y>)|(?:<S>(?:of|in))?<S>(?:the<S>)?(?P<ry><ry>)<S>year|<S>(?P<ay>a)<S>year<S>(?:earlier|ago|before))",
    "fy": r"(?:(?:<fiscal>)(?:<S>year)?|FY|year)",
    "fylabel": r"(?:(?P<ly>(?:19|20)\d\d)(?:[/–-](?P<ly2>(?:20)?\d\d)(?!\d|<D>\d))?|['’]?(?P<lyy>\d\d)(?:[/–-](?P<ly3>\d\d))?(?!\d|[.,]\d|%|<S>(?:per|million|billion)))(?![A-PR-Za-pr-z])",
    "fiscaltail": r"(?:(?:<J>|,<S>)(?:(?:of|in|for)<S>)?(?:the<S>|its<S>|our<S>)?(?:(?:ongoing|current|present)<S>)?(?:(?:(?P<f><fiscal>)(?:<S>year)?(?:<J>|(?=['’]))|(?P<f2>FY)<S>?)<fylabel>"
    r"|(?:(?P<fr><ry>)<S>)?(?P<f3><fiscal>)(?:<S>year)?\b"
    r"|(?P<sl>(?:19|20)\d\d[/–-](?:20)?\d\d)(?!\d)(?:<S>[a-z-]+){0,2}?<S>(?:season|campaign|crop|year)\b|(?P<f4>season|campaign)\b))",
}

# First a quick scan of the text in lower case: these words, and the opening words of periods.toml.
QUICK = (
    r"a(?=\s(?:year|season|month|quarter|week|day))",
    r"the(?=\s(?:year|month|quarter|week|day|full|whole|entire|calendar|\d))",
    r"so\sfar",
    r"to\sdate",
    r"since(?=\s(?:the|start|beg|open))",
    r"q[1-4]",
    r"h[12]",
    *("fy", "hy", "cy", "ytd"),
)
# Numbers that may begin a period: not "9.6 percent", "40 billion" or "1,250".
QUICK_DIGITS = (
    r"(?:19|20)\d\d|[1-4][qh]|[1-4]\.[ ]?quarter|(?:3|6|9|12)m"
    r"|\d{1,3}(?:st|nd|rd|th|(?=\s*[-‐‑‒–—−]|\s+(?:[adfhjnoqswy\d]|m(?!illion)|to\b)|[./]\d{1,2}[./]))"
)

ANCHORS = r"""(?<![\w£$€¥])(?:
    (?P<month><month>)
  | (?P<day>\d{1,2}(?:st|nd|rd|th)?(?:(?:<D>|<S>)(?:to<S>|and<S>)?\d{1,2}(?:st|nd|rd|th)?)?(?:(?:<S>of)?<S>|-)(?=<month>))
  | (?P<year>(?:19|20)\d\d(?!\d|,\d))
  | (?P<code>[QH][1-4](?=FY|\b)|[1-4][QH](?=['’\dF\s]|\b)|(?:FY|HY|CY)(?=[\s'’\d])|(?:3|6|9|12)M(?=\d|FY|\b)|YTD\b)
  | (?P<numbered>[1-4]\.[ ]?quarter\b)
  | (?P<date>\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b)
  | (?P<cardinal>(?:<cardinal>|\d{1,3})(?=<J>(?:months?|quarters?|years?|weeks?|days?|half)\b))
  | (?P<ordinal>(?:<ordinal>|past|latest)(?=<J>|[.,;)]|$))
  | (?P<same>(?:same|similar|corresponding|comparable|comparative|equivalent|like|matching)(?=<S>))
  | (?P<unit>(?:year|months?|quarter|half|week|end)(?=<J>))
  | (?P<article>a(?=<S>(?:year|season|month|quarter|week|day)\b)|the(?=<S>(?:year|month|quarter|week|day|full|whole|entire|calendar|\d)))
  | (?P<previous>(?:previous|prior|preceding)(?=<J>))
  | (?P<this>(?:this|next|current|coming)(?=<S>)|next(?=[.,;)]|$))
  | (?P<todate>(?:so(?=<S>far)|to(?=<S>date)|since(?=<S>(?:the<S>)?(?:new<S>)?(?:start|beginning|opening|season|campaign|crop|harvest)))\b)
  | (?P<fiscal>(?:<fiscal>)(?=<J>|['’]))
  | (?P<full>(?:full|calendar)(?=<J>))
  | (?P<word>(?:today|yesterday|tomorrow)\b)
)"""

RULES: dict[str, tuple[tuple[str, str], ...]] = {
    "month": (
        ("day_range", r"(?P<m><month>)<S>?(?P<d><day>)(?:,?<S>(?P<y><Y>))?<to>(?:(?P<em><month>)<S>)?(?P<ed><day>)(?:,?<S>(?P<ey><Y>))?"),
        (
            "day_range",
            r"(?<=between[ ])(?P<m><month>)<S>(?P<d><day>)(?:,?<S>(?P<y><Y>))?,?<S>and<S>(?P<em><month>)<S>(?P<ed><day>)(?:,?<S>(?P<ey><Y>))?",
        ),
        ("day", r"(?P<m><month>)<S>(?P<d><day>)(?:,?<S>(?P<y><Y>))?"),
        (
            "month_to_day",
            r"(?P<m><month>)<to>(?:the<S>)?(?:(?P<em><month>)<S>(?P<ed><day>)|(?P<ed2><day>)(?:<S>of)?<S>(?P<em2><month>))(?:,?<S>(?P<ey><Y>))?",
        ),
        (
            "quarter_named",
            r"(?P<m><month>)(?:<S>(?P<y><Y>))?<J>(?P<u>quarter|half)\b(?!ly)(?:<yeartail>)?".replace(
                "<yeartail>", "<S>(?:of<S>)?(?P<y2><Y>)"
            ),
        ),
        (
            "range",
            r"(?P<m><month>)(?:,?<S>(?P<y><Y>))?<to>(?P<em><month>)(?:<S>(?:period|quarter|half|months)(?=,?<S>(?:(?:of|in)<S>)?(?:the<S>)?(?:(?:<ry>)<S>year|a<S>year|(?:19|20)\d\d\b)))?(?:(?:,?<S>(?:of<S>)?|<D>)(?P<ey><Y>)|(?:<S>(?:of|in))?<S>(?:the<S>)?(?P<ry><ry>)<S>year|<S>(?P<ay>a)<S>year<S>(?:earlier|ago|before))?",
        ),
        ("pair", r"(?P<m><month>)(?:,<S>(?P<mm><month>))?,?<S>(?:and|&)<S>(?P<em><month>)(?![\w])(?:<yeartail>)?"),
        ("month", r"(?P<m><month>)(?:<yeartail>|[-'’ ]['’]?(?P<yy>\d\d)(?![\d%]|[.,:]\d|<S>?(?:%|per|pct|p\.c\.)))?"),
    ),
    "day": (
        (
            "day_range",
            r"(?P<d><day>)(?:<S>(?P<m><month>)(?:<S>(?P<y><Y>))?)?(?:<to>|<S>and<S>)(?P<ed><day>)(?:<S>of)?<S>(?P<em><month>)(?:,?<S>(?P<ey><Y>))?",
        ),
        ("day", r"(?P<d><day>)(?:<S>of)?<S>(?P<m><month>)(?:,?<S>(?P<y><Y>))?"),
        ("day", r"(?P<d>\d{1,2})-(?P<m><month>)-(?P<y><Y>)"),
    ),
    "year": (
        ("iso_day", r"(?P<y>\d{4})-(?P<im>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
        ("iso_month", r"(?P<y>\d{4})[-/](?P<im>0[1-9]|1[0-2])(?![\d/-])"),
        ("quarter_code", r"(?P<y>\d{4})(?:<S>|<D>|/)?(?:Q(?P<q>[1-4])|H(?P<h>[12])|(?P<q2>[1-4])Q|(?P<h2>[12])H)\b"),
        ("quarter", r"(?P<y>\d{4})<J>(?P<q><ordinal>)<J>(?P<u>quarter|half)\b"),
        (
            "fiscal",
            r"(?P<y>\d{4})[/–—-](?P<y2>(?:(?:19|20)\d\d|\d\d))(?![\d/:]|<D>\d|[.,]\d)(?:<S>(?:<fiscal>)(?:<S>year)?\b|<S>season\b)?",
        ),
        ("year_of", r"(?P<y>\d{4})<S>(?:(?:first|second|third|fourth)<S>)?(?:periods?|month|comparable|comparative)\b"),
        ("fiscal", r"(?P<y>\d{4})<S>(?:<fiscal>)(?:<S>year)?\b"),
        ("year", r"(?P<y><Y>)"),
    ),
    "code": (
        ("code_range", r"Q(?P<q>[1-4])<S>?<D><S>?Q?(?P<eq>[1-4])(?![\d%]|[.,]\d)(?:<S>?/?(?:of<S>)?(?P<y><Y>))?"),
        (
            "quarter_code",
            (
                r"(?:Q(?P<q>[1-4])|H(?P<h>[12])|(?P<q2>[1-4])Q|(?P<h2>[12])H|(?P<n>3|6|9|12)M)"
                r"(?:(?:<S>|<D>|/|,<S>)?(?:of<S>)?(?:(?P<f>FY|<fiscal>(?:<S>year)?)<S>?<fylabel>|CY<S>?(?P<cy>(?:20)?\d\d)\b|(?P<y><Y>)|(?:(?<=[QHM'’/-])|(?=['’]))['’]?(?P<yy>\d\d)(?![\d%]|[.,]\d|<S>?(?:%|per|pct)))"
                r"|<S>(?:of<S>)?(?:the<S>)?(?P<ry><ry>)<S>year)?"
            ),
        ),
        ("half_code", r"HY[12]?<S>?(?:FY)?['’]?(?P<y>(?:20)?\d\d)\b"),
        ("calendar_code", r"CY<S>?['’]?(?P<y>(?:20)?\d\d)\b"),
        (
            "fiscal_code",
            r"FY<S>?<fylabel>(?:<S>?(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q|H(?P<h>[12])|(?P<h2>[12])H)|<S>(?P<oq><ordinal>)<J>(?P<u>quarter|half)\b)?(?:<S>?\((?P<fm><month>)<to><month>\))?",
        ),
        ("to_date", r"YTD(?:<S>(?P<y><Y>))?"),
    ),
    "numbered": (("quarter_code", r"(?P<q>[1-4])\.[ ]?quarter\b(?:<S>(?:of<S>)?(?P<y><Y>))?"),),
    "date": (("numeric", r"(?P<a>\d{1,2})[./](?P<b>\d{1,2})[./](?P<y>\d{4})"),),
    "ordinal": (
        (
            "quarter",
            (
                r"(?P<q><ordinal>)<J>(?:(?P<f0><fiscal>|calendar)<J>)?(?P<u>quarter|half|semester|trimester)(?:<J>year)?\b(?!<D>point)(?:<fiscaltail>|<yeartail>|<S>of<S>the<S>year)?"
                r"(?:,?<S>\(?<ended><edate>)?"
            ),
        ),
        (
            "quarter_pair",
            r"(?P<q>first|second|third)<S>(?:and|to)<S>(?P<q2>second|third|fourth)<S>quarters\b(?:<yeartail>)?",
        ),
        (
            "first_months",
            (
                r"(?P<q>first|opening|final|last|closing|past|latest)<J>(?P<n><cardinal>|\d{1,3})<J>(?P<u>months?|weeks?|days?|quarters?)\b"
                r"(?:<fiscaltail>|<S>of<S>the<S>(?P<whole>year|month|quarter)|(?:<S>(?:of|in)<S>(?P<m><month>))?(?:<yeartail>)?)"
            ),
        ),
        ("past_run", r"(?P<q>past|last|latest)<J>(?P<n>)(?P<u>12<D>month|twelve<D>month)<S>period"),
        (
            "first_unit",
            r"(?P<q>first|second|third|fourth|last|final)<S>(?P<u>month|week)<S>of<S>(?:(?P<m><month>)(?:<yeartail>)?|(?P<y0><Y>))",
        ),
        (
            "half_month",
            r"(?P<q>first|second|last|latter)<S>(?P<u>half|fortnight)<S>(?:of|in)<S>(?P<m><month>)(?:<yeartail>)?",
        ),
        (
            "ellipsis",
            r"(?<=[ ]the[ ])(?P<q>first|second|third|fourth)(?:<S>of<S>(?P<y><Y>))?(?=[.,;)](?!\d)|<S>(?:and|from)\b|$)",
        ),
        ("last_unit", r"last<S>(?:(?P<f><fiscal>)(?:<S>(?P<u0>year))?|(?P<u>year|month|quarter|week|half|season))(?:<J>half)?\b"),
        ("year_quarter", r"(?P<ry>last|this|next)<S>year['’]s<S>(?:(?P<q><ordinal>)<J>(?P<u>quarter|half)|(?P<m><month>))\b"),
        ("last_month", r"(?P<q>last|latest)<S>(?P<m><month>)"),
        ("fiscal_quarter", r"(?P<q><ordinal>)<J>(?P<f0>FY)<S>?<fylabel>"),
    ),
    "cardinal": (
        ("ending", r"(?P<n><cardinal>|\d{1,3})<J>(?P<u>months?|weeks?|quarters?|years?|days?)(?:<J>(?:periods?|basis))?<S><ended><edate>"),
        ("ago", r"(?P<n><cardinal>|\d{1,3})<S>(?P<u>years?|months?|quarters?|weeks?|days?)<S>(?:<earlier>)\b"),
        ("into", r"(?P<n><cardinal>|\d{1,2})<S>(?P<u>months)<S>into<S>(?:(?P<y><Y>)|(?:the|this)<S>(?:new<S>)?(?P<f><fiscal>)?<S>?year)"),
        (
            "first_months",
            r"(?P<n><cardinal>|\d{1,2})<S>(?P<u>months)<S>of<S>(?:(?P<y><Y>)|(?:the<S>)?(?P<ry><ry>)<S>year|the<S>year|(?:(?:the|this)<S>(?:(?:current|ongoing|present|running)<S>)?)?(?P<f3><fiscal>)(?:<S>year)?(?:<S><fylabel>)?)",
        ),
        (
            "nine_months",
            r"(?P<n><cardinal>|\d{1,2})<J>(?P<u>months?)(?:(?<=month)<S>(?:period|results?|report|revenues?|turnover|net|profits?|sales|total|figures?|exports?|imports?|earnings|ebitda?|reported|adjusted|core|underlying|operating|gross|consolidated|group|pre-?tax|organic|EPS|deliveries|production|output|orders?|income|loss|cash|premiums?|passengers?|traffic|volumes?|capex))?\b(?:<S>(?P<y><Y>))?",
        ),
    ),
    "same": (
        (
            "same",
            (
                r"(?P<w>same|similar|corresponding|comparable|comparative|equivalent|matching|like)<S>"
                r"(?:(?P<m><month>)|(?P<u>months?|periods?|quarters?|half|week|day|time|year|date|interval|point|season|(?:first<S>)?(?:<cardinal>|\d{1,2})<J>(?:months?|weeks?|days?|quarters?)(?:<S>period)?|(?:<ordinal>)<S>(?:quarter|half)))"
                r"(?:<J>period)?(?:,?<S>(?:of<S>|in<S>|from<S>|during<S>|for<S>)?(?:the<S>)?(?:"
                r"(?P<ry>last|previous|prior|preceding)<S>(?:(?:<fiscal><S>)?(?P<tu>year|month|quarter|week|half|season)|(?P<tf><fiscal>))\b|(?P<ay>(?:a|one)<J>year|year)(?:<J>(?:<earlier>))\b"
                r"|(?P<ny><cardinal>)<S>years<S>(?:<earlier>)\b|(?P<fy>FY|<fiscal>(?:<S>year)?)<S>?<fylabel>|(?P<sy>(?:19|20)\d\d[/–-](?:20)?\d\d(?!\d))(?:<S>(?:marketing|crop|sugar|crushing|fiscal|season)(?:<S>(?:year|season))?)?"
                r"|(?:(?P<tm><month>)<S>)?(?P<y><Y>)|(?P<this>this)<S>year))?"
            ),
        ),
    ),
    "unit": (
        (
            "ago_adjective",
            r"(?:a<S>)?(?P<u>year|month|quarter|week)<J>(?:ago|earlier)\b(?:<J>(?:periods?|quarter|month|level|half|week|figures?|comparable))?",
        ),
        ("to_date", r"year<J>to<J>date\b(?:<S>(?P<y><Y>))?"),
        (
            "ending_year",
            r"(?:(?P<f><fiscal>)<S>)?(?:full<J>)?(?P<u>year|half<J>year|quarter|months?|half|week)(?:<J>(?:year|period))?<S><ended><edate>",
        ),
        (
            "quarter_code",
            r"quarter<S>(?P<q>[1-4])(?![\d%]|[.,]\d)(?:<S>\(<month><to><month>\))?(?:,?<S>(?:of<S>)?(?P<y><Y>)|<S>(?:of<S>)?(?P<ry><ry>)<S>year)?",
        ),
        ("week_of", r"(?P<u>week)<S>(?P<w>of|beginning|starting|commencing|from)<S><edate>(?:<D>\d{1,2}\b)?"),
        ("week_number", r"week<S>(?P<n>\d{1,2})(?:,?<S>(?:of<S>)?(?P<y><Y>))?\b"),
        ("end_of_unit", r"(?P<u>year|quarter|month|half)<D>end\b(?:<S>(?P<y><Y>))?"),
        (
            "end_of_unit",
            r"end<S>of<S>(?:the<S>)?(?P<w>last<S>|this<S>|next<S>|previous<S>|current<S>|first<S>|second<S>|third<S>|fourth<S>)?(?:(?P<f><fiscal>)<S>)?(?P<u>year|quarter|month|half)\b",
        ),
    ),
    "article": (
        (
            "ago_adjective",
            r"(?:a<S>)?(?P<u>year|month|quarter|week)<J>(?:ago|earlier)\b(?:<J>(?:periods?|quarter|month|level|half|week|figures?|comparable))?",
        ),
        ("ago", r"(?P<n>a)<S>(?P<u>year|season|month|quarter|week|day)<S>(?:<earlier>)\b"),
        (
            "ago",
            r"(?P<n>the)<S>(?P<u>year|month|quarter|week|day)<S>(?:before|earlier|prior|previously)\b(?!<S>(?:last|the|it|they|he|she|a|its|this|that)\b)",
        ),
        (
            "to_date",
            r"(?:to<S>date<S>(?:(?:in|for|during)<S>)?(?:this<S>year|(?P<y><Y>))|the<S>year<S>(?:so<S>far|to<S>date)|since<S>(?:the<S>)?(?:start|beginning)<S>of<S>(?:the|this)<S>year)",
        ),
        (
            "the_year",
            r"(?<!\bon )(?<!\bOn )(?<!over )the<S>(?:(?:full|whole|entire|calendar)<S>)?year(?:<S>as<S>a<S>whole)?\b(?!<J>(?:ago|earlier|before|end|to|on|over))",
        ),
        ("nth_day", r"the<S>(?P<d>\d{1,2})(?:st|nd|rd|th)(?=<S>of<S>(?:this|the|last)<S>month|[.,;)\n]|$)"),
    ),
    "previous": (
        (
            "previous_unit",
            r"(?:previous|prior|preceding)<J>(?:(?P<n><cardinal>|\d{1,2})<S>)?(?:(?P<f><fiscal>)<J>)?(?P<u>years?|season|months?|quarters?|half(?:<J>year)?|weeks?|days?|period|session)(?:<D>(?:year|period|quarter))?\b(?:<S>(?P<pu>period|quarter|half|month|level))?",
        ),
    ),
    "this": (
        (
            "this_unit",
            r"(?P<w>this|next|current|coming)<S>(?:(?P<f><fiscal>)(?:<S>(?P<u0>year|quarter))?|(?P<u>year|month|quarter|week|half))\b(?P<td><S>(?:to<S>date|so<S>far))?",
        ),
        ("year_quarter", r"(?P<ry>last|this|next)<S>year['’]s<S>(?:(?P<q><ordinal>)<J>(?P<u>quarter|half)|(?P<m><month>))\b"),
        ("next_year", r"(?<=[0-9%t][ ])(?P<w>next)(?=[.,;)](?!\d)|<S>(?:and|as|after)\b|$)"),
        ("this_month", r"(?P<w>this|next|coming)<S>(?P<m><month>)(?!<to><month>)"),
    ),
    "todate": (
        (
            "season_to_date",
            r"(?:so<S>far<S>(?:(?:in|during|for|of)<S>)?|since<S>(?:the<S>)?(?:start|beginning|opening)<S>of<S>)(?:this|the)<S>(?:(?:current|ongoing|present|new)<S>)?(?:<fylabel><S>)?(?:<month><to><month><S>)?(?:[a-z-]+<S>)?(?:season|campaign|crop(?:<S>year)?|harvest|marketing<S>year)\b(?:<S>(?:on|in)<S>(?:\d{1,2}<S>)?(?P<m><month>)(?:<S>\d{1,2}\b)?)?",
        ),
        (
            "season_to_date",
            r"since<S>the<S>(?:new<S>)?(?:<fylabel><S>)?(?:[a-z-]+<S>)?(?:season|campaign|crop|harvest)<S>(?:began|started|opened|kicked<S>off)\b(?:<S>(?:on|in)<S>(?:\d{1,2}<S>)?(?P<m><month>)(?:<S>\d{1,2}\b)?)?",
        ),
        (
            "to_date",
            r"so<S>far<S>(?:(?:in|during|for)<S>)?(?:(?:this|the)<S>(?:(?:current|ongoing|present)<S>)?(?:(?P<f><fiscal>)(?:<S>year)?|(?P<u>year|month|quarter))|(?P<y><Y>))(?!\w|[/–-]\d)",
        ),
        (
            "to_date",
            r"(?:to<S>date<S>(?:(?:in|for|during)<S>)?(?:this<S>year|(?P<y><Y>))|the<S>year<S>(?:so<S>far|to<S>date)|since<S>(?:the<S>)?(?:start|beginning)<S>of<S>(?:the|this)<S>year)",
        ),
    ),
    "fiscal": (
        (
            "ending_year",
            r"(?:(?P<f><fiscal>)<S>)?(?:full<J>)?(?P<u>year|half<J>year|quarter|months?|half|week)(?:<J>(?:year|period))?<S><ended><edate>",
        ),
        (
            "fiscal",
            r"(?P<f><fiscal>)(?:<J>(?P<fu>year|half<J>year))?(?:<J>(?=\S)|(?=['’]))<fylabel>(?:,?<J>(?P<q><ordinal>)<J>(?P<u>quarter|half)|,?<S>?(?:Q(?P<q1>[1-4])|H(?P<h1>[12])))?(?:<S>season)?(?:,?<S>\(?<ended><edate>)?",
        ),
        (
            "fiscal_quarter",
            r"(?P<f><fiscal>)<J>(?:year<S>)?(?:(?P<q><ordinal>)<J>(?P<u>quarter|half)|Q(?P<q1>[1-4]))\b(?:(?:<S>(?:of|for|in))?<S>(?:(?:<fiscal>)<S>(?:year<S>)?)?<fylabel>)?(?:,?<S>\(?<ended><edate>)?",
        ),
        ("fiscal_now", r"(?:the<S>)?(?P<f>fiscal|financial|marketing|crop)<S>year\b"),
    ),
    "full": (
        (
            "ending_year",
            r"(?:(?P<f><fiscal>)<S>)?(?:full<J>)?(?P<u>year|half<J>year|quarter|months?|half|week)(?:<J>(?:year|period))?<S><ended><edate>",
        ),
        ("full_year", r"(?:full|calendar)<J>(?:year<S>)?(?P<y><Y>)"),
        ("full_year", r"full<J>year\b(?:<S>(?:of<S>)?(?P<y><Y>))?"),
    ),
    "word": (("day_word", r"(?P<w>today|yesterday|tomorrow)"),),
}
