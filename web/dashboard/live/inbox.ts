/** Pure changes to the loaded inbox when a conversation changes somewhere. */

import type { InfiniteData } from "@tanstack/react-query";
import type { InboxPage, InboxRow, View } from "../api/types";
import { type Filters, type Sort, passes, usualSort } from "../inbox/filters";

export type Inbox = InfiniteData<InboxPage, string | null>;

export function belongs(row: InboxRow, view: View, me: string): boolean {
  switch (view) {
    case "open":
      return row.state !== "closed";
    case "mine":
      return row.state !== "closed" && row.assignee?.id === me;
    default:
      return row.state === view;
  }
}

/** What a loaded list shows: a view, narrowed and ordered by filters, for this agent. */
export interface Shown {
  view: View;
  filters?: Filters;
  me: string;
}

/**
 * Puts a changed row in its place. Waiting conversations are ordered by who waits longest, all others by what
 * happened last, and by urgency before that where the agent wants it so. A row that sorts behind everything loaded is left to the page that will bring it.
 */
export function placeRow(inbox: Inbox, row: InboxRow, { view, filters = {}, me }: Shown): Inbox {
  const rows = inbox.pages.flatMap((page) => page.items);
  const known = rows.some((each) => each.id === row.id);
  const wanted = belongs(row, view, me) && passes(row, filters);
  if (!known && !wanted) return inbox;
  const others = rows.filter((each) => each.id !== row.id);
  const complete = !inbox.pages.at(-1)?.next;
  const at = others.findIndex((each) => comesBefore(row, each, view, filters.sort ?? usualSort(view)));
  if (wanted && at >= 0) others.splice(at, 0, row);
  else if (wanted && (complete || known)) others.push(row);
  return { ...inbox, pages: refill(inbox.pages, others) };
}

/** Takes out conversations that there are no more. */
export function withoutRows(inbox: Inbox, gone: readonly string[]): Inbox {
  return { ...inbox, pages: inbox.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => !gone.includes(id)) })) };
}

function comesBefore(a: InboxRow, b: InboxRow, view: View, sort: Sort): boolean {
  if (sort === "urgency" && a.pressing !== b.pressing) return a.pressing > b.pressing;
  if (sort !== "urgency" && view === "waiting") return (a.waiting_since ?? "") < (b.waiting_since ?? "");
  return a.last_message_at >= b.last_message_at;
}

/** Deals the rows out to the pages again; each page keeps its length, the last takes what is over. */
function refill(pages: InboxPage[], rows: InboxRow[]): InboxPage[] {
  let from = 0;
  return pages.map((page, index) => {
    const to = index === pages.length - 1 ? rows.length : from + page.items.length;
    const items = rows.slice(from, to);
    from = to;
    return { ...page, items };
  });
}
