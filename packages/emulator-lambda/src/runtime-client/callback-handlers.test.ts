import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningLambda, startLambda } from '../testing/running-lambda.ts';

let lambda: RunningLambda;
let functions = 0;

beforeAll(async () => {
  lambda = await startLambda();
});
afterAll(() => lambda.close());

async function answerOf(handler: string, Runtime: 'nodejs18.x' | 'nodejs22.x' | 'nodejs24.x' = 'nodejs22.x') {
  const name = `function-${++functions}`;
  await lambda.create(name, `export const handler = ${handler};`, { Runtime });
  await lambda.invoke(name);
  return lambda.invoke(name);
}

it.each([
  ['by its callback', '(event, context, callback) => callback(null, 42)', 42],
  [
    'by its callback later',
    '(event, context, callback) => { setTimeout(() => callback(null, 42), 20); }',
    42,
  ],
  ['by its promise', 'async () => 42', 42],
  ['by the context', '(event, context) => context.succeed(42)', 42],
  ['by the context’s done', '(event, context) => context.done(null, 42)', 42],
  ['with null, having said nothing', '() => 42', null],
  ['with null, though its promise never settles', '() => new Promise(() => {})', null],
])('a handler before Node 24 answers %s', async (_how, handler, payload) => {
  expect(await answerOf(handler)).toMatchObject({ error: undefined, payload });
});

it('waits for the work that is left, unless the handler says not to', async () => {
  const source = (waits: boolean): string => `(event, context, callback) => {
    context.callbackWaitsForEmptyEventLoop = ${waits};
    setTimeout(() => console.log('left to do'), 300);
    callback(null, 1); }`;
  expect((await answerOf(source(true), 'nodejs18.x')).log).toContain('left to do');
  expect((await answerOf(source(false), 'nodejs18.x')).payload).toBe(1);
});

it.each([
  ['its callback', `(event, context, callback) => callback(new RangeError('far'))`, 'RangeError', 'far'],
  ['a text', `(event, context, callback) => callback('far')`, 'string', 'far'],
  ['the context', `(event, context) => context.fail(new RangeError('far'))`, 'RangeError', 'far'],
  ['a throw', `() => { throw new RangeError('far'); }`, 'RangeError', 'far'],
])('a handler before Node 24 fails by %s', async (_how, handler, errorType, errorMessage) => {
  expect(await answerOf(handler)).toMatchObject({ error: 'Unhandled', payload: { errorType, errorMessage } });
});

it('a handler of Node 24 that takes a callback is refused', async () => {
  const { payload } = await answerOf('(event, context, callback) => callback(null, 42)', 'nodejs24.x');
  expect(payload).toMatchObject({ errorType: 'Runtime.CallbackHandlerDeprecated' });
});
