import type { Random } from '@scones/deterministic';
import type { EmulatedService, ResourceKind } from '@scones/emulator-core';

type Members = Readonly<Record<string, unknown>>;
type Call = (operation: string, input: object) => Promise<Members>;

/** A resource as its service lists it, and the way to ask that service more. */
export interface ListedResource {
  readonly service: EmulatedService;
  readonly kind: ResourceKind;
  readonly item: Members;
  readonly name: string;
  readonly arn: string;
  readonly call: Call;
}

/** Everything in the account of the wanted kinds, as each service lists it. */
export async function* listedResources(
  services: readonly EmulatedService[],
  random: Random,
  isWanted: (kind: ResourceKind) => boolean,
): AsyncGenerator<ListedResource> {
  for (const service of services) {
    const call: Call = async (operation, input) =>
      (await service.call(operation, input, { requestId: random.uuid() })) as Members;
    for (const kind of service.resourceKinds ?? []) {
      if (!isWanted(kind)) continue;
      for await (const item of itemsOf(kind, call))
        yield { service, kind, item, call, name: memberOf(item, kind.name), arn: memberOf(item, kind.arn) };
    }
  }
}

async function* itemsOf({ list, input, items, next }: ResourceKind, call: Call): AsyncGenerator<Members> {
  let token: unknown;
  do {
    const page = await call(list, { ...input, ...(next && token !== undefined && { [next[0]]: token }) });
    // A list of texts has no members to ask for.
    for (const item of (page[items] ?? []) as (Members | string)[])
      yield typeof item === 'string' ? { text: item } : item;
    token = next && page[next[1]];
  } while (token !== undefined);
}

function memberOf(item: Members, member: ResourceKind['name']): string {
  return typeof member === 'string' ? (item[member] as string) : member(item);
}
