import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { stackOutputs } from '@scones/stack';

export interface Place {
  readonly region: string;
  /** Whether things that are made there cost money. */
  readonly isBilled: boolean;
  /** The outputs of the stack; undefined where there is no stack. */
  readonly outputs: Readonly<Record<string, string>> | undefined;
}

interface Searching {
  readonly cloudFormation: CloudFormationClient;
  /** Whether the server of that name charges nothing. */
  readonly isFree: (hostname: string) => boolean;
  readonly signal?: AbortSignal;
}

/**
 * Asks for the stack first in any case. A missing region, missing or refused credentials, and an address at which
 * nothing answers then show within a second, before anything is synthesised.
 */
export async function findPlace(
  { cloudFormation, isFree, signal }: Searching,
  stackName: string,
): Promise<Place> {
  const region = await cloudFormation.config.region();
  const hosts: string[] = [];
  const name = 'noteHost';
  cloudFormation.middlewareStack.add(
    (next) => (args) => {
      hosts.push((args.request as { readonly hostname: string }).hostname);
      return next(args);
    },
    { step: 'finalizeRequest', name, override: true },
  );
  try {
    const outputs = await stackOutputs(cloudFormation, stackName, signal);
    return { region, isBilled: !hosts.some(isFree), outputs };
  } finally {
    cloudFormation.middlewareStack.remove(name);
  }
}
