import { type Command, defineCommand, type StackSource } from '@scones/command-line';
import { deploy, type DeployContext } from '../deploy/deploy.ts';
import { deployOptionsSchema } from '../deploy/deploy-options.ts';
import { describeProgress } from '../describe-progress.ts';

export function deployCommand(
  services: Omit<DeployContext, 'signal' | 'onProgress'> & { readonly stack: StackSource },
): Command {
  return defineCommand({
    summary: 'make an endpoint of a model, with data capture, and wait until it answers',
    options: deployOptionsSchema,
    stack: {
      ...services.stack,
      options: { name: '{EndpointName}', capturePrefix: 's3://{DataBucketName}/{CapturePrefix}' },
    },
    run: (context, options) => deploy({ ...services, ...context }, options),
    progress: describeProgress,
    show: ({ endpointName, endpointArn, seconds }) =>
      `${endpointArn}\n${endpointName} is in service after ${seconds.toFixed(1)} s`,
  });
}
