import { expect, it } from 'vitest';
import { TrainingMetrics } from './training-metrics.ts';

it('leaves out a metric whose pattern would go through a line for ever, says so once, and reads the others', () => {
  const said: string[] = [];
  const definitions = [
    { Name: 'slow', Regex: '^(a+)+=(.*)$' },
    { Name: 'loss', Regex: 'a=([0-9.]+)' },
  ];
  const metrics = new TrainingMetrics(definitions, (message) => said.push(message));
  const slow = `${'a'.repeat(50)}!`;
  for (const line of [slow, slow, 'a=0.5']) metrics.read(line, 7);
  expect(said).toEqual([expect.stringContaining('leaves out the metric slow')]);
  expect(metrics.final).toEqual([{ name: 'loss', value: 0.5, time: 7 }]);
});
