/** The figures of one pass over the training pictures. */
export interface EpochMetrics {
  /** From 0, as the algorithm counts. */
  readonly epoch: number;
  /** The built-in algorithm prints it only where it is configured to. */
  readonly loss: number | undefined;
  readonly trainAccuracy: number | undefined;
  /** Cross-entropy in nats; the built-in algorithm does not print it. */
  readonly validationLoss: number | undefined;
  readonly validationAccuracy: number | undefined;
  readonly picturesPerSecond: number | undefined;
}

interface OpenEpoch {
  readonly epoch: number;
  readonly values: Map<string, number>;
  readonly speeds: number[];
}

const NUMBER = String.raw`(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)`;
const EPOCH_LINE = /\bEpoch\[(\d+)\](.*)/;
const SPEED = new RegExp(String.raw`\bSpeed: ?${NUMBER} samples/sec`, 'i');
const METRIC = new RegExp(
  String.raw`^\s*(Train-accuracy|Train-cross-entropy|Validation-cross-entropy|Validation-accuracy|Time cost)=${NUMBER}`,
  'i',
);

/**
 * Reads epochs from the algorithm's log lines, such as `Epoch[0] Train-accuracy=0.901`. The line of the validation is
 * the last of an epoch. Without it, an epoch ends where the next begins or the log ends.
 */
export class EpochMetricsReader {
  readonly #trainImages: number;
  #open: OpenEpoch | undefined;
  #last = -1;

  /** The number of training pictures, which turns an epoch's time into a speed. */
  constructor(trainImages: number) {
    this.#trainImages = trainImages;
  }

  /** The epochs that the line completes. */
  read(line: string): EpochMetrics[] {
    const match = EPOCH_LINE.exec(line);
    const epoch = Number(match?.[1]);
    if (!match || epoch <= this.#last) return [];
    const completed = this.#open && this.#open.epoch !== epoch ? this.end() : [];
    this.#open ??= { epoch, values: new Map(), speeds: [] };
    return [...completed, ...this.#take(this.#open, match[2] as string)];
  }

  /** The epoch in which the log broke off. */
  end(): EpochMetrics[] {
    const open = this.#open;
    this.#open = undefined;
    if (!open || open.values.size === 0) return [];
    this.#last = open.epoch;
    return [this.#metricsOf(open)];
  }

  #take(open: OpenEpoch, rest: string): EpochMetrics[] {
    const speed = SPEED.exec(rest)?.[1];
    if (speed !== undefined) open.speeds.push(Number(speed));
    const [, name, value] = METRIC.exec(rest) ?? [];
    if (name === undefined) return [];
    open.values.set(name.toLowerCase(), Number(value));
    return name.toLowerCase() === 'validation-accuracy' ? this.end() : [];
  }

  #metricsOf({ epoch, values, speeds }: OpenEpoch): EpochMetrics {
    return {
      epoch,
      loss: values.get('train-cross-entropy'),
      trainAccuracy: values.get('train-accuracy'),
      validationLoss: values.get('validation-cross-entropy'),
      validationAccuracy: values.get('validation-accuracy'),
      picturesPerSecond: this.#speed(values.get('time cost'), speeds),
    };
  }

  #speed(seconds: number | undefined, speeds: readonly number[]): number | undefined {
    if (seconds !== undefined && seconds > 0) return this.#trainImages / seconds;
    return speeds.length === 0 ? undefined : speeds.reduce((sum, speed) => sum + speed, 0) / speeds.length;
  }
}
