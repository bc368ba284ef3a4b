import type { TrainingJob } from '../../aws/sagemaker.ts';

export interface JobStep {
  readonly status: string;
  readonly message: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Undefined while it runs. */
  readonly milliseconds: number | undefined;
  /** Where it begins and how long it is, as shares of the whole job. */
  readonly from: number;
  readonly share: number;
}

type Transitions = NonNullable<TrainingJob['SecondaryStatusTransitions']>;

/** The steps of a job along its time; the current one reaches to `now`. */
export function stepShares(transitions: Transitions, now: number): JobStep[] {
  const first = (transitions[0]?.StartTime ?? 0) * 1000;
  const ends = transitions.map(({ EndTime }) => (EndTime === undefined ? now : EndTime * 1000));
  const whole = Math.max(1, Math.max(...ends) - first);
  return transitions.map(({ Status = '', StatusMessage = '', StartTime = 0, EndTime }, index) => {
    const startedAt = StartTime * 1000;
    const milliseconds = EndTime === undefined ? undefined : (EndTime - StartTime) * 1000;
    const share = Math.max(0, (ends[index] ?? startedAt) - startedAt) / whole;
    return {
      status: Status,
      message: StatusMessage,
      startedAt,
      milliseconds,
      from: (startedAt - first) / whole,
      share,
    };
  });
}
