import {
  agreeToSpending,
  type Asking,
  type Command,
  defineCommand,
  type StackSource,
  yesOption,
} from '@scones/command-line';
import { describeProgress } from '../describe-progress.ts';
import { describeChange } from '../update/endpoint-settings.ts';
import { update, type UpdateContext, type UpdatedEndpoint } from '../update/update.ts';
import { updateOptionsSchema } from '../update/update-options.ts';

export function updateCommand(
  services: Omit<UpdateContext, 'signal' | 'onProgress' | 'agree'> & Asking & { readonly stack: StackSource },
): Command {
  return defineCommand({
    summary: 'give an endpoint another model or other instances while it goes on answering',
    options: updateOptionsSchema.extend({ yes: yesOption() }),
    stack: { ...services.stack, options: { name: '{EndpointName}' } },
    run: (context, { yes, ...options }) =>
      update({ ...services, ...context, agree: agreeToSpending(services, yes) }, options),
    progress: describeProgress,
    show: describeUpdate,
  });
}

function describeUpdate({ endpointName, changes, updated, seconds }: UpdatedEndpoint): string {
  if (changes.length === 0) return `${endpointName} is already as requested: no changes`;
  const end = updated ? `is updated after ${seconds.toFixed(1)} s` : 'would change';
  return [...changes.map(describeChange), `${endpointName} ${end}`].join('\n');
}
