import type { QueueRules } from "#contract/queue-rules.ts";
import { CheckBox } from "#features/admin/queue/check-box.tsx";

type Props = { label: string; hint?: string; error?: string; services: QueueRules["services"]; chosen: string[]; onChange: (ids: string[]) => void };

/** Some of the clinic's services, in the clinic's order. */
export function ServiceChoice({ label, hint, error, services, chosen, onChange }: Props) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      {hint && <p className="mb-1 text-xs text-quiet">{hint}</p>}
      <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        {services.map(({ id, name }) => (
          <CheckBox key={id} label={name} isOn={chosen.includes(id)} onTurn={(isOn) => onChange(services.map((s) => s.id).filter((one) => (one === id ? isOn : chosen.includes(one))))} />
        ))}
      </div>
      {error && <p role="alert" className="mt-1 text-sm text-late">{error}</p>}
    </fieldset>
  );
}
