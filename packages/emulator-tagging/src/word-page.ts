import { pageOf } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from './errors.ts';

/** An empty token asks for the first page. */
export const tokenInput = z.string().max(2048).default('');

const LIMIT = 100;

/** A page of words, each once; an empty token says that there is no other page. */
export function wordPage(words: readonly string[], asked: string): { words: string[]; token: string } {
  const { items, token = '' } = pageOf(new Set(words), {
    limit: LIMIT,
    keyOf: (word) => word,
    refuse: invalidToken,
    token: asked,
  });
  return { words: items, token };
}

export function invalidToken(): Error {
  return errors.InvalidParameterException.token();
}
