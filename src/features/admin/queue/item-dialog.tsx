"use client";

import type { ReactNode, SyntheticEvent } from "react";
import type { SaveItem } from "#contract/queue-rules.ts";
import { queueWords } from "#features/admin/queue/queue-words.ts";
import { useChange } from "#features/admin/queue/use-rules.ts";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogClose } from "#ui/dialog.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { useProblem } from "#ui/problem.ts";

type Props = {
  title: string;
  /** What would be saved. */
  asked: () => SaveItem;
  onClose: () => void;
  size?: "sm" | "md";
  /** The fields; `errorAt("prefix")` is what the server says of that one. */
  children: (errorAt: (field: string) => string | undefined) => ReactNode;
};

const formId = "queue-rules-item";

/** Adds or changes one item of a list. The server knows what is taken and what points nowhere, and says it beside the field. */
export function ItemDialog({ title, asked, onClose, size = "sm", children }: Props) {
  const t = useWords(queueWords);
  const problemSays = useProblem();
  const change = useChange(onClose);
  const problem = change.error?.problem;
  const field = problem?.field?.replace(/^item\./, "");
  const errorAt = (name: string) => (field !== undefined && (field === name || field.startsWith(`${name}.`)) ? problem && problemSays(problem) : undefined);

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    change.mutate({ method: "PUT", path: "/items", body: asked(), says: t("saved") });
  }

  return (
    <Dialog
      size={size}
      title={title}
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={
        <>
          <DialogClose><Button>{t("cancel")}</Button></DialogClose>
          <Button type="submit" form={formId} variant="primary" busy={change.isPending}>{t("save")}</Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        {children(errorAt)}
        {problem && field === undefined && <Notice tone="problem" announce>{problemSays(problem)} {t("notSaved")}</Notice>}
      </form>
    </Dialog>
  );
}
