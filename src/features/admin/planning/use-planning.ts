"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getJson, sendJson } from "#client/http.ts";
import type { PlanningState } from "#contract/proposals.ts";

const key = ["admin", "planning"] as const;
const path = "/api/admin/planning";

/** Lessons are taught at the desk meanwhile, so it is asked for again. */
export function usePlanning() {
  return useQuery({ queryKey: key, queryFn: () => getJson<PlanningState>(path), staleTime: 0, refetchInterval: 30_000 });
}

export type PlanningChange = { mode: PlanningState["mode"]; auto: PlanningState["auto"] } | { lesson: string; what: "keep" | "remove" };

export function useChange(onSaved?: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: PlanningChange) => ("lesson" in change ? sendJson<PlanningState>("POST", `${path}/never/${encodeURIComponent(change.lesson)}`, { what: change.what }) : sendJson<PlanningState>("PUT", path, change)),
    onSuccess: (saved) => {
      queryClient.setQueryData(key, saved);
      onSaved?.();
    },
  });
}
