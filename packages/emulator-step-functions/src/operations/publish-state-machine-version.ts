import type { PublishStateMachineVersionCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { publishVersion } from '../machines/publish-version.ts';
import { versionDescriptionInput } from '../machines/configuration.ts';

const input = z.strictObject({
  stateMachineArn: z.string().min(1).max(256),
  revisionId: z.string().optional(),
  description: versionDescriptionInput,
});

/** A revision that is published already keeps its version. */
export const publishStateMachineVersion = operation<PublishStateMachineVersionCommandOutput>()(
  input,
  (context, { stateMachineArn, ...publication }) => {
    const machine = context.machines.require(stateMachineArn);
    const { arn, creationDate } = publishVersion(context, machine, publication);
    return { stateMachineVersionArn: arn, creationDate: new Date(creationDate) };
  },
);
