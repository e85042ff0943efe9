/** IEC 60601-1-8 priorities of an alarm condition; "none" is a device that is content. */
export type AlarmPriority = "high" | "medium" | "low" | "none";
