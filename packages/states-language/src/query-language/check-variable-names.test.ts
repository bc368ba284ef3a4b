import { expect, it } from 'vitest';
import { validate } from '../definition/parse.ts';
import type { JsonObject } from '../json.ts';

const faults = (Assign: JsonObject, QueryLanguage: string) => {
  const state = { Type: 'Pass', QueryLanguage, Assign, End: true };
  return validate(JSON.stringify({ StartAt: 'A', States: { A: state } })).map(
    ({ message, location }) => `${message} at ${location}`,
  );
};

for (const language of ['JSONPath', 'JSONata']) {
  it.each(['a', '_a1', 'größe', 'x'.repeat(80), 'statesX'])(`takes the name %s in ${language}`, (name) => {
    expect(faults({ [name]: 1 }, language)).toEqual([]);
  });

  it.each([
    ['states', "The variable name 'states' is reserved"],
    ['1a', "The variable name '1a' must begin with a letter"],
    ['a-b', "The variable name 'a-b' must begin with a letter"],
    ['', "The variable name '' must begin with a letter"],
    ['x'.repeat(81), 'exceeds the 80-character limit'],
  ])(`refuses the name %s in ${language}`, (name, reason) => {
    expect(faults({ [name]: 1 }, language)).toEqual([expect.stringContaining(reason)]);
    expect(faults({ [name]: 1 }, language)[0]).toContain('/States/A/Assign');
  });
}

it('looks at a name without its .$', () => {
  expect(faults({ 'a.$': '$' }, 'JSONPath')).toEqual([]);
  expect(faults({ 'states.$': '$' }, 'JSONPath')).toHaveLength(1);
});
