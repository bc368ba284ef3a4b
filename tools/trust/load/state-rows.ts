import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Row } from '../trial.ts';
import { namesOfClients } from './left-over.ts';

/** What outlives the thing that it is about, as on AWS, by its collection or table. */
const KEPT_BY_AWS = {
  'cloudformation.stacks': 'deleted stacks',
  'cloudformation.events': 'deleted stacks',
  'cloudwatch.alarm-history': 'the history of alarms',
  'dynamodb.requests': 'tokens of transactions',
  'iam/sessions': 'keys that have been given',
  metric_points: 'metrics',
  step_functions_executions: 'executions',
  step_functions_lines: 'executions',
  'step-functions/revisions': 'executions',
};

/** Looks for names of the clients in the state that an emulator has left, once it was stopped. */
export function rowOfState(folder: string, onProgress: (line: string) => void): Row {
  using database = new DatabaseSync(join(folder, 'state.sqlite'), { readOnly: true });
  const kinds = countByKind(database);
  const broken = [...kinds].filter(([kind, count]) => count > 0 && !Object.hasOwn(KEPT_BY_AWS, kind));
  for (const [kind, count] of broken) onProgress(`left in the state: ${count} × ${kind}`);
  return {
    name: 'kinds of records without anything of the clients, but for what AWS keeps too',
    tried: kinds.size,
    held: kinds.size - broken.length,
    note: `kept: ${[...new Set(Object.values(KEPT_BY_AWS))].join(', ')}`,
  };
}

/** How many records name something of a client, by collection or table. */
function countByKind(database: DatabaseSync): Map<string, number> {
  const kinds = new Map<string, number>();
  for (const { name } of database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all())
    for (const record of database.prepare(`SELECT * FROM "${String(name)}"`).iterate()) {
      const kind = String(record['collection'] ?? name);
      const text = Object.values(record).map(asText).join(' ');
      kinds.set(kind, (kinds.get(kind) ?? 0) + Number(namesOfClients(text).length > 0));
    }
  return kinds;
}

function asText(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
}
