import type { AccessRequest, RequiredAccess } from './access.ts';
import type { ServiceNames } from './service-names.ts';

/** A service's declaration: all that the rest of the emulator knows of it. */
export interface Declaration {
  readonly names: ServiceNames;
  /** The permissions that IAM asks of the caller of an operation. */
  readonly access: RequiredAccess;
  /** Task states write members with a capital, and the service's API does not. */
  readonly hasLowerCaseMembers?: true;
  /** The resources of its actions are roles, whose trust policies say who may take them on. */
  readonly resourcesAreRoles?: true;
  /** Operations that AWS answers without a signature, whatever policies say. */
  readonly unsigned?: readonly string[];
  /** Its resources' policies may let anybody in, who then needs no signature. */
  readonly admitsAnybody?: true;
  /** A resource's own policy, by the resource's ARN; undefined where it has none. */
  readonly resourcePolicy?: (resource: string) => string | undefined;
  /**
   * The values that conditions find of a resource, its tags, by its ARN as `access` has it. They are looked up only for
   * a policy that asks for them. Throws `AwsError` where there is no such resource.
   */
  readonly resourceContext?: (resource: string, action: string) => AccessRequest['context'];
  /** The kinds of resources that it keeps in an account; absent, it keeps none. */
  readonly resourceKinds?: readonly ResourceKind[];
}

/** How a service lists one kind of its resources, and says the tags of each. */
export interface ResourceKind {
  /** The plain word for one of them. */
  readonly noun: string;
  /** The operation, and its input besides the token. */
  readonly list: string;
  readonly input?: object;
  /**
   * The member of the list's output that has the resources, and the members of each resource with its name and its ARN.
   * A resource that is a text there has it as its member `text`.
   */
  readonly items: string;
  readonly name: MemberOf;
  readonly arn: MemberOf;
  /** The members with the token of the next page, in the list's input and in its output. */
  readonly next?: readonly [input: string, output: string];
  /** AWS's tagging API does not find them. */
  readonly isTagged?: false;
  /** The operation that answers a resource's tags, if the list does not. */
  readonly tags?: readonly [operation: string, input: (item: ListedItem, arn: string) => object];
  readonly tagMember?: string;
  /** AWS has no operation that deletes one, so that nobody can have left it over. */
  readonly isKept?: true;
}

/** One resource as the list has it. */
type ListedItem = Readonly<Record<string, unknown>>;

/** The name of a member of an item, or a function that makes the text from its members. */
type MemberOf = string | ((item: ListedItem) => string);

/** Only the declaration, of an object that has more members. */
export function declarationOf(declaration: Declaration): Declaration {
  const { names, access, hasLowerCaseMembers, resourcesAreRoles, resourcePolicy, resourceKinds } =
    declaration;
  const { unsigned, admitsAnybody, resourceContext } = declaration;
  return {
    names,
    access,
    ...(hasLowerCaseMembers && { hasLowerCaseMembers }),
    ...(resourcesAreRoles && { resourcesAreRoles }),
    ...(unsigned && { unsigned }),
    ...(admitsAnybody && { admitsAnybody }),
    ...(resourcePolicy && { resourcePolicy }),
    ...(resourceContext && { resourceContext }),
    ...(resourceKinds && { resourceKinds }),
  };
}
