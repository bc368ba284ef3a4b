import type { SendTaskHeartbeatCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { refuseToken, taskTokenInput } from '../activities/report-task.ts';

const input = z.strictObject({ taskToken: taskTokenInput });

export const sendTaskHeartbeat = operation<SendTaskHeartbeatCommandOutput>()(
  input,
  (context, { taskToken }) => {
    if (!context.taskTokens.beat(taskToken)) refuseToken(context, taskToken);
    return {};
  },
);
