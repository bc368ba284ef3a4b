import type { RequiredAccess } from './access.ts';
import type { ServiceNames } from './service-names.ts';

/** What a service says of itself to the rest of the emulator. */
export interface Declaration {
  readonly names: ServiceNames;
  /** What IAM asks of who calls an operation. */
  readonly access: RequiredAccess;
  /** Task states write members with a capital, and the service's API does not. */
  readonly hasLowerCaseMembers?: true;
  /** The resources of its actions are roles, whose trust policies say who may take them on. */
  readonly resourcesAreRoles?: true;
  /** A resource's own policy, by the resource's ARN; undefined where it has none. */
  readonly resourcePolicy?: (resource: string) => string | undefined;
  /** Its resources that the tagging API finds; absent, none. */
  readonly taggedKinds?: readonly TaggedKind[];
}

/** How a service lists one kind of its resources, and says the tags of each. */
export interface TaggedKind {
  /** The operation, and its input besides the token. */
  readonly list: string;
  readonly input?: object;
  /** The member of the list's output that has the resources, and the one of each that has its ARN. */
  readonly items: string;
  readonly arn: string | ((item: Readonly<Record<string, unknown>>) => string);
  /** The members by which the list goes on, in its input and in its output. */
  readonly next?: readonly [input: string, output: string];
  /** The operation that answers a resource's tags, if the list does not. */
  readonly tags?: readonly [
    operation: string,
    input: (item: Readonly<Record<string, unknown>>, arn: string) => object,
  ];
  readonly tagMember?: string;
}

/** A service's declaration alone, of all that it is made with. */
export function declarationOf(declaration: Declaration): Declaration {
  const { names, access, hasLowerCaseMembers, resourcesAreRoles, resourcePolicy, taggedKinds } = declaration;
  return {
    names,
    access,
    ...(hasLowerCaseMembers && { hasLowerCaseMembers }),
    ...(resourcesAreRoles && { resourcesAreRoles }),
    ...(resourcePolicy && { resourcePolicy }),
    ...(taggedKinds && { taggedKinds }),
  };
}
