import { createHash } from 'node:crypto';
import { asString, IntrinsicArgumentError, type IntrinsicFunction } from './intrinsic-function.ts';

const LONGEST_TEXT = 10_000;

export const base64Encode: IntrinsicFunction = {
  takes: [1, 1],
  run: ([text]) => Buffer.from(limited(asString(text, 1))).toString('base64'),
};

export const base64Decode: IntrinsicFunction = {
  takes: [1, 1],
  run: ([text]) => Buffer.from(limited(asString(text, 1)), 'base64').toString('utf8'),
};

export const hash: IntrinsicFunction = {
  takes: [2, 2],
  run([data, algorithm]) {
    const name = asString(algorithm, 2);
    if (!/^(?:MD5|SHA-(?:1|256|384|512))$/.test(name)) {
      throw new IntrinsicArgumentError(`${name} is none of MD5, SHA-1, SHA-256, SHA-384 and SHA-512`);
    }
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    return createHash(name.replace('-', '').toLowerCase()).update(limited(text)).digest('hex');
  },
};

/** Any of the delimiter's characters splits, and empty pieces are left out. */
export const stringSplit: IntrinsicFunction = {
  takes: [2, 2],
  run([text, delimiters]) {
    const separators = new Set(asString(delimiters, 2));
    const pieces = [''];
    for (const character of asString(text, 1)) {
      if (separators.has(character)) pieces.push('');
      else pieces[pieces.length - 1] += character;
    }
    return pieces.filter((piece) => piece !== '');
  },
};

export const uuid: IntrinsicFunction = { takes: [0, 0], run: (_values, random) => random.uuid() };

function limited(text: string): string {
  if (text.length > LONGEST_TEXT) {
    throw new IntrinsicArgumentError(`the text may have no more than ${LONGEST_TEXT} characters`);
  }
  return text;
}
