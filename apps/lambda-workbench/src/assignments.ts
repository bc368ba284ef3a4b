import { z } from 'zod';

const ASSIGNMENT = /^([A-Za-z]\w+)=(.*)$/s;

const assignment = z.string().regex(ASSIGNMENT, 'takes NAME=value');

/** Reads `NAME=value`s as an environment. The last value of a name counts. */
export const assignmentsSchema = z.array(assignment).default([]);

export function assigned(assignments: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    assignments.map((text) => {
      const separator = text.indexOf('=');
      return [text.slice(0, separator), text.slice(separator + 1)];
    }),
  );
}
