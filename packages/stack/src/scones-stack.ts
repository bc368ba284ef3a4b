import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CommandError, describeIssues } from '@scones/command-line';
import { z } from 'zod';
import { stackOutputs } from './stack-outputs.ts';

/** The outputs of the CDK app's stack; their names are public. */
const outputsSchema = z
  .object({
    DataBucketName: z.string().min(1),
    CapturePrefix: z.string().min(1),
    EndpointName: z.string().min(1),
    SageMakerRoleArn: z.string().startsWith('arn:'),
    ClassifyPictureStateMachineArn: z.string().startsWith('arn:'),
    ClassifyPrefixStateMachineArn: z.string().startsWith('arn:'),
    SerializeFunctionName: z.string().min(1),
    InferFunctionName: z.string().min(1),
  })
  .transform((outputs) => ({
    bucket: outputs.DataBucketName,
    /** The prefix in the bucket under which the endpoint's answers are captured. */
    capturePrefix: outputs.CapturePrefix,
    endpointName: outputs.EndpointName,
    sageMakerRoleArn: outputs.SageMakerRoleArn,
    classifyPictureArn: outputs.ClassifyPictureStateMachineArn,
    classifyPrefixArn: outputs.ClassifyPrefixStateMachineArn,
    functions: { serialize: outputs.SerializeFunctionName, infer: outputs.InferFunctionName },
  }));

export type SconesStack = Readonly<z.output<typeof outputsSchema>>;

/** The deployed stack, as its outputs tell of it. Rejects with `NO_STACK` or `BAD_OUTPUTS`. */
export async function readSconesStack(
  cloudFormation: CloudFormationClient,
  stackName: string,
  signal?: AbortSignal,
): Promise<SconesStack> {
  const outputs = await stackOutputs(cloudFormation, stackName, signal);
  if (outputs) return parseSconesStack(outputs);
  throw new CommandError(
    'NO_STACK',
    `There is no stack ${stackName} in ${await cloudFormation.config.region()}`,
    'Deploy it first (npx nx deploy infra), or set AWS_REGION if it is in another region.',
  );
}

/** Throws, by their names, when outputs are missing or not what they should be. */
export function parseSconesStack(outputs: Readonly<Record<string, string>>): SconesStack {
  const parsed = outputsSchema.safeParse(outputs);
  if (parsed.success) return parsed.data;
  throw new CommandError(
    'BAD_OUTPUTS',
    `The stack does not have the outputs that are needed: ${describeIssues(parsed.error.issues, outputs, String)}`,
    'Deploy the stack of this version of apps/infra, whose README lists its outputs.',
    { cause: parsed.error },
  );
}
