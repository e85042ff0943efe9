/** Where the list of tokens stands in the browser's cache. */
export const accessKey = ["admin", "access"] as const;
