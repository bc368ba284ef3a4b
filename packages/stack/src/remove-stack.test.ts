import { FakeClock } from '@scones/deterministic';
import { expect, it } from 'vitest';
import { removeStack } from './remove-stack.ts';
import {
  answeringCloudFormation,
  deleted,
  NO_STACK,
  refusal,
  stack,
} from './testing/answering-cloudformation.ts';
import type { Answer } from './testing/answering-server.ts';

const inStatus = (status: string, reason = ''): Answer =>
  stack(
    `<StackId>id-of-shop</StackId><StackStatus>${status}</StackStatus><StackStatusReason>${reason}</StackStatusReason>`,
  );

/** Removes the stack `shop` with these answers from CloudFormation. Returns the actions that were requested. */
async function removing(...answers: readonly Answer[]) {
  const { client, asked } = await answeringCloudFormation(...answers);
  const clock = new FakeClock();
  const removed = removeStack({ cloudFormation: client, clock }, 'shop');
  const over = removed.then(
    () => 'removed',
    (error: Error) => error.message,
  );
  let ended: string | undefined;
  void over.then((how) => (ended = how));
  await expect.poll(() => (clock.advance(2_000), ended), { interval: 1 }).toBeDefined();
  return { ended, asked: asked().map(({ Action, StackName }) => `${Action} ${StackName}`) };
}

it('has nothing to do where there is no stack', async () => {
  expect(await removing(NO_STACK)).toEqual({ ended: 'removed', asked: ['DescribeStacks shop'] });
});

it('waits for what is under way, deletes the stack, and waits until it is gone', async () => {
  const { ended, asked } = await removing(
    ...[inStatus('CREATE_IN_PROGRESS'), inStatus('CREATE_COMPLETE'), deleted],
    ...[inStatus('DELETE_IN_PROGRESS'), inStatus('DELETE_COMPLETE')],
  );
  expect(ended).toBe('removed');
  expect(asked).toEqual([
    ...['DescribeStacks shop', 'DescribeStacks shop', 'DeleteStack id-of-shop'],
    ...['DescribeStacks id-of-shop', 'DescribeStacks id-of-shop'],
  ]);
});

it('does not wait for a change set that nobody executes', async () => {
  const { ended } = await removing(inStatus('REVIEW_IN_PROGRESS'), deleted, NO_STACK);
  expect(ended).toBe('removed');
});

it('says why a stack stays', async () => {
  const { ended } = await removing(
    ...[inStatus('CREATE_COMPLETE'), deleted, inStatus('DELETE_FAILED', 'The bucket is not empty')],
  );
  expect(ended).toBe('The stack shop is in DELETE_FAILED: The bucket is not empty');
});

it('passes on what CloudFormation refuses', async () => {
  expect(await removing(refusal('AccessDenied', 'Not you'))).toMatchObject({ ended: 'Not you' });
});

it('stops waiting when it is aborted', async () => {
  const { client } = await answeringCloudFormation(inStatus('UPDATE_IN_PROGRESS'));
  const stop = new AbortController();
  const clock = new FakeClock();
  const removed = removeStack({ cloudFormation: client, clock, signal: stop.signal }, 'shop');
  stop.abort(new Error('enough'));
  await expect(removed).rejects.toThrow(/enough|aborted/);
});
