import {
  type CloudFormationClient,
  DescribeStacksCommand,
  type Output,
} from '@aws-sdk/client-cloudformation';
import { CommandError } from '@scones/command-line';
import { z } from 'zod';

/** What the CDK app's stack tells of itself. */
export interface InfraStack {
  readonly bucket: string;
  /** The prefix in the bucket under which the endpoint's answers are captured. */
  readonly capturePrefix: string;
  readonly endpointName: string;
  readonly sageMakerRoleArn: string;
  readonly classifyPictureArn: string;
}

const outputsSchema = z
  .object({
    DataBucketName: z.string().min(1),
    CapturePrefix: z.string().min(1),
    EndpointName: z.string().min(1),
    SageMakerRoleArn: z.string().startsWith('arn:'),
    ClassifyPictureStateMachineArn: z.string().startsWith('arn:'),
  })
  .transform((outputs): InfraStack => ({
    bucket: outputs.DataBucketName,
    capturePrefix: outputs.CapturePrefix,
    endpointName: outputs.EndpointName,
    sageMakerRoleArn: outputs.SageMakerRoleArn,
    classifyPictureArn: outputs.ClassifyPictureStateMachineArn,
  }));

export async function readOutputs(client: CloudFormationClient, stackName: string): Promise<InfraStack> {
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
  return parseOutputs(Stacks?.[0]?.Outputs ?? []);
}

/** Throws, by their names, when outputs are missing or not what they should be. */
export function parseOutputs(outputs: readonly Output[]): InfraStack {
  const parsed = outputsSchema.safeParse(
    Object.fromEntries(outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])),
  );
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new CommandError(
    'BAD_OUTPUTS',
    `The stack does not have the outputs that the job needs: ${issues.join('; ')}`,
    'Bring apps/infra and apps/main-job to the same names: apps/infra/README.md lists them.',
    { cause: parsed.error },
  );
}
