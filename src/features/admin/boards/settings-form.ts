import type { BoardSettings } from "#contract/boards.ts";

/** The form's fields as they are typed. */
export type SettingsForm = { voices: string; volume: string; quietFrom: string; quietTo: string; distance: string; height: string };

export function formOf({ voices, volumePercent, quiet, distanceMeters, heightCm }: BoardSettings): SettingsForm {
  return {
    voices: voices?.join(" ") ?? "",
    volume: volumePercent?.toString() ?? "",
    quietFrom: quiet ? clockOf(quiet.fromMinute) : "",
    quietTo: quiet ? clockOf(quiet.toMinute) : "",
    distance: distanceMeters?.toString() ?? "",
    height: heightCm?.toString() ?? "",
  };
}

/** What was typed, for the server to judge: an empty field is left out, and then means what is usual. */
export function settingsOf(form: SettingsForm): BoardSettings {
  const voices = form.voices.split(/[\s,;]+/).filter((code) => code !== "");
  const [fromMinute, toMinute] = [minuteOf(form.quietFrom), minuteOf(form.quietTo)];
  return {
    ...(voices.length > 0 ? { voices } : {}),
    ...numberOf("volumePercent", form.volume),
    ...(fromMinute !== undefined && toMinute !== undefined ? { quiet: { fromMinute, toMinute } } : {}),
    ...numberOf("distanceMeters", form.distance),
    ...numberOf("heightCm", form.height),
  };
}

function numberOf<Name extends "volumePercent" | "distanceMeters" | "heightCm">(name: Name, typed: string): Partial<Record<Name, number>> {
  return typed.trim() === "" ? {} : ({ [name]: Number(typed.replace(",", ".")) } as Record<Name, number>);
}

function minuteOf(clock: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})/.exec(clock) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
