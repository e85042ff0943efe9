/** A payload that cannot be read. `field` is the path to what is wrong, "data.measurements[0].items". */
export class PayloadError extends Error {
  override readonly name = "PayloadError";
  /** Next loads modules twice, so errors are told apart by this and not by instanceof. */
  readonly code = "bad-payload";

  constructor(
    readonly field: string,
    readonly says: string,
  ) {
    super(`${field}: ${says}`);
  }
}

export function isPayloadError(error: unknown): error is PayloadError {
  return error instanceof Error && "code" in error && error.code === "bad-payload";
}
