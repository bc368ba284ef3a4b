import { z } from 'zod';

interface NumberRange {
  readonly least: number;
  readonly most?: number;
  readonly whole?: boolean;
  /** Whether `least` itself is refused. */
  readonly above?: boolean;
}

/** A number, or its text on a command line. The error says which numbers are accepted. */
export function numberOption(range: NumberRange) {
  return z.unknown().transform((given, context) => {
    const value = numberOf(given);
    if (value !== undefined && isWithin(value, range)) return value;
    return refuse(context, given, `takes ${describeRange(range)}`);
  });
}

export const countOption = (least = 1, most?: number) =>
  numberOption({ least, whole: true, ...(most !== undefined && { most }) });

const HIGHEST_PORT = 65_535;

/** A port of this machine; 0 is any that is free. */
export const portOption = () => countOption(0, HIGHEST_PORT).meta({ value: 'port' });

/** The address that a server listens on: this machine's own unless another is given. */
export const hostOption = () => textOption().default('127.0.0.1').meta({ value: 'address' });

export const shareOption = () => numberOption({ least: 0, most: 1 });

/** `a,b` on a command line, or a list. */
export const classNamesOption = () => z.union([z.string(), z.array(z.string())]).transform(readNames);

/** The same, or the word `all`. */
export const classNamesOrAllOption = () =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given, context) => (given === 'all' ? ('all' as const) : readNames(given, context)));

function readNames(given: string | readonly string[], context: z.RefinementCtx): string[] {
  const names = (typeof given === 'string' ? given.split(',') : given).map((name) => name.trim());
  const mistake = mistakeIn(names);
  return mistake === undefined ? names : refuse(context, given, mistake);
}

/** A text that must not be empty, such as a bucket's name. */
export const textOption = () => z.string().regex(/\S/, 'takes a text that is not empty');

function mistakeIn(names: readonly string[]): string | undefined {
  if (names.includes('')) return 'takes names between commas, such as bicycle,motorcycle, none of them empty';
  if (new Set(names).size < names.length) return 'takes each class once';
  if (names.length < 2) return 'takes at least two classes to tell apart, such as bicycle,motorcycle';
  return undefined;
}

function numberOf(given: unknown): number | undefined {
  if (typeof given === 'number') return given;
  const isNumber = typeof given === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(given);
  return isNumber ? Number(given) : undefined;
}

function isWithin(
  value: number,
  { least, most = Infinity, whole = false, above = false }: NumberRange,
): boolean {
  if (!Number.isFinite(value) || (whole && !Number.isSafeInteger(value))) return false;
  return (above ? value > least : value >= least) && value <= most;
}

function describeRange({ least, most, whole = false, above = false }: NumberRange): string {
  const kind = whole ? 'a whole number' : 'a number';
  if (most !== undefined)
    return `${kind} ${above ? 'above' : 'from'} ${least} ${above ? 'and up ' : ''}to ${most}`;
  return above ? `${kind} above ${least}` : `${kind} of at least ${least}`;
}

function refuse(context: z.RefinementCtx, given: unknown, message: string): never {
  context.addIssue({ code: 'custom', input: given, message });
  return z.NEVER;
}
