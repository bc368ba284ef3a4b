import { isObject, type Json } from '../../json.ts';

/** How an array stands in a form: `a[0]=1`, `a=1&a=2`, `a=1,2`, `a[]=1`. */
export const ARRAY_FORMATS = ['INDICES', 'REPEAT', 'COMMAS', 'BRACKETS'] as const;
export type ArrayFormat = (typeof ARRAY_FORMATS)[number];

/** A value as a form: members of members stand in brackets, `metadata[key]=value`, percent-encoded. */
export function encodeForm(value: Json, arrays: ArrayFormat): string {
  if (!isObject(value) && !Array.isArray(value)) return encode(scalarText(value));
  return formFields('', value, arrays)
    .map(([name, text]) => `${encode(name)}=${encode(text)}`)
    .join('&');
}

type Field = readonly [name: string, text: string];

/** The fields of a value; a member that is null is left out. */
export function formFields(name: string, value: Json, arrays: ArrayFormat): Field[] {
  if (Array.isArray(value)) return arrayFields(name, value, arrays);
  if (isObject(value))
    return Object.entries(value).flatMap(([key, each]) =>
      formFields(name === '' ? key : `${name}[${key}]`, each, arrays),
    );
  return value === null ? [] : [[name, scalarText(value)]];
}

function arrayFields(name: string, items: readonly Json[], arrays: ArrayFormat): Field[] {
  if (arrays === 'COMMAS') return [[name, items.map(scalarText).join(',')]];
  return items.flatMap((item, index) => formFields(itemName(name, index, arrays), item, arrays));
}

function itemName(name: string, index: number, arrays: ArrayFormat): string {
  if (arrays === 'REPEAT') return name;
  return arrays === 'BRACKETS' ? `${name}[]` : `${name}[${index}]`;
}

function scalarText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** As `encodeURIComponent`, and the characters that it leaves alone though forms don't. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
