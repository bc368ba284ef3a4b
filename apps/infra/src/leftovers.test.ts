import { CreateBucketCommand, PutBucketTaggingCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROJECT_TAG } from '@scones/workflow';
import { type EmulatedAccount, startAccount } from './testing/emulated-account.ts';

let account: EmulatedAccount;
beforeAll(async () => void (account = await startAccount()));
afterAll(async () => {
  await account.close();
  expect(account.faults).toEqual([]);
});

async function makeBucket(Bucket: string, project: string): Promise<void> {
  await account.s3.send(new CreateBucketCommand({ Bucket }));
  const Tagging = { TagSet: [{ Key: PROJECT_TAG.key, Value: project }] };
  await account.s3.send(new PutBucketTaggingCommand({ Bucket, Tagging }));
}

it('lists what has the tag of the project, and nothing else', async () => {
  expect(await account.run('leftovers')).toEqual({
    exitCode: 0,
    stdout: 'The project has nothing in the account\n',
    stderr: '',
  });
  await makeBucket('theirs', 'other');
  await makeBucket('ours', PROJECT_TAG.value);
  await makeBucket('ours-too', PROJECT_TAG.value);
  expect((await account.run('leftovers')).stdout).toBe('arn:aws:s3:::ours\narn:aws:s3:::ours-too\n');
  expect(JSON.parse((await account.run('leftovers', '--json')).stdout)).toEqual({
    arns: ['arn:aws:s3:::ours', 'arn:aws:s3:::ours-too'],
  });
});
