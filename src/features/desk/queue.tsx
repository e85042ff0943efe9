"use client";

import { useEffect, useRef, useState, type FocusEvent } from "react";
import { ExpectedKeys } from "#features/desk/expected-keys.tsx";
import { ExpectedList } from "#features/desk/expected-list.tsx";
import { expectedToday } from "#features/desk/expected.ts";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { QueueFilter } from "#features/desk/queue-filter.tsx";
import { QueueKeys } from "#features/desk/queue-keys.tsx";
import { QueueTable } from "#features/desk/queue-table.tsx";
import { Refusal } from "#features/desk/refusal.tsx";
import { focusRow, keepFocusOn } from "#features/desk/row-focus.ts";
import { sections, type Filter } from "#features/desk/sections.ts";
import { useWords } from "#ui/language.tsx";
import { useStored } from "#ui/stored.ts";

/** The list: filter, search, rows, and the keys that move through them. */
export function Queue() {
  const t = useWords(deskWords);
  const { view, acts } = useDesk();
  const [filter, setFilter] = useState<Filter>({ serviceId: null, search: "" });
  const [showsEnded, setShowsEnded] = useState(false);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const search = useRef<HTMLInputElement>(null);

  const [storedExpected, storeExpected] = useStored("anteroom.expected-today");
  const groups = sections(view.tickets, filter, held);
  const isSearching = filter.search.trim() !== "";
  // Who searches wants to find, also those who have gone.
  const endedIsOpen = showsEnded || isSearching;
  const expected = expectedToday(view, filter, view.asOf);
  const expectedIsOpen = storedExpected === "open" || (isSearching && expected.length > 0);
  const shownTickets = groups.flatMap((group) => (group.name === "ended" && !endedIsOpen ? [] : group.tickets.map((ticket) => ticket.id)));
  const shownIds = [...(expectedIsOpen ? expected.map((one) => one.id) : []), ...shownTickets];
  const activeId = shownIds.find((id) => id === focusedId) ?? shownTickets[0] ?? shownIds[0];
  // A refusal about a row that is not on the screen is said above the list.
  const orphans = [...acts.refusals.keys()].filter((subject) => subject.startsWith("ticket:") && !shownTickets.includes(subject.slice(7)));

  function focusIn(event: FocusEvent) {
    const row = event.target.closest<HTMLElement>("[data-ticket]");
    if (row?.dataset.ticket) setFocusedId(row.dataset.ticket);
    // A press with the mouse is no stay: only somebody who reads the list by keyboard needs it to hold still.
    if (event.target.matches(":focus-visible")) setHeld((order) => order ?? shownTickets);
  }

  function focusOut(event: FocusEvent) {
    const to = event.relatedTarget instanceof Element ? event.relatedTarget : null;
    if (!to?.closest("[data-keys~=queue], [role=menu], [role=dialog]")) setHeld(null);
  }

  const isInList = held !== null;
  useEffect(() => {
    if (isInList) keepFocusOn(focusedId);
  });

  function showExpected() {
    storeExpected("open");
    document.getElementById("expected-today")?.focus();
  }

  return (
    <section aria-label={t("queue")} className="pb-16">
      <QueueFilter filter={filter} onChange={setFilter} searchRef={search} onLeave={() => focusRow(activeId)} />
      {orphans.map((subject) => <Refusal key={subject} subject={subject} className="mb-2" />)}
      <QueueKeys ids={shownIds} focusedId={focusedId} onGo={focusRow} onSearch={() => search.current?.focus()} />
      <ExpectedKeys focusedId={focusedId} onShow={showExpected} />
      <div data-keys="queue" onFocus={focusIn} onBlur={focusOut}>
        {(view.appointments.length > 0 || expectedIsOpen) && (
          <ExpectedList expected={expected} isOpen={expectedIsOpen} onToggle={() => storeExpected(expectedIsOpen ? null : "open")} activeId={expected.some((one) => one.id === activeId) ? activeId : expected[0]?.id} />
        )}
        <QueueTable
          groups={groups}
          filter={filter}
          activeId={activeId}
          isHeld={held !== null}
          endedIsOpen={endedIsOpen}
          onToggleEnded={() => setShowsEnded(!endedIsOpen)}
          onClearSearch={() => setFilter({ serviceId: null, search: "" })}
        />
      </div>
    </section>
  );
}
