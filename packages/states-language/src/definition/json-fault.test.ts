import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonFault } from './json-fault.ts';

const A_VALUE = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

it.each([
  ['not some json', `Unrecognized token 'not': was expecting ${A_VALUE}`],
  ["{'not': 'json'", "Unexpected character (''' (code 39)): was expecting double-quote to start field name"],
  ['{"a" 1}', "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value"],
  ['{"a":1 "b":2}', `Unexpected character ('"' (code 34)): was expecting comma to separate Object entries`],
  ['[1 2]', "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries"],
  ['{"a":}', `Unexpected character ('}' (code 125)): expected a valid value ${A_VALUE}`],
  ['[1,]', `Unexpected character (']' (code 93)): expected a valid value ${A_VALUE}`],
  ['{"a":1,}', "Unexpected character ('}' (code 125)): was expecting double-quote to start field name"],
  ['[1}', "Unexpected close marker '}': expected ']'"],
  ['{"a":1', 'Unexpected end-of-input: expected close marker for Object'],
  ['[[1]', 'Unexpected end-of-input: expected close marker for Array'],
  ['"a', 'Unexpected end-of-input: was expecting closing quote for a string value'],
  ['"a\\x"', "Unrecognized character escape 'x' (code 120)"],
  [
    '"a\nb"',
    'Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value',
  ],
  ['[01]', 'Invalid numeric value: Leading zeroes not allowed'],
  ['{"a":True}', `Unrecognized token 'True': was expecting ${A_VALUE}`],
  ['{} {}', "Unexpected character ('{' (code 123)): was expecting the end of the input"],
  [' ', 'No content to map due to end-of-input'],
])('says what is wrong with %j', (text, fault) => {
  expect(jsonFault(text)).toBe(fault);
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return false;
  }
}

it('finds no fault in JSON, and some fault in whatever else there is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), (value, cut) => {
      const text = JSON.stringify(value);
      expect(jsonFault(text)).toBeUndefined();
      const part = text.slice(0, cut % text.length);
      expect(jsonFault(part) === undefined).toBe(isJson(part));
    }),
    { seed: 3, numRuns: 300 },
  );
});

it('reads a text that opens very many arrays', () => {
  expect(jsonFault('['.repeat(200_000))).toBe('Unexpected end-of-input: expected close marker for Array');
});
