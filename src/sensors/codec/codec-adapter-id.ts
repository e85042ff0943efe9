/** The adapter of sensors that are read by a codec of their administrator's. */
export const codecAdapterId = "lorawan-codec";
