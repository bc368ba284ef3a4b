import {
  agreeToSpending,
  type Asking,
  type Command,
  defineCommand,
  type StackSource,
  yesOption,
} from '@scones/command-line';
import { deploy, type DeployContext } from '../deploy/deploy.ts';
import { deployOptionsSchema } from '../deploy/deploy-options.ts';
import { describeProgress } from '../describe-progress.ts';

export function deployCommand(
  services: Omit<DeployContext, 'signal' | 'onProgress' | 'agree'> & Asking & { readonly stack: StackSource },
): Command {
  return defineCommand({
    summary: 'make an endpoint of a model, with data capture, and wait until it answers',
    options: deployOptionsSchema.extend({ yes: yesOption() }),
    stack: {
      ...services.stack,
      options: { name: '{EndpointName}', capturePrefix: 's3://{DataBucketName}/{CapturePrefix}' },
    },
    run: (context, { yes, ...options }) =>
      deploy({ ...services, ...context, agree: agreeToSpending(services, yes) }, options),
    progress: describeProgress,
    show: ({ endpointName, endpointArn, seconds }) =>
      `${endpointArn}\n${endpointName} is in service after ${seconds.toFixed(1)} s`,
  });
}
