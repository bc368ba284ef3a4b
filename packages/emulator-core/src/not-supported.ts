import { type AwsError, commonErrors } from './aws-error.ts';
import type { ServiceNames } from './service-names.ts';

/** Something that AWS's service has and the emulator lacks; `docs/compatibility.md` lists it with its reason. */
export interface NotSupported {
  /** An operation by its name, or a feature in a few words. */
  readonly what: string;
  /** The reason in one sentence, and the way round where there is one. */
  readonly why: string;
  /** Operations that fall under it and that `what` does not name, `*` standing for any part of a name. */
  readonly operations?: readonly string[];
}

/** The entry that says why an operation is not here: one that names it, or else one with a pattern of its name. */
export function entryFor(operation: string, table: readonly NotSupported[]): NotSupported | undefined {
  const named = new RegExp(`\\b${escaped(operation)}\\b`);
  return (
    table.find(({ what, operations = [] }) => named.test(what) || operations.includes(operation)) ??
    table.find(({ operations = [] }) => operations.some((pattern) => patternOf(pattern).test(operation)))
  );
}

/**
 * The refusal of an operation that AWS has and the emulator does not, or that nobody has. Most clients show only this
 * message.
 */
export function refusedOperation(
  {
    names,
    notSupported = [],
  }: {
    readonly names: Pick<ServiceNames, 'name'>;
    readonly notSupported?: readonly NotSupported[] | undefined;
  },
  operation: string,
): AwsError {
  const entry = entryFor(operation, notSupported);
  const reason = entry === undefined ? '' : `: ${entry.why.replace(/\.$/, '')}`;
  return commonErrors.UnknownOperationException({ service: names.name, operation, reason });
}

const patternOf = (pattern: string): RegExp => new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`);

const escaped = (text: string): string => text.replaceAll(/[^\w]/g, String.raw`\$&`);
