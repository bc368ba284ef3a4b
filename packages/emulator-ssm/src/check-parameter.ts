import { inBoundedTime, TookTooLong } from '@scones/wildcards';
import { errors } from './errors.ts';

const MOST_LEVELS = 15;
const LONGEST_VALUE_BYTES = 4096;

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html */
export function checkName(name: string): void {
  const levels = name.split('/').filter((level) => level !== '');
  checkPrefix(name, levels);
  if (!/^[\w./-]+$/.test(name)) throw errors.ValidationException.nameAsPath();
  if (name.includes('/') && !name.startsWith('/')) throw errors.ValidationException.notQualified();
  if (levels.length > MOST_LEVELS) throw errors.HierarchyLevelLimitExceededException();
}

/** Names that begin with AWS's are AWS's. */
function checkPrefix(name: string, levels: readonly string[]): void {
  if (!/^(aws|ssm)/i.test(levels[0] ?? '')) return;
  if (levels.length > 1 && /^\/aws/i.test(name)) throw errors.AccessDeniedException({ name });
  throw levels.length > 1 ? errors.ValidationException.nameAsPath() : errors.ValidationException.name();
}

export function checkValue(value: string, allowedPattern: string | undefined): void {
  if (Buffer.byteLength(value) > LONGEST_VALUE_BYTES)
    throw errors.ValidationException.tooLarge({ limit: LONGEST_VALUE_BYTES });
  if (/\{\{.*\}\}/s.test(value)) throw errors.ValidationException.nested();
  if (allowedPattern !== undefined && !isAllowed(allowedPattern, value))
    throw errors.ParameterPatternMismatchException({ pattern: allowedPattern });
}

function isAllowed(pattern: string, value: string): boolean {
  const allowed = compile(pattern);
  try {
    return inBoundedTime(() => allowed.test(value));
  } catch (cause) {
    if (!(cause instanceof TookTooLong)) throw cause;
    throw errors.InvalidAllowedPatternException.slow({ cause });
  }
}

function compile(pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`, 's');
  } catch (cause) {
    throw errors.InvalidAllowedPatternException.invalid({ cause });
  }
}
