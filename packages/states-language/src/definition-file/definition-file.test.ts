import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { runDefinition } from '../test-run.ts';
import { readDefinitionFile } from './definition-file.ts';

const YAML = `StartAt: A
States:
  A/B:
    Type: Choice
    Choices:
      - { Variable: $.a, IsNull: true, Next: A }
      - Variable: $.b
        IsNull: true
        Next: A
  A:
    Type: Succeed
`;

describe('a definition file', () => {
  it.each(['a.yaml', 'a.yml', 'A.ASL.YAML'])('is YAML by the name %s', (name) => {
    const { definition } = readDefinitionFile(
      name,
      'StartAt: A\nStates: { A: { Type: Wait, Seconds: 0x10 } }',
    );
    expect(JSON.parse(definition)).toEqual({ StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 16 } } });
  });

  it('runs as the machine that it is', async () => {
    const { definition } = readDefinitionFile(
      'a.yaml',
      'StartAt: A\nStates: { A: { Type: Pass, End: true } }',
    );
    const run = runDefinition(JSON.parse(definition) as JsonObject, { input: { tray: 1 } });
    expect(await run.result).toMatchObject({ status: 'SUCCEEDED', output: '{"tray":1}' });
  });

  it.each(['a.json', 'a.asl', 'yaml'])('is JSON by the name %s, and stays as it is', (name) => {
    expect(readDefinitionFile(name, '{ "StartAt" : "A" }').definition).toBe('{ "StartAt" : "A" }');
  });

  it.each([
    ['/States/A/Type', { line: 11, column: 5 }],
    ['/States/A/B/Choices[1]/Next', { line: 9, column: 9 }],
    ['/States/A/B/Choices[0]/Next', { line: 6, column: 40 }],
    ['/States/A/Seconds', { line: 10, column: 3 }],
    ['/States/A/B/Choices[7]', { line: 5, column: 5 }],
    ['/', { line: 1, column: 1 }],
    [undefined, { line: 1, column: 1 }],
  ])('has %s where it is written, or what is around it', (location, place) => {
    expect(readDefinitionFile('a.yaml', YAML).placeOf(location)).toEqual(place);
  });

  it('has places in JSON too, with tabs, and the last of two members of one name', () => {
    const file = readDefinitionFile(
      'a.json',
      '{\n\t"States": { "A": 1,\n\t\t"\\u0041": { "Next": "B" }\n\t}\n}',
    );
    expect(file.placeOf('/States/A/Next')).toEqual({ line: 3, column: 15 });
    expect(readDefinitionFile('empty.json', '').placeOf('/')).toEqual({ line: 1, column: 1 });
  });

  it.each([
    ['a.yaml', 'A: 1\nA: 2', 'a.yaml:2:1: Map keys must be unique'],
    ['a.yaml', 'A: !Sub x', 'a.yaml:1:4: Unresolved tag: !Sub'],
    ['a.yaml', 'A: 1\n---\nB: 1', 'a.yaml:2:1: Source contains multiple documents'],
    ['a.yaml', 'A: &a 1\nB: *a', 'a.yaml:2:4: Aliases (*a) are not supported: write the value again'],
    ['a.yaml', 'A: .inf', 'a.yaml:1:4: .inf is not a number of JSON'],
    ['a.json', '{"A":1,\n}', 'a.json:2:2: Unexpected character'],
  ])('in %s, %j is refused by file, line and column', (name, text, message) => {
    expect(() => readDefinitionFile(name, text)).toThrow(message);
  });

  it.each([
    ['a.yaml', '- '.repeat(20_000), /^a\.yaml:1:\d+: Values nest too deep$/],
    ['a.yaml', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, /^a\.yaml:1:\d+: Values nest too deep$/],
    ['a.json', `${'['.repeat(2000)}${']'.repeat(2000)}`, /^a\.json:1:1: Document nesting depth/],
  ])('in %s is refused where its values nest too deep', (name, text, message) => {
    expect(() => readDefinitionFile(name, text)).toThrow(message);
  });
});
