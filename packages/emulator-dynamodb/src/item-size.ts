import { type AttributeValue, type Item, setOf } from './attribute-value.ts';

export const MOST_ITEM_BYTES = 409_600;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
export function itemSize(item: Item): number {
  return total(Object.entries(item).map(([name, value]) => Buffer.byteLength(name) + valueSize(value)));
}

function valueSize(value: AttributeValue): number {
  const set = setOf(value);
  if (set)
    return total(
      set.map((text) =>
        'SS' in value ? sizeOfText(text) : 'NS' in value ? sizeOfNumber(text) : sizeOfBytes(text),
      ),
    );
  if ('S' in value) return sizeOfText(value.S);
  if ('N' in value) return sizeOfNumber(value.N);
  if ('B' in value) return sizeOfBytes(value.B);
  if ('L' in value) return 3 + total(value.L.map((each) => 1 + valueSize(each)));
  return 'M' in value ? 3 + Object.keys(value.M).length + itemSize(value.M) : 1;
}

function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

const sizeOfText = (text: string): number => Buffer.byteLength(text);
const sizeOfBytes = (text: string): number => Buffer.byteLength(text, 'base64');

/** A byte for two digits, and one more. */
function sizeOfNumber(text: string): number {
  const digits = text
    .replace(/^-/, '')
    .replace('.', '')
    .replaceAll(/^0+|0+$/g, '').length;
  return 1 + Math.ceil(digits / 2) + (text.startsWith('-') ? 1 : 0);
}
