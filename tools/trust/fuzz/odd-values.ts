import { type Random, randomInteger } from '@scones/deterministic';

/** One of them. */
export function pick<T>(random: Random, items: readonly T[]): T {
  return items[randomInteger(random, items.length)] as T;
}

/** Names that JavaScript's objects inherit, or that change them. */
export const INHERITED = ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf'];

/** Texts that something may stumble over. */
export const ODD_TEXTS = [
  ...[
    '',
    ' ',
    '0',
    '-1',
    '1e999',
    'NaN',
    'null',
    'true',
    '*',
    '%',
    '%00',
    '%zz',
    '$',
    '$.',
    '{}',
    '[]',
    '{{}}',
  ],
  ...INHERITED,
  ...[
    '../../etc/passwd',
    '/',
    '//',
    '.',
    '..',
    '\\',
    'a\0b',
    'a\r\nInjected: b',
    '\u001b[2J\u001b]0;x\u0007',
  ],
  ...['\ud800', 'a\udfffb', '\u202ecba', '👨‍👩‍👧', 'é', 'e\u0301', 'ß', 'İ', '\ufeff', '\u2028', '﷽'],
  ...[
    '<script>alert(1)</script>',
    '"\'><img src=x onerror=alert(1)>',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    ']]>',
  ],
  ...[
    "' OR 1=1 --",
    '${jndi:ldap://x}',
    '{{7*7}}',
    'States.Format(',
    '{% $eval("1") %}',
    '(a+)+$',
    '[',
    '(?<',
  ],
  ...[
    'arn:',
    'arn:aws:s3:::',
    'arn:aws:iam::000000000000:role/',
    ':'.repeat(50),
    's3://',
    'http://[::1',
    'x:y',
  ],
  ...[
    '9'.repeat(400),
    'a'.repeat(1025),
    'é'.repeat(300),
    '.'.repeat(1000),
    '/a'.repeat(600),
    '*a'.repeat(250),
  ],
];

const ODD_NUMBERS = [0, -0, -1, 1.5, 2 ** 31, -(2 ** 31), 2 ** 53, 2 ** 63, 1e308, -1e308, 1e-320];

/** A value of some type, which is seldom the one that is asked for. */
export function oddValue(random: Random): unknown {
  return pick(random, [
    () => pick(random, ODD_TEXTS),
    () => pick(random, ODD_NUMBERS),
    () => pick(random, [null, true, false, [], {}, [[]], [null], [{}]]),
    () => ({ [pick(random, INHERITED)]: pick(random, ODD_TEXTS) }),
    () => Array.from({ length: pick(random, [2, 101, 3000]) }, () => pick(random, ODD_TEXTS).slice(0, 20)),
    () => pick(random, ['a', 'é', '\\', '"', '<', '{', '👩']).repeat(pick(random, [2000, 20_000, 60_000])),
    () => nested(pick(random, [20, 200, 900])),
  ])();
}

/** Lists and objects within one another. */
function nested(depth: number): unknown {
  let value: unknown = 'core';
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}
