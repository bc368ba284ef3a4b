import type { Activity } from './activity.ts';
import { endpoints } from './activities/endpoints.ts';
import { functions } from './activities/functions.ts';
import { machines, shortMachines } from './activities/machines.ts';
import { queues, rules, topics } from './activities/messages.ts';
import { objects, uploads } from './activities/objects.ts';
import { logLines, metrics, parameters, roles } from './activities/small-services.ts';
import { stacks } from './activities/stacks.ts';
import { tables } from './activities/tables.ts';

/** What clients do, by what a problem with it is told as. */
export const ACTIVITIES: Readonly<Record<string, Activity>> = {
  objects,
  uploads,
  functions,
  machines,
  shortMachines,
  endpoints,
  queues,
  topics,
  rules,
  tables,
  stacks,
  parameters,
  logLines,
  metrics,
  roles,
};
