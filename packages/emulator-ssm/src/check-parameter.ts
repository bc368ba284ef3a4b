import { errors } from './errors.ts';

const MOST_LEVELS = 15;
const LONGEST_VALUE_BYTES = 4096;

const AS_PATH =
  'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_';

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html */
export function checkName(name: string): void {
  const levels = name.split('/').filter((level) => level !== '');
  checkPrefix(name, levels);
  if (!/^[\w./-]+$/.test(name)) throw errors.ValidationException(AS_PATH);
  if (name.includes('/') && !name.startsWith('/'))
    throw errors.ValidationException('Parameter name must be a fully qualified name.');
  if (levels.length > MOST_LEVELS) throw errors.HierarchyLevelLimitExceededException();
}

/** Names that begin with AWS's are AWS's. */
function checkPrefix(name: string, levels: readonly string[]): void {
  if (!/^(aws|ssm)/i.test(levels[0] ?? '')) return;
  if (levels.length > 1 && /^\/aws/i.test(name)) throw errors.AccessDeniedException(name);
  throw errors.ValidationException(
    levels.length > 1
      ? AS_PATH
      : 'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).',
  );
}

export function checkValue(value: string, allowedPattern: string | undefined): void {
  if (Buffer.byteLength(value) > LONGEST_VALUE_BYTES)
    throw errors.ValidationException(
      `Standard tier parameters support a maximum parameter value of ${LONGEST_VALUE_BYTES} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. The emulator does not support that tier.`,
    );
  if (/\{\{.*\}\}/s.test(value))
    throw errors.ValidationException(
      'Parameter value can\'t nest another parameter. Do not use "{{}}" in the value.',
    );
  if (allowedPattern !== undefined && !compile(allowedPattern).test(value))
    throw errors.ParameterPatternMismatchException(allowedPattern);
}

function compile(pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`, 's');
  } catch (cause) {
    throw errors.InvalidAllowedPatternException({ cause });
  }
}
