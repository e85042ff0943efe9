"use client";

import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SensorList, SensorPage } from "#contract/sensors.ts";
import { sendJson } from "#client/http.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { useToast } from "#ui/toast.tsx";
import { problemOf } from "#features/admin/sensors/add-dialog.tsx";
import { draftOf, wishOf } from "#features/admin/sensors/draft.ts";
import { SensorForm } from "#features/admin/sensors/sensor-form.tsx";
import { sensorsKey } from "#features/admin/sensors/sensors-key.ts";
import { sensorsWords } from "#features/admin/sensors/sensors-words.ts";

/** Its name, the lines that it was heard to speak of, and where each looks. */
export function SensorSettings({ sensor, places }: { sensor: SensorPage; places: SensorList }) {
  const t = useWords(sensorsWords);
  const queryClient = useQueryClient();
  const { say } = useToast();
  const [draft, setDraft] = useState(() => draftOf(sensor));
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => sendJson<void>("PUT", `/api/admin/sensors/${encodeURIComponent(sensor.id)}`, wishOf(draft)),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: sensorsKey });
      say(t("saved", { name: draft.name }));
    },
  });
  const problem = problemOf(error);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(sensor));
  return (
    <Card title={t("settings")}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          mutate();
        }}
      >
        {problem && !problem.field && <Notice tone="problem" announce>{problem.says} {t("notDone")}</Notice>}
        <SensorForm draft={draft} onChange={setDraft} places={places} linesHeard={sensor.linesHeard.map((heard) => heard.line)} problem={problem} />
        <Button type="submit" variant="primary" busy={isPending} disabled={!isChanged} className="self-start">{t("save")}</Button>
      </form>
    </Card>
  );
}
