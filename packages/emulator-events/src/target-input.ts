import type { EventEnvelope } from './event.ts';

interface InputTransformer {
  readonly InputPathsMap?: Readonly<Record<string, string>> | undefined;
  readonly InputTemplate: string;
}

/** The part of an event that a target receives. */
export interface TargetInput {
  readonly Input?: string | undefined;
  readonly InputPath?: string | undefined;
  readonly InputTransformer?: InputTransformer | undefined;
}

/** The text that a target is sent: the event, a part of it, a constant or what the transformer makes of it. */
export function targetInput(
  { Input, InputPath, InputTransformer }: TargetInput,
  event: EventEnvelope,
  ruleArn: string,
): string {
  if (Input !== undefined) return Input;
  if (InputPath !== undefined) return JSON.stringify(valueAt(InputPath, event) ?? null);
  if (InputTransformer) return transform(InputTransformer, event, ruleArn);
  return JSON.stringify(event);
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html */
function transform(
  { InputPathsMap = {}, InputTemplate }: InputTransformer,
  event: EventEnvelope,
  ruleArn: string,
): string {
  const { detail: _detail, ...head } = event;
  const values = new Map<string, unknown>([
    ['aws.events.rule-arn', ruleArn],
    ['aws.events.rule-name', ruleArn.slice(ruleArn.lastIndexOf('/') + 1)],
    ['aws.events.event.ingestion-time', event.time],
    ['aws.events.event', head],
    ['aws.events.event.json', event],
  ]);
  for (const [name, path] of Object.entries(InputPathsMap)) values.set(name, valueAt(path, event));
  let isQuoted = false;
  // Within quotes a value stands as bare text, elsewhere as JSON.
  return InputTemplate.replace(/<([^<>]+)>|\\.|"/gs, (token, name: string | undefined) => {
    if (name === undefined) {
      if (token === '"') isQuoted = !isQuoted;
      return token;
    }
    if (!values.has(name)) return token;
    return isQuoted ? withinQuotes(values.get(name)) : (JSON.stringify(values.get(name)) ?? '""');
  });
}

function withinQuotes(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  return JSON.stringify(text).slice(1, -1);
}

const SEGMENT = /\.([\w/-]+)|\[(\d+)\]|\['([^']+)'\]/gy;

/** Whether EventBridge could follow it. */
export function isPath(path: string): boolean {
  return path.startsWith('$') && segmentsOf(path) !== undefined;
}

function segmentsOf(path: string): string[] | undefined {
  const matches = [...path.slice(1).matchAll(SEGMENT)];
  const length = matches.reduce((sum, [whole]) => sum + whole.length, 0);
  return length === path.length - 1
    ? matches.map(([, name, index, quoted]) => (name ?? index ?? quoted) as string)
    : undefined;
}

function valueAt(path: string, event: EventEnvelope): unknown {
  return segmentsOf(path)?.reduce<unknown>(
    (value, segment) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, segment)
        ? (value as Record<string, unknown>)[segment]
        : undefined,
    event,
  );
}
