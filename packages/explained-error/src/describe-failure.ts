import { ExplainedError } from './explained-error.ts';

/** What happened and what to do, on one line. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const message = oneLine(error.message);
  return error instanceof ExplainedError ? `${sentence(message)} ${oneLine(error.hint)}` : message;
}

const oneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ' | ');
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
