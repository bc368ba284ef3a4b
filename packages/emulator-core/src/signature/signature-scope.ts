export const ALGORITHM = 'AWS4-HMAC-SHA256';

/** What a signature is good for. */
export interface SignatureScope {
  readonly day: string;
  readonly region: string;
  readonly service: string;
}

export function scopeText({ day, region, service }: SignatureScope): string {
  return `${day}/${region}/${service}/aws4_request`;
}

/** `20260101T120000Z` */
export function basicTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** The time in milliseconds; undefined where the text is no such date. */
export function timeOfBasic(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}
