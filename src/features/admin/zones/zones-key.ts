/** Where the list of zones stands in the browser's cache. */
export const zonesKey = ["admin", "zones"] as const;
