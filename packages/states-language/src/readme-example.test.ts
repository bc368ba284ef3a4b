import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { functions, runDefinition } from '@scones/states-language/testing';
import { expect, it } from 'vitest';

it('bakes again a minute after the oven was cold', async () => {
  let tries = 0;
  const oven = functions({ bake: () => (++tries > 1 ? 'scones' : expect.fail('The oven is cold')) });
  const retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 60 }];
  const bake = {
    Type: 'Task',
    Resource: 'arn:aws:lambda:us-east-1:000000000000:function:bake',
    Retry: retry,
  };
  const machine = { StartAt: 'Bake', States: { Bake: { ...bake, End: true } } };
  const run = runDefinition(machine, { input: { tray: 1 }, callService: oven });
  await run.clock.advance(60_000);
  expect(await run.result).toEqual({ status: 'SUCCEEDED', output: '"scones"' });
  expect(run.types().filter((type) => type === 'LambdaFunctionScheduled')).toHaveLength(2);
});

it('stands in the README word for word', () => {
  const [readme, source] = ['../README.md', 'readme-example.test.ts'].map((file) =>
    readFileSync(join(import.meta.dirname, file), 'utf8'),
  );
  const example = /```ts\nimport \{ functions[^]*?\n```/
    .exec(readme as string)?.[0]
    .split('\n')
    .slice(4, -1);
  expect(example?.join('\n')).toContain('runDefinition');
  expect(source).toContain(example?.join('\n'));
});
