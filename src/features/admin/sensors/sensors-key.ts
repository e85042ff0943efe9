/** Where sensors stand in the browser's cache: what begins with this is asked for again after a change. */
export const sensorsKey = ["admin", "sensors"] as const;

export const sensorKey = (id: string) => [...sensorsKey, id] as const;
export const kindsKey = ["admin", "sensor-kinds"] as const;
