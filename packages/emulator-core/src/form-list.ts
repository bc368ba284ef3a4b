import { z } from 'zod';

/** A list as an operation on the Query protocol takes it: an empty one is an empty text on the wire. */
export function formList<Item extends z.ZodType>(item: Item) {
  return z.preprocess((value) => (value === '' ? [] : value), z.array(item));
}
