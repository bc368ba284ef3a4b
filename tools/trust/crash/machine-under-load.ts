/** A machine with every way to be in the middle of something: tasks, waits, lines side by side, a Map Run, a child. */

const count = (key: string): object => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'count', Payload: { execution: '{% $name %}', key } },
  Output: '{% $states.result.Payload %}',
});

const end = { End: true };
const jsonata = { QueryLanguage: 'JSONata' };
export const MACHINE_NAME = 'crash';

/** The keys of all tasks of one execution. */
export const KEYS = [
  'first',
  'left',
  'right',
  'item-0',
  'item-1',
  'item-2',
  'row-0',
  'row-1',
  'row-2',
  'child',
];

const itemTask = (kind: string, name: string): object => ({
  ...count(`{% '${kind}-' & $string($states.input.index) %}`),
  Arguments: {
    FunctionName: 'count',
    Payload: { execution: name, key: `{% '${kind}-' & $string($states.input.index) %}` },
  },
  ...end,
});

const items = {
  Items: [0, 1, 2],
  ItemSelector: { index: '{% $states.context.Map.Item.Value %}', name: '{% $name %}' },
  MaxConcurrency: 2,
};

export const MACHINE = {
  ...jsonata,
  StartAt: 'Begin',
  States: {
    Begin: { Type: 'Pass', Assign: { name: '{% $states.input.name %}' }, Next: 'First' },
    First: { ...count('first'), Next: 'Pause' },
    Pause: { Type: 'Wait', Seconds: 1, Next: 'Both' },
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Left', States: { Left: { ...count('left'), ...end } } },
        {
          StartAt: 'Right',
          States: { Right: { ...count('right'), Next: 'Rest' }, Rest: { Type: 'Pass', ...end } },
        },
      ],
      Next: 'Items',
    },
    Items: {
      Type: 'Map',
      ...items,
      ItemProcessor: { StartAt: 'Item', States: { Item: itemTask('item', '{% $name %}') } },
      Next: 'Rows',
    },
    Rows: {
      Type: 'Map',
      ...items,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Row',
        States: { Row: itemTask('row', '{% $states.input.name %}') },
      },
      Next: 'Child',
    },
    Child: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Arguments: {
        StateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:child',
        Input: { name: '{% $name %}' },
      },
      Output: '{% $states.result.Output %}',
      ...end,
    },
  },
};

export const CHILD_MACHINE = {
  ...jsonata,
  StartAt: 'Begin',
  States: {
    Begin: { Type: 'Pass', Assign: { name: '{% $states.input.name %}' }, Next: 'Only' },
    Only: { ...count('child'), ...end },
  },
};
