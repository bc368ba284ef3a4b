import type { AwsError } from './aws-error.ts';
import type { Identity } from './identity.ts';
import { inputTags } from './input-tags.ts';
import type { RoleSession } from './request-context.ts';
import type { ServiceNames } from './service-names.ts';
import type { SignatureFault } from './signature/signature-fault.ts';

/** One thing that a caller must be allowed to do. */
export interface AccessRequest {
  /** `s3:GetObject` */
  readonly action: string;
  /** Its ARN, or `*` where the action knows none. */
  readonly resource: string;
  /** The values that conditions can ask for, `aws:SecureTransport` for instance. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** For a role that is passed: the service that must be allowed to take it on, and what that says where it is not. */
  readonly passed?: { readonly to: string; readonly untrusted: () => AwsError };
}

/** Passing a role to a service, which must be allowed to take it on. */
interface PassedRole {
  /** The principal of the service. */
  readonly to: string;
  /** The ARNs of the roles in an operation's input, which is not checked yet. */
  readonly roles: (input: InputMembers) => readonly unknown[];
  readonly untrusted: (roleArn: string) => AwsError;
}

/**
 * All that a caller must be allowed for an operation; nothing where everybody may call it. The input is as it came, not
 * checked yet.
 */
export type RequiredAccess = (
  operation: string,
  input: unknown,
  identity: Identity,
  /** Whoever asks, where the operation may be about them. */
  caller?: RoleSession,
) => AccessRequest[];

/** How a service tells a caller that it may not do something. */
export interface Refusals {
  accessDenied(message: string): AwsError;
  /** The signature, or the key that it is made with, is not taken. */
  unauthenticated(fault: SignatureFault): AwsError;
}

export type InputMembers = Readonly<Record<string, unknown>>;

/** The ARN or ARNs that an operation is about; undefined where it is about none. */
export type ResourcesOf = (
  input: InputMembers,
  identity: Identity,
  operation: string,
) => string | readonly string[] | undefined;

interface AccessRules {
  /** The actions of operations whose action has another name. */
  readonly actions?: Readonly<Record<string, string>>;
  /** Operations that everybody may call. */
  readonly free?: readonly string[];
  readonly resources?: ResourcesOf;
  /** The values of the input that conditions can ask for. */
  readonly context?: (input: InputMembers) => AccessRequest['context'];
  /** The action that whoever makes something with tags needs too, or how to find it by the operation. */
  readonly tagging?: string | ((operation: string) => string);
  readonly passes?: PassedRole;
}

/**
 * One action for an operation, on each resource that it is about
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html).
 */
export function accessByRules({ iamPrefix }: ServiceNames, rules: AccessRules = {}): RequiredAccess {
  const { actions = {}, free = [], resources, context, passes, tagging } = rules;
  return (operation, input, identity) => {
    if (free.includes(operation)) return [];
    const members = (input ?? {}) as InputMembers;
    const action = `${iamPrefix}:${actions[operation] ?? operation}`;
    const about = [resources?.(members, identity, operation) ?? []].flat();
    const asked = context?.(members);
    const onEach = (action: string): AccessRequest[] =>
      (about.length > 0 ? about : ['*']).map((resource) => ({
        action,
        resource,
        ...(asked && { context: asked }),
      }));
    return [
      ...onEach(action),
      ...(tagging !== undefined && givesTags(operation, members)
        ? onEach(`${iamPrefix}:${typeof tagging === 'string' ? tagging : tagging(operation)}`)
        : []),
      ...(passes ? passings(passes, members) : []),
    ];
  };
}

/** Whether an operation gives tags that is not there to tag alone. */
function givesTags(operation: string, input: InputMembers): boolean {
  return !/^(Tag|AddTags)/.test(operation) && inputTags(input).length > 0;
}

/**
 * Whoever gives a service a role could otherwise have it do what that role may
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html).
 */
function passings({ to, roles, untrusted }: PassedRole, input: InputMembers): AccessRequest[] {
  const given = new Set(roles(input).flatMap((role) => ifNamed(role) ?? []));
  return [...given].map((resource) => ({
    action: 'iam:PassRole',
    resource,
    context: { 'iam:PassedToService': to },
    passed: { to, untrusted: () => untrusted(resource) },
  }));
}

/** The values that conditions find, of members that are texts, numbers or truths; undefined where none is. */
export function contextValues(members: InputMembers): AccessRequest['context'] {
  const given: Record<string, string | readonly string[]> = {};
  for (const [key, value] of Object.entries(members)) {
    const texts = [value].flat().flatMap(textOf);
    if (texts.length > 0) given[key] = Array.isArray(value) ? texts : (texts[0] as string);
  }
  return Object.keys(given).length > 0 ? given : undefined;
}

/**
 * The values by which conditions find a resource's tags, under `aws:ResourceTag` and where the service has one under a
 * prefix of its own, `ssm:resourceTag` for instance.
 */
export function resourceTagValues(
  tags: Readonly<Record<string, string>> | undefined,
  ...ownPrefixes: readonly string[]
): Readonly<Record<string, string>> {
  const prefixes = ['aws:ResourceTag', ...ownPrefixes];
  return Object.fromEntries(prefixes.flatMap((prefix) => Object.entries(tagValuesUnder(prefix, tags))));
}

/** `{ 'aws:RequestTag/team': 'cakes' }` of the prefix `aws:RequestTag`. */
export function tagValuesUnder(
  prefix: string,
  tags: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]));
}

function textOf(value: unknown): string[] {
  return ['string', 'number', 'boolean'].includes(typeof value) ? [String(value)] : [];
}

/** Applies `make` to a member that is a name; undefined where the member is absent, empty or no text. */
export function ifNamed(value: unknown, make: (name: string) => string = itself): string | undefined {
  return typeof value === 'string' && value !== '' ? make(value) : undefined;
}

function itself(text: string): string {
  return text;
}
