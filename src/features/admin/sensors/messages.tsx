"use client";

import { useState } from "react";
import { Inbox } from "lucide-react";
import type { SensorPage } from "#contract/sensors.ts";
import { Ago } from "#ui/ago.tsx";
import { Card } from "#ui/card.tsx";
import { classes } from "#ui/classes.ts";
import { Empty } from "#ui/empty.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { StatusShape } from "#ui/status-shape.tsx";
import { Payload } from "#features/admin/sensors/payload.tsx";
import { ReadingLines } from "#features/admin/sensors/reading-line.tsx";
import { sensorsWords } from "#features/admin/sensors/sensors-words.ts";

type Message = SensorPage["messages"][number];

/** What it sent and what was read, side by side: the newest open, the others at one press. */
export function Messages({ sensor, offset }: { sensor: SensorPage; offset: number }) {
  const t = useWords(sensorsWords);
  // The newest is shown until somebody has chosen one, which then stays although newer ones come.
  const [chosenAt, setChosenAt] = useState<number | null>(null);
  const { messages } = sensor;
  const chosen = messages.find((message) => message.receivedAt === chosenAt) ?? messages[0];
  return (
    <Card title={t("lastMessages")} flush>
      {!chosen && <Empty icon={<Inbox />} why={t("noMessages")} next={t("noMessagesNext")} />}
      {chosen && (
        <div className="grid border-t border-hairline lg:grid-cols-[13rem_minmax(0,1fr)]">
          <ul className="flex max-h-28 flex-col overflow-y-auto border-hairline max-lg:border-b lg:max-h-96 lg:border-e">
            {messages.map((message, i) => (
              <li key={`${message.receivedAt}/${i}`}>
                <button
                  type="button"
                  aria-pressed={message === chosen}
                  onClick={() => setChosenAt(message.receivedAt)}
                  className={classes("target flex w-full items-center gap-2 px-4 py-2 text-start text-sm -outline-offset-2 hover:bg-raised", message === chosen && "bg-pressed font-medium")}
                >
                  <Mark message={message} />
                  <span className="number flex-1"><Ago at={message.receivedAt} offset={offset} /></span>
                  <span className="text-xs font-normal text-quiet">{message.via}</span>
                </button>
              </li>
            ))}
          </ul>
          <OneMessage message={chosen} />
        </div>
      )}
    </Card>
  );
}

function Mark({ message }: { message: Message }) {
  const t = useWords(sensorsWords);
  const isRead = message.problem === null;
  return (
    <span className={isRead ? "text-ok" : "text-watch"}>
      <StatusShape level={isRead ? "ok" : "watch"} />
      <span className="sr-only">{isRead ? t("triedOk", { count: message.readings.length }) : t("notRead")}</span>
    </span>
  );
}

function OneMessage({ message }: { message: Message }) {
  const t = useWords(sensorsWords);
  const formats = useFormats();
  const { payload, readings, problem, topic, via, receivedAt } = message;
  return (
    <div className="grid min-w-0 gap-4 p-4 md:grid-cols-2">
      <div className="min-w-0">
        <h3 className="mb-1.5 text-xs font-medium text-quiet">{t("sent")}, <span className="number">{formats.clockSeconds(receivedAt)}</span> {t("viaSaid", { via })}</h3>
        {topic && <p className="mb-1.5 font-mono text-xs break-all text-quiet">{topic}</p>}
        <Payload text={payload} label={t("sent")} />
      </div>
      <div className="min-w-0">
        <h3 className="mb-1.5 text-xs font-medium text-quiet">{t("read")}</h3>
        {problem === null ? <ReadingLines readings={readings} /> : <p className="flex items-start gap-1.5 text-sm wrap-anywhere text-watch"><StatusShape level="watch" className="mt-1 size-3.5 shrink-0" />{t("unreadable", { why: problem })}</p>}
      </div>
    </div>
  );
}
