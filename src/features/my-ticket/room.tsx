"use client";

import { useTicketWords } from "#features/my-ticket/use-ticket-words.ts";

type RoomProps = { isCalled: boolean; room: string | null; calls: number };

/** Where to go, as large as the phone allows. Being called is good news, so it is blue. */
export function Room({ isCalled, room, calls }: RoomProps) {
  const t = useTicketWords();
  if (!isCalled) {
    return (
      <div className="rounded-lg bg-raised p-5">
        <p className="text-lg font-medium">{t("inService")}</p>
        {room && <p className="mt-1 text-lg">{t("inServiceWhere", { room })}</p>}
      </div>
    );
  }
  return (
    <div key={calls} className="just-called rounded-lg p-5">
      {room ? (
        <>
          <p className="text-lg font-medium">{t("called")}</p>
          <p className="my-2 text-[min(4rem,19vw)] leading-[1.05] font-semibold tracking-tight text-balance"><bdi>{room}</bdi></p>
          <p className="text-lg">{calls > 1 ? t("calledAgain", { count: calls }) : t("calledNow")}</p>
        </>
      ) : (
        <p className="text-xl font-semibold text-balance">{t("calledNoRoom")}</p>
      )}
    </div>
  );
}
