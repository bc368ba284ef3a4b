import { errors } from './errors.ts';

const MOST_DIGITS = 38;

/** A number as DynamoDB keeps it: `digits × 10^exponent`, without zeros at the end of the digits. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** Throws `ValidationException` for what is no number, or one that DynamoDB cannot keep exactly. */
function readDecimal(text: string): Decimal {
  const match = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?$/.exec(text);
  const [, sign = '', whole = '', fraction = '', power = '0'] = match ?? [];
  if (!match || whole + fraction === '') throw errors.ValidationException.notNumber({ text });
  const decimal = trimmed(BigInt(`${whole}${fraction}`), Number(power) - fraction.length);
  return checked({ digits: sign === '-' ? -decimal.digits : decimal.digits, exponent: decimal.exponent });
}

function trimmed(digits: bigint, exponent: number): Decimal {
  if (digits === 0n) return { digits, exponent: 0 };
  const zeros = /0*$/.exec(String(digits))?.[0].length ?? 0;
  return { digits: digits / 10n ** BigInt(zeros), exponent: exponent + zeros };
}

function checked(decimal: Decimal): Decimal {
  const { overflow, tooPrecise, underflow } = errors.ValidationException;
  const count = digitsOf(decimal).length;
  const magnitude = decimal.exponent + count - 1;
  if (decimal.digits !== 0n && magnitude > 125) throw overflow();
  if (decimal.digits !== 0n && magnitude < -130) throw underflow();
  if (count > MOST_DIGITS) throw tooPrecise();
  return decimal;
}

function digitsOf({ digits }: Decimal): string {
  return String(digits).replace('-', '');
}

/** As DynamoDB answers it: without an exponent and needless zeros. */
export function canonicalNumber(text: string): string {
  return textOf(readDecimal(text));
}

function textOf(decimal: Decimal): string {
  const { digits, exponent } = decimal;
  const sign = digits < 0n ? '-' : '';
  const all = digitsOf(decimal);
  if (exponent >= 0) return `${sign}${all}${'0'.repeat(exponent)}`;
  const padded = all.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

/** The sum, exactly. */
export function addNumbers(one: string, other: string): string {
  const [first, second] = [readDecimal(one), readDecimal(other)];
  const exponent = Math.min(first.exponent, second.exponent);
  const scaled = ({ digits, exponent: own }: Decimal): bigint => digits * 10n ** BigInt(own - exponent);
  return textOf(checked(trimmed(scaled(first) + scaled(second), exponent)));
}

export function negated(text: string): string {
  return text.startsWith('-') ? text.slice(1) : `-${text}`;
}

/** A text whose order among such texts is that of the numbers. */
export function orderedNumber(text: string): string {
  const decimal = readDecimal(text);
  if (decimal.digits === 0n) return '1';
  const digits = digitsOf(decimal);
  const magnitude = String(decimal.exponent + digits.length + 200).padStart(3, '0');
  const positive = `${magnitude}${digits.padEnd(MOST_DIGITS, '0')}`;
  return decimal.digits > 0n
    ? `2${positive}`
    : `0${positive.replaceAll(/\d/g, (digit) => String(9 - Number(digit)))}`;
}
