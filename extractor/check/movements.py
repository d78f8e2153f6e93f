"""Movements: a level and an earlier level of the same thing, and the rates that a sentence gives for the step.

Grammar ties them: "to A from B", "A, compared with B", "A (B)", "from B to A", "P percent more than the B". The words between
neighbouring figures are looked at, never the distance alone.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractor.check import words
from extractor.check.claims import Strength
from extractor.check.keys import Key, conflict, periods_differ, same_period
from extractor.check.kinds import POINTS, is_rate, one_kind
from extractor.marks import Draft

_WINDOW = 3  # figures either side in which a rate may look for its levels
_BRACKET_REACH = 90  # characters from a level to its earlier value in brackets
_UNLIKE = 2.5  # a change that is so many times that of the two levels is of other ones
_ROOM = 0.1
_FIGURES_BACK = 40  # figures of the sentence among which the level of a base is looked for: more than a list has
_PLAIN_REACH = 90  # characters between the two of a plain "to A from B"


@dataclass(slots=True)
class Movement:
    """`now` and `before` of one thing. `first` and `last` are their places among the sentence's figures.

    `plain` is the full form "to A from B", which needs no keys to be believed; `loose` a comparison that may only confirm.
    """

    now: Draft
    before: Draft
    strength: Strength
    sentence: int
    first: int
    last: int
    bracket: bool = False
    loose: bool = False
    plain: bool = False
    aim: bool = False  # the base is a forecast, target or mark: no change over time
    against: bool = False  # the base is set beside the level ("compared with B"), not left behind by it ("from B")
    told: bool = False  # words tie the two, whatever their keys say
    unlike: bool = False  # the change told before the level is not that of the two
    rival: Draft | None = None  # an earlier base of the same level in the sentence
    rates: list[tuple[Draft, Strength]] = field(default_factory=list)


@dataclass(slots=True)
class Mover:
    """Finds the movements of a sentence. `leads` and `tails` are the words before and after each figure, by id."""

    text: str
    article: str
    leads: Mapping[str, str]
    tails: Mapping[str, str]
    keys: Mapping[str, Key]
    orphans: set[str] = field(default_factory=set)  # bases of levels that their sentence does not tell

    def __call__(self, row: Sequence[Draft], number: int) -> Iterator[Movement]:
        bases: set[str] = set()
        named: set[str] = set()  # bases by their words, with a level found or not
        taken: dict[str, Draft] = {}
        for place, before in enumerate(row):
            if before.measure in ("rank", "streak"):
                continue
            is_base = self._is_base(row, place)
            if is_base:
                named.add(before.id)
            found = self._now_of(row, place, bases, is_base=is_base)
            if found is None:
                if self._is_orphan(row, place, bases, is_base=is_base):
                    bases.add(before.id)  # of a level told elsewhere: no outcome either
                    self.orphans.add(before.id)
                continue
            other, bracket, loose = found
            now = row[other]
            if not loose:
                bases.add(before.id)
            plain = not loose and not bracket and self._is_plain(now, before)
            strength = Strength.NEAR if loose or not (plain or self._is_of_one_series(now, before)) else Strength.ANCHORED
            movement = Movement(now, before, strength, number, min(place, other), max(place, other), bracket, loose, plain)
            movement.against = not bracket and words.AGAINST.search(self.leads[before.id]) is not None
            movement.rival = taken.get(now.id)
            movement.told = not loose and now.id not in named and words.FURTHER.search(self.leads[before.id]) is None
            if not loose:
                taken.setdefault(now.id, before)
            elsewhere = movement.against and words.ELSEWHERE.match(self.article[before.end : before.end + 60]) is not None
            told_again = other > 0 and row[other - 1].measure == "level" and words.SHARE_OF_LEVEL.match(self.leads[now.id]) is not None
            in_cents = [words.CENTS.match(self.tails[figure.id]) is not None for figure in (now, before)]
            if in_cents[0] != in_cents[1] and now.unit == "count":  # "4.66 dollars a share from 54 cents"
                movement.strength, movement.told = Strength.NEAR, False
            if now.unit not in ("percent", "percentage_point") and self._moves_a_currency(row, movement):
                movement.strength, movement.told = Strength.NEAR, False
            if elsewhere or (told_again and place > other):  # "32.7 billion crowns, or 4.8 billion dollars, up from 30.9 billion"
                movement.strength, movement.told = Strength.NEAR, False
            movement.aim = (
                words.UNLIKE_BASE.search(self.leads[before.id]) is not None
                or words.UNLIKE_BASE_TAIL.match(self.tails[before.id]) is not None
            )
            movement.rates = list(self._rates(row, movement))
            yield movement

    def _is_of_one_series(self, now: Draft, before: Draft) -> bool:
        return not conflict(self.keys[now.id], self.keys[before.id]) and not same_period(now.period, before.period)

    def _is_plain(self, now: Draft, before: Draft) -> bool:
        """ "to A from B", or "from B to A", with little between."""
        if not words.FROM.search(self.leads[before.id]) or not words.TARGET.search(self.leads[now.id]):
            return False
        gap = self.text[min(now.end, before.end) : max(now.start, before.start)]
        return len(gap) < _PLAIN_REACH and not words.NEW_CLAUSE.search(gap)

    def _now_of(self, row: Sequence[Draft], place: int, bases: set[str], *, is_base: bool) -> tuple[int, bool, bool] | None:
        """The place of the level that a base is compared with, whether the base stands in its bracket, whether the tie is loose."""
        before = row[place]
        lead = self.leads[before.id]
        if words.REVISION.search(lead):
            return None
        loose = False
        if not is_base:
            if not place:
                return None
            loose = self._is_loose_base(lead) or words.BASE_TAIL.match(self.tails[before.id]) is not None
            if not loose and "(" not in self.text[row[0].end : before.start]:
                return None
        alike = [k for k in range(max(0, place - _FIGURES_BACK), place) if row[k].id not in bases and one_kind(row[k], before)]
        if not alike and before.unit == "percent" and row[place - 1].unit in POINTS:  # "89.4 percent, 1.3 points below the 91.7 percent"
            alike = [k for k in range(max(0, place - _WINDOW), place) if row[k].id not in bases and row[k].unit == "percent"]
        alike = [k for k in alike if not words.ASIDE.search(self.leads[row[k].id])] or alike
        if before.measure == "level" and alike and row[alike[-1]].measure == "difference" and not words.AGAINST.search(lead):
            levels = [k for k in alike if row[k].measure != "difference"]  # "A, D below B": it is A that is compared
            alike = levels or ([] if row[place - 1].measure == "difference" and words.BASE_AFTER_RATE.match(lead) else alike)
        earlier = [k for k in alike if not conflict(self.keys[row[k].id], self.keys[before.id])] or alike
        if earlier:
            near = earlier[-1]
            gap = self.text[row[near].end : before.start]
            if (
                len(gap) < _BRACKET_REACH
                and (words.BRACKET.match(gap) or words.DATED_BRACKET.match(gap))
                and words.BRACKET_TAIL.match(self.tails[before.id])
                and (before.period is None or not same_period(row[near].period, before.period))
            ):
                return near, True, False
        if not is_base and not (earlier and loose):
            return None
        if words.RANGED.search(lead):
            return None  # "ranging from 5 to 7"
        if "from" in lead[-40:]:
            following = next((k for k in range(place + 1, min(place + 3, len(row))) if one_kind(row[k], before)), None)
            if following is not None:
                gap = self.text[before.end : row[following].start]
                if len(gap) < 40 and words.TARGET.search(gap) and not (words.NEW_CLAUSE.search(gap) or words.BOTH.search(gap)):
                    return following, False, loose
        return (earlier[-1], False, loose) if earlier else None

    def _moves_a_currency(self, row: Sequence[Draft], movement: Movement) -> bool:
        """Whether a currency is named before the levels: it rises when they fall."""
        around = row[max(0, movement.first - 1) : movement.first + 1]
        return any(words.CURRENCY.search(self.leads[figure.id]) is not None for figure in around)

    def _is_orphan(self, row: Sequence[Draft], place: int, bases: Container[str], *, is_base: bool) -> bool:
        """Whether a figure is the base of a level that the sentence does not tell, or a second base after "and"."""
        lead = self.leads[row[place].id]
        if words.REVISION.search(lead):
            return True
        if is_base and (words.AGAINST.search(lead) is not None or words.before_base(lead) is not None):
            return True
        previous = row[place - 1] if place else None
        return (
            previous is not None and previous.id in bases and one_kind(previous, row[place]) and words.COORDINATED.match(lead) is not None
        )

    def _is_loose_base(self, lead: str) -> bool:
        return words.LOOSE_GATE.search(lead) is not None and words.LOOSE_BASE.search(lead) is not None

    def _is_base(self, row: Sequence[Draft], place: int) -> bool:
        """Whether the words before a figure make it the base of a comparison."""
        lead = self.leads[row[place].id]
        if words.BASE_GATE.search(lead) is not None and words.BASE.search(lead) is not None:
            return True
        if ", when" in lead and words.BASE_WHEN.search(lead) is not None:
            return True
        previous = row[place - 1] if place else None
        if previous is None or not (is_rate(previous) or previous.measure == "difference"):
            return False
        if words.BASE_AFTER_RATE.match(lead) is not None and not words.MORE_THAN_TARGET.search(lead):
            return True
        if words.BASE_IN_BRACKET.match(lead) is not None:
            return True
        return previous.mention.form in ("multiple", "change_word") and words.MULTIPLE_OF.match(lead) is not None

    def _rates(self, row: Sequence[Draft], movement: Movement) -> Iterator[tuple[Draft, Strength]]:
        """The rates and differences that the sentence gives for a movement, with the strength of the tie."""
        between_last: Draft | None = None
        for place in range(max(0, movement.first - _WINDOW), min(len(row), movement.last + _WINDOW + 1)):
            rate = row[place]
            if rate is movement.now or rate is movement.before:
                continue
            if not (is_rate(rate) or rate.measure == "difference"):
                continue
            tied = self._tie(row, place, movement)
            strength = min(movement.strength, tied)
            by_words = movement.told and not (is_rate(rate) and movement.now.unit == "percent")
            if strength is Strength.NEAR and by_words and (tied is Strength.ANCHORED or self._tie_by_words(row, place, movement)):
                strength = Strength.LIKELY  # the words tie them, whatever keys and periods say
            if self._is_of_another_step(row, place, movement):
                movement.unlike = True
                strength = min(strength, Strength.LIKELY)
            elif strength > Strength.NEAR and (self._are_shares(row, movement) or words.ASIDE.search(self.leads[rate.id])):
                strength = Strength.NEAR
            if strength > Strength.NEAR and movement.first < place < movement.last and is_rate(rate):
                if between_last is not None:
                    strength = strength if self._nearer(rate, between_last, movement) else Strength.NEAR
                between_last = rate
            yield rate, strength

    def _are_shares(self, row: Sequence[Draft], movement: Movement) -> bool:
        """ "76,000 shares, or 7.5 percent, from 52,100 shares, or 5.1 percent": what stands right behind each level is its share."""
        return all(
            place + 1 < len(row)
            and row[place + 1].unit == "percent"
            and words.SHARE_OF_LEVEL.match(self.leads[row[place + 1].id]) is not None
            and words.DIRECTION.search(self.leads[row[place + 1].id]) is None
            for place in (movement.first, movement.last)
        )

    def _is_of_another_step(self, row: Sequence[Draft], place: int, movement: Movement) -> bool:
        """ "up 14 to 164, against 422 a year ago": the change before the level is from elsewhere, unless it is like that of the two."""
        rate, now, before = row[place], movement.now, movement.before
        if not movement.against or rate.start > now.start or not rate.value or not now.value or not before.value:
            return False
        change = float(now.value / before.value - 1) * 100 if is_rate(rate) else float(now.value - before.value)
        odds = abs(change / float(rate.value))
        if rate.unit == "basis_point" or 1 / _UNLIKE < odds < _UNLIKE or (is_rate(rate) and rate.unit != "percent"):
            return False
        return not any(abs(odds * slip - 1) < _ROOM for power in (1, 2, 3, 6) for slip in (10**power, 10**-power))

    def _nearer(self, rate: Draft, other: Draft, movement: Movement) -> bool:
        return abs(rate.start - movement.before.start) < abs(other.start - movement.before.start)

    def _tie(self, row: Sequence[Draft], place: int, movement: Movement) -> Strength:
        rate, now = row[place], movement.now
        known = movement.plain and same_period(now.period, movement.before.period)  # then the periods say nothing
        if conflict(self.keys[rate.id], self.keys[now.id]) or not (known or self._fits_periods(rate, movement)):
            return Strength.NEAR
        return Strength.ANCHORED if self._tie_by_words(row, place, movement) else Strength.NEAR

    def _tie_by_words(self, row: Sequence[Draft], place: int, movement: Movement) -> bool:
        """Whether the words between a rate and the two levels make it theirs."""
        rate, now = row[place], movement.now
        if movement.first < place < movement.last:
            later = row[place + 1 : movement.last + 1]
            if words.OWN_BASE.match(self.text[rate.end : row[movement.last].start]) and movement.last > place:
                return False  # "to A, 2.5 billion below target and down from B"
            # "up 0.1 percent on the month and 2.6 percent above May (B)": the rate next to B
            return not any(is_rate(x) and is_rate(rate) for x in later[:-1])
        near = row[movement.first] if place < movement.first else row[movement.last]
        inner = row[place + 1 : movement.first] if place < movement.first else row[movement.last + 1 : place]
        if any((one_kind(x, now) and x.measure != "difference") or (is_rate(x) and is_rate(rate)) for x in inner):
            return False
        gap = self.text[min(rate.end, near.end) : max(rate.start, near.start)]
        reached = near is now and is_rate(rate) and place < movement.first and words.REACHING.search(gap) is not None
        if reached:
            gap = gap.strip(" :")
        if words.NEW_CLAUSE.search(gap) or (place > movement.last and words.OTHER_SUBJECT.search(gap)):
            return False
        if place < movement.first:
            to_level = words.TARGET.search(gap) or (is_rate(rate) and words.AT.match(gap))
            marked = reached or (words.BASE.search(gap) if near is not now else to_level)
            tied = words.RATE_TO_LEVEL.match(gap) and marked and not (words.OTHER_VERB.search(gap) or words.WOULD.search(gap))
            if near is now and words.BUT.search(self.text, now.end, movement.before.start):
                return False
            return bool(tied)
        return words.RATE_AFTER.match(gap) is not None

    def _fits_periods(self, rate: Draft, movement: Movement) -> bool:
        """Whether the basis of the rate leads from the one level's period to the other's, as far as they are known."""
        now, before = movement.now.period, movement.before.period
        if now is None or before is None:
            return True
        if rate.compared_to is not None:
            return not periods_differ(rate.compared_to, before)
        prior = now.before(rate.basis)
        return prior is None or not periods_differ(prior, before)
