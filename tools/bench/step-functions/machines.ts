const LAMBDA = 'arn:aws:lambda:us-east-1:000000000000:function:echo';

export interface Workload {
  readonly name: string;
  readonly definition: object;
  readonly input: string;
  /** How many transitions one execution counts for, where those are counted. */
  readonly transitions?: number;
}

/** The chains of states whose speed is compared. */
export const WORKLOADS: readonly Workload[] = [
  { name: '3 Pass states', definition: chain(3, pass), input: '{}' },
  { name: '50 Pass states', definition: chain(50, pass), input: '{}', transitions: 50 },
  {
    name: '3 lambda:invoke tasks',
    definition: chain(3, invoke),
    input: JSON.stringify({ image_data: 'a'.repeat(3000) }),
  },
];

function pass(): object {
  return { Type: 'Pass' };
}

function invoke(): object {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: LAMBDA, 'Payload.$': '$' },
    OutputPath: '$.Payload',
  };
}

function chain(length: number, state: () => object): object {
  const states = Array.from({ length }, (_, index) => [
    `S${index}`,
    { ...state(), ...(index === length - 1 ? { End: true } : { Next: `S${index + 1}` }) },
  ]);
  return { StartAt: 'S0', States: Object.fromEntries(states) as object };
}
