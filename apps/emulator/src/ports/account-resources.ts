import type { Random } from '@scones/deterministic';
import type { EmulatedService } from '@scones/emulator-core';
import { listedResources } from './listed-resources.ts';

interface AccountResource {
  readonly service: string;
  /** A plain word for one of them. */
  readonly kind: string;
  readonly name: string;
  readonly arn: string;
}

/** Everything in the account that can be deleted, and so can be left over. */
export async function accountResources(
  services: readonly EmulatedService[],
  random: Random,
): Promise<readonly AccountResource[]> {
  const found: AccountResource[] = [];
  for await (const { service, kind, name, arn } of listedResources(services, random, ({ isKept }) => !isKept))
    found.push({ service: service.name, kind: kind.noun, name, arn });
  return found;
}
