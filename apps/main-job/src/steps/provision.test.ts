import { expect, it } from 'vitest';
import { awsClients, closeClients } from '../aws-clients.ts';
import { NOWHERE, testJob } from '../testing/test-job.ts';
import { provision } from './provision.ts';

it('shows what the command line of infra prints, and fails when it fails', async () => {
  const clients = awsClients(NOWHERE);
  const job = testJob(NOWHERE, clients, { threshold: 2 });
  await expect(provision(job)).rejects.toMatchObject({
    code: 'DEPLOYMENT_FAILED',
    message: expect.stringContaining('scones:threshold takes a number from 0 to 1') as string,
    hint: expect.stringContaining('npx nx synth infra') as string,
  });
  closeClients(clients);
  const [step] = job.shown;
  expect(step?.lines.join()).toContain('scones:threshold takes a number from 0 to 1');
  expect(step?.outcome).toBeUndefined();
}, 60_000);

it('removes the stack also after a deployment that was broken off', async () => {
  const clients = awsClients(NOWHERE);
  const job = testJob(NOWHERE, clients, { threshold: 2 });
  await expect(provision(job)).rejects.toThrow('could not be deployed');
  const removed: string[] = [];
  const undone = job.undoList.undoAll((what) => void removed.push(what));
  await expect(undone).rejects.toThrow('stack scones-unlimited could not be removed');
  closeClients(clients);
  expect(removed).toEqual(['stack scones-unlimited']);
}, 60_000);
