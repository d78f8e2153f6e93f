"""A noun phrase opens a frame: what the numbers after it are about."""

from __future__ import annotations

import re

from extractor.assemble.frames import Frame, replace
from extractor.assemble.free_nouns import FreeNouns
from extractor.assemble.phrases import Phrase, joined
from extractor.assemble.words import PARTS
from extractor.marks import Dimension
from extractor.vocabulary.classes import members

_LIFTING = re.compile(r"[a-z]ing (?:to (?:a|an) )?$")  # "registrations rose 3%, boosting market share to 14%"
_DETAILS = members("details_of_products")
_COUNTRY = frozenset({"the country", "the nation", "the kingdom", "the republic", "the sultanate", "that country", "the state"})
_TELLING = frozenset({"change", "level_verb", "share_verb", "verb", "copula", "num"})
_MARKETS = ("market", "the industry")  # in a report on one: all of it
_OWNED = re.compile(r"['’]s(?: [a-z]|$)")  # "Alba's registration"
_NEXT = ("followed by ", "ahead of ", "trailed by ", "then ", " and ", ", ")
_THEIRS = re.compile(r" (?:with|at|on) [€$£]?\d| \([+−-]?[€$£]?\d")
_OF_FIRM = frozenset({"share", "market_share"})
_BESIDE = ("on ", "off ", "from ", "for ", "and shipments", "and sales", "and volume")
_REST = frozenset({
    "others", "other vendors", "other brands", "other makers", "other suppliers", "other companies", "the rest", "all others",
    "the other vendors", "the others", "other manufacturers", "other players", "other providers",
})  # fmt: skip
_OBJECT_ENDS = frozenset({",", "—", "end", "in", "and", "num"})
_THAT = frozenset({"the ", "this", "that"})

_BESIDE_LEAD = 7  # characters between what leads a sentence and its subject: ", the "


class Opening(FreeNouns):
    """A noun phrase becomes what the numbers after it are about."""

    def _open(self, phrase: Phrase, following: str) -> None:
        """A new subject: the frame that the numbers behind it share."""
        frame = self._frame
        if self._has:
            self._has = following in ("comparator", "and")
            return
        strong = following in ("change", "level_verb", "share_verb", "num", "(", ":", "verb", "copula")
        if self._only_changes(phrase, following):
            return
        if self._free_indicator(phrase, following):
            return
        bare = phrase.indicator is not None and phrase.indicator.val.means == "balance" and not (phrase.sectors or phrase.regions)
        held = frame.indicator if self._verbed and not self._readings_in_clause() else None
        if bare and held is not None and getattr(held.val, "type", "") == "balance":
            phrase.indicator, phrase.own = held, True  # "the primary income account registered a surplus of"
        contributes = phrase.indicator is not None and phrase.indicator.val.means == "contribution"
        if contributes and self._verbed and frame.subject and following == "," and not self._readings_in_clause():
            return  # "builders lifted growth the most, up 0.9 percent"
        paired = following == "num" and self._pairs(phrase.start)
        if paired and self._text[phrase.start : phrase.end].lower() in ("others", "other"):
            phrase.unknown, phrase.noise = Dimension(None, "others", self._text[phrase.start : phrase.end], phrase.start, phrase.end), False
        if self._names.makers and following in _TELLING and self._text[phrase.start : phrase.end].lower() in _REST:
            words = self._text[phrase.start : phrase.end]
            phrase.unknown, phrase.name, phrase.noise = Dimension(None, "others", words, phrase.start, phrase.end), True, False
        if self._says_nothing(phrase, following, strong=strong):
            return
        only_unknown = phrase.unknown is not None and not (phrase.indicator or phrase.sectors or phrase.regions or phrase.entity)
        if (
            only_unknown
            and phrase.name
            and following in (",", "—")
            and (
                (not self._readings and not frame.subject)
                or self._text[max(0, phrase.start - 6) : phrase.start].lower().endswith(("with ", "while "))
            )
        ):
            self._held = phrase
            return
        if self._held is not None and following == "," and phrase.noise and phrase.indicator is None and not phrase.sectors:
            return  # "Nihon Cell, the sole Japanese company, was …"
        if self._held is not None and strong and only_unknown and following in ("change", "level_verb", "verb", "share_verb", "copula"):
            phrase, self._held = self._held, None
        if only_unknown and not phrase.name and not paired and not self._product_like(phrase, following):
            return
        if (
            only_unknown
            and not self._is_next_place(phrase)
            and (
                not strong
                or (following == "verb" and self._kind == "prose" and not self._number_ahead() and not (phrase.name and self._names.makers))
            )
        ):
            return
        if self._goes_on(phrase, following, strong=strong, only_unknown=only_unknown):
            return
        if only_unknown and self._is_next_place(phrase):
            name = phrase.unknown
            if name is not None:
                phrase.regions, phrase.unknown, only_unknown = [name._replace(name=(name.text or "").lower())], None, False
        new = self._frame_of(phrase, paired=paired, only_unknown=only_unknown)
        self._inherit(new, phrase)
        self._begin_clause(new, phrase, following, strong=strong)

    def _is_next_place(self, phrase: Phrase) -> bool:
        """Whether a name goes on a list of places: "Oslo was on top with 31,420, followed by Akershus with 29,770"."""
        last = self._readings[-1].frame if self._readings else None
        if last is None or last.region is None or last.entity is not None or not phrase.name or phrase.unknown is None:
            return False
        led = self._text.endswith(_NEXT, 0, phrase.start)
        return led and _THEIRS.match(self._text, phrase.end) is not None

    def _only_changes(self, phrase: Phrase, following: str) -> bool:
        """Whether the phrase is a noun of change alone: "growth", "the increase"."""
        if phrase.change is None or phrase.says_something:
            return False
        frame = self._frame
        if phrase.change.low == "growth":
            self._bare_growth = following == "num" and self._ended_with_of
            held = frame.indicator
            paired = following in ("num", "level_verb", "copula") and bool(self._readings)
            if paired and held is not None and getattr(held.val, "type", "") == "rate":
                self._frame = replace(frame, growth=True, indicator=None)  # "inflation at 3.1 percent and growth at 2"
            elif held is None and not self._ended_with_of:
                self._frame = replace(frame, growth=True)
        told_of, now = self._background, self._frame
        beside = told_of is not None and phrase.start - told_of.end <= _BESIDE_LEAD
        if told_of is not None and beside and not self._readings and now.sector is None and now.region is None and now.indicator is None:
            kind, place = joined(told_of.sectors, self._text), joined(told_of.regions, self._text)
            self._frame = replace(now, sector=kind, region=place)  # "Excluding energy, the rise was 1.5%"
        that = self._text[phrase.start : phrase.start + 4].lower() in _THAT
        if that and not self._readings and following in ("copula", "verb", "level_verb"):
            self._frame = replace(self._frame, goes_on=True)
        return True

    def _says_nothing(self, phrase: Phrase, following: str, *, strong: bool) -> bool:
        """Whether the phrase names nothing that numbers could be about."""
        frame = self._frame
        trailed = self._names.makers and phrase.name and phrase.unknown is not None  # "the provider continues to trail Alba"
        if phrase.noise and not (phrase.indicator or phrase.sectors or phrase.regions or phrase.entity or trailed):
            if self._text[phrase.start : phrase.end].lower() in _COUNTRY:
                self._frame = frame = replace(frame, carries="country")
            elif self._names.makers and following in _TELLING:
                self._frame = frame = self._tells_firm(phrase)
            if phrase.whole or phrase.share:
                self._frame = replace(
                    frame, whole=True, subject=frame.subject or (phrase.whole and strong), sector=None, region=None, sectors=[], regions=[]
                )
            return True
        labels = following == ":" and self._kind == "bullet" and not self._readings
        if labels and phrase.unknown is not None and phrase.unknown.text in PARTS:
            phrase.name = False  # "- Domestic: 23.3 million"
        if labels and not phrase.says_something and not phrase.pronoun and phrase.change is None:
            words = self._text[phrase.start : phrase.end]
            phrase.unknown = Dimension(None, words.lower(), words, phrase.start, phrase.end)  # "- International: 9.5 million"
        if not phrase.says_something:
            if phrase.pronoun:
                self._frame = frame = replace(frame, pronoun=True)
            if phrase.whole and following in ("num", "copula", "level_verb"):
                self._frame = replace(frame, sector=None, region=None, whole=True, sectors=[], regions=[])
            return True
        return False

    def _tells_firm(self, phrase: Phrase) -> Frame:
        """The frame behind "the Korean company", which is the firm told before, or "the market", which is all of it."""
        if phrase.firm and not self._tentative:
            return replace(self._frame, pronoun=True)
        if self._text.endswith(_MARKETS, phrase.start, phrase.end):
            return replace(self._frame, subject=True, sector=None, region=None, entity=None, sectors=[], regions=[])
        return self._frame

    def _goes_on(self, phrase: Phrase, following: str, *, strong: bool, only_unknown: bool) -> bool:
        """Whether the phrase says more of the subject told before rather than opening one."""
        frame = self._frame
        if self._tentative and not strong and not phrase.indicator:
            return True
        if self._tentative and ((phrase.own is False and only_unknown) or (phrase.firm and frame.subject)):
            return True
        apposition = self._tentative and frame.subject and (phrase.noise or phrase.own) and not phrase.sectors and not phrase.regions
        if apposition:
            if phrase.indicator is not None and frame.indicator is None:
                frame.indicator, frame.negative = phrase.indicator, phrase.negative
            return True
        if (
            following == ","
            and phrase.sectors
            and phrase.indicator is None
            and self._text[phrase.start : phrase.start + 12]
            .lower()
            .startswith(("excluding", "including", "excl", "disregarding", "leaving", "stripping"))
        ):
            self._background = phrase
            return True
        if self._names.makers and self._verbed and frame.entity is not None and phrase.name and following in _OBJECT_ENDS | {"("}:
            return (
                phrase.indicator is None and not self._readings_in_clause()
            )  # "Alba overtook Breva for the top spot with 9%": still about Alba
        # "the north led English regions, with a 5.5 percent rise"
        return self._leading and frame.subject and following == "," and phrase.indicator is None and not self._readings_in_clause()

    def _frame_of(self, phrase: Phrase, *, paired: bool, only_unknown: bool) -> Frame:
        """The frame that a phrase opens, with what goes on of the one before."""
        frame = self._frame
        new = replace(
            frame,
            mode=None,
            subject=True,
            whole=phrase.whole,
            unknown=only_unknown,
            pronoun=phrase.pronoun,
            industry=phrase.industry,
            own=phrase.own,
            growth=False,
            carries="own" if phrase.own or (frame.pronoun and not frame.subject) else frame.carries if self._verbed else "",
        )
        if (
            phrase.change is not None
            and phrase.change.low == "growth"
            and phrase.indicator is None
            and phrase.regions
            and not phrase.sectors
        ):
            new.growth, new.indicator = True, None  # "the forecast for Chilean growth"
        if phrase.share:
            new.mode, self._share_item = "share", None
        sector, region, entity = joined(phrase.sectors, self._text), joined(phrase.regions, self._text), phrase.entity
        if paired and only_unknown and phrase.unknown is not None and self._readings[-1].frame.sector is not None:
            sector, new.unknown = phrase.unknown, False
        elif paired and only_unknown and phrase.unknown is not None and phrase.name and self._readings[-1].frame.region is not None:
            region, new.unknown = phrase.unknown._replace(name=(phrase.unknown.text or "").lower()), False
        elif phrase.unknown is not None and (sector is None or (self._names.makers and phrase.name)):
            owner = phrase.name and (phrase.unknown.text or "").endswith(("'s", "’s"))
            if phrase.name and (owner or not phrase.indicator or self._names.makers):
                name = self._owner(phrase.unknown.text or "")
                entity = entity or phrase.unknown._replace(name=name, text=name, end=(phrase.unknown.start or 0) + len(name))
            elif sector is None and (not phrase.name or phrase.indicator):
                sector = phrase.unknown
        if phrase.indicator is not None:
            new.indicator, new.negative = phrase.indicator, phrase.negative
            keep = phrase.own or phrase.pronoun or (self._where and not phrase.whole) or self._verbed
            keep = keep or (self._linked and frame.indicator is None and not phrase.whole)  # "tea was the biggest export with earnings of"
            if frame.pronoun and not self._readings_in_clause() and not phrase.whole and self._kind == "prose":
                keep = True  # "Visitors from Peru led, as it contributed the biggest arrivals"
            if phrase.indicator.val.means == "market_share" and frame.subject and self._kind == "prose" and not phrase.whole:
                keep = keep or _LIFTING.search(self._text, max(0, phrase.start - 24), phrase.start) is not None
            detail = phrase.indicator.val.means in _DETAILS and bool(self._readings) and not phrase.whole and self._kind == "prose"
            keep = keep or (detail and self._text.startswith(("the ", "its ", "their "), phrase.start))  # "rice rose 3%; the yield, at …"
            keep = keep or self._goes_with_flow(phrase) or self._says_the_share(phrase)
            if self._names.makers and frame.entity is not None and not (entity or sector or region or phrase.whole):
                # "took a 19% share on shipments of 5 million", "2 million units, share 20%"
                keep = keep or phrase.indicator.val.means in _OF_FIRM or self._text.startswith(_BESIDE, phrase.start)
            brought = getattr(phrase.indicator.val, "sector", None)  # "an increase in the goods deficit", of goods and services
            new.sector = sector or (frame.sector if keep and brought is None else None)
            new.unknown = new.unknown or (keep and sector is None and frame.unknown)
            new.region = region or (frame.region if keep else None) or self._partner_of(phrase)
            new.entity = entity or (frame.entity if keep else None)
            new.adjustment = None
        else:
            new.sector = (
                sector
                if sector is not None
                else (
                    frame.sector
                    if region is not None and frame.indicator is not None and not phrase.pronoun
                    else frame.sector
                    if phrase.pronoun
                    else None
                )
            )
            new.region = region
            new.entity = entity
            if (
                entity is None
                and frame.indicator is not None
                and frame.indicator.cls == "indicator_verb"
                and not self._readings_in_clause()
            ):
                new.entity = frame.entity  # "Alba sold the most phones in May – 5 million"
            if entity is None and phrase.own and sector is not None:
                new.entity = frame.entity  # "Alba widened its lead: its batteries totalled 189 GWh"
            if sector is not None and frame.indicator is not None and frame.indicator.val.means.startswith("electricity_"):
                new.indicator, new.negative = None, None  # "power generation grew by 3%, while construction fell"
            if self._verbed and frame.subject and not self._readings_in_clause() and not phrase.unknown:
                new.sector = frame.sector or new.sector
                new.region = new.region or frame.region
                new.entity = new.entity or frame.entity
        return new

    def _owner(self, words: str) -> str:
        """The firm in a name: "Alba's registration" is of Alba, "Alba's Model One" too where Alba is named by itself."""
        name = _OWNED.split(words, maxsplit=1)[0]
        owner, mark, _ = name.replace("’s ", "'s ").partition("'s ")
        alone = mark and self._text.count(owner) > self._text.count(f"{owner}'s") + self._text.count(f"{owner}’s")
        return owner if alone else name

    def _partner_of(self, phrase: Phrase) -> Dimension | None:
        """The partner of a balance, of the flows behind it: "trade with Peru resulted in a deficit of 3 billion, as exports slid"."""
        held = self._frame
        if phrase.indicator is None or phrase.indicator.val.means not in ("exports", "imports") or phrase.whole or phrase.regions:
            return None
        if held.indicator is not None and getattr(held.indicator.val, "type", "") == "balance" and self._readings:
            self._partner = held.region
        return self._partner

    def _inherit(self, new: Frame, phrase: Phrase) -> None:
        """What the sentence's opening and a label in front of a colon add to a new frame."""
        background, label = self._background or self._topic_region, self._label
        new.placed = False
        if background is not None:
            new.placed = (
                new.region is None
                and self._background is not None
                and len(background.regions) == 1
                and background.indicator is None
                and not background.sectors
                and phrase.indicator is not None
                and self._text[background.start : background.start + 3].lower() == "in "
            )
            partner = phrase.indicator is None and not phrase.sectors and self._text[background.start : background.start + 5] == "With "
            if partner and new.region is not None and background.regions:
                new.region, new.entity = None, new.region  # "With Peru, Japan had a surplus"
            new.region = new.region or joined(background.regions, self._text)
            new.sector = new.sector or joined(background.sectors, self._text)
            if new.indicator is None and background.indicator is not None:
                new.indicator, new.negative = background.indicator, background.negative
        if label is not None and phrase.indicator is not None:
            new.sector = new.sector or label.sector
            new.region = new.region or label.region
            new.entity = new.entity or label.entity
        new.sectors, new.regions, new.indicators = phrase.sectors, phrase.regions, tuple(phrase.indicators)

    def _begin_clause(self, new: Frame, phrase: Phrase, following: str, *, strong: bool) -> None:
        """A new frame begins a clause: directions, scopes and marks of the one before end."""
        self._frame = new
        self._tentative = following in (",", "—")
        self._where = self._linked = False
        self._unrestricted = None
        self._copula = False
        self._verbed = False
        if not phrase.own and not phrase.pronoun and following != "(" and self._readings:
            self._pending = None
        moves_object, self._moves_object = self._moves_object and following in ("num", "by", "to"), False
        if following != "(" and phrase.change is None and not moves_object:
            if self._direction is not None:
                self._stash, self._stash_item = self._direction, self._direction_item
            self._direction = self._direction_item = None
            self._second_order = False
            self._rate_noun = None
        if following not in ("(",):
            self.clause += 1
            self._clause_start = len(self._readings)
        self._attach = None
        if following == ":":
            self._label = new
        if self._agent_of is not None and new.region is not None:
            self._agent_of.frame = replace(self._agent_of.frame, region=new.region)
        if self._leads is not None and strong:
            self._leads.frame, self._leads.clause, self._clause_start = new, self.clause, 0
        self._agent_of = self._leads = None
