import { tableRows, viewExecution } from '@scones/execution-view';
import { expect, it } from 'vitest';
import { renderPortrait } from './execution-portrait.ts';

const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' };
const { story } = viewExecution(
  JSON.stringify({
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: { StartAt: '<b>Bake</b>', States: { '<b>Bake</b>': { ...task, End: true } } },
        End: true,
      },
    },
  }),
  [
    { id: 1, previousEventId: 0, type: 'ExecutionStarted', timestamp: 0 },
    { id: 2, previousEventId: 0, type: 'MapStateEntered', timestamp: 0, details: { name: 'Each' } },
    { id: 3, previousEventId: 2, type: 'MapStateStarted', timestamp: 1, details: { length: 1 } },
    {
      id: 4,
      previousEventId: 3,
      type: 'MapIterationStarted',
      timestamp: 1,
      details: { name: 'Each', index: 0 },
    },
    { id: 5, previousEventId: 4, type: 'TaskStateEntered', timestamp: 1, details: { name: '<b>Bake</b>' } },
    { id: 6, previousEventId: 5, type: 'TaskScheduled', timestamp: 1 },
    { id: 7, previousEventId: 6, type: 'TaskTimedOut', timestamp: 3, details: { error: 'States.Timeout' } },
    { id: 8, previousEventId: 7, type: 'ExecutionFailed', timestamp: 4 },
  ].map(({ details, ...event }) => ({ ...event, ...(details && { stateEventDetails: details }) })),
);

const { markup } = renderPortrait({
  name: 'picture.png',
  title: 'An execution',
  graph: '<svg></svg>',
  rows: tableRows(story, 0),
});

it('shows the graph as it is, and each state’s run as a row of text', () => {
  expect(markup).toContain('<div class="graph"><svg></svg></div>');
  expect(markup.match(/<tr>/g)).toHaveLength(3);
  expect(markup).toContain('&lt;b&gt;Bake&lt;/b&gt; · #0');
  expect(markup).not.toContain('<b>');
});

it('says the status by a sign and a word beside the colour', () => {
  expect(markup).toContain('<td class="status timed-out">◷ timed out</td>');
});

it('puts the bar where the run lies within the whole', () => {
  expect(markup).toContain('left:25.00%;width:max(3px,75.00%)');
  expect(markup).toContain('<td style="padding-left:16px">');
});
