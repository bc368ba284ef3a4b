import { z } from 'zod';
import { errors } from './errors.ts';

/** The members by which a list is read page by page. */
export const pagingInput = {
  maxResults: z.number().int().min(0).max(1000).optional(),
  nextToken: z.string().min(1).max(3096).optional(),
};

interface Paging {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

/** The size of a page: AWS's own where none, or 0, is asked for. */
export function pageSize({ maxResults }: Paging): number {
  return maxResults || 100;
}

/** The position at which the last page ended. Throws `InvalidToken`. */
export function readToken<Position extends z.ZodType>(
  { nextToken }: Paging,
  position: Position,
): z.output<Position> | undefined {
  if (nextToken === undefined) return undefined;
  try {
    return position.parse(JSON.parse(Buffer.from(nextToken, 'base64url').toString('utf8')));
  } catch (cause) {
    throw errors.InvalidToken({ cause });
  }
}

export function writeToken(position: unknown): { nextToken: string } {
  return { nextToken: Buffer.from(JSON.stringify(position)).toString('base64url') };
}
