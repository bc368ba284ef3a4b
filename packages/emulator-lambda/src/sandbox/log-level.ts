/** The levels of the function's own messages, the most detailed first. */
export const APPLICATION_LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const;
/** The levels of Lambda's own messages about the function. */
export const SYSTEM_LEVELS = ['DEBUG', 'INFO', 'WARN'] as const;

export type ApplicationLevel = (typeof APPLICATION_LEVELS)[number];
export type SystemLevel = (typeof SYSTEM_LEVELS)[number];

/** Set for a JSON log only: a text log is not filtered. */
export interface JsonLogging {
  readonly applicationLevel: ApplicationLevel;
  readonly systemLevel: SystemLevel;
}

export function isKept(level: ApplicationLevel, least: ApplicationLevel): boolean {
  return APPLICATION_LEVELS.indexOf(level) >= APPLICATION_LEVELS.indexOf(least);
}

/**
 * The level of a line that is printed past the runtime's own logging: `INFO`, unless the line itself has a level and a
 * time.
 */
export function printedLevel(line: string): ApplicationLevel {
  const { level, timestamp } = parsedLine(line);
  const named = APPLICATION_LEVELS.find((name) => name === String(level).toUpperCase());
  return named !== undefined && RFC_3339.test(String(timestamp)) ? named : 'INFO';
}

const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

function parsedLine(line: string): { readonly level?: unknown; readonly timestamp?: unknown } {
  if (!line.startsWith('{')) return {};
  try {
    return JSON.parse(line) as object;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {};
  }
}
