/** What AWS's service has and the emulator's has not; `docs/compatibility.md` lists it with its reason. */
export interface NotSupported {
  /** An operation by its name, or a feature in a few words. */
  readonly what: string;
  /** The reason in one sentence, and the way round where there is one. */
  readonly why: string;
}
