"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { SelfCheckInSettings, SelfCheckInState } from "#contract/kiosk.ts";
import { getJson, sendJson } from "#client/http.ts";

const key = ["admin", "check-in"] as const;
const path = "/api/admin/self-check-in";

export function useSettings() {
  return useQuery({ queryKey: key, queryFn: () => getJson<SelfCheckInState>(path), staleTime: 0 });
}

/** Saves one part; the rest goes along as it was last seen. */
export function useSave(onSaved?: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (change: (now: SelfCheckInSettings) => SelfCheckInSettings) => {
      const { selfCheckIn, kiosks, deskPrinter } = await getJson<SelfCheckInState>(path);
      return sendJson<SelfCheckInState>("PUT", path, change({ selfCheckIn, kiosks, deskPrinter }));
    },
    onSuccess: (saved) => {
      queryClient.setQueryData(key, saved);
      onSaved?.();
    },
  });
}
