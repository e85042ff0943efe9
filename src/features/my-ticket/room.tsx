"use client";

import { useTicketWords } from "#features/my-ticket/ticket-speech.tsx";

type RoomProps = { isCalled: boolean; room: string | null; isPrivate: boolean; calls: number };

/** Where to go, as large as the phone allows. Being called is good news, so it is blue. */
export function Room({ isCalled, room, isPrivate, calls }: RoomProps) {
  const t = useTicketWords();
  if (!isCalled) {
    return (
      <div className="rounded-lg bg-raised p-[min(1.25rem,6vw)]">
        <p className="text-lg font-medium">{t("inService")}</p>
        {room && <p className="mt-1 text-lg">{t("inServiceWhere", { room })}</p>}
      </div>
    );
  }
  return (
    <div key={calls} className="just-called rounded-lg p-[min(1.25rem,6vw)]">
      {room ? (
        <>
          <p className="text-lg font-medium">{t("called")}</p>
          <p className="my-2 text-[min(4rem,19vw)] leading-[1.05] font-semibold tracking-tight text-balance"><bdi>{room}</bdi></p>
          <p className="text-lg">{calls > 1 ? t("calledAgain", { count: calls }) : t("calledNow")}</p>
        </>
      ) : (
        <p className="text-xl font-semibold text-balance">{isPrivate ? t("calledPrivate") : t("calledNoRoom")}</p>
      )}
    </div>
  );
}
