"""How pages and streams become part of a timeline without a hole that nobody sees."""

from collections.abc import Iterable

from msgspec import Struct

from fedidesk.domain.ids import Cursor, RowId
from fedidesk.domain.post import Bundle
from fedidesk.domain.stream import Arrived
from fedidesk.domain.timeline import Page
from fedidesk.store.delta import OpenGap
from fedidesk.store.kept_order import KeptOrder


class Asked(Struct, frozen=True):
    """What was there when the newest page was asked for."""

    rank: int | None
    """That of the first item."""
    number: int
    """How often the top was opened."""


class Weaver:
    """Puts what a server tells into an order.

    Between two rows that stand side by side nothing is missing; where something may be, there is
    one gap. What follows the last row is asked for with the order's ``older``.
    """

    def __init__(self, order: KeptOrder) -> None:
        self._order = order

    def open_top(self) -> Asked:
        """From now on rows may have come on top that nobody has told of."""
        order = self._order
        order.opened = abs(order.opened) + 1
        top = order.top()
        return Asked(None if top is None else order.rank(top), order.opened)

    def arrive(self, event: Arrived) -> None:
        """Put a row on top: right after what is there, or above a gap where that is not known."""
        order, row_id = self._order, event.bundle.row.id
        if order.ranks([row_id]):
            order.keep([event.bundle])
            return
        if order.top() is None:
            order.older = event.older
            self._close_top()
        self._put_on_top(event.bundle, event.older)
        order.end_page(row_id, event.older)
        order.newer = event.newer or order.newer

    def put_newest(self, page: Page, asked: Asked) -> None:
        """Weave in the newest page, asked for after ``open_top``; a gap that it joins closes.

        What has come above what was the top then is newer than the page. Where the top was opened
        once more since, nobody knows what is between the two, and the page is dropped.
        """
        order = self._order
        if abs(order.opened) != asked.number:
            return
        known = order.ranks([bundle.row.id for bundle in page.bundles])
        top = None if asked.rank is None else order.at_or_below(asked.rank)
        if known:
            self._weave(page, lower=top)
            self._close_gaps_within(page)
        elif top is None:
            self._weave(page, upper=order.bottom())
            order.older = page.older
        elif page.bundles:
            self._put_apart(page, top)
        if page.bundles or top is None:
            # A server that has nothing just now says nothing about what is above the top.
            self._close_top()
        if page.bundles:
            order.newer = page.newer or order.newer

    def _put_apart(self, page: Page, top: RowId) -> None:
        """Put a page of strangers above ``top`` with a gap between, below what has come since."""
        order = self._order
        gap_id = order.above(top)
        gap = order.gap(gap_id)
        if gap is not None and gap_id is not None:
            order.put(_each_once(page), below=order.above(gap_id))
            order.set_gap(gap_id, newer=gap.newer, older=page.older)
        else:
            order.put_gap_on_top(newer=order.newer, older=page.older)
            order.put(_each_once(page))
        order.end_page(page.bundles[-1].row.id, page.older)

    def _put_on_top(self, bundle: Bundle, older: Cursor | None) -> None:
        order = self._order
        if order.opened > 0:
            order.put_gap_on_top(newer=order.newer, older=older)
            self._close_top()
        order.put([bundle])

    def _close_top(self) -> None:
        self._order.opened = -abs(self._order.opened)

    def _close_gaps_within(self, page: Page) -> None:
        order = self._order
        first, last = self._span(page)
        for gap in order.gaps():
            if first > order.rank(gap.id) > last:
                order.remove(gap.id)
            elif not gap.is_lost and order.above(gap.id) == page.bundles[-1].row.id:
                order.set_gap(gap.id, newer=gap.newer, older=page.older)

    def replace(self, page: Page) -> None:
        """Forget all that is there and begin with ``page``."""
        self._order.remove_all()
        self._order.newer, self._order.older = page.newer, page.older
        self._weave(page)

    def fill(
        self, asked: OpenGap, page: Page, *, stands: bool = False, hangs: bool = False
    ) -> bool:
        """Put a page into a gap and close the gap if it joins both ends; return whether it went in.

        ``stands`` says that nothing was missing between the page and the row below the gap that
        it was ``asked`` for, ``hangs`` the same of the row above. Else only rows of the page that
        are there already show where it belongs. Past a server's last page all that is missing yet
        is lost.
        """
        order, gap_id = self._order, asked.id
        gap = order.gap(gap_id)
        if gap is None:
            return False
        rank = order.rank(gap_id)
        stands, hangs = stands and gap.newer == asked.newer, hangs and gap.older == asked.older
        ranks = order.ranks([bundle.row.id for bundle in page.bundles])
        known = ranks.values()
        stands = stands or any(other < rank for other in known)
        is_news = any(bundle.row.id not in ranks for bundle in page.bundles)
        leads_on = is_news and any(other > rank for other in known)
        if not stands and not hangs and not leads_on:
            return False
        upper = order.above(gap_id) if hangs else None
        self._weave(page, upper=upper, lower=order.below(gap_id))
        hangs = hangs or any(other > rank for other in known)
        if stands and hangs:
            order.remove(gap_id)
        elif stands:
            newer = None if page.newer == gap.newer else page.newer
            order.set_gap(gap_id, newer=newer, older=gap.older)
        else:
            older = page.older if page.bundles and page.older != gap.older else None
            order.set_gap(gap_id, newer=None, older=older)
        return True

    def append(self, asked: Cursor, page: Page) -> None:
        """Put the page that follows the last row, if ``asked`` is still what leads there."""
        order = self._order
        if order.older != asked:
            return
        last = order.bottom()
        self._weave(page, upper=last)
        stuck = page.older == asked and order.bottom() == last
        order.older = None if stuck else page.older

    def remove(self, item_ids: Iterable[RowId]) -> None:
        """Take rows out, and gaps that part nothing any more."""
        for item_id in item_ids:
            self._order.remove(item_id)
        for gap in self._order.gaps():
            self._tidy(gap.id)
        if self._order.top() is None:
            self._order.newer = self._order.older = None

    def _tidy(self, gap_id: RowId) -> None:
        order = self._order
        gap, above, below = order.gap(gap_id), order.above(gap_id), order.below(gap_id)
        if gap is None:
            return
        if above is None:
            order.opened = abs(order.opened) + 1 if below is not None else order.opened
            order.newer = gap.newer
            order.remove(gap_id)
        elif below is None:
            order.older = gap.older
            order.remove(gap_id)
        elif (lower := order.gap(below)) is not None:
            order.set_gap(below, newer=lower.newer, older=gap.older)
            order.remove(gap_id)

    def _weave(self, page: Page, *, upper: RowId | None = None, lower: RowId | None = None) -> None:
        """Put the rows of a page where they belong among those of them that are there.

        What comes before the first of these stands right below ``upper``, else right above that
        first one or ``lower``, whichever is higher.
        """
        order = self._order
        known = order.ranks([bundle.row.id for bundle in page.bundles])
        anchor, run, kept = upper, list[Bundle](), list[Bundle]()
        for bundle in _each_once(page):
            row_id = bundle.row.id
            if row_id not in known:
                run.append(bundle)
                continue
            kept.append(bundle)
            if anchor is None or order.rank(row_id) < order.rank(anchor):
                order.put(run, below=anchor, above=self._higher(row_id, lower))
                anchor, run = row_id, []
        order.put(run, below=anchor, above=lower)
        order.keep(kept)
        if page.bundles:
            order.end_page(page.bundles[-1].row.id, page.older)

    def _higher(self, one: RowId, other: RowId | None) -> RowId:
        ranks = self._order.ranks([one] if other is None else [one, other])
        return max(ranks, key=lambda item_id: ranks[item_id])

    def _span(self, page: Page) -> tuple[int, int]:
        """Return the highest and the lowest rank of the page's rows."""
        ranks = self._order.ranks([bundle.row.id for bundle in page.bundles]).values()
        return max(ranks), min(ranks)


def _each_once(page: Page) -> list[Bundle]:
    return list({bundle.row.id: bundle for bundle in page.bundles}.values())
