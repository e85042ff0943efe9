import { defineCommand, runMain } from "citty";
import { backtest } from "#cli/commands/backtest.ts";
import { createClinic } from "#cli/commands/create-clinic.ts";
import { occupancy } from "#cli/commands/occupancy.ts";
import { plan } from "#cli/commands/plan.ts";
import { replayCounts } from "#cli/commands/replay-counts.ts";
import { replayVisits } from "#cli/commands/replay-visits.ts";
import { setPassword } from "#cli/commands/set-password.ts";
import { simulate } from "#cli/commands/simulate.ts";
import { trackPeople } from "#cli/commands/track.ts";

const anteroom = defineCommand({
  meta: { name: "anteroom", description: "Anteroom from the command line. With --json, standard output carries the answer and nothing else." },
  subCommands: {
    backtest,
    "create-clinic": createClinic,
    "set-password": setPassword,
    occupancy,
    replay: defineCommand({
      meta: { name: "replay", description: "Play recorded days through the line, as if they happened now" },
      subCommands: { counts: replayCounts, visits: replayVisits },
    }),
    track: trackPeople,
    simulate,
    plan,
  },
});

void runMain(anteroom);
