/** The names are public API: a state machine's `ErrorEquals` matches them. */

export class ThresholdConfidenceNotMet extends Error {
  override readonly name = 'ThresholdConfidenceNotMet';
  constructor() {
    super('THRESHOLD_CONFIDENCE_NOT_MET');
  }
}

export class ThresholdNotConfigured extends Error {
  override readonly name = 'ThresholdNotConfigured';
  constructor(value: string | undefined) {
    const found = value === undefined ? 'neither is there' : `THRESHOLD is '${value}'`;
    super(
      `The confidence to reach is a number from 0 to 1, in the event's body.threshold or in the environment's ` +
        `THRESHOLD; ${found}.`,
    );
  }
}
