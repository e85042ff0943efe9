"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getJson, sendJson, type ApiProblem } from "#client/http.ts";
import type { QueueRules } from "#contract/queue-rules.ts";
import { queueWords } from "#features/admin/queue/queue-words.ts";
import { useWords } from "#ui/language.tsx";
import { useProblem } from "#ui/problem.ts";
import { useToast } from "#ui/toast.tsx";

const base = "/api/admin/queue-rules";
/** Where the rules stand in the browser's cache. */
export const rulesKey = ["admin", "queue-rules"] as const;

export function useRules() {
  return useQuery({ queryKey: rulesKey, queryFn: () => getJson<QueueRules>(base), staleTime: 0 });
}

type Asked = { method: "PUT" | "POST" | "DELETE"; path: string; body?: unknown; /** What is said when it is done; nothing where absent. */ says?: string };

/** One change: the answer is everything as it is now, and what was done can be taken back for as long as it is said. */
export function useChange(onDone: () => void = () => undefined) {
  const t = useWords(queueWords);
  const problemSays = useProblem();
  const { say } = useToast();
  const queryClient = useQueryClient();
  const keep = (rules: QueueRules) => queryClient.setQueryData<QueueRules>(rulesKey, rules);
  return useMutation<QueueRules, ApiProblem, Asked>({
    mutationFn: ({ method, path, body }) => sendJson<QueueRules>(method, `${base}${path}`, body),
    onSuccess: (rules, { says }) => {
      keep(rules);
      onDone();
      const { changedBy } = rules;
      if (says === undefined) return;
      if (changedBy === null) return void say(says, { id: "queue-rules", seconds: 4 });
      const takeBack = () =>
        void sendJson<QueueRules>("POST", `${base}/undo`, { seq: changedBy }).then(
          (back) => { keep(back); say(t("undone"), { id: "queue-rules", seconds: 4 }); },
          (problem: ApiProblem) => void say(problemSays(problem.problem), { id: "queue-rules" }),
        );
      say(says, { id: "queue-rules", action: { label: t("undo"), run: takeBack } });
    },
  });
}
