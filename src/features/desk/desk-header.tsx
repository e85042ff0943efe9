"use client";

import { CalendarPlus, Ellipsis, Moon, UserPlus } from "lucide-react";
import { closeDayWords } from "#features/desk/close-day-words.ts";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { expectedWords } from "#features/desk/expected-words.ts";
import { Heads, HeadsNews } from "#features/desk/heads.tsx";
import { MyRoom } from "#features/desk/my-room.tsx";
import { Button } from "#ui/button.tsx";
import { IconButton } from "#ui/icon-button.tsx";
import { useActions } from "#ui/keyboard/keyboard-provider.tsx";
import { useWords } from "#ui/language.tsx";
import { Menu } from "#ui/menu.tsx";

export function DeskHeader() {
  const t = useWords(deskWords);
  const booking = useWords(expectedWords);
  const closing = useWords(closeDayWords);
  const { view, acts, myRoomId, nextFor, open } = useDesk();
  const myRoom = view.rooms.find((room) => room.id === myRoomId);
  const next = myRoom && nextFor.get(myRoom.id);

  function callNext() {
    if (myRoom) void acts.act("queue", { type: "call-next", roomId: myRoom.id });
    else acts.refuse("queue", t("chooseRoomFirst"));
  }

  useActions([
    { id: "desk.call-next", label: myRoom ? t("callNextTo", { room: myRoom.name }) : t("callNext"), keys: "c", group: t("queueKeys"), run: callNext },
    { id: "desk.check-in", label: t("checkIn"), keys: "n", group: t("queueKeys"), run: () => open({ what: "check-in" }) },
    { id: "desk.undo", label: t("undo"), keys: "u", group: t("queueKeys"), run: acts.undoMine },
    { id: "desk.close-day", label: closing("title"), group: t("queueKeys"), run: () => open({ what: "close-day" }) },
  ]);

  return (
    <div className="relative mb-3 flex items-end gap-x-3 gap-y-2.5 max-lg:flex-wrap">
      <div className="min-w-0 flex-1 max-lg:w-full max-lg:flex-none">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h1 className="text-lg font-semibold">{t("desk")}</h1>
          <HeadsNews heads={view.heads} />
        </div>
        <Heads heads={view.heads} />
      </div>
      <MyRoom />
      <Button variant={next ? "primary" : "quiet"} keys="c" busy={acts.isBusy("queue")} onClick={callNext} className="shrink-0 max-sm:grow">
        {next ? t("callNumber", { number: next.number }) : t("callNext")}
      </Button>
      <Button icon={<UserPlus />} keys="n" onClick={() => open({ what: "check-in" })} className="shrink-0 max-sm:grow">{t("checkIn")}</Button>
      <Menu
        trigger={<IconButton label={t("deskMenu")} icon={<Ellipsis aria-hidden="true" />} className="shrink-0 max-sm:absolute max-sm:end-0 max-sm:top-0" />}
        items={[
          { label: booking("book"), icon: <CalendarPlus aria-hidden="true" />, keys: "b", run: () => open({ what: "book" }) },
          "line",
          { label: closing("title"), icon: <Moon aria-hidden="true" />, run: () => open({ what: "close-day" }) },
        ]}
      />
    </div>
  );
}
