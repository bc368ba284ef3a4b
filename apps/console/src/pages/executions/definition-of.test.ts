import { expect, it } from 'vitest';
import { definitionOf } from './definition-of.ts';

const map = (start: string, label?: string, inner = {}) => ({
  Type: 'Map',
  ...(label !== undefined && { Label: label }),
  ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: start, States: inner },
});
const start = (definition: string) => (JSON.parse(definition) as { StartAt: string }).StartAt;

it('takes the machine as it is for an execution of its own', () => {
  expect(definitionOf('{"StartAt":"A"}', undefined)).toBe('{"StartAt":"A"}');
});

it('finds the processor of a Map by its label, however deep', () => {
  const States = { One: map('First', 'one', { Two: map('Second', 'two') }) };
  const definition = JSON.stringify({ StartAt: 'One', States });
  expect(start(definitionOf(definition, 'one'))).toBe('First');
  expect(start(definitionOf(definition, 'two'))).toBe('Second');
});

it('finds the one Map that has no label of its own', () => {
  const definition = JSON.stringify({
    StartAt: 'P',
    States: { P: { Branches: [{ States: { M: map('Only') } }] } },
  });
  expect(start(definitionOf(definition, 'made-up'))).toBe('Only');
});
