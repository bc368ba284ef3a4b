import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { ENDPOINT_INSTANCES, priceAnHour } from '@scones/aws-prices';
import type { AgreeToSpending } from '@scones/command-line';

interface Instances {
  readonly instanceType?: string | undefined;
  readonly instanceCount?: number | undefined;
}

/** Asks before an endpoint runs on instances that cost more than those that it has. */
export async function agreeToInstances(
  { sageMaker, agree }: { readonly sageMaker: SageMakerClient; readonly agree?: AgreeToSpending },
  wanted: Required<Instances> & { readonly name: string },
  roleArn: string,
  present: Instances = { instanceCount: 0 },
): Promise<void> {
  const { name, instanceType = '', instanceCount = 1 } = wanted;
  const { instanceType: presentType = instanceType, instanceCount: presentCount = 0 } = present;
  await agree?.({
    what: `The endpoint ${name} on ${instanceCount} × ${instanceType}`,
    roleArn,
    region: await sageMaker.config.region(),
    planned: priceAnHour(ENDPOINT_INSTANCES, instanceType, instanceCount),
    present: priceAnHour(ENDPOINT_INSTANCES, presentType, presentCount),
  });
}
